//! Which events does the report tell? What was done, by whom, to whom.

mod front;
mod naming;
mod settling;
mod telling;

use bestand_claim::{EventType, Sides};
use bestand_rules::Match;
use bestand_syntax::WordIndex;

use crate::cast::Cast;
use crate::scene::Scene;
use crate::sources::Sources;

pub(crate) use self::front::Front;
use self::naming::Naming;

/// An event as a sentence tells it.
#[derive(Clone, Debug)]
pub(crate) struct Happening<'r> {
    /// What kind of event.
    pub(crate) kind: EventType,
    /// The word that names it.
    pub(crate) trigger: WordIndex,
    /// All words that name it: "ten aanval" and "trok".
    pub(crate) words: Vec<WordIndex>,
    /// Who does it.
    pub(crate) actor: Sides,
    /// To whom.
    pub(crate) target: Sides,
    /// The rule that found it.
    pub(crate) rule: &'r str,
}

/// The events of each sentence, and who fights whom: first what the words say, then, knowing who fights whom, what they leave to the reader.
pub(crate) fn tell<'r>(
    scenes: &[Scene<'_>],
    cast: &Cast,
    sources: &Sources,
    matches: &[Vec<Match<'r>>],
) -> (Vec<Vec<Happening<'r>>>, Front) {
    let naming = Naming::new(scenes, cast, sources);
    let told: Vec<_> =
        matches.iter().enumerate().map(|(number, matches)| telling::told(number, &naming, matches)).collect();
    let front = Front::read(scenes, &told);
    let settle = |number: usize, told: telling::Told<'r>| {
        let speaker = sources.of(number, told.trigger).and_then(|source| source.speaker.side());
        let (actor, target) =
            settling::roles(&told, settling::Setting { scene: &scenes[number], front: &front, speaker });
        Happening {
            kind: told.kind,
            trigger: told.trigger,
            words: told.words,
            actor,
            target,
            rule: told.rule,
        }
    };
    let happenings = told
        .into_iter()
        .enumerate()
        .map(|(number, told)| told.into_iter().map(|told| settle(number, told)).collect())
        .collect();
    (happenings, front)
}
