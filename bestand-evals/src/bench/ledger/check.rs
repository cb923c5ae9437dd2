//! Does all that a small ledger says hold, and is it no larger than it may be?

use clap::Args;

use bestand_ledger::Ledger;
use bestand_reader::Packs;

use super::fill::{Filling, copied};
use super::{Made, size::Size};
use crate::Outcome;
use crate::failure::Failure;

/// Fill a small ledger, and see whether all in it holds and how large it is.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    made: Made,
    /// How many reports.
    #[arg(long, default_value_t = 2000)]
    reports: usize,
    /// Exit with status 1 if the ledger takes more times the bytes of its texts.
    #[arg(long, value_name = "TIMES")]
    at_most: Option<f64>,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let packs = Packs::built_in();
    let generator = options.made.generator(&packs, options.reports)?;
    let folder = tempfile::tempdir().map_err(Failure::said)?;
    let path = folder.path().join("check.ledger");
    let mut ledger = Ledger::open(&path).map_err(Failure::said)?;
    let filling = Filling { generator: &generator, packs: &packs, threads: 2 };
    filling.fill(&mut ledger, options.reports.div_ceil(3))?;
    let stats = ledger.stats().map_err(Failure::said)?;
    let verified = ledger.verify(|_| ()).map_err(Failure::said)?;
    drop(ledger);
    let size = Size::of(&path)?;
    let mut faults = Vec::new();
    if let Err(fault) = &verified {
        faults.push(fault.to_string());
    }
    if stats.reports != options.reports as u64 || stats.waiting > 0 {
        faults
            .push(format!("{} reports are there and {} wait for their place", stats.reports, stats.waiting));
    }
    if options.at_most.is_some_and(|most| size.times() > most) {
        faults.push(format!("the ledger takes {:.2} times the bytes of its texts", size.times()));
    }
    let output = format!(
        "{}\n{} claims, {} stories, {} copied sentences\n{}\n",
        size.facts().join("\n"),
        stats.claims,
        stats.stories,
        copied(&path)?,
        if faults.is_empty() { "all holds".to_owned() } else { faults.join("\n") }
    );
    Ok(Outcome { output, is_as_asked: faults.is_empty() })
}
