//! How is a ledger opened, and which layout has it?

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::error::{Kind, LedgerError};
use crate::settle::Window;

/// The layouts in the order in which they came: a ledger of an older one is brought to the newest when it is opened for writing.
const LAYOUTS: &[&str] = &[include_str!("sql/001_first.sql")];
/// "Best" in ASCII, by which `file` and this program know a ledger.
const APPLICATION: i64 = 0x4265_7374;
/// Reports are some kilobytes long: on larger pages fewer of them spill over.
const PAGE_BYTES: i64 = 8192;
const CACHE_KIBIBYTES: i64 = 64 * 1024;
/// How long a second writer waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
/// Statements kept ready: more than the program has.
const STATEMENTS: usize = 128;

/// What has been said so far: one SQLite file with reports, claims, and what the bookkeeping made of them.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    /// The reports of the days that were placed last, so that those of the next handful need not be fetched again.
    pub(crate) window: Window,
    path: PathBuf,
}

impl Ledger {
    /// Opens a ledger to write to it; makes one where there is no file.
    ///
    /// # Errors
    /// When the file is no ledger, is of a newer layout, cannot be written to or is damaged.
    pub fn open(path: &Path) -> Result<Ledger, LedgerError> {
        let mut ledger =
            Ledger::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        ledger.prepare().map_err(|kind| LedgerError::new(path, kind))?;
        Ok(ledger)
    }

    /// Opens a ledger to ask it something.
    ///
    /// # Errors
    /// When there is none, the file is no ledger, is of another layout, or is damaged.
    pub fn open_to_read(path: &Path) -> Result<Ledger, LedgerError> {
        let opened = Ledger::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
            .or_else(|_| Ledger::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY))
            .and_then(Ledger::with_layout);
        match opened {
            // SQLite writes beside a ledger even to read it, which a CD or a folder of others does not let it do. One that nobody can
            // write to does not change while it is read.
            Err(error) if error.is_shut() && !is_there(&beside(path)) => {
                Ledger::connect_unchanging(path).and_then(Ledger::with_layout).map_err(|_| error)
            }
            opened => opened,
        }
    }

    /// The ledger, unless it holds nothing yet.
    fn with_layout(self) -> Result<Ledger, LedgerError> {
        match self.layout() {
            Ok(0) => self.named(Err(Kind::Empty)),
            Ok(_) => Ok(self),
            Err(kind) => self.named(Err(kind)),
        }
    }

    fn connect_unchanging(path: &Path) -> Result<Ledger, LedgerError> {
        let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let ledger = Ledger::connect(Path::new(&format!("file:{name}?immutable=1")), flags)?;
        Ok(Ledger { path: path.to_owned(), ..ledger })
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Ledger, LedgerError> {
        let refused = |error: rusqlite::Error| {
            let is_missing = !flags.contains(OpenFlags::SQLITE_OPEN_CREATE) && !is_there(path);
            LedgerError::new(path, if is_missing { Kind::Missing } else { Kind::Database(error) })
        };
        let connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(refused)?;
        let ledger = Ledger { connection, window: Window::default(), path: path.to_owned() };
        ledger.set_up().map_err(|kind| LedgerError::new(path, kind))?;
        Ok(ledger)
    }

    fn set_up(&self) -> Result<(), Kind> {
        self.connection.busy_timeout(PATIENCE)?;
        self.connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // A plan must not be made anew for every value that is bound: that took half the time of placing a report.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.pragma_update(None, "foreign_keys", true)?;
        self.connection.pragma_update(None, "cache_size", -CACHE_KIBIBYTES)?;
        self.connection.pragma_update(None, "temp_store", "memory")?;
        Ok(())
    }

    /// Brings an empty file or an older ledger to the newest layout.
    fn prepare(&mut self) -> Result<(), Kind> {
        if self.layout()? == LAYOUTS.len() as i64 {
            self.connection.pragma_update(None, "synchronous", "full")?;
            return Ok(());
        }
        self.connection.pragma_update(None, "page_size", PAGE_BYTES)?;
        self.connection.pragma_update(None, "journal_mode", "wal")?;
        self.connection.pragma_update(None, "synchronous", "full")?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let layout: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        for (number, layout) in (1..).zip(LAYOUTS).skip(usize::try_from(layout).unwrap_or(0)) {
            transaction.execute_batch(layout)?;
            transaction.pragma_update(None, "user_version", number)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.commit()?;
        Ok(())
    }

    /// The number of the file's layout, 0 where it holds nothing yet.
    fn layout(&self) -> Result<i64, Kind> {
        let pragma = |name| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let (application, layout, known) =
            (pragma("application_id")?, pragma("user_version")?, LAYOUTS.len() as i64);
        let tables: i64 =
            self.connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
        match application {
            APPLICATION if layout > known => Err(Kind::Newer { found: layout, known }),
            APPLICATION => Ok(layout),
            _ if tables == 0 => Ok(0),
            _ => Err(Kind::NoLedger),
        }
    }

    /// Where the ledger lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Names the file in an error.
    pub(crate) fn named<T>(&self, result: Result<T, Kind>) -> Result<T, LedgerError> {
        result.map_err(|kind| LedgerError::new(&self.path, kind))
    }

    /// Does something to the ledger whole or not at all.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, Kind>,
    ) -> Result<T, LedgerError> {
        let result = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Kind::from)
            .and_then(|transaction| {
                let done = work(&transaction)?;
                transaction.commit()?;
                Ok(done)
            });
        self.named(result)
    }
}

/// What was written last and does not stand in the ledger itself yet.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

#[expect(clippy::disallowed_methods, reason = "an edge: whether a ledger is there")]
fn is_there(path: &Path) -> bool {
    std::fs::metadata(path).is_ok()
}
