//! What was not found, where an answer is empty?

use bestand_claim::ActorCode;
use bestand_ledger::{Filter, Ledger};
use bestand_reconcile::Dyad;
use std::collections::BTreeSet;

use crate::outcome::{Outcome, Stop};
use crate::talk::{harmless, say};

/// How a question ended; of one without an answer it is said what was not found.
pub(super) fn ended(is_found: bool, ledger: &Ledger, filter: &Filter) -> Result<Outcome, Stop> {
    if is_found {
        return Ok(Outcome::Found);
    }
    say(harmless(&missing(ledger, filter)?));
    Ok(Outcome::Nothing)
}

fn missing(ledger: &Ledger, filter: &Filter) -> Result<String, Stop> {
    if *filter == Filter::default() {
        return Ok("the ledger holds nothing of this kind".to_owned());
    }
    let Some(side) = &filter.side else { return Ok("nothing was found for these filters".to_owned()) };
    let mut of_side = Filter::default();
    of_side.side = Some(side.clone());
    if ledger.claims(&of_side, 1).map_err(Stop::failed)?.is_empty() {
        return Ok(format!("no claim names the side '{side}'{}", known_sides(ledger)?));
    }
    Ok("nothing was found for these filters".to_owned())
}

/// So many sides are named to one who asks for another.
const SIDES: usize = 12;

/// " (those told of as foes: ARM, AZE; 'bestand conflicts' shows all)", the sides of the wars most told of first.
fn known_sides(ledger: &Ledger) -> Result<String, Stop> {
    let wars = ledger.wars().map_err(Stop::failed)?;
    let mut known = BTreeSet::new();
    let parties = wars.iter().flat_map(|kept| &kept.war.dyads).flat_map(Dyad::parties);
    let sides: Vec<&str> =
        parties.map(ActorCode::as_str).filter(|side| known.insert(*side)).take(SIDES).collect();
    Ok(match &sides[..] {
        [] => String::new(),
        sides => format!(" (those told of as foes: {}; 'bestand conflicts' shows all)", sides.join(", ")),
    })
}
