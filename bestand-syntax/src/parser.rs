//! What are the class, features, head and relation of each word of these sentences?

use std::ops::{Deref, Range};

use crate::lanes::{Lanes, ReadyLanes};
use crate::model::Model;
use crate::network::{Batch, Findings, Scratch};
use crate::tree::WordIndex;

/// A longer sentence is parsed in pieces of so many words, so that no text takes time or memory out of proportion.
pub const MOST_WORDS: usize = 1000;

/// How the pieces of a longer sentence hang under its first: as clauses set side by side do.
const BETWEEN_PIECES: &str = "parataxis";

/// How many sentences are ordered by length, so that those read side by side are about as long as each other.
const WINDOW: usize = 256;

/// How many sentences are read side by side at most, and how many words they have together unless one has more.
const SIDE_BY_SIDE: usize = 16;
const MOST_BATCH_WORDS: usize = 1024;

/// What the parser finds for a word: "doden" in "drie doden gevallen" is a noun, plural, the subject of "gevallen".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordAnalysis {
    /// The word class, an index into [`Model::upos`].
    pub upos: u16,
    /// The features, an index into [`Model::feats`].
    pub feats: u16,
    /// The word that this one depends on, none for the sentence's root.
    pub head: Option<WordIndex>,
    /// How it depends on its head, an index into [`Model::relations`].
    pub relation: u16,
}

/// What the parser finds for the words of a sentence: one has no head, and the heads of all lead there.
pub type Analysis = Vec<WordAnalysis>;

/// Tags and parses sentences with a model that several parsers may share: `Parser::new(&model)` or
/// `Parser::new(Arc::clone(&model))`, one for each thread.
///
/// It keeps its memory from call to call, and what it computed for the word forms met last. Neither changes a result:
/// a sentence's analysis depends on its words and the model alone.
#[derive(Debug)]
pub struct Parser<M> {
    model: M,
    scratch: Scratch,
    batch: Batch,
    pieces: Vec<Piece>,
}

/// A sentence, or what is parsed of it at once.
#[derive(Clone, Debug)]
struct Piece {
    sentence: usize,
    words: Range<usize>,
}

impl<M: Deref<Target = Model>> Parser<M> {
    /// A parser that computes with the widest lanes that the processor has.
    pub fn new(model: M) -> Self {
        Self::with_lanes(model, Lanes::widest())
    }

    /// A parser that computes with the lanes given, or narrower ones where the processor lacks them.
    pub fn with_lanes(model: M, lanes: Lanes) -> Self {
        let scratch = Scratch::new(ReadyLanes::up_to(lanes));
        Self { model, scratch, batch: Batch::default(), pieces: Vec::new() }
    }

    /// The lanes that it computes with.
    #[must_use]
    pub fn lanes(&self) -> Lanes {
        self.scratch.lanes().lanes()
    }

    /// The model that it uses.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Parses sentences given as their words: `parser.parse(&[&["drie", "doden", "gevallen"]])`.
    ///
    /// There is one analysis for each sentence, in their order. Sentences are read side by side, so that many at once
    /// take less time than one after the other.
    pub fn parse(&mut self, sentences: &[&[&str]]) -> Vec<Analysis> {
        let mut analyses: Vec<Analysis> =
            sentences.iter().map(|sentence| Vec::with_capacity(sentence.len())).collect();
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.clear();
        pieces.extend(sentences.iter().enumerate().flat_map(|(place, sentence)| pieces_of(place, sentence)));
        for window in pieces.chunks_mut(WINDOW) {
            self.parse_window(sentences, window, &mut analyses);
        }
        self.pieces = pieces;
        analyses
    }

    fn parse_window(&mut self, sentences: &[&[&str]], window: &mut [Piece], analyses: &mut [Analysis]) {
        window.sort_by_key(|piece| std::cmp::Reverse(piece.words.len()));
        let count = window.len().div_ceil(SIDE_BY_SIDE);
        let side_by_side = window.len().div_ceil(count);
        let mut rest = &*window;
        while let Some(longest) = rest.first() {
            let most = (MOST_BATCH_WORDS / longest.words.len()).clamp(1, side_by_side);
            let (batch, next) = rest.split_at(most.min(rest.len()));
            self.parse_batch(sentences, batch, analyses);
            rest = next;
        }
    }

    fn parse_batch(&mut self, sentences: &[&[&str]], pieces: &[Piece], analyses: &mut [Analysis]) {
        self.batch.set(pieces.iter().map(|piece| piece.words.len()));
        let words = pieces.iter().flat_map(|piece| &sentences[piece.sentence][piece.words.clone()]).copied();
        self.scratch.find(&self.model, &self.batch, words);
        let mut start = 0;
        for piece in pieces {
            let words = start..start + piece.words.len();
            start = words.end;
            append_piece(&self.model, &self.scratch.findings, words, &mut analyses[piece.sentence]);
        }
    }
}

/// All of a sentence, or each thousand words of it.
fn pieces_of(sentence: usize, words: &[&str]) -> impl Iterator<Item = Piece> {
    let count = words.len();
    (0..count)
        .step_by(MOST_WORDS)
        .map(move |start| Piece { sentence, words: start..count.min(start + MOST_WORDS) })
}

/// Appends what was found for a piece to its sentence's analysis; pieces come in their order, since none is longer than
/// the one before it and sorting keeps equals in order. The root of a later piece hangs under that of the first.
fn append_piece(model: &Model, findings: &Findings, words: Range<usize>, analysis: &mut Analysis) {
    let before = analysis.len();
    let first_root = analysis.iter().position(|word| word.head.is_none());
    for word in words {
        let (head, relation) = match (findings.heads[word], first_root) {
            (0, None) => (None, findings.relations[word]),
            (0, Some(root)) => (Some(WordIndex::new(root)), relation_between_pieces(model)),
            (head, _) => (Some(WordIndex::new(before + head - 1)), findings.relations[word]),
        };
        analysis.push(WordAnalysis {
            upos: findings.upos[word],
            feats: findings.feats[word],
            head,
            relation,
        });
    }
}

/// The index of that relation or, in a model without it, of the first that is not the root's.
fn relation_between_pieces(model: &Model) -> u16 {
    let relations = model.relations();
    let place = relations.iter().position(|name| name == BETWEEN_PIECES);
    place.unwrap_or(usize::from(model.root_relation() == 0)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random_model::RandomModel;

    fn model(seed: u32) -> Model {
        Model::load(&RandomModel::small(seed).bytes()).unwrap()
    }

    /// Sentences of the lengths given, made of a few hundred word forms.
    fn sentences(seed: u32, lengths: &[usize]) -> Vec<Vec<String>> {
        let mut state = seed | 1;
        let mut word = || {
            state = state.wrapping_mul(0x0019_660D).wrapping_add(0x3C6E_F35F);
            let number = (state >> 16) as usize;
            ["het", "Dorp", "'s", "1.250", "ontploffing", "één"][number % 6].to_owned()
                + ["", "en", "-Oost", "je"][number / 6 % 4]
                + ["", "s"][number / 24 % 2]
        };
        lengths.iter().map(|&length| (0..length).map(|_| word()).collect()).collect()
    }

    fn parse(parser: &mut Parser<&Model>, sentences: &[Vec<String>]) -> Vec<Analysis> {
        let words: Vec<Vec<&str>> =
            sentences.iter().map(|words| words.iter().map(String::as_str).collect()).collect();
        parser.parse(&words.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// Each analysis has a word for a word, one root, no circle, and the relation `root` at the root alone.
    fn check_trees(model: &Model, sentences: &[Vec<String>], analyses: &[Analysis]) {
        assert_eq!(sentences.len(), analyses.len());
        for (sentence, analysis) in sentences.iter().zip(analyses) {
            assert_eq!(sentence.len(), analysis.len());
            for word in analysis {
                let is_root = model.relations()[usize::from(word.relation)] == "root";
                assert_eq!(is_root, word.head.is_none());
                assert!(usize::from(word.upos) < model.upos().len());
                assert!(usize::from(word.feats) < model.feats().len());
                let mut steps = 0;
                let mut head = word.head;
                while let Some(above) = head {
                    steps += 1;
                    assert!(steps <= analysis.len(), "a circle");
                    head = analysis[above.get()].head;
                }
            }
            let roots = analysis.iter().filter(|word| word.head.is_none()).count();
            assert_eq!(roots, usize::from(!analysis.is_empty()));
        }
    }

    #[test]
    fn all_lanes_give_the_same_analyses() {
        for seed in 1..6 {
            let model = model(seed);
            let sentences =
                sentences(seed, &[1, 17, 3, 40, 0, 8, 8, 2, 90, 25, 24, 5, 1, 13, 33, 18, 7, 6, 19]);
            let [portable, avx2, avx512] =
                Lanes::ALL.map(|lanes| parse(&mut Parser::with_lanes(&model, lanes), &sentences));
            check_trees(&model, &sentences, &portable);
            assert_eq!(portable, avx2, "seed {seed}");
            assert_eq!(portable, avx512, "seed {seed}");
        }
    }

    #[test]
    fn a_model_as_large_as_trained_ones_parses_alike_on_all_lanes() {
        let model = Model::load(&RandomModel::large(7).bytes()).unwrap();
        let sentences = sentences(7, &[12, 30, 4, 21, 9]);
        let [portable, avx2, avx512] =
            Lanes::ALL.map(|lanes| parse(&mut Parser::with_lanes(&model, lanes), &sentences));
        check_trees(&model, &sentences, &portable);
        assert_eq!(portable, avx2);
        assert_eq!(portable, avx512);
    }

    #[test]
    fn the_company_of_other_sentences_changes_nothing() {
        let model = model(11);
        let lengths: Vec<usize> = (0..600).map(|place| place * place % 43).collect();
        let sentences = sentences(11, &lengths);
        let together = parse(&mut Parser::new(&model), &sentences);
        check_trees(&model, &sentences, &together);
        let mut parser = Parser::new(&model);
        for (sentence, analysis) in sentences.iter().zip(&together).step_by(7) {
            assert_eq!(parse(&mut parser, std::slice::from_ref(sentence))[0], *analysis);
        }
    }

    #[test]
    fn a_sentence_beyond_the_limit_is_one_tree_of_its_pieces() {
        let model = model(5);
        let sentences = sentences(5, &[2 * MOST_WORDS + 300, 10, MOST_WORDS]);
        let analyses = parse(&mut Parser::new(&model), &sentences);
        check_trees(&model, &sentences, &analyses);
        let first_piece = [sentences[0][..MOST_WORDS].to_vec()];
        assert_eq!(analyses[0][..MOST_WORDS], parse(&mut Parser::new(&model), &first_piece)[0]);
    }

    #[test]
    fn no_sentences_have_no_analyses() {
        assert_eq!(Parser::new(&model(1)).parse(&[]), Vec::<Analysis>::new());
        assert_eq!(Parser::new(&model(1)).parse(&[&[]]), [vec![]]);
    }

    #[test]
    fn a_model_is_shared_by_parsers_of_several_threads() {
        let model = std::sync::Arc::new(model(2));
        let analyses: Vec<_> = (0..2)
            .map(|_| {
                let mut parser = Parser::new(std::sync::Arc::clone(&model));
                std::thread::spawn(move || parser.parse(&[&["Drie", "doden", "gevallen"]]))
            })
            .map(|thread| thread.join().unwrap())
            .collect();
        assert_eq!(analyses[0], analyses[1]);
    }
}
