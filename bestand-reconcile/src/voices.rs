//! Who says so, who denies it, and who cannot tell?

use std::collections::BTreeSet;

use bestand_claim::{ActorCode, Modality, Standing};

use crate::Told;

/// Somebody who is heard on a happening: a party, another speaker, or an outlet in its own voice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Witness {
    /// "het Azerbeidzjaanse ministerie van Defensie", for `AZE`.
    Side(ActorCode),
    /// "internationale waarnemers", who speak for no side.
    Named(Box<str>),
    /// A report that says it in its own voice, by its outlet, or by its id where the outlet has no name.
    Outlet(Box<str>),
}

impl Witness {
    /// Whose voice carries this claim.
    #[must_use]
    pub fn of(told: &Told) -> Witness {
        let Some(speaker) = &told.claim.speaker else {
            let carrier = &told.carrier;
            return Witness::Outlet(carrier.outlet.as_deref().unwrap_or(carrier.report.as_str()).into());
        };
        match speaker.side() {
            Some(side) => Witness::Side(side.clone()),
            None => Witness::Named(speaker.text().into()),
        }
    }

    /// The side for which it speaks.
    #[must_use]
    pub const fn side(&self) -> Option<&ActorCode> {
        match self {
            Witness::Side(side) => Some(side),
            Witness::Named(_) | Witness::Outlet(_) => None,
        }
    }

    /// Whether a report says so itself, and does not only quote.
    #[must_use]
    pub const fn is_outlet(&self) -> bool {
        matches!(self, Witness::Outlet(_))
    }
}

/// The voices on one happening: "Azerbeidzjan meldt een schending, Armenië ontkent".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voices {
    /// Who says that it is so.
    pub asserted_by: BTreeSet<Witness>,
    /// Who says that it is not.
    pub denied_by: BTreeSet<Witness>,
    /// Who cannot or will not say.
    pub unconfirmed_by: BTreeSet<Witness>,
}

impl Voices {
    /// The voices that these claims carry.
    pub fn of<'a>(told: impl IntoIterator<Item = &'a Told>) -> Voices {
        let mut voices = Voices::default();
        for told in told {
            let heard = match told.claim.standing {
                _ if denies(told) => &mut voices.denied_by,
                Standing::Asserted | Standing::Denied => &mut voices.asserted_by,
                Standing::Unconfirmed | Standing::Withheld => &mut voices.unconfirmed_by,
            };
            heard.insert(Witness::of(told));
        }
        voices
    }
}

/// Whether the claim says that it was not so: "ontkent de aanval".
pub(crate) fn denies(told: &Told) -> bool {
    told.claim.standing == Standing::Denied || told.claim.modality == Modality::Denied
}

#[cfg(test)]
mod tests {
    use super::{Voices, Witness};
    use crate::invented::told;

    fn check(text: &str, expected: &str) {
        let Voices { asserted_by, denied_by, unconfirmed_by } = Voices::of(&told(text));
        let words = |voices: std::collections::BTreeSet<Witness>| {
            let word = |voice: &Witness| match voice {
                Witness::Side(side) => side.to_string(),
                Witness::Named(name) | Witness::Outlet(name) => format!("'{name}'"),
            };
            voices.iter().map(word).collect::<Vec<_>>().join(" ")
        };
        assert_eq!([asserted_by, denied_by, unconfirmed_by].map(words).join(" | "), expected, "{text}");
    }

    #[test]
    fn who_says_it_and_who_denies_it_stand_apart() {
        check(
            "2020-10-11 NOS 1 | ceasefire_violated AZE | by ARM
             2020-10-11 NOS 2 | ceasefire_violated AZE | by AZE | denied
             2020-10-11 BBC 2 | ceasefire_violated AZE | by Red Cross observers
             2020-10-12 BBC 2 | ceasefire_violated AZE",
            "ARM 'Red Cross observers' 'BBC' | AZE | ",
        );
        check("", " |  | ");
    }
}
