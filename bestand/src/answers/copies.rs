//! Who copied whom, and what did the copies change?

use bestand_desk::UtteranceRecord;
use bestand_ledger::{Carried, Utterance};
use bestand_reader::Packs;
use bestand_reconcile::Edit;
use std::io::Write;
use std::path::Path;

use super::{Shown, ended, filter, limit, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::table::{self, labelled};
use crate::talk::harmless;
use crate::terminal::Look;
use crate::wrap::wrapped;

/// Writes the words that several reports carry, those of the newest claims first.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &Question,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, asked)?;
    let found = Shown::of(limit(asked), |limit| ledger.utterances(&filter, limit))?;
    let look = Look::of_output();
    for utterance in &found.answers {
        match asked.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", UtteranceRecord::of(utterance).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", block(utterance, look))?,
        }
    }
    found.say_rest(asked.view.format, results)?;
    ended(!found.answers.is_empty(), &ledger, &filter)
}

/// The first carrier with its words, then each copy with what it changed.
pub(super) fn block(utterance: &Utterance, look: Look) -> String {
    let Some((first, copies)) = utterance.carriers.split_first() else { return String::new() };
    let title =
        format!("{} and {}", table::source(&first.carrier), count(utterance.carried_by - 1, "later carrier"));
    let mut block = table::titled(&title, &utterance.id.to_string(), look) + "\n";
    block.push_str(&wrapped(&harmless(&first.text), 2, look));
    for copy in copies {
        let line = format!("{}: {}", table::source(&copy.carrier), changes(copy, &first.text));
        block.push_str(&labelled("copy", &line, look));
    }
    match utterance.carried_by - utterance.carriers.len() {
        0 => block,
        more => block + &labelled("copies", &format!("and {more} more, all later"), look),
    }
}

/// "word for word", or what became of the words: "drops 'volgens het leger'; has 'twaalf' for 'elf'".
fn changes(copy: &Carried, first: &str) -> String {
    if copy.change.is_verbatim() {
        return "word for word".to_owned();
    }
    let said = |edit: &Edit| match edit {
        Edit::Kept { .. } => None,
        Edit::Moved { first: words, copy: _ } => Some(format!("moves '{}'", words.slice(first))),
        Edit::Replaced { first: old, copy: new } => {
            Some(format!("has '{}' for '{}'", new.slice(&copy.text), old.slice(first)))
        }
        Edit::Dropped(words) => Some(format!("drops '{}'", words.slice(first))),
        Edit::Added(words) => Some(format!("adds '{}'", words.slice(&copy.text))),
    };
    let mut parts: Vec<String> = copy.change.edits.iter().filter_map(said).collect();
    // Words that moved stand in both texts and would be named twice.
    parts.dedup();
    let figures = if copy.change.figures_changed { "a figure changed; " } else { "" };
    format!("{figures}{}", parts.join("; "))
}
