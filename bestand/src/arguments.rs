//! What may be asked on the command line?

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads dated war-news reports, Dutch and English.
///
/// Results go to standard output, everything else to standard error. The exit status is 0 when something was found, 1
/// when nothing was, and 2 when an input could not be read; the other inputs are read all the same.
#[derive(Debug, Parser)]
#[command(name = "bestand", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Read the language packs of this folder instead of those compiled in
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) packs: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the sentences of reports and how their words hang together
    Parse(ParseArguments),
    /// List the languages that can be read, with their models and scores
    Languages,
}

/// An input is a plain text, which may open with `date YYYY-MM-DD` or `date YYYY-MM`; a .jsonl file with one report
/// a line, an object of `text` and, where known, `id`, `outlet`, `url`, `published`, `language` and `title`; or a
/// folder of both.
#[derive(Debug, Args)]
pub(crate) struct ParseArguments {
    /// Files or folders of reports; - reads standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// How to write the trees
    #[arg(long, value_enum, default_value = "tree")]
    pub(crate) format: Format,
    /// The language of all reports, such as nl; without it, what each report says or its words tell
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// CoNLL-U, the tables of Universal Dependencies
    Conllu,
    /// Drawings for people
    Tree,
    /// JSON Lines, one report a line
    Json,
}
