//! What happened to how many people, and whose were they?

use crate::vocabulary::vocabulary;
use crate::{Count, Sides};

vocabulary! {
    /// What happened to the people counted.
    Outcome, "outcome" {
        /// "31 burgers gedood".
        Killed = "killed",
        /// "168 gewonden".
        Injured = "injured",
        /// "500 doden en gewonden": killed or injured, not said which.
        Casualties = "casualties",
        /// "twaalf vermisten".
        Missing = "missing",
        /// "zestig krijgsgevangenen", hostages, detained.
        Captured = "captured",
        /// "duizenden inwoners vluchtten", driven out, homeless.
        Displaced = "displaced",
        /// "200 patiënten geëvacueerd".
        Evacuated = "evacuated",
        /// "15 krijgsgevangenen vrijgelaten", handed over, exchanged.
        Released = "released",
    }
}

vocabulary! {
    /// Which people were counted.
    Victims, "kind of victims" {
        /// "burgers", "children", villagers.
        Civilian = "civilian",
        /// "militairen", fighters, police in combat, prisoners of war.
        Military = "military",
        /// "mensen", "doden", or both kinds.
        Unspecified = "unspecified",
    }
}

vocabulary! {
    /// What the count covers.
    Scope, "scope" {
        /// "sinds het begin van de oorlog": the whole conflict or since a date.
        Total = "total",
        /// "bij de aanval": one attack, day, night or battle.
        Incident = "incident",
        /// "nog eens 26": explicitly on top of earlier ones.
        Addition = "addition",
    }
}

/// A number of people to whom something happened: "31 burgers gedood".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Toll {
    /// What happened to them.
    pub outcome: Outcome,
    /// How many they were.
    pub count: Count,
    /// Which people they were.
    pub victims: Victims,
    /// Whose people they were: `ARM` in "350 Armeense militairen gesneuveld".
    pub side: Sides,
    /// Who did it, where the words say so: `AZE` in "door Azerbeidzjaanse beschietingen".
    pub perpetrator: Sides,
    /// What the count covers.
    pub scope: Scope,
}
