//! Which word depends on which? The tree of one sentence, with what is known of each word.

use std::fmt;

use bestand_text::Span;
use thiserror::Error;

use crate::path::{Path, Step};
use crate::relation::Relation;
use crate::tag::Upos;

/// The place of a word in its sentence, counted from zero: "doden" is 1 in "drie doden".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordIndex(u32);

impl WordIndex {
    /// The word at `place`, counted from zero: `new(1)` for "doden" in "drie doden".
    ///
    /// # Panics
    /// If `place` is above 4,294,967,295.
    #[must_use]
    pub fn new(place: usize) -> Self {
        Self(u32::try_from(place).expect("no sentence has four billion words"))
    }

    /// The place, counted from zero: 1 for "doden" in "drie doden".
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }

    /// The word's number in CoNLL-U, counted from one: 2 for "doden" in "drie doden".
    #[must_use]
    pub const fn number(self) -> usize {
        self.0 as usize + 1
    }
}

/// All that a tree is told about one word: "doden" in "drie doden" is a noun, plural, and depends on "gevallen".
#[derive(Clone, Copy, Debug)]
pub struct NewWord<'a> {
    /// The word as the syntax takes it: "doden"; of the token "don't" the words are "do" and "n't".
    pub form: &'a str,
    /// The word as a dictionary has it: "dode".
    pub lemma: &'a str,
    /// The word class.
    pub upos: Upos,
    /// The features as CoNLL-U writes them, `_` or empty for none: `Gender=Com|Number=Plur`.
    pub features: &'a str,
    /// The word that this one depends on, none for the sentence's root.
    pub head: Option<WordIndex>,
    /// How it depends on its head.
    pub relation: Relation,
    /// The bytes of the page that the word stands on; where a token's words cannot be told apart, those of the token.
    pub span: Span,
    /// Whether the word belongs to the same token as the word before it, as "n't" does in "don't".
    pub continues_token: bool,
}

/// The tree of one sentence: "drie doden gevallen" hangs "drie" under "doden" and "doden" under "gevallen".
///
/// Every head is a word of the sentence, there is one root and no cycle. Texts lie in one buffer and the words in one
/// array, laid out so that descendants are found without a search; no call allocates unless it returns a `Vec`.
#[derive(Clone, PartialEq, Eq)]
pub struct Tree {
    nodes: Box<[Node]>,
    /// Forms, lemmas and features, one after the other.
    texts: Box<str>,
    /// The words in the order of a walk: each word, then its descendants, children from left to right.
    walk: Box<[WordIndex]>,
}

#[derive(Clone, PartialEq, Eq)]
struct Node {
    relation: Relation,
    span: Span,
    /// The head; the root's is itself.
    head: WordIndex,
    /// Where the word stands in the walk.
    place: u32,
    /// How many words its subtree has, itself included.
    size: u32,
    text_start: u32,
    form_end: u32,
    lemma_end: u32,
    features_end: u32,
    upos: Upos,
    continues_token: bool,
}

impl Tree {
    /// Makes the tree of a sentence's words.
    ///
    /// # Errors
    /// If there is no word, a head is no word of the sentence, there is no root or a second one, or heads go round in
    /// a circle.
    pub fn new<'a>(words: impl IntoIterator<Item = NewWord<'a>>) -> Result<Self, TreeError> {
        let (mut nodes, texts) = lay_out(words)?;
        let root = check_heads(&nodes)?;
        let walk = walk_from(root, &nodes);
        if walk.len() < nodes.len() {
            return Err(TreeError { kind: ErrorKind::Cycle { word: word_outside(&walk, nodes.len()) } });
        }
        for (place, word) in (0..).zip(&walk) {
            nodes[word.get()].place = place;
        }
        for word in walk[1..].iter().rev() {
            let Node { head, size, .. } = nodes[word.get()];
            nodes[head.get()].size += size;
        }
        Ok(Self {
            nodes: nodes.into_boxed_slice(),
            texts: texts.into_boxed_str(),
            walk: walk.into_boxed_slice(),
        })
    }

    /// How many words the sentence has, at least one: 2 for "drie doden".
    #[expect(clippy::len_without_is_empty, reason = "a tree has at least one word")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The sentence's head: "vielen" in "er vielen drie doden".
    #[must_use]
    pub fn root(&self) -> WordIndex {
        self.walk[0]
    }

    /// What is known of a word.
    ///
    /// # Panics
    /// If the sentence has fewer words.
    #[must_use]
    pub fn word(&self, word: WordIndex) -> Word<'_> {
        assert!(word.get() < self.nodes.len(), "word {} of {}", word.number(), self.nodes.len());
        Word { tree: self, index: word }
    }

    /// All words in the order of the text: "er", "vielen", "drie", "doden".
    pub fn words(&self) -> impl DoubleEndedIterator<Item = Word<'_>> + ExactSizeIterator + Clone {
        (0..self.nodes.len()).map(|place| Word { tree: self, index: WordIndex::new(place) })
    }

    /// The word that this one depends on; none for the root.
    #[must_use]
    pub fn head(&self, word: WordIndex) -> Option<WordIndex> {
        let head = self.node(word).head;
        (head != word).then_some(head)
    }

    /// The words that depend on this one, in the order of the text: "er" and "doden" for "vielen" in "er vielen drie doden".
    pub fn children(&self, word: WordIndex) -> impl Iterator<Item = WordIndex> + Clone + use<'_> {
        let node = self.node(word);
        let (mut next, end) = (node.place + 1, node.place + node.size);
        std::iter::from_fn(move || {
            let child = (next < end).then(|| self.walk[next as usize])?;
            next += self.node(child).size;
            Some(child)
        })
    }

    /// The children with this relation or a subtype of it: both "doden" in "doden vielen" (nsubj) and in "doden werden
    /// geteld" (nsubj:pass) for `nsubj`.
    pub fn children_by<R: Into<Relation>>(
        &self,
        word: WordIndex,
        relation: R,
    ) -> impl Iterator<Item = WordIndex> + Clone + use<'_, R> {
        let relation = relation.into();
        self.children(word).filter(move |&child| self.node(child).relation.is_a(relation))
    }

    /// The first child with this relation or a subtype of it: "drie" for `nummod` of "doden" in "drie doden".
    #[must_use]
    pub fn child_by(&self, word: WordIndex, relation: impl Into<Relation>) -> Option<WordIndex> {
        self.children_by(word, relation).next()
    }

    /// The head, the head's head and so on up to the root: "doden", "vielen" for "drie" in "er vielen drie doden".
    pub fn ancestors(&self, word: WordIndex) -> impl Iterator<Item = WordIndex> + Clone + use<'_> {
        std::iter::successors(self.head(word), move |&ancestor| self.head(ancestor))
    }

    /// Whether `word` is `ancestor` or hangs under it, at any depth: "drie" under "vielen" in "er vielen drie doden".
    #[must_use]
    pub fn is_under(&self, word: WordIndex, ancestor: WordIndex) -> bool {
        let (place, above) = (self.node(word).place, self.node(ancestor));
        (above.place..above.place + above.size).contains(&place)
    }

    /// The word and all that hangs under it, in no order of the text: "doden", "drie" for "doden" in "vielen drie doden".
    #[must_use]
    pub fn subtree(&self, word: WordIndex) -> &[WordIndex] {
        let node = self.node(word);
        &self.walk[node.place as usize..][..node.size as usize]
    }

    /// The same in the order of the text: "drie", "doden".
    #[must_use]
    pub fn subtree_in_order(&self, word: WordIndex) -> Vec<WordIndex> {
        let mut words = self.subtree(word).to_vec();
        words.sort_unstable();
        words
    }

    /// The bytes from the first to the last word of the subtree: "drie doden" for "doden" in "er vielen drie doden".
    ///
    /// Where the subtree has gaps, the words in the gaps are covered too.
    #[must_use]
    pub fn subtree_span(&self, word: WordIndex) -> Span {
        let spans = self.subtree(word).iter().map(|&word| self.node(word).span);
        spans
            .reduce(|all, span| Span { start: all.start.min(span.start), end: all.end.max(span.end) })
            .expect("a subtree holds its word")
    }

    /// The way from one word to another, up to their nearest common ancestor and down: `^nummod ^nsubj >obl` from
    /// "drie" to "Bakoe" in "drie doden vielen in Bakoe".
    #[must_use]
    pub fn path(&self, from: WordIndex, to: WordIndex) -> Path {
        let above = |word| std::iter::once(word).chain(self.ancestors(word));
        let up = above(from).take_while(|&word| !self.is_under(to, word));
        let mut steps: Vec<Step> = up.map(|word| Step::up(self.node(word).relation)).collect();
        let down: Vec<WordIndex> = above(to).take_while(|&word| !self.is_under(from, word)).collect();
        steps.extend(down.into_iter().rev().map(|word| Step::down(self.node(word).relation)));
        Path::of(steps)
    }

    /// Whether no link crosses another: each subtree is an unbroken run of words.
    #[must_use]
    pub fn is_projective(&self) -> bool {
        let mut reach: Vec<(WordIndex, WordIndex)> =
            (0..self.len()).map(|place| (WordIndex::new(place), WordIndex::new(place))).collect();
        self.walk.iter().rev().all(|&word| {
            let (first, last) = reach[word.get()];
            let above = &mut reach[self.node(word).head.get()];
            *above = (above.0.min(first), above.1.max(last));
            last.get() - first.get() + 1 == self.node(word).size as usize
        })
    }

    fn node(&self, word: WordIndex) -> &Node {
        &self.nodes[word.get()]
    }
}

/// Puts the words into nodes and their texts into one buffer; places and sizes are still those of lone words.
fn lay_out<'a>(words: impl IntoIterator<Item = NewWord<'a>>) -> Result<(Vec<Node>, String), TreeError> {
    let words = words.into_iter();
    let mut nodes = Vec::with_capacity(words.size_hint().0);
    let mut texts = String::with_capacity(24 * words.size_hint().0);
    let mut append = |text: &str| {
        texts.push_str(text);
        u32::try_from(texts.len()).expect("no sentence has four billion bytes")
    };
    let mut text_start = 0;
    for (place, word) in words.enumerate() {
        let index = WordIndex::new(place);
        if word.head == Some(index) {
            return Err(TreeError { kind: ErrorKind::OwnHead { word: index } });
        }
        let form_end = append(word.form);
        let lemma_end = append(word.lemma);
        let features_end = append(if word.features == "_" { "" } else { word.features });
        nodes.push(Node {
            relation: word.relation,
            span: word.span,
            head: word.head.unwrap_or(index),
            place: 0,
            size: 1,
            text_start,
            form_end,
            lemma_end,
            features_end,
            upos: word.upos,
            continues_token: word.continues_token && place > 0,
        });
        text_start = features_end;
    }
    Ok((nodes, texts))
}

/// The root, if there is one and one only and all heads are words.
fn check_heads(nodes: &[Node]) -> Result<WordIndex, TreeError> {
    let mut root = None;
    for (place, node) in nodes.iter().enumerate() {
        let word = WordIndex::new(place);
        if node.head.get() >= nodes.len() {
            let kind = ErrorKind::HeadOutside { word, head: node.head, words: nodes.len() };
            return Err(TreeError { kind });
        }
        if node.head == word
            && let Some(first) = root.replace(word)
        {
            return Err(TreeError { kind: ErrorKind::TwoRoots { first, second: word } });
        }
    }
    let kind = if nodes.is_empty() { ErrorKind::Empty } else { ErrorKind::NoRoot };
    root.ok_or(TreeError { kind })
}

/// The words that can be reached from the root, in the order of the walk.
fn walk_from(root: WordIndex, nodes: &[Node]) -> Vec<WordIndex> {
    let mut first_child = vec![None; nodes.len()];
    let mut next_sibling = vec![None; nodes.len()];
    for (place, node) in nodes.iter().enumerate().rev().filter(|(place, _)| *place != root.get()) {
        next_sibling[place] = first_child[node.head.get()].replace(WordIndex::new(place));
    }
    let mut walk = Vec::with_capacity(nodes.len());
    let mut next = Some(root);
    while let Some(word) = next {
        walk.push(word);
        let mut last = word;
        next = first_child[word.get()];
        while next.is_none() && last != root {
            next = next_sibling[last.get()];
            last = nodes[last.get()].head;
        }
    }
    walk
}

fn word_outside(walk: &[WordIndex], words: usize) -> WordIndex {
    let mut reached = vec![false; words];
    for word in walk {
        reached[word.get()] = true;
    }
    WordIndex::new(reached.iter().position(|reached| !reached).expect("a word was not reached"))
}

impl fmt::Debug for Tree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.words()).finish()
    }
}

/// One word of a tree: "doden" in "er vielen drie doden".
#[derive(Clone, Copy)]
pub struct Word<'a> {
    tree: &'a Tree,
    index: WordIndex,
}

impl<'a> Word<'a> {
    /// The word's place in the sentence.
    #[must_use]
    pub const fn index(self) -> WordIndex {
        self.index
    }

    /// The word as the syntax takes it: "doden".
    #[must_use]
    pub fn form(self) -> &'a str {
        self.text(self.node().text_start, self.node().form_end)
    }

    /// The word as a dictionary has it: "dode".
    #[must_use]
    pub fn lemma(self) -> &'a str {
        self.text(self.node().form_end, self.node().lemma_end)
    }

    /// The features as CoNLL-U writes them, empty for none: `Gender=Com|Number=Plur`.
    #[must_use]
    pub fn features(self) -> &'a str {
        self.text(self.node().lemma_end, self.node().features_end)
    }

    /// The value of one feature: `Plur` for `Number` of "doden".
    #[must_use]
    pub fn feature(self, name: &str) -> Option<&'a str> {
        let value = |pair: &'a str| pair.strip_prefix(name)?.strip_prefix('=');
        self.features().split('|').find_map(value)
    }

    /// The word class.
    #[must_use]
    pub fn upos(self) -> Upos {
        self.node().upos
    }

    /// The word that this one depends on; none for the root.
    #[must_use]
    pub fn head(self) -> Option<WordIndex> {
        self.tree.head(self.index)
    }

    /// How it depends on its head.
    #[must_use]
    pub fn relation(self) -> Relation {
        self.node().relation
    }

    /// The bytes of the page that the word stands on.
    #[must_use]
    pub fn span(self) -> Span {
        self.node().span
    }

    /// Whether the word belongs to the same token as the word before it, as "n't" does in "don't".
    #[must_use]
    pub fn continues_token(self) -> bool {
        self.node().continues_token
    }

    fn node(self) -> &'a Node {
        self.tree.node(self.index)
    }

    fn text(self, start: u32, end: u32) -> &'a str {
        &self.tree.texts[start as usize..end as usize]
    }
}

impl fmt::Debug for Word<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (form, relation) = (self.form(), self.relation());
        let head = self.head().map_or(0, WordIndex::number);
        write!(formatter, "{} {form} {} {relation} of {head}", self.index.number(), self.upos())
    }
}

/// Words that make no tree.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub struct TreeError {
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    Empty,
    NoRoot,
    TwoRoots { first: WordIndex, second: WordIndex },
    HeadOutside { word: WordIndex, head: WordIndex, words: usize },
    OwnHead { word: WordIndex },
    Cycle { word: WordIndex },
}

impl TreeError {
    /// The word that the error is about, where it is about one: the second root of a sentence with two.
    #[must_use]
    pub fn word(&self) -> Option<WordIndex> {
        match self.kind {
            ErrorKind::Empty | ErrorKind::NoRoot => None,
            ErrorKind::TwoRoots { second: word, .. }
            | ErrorKind::HeadOutside { word, .. }
            | ErrorKind::OwnHead { word }
            | ErrorKind::Cycle { word } => Some(word),
        }
    }

    fn message(&self) -> String {
        match self.kind {
            ErrorKind::Empty => "a sentence needs at least one word".to_owned(),
            ErrorKind::NoRoot => "no word is the root (one word must have no head)".to_owned(),
            ErrorKind::TwoRoots { first, second } => {
                let (first, second) = (first.number(), second.number());
                format!("words {first} and {second} are both roots (one of them must have a head)")
            }
            ErrorKind::HeadOutside { word, head, words } => {
                let (word, head) = (word.number(), head.number());
                format!("word {word} has head {head}, which is no word of the sentence (1 to {words})")
            }
            ErrorKind::OwnHead { word } => {
                format!("word {} is its own head (it must be another word, or the root)", word.number())
            }
            ErrorKind::Cycle { word } => {
                format!(
                    "the heads above word {} go round in a circle (they must end at the root)",
                    word.number()
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree from lines "form UPOS head relation"; word spans as if one space stood between words.
    fn tree(rows: &str) -> Result<Tree, TreeError> {
        let mut start = 0;
        Tree::new(rows.split(", ").map(|row| {
            let column: Vec<&str> = row.split(' ').collect();
            let end = start + u32::try_from(column[0].len()).expect("short");
            let span = Span { start, end };
            start = end + 1;
            NewWord {
                form: column[0],
                lemma: column[0],
                upos: column[1].parse().expect("a class"),
                features: "Gender=Com|Number=Plur",
                head: column[2].parse::<usize>().expect("a number").checked_sub(1).map(WordIndex::new),
                relation: column[3].parse().expect("a relation"),
                span,
                continues_token: false,
            }
        }))
    }

    const TOLL: &str = "er ADV 2 expl, vielen VERB 0 root, drie NUM 4 nummod, doden NOUN 2 nsubj, \
                        in ADP 6 case, Bakoe PROPN 2 obl:arg";

    fn toll() -> Tree {
        tree(TOLL).expect("a tree")
    }

    fn forms(tree: &Tree, words: impl IntoIterator<Item = WordIndex>) -> String {
        words.into_iter().map(|word| tree.word(word).form()).collect::<Vec<_>>().join(" ")
    }

    fn check_refused(rows: &str, message: &str) {
        assert_eq!(tree(rows).expect_err("no tree").to_string(), message);
    }

    #[test]
    fn children_come_in_the_order_of_the_text() {
        let tree = toll();
        assert_eq!(forms(&tree, tree.children(tree.root())), "er doden Bakoe");
        assert_eq!(forms(&tree, tree.children(WordIndex::new(3))), "drie");
        assert_eq!(forms(&tree, tree.children(WordIndex::new(2))), "");
    }

    #[test]
    fn children_by_a_relation_include_its_subtypes() {
        let tree = toll();
        let relation = |name: &str| name.parse::<Relation>().expect("a relation");
        assert_eq!(forms(&tree, tree.children_by(tree.root(), relation("obl"))), "Bakoe");
        assert_eq!(forms(&tree, tree.children_by(tree.root(), relation("obl:arg"))), "Bakoe");
        assert_eq!(forms(&tree, tree.children_by(tree.root(), relation("obl:agent"))), "");
    }

    #[test]
    fn ancestors_end_at_the_root() {
        let tree = toll();
        assert_eq!(forms(&tree, tree.ancestors(WordIndex::new(2))), "doden vielen");
        assert_eq!(forms(&tree, tree.ancestors(tree.root())), "");
    }

    #[test]
    fn a_subtree_covers_its_words() {
        let tree = toll();
        let doden = WordIndex::new(3);
        assert_eq!(forms(&tree, tree.subtree_in_order(doden)), "drie doden");
        assert_eq!(tree.subtree_span(doden), Span { start: 10, end: 20 });
        assert!(tree.is_under(WordIndex::new(2), tree.root()));
        assert!(!tree.is_under(tree.root(), doden));
    }

    #[test]
    fn a_path_goes_up_and_down() {
        let tree = toll();
        let path = |from, to| tree.path(WordIndex::new(from), WordIndex::new(to)).to_string();
        assert_eq!(path(2, 4), "^nummod ^nsubj >obl:arg >case");
        assert_eq!(path(1, 2), ">nsubj >nummod");
        assert_eq!(path(2, 1), "^nummod ^nsubj");
        assert_eq!(path(2, 2), "");
    }

    #[test]
    fn features_are_found_by_name() {
        let tree = toll();
        let word = tree.word(WordIndex::new(3));
        assert_eq!((word.feature("Number"), word.feature("Num")), (Some("Plur"), None));
    }

    #[test]
    fn crossing_links_are_seen() {
        assert!(toll().is_projective());
        let crossed = "dat SCONJ 3 mark, doden NOUN 4 nsubj, meldt VERB 0 root, vallen VERB 3 ccomp";
        assert!(!tree(crossed).expect("a tree").is_projective());
    }

    #[test]
    fn words_that_make_no_tree_are_refused() {
        let none = Tree::new([]).expect_err("no tree").to_string();
        assert_eq!(none, "a sentence needs at least one word");
        check_refused(
            "drie NUM 2 nummod, doden NOUN 1 dep",
            "no word is the root (one word must have no head)",
        );
        check_refused(
            "drie NUM 0 root, doden NOUN 0 root",
            "words 1 and 2 are both roots (one of them must have a head)",
        );
        check_refused(
            "drie NUM 5 nummod, doden NOUN 0 root",
            "word 1 has head 5, which is no word of the sentence (1 to 2)",
        );
        check_refused(
            "drie NUM 1 nummod, doden NOUN 0 root",
            "word 1 is its own head (it must be another word, or the root)",
        );
        check_refused(
            "er ADV 0 root, drie NUM 3 nummod, doden NOUN 2 dep",
            "the heads above word 2 go round in a circle (they must end at the root)",
        );
    }
}
