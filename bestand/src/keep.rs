//! How is a ledger looked after?

use bestand_desk::{CorrectionRecord, StatsRecord, reread as read_again};
use bestand_ledger::{Corrected, Correction, Ledger};
use bestand_reader::Packs;
use bestand_text::ReportId;
use std::io::Write;
use std::path::Path;

use crate::add::{count, now, settle};
use crate::answers;
use crate::arguments::{ClaimFormat, CorrectArguments, CorrectionAsked, Plain, RereadArguments};
use crate::outcome::{Outcome, Stop};
use crate::phrase::{days, grouped};
use crate::progress::Progress;
use crate::table::labelled;
use crate::talk::{harmless, say};
use crate::terminal::Look;

/// Replays every record against its bytes, and says the first that does not hold.
pub(crate) fn verify(path: &Path, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = Ledger::open_to_read(path).map_err(Stop::failed)?;
    let mut progress = Progress::of("reports verified");
    let verified = ledger.verify(|reports| progress.reach(reports)).map_err(Stop::failed)?;
    progress.end();
    match verified {
        Ok(verified) => {
            let (reports, claims) = (grouped(verified.reports), grouped(verified.claims));
            writeln!(results, "{}: {reports} reports and {claims} claims hold", path.display())?;
            Ok(Outcome::Found)
        }
        Err(fault) => {
            say(format_args!("{}: {fault}", path.display()));
            Ok(Outcome::Failed)
        }
    }
}

/// Works out anew where all reports belong.
pub(crate) fn rebuild(path: &Path, results: &mut impl Write) -> Result<Outcome, Stop> {
    let mut ledger = Ledger::open_to_read(path).map_err(Stop::failed)?;
    ledger.rebuild().map_err(Stop::failed)?;
    settle(&mut ledger)?;
    let stats = ledger.stats().map_err(Stop::failed)?;
    writeln!(results, "{}: {} reports placed again", path.display(), grouped(stats.reports))?;
    Ok(Outcome::Found)
}

/// Reads the reports again that another reader has read.
pub(crate) fn reread(
    packs: &Packs,
    path: &Path,
    asked: &RereadArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let mut ledger = Ledger::open_to_read(path).map_err(Stop::failed)?;
    let (mut progress, mut reports, mut has_failed) = (Progress::new(), 0, false);
    let changed = read_again(&mut ledger, packs, asked.all, now(), |some, unread| {
        reports += some;
        progress.reach(reports as u64);
        has_failed |= !unread.is_empty();
        unread.iter().for_each(|unread| progress.say_above(|| say(unread)));
    });
    progress.end();
    let changed = changed.map_err(Stop::failed)?;
    settle(&mut ledger)?;
    writeln!(
        results,
        "{}: {} read again; {} stayed, {} new, {} no longer made",
        path.display(),
        count(reports, "report"),
        count(changed.kept, "claim"),
        changed.added,
        changed.retracted
    )?;
    Ok(if has_failed { Outcome::Failed } else { Outcome::Found })
}

/// Writes how much is in the ledger.
pub(crate) fn stats(path: &Path, asked: &Plain, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = answers::open(path)?;
    let stats = ledger.stats().map_err(Stop::failed)?;
    if asked.view.format == ClaimFormat::Jsonl {
        writeln!(results, "{}", StatsRecord::of(&stats).to_json())?;
        return Ok(Outcome::Found);
    }
    let (first, last) = stats.days.unzip();
    let languages =
        stats.languages.iter().map(|(language, reports)| format!("{} {language}", grouped(*reports)));
    let lines = [
        ("reports", format!("{} ({})", grouped(stats.reports), languages.collect::<Vec<_>>().join(", "))),
        ("days", days(first, last)),
        ("outlets", grouped(stats.outlets)),
        ("claims", grouped(stats.claims)),
        ("stories", grouped(stats.stories)),
        ("by hand", count(usize::try_from(stats.corrections).unwrap_or(usize::MAX), "correction")),
        ("size", format!("{} bytes, layout {}", grouped(stats.bytes), stats.layout)),
    ];
    writeln!(results, "{}", path.display())?;
    for (label, line) in lines {
        write!(results, "{}", labelled(label, &line, Look::of_output()))?;
    }
    Ok(if stats.reports == 0 { Outcome::Nothing } else { Outcome::Found })
}

/// Enters a correction, or lists those there are.
pub(crate) fn correct(
    path: &Path,
    asked: &CorrectArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let mut ledger = Ledger::open_to_read(path).map_err(Stop::failed)?;
    if let CorrectionAsked::List { view } = &asked.correction {
        let all = ledger.corrections().map_err(Stop::failed)?;
        for corrected in &all {
            match view.format {
                ClaimFormat::Jsonl => writeln!(results, "{}", CorrectionRecord::of(corrected).to_json())?,
                ClaimFormat::Table => writeln!(results, "{}", line(corrected))?,
            }
        }
        return Ok(if all.is_empty() { Outcome::Nothing } else { Outcome::Found });
    }
    if asked.by.trim().is_empty() {
        return Err(Stop::failed("who makes the correction? say so with --by NAME"));
    }
    let correction = meant(&ledger, &asked.correction)?;
    ledger.correct(&correction, asked.by.trim(), now()).map_err(Stop::failed)?;
    settle(&mut ledger)?;
    Ok(Outcome::Found)
}

/// The correction with whole ids.
fn meant(ledger: &Ledger, asked: &CorrectionAsked) -> Result<Correction, Stop> {
    let claim = |id: &str| ledger.claim_id(id).map_err(Stop::failed);
    let report = |id: &str| -> Result<ReportId, Stop> {
        Ok(ledger.report(&id.replacen("s-", "r-", 1)).map_err(Stop::failed)?.id)
    };
    Ok(match asked {
        CorrectionAsked::Accept { claim: id } => Correction::Accept(claim(id)?),
        CorrectionAsked::Reject { claim: id } => Correction::Reject(claim(id)?),
        CorrectionAsked::Set { claim: id, field, value } => {
            Correction::Set { claim: claim(id)?, field: field.clone(), value: value.clone() }
        }
        CorrectionAsked::Join { claim: id, into, account } => {
            Correction::Join { claim: claim(id)?, into: claim(into)?, with_account: *account }
        }
        CorrectionAsked::Split { report: id } => Correction::Split(report(id)?),
        CorrectionAsked::Merge { report: id, into } => Correction::Merge(report(id)?, report(into)?),
        CorrectionAsked::List { .. } => return Err(Stop::failed("a list is no correction")),
    })
}

fn line(corrected: &Corrected) -> String {
    let Corrected { made, by, action, subject, field, value } = corrected;
    let change = [field, value].into_iter().flatten().map(|word| format!(" {word}")).collect::<String>();
    harmless(&format!("{made}  {by}: {action} {subject}{change}"))
}
