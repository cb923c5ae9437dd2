//! What is known of the war when the people of a toll are asked for? Who plays, who fights whom, and the tolls told before.

use bestand_claim::{ActorCode, EventGroup, Outcome, Scope, Sides, Victims};
use bestand_syntax::WordIndex;

use crate::cast::Cast;
use crate::events::{Front, Happening};
use crate::scene::Scene;
use crate::sources::Source;

/// What is known of a report when the people of a toll are asked for.
#[derive(Clone, Copy)]
pub(crate) struct War<'a> {
    /// Who plays in it.
    pub(crate) cast: &'a Cast,
    /// Who fights whom.
    pub(crate) front: &'a Front,
    /// Who strikes in this sentence, and by which word.
    pub(crate) strikers: &'a [(WordIndex, ActorCode)],
    /// Whether its parties are states at war rather than a state and a group in it.
    pub(crate) states: bool,
    /// The tolls before this one, of this sentence and the one before.
    pub(crate) earlier: &'a [Earlier],
}

impl War<'_> {
    /// Both sides of the main war; without one, the two actors named most.
    pub(super) fn parties(&self) -> Vec<ActorCode> {
        parties(self.cast, self.front)
    }

    /// The toll that the sentence before told last, where it goes with `outcome`: harm with harm, flight with flight.
    pub(super) fn just_before(&self, number: usize, outcome: Outcome) -> Option<&Earlier> {
        let moved =
            |outcome: Outcome| matches!(outcome, Outcome::Displaced | Outcome::Evacuated | Outcome::Released);
        let goes_with = |toll: &&Earlier| moved(toll.outcome) == moved(outcome);
        self.earlier.iter().rfind(|toll| toll.number + 1 == number && !toll.part).filter(goes_with)
    }

    /// The toll told last of which a part with `outcome` may be.
    pub(crate) fn whole(&self, outcome: Outcome) -> Option<&Earlier> {
        let last = self.earlier.iter().rfind(|toll| !toll.part)?.number;
        let wholes = || self.earlier.iter().filter(|toll| !toll.part && toll.number == last);
        wholes().rfind(|toll| toll.outcome == outcome).or_else(|| wholes().next_back())
    }

    /// Whether all of these are armed groups or plain words for fighters, so that their people fight.
    pub(crate) fn are_fighters(&self, scene: &Scene<'_>, sides: &Sides) -> bool {
        let plain = |code: &ActorCode| scene.names.iter().any(|name| name.generic && name.code == *code);
        !sides.is_empty() && sides.iter().all(|code| self.cast.is_group(code) || plain(code))
    }

    /// The toll before this one in sentence `number` to which a bare count adds: "two soldiers dead and eight hurt".
    pub(super) fn beside(&self, number: usize) -> Option<&Earlier> {
        self.earlier.iter().rfind(|toll| toll.number == number && !toll.part)
    }
}

fn parties(cast: &Cast, front: &Front) -> Vec<ActorCode> {
    let both = front.both();
    if both.is_empty() { cast.parties() } else { both }
}

/// Whether the parties of the report are states of which some event says that one strikes or fights the other.
pub(crate) fn between_states(
    cast: &Cast,
    front: &Front,
    scenes: &[Scene<'_>],
    events: &[Vec<Happening<'_>>],
) -> bool {
    let parties = parties(cast, front);
    let hostile = hostile(scenes, events);
    let between = |hostile: &&Hostile| hostile.pair.iter().all(|code| parties.contains(code));
    let mut fought = hostile.iter().filter(between);
    let named = fought.clone().any(|hostile| hostile.named);
    let told = named || !cast.rivals(&parties) && (hostile.is_empty() || fought.next().is_some());
    told && cast.are_states(&parties)
}

/// Two of whom one strikes or fights the other.
#[derive(Clone, Debug)]
struct Hostile {
    pair: [ActorCode; 2],
    /// Whether the sentence names one of them.
    named: bool,
}

/// Who strikes or fights whom in the whole report.
fn hostile(scenes: &[Scene<'_>], events: &[Vec<Happening<'_>>]) -> Vec<Hostile> {
    let told =
        scenes.iter().zip(events).flat_map(|(scene, told)| told.iter().map(move |event| (scene, event)));
    let violent = told.filter(|(_, event)| event.kind.group() == EventGroup::Violence);
    let pairs = |(scene, event): (&Scene<'_>, &Happening<'_>)| {
        let mut all = event.actor.iter().chain(event.target.iter());
        let (first, last) = (all.next()?, all.next_back()?);
        let named = |code: &ActorCode| scene.names.iter().any(|name| name.code == *code);
        Some(Hostile { pair: [first.clone(), last.clone()], named: named(first) || named(last) })
    };
    violent.filter_map(pairs).filter(|hostile| hostile.pair[0] != hostile.pair[1]).collect()
}

/// A toll already read, whose people a later one may take up.
#[derive(Clone, Debug)]
pub(crate) struct Earlier {
    /// Its sentence.
    pub(crate) number: usize,
    /// The word that heads its people.
    pub(crate) head: WordIndex,
    /// What happened to them.
    pub(crate) outcome: Outcome,
    /// Who says so.
    pub(crate) source: Option<Source>,
    /// Whether it is a part of a toll before it.
    pub(crate) part: bool,
    /// Whether they fight.
    pub(crate) victims: Victims,
    /// Whose they are.
    pub(crate) side: Sides,
    /// One attack or a running total.
    pub(crate) scope: Scope,
}
