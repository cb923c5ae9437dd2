//! Which words of a sentence tell a time, and which days may they mean?

mod calendar;
mod clock;
mod dates;
mod days;
mod kinds;
mod periods;
mod reader;
mod words;

#[cfg(test)]
mod cases;

use bestand_claim::Interval;
use bestand_text::Published;

use reader::Reader;
use words::{TimeWords, TimesError};

/// The words of time of one language: weekdays, months, "sinds", "geleden", as its table `times.tsv` has them.
#[derive(Debug, Default)]
pub(crate) struct Times {
    words: TimeWords,
}

/// A time told in a sentence: "sinds 27 september" in "vechten sinds 27 september".
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    /// The index of its first word, prepositions included: "sinds".
    pub(crate) first: usize,
    /// The index of its last word: "september".
    pub(crate) last: usize,
    /// The stretch of time that the words leave open.
    pub(crate) when: Interval,
    /// The same where what happens then is planned, if that is another: the Tuesday to come.
    pub(crate) coming: Option<Interval>,
    /// Whether it tells when something began that went on: "sinds", "vanaf", "na".
    pub(crate) since: bool,
    /// Whether it tells when something ended or ends: "tot", "voor".
    pub(crate) until: bool,
    /// The latest year in which it may lie: 1994 for "in 1991-94", that of publication for "sinds 2015".
    pub(crate) year: Option<i16>,
}

impl Times {
    /// Reads a table of kind, TAB, words, and values after further TABs: `weekday`, `vrijdag`, `5`.
    ///
    /// # Errors
    /// A line without words, of an unknown kind, or with values that its kind does not have.
    pub(crate) fn parse(file: &str, table: &str) -> Result<Self, TimesError> {
        Ok(Self { words: TimeWords::parse(file, table)? })
    }

    /// The times of a sentence in order, none inside another; `lower` are its forms in lower case.
    ///
    /// Without a day or month of publication only times that name their year are found.
    #[must_use]
    pub(crate) fn find(&self, lower: &[String], published: Option<Published>) -> Vec<Time> {
        Reader::new(&self.words, lower, published).times()
    }
}
