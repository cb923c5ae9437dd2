//! On which bytes does a claim rest, and which rule read them?

use bestand_text::{ReportId, SentenceIndex, Span};

use crate::ClaimError;
use crate::error::Fault;

/// The place in a report that carries a claim: the clause "Volgens Armenië zijn 350 Armeense militairen gesneuveld".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The report.
    pub report: ReportId,
    /// The sentence of the report.
    pub sentence: SentenceIndex,
    /// The clause, in bytes of the report's text.
    pub span: Span,
    /// The shortest words that carry the number or name the happening: "350 Armeense militairen gesneuveld".
    pub anchor: Span,
}

/// The name of the rule that made a claim: `toll.die` for "zijn gesneuveld".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Box<str>);

impl RuleId {
    /// Takes a rule's name: lower-case words and digits joined by dots and hyphens.
    ///
    /// # Errors
    /// When the name has another form.
    pub fn new(id: &str) -> Result<Self, ClaimError> {
        let is_part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if id.split(['.', '-']).all(is_part) {
            Ok(Self(id.into()))
        } else {
            Err(Fault::RuleId { id: id.to_owned() }.into())
        }
    }

    /// The name, `toll.die`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for RuleId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(&self.0)
    }
}

/// Which reader made a claim, program and pack: `0.1.0+nl-3`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReaderVersion(Box<str>);

impl ReaderVersion {
    /// Takes the version of a reader.
    ///
    /// # Errors
    /// When it is empty.
    pub fn new(version: &str) -> Result<Self, ClaimError> {
        if version.is_empty() {
            Err(Fault::NoWords { what: "reader version" }.into())
        } else {
            Ok(Self(version.into()))
        }
    }

    /// The version, `0.1.0+nl-3`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::RuleId;

    fn check(id: &str, accepted: bool) {
        assert_eq!(RuleId::new(id).is_ok(), accepted, "{id}");
    }

    #[test]
    fn rule_names_are_lower_case_words_joined_by_dots_and_hyphens() {
        for id in ["toll.die", "toll.die-passive", "event.talks2"] {
            check(id, true);
        }
        for id in ["", "toll.", ".die", "Toll.die", "toll die", "toll..die"] {
            check(id, false);
        }
    }
}
