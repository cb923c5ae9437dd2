//! Where do accounts contradict each other, and how, and where do they only seem to?

mod circumstances;
mod denials;
mod numbers;
mod parts;
mod positions;
mod rivals;
mod scenes;
#[cfg(test)]
mod tests;
mod truces;

use std::sync::Arc;

use bestand_claim::ClaimId;

use self::positions::Carriers;
use crate::accounts::{Voice, accounts};
use crate::codes::codes;
use crate::{Support, Told};

/// Two positions that exclude each other, or only seem to: "Armenië: 350 gesneuveld" and "Azerbeidzjan: 2300".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// In what they differ, or why they do not.
    pub kind: ContradictionKind,
    /// The rule that found it.
    pub reason: ContradictionReason,
    /// The one position: the part, the assertion or the truce that holds, and else the one that appeared first.
    pub left: Arc<Position>,
    /// The other: the sum, the denial or the truce that is broken, and else the one that appeared later.
    pub right: Arc<Position>,
}

/// What one voice holds, however many reports carry it: "Azerbeidzjan: 31 burgers gedood".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Who says so.
    pub voice: Voice,
    /// The claims that say so, in the order in which they appeared.
    pub claims: Vec<ClaimId>,
    /// Who carries it.
    pub support: Support,
}

codes! {
    /// In what two positions differ, or why they only seem to.
    ContradictionKind {
        /// "31 doden" and "50 doden" of the same people, and no number satisfies both.
        OtherNumber = "other_number",
        /// "Armenië beschoot de stad" and "de Azeri's beschoten hun eigen stad".
        OtherDoer = "other_doer",
        /// "tien doden in Gandzja" and "tien doden in Barda" on one day.
        OtherPlace = "other_place",
        /// "tien doden in Gandzja" on Saturday and on Sunday.
        OtherDay = "other_day",
        /// "Turkije stuurde strijders" and "Turkije ontkent strijders te hebben gestuurd".
        Denied = "denied",
        /// "het bestand houdt stand" and "het bestand is geschonden".
        InForceAgainstBroken = "in_force_against_broken",
        /// No contradiction: "350 doden", and a week later "604 doden".
        LaterCount = "later_count",
        /// No contradiction: "49 doden vannacht", and "604 doden sinds september".
        IncidentAgainstTotal = "incident_against_total",
        /// No contradiction: "350 Armeense militairen", and "400 doden" in all.
        PartAgainstSum = "part_against_sum",
        /// No contradiction: "376 militairen" and "22 burgers" of one side.
        FightersAgainstCivilians = "fighters_against_civilians",
    }
}

impl ContradictionKind {
    /// Whether the two do not exclude each other after all.
    #[must_use]
    pub const fn is_explained(self) -> bool {
        match self {
            Self::OtherNumber
            | Self::OtherDoer
            | Self::OtherPlace
            | Self::OtherDay
            | Self::Denied
            | Self::InForceAgainstBroken => false,
            Self::LaterCount
            | Self::IncidentAgainstTotal
            | Self::PartAgainstSum
            | Self::FightersAgainstCivilians => true,
        }
    }
}

codes! {
    /// The rule by which two positions were set against each other.
    ContradictionReason {
        /// Both figures stood at one time, and no number satisfies both.
        NoCommonNumber = "no_common_number",
        /// A part is larger than the sum of which it is a part, and the sum is not the older of the two.
        PartExceedsSum = "part_exceeds_sum",
        /// Different doers, none of them in both, for what befell the same people on the same day.
        NoCommonDoer = "no_common_doer",
        /// Each blames another for breaking the truce on one day.
        EachBlamesAnother = "each_blames_another",
        /// One happening at places that lie apart.
        PlacesApart = "places_apart",
        /// One happening on days that lie apart.
        DaysApart = "days_apart",
        /// One asserts the figure that the other denies.
        FigureDenied = "figure_denied",
        /// One asserts the happening that the other denies.
        HappeningDenied = "happening_denied",
        /// One says that the truce holds when the other says that it was violated.
        ViolatedWhileInForce = "violated_while_in_force",
        /// One says that the truce holds when the other says that it is over.
        EndedWhileInForce = "ended_while_in_force",
        /// The same voice counts again and finds more.
        SameVoiceCountsMore = "same_voice_counts_more",
        /// The same voice counts again and finds fewer.
        SameVoiceCountsFewer = "same_voice_counts_fewer",
        /// A report that appeared after the other figure was last told has a higher one.
        LaterReportCountsMore = "later_report_counts_more",
        /// A part told later is larger than an old sum, which did not know of it.
        PartCountedLater = "part_counted_later",
        /// One happening is a part of the whole war.
        HappeningOfWar = "happening_of_war",
        /// Civilians, or fighters, are a part of all.
        VictimsOfAll = "victims_of_all",
        /// One side's people are a part of all.
        SideOfAll = "side_of_all",
        /// The fighters, or civilians, of one side are a part of all.
        VictimsAndSideOfAll = "victims_and_side_of_all",
        /// Fighters and civilians are different people.
        OtherPeople = "other_people",
    }
}

/// More positions on one question than these are not compared with each other: the ones with the most origins are.
///
/// It bounds the work on each question to some two thousand pairs; a question with more positions than this is no longer read as pairs.
pub(crate) const MOST_POSITIONS: usize = 64;

/// The contradictions, and what only seems to be one, among the claims of one story or the totals of one conflict.
///
/// Each pair of positions is told once, with all claims under each side. Copies of one sentence never contradict each other. What is
/// told as history is compared within its own account only.
#[must_use]
pub fn contradictions(told: &[Told]) -> Vec<Contradiction> {
    let carriers = Carriers::of(told);
    let accounts = accounts(told);
    let mut found = Vec::new();
    for account in &accounts {
        numbers::compare(account, &carriers, &mut found);
    }
    parts::compare(&accounts, &carriers, &mut found);
    circumstances::compare(told, &mut found);
    denials::compare(told, &mut found);
    truces::compare(told, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}
