//! By which index are claims looked up, and what is asked of each?

use rusqlite::types::Value;

use crate::settle::NO_DAY;

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
    /// The table in whose index day, mark and claim stand in order: `t`, or `y` for the parties.
    pub(crate) key: &'static str,
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
            self.ways.push(Way { rows: "told t", place: "false".to_owned(), key: "t" });
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
        let along = |Way { rows, place, key }: &Way| {
            let order = order.replace("t.", &format!("{key}."));
            format!(
                "select * from (select {columns} from {rows} {claim} {report}
                 where {place}{text} order by {order} limit {limit})"
            )
        };
        if self.ways.is_empty() {
            return along(&Way { rows: "told t", place: "true".to_owned(), key: "t" });
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
pub(crate) enum Facet {
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
    pub(crate) fn condition(&self) -> String {
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
    pub(crate) fn ways(&self) -> Option<Vec<Way>> {
        let each = |rows: &'static str, column: &str, values: &[i64]| {
            let way = |place| Way { rows, place, key: "t" };
            let places = values.iter().map(|value| way(format!("{column} = {value}")));
            (values.len() <= MOST_WAYS).then(|| places.collect())
        };
        match self {
            Facet::Party(actor, roles) => {
                let way = |role: &&str| Way {
                    rows: "party y cross join told t on t.claim = y.claim",
                    place: format!("y.actor = {actor} and y.role = '{role}'"),
                    key: "y",
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
                    key: "t",
                };
                Some(dyads.iter().map(way).collect())
            }
        }
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

/// "3, 14, 15".
pub(crate) fn list(rows: &[i64]) -> String {
    rows.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}
