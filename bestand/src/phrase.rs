//! How is a claim said in plain words?

use bestand_claim::{
    ActorCode, Anchor, Claim, Count, Doubt, DoubtReason, Event, EventType, Happening, Hedge, Interval,
    Modality, Place, PlacePrecision, Scope, Sides, Toll, Victims, When, Where,
};
use bestand_text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

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
    let people = people_of(*victims, is_one(count.low(), count.high(), count.hedge()));
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

/// "26", "at least 26", "more than 25", "20 to 99", "no figure".
pub(crate) fn bounds(low: Option<u64>, high: Option<u64>, hedge: Hedge) -> String {
    match (low, high) {
        (None, None) => "no figure".to_owned(),
        (Some(low), Some(high)) if low == high => {
            let about = if hedge == Hedge::About { "about " } else { "" };
            format!("{about}{}", grouped(low))
        }
        (Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        // "meer dan 25" was counted as 26 and more.
        (Some(low @ 1..), None) if hedge == Hedge::MoreThan => format!("more than {}", grouped(low - 1)),
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
    people_of(victims, false)
}

/// The same of one: "soldier or fighter".
fn people_of(victims: Victims, is_one: bool) -> &'static str {
    match (victims, is_one) {
        (Victims::Civilian, false) => "civilians",
        (Victims::Civilian, true) => "civilian",
        (Victims::Military, false) => "soldiers or fighters",
        (Victims::Military, true) => "soldier or fighter",
        (Victims::Unspecified, false) => "people",
        (Victims::Unspecified, true) => "person",
    }
}

/// Whether the number that is shown last is one, as in "at least 1".
fn is_one(low: Option<u64>, high: Option<u64>, hedge: Hedge) -> bool {
    match (low, high) {
        (Some(low), None) if hedge == Hedge::MoreThan => low == 2,
        (low, high) => high.or(low) == Some(1),
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

/// "2023-05-09 to 2023-05-16", "2020-10-01, 18:00 to 23:00 local time", "2025-07-29 20:00 to 2025-07-30 08:00", "2025-07-28, 17:00 UTC".
pub(crate) fn stretch(interval: &Interval) -> String {
    let first = interval.first_day().map(|day| format!("{day}{}", clock_of(interval, interval.start())));
    let last = interval.last_day().map(|day| format!("{day}{}", clock_of(interval, interval.end())));
    let time = match (first, last) {
        (Some(_), Some(_)) if interval.first_day() == interval.last_day() => within_a_day(interval),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("since {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => "at some time".to_owned(),
    };
    let weekday = interval.weekday().map_or(String::new(), |day| format!(", a {day:?}"));
    let zone = interval.zone().filter(|_| !is_of_days(interval));
    let zone = zone.map_or(String::new(), |zone| format!(" {}", clock_name(&zone.to_string())));
    format!("{time}{zone}{weekday}")
}

/// "2020-10-01", "2020-10-01, 18:00 to 23:00", and a minute as the moment that was told: "2020-10-01, 17:00".
fn within_a_day(interval: &Interval) -> String {
    let (start, end) = (interval.start(), interval.end());
    let day = interval.first_day().map_or(String::new(), |day| day.to_string());
    match [start, end].map(|moment| clock_of(interval, moment)) {
        _ if is_of_days(interval) => day,
        [start, _] if is_a_minute(interval) => format!("{day},{start}"),
        [start, end] => format!("{day},{start} to{end}"),
    }
}

fn is_a_minute(interval: &Interval) -> bool {
    let after_it = interval.start().and_then(|start| start.checked_add(1.minute()).ok());
    after_it.is_some() && after_it == interval.end()
}

/// " 18:00", and " 24:00" for the midnight at the end of a day; nothing where the stretch is of whole days.
fn clock_of(interval: &Interval, moment: Option<DateTime>) -> String {
    match moment.filter(|_| !is_of_days(interval)) {
        None => String::new(),
        Some(midnight) if is_midnight(midnight) && moment == interval.end() => " 24:00".to_owned(),
        Some(moment) => format!(" {:02}:{:02}", moment.hour(), moment.minute()),
    }
}

fn is_of_days(interval: &Interval) -> bool {
    interval.start().into_iter().chain(interval.end()).all(is_midnight)
}

fn is_midnight(moment: DateTime) -> bool {
    moment.time() == Time::midnight()
}

/// "UTC", "UTC+04:00", "local time", "Europe/Brussels time".
fn clock_name(zone: &str) -> String {
    match zone {
        "+00:00" => "UTC".to_owned(),
        offset if offset.starts_with(['+', '-']) => format!("UTC{offset}"),
        name => format!("{name} time"),
    }
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
    use jiff::civil::date;

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
        check_toll(Some(40_001), None, Hedge::MoreThan, "killed: more than 40,000 people of ARM");
        check_toll(Some(20), Some(99), Hedge::Magnitude, "killed: 20 to 99 people of ARM");
        check_toll(None, Some(1_234_567), Hedge::AtMost, "killed: at most 1,234,567 people of ARM");
        check_toll(Some(0), Some(0), Hedge::Exact, "killed: no people of ARM");
        check_toll(None, None, Hedge::Unstated, "killed: no figure for people of ARM");
    }

    #[test]
    fn one_is_not_called_many() {
        check_toll(Some(1), Some(1), Hedge::Exact, "killed: 1 person of ARM");
        check_toll(Some(1), None, Hedge::AtLeast, "killed: at least 1 person of ARM");
        check_toll(Some(2), None, Hedge::MoreThan, "killed: more than 1 person of ARM");
        check_toll(Some(1), Some(2), Hedge::Between, "killed: 1 to 2 people of ARM");
        let words = |victims| [false, true].map(|is_one| people_of(victims, is_one));
        assert_eq!(words(Victims::Civilian), ["civilians", "civilian"]);
        assert_eq!(words(Victims::Military), ["soldiers or fighters", "soldier or fighter"]);
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
        check_stretch(&month.clone().by(Zone::local()), "2020-10-01 to 2020-10-31");
        let day = month.first_day().expect("a start");
        let since = Interval::days(Some(day), None, Precision::Day).expect("days");
        check_stretch(&since, "since 2020-10-01");
    }

    /// Day and hour from and to, the precision, and how it is said.
    fn check_hours(from: (i8, i8, i8), to: (i8, i8, i8), precision: Precision, zone: Zone, expected: &str) {
        let moment = |(day, hour, minute)| Some(date(2025, 7, day).at(hour, minute, 0, 0));
        let interval = Interval::new(moment(from), moment(to), precision).expect("in order");
        check_stretch(&interval.by(zone), expected);
    }

    #[test]
    fn hours_stand_with_their_day_and_a_minute_is_a_moment() {
        let zone = |minutes| Zone::offset(minutes).expect("a zone");
        let part = Precision::PartOfDay;
        check_hours((29, 18, 0), (29, 23, 0), part, Zone::local(), "2025-07-29, 18:00 to 23:00 local time");
        check_hours((29, 18, 0), (30, 0, 0), part, zone(240), "2025-07-29, 18:00 to 24:00 UTC+04:00");
        check_hours((29, 20, 0), (30, 8, 0), part, zone(0), "2025-07-29 20:00 to 2025-07-30 08:00 UTC");
        check_hours((28, 17, 0), (28, 17, 1), Precision::Minute, zone(0), "2025-07-28, 17:00 UTC");
        let since = Interval::new(Some(date(2025, 7, 28).at(17, 0, 0, 0)), None, Precision::Hour);
        check_stretch(&since.expect("open"), "since 2025-07-28 17:00");
    }
}
