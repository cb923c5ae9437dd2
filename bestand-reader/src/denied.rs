//! Which claims does a denial take back that leaves its words to the sentence before? "Azerbeidzjan ontkent dat."

use bestand_claim::{Claim, EventGroup, EventType, Evidence, Happening, Modality, RuleId, Speaker, Standing};

use bestand_text::Span;

use crate::cast::Cast;
use crate::scene::Scene;
use crate::sources::{Denial, Pointer, Sources};

/// The rule of a denial of what was said before.
const DENIED: &str = "denied.before";

/// Adds to the claims of a report those of whoever denies what others said before.
pub(crate) fn deny(scenes: &[Scene<'_>], cast: &Cast, sources: &Sources, claims: &mut Vec<Claim>) {
    let mut found = Vec::new();
    let mut pointed = Vec::new();
    for (number, scene) in scenes.iter().enumerate().filter(|(_, scene)| scene.is_told()) {
        for denial in sources.denials(number, scene, cast) {
            let here = said(scene, &denial, claims, true);
            pointed.push(denial.words);
            let before = number.checked_sub(1).map(|before| &scenes[before]);
            let before = before.filter(|before| {
                here.is_empty() && denial.pointer != Pointer::Beside && follows(scene, before)
            });
            let said = before.map_or(here, |before| said(before, &denial, claims, false));
            let denied = said.into_iter().map(|claim| taken_back(scene, &denial, claim));
            found.extend(denied.filter(|claim| !claims.iter().any(|known| is_known(known, claim))));
        }
    }
    claims.retain(|claim| !is_speech_in(claim, &pointed));
    claims.extend(found);
}

/// "denied the accusation": a word that points to what was said tells of no new one.
fn is_speech_in(claim: &Claim, pointed: &[Span]) -> bool {
    let Happening::Event(event) = &claim.happening else { return false };
    let denied = claim.modality == Modality::Denied && event.event_type == EventType::Accusation;
    denied && pointed.iter().any(|words| words.contains(claim.evidence.anchor))
}

/// Whether a sentence goes on from the one before: both running text, in one paragraph or the next.
fn follows(scene: &Scene<'_>, before: &Scene<'_>) -> bool {
    scene.is_body() && before.is_body() && before.paragraph + 1 >= scene.paragraph
}

/// What a sentence claims that `denial` may take back: what the denier is said to have done and who died of it, else all that others said.
fn said<'c>(scene: &Scene<'_>, denial: &Denial, claims: &'c [Claim], beside: bool) -> Vec<&'c Claim> {
    let here = claims.iter().filter(|claim| claim.evidence.sentence == scene.index);
    let before = here.filter(|claim| !beside || claim.evidence.anchor.end <= denial.words.start);
    let told: Vec<_> = before.filter(|claim| is_deniable(claim, denial)).collect();
    let deeds: Vec<_> = told.iter().copied().filter(|claim| is_deed_of(claim, &denial.speaker)).collect();
    if deeds.is_empty() {
        return told.into_iter().filter(|claim| is_by_another(claim, &denial.speaker)).collect();
    }
    let of_deeds = |claim: &Claim| {
        matches!(claim.happening, Happening::Toll(_)) && is_by_another(claim, &denial.speaker)
    };
    let counted = told.iter().copied().filter(|claim| of_deeds(claim));
    deeds.iter().copied().filter(|claim| !is_by(claim, &denial.speaker)).chain(counted).collect()
}

/// Whether somebody asserts it of this war, and it is more than saying something.
fn is_deniable(claim: &Claim, denial: &Denial) -> bool {
    let asserted =
        claim.standing == Standing::Asserted && claim.modality == Modality::Happened && !claim.background;
    asserted
        && match &claim.happening {
            Happening::Toll(_) => true,
            Happening::Event(event) => denial.pointer != Pointer::Figures && !is_speech(event.event_type),
        }
}

/// Whether saying so is the deed.
fn is_speech(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Accusation
            | EventType::Condemnation
            | EventType::Appeal
            | EventType::CeasefireCall
            | EventType::Threat
            | EventType::Refusal
    )
}

/// Whether the denier is said to have done it, and something that one denies.
fn is_deed_of(claim: &Claim, denier: &Speaker) -> bool {
    let Happening::Event(event) = &claim.happening else { return false };
    let blamed = event.event_type.group() == EventGroup::Violence
        || claim.speaker.is_some()
        || event.event_type == EventType::CeasefireViolated;
    blamed && denier.side().is_some_and(|side| event.actor.contains(side))
}

fn is_by(claim: &Claim, denier: &Speaker) -> bool {
    claim.speaker.as_ref().is_some_and(|speaker| is_same(speaker, denier))
}

fn is_by_another(claim: &Claim, denier: &Speaker) -> bool {
    claim.speaker.as_ref().is_some_and(|speaker| !is_same(speaker, denier))
}

/// Whether two speak for the same side, or are named alike.
fn is_same(one: &Speaker, other: &Speaker) -> bool {
    match (one.side(), other.side()) {
        (Some(one), Some(other)) => one == other,
        _ => one.text().to_lowercase() == other.text().to_lowercase(),
    }
}

/// Whether the report's own words have told this denial already.
fn is_known(known: &Claim, claim: &Claim) -> bool {
    known.standing == Standing::Denied
        && known.evidence.sentence == claim.evidence.sentence
        && known.happening.type_word() == claim.happening.type_word()
        && known.speaker.as_ref().map(Speaker::span) == claim.speaker.as_ref().map(Speaker::span)
}

/// The same happening, at the same place and time, denied on the words that deny it.
fn taken_back(scene: &Scene<'_>, denial: &Denial, claim: &Claim) -> Claim {
    let modality = match claim.happening {
        Happening::Toll(_) => claim.modality,
        Happening::Event(_) => Modality::Denied,
    };
    Claim {
        speaker: Some(denial.speaker.clone()),
        channel: None,
        standing: Standing::Denied,
        modality,
        evidence: Evidence {
            sentence: scene.index,
            span: scene.tree.subtree_span(scene.clause(denial.verb)),
            anchor: denial.words,
            report: claim.evidence.report.clone(),
        },
        rule: RuleId::new(DENIED).expect("rules have names"),
        ..claim.clone()
    }
}
