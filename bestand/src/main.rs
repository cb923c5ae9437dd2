//! The desk in a terminal.

mod add;
mod answers;
mod arguments;
mod demo;
mod explain;
mod inputs;
mod keep;
mod languages;
mod manual;
mod outcome;
mod parse;
mod phrase;
mod progress;
mod read;
mod table;
mod talk;
mod terminal;
mod wrap;

use arguments::{Arguments, Command};
use bestand_desk::packs_of;
use bestand_reader::Packs;
use clap::Parser;
use outcome::{Outcome, Stop};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut results = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = start(&arguments, &mut results).and_then(|outcome| {
        results.flush()?;
        Ok(outcome)
    });
    outcome::exit_code(outcome)
}

fn start(arguments: &Arguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let packs = match &arguments.packs {
        Some(folder) => packs_of(folder).map_err(Stop::failed)?,
        None => Packs::built_in(),
    };
    run(&packs, arguments, results)
}

fn run(packs: &Packs, arguments: &Arguments, results: &mut dyn Write) -> Result<Outcome, Stop> {
    let results = &mut { results };
    let ledger = arguments.ledger.ledger.as_path();
    match &arguments.command {
        Command::Demo => demo::run(packs, results),
        Command::Add(asked) => add::run(packs, ledger, asked, results),
        Command::Tolls(asked) => answers::tolls(packs, ledger, asked, results),
        Command::History(asked) => answers::history(packs, ledger, asked, results),
        Command::Copies(asked) => answers::copies(packs, ledger, asked, results),
        Command::Contradictions(asked) => answers::contradictions(packs, ledger, asked, results),
        Command::Ceasefires(asked) => answers::ceasefires(packs, ledger, asked, results),
        Command::Edits(asked) => answers::edits(ledger, asked, results),
        Command::Reread(asked) => keep::reread(packs, ledger, asked, results),
        Command::Timeline(asked) => answers::timeline(packs, ledger, asked, results),
        Command::Stories(asked) => answers::stories(packs, ledger, asked, results),
        Command::Conflicts(asked) => answers::conflicts(ledger, asked, results),
        Command::Claims(asked) => answers::claims(packs, ledger, asked, results),
        Command::Search(asked) => answers::search(packs, ledger, asked, results),
        Command::Show(asked) => answers::show(ledger, asked, results),
        Command::Correct(asked) => keep::correct(ledger, asked, results),
        Command::Verify => keep::verify(ledger, results),
        Command::Rebuild => keep::rebuild(ledger, results),
        Command::Stats(asked) => keep::stats(ledger, asked, results),
        Command::Completions(asked) => manual::completions(asked, results),
        Command::Manual => manual::page(results),
        Command::Read(asked) => read::run(packs, asked, results),
        Command::Explain(asked) => explain::run(packs, asked, results),
        Command::Parse(asked) => parse::run(packs, asked, results),
        Command::Languages => languages::run(packs, results),
    }
}
