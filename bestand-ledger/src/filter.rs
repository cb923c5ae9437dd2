//! Which claims are asked for?

use bestand_claim::{ActorCode, Outcome, Victims};
use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::days::number_of;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::story_row;

/// What narrows a question: the side of Armenia, killed, since 27 September, as known on 8 October.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose people they were, or who acted or was acted upon.
    pub side: Option<ActorCode>,
    /// What happened to the people counted.
    pub outcome: Option<Outcome>,
    /// Which people they were.
    pub victims: Option<Victims>,
    /// Who says so: an actor's code, or words of the speaker as the report has them.
    pub speaker: Option<String>,
    /// The rows of the dyads that the conflict asked for consists of.
    pub(crate) dyads: Option<Vec<i64>>,
    /// The row of the story's first report.
    pub(crate) story: Option<i64>,
    /// Not before this day.
    pub since: Option<Date>,
    /// Not after this day.
    pub until: Option<Date>,
    /// As a reader would have known at the end of this day.
    pub as_of: Option<Date>,
    /// The language of the report.
    pub language: Option<String>,
}

/// Conditions on `told t` and `claim c`, with their values.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    text: Vec<String>,
    pub(crate) values: Vec<Value>,
    /// Pairs of foes of which the claims are wanted; each is looked up on its own, in the order of days that its index has.
    dyads: Option<Vec<i64>>,
}

impl Conditions {
    /// Adds a condition whose places for values are written `?`.
    pub(crate) fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.text.push(condition.to_owned());
        self.values.extend(values);
    }

    /// A query for the rows that fulfil the conditions, by `select` of columns from `told t` and what else is named, in an order and
    /// not more than a limit. Its values are those of [`Conditions::values_of`].
    pub(crate) fn query(&self, columns: &str, order: &str, limit: usize) -> String {
        let names = |table: &str| {
            columns.contains(table)
                || order.contains(table)
                || self.text.iter().any(|text| text.contains(table))
        };
        let claim = if names("c.") { "join claim c on c.id = t.claim" } else { "" };
        let report = if names("r.") { "join report r on r.id = t.report" } else { "" };
        let text = if self.text.is_empty() { "true".to_owned() } else { self.text.join(" and ") };
        let of = |dyad: &str| {
            format!(
                "select * from (select {columns} from told t {claim} {report}
                 where {dyad} {text} order by {order} limit {limit})"
            )
        };
        match &self.dyads {
            None => of(""),
            Some(dyads) if dyads.is_empty() => of("false and"),
            Some(dyads) => {
                let each: Vec<String> =
                    dyads.iter().map(|dyad| of(&format!("t.dyad = {dyad} and"))).collect();
                each.join(" union all ")
            }
        }
    }

    /// The values of a query: those of the conditions, once for each pair of foes.
    pub(crate) fn values_of(&self) -> Vec<Value> {
        let times = self.dyads.as_ref().map_or(1, |dyads| dyads.len().max(1));
        std::iter::repeat_n(&self.values, times).flatten().cloned().collect()
    }
}

/// Up to so many claims are gathered and sorted; of more, the newest are looked through.
const FEW: i64 = 20_000;

impl Filter {
    /// The same of one conflict only: of a war's id, or of all wars in which the actors with these codes fight.
    ///
    /// # Errors
    /// When no war is meant, or the ledger cannot be read.
    pub fn of_conflict(self, ledger: &Ledger, by: &str) -> Result<Filter, LedgerError> {
        let wars = ledger.wars_meant(by)?;
        Ok(Filter { dyads: Some(wars.into_iter().flat_map(|war| war.dyads).collect()), ..self })
    }

    /// The same of one story only, by the id of any of its reports (`r-5f1c03a9e2b7d410` or `s-5f1c`).
    ///
    /// # Errors
    /// When there is none, or the ledger cannot be read.
    pub fn of_story(self, ledger: &Ledger, id: &str) -> Result<Filter, LedgerError> {
        let story = ledger.named(story_row(&ledger.connection, id))?;
        Ok(Filter { story: Some(story), ..self })
    }

    /// All that the filter asks for. A rare side or speaker is looked up first, so that a question does not walk through all claims.
    pub(crate) fn conditions(&self, connection: &Connection) -> Result<Conditions, Kind> {
        let mut conditions = Conditions::default();
        self.when_known(&mut conditions);
        if let Some(dyads) = &self.dyads {
            conditions.dyads = Some(dyads.clone());
        }
        if let Some(story) = self.story {
            conditions.and("t.story = ?", [story.into()]);
        }
        if let Some(outcome) = self.outcome {
            conditions.and("t.type = ?", [outcome.as_str().to_owned().into()]);
        }
        if let Some(victims) = self.victims {
            conditions.and("c.victims = ?", [victims.as_str().to_owned().into()]);
        }
        if let Some(language) = &self.language {
            conditions.and("r.language = ?", [language.clone().into()]);
        }
        self.of_side(connection, &mut conditions)?;
        self.of_speaker(connection, &mut conditions)?;
        Ok(conditions)
    }

    /// The days asked for, and what was known when.
    pub(crate) fn when_known(&self, conditions: &mut Conditions) {
        match self.as_of.map(number_of) {
            Some(day) => conditions
                .and("t.published <= ? and (t.until is null or t.until > ?)", [day.into(), day.into()]),
            None => conditions.and("t.until is null", []),
        }
        if let Some(day) = self.since {
            conditions.and("t.day >= ?", [number_of(day).into()]);
        }
        if let Some(day) = self.until {
            conditions.and("t.day <= ?", [number_of(day).into()]);
        }
    }

    fn of_side(&self, connection: &Connection, conditions: &mut Conditions) -> Result<(), Kind> {
        let Some(side) = &self.side else { return Ok(()) };
        let rows =
            "party y join actor a on a.id = y.actor where a.code = ? and y.role in ('s', 'p', 'a', 't')";
        let value = || Value::from(side.as_str().to_owned());
        if is_few(connection, rows, value())? {
            conditions.and(&format!("+t.claim in (select y.claim from {rows})"), [value()]);
        } else {
            conditions.and(&format!("exists (select 1 from {rows} and y.claim = t.claim and y.day = ifnull(t.day, -9223372036854775808))"), [value()]);
        }
        Ok(())
    }

    fn of_speaker(&self, connection: &Connection, conditions: &mut Conditions) -> Result<(), Kind> {
        let Some(speaker) = &self.speaker else { return Ok(()) };
        let (rows, value) = match ActorCode::new(speaker) {
            Ok(code) => {
                ("claim k join speaker w on w.id = k.speaker where w.side = ?", code.as_str().to_owned())
            }
            Err(_) => {
                ("claim k join speaker w on w.id = k.speaker where w.text like ?", format!("%{speaker}%"))
            }
        };
        let value = || Value::from(value.clone());
        if is_few(connection, rows, value())? {
            conditions.and(&format!("+t.claim in (select k.id from {rows})"), [value()]);
        } else {
            let of_row = rows.replace("claim k join speaker w on w.id = k.speaker", "speaker w");
            conditions.and(&format!("exists (select 1 from {of_row} and w.id = c.speaker)"), [value()]);
        }
        Ok(())
    }
}

fn is_few(connection: &Connection, rows: &str, value: Value) -> Result<bool, Kind> {
    let count = format!("select count(*) from (select 1 from {rows} limit {FEW})");
    let count: i64 = connection.prepare_cached(&count)?.query_row([value], |row| row.get(0))?;
    Ok(count < FEW)
}

/// "3, 14, 15".
pub(crate) fn list(rows: &[i64]) -> String {
    rows.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

impl Filter {
    /// Whether claims must be looked at to answer, and not only reports and stories.
    pub(crate) fn asks_after_claims(&self) -> bool {
        let Filter {
            side,
            outcome,
            victims,
            speaker,
            dyads: _,
            story: _,
            since: _,
            until: _,
            as_of: _,
            language,
        } = self;
        side.is_some() || outcome.is_some() || victims.is_some() || speaker.is_some() || language.is_some()
    }
}
