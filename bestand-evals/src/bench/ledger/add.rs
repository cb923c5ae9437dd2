//! How fast do new reports find their place in an empty ledger, and in a full one?

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bestand_desk::{Added, Tongue, add};
use bestand_intake::{Incoming, Origin};
use bestand_ledger::Ledger;
use bestand_reader::Packs;
use clap::Args;
use jiff::ToSpan;

use super::{Keeping, Made, fill::moment};
use crate::Outcome;
use crate::bench::machine::{peak_memory_bytes, processor_time_of_all};
use crate::failure::Failure;

/// Time the way of new reports from text to their place, into an empty ledger and into a full one.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    made: Made,
    /// The full ledger; it is copied, and stays as it is.
    #[arg(long)]
    ledger: PathBuf,
    /// How many new reports.
    #[arg(long, default_value_t = 3000)]
    reports: usize,
    /// Over how many days, up to the last of the full ledger.
    #[arg(long, default_value_t = 4)]
    new_days: u16,
    /// How often each is done; the fastest counts.
    #[arg(long, default_value_t = 2)]
    times: usize,
    #[command(flatten)]
    keeping: Keeping,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let packs = Packs::built_in();
    for code in crate::generator::languages() {
        packs.language(code).map_err(Failure::said)?;
    }
    let reports = new_reports(options, &packs)?;
    let folder = options.ledger.parent().unwrap_or(Path::new("."));
    let scratch = tempfile::tempdir_in(folder).map_err(|error| Failure::of(folder.display(), error))?;
    let mut runs = Vec::new();
    for time in 0..options.times {
        let empty = scratch.path().join(format!("empty-{time}.ledger"));
        let full = scratch.path().join(format!("full-{time}.ledger"));
        copy(&options.ledger, &full).map_err(|error| Failure::of(full.display(), error))?;
        runs.push((run_into(&empty, &packs, &reports)?, run_into(&full, &packs, &reports)?));
        std::fs::remove_file(&full).map_err(|error| Failure::of(full.display(), error))?;
    }
    let best = |of: fn(&(Run, Run)) -> Run| {
        runs.iter().map(of).min_by_key(|run| run.adding + run.settling).unwrap_or_default()
    };
    let (empty, full) = (best(|runs| runs.0), best(|runs| runs.1));
    let facts = vec![
        format!(
            "new reports: {}, {} bytes of text",
            reports.len(),
            reports.iter().map(|report| report.text.len()).sum::<usize>()
        ),
        format!(
            "into a full ledger at {:.0} % of the pace into an empty one",
            100.0 * full.pace() / empty.pace()
        ),
        format!("{:.0} MB at most in memory", peak_memory_bytes() as f64 / 1e6),
    ];
    let table = format!("{HEAD}{}\n{}\n", empty.row("empty"), full.row("full"));
    options.keeping.outcome("ledger, add", &facts, &table)
}

const HEAD: &str = "| ledger | reports | claims | reading and adding, s | settling, s | of processors, s | reports a second |\n\
                    | --- | --- | --- | --- | --- | --- | --- |\n";

/// Copies a file and waits until it is on the disk: a run would else wait for gigabytes that are still being written.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::copy(from, to)?;
    std::fs::File::open(to)?.sync_all()
}

/// Other reports than those of the ledger, of its last days.
fn new_reports(options: &Options, packs: &Packs) -> Result<Vec<Incoming>, Failure> {
    let Made { seed, from, days } = options.made;
    let first = from.saturating_add(i64::from(days.saturating_sub(options.new_days)).days());
    let made = Made { seed: seed + 1000, from: first, days: options.new_days };
    let generator = made.generator(packs, options.reports)?;
    let incoming = |number| {
        let written = generator.write(number)?;
        let origin = Origin { file: "new.jsonl".to_owned(), line: Some(number + 1) };
        Ok(Incoming { origin, id: None, source: written.source, text: written.text })
    };
    (0..generator.len()).map(incoming).collect()
}

/// What one run took.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    reports: usize,
    claims: usize,
    adding: Duration,
    settling: Duration,
    processors: Duration,
}

impl Run {
    fn pace(&self) -> f64 {
        self.reports as f64 / (self.adding + self.settling).as_secs_f64().max(1e-9)
    }

    fn row(&self, name: &str) -> String {
        let Run { reports, claims, adding, settling, processors } = self;
        let [adding, settling, processors] = [adding, settling, processors].map(Duration::as_secs_f64);
        format!(
            "| {name} | {reports} | {claims} | {adding:.2} | {settling:.2} | {processors:.2} | {:.0} |",
            self.pace()
        )
    }
}

fn run_into(path: &Path, packs: &Packs, reports: &[Incoming]) -> Result<Run, Failure> {
    let mut ledger = Ledger::open(path).map_err(Failure::said)?;
    let (start, processors) = (Instant::now(), processor_time_of_all());
    let mut run = Run::default();
    let tell = |added: Added| {
        if let Added::Entered { claims, .. } = added {
            run.reports += 1;
            run.claims += claims;
        }
    };
    add(&mut ledger, packs, reports.iter().cloned().map(Ok), Tongue::OfEach, moment(), tell)
        .map_err(Failure::said)?;
    run.adding = start.elapsed();
    ledger.settle(|_| ()).map_err(Failure::said)?;
    run.settling = start.elapsed() - run.adding;
    run.processors = processor_time_of_all() - processors;
    if run.reports != reports.len() {
        return Err(Failure::said("some reports could not be read"));
    }
    Ok(run)
}
