//! Which way leads from one word to another? Steps up and down a tree, written `^nsubj >obl >case`.

use std::fmt;
use std::ops::ControlFlow;
use std::str::FromStr;

use thiserror::Error;

use crate::relation::{Relation, RelationError};
use crate::tree::{Tree, WordIndex};

/// A way through a tree: `^nummod ^nsubj >obl` leads from "drie" to "Bakoe" in "drie doden vielen in Bakoe".
///
/// `^nsubj` goes from a word to its head if the word is its subject, `>obl` to each oblique of the word; a relation
/// stands for its subtypes too. `>nsubj|obj` takes either, `>*` any, and `>=obl` only `obl` without subtype.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path {
    steps: Box<[Step]>,
}

/// One step of a path: `>obl` from "vielen" to "Bakoe" in "vielen in Bakoe".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Step {
    direction: Direction,
    /// Any of these; none stands for any relation.
    relations: Box<[Relation]>,
    exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Direction {
    Up,
    Down,
}

impl Path {
    /// The path of these steps; no steps lead from each word to itself.
    #[must_use]
    pub fn of(steps: impl Into<Box<[Step]>>) -> Self {
        Self { steps: steps.into() }
    }

    /// The first word that the path leads to, where children are tried in the order of the text.
    #[must_use]
    pub fn first(&self, tree: &Tree, from: WordIndex) -> Option<WordIndex> {
        let found = follow(&self.steps, tree, from, &mut ControlFlow::Break);
        found.break_value()
    }

    /// All words that the path leads to: both "doden" and "gewonden" for `>nsubj|conj` of a verb with two subjects.
    #[must_use]
    pub fn all(&self, tree: &Tree, from: WordIndex) -> Vec<WordIndex> {
        let mut found = Vec::new();
        let _ = follow(&self.steps, tree, from, &mut |word| {
            found.push(word);
            ControlFlow::<()>::Continue(())
        });
        found
    }
}

/// Calls `arrive` with each word that the steps lead to, until it breaks off.
fn follow<B>(
    steps: &[Step],
    tree: &Tree,
    from: WordIndex,
    arrive: &mut impl FnMut(WordIndex) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let Some((step, rest)) = steps.split_first() else {
        return arrive(from);
    };
    match step.direction {
        Direction::Up => match tree.head(from) {
            Some(head) if step.takes(tree.word(from).relation()) => follow(rest, tree, head, arrive),
            _ => ControlFlow::Continue(()),
        },
        Direction::Down => tree
            .children(from)
            .filter(|&child| step.takes(tree.word(child).relation()))
            .try_for_each(|child| follow(rest, tree, child, arrive)),
    }
}

impl Step {
    /// From a word with this relation to its head: from "drie" to "doden" by `nummod`.
    #[must_use]
    pub fn up(relation: Relation) -> Self {
        Self { direction: Direction::Up, relations: Box::new([relation]), exact: false }
    }

    /// From a head to each of its children with this relation: from "doden" to "drie" by `nummod`.
    #[must_use]
    pub fn down(relation: Relation) -> Self {
        Self { direction: Direction::Down, relations: Box::new([relation]), exact: false }
    }

    fn takes(&self, relation: Relation) -> bool {
        let fits = |wanted: &Relation| if self.exact { relation == *wanted } else { relation.is_a(*wanted) };
        self.relations.is_empty() || self.relations.iter().any(fits)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> = self.steps.iter().map(Step::to_string).collect();
        formatter.pad(&steps.join(" "))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arrow = if self.direction == Direction::Up { '^' } else { '>' };
        let exact = if self.exact { "=" } else { "" };
        let names: Vec<String> = self.relations.iter().map(Relation::to_string).collect();
        let names = if names.is_empty() { "*".to_owned() } else { names.join("|") };
        write!(formatter, "{arrow}{exact}{names}")
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let steps = text.split_whitespace().map(str::parse).collect::<Result<Vec<Step>, PathError>>()?;
        Ok(Self::of(steps))
    }
}

impl FromStr for Step {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let (direction, names) = match text.split_at_checked(1) {
            Some(("^", names)) => (Direction::Up, names),
            Some((">", names)) => (Direction::Down, names),
            _ => return Err(PathError { step: text.to_owned(), kind: ErrorKind::Arrow }),
        };
        let (exact, names) = names.strip_prefix('=').map_or((false, names), |names| (true, names));
        if names == "*" && !exact {
            return Ok(Self { direction, relations: Box::new([]), exact });
        }
        let relations = names.split('|').map(str::parse).collect::<Result<Box<[Relation]>, _>>();
        relations
            .map(|relations| Self { direction, relations, exact })
            .map_err(|error| PathError { step: text.to_owned(), kind: ErrorKind::Relation(error) })
    }
}

/// A text that is no path, as `nsubj` without an arrow is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub struct PathError {
    step: String,
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    Arrow,
    Relation(RelationError),
}

impl PathError {
    fn message(&self) -> String {
        let step = &self.step;
        match &self.kind {
            ErrorKind::Arrow => {
                format!("'{step}' goes nowhere (write ^{step} for up to the head, >{step} for down)")
            }
            ErrorKind::Relation(error) => format!("in the step '{step}': {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu;

    const TOLL: &str = "\
1\tDrie\tdrie\tNUM\t_\t_\t2\tnummod\t_\t_
2\tdoden\tdode\tNOUN\t_\t_\t5\tnsubj\t_\t_
3\ten\ten\tCCONJ\t_\t_\t4\tcc\t_\t_
4\tgewonden\tgewonde\tNOUN\t_\t_\t2\tconj\t_\t_
5\tvielen\tvallen\tVERB\t_\t_\t0\troot\t_\t_
6\tin\tin\tADP\t_\t_\t7\tcase\t_\t_
7\tBakoe\tBakoe\tPROPN\t_\t_\t5\tobl:arg\t_\t_

";

    fn check(path: &str, from: &str, expected: &str) {
        let sentences = conllu::read("toll.conllu", TOLL).expect("sentences");
        let tree = &sentences[0].tree;
        let start = tree.words().find(|word| word.form() == from).expect("a word").index();
        let found = match path.parse::<Path>() {
            Ok(path) => {
                let words = path.all(tree, start);
                assert_eq!(path.first(tree, start), words.first().copied());
                words.into_iter().map(|word| tree.word(word).form()).collect::<Vec<_>>().join(" ")
            }
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_path_leads_up_and_down() {
        check("^nummod ^nsubj >obl >case", "Drie", "in");
        check(">nsubj >conj", "vielen", "gewonden");
        check("^nsubj", "Drie", "");
        check("", "Drie", "Drie");
    }

    #[test]
    fn alternatives_and_any_relation() {
        check(">nsubj|obl", "vielen", "doden Bakoe");
        check(">*", "doden", "Drie gewonden");
        check("^* >*", "Drie", "Drie gewonden");
    }

    #[test]
    fn an_exact_step_leaves_subtypes_out() {
        check(">obl", "vielen", "Bakoe");
        check(">=obl", "vielen", "");
        check(">=obl:arg", "vielen", "Bakoe");
    }

    #[test]
    fn a_path_is_written_as_it_was_read() {
        for text in ["^nsubj >obl >case", ">nsubj:pass|obj", ">* ^=obl", ""] {
            assert_eq!(text.parse::<Path>().expect("a path").to_string(), text);
        }
    }

    #[test]
    fn a_wrong_step_is_named() {
        check("nsubj", "Drie", "'nsubj' goes nowhere (write ^nsubj for up to the head, >nsubj for down)");
        check(">nsub", "Drie", "in the step '>nsub': no relation is called 'nsub' (did you mean 'nsubj'?)");
    }
}
