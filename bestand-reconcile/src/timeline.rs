//! What happened, in order, each thing at the precision that it has?
//!
//! Copies and the accounts of several outlets fold into one entry where type, parties, time and place allow that it was one happening. What
//! is known to the month stands at the month, and is not put on a day because something else was.

mod alike;
mod folding;
#[cfg(test)]
mod tests;

use bestand_claim::{ClaimId, EventType, Interval, Modality, Place, Sides};
use jiff::civil::Date;

use self::folding::{Happenings, happenings};
use crate::{Basis, Support, Told, Voices};

/// Everything that happened, by claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What is told as news or plan, the earliest first.
    pub entries: Vec<TimelineEntry>,
    /// What is told as history: "na de oorlog van begin jaren negentig".
    pub background: Vec<TimelineEntry>,
}

/// One happening, however many reports tell it: "Azerbeidzjan beschoot vrijdag Stepanakert".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// What kind of happening it was.
    pub event_type: EventType,
    /// Who did it, as most claims have it; both sides of a clash.
    pub actor: Sides,
    /// To whom, as most claims have it.
    pub target: Sides,
    /// How firmly it is told, by its firmest claim.
    pub modality: Modality,
    /// When, as closely as a claim tells; `None` for a plan without a date, and where no report has a date.
    pub when: Option<Interval>,
    /// Whence that is known.
    pub basis: Basis,
    /// The first day on which it can have been told; `None` where no report has a date.
    pub first_told: Option<Date>,
    /// Where, as closely as a claim tells.
    pub place: Option<Place>,
    /// Who says so, and who denies it.
    pub voices: Voices,
    /// The claims, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// Who carries them.
    pub support: Support,
}

/// The events of these claims in order. Tolls have their accounts, and stand on no timeline.
#[must_use]
pub fn timeline(told: &[Told]) -> Timeline {
    let (background, entries): (Vec<_>, Vec<_>) =
        happenings(told).into_iter().partition(Happenings::is_background);
    let in_order = |happenings: Vec<Happenings<'_>>| happenings.iter().map(Happenings::entry).collect();
    Timeline { entries: in_order(entries), background: in_order(background) }
}
