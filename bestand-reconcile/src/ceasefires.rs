//! What became of each truce: who asked for it, who agreed, from when, who is said to have broken it, and who denies that?
//!
//! Each truce is one `Ceasefire` with the steps of its life, each step with the claims under it and the voices for and against. Nothing is
//! decided here: where voices differ the step is disputed, and says between whom.

mod background;
mod circumstances;
mod disputes;
mod foundings;
mod grouping;
#[cfg(test)]
mod known_wrong;
mod links;
mod mentions;
mod moments;
mod state;
mod steps;
#[cfg(test)]
mod tests;
mod truce;

use std::collections::BTreeSet;
use std::fmt;

use bestand_claim::{
    ActorCode, Claim, ClaimId, EventGroup, EventType, Happening, Interval, Modality, Place, Sides,
};
use jiff::civil::Date;

use crate::{Basis, Support, Told, Voices, Witness};

/// One truce, from the first call for it to its end: "het bestand van 10 oktober 2020 tussen Armenië en Azerbeidzjan".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceasefire {
    /// Its id, made from the first claim that tells of it.
    pub id: CeasefireId,
    /// Whether it is told as history only: "een oorlog die in 1994 eindigde met een staakt-het-vuren".
    pub background: bool,
    /// Who is to cease fire.
    pub parties: Sides,
    /// Where the fire is to cease, the place most told of first; empty where nobody says.
    pub areas: Vec<Grounded<Place>>,
    /// Who brought the parties together, the one most told of first.
    pub mediators: Vec<Grounded<ActorCode>>,
    /// Where it was agreed, the place most told of first.
    pub agreed_at: Vec<Grounded<Place>>,
    /// What it is to make room for, as `prisoner_exchange` and `aid`.
    pub purposes: Vec<Grounded<EventType>>,
    /// When it was agreed or announced; rival times behind the one best told.
    pub declared: Vec<Moment>,
    /// From when it holds; rival times behind the one best told.
    pub effective: Vec<Moment>,
    /// When it ended; rival times behind the one best told.
    pub ended: Vec<Moment>,
    /// Its life, in the order in which it went.
    pub steps: Vec<Step>,
    /// How it stood at the last claim.
    pub state: State,
    /// The first day on which a claim on it can have appeared; `None` where no report has a date.
    pub first_told: Option<Date>,
    /// The last day on which a claim on it can have appeared.
    pub last_told: Option<Date>,
    /// The earlier truce that it takes up again.
    pub renews: Option<CeasefireId>,
    /// The later truce that takes it up again.
    pub renewed_by: Option<CeasefireId>,
    /// Talks, invitations, mediation, exchanges and refusals round it.
    pub around: Vec<ClaimId>,
    /// Fighting between its parties after it took effect, which nobody need have called a breach.
    pub fighting: Vec<ClaimId>,
    /// Who carries all this.
    pub support: Support,
}

/// The id of a truce: `t-` and the digits of the first claim that tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CeasefireId(ClaimId);

impl fmt::Display for CeasefireId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "t-{}", self.0.to_string().trim_start_matches("c-"))
    }
}

/// Something with the claims that it rests on: "Moskou", from three claims of two outlets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounded<T> {
    /// What they say.
    pub value: T,
    /// The claims, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// Who carries them.
    pub support: Support,
}

/// A time with the claims that tell it: "zaterdag 12.00 uur".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The stretch that they leave open. A weekday of a month is the month with its weekday.
    pub interval: Interval,
    /// Whence it is known.
    pub basis: Basis,
    /// The claims, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// Who carries them.
    pub support: Support,
}

/// One step in the life of a truce, however many reports tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What step it was.
    pub kind: StepKind,
    /// Who took it: who called for it, agreed, broke it or ended it; empty where nobody says.
    pub by: Sides,
    /// How firmly it is told: "geldt vanaf zaterdag" is planned until a report says that it took effect.
    pub modality: Modality,
    /// When; rival times behind the one best told.
    pub moments: Vec<Moment>,
    /// Who says so, and who denies it.
    pub voices: Voices,
    /// In what ways it is disputed.
    pub disputes: Vec<Dispute>,
    /// The claims under it, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// Who carries them.
    pub support: Support,
}

impl Step {
    /// Whether voices differ on it: "Bakoe meldt een schending, Jerevan ontkent".
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.disputes.is_empty()
    }

    /// Whether only quoted speakers say so, and no report in its own voice: "Azerbeidzjan zegt dat het bestand is geschonden".
    #[must_use]
    pub fn is_alleged(&self) -> bool {
        !self.voices.asserted_by.is_empty() && !self.voices.asserted_by.iter().any(Witness::is_outlet)
    }
}

/// What step in the life of a truce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// "dringt aan op een staakt-het-vuren".
    CalledFor,
    /// "werden het eens over een wapenstilstand".
    Agreed,
    /// "het bestand ging om middernacht in".
    InForce,
    /// "schond het bestand".
    Violated,
    /// "verlengden het bestand": agreed on again while it lasted.
    Renewed,
    /// "zegde het bestand op".
    Ended,
}

impl StepKind {
    /// The word that files and screens use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CalledFor => "called_for",
            Self::Agreed => "agreed",
            Self::InForce => "in_force",
            Self::Violated => "violated",
            Self::Renewed => "renewed",
            Self::Ended => "ended",
        }
    }
}

/// In what way a step is disputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispute {
    /// "Jerevan ontkent": voices say that it was not so.
    Denied {
        /// Who denies it.
        by: BTreeSet<Witness>,
    },
    /// "volgens Moskou houdt het bestand stand": others say afterwards that the truce holds.
    SaidToHold {
        /// Who says so.
        by: BTreeSet<Witness>,
        /// The claims.
        claims: Vec<ClaimId>,
    },
    /// "beide landen beschuldigen elkaar": the accused says that the accuser broke it.
    Countered {
        /// Who answers so.
        by: BTreeSet<Witness>,
        /// The claims.
        claims: Vec<ClaimId>,
    },
}

/// How a truce stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Asked for, not agreed.
    CalledFor,
    /// Agreed, and not yet told to have taken effect.
    Agreed,
    /// Told to hold.
    InForce,
    /// Said by quoted speakers alone to be broken; nobody denies it.
    AllegedlyBroken,
    /// Told to be broken, by a report in its own voice or by both sides.
    Broken,
    /// Some say that it holds, others that it is broken or over.
    Disputed,
    /// Over.
    Ended,
    /// Taken up again by a later truce.
    Renewed,
}

impl State {
    /// The word that files and screens use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CalledFor => "called_for",
            Self::Agreed => "agreed",
            Self::InForce => "in_force",
            Self::AllegedlyBroken => "allegedly_broken",
            Self::Broken => "broken",
            Self::Disputed => "disputed",
            Self::Ended => "ended",
            Self::Renewed => "renewed",
        }
    }
}

impl Ceasefire {
    /// Every claim that stands under it: its steps, what is round it, and the fighting.
    #[must_use]
    pub fn claims(&self) -> BTreeSet<ClaimId> {
        let steps = self.steps.iter().flat_map(|step| &step.claims);
        steps.chain(&self.around).chain(&self.fighting).copied().collect()
    }
}

/// Whether a claim bears on truces: ceasefires themselves, diplomacy and aid round them, and the violence that may break them.
#[must_use]
pub fn is_relevant(claim: &Claim) -> bool {
    let Happening::Event(event) = &claim.happening else { return false };
    match event.event_type.group() {
        EventGroup::Ceasefire | EventGroup::Violence => true,
        EventGroup::Diplomacy | EventGroup::Forces | EventGroup::People => is_around(event.event_type),
    }
}

/// What stands round a truce: the talks that make it, and what it makes room for.
const fn is_around(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Talks
            | EventType::Mediation
            | EventType::Invitation
            | EventType::Agreement
            | EventType::Refusal
            | EventType::PrisonerExchange
            | EventType::Withdrawal
            | EventType::Aid
    )
}

/// Every truce that these claims tell of, the earliest first; those told as history stand apart, each marked `background`.
#[must_use]
pub fn ceasefires(told: &[Told]) -> Vec<Ceasefire> {
    let mentions = mentions::mentions(told);
    let (current, background) = grouping::truces(&mentions);
    let links = links::links(&current).into_iter();
    let of_now = current.iter().zip(links).map(|(truce, links)| truce.ceasefire(links, false));
    let of_history = background.iter().map(|truce| truce.ceasefire(links::Links::default(), true));
    of_now.chain(of_history).collect()
}
