//! How do the sentences of these reports hang together?

use bestand_claim::Doubt;
use bestand_intake::{Incoming, IntakeError, Origin};
use bestand_reader::{Packs, cut_sentences};
use bestand_syntax::Tree;
use bestand_text::{LineKind, Report, Sentence};

use crate::batch::Batch;
use crate::open::{Opened, Tongue};

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

impl<'p, I: Iterator<Item = Result<Incoming, IntakeError>>> Batch<'p, I, Parsed> {
    /// The trees of all reports that come in.
    pub fn parsed(packs: &'p Packs, intake: I, tongue: Tongue<'p>) -> Batch<'p, I, Parsed> {
        Batch::doing(parse, packs, intake, tongue)
    }
}

fn parse(opened: Opened<'_>) -> Parsed {
    let Opened { origin, id, pack, report } = opened;
    let sentences = report.page().sentences().iter().filter(|sentence| is_text(sentence));
    let trees = pack.trees(report.page(), sentences);
    let doubts = cut_sentences(report.page());
    Parsed { origin, id, language: pack.code().to_owned(), report, doubts, trees }
}
