//! Are two sentences the same words, or nearly so?

use super::keys::{Keys, SHORT_WORDS};
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

/// Whether the words are alike: by the words and the pairs of neighbours that both have, of all that the two have.
///
/// Names and figures are shared by all who tell of the same fact, but words in the same order only by those who copied.
/// Measured on `bestand-evals/benchmarks/copies.jsonl`.
pub(super) fn is_alike(one: &Print, other: &Print) -> bool {
    if one == other {
        return true;
    }
    let shorter = one.len().min(other.len());
    let both = one.len() + other.len();
    // All that can be shared is twice the shorter sentence.
    if shorter < SHORT_WORDS || (!is_mostly_shared(2 * shorter, both) && shorter < MIN_CUT_WORDS) {
        return false;
    }
    let pairs = shared(pairs(one), pairs(other));
    let words = shared(words(one), words(other));
    is_mostly_shared(words + pairs, both) || is_cut_from(pairs, shorter)
}

/// Whether the shared words and pairs are more than half of what the two sentences have; short sentences need some more.
fn is_mostly_shared(shared: usize, both: usize) -> bool {
    shared * 100 >= both * SHARED_PERCENT + SHARED_BASE
}

const SHARED_PERCENT: usize = 54;
const SHARED_BASE: usize = 150;

/// Whether the shorter sentence was cut from the longer: "Zeker zes doden bij een aanval op een markt in de stad" from
/// a sentence that goes on for four lines.
fn is_cut_from(pairs: usize, shorter: usize) -> bool {
    shorter >= MIN_CUT_WORDS && pairs * 100 >= (shorter - 1) * CUT_PERCENT
}

/// Fewer words in a row than these are a set phrase now and then.
const MIN_CUT_WORDS: usize = 12;
const CUT_PERCENT: usize = 80;

fn words(print: &Print) -> Vec<u32> {
    print.words().iter().copied().map(u32::from).collect()
}

fn pairs(print: &Print) -> Vec<u32> {
    print.words().windows(2).map(|pair| u32::from(pair[0]) << 16 | u32::from(pair[1])).collect()
}

/// How many numbers stand in both; one that stands twice in both counts twice.
fn shared(mut one: Vec<u32>, mut other: Vec<u32>) -> usize {
    one.sort_unstable();
    other.sort_unstable();
    let (mut count, mut at) = (0, 0);
    for number in one {
        at += other[at..].partition_point(|&theirs| theirs < number);
        if other.get(at) == Some(&number) {
            (count, at) = (count + 1, at + 1);
        }
    }
    count
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
