//! Which step of a truce do the words tell? What a denial, the tense and what was said before make of it.

use bestand_claim::EventType;
use bestand_rules::Match;
use bestand_syntax::{Universal, WordIndex};

use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

use super::naming::Naming;

/// How many sentences after a truce was named "it" or "the agreement" may still mean it.
const PRONOUN_REACH: usize = 1;

/// The same of "the agreement".
const PACT_REACH: usize = 12;
/// The same of "violations".
const VIOLATION_REACH: usize = 3;

impl Naming<'_, '_> {
    /// The kind of event after all: "held no longer" ended, "het akkoord" is the truce that the report tells of; nothing where no truce is meant.
    pub(super) fn step(&self, number: usize, fit: &Match<'_>, kind: EventType) -> Option<EventType> {
        let scene = &self.scenes[number];
        let trigger = fit.trigger();
        match fit.rule().name() {
            "event.truce-it" | "event.truce-it-broken" => {
                return self.has_truce(number, PRONOUN_REACH, trigger).then_some(kind);
            }
            "event.violation" => return self.has_truce(number, VIOLATION_REACH, trigger).then_some(kind),
            "event.pact" => return self.has_truce(number, PACT_REACH, trigger).then_some(kind),
            "event.silence" if negated(scene, trigger) => return Some(EventType::Clash),
            _ => {}
        }
        if kind == EventType::Agreement && self.is_truce(number, trigger) {
            return Some(EventType::CeasefireAgreed);
        }
        match fit.words("step").first() {
            Some(step) if scene.is(*step, Class::TruceVerb) => denied_or_done(scene, fit, *step, kind),
            _ => Some(kind),
        }
    }

    /// "a ceasefire deal", and "the deal" after it.
    fn is_truce(&self, number: usize, pact: WordIndex) -> bool {
        let scene = &self.scenes[number];
        let named = scene.tree.children(pact).any(|child| scene.is(child, Class::TruceNoun));
        named || is_definite(scene, pact) && self.has_truce(number, PACT_REACH, pact)
    }

    /// Whether a truce is named before `word` or in one of the `reach` sentences before its own.
    fn has_truce(&self, number: usize, reach: usize, word: WordIndex) -> bool {
        let holds = |scene: &Scene<'_>, last: usize| {
            scene.words().take(last).any(|at| scene.is(at, Class::TruceNoun))
        };
        let before = &self.scenes[number.saturating_sub(reach)..number];
        holds(&self.scenes[number], word.get()) || before.iter().any(|scene| holds(scene, scene.tree.len()))
    }
}

/// "houdt geen stand" is the end, "houdt zich niet aan het bestand" a breach, "did not agree to a truce" a refusal, "have negotiated a truce" an agreement.
fn denied_or_done(scene: &Scene<'_>, fit: &Match<'_>, step: WordIndex, kind: EventType) -> Option<EventType> {
    let attribute =
        |name: &str| scene.value(step, Class::TruceVerb, name).and_then(|kind| EventType::parse(kind).ok());
    if negated(scene, step) && !hardly(scene, step) {
        let kept = attribute("not") == Some(EventType::CeasefireEnded)
            && scene.hangs_by(fit.trigger(), &[Universal::Obl, Universal::Obj]);
        if kept {
            return Some(EventType::CeasefireViolated);
        }
        let refused = kind == EventType::CeasefireAgreed && !fit.words("subject").is_empty();
        return attribute("not").or(refused.then_some(EventType::Refusal));
    }
    let verb = scene.tree.word(step);
    let over = verb.feature("Tense") == Some("Past") || verb.feature("VerbForm") == Some("Part");
    Some(attribute("done").filter(|_| over).unwrap_or(kind))
}

/// "barely an hour after": of the time, not of what happened.
fn hardly(scene: &Scene<'_>, step: WordIndex) -> bool {
    let lasts = |word: usize| {
        (word + 1..scene.tree.len().min(word + 3)).any(|at| scene.is(WordIndex::new(at), Class::DurationNoun))
    };
    let words = scene.tree.children(step).filter(|word| scene.is(*word, Class::Negation));
    words.into_iter().all(|word| lasts(word.get()))
}

fn is_definite(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.tree.children(word).any(|child| scene.tree.word(child).feature("Definite") == Some("Def"))
}
