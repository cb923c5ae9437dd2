//! In which reports do these words stand?

use rusqlite::{Connection, params};

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
    /// The claims of the report that count.
    pub claims: Vec<Kept>,
}

/// Stands before a word that was found.
pub const OPENS: char = '\u{2}';
/// Stands behind a word that was found.
pub const CLOSES: char = '\u{3}';

impl Ledger {
    /// The reports with all these words, the last added first. "Words in quotes" stand together; `Aghd*` is any word that begins so.
    ///
    /// # Errors
    /// When the words make no question, or the ledger cannot be read.
    pub fn search(&self, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, LedgerError> {
        self.named(search(&self.connection, words, filter, limit))
    }
}

fn search(connection: &Connection, words: &str, filter: &Filter, limit: usize) -> Result<Vec<Hit>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("sql/search.sql"))?;
    let days = [filter.since, filter.until, filter.as_of].map(|day| day.map(crate::days::number_of));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(
        params![
            question(words),
            filter.language,
            days[0],
            days[1],
            days[2],
            limit,
            OPENS.to_string(),
            CLOSES.to_string()
        ],
        |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)),
    )?;
    let mut hits = Vec::new();
    for row in rows {
        let (report, hash, outlet, published, title, passage) = row?;
        let mut conditions = Filter { as_of: filter.as_of, ..Filter::default() }.conditions(connection)?;
        conditions.and("t.report = ?", [report.into()]);
        let claims = kept(connection, &conditions, &Wanted { order: "t.mark, t.claim", limit: Limit::All })?;
        hits.push(Hit { report: hash, outlet, published, title, passage, claims });
    }
    Ok(hits)
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
