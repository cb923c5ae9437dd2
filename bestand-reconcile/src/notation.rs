//! How do tests write claims? One line a claim: `AZE says 31 killed civilian AZE total @nu.nl 2020-10-09`.
//!
//! First who speaks: an actor code, `(observers)` for a speaker without a side, or `reports` for the outlet's own voice. Then `says`,
//! `denies`, `withholds` or `unsure`. Then the count (`31`, `>=400`, `<30`, `~30000`, `20..99`, `?`) and the words of the claim in any order;
//! an event has `event` in the place of the count. Sides are joined by `+`. What more there may be: `by CODES`, `to CODES`, `on DAY` or
//! `on DAY..DAY` and then `weekday 5` for one of its Fridays, `at PLACE`, `via AGENCY`, `like NAME` for words that several reports share, `#3` for the third sentence, `as MODALITY`,
//! `@outlet DATE` for the report, `background`.

use std::sync::Arc;

use bestand_claim::{
    ActorCode, Channel, Claim, Coordinates, Count, Event, EventType, Evidence, Happening, Hedge, Interval,
    Modality, Outcome, Place, PlaceId, PlacePrecision, Precision, ReaderVersion, RuleId, Scope, Sides,
    Speaker, Standing, Toll, Victims, When, Where,
};
use bestand_text::{ReportId, SentenceIndex, Span};
use jiff::civil::{Date, Weekday};

use crate::{Carrier, Told, UtteranceId};

/// The claims of a text, one a line; empty lines are left out.
pub(crate) fn all_told(text: &str) -> Vec<Told> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(told).collect()
}

/// The claim of one line.
pub(crate) fn told(line: &str) -> Told {
    let mut words = line.split_whitespace();
    let speaker = speaker_of(words.next().expect("a speaker"));
    let standing = standing_of(words.next().expect("a verb"));
    let count = words.next().expect("a count");
    let mut parts = Parts::default();
    while let Some(word) = words.next() {
        parts.take(word, &mut words);
    }
    let report = ReportId::of(&format!("{:?} {:?}", parts.outlet, parts.published));
    let evidence = Evidence {
        report: report.clone(),
        sentence: SentenceIndex(parts.sentence),
        span: Span::new(0, 9),
        anchor: Span::new(0, 9),
    };
    let claim = Claim {
        happening: parts.happening(count),
        speaker,
        channel: parts.via.as_deref().map(|name| Channel::new(name, Span::new(0, 1)).expect("a channel")),
        standing,
        modality: parts.modality,
        background: parts.background,
        when: parts.when.clone(),
        place: parts.place.clone(),
        evidence,
        rule: RuleId::new("test").expect("a rule"),
        reader: ReaderVersion::new("test").expect("a version"),
    };
    let utterance = match &parts.like {
        Some(name) => UtteranceId { report: ReportId::of(name), sentence: SentenceIndex(0) },
        None => UtteranceId { report: report.clone(), sentence: SentenceIndex(parts.sentence) },
    };
    let published = parts.published.as_deref().map(|date| date.parse().expect("a date"));
    let carrier = Arc::new(Carrier { published, report, outlet: parts.outlet.map(Into::into) });
    Told { id: claim.id(), claim, carrier, utterance }
}

fn speaker_of(word: &str) -> Option<Speaker> {
    let span = Span::new(0, 1);
    match word.strip_prefix('(').and_then(|word| word.strip_suffix(')')) {
        _ if word == "reports" => None,
        Some(words) => Some(Speaker::new(&words.replace('_', " "), None, span).expect("words")),
        None => Some(Speaker::new(word, Some(code(word)), span).expect("words")),
    }
}

fn standing_of(verb: &str) -> Standing {
    match verb {
        "says" => Standing::Asserted,
        "denies" => Standing::Denied,
        "withholds" => Standing::Withheld,
        "unsure" => Standing::Unconfirmed,
        _ => panic!("no verb: {verb}"),
    }
}

struct Parts {
    outcome: Option<Outcome>,
    event: Option<EventType>,
    victims: Victims,
    side: Sides,
    by: Sides,
    to: Sides,
    scope: Scope,
    background: bool,
    modality: Modality,
    when: When,
    place: Where,
    via: Option<String>,
    like: Option<String>,
    sentence: u32,
    outlet: Option<String>,
    published: Option<String>,
}

impl Default for Parts {
    fn default() -> Parts {
        Parts {
            outcome: None,
            event: None,
            victims: Victims::Unspecified,
            side: Sides::none(),
            by: Sides::none(),
            to: Sides::none(),
            scope: Scope::Total,
            background: false,
            modality: Modality::Happened,
            when: When::Unstated,
            place: Where::Unstated,
            via: None,
            like: None,
            sentence: 0,
            outlet: None,
            published: None,
        }
    }
}

impl Parts {
    fn take<'a>(&mut self, word: &str, words: &mut impl Iterator<Item = &'a str>) {
        let mut next = || words.next().expect("one word more");
        match word {
            "by" => self.by = codes(next()),
            "to" => self.to = codes(next()),
            "on" => self.when = when(next()),
            "weekday" => self.on_weekday(next()),
            "at" => self.place = place(next()),
            "via" => self.via = Some(next().to_owned()),
            "like" => self.like = Some(next().to_owned()),
            "as" => self.modality = next().parse().expect("a modality"),
            "background" => self.background = true,
            _ => self.take_name(word, next),
        }
    }

    fn on_weekday(&mut self, number: &str) {
        let weekday = number.parse().ok().and_then(|number| Weekday::from_monday_one_offset(number).ok());
        if let When::Stated { interval, .. } = &mut self.when {
            *interval = interval.clone().on(weekday.expect("1 to 7, Monday first"));
        }
    }

    fn take_name<'a>(&mut self, word: &str, next: impl FnOnce() -> &'a str) {
        if let Some(outlet) = word.strip_prefix('@') {
            self.outlet = (!outlet.is_empty()).then(|| outlet.to_owned());
            self.published = Some(next()).filter(|date| *date != "undated").map(str::to_owned);
        } else if let Some(sentence) = word.strip_prefix('#') {
            self.sentence = sentence.parse().expect("a number");
        } else if let Ok(outcome) = word.parse() {
            self.outcome = Some(outcome);
        } else if let Ok(event) = word.parse() {
            self.event = Some(event);
        } else if let Ok(victims) = word.parse() {
            self.victims = victims;
        } else if let Ok(scope) = word.parse() {
            self.scope = scope;
        } else {
            self.side = codes(word);
        }
    }

    fn happening(&self, count: &str) -> Happening {
        if count == "event" {
            let event_type = self.event.expect("an event type");
            return Happening::Event(Event { event_type, actor: self.by.clone(), target: self.to.clone() });
        }
        Happening::Toll(Toll {
            outcome: self.outcome.expect("an outcome"),
            count: count_of(count),
            victims: self.victims,
            side: self.side.clone(),
            perpetrator: self.by.clone(),
            scope: self.scope,
        })
    }
}

fn count_of(text: &str) -> Count {
    let number = |digits: &str| Some(digits.parse().expect("a number"));
    let (low, high, hedge) = if text == "?" {
        return Count::unstated();
    } else if let Some(digits) = text.strip_prefix(">=") {
        (number(digits), None, Hedge::AtLeast)
    } else if let Some(digits) = text.strip_prefix('<') {
        (None, number(digits), Hedge::Nearly)
    } else if let Some(digits) = text.strip_prefix('~') {
        (number(digits), number(digits), Hedge::About)
    } else if let Some((low, high)) = text.split_once("..") {
        (number(low), number(high), if high.ends_with("99") { Hedge::Magnitude } else { Hedge::Between })
    } else {
        (number(text), number(text), Hedge::Exact)
    };
    Count::new(low, high, hedge, Span::new(0, 1)).expect("in order")
}

fn code(text: &str) -> ActorCode {
    ActorCode::new(text).expect("a code")
}

fn codes(text: &str) -> Sides {
    text.split('+').map(code).collect()
}

fn when(text: &str) -> When {
    let day = |text: &str| -> Option<Date> { (!text.is_empty()).then(|| text.parse().expect("a day")) };
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let interval = Interval::days(day(first), day(last), Precision::Day).expect("in order");
    When::Stated { interval, span: Span::new(0, 1) }
}

/// A town; each letter of the alphabet lies some 110 kilometres north of the one before.
fn place(name: &str) -> Where {
    let letter = name.bytes().next().expect("a name").to_ascii_lowercase() - b'a';
    Where::Stated(Place {
        id: PlaceId::new(&format!("test:{name}")).expect("a place"),
        name: name.into(),
        coordinates: Coordinates::new(30.0 + f64::from(letter), 46.0).expect("on the globe"),
        precision: PlacePrecision::Settlement,
        span: Span::new(0, 1),
    })
}
