//! Which trees do these words make?

use std::sync::{Arc, Mutex, PoisonError};

use bestand_text::Span;
use rustc_hash::FxHashMap;
use thiserror::Error;

use crate::lanes::Lanes;
use crate::lemma::{Inflected, LemmaError, Lemmatiser};
use crate::model::Model;
use crate::parser::{Analysis, Parser, WordAnalysis};
use crate::relation::{Relation, RelationError};
use crate::tag::{Upos, UposError};
use crate::tree::{NewWord, Tree};

/// The relation of "aan" to "vallen" in "vallen de stad aan".
const PARTICLE: &str = "compound:prt";

/// How many words a parser's memory of lemmas holds before it is emptied.
const MOST_REMEMBERED: usize = 1 << 16;

/// One language's tagger, parser and lemmatiser: the words of "drie doden gevallen" in, their tree out.
///
/// Threads may share it: each borrows a parser, whose memory changes no result.
#[derive(Debug)]
pub struct Grammar {
    model: Arc<Model>,
    classes: Vec<Upos>,
    relations: Vec<Relation>,
    /// None where the model has no lemmas: a word's lemma is then the word in small letters.
    lemmatiser: Option<Lemmatiser>,
    particle: Relation,
    lanes: Lanes,
    idle: Mutex<Vec<Worker>>,
}

/// A word of a page that is to be parsed: "n't" at 8..11, the second word of its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenWord<'a> {
    /// The word.
    pub form: &'a str,
    /// The bytes of the page that it stands on.
    pub span: Span,
    /// Whether it belongs to the same token as the word before it.
    pub continues_token: bool,
}

type LemmaOfForm = FxHashMap<Box<str>, Box<str>>;

/// What one thread works with.
#[derive(Debug)]
struct Worker {
    parser: Parser<Arc<Model>>,
    /// By word class, features and whether a capital is expected.
    lemmas: FxHashMap<(u16, u16, bool), LemmaOfForm>,
    remembered: usize,
}

impl Grammar {
    /// Takes a model; computes with the widest lanes that the processor has.
    ///
    /// # Errors
    /// If a name in the model is no word class or relation, or its lemmas cannot be read.
    pub fn new(model: Model) -> Result<Self, GrammarError> {
        Self::with_lanes(model, Lanes::widest())
    }

    /// Takes a model; computes with the lanes given, or narrower ones where the processor lacks them.
    ///
    /// # Errors
    /// As [`Grammar::new`].
    pub fn with_lanes(model: Model, lanes: Lanes) -> Result<Self, GrammarError> {
        Ok(Self {
            classes: model.upos().iter().map(|name| name.parse()).collect::<Result<_, _>>()?,
            relations: model.relations().iter().map(|name| name.parse()).collect::<Result<_, _>>()?,
            lemmatiser: model.lemmas().map(Lemmatiser::read).transpose()?,
            particle: PARTICLE.parse()?,
            model: Arc::new(model),
            lanes,
            idle: Mutex::default(),
        })
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// One tree for each sentence, in their order; a sentence has at least one word.
    ///
    /// # Panics
    /// If a sentence has no word.
    #[must_use]
    pub fn trees(&self, sentences: &[Vec<GivenWord<'_>>]) -> Vec<Tree> {
        let forms: Vec<Vec<&str>> =
            sentences.iter().map(|words| words.iter().map(|word| word.form).collect()).collect();
        let forms: Vec<&[&str]> = forms.iter().map(Vec::as_slice).collect();
        let mut worker = self.borrow_worker();
        let analyses = worker.parser.parse(&forms);
        let trees =
            sentences.iter().zip(&analyses).map(|(words, analysis)| self.tree(&mut worker, words, analysis));
        let trees = trees.collect();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        trees
    }

    fn borrow_worker(&self) -> Worker {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| Worker {
            parser: Parser::with_lanes(Arc::clone(&self.model), self.lanes),
            lemmas: FxHashMap::default(),
            remembered: 0,
        })
    }

    fn tree(&self, worker: &mut Worker, words: &[GivenWord<'_>], analysis: &Analysis) -> Tree {
        let is_heading = is_heading(words);
        let mut lemmas: Vec<Box<str>> = Vec::with_capacity(words.len());
        for (place, (word, found)) in words.iter().zip(analysis).enumerate() {
            lemmas.push(self.lemma(worker, word.form, found, is_heading || place == 0));
        }
        self.join_particles(words, analysis, &mut lemmas);
        let rows = words.iter().zip(analysis).zip(&lemmas);
        let rows = rows.map(|((word, found), lemma)| NewWord {
            form: word.form,
            lemma,
            upos: self.classes[usize::from(found.upos)],
            features: self.features(found),
            head: found.head,
            relation: self.relation(found),
            span: word.span,
            continues_token: word.continues_token,
        });
        Tree::new(rows).expect("the parser gives one root and no circle")
    }

    fn lemma(
        &self,
        worker: &mut Worker,
        form: &str,
        found: &WordAnalysis,
        expects_capital: bool,
    ) -> Box<str> {
        let Some(lemmatiser) = &self.lemmatiser else { return form.to_lowercase().into() };
        if worker.remembered >= MOST_REMEMBERED {
            worker.lemmas.clear();
            worker.remembered = 0;
        }
        let of_class = worker.lemmas.entry((found.upos, found.feats, expects_capital)).or_default();
        if let Some(lemma) = of_class.get(form) {
            return lemma.clone();
        }
        let upos = self.classes[usize::from(found.upos)];
        let features = self.features(found);
        let lemma: Box<str> = lemmatiser.lemma(&Inflected { form, upos, features, expects_capital }).into();
        of_class.insert(form.into(), lemma.clone());
        worker.remembered += 1;
        lemma
    }

    /// Gives verbs whose particle stands apart the lemma that both have: "aanvallen" to "vallen" in "vallen de stad aan".
    fn join_particles(&self, words: &[GivenWord<'_>], analysis: &Analysis, lemmas: &mut [Box<str>]) {
        let Some(lemmatiser) = &self.lemmatiser else { return };
        let mut pairs: Vec<(usize, usize)> = analysis
            .iter()
            .enumerate()
            .filter(|(_, found)| self.relation(found) == self.particle)
            .filter_map(|(particle, found)| Some((found.head?.get(), particle)))
            .collect();
        pairs.sort_unstable();
        for of_verb in pairs.chunk_by(|left, right| left.0 == right.0) {
            let verb = of_verb[0].0;
            let particles = of_verb.iter().map(|&(_, particle)| words[particle].form);
            if matches!(self.classes[usize::from(analysis[verb].upos)], Upos::Verb | Upos::Aux)
                && let Some(joined) = lemmatiser.join(particles, &lemmas[verb])
            {
                lemmas[verb] = joined.into();
            }
        }
    }

    fn features(&self, found: &WordAnalysis) -> &str {
        &self.model.feats()[usize::from(found.feats)]
    }

    fn relation(&self, found: &WordAnalysis) -> Relation {
        self.relations[usize::from(found.relation)]
    }
}

/// Whether more than six in ten words, and two at least, begin with a capital: "Peace Talks Resume in Geneva".
fn is_heading(words: &[GivenWord<'_>]) -> bool {
    let first =
        words.iter().filter_map(|word| word.form.chars().next()).filter(|letter| letter.is_alphabetic());
    let (all, capitals) = first.fold((0, 0), |(all, capitals), letter| {
        (all + 1, capitals + usize::from(!letter.to_lowercase().eq(std::iter::once(letter))))
    });
    all > 1 && 10 * capitals > 6 * all
}

/// A model whose names or lemmas are not those of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("model file: {kind} (train it with this version's training/)")]
pub struct GrammarError {
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
enum ErrorKind {
    #[error("section upos: {0}")]
    Class(#[from] UposError),
    #[error("section relations: {0}")]
    Relation(#[from] RelationError),
    #[error("{0}")]
    Lemmas(#[from] LemmaError),
}

impl<E: Into<ErrorKind>> From<E> for GrammarError {
    fn from(error: E) -> Self {
        Self { kind: error.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random_model::RandomModel;

    #[test]
    fn a_model_with_other_names_is_refused() {
        let model = Model::load(&RandomModel::small(1).bytes()).expect("a model");
        let message = Grammar::new(model).expect_err("other names").to_string();
        assert!(
            message.starts_with("model file: section upos: no word class is called 'class0'"),
            "{message}"
        );
    }
}
