//! How do the sentences of these reports hang together?

use bestand_claim::Doubt;
use bestand_intake::{Incoming, IntakeError, Origin};
use bestand_reader::{Packs, cut_sentences};
use bestand_syntax::Tree;
use bestand_text::{LineKind, Report, Sentence};
use rayon::prelude::*;
use std::collections::VecDeque;

use crate::failure::Failure;

/// A report with the tree of each of its sentences.
#[derive(Debug)]
pub struct Parsed {
    /// Where it came from.
    pub origin: Origin,
    /// The name that its file gives it.
    pub id: Option<String>,
    /// The code of the pack it was read with: "nl".
    pub language: String,
    /// The text and what stands in it.
    pub report: Report,
    /// What could not be settled: sentences that had to be cut.
    pub doubts: Vec<Doubt>,
    trees: Vec<Tree>,
}

impl Parsed {
    /// The sentences with their trees, in order; the date line of a plain file is none.
    pub fn sentences(&self) -> impl Iterator<Item = (&Sentence, &Tree)> {
        let sentences = self.report.page().sentences().iter().filter(|sentence| is_text(sentence));
        sentences.zip(&self.trees)
    }

    /// The name to show for it: the one its file gives, or its place.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.origin.to_string())
    }
}

fn is_text(sentence: &Sentence) -> bool {
    sentence.kind != LineKind::Header
}

/// In which language the reports of a batch are.
#[derive(Debug, Clone, Copy)]
pub enum Tongue<'a> {
    /// All of them in this one: `--language nl`.
    Stated(&'a str),
    /// Each in its own: what its file says, or else what its words tell.
    OfEach,
}

/// Reports parsed several at a time, and given back in the order in which they came.
pub struct Batch<'p, I> {
    packs: &'p Packs,
    intake: I,
    tongue: Tongue<'p>,
    done: VecDeque<Result<Parsed, Failure>>,
}

/// So many reports are in memory at a time.
const AT_A_TIME: usize = 64;

impl<'p, I: Iterator<Item = Result<Incoming, IntakeError>>> Batch<'p, I> {
    /// The trees of all reports that come in.
    pub fn new(packs: &'p Packs, intake: I, tongue: Tongue<'p>) -> Batch<'p, I> {
        Batch { packs, intake, tongue, done: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Result<Incoming, IntakeError>>> Iterator for Batch<'_, I> {
    type Item = Result<Parsed, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done.is_empty() {
            let (packs, tongue) = (self.packs, self.tongue);
            let taken: Vec<_> = self.intake.by_ref().take(AT_A_TIME).collect();
            let parsed = taken.into_par_iter().map(|incoming| parse(packs, incoming?, tongue));
            self.done = parsed.collect::<Vec<_>>().into();
        }
        self.done.pop_front()
    }
}

fn parse(packs: &Packs, incoming: Incoming, tongue: Tongue<'_>) -> Result<Parsed, Failure> {
    let Incoming { origin, id, source, text } = incoming;
    let code = match (tongue, source.language.as_deref()) {
        (Tongue::Stated(code), _) | (Tongue::OfEach, Some(code)) => Some(code),
        (Tongue::OfEach, None) => packs.guess(&text),
    };
    let Some(code) = code else {
        return Err(Failure::unclear(origin, &packs.languages().collect::<Vec<_>>()));
    };
    let pack = match packs.language(code) {
        Ok(pack) => pack,
        Err(error) => return Err(Failure::pack(origin, error)),
    };
    let report = Report::read(text, source, pack.conventions());
    let sentences = report.page().sentences().iter().filter(|sentence| is_text(sentence));
    let trees = pack.trees(report.page(), sentences);
    let doubts = cut_sentences(report.page());
    Ok(Parsed { origin, id, language: pack.code().to_owned(), report, doubts, trees })
}
