//! Of what is a pattern made? Ways through a tree, and tests of the word where they end.

use bestand_syntax::{Relation, Upos};

use crate::classes::ClassId;

/// A class of words that the caller recognises, as actors or places are; declared in a rule file by `mention actor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionKind(pub(crate) u8);

impl MentionKind {
    /// The kind's place among those declared, counted from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Several ways, of which the first that leads anywhere is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ways(pub(crate) Vec<Way>);

/// One way: parts that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Way {
    pub(crate) from: Origin,
    /// What the words it starts from must be.
    pub(crate) tests: Option<Test>,
    pub(crate) parts: Vec<Part>,
}

/// The words from which a way starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Where the reading stands: the trigger, or the word under test.
    Here,
    /// The head of the trigger's phrase: "leven" in "het leven verliezen".
    Phrase,
    /// The words of an argument that stands above in the rule.
    Argument(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) what: Move,
    pub(crate) times: Times,
    pub(crate) tests: Option<Test>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Move {
    Step(Step),
    /// To the word before in the text, or behind.
    Neighbour {
        behind: bool,
    },
    Group(Ways),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    Once,
    /// `?`
    AtMostOnce,
    /// `*`
    Any,
    /// `+`
    AtLeastOnce,
}

/// One step up or down by one of these relations; none stands for any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) down: bool,
    pub(crate) exact: bool,
    pub(crate) relations: Vec<Relation>,
}

impl Step {
    pub(crate) fn takes(&self, relation: Relation) -> bool {
        let fits = |wanted: &Relation| if self.exact { relation == *wanted } else { relation.is_a(*wanted) };
        self.relations.is_empty() || self.relations.iter().any(fits)
    }
}

/// What a word must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Class(ClassId),
    /// The table says so of the word in that class.
    Attribute {
        class: ClassId,
        name: Box<str>,
        value: Box<str>,
    },
    Mention(MentionKind),
    Upos(Upos),
    Feature {
        name: Box<str>,
        value: Box<str>,
    },
    Lemma(Box<str>),
    /// A way leads from the word to another.
    Leads(Vec<Part>),
}

impl Test {
    pub(crate) fn all(mut tests: Vec<Self>) -> Self {
        if tests.len() == 1 { tests.remove(0) } else { Self::All(tests) }
    }

    pub(crate) fn any(mut tests: Vec<Self>) -> Self {
        if tests.len() == 1 { tests.remove(0) } else { Self::Any(tests) }
    }
}
