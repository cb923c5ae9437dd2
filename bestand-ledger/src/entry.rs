//! What is entered into the ledger: a report with all that was read in it?

use std::collections::BTreeSet;
use std::sync::Arc;

use bestand_claim::{Claim, ReaderVersion};
use bestand_reconcile::{Features, Print};
use bestand_text::{Report, ReportId, SentenceIndex, Source, Span};

/// A report with its claims, ready to be entered: the article of NU.nl on the truce of 10 October 2020.
#[derive(Debug)]
pub struct Entry {
    /// The report's id.
    pub report: ReportId,
    /// Outlet, address, date, language and title.
    pub source: Source,
    /// The name that its file gives it: "anp-2041".
    pub name: Option<String>,
    /// Where it came from: `nieuws.jsonl:3`.
    pub origin: String,
    /// The language that it was read in: "nl".
    pub language: String,
    /// Its text, unchanged.
    pub text: Arc<str>,
    /// Where its sentences stand.
    pub sentences: Vec<Span>,
    /// The reader that read it.
    pub reader: ReaderVersion,
    /// What it claims.
    pub claims: Vec<Claim>,
    /// A fingerprint of each sentence that claims something, to find copies by; an empty one of each other.
    pub(crate) prints: Vec<Print>,
    /// What the report is about, to find its story by.
    pub(crate) features: Features,
}

impl Entry {
    /// A report with what a reader made of it; its fingerprints are taken here, which is work that several can do at once.
    #[must_use]
    pub fn new(report: &Report, language: &str, reader: ReaderVersion, claims: Vec<Claim>) -> Entry {
        let page = report.page();
        let text = page.shared_text();
        let sentences: Vec<Span> = page.sentences().iter().map(|sentence| sentence.span).collect();
        // Copies are sought of the sentences that claim something: the ledger is one of claims.
        let claiming: BTreeSet<SentenceIndex> = claims.iter().map(|claim| claim.evidence.sentence).collect();
        let print = |(number, span): (u32, &Span)| {
            Print::of(if claiming.contains(&SentenceIndex(number)) { span.slice(&text) } else { "" })
        };
        let prints = (0..).zip(&sentences).map(print).collect();
        let features = Features::of(report.source().title.as_deref(), page, &claims);
        Entry {
            report: report.id().clone(),
            source: report.source().clone(),
            name: None,
            origin: String::new(),
            language: language.to_owned(),
            text,
            sentences,
            reader,
            claims,
            prints,
            features,
        }
    }
}

/// Spans as bytes: the distance from the last end and the length of each, seven bits a byte.
pub(crate) fn spans_to_bytes(spans: &[Span]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(spans.len() * 3);
    let mut last = 0;
    for span in spans {
        push(&mut bytes, span.start.saturating_sub(last));
        push(&mut bytes, span.len());
        last = span.end;
    }
    bytes
}

/// The spans again; none where the bytes were cut short.
pub(crate) fn spans_from_bytes(bytes: &[u8]) -> Option<Vec<Span>> {
    let (mut spans, mut last, mut bytes) = (Vec::new(), 0_u32, bytes.iter());
    while !bytes.as_slice().is_empty() {
        let start = last.checked_add(pull(&mut bytes)?)?;
        last = start.checked_add(pull(&mut bytes)?)?;
        spans.push(Span::new(start, last));
    }
    Some(spans)
}

fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn pull(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.next()?;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_come_back_from_their_bytes() {
        let spans = vec![Span::new(16, 61), Span::new(63, 300), Span::new(300, 70_000)];
        let bytes = spans_to_bytes(&spans);
        assert_eq!(spans_from_bytes(&bytes), Some(spans));
        assert_eq!(spans_from_bytes(&bytes[..bytes.len() - 1]), None);
        assert_eq!(spans_from_bytes(&[]), Some(Vec::new()));
    }
}
