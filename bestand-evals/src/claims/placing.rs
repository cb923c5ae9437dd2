//! Where in the text does a claim of a file stand?

use super::record::Told;

/// Bytes of the text, from the first to before the last.
pub(super) type Bytes = (usize, usize);

/// The bytes of a claim's evidence, if they can be found, and what is to be said about them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Placing {
    pub(super) bytes: Option<Bytes>,
    pub(super) note: Option<&'static str>,
}

/// Places a claim by its span, else by its start and end, else by the first occurrence of its evidence.
pub(super) fn place(told: &Told, text: &[u8]) -> Placing {
    let evidence = told.evidence.as_deref().unwrap_or_default();
    match given_span(told, evidence, text) {
        Some(span) => by_span(span, evidence, text),
        None => by_evidence(evidence.as_bytes(), text),
    }
}

/// The span of a claim; start and end are characters where only those spell the evidence.
fn given_span(told: &Told, evidence: &str, text: &[u8]) -> Option<(i64, i64)> {
    if told.span.is_some() {
        return told.span;
    }
    let span = (told.start?, told.end?);
    if evidence.is_empty() || slice(span, text) == Some(evidence.as_bytes()) {
        return Some(span);
    }
    Some(by_characters(span, evidence, text).unwrap_or(span))
}

fn by_characters((start, end): (i64, i64), evidence: &str, text: &[u8]) -> Option<(i64, i64)> {
    let text = String::from_utf8_lossy(text);
    let byte = |characters: i64| -> Option<usize> {
        let characters = usize::try_from(characters).ok()?;
        let mut starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        starts.nth(characters)
    };
    let (start, end) = (byte(start)?, byte(end)?);
    (text.get(start..end)? == evidence).then_some((start as i64, end as i64))
}

fn by_span((start, end): (i64, i64), evidence: &str, text: &[u8]) -> Placing {
    let Some(found) = slice((start, end), text).filter(|found| !found.is_empty()) else {
        return Placing { bytes: None, note: Some("span outside the text") };
    };
    let differs = !evidence.is_empty() && found != evidence.as_bytes();
    Placing {
        bytes: Some((start as usize, end as usize)),
        note: differs.then_some("span and evidence differ"),
    }
}

fn by_evidence(evidence: &[u8], text: &[u8]) -> Placing {
    if evidence.is_empty() {
        return Placing { bytes: None, note: Some("no evidence") };
    }
    let mut starts = text.windows(evidence.len()).enumerate().filter(|(_, found)| *found == evidence);
    let Some((start, _)) = starts.next() else {
        return Placing { bytes: None, note: Some("evidence not in the text") };
    };
    let note = starts.next().map(|_| "evidence not unique");
    Placing { bytes: Some((start, start + evidence.len())), note }
}

fn slice((start, end): (i64, i64), text: &[u8]) -> Option<&[u8]> {
    text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}
