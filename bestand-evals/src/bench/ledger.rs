//! How fast does a ledger take reports in and answer, and how large does it grow?
//!
//! The reports are made up (`generator.rs`). Times stand both by the clock and as processor time, since other work on the machine
//! lengthens the first only.

mod add;
mod ask;
mod check;
mod fill;
mod questions;
mod sample;
mod size;

use std::path::{Path, PathBuf};

use bestand_reader::Packs;
use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::machine::{Machine, today};
use crate::Outcome;
use crate::failure::Failure;
use crate::generator::{Generator, Wanted};

/// Fill a ledger with made-up reports, and time adding to it and asking it.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Print some reports, and compare the claims that they are meant to make with those that the reader finds.
    Sample(sample::Options),
    /// Fill a ledger with reports whose claims are known, without reading them.
    Fill(fill::Options),
    /// Time the way of new reports from text to their place, into an empty ledger and into a full one.
    Add(add::Options),
    /// Time the answers of a full ledger.
    Ask(ask::Options),
    /// Compare the bytes of a ledger with those of its texts.
    Size(size::Options),
    /// Fill a small ledger, and see whether all in it holds and how large it is.
    Check(check::Options),
}

/// Which reports are made up.
#[derive(Debug, Clone, Copy, Args)]
struct Made {
    /// By which number the reports are drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The first day on which one appears.
    #[arg(long, default_value = "2023-01-01")]
    from: Date,
    /// Over how many days they appear.
    #[arg(long, default_value_t = 1096)]
    days: u16,
}

impl Made {
    fn generator(self, packs: &Packs, reports: usize) -> Result<Generator, Failure> {
        Generator::new(packs, Wanted { seed: self.seed, reports, from: self.from, days: self.days })
    }
}

/// Where the figures are kept.
#[derive(Debug, Args)]
struct Keeping {
    /// Where the figures are kept.
    #[arg(long, default_value = "benches/runs")]
    keep: PathBuf,
    /// Only show them.
    #[arg(long)]
    no_keep: bool,
}

impl Keeping {
    /// The figures under a heading, which are also kept.
    fn outcome(&self, name: &str, facts: &[String], figures: &str) -> Result<Outcome, Failure> {
        let facts: String = facts.iter().map(|fact| format!("- {fact}\n")).collect();
        let output = format!("{}{facts}\n{figures}", Machine::here().opening(name));
        if !self.no_keep {
            let path = self.keep.join(format!("{}-{}.md", today(), name.replace(", ", "-")));
            std::fs::write(&path, &output).map_err(|error| Failure::of(path.display(), error))?;
        }
        Ok(Outcome { output, is_as_asked: true })
    }
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    match &options.task {
        Task::Sample(options) => sample::run(options),
        Task::Fill(options) => fill::run(options),
        Task::Add(options) => add::run(options),
        Task::Ask(options) => ask::run(options),
        Task::Size(options) => size::run(options),
        Task::Check(options) => check::run(options),
    }
}

/// The bytes of a file, 0 where there is none.
fn bytes_of(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}
