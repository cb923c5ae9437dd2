//! Does the house stand? Format, lints, tests, docs and tidy in one command.
#![expect(clippy::disallowed_methods, reason = "a maker: it reads the working tree and starts cargo")]

mod check;
mod measure;
mod tidy;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask check [format|lints|docs|tests|tidy]…   all of them, or only the ones named
       cargo xtask tidy                                    the rules of the house that no lint knows
       cargo xtask measure [NAME]…                         the measurements against ../shared";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(words: &[String]) -> Result<(), String> {
    let root = house();
    match words.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        Some(("check", steps)) => check::run(&root, steps),
        Some(("tidy", [])) => tidy::run(&root),
        Some(("measure", names)) => measure::run(&root, names),
        _ => Err(USAGE.to_owned()),
    }
}

/// The repository's root: the folder above this package.
fn house() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("xtask lies in the workspace").to_owned()
}
