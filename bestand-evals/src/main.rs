//! How right and how fast is it? Scores and benchmarks.

#![expect(
    clippy::disallowed_methods,
    reason = "a measurer reads files, keeps its figures and looks at the clock"
)]

mod bench;
mod claims;
mod copies;
mod failure;
mod generator;
mod ledger;
mod overlap;
mod raw;
mod round_trip;
mod score;
mod stories;
mod syntax;
mod treebank;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// Measures what Bestand finds against what people annotated.
///
/// Exit status: 0 when all is as asked, 1 when a measure is below what was asked or a check found something, 2 when
/// the command failed.
#[derive(Debug, Parser)]
#[command(name = "bestand-evals")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score tags, lemmas and trees on a treebank, with its own tokens or from raw text.
    Syntax(syntax::Options),
    /// Time tokenising, tagging and parsing, and keep the figures.
    Bench(bench::Options),
    /// Time the way of reports from text to claims, and keep the figures.
    BenchReader(bench::reader::Options),
    /// Read reports and score the claims found against those that people annotated.
    Claims(claims::Options),
    /// Group sentences by copies and compare the groups with those that people made.
    Copies(copies::Options),
    /// Time the index of copies with a window of made-up sentences in it.
    BenchCopies(bench::copies::Options),
    /// Fill a ledger with made-up reports, and time adding to it and asking it.
    BenchLedger(bench::ledger::Options),
    /// Add the reference reports to a ledger and look whether it answers as it should.
    Ledger(ledger::Options),
    /// Look for sentences of test files in training files.
    Overlap(overlap::Options),
    /// Read CoNLL-U files and compare what would be written with what stands there.
    RoundTrip(round_trip::Options),
    /// Put reports into stories and compare these with the stories that people see.
    Stories(stories::Options),
}

/// What a command has to say, and whether all was as asked.
struct Outcome {
    output: String,
    is_as_asked: bool,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Syntax(options) => syntax::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::BenchReader(options) => bench::reader::run(&options),
        Command::Claims(options) => claims::run(&options),
        Command::Copies(options) => copies::run(&options),
        Command::BenchCopies(options) => bench::copies::run(&options),
        Command::BenchLedger(options) => bench::ledger::run(&options),
        Command::Ledger(options) => ledger::run(&options),
        Command::Overlap(options) => overlap::run(&options),
        Command::RoundTrip(options) => round_trip::run(&options),
        Command::Stories(options) => stories::run(&options),
    };
    match outcome.and_then(|outcome| print(&outcome)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("bestand-evals: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output; that nobody reads to the end is no failure.
fn print(outcome: &Outcome) -> Result<bool, Failure> {
    match io::stdout().write_all(outcome.output.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::of("standard output", error)),
        _ => Ok(outcome.is_as_asked),
    }
}
