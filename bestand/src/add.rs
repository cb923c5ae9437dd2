//! Which reports go into the ledger?

use bestand_desk::{Added, add};
use bestand_ledger::{Ledger, Taken};
use bestand_reader::Packs;
use jiff::Timestamp;
use std::io::{self, Write};
use std::path::Path;

use crate::arguments::{AddArguments, ClaimFormat};
use crate::inputs::{self, Undated};
use crate::outcome::{Outcome, Stop};
use crate::progress::Progress;
use crate::talk::say;

/// Reads all inputs into the ledger, and works out where they belong. With `--format jsonl` each report is acknowledged by a line
/// once it is on the disk.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &AddArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let tongue = inputs::tongue(packs, asked.language.as_deref())?;
    let mut ledger = Ledger::open(path).map_err(Stop::failed)?;
    let (mut tally, mut progress) = (Tally::default(), Progress::new());
    let (sender, told) = std::sync::mpsc::channel();
    let done = std::thread::scope(|scope| {
        let adding = scope.spawn(|| {
            let intake = asked.inputs.iter().flat_map(|path| inputs::open(path));
            add(&mut ledger, packs, intake, tongue, now(), move |added| drop(sender.send(added)))
        });
        for added in told {
            progress.step();
            tally.note(&added, asked.view.format, &progress, results)?;
        }
        adding.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)).map_err(Stop::failed)
    });
    progress.end();
    done?;
    settle(&mut ledger)?;
    if asked.view.format == ClaimFormat::Table {
        tally.write(path, results)?;
    }
    results.flush()?;
    let outcome = tally.outcome();
    tally.undated.say();
    Ok(outcome)
}

/// The moment, which goes into the ledger beside each report.
#[expect(clippy::disallowed_methods, reason = "an edge: the moment of adding")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Works out where the reports belong that wait for it.
pub(crate) fn settle(ledger: &mut Ledger) -> Result<(), Stop> {
    let mut progress = Progress::of("reports placed");
    ledger.settle(|settled| progress.reach(settled)).map_err(Stop::failed)?;
    progress.end();
    Ok(())
}

/// What became of the reports.
#[derive(Default)]
struct Tally {
    added: usize,
    versions: usize,
    known: usize,
    claims: usize,
    doubts: usize,
    failed: usize,
    undated: Undated,
}

impl Tally {
    fn note(
        &mut self,
        added: &Added,
        format: ClaimFormat,
        progress: &Progress,
        results: &mut impl Write,
    ) -> io::Result<()> {
        match added {
            Added::Failed(failure) => {
                self.failed += 1;
                progress.say_above(|| say(failure));
            }
            Added::Entered { origin, receipt, published, claims, doubts } => {
                match receipt.taken {
                    Taken::Known => self.known += 1,
                    Taken::NewVersion { .. } => self.versions += 1,
                    Taken::Added => self.added += 1,
                }
                if receipt.taken != Taken::Known {
                    self.claims += claims;
                    self.doubts += doubts;
                    if published.is_none() {
                        self.undated.note(origin.to_string());
                    }
                }
                if format == ClaimFormat::Jsonl {
                    let line = bestand_desk::ReceiptRecord::of(origin, receipt, *claims, *doubts).to_json();
                    writeln!(results, "{line}")?;
                    results.flush()?;
                }
            }
        }
        Ok(())
    }

    fn write(&self, path: &Path, results: &mut impl Write) -> io::Result<()> {
        let Tally { added, versions, known, claims, doubts, failed, undated: _ } = self;
        writeln!(
            results,
            "{}: {} added, with {} and {} (read --doubts shows these)",
            path.display(),
            count(added + versions, "report"),
            count(*claims, "claim"),
            count(*doubts, "doubt")
        )?;
        let notes = [
            (
                *versions,
                "is a new version of a page that was there",
                "are new versions of pages that were there",
            ),
            (*known, "was there already", "were there already"),
            (*failed, "could not be read", "could not be read"),
        ];
        for (number, one, many) in notes.iter().filter(|(number, ..)| *number > 0) {
            writeln!(results, "  {number} {}", if *number == 1 { one } else { many })?;
        }
        Ok(())
    }

    fn outcome(&self) -> Outcome {
        match self {
            Tally { failed: 1.., .. } => Outcome::Failed,
            Tally { added: 0, versions: 0, known: 0, .. } => Outcome::Nothing,
            _ => Outcome::Found,
        }
    }
}

/// "1 report", "12 reports".
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
