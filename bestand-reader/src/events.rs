//! Which events does this sentence tell? What was done, by whom, to whom.

use bestand_claim::{EventType, Sides};
use bestand_rules::Match;
use bestand_syntax::{Universal, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

/// An event as the sentence tells it.
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

/// All events of a sentence, one for each trigger.
pub(crate) fn happenings<'r>(number: usize, scene: &Scene<'_>, cast: &Cast, matches: &[Match<'r>]) -> Vec<Happening<'r>> {
    let mut found: Vec<Happening<'r>> = Vec::new();
    for fit in matches.iter().filter(|fit| fit.rule().name().starts_with("event.")) {
        let Some(kind) = fit.value("type").and_then(|kind| EventType::parse(kind).ok()) else { continue };
        let trigger = fit.trigger();
        if found.iter().any(|known| known.trigger == trigger || overlaps(scene, known, trigger)) || negated(scene, trigger) {
            continue;
        }
        let words: Vec<_> = std::iter::once(trigger).chain(fit.phrase().iter().copied()).collect();
        let side = |argument: &str| sides(number, scene, cast, fit.words(argument));
        let (actor, target) = roles(kind, side("actor"), side("target"), cast);
        found.push(Happening { kind, trigger, words, actor, target, rule: fit.rule().name() });
    }
    found.sort_by_key(|event| event.trigger);
    found
}

/// A noun under the verb that already tells the same event: "een aanval" of "voerde een aanval uit".
fn overlaps(scene: &Scene<'_>, known: &Happening<'_>, trigger: WordIndex) -> bool {
    let close = |a: WordIndex, b: WordIndex| scene.tree.head(a) == Some(b) && scene.hangs_by(a, &[Universal::Obj, Universal::Compound, Universal::Nmod, Universal::Amod, Universal::Fixed, Universal::Flat]);
    close(trigger, known.trigger) && scene.is(trigger, Class::EventNoun) && scene.is(known.trigger, Class::EventNoun)
        || known.words.contains(&trigger)
}

fn sides(number: usize, scene: &Scene<'_>, cast: &Cast, words: &[WordIndex]) -> Sides {
    words.iter().fold(Sides::none(), |mut sides, word| {
        cast.sides(number, scene, *word).iter().for_each(|code| sides.insert(code.clone()));
        sides
    })
}

/// Both sides of a clash, of talks or of an agreement are actors.
fn roles(kind: EventType, mut actor: Sides, target: Sides, cast: &Cast) -> (Sides, Sides) {
    use EventType::{Agreement, CeasefireAgreed, Clash, PrisonerExchange, Talks};
    let shared = matches!(kind, Clash | Talks | Agreement | CeasefireAgreed | PrisonerExchange);
    if !shared {
        return (actor, target);
    }
    target.iter().for_each(|code| actor.insert(code.clone()));
    if actor.len() < 2 && matches!(kind, Clash) && (actor.is_empty() || cast.parties().iter().any(|code| actor.contains(code))) {
        cast.parties().into_iter().for_each(|code| actor.insert(code));
    }
    (actor, Sides::none())
}
