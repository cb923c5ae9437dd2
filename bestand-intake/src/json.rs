//! Which reports are in a file of JSON?

use crate::encoding;
use crate::error::{ErrorKind, IntakeError};
use crate::incoming::{Incoming, Origin};
use crate::jsonl;
use serde_json::{Deserializer, Value};

/// The reports of a list of objects, `[{"published": "2020-10-09", "text": "…"}, …]`, or of one object or several behind each other. What
/// is no report is an error among the others; nothing is read behind what is no JSON.
pub(crate) fn reports(name: &str, bytes: Vec<u8>) -> Vec<Result<Incoming, IntakeError>> {
    let text = match encoding::text(bytes) {
        Ok(text) => text,
        Err(kind) => return vec![Err(IntakeError::new(Origin::file(name), kind))],
    };
    let text = text.trim_start_matches('\u{feff}');
    let (mut objects, mut broken) = (Vec::new(), None);
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(Value::Array(some)) => objects.extend(some),
            Ok(one) => objects.push(one),
            Err(error) => {
                let place = Origin::line(name, error.line());
                broken = Some(Err(IntakeError::new(place, jsonl::wrong(&error))));
            }
        }
    }
    let numbered = objects.into_iter().enumerate();
    let mut reports: Vec<_> = numbered.map(|(at, object)| report(name, at + 1, object)).collect();
    reports.extend(broken);
    if reports.is_empty() {
        let kind = if text.is_empty() { ErrorKind::Empty } else { ErrorKind::EmptyList };
        reports.push(Err(IntakeError::new(Origin::file(name), kind)));
    }
    reports
}

fn report(name: &str, number: usize, object: Value) -> Result<Incoming, IntakeError> {
    let origin = Origin::member(name, number);
    let read = serde_json::from_value(object)
        .map_err(|error| ErrorKind::Member { message: error.to_string() })
        .and_then(jsonl::taken);
    match read {
        Ok((id, source, text)) => Ok(Incoming { origin, id, source, text }),
        Err(kind) => Err(IntakeError::new(origin, kind)),
    }
}

/// Whether a text opens as a list of objects does; "[Reuters] Tien doden." does not.
pub(crate) fn is_list(bytes: &[u8]) -> bool {
    let inside = bytes.trim_ascii_start().strip_prefix(b"[");
    inside.is_some_and(|inside| inside.trim_ascii_start().starts_with(b"{"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = reports("nieuws.json", text.as_bytes().to_vec())
            .into_iter()
            .map(|read| read.map_or_else(|e| e.to_string(), |r| format!("{} {}", r.origin, r.text)))
            .collect();
        let fits = |(found, expected): (&String, &&str)| found.starts_with(*expected);
        assert!(found.len() == expected.len() && found.iter().zip(expected).all(fits), "{found:#?}");
    }

    #[test]
    fn a_list_gives_its_reports_and_an_object_is_one() {
        let list = "[\n {\"text\": \"Tien doden.\"},\n {\"text\": \"Geen doden.\"}\n]\n";
        check(list, &["nieuws.json#1 Tien doden.", "nieuws.json#2 Geen doden."]);
        check("{\n \"text\": \"Tien doden.\"\n}", &["nieuws.json#1 Tien doden."]);
        check(
            "{\"text\": \"Een.\"}\n{\"text\": \"Twee.\"}\n",
            &["nieuws.json#1 Een.", "nieuws.json#2 Twee."],
        );
    }

    #[test]
    fn what_is_no_report_is_an_error_with_its_place_among_the_others() {
        check(
            "[{\"title\": \"Doden\"}, {\"text\": \"Tien doden.\", \"published\": \"9 oktober\"}, 7, {\"text\": \"Twee.\"}]",
            &[
                "nieuws.json#1: missing field `text` (a report is an object: {\"published\": ",
                "nieuws.json#2: \"9 oktober\" is no date; write YYYY-MM-DD",
                "nieuws.json#3: invalid type: integer `7`",
                "nieuws.json#4 Twee.",
            ],
        );
        check("[\n{\"text\": \"Een.\"}\n", &["nieuws.json:3: EOF while parsing a list, at column 0"]);
        check("Tien doden.", &["nieuws.json:1: expected value, at column 1"]);
    }

    #[test]
    fn a_file_without_objects_is_an_error() {
        check("[]", &["nieuws.json: the list is empty"]);
        check("", &["nieuws.json: the file is empty"]);
    }

    #[test]
    fn a_text_that_opens_with_a_bracket_is_no_list() {
        assert!(is_list(b" [\n  {\"text\": \"Tien doden.\"}]"));
        assert!(!is_list(b"[Reuters] Tien doden.") && !is_list(b"{\"text\": \"Tien doden.\"}"));
    }
}
