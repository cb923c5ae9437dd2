//! Which trees stand on this page?

use std::sync::{Arc, Mutex, PoisonError};

use bestand_syntax::{Analysis, Model, NewWord, Parser, Relation, Tree, Upos, WordAnalysis};
use bestand_text::{Page, Sentence, Word};

/// A language's model with the parsers that use it, one for each thread that asks.
///
/// A parser remembers the word forms met last, so it is lent out and taken back; what it finds does not depend on them.
#[derive(Debug)]
pub(crate) struct Grammar {
    model: Arc<Model>,
    classes: Vec<Upos>,
    relations: Vec<Relation>,
    parsers: Mutex<Vec<Parser<Arc<Model>>>>,
}

impl Grammar {
    /// Takes a model, or says which name in it no word class or relation has.
    pub(crate) fn new(model: Model) -> Result<Grammar, String> {
        let classes = model.upos().iter().map(|name| name.parse().map_err(said)).collect::<Result<_, _>>()?;
        let relations =
            model.relations().iter().map(|name| name.parse().map_err(said)).collect::<Result<_, _>>()?;
        Ok(Grammar { model: Arc::new(model), classes, relations, parsers: Mutex::default() })
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
        let lemmas: Vec<String> =
            words.iter().zip(analysis).map(|(word, found)| self.lemma(word.form, found)).collect();
        let new_words =
            words.iter().zip(analysis).zip(&lemmas).enumerate().map(|(index, ((word, found), lemma))| {
                NewWord {
                    form: word.form,
                    lemma,
                    upos: self.classes[usize::from(found.upos)],
                    features: &self.model.feats()[usize::from(found.feats)],
                    head: found.head,
                    relation: self.relations[usize::from(found.relation)],
                    span: word.span,
                    continues_token: index > 0 && words[index - 1].token == word.token,
                }
            });
        Tree::new(new_words).expect("the parser gives one root and no circle")
    }

    fn lemma(&self, form: &str, _found: &WordAnalysis) -> String {
        form.to_lowercase()
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
