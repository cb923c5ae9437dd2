//! Which claims are there?

use bestand_desk::ToldRecord;
use bestand_ledger::Pages;
use std::io::Write;
use std::path::Path;

use super::{filter, limit, open};
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::table;
use crate::terminal::Look;

/// Writes the claims that are asked for, the newest first.
pub(crate) fn run(path: &Path, asked: &Question, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let claims = ledger.claims(&filter(&ledger, asked)?, limit(asked)).map_err(Stop::failed)?;
    let (mut pages, look) = (Pages::new(&ledger), Look::of_output());
    for kept in &claims {
        let page = pages.of(kept).map_err(Stop::failed)?;
        match asked.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", ToldRecord::of(kept, &page).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", table::kept(kept, &page, look))?,
        }
    }
    Ok(if claims.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
