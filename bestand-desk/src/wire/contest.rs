//! How do contradictions, edits and truces look to a program?

use bestand_claim::{ActorCode, Claim, EventType, Place, Sides};
use bestand_ledger::{Contested, Edit, KeptWar};
use bestand_reconcile::{
    Basis, Ceasefire, Dispute, Grounded, Moment, Position, Step, TimelineEntry, Witness,
};
use serde::Serialize;
use std::collections::BTreeSet;

use super::account::SupportRecord;
use super::time::{ends, weekday_word};

/// Two positions that exclude each other, or only seem to.
#[derive(Debug, Clone, Serialize)]
pub struct ContradictionRecord {
    /// `other_number`, `denied`, `later_count` …
    pub kind: String,
    /// The rule that found it.
    pub reason: String,
    /// Whether the two do not exclude each other after all.
    pub explained: bool,
    /// The first report of the story in which both stand; null for the running totals of a conflict.
    pub story: Option<String>,
    /// The one position.
    pub left: PositionRecord,
    /// The other.
    pub right: PositionRecord,
}

/// What one voice holds, however many reports carry it.
#[derive(Debug, Clone, Serialize)]
pub struct PositionRecord {
    /// `reports` for the outlets' own voice, `side:AZE`, or `named:` and the speaker's words.
    pub voice: String,
    /// The claims that say so.
    pub claims: Vec<String>,
    /// Who carries it.
    pub support: SupportRecord,
    /// The sentence of the first of them.
    pub sentence: String,
}

impl ContradictionRecord {
    /// A contradiction with the sentences of both positions.
    #[must_use]
    pub fn of(contested: &Contested, left: &str, right: &str) -> ContradictionRecord {
        let contradiction = &contested.contradiction;
        let position = |position: &Position, sentence: &str| {
            let Position { voice, claims, support } = position;
            PositionRecord {
                voice: voice.to_string(),
                claims: claims.iter().map(ToString::to_string).collect(),
                support: SupportRecord::of(*support),
                sentence: sentence.to_owned(),
            }
        };
        ContradictionRecord {
            kind: contradiction.kind.to_string(),
            reason: contradiction.reason.to_string(),
            explained: contradiction.kind.is_explained(),
            story: contested.story.as_ref().map(ToString::to_string),
            left: position(&contradiction.left, left),
            right: position(&contradiction.right, right),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

/// Two versions of a page, and the claims that changed between them.
#[derive(Debug, Clone, Serialize)]
pub struct EditRecord {
    /// The address of the page.
    pub url: String,
    /// Who brought it.
    pub outlet: Option<String>,
    /// The older version.
    pub older: String,
    /// The newer version.
    pub newer: String,
    /// When the newer version was added.
    pub added: String,
    /// Tolls of the older version that the newer does not have.
    pub gone: Vec<String>,
    /// Tolls of the newer version that the older did not have.
    pub come: Vec<String>,
}

impl EditRecord {
    /// An edit with the ids of its claims.
    #[must_use]
    pub fn of(edit: &Edit) -> EditRecord {
        let Edit { url, outlet, older, newer, added, gone, come } = edit;
        let ids = |claims: &[Claim]| claims.iter().map(|claim| claim.id().to_string()).collect();
        EditRecord {
            url: url.clone(),
            outlet: outlet.clone(),
            older: older.to_string(),
            newer: newer.to_string(),
            added: added.clone(),
            gone: ids(gone),
            come: ids(come),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

/// One truce, from the first call for it to its end.
#[derive(Debug, Clone, Serialize)]
pub struct CeasefireRecord {
    /// Its id, made from the first claim that tells of it: `t-5f1c…`.
    pub id: String,
    /// The conflict's id; null where no two foes are told of.
    pub conflict: Option<String>,
    /// Whether it is told as history only.
    pub background: bool,
    /// Who is to cease fire.
    pub parties: Vec<String>,
    /// How it stood at the last claim: `in_force`, `disputed` …
    pub state: String,
    /// The first day on which a claim on it appeared.
    pub first_told: Option<String>,
    /// The last day on which one did.
    pub last_told: Option<String>,
    /// Who brought the parties together.
    pub mediators: Vec<GroundedRecord>,
    /// Where it was agreed.
    pub agreed_at: Vec<GroundedRecord>,
    /// Where the fire is to cease.
    pub areas: Vec<GroundedRecord>,
    /// What it is to make room for.
    pub purposes: Vec<GroundedRecord>,
    /// When it was agreed or announced.
    pub declared: Vec<MomentRecord>,
    /// From when it holds.
    pub effective: Vec<MomentRecord>,
    /// When it ended.
    pub ended: Vec<MomentRecord>,
    /// Its life, in the order in which it went.
    pub steps: Vec<StepRecord>,
    /// The earlier truce that it takes up again.
    pub renews: Option<String>,
    /// The later truce that takes it up again.
    pub renewed_by: Option<String>,
    /// Talks, invitations, mediation, exchanges and refusals round it.
    pub around: Vec<String>,
    /// Fighting between its parties after it took effect.
    pub fighting: Vec<String>,
    /// Who carries all this.
    pub support: SupportRecord,
}

/// Something with the claims that it rests on.
#[derive(Debug, Clone, Serialize)]
pub struct GroundedRecord {
    /// What they say.
    pub value: String,
    /// The claims.
    pub claims: Vec<String>,
    /// Who carries them.
    pub support: SupportRecord,
}

/// A time with the claims that tell it.
#[derive(Debug, Clone, Serialize)]
pub struct MomentRecord {
    /// The first day or moment; null where it is open.
    pub from: Option<String>,
    /// The last day, or the first moment after it; null where it is open.
    pub to: Option<String>,
    /// The finest unit that the words settle.
    pub precision: String,
    /// The day's name, where that is all that is known of the day within the stretch.
    pub weekday: Option<String>,
    /// The clock by which it was told.
    pub zone: Option<String>,
    /// Whence it is known.
    pub basis: String,
    /// The claims.
    pub claims: Vec<String>,
    /// Who carries them.
    pub support: SupportRecord,
}

/// One step in the life of a truce.
#[derive(Debug, Clone, Serialize)]
pub struct StepRecord {
    /// `called_for`, `agreed`, `in_force`, `violated`, `renewed` or `ended`.
    pub kind: String,
    /// Who took it.
    pub by: Vec<String>,
    /// How firmly it is told.
    pub modality: String,
    /// When.
    pub moments: Vec<MomentRecord>,
    /// Who says so.
    pub asserted_by: Vec<String>,
    /// Who denies it.
    pub denied_by: Vec<String>,
    /// Who cannot or will not say.
    pub unconfirmed_by: Vec<String>,
    /// Whether only quoted speakers say so.
    pub alleged: bool,
    /// In what ways it is disputed: `denied`, `said_to_hold`, `countered`, and by whom.
    pub disputes: Vec<DisputeRecord>,
    /// The claims under it.
    pub claims: Vec<String>,
    /// Who carries them.
    pub support: SupportRecord,
}

/// In what way a step is disputed.
#[derive(Debug, Clone, Serialize)]
pub struct DisputeRecord {
    /// `denied`, `said_to_hold` or `countered`.
    pub kind: String,
    /// Who disputes it.
    pub by: Vec<String>,
}

impl CeasefireRecord {
    /// A truce of a war.
    #[must_use]
    pub fn of(truce: &Ceasefire, war: Option<&KeptWar>) -> CeasefireRecord {
        let Ceasefire {
            id,
            background,
            parties,
            areas,
            mediators,
            agreed_at,
            purposes,
            declared,
            effective,
            ended,
            steps,
            state,
            first_told,
            last_told,
            renews,
            renewed_by,
            around,
            fighting,
            support,
        } = truce;
        let place = |place: &Place| place.name.to_string();
        CeasefireRecord {
            id: id.to_string(),
            conflict: war.map(|war| war.war.id.to_string()),
            background: *background,
            parties: codes(parties),
            state: state.as_str().to_owned(),
            first_told: first_told.map(|day| day.to_string()),
            last_told: last_told.map(|day| day.to_string()),
            mediators: grounded(mediators, ActorCode::to_string),
            agreed_at: grounded(agreed_at, place),
            areas: grounded(areas, place),
            purposes: grounded(purposes, EventType::to_string),
            declared: moments(declared),
            effective: moments(effective),
            ended: moments(ended),
            steps: steps.iter().map(StepRecord::of).collect(),
            renews: renews.as_ref().map(ToString::to_string),
            renewed_by: renewed_by.as_ref().map(ToString::to_string),
            around: around.iter().map(ToString::to_string).collect(),
            fighting: fighting.iter().map(ToString::to_string).collect(),
            support: SupportRecord::of(*support),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl StepRecord {
    fn of(step: &Step) -> StepRecord {
        let Step { kind, by, modality, moments: times, voices, disputes, claims, support } = step;
        StepRecord {
            kind: kind.as_str().to_owned(),
            by: codes(by),
            modality: modality.to_string(),
            moments: moments(times),
            asserted_by: witnesses(&voices.asserted_by),
            denied_by: witnesses(&voices.denied_by),
            unconfirmed_by: witnesses(&voices.unconfirmed_by),
            alleged: step.is_alleged(),
            disputes: disputes.iter().map(DisputeRecord::of).collect(),
            claims: claims.iter().map(ToString::to_string).collect(),
            support: SupportRecord::of(*support),
        }
    }
}

impl DisputeRecord {
    fn of(dispute: &Dispute) -> DisputeRecord {
        let (kind, by) = match dispute {
            Dispute::Denied { by } => ("denied", by),
            Dispute::SaidToHold { by, claims: _ } => ("said_to_hold", by),
            Dispute::Countered { by, claims: _ } => ("countered", by),
        };
        DisputeRecord { kind: kind.to_owned(), by: witnesses(by) }
    }
}

/// One happening, however many reports tell it.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineRecord {
    /// The type of the event: `air_strike`.
    #[serde(rename = "type")]
    pub type_word: String,
    /// Who did it.
    pub actor: Vec<String>,
    /// To whom.
    pub target: Vec<String>,
    /// How firmly it is told.
    pub modality: String,
    /// Whether it is told as history.
    pub background: bool,
    /// The first day or moment; null where it is open.
    pub from: Option<String>,
    /// The last day, or the first moment after it; null where it is open.
    pub to: Option<String>,
    /// The finest unit that the words settle; null where nothing tells when.
    pub precision: Option<String>,
    /// Whence that is known: `stated`, `inferred`, or `published` where it was only told by then.
    pub basis: String,
    /// The first day on which it can have been told.
    pub first_told: Option<String>,
    /// The place, by its id and name.
    pub place: Option<[String; 2]>,
    /// Who says so.
    pub asserted_by: Vec<String>,
    /// Who denies it.
    pub denied_by: Vec<String>,
    /// Who cannot or will not say.
    pub unconfirmed_by: Vec<String>,
    /// The claims.
    pub claims: Vec<String>,
    /// Who carries them.
    pub support: SupportRecord,
}

impl TimelineRecord {
    /// A happening, told as news or as history.
    #[must_use]
    pub fn of(entry: &TimelineEntry, background: bool) -> TimelineRecord {
        let TimelineEntry {
            event_type,
            actor,
            target,
            modality,
            when,
            basis,
            first_told,
            place,
            voices,
            claims,
            support,
        } = entry;
        let (from, to) = when.as_ref().map_or((None, None), ends);
        TimelineRecord {
            type_word: event_type.to_string(),
            actor: codes(actor),
            target: codes(target),
            modality: modality.to_string(),
            background,
            from,
            to,
            precision: when.as_ref().map(|interval| interval.precision().to_string()),
            basis: basis_word(*basis).to_owned(),
            first_told: first_told.map(|day| day.to_string()),
            place: place.as_ref().map(|place| [place.id.as_str().to_owned(), place.name.to_string()]),
            asserted_by: witnesses(&voices.asserted_by),
            denied_by: witnesses(&voices.denied_by),
            unconfirmed_by: witnesses(&voices.unconfirmed_by),
            claims: claims.iter().map(ToString::to_string).collect(),
            support: SupportRecord::of(*support),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

const fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Published => "published",
    }
}

fn codes(sides: &Sides) -> Vec<String> {
    sides.iter().map(ToString::to_string).collect()
}

/// `side:AZE`, `named:` and a speaker's words, `outlet:` and its name.
fn witnesses(witnesses: &BTreeSet<Witness>) -> Vec<String> {
    let named = |witness: &Witness| match witness {
        Witness::Side(side) => format!("side:{side}"),
        Witness::Named(words) => format!("named:{words}"),
        Witness::Outlet(name) => format!("outlet:{name}"),
    };
    witnesses.iter().map(named).collect()
}

fn grounded<T>(all: &[Grounded<T>], said: impl Fn(&T) -> String) -> Vec<GroundedRecord> {
    let record = |Grounded { value, claims, support }: &Grounded<T>| GroundedRecord {
        value: said(value),
        claims: claims.iter().map(ToString::to_string).collect(),
        support: SupportRecord::of(*support),
    };
    all.iter().map(record).collect()
}

fn moments(moments: &[Moment]) -> Vec<MomentRecord> {
    moments.iter().map(MomentRecord::of).collect()
}

impl MomentRecord {
    fn of(moment: &Moment) -> MomentRecord {
        let Moment { interval, basis, claims, support } = moment;
        let (from, to) = ends(interval);
        MomentRecord {
            from,
            to,
            precision: interval.precision().to_string(),
            weekday: interval.weekday().map(|day| weekday_word(day).to_owned()),
            zone: interval.zone().map(ToString::to_string),
            basis: basis_word(*basis).to_owned(),
            claims: claims.iter().map(ToString::to_string).collect(),
            support: SupportRecord::of(*support),
        }
    }
}
