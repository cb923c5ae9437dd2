//! How does a claim of a ledger look to a program?

use bestand_intake::Origin;
use bestand_ledger::{Kept, Page, Receipt, Taken};
use bestand_reconcile::{Carrier, Told};
use serde::Serialize;

use super::record::Record;

/// The record of a claim, with the report that carries it.
#[derive(Debug, Clone, Serialize)]
pub struct ToldRecord {
    /// The claim itself; its keys stand on the same level.
    #[serde(flatten)]
    pub claim: Record,
    /// The report that carries it.
    pub carrier: CarrierRecord,
    /// The words that it shares with other reports: `u-9a…-3`; its own sentence where it shares none.
    pub utterance: String,
}

/// A report that carries a claim: `{"report": "r-9a…", "outlet": "NU.nl", "published": "2020-10-09"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CarrierRecord {
    /// The report's id.
    pub report: String,
    /// Who brought it; null where that is unknown.
    pub outlet: Option<String>,
    /// When it appeared, at the precision that is known; null where nothing is.
    pub published: Option<String>,
}

impl ToldRecord {
    /// A claim with the words that it points to.
    #[must_use]
    pub fn of(kept: &Kept, page: &Page) -> ToldRecord {
        let Told { id, claim, carrier, utterance } = &kept.told;
        // A person's corrections lie over the claim, and it keeps the id that it was read with.
        let claim = Record { id: id.to_string(), ..Record::of(claim, &page.text) };
        ToldRecord { claim, carrier: CarrierRecord::of(carrier), utterance: utterance.to_string() }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl CarrierRecord {
    /// A report that carries something.
    #[must_use]
    pub fn of(carrier: &Carrier) -> CarrierRecord {
        let Carrier { published, report, outlet } = carrier;
        CarrierRecord {
            report: report.to_string(),
            outlet: outlet.as_deref().map(str::to_owned),
            published: published.map(|date| date.to_string()),
        }
    }
}

/// A report that is on the disk: `{"origin": "nieuws.jsonl:3", "report": "r-9a…", "taken": "added", "of": null, "claims": 7, "doubts": 2}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptRecord {
    /// Where it came from.
    pub origin: String,
    /// Its id.
    pub report: String,
    /// `added`, `version` of a page that was there, or `known`.
    pub taken: String,
    /// The version that it takes the place of.
    pub of: Option<String>,
    /// How many claims it makes.
    pub claims: usize,
    /// How much in it was seen and could not be settled.
    pub doubts: usize,
}

impl ReceiptRecord {
    /// The receipt of a report.
    #[must_use]
    pub fn of(origin: &Origin, receipt: &Receipt, claims: usize, doubts: usize) -> ReceiptRecord {
        let Receipt { report, taken } = receipt;
        let (taken, of) = match taken {
            Taken::Added => ("added", None),
            Taken::NewVersion { of } => ("version", Some(of.to_string())),
            Taken::Known => ("known", None),
        };
        let (origin, report) = (origin.to_string(), report.to_string());
        ReceiptRecord { origin, report, taken: taken.to_owned(), of, claims, doubts }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}
