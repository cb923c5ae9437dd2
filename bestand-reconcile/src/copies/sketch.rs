//! Can two sentences be alike at all? A look at a few bits, before their words are compared.

use super::likeness::{are_alike_by, pairs};
use super::print::Print;

/// A bit for each of a sentence's words, and for each two in a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch {
    words: Bits,
    pairs: Bits,
    len: u16,
}

/// In halves, so that a sketch lies in 40 bytes.
#[derive(Debug, Clone, Copy)]
struct Bits([u64; 2]);

impl Sketch {
    pub(super) fn of(print: &Print) -> Sketch {
        // At most 250 words. The bits of a pair are stirred by the golden ratio (Knuth, TAOCP 6.4).
        Sketch {
            words: print.words().iter().copied().map(u32::from).collect(),
            pairs: pairs(print).map(|pair| pair.wrapping_mul(0x9e37_79b9) >> 16).collect(),
            len: print.len() as u16,
        }
    }

    /// False only where the words cannot be alike.
    pub(super) fn can_be_like(self, other: Sketch) -> bool {
        let [one, two] = [self.len, other.len].map(u32::from);
        let words = self.words.shared_at_most(other.words, one, two);
        let pairs = self.pairs.shared_at_most(other.pairs, one.saturating_sub(1), two.saturating_sub(1));
        are_alike_by(words as usize, pairs.min(words) as usize, self.len.into(), other.len.into())
    }
}

impl Bits {
    /// How many of so many numbers can be among so many others. Some show no bit of their own, since another has it: any of them may be.
    fn shared_at_most(self, other: Bits, one: u32, two: u32) -> u32 {
        let both = Bits([self.0[0] & other.0[0], self.0[1] & other.0[1]]);
        both.count() + (one - self.count()).min(two - other.count())
    }

    fn count(self) -> u32 {
        self.0[0].count_ones() + self.0[1].count_ones()
    }
}

impl FromIterator<u32> for Bits {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Bits {
        let mut bits = [0; 2];
        for number in numbers {
            bits[(number / 64 % 2) as usize] |= 1 << (number % 64);
        }
        Bits(bits)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::likeness::Wording;
    use super::*;

    proptest! {
        #[test]
        fn sentences_that_are_alike_can_be(
            one in proptest::collection::vec("[a-f]{1,2}", 0..30),
            other in proptest::collection::vec("[a-f]{1,2}", 0..30),
        ) {
            let (one, other) = (Print::of(&one.join(" ")), Print::of(&other.join(" ")));
            let can = Sketch::of(&one).can_be_like(Sketch::of(&other));
            prop_assert!(can || !Wording::of(&one).is_alike(&other));
            prop_assert_eq!(Wording::of(&one).is_alike(&other), Wording::of(&other).is_alike(&one));
        }
    }
}
