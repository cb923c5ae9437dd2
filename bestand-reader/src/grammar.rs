//! Which trees stand on this page?

use bestand_syntax::{GivenWord, Grammar, Tree};
use bestand_text::{Page, Sentence};

/// One tree for each of these sentences of a page.
pub(crate) fn trees<'p>(
    grammar: &Grammar,
    page: &'p Page,
    sentences: impl IntoIterator<Item = &'p Sentence>,
) -> Vec<Tree> {
    let given: Vec<Vec<GivenWord<'p>>> =
        sentences.into_iter().map(|sentence| given_words(page, sentence)).collect();
    grammar.trees(&given)
}

fn given_words<'p>(page: &'p Page, sentence: &Sentence) -> Vec<GivenWord<'p>> {
    let mut token_before = None;
    let given = sentence.words(page).map(|word| {
        let continues_token = token_before == Some(word.token);
        token_before = Some(word.token);
        GivenWord { form: word.form, span: word.span, continues_token }
    });
    given.collect()
}
