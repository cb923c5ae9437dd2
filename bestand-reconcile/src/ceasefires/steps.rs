//! Which steps did a truce go through, however many reports tell each?

use bestand_claim::{EventType, Modality, Sides};

use super::disputes::mark_disputes;
use super::mentions::Mention;
use super::moments::moments;
use super::truce::{Truce, ids};
use super::{Step, StepKind};
use crate::dating::Days;
use crate::{Support, Voices};

/// A breach that is told on the day after is the same one; two days later it is another.
const SAME_BREACH_DAYS: i32 = 1;
/// A denial comes within a week of what it denies.
const ANSWER_DAYS: i32 = 7;

/// A step in the making: the claims that tell it.
pub(super) struct Draft<'a> {
    pub(super) kind: StepKind,
    pub(super) mentions: Vec<&'a Mention<'a>>,
    /// The days of the claim that opened it.
    pub(super) days: Days,
}

impl<'a> Draft<'a> {
    fn of(kind: StepKind, mentions: Vec<&'a Mention<'a>>) -> Option<Draft<'a>> {
        let days = mentions.iter().map(|mention| mention.days()).min()?;
        Some(Draft { kind, mentions, days })
    }
}

/// The steps of a truce in the order of its life: called for, agreed, in force, broken and renewed as days go, ended.
pub(super) fn steps(truce: &Truce<'_>) -> Vec<Step> {
    let mut drafts: Vec<Draft<'_>> =
        [StepKind::CalledFor, StepKind::Agreed, StepKind::InForce, StepKind::Renewed, StepKind::Ended]
            .into_iter()
            .filter_map(|kind| Draft::of(kind, of_kind(truce, kind)))
            .collect();
    drafts.extend(breaches(of_kind(truce, StepKind::Violated)));
    drafts.sort_by_cached_key(|draft| (rank(draft.kind), draft.days, by(draft), ids(&draft.mentions)));
    let mut steps: Vec<Step> = drafts.iter().map(step).collect();
    mark_disputes(&drafts, &mut steps);
    steps
}

const fn rank(kind: StepKind) -> u8 {
    match kind {
        StepKind::CalledFor => 0,
        StepKind::Agreed => 1,
        StepKind::InForce => 2,
        StepKind::Violated | StepKind::Renewed => 3,
        StepKind::Ended => 4,
    }
}

fn of_kind<'a>(truce: &Truce<'a>, kind: StepKind) -> Vec<&'a Mention<'a>> {
    truce.life.iter().copied().filter(|mention| kind_of(truce, mention) == kind).collect()
}

/// "Zij zouden een bestand moeten sluiten" is a call, whatever its type.
fn kind_of(truce: &Truce<'_>, mention: &Mention<'_>) -> StepKind {
    match mention.event_type() {
        EventType::CeasefireAgreed | EventType::CeasefireInForce
            if mention.modality() == Modality::CalledFor =>
        {
            StepKind::CalledFor
        }
        EventType::CeasefireAgreed if truce.is_renewal(mention) => StepKind::Renewed,
        EventType::CeasefireAgreed => StepKind::Agreed,
        EventType::CeasefireInForce => StepKind::InForce,
        EventType::CeasefireViolated => StepKind::Violated,
        EventType::CeasefireEnded => StepKind::Ended,
        _ => StepKind::CalledFor,
    }
}

/// Claims of breaches by the same party on the same days are one breach; a denial joins the breach that it answers.
fn breaches<'a>(mentions: Vec<&'a Mention<'a>>) -> Vec<Draft<'a>> {
    let (mut denials, mut told): (Vec<_>, Vec<_>) =
        mentions.into_iter().partition(|mention| mention.denies());
    let order = |mention: &&Mention<'_>| (mention.days().first, mention.days().last, mention.told.id);
    told.sort_by_key(order);
    denials.sort_by_key(order);
    let mut breaches: Vec<Draft<'a>> = Vec::new();
    for mention in told {
        join(&mut breaches, mention, SAME_BREACH_DAYS, |breach| breach.event.actor == mention.event.actor);
    }
    for mention in denials {
        let accused = &mention.event.actor;
        let is_answered = |breach: &Mention<'_>| {
            accused.is_empty() || breach.event.actor.is_empty() || breach.event.actor == *accused
        };
        join(&mut breaches, mention, ANSWER_DAYS, is_answered);
    }
    breaches
}

fn join<'a>(
    breaches: &mut Vec<Draft<'a>>,
    mention: &'a Mention<'a>,
    most_days: i32,
    fits: impl Fn(&Mention<'_>) -> bool,
) {
    let days = mention.days();
    let near = breaches
        .iter_mut()
        .filter(|breach| breach.days.gap_days(days) <= most_days && fits(breach.mentions[0]));
    match near.min_by_key(|breach| breach.days.gap_days(days)) {
        Some(breach) => breach.mentions.push(mention),
        None => breaches.push(Draft { kind: StepKind::Violated, mentions: vec![mention], days }),
    }
}

fn step(draft: &Draft<'_>) -> Step {
    let told = || draft.mentions.iter().map(|mention| mention.told);
    let is_of_force = draft.mentions.iter().filter(|mention| !mention.denies());
    Step {
        kind: draft.kind,
        by: by(draft),
        modality: firmest(is_of_force.map(|mention| mention.modality())),
        moments: moments(draft.mentions.iter().copied().filter(|mention| !mention.denies())),
        voices: Voices::of(told()),
        disputes: Vec::new(),
        claims: ids(&draft.mentions),
        support: Support::of(told()),
    }
}

/// Who took the step: its doers; those who call are the callers alone.
fn by(draft: &Draft<'_>) -> Sides {
    let doers = draft.mentions.iter().flat_map(|mention| {
        let is_broker = move |code: &&bestand_claim::ActorCode| {
            draft.kind == StepKind::CalledFor || !mention.outsiders.contains(code)
        };
        mention.event.actor.iter().filter(is_broker)
    });
    doers.cloned().collect()
}

/// What is told to have happened outweighs what was planned, and that what is only possible; none but denials is denied.
fn firmest(modalities: impl Iterator<Item = Modality>) -> Modality {
    let firmness = |modality: &Modality| match modality {
        Modality::Happened => 4,
        Modality::Planned => 3,
        Modality::CalledFor => 2,
        Modality::Possible => 1,
        Modality::Denied => 0,
    };
    modalities.max_by_key(firmness).unwrap_or(Modality::Denied)
}
