//! Are two sentences the same words, or nearly so?

use super::keys::{Keys, SHORT_WORDS, TRIPLE};
use super::print::Print;

/// Whether one sentence was copied from the other, or both from a third: "Zeker zes doden, meldt AFP" and "AFP meldt
/// zeker zes doden …" share words in a row, while sentences written afresh share names and figures only.
///
/// It does not matter which sentence comes first. Figures are words as others: an agency text with a newer figure is a
/// copy of the older one. Sentences of fewer than eight words have to be the same.
#[must_use]
pub fn is_copy(one: &Print, other: &Print) -> bool {
    let keys = Keys::of(one).shared(&Keys::of(other));
    has_enough_keys(one, keys) && is_alike(one, other)
}

/// Whether so many common keys make it worth comparing words.
pub(super) fn has_enough_keys(one: &Print, shared: usize) -> bool {
    shared >= if one.len() < SHORT_WORDS { 1 } else { MIN_SHARED_KEYS }
}

/// One triple ("of the ministry") is shared by thousands of sentences that have nothing else in common.
const MIN_SHARED_KEYS: usize = 2;

/// Whether the words are alike, by how many of them stand in a triple that both have.
pub(super) fn is_alike(one: &Print, other: &Print) -> bool {
    if one == other {
        return true;
    }
    let shorter = one.len().min(other.len());
    let shared = covered(one, other).min(covered(other, one));
    shorter >= SHORT_WORDS && shared >= MIN_SHARED_WORDS && shared * 100 >= shorter * MIN_SHARED_PERCENT
}

const MIN_SHARED_WORDS: usize = 7;
const MIN_SHARED_PERCENT: usize = 50;

/// How many words of `one` stand in a triple that `other` has too.
fn covered(one: &Print, other: &Print) -> usize {
    let mut covered = 0;
    let mut end = 0;
    for (start, triple) in one.words().windows(TRIPLE).enumerate() {
        if other.words().windows(TRIPLE).any(|theirs| theirs == triple) {
            covered += start + TRIPLE - end.max(start);
            end = start + TRIPLE;
        }
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let (one, other) = (Print::of(one), Print::of(other));
        assert_eq!(is_copy(&one, &other), expected);
        assert_eq!(is_copy(&other, &one), expected);
    }

    const AGENCY: &str = "Bij een raketaanval op een markt in de stad zijn zondagochtend zeker zeven burgers om het \
                          leven gekomen, meldt het ministerie van Noodsituaties.";

    #[test]
    fn the_same_words_are_a_copy() {
        check(AGENCY, &AGENCY.to_uppercase(), true);
        check("De markt was vol.", "De markt was vol!", true);
    }

    #[test]
    fn moved_attribution_and_a_newer_figure_are_a_copy() {
        let edited = "Volgens het ministerie van Noodsituaties zijn bij een raketaanval op een markt in de stad \
                      zondagochtend zeker negen burgers om het leven gekomen.";
        check(AGENCY, edited, true);
    }

    #[test]
    fn the_same_fact_in_other_words_is_no_copy() {
        let afresh = "Zeven mensen die zondagochtend boodschappen deden, stierven toen een raket insloeg op de markt, \
                      zegt het ministerie van Noodsituaties.";
        check(AGENCY, afresh, false);
    }

    #[test]
    fn a_short_sentence_has_to_be_the_same() {
        check("De cijfers zijn niet te controleren.", "De cijfers zijn niet goed te controleren.", false);
        check("The claim could not be verified.", "The claims could not be verified.", false);
    }

    #[test]
    fn a_sentence_without_words_is_no_copy() {
        check("…", "…", false);
    }
}
