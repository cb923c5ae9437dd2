//! In which reports do these words stand?

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::conditions::{NEWEST, list};
use crate::days::number_of;
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::told::{Kept, Limit, Wanted, kept};

/// A report in which the words stand.
#[derive(Debug)]
pub struct Hit {
    /// The report's id.
    pub report: String,
    /// Who brought it.
    pub outlet: Option<String>,
    /// When it appeared, as it was given.
    pub published: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Words around the first that were found, between [`OPENS`] and [`CLOSES`].
    pub passage: String,
    /// The claims of the report that count and are asked for.
    pub claims: Vec<Kept>,
}

/// Stands before a word that was found.
pub const OPENS: char = '\u{2}';
/// Stands behind a word that was found.
pub const CLOSES: char = '\u{3}';

impl Ledger {
    /// The reports with all these words, and with such claims as the filter asks for; the last added first. "Words in quotes" stand together; `Aghd*` is any word that begins so.
    ///
    /// # Errors
    /// When the words make no question, or the ledger cannot be read.
    pub fn search(&self, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, LedgerError> {
        self.named(search(&self.connection, words, filter, limit))
    }
}

fn search(connection: &Connection, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, Kind> {
    let days = [filter.since, filter.until, filter.as_of].map(|day| day.map(number_of));
    let Some((from, to)) = shelves(connection, days)? else { return Ok(Vec::new()) };
    // Days and language are those of the report.
    let of_claims = Filter { since: None, until: None, language: None, ..filter.clone() };
    let narrowed = Narrowed::by(connection, &of_claims)?;
    let query =
        format!("{} {} order by word.rowid desc limit ?6", include_str!("sql/search.sql"), narrowed.text);
    let mut values: Vec<Value> = vec![question(words).into(), filter.language.clone().into()];
    values.extend(days.map(Value::from));
    values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
    values.extend([OPENS, CLOSES].map(|mark| mark.to_string().into()));
    values.extend([from, to].map(Value::from));
    values.extend(narrowed.values);
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    })?;
    let mut hits = Vec::new();
    for row in rows {
        let (report, hash, outlet, published, title, passage) = row?;
        let mut conditions = of_claims.conditions(connection)?;
        conditions.and("t.report = ?", [report.into()]);
        let claims = kept(connection, &conditions, &Wanted { order: "t.mark, t.claim", limit: Limit::All })?;
        hits.push(Hit { report: hash, outlet, published, title, passage, claims });
    }
    Ok(hits)
}

/// Only reports with such claims as the filter asks for, as a further condition on a report's row.
#[derive(Default)]
struct Narrowed {
    text: String,
    values: Vec<Value>,
}

/// Reports with fewer such claims are listed; where there are more, each report that has the words is held against them.
const FEW: usize = 2000;

impl Narrowed {
    fn by(connection: &Connection, of_claims: &Filter) -> Result<Narrowed, Kind> {
        if *of_claims == (Filter { as_of: of_claims.as_of, ..Filter::default() }) {
            return Ok(Narrowed::default());
        }
        let newest = of_claims.newest(connection)?;
        let mut statement = connection.prepare_cached(&newest.query("t.report, t.claim", NEWEST, FEW))?;
        let rows = statement.query_map(params_from_iter(newest.values()), |row| row.get(0))?;
        let mut reports: Vec<i64> = rows.collect::<Result<_, _>>()?;
        if reports.len() < FEW {
            reports.sort_unstable();
            reports.dedup();
            return Ok(Narrowed {
                text: format!("and word.rowid in ({})", list(&reports)),
                values: Vec::new(),
            });
        }
        let mut any = of_claims.conditions(connection)?;
        any.and("t.report = word.rowid", []);
        Ok(Narrowed { text: format!("and exists ({})", any.query("1", "t.claim", 1)), values: any.values() })
    }
}

/// Between which rows the reports of some days lie: from one, to one, and known by one; none where there is no report of them.
fn shelves(connection: &Connection, days: [Option<i64>; 3]) -> Result<Option<(i64, i64)>, Kind> {
    let [since, until, as_of] = days;
    let to = until.into_iter().chain(as_of).min();
    if since.is_none() && to.is_none() {
        return Ok(Some((0, i64::MAX)));
    }
    let mut statement = connection.prepare_cached(include_str!("sql/shelves.sql"))?;
    let (from, to): (Option<i64>, Option<i64>) =
        statement.query_row([since, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(from.zip(to))
}

/// The words as the full-text index asks for them: each in quotes, so that none is taken for an operator.
fn question(words: &str) -> String {
    let mut parts = Vec::new();
    for (number, piece) in words.split('"').enumerate() {
        if number % 2 == 1 {
            parts.push(format!("\"{piece}\""));
            continue;
        }
        for word in piece.split_whitespace() {
            match word.strip_suffix('*') {
                Some(start) if !start.is_empty() => parts.push(format!("\"{start}\"*")),
                _ => parts.push(format!("\"{word}\"")),
            }
        }
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn words_are_never_operators() {
        assert_eq!(question("Jermuk OR doden"), "\"Jermuk\" \"OR\" \"doden\"");
        assert_eq!(question("\"om het leven\" Aghd*"), "\"om het leven\" \"Aghd\"*");
        assert_eq!(question("a) NEAR(b*"), "\"a)\" \"NEAR(b\"*");
    }
}
