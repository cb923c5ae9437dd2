//! How is a claim said in plain words?

use bestand_claim::{
    ActorCode, Anchor, Claim, Count, Doubt, DoubtReason, Event, EventType, Happening, Hedge, Interval,
    Modality, Place, PlacePrecision, Scope, Sides, Toll, Victims, When, Where,
};
use bestand_text::Span;
use jiff::civil::Date;

/// What is claimed, in a line: "killed: at least 26 soldiers or fighters of ARM".
pub(crate) fn headline(happening: &Happening) -> String {
    match happening {
        Happening::Toll(toll) => toll_line(toll),
        Happening::Event(Event { event_type, actor, target }) => event_line(*event_type, actor, target),
    }
}

/// What was done, by whom and to whom: "air strike: AZE > ARM".
pub(crate) fn event_line(event_type: EventType, actor: &Sides, target: &Sides) -> String {
    let kind = event_type.as_str().replace('_', " ");
    match (actor.is_empty(), target.is_empty()) {
        (true, true) => kind,
        (false, true) => format!("{kind}: {}", listed(actor)),
        (true, false) => format!("{kind}: not said who > {}", listed(target)),
        (false, false) => format!("{kind}: {} > {}", listed(actor), listed(target)),
    }
}

fn toll_line(toll: &Toll) -> String {
    let Toll { outcome, count, victims, side, perpetrator, scope } = toll;
    let people = people(*victims);
    let scope = match scope {
        Scope::Total => " (running total)",
        Scope::Incident => "",
        Scope::Addition => " (on top of earlier ones)",
    };
    let of = preceded(" of ", side);
    let by = preceded(" by ", perpetrator);
    format!("{outcome}: {} {people}{of}{by}{scope}", amount(count))
}

/// "26 people", "no figure for people".
fn amount(count: &Count) -> String {
    match (count.low(), count.high()) {
        (None, None) => "no figure for".to_owned(),
        (Some(0), Some(0)) => "no".to_owned(),
        (low, high) => bounds(low, high, count.hedge()),
    }
}

/// "26", "at least 26", "20 to 99", "no figure".
pub(crate) fn bounds(low: Option<u64>, high: Option<u64>, hedge: Hedge) -> String {
    match (low, high) {
        (None, None) => "no figure".to_owned(),
        (Some(low), Some(high)) if low == high => {
            let about = if hedge == Hedge::About { "about " } else { "" };
            format!("{about}{}", grouped(low))
        }
        (Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        (Some(low), None) => format!("at least {}", grouped(low)),
        (None, Some(high)) => format!("at most {}", grouped(high)),
    }
}

/// "2023-05-09 to 2023-05-16", "2023-05-09", "no date".
pub(crate) fn days(first: Option<Date>, last: Option<Date>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(day), None) | (None, Some(day)) => day.to_string(),
        (None, None) => "no date".to_owned(),
    }
}

/// "soldiers or fighters".
pub(crate) fn people(victims: Victims) -> &'static str {
    match victims {
        Victims::Civilian => "civilians",
        Victims::Military => "soldiers or fighters",
        Victims::Unspecified => "people",
    }
}

/// "30,000".
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn preceded(by: &str, sides: &Sides) -> String {
    if sides.is_empty() { String::new() } else { format!("{by}{}", listed(sides)) }
}

pub(crate) fn listed(sides: &Sides) -> String {
    sides.iter().map(ActorCode::as_str).collect::<Vec<_>>().join(", ")
}

/// Who says so, through whom and how firmly: "het leger (ARM), through AFP; not confirmed".
pub(crate) fn saying(claim: &Claim) -> String {
    let who = match &claim.speaker {
        None => "the outlet itself".to_owned(),
        Some(speaker) => match speaker.side() {
            Some(side) => format!("{} ({side})", speaker.text()),
            None => speaker.text().to_owned(),
        },
    };
    let through =
        claim.channel.as_ref().map_or(String::new(), |channel| format!(", through {}", channel.text()));
    let mut notes = vec![claim.standing.as_str()];
    if claim.modality != Modality::Happened {
        notes.push(match claim.modality {
            Modality::CalledFor => "called for",
            other => other.as_str(),
        });
    }
    if claim.background {
        notes.push("an earlier happening, told as background");
    }
    notes.dedup();
    format!("{who}{through}; {}", notes.join(", "))
}

/// When it happened, with the words that say so; nothing where the report does not say.
pub(crate) fn time(when: &When, text: &str) -> Option<String> {
    let said = |span: Span| format!("\"{}\"", span.slice(text));
    match when {
        When::Unstated => None,
        When::Stated { interval, span } => Some(format!("{} ({})", stretch(interval), said(*span))),
        When::Inferred { interval, from } => {
            let from = match from {
                Anchor::Words(span) | Anchor::Name(span) => said(*span),
                Anchor::Publication => "the day of publication".to_owned(),
            };
            Some(format!("{} (inferred from {from})", stretch(interval)))
        }
    }
}

pub(crate) fn stretch(interval: &Interval) -> String {
    let first = interval.first_day().map(|day| day.to_string());
    let last = interval.last_day().map(|day| day.to_string());
    let days = match (first, last) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("since {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => "at some time".to_owned(),
    };
    let hours = hours(interval).unwrap_or_default();
    let weekday = interval.weekday().map_or(String::new(), |day| format!(", a {day:?}"));
    let zone = interval.zone().map_or(String::new(), |zone| format!(", {zone} time"));
    format!("{days}{hours}{weekday}{zone}")
}

/// ", 18:00 to 24:00"; nothing for whole days.
fn hours(interval: &Interval) -> Option<String> {
    let (start, end) = (interval.start()?, interval.end()?);
    let whole = |hour: i8, minute: i8| hour == 0 && minute == 0;
    if whole(start.hour(), start.minute()) && whole(end.hour(), end.minute()) {
        return None;
    }
    let end_hour = if whole(end.hour(), end.minute()) { 24 } else { end.hour() };
    let end = format!("{end_hour:02}:{:02}", end.minute());
    Some(format!(", {:02}:{:02} to {end}", start.hour(), start.minute()))
}

/// Where it happened, with the words that say so; nothing where the report does not say.
pub(crate) fn place(place: &Where, text: &str) -> Option<String> {
    let Where::Stated(Place { id: _, name, coordinates: _, precision, span }) = place else { return None };
    let kind = match precision {
        PlacePrecision::Settlement => String::new(),
        other => format!(", {other}"),
    };
    let said = span.slice(text);
    let said = if said == &**name { String::new() } else { format!(" (\"{said}\")") };
    Some(format!("{name}{kind}{said}"))
}

/// What could not be settled, in plain words, without the words of the report.
pub(crate) fn doubt(doubt: &Doubt) -> String {
    match &doubt.reason {
        DoubtReason::CountWithoutPeople { outcome } => {
            format!("a number {outcome}, and no people that it counts")
        }
        DoubtReason::OutcomeUnclear { candidates } => {
            format!("what happened to them: {}", joined(candidates.iter().map(ToString::to_string)))
        }
        DoubtReason::UnknownActor => "an actor that no pack knows".to_owned(),
        DoubtReason::ActorUnclear { candidates } => {
            format!("which actor: {}", joined(candidates.iter().map(ToString::to_string)))
        }
        DoubtReason::SpeakersCompete { speakers } => format!("which of {} speakers says it", speakers.len()),
        DoubtReason::PlaceUnclear { candidates } => {
            format!("which place: {}", joined(candidates.iter().map(|place| place.as_str().to_owned())))
        }
        DoubtReason::TimeUnresolved => "a time that nothing resolves".to_owned(),
        DoubtReason::NumberUnread => "a number that no rule reads".to_owned(),
        DoubtReason::SentenceCut { words } => {
            format!("a sentence of {} words, cut after every {}", grouped(*words), bestand_text::MAX_WORDS)
        }
        other => other.as_str().replace('_', " "),
    }
}

fn joined(candidates: impl Iterator<Item = String>) -> String {
    candidates.collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand_claim::{Outcome, Precision, Zone};

    fn sides(codes: &[&str]) -> Sides {
        codes.iter().map(|code| ActorCode::new(code).expect("a code")).collect()
    }

    fn check_toll(low: Option<u64>, high: Option<u64>, hedge: Hedge, expected: &str) {
        let toll = Toll {
            outcome: Outcome::Killed,
            count: Count::new(low, high, hedge, Span::new(0, 1)).expect("in order"),
            victims: Victims::Unspecified,
            side: sides(&["ARM"]),
            perpetrator: Sides::none(),
            scope: Scope::Incident,
        };
        assert_eq!(headline(&Happening::Toll(toll)), expected);
    }

    #[test]
    fn a_toll_says_how_many_and_whose() {
        check_toll(Some(26), Some(26), Hedge::Exact, "killed: 26 people of ARM");
        check_toll(Some(30_000), Some(30_000), Hedge::About, "killed: about 30,000 people of ARM");
        check_toll(Some(26), None, Hedge::AtLeast, "killed: at least 26 people of ARM");
        check_toll(Some(20), Some(99), Hedge::Magnitude, "killed: 20 to 99 people of ARM");
        check_toll(None, Some(1_234_567), Hedge::AtMost, "killed: at most 1,234,567 people of ARM");
        check_toll(Some(0), Some(0), Hedge::Exact, "killed: no people of ARM");
        check_toll(None, None, Hedge::Unstated, "killed: no figure for people of ARM");
    }

    fn check_event(actor: &[&str], target: &[&str], expected: &str) {
        let event = Event { event_type: EventType::AirStrike, actor: sides(actor), target: sides(target) };
        assert_eq!(headline(&Happening::Event(event)), expected);
    }

    #[test]
    fn an_event_says_who_does_it_to_whom() {
        check_event(&["AZE"], &["ARM", "artsakh"], "air strike: AZE > ARM, artsakh");
        check_event(&["AZE"], &[], "air strike: AZE");
        check_event(&[], &["ARM"], "air strike: not said who > ARM");
        check_event(&[], &[], "air strike");
    }

    fn check_stretch(interval: &Interval, expected: &str) {
        assert_eq!(stretch(interval), expected);
    }

    #[test]
    fn a_time_is_no_more_precise_than_it_was_told() {
        let month = Interval::month(2020, 10).expect("a month");
        check_stretch(&month, "2020-10-01 to 2020-10-31");
        let day = month.first_day().expect("a start");
        let since = Interval::days(Some(day), None, Precision::Day).expect("days");
        check_stretch(&since, "since 2020-10-01");
        let evening = Interval::new(
            Some(day.at(18, 0, 0, 0)),
            month.start().map(|_| day.at(23, 0, 0, 0)),
            Precision::Hour,
        );
        let evening = evening.expect("an evening").by(Zone::local());
        check_stretch(&evening, "2020-10-01, 18:00 to 23:00, local time");
    }
}
