//! Which report is on a line of JSON?

use crate::encoding;
use crate::error::{ErrorKind, IntakeError};
use crate::incoming::{Incoming, Origin};
use bestand_text::Source;
use serde::Deserialize;

/// One line: `{"id": "anp-2041", "outlet": "ANP", "published": "2020-10-09", "language": "nl", "text": "…"}`.
#[derive(Deserialize)]
pub(crate) struct Line {
    id: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
    title: Option<String>,
    text: String,
}

/// The report of one line; an empty line holds none.
pub(crate) fn report(origin: Origin, bytes: Vec<u8>) -> Option<Result<Incoming, IntakeError>> {
    let parsed = encoding::text(bytes)
        .and_then(|line| if line.trim().is_empty() { Ok(None) } else { parse(&line).map(Some) });
    match parsed {
        Ok(None) => None,
        Ok(Some((id, source, text))) => Some(Ok(Incoming { origin, id, source, text })),
        Err(kind) => Some(Err(IntakeError::new(origin, kind))),
    }
}

fn parse(line: &str) -> Result<(Option<String>, Source, String), ErrorKind> {
    let line = line.trim_start_matches('\u{feff}');
    serde_json::from_str(line).map_err(|error| wrong(&error)).and_then(taken)
}

/// The name, what the file says of the report, and its text.
pub(crate) fn taken(line: Line) -> Result<(Option<String>, Source, String), ErrorKind> {
    let Line { id, outlet, url, published, language, title, text } = line;
    if text.trim().is_empty() {
        return Err(ErrorKind::OnlySpaces);
    }
    let published = published.map(|date| date.parse()).transpose().map_err(ErrorKind::Date)?;
    Ok((id, Source { outlet, url, published, language, title }, text))
}

/// What is wrong with JSON, without the line.
pub(crate) fn wrong(error: &serde_json::Error) -> ErrorKind {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    ErrorKind::Json { column: error.column(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let read = report(Origin::line("nieuws.jsonl", 3), line.as_bytes().to_vec());
        let found = match read {
            None => String::new(),
            Some(Ok(report)) => format!("{:?} {} {:?}", report.id, report.text, report.source.language),
            Some(Err(error)) => error.to_string(),
        };
        assert!(found.starts_with(expected) && found.is_empty() == expected.is_empty(), "{line}: {found}");
    }

    #[test]
    fn a_line_is_a_report() {
        check(
            r#"{"id": "anp-1", "published": "2020-10", "language": "nl", "url": null, "text": "Tien doden.", "score": 3}"#,
            r#"Some("anp-1") Tien doden. Some("nl")"#,
        );
    }

    #[test]
    fn an_empty_line_is_none() {
        check("  \r\n", "");
    }

    #[test]
    fn a_broken_line_or_one_that_lacks_fields_is_an_error_with_its_place() {
        check(
            "{\"text\": \"Tien",
            "nieuws.jsonl:3: EOF while parsing a string, at column 14 (a report is an object:",
        );
        check("{\"title\": \"Tien doden\"}", "nieuws.jsonl:3: missing field `text`, at column 23");
        check(
            "{\"text\": 10}",
            "nieuws.jsonl:3: invalid type: integer `10`, expected a string, at column 11",
        );
        check("[]", "nieuws.jsonl:3: ");
        check("{\"text\": \" \"}", "nieuws.jsonl:3: there are only spaces");
    }

    #[test]
    fn a_date_that_cannot_be_is_an_error_with_its_line() {
        check(
            "{\"published\": \"9 oktober\", \"text\": \"Tien doden.\"}",
            "nieuws.jsonl:3: \"9 oktober\" is no date; write YYYY-MM-DD",
        );
    }
}
