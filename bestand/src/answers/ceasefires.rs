//! What became of each truce?

use bestand_desk::CeasefireRecord;
use bestand_ledger::WarTruces;
use bestand_reader::Packs;
use bestand_reconcile::{Ceasefire, Dispute, Grounded, Moment, State, Step, StepKind, Witness};
use bestand_text::ReportId;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use super::{ended, filter, limit, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::phrase::{listed, stretch};
use crate::table::{self, labelled};
use crate::terminal::Look;

/// Writes the truces of each war, those still of concern first, those told as history last.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &Question,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, asked)?;
    let wars = ledger.truces(&filter).map_err(Stop::failed)?;
    let look = Look::of_output();
    for WarTruces { war, truces, is_cut } in &wars {
        // The newest stand at the end: of many, these are shown.
        let shown = &truces[truces.len().saturating_sub(limit(asked))..];
        if asked.view.format == ClaimFormat::Jsonl {
            for truce in shown {
                writeln!(results, "{}", CeasefireRecord::of(truce, war.as_ref()).to_json())?;
            }
            continue;
        }
        for truce in shown {
            writeln!(results, "{}", block(truce, look))?;
        }
        if *is_cut || shown.len() < truces.len() {
            let name = war.as_ref().map_or("", |war| war.war.name.as_str());
            writeln!(results, "  … {name}: older truces with --until or a greater --limit\n")?;
        }
    }
    ended(!wars.is_empty(), &ledger, &filter)
}

pub(super) fn block(truce: &Ceasefire, look: Look) -> String {
    let mut block = table::titled(&title(truce), &table::short(&truce.id.to_string()), look) + "\n";
    let places = |places: &[Grounded<bestand_claim::Place>]| said(places, |place| place.name.to_string());
    let lines = [
        ("state", Some(state(truce.state).to_owned())),
        ("by", said(&truce.mediators, |code| format!("mediated by {code}"))),
        ("at", places(&truce.agreed_at).map(|places| format!("agreed in {places}"))),
        ("for", said(&truce.purposes, |purpose| purpose.as_str().replace('_', " "))),
        ("area", places(&truce.areas)),
        ("agreed", moments(&truce.declared)),
        ("holds", moments(&truce.effective).map(|moments| format!("from {moments}"))),
        ("ended", moments(&truce.ended)),
        ("renews", truce.renews.map(|id| format!("the truce {}", table::short(&id.to_string())))),
        ("renewed", truce.renewed_by.map(|id| format!("by the truce {}", table::short(&id.to_string())))),
        (
            "told",
            Some(format!(
                "in {} of {}, from {}",
                count(truce.support.reports, "report"),
                count(truce.support.outlets, "outlet"),
                count(truce.support.origins, "origin")
            )),
        ),
    ];
    for (label, line) in lines {
        if let Some(line) = line {
            block.push_str(&labelled(label, &line, look));
        }
    }
    for step in &truce.steps {
        block.push_str(&labelled(step_word(step.kind), &step_line(step), look));
        for dispute in &step.disputes {
            block.push_str(&labelled("", &format!("disputed: {}", dispute_line(dispute)), look));
        }
    }
    block
}

fn title(truce: &Ceasefire) -> String {
    let parties =
        if truce.parties.is_empty() { "parties not said".to_owned() } else { listed(&truce.parties) };
    let history = if truce.background { ", told as history" } else { "" };
    format!("truce: {parties}{history}")
}

/// What stands first, and how many more there are: "mediated by RUS, FRA".
fn said<T>(all: &[Grounded<T>], words: impl Fn(&T) -> String) -> Option<String> {
    let all: Vec<String> = all.iter().map(|grounded| words(&grounded.value)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The time best told, then the rivals.
fn moments(moments: &[Moment]) -> Option<String> {
    let told: Vec<String> = moments.iter().map(|moment| stretch(&moment.interval)).collect();
    (!told.is_empty()).then(|| told.join("; also told: "))
}

const fn state(state: State) -> &'static str {
    match state {
        State::CalledFor => "called for, not agreed",
        State::Agreed => "agreed, not yet told to have taken effect",
        State::InForce => "in force",
        State::AllegedlyBroken => "broken, quoted speakers say; nobody is told to deny it",
        State::Broken => "broken",
        State::Disputed => "disputed: some say that it holds, others that it is broken or over",
        State::Ended => "ended",
        State::Renewed => "taken up again by a later truce",
    }
}

const fn step_word(kind: StepKind) -> &'static str {
    match kind {
        StepKind::CalledFor => "> call",
        StepKind::Agreed => "> agree",
        StepKind::InForce => "> holds",
        StepKind::Violated => "> broke",
        StepKind::Renewed => "> renew",
        StepKind::Ended => "> ended",
    }
}

/// "by AZE; says ARM, De Avondkoers; 2023-05-12; 3 outlets, 2 origins".
fn step_line(step: &Step) -> String {
    let mut parts = Vec::new();
    if !step.by.is_empty() {
        parts.push(format!("by {}", listed(&step.by)));
    }
    if step.modality != bestand_claim::Modality::Happened {
        parts.push(step.modality.as_str().replace('_', " "));
    }
    if let Some(moment) = step.moments.first() {
        parts.push(stretch(&moment.interval));
    }
    for (label, witnesses) in [
        ("says", &step.voices.asserted_by),
        ("denied by", &step.voices.denied_by),
        ("not confirmed by", &step.voices.unconfirmed_by),
    ] {
        if !witnesses.is_empty() {
            parts.push(format!("{label} {}", names(witnesses)));
        }
    }
    let support = step.support;
    parts.push(format!("{}, {}", count(support.outlets, "outlet"), count(support.origins, "origin")));
    parts.join("; ")
}

fn dispute_line(dispute: &Dispute) -> String {
    match dispute {
        Dispute::Denied { by } => format!("{} denies it", names(by)),
        Dispute::SaidToHold { by, .. } => format!("{} says that the truce holds", names(by)),
        Dispute::Countered { by, .. } => format!("{} blames the other side", names(by)),
    }
}

/// "AZE, De Avondkoers".
pub(super) fn names(witnesses: &BTreeSet<Witness>) -> String {
    let name = |witness: &Witness| match witness {
        Witness::Side(side) => side.to_string(),
        Witness::Outlet(report) if ReportId::parse(report).is_some() => table::outlet(None).to_owned(),
        Witness::Named(words) | Witness::Outlet(words) => words.to_string(),
    };
    let names: BTreeSet<String> = witnesses.iter().map(name).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
