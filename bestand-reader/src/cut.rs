//! Which sentences were longer than the parser takes?

use bestand_claim::{Doubt, DoubtReason};
use bestand_text::Page;

/// One doubt for each sentence that had to be cut, over all its pieces: a list of 100,000 names without a full stop.
#[must_use]
pub fn cut_sentences(page: &Page) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut sentences = page.sentences().iter().peekable();
    while let Some(first) = sentences.next() {
        let (mut span, mut words, mut is_cut) = (first.span, first.word_spans(page).len(), first.cut);
        while is_cut && let Some(piece) = sentences.next() {
            span = span.to(piece.span);
            words += piece.word_spans(page).len();
            is_cut = piece.cut;
        }
        if first.cut {
            doubts.push(Doubt { span, reason: DoubtReason::SentenceCut { words: words as u64 } });
        }
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand_text::Conventions;

    fn check(text: &str, expected: &[(u32, u32, u64)]) {
        let doubts = cut_sentences(&Page::read(text, &Conventions::default()));
        let found: Vec<_> = doubts
            .iter()
            .map(|doubt| match doubt.reason {
                DoubtReason::SentenceCut { words } => (doubt.span.start, doubt.span.end, words),
                _ => unreachable!("no other doubt"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_of_a_hundred_thousand_words_is_one_doubt() {
        let list = "doden ".repeat(100_000);
        check(&format!("Tien doden. Doden {list}."), &[(12, 600_019, 100_002)]);
    }

    #[test]
    fn an_ordinary_text_has_none() {
        check("Tien doden. Twaalf gewonden.", &[]);
    }
}
