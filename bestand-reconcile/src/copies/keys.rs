//! By which few numbers are the sentences found that may share words with another?

use super::print::Print;

/// Some triples of words of a sentence, as numbers in rising order: those whose numbers are the lowest, so that two
/// sentences that share many triples choose some of the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Keys {
    numbers: [u32; Keys::MOST],
    count: usize,
    /// How many of them a copy has to share.
    pub(super) enough: usize,
}

impl Keys {
    /// The most keys that a sentence has: all its triples where it is of ordinary length.
    pub(super) const MOST: usize = 24;

    /// The fewest keys that a copy shares. "The Ministry of Defence said" is shared by sentences that have nothing else
    /// in common; copies share four triples and more, as edited as they may be.
    const ENOUGH: usize = 3;

    /// The keys of a print. A short one has one key, for all its words: only the same words are its copy.
    pub(super) fn of(print: &Print) -> Keys {
        let words = print.words();
        let mut keys = Keys { numbers: [0; Keys::MOST], count: 0, enough: Keys::ENOUGH };
        if words.len() >= SHORT_WORDS {
            words.windows(TRIPLE).for_each(|triple| keys.add(number_of(triple)));
        }
        // A long sentence can have few triples, each over and over.
        if keys.count < Keys::ENOUGH && !words.is_empty() {
            keys = Keys { numbers: [0; Keys::MOST], count: 0, enough: 1 };
            keys.add(number_of(words));
        }
        keys
    }

    pub(super) fn as_slice(&self) -> &[u32] {
        &self.numbers[..self.count]
    }

    /// Whether two sentences have so many keys in common that their words are worth comparing.
    pub(super) fn share_enough(&self, other: &Keys) -> bool {
        self.shared(other) >= self.enough
    }

    fn shared(&self, other: &Keys) -> usize {
        self.as_slice().iter().filter(|key| other.as_slice().binary_search(key).is_ok()).count()
    }

    fn add(&mut self, number: u32) {
        let Err(at) = self.as_slice().binary_search(&number) else { return };
        if at < Keys::MOST {
            self.count = Keys::MOST.min(self.count + 1);
            self.numbers[at..self.count].rotate_right(1);
            self.numbers[at] = number;
        }
    }
}

/// Words that are looked at together.
const TRIPLE: usize = 3;

/// Sentences with fewer words are formulas ("The claim could not be verified."): a copy has the same words.
pub(super) const SHORT_WORDS: usize = 8;

/// A number for some words in a row; the bits of the words are stirred so that the lowest numbers are any words'.
fn number_of(words: &[u16]) -> u32 {
    let seed = words.len() as u64;
    let stirred = words.iter().fold(seed, |sum, &word| stir(sum.rotate_left(16) ^ u64::from(word)));
    (stirred >> 32) as u32
}

/// The finishing step of MurmurHash3: every bit of the result hangs on every bit that goes in.
fn stir(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    bits = (bits ^ (bits >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    bits ^ (bits >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(one: &str, other: &str) -> usize {
        Keys::of(&Print::of(one)).shared(&Keys::of(&Print::of(other)))
    }

    #[test]
    fn a_short_sentence_has_one_key() {
        assert_eq!(Keys::of(&Print::of("De cijfers zijn niet te controleren.")).as_slice().len(), 1);
        assert_eq!(
            shared("De cijfers zijn niet te controleren.", "De cijfers zijn moeilijk te controleren."),
            0
        );
        assert!(Keys::of(&Print::of("…")).as_slice().is_empty());
    }

    #[test]
    fn keys_are_few_rising_and_different() {
        let text = "De beschietingen begonnen vannacht rond twee uur en hielden volgens bewoners van het dorp aan tot \
                    de ochtend, waarna het leger de weg naar het noorden afsloot.";
        let keys = Keys::of(&Print::of(text));
        assert_eq!(keys.as_slice().len(), Keys::MOST);
        assert!(keys.as_slice().is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn sentences_that_share_words_in_a_row_share_keys() {
        let one = "Bij de beschieting van het dorp vielen volgens de burgemeester zeker vier doden.";
        let other = "Bij de beschieting van het dorp vielen zondag zeker vier doden.";
        assert_eq!(shared(one, other), 6);
        assert_eq!(shared(one, "Vier mensen kwamen om toen granaten insloegen, zegt de burgemeester."), 0);
    }
}
