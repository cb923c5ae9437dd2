//! What is kept under this id?

use bestand_desk::{ReportRecord, StoryRecord, ToldRecord, WarRecord};
use bestand_ledger::{Filter, KeptWar, Ledger, Pages, StoryTolls, WarTruces};
use bestand_reconcile::Policy;
use bestand_text::ReportId;
use std::io::{self, Write};
use std::path::Path;

use super::{ceasefires, conflicts, copies, open, stories, timeline, tolls};
use crate::add::count;
use crate::arguments::{ClaimFormat, ShowArguments};
use crate::outcome::{Outcome, Stop};
use crate::table::{self, labelled, painted};
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
            ClaimFormat::Table => {
                writeln!(results, "{}", stories::block(&story, look))?;
                of_story(ledger, &filter, look, results)?;
            }
        }
    }
    Ok(Outcome::Found)
}

/// The tolls and happenings of a story.
fn of_story(ledger: &Ledger, filter: &Filter, look: Look, results: &mut impl Write) -> Result<(), Stop> {
    let tolls = ledger.tolls(filter, 1).map_err(Stop::failed)?;
    for of_war in tolls.iter().filter(|of_war| !of_war.incidents.is_empty()) {
        headed("tolls", look, results)?;
        for StoryTolls { story: _, accounts } in &of_war.incidents {
            tolls::Answer::of(of_war, Policy::Ucdp, look).write_accounts(accounts, results)?;
        }
    }
    let timeline = ledger.timeline(filter, CLAIMS).map_err(Stop::failed)?;
    if !timeline.entries.is_empty() {
        headed("timeline", look, results)?;
        timeline.entries.iter().try_for_each(|entry| write!(results, "{}", timeline::block(entry, look)))?;
    }
    Ok(())
}

fn conflict(asked: &Asked<'_>, results: &mut impl Write) -> Result<Outcome, Stop> {
    let Asked { ledger, id, format, look } = *asked;
    for war in ledger.wars_meant(id).map_err(Stop::failed)? {
        match format {
            ClaimFormat::Jsonl => writeln!(results, "{}", WarRecord::of(&war).to_json())?,
            ClaimFormat::Table => {
                writeln!(results, "{}", conflicts::block(&war, look))?;
                of_war(ledger, &war, look, results)?;
            }
        }
    }
    Ok(Outcome::Found)
}

/// The newest stories of a war, its running totals and its newest truces.
fn of_war(ledger: &Ledger, war: &KeptWar, look: Look, results: &mut impl Write) -> Result<(), Stop> {
    let id = war.war.id.to_string();
    let filter = Filter::default().of_conflict(ledger, &id).map_err(Stop::failed)?;
    headed("stories", look, results)?;
    for story in ledger.stories(&filter, STORIES).map_err(Stop::failed)? {
        writeln!(results, "{}", tolls::story_heading(&story, look))?;
    }
    writeln!(results)?;
    for of_war in ledger.tolls(&filter, 0).map_err(Stop::failed)? {
        headed("tolls", look, results)?;
        tolls::Answer::of(&of_war, Policy::Ucdp, look).write_totals(&of_war, results)?;
    }
    for WarTruces { truces, .. } in ledger.truces(&filter).map_err(Stop::failed)? {
        headed("ceasefires", look, results)?;
        for truce in &truces[truces.len().saturating_sub(TRUCES)..] {
            writeln!(results, "{}", ceasefires::block(truce, look))?;
        }
    }
    writeln!(results, "… the newest; all of them: bestand stories, tolls or ceasefires --conflict {id}")?;
    Ok(())
}

/// Of a story the happenings of so many claims are shown, the newest.
const CLAIMS: usize = 400;
/// Of a war so many stories.
const STORIES: usize = 5;
/// And so many truces.
const TRUCES: usize = 2;

/// Opens what belongs to a story or a war, by the name of the command that tells all of it.
fn headed(name: &str, look: Look, results: &mut impl Write) -> io::Result<()> {
    writeln!(results, "{}\n", painted("1", name, look))
}
