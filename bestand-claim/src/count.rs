//! How many people, and how surely? An interval with the hedge that the words put on it.

use bestand_text::Span;

use crate::ClaimError;
use crate::error::Fault;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the words bind the number: "minstens" opens it upwards, "tientallen" spans an order of magnitude.
    Hedge, "hedge" {
        /// "350 militairen".
        Exact = "exact",
        /// "ongeveer 350 militairen".
        About = "about",
        /// "minstens 350", "at least 350", "ruim 350".
        AtLeast = "at_least",
        /// "meer dan 350".
        MoreThan = "more_than",
        /// "bijna 350", "nearly 350".
        Nearly = "nearly",
        /// "hooguit 350", "up to 350".
        AtMost = "at_most",
        /// "tussen de 20 en 30 doden".
        Between = "between",
        /// "tientallen", "hundreds", "al in de honderden".
        Magnitude = "magnitude",
        /// "enkele", "several".
        Few = "few",
        /// "de helft van de 44 opvarenden": worked out from another number.
        Share = "share",
        /// "veel", "an unknown number", losses admitted without a figure.
        Unstated = "unstated",
    }
}

/// A number of people as an interval of whole persons: "zeker vierhonderd" is 400 to open, "tientallen" 20 to 99.
///
/// An end is `None` where the words leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    low: Option<u64>,
    high: Option<u64>,
    hedge: Hedge,
    span: Option<Span>,
}

impl Count {
    /// The interval that the words at `span` leave open, in persons.
    ///
    /// # Errors
    /// When the low end lies above the high end.
    pub fn new(low: Option<u64>, high: Option<u64>, hedge: Hedge, span: Span) -> Result<Self, ClaimError> {
        match (low, high) {
            (Some(low), Some(high)) if low > high => Err(Fault::CountReversed { low, high }.into()),
            _ => Ok(Self { low, high, hedge, span: Some(span) }),
        }
    }

    /// No figure at all, as in "het leger geeft toe verliezen te hebben geleden".
    #[must_use]
    pub const fn unstated() -> Self {
        Self { low: None, high: None, hedge: Hedge::Unstated, span: None }
    }

    /// The least that the words allow; `None` where they leave it open.
    #[must_use]
    pub const fn low(&self) -> Option<u64> {
        self.low
    }

    /// The most that the words allow; `None` where they leave it open.
    #[must_use]
    pub const fn high(&self) -> Option<u64> {
        self.high
    }

    /// How the words bind the number.
    #[must_use]
    pub const fn hedge(&self) -> Hedge {
        self.hedge
    }

    /// Where the words of the number stand, hedge and number: "zeker vierhonderd"; `None` where no word gives one.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        self.span
    }

    /// Whether both intervals allow one and the same number, as "minstens 30" and "34" do.
    #[must_use]
    pub fn may_equal(&self, other: &Self) -> bool {
        let below = |low: Option<u64>, high: Option<u64>| low.is_none() || high.is_none() || low <= high;
        below(self.low, other.high) && below(other.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use bestand_text::Span;

    use super::{Count, Hedge};

    fn check(left: (Option<u64>, Option<u64>), right: (Option<u64>, Option<u64>), may_equal: bool) {
        let count = |(low, high)| Count::new(low, high, Hedge::Exact, Span::new(0, 1)).expect("in order");
        assert_eq!(count(left).may_equal(&count(right)), may_equal, "{left:?} {right:?}");
        assert_eq!(count(right).may_equal(&count(left)), may_equal, "{right:?} {left:?}");
    }

    #[test]
    fn a_low_end_above_the_high_end_is_refused() {
        let error = Count::new(Some(30), Some(20), Hedge::Between, Span::new(0, 1)).expect_err("reversed");
        assert_eq!(error.to_string(), "a count cannot run from 30 to 20: the low end comes first");
    }

    #[test]
    fn counts_agree_where_one_number_satisfies_both() {
        check((Some(30), None), (Some(34), Some(34)), true);
        check((Some(30), None), (Some(29), Some(29)), false);
        check((None, None), (Some(0), Some(0)), true);
        check((Some(20), Some(99)), (Some(99), None), true);
        check((None, Some(10)), (Some(11), None), false);
    }

    #[test]
    fn no_figure_is_open_at_both_ends() {
        let count = Count::unstated();
        assert_eq!((count.low(), count.high(), count.span()), (None, None, None));
    }
}
