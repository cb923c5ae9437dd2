//! How does a parsed report look to a program?

use bestand_syntax::{Word, WordIndex};
use bestand_text::{LineKind, Source};
use serde::Serialize;
use std::collections::BTreeMap;

use super::wire_span;
use crate::parse::Parsed;

/// A parsed report as one line of JSON; spans are offsets of UTF-8 bytes in the text, heads count words from 1.
///
/// # Panics
/// Never: every key is text.
#[must_use]
pub fn parsed_json(parsed: &Parsed) -> String {
    serde_json::to_string(&WireReport::of(parsed)).expect("every key is text")
}

#[derive(Serialize)]
struct WireReport<'r> {
    report: &'r str,
    id: Option<&'r str>,
    origin: String,
    outlet: Option<&'r str>,
    url: Option<&'r str>,
    published: Option<String>,
    language: &'r str,
    title: Option<&'r str>,
    sentences: Vec<WireSentence<'r>>,
}

#[derive(Serialize)]
struct WireSentence<'r> {
    span: [u32; 2],
    kind: &'static str,
    cut: bool,
    words: Vec<WireWord<'r>>,
}

#[derive(Serialize)]
struct WireWord<'r> {
    form: &'r str,
    span: [u32; 2],
    lemma: &'r str,
    upos: String,
    features: BTreeMap<&'r str, &'r str>,
    head: usize,
    relation: String,
}

impl<'r> WireReport<'r> {
    fn of(parsed: &'r Parsed) -> WireReport<'r> {
        let Source { outlet, url, published, language: _, title } = parsed.report.source();
        let sentences = parsed.sentences().map(|(sentence, tree)| WireSentence {
            span: wire_span(sentence.span),
            kind: kind_word(sentence.kind),
            cut: sentence.cut,
            words: tree.words().map(WireWord::of).collect(),
        });
        WireReport {
            report: parsed.report.id().as_str(),
            id: parsed.id.as_deref(),
            origin: parsed.origin.to_string(),
            outlet: outlet.as_deref(),
            url: url.as_deref(),
            published: published.map(|date| date.to_string()),
            language: &parsed.language,
            title: title.as_deref(),
            sentences: sentences.collect(),
        }
    }
}

impl<'r> WireWord<'r> {
    fn of(word: Word<'r>) -> WireWord<'r> {
        WireWord {
            form: word.form(),
            span: wire_span(word.span()),
            lemma: word.lemma(),
            upos: word.upos().to_string(),
            features: word.features().split('|').filter_map(|feature| feature.split_once('=')).collect(),
            head: word.head().map_or(0, WordIndex::number),
            relation: word.relation().to_string(),
        }
    }
}

fn kind_word(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Header => "header",
        LineKind::Heading => "heading",
        LineKind::Caption => "caption",
        LineKind::Credit => "credit",
        LineKind::Body => "body",
        LineKind::Boilerplate => "boilerplate",
    }
}
