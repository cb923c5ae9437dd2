//! Which events does the report tell? What was done, by whom, to whom.

mod content;
mod front;
mod mood;
mod naming;
mod settling;
mod slots;
mod speaking;
mod steps;
mod telling;

use bestand_claim::{EventType, Modality, Sides, Speaker, Standing};
use bestand_rules::Match;
use bestand_syntax::WordIndex;
use bestand_text::Published;

use crate::cast::Cast;
use crate::scene::Scene;
use crate::sources::{Source, Sources};

pub(crate) use self::front::Front;
use self::naming::Naming;
use self::settling::Setting;
use self::telling::Told;

/// An event as a sentence tells it.
#[derive(Clone, Debug)]
pub(crate) struct Happening<'r> {
    /// What kind of event.
    pub(crate) kind: EventType,
    /// The word that names it.
    pub(crate) trigger: WordIndex,
    /// The word that says what becomes of it: "schonden" of "schonden het bestand", else the trigger.
    pub(crate) told_by: WordIndex,
    /// All words that name it: "ten aanval" and "trok".
    pub(crate) words: Vec<WordIndex>,
    /// Who does it.
    pub(crate) actor: Sides,
    /// To whom.
    pub(crate) target: Sides,
    /// Whether it happened, is planned, called for, possible or denied.
    pub(crate) modality: Modality,
    /// Whether it belongs to an earlier war.
    pub(crate) background: bool,
    /// Who says so.
    pub(crate) speaker: Option<Speaker>,
    /// Whose words tell it, also where saying so is the deed itself.
    pub(crate) source: Option<Source>,
    /// The rule that found it.
    pub(crate) rule: &'r str,
}

/// The events of each sentence, and who fights whom: first what the words say, then, knowing who fights whom, what they leave to the reader.
pub(crate) fn tell<'r>(
    scenes: &[Scene<'_>],
    cast: &Cast,
    sources: &Sources,
    matches: &[Vec<Match<'r>>],
    published: Option<Published>,
) -> (Vec<Vec<Happening<'r>>>, Front) {
    let naming = Naming::new(scenes, cast, sources);
    let told: Vec<_> =
        matches.iter().enumerate().map(|(number, matches)| telling::told(number, &naming, matches)).collect();
    let front = Front::read(scenes, cast, &told);
    let teller = Teller { scenes, sources, front: &front, published };
    let happenings = told.iter().enumerate().map(|(number, told)| teller.sentence(number, told)).collect();
    (happenings, front)
}

/// What is known of a report when its events are settled.
struct Teller<'a, 's> {
    scenes: &'a [Scene<'s>],
    sources: &'a Sources,
    front: &'a Front,
    published: Option<Published>,
}

impl Teller<'_, '_> {
    /// The events of one sentence; whoever accuses somebody of one says so.
    fn sentence<'r>(&self, number: usize, told: &[Told<'r>]) -> Vec<Happening<'r>> {
        let mut found: Vec<_> = told.iter().map(|told| self.settle(number, told)).collect();
        for (place, told) in told.iter().enumerate() {
            let accuser = told.accuser.and_then(|verb| speaking::accuser(&self.scenes[number], &found, verb));
            found[place].speaker = accuser.or(found[place].speaker.take());
        }
        found
    }

    fn settle<'r>(&self, number: usize, told: &Told<'r>) -> Happening<'r> {
        let Self { scenes, sources, front, published } = *self;
        let scene = &scenes[number];
        let source = speaking::source(scenes, sources, number, told.told_by);
        let speaker = source.and_then(|source| source.speaker.side());
        let before = number.checked_sub(1).map(|before| &scenes[before]);
        let background = mood::background(scene, before, told.told_by, published);
        let standing = source.map_or(Standing::Asserted, |source| source.standing);
        let denied = standing == Standing::Denied;
        let (actor, target) =
            settling::roles(told, Setting { scene, front, number, speaker, background, denied });
        Happening {
            kind: told.kind,
            trigger: told.trigger,
            told_by: told.told_by,
            source: source.cloned(),
            words: told.words.clone(),
            actor,
            target,
            modality: mood::mood(scene, told, standing),
            background,
            speaker: source.and_then(|source| speaking::speaker(scene, told, source)),
            rule: told.rule,
        }
    }
}
