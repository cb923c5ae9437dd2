//! The desk in a terminal.

mod arguments;
mod explain;
mod inputs;
mod languages;
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
    let outcome = run(&arguments, &mut results).and_then(|outcome| {
        results.flush()?;
        Ok(outcome)
    });
    outcome::exit_code(outcome)
}

fn run(arguments: &Arguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let packs = match &arguments.packs {
        Some(folder) => packs_of(folder).map_err(Stop::failed)?,
        None => Packs::built_in(),
    };
    match &arguments.command {
        Command::Read(asked) => read::run(&packs, asked, results),
        Command::Explain(asked) => explain::run(&packs, asked, results),
        Command::Parse(asked) => parse::run(&packs, asked, results),
        Command::Languages => languages::run(&packs, results),
    }
}
