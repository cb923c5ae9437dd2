//! Did it happen, or is it planned, called for, possible or denied?

use bestand_claim::{EventGroup, EventType, Modality, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};
use bestand_text::Published;

use crate::marks::Class;
use crate::scene::Scene;
use crate::setting;
use crate::times::Time;

use super::telling::Told;

/// How surely an event happens, by the verbs around the word that tells it.
pub(super) fn mood(scene: &Scene<'_>, told: &Told<'_>, standing: Standing) -> Modality {
    if standing == Standing::Denied {
        return Modality::Denied;
    }
    let own_call = matches!(
        told.kind,
        EventType::CeasefireCall | EventType::Appeal | EventType::Refusal | EventType::Threat
    );
    if own_call {
        return Modality::Happened;
    }
    let inchoative = scene.value(told.told_by, Class::TruceVerb, "begins").is_some();
    if inchoative && (is_present(scene, told.told_by) || is_modal(scene, told.told_by)) {
        return Modality::Planned;
    }
    if is_peaceful(told) && is_present(scene, told.told_by) && is_dated(scene, told.told_by) {
        return Modality::Planned;
    }
    if is_reported_future(scene, told.told_by) {
        return Modality::Planned;
    }
    let near = setting::modality(scene, told.told_by);
    match near {
        Modality::Planned if told.kind == EventType::CeasefireAgreed && is_agreed(scene, told) => {
            Modality::Happened
        }
        Modality::Happened => over(scene, told),
        near => near,
    }
}

/// Whether it is agreed on beforehand: talks, an exchange of prisoners.
fn is_peaceful(told: &Told<'_>) -> bool {
    matches!(told.kind, EventType::Talks | EventType::PrisonerExchange | EventType::Agreement)
}

/// "praten woensdag": what the present tells with a day has yet to come.
fn is_dated(scene: &Scene<'_>, word: WordIndex) -> bool {
    let clause = scene.tree.subtree(scene.clause(word));
    scene.times.iter().any(|time| !time.since && clause.contains(&WordIndex::new(time.first)))
}

/// "spraken af een bestand te sluiten": they have agreed.
fn is_agreed(scene: &Scene<'_>, told: &Told<'_>) -> bool {
    let above = scene.tree.head(told.told_by).filter(|_| scene.relation(told.told_by) == Universal::Xcomp);
    above.is_some_and(|verb| {
        scene.value(verb, Class::TruceVerb, "step") == Some(EventType::CeasefireAgreed.as_str())
    })
}

/// "gaat om middernacht in", "takes effect at noon": what begins in the present has yet to come.
fn is_present(scene: &Scene<'_>, word: WordIndex) -> bool {
    let verb = scene.tree.word(word);
    let auxiliary = !scene.under(word, &[Universal::Aux]).is_empty();
    let since = scene.times.iter().any(|time| time.since && !time.until);
    verb.feature("Tense") == Some("Pres") && verb.feature("VerbForm") != Some("Part") && !auxiliary && !since
}

/// "said it would send tanks".
fn is_reported_future(scene: &Scene<'_>, word: WordIndex) -> bool {
    let clause = scene.clause(word);
    let future = |at: &WordIndex| scene.is(*at, Class::FutureWord);
    scene.relation(clause) == Universal::Ccomp && scene.under(clause, &[Universal::Aux]).iter().any(future)
}

/// "should have started", "had moeten ingaan".
fn is_modal(scene: &Scene<'_>, word: WordIndex) -> bool {
    let above = scene.tree.head(word).filter(|_| scene.relation(word) == Universal::Xcomp);
    let around = scene.under(word, &[Universal::Aux]).into_iter().chain(above);
    around.into_iter().any(|at| scene.is(at, Class::ModalVerb) || scene.is(at, Class::PlanVerb))
}

/// Whether it belongs to an earlier war or year: by a time of its clause or of the clause that it goes on from, or by "toen" after a
/// sentence with one.
pub(super) fn background(
    scene: &Scene<'_>,
    before: Option<&Scene<'_>>,
    word: WordIndex,
    published: Option<Published>,
) -> bool {
    const STEPS: usize = 3;
    let mut at = word;
    for _ in 0..STEPS {
        if setting::background(scene, at, published) || is_then(scene, before, at, published) {
            return !is_recent(scene, published);
        }
        let clause = scene.clause(at);
        let goes_on = scene.hangs_by(clause, &[Universal::Conj, Universal::Advcl]);
        let Some(head) = scene.tree.head(clause).filter(|_| goes_on) else { return false };
        at = head;
    }
    false
}

/// "op oudejaarsavond" in January: of the year before, and only weeks ago.
fn is_recent(scene: &Scene<'_>, published: Option<Published>) -> bool {
    const MONTHS: i32 = 6;
    let Some(published) = published else { return false };
    let now = i32::from(published.year()) * 12 + i32::from(published.month());
    let past = || scene.times.iter().filter(|time| time.year.is_some_and(|year| year < published.year()));
    let near = |time: &Time| {
        let ends = time.when.end().or(time.when.start());
        ends.is_some_and(|end| now - (i32::from(end.year()) * 12 + i32::from(end.month())) <= MONTHS)
    };
    past().next().is_some() && past().all(near) && !scene.words().any(|word| scene.is(word, Class::LongAgo))
}

/// "Bakoe heroverde toen …": the time of the sentence before.
fn is_then(
    scene: &Scene<'_>,
    before: Option<&Scene<'_>>,
    word: WordIndex,
    published: Option<Published>,
) -> bool {
    let Some((before, now)) = before.zip(published.map(Published::year)) else { return false };
    let then = scene.under(scene.clause(word), &[Universal::Advmod]);
    let past = before.times.iter().any(|time| time.year.is_some_and(|year| year < now));
    scene.times.is_empty() && past && then.into_iter().any(|at| scene.is(at, Class::PastWord))
}

/// What the verbs and nouns above say of it: "drong aan op gesprekken", "overeengekomen om te praten", "een poging om te bemiddelen".
fn over(scene: &Scene<'_>, told: &Told<'_>) -> Modality {
    const STEPS: usize = 4;
    let mut at = told.told_by;
    for _ in 0..STEPS {
        let Some(head) = scene.tree.head(at).filter(|_| leads_up(scene, told, at)) else { break };
        if !told.words.contains(&head) {
            if scene.is(head, Class::CallVerb) {
                return Modality::CalledFor;
            }
            if scene.is(head, Class::PlanVerb) || scene.is(head, Class::PlanNoun) {
                return Modality::Planned;
            }
            let chances = scene.under(head, &[Universal::Obj]);
            if std::iter::once(head).chain(chances).any(|at| scene.is(at, Class::ChanceNoun)) {
                return Modality::Possible;
            }
        }
        at = head;
    }
    Modality::Happened
}

/// Whether what stands above `word` says how surely it happens.
fn leads_up(scene: &Scene<'_>, told: &Told<'_>, word: WordIndex) -> bool {
    const COMPLEMENT: &[Universal] = &[Universal::Xcomp, Universal::Ccomp, Universal::Csubj];
    const ARGUMENT: &[Universal] = &[Universal::Obj, Universal::Obl, Universal::Nmod, Universal::Conj];
    let infinitive = scene.tree.word(word).feature("VerbForm") == Some("Inf")
        && scene.hangs_by(word, &[Universal::Acl, Universal::Advcl]);
    let noun = scene.upos(word) != Upos::Verb && scene.hangs_by(word, ARGUMENT);
    let peaceful = told.kind.group() != EventGroup::Violence;
    let feared = scene.tree.head(word).is_some_and(|head| scene.is(head, Class::ChanceNoun));
    scene.hangs_by(word, COMPLEMENT) || peaceful && (infinitive || noun) || noun && feared
}
