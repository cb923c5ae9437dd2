//! Where in the text does it stand?

use std::fmt;
use std::ops::Range;

/// A range of bytes of the unchanged text: in "Zeker 26 doden" the count stands at 6..8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`; an `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end: end.max(start) }
    }

    /// The bytes from `start` up to `end` of a text that [`crate::Page`] can hold.
    pub(crate) fn of(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// The length in bytes: "26" has 2.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is no byte in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `inner` lies wholly inside: "26 doden" contains "26".
    #[must_use]
    pub fn contains(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two share a byte: "26 doden" and "doden onder burgers" do.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both: from "vier" to "doden" it is "vier tot zes doden".
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words of `text` that stand there; empty where the span does not fit the text.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The same as a range, to index with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.start, self.end)
    }
}

/// Which sentence of a page, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SentenceIndex(pub u32);

impl SentenceIndex {
    /// As an index into [`crate::Page::sentences`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which token of a sentence, counted from 0: in "Zeker 26 doden" the count is token 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TokenIndex(pub u32);

impl TokenIndex {
    /// As an index into [`crate::Sentence::tokens`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_knows_its_bytes() {
        let text = "Zeker 26 doden";
        let count = Span::new(6, 8);
        assert_eq!((count.slice(text), count.len(), count.to_string().as_str()), ("26", 2, "6..8"));
        assert!(Span::new(6, 14).contains(count) && count.overlaps(Span::new(7, 20)));
        assert!(!count.overlaps(Span::new(8, 14)) && !count.contains(Span::new(6, 14)));
        assert_eq!(Span::new(3, 1), Span::new(3, 3));
        assert!(Span::new(3, 1).is_empty());
        assert_eq!(Span::new(10, 99).slice(text), "");
        assert_eq!(count.to(Span::new(9, 14)).slice(text), "26 doden");
    }
}
