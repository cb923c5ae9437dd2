//! How are reports taken into a ledger while others are still being read?

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use bestand_intake::{Incoming, IntakeError, Origin};
use bestand_ledger::{Entry, Ledger, LedgerError, Receipt};
use bestand_reader::{Packs, Reading, read, reader_version};
use bestand_text::Published;
use jiff::Timestamp;

use crate::batch::Batch;
use crate::failure::Failure;
use crate::open::{Opened, Tongue};

/// What became of one report that came in.
#[derive(Debug)]
pub enum Added {
    /// It is on the disk.
    Entered {
        /// Where it came from: `nieuws.jsonl:3`.
        origin: Origin,
        /// Its id, and whether it was new.
        receipt: Receipt,
        /// When it appeared; without a date no weekday in it has a place.
        published: Option<Published>,
        /// How many claims it makes.
        claims: usize,
        /// How much in it was seen and could not be settled.
        doubts: usize,
    },
    /// It could not be read; the others are.
    Failed(Failure),
}

/// So many reports go to the disk at a time: each time the disk must have written before the next are acknowledged.
const AT_A_TIME: usize = 64;
/// So many handfuls wait for the disk before reading pauses.
const AHEAD: usize = 4;

/// A report that was read, on its way to the disk.
struct Ready {
    origin: Origin,
    entry: Entry,
    doubts: usize,
}

/// Reads all that comes in and enters it into the ledger; tells of each report after it is on the disk.
///
/// # Errors
/// When the ledger cannot be written to; what was told of before stays entered.
pub fn add<'p>(
    ledger: &mut Ledger,
    packs: &'p Packs,
    intake: impl Iterator<Item = Result<Incoming, IntakeError>>,
    tongue: Tongue<'p>,
    now: Timestamp,
    mut tell: impl FnMut(Added) + Send,
) -> Result<(), LedgerError> {
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        let writer = scope.spawn(move || write(ledger, &receiver, now, &mut tell));
        let mut some = Vec::with_capacity(AT_A_TIME);
        for ready in Batch::doing(ready, packs, intake, tongue) {
            some.push(ready);
            if some.len() == AT_A_TIME && sender.send(std::mem::take(&mut some)).is_err() {
                break;
            }
        }
        // Where the writer has ended, it says why below.
        let _ = sender.send(some);
        drop(sender);
        writer.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
    })
}

fn write(
    ledger: &mut Ledger,
    receiver: &Receiver<Vec<Result<Ready, Failure>>>,
    now: Timestamp,
    tell: &mut impl FnMut(Added),
) -> Result<(), LedgerError> {
    for some in receiver {
        let (mut about, mut entries) = (Vec::new(), Vec::new());
        for ready in some {
            match ready {
                Ok(Ready { origin, entry, doubts }) => {
                    about.push((origin, doubts));
                    entries.push(entry);
                }
                Err(failure) => tell(Added::Failed(failure)),
            }
        }
        let receipts = ledger.add(&entries, now)?;
        for (((origin, doubts), entry), receipt) in about.into_iter().zip(&entries).zip(receipts) {
            let (published, claims) = (entry.source.published, entry.claims.len());
            tell(Added::Entered { origin, receipt, published, claims, doubts });
        }
        ledger.settle_when_dense()?;
    }
    Ok(())
}

fn ready(opened: Opened<'_>) -> Ready {
    let Opened { origin, id, pack, report } = opened;
    let Reading { claims, doubts } = read(&report, pack);
    let mut entry = Entry::new(&report, pack.code(), reader_version(), claims);
    entry.name = id;
    entry.origin = origin.to_string();
    Ready { origin, entry, doubts: doubts.len() }
}
