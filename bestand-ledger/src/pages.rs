//! What stands in the reports of these claims?

use std::sync::Arc;

use bestand_text::Span;
use rustc_hash::FxHashMap;

use crate::entry::spans_from_bytes;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::told::Kept;

/// A report's text with the places of its sentences.
#[derive(Debug, Clone)]
pub struct Page {
    /// The text, unchanged.
    pub text: Arc<str>,
    /// Where its sentences stand.
    pub sentences: Arc<[Span]>,
}

impl Page {
    /// The sentence in which a claim stands.
    #[must_use]
    pub fn sentence_of(&self, kept: &Kept) -> Span {
        let evidence = &kept.told.claim.evidence;
        self.sentences.get(evidence.sentence.index()).copied().unwrap_or(evidence.span)
    }
}

/// Texts that were fetched once for an answer.
#[derive(Debug)]
pub struct Pages<'l> {
    ledger: &'l Ledger,
    fetched: FxHashMap<i64, Page>,
}

impl<'l> Pages<'l> {
    /// None fetched yet.
    #[must_use]
    pub fn new(ledger: &'l Ledger) -> Pages<'l> {
        Pages { ledger, fetched: FxHashMap::default() }
    }

    /// The page on which a claim stands.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn of(&mut self, kept: &Kept) -> Result<Page, LedgerError> {
        if let Some(page) = self.fetched.get(&kept.report) {
            return Ok(page.clone());
        }
        let page = self.ledger.named(self.fetch(kept.report))?;
        self.fetched.insert(kept.report, page.clone());
        Ok(page)
    }

    fn fetch(&self, report: i64) -> Result<Page, Kind> {
        let query = "select text, sentences from page where report = ?1";
        let (text, sentences): (String, Vec<u8>) = self
            .ledger
            .connection
            .prepare_cached(query)?
            .query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let cut =
            || Kind::Unfit { table: "page", id: report, what: "its sentences are cut short".to_owned() };
        Ok(Page { text: text.into(), sentences: spans_from_bytes(&sentences).ok_or_else(cut)?.into() })
    }
}
