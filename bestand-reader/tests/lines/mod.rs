//! How is a reading written in a case? One line for each toll and event, what is usual left out.
//!
//! `killed 20..99 civilian of AZE total denied, het ministerie (AZE)`: outcome, count (`26..` open above, `?` for no figure), victims,
//! side, scope, standing, and after the comma who says so with the side it speaks for, and through whom.
#![allow(dead_code, reason = "each file of cases takes the lines that it needs")]

use bestand_claim::{
    Claim, DoubtReason, Event, Happening, Modality, Scope, Sides, Standing, Toll, Victims, When,
};
use bestand_reader::{Packs, Reading, read};
use bestand_text::{Report, Source};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// A report in a language, with the day or month on which it appeared, "" where that is not known.
pub(crate) type Told<'t> = (&'t str, &'t str, &'t str);

/// Reads a report as the program does.
pub(crate) fn reading((language, published, text): Told<'_>) -> (Report, Reading) {
    let pack = PACKS.language(language).expect("a shipped pack");
    let source = Source { published: published.parse().ok(), ..Source::default() };
    let report = Report::read(text, source, pack.conventions());
    let reading = read(&report, pack);
    (report, reading)
}

/// The lines of all tolls.
pub(crate) fn tolls(told: Told<'_>) -> Vec<String> {
    reading(told).1.claims.iter().filter_map(toll_line).collect()
}

/// The lines of all events: `shelling AZE > ARM planned, het leger (ARM)`.
pub(crate) fn events(told: Told<'_>) -> Vec<String> {
    reading(told).1.claims.iter().filter_map(event_line).collect()
}

/// The time of each toll.
pub(crate) fn times(told: Told<'_>) -> Vec<String> {
    let toll = |claim: &&Claim| matches!(claim.happening, Happening::Toll(_));
    reading(told).1.claims.iter().filter(toll).map(|claim| time(&claim.when)).collect()
}

/// Each event's kind, mood and time: `talks planned 2020-10-13`.
pub(crate) fn event_times(told: Told<'_>) -> Vec<String> {
    let event = |claim: &Claim| match &claim.happening {
        Happening::Event(event) => {
            Some(format!("{} {} {}", event.event_type, claim.modality, time(&claim.when)))
        }
        Happening::Toll(_) => None,
    };
    reading(told).1.claims.iter().filter_map(event).collect()
}

/// Each doubt with its words: `count_without_people "veertig"`.
pub(crate) fn doubts(told: Told<'_>) -> Vec<String> {
    let (report, reading) = reading(told);
    let text = report.page().text();
    let line = |reason: &DoubtReason, words: &str| format!("{} \"{words}\"", reason.as_str());
    reading.doubts.iter().map(|doubt| line(&doubt.reason, doubt.span.slice(text))).collect()
}

/// Compares all cases of a table and shows every line that differs.
pub(crate) fn check(cases: &[(Told<'_>, &[&str])], lines: impl Fn(Told<'_>) -> Vec<String>) {
    let differences: Vec<String> = cases
        .iter()
        .filter_map(|(told, expected)| {
            let found = lines(*told);
            (found != *expected)
                .then(|| format!("{}\n  should be {expected:?}\n  and is    {found:?}", told.2))
        })
        .collect();
    assert!(
        differences.is_empty(),
        "{} of {} differ:\n{}",
        differences.len(),
        cases.len(),
        differences.join("\n")
    );
}

fn toll_line(claim: &Claim) -> Option<String> {
    let Happening::Toll(Toll { outcome, count, victims, side, perpetrator, scope }) = &claim.happening else {
        return None;
    };
    let mut line = format!("{outcome} {}", interval(count.low(), count.high()));
    if *victims != Victims::Unspecified {
        line += &format!(" {victims}");
    }
    line += &sides(" of ", side);
    line += &sides(" by ", perpetrator);
    if *scope != Scope::Incident {
        line += &format!(" {scope}");
    }
    Some(line + &told(claim))
}

fn event_line(claim: &Claim) -> Option<String> {
    let Happening::Event(Event { event_type, actor, target }) = &claim.happening else { return None };
    Some(format!("{event_type}{}{}{}", sides(" ", actor), sides(" > ", target), told(claim)))
}

fn told(claim: &Claim) -> String {
    let mut line = String::new();
    if claim.standing != Standing::Asserted {
        line += &format!(" {}", claim.standing);
    }
    if claim.modality != Modality::Happened {
        line += &format!(" {}", claim.modality);
    }
    if claim.background {
        line += " background";
    }
    if let Some(speaker) = &claim.speaker {
        line += &format!(", {}", speaker.text());
        line += &speaker.side().map_or(String::new(), |side| format!(" ({side})"));
    }
    line + &claim.channel.as_ref().map_or(String::new(), |channel| format!(" through {}", channel.text()))
}

fn interval(low: Option<u64>, high: Option<u64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (None, None) => "?".to_owned(),
        (low, high) => {
            let end = |end: Option<u64>| end.map_or(String::new(), |end| end.to_string());
            format!("{}..{}", end(low), end(high))
        }
    }
}

fn sides(before: &str, sides: &Sides) -> String {
    let codes: Vec<_> = sides.iter().map(bestand_claim::ActorCode::as_str).collect();
    if codes.is_empty() { String::new() } else { format!("{before}{}", codes.join("+")) }
}

fn time(when: &When) -> String {
    let (interval, inferred) = match when {
        When::Stated { interval, .. } => (interval, ""),
        When::Inferred { interval, .. } => (interval, " inferred"),
        When::Unstated => return "unstated".to_owned(),
    };
    let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
    let (first, last) = (day(interval.first_day()), day(interval.last_day()));
    if first == last { format!("{first}{inferred}") } else { format!("{first}..{last}{inferred}") }
}
