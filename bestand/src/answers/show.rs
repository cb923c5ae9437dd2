//! What is kept under this id?

use bestand_desk::{ReportRecord, StoryRecord, ToldRecord, WarRecord};
use bestand_ledger::{Filter, Ledger, Pages};
use bestand_text::ReportId;
use std::io::Write;
use std::path::Path;

use super::{conflicts, copies, open, stories};
use crate::add::count;
use crate::arguments::{ClaimFormat, ShowArguments};
use crate::outcome::{Outcome, Stop};
use crate::table::{self, labelled};
use crate::talk::{harmless, say};
use crate::terminal::Look;
use crate::wrap::wrapped;

/// The name of a story: `s-` and the digits of its first report.
pub(super) fn story_name(root: &ReportId) -> String {
    root.as_str().replacen("r-", "s-", 1)
}

/// Shows a claim with its copies, a report with its claims, a story or a conflict.
pub(crate) fn run(path: &Path, asked: &ShowArguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let id = asked.id.as_str();
    let asked = Asked { ledger: &ledger, id, format: asked.view.format, look: Look::of_output() };
    match id.get(..2) {
        Some("c-") => claim(&asked, results),
        Some("r-") => report(&asked, results),
        Some("s-") => story(&asked, results),
        Some("w-") => conflict(&asked, results),
        _ => Err(Stop::failed(format_args!(
            "'{id}' is no id: a claim's begins with c-, a report's with r-, a story's with s-, a conflict's with w-"
        ))),
    }
}

/// What is to be shown, and how.
struct Asked<'a> {
    ledger: &'a Ledger,
    id: &'a str,
    format: ClaimFormat,
    look: Look,
}

fn claim(asked: &Asked<'_>, results: &mut impl Write) -> Result<Outcome, Stop> {
    let Asked { ledger, id, format, look } = *asked;
    let id = ledger.claim_id(id).map_err(Stop::failed)?;
    let Some(kept) = ledger.claim(id).map_err(Stop::failed)? else {
        say(format_args!("{id} no longer counts: a person rejected it, or a newer reader does not make it"));
        return Ok(Outcome::Nothing);
    };
    let mut pages = Pages::new(ledger);
    let page = pages.of(&kept).map_err(Stop::failed)?;
    if format == ClaimFormat::Jsonl {
        writeln!(results, "{}", ToldRecord::of(&kept, &page).to_json())?;
        return Ok(Outcome::Found);
    }
    write!(results, "{}", table::kept(&kept, &page, look))?;
    let evidence = &kept.told.claim.evidence;
    if let Some(shared) = ledger.utterance(&evidence.report, evidence.sentence).map_err(Stop::failed)? {
        writeln!(results, "\nOthers carry these words, or nearly these:\n")?;
        write!(results, "{}", copies::block(&shared, look))?;
    }
    Ok(Outcome::Found)
}

fn report(asked: &Asked<'_>, results: &mut impl Write) -> Result<Outcome, Stop> {
    let Asked { ledger, id, format, look } = *asked;
    let report = ledger.report(id).map_err(Stop::failed)?;
    if format == ClaimFormat::Jsonl {
        writeln!(results, "{}", ReportRecord::of(&report).to_json())?;
        return Ok(Outcome::Found);
    }
    let source = &report.source;
    let title = source.title.as_deref().unwrap_or("(no title)");
    writeln!(results, "{}", table::titled(&harmless(title), report.id.as_str(), look))?;
    let date = source.published.map_or("no date".to_owned(), |date| date.to_string());
    let claims = ledger.claims_of(&report).map_err(Stop::failed)?;
    let lines = [
        ("outlet", source.outlet.clone()),
        ("date", Some(date)),
        ("address", source.url.clone()),
        ("from", Some(report.origin.clone())),
        ("story", report.story.as_ref().map(story_name)),
        (
            "replaced",
            report.superseded.as_ref().map(|newer| format!("by {newer}, a newer version of the page")),
        ),
        ("claims", Some(count(claims.len(), "claim"))),
    ];
    for (label, line) in lines {
        if let Some(line) = line {
            write!(results, "{}", labelled(label, &line, look))?;
        }
    }
    for paragraph in report.text.split("\n\n") {
        write!(results, "\n{}", wrapped(&harmless(paragraph), 2, look))?;
    }
    Ok(Outcome::Found)
}

fn story(asked: &Asked<'_>, results: &mut impl Write) -> Result<Outcome, Stop> {
    let Asked { ledger, id, format, look } = *asked;
    let filter = Filter::default().of_story(ledger, id).map_err(Stop::failed)?;
    for story in ledger.stories(&filter, 1).map_err(Stop::failed)? {
        match format {
            ClaimFormat::Jsonl => writeln!(results, "{}", StoryRecord::of(&story).to_json())?,
            ClaimFormat::Table => write!(results, "{}", stories::block(&story, look))?,
        }
    }
    Ok(Outcome::Found)
}

fn conflict(asked: &Asked<'_>, results: &mut impl Write) -> Result<Outcome, Stop> {
    let Asked { ledger, id, format, look } = *asked;
    for war in ledger.wars_meant(id).map_err(Stop::failed)? {
        match format {
            ClaimFormat::Jsonl => writeln!(results, "{}", WarRecord::of(&war).to_json())?,
            ClaimFormat::Table => write!(results, "{}", conflicts::block(&war, look))?,
        }
    }
    Ok(Outcome::Found)
}
