//! How does a claim look as a record, in cases?

use super::*;
use bestand_claim::{
    Anchor, Coordinates, EventType, Hedge, Interval, Modality, Outcome, PlaceId, PlacePrecision, Precision,
    ReaderVersion, RuleId, Scope, Standing, Victims, When,
};
use bestand_text::{Conventions, Report, SentenceIndex, Source};
use jiff::civil::date;

const TEXT: &str =
    "Volgens Armenië zijn sinds zondag bij Gjoemri zeker 26 militairen gedood. Dat zei het leger tegen AFP.";

fn report() -> Report {
    Report::read(TEXT, Source::default(), &Conventions::default())
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("in the text");
    Span::new(start as u32, (start + words.len()) as u32)
}

fn code(code: &str) -> ActorCode {
    ActorCode::new(code).expect("a code")
}

fn claim(report: &Report, happening: Happening, anchor: &str) -> Claim {
    Claim {
        happening,
        speaker: None,
        channel: None,
        standing: Standing::Asserted,
        modality: Modality::Happened,
        background: false,
        when: When::Unstated,
        place: Where::Unstated,
        evidence: Evidence {
            report: report.id().clone(),
            sentence: SentenceIndex(0),
            span: span("Volgens Armenië zijn sinds zondag bij Gjoemri zeker 26 militairen gedood"),
            anchor: span(anchor),
        },
        rule: RuleId::new("toll.die").expect("a rule"),
        reader: ReaderVersion::new("0.1.0+nl-3").expect("a version"),
    }
}

fn toll(report: &Report) -> Claim {
    let toll = Toll {
        outcome: Outcome::Killed,
        count: Count::new(Some(26), None, Hedge::AtLeast, span("zeker 26")).expect("in order"),
        victims: Victims::Military,
        side: Sides::from([code("ARM")]),
        perpetrator: Sides::none(),
        scope: Scope::Total,
    };
    let since = Interval::days(Some(date(2020, 9, 27)), None, Precision::Day).expect("days");
    Claim {
        speaker: Some(Speaker::new("Armenië", Some(code("ARM")), span("Armenië")).expect("words")),
        channel: Some(Channel::new("AFP", span("AFP")).expect("words")),
        when: When::Inferred { interval: since, from: Anchor::Words(span("sinds zondag")) },
        place: Where::Stated(Place {
            id: PlaceId::new("geonames:616635").expect("an id"),
            name: "Gyumri".into(),
            coordinates: Coordinates::new(40.7942, 43.845_28).expect("on the globe"),
            precision: PlacePrecision::Settlement,
            span: span("Gjoemri"),
        }),
        ..claim(report, Happening::Toll(toll), "zeker 26 militairen gedood")
    }
}

fn check(claim: &Claim, report: &Report, expected: &str) {
    let record = Record::of(claim, report.page().text());
    assert_eq!(record.to_json(), expected.replace("{id}", &claim.id().to_string()));
    assert_eq!(serde_json::from_str::<Record>(&record.to_json()).expect("a record"), record);
}

#[test]
fn a_toll_has_the_names_and_the_order_of_the_record() {
    let report = report();
    check(
        &toll(&report),
        &report,
        r#"{"id":"{id}","kind":"toll","type":"killed","count":{"low":26,"high":null,"hedge":"at_least","text":"zeker 26","span":[47,55]},"victims":"military","side":["ARM"],"perpetrator":[],"actor":[],"target":[],"speaker":{"text":"Armenië","side":"ARM","span":[8,16]},"channel":{"text":"AFP","span":[99,102]},"standing":"asserted","modality":"happened","scope":"total","background":false,"when":{"from":"2020-09-27","to":null,"precision":"day","basis":"inferred","inferred_from":"words","text":"sinds zondag","span":[22,34],"weekday":null,"zone":null},"where":{"id":"geonames:616635","name":"Gyumri","lat":40.7942,"lon":43.84528,"precision":"settlement","text":"Gjoemri","span":[39,46]},"evidence":{"report":"r-ef6f80cc0bb84647","sentence":0,"span":[0,73],"text":"Volgens Armenië zijn sinds zondag bij Gjoemri zeker 26 militairen gedood"},"anchor":[47,73],"rule":"toll.die","reader":"0.1.0+nl-3"}"#,
    );
}

#[test]
fn an_event_has_actors_and_nothing_of_a_toll() {
    let report = report();
    let event =
        Event { event_type: EventType::Accusation, actor: Sides::from([code("ARM")]), target: Sides::none() };
    let record = Record::of(&claim(&report, Happening::Event(event), "gedood"), report.page().text());
    assert_eq!((record.kind.as_str(), record.type_word.as_str()), ("event", "accusation"));
    assert_eq!((record.actor, record.target), (vec!["ARM".to_owned()], Vec::new()));
    assert_eq!((record.count, record.victims, record.scope), (None, None, None));
    assert_eq!((record.when, record.place, record.speaker), (None, None, None));
}

#[test]
fn a_figure_that_is_not_given_has_neither_words_nor_bounds() {
    let count = CountRecord::of(&Count::unstated(), TEXT);
    assert_eq!((count.low, count.high, count.text, count.span), (None, None, None, None));
    assert_eq!(count.hedge, "unstated");
}

#[test]
fn a_field_that_the_record_does_not_have_is_refused() {
    let report = report();
    let json =
        Record::of(&toll(&report), report.page().text()).to_json().replacen("\"kind\"", "\"soort\"", 1);
    let message = serde_json::from_str::<Record>(&json).expect_err("no such field").to_string();
    assert!(message.starts_with("unknown field `soort`"), "{message}");
}
