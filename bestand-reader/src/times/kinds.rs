//! What does a line of a table of times mean?

use bestand_claim::Zone;
use jiff::civil::Weekday;

use super::words::{Before, Clip, Edge, Hours, Meaning, Month, Opener, Trust, Unit};

/// The kinds of lines, what their values are, and the meaning that they make.
pub(super) const KINDS: &[(&str, &str, Make)] = &[
    ("weekday", "1 (Monday) to 7", |values| Some(Meaning::Weekday(weekday(values)?))),
    ("weekday-short", "1 (Monday) to 7", |values| Some(Meaning::ShortWeekday(weekday(values)?))),
    ("month", "1 to 12", |values| month(values, Trust::Always)),
    ("month-shy", "1 to 12", |values| month(values, Trust::Shy)),
    ("month-short", "1 to 12", |values| month(values, Trust::Numbered)),
    ("part", HOURS, |values| Some(Meaning::Part(hours(values)?))),
    ("part-onto", HOURS, |values| Some(Meaning::Onto(hours(values)?))),
    ("part-across", HOURS, |values| Some(Meaning::Across(hours(values)?))),
    ("onward", NOTHING, |values| bare(values, Meaning::Onward)),
    ("now-part", HOURS, |values| Some(Meaning::NowPart(hours(values)?))),
    ("day", DAYS, |values| Some(Meaning::Day(number(values, 0)?))),
    ("feast", "a month and a day such as 12 and 31", |values| {
        Some(Meaning::Feast(number(values, 0)?, number(values, 1)?))
    }),
    ("unit", "a unit such as week", |values| unit(values, false)),
    ("units", "a unit such as week", |values| unit(values, true)),
    ("season", "the month it begins with", |values| Some(Meaning::Season(number(values, 0)?))),
    ("deictic", "-1, 0 or 1, and 'earlier' or 'later' if it is not the whole", deictic),
    ("recent", "'plural' or nothing", |values| match values {
        [] => Some(Meaning::Recent { plural: false }),
        ["plural"] => Some(Meaning::Recent { plural: true }),
        _ => None,
    }),
    ("weekend", NOTHING, |values| bare(values, Meaning::Weekend)),
    ("coming", NOTHING, |values| bare(values, Meaning::Coming)),
    ("ago", NOTHING, |values| bare(values, Meaning::Ago)),
    ("number", "a number such as 2 or 1.5", |values| Some(Meaning::Number(number(values, 0)?))),
    ("few", NOTHING, |values| bare(values, Meaning::Few)),
    ("hedge", NOTHING, |values| bare(values, Meaning::Hedge)),
    ("edge", "'begin', 'middle' or 'end', and two hours where days have it too", edge),
    ("of", NOTHING, |values| bare(values, Meaning::Of)),
    ("at", "'day', 'year', 'clock' or nothing", |values| {
        let before = match values {
            [] => Before::Any,
            ["day"] => Before::Day,
            ["year"] => Before::Year,
            ["clock"] => Before::Clock,
            _ => return None,
        };
        Some(Meaning::Opener(Opener::At(before)))
    }),
    ("since", NOTHING, |values| bare(values, Meaning::Opener(Opener::Since))),
    ("from", NOTHING, |values| bare(values, Meaning::Opener(Opener::From))),
    ("until", NOTHING, |values| bare(values, Meaning::Opener(Opener::Until))),
    ("before", "'year' or nothing", |values| match values {
        [] => Some(Meaning::Opener(Opener::Before { days: true })),
        ["year"] => Some(Meaning::Opener(Opener::Before { days: false })),
        _ => None,
    }),
    ("after", NOTHING, |values| bare(values, Meaning::Opener(Opener::After))),
    ("range", NOTHING, |values| bare(values, Meaning::Opener(Opener::Range))),
    ("already", NOTHING, |values| bare(values, Meaning::Opener(Opener::Already))),
    ("to", NOTHING, |values| bare(values, Meaning::To)),
    ("article", "'year' or nothing", |values| match values {
        [] => Some(Meaning::Article { year: false }),
        ["year"] => Some(Meaning::Article { year: true }),
        _ => None,
    }),
    ("hour", "12 or 24", |values| match values {
        ["12"] => Some(Meaning::Hour { twelve: true }),
        ["24"] => Some(Meaning::Hour { twelve: false }),
        _ => None,
    }),
    ("lasting", NOTHING, |values| bare(values, Meaning::Lasting)),
    ("meridiem", "0 or 12", |values| Some(Meaning::Meridiem(number(values, 0)?))),
    ("zone", "'local', minutes east of Greenwich, or a name such as Europe/Brussels", zone),
    ("decade", NOTHING, |values| bare(values, Meaning::Decade)),
    ("decade-name", DECADE, |values| decade(values, false)),
    ("decade-noun", DECADE, |values| decade(values, true)),
    ("decade-suffix", NOTHING, |values| bare(values, Meaning::DecadeSuffix)),
    ("century", NOTHING, |values| bare(values, Meaning::Century)),
    ("ordinal", NOTHING, |values| bare(values, Meaning::Ordinal)),
    ("future", NOTHING, |values| bare(values, Meaning::Future)),
    ("closed", NOTHING, |values| bare(values, Meaning::Closed)),
    ("never", NOTHING, |values| bare(values, Meaning::Never)),
];

/// The values of kinds that tell hours.
pub(super) const HOURS: &str = "two hours of a day such as 6 and 12";
/// The values of kinds that tell days.
pub(super) const DAYS: &str = "a number of days such as -1";

pub(super) type Make = fn(&[&str]) -> Option<Meaning>;

const DECADE: &str = "two digits such as 90";
const NOTHING: &str = "no value";

fn bare(values: &[&str], meaning: Meaning) -> Option<Meaning> {
    values.is_empty().then_some(meaning)
}

pub(super) fn number<T: std::str::FromStr>(values: &[&str], place: usize) -> Option<T> {
    values.get(place)?.parse().ok()
}

fn weekday(values: &[&str]) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number(values, 0)?).ok()
}

fn month(values: &[&str], trust: Trust) -> Option<Meaning> {
    let number = number(values, 0).filter(|number| (1..=12).contains(number))?;
    Some(Meaning::Month(Month { number, trust }))
}

pub(super) fn hours(values: &[&str]) -> Option<Hours> {
    let hours = Hours { from: number(values, 0)?, to: number(values, 1)? };
    (hours.from < hours.to).then_some(hours)
}

fn unit(values: &[&str], plural: bool) -> Option<Meaning> {
    let (_, unit) = Unit::ALL.iter().find(|(name, _)| values == [*name])?;
    Some(Meaning::Unit { unit: *unit, plural })
}

fn deictic(values: &[&str]) -> Option<Meaning> {
    let clip = match values.get(1) {
        None => Clip::Whole,
        Some(&"earlier") => Clip::Earlier,
        Some(&"later") => Clip::Later,
        Some(_) => return None,
    };
    Some(Meaning::Deictic { shift: number(values, 0)?, clip })
}

fn edge(values: &[&str]) -> Option<Meaning> {
    let edge = match *values.first()? {
        "begin" => Edge::Begin,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        _ => return None,
    };
    let hours = if values.len() > 1 { Some(hours(&values[1..])?) } else { None };
    Some(Meaning::Edge(edge, hours))
}

fn zone(values: &[&str]) -> Option<Meaning> {
    let zone = match *values.first()? {
        "local" => Zone::local(),
        text => match text.parse() {
            Ok(minutes) => Zone::offset(minutes).ok()?,
            Err(_) => Zone::named(text).ok()?,
        },
    };
    Some(Meaning::Zone(zone))
}

fn decade(values: &[&str], alone: bool) -> Option<Meaning> {
    Some(Meaning::DecadeName { name: number(values, 0)?, alone })
}
