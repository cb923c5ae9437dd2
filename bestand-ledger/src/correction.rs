//! What did a person correct, and how does it lie over what was read?

use bestand_claim::{
    Claim, ClaimId, Count, Happening, Hedge, Modality, Outcome, Scope, Standing, Toll, Victims,
};
use bestand_claim::{Event, EventType};
use bestand_text::{ReportId, Span};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params};
use rustc_hash::FxHashMap;

use crate::claim_row::sides_of;
use crate::claims::{claim_row, kept_claim};
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::story_of;

/// One correction by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// The claim was read well.
    Accept(ClaimId),
    /// The report does not claim this: it no longer counts.
    Reject(ClaimId),
    /// A field of the claim is another: `victims` is `civilian`.
    Set {
        /// The claim.
        claim: ClaimId,
        /// The field, as the record calls it.
        field: String,
        /// What it ought to be, in the words of the record; actor codes are parted by blanks, a count is `7` or `20-99`.
        value: String,
    },
    /// The claim counts the same people as another: it goes to the account of that other claim.
    Join {
        /// The claim.
        claim: ClaimId,
        /// A claim of the account that it goes to.
        into: ClaimId,
        /// Whether all claims of its account go with it.
        with_account: bool,
    },
    /// This report begins a story of its own.
    Split(ReportId),
    /// The story of the first report goes on in the story of the second.
    Merge(ReportId, ReportId),
}

/// The fields of a claim that a person can change.
pub const FIELDS: &[&str] = &[
    "type",
    "count",
    "victims",
    "side",
    "perpetrator",
    "actor",
    "target",
    "standing",
    "modality",
    "scope",
    "background",
];

/// A correction as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// When it was made.
    pub made: String,
    /// Who made it.
    pub by: String,
    /// `accept`, `reject`, `set`, `split` or `merge`.
    pub action: String,
    /// The claim or report.
    pub subject: String,
    /// The field, where one was changed.
    pub field: Option<String>,
    /// What it ought to be, or the report whose story it joins.
    pub value: Option<String>,
}

const ACCEPT: &str = "accept";
const REJECT: &str = "reject";
const SET: &str = "set";
const SPLIT: &str = "split";
const MERGE: &str = "merge";

impl Ledger {
    /// Enters a correction. It lies over what was read from the next [`Ledger::settle`] on, and outlives a new reading.
    ///
    /// # Errors
    /// When there is no such claim or report, or a field cannot hold the value.
    pub fn correct(&mut self, correction: &Correction, by: &str, now: Timestamp) -> Result<(), LedgerError> {
        self.write(|transaction| match correction {
            Correction::Accept(claim) => of_claim(transaction, *claim, ACCEPT, None, by, now),
            Correction::Reject(claim) => of_claim(transaction, *claim, REJECT, None, by, now),
            Correction::Set { claim, field, value } => {
                of_claim(transaction, *claim, SET, Some((field, value)), by, now)
            }
            Correction::Join { claim, into, with_account } => {
                for claim in joining(transaction, *claim, *with_account)? {
                    join(transaction, claim, *into, by, now)?;
                }
                Ok(())
            }
            Correction::Split(report) => of_story(transaction, report, SPLIT, None, by, now),
            Correction::Merge(report, into) => {
                in_two_stories(transaction, report, into)?;
                of_story(transaction, report, MERGE, Some(into), by, now)
            }
        })
    }

    /// All corrections, in the order in which they were made.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn corrections(&self) -> Result<Vec<Corrected>, LedgerError> {
        self.named(listed(&self.connection))
    }
}

fn listed(connection: &Connection) -> Result<Vec<Corrected>, Kind> {
    let query = "select made, by, action, subject, field, value from correction order by id";
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([], |row| {
        Ok(Corrected {
            made: row.get(0)?,
            by: row.get(1)?,
            action: row.get(2)?,
            subject: row.get(3)?,
            field: row.get(4)?,
            value: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_claim(
    connection: &Connection,
    claim: ClaimId,
    action: &str,
    change: Option<(&String, &String)>,
    by: &str,
    now: Timestamp,
) -> Result<(), Kind> {
    let row = claim_row(connection, claim)?.ok_or_else(|| missing(claim))?;
    let (report, start, end, type_word, kind): (i64, u32, u32, String, String) = connection
        .prepare_cached("select report, anchor_start, anchor_end, type, kind from claim where id = ?1")?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    if let Some((field, value)) = change {
        let why = |why: String| Kind::Correction { why };
        Change::parse(field, value, &kind).map_err(why)?;
    }
    insert(
        connection,
        &Row {
            action,
            subject: &claim.to_string(),
            change: change.map(|(field, value)| (Some(field.as_str()), value.as_str())),
            report,
            place: Some((Span::new(start, end), &type_word)),
            by,
            now,
        },
    )?;
    unsettle(connection, report)
}

/// The claim, or all claims of its account.
fn joining(connection: &Connection, claim: ClaimId, with_account: bool) -> Result<Vec<ClaimId>, Kind> {
    if !with_account {
        return Ok(vec![claim]);
    }
    let query = "select c.hash from told t join claim c on c.id = t.claim
        where t.account = (select account from told where claim = ?1) order by c.id";
    let mut statement = connection.prepare_cached(query)?;
    let row = claim_row(connection, claim)?;
    let rows = statement.query_map([row], |row| row.get(0).map(ClaimId::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives a claim what the other has of an account's key; what is the same already is not corrected.
fn join(
    connection: &Connection,
    claim: ClaimId,
    into: ClaimId,
    by: &str,
    now: Timestamp,
) -> Result<(), Kind> {
    let (from, to) = (key_of(connection, claim)?, key_of(connection, into)?);
    for ((field, from), (_, to)) in from.iter().zip(&to) {
        if from != to {
            of_claim(connection, claim, SET, Some((&(*field).to_owned(), to)), by, now)?;
        }
    }
    Ok(())
}

/// The fields of a claim that decide on its account, as they are written.
fn key_of(connection: &Connection, claim: ClaimId) -> Result<Vec<(&'static str, String)>, Kind> {
    let row = claim_row(connection, claim)?.ok_or_else(|| missing(claim))?;
    let kept = kept_claim(connection, row)?.ok_or_else(|| missing(claim))?;
    let claim = kept.told.claim;
    let Happening::Toll(toll) = &claim.happening else {
        return Err(Kind::Correction {
            why: format!("{} counts no people, and has no account", kept.told.id),
        });
    };
    let side: Vec<&str> = toll.side.iter().map(bestand_claim::ActorCode::as_str).collect();
    Ok(vec![
        ("type", toll.outcome.to_string()),
        ("victims", toll.victims.to_string()),
        ("side", side.join(" ")),
        ("scope", toll.scope.to_string()),
        ("background", claim.background.to_string()),
    ])
}

fn of_story(
    connection: &Connection,
    report: &ReportId,
    action: &str,
    into: Option<&ReportId>,
    by: &str,
    now: Timestamp,
) -> Result<(), Kind> {
    let row = report_row(connection, report)?;
    insert(
        connection,
        &Row {
            action,
            subject: report.as_str(),
            change: into.map(|into| (None, into.as_str())),
            report: row,
            place: None,
            by,
            now,
        },
    )?;
    unsettle(connection, row)
}

fn missing(claim: ClaimId) -> Kind {
    Kind::NotFound { what: "claim", id: claim.to_string() }
}

/// A story cannot go on in itself.
fn in_two_stories(connection: &Connection, report: &ReportId, into: &ReportId) -> Result<(), Kind> {
    let rows = [report_row(connection, report)?, report_row(connection, into)?];
    let [one, other] = [story_of(connection, rows[0])?, story_of(connection, rows[1])?];
    if rows[0] == rows[1] || (one.is_some() && one == other) {
        let why = format!("{report} and {into} stand in one story already (split one of them off first)");
        return Err(Kind::Correction { why });
    }
    Ok(())
}

/// The row of a report that there must be.
pub(crate) fn report_row(connection: &Connection, report: &ReportId) -> Result<i64, Kind> {
    let found = connection
        .prepare_cached("select id from report where hash = ?1")?
        .query_row([report.as_str()], |row| row.get(0))
        .optional()?;
    found.ok_or_else(|| Kind::NotFound { what: "report", id: report.to_string() })
}

/// The report is to be placed again.
fn unsettle(connection: &Connection, report: i64) -> Result<(), Kind> {
    connection
        .prepare_cached("insert into pending (report) values (?1) on conflict do nothing")?
        .execute([report])?;
    Ok(())
}

struct Row<'r> {
    action: &'r str,
    subject: &'r str,
    change: Option<(Option<&'r str>, &'r str)>,
    report: i64,
    place: Option<(Span, &'r str)>,
    by: &'r str,
    now: Timestamp,
}

fn insert(connection: &Connection, row: &Row<'_>) -> Result<(), Kind> {
    let Row { action, subject, change, report, place, by, now } = row;
    connection.prepare_cached(include_str!("sql/correction_insert.sql"))?.execute(named_params! {
        ":made": now.to_string(), ":by": by, ":action": action, ":subject": subject,
        ":field": change.and_then(|(field, _)| field), ":value": change.map(|(_, value)| value),
        ":report": report, ":anchor_start": place.map(|(span, _)| span.start),
        ":anchor_end": place.map(|(span, _)| span.end), ":type": place.map(|(_, type_word)| type_word),
    })?;
    Ok(())
}

/// All corrections of claims and stories, by the row of their report.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    of_claims: FxHashMap<i64, Vec<OfClaim>>,
    of_stories: FxHashMap<i64, Option<String>>,
}

#[derive(Debug)]
struct OfClaim {
    subject: ClaimId,
    /// Whether the newest reader no longer makes the claim.
    is_gone: bool,
    anchor: Span,
    type_word: String,
    action: String,
    change: Option<(String, String)>,
}

impl Corrections {
    /// All that were made; the last word on a story holds.
    pub(crate) fn all(connection: &Connection) -> Result<Corrections, Kind> {
        let mut all = Corrections::default();
        let mut statement = connection.prepare_cached(include_str!("sql/corrections.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (report, action): (i64, String) = (row.get(0)?, row.get(1)?);
            let (field, value): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            match action.as_str() {
                SPLIT | MERGE => {
                    all.of_stories.insert(report, value);
                }
                _ => all.of_claims.entry(report).or_default().push(OfClaim {
                    anchor: Span::new(row.get(4)?, row.get(5)?),
                    type_word: row.get(6)?,
                    subject: ClaimId::from_bytes(row.get(7)?),
                    is_gone: row.get(8)?,
                    action,
                    change: field.zip(value),
                }),
            }
        }
        Ok(all)
    }

    /// The claim as the person who looked at it has it.
    pub(crate) fn applied(&self, claim: Claim, report: i64) -> Claim {
        let Some(corrections) = self.of_claims.get(&report) else { return claim };
        let fitting: Vec<&OfClaim> = corrections.iter().filter(|made| made.fits(&claim)).collect();
        fitting.into_iter().fold(claim, |claim, made| match &made.change {
            Some((field, value)) => match Change::parse(field, value, claim.happening.kind().as_str()) {
                Ok(change) => change.applied(claim),
                Err(_) => claim,
            },
            None => claim,
        })
    }

    /// Whether a person said that the report does not claim this; the last word holds.
    pub(crate) fn rejects(&self, claim: &Claim, report: i64) -> bool {
        let corrections = self.of_claims.get(&report).map_or(&[][..], Vec::as_slice);
        let mut verdicts = corrections.iter().filter(|made| made.change.is_none() && made.fits(claim));
        verdicts.next_back().is_some_and(|made| made.action == REJECT)
    }

    /// What a person said of a report's story: nothing, a story of its own, or that of another report.
    pub(crate) fn story(&self, report: i64) -> Option<Option<&str>> {
        self.of_stories.get(&report).map(Option::as_deref)
    }
}

impl OfClaim {
    /// Whether it was made of this claim, or of what an earlier reader made of the same words.
    fn fits(&self, claim: &Claim) -> bool {
        let is_of_its_words =
            || self.anchor.overlaps(claim.evidence.anchor) && self.type_word == claim.happening.type_word();
        if self.is_gone { is_of_its_words() } else { self.subject == claim.id() }
    }
}

/// A field with its new value.
enum Change {
    Outcome(Outcome),
    EventType(EventType),
    Count(Option<u64>, Option<u64>),
    Victims(Victims),
    Side(bestand_claim::Sides),
    Perpetrator(bestand_claim::Sides),
    Actor(bestand_claim::Sides),
    Target(bestand_claim::Sides),
    Standing(Standing),
    Modality(Modality),
    Scope(Scope),
    Background(bool),
}

impl Change {
    fn parse(field: &str, value: &str, kind: &str) -> Result<Change, String> {
        let words = |error: bestand_claim::ClaimError| error.to_string();
        let is_toll = kind == bestand_claim::Kind::Toll.as_str();
        match field {
            "type" if is_toll => Outcome::parse(value).map(Change::Outcome).map_err(words),
            "type" => EventType::parse(value).map(Change::EventType).map_err(words),
            "count" if is_toll => count(value).map(|(low, high)| Change::Count(low, high)),
            "victims" if is_toll => Victims::parse(value).map(Change::Victims).map_err(words),
            "scope" if is_toll => Scope::parse(value).map(Change::Scope).map_err(words),
            "side" if is_toll => sides_of(value).map(Change::Side).map_err(words),
            "perpetrator" if is_toll => sides_of(value).map(Change::Perpetrator).map_err(words),
            "actor" if !is_toll => sides_of(value).map(Change::Actor).map_err(words),
            "target" if !is_toll => sides_of(value).map(Change::Target).map_err(words),
            "standing" => Standing::parse(value).map(Change::Standing).map_err(words),
            "modality" => Modality::parse(value).map(Change::Modality).map_err(words),
            "background" => value
                .parse()
                .map(Change::Background)
                .map_err(|_| format!("'{value}' is neither 'true' nor 'false', which 'background' takes")),
            _ if FIELDS.contains(&field) => {
                Err(format!("a claim of this kind ({kind}) has no field '{field}'"))
            }
            _ => Err(format!("no field is called '{field}' (one of: {})", FIELDS.join(", "))),
        }
    }

    fn applied(self, mut claim: Claim) -> Claim {
        match self {
            Change::Standing(standing) => claim.standing = standing,
            Change::Modality(modality) => claim.modality = modality,
            Change::Background(background) => claim.background = background,
            of_kind => match &mut claim.happening {
                Happening::Toll(toll) => of_kind.applied_to_toll(toll),
                Happening::Event(event) => of_kind.applied_to_event(event),
            },
        }
        claim
    }

    fn applied_to_toll(self, toll: &mut Toll) {
        match self {
            Change::Outcome(outcome) => toll.outcome = outcome,
            Change::Count(low, high) => {
                let hedge = if low == high && low.is_some() { Hedge::Exact } else { Hedge::Between };
                let span = toll.count.span().unwrap_or_default();
                toll.count = Count::new(low, high, hedge, span).unwrap_or(toll.count);
            }
            Change::Victims(victims) => toll.victims = victims,
            Change::Side(side) => toll.side = side,
            Change::Perpetrator(side) => toll.perpetrator = side,
            Change::Scope(scope) => toll.scope = scope,
            _ => {}
        }
    }

    fn applied_to_event(self, event: &mut Event) {
        match self {
            Change::EventType(event_type) => event.event_type = event_type,
            Change::Actor(side) => event.actor = side,
            Change::Target(side) => event.target = side,
            _ => {}
        }
    }
}

/// "7", "20-99", "20-" or "-99".
fn count(value: &str) -> Result<(Option<u64>, Option<u64>), String> {
    let unreadable = || format!("'{value}' is no count: write 7, 20-99, 20- (at least) or -99 (at most)");
    let end = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    let (low, high) = value.split_once('-').unwrap_or((value, value));
    let (low, high): (Option<u64>, Option<u64>) =
        (end(low).ok_or_else(unreadable)?, end(high).ok_or_else(unreadable)?);
    match (low, high) {
        (None, None) => Err(unreadable()),
        (Some(low), Some(high)) if low > high => Err(unreadable()),
        ends => Ok(ends),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_one_number_or_two_ends() {
        for (text, expected) in [
            ("7", Some((Some(7), Some(7)))),
            ("20-99", Some((Some(20), Some(99)))),
            ("20-", Some((Some(20), None))),
            ("-99", Some((None, Some(99)))),
            ("99-20", None),
            ("-", None),
            ("zeven", None),
        ] {
            assert_eq!(count(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn a_field_that_is_none_is_refused_with_those_that_are() {
        let refused = |field, value, kind| Change::parse(field, value, kind).err().unwrap_or_default();
        assert!(
            refused("victim", "civilian", "toll")
                .starts_with("no field is called 'victim' (one of: type, count,")
        );
        assert_eq!(refused("side", "ARM", "event"), "a claim of this kind (event) has no field 'side'");
        assert!(refused("standing", "sure", "toll").starts_with("no standing is called 'sure'"));
        assert_eq!(refused("side", "ARM AZE", "toll"), "");
    }
}
