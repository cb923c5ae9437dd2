//! What happened, in order?

use bestand_desk::TimelineRecord;
use bestand_reconcile::{Basis, TimelineEntry};
use std::io::Write;
use std::path::Path;

use super::ceasefires::names;
use super::{filter, limit, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::phrase::{event_line, stretch};
use crate::table::{labelled, painted};
use crate::talk::harmless;
use crate::terminal::Look;

/// For each happening that is to be shown so many claims are looked at.
const CLAIMS_EACH: usize = 20;

/// Writes the newest happenings in order, then what is told as history.
pub(crate) fn run(path: &Path, asked: &Question, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let limit = limit(asked);
    let timeline =
        ledger.timeline(&filter(&ledger, asked)?, limit.saturating_mul(CLAIMS_EACH)).map_err(Stop::failed)?;
    let newest = &timeline.entries[timeline.entries.len().saturating_sub(limit)..];
    let history = &timeline.background[timeline.background.len().saturating_sub(limit)..];
    let look = Look::of_output();
    if asked.view.format == ClaimFormat::Jsonl {
        for (entry, background) in
            newest.iter().map(|entry| (entry, false)).chain(history.iter().map(|entry| (entry, true)))
        {
            writeln!(results, "{}", TimelineRecord::of(entry, background).to_json())?;
        }
    } else {
        newest.iter().try_for_each(|entry| write!(results, "{}", block(entry, look)))?;
        if !history.is_empty() {
            writeln!(results, "\n{}", painted("1", "told as history", look))?;
            history.iter().try_for_each(|entry| write!(results, "{}", block(entry, look)))?;
        }
    }
    Ok(if newest.is_empty() && history.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// The columns of the days.
const DAYS: usize = 32;

/// When and what, then who says so.
fn block(entry: &TimelineEntry, look: Look) -> String {
    let when = match (&entry.when, entry.basis) {
        (None, _) => "no date".to_owned(),
        // Nothing says when: it was told by then.
        (Some(interval), Basis::Published) => match interval.last_day() {
            Some(day) => format!("told by {day}"),
            None => "no date".to_owned(),
        },
        (Some(interval), _) => stretch(interval),
    };
    let place = entry.place.as_ref().map_or(String::new(), |place| format!(" in {}", place.name));
    let modality = match entry.modality {
        bestand_claim::Modality::Happened => String::new(),
        other => format!(" ({})", other.as_str().replace('_', " ")),
    };
    let what = event_line(entry.event_type, &entry.actor, &entry.target);
    let mut block =
        format!("{:DAYS$}{}{modality}{}\n", harmless(&when), painted("1;36", &what, look), harmless(&place));
    let support = entry.support;
    let mut says =
        vec![format!("{}, {}", count(support.outlets, "outlet"), count(support.origins, "origin"))];
    for (label, witnesses) in [
        ("says", &entry.voices.asserted_by),
        ("denied by", &entry.voices.denied_by),
        ("not confirmed by", &entry.voices.unconfirmed_by),
    ] {
        if !witnesses.is_empty() {
            says.push(format!("{label} {}", names(witnesses)));
        }
    }
    let indent = " ".repeat(DAYS - 10);
    for line in
        labelled("", &says.join("; "), Look { width: look.width.saturating_sub(DAYS - 10), ..look }).lines()
    {
        block.push_str(&format!("{indent}{line}\n"));
    }
    block
}
