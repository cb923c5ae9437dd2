//! Which row keeps this name? Names that recur are stored once.

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use crate::error::Kind;

/// The rows of names that were met in this transaction's run.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: FxHashMap<(Table, String), i64>,
}

/// A table of names: an id and the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Table {
    Outlet,
    Reader,
    Rule,
    Actor,
}

impl Table {
    fn queries(self) -> (&'static str, &'static str) {
        match self {
            Table::Outlet => {
                ("select id from outlet where name = ?1", "insert into outlet (name) values (?1)")
            }
            Table::Reader => {
                ("select id from reader where version = ?1", "insert into reader (version) values (?1)")
            }
            Table::Rule => ("select id from rule where name = ?1", "insert into rule (name) values (?1)"),
            Table::Actor => ("select id from actor where code = ?1", "insert into actor (code) values (?1)"),
        }
    }
}

/// A table of two words: an id and the words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pair {
    /// The words of a speaker and the side for which they speak.
    Speaker,
    /// What happened, and to which people.
    Kind,
    /// Two foes.
    Dyad,
}

impl Pair {
    fn queries(self) -> (&'static str, &'static str) {
        match self {
            Pair::Speaker => (
                "select id from speaker where text = ?1 and side = ?2",
                "insert into speaker (text, side) values (?1, ?2)",
            ),
            Pair::Kind => (
                "select id from kind where type = ?1 and victims = ?2",
                "insert into kind (type, victims) values (?1, ?2)",
            ),
            Pair::Dyad => {
                ("select id from dyad where one = ?1 and other = ?2", include_str!("sql/dyad_insert.sql"))
            }
        }
    }
}

impl Names {
    /// The row of a name, which is made where there is none.
    pub(crate) fn id(&mut self, connection: &Connection, table: Table, name: &str) -> Result<i64, Kind> {
        if let Some(id) = self.known.get(&(table, name.to_owned())) {
            return Ok(*id);
        }
        let (select, insert) = table.queries();
        let found = connection.prepare_cached(select)?.query_row([name], |row| row.get(0)).optional()?;
        let id = match found {
            Some(id) => id,
            None => connection.prepare_cached(insert)?.insert([name])?,
        };
        self.known.insert((table, name.to_owned()), id);
        Ok(id)
    }

    /// The row of two words, which is made where there is none.
    pub(crate) fn pair(
        &mut self,
        connection: &Connection,
        table: Pair,
        one: &str,
        other: &str,
    ) -> Result<i64, Kind> {
        let (select, insert) = table.queries();
        let found =
            connection.prepare_cached(select)?.query_row([one, other], |row| row.get(0)).optional()?;
        match found {
            Some(id) => Ok(id),
            None => Ok(connection.prepare_cached(insert)?.insert([one, other])?),
        }
    }
}
