//! What is wrong in a rule file or a table of words, where, and what would be right?

use bestand_syntax::RelationError;

/// A mistake in a rule file or a table: `packs/ud/strike.rule:4: no relation is called 'nsubjj' (did you mean 'nsubj'?)`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {fault}")]
pub struct RuleError {
    file: Box<str>,
    line: u32,
    fault: Fault,
}

impl RuleError {
    pub(crate) fn new(file: &str, line: u32, fault: Fault) -> Self {
        Self { file: file.into(), line, fault }
    }

    /// The file as it was named to the compiler.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("{}", expected(wanted, found))]
    Expected { wanted: &'static str, found: String },
    #[error("{0}")]
    Relation(#[from] RelationError),
    #[error("no {what} is called '{name}'{}", meant(nearest.as_deref()))]
    Unknown { what: &'static str, name: String, nearest: Option<String> },
    #[error("'{name}' is given twice: the first is at {first}")]
    Twice { name: String, first: String },
    #[error("'{name}' has no words: give it at least a head")]
    EmptyEntry { name: String },
    #[error("'{name}' is too short an ending: three letters at least, or every word ends so")]
    ShortEnding { name: String },
    #[error("a line of a table is a class, a word and perhaps attributes, with tabs between: '{line}'")]
    TableLine { line: String },
    #[error("'{text}' is no attribute: name=value, without spaces")]
    Attribute { text: String },
    #[error(
        "'{word}' of class {class} has no attribute '{attribute}', which rule {rule} takes from its trigger"
    )]
    MissingAttribute { word: String, class: String, attribute: String, rule: String },
    #[error("rule {rule} has no {wanted}")]
    Lacks { rule: String, wanted: &'static str },
    #[error(
        "rule {rule} has {positive} sentences that must match and {negative} that must not: two and one at least"
    )]
    FewProofs { rule: String, positive: usize, negative: usize },
    #[error("a file may nest {limit} brackets and no more")]
    TooDeep { limit: u32 },
}

fn expected(wanted: &str, found: &str) -> String {
    if found.is_empty() {
        format!("the line ends where {wanted} should stand")
    } else {
        format!("'{found}' stands where {wanted} should")
    }
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map(|name| format!(" (did you mean '{name}'?)")).unwrap_or_default()
}
