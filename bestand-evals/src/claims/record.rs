//! What stands in a file of gold or predicted claims?
//!
//! JSON Lines, one report a line: `{"report": "r-nl-001", "tolls": [{"evidence": "26 doden", "outcome": "killed", …}]}`.

use std::collections::BTreeSet;
use std::path::Path;

use bestand_claim::{Claim, Event, Happening, Sides, Speaker, Toll};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::{Failure, read_text};

/// The claims of a report.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Record {
    pub(super) report: String,
    pub(super) language: Option<String>,
    pub(super) tolls: Option<Vec<Told>>,
    pub(super) events: Option<Vec<Told>>,
}

/// A claim as a file tells it, toll or event; nothing is required of it but what it is scored by.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    pub(super) evidence: Option<String>,
    pub(super) span: Option<(i64, i64)>,
    pub(super) start: Option<i64>,
    pub(super) end: Option<i64>,
    pub(super) outcome: Option<String>,
    #[serde(rename = "type")]
    pub(super) event_type: Option<String>,
    pub(super) low: Option<i64>,
    pub(super) high: Option<i64>,
    pub(super) victims: Option<String>,
    pub(super) side: Option<Codes>,
    pub(super) actor: Option<Codes>,
    pub(super) target: Option<Codes>,
    pub(super) speaker: Option<Who>,
    pub(super) standing: Option<String>,
    pub(super) modality: Option<String>,
    pub(super) scope: Option<String>,
    pub(super) background: Option<bool>,
}

/// Who is reported to say so: `{"text": "Armenië", "side": "ARM"}`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Who {
    pub(super) text: Option<String>,
    pub(super) side: Option<String>,
}

/// One actor's code or several: `"ARM"`, `["ARM", "AZE"]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Codes {
    One(String),
    Many(Vec<String>),
}

impl Codes {
    pub(super) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(code) => std::slice::from_ref(code),
            Self::Many(codes) => codes,
        }
    }
}

/// The reports of a file, each at most once.
pub(super) fn load(path: &Path) -> Result<Vec<Record>, Failure> {
    parse(&path.display().to_string(), &read_text(path)?)
}

/// The reports of a file's text; `name` stands in the errors.
pub(super) fn parse(name: &str, text: &str) -> Result<Vec<Record>, Failure> {
    let mut records: Vec<Record> = Vec::new();
    let mut seen = BTreeSet::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let failed = |error: &dyn std::fmt::Display| Failure::of(format_args!("{name}:{number}"), error);
        let record: Record = serde_json::from_str(line).map_err(|error| failed(&error))?;
        if !seen.insert(record.report.clone()) {
            return Err(failed(&format_args!("report {} stands twice in the file", record.report)));
        }
        records.push(record);
    }
    Ok(records)
}

/// The line of a report in a prediction file.
pub(super) fn line(report: &str, language: &str, claims: &[Claim], text: &str) -> String {
    let of = |wanted: fn(&Happening) -> bool| -> Vec<Value> {
        claims.iter().filter(|claim| wanted(&claim.happening)).map(|claim| told(claim, text)).collect()
    };
    let tolls = of(|happening| matches!(happening, Happening::Toll(_)));
    let events = of(|happening| matches!(happening, Happening::Event(_)));
    json!({"report": report, "language": language, "tolls": tolls, "events": events}).to_string()
}

fn told(claim: &Claim, text: &str) -> Value {
    let anchor = claim.evidence.anchor;
    let evidence = anchor.slice(text);
    let mut value = match &claim.happening {
        Happening::Toll(Toll { outcome, count, victims, side, scope, perpetrator: _ }) => json!({
            "outcome": outcome.as_str(), "low": count.low(), "high": count.high(), "victims": victims.as_str(),
            "side": codes(side), "standing": claim.standing.as_str(), "scope": scope.as_str(),
        }),
        Happening::Event(Event { event_type, actor, target }) => json!({
            "type": event_type.as_str(), "actor": codes(actor), "target": codes(target),
            "modality": claim.modality.as_str(),
        }),
    };
    value["evidence"] = json!(evidence);
    value["span"] = json!([anchor.start, anchor.end]);
    value["speaker"] = json!(claim.speaker.as_ref().map(who));
    value["background"] = json!(claim.background);
    value["rule"] = json!(claim.rule.as_str());
    value
}

fn who(speaker: &Speaker) -> Value {
    json!({"text": speaker.text(), "side": speaker.side().map(bestand_claim::ActorCode::as_str)})
}

fn codes(sides: &Sides) -> Vec<&str> {
    sides.iter().map(bestand_claim::ActorCode::as_str).collect()
}
