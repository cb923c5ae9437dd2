//! What does one rule ask, and what does it yield?

use crate::classes::ClassId;
use crate::entry::UposSet;
use crate::pattern::{MentionKind, Test, Ways};
use crate::proof::Proof;

/// One rule of a rule file: `toll.die`, for "bij de aanval kwamen twaalf burgers om".
#[derive(Debug, Clone)]
pub struct Rule {
    pub(crate) name: Box<str>,
    pub(crate) file: Box<str>,
    pub(crate) line: u32,
    pub(crate) triggers: Vec<Trigger>,
    pub(crate) arguments: Vec<Box<str>>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) yields: Vec<Yield>,
    pub(crate) proofs: Vec<Proof>,
}

impl Rule {
    /// The name, `toll.die`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file it stands in.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line it opens on, counted from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The names of its arguments in the order of the rule: `victim`, `agent`.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().map(|name| &**name)
    }

    /// The sentences that prove it.
    #[must_use]
    pub fn proofs(&self) -> &[Proof] {
        &self.proofs
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Trigger {
    pub(crate) head: TriggerHead,
    pub(crate) tests: Option<Test>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum TriggerHead {
    Class(ClassId),
    Mention(MentionKind),
    Upos(UposSet),
}

/// One line of a rule that a sentence must satisfy.
#[derive(Debug, Clone)]
pub(crate) enum Clause {
    Argument { place: usize, optional: bool, ways: Ways },
    Needs(Ways),
    Unless(Ways),
}

#[derive(Debug, Clone)]
pub(crate) struct Yield {
    pub(crate) key: Box<str>,
    /// Whether a trigger need not have the attribute.
    pub(crate) optional: bool,
    pub(crate) value: Value,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Word(Box<str>),
    OfTrigger { attribute: Box<str> },
    OfArgument { place: usize, attribute: Box<str> },
}
