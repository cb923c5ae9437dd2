//! How many bytes does a ledger take for each byte of text?

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use rusqlite::{Connection, OpenFlags};

use super::{Keeping, bytes_of};
use crate::Outcome;
use crate::failure::Failure;

/// Compare the bytes of a ledger with those of its texts.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The ledger.
    #[arg(long)]
    ledger: PathBuf,
    /// Exit with status 1 if the ledger takes more times the bytes of its texts.
    #[arg(long, value_name = "TIMES")]
    at_most: Option<f64>,
    #[command(flatten)]
    keeping: Keeping,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let size = Size::of(&options.ledger)?;
    let outcome = options.keeping.outcome("ledger, size", &size.facts(), &size.table(&options.ledger)?)?;
    let is_as_asked = options.at_most.is_none_or(|most| size.times() <= most);
    Ok(Outcome { is_as_asked, ..outcome })
}

/// The bytes of a ledger and of what it was filled with.
pub(super) struct Size {
    reports: i64,
    text: i64,
    file: u64,
}

impl Size {
    pub(super) fn of(path: &Path) -> Result<Size, Failure> {
        let query = "select count(*), sum(octet_length(text)) from page";
        let (reports, text) = connect(path)?
            .query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(|error| Failure::of(path.display(), error))?;
        Ok(Size { reports, text, file: bytes_of(path) })
    }

    /// How many bytes there are for each byte of text.
    pub(super) fn times(&self) -> f64 {
        self.file as f64 / self.text.max(1) as f64
    }

    pub(super) fn facts(&self) -> Vec<String> {
        let Size { reports, text, file } = self;
        vec![
            format!("{reports} reports with {:.1} MB of text", *text as f64 / 1e6),
            format!(
                "{:.1} MB on the disk without the log: {:.2} times the text",
                *file as f64 / 1e6,
                self.times()
            ),
        ]
    }

    /// The bytes of each table and index.
    fn table(&self, path: &Path) -> Result<String, Failure> {
        let failed = |error| Failure::of(path.display(), error);
        let connection = connect(path)?;
        let query = "select name, pgsize from dbstat where aggregate order by pgsize desc limit 30";
        let mut statement = connection.prepare(query).map_err(failed)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(failed)?;
        let mut table = "| table or index | MB | times the text |\n| --- | --- | --- |\n".to_owned();
        for row in rows {
            let (name, bytes): (String, i64) = row.map_err(failed)?;
            let _ = writeln!(
                table,
                "| {name} | {:.1} | {:.3} |",
                bytes as f64 / 1e6,
                bytes as f64 / self.text.max(1) as f64
            );
        }
        Ok(table)
    }
}

pub(super) fn connect(path: &Path) -> Result<Connection, Failure> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|error| Failure::of(path.display(), error))
}
