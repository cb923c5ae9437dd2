//! What was done, said or agreed, by whom and to whom?

use crate::Sides;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of happening it was.
    EventType, "event type" {
        /// "bij gevechten aan de grens": fighting between forces.
        Clash = "clash",
        /// "beschoot de stad": artillery, missiles, rockets, mortars.
        Shelling = "shelling",
        /// "een luchtaanval": aircraft, drones.
        AirStrike = "air_strike",
        /// "opende een offensief": offensive, raid, invasion.
        GroundAttack = "ground_attack",
        /// "een bermbom": planted or suicide explosives.
        Bombing = "bombing",
        /// "vermoordde drie dorpelingen": killing of persons by other means.
        Killing = "killing",
        /// "nam de stad in".
        CaptureTerritory = "capture_territory",
        /// "schoot een helikopter neer".
        ShotDown = "shot_down",
        /// "sabotage van de gasleiding".
        Sabotage = "sabotage",
        /// "ontvoerde twintig leerlingen".
        Abduction = "abduction",
        /// "riep op tot een staakt-het-vuren".
        CeasefireCall = "ceasefire_call",
        /// "werden het eens over een wapenstilstand".
        CeasefireAgreed = "ceasefire_agreed",
        /// "het bestand ging om middernacht in".
        CeasefireInForce = "ceasefire_in_force",
        /// "schond het bestand".
        CeasefireViolated = "ceasefire_violated",
        /// "zegde het bestand op".
        CeasefireEnded = "ceasefire_ended",
        /// "nodigde beide ministers uit".
        Invitation = "invitation",
        /// "vredesgesprekken in Genève": held, planned, under way.
        Talks = "talks",
        /// "bemiddelt al jaren".
        Mediation = "mediation",
        /// "tekenden een verdrag": other than a ceasefire.
        Agreement = "agreement",
        /// "weigerde deel te nemen".
        Refusal = "refusal",
        /// "vroeg om hulp": for help or restraint.
        Appeal = "appeal",
        /// "beschuldigde de buren van een aanval".
        Accusation = "accusation",
        /// "veroordeelde het geweld".
        Condemnation = "condemnation",
        /// "dreigde met vergelding".
        Threat = "threat",
        /// "steunt de rebellen": backs, arms, sends fighters to.
        Support = "support",
        /// "erkende de onafhankelijkheid".
        Recognition = "recognition",
        /// "wisselden krijgsgevangenen uit": prisoners, bodies.
        PrisonerExchange = "prisoner_exchange",
        /// "stuurde vredestroepen": stations or moves troops.
        Deployment = "deployment",
        /// "trok zich terug".
        Withdrawal = "withdrawal",
        /// "riep reservisten op".
        Mobilisation = "mobilisation",
        /// "sloegen op de vlucht": displacement told as a happening.
        Flight = "flight",
        /// "gingen de straat op".
        Protest = "protest",
        /// "stuurde voedsel en tenten".
        Aid = "aid",
    }
}

vocabulary! {
    /// The group to which a type of happening belongs.
    EventGroup, "event group" {
        /// From "gevechten" to "ontvoering".
        Violence = "violence",
        /// From the call to the end of a truce.
        Ceasefire = "ceasefire",
        /// From invitation to exchange of prisoners.
        Diplomacy = "diplomacy",
        /// Troops called up, sent or withdrawn.
        Forces = "forces",
        /// Flight, protest and aid.
        People = "people",
    }
}

impl EventType {
    /// The group to which this type belongs: "beschietingen" are violence.
    #[must_use]
    pub const fn group(self) -> EventGroup {
        match self {
            Self::Clash
            | Self::Shelling
            | Self::AirStrike
            | Self::GroundAttack
            | Self::Bombing
            | Self::Killing
            | Self::CaptureTerritory
            | Self::ShotDown
            | Self::Sabotage
            | Self::Abduction => EventGroup::Violence,
            Self::CeasefireCall
            | Self::CeasefireAgreed
            | Self::CeasefireInForce
            | Self::CeasefireViolated
            | Self::CeasefireEnded => EventGroup::Ceasefire,
            Self::Invitation
            | Self::Talks
            | Self::Mediation
            | Self::Agreement
            | Self::Refusal
            | Self::Appeal
            | Self::Accusation
            | Self::Condemnation
            | Self::Threat
            | Self::Support
            | Self::Recognition
            | Self::PrisonerExchange => EventGroup::Diplomacy,
            Self::Deployment | Self::Withdrawal | Self::Mobilisation => EventGroup::Forces,
            Self::Flight | Self::Protest | Self::Aid => EventGroup::People,
        }
    }
}

/// Something done, said or agreed: "Rusland bemiddelt al jaren".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// What kind of happening it was.
    pub event_type: EventType,
    /// Who did it; both sides of a clash or an agreement.
    pub actor: Sides,
    /// To whom it was done.
    pub target: Sides,
}
