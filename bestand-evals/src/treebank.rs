//! Which sentences does a treebank file hold?

use std::path::Path;

use bestand_syntax::conllu::{self, Sentence};

use crate::failure::{Failure, read_text};

/// The sentences of a CoNLL-U file, those whose `sent_id` begins with `only`.
pub(crate) fn read(path: &Path, only: &str) -> Result<Vec<Sentence>, Failure> {
    let mut sentences =
        conllu::read(&path.display().to_string(), &read_text(path)?).map_err(Failure::said)?;
    sentences.retain(|sentence| sentence.comment("sent_id").unwrap_or_default().starts_with(only));
    if sentences.is_empty() {
        let wanted =
            if only.is_empty() { String::new() } else { format!(" whose sent_id begins with '{only}'") };
        return Err(Failure::of(path.display(), format!("no sentence{wanted} (give another file)")));
    }
    Ok(sentences)
}

/// The letters and digits of a sentence in lower case: two sentences with one key are the same text.
pub(crate) fn key(sentence: &Sentence) -> String {
    sentence.text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the lemmas carry marks between the parts of compounds, as in `vrede_akkoord` for "vredesakkoord".
pub(crate) fn has_marked_lemmas(sentences: &[Sentence]) -> bool {
    let words = || sentences.iter().flat_map(|sentence| sentence.tree.words());
    let is_marked = |lemma: &str, form: &str| lemma.len() > 1 && lemma.contains('_') && !form.contains('_');
    let marked = words().filter(|word| is_marked(word.lemma(), word.form())).count();
    1000 * marked > words().count()
}
