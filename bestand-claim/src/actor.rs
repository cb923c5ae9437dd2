//! Who acts, suffers or speaks? Actor codes, and sets of them.

use crate::ClaimError;
use crate::error::Fault;

/// The code of a state, an armed group or an organisation: `ARM` for "Jerevan", `osce-minsk-group` for "de Minskgroep".
///
/// A state has its ISO 3166-1 alpha-3 code in capitals; whoever has none has its usual English short name in lower case, with hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorCode(Box<str>);

impl ActorCode {
    /// Takes a code in its checked form, as `RUS`, `m23` or `ethnic-armenians`.
    ///
    /// # Errors
    /// When the code is neither three capitals nor lower-case words and digits joined by single hyphens.
    pub fn new(code: &str) -> Result<Self, ClaimError> {
        if is_state_code(code) || is_short_name(code) {
            Ok(Self(code.into()))
        } else {
            Err(Fault::ActorCode { code: code.to_owned() }.into())
        }
    }

    /// The code itself, `ARM` or `hamas`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the code has the form of a state's, as `AZE` has and `artsakh` has not.
    #[must_use]
    pub fn is_state(&self) -> bool {
        is_state_code(&self.0)
    }
}

fn is_state_code(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_short_name(code: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    code.split('-').all(is_part) && code.bytes().any(|byte| byte.is_ascii_lowercase())
}

impl std::fmt::Display for ActorCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(&self.0)
    }
}

/// A set of actors, in the order of their codes: `ARM` and `AZE` for "burgers aan beide kanten", none where the text does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sides(Vec<ActorCode>);

impl Sides {
    /// Nobody named, as in "er vielen dertig doden".
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds an actor; one that is there already stays there once.
    pub fn insert(&mut self, code: ActorCode) {
        if let Err(at) = self.0.binary_search(&code) {
            self.0.insert(at, code);
        }
    }

    /// Whether nobody is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many actors are named: two in "beide landen".
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether this actor is among them.
    #[must_use]
    pub fn contains(&self, code: &ActorCode) -> bool {
        self.0.binary_search(code).is_ok()
    }

    /// The actors in the order of their codes.
    pub fn iter(&self) -> std::slice::Iter<'_, ActorCode> {
        self.0.iter()
    }
}

impl FromIterator<ActorCode> for Sides {
    fn from_iter<I: IntoIterator<Item = ActorCode>>(codes: I) -> Self {
        let mut codes: Vec<_> = codes.into_iter().collect();
        codes.sort_unstable();
        codes.dedup();
        Self(codes)
    }
}

impl<const N: usize> From<[ActorCode; N]> for Sides {
    fn from(codes: [ActorCode; N]) -> Self {
        codes.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Sides {
    type Item = &'a ActorCode;
    type IntoIter = std::slice::Iter<'a, ActorCode>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorCode, Sides};

    fn check(code: &str, accepted: bool) {
        assert_eq!(ActorCode::new(code).is_ok(), accepted, "{code}");
    }

    #[test]
    fn states_have_three_capitals_and_others_hyphenated_words() {
        for code in ["ARM", "m23", "osce-minsk-group", "un", "ethnic-armenians", "23-march"] {
            check(code, true);
        }
        for code in
            ["", "Arm", "ARMENIA", "AR", "hamas-", "-hamas", "al--shabaab", "al shabaab", "23", "fürst"]
        {
            check(code, false);
        }
    }

    #[test]
    fn sides_are_a_set_in_one_order() {
        let code = |text| ActorCode::new(text).expect("a code");
        let mut sides = Sides::from([code("AZE"), code("ARM"), code("AZE")]);
        sides.insert(code("ARM"));
        sides.insert(code("artsakh"));
        let listed: Vec<_> = sides.iter().map(ActorCode::as_str).collect();
        assert_eq!(listed, ["ARM", "AZE", "artsakh"]);
        assert!(sides.contains(&code("AZE")) && !sides.contains(&code("RUS")));
    }
}
