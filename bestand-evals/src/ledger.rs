//! Does a ledger of the reference reports answer what a careful reader of them would?

mod checks;

use std::fmt::Write as _;
use std::path::PathBuf;

use bestand_desk::{Added, Tongue, add};
use bestand_intake::Intake;
use bestand_ledger::Ledger;
use bestand_reader::Packs;
use clap::Args;
use jiff::Timestamp;

use crate::Outcome;
use crate::failure::Failure;
use checks::{Check, checks};

/// Add the reference reports to a new ledger, and look whether it answers as it should.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder of the five reports.
    #[arg(long)]
    seeds: PathBuf,
    /// Exit with status 1 if fewer checks hold.
    #[arg(long, value_name = "CHECKS", default_value_t = 0)]
    at_least: usize,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let folder = tempfile::tempdir().map_err(|error| Failure::of("a temporary folder", error))?;
    let mut ledger = Ledger::open(&folder.path().join("seeds.ledger")).map_err(Failure::said)?;
    fill(&mut ledger, options)?;
    let checks = checks(&ledger).map_err(Failure::said)?;
    let held = checks.iter().filter(|check| check.holds).count();
    let mut output = String::new();
    for Check { name, holds, found } in &checks {
        let word = if *holds { "ok" } else { "missed" };
        writeln!(output, "{word:8}{name}: {found}").map_err(Failure::said)?;
    }
    writeln!(output, "{held} of {} checks hold", checks.len()).map_err(Failure::said)?;
    let is_as_asked = held >= options.at_least;
    if !is_as_asked {
        eprintln!("{held} checks hold, at least {} were asked", options.at_least);
    }
    Ok(Outcome { output, is_as_asked })
}

fn fill(ledger: &mut Ledger, options: &Options) -> Result<(), Failure> {
    let (packs, mut failures) = (Packs::built_in(), Vec::new());
    let tell = |added| {
        if let Added::Failed(failure) = added {
            failures.push(failure.to_string());
        }
    };
    let intake = Intake::open(&options.seeds);
    add(ledger, &packs, intake, Tongue::OfEach, Timestamp::UNIX_EPOCH, tell).map_err(Failure::said)?;
    ledger.settle(|_| ()).map_err(Failure::said)?;
    failures.into_iter().next().map_or(Ok(()), |failure| Err(Failure::said(failure)))
}
