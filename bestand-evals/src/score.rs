//! How many tokens, tags, lemmas and links of a treebank does a system get right?
//!
//! The measures are those of the CoNLL 2018 shared task's evaluation script (`conll18_ud_eval.py`): words are aligned by
//! the characters that they stand on, those of multiword tokens by the longest common subsequence of their forms, and
//! every measure is an F1 over gold and system words, so that wrong tokens and sentences count against tags and trees.
//! Besides, LAS is given over relations with their subtypes, and lemmas may be compared without the marks that the
//! Dutch treebanks set between the parts of a compound.

mod align;
mod document;

use std::collections::BTreeMap;

use bestand_syntax::{Relation, Universal};

use align::{Alignment, align};
use document::ScoredWord;
pub(crate) use document::{Document, DocumentError};

/// How many gold and system items there are of a kind, and how many agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) gold: usize,
    pub(crate) system: usize,
    pub(crate) correct: usize,
}

impl Score {
    /// The share of system items that are right, in per cent.
    pub(crate) fn precision(self) -> f64 {
        share(self.correct, self.system)
    }

    /// The share of gold items that were found, in per cent.
    pub(crate) fn recall(self) -> f64 {
        share(self.correct, self.gold)
    }

    /// The harmonic mean of the two, in per cent.
    pub(crate) fn f1(self) -> f64 {
        share(2 * self.correct, self.gold + self.system)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// How the lemmas of both sides are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lemmas {
    /// As they stand.
    AsTheyStand,
    /// Without the marks between the parts of compounds: `vrede_akkoord` as `vredeakkoord`.
    WithoutMarks,
}

/// All measures by name, in the order in which they are shown.
#[derive(Debug)]
pub(crate) struct Scores {
    /// The name and the figures of each measure.
    pub(crate) measures: Vec<(&'static str, Score)>,
    /// The links of each relation with its subtype: right if head and relation are.
    pub(crate) relations: BTreeMap<Relation, Score>,
}

impl Scores {
    /// Compares a system's analysis of a text with the gold one.
    ///
    /// # Errors
    /// If the two do not have the same characters.
    pub(crate) fn of(
        gold: &Document<'_>,
        system: &Document<'_>,
        lemmas: Lemmas,
    ) -> Result<Self, DocumentError> {
        gold.check_same_text(system)?;
        let alignment = align(&gold.words, &system.words);
        let count =
            |agree: &dyn Fn(&Pair<'_>) -> bool| score_words(gold, system, &alignment, agree, |_| true);
        let las = |pair: &Pair<'_>| pair.same_head() && pair.same_universal();
        let measures = vec![
            ("Tokens", score_spans(&gold.tokens, &system.tokens)),
            ("Sentences", score_spans(&gold.sentences, &system.sentences)),
            ("Words", count(&|_| true)),
            ("UPOS", count(&|pair| pair.gold.word.upos() == pair.system.word.upos())),
            ("UFeats", count(&|pair| pair.gold.universal_features() == pair.system.universal_features())),
            ("AllFeats", count(&|pair| pair.gold.features() == pair.system.features())),
            ("Lemmas", count(&|pair| pair.same_lemma(lemmas))),
            ("UAS", count(&|pair| pair.same_head())),
            ("LAS", count(&|pair| pair.same_head() && pair.same_relation())),
            ("LAS-universal", count(&las)),
            ("CLAS", score_words(gold, system, &alignment, &las, |word| is_content(word.word.relation()))),
        ];
        Ok(Self { measures, relations: score_relations(gold, system, &alignment) })
    }

    /// The figures of a measure.
    pub(crate) fn get(&self, name: &str) -> Option<Score> {
        self.measures.iter().find(|(measure, _)| *measure == name).map(|(_, score)| *score)
    }
}

/// A gold word and the system word aligned with it.
struct Pair<'a> {
    gold: &'a ScoredWord<'a>,
    system: &'a ScoredWord<'a>,
    /// The gold word aligned with the system word's head; none for the root, the outer one for an unaligned head.
    system_head: Option<Option<usize>>,
}

impl Pair<'_> {
    fn same_head(&self) -> bool {
        self.gold.head.map(Some) == self.system_head
    }

    fn same_relation(&self) -> bool {
        self.gold.word.relation() == self.system.word.relation()
    }

    fn same_universal(&self) -> bool {
        self.gold.word.relation().universal() == self.system.word.relation().universal()
    }

    /// A gold lemma `_` stands for any.
    fn same_lemma(&self, lemmas: Lemmas) -> bool {
        let (gold, system) = (self.gold.word.lemma(), self.system.word.lemma());
        gold == "_"
            || gold == system
            || (lemmas == Lemmas::WithoutMarks && unmarked(gold).eq(unmarked(system)))
    }
}

fn unmarked(lemma: &str) -> impl Iterator<Item = char> {
    let is_mark = move |letter: &char| *letter == '_' && lemma.len() > 1;
    lemma.chars().filter(move |letter| !is_mark(letter))
}

/// Relations of content words, as the script lists them; the others are those of function words and punctuation.
fn is_content(relation: Relation) -> bool {
    !matches!(
        relation.universal(),
        Universal::Aux
            | Universal::Cop
            | Universal::Mark
            | Universal::Det
            | Universal::Clf
            | Universal::Case
            | Universal::Cc
            | Universal::Punct
    )
}

fn pairs<'a>(
    gold: &'a Document<'a>,
    system: &'a Document<'a>,
    alignment: &'a Alignment,
) -> impl Iterator<Item = Pair<'a>> {
    alignment.pairs.iter().map(move |&(gold_word, system_word)| {
        let system_word = &system.words[system_word];
        let system_head = system_word.head.map(|head| alignment.gold_of[head]);
        Pair { gold: &gold.words[gold_word], system: system_word, system_head }
    })
}

fn score_words(
    gold: &Document<'_>,
    system: &Document<'_>,
    alignment: &Alignment,
    agree: &dyn Fn(&Pair<'_>) -> bool,
    counts: impl Fn(&ScoredWord<'_>) -> bool,
) -> Score {
    Score {
        gold: gold.words.iter().filter(|word| counts(word)).count(),
        system: system.words.iter().filter(|word| counts(word)).count(),
        correct: pairs(gold, system, alignment).filter(|pair| counts(pair.gold) && agree(pair)).count(),
    }
}

fn score_relations(
    gold: &Document<'_>,
    system: &Document<'_>,
    alignment: &Alignment,
) -> BTreeMap<Relation, Score> {
    let mut scores: BTreeMap<Relation, Score> = BTreeMap::new();
    for word in &gold.words {
        scores.entry(word.word.relation()).or_default().gold += 1;
    }
    for word in &system.words {
        scores.entry(word.word.relation()).or_default().system += 1;
    }
    for pair in pairs(gold, system, alignment).filter(|pair| pair.same_head() && pair.same_relation()) {
        scores.entry(pair.gold.word.relation()).or_default().correct += 1;
    }
    scores
}

/// Spans agree if both ends do.
fn score_spans(gold: &[(usize, usize)], system: &[(usize, usize)]) -> Score {
    let (mut place, mut correct) = (0, 0);
    for &(start, end) in gold {
        while system.get(place).is_some_and(|other| other.0 < start) {
            place += 1;
        }
        correct += usize::from(system.get(place) == Some(&(start, end)));
    }
    Score { gold: gold.len(), system: system.len(), correct }
}

#[cfg(test)]
mod tests;
