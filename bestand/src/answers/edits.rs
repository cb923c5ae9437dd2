//! Which figures did an outlet change on a page that it had published?

use bestand_claim::Claim;
use bestand_desk::EditRecord;
use bestand_ledger::{Edit, Filter};
use std::io::Write;
use std::path::Path;

use super::{LIMIT, Shown, ended, open};
use crate::arguments::{ClaimFormat, EditsArguments};
use crate::outcome::{Outcome, Stop};
use crate::phrase;
use crate::table::{self, labelled};
use crate::talk::harmless;
use crate::terminal::Look;

/// Writes the pages whose tolls were changed, the last changed first.
pub(crate) fn run(path: &Path, asked: &EditsArguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let edits = Shown::of(asked.limit.unwrap_or(LIMIT), |limit| ledger.edits(limit))?;
    for edit in &edits.answers {
        match asked.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", EditRecord::of(edit).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", block(edit, Look::of_output()))?,
        }
    }
    edits.say_rest(asked.view.format, results)?;
    ended(!edits.answers.is_empty(), &ledger, &Filter::default())
}

fn block(edit: &Edit, look: Look) -> String {
    let outlet = table::outlet(edit.outlet.as_deref());
    let mut block = table::titled(&harmless(outlet), &harmless(&edit.url), look) + "\n";
    block.push_str(&labelled("older", edit.older.as_str(), look));
    block.push_str(&labelled("newer", &format!("{}, added {}", edit.newer, edit.added), look));
    let line = |claim: &Claim| format!("{}; {}", phrase::headline(&claim.happening), phrase::saying(claim));
    for (label, claims) in [("- gone", &edit.gone), ("+ new", &edit.come)] {
        for claim in claims {
            block.push_str(&labelled(label, &line(claim), look));
        }
    }
    block
}
