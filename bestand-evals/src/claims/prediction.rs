//! What does the reader claim of the reports of a gold file?

use std::fmt::Write as _;
use std::path::Path;

use bestand_claim::{Claim, Happening, Standing};
use bestand_intake::Intake;
use bestand_reader::{Packs, read};
use bestand_text::{Page, Report, Span};

use super::record::{Record, line};
use crate::failure::Failure;

/// The reader's claims as the lines of a prediction file, and how many of them rest on no bytes that could hold them.
#[derive(Default)]
pub(super) struct Prediction {
    pub(super) lines: String,
    pub(super) claims: usize,
    pub(super) unfounded: Vec<String>,
}

/// The packs that were compiled in, or those of a folder.
pub(super) fn packs(folder: Option<&Path>) -> Result<Packs, Failure> {
    let Some(folder) = folder else { return Ok(Packs::built_in()) };
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    let failed = |path: &Path, error: &dyn std::fmt::Display| Failure::of(path.display(), error);
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).map_err(|error| failed(&path, &error))?;
            for entry in entries {
                waiting.push(entry.map_err(|error| failed(&path, &error))?.path());
            }
        } else {
            let bytes = std::fs::read(&path).map_err(|error| failed(&path, &error))?;
            let inside = path.strip_prefix(folder).expect("it was found below the folder");
            files.push((inside.to_string_lossy().replace('\\', "/"), bytes));
        }
    }
    Packs::from_files(&folder.display().to_string(), files).map_err(Failure::said)
}

/// Reads the text of each gold line, in its language.
pub(super) fn predict(packs: &Packs, gold: &[Record], texts: &Path) -> Result<Prediction, Failure> {
    let mut prediction = Prediction::default();
    for record in gold {
        let path = texts.join(format!("{}.txt", record.report));
        for incoming in Intake::open(&path) {
            let incoming = incoming.map_err(Failure::said)?;
            let unlike = || Failure::of(path.display(), "the text is in no language that has a pack");
            let guessed = || packs.guess(&incoming.text).map(str::to_owned);
            let language = record.language.clone().or_else(guessed).ok_or_else(unlike)?;
            let pack = packs.language(&language).map_err(Failure::said)?;
            let report = Report::read(incoming.text, incoming.source, pack.conventions());
            let claims = read(&report, pack).claims;
            let text = report.page().text();
            writeln!(prediction.lines, "{}", line(&record.report, &language, &claims, text))
                .map_err(Failure::said)?;
            let unfounded = claims.iter().filter(|claim| !is_founded(claim, report.page()));
            prediction.unfounded.extend(unfounded.map(|claim| format!("{} {}", record.report, claim.id())));
            prediction.claims += claims.len();
        }
    }
    Ok(prediction)
}

/// Whether the claim's words and those of its number lie in its sentence; the number that is denied may stand before it: "Armenië telt
/// 49 doden. Azerbeidzjan ontkent dat."
fn is_founded(claim: &Claim, page: &Page) -> bool {
    let evidence = &claim.evidence;
    let number = match &claim.happening {
        Happening::Toll(toll) => toll.count.span(),
        Happening::Event(_) => None,
    };
    let Some(sentence) = page.sentences().get(evidence.sentence.0 as usize) else { return false };
    let start = if claim.standing == Standing::Denied { 0 } else { sentence.span.start };
    let lies_from = |start: u32, words: Span| {
        Span::new(start, sentence.span.end).contains(words) && !words.slice(page.text()).is_empty()
    };
    lies_from(sentence.span.start, evidence.anchor) && number.is_none_or(|number| lies_from(start, number))
}
