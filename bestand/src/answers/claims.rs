//! Which claims are there?

use bestand_desk::ToldRecord;
use bestand_ledger::Pages;
use bestand_reader::Packs;
use std::io::Write;
use std::path::Path;

use super::{Shown, ended, filter, limit, open};
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::table;
use crate::terminal::Look;

/// Writes the claims that are asked for, the newest first.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &Question,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, asked)?;
    let claims = Shown::of(limit(asked), |limit| ledger.claims(&filter, limit))?;
    let (mut pages, look) = (Pages::new(&ledger), Look::of_output());
    for kept in &claims.answers {
        let page = pages.of(kept).map_err(Stop::failed)?;
        match asked.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", ToldRecord::of(kept, &page).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", table::kept(kept, &page, look))?,
        }
    }
    claims.say_rest(asked.view.format, results)?;
    ended(!claims.answers.is_empty(), &ledger, &filter)
}
