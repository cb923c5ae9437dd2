//! When did the report appear, as far as is known?

use std::fmt;
use std::str::FromStr;

/// The day or month a report appeared: "2020-10-09", or only "2020-10" where no day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Published {
    year: i16,
    month: u8,
    day: Option<u8>,
}

impl Published {
    /// The first year a report may bear; "0025" is a slip of the pen and not a date.
    pub const FIRST_YEAR: i16 = 1600;
    /// The last year a report may bear.
    pub const LAST_YEAR: i16 = 2999;

    /// A date that exists: `new(2020, 10, Some(9))`.
    ///
    /// # Errors
    /// A year outside 1600 to 2999, a month outside 1 to 12, a day that the month does not have.
    pub fn new(year: i16, month: u8, day: Option<u8>) -> Result<Published, PublishedError> {
        if !(Published::FIRST_YEAR..=Published::LAST_YEAR).contains(&year) {
            return Err(PublishedError { kind: ErrorKind::Year(year) });
        }
        if !(1..=12).contains(&month) {
            return Err(PublishedError { kind: ErrorKind::Month(month) });
        }
        let last = days_of(year, month);
        match day {
            Some(day) if !(1..=last).contains(&day) => {
                Err(PublishedError { kind: ErrorKind::Day { year, month, day, last } })
            }
            _ => Ok(Published { year, month, day }),
        }
    }

    /// The year: 2020 in "2020-10-09".
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12: 10 in "2020-10-09".
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month where it is known: 9 in "2020-10-09", none in "2020-10".
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }
}

fn days_of(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Published {
    type Err = PublishedError;

    /// Reads "2020-10-09" or "2020-10", and of a moment the day as it is written: "2020-10-09T23:30:00+04:00" (RFC 3339).
    fn from_str(text: &str) -> Result<Published, PublishedError> {
        let unreadable = || PublishedError { kind: ErrorKind::Form(text.chars().take(40).collect()) };
        let mut parts = day_of(text).split('-');
        let year = number(parts.next(), 4).ok_or_else(unreadable)?;
        let month = number(parts.next(), 2).ok_or_else(unreadable)?;
        let day = match parts.next() {
            None => None,
            day => Some(number(day, 2).ok_or_else(unreadable)? as u8),
        };
        if parts.next().is_some() {
            return Err(unreadable());
        }
        Published::new(year, month as u8, day)
    }
}

/// The day of a moment, "2020-10-09" of "2020-10-09T23:30:00Z"; all of what is no moment.
fn day_of(text: &str) -> &str {
    match text.split_once(['T', 't', ' ']) {
        Some((day, time)) if day.len() == 10 && is_time(time) => day,
        _ => text,
    }
}

/// Whether it is a time of day: "23:30", "23:30:00.25", with "Z" or an offset such as "+04:00" where the clock is told.
fn is_time(time: &str) -> bool {
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_clock = |clock: &str, parts: &[usize]| {
        let pairs: Vec<_> = clock.split(':').map(|part| number(Some(part), 2)).collect();
        parts.contains(&pairs.len()) && pairs.iter().all(|pair| pair.is_some_and(|pair| pair < 61))
    };
    let is_zone = match zone.strip_prefix(['+', '-']) {
        Some(offset) => is_clock(offset, &[2]),
        None => zone.is_empty() || zone.eq_ignore_ascii_case("Z"),
    };
    is_clock(clock, &[2, 3]) && is_digits(fraction) && is_zone
}

fn number(part: Option<&str>, digits: usize) -> Option<i16> {
    let part = part.filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
    part.parse().ok()
}

impl fmt::Display for Published {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(formatter, "-{day:02}"))
    }
}

/// Why something is no publication date: "0025-01-03" has an impossible year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedError {
    kind: ErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ErrorKind {
    Form(String),
    Year(i16),
    Month(u8),
    Day { year: i16, month: u8, day: u8, last: u8 },
}

impl fmt::Display for PublishedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ErrorKind::Form(text) => {
                write!(
                    formatter,
                    "{text:?} is no date; write YYYY-MM-DD, or YYYY-MM where the day is unknown"
                )
            }
            ErrorKind::Year(year) => write!(
                formatter,
                "the year {year} is out of range; a report's year lies between {} and {}",
                Published::FIRST_YEAR,
                Published::LAST_YEAR
            ),
            ErrorKind::Month(month) => {
                write!(formatter, "there is no month {month}; months run from 1 to 12")
            }
            ErrorKind::Day { year, month, day, last } => {
                write!(formatter, "there is no day {day} in {year:04}-{month:02}; its last day is {last}")
            }
        }
    }
}

impl std::error::Error for PublishedError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = text.parse::<Published>();
        assert_eq!(read.map_or_else(|error| error.to_string(), |date| date.to_string()), expected, "{text}");
    }

    #[test]
    fn dates_and_months_are_read_and_written_the_same() {
        for text in ["2020-10-09", "2020-10", "2020-02-29", "1999-12-31"] {
            check(text, text);
        }
    }

    #[test]
    fn of_a_moment_the_day_is_taken_as_it_is_written() {
        for time in ["T23:30:00+04:00", "T23:30:00Z", "T23:30:00.250-11:00", "t23:30", " 23:30:00"] {
            check(&format!("2020-10-09{time}"), "2020-10-09");
        }
    }

    #[test]
    fn what_is_no_date_says_what_would_be() {
        check("0025-01-03", "the year 25 is out of range; a report's year lies between 1600 and 2999");
        check("2021-02-29", "there is no day 29 in 2021-02; its last day is 28");
        check("2021-13", "there is no month 13; months run from 1 to 12");
        for text in [
            "",
            "2020",
            "2020-1-1",
            "2020-10-09-01",
            "+020-10",
            "twintig",
            "2020-10-",
            "2020-10-09Thu",
            "2020-10T10:00",
            "2020-10-09T10:00+4",
        ] {
            check(
                text,
                &format!("{text:?} is no date; write YYYY-MM-DD, or YYYY-MM where the day is unknown"),
            );
        }
    }
}
