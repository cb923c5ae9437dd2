//! What did the reader see and could not settle?

use bestand_text::Span;

use crate::{ActorCode, Outcome, PlaceId};

/// Something that the reader saw and could not settle: "Er waren er vierhonderd", of whom?
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Doubt {
    /// Where the words stand.
    pub span: Span,
    /// What could not be settled.
    pub reason: DoubtReason,
}

/// Why something could not be settled, with what is needed to say so in any language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DoubtReason {
    /// A number with an outcome, and no people that it counts: "minstens dertig, aldus het leger".
    CountWithoutPeople {
        /// What would have happened to them.
        outcome: Outcome,
    },
    /// People counted, and two outcomes that fit.
    OutcomeUnclear {
        /// The outcomes that fit, in the order of the guide.
        candidates: Vec<Outcome>,
    },
    /// A word in the place of an actor that no pack knows: "de Blauwe Brigade".
    UnknownActor,
    /// A word for an actor that fits several: "het ministerie" after two states.
    ActorUnclear {
        /// The actors that fit, in the order of their codes.
        candidates: Vec<ActorCode>,
    },
    /// Two speakers that fit one claim.
    SpeakersCompete {
        /// Where their words stand, in the order of the text.
        speakers: Vec<Span>,
    },
    /// A name of several places: "Georgië" or "Georgia".
    PlaceUnclear {
        /// The places that fit, in the order of the gazetteer.
        candidates: Vec<PlaceId>,
    },
    /// A word for a time that nothing resolves: "die dag".
    TimeUnresolved,
    /// A number that no rule for numbers reads: "30.00.0".
    NumberUnread,
    /// A sentence that was cut because it is longer than the parser takes.
    SentenceCut {
        /// How many words it has.
        words: u64,
    },
}

impl DoubtReason {
    /// The reason in one word of a closed list, for files and screens.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::CountWithoutPeople { .. } => "count_without_people",
            Self::OutcomeUnclear { .. } => "outcome_unclear",
            Self::UnknownActor => "unknown_actor",
            Self::ActorUnclear { .. } => "actor_unclear",
            Self::SpeakersCompete { .. } => "speakers_compete",
            Self::PlaceUnclear { .. } => "place_unclear",
            Self::TimeUnresolved => "time_unresolved",
            Self::NumberUnread => "number_unread",
            Self::SentenceCut { .. } => "sentence_cut",
        }
    }
}

#[cfg(test)]
mod tests {
    use bestand_text::Span;

    use super::{Doubt, DoubtReason};

    #[test]
    fn doubts_sort_by_their_place_in_the_text() {
        let later = Doubt { span: Span::new(9, 12), reason: DoubtReason::NumberUnread };
        let earlier = Doubt { span: Span::new(3, 5), reason: DoubtReason::TimeUnresolved };
        let mut doubts = vec![later.clone(), earlier.clone()];
        doubts.sort();
        assert_eq!(doubts, [earlier, later]);
    }
}
