//! What may be asked of a ledger on the command line?

use bestand_claim::{Outcome, Victims};
use bestand_reconcile::Policy;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;

use super::ClaimFormat;

/// The file in which a ledger lies.
#[derive(Debug, Clone, Args)]
pub(crate) struct LedgerFile {
    /// The ledger
    #[arg(
        long,
        global = true,
        env = "BESTAND_LEDGER",
        default_value = "bestand.ledger",
        value_name = "FILE"
    )]
    pub(crate) ledger: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example: bestand add nieuws.jsonl archief/")]
pub(crate) struct AddArguments {
    /// Files or folders of reports; - reads standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The language of all reports, such as nl; without it, what each report says or its words tell
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    #[command(flatten)]
    pub(crate) view: View,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct View {
    /// How to write the answer
    #[arg(long, value_enum, default_value = "table", help_heading = "Options")]
    pub(crate) format: ClaimFormat,
}

/// What narrows an answer.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Narrow it down")]
pub(crate) struct Question {
    /// Whose people they were, or who acted or was acted upon: a code (ARM, hamas) or a name ("Armenia")
    #[arg(long, value_name = "ACTOR")]
    pub(crate) side: Option<String>,
    /// What happened to the people counted: killed, injured, casualties, missing, captured, displaced, evacuated or released
    #[arg(long, value_parser = outcome, value_name = "OUTCOME")]
    pub(crate) outcome: Option<Outcome>,
    /// Which people they were: civilian, military or unspecified
    #[arg(long, value_parser = victims, value_name = "KIND")]
    pub(crate) victims: Option<Victims>,
    /// Who says so: an actor's code (AZE), or words of the speaker ("Rode Kruis")
    #[arg(long, value_name = "ACTOR|WORDS")]
    pub(crate) speaker: Option<String>,
    /// A conflict's id (w-ARM--AZE), or codes of its actors ("ARM AZE", m23)
    #[arg(long, value_name = "ID|ACTORS")]
    pub(crate) conflict: Option<String>,
    /// A story, by the id of any of its reports
    #[arg(long, value_name = "ID")]
    pub(crate) story: Option<String>,
    /// Not before this day: of the happening where it is known, else of publication
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) since: Option<Date>,
    /// Not after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<Date>,
    /// As a reader would have known at the end of this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<Date>,
    /// Only reports in this language: nl
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// So many at most [default: 20]
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) view: View,
}

#[derive(Debug, Args)]
pub(crate) struct TollsArguments {
    #[command(flatten)]
    pub(crate) question: Question,
    /// By which rule rival figures become low, best and high
    #[arg(long, value_parser = policy, default_value = "ucdp", value_name = "ucdp|careful|all")]
    pub(crate) policy: Policy,
}

#[derive(Debug, Args)]
pub(crate) struct EditsArguments {
    /// So many at most [default: 20]
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) view: View,
}

#[derive(Debug, Args)]
pub(crate) struct ContradictionsArguments {
    #[command(flatten)]
    pub(crate) question: Question,
    /// Also what only seems to be a contradiction: a later count, an incident against a total, a part against a sum
    #[arg(long)]
    pub(crate) explained: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArguments {
    /// Words that must all stand in a report; "words in quotes" stand together, Aghd* is any word that begins so
    #[arg(required = true, value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) question: Question,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArguments {
    /// A claim (c-5f1c…), a report (r-9a…), a story (s-9a…) or a conflict (w-ARM--AZE); the beginning of an id is enough
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) view: View,
}

#[derive(Debug, Args)]
pub(crate) struct RereadArguments {
    /// Also reports that this very reader has read
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectArguments {
    /// Who makes the correction
    #[arg(long, global = true, env = "USER", default_value = "", value_name = "NAME")]
    pub(crate) by: String,
    #[command(subcommand)]
    pub(crate) correction: CorrectionAsked,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CorrectionAsked {
    /// The claim was read well
    Accept {
        /// The claim
        #[arg(value_name = "CLAIM")]
        claim: String,
    },
    /// The report does not claim this: it no longer counts
    Reject {
        /// The claim
        #[arg(value_name = "CLAIM")]
        claim: String,
    },
    /// A field of the claim is another: set c-5f1c victims civilian
    Set {
        /// The claim
        #[arg(value_name = "CLAIM")]
        claim: String,
        /// The field, as the record calls it
        field: String,
        /// What it ought to be; a count is 7, 20-99, 20- or -99, actors are parted by blanks
        value: String,
    },
    /// The claim counts the same people as another: it goes to the account of that other claim
    Join {
        /// The claim
        #[arg(value_name = "CLAIM")]
        claim: String,
        /// A claim of the account that it goes to
        #[arg(value_name = "INTO")]
        into: String,
        /// All claims of its account go with it
        #[arg(long)]
        account: bool,
    },
    /// This report begins a story of its own
    Split {
        /// The report
        #[arg(value_name = "REPORT")]
        report: String,
    },
    /// The story of the first report goes on in the story of the second
    Merge {
        /// The first report of the one story
        #[arg(value_name = "REPORT")]
        report: String,
        /// A report of the other
        #[arg(value_name = "INTO")]
        into: String,
    },
    /// List the corrections
    List {
        #[command(flatten)]
        view: View,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// An answer that only needs a form.
#[derive(Debug, Args)]
pub(crate) struct Plain {
    #[command(flatten)]
    pub(crate) view: View,
}

fn outcome(word: &str) -> Result<Outcome, String> {
    Outcome::parse(word).map_err(|error| error.to_string())
}

fn victims(word: &str) -> Result<Victims, String> {
    Victims::parse(word).map_err(|error| error.to_string())
}

fn policy(word: &str) -> Result<Policy, String> {
    let known = || Policy::ALL.iter().map(|policy| policy.as_str()).collect::<Vec<_>>().join(", ");
    Policy::ALL
        .iter()
        .copied()
        .find(|policy| policy.as_str() == word)
        .ok_or_else(|| format!("no policy is called '{word}' (one of: {})", known()))
}
