//! Who fights whom?

use bestand_claim::ActorCode;
use bestand_desk::WarRecord;
use bestand_ledger::{Filter, KeptWar};
use std::io::Write;
use std::path::Path;

use super::{ended, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, Plain};
use crate::outcome::{Outcome, Stop};
use crate::phrase::days;
use crate::table::{self, labelled};
use crate::terminal::Look;

/// Writes the wars that are told of, the one most told of first.
pub(crate) fn run(path: &Path, asked: &Plain, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let wars = ledger.wars().map_err(Stop::failed)?;
    let look = Look::of_output();
    for kept in &wars {
        match asked.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", WarRecord::of(kept).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", block(kept, look))?,
        }
    }
    ended(!wars.is_empty(), &ledger, &Filter::default())
}

/// A war's actors, days and pairs of foes.
pub(super) fn block(kept: &KeptWar, look: Look) -> String {
    let war = &kept.war;
    let mut block = table::titled(&war.name, &war.id.to_string(), look) + "\n";
    block.push_str(&labelled("told", &told(kept), look));
    if let Some(centre) = war.centroid {
        let centre = format!("about {:.1} N, {:.1} E", centre.latitude(), centre.longitude());
        block.push_str(&labelled("where", &centre, look));
    }
    let pairs: Vec<String> =
        war.dyads.iter().map(|dyad| dyad.parties().map(ActorCode::as_str).join(" and ")).collect();
    block.push_str(&labelled("foes", &pairs.join("; "), look));
    block
}

/// When and in how many reports it is told of: "10 to 14 May 2023, 12 reports".
pub(super) fn told(kept: &KeptWar) -> String {
    let days = days(kept.war.first_day, kept.war.last_day);
    match kept.reports.and_then(|reports| usize::try_from(reports).ok()) {
        Some(reports) => format!("{days}, {}", count(reports, "report")),
        None => days,
    }
}
