//! What is true in a made-up story: who struck whom, where, and how many died by whose account?

use bestand_claim::Hedge;

use super::phrases::{Figure, Who};
use super::plan::Story;
use super::random::Random;
use super::world::World;

/// What all reports of a story know.
pub(super) struct Facts {
    seed: u64,
    striker: usize,
    struck: usize,
    mediator: usize,
    pub(super) war: usize,
    pub(super) town: usize,
    pub(super) other_town: usize,
    pub(super) villages: Vec<String>,
    pub(super) people: Vec<String>,
    killed: u64,
    /// Dead of the war before the story, by the day.
    total: u64,
}

/// A number and how the words bind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u64,
    pub(super) hedge: Hedge,
}

/// The dead of later reports, in hundredths of those of the first day.
const GROWTH: [u64; 4] = [100, 125, 140, 150];
const VILLAGES: usize = 5;
const PEOPLE: usize = 6;

impl Facts {
    pub(super) fn of(world: &World, story: &Story) -> Facts {
        let mut random = Random::of(&[story.seed, 3]);
        let war = &world.wars[usize::from(story.war)];
        let [one, other] = war.sides;
        let (striker, struck) = if random.percent(60) { (other, one) } else { (one, other) };
        let town = random.zipf(war.towns.len());
        let other_town = (town + 1 + random.below(war.towns.len() - 1)) % war.towns.len();
        Facts {
            seed: story.seed,
            striker,
            struck,
            mediator: war.mediators[random.zipf(war.mediators.len())],
            war: story.war.into(),
            town,
            other_town,
            killed: 2 + ((1.0 - random.unit()).powf(-0.9) * 3.0).min(240.0) as u64,
            total: war.weight * (40 + u64::from(story.first_day) / 2),
            villages: (0..VILLAGES).map(|_| world.village(&mut random)).collect(),
            people: (0..PEOPLE).map(|_| world.person(&mut random)).collect(),
        }
    }

    pub(super) fn actor(&self, who: Who) -> usize {
        match who {
            Who::Striker => self.striker,
            Who::Struck => self.struck,
            Who::Mediator => self.mediator,
        }
    }

    /// Chance that comes out the same in all reports of the story.
    pub(super) fn random(&self, number: u64) -> Random {
        Random::of(&[self.seed, 12, number])
    }

    /// A number as it is told at a stage of the story; all who tell it then tell the same.
    pub(super) fn number(&self, figure: Figure, stage: usize) -> Number {
        let mut random = Random::of(&[self.seed, 4, figure as u64, stage as u64]);
        let mut of_story = Random::of(&[self.seed, 5, figure as u64]);
        let killed = (self.killed * GROWTH[stage.min(GROWTH.len() - 1)] / 100).max(2);
        let value = match figure {
            Figure::Killed => killed,
            Figure::KilledAsStrikerSays => killed * of_story.between(2, 5) + random.between(1, 9),
            Figure::OwnKilled => (killed * of_story.between(1, 4) / 5).max(2),
            Figure::Injured => killed * of_story.between(1, 3) + random.between(0, 6),
            Figure::Total => self.total + killed,
            Figure::Displaced => of_story.between(2, 300) * 100,
            Figure::Few => of_story.between(2, 9),
            Figure::Missing => of_story.between(3, 30),
            Figure::PastKilled => of_story.between(10, 400) * 100,
            Figure::Years => of_story.between(4, 35),
        };
        hedged(value, figure, &mut random)
    }
}

fn hedged(value: u64, figure: Figure, random: &mut Random) -> Number {
    let hedge = match random.below(100) {
        _ if figure == Figure::Years => Hedge::Exact,
        0..60 => Hedge::Exact,
        60..82 => Hedge::AtLeast,
        _ if value < 20 => Hedge::Exact,
        82..90 => Hedge::About,
        90..96 => Hedge::MoreThan,
        _ => Hedge::Nearly,
    };
    let is_round = matches!(hedge, Hedge::About | Hedge::MoreThan | Hedge::Nearly);
    Number { value: if is_round { value / 10 * 10 } else { value }, hedge }
}

impl Number {
    /// The least and the most that the words leave open.
    pub(super) fn bounds(self) -> (Option<u64>, Option<u64>) {
        let Number { value, hedge } = self;
        match hedge {
            Hedge::AtLeast => (Some(value), None),
            Hedge::MoreThan => (Some(value + 1), None),
            Hedge::Nearly => (None, Some(value)),
            _ => (Some(value), Some(value)),
        }
    }
}
