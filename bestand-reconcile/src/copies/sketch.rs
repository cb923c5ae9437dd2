//! Can two sentences be alike at all? A look at a few bits, before their words are compared.

use super::likeness::can_be_alike;
use super::print::Print;

/// A bit for each of a sentence's words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch {
    bits: u128,
    words: u16,
}

impl Sketch {
    pub(super) fn of(print: &Print) -> Sketch {
        let bits = print.words().iter().fold(0, |bits, word| bits | 1 << (word % 128));
        // At most 250 words.
        Sketch { bits, words: print.len() as u16 }
    }

    /// False only where the words cannot be alike.
    pub(super) fn can_be_like(self, other: Sketch) -> bool {
        let shared = (self.bits & other.bits).count_ones() + self.hidden().min(other.hidden());
        can_be_alike(shared as usize, self.words.into(), other.words.into())
    }

    /// Words that show no bit of their own, since another word has it: any of them may be shared.
    fn hidden(self) -> u32 {
        u32::from(self.words) - self.bits.count_ones()
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
