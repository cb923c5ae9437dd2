//! What does the ledger answer?

mod ceasefires;
mod claims;
mod conflicts;
mod contradictions;
mod copies;
mod cut;
mod edits;
mod history;
mod missing;
mod search;
mod show;
mod stories;
mod timeline;
mod tolls;

pub(crate) use ceasefires::run as ceasefires;
pub(crate) use claims::run as claims;
pub(crate) use conflicts::run as conflicts;
pub(crate) use contradictions::run as contradictions;
pub(crate) use copies::run as copies;
pub(crate) use edits::run as edits;
pub(crate) use history::run as history;
pub(crate) use search::run as search;
pub(crate) use show::run as show;
pub(crate) use stories::run as stories;
pub(crate) use timeline::run as timeline;
pub(crate) use tolls::run as tolls;

use cut::{Shown, greater, rest};
use missing::ended;

use bestand_claim::ActorCode;
use bestand_desk::actors_called;
use bestand_ledger::{Filter, Ledger};
use bestand_reader::Packs;
use std::path::Path;

use crate::add::{count, settle};
use crate::arguments::Question;
use crate::outcome::Stop;
use crate::talk::say;

/// So many answers where nothing else is asked for.
const LIMIT: usize = 20;

/// Opens the ledger to ask it something; what still waits to be placed is placed first, where the file can be written to.
pub(crate) fn open(path: &Path) -> Result<Ledger, Stop> {
    let mut ledger = Ledger::open_to_read(path).map_err(Stop::failed)?;
    let waiting = ledger.waiting().map_err(Stop::failed)?;
    if waiting > 0 && settle(&mut ledger).is_err() {
        let waiting = count(usize::try_from(waiting).unwrap_or(usize::MAX), "report");
        say(format_args!("{}: {waiting} not yet counted ('bestand add' places them)", path.display()));
    }
    Ok(ledger)
}

/// The question as the ledger understands it.
pub(crate) fn filter(packs: &Packs, ledger: &Ledger, asked: &Question) -> Result<Filter, Stop> {
    let Question {
        side,
        outcome,
        victims,
        speaker,
        conflict,
        story,
        since,
        until,
        as_of,
        language,
        limit: _,
        view: _,
    } = asked;
    let side = side.as_deref().map(|name| actor(packs, name)).transpose()?;
    let mut filter = Filter::default();
    filter.side = side;
    filter.outcome = *outcome;
    filter.victims = *victims;
    filter.speaker.clone_from(speaker);
    filter.since = *since;
    filter.until = *until;
    filter.as_of = *as_of;
    filter.language.clone_from(language);
    if let Some(conflict) = conflict {
        filter = filter.of_conflict(ledger, conflict).map_err(Stop::failed)?;
    }
    if let Some(story) = story {
        filter = filter.of_story(ledger, story).map_err(Stop::failed)?;
    }
    Ok(filter)
}

/// Who is meant by a code, or by a name that the packs know.
fn actor(packs: &Packs, name: &str) -> Result<ActorCode, Stop> {
    let codes: Vec<String> = actors_called(packs, name).into_iter().collect();
    match &codes[..] {
        [code] => ActorCode::new(code).map_err(Stop::failed),
        [] => ActorCode::new(name).map_err(Stop::failed),
        several => Err(Stop::failed(format_args!("'{name}' may be {}: give the code", several.join(" or ")))),
    }
}

fn limit(asked: &Question) -> usize {
    asked.limit.unwrap_or(LIMIT)
}
