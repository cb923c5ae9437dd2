//! Which report is in a plain text?

use crate::error::{ErrorKind, IntakeError};
use crate::incoming::{Incoming, Origin};
use bestand_text::{Published, Source};

/// What may stand before the date that opens a plain text: `date 2020-10-09`.
const MARKER: &str = "date ";

/// A line of a date has no more words than this behind its marker: "vrijdag 9 oktober 2020".
const MOST_WORDS: usize = 4;

/// The one report of a plain text, with the date that it opens with, if any.
pub(crate) fn report(name: &str, text: String) -> Result<Incoming, IntakeError> {
    let origin = Origin::file(name);
    match published(&text) {
        Ok(published) => {
            let source = Source { published, ..Source::default() };
            Ok(Incoming { origin, id: None, source, text })
        }
        Err(kind @ ErrorKind::Date(_)) => Err(IntakeError::new(Origin::line(name, 1), kind)),
        Err(kind) => Err(IntakeError::new(origin, kind)),
    }
}

/// The date of "date 2020-10-09" or "date 2020-10 Armenië …"; no date where the text opens otherwise.
fn published(text: &str) -> Result<Option<Published>, ErrorKind> {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return Err(ErrorKind::Empty);
    }
    if body.is_empty() {
        return Err(ErrorKind::OnlySpaces);
    }
    let Some((date, rest)) = dated(body) else { return Ok(None) };
    let published = date.parse().map_err(ErrorKind::Date)?;
    if rest.trim().is_empty() { Err(ErrorKind::OnlyDate) } else { Ok(Some(published)) }
}

/// What stands after the marker where it is meant as a date, and what follows it: a word such as "2020-10", but not "palms", or a line of
/// its own such as "9 October 2020", so that it is not taken for words of the report.
fn dated(body: &str) -> Option<(&str, &str)> {
    let after = body.strip_prefix(MARKER)?.trim_start_matches(' ');
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    let (date, rest) = after.split_at(end);
    let meant = date.starts_with(|first: char| first.is_ascii_digit()) && date.contains('-');
    if meant {
        return Some((date, rest));
    }
    let (line, below) = after.split_once('\n')?;
    let is_date_line = line.contains(|letter: char| letter.is_ascii_digit())
        && line.split_whitespace().count() <= MOST_WORDS;
    is_date_line.then_some((line.trim_end(), below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = match report("krant.txt", text.to_owned()) {
            Ok(report) => report.source.published.map_or("undated".to_owned(), |date| date.to_string()),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_date_opens_the_text_on_its_line_or_above_it() {
        check(" date 2020-10 Armenië meldt tien doden.", "2020-10");
        check("date 2020-10-09\n\nArmenië meldt tien doden.", "2020-10-09");
        check("\u{feff}date 2020-10-09\r\n\r\nArmenië meldt tien doden.", "2020-10-09");
    }

    #[test]
    fn a_text_that_opens_otherwise_has_no_date() {
        check("Armenië meldt tien doden.", "undated");
        check("date palms burnt in Basra, officials said.", "undated");
        check("date 1994 was when it ended.", "undated");
    }

    #[test]
    fn a_date_that_cannot_be_is_an_error_on_line_one() {
        check("date 2020-13-45\n\nTien doden.", "krant.txt:1: there is no month 13; months run from 1 to 12");
        check(
            "date 0025-13-45\n\nTien doden.",
            "krant.txt:1: the year 25 is out of range; a report's year lies between 1600 and 2999",
        );
        check(
            "date 20-10-09 Tien doden.",
            "krant.txt:1: \"20-10-09\" is no date; write YYYY-MM-DD, or YYYY-MM where the day is unknown",
        );
    }

    #[test]
    fn a_line_that_is_a_date_in_words_is_an_error_and_no_part_of_the_report() {
        for date in ["9 oktober 2020", "October 9, 2020", "09/10/2020", "vrijdag 9 oktober 2020"] {
            let advice = "write YYYY-MM-DD, or YYYY-MM where the day is unknown";
            check(
                &format!("date {date}\n\nTien doden."),
                &format!("krant.txt:1: \"{date}\" is no date; {advice}"),
            );
        }
        check("date palms burnt\n\nTien doden.", "undated");
        check("date 1994 was when it ended.\nTien doden.", "undated");
    }

    #[test]
    fn a_text_without_words_is_an_error() {
        check("", "krant.txt: the file is empty (a report is UTF-8 text)");
        check(" \n\t ", "krant.txt: there are only spaces (a report has words)");
        check("date 2020-10\n\n", "krant.txt: nothing follows the date (the report's text goes after it)");
    }
}
