//! What does one report tell of one truce: that it was agreed or took effect, and when?

use bestand_claim::{EventType, Modality, Precision, Sides, Standing};

use super::mentions::Mention;
use crate::dating::Days;

/// A truce is clearly another where it takes effect this many days later: one day may lie between two clocks, or between a night and its morning.
pub(super) const CLEARLY_APART_DAYS: i32 = 2;

/// The news stands in headline, lead and the sentence after it.
const LEAD_SENTENCES: u32 = 3;

/// The claims of one report that one truce was agreed or took effect.
pub(super) struct Founding<'a> {
    pub(super) mentions: Vec<&'a Mention<'a>>,
    pub(super) parties: Sides,
    /// The days on which it took or takes effect, where words tell.
    pub(super) effective: Option<Days>,
    /// The days on which it was agreed, where words tell.
    pub(super) agreed: Option<Days>,
}

impl<'a> Founding<'a> {
    /// The days by which it is set among others: effect, agreement, or publication.
    pub(super) fn days(&self) -> Days {
        self.effective.or(self.agreed).unwrap_or_else(|| self.published())
    }

    pub(super) fn published(&self) -> Days {
        self.mentions[0].published()
    }

    pub(super) fn is_dated(&self) -> bool {
        self.effective.is_some() || self.agreed.is_some()
    }

    /// Whether none of its claims names two parties.
    pub(super) fn is_lent(&self) -> bool {
        self.mentions.iter().all(|mention| mention.is_lent)
    }

    /// Whether it is told as news: it is still to take effect, or the first lines say that it was agreed.
    pub(super) fn is_news(&self) -> bool {
        self.mentions.iter().any(|mention| {
            let is_in_lead = mention.told.claim.evidence.sentence.0 < LEAD_SENTENCES;
            mention.modality() == Modality::Planned
                || (is_in_lead && mention.event_type() == EventType::CeasefireAgreed)
        })
    }

    fn of(mention: &'a Mention<'a>) -> Founding<'a> {
        let mut founding = Founding {
            mentions: Vec::new(),
            parties: mention.parties.clone(),
            effective: None,
            agreed: None,
        };
        founding.add(mention);
        founding
    }

    fn add(&mut self, mention: &'a Mention<'a>) {
        if let Some(days) = mention.stated_days() {
            if tells_a_start(mention) {
                self.effective = Some(self.effective.map_or(days, |known| known.narrowed(days)));
            } else if mention.event_type() == EventType::CeasefireAgreed {
                self.agreed = Some(self.agreed.map_or(days, |known| known.narrowed(days)));
            }
        }
        self.mentions.push(mention);
    }

    fn admits(&self, mention: &Mention<'_>) -> bool {
        let is_near = |known: Option<Days>| {
            known
                .zip(mention.stated_days())
                .is_none_or(|(known, days)| known.gap_days(days) < CLEARLY_APART_DAYS)
        };
        let is_in_time = match (tells_a_start(mention), mention.event_type()) {
            (true, _) => is_near(self.effective),
            (false, EventType::CeasefireAgreed) => is_near(self.agreed),
            _ => true,
        };
        is_in_time && share_parties(&self.parties, &mention.parties)
    }
}

/// Whether it can be the same truce by its parties: two in common, or one where either side names but one; none named fits any.
pub(super) fn share_parties(one: &Sides, other: &Sides) -> bool {
    let common = one.iter().filter(|code| other.contains(code)).count();
    common >= one.len().min(other.len()).min(2)
}

/// Whether a claim tells that a truce was made, and does not deny it.
pub(super) fn founds(mention: &Mention<'_>) -> bool {
    matches!(mention.event_type(), EventType::CeasefireAgreed | EventType::CeasefireInForce)
        && matches!(mention.modality(), Modality::Happened | Modality::Planned)
        && mention.told.claim.standing != Standing::Denied
}

/// Whether a claim tells from when a truce holds, as "geldt vanaf zaterdag" does, and "hield ook dinsdag stand" does not.
pub(super) fn tells_a_start(mention: &Mention<'_>) -> bool {
    let is_since = || {
        mention.told.claim.when.interval().is_some_and(|when| when.start().is_some() && when.end().is_none())
    };
    let is_a_moment = || mention.stated.as_ref().is_some_and(|when| when.precision() <= Precision::Hour);
    mention.event_type() == EventType::CeasefireInForce
        && mention.stated.is_some()
        && (mention.modality() == Modality::Planned || is_since() || is_a_moment())
}

/// The foundings of these claims, report by report in their order.
pub(super) fn foundings<'a>(mentions: &[&'a Mention<'a>]) -> Vec<Founding<'a>> {
    let mut foundings: Vec<Founding<'a>> = Vec::new();
    for mention in mentions.iter().copied().filter(|mention| founds(mention)) {
        let of_report =
            foundings.iter_mut().rev().take_while(|founding| founding.mentions[0].report == mention.report);
        match of_report
            .filter(|founding| founding.admits(mention))
            .min_by_key(|founding| distance(founding, mention))
        {
            Some(founding) => founding.add(mention),
            None => foundings.push(Founding::of(mention)),
        }
    }
    foundings
}

fn distance(founding: &Founding<'_>, mention: &Mention<'_>) -> u32 {
    founding.mentions.iter().map(|other| other.sentences_from(mention)).min().unwrap_or(u32::MAX)
}
