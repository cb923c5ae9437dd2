//! How are claims written down in a test? One a line, its parts between strokes.
//!
//! ```text
//! 2020-10-10 NU.nl 3 | ceasefire_in_force ARM,AZE | by RUS | planned | when 2020-10-10T12 hour | at Moscow
//! 2020-10-10 NU.nl 4 | shelling AZE > ARM | denied | via AFP | background
//! 2020-10-10 NU.nl 5 | killed 12 of ARM by AZE
//! ```
//!
//! The report is named by its date and outlet; the number is its sentence. Sentences of different reports are the same words where both say
//! `words NAME`.

use std::sync::Arc;

use bestand_claim::{
    ActorCode, Channel, Claim, Coordinates, Count, Event, EventType, Evidence, Happening, Hedge, Interval,
    Modality, Outcome, Place, PlaceId, PlacePrecision, Precision, ReaderVersion, RuleId, Scope, Sides,
    Speaker, Standing, Toll, Victims, When, Where, Zone,
};
use bestand_text::{ReportId, SentenceIndex, Span};
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::{Carrier, Told, UtteranceId};

/// The claims of a text, in its order; empty lines are passed over.
pub(crate) fn told(text: &str) -> Vec<Told> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(told_line).collect()
}

/// The same without the reports that carry them.
pub(crate) fn claims(text: &str) -> Vec<Claim> {
    told(text).into_iter().map(|told| told.claim).collect()
}

/// `ARM,AZE`; `-` is nobody.
pub(crate) fn sides(codes: &str) -> Sides {
    codes.split(',').filter(|code| *code != "-").map(|code| ActorCode::new(code).expect(code)).collect()
}

fn told_line(line: &str) -> Told {
    let mut parts = line.split('|').map(str::trim);
    let head: Vec<&str> = parts.next().expect("a head").split_whitespace().collect();
    let [published, outlet, sentence] = head[..] else { panic!("date, outlet, sentence: {line}") };
    let report = ReportId::of(&format!("{published} {outlet}"));
    let sentence = SentenceIndex(sentence.parse().expect(line));
    let happening = happening(parts.next().expect("a happening"));
    let mut claim = bare(happening, report.clone(), sentence);
    let mut utterance = UtteranceId { report: report.clone(), sentence };
    for part in parts {
        match part.split_once(' ') {
            Some(("words", name)) => {
                utterance = UtteranceId { report: ReportId::of(name), sentence: SentenceIndex(0) }
            }
            _ => apply(&mut claim, part),
        }
    }
    let published = (published != "undated").then(|| published.parse().expect(line));
    let carrier = Arc::new(Carrier { published, report, outlet: Some(outlet.into()) });
    Told { id: claim.id(), claim, carrier, utterance }
}

fn happening(text: &str) -> Happening {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Ok(event_type) = EventType::parse(words[0]) {
        let actor = words.get(1).map_or(Sides::none(), |codes| sides(codes));
        let target = words.get(3).map_or(Sides::none(), |codes| sides(codes));
        return Happening::Event(Event { event_type, actor, target });
    }
    let after = |word: &str| words.iter().position(|other| *other == word).map(|at| sides(words[at + 1]));
    let number: u64 = words[1].parse().expect(text);
    Happening::Toll(Toll {
        outcome: Outcome::parse(words[0]).expect(text),
        count: Count::new(Some(number), Some(number), Hedge::Exact, Span::new(0, 1)).expect(text),
        victims: Victims::Unspecified,
        side: after("of").unwrap_or_default(),
        perpetrator: after("by").unwrap_or_default(),
        scope: Scope::Incident,
    })
}

fn bare(happening: Happening, report: ReportId, sentence: SentenceIndex) -> Claim {
    let at = sentence.0 * 100;
    let span = Span::new(at, at + 90);
    Claim {
        happening,
        speaker: None,
        channel: None,
        standing: Standing::Asserted,
        modality: Modality::Happened,
        background: false,
        when: When::Unstated,
        place: Where::Unstated,
        evidence: Evidence { report, sentence, span, anchor: Span::new(at + 10, at + 20) },
        rule: RuleId::new("invented").expect("a rule"),
        reader: ReaderVersion::new("0").expect("a version"),
    }
}

fn apply(claim: &mut Claim, part: &str) {
    let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
    let span = claim.evidence.span;
    match word {
        "by" => claim.speaker = Some(Speaker::new(rest, ActorCode::new(rest).ok(), span).expect(part)),
        "via" => claim.channel = Some(Channel::new(rest, span).expect(part)),
        "background" => claim.background = true,
        "denied" => claim.standing = Standing::Denied,
        "when" => claim.when = When::Stated { interval: interval(rest), span },
        "at" => claim.place = Where::Stated(place(rest, span)),
        _ => claim.modality = Modality::parse(part).expect(part),
    }
}

/// `2020-10-10`, `2020-10-10T12 hour`, `2020-10 saturday`, `2020-10-10 since`, `1994`, `2020-10-01..2020-10-05`; then `zone NAME`.
fn interval(text: &str) -> Interval {
    let (text, zone) = text.split_once(" zone ").map_or((text, None), |(text, zone)| (text, Some(zone)));
    let mut words = text.split_whitespace();
    let bare = stretch(words.next().expect("a time"));
    let told = match words.next() {
        None | Some("hour") => bare,
        Some("since") => Interval::new(bare.start(), None, bare.precision()).expect(text),
        Some(day) => bare.on(weekday(day)),
    };
    zone.map_or(told.clone(), |zone| told.by(Zone::named(zone).expect(zone)))
}

fn weekday(name: &str) -> Weekday {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let at = days.iter().position(|day| *day == name).expect(name);
    Weekday::from_monday_zero_offset(i8::try_from(at).expect(name)).expect(name)
}

fn stretch(text: &str) -> Interval {
    if let Some((first, last)) = text.split_once("..") {
        let (first, last) = (stretch(first), stretch(last));
        let precision = first.precision().max(last.precision());
        return Interval::new(first.start(), last.end(), precision).expect(text);
    }
    if let Some((day, hour)) = text.split_once('T') {
        let at = |hour: i8| DateTime::from_parts(day.parse().expect(text), Time::constant(hour, 0, 0, 0));
        let hour: i8 = hour.parse().expect(text);
        return Interval::new(Some(at(hour)), Some(at(hour + 1)), Precision::Hour).expect(text);
    }
    let parts: Vec<i16> = text.split('-').map(|part| part.parse().expect(text)).collect();
    let narrow = |part: i16| i8::try_from(part).expect(text);
    match parts[..] {
        [year] => {
            let (first, last) = (Date::constant(year, 1, 1), Date::constant(year, 12, 31));
            Interval::days(Some(first), Some(last), Precision::Year).expect(text)
        }
        [year, month] => Interval::month(year, narrow(month)).expect(text),
        [year, month, day] => Interval::day(Date::constant(year, narrow(month), narrow(day))).expect(text),
        _ => panic!("{text}"),
    }
}

fn place(name: &str, span: Span) -> Place {
    let (latitude, longitude, precision) = PLACES
        .iter()
        .find_map(|(known, latitude, longitude, precision)| {
            (*known == name).then_some((*latitude, *longitude, *precision))
        })
        .expect(name);
    Place {
        id: PlaceId::new(&format!("invented:{}", name.to_lowercase())).expect(name),
        name: name.into(),
        coordinates: Coordinates::new(latitude, longitude).expect(name),
        precision,
        span,
    }
}

const PLACES: &[(&str, f64, f64, PlacePrecision)] = &[
    ("Stepanakert", 39.82, 46.75, PlacePrecision::Settlement),
    ("Karabakh", 39.8, 46.75, PlacePrecision::Region),
    ("Jermuk", 39.84, 45.67, PlacePrecision::Settlement),
    ("Moscow", 55.75, 37.62, PlacePrecision::Settlement),
    ("Geneva", 46.2, 6.15, PlacePrecision::Settlement),
    ("Gaza", 31.5, 34.47, PlacePrecision::Settlement),
    ("Tyre", 33.27, 35.2, PlacePrecision::Settlement),
    ("Sanaa", 15.35, 44.2, PlacePrecision::Settlement),
    ("Tehran", 35.7, 51.42, PlacePrecision::Settlement),
    ("Goma", -1.68, 29.22, PlacePrecision::Settlement),
    ("Doha", 25.29, 51.53, PlacePrecision::Settlement),
    ("Cairo", 30.06, 31.25, PlacePrecision::Settlement),
    ("Khartoum", 15.55, 32.53, PlacePrecision::Settlement),
    ("Kharkiv", 50.0, 36.25, PlacePrecision::Settlement),
    ("Ukraine", 49.0, 32.0, PlacePrecision::Country),
];
