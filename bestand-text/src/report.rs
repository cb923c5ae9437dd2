//! Which report is this, and where does it come from?

use std::fmt;
use std::sync::Arc;

use crate::conventions::Conventions;
use crate::page::Page;
use crate::published::Published;

/// A page with what is known about it: the outlet, the address, the day it appeared.
#[derive(Debug, Clone)]
pub struct Report {
    id: ReportId,
    source: Source,
    page: Page,
}

impl Report {
    /// Reads the report's text; the same text always gets the same id.
    #[must_use]
    pub fn read(text: impl Into<Arc<str>>, source: Source, conventions: &Conventions) -> Report {
        let page = Page::read(text, conventions);
        Report { id: ReportId::of(page.text()), source, page }
    }

    /// The name made from the text's bytes: "r-5f1c03a9e2b7d410".
    #[must_use]
    pub fn id(&self) -> &ReportId {
        &self.id
    }

    /// Where it comes from and when.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What stands on it.
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }
}

/// What a report says, or its address says, about itself; nothing here is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The newspaper or agency: "NU.nl".
    pub outlet: Option<String>,
    /// The address it was found at.
    pub url: Option<String>,
    /// The day or month it appeared.
    pub published: Option<Published>,
    /// The language as a two-letter code: "nl".
    pub language: Option<String>,
    /// The title: "Bestand in Nagorno-Karabach".
    pub title: Option<String>,
}

/// A report's name, made from its text's bytes alone: "r-" and 16 hexadecimal digits of their BLAKE3 hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(String);

impl ReportId {
    /// The name of the report with this text.
    #[must_use]
    pub fn of(text: &str) -> ReportId {
        let hash = blake3::hash(text.as_bytes()).to_hex();
        ReportId(format!("r-{}", &hash.as_str()[..16]))
    }

    /// The name as text: "r-5f1c03a9e2b7d410".
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_name() {
        let report = Report::read("Tien doden.", Source::default(), &Conventions::default());
        assert_eq!(report.id(), &ReportId::of("Tien doden."));
        assert_ne!(report.id(), &ReportId::of("Tien doden"));
        assert!(report.id().as_str().starts_with("r-") && report.id().as_str().len() == 18);
        assert_eq!(report.page().sentences().len(), 1);
    }
}
