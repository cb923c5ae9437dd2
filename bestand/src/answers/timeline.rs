//! What happened, in order?

use bestand_desk::TimelineRecord;
use bestand_reader::Packs;
use bestand_reconcile::{Basis, Timeline, TimelineEntry};
use std::io::Write;
use std::path::Path;

use super::ceasefires::names;
use super::{ended, filter, limit, open, rest};
use crate::add::count;
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::phrase::{event_line, stretch};
use crate::table::{labelled, painted};
use crate::talk::harmless;
use crate::terminal::Look;
use crate::wrap::columns;

/// For each happening that is to be shown so many claims are looked at.
const CLAIMS_EACH: usize = 20;

/// Writes the newest happenings in order, then what is told as history.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &Question,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let limit = limit(asked);
    let (filter, claims) = (filter(packs, &ledger, asked)?, limit.saturating_mul(CLAIMS_EACH));
    let timeline = ledger.timeline(&filter, claims).map_err(Stop::failed)?;
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
    if let Some(rest) = unshown(&timeline, limit, claims).filter(|_| asked.view.format == ClaimFormat::Table)
    {
        writeln!(results, "\n{rest}")?;
    }
    ended(!newest.is_empty() || !history.is_empty(), &ledger, &filter)
}

/// What ends a table of the newest happenings that are found in so many claims; nothing where it shows all.
fn unshown(timeline: &Timeline, limit: usize, claims: usize) -> Option<String> {
    let Timeline { entries, background } = timeline;
    let looked_at: usize = entries.iter().chain(background).map(|entry| entry.claims.len()).sum();
    let hidden = entries.len().saturating_sub(limit) + background.len().saturating_sub(limit);
    match (hidden, looked_at >= claims) {
        (0, false) => None,
        (0, true) => Some(rest("", limit)),
        (hidden, false) => Some(rest(&format!("{hidden} "), limit)),
        (hidden, true) => Some(rest(&format!("at least {hidden} "), limit)),
    }
}

/// The columns of the days.
const DAYS: usize = 32;

/// When and what, then who says so.
pub(super) fn block(entry: &TimelineEntry, look: Look) -> String {
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
    let mut block = columned(&harmless(&when), &painted("1;36", &what, look));
    block.push_str(&format!("{modality}{}\n", harmless(&place)));
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

/// When, and what behind it: in the column of their own, or, where the time is too long for that, two blanks further.
fn columned(when: &str, what: &str) -> String {
    let gap = DAYS.saturating_sub(columns(when)).max(2);
    format!("{when}{:gap$}{what}", "")
}

#[cfg(test)]
mod tests {
    use super::columned;

    #[test]
    fn a_time_never_runs_into_what_happened() {
        assert_eq!(columned("2025-07-28, 17:00 UTC", "clash"), "2025-07-28, 17:00 UTC           clash");
        let long = "2025-07-29 20:00 to 2025-07-30 08:00";
        assert_eq!(columned(long, "shelling"), format!("{long}  shelling"));
    }
}
