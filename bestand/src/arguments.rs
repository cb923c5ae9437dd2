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
    /// Show what reports claim: tolls and events, who says so, and the words that carry it
    Read(ReadArguments),
    /// Show why a claim was read: the sentence's tree, the rule, and the words of each field
    Explain(ExplainArguments),
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

/// An input is a plain text, which may open with `date YYYY-MM-DD` or `date YYYY-MM`; a .jsonl file with one report
/// a line, an object of `text` and, where known, `id`, `outlet`, `url`, `published`, `language` and `title`; or a
/// folder of both.
#[derive(Debug, Args)]
pub(crate) struct ReadArguments {
    /// Files or folders of reports; - reads standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// How to write the claims
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ClaimFormat,
    /// The language of all reports, such as nl; without it, what each report says or its words tell
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// Show too what the reader saw and could not settle
    #[arg(long)]
    pub(crate) doubts: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// A file of one report or several
    #[arg(value_name = "FILE|-")]
    pub(crate) input: PathBuf,
    #[command(flatten)]
    pub(crate) place: PlaceArguments,
    /// The report, by the id that its file gives it, its line or its r-… id; needed with --at where a file holds several
    #[arg(long, value_name = "ID")]
    pub(crate) report: Option<String>,
    /// The language of the report, such as nl; without it, what the report says or its words tell
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct PlaceArguments {
    /// The sentence at this byte of the text, counted from 0
    #[arg(long, value_name = "BYTE")]
    pub(crate) at: Option<u32>,
    /// The claim with this id, or whose id begins so: c-5f1c
    #[arg(long, value_name = "ID")]
    pub(crate) claim: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimFormat {
    /// Blocks for people
    Table,
    /// JSON Lines, one claim a line
    Jsonl,
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
