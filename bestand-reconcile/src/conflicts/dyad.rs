//! Which two fight each other?

use std::fmt;
use std::str::FromStr;

use bestand_claim::ActorCode;

/// Two parties that fight each other, in the order of their codes: `ARM--AZE` for "tussen Azerbeidzjan en Armenië".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dyad {
    first: ActorCode,
    second: ActorCode,
}

/// Stands between the codes: no code has two hyphens in a row.
const BETWEEN: &str = "--";

impl Dyad {
    /// Two parties in either order; `None` where both are the same.
    #[must_use]
    pub fn new(one: ActorCode, other: ActorCode) -> Option<Dyad> {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => Some(Dyad { first: one, second: other }),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Dyad { first: other, second: one }),
        }
    }

    /// Both parties, in the order of their codes.
    #[must_use]
    pub const fn parties(&self) -> [&ActorCode; 2] {
        [&self.first, &self.second]
    }

    /// Whether this actor is one of the two.
    #[must_use]
    pub fn has(&self, actor: &ActorCode) -> bool {
        self.first == *actor || self.second == *actor
    }

    /// Whether the two pairs have a party in common, as `ARM--AZE` and `AZE--artsakh` have.
    #[must_use]
    pub fn shares_a_party(&self, other: &Dyad) -> bool {
        self.has(&other.first) || self.has(&other.second)
    }
}

impl fmt::Display for Dyad {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{BETWEEN}{}", self.first, self.second)
    }
}

impl FromStr for Dyad {
    type Err = DyadError;

    /// Reads `ARM--AZE`.
    fn from_str(text: &str) -> Result<Dyad, DyadError> {
        let parties = text
            .split_once(BETWEEN)
            .and_then(|(one, other)| Dyad::new(ActorCode::new(one).ok()?, ActorCode::new(other).ok()?));
        parties.filter(|dyad| dyad.to_string() == text).ok_or_else(|| DyadError { text: text.to_owned() })
    }
}

/// Why something names no pair of parties: `ARM--ARM`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' names no two parties: it takes two different actor codes in their order, as in 'ARM--AZE'")]
pub struct DyadError {
    text: String,
}

#[cfg(test)]
mod tests {
    use super::Dyad;

    #[test]
    fn a_dyad_reads_back_as_written_and_in_one_order_only() {
        for text in ["ARM--AZE", "AZE--artsakh", "23-march--COD"] {
            assert_eq!(text.parse::<Dyad>().expect("a dyad").to_string(), text);
        }
        for text in ["", "ARM", "ARM--ARM", "AZE--ARM", "arm--Aze", "ARM-AZE"] {
            assert!(text.parse::<Dyad>().is_err(), "{text}");
        }
    }
}
