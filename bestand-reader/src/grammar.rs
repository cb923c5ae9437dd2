//! Which trees stand on this page?

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bestand_syntax::{
    Analysis, Inflected, Lemmatiser, Model, NewWord, Parser, Relation, Tree, Upos, WordAnalysis,
};
use bestand_text::{Page, Sentence, Word};

/// How Universal Dependencies name the relation of "aan" to "vallen" in "vallen de stad aan".
const PARTICLE: &str = "compound:prt";

/// A language's model with the parsers that use it, one for each thread that asks.
///
/// A parser remembers the word forms met last, so it is lent out and taken back; what it finds does not depend on them.
#[derive(Debug)]
pub(crate) struct Grammar {
    model: Arc<Model>,
    classes: Vec<Upos>,
    relations: Vec<Relation>,
    /// The relation of a particle to its verb.
    particle: Relation,
    /// None where the model has no lemmas: a word's lemma is then the word in small letters.
    lemmatiser: Option<Lemmatiser>,
    parsers: Mutex<Vec<Parser<Arc<Model>>>>,
}

impl Grammar {
    /// Takes a model, or says which name in it no word class or relation has.
    pub(crate) fn new(model: Model) -> Result<Grammar, String> {
        let classes = model.upos().iter().map(|name| name.parse().map_err(said)).collect::<Result<_, _>>()?;
        let relations =
            model.relations().iter().map(|name| name.parse().map_err(said)).collect::<Result<_, _>>()?;
        let lemmatiser = model.lemmas().map(Lemmatiser::read).transpose().map_err(said)?;
        let particle = PARTICLE.parse().map_err(said)?;
        let parsers = Mutex::default();
        Ok(Grammar { model: Arc::new(model), classes, relations, particle, lemmatiser, parsers })
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// One tree for each of these sentences of a page.
    pub(crate) fn trees<'p>(
        &self,
        page: &'p Page,
        sentences: impl IntoIterator<Item = &'p Sentence>,
    ) -> Vec<Tree> {
        let words: Vec<Vec<Word<'p>>> =
            sentences.into_iter().map(|sentence| sentence.words(page).collect()).collect();
        let forms: Vec<Vec<&str>> =
            words.iter().map(|words| words.iter().map(|word| word.form).collect()).collect();
        let sentences: Vec<&[&str]> = forms.iter().map(Vec::as_slice).collect();
        let mut parser = self.lend();
        let analyses = parser.parse(&sentences);
        self.take_back(parser);
        words.iter().zip(&analyses).map(|(words, analysis)| self.tree(words, analysis)).collect()
    }

    fn lend(&self) -> Parser<Arc<Model>> {
        let idle = self.parsers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| Parser::new(Arc::clone(&self.model)))
    }

    fn take_back(&self, parser: Parser<Arc<Model>>) {
        self.parsers.lock().unwrap_or_else(PoisonError::into_inner).push(parser);
    }

    fn tree(&self, words: &[Word<'_>], analysis: &Analysis) -> Tree {
        let lemmas = self.lemmas(words, analysis);
        let new_words = words.iter().zip(analysis).zip(&lemmas).enumerate();
        let new_words = new_words.map(|(index, ((word, found), lemma))| NewWord {
            form: word.form,
            lemma,
            upos: self.classes[usize::from(found.upos)],
            features: self.features(found),
            head: found.head,
            relation: self.relations[usize::from(found.relation)],
            span: word.span,
            continues_token: index > 0 && words[index - 1].token == word.token,
        });
        Tree::new(new_words).expect("the parser gives one root and no circle")
    }

    /// The lemma of each word; that of a verb has its particle: "aanvallen" for "vallen" in "vallen de stad aan".
    fn lemmas(&self, words: &[Word<'_>], analysis: &Analysis) -> Vec<String> {
        let Some(lemmatiser) = &self.lemmatiser else {
            return words.iter().map(|word| word.form.to_lowercase()).collect();
        };
        let inflected = |(index, (word, found)): (usize, (&Word<'_>, &WordAnalysis))| {
            let upos = self.classes[usize::from(found.upos)];
            let features = self.features(found);
            lemmatiser.lemma(&Inflected { form: word.form, upos, features, begins_sentence: index == 0 })
        };
        let mut lemmas: Vec<String> = words.iter().zip(analysis).enumerate().map(inflected).collect();
        for (verb, particles) in self.separated(words, analysis) {
            if let Some(joined) = lemmatiser.join(particles, &lemmas[verb]) {
                lemmas[verb] = joined;
            }
        }
        lemmas
    }

    /// The verbs whose particles stand apart from them, with those particles.
    fn separated<'w>(&self, words: &[Word<'w>], analysis: &Analysis) -> BTreeMap<usize, Vec<&'w str>> {
        let mut separated = BTreeMap::new();
        for (word, found) in words.iter().zip(analysis) {
            if let Some(head) = found.head
                && self.relations[usize::from(found.relation)] == self.particle
            {
                separated.entry(head.get()).or_insert_with(Vec::new).push(word.form);
            }
        }
        separated
    }

    fn features(&self, found: &WordAnalysis) -> &str {
        &self.model.feats()[usize::from(found.feats)]
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
