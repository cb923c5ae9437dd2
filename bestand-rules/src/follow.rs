//! Where does a way lead, and what is a word? Patterns followed on one sentence.

use std::ops::ControlFlow;

use bestand_syntax::{Tree, WordIndex};

use crate::classes::{Classes, Entry};
use crate::marking::{Marking, is_in, member};
use crate::pattern::{MentionKind, Move, Origin, Part, Step, Test, Times, Ways};

/// The most words that `*` and `+` reach, so that a list of ten thousand names stays linear.
const MOST_REACHED: usize = 64;

/// What the caller knows of the words of one sentence: whether "Bakoe" is an actor, a place, both or neither.
pub trait Mentions {
    /// Whether the word heads a mention of this kind.
    fn is(&self, word: WordIndex, kind: MentionKind) -> bool;
}

/// No mentions at all, for rules that ask for none.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoMentions;

impl Mentions for NoMentions {
    fn is(&self, _: WordIndex, _: MentionKind) -> bool {
        false
    }
}

/// One sentence with everything that patterns ask of it.
pub(crate) struct Sentence<'a> {
    pub(crate) classes: &'a Classes,
    pub(crate) tree: &'a Tree,
    pub(crate) marking: Marking,
    pub(crate) mentions: &'a dyn Mentions,
}

/// What a rule has bound so far.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(crate) trigger: WordIndex,
    /// The words of the phrase beside the trigger, each part opened by its head.
    pub(crate) phrase: Vec<Vec<WordIndex>>,
    pub(crate) arguments: Vec<Vec<WordIndex>>,
}

impl Bound {
    fn starts(&self, from: Origin) -> &[WordIndex] {
        match from {
            Origin::Here => std::slice::from_ref(&self.trigger),
            Origin::Phrase => self.phrase.first().map_or(&[], |part| &part[..1]),
            Origin::Argument(place) => &self.arguments[place],
        }
    }
}

impl Sentence<'_> {
    /// The words that the first fruitful way leads to, in the order of the text.
    pub(crate) fn reach(&self, ways: &Ways, bound: &Bound) -> Vec<WordIndex> {
        let mut found = Vec::new();
        for way in &ways.0 {
            for &start in bound.starts(way.from) {
                if self.passes(way.tests.as_ref(), start) {
                    let _ = self.follow(&way.parts, start, &mut |word| collect(&mut found, word));
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found.sort_unstable();
        found
    }

    pub(crate) fn holds(&self, test: &Test, word: WordIndex) -> bool {
        match test {
            Test::All(tests) => tests.iter().all(|test| self.holds(test, word)),
            Test::Any(tests) => tests.iter().any(|test| self.holds(test, word)),
            Test::Not(test) => !self.holds(test, word),
            Test::Class(class) => is_in(self.classes, &self.marking, self.tree, word, *class),
            Test::Attribute { class, name, value } => {
                let says = |entry: &Entry| entry.class == *class && entry.attribute(name) == Some(&**value);
                member(self.classes, &self.marking, self.tree, word, says).is_some()
            }
            Test::Mention(kind) => self.mentions.is(word, *kind),
            Test::Upos(upos) => self.tree.word(word).upos() == *upos,
            Test::Feature { name, value } => self.tree.word(word).feature(name) == Some(&**value),
            Test::Lemma(lemma) => self.tree.word(word).lemma() == &**lemma,
            Test::Leads(parts) => self.follow(parts, word, &mut |_| ControlFlow::Break(())).is_break(),
        }
    }

    pub(crate) fn passes(&self, test: Option<&Test>, word: WordIndex) -> bool {
        test.is_none_or(|test| self.holds(test, word))
    }

    fn follow(&self, parts: &[Part], from: WordIndex, arrive: &mut Arrive<'_>) -> ControlFlow<()> {
        let Some((part, rest)) = parts.split_first() else {
            return arrive(from);
        };
        let mut go_on = |word| self.follow(rest, word, arrive);
        match part.times {
            Times::Once => self.take(&part.what, part.tests.as_ref(), from, &mut go_on),
            Times::AtMostOnce => {
                self.stay(part, from, &mut go_on)?;
                self.take(&part.what, part.tests.as_ref(), from, &mut go_on)
            }
            Times::Any => {
                self.stay(part, from, &mut go_on)?;
                self.repeat(part, from, &mut go_on)
            }
            Times::AtLeastOnce => self.repeat(part, from, &mut go_on),
        }
    }

    fn stay(&self, part: &Part, word: WordIndex, arrive: &mut Arrive<'_>) -> ControlFlow<()> {
        if self.passes(part.tests.as_ref(), word) { arrive(word) } else { ControlFlow::Continue(()) }
    }

    fn repeat(&self, part: &Part, from: WordIndex, arrive: &mut Arrive<'_>) -> ControlFlow<()> {
        let mut reached = vec![from];
        let mut next = 0;
        while next < reached.len() && reached.len() <= MOST_REACHED {
            let word = reached[next];
            let _ = self.take(&part.what, None, word, &mut |word| collect(&mut reached, word));
            next += 1;
        }
        reached[1..].iter().try_for_each(|&word| self.stay(part, word, arrive))
    }

    fn take(
        &self,
        what: &Move,
        test: Option<&Test>,
        from: WordIndex,
        arrive: &mut Arrive<'_>,
    ) -> ControlFlow<()> {
        match what {
            Move::Step(step) => self.step(step, test, from, arrive),
            Move::Neighbour { behind } => match self.neighbour(from, *behind) {
                Some(word) if self.passes(test, word) => arrive(word),
                _ => ControlFlow::Continue(()),
            },
            Move::Group(ways) => {
                for way in &ways.0 {
                    let mut found = Vec::new();
                    let _ = self.follow(&way.parts, from, &mut |word| {
                        if self.passes(test, word) {
                            collect(&mut found, word)
                        } else {
                            ControlFlow::Continue(())
                        }
                    });
                    if !found.is_empty() {
                        return found.into_iter().try_for_each(arrive);
                    }
                }
                ControlFlow::Continue(())
            }
        }
    }

    fn neighbour(&self, word: WordIndex, behind: bool) -> Option<WordIndex> {
        let place = if behind { word.get() + 1 } else { word.get().checked_sub(1)? };
        (place < self.tree.len()).then(|| WordIndex::new(place))
    }

    fn step(
        &self,
        step: &Step,
        test: Option<&Test>,
        from: WordIndex,
        arrive: &mut Arrive<'_>,
    ) -> ControlFlow<()> {
        if step.down {
            let mut children =
                self.tree.children(from).filter(|&child| step.takes(self.tree.word(child).relation()));
            return children.try_for_each(|child| {
                if self.passes(test, child) { arrive(child) } else { ControlFlow::Continue(()) }
            });
        }
        match self.tree.head(from) {
            Some(head) if step.takes(self.tree.word(from).relation()) && self.passes(test, head) => {
                arrive(head)
            }
            _ => ControlFlow::Continue(()),
        }
    }
}

type Arrive<'a> = dyn FnMut(WordIndex) -> ControlFlow<()> + 'a;

fn collect(found: &mut Vec<WordIndex>, word: WordIndex) -> ControlFlow<()> {
    if !found.contains(&word) {
        found.push(word);
    }
    ControlFlow::Continue(())
}
