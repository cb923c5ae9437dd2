//! Which words does a token hold?

use crate::conventions::Conventions;
use crate::span::Span;

/// Adds the token's words: itself, or the two that "don't" and "cannot" are; `next` is the token after it.
pub(crate) fn push_words(
    text: &str,
    token: Span,
    next: &str,
    conventions: &Conventions,
    words: &mut Vec<Span>,
) {
    match conventions.first_word_len(token.slice(text), next) {
        None => words.push(token),
        Some(len) => {
            let middle = token.start + len as u32;
            words.push(Span::new(token.start, middle));
            words.push(Span::new(middle, token.end));
        }
    }
}
