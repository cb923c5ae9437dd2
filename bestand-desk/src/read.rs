//! What do these reports claim?

use bestand_intake::{Incoming, IntakeError, Origin};
use bestand_reader::{Pack, Packs, Reading, read};
use bestand_text::Report;

use crate::batch::Batch;
use crate::open::{Opened, Tongue};

/// A report with what it claims.
#[derive(Debug)]
pub struct ReportRead<'p> {
    /// Where it came from.
    pub origin: Origin,
    /// The name that its file gives it.
    pub id: Option<String>,
    /// The pack it was read with.
    pub pack: &'p Pack,
    /// The text and what stands in it.
    pub report: Report,
    /// Its claims, and what could not be settled.
    pub reading: Reading,
}

impl ReportRead<'_> {
    /// The name to show for it: the one its file gives, or its place.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.origin.to_string())
    }
}

impl<'p, I: Iterator<Item = Result<Incoming, IntakeError>>> Batch<'p, I, ReportRead<'p>> {
    /// The claims of all reports that come in.
    pub fn readings(packs: &'p Packs, intake: I, tongue: Tongue<'p>) -> Batch<'p, I, ReportRead<'p>> {
        Batch::doing(claims, packs, intake, tongue)
    }
}

fn claims(opened: Opened<'_>) -> ReportRead<'_> {
    let Opened { origin, id, pack, report } = opened;
    let reading = read(&report, pack);
    ReportRead { origin, id, pack, report, reading }
}
