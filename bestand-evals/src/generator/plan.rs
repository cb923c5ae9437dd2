//! Which stories are told, by how many reports, and on which days?

use super::random::Random;
use super::world::World;

/// All reports in the order of their days.
pub(super) struct Plan {
    pub(super) stories: Vec<Story>,
    pub(super) reports: Vec<Planned>,
}

/// A happening that is reported for some days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    pub(super) war: u8,
    pub(super) kind: StoryKind,
    pub(super) seed: u64,
    pub(super) first_day: u16,
    pub(super) reports: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StoryKind {
    Strike,
    Battle,
    Truce,
    People,
}

/// One report: the day it appears, its story, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Planned {
    pub(super) day: u16,
    pub(super) story: u32,
    pub(super) nth: u16,
}

/// A story is told by so many reports at most.
const MOST_REPORTS: f64 = 150.0;
/// How fast there are fewer stories of more reports.
const STEEPNESS: f64 = 1.1;
/// So many days a report appears after the first, on average, and at most.
const MEAN_DAYS: f64 = 1.4;
const MOST_DAYS: u16 = 11;

impl Plan {
    /// So many reports over so many days, in stories of the wars.
    pub(super) fn new(world: &World, seed: u64, reports: usize, days: u16) -> Plan {
        let mut random = Random::of(&[seed, 1]);
        let fronts: Vec<Front> =
            world.wars.iter().map(|war| Front::new(war.weight, days, &mut random)).collect();
        let mut plan = Plan { stories: Vec::new(), reports: Vec::with_capacity(reports) };
        while plan.reports.len() < reports {
            let war = draw(&fronts, &mut random);
            let story = Story {
                war: war as u8,
                kind: kind(&mut random),
                seed: random.next(),
                first_day: fronts[war].day(days, &mut random),
                reports: size(&mut random)
                    .min(u16::try_from(reports - plan.reports.len()).unwrap_or(u16::MAX)),
            };
            let number = plan.stories.len() as u32;
            let of_story = story.days(days).into_iter().zip(0..);
            plan.reports.extend(of_story.map(|(day, nth)| Planned { day, story: number, nth }));
            plan.stories.push(story);
        }
        plan.reports.sort_unstable();
        plan
    }
}

impl Story {
    /// The days on which its reports appear, in their order, none after the last day of all.
    pub(super) fn days(&self, end: u16) -> Vec<u16> {
        let mut random = Random::of(&[self.seed, 2]);
        let after = |random: &mut Random| ((-(1.0 - random.unit()).ln() * MEAN_DAYS) as u16).min(MOST_DAYS);
        let mut days: Vec<u16> = (1..self.reports).map(|_| after(&mut random)).collect();
        days.push(0);
        days.sort_unstable();
        days.into_iter().map(|day| (self.first_day + day).min(end.saturating_sub(1))).collect()
    }
}

/// When a war flares up: the first day and the length of each time, and its share of the news.
struct Front {
    weight: u64,
    flares: Vec<(u16, u16)>,
}

impl Front {
    fn new(weight: u64, days: u16, random: &mut Random) -> Front {
        let flares = random.between(3, 8);
        let flare = |random: &mut Random| {
            (random.below(days.into()) as u16, random.between(10, 90).min(days.into()) as u16)
        };
        Front { weight, flares: (0..flares).map(|_| flare(random)).collect() }
    }

    /// Two stories in three begin while the war flares up.
    fn day(&self, days: u16, random: &mut Random) -> u16 {
        if random.percent(66) {
            let (first, length) = *random.of_these(&self.flares);
            return (first + random.below(length.into()) as u16).min(days - 1);
        }
        random.below(days.into()) as u16
    }
}

fn draw(fronts: &[Front], random: &mut Random) -> usize {
    let all: u64 = fronts.iter().map(|front| front.weight).sum();
    let mut left = random.next() % all.max(1);
    for (number, front) in fronts.iter().enumerate() {
        if left < front.weight {
            return number;
        }
        left -= front.weight;
    }
    0
}

fn kind(random: &mut Random) -> StoryKind {
    match random.below(100) {
        0..50 => StoryKind::Strike,
        50..75 => StoryKind::Battle,
        75..90 => StoryKind::Truce,
        _ => StoryKind::People,
    }
}

/// Many stories are told once, a few by a hundred reports.
fn size(random: &mut Random) -> u16 {
    (1.0 - random.unit()).powf(-1.0 / STEEPNESS).min(MOST_REPORTS) as u16
}
