//! How often was each entry met in the question under way?

/// Counts that need not be cleared between two questions: each stands with the number of the question for which it holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// The number of the question in the high bits, the count in the low ones.
    counts: Vec<u16>,
    question: u16,
}

/// So many bits hold a count: more than a sentence has keys.
const COUNT_BITS: u32 = 5;

impl Tally {
    /// Adds an entry, which was not met yet.
    pub(super) fn add(&mut self) {
        self.counts.push(0);
    }

    /// Begins a question, for which no entry was met yet.
    pub(super) fn begin(&mut self) {
        self.question += 1;
        if self.question == 1 << (u16::BITS - COUNT_BITS) {
            self.counts.fill(0);
            self.question = 1;
        }
    }

    /// Notes that an entry was met, and gives how often by now.
    pub(super) fn count(&mut self, entry: usize) -> usize {
        let count = &mut self.counts[entry];
        let none = self.question << COUNT_BITS;
        *count = (*count).max(none) + 1;
        usize::from(*count - none)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn each_question_counts_anew() {
        let mut tally = Tally::default();
        tally.add();
        tally.add();
        for _ in 0..5000 {
            tally.begin();
            assert_eq!([tally.count(0), tally.count(1), tally.count(0)], [1, 1, 2]);
        }
    }
}
