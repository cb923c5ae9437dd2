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
    Keys::of(one).share_enough(&Keys::of(other)) && Wording::of(one).is_alike(other)
}

/// The words and the pairs of neighbours of one sentence, so that others can be compared with them.
pub(super) struct Wording<'a> {
    print: &'a Print,
    words: Numbers,
    pairs: Numbers,
}

impl<'a> Wording<'a> {
    pub(super) fn of(print: &'a Print) -> Wording<'a> {
        Wording { print, words: words(print).collect(), pairs: pairs(print).collect() }
    }

    /// Whether the words are alike: by the words and the pairs that both have, of all that the two have.
    ///
    /// Names and figures are shared by all who tell of the same fact, but words in the same order only by those who
    /// copied. Measured on `bestand-evals/benchmarks/copies.jsonl`.
    pub(super) fn is_alike(&self, other: &Print) -> bool {
        let (one, other_len) = (self.print.len(), other.len());
        let shorter = one.min(other_len);
        if self.print == other || shorter < SHORT_WORDS {
            return self.print == other && shorter > 0;
        }
        let words = self.words.shared(words(other));
        // No more pairs than words can be shared.
        are_alike_by(words, words, one, other_len)
            && are_alike_by(words, self.pairs.shared(pairs(other)), one, other_len)
    }
}

/// Whether two sentences of so many words are alike that share so many words and so many pairs. Of short ones that does not tell.
pub(super) fn are_alike_by(words: usize, pairs: usize, one: usize, other: usize) -> bool {
    let shorter = one.min(other);
    is_mostly_shared(words + pairs, one + other) || is_cut_from(pairs, shorter) || shorter < SHORT_WORDS
}

/// Whether the shared words and pairs are more than half of what the two sentences have; short sentences need some more.
fn is_mostly_shared(shared: usize, both: usize) -> bool {
    shared * 100 >= both * SHARED_PERCENT + SHARED_BASE
}

/// Accounts of one fact written afresh share less, edited copies more; on the benchmark 52 to 55 do equally well.
const SHARED_PERCENT: usize = 54;
/// Hundredths of a word that are asked on top, whatever the length: in ten words a set phrase is already half.
const SHARED_BASE: usize = 150;

/// Whether the shorter sentence was cut from the longer: "Zeker zes doden bij een aanval op een markt in de stad" from
/// a sentence that goes on for four lines.
fn is_cut_from(pairs: usize, shorter: usize) -> bool {
    shorter >= MIN_CUT_WORDS && pairs * 100 >= (shorter - 1) * CUT_PERCENT
}

/// Fewer words in a row than these are a set phrase now and then.
const MIN_CUT_WORDS: usize = 12;
/// So that a word or two may have been changed at the cut.
const CUT_PERCENT: usize = 80;

fn words(print: &Print) -> impl Iterator<Item = u32> {
    print.words().iter().copied().map(u32::from)
}

pub(super) fn pairs(print: &Print) -> impl Iterator<Item = u32> {
    print.words().windows(2).map(|pair| u32::from(pair[0]) << 16 | u32::from(pair[1]))
}

/// Some numbers, and a bit for each by which most others are seen not to be among them.
struct Numbers {
    sorted: Vec<u32>,
    bits: [u64; Numbers::BITS / 64],
}

impl Numbers {
    const BITS: usize = 2048;

    /// How many numbers stand in both; one that stands twice in both counts twice.
    fn shared(&self, others: impl Iterator<Item = u32>) -> usize {
        let mut taken = [false; Print::MAX_WORDS];
        let is_shared = |&other: &u32| {
            let (word, bit) = Numbers::place(other);
            if self.bits[word] & bit == 0 {
                return false;
            }
            let start = self.sorted.partition_point(|&number| number < other);
            let same = self.sorted[start..].iter().take_while(|&&number| number == other);
            let free = (start..).zip(same).map(|(place, _)| place).find(|&place| !taken[place]);
            free.is_some_and(|place| !std::mem::replace(&mut taken[place], true))
        };
        others.filter(is_shared).count()
    }

    fn place(number: u32) -> (usize, u64) {
        let at = (number ^ number >> 16) as usize % Numbers::BITS;
        (at / 64, 1 << (at % 64))
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Numbers {
        let mut sorted: Vec<u32> = numbers.into_iter().collect();
        sorted.sort_unstable();
        let mut bits = [0; Numbers::BITS / 64];
        for (word, bit) in sorted.iter().copied().map(Numbers::place) {
            bits[word] |= bit;
        }
        Numbers { sorted, bits }
    }
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
    fn a_sentence_cut_short_is_a_copy_unless_little_is_left() {
        let long = "Bij een aanval op een markt in de stad Sary zijn zeker zes doden gevallen, meldt de burgemeester, die \
                    erop wijst dat het aantal slachtoffers nog kan stijgen omdat onder de ingestorte daken naar \
                    vermisten wordt gezocht.";
        check(long, "Bij een aanval op een markt in de stad Sary zijn zeker zes doden gevallen.", true);
        check(long, "Zeker zes doden gevallen bij een aanval op een markt.", false);
    }

    #[test]
    fn a_set_phrase_in_common_makes_no_copy() {
        check(
            "De woordvoerder van het ministerie van Defensie in Jerevan sprak van een zware nacht voor het leger.",
            "Volgens de woordvoerder van het ministerie van Defensie in Jerevan is er niets veroverd of verloren.",
            false,
        );
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
