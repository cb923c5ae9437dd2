//! What may be asked on the command line?

mod ledger;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

pub(crate) use ledger::{
    AddArguments, CompletionsArguments, ContradictionsArguments, CorrectArguments, CorrectionAsked,
    EditsArguments, LedgerFile, Plain, Question, RereadArguments, SearchArguments, ShowArguments,
    TollsArguments,
};

/// Reads dated war-news reports, Dutch and English, and keeps a ledger of who says that what happened.
///
/// Begin with `bestand demo`. `bestand add` takes reports into a ledger file; `tolls`, `ceasefires`, `contradictions`, `stories`,
/// `timeline` and the others answer from it. `bestand read` reads reports without keeping them.
///
/// Results go to standard output, everything else to standard error. The exit status is 0 when something was found, 1
/// when nothing was, and 2 when an input could not be read; the other inputs are read all the same.
#[derive(Debug, Parser)]
#[command(name = "bestand", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Read the language packs of this folder instead of those compiled in
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) packs: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) ledger: LedgerFile,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build a ledger from the invented reports of the repository, and walk through the answers
    #[command(after_help = "Example: bestand demo")]
    Demo,
    /// Take reports into the ledger
    Add(AddArguments),
    /// Rival figures per conflict and side: who says how many, low, best and high, from how many origins
    #[command(
        after_help = "Example: bestand tolls --conflict \"ARM AZE\" --outcome killed --policy careful",
        mut_arg("limit", |limit| limit.help(
            "So many stories of each conflict at most [default: 5 of one that is asked for, 2 where all are]"
        ))
    )]
    Tolls(TollsArguments),
    /// Each speaker's figure over time
    #[command(
        after_help = "Example: bestand history --conflict \"ARM AZE\" --outcome killed --side ARM",
        mut_arg("limit", |limit| limit.help("So many stories of each conflict at most [default: 5]"))
    )]
    History(TollsArguments),
    /// Who copied whom: words that several reports carry, who had them first, what each copy changed
    #[command(after_help = "Example: bestand copies --conflict \"ARM AZE\"")]
    Copies(Question),
    /// Where accounts contradict each other, and where they only seem to
    #[command(after_help = "Example: bestand contradictions --since 2023-05-09 --until 2023-05-16")]
    Contradictions(ContradictionsArguments),
    /// Each truce: parties, hours, steps, and who disputes them
    #[command(
        after_help = "Example: bestand ceasefires --conflict \"ARM AZE\"",
        mut_arg("limit", |limit| limit.help("So many truces of each conflict at most, the newest [default: 20]"))
    )]
    Ceasefires(Question),
    /// Happenings as several reports tell them
    #[command(after_help = "Example: bestand stories --side ARM --limit 5")]
    Stories(Question),
    /// Events in order, copies folded, background apart
    #[command(after_help = "Example: bestand timeline --conflict \"ARM AZE\" --since 2023-05-12")]
    Timeline(Question),
    /// Who fights whom, where and since when
    #[command(after_help = "Example: bestand conflicts --format jsonl")]
    Conflicts(Plain),
    /// Claims, the newest first
    #[command(after_help = "Example: bestand claims --speaker AZE --outcome killed --format jsonl")]
    Claims(Question),
    /// Reports in which words stand, with their claims
    #[command(after_help = "Example: bestand search Jermuk \"om het leven\"")]
    Search(SearchArguments),
    /// A claim with its copies, a report, a story or a conflict
    #[command(after_help = "Example: bestand show c-5f1c03a9")]
    Show(ShowArguments),
    /// Figures that an outlet changed on a page it had published
    #[command(after_help = "Example: bestand edits")]
    Edits(EditsArguments),
    /// Accept, reject or change what was read; split or merge stories
    #[command(after_help = "Example: bestand correct set c-5f1c03a9 victims civilian --by Jansen")]
    Correct(CorrectArguments),
    /// Replay every record against its bytes; the first that does not hold is said, with exit status 2
    #[command(after_help = "Example: bestand verify --ledger archief.ledger")]
    Verify,
    /// Throw away what was worked out, and work it out again
    #[command(after_help = "Example: bestand rebuild")]
    Rebuild,
    /// Read the reports again that another reader has read; ids stay where nothing changed
    #[command(after_help = "Example: bestand reread")]
    Reread(RereadArguments),
    /// How much is in the ledger
    #[command(after_help = "Example: bestand stats --format jsonl")]
    Stats(Plain),
    /// Show what reports claim: tolls and events, who says so, and the words that carry it
    #[command(after_help = "Example: bestand read examples --format jsonl")]
    Read(ReadArguments),
    /// Show why a claim was read: the sentence's tree, the rule, and the words of each field
    #[command(after_help = "Example: bestand explain krant.txt --at 640")]
    Explain(ExplainArguments),
    /// Show the sentences of reports and how their words hang together
    #[command(after_help = "Example: bestand parse krant.txt --format conllu")]
    Parse(ParseArguments),
    /// List the languages that can be read, with their models and scores
    #[command(after_help = "Example: bestand languages")]
    Languages,
    /// Write completions for a shell
    #[command(
        after_help = "Example: bestand completions bash > ~/.local/share/bash-completion/completions/bestand"
    )]
    Completions(CompletionsArguments),
    /// Write the page of the manual
    #[command(after_help = "Example: bestand manual | man -l -")]
    Manual,
}

/// An input is a plain text, which may open with `date YYYY-MM-DD` or `date YYYY-MM`; a .jsonl file with one report
/// a line, an object of `text` and, where known, `id`, `outlet`, `url`, `published`, `language` and `title`; a .json file
/// with a list of such objects; or a folder of these.
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
/// a line, an object of `text` and, where known, `id`, `outlet`, `url`, `published`, `language` and `title`; a .json file
/// with a list of such objects; or a folder of these.
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
    /// JSON Lines, one claim or other answer a line
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
