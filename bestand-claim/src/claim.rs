//! What is one claim? Everything that one report says of one toll or one event.

use crate::vocabulary::vocabulary;
use crate::{
    Channel, ClaimId, Event, Evidence, Modality, ReaderVersion, RuleId, Speaker, Standing, Toll, When, Where,
};

vocabulary! {
    /// Whether a claim counts people or tells a happening.
    Kind, "kind of claim" {
        /// "350 militairen gesneuveld".
        Toll = "toll",
        /// "Rusland bemiddelt al jaren".
        Event = "event",
    }
}

/// What is claimed: people counted, or something done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// "350 militairen gesneuveld".
    Toll(Toll),
    /// "Rusland bemiddelt al jaren".
    Event(Event),
}

impl Happening {
    /// Whether it counts people or tells a happening.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Toll(_) => Kind::Toll,
            Self::Event(_) => Kind::Event,
        }
    }

    /// The outcome or the type in its word of the guide: `killed`, `mediation`.
    #[must_use]
    pub const fn type_word(&self) -> &'static str {
        match self {
            Self::Toll(toll) => toll.outcome.as_str(),
            Self::Event(event) => event.event_type.as_str(),
        }
    }
}

/// One claim of one report: "Volgens Armenië zijn 350 Armeense militairen gesneuveld".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Claim {
    /// What is claimed.
    pub happening: Happening,
    /// Who is reported to say so; `None` where the outlet says it in its own voice.
    pub speaker: Option<Speaker>,
    /// Through whom the words came; `None` where nobody is named.
    pub channel: Option<Channel>,
    /// How the speaker stands to it.
    pub standing: Standing,
    /// Whether it is told as fact, plan, wish or guess.
    pub modality: Modality,
    /// Whether it belongs to an earlier war or happening told as history.
    pub background: bool,
    /// When it happened.
    pub when: When,
    /// Where it happened.
    pub place: Where,
    /// On which bytes it rests.
    pub evidence: Evidence,
    /// The rule that read it.
    pub rule: RuleId,
    /// The reader that read it.
    pub reader: ReaderVersion,
}

impl Claim {
    /// The claim's id, a hash of what it says and where: the same report read the same way gives the same id.
    #[must_use]
    pub fn id(&self) -> ClaimId {
        ClaimId::of(self)
    }
}
