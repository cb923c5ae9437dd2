//! Which characters do the tokens, words and sentences of a CoNLL-U file stand on?

use bestand_syntax::Word;
use bestand_syntax::conllu::Sentence;
use thiserror::Error;

/// The sentences of a text with the places of all parts, counted in characters that are no space.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(super) characters: Vec<char>,
    pub(super) tokens: Vec<(usize, usize)>,
    pub(super) sentences: Vec<(usize, usize)>,
    pub(super) words: Vec<ScoredWord<'a>>,
}

/// A word with its place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScoredWord<'a> {
    pub(super) word: Word<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is one of several words of a token; its place is then that of the token.
    pub(super) shares_token: bool,
    /// The head's place among the words of the text, none for the root.
    pub(super) head: Option<usize>,
}

/// The features that the CoNLL 2018 evaluation compares.
const UNIVERSAL_FEATURES: [&str; 21] = [
    "Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender", "Mood",
    "NumType", "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm",
    "Voice",
];

impl<'a> ScoredWord<'a> {
    pub(super) fn features(&self) -> Vec<&'a str> {
        let mut features: Vec<&str> =
            self.word.features().split('|').filter(|pair| !pair.is_empty()).collect();
        features.sort_unstable();
        features
    }

    pub(super) fn universal_features(&self) -> Vec<&'a str> {
        let mut features = self.features();
        let is_universal = |name: &str| UNIVERSAL_FEATURES.binary_search(&name).is_ok();
        features.retain(|pair| is_universal(pair.split('=').next().unwrap_or_default()));
        features
    }
}

impl<'a> Document<'a> {
    /// The parts of these sentences.
    pub(crate) fn of(sentences: impl IntoIterator<Item = &'a Sentence>) -> Self {
        let mut document =
            Self { characters: Vec::new(), tokens: Vec::new(), sentences: Vec::new(), words: Vec::new() };
        for sentence in sentences {
            document.append(sentence);
        }
        document
    }

    fn append(&mut self, sentence: &'a Sentence) {
        let (start, first) = (self.characters.len(), self.words.len());
        let words: Vec<Word<'a>> = sentence.tree.words().collect();
        let mut tokens = sentence.multiword_tokens().iter().peekable();
        let mut place = 0;
        while place < words.len() {
            let token = tokens.next_if(|token| token.words.start == place);
            let (form, end) =
                token.map_or((words[place].form(), place + 1), |token| (&*token.form, token.words.end));
            let span = self.append_token(form);
            self.words.extend(words[place..end].iter().map(|word| ScoredWord {
                word: *word,
                start: span.0,
                end: span.1,
                shares_token: token.is_some(),
                head: word.head().map(|head| first + head.get()),
            }));
            place = end;
        }
        self.sentences.push((start, self.characters.len()));
    }

    fn append_token(&mut self, form: &str) -> (usize, usize) {
        let start = self.characters.len();
        self.characters.extend(form.chars().filter(|letter| !letter.is_whitespace()));
        let span = (start, self.characters.len());
        self.tokens.push(span);
        span
    }

    /// # Errors
    /// If the two do not have the same characters.
    pub(super) fn check_same_text(&self, other: &Self) -> Result<(), DocumentError> {
        let pairs = self.characters.iter().zip(&other.characters);
        let same = pairs.take_while(|(left, right)| left == right).count();
        if same == self.characters.len() && same == other.characters.len() {
            return Ok(());
        }
        let from = |document: &Self| document.characters[same..].iter().take(20).collect::<String>();
        Err(DocumentError { place: same, gold: from(self), system: from(other) })
    }
}

/// Two files that are not about the same text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "the texts differ from character {place} on, spaces not counted: '{gold}' in the treebank, '{system}' in the \
     system's file (both must have the same characters)"
)]
pub(crate) struct DocumentError {
    place: usize,
    gold: String,
    system: String,
}
