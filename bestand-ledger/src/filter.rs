//! Which claims are asked for?

use bestand_claim::{ActorCode, Outcome, Victims};
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::days::number_of;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::story_row;
use crate::settle::{NO_DAY, SAYS, TAKES_PART};

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

/// The newest happenings first: the order of the indexes by day.
pub(crate) const NEWEST: &str = "t.day desc, t.mark, t.claim desc";

/// Conditions on `told t` and `claim c`, with their values, and the ways to the rows that are held against them.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    text: Vec<String>,
    values: Vec<Value>,
    ways: Vec<Way>,
}

/// A way to rows of `told t`: each is gone on its own, in the order of its index, and no further than the limit.
#[derive(Debug)]
pub(crate) struct Way {
    /// The table, by the index that is meant.
    pub(crate) rows: &'static str,
    /// Where in the index.
    pub(crate) place: String,
    /// The order that the index has, where it is not in the words of the one that is wanted.
    pub(crate) order: Option<&'static str>,
}

impl Conditions {
    /// Adds a condition whose places for values are written `?`.
    pub(crate) fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.text.push(condition.to_owned());
        self.values.extend(values);
    }

    /// Looks on these ways only; where none was ever given, SQLite finds its own.
    pub(crate) fn along(&mut self, ways: impl IntoIterator<Item = Way>) {
        self.ways.extend(ways);
        if self.ways.is_empty() {
            self.ways.push(Way { rows: "told t", place: "false".to_owned(), order: None });
        }
    }

    /// A query for the rows that fulfil the conditions, by `select` of columns from `told t` and what else is named, in an order and
    /// not more than a limit on each way. Its values are those of [`Conditions::values`].
    pub(crate) fn query(&self, columns: &str, order: &str, limit: usize) -> String {
        let names = |table: &str| {
            columns.contains(table)
                || order.contains(table)
                || self.text.iter().any(|text| text.contains(table))
        };
        let claim = if names("c.") { "join claim c on c.id = t.claim" } else { "" };
        let report = if names("r.") { "join report r on r.id = t.report" } else { "" };
        let text: String = self.text.iter().map(|text| format!(" and {text}")).collect();
        let along = |Way { rows, place, order: own }: &Way| {
            let order = own.unwrap_or(order);
            format!(
                "select * from (select {columns} from {rows} {claim} {report}
                 where {place}{text} order by {order} limit {limit})"
            )
        };
        if self.ways.is_empty() {
            return along(&Way { rows: "told t", place: "true".to_owned(), order: None });
        }
        // A claim of which someone is both doer and victim is met on two ways.
        self.ways.iter().map(along).collect::<Vec<_>>().join(" union ")
    }

    /// The values of a query: those of the conditions, once for each way.
    pub(crate) fn values(&self) -> Vec<Value> {
        std::iter::repeat_n(&self.values, self.ways.len().max(1)).flatten().cloned().collect()
    }
}

/// What many claims have in common, and an index finds.
enum Facet {
    /// Who takes part, or who speaks: the row of an actor, and the roles.
    Party(i64, &'static [&'static str]),
    /// Rows of speakers.
    Speakers(Vec<i64>),
    /// Rows of pairs of foes.
    Dyads(Vec<i64>),
    /// Rows of kinds.
    Kinds(Vec<i64>),
    /// Whether it is on a truce, or may break one, between pairs of foes or between none that are known.
    OnTruce(Vec<Option<i64>>),
    /// Rows of accounts.
    Accounts(Vec<i64>),
}

/// More ways than this are not worth going: then so many claims are meant that they are met soon among all.
pub(crate) const MOST_WAYS: usize = 100;

impl Facet {
    /// As a condition on rows that were found otherwise.
    fn condition(&self) -> String {
        match self {
            Facet::Party(actor, roles) => format!(
                "exists (select 1 from party y where y.actor = {actor} and y.role in ('{}')
                 and y.day = ifnull(t.day, {NO_DAY}) and y.mark = t.mark and y.claim = t.claim)",
                roles.join("', '"),
            ),
            Facet::Speakers(rows) => among("t.speaker", rows),
            Facet::Dyads(rows) => among("t.dyad", rows),
            Facet::Kinds(rows) => among("t.kind", rows),
            Facet::Accounts(rows) => among("t.account", rows),
            Facet::OnTruce(dyads) => {
                let each: Vec<String> = dyads.iter().map(between).collect();
                format!("t.on_truce and ({})", each.join(" or "))
            }
        }
    }

    /// The ways to the rows that have it, the newest first; none where they are too many.
    fn ways(&self) -> Option<Vec<Way>> {
        let each = |rows: &'static str, column: &str, values: &[i64]| {
            let way = |place| Way { rows, place, order: None };
            let places = values.iter().map(|value| way(format!("{column} = {value}")));
            (values.len() <= MOST_WAYS).then(|| places.collect())
        };
        match self {
            Facet::Party(actor, roles) => {
                let way = |role: &&str| Way {
                    rows: "party y cross join told t on t.claim = y.claim",
                    place: format!("y.actor = {actor} and y.role = '{role}'"),
                    order: Some("y.day desc, y.mark, y.claim desc"),
                };
                Some(roles.iter().map(way).collect())
            }
            Facet::Speakers(rows) => each("told t indexed by told_speaker", "t.speaker", rows),
            Facet::Dyads(rows) => each("told t indexed by told_dyad", "t.dyad", rows),
            Facet::Kinds(rows) => each("told t indexed by told_kind", "t.kind", rows),
            Facet::Accounts(rows) => each("told t indexed by told_account", "t.account", rows),
            Facet::OnTruce(dyads) => {
                let way = |dyad: &Option<i64>| Way {
                    rows: "told t indexed by told_truce",
                    place: format!("t.on_truce and {}", between(dyad)),
                    order: None,
                };
                Some(dyads.iter().map(way).collect())
            }
        }
    }
}

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

    /// All that the filter asks for, of rows that are found otherwise: those of a story or of an account.
    pub(crate) fn conditions(&self, connection: &Connection) -> Result<Conditions, Kind> {
        let mut conditions = self.plain();
        for facet in self.facets(connection)? {
            conditions.and(&facet.condition(), []);
        }
        Ok(conditions)
    }

    /// All that the filter asks for, in the order [`NEWEST`]: where it names a side or a speaker, a conflict or a kind, only claims that
    /// have it are looked through.
    pub(crate) fn newest(&self, connection: &Connection) -> Result<Conditions, Kind> {
        if self.story.is_some() {
            return self.conditions(connection);
        }
        let mut facets = self.facets(connection)?;
        let leading = facets.iter().position(|facet| facet.ways().is_some()).map(|at| facets.remove(at));
        Ok(self.led_by(leading.as_ref(), &facets))
    }

    /// The same of claims on truces between these foes, whatever conflict the filter names.
    pub(crate) fn newest_on_truces(
        &self,
        connection: &Connection,
        dyads: Vec<Option<i64>>,
    ) -> Result<Conditions, Kind> {
        let facets = Filter { dyads: None, ..self.clone() }.facets(connection)?;
        Ok(self.led_by(Some(&Facet::OnTruce(dyads)), &facets))
    }

    /// The same of claims that count to these accounts, whatever conflict and story the filter names.
    pub(crate) fn newest_of_accounts(
        &self,
        connection: &Connection,
        accounts: Vec<i64>,
    ) -> Result<Conditions, Kind> {
        let plain = Filter { dyads: None, story: None, ..self.clone() };
        Ok(plain.led_by(Some(&Facet::Accounts(accounts)), &plain.facets(connection)?))
    }

    /// The ways to rows that have one facet, with the others as conditions.
    fn led_by(&self, leading: Option<&Facet>, others: &[Facet]) -> Conditions {
        let mut conditions = self.plain();
        others.iter().for_each(|facet| conditions.and(&facet.condition(), []));
        let all = || vec![Way { rows: "told t indexed by told_day", place: "true".to_owned(), order: None }];
        let mut ways = leading.and_then(Facet::ways).unwrap_or_else(all);
        ways.iter_mut().for_each(|way| self.of_days(way));
        ways.extend(self.as_of.map(number_of).map(|day| {
            let of_leading = leading.map_or("true".to_owned(), Facet::condition);
            let place = format!("t.day > t.published and t.day > {day} and {of_leading}");
            Way { rows: "told t indexed by told_ahead", place, order: None }
        }));
        conditions.along(ways);
        conditions
    }

    /// Narrows a way to the days asked for. As of a day, claims of what was to come are few and have a way of their own.
    fn of_days(&self, way: &mut Way) {
        let day = if way.order.is_some() { "y.day" } else { "t.day" };
        for (sign, bound) in [(">=", self.since), ("<=", self.until), ("<=", self.as_of)] {
            if let Some(bound) = bound.map(number_of) {
                way.place.push_str(&format!(" and {day} {sign} {bound}"));
            }
        }
    }

    /// What is asked of each row by itself.
    fn plain(&self) -> Conditions {
        let mut conditions = Conditions::default();
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
        if let Some(story) = self.story {
            conditions.and("t.story = ?", [story.into()]);
        }
        if let Some(language) = &self.language {
            conditions.and("r.language = ?", [language.clone().into()]);
        }
        conditions
    }

    /// What an index finds; what is likely to be rarest first.
    fn facets(&self, connection: &Connection) -> Result<Vec<Facet>, Kind> {
        let mut facets = Vec::new();
        if let Some(side) = &self.side {
            facets.push(party(connection, side, &TAKES_PART)?);
        }
        if let Some(speaker) = &self.speaker {
            facets.push(match ActorCode::new(speaker) {
                Ok(code) => party(connection, &code, &[SAYS])?,
                Err(_) => Facet::Speakers(rows(
                    connection,
                    "select id from speaker where text like ? order by id",
                    [format!("%{speaker}%")],
                )?),
            });
        }
        if let Some(dyads) = &self.dyads {
            facets.push(Facet::Dyads(dyads.clone()));
        }
        if self.outcome.is_some() || self.victims.is_some() {
            facets.push(Facet::Kinds(self.kinds(connection)?));
        }
        Ok(facets)
    }

    /// The kinds of toll asked for.
    fn kinds(&self, connection: &Connection) -> Result<Vec<i64>, Kind> {
        let word = |word: Option<&str>| word.unwrap_or("%").to_owned();
        let (outcome, victims) = (self.outcome.map(Outcome::as_str), self.victims.map(Victims::as_str));
        let query = "select id from kind where type like ? and victims like ? and victims <> '' order by id";
        rows(connection, query, [word(outcome), word(victims)])
    }
}

/// No row has the number 0. A list without numbers would make SQLite drop the conditions by which it may use an index.
fn among(column: &str, rows: &[i64]) -> String {
    let rows = if rows.is_empty() { &[0] } else { rows };
    format!("{column} in ({})", list(rows))
}

fn between(dyad: &Option<i64>) -> String {
    dyad.map_or("t.dyad is null".to_owned(), |dyad| format!("t.dyad = {dyad}"))
}

/// Whoever has this code; nobody where no claim tells of them.
fn party(connection: &Connection, code: &ActorCode, roles: &'static [&'static str]) -> Result<Facet, Kind> {
    let actors = rows(connection, "select id from actor where code = ?", [code.as_str().to_owned()])?;
    Ok(Facet::Party(actors.first().copied().unwrap_or(0), roles))
}

fn rows<const N: usize>(connection: &Connection, query: &str, words: [String; N]) -> Result<Vec<i64>, Kind> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(params_from_iter(words), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
