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
    /// Reads the report's text; the same text of the same outlet and address always gets the same id.
    #[must_use]
    pub fn read(text: impl Into<Arc<str>>, source: Source, conventions: &Conventions) -> Report {
        let page = Page::read(text, conventions);
        Report { id: ReportId::from(page.text(), &source), source, page }
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

/// A report's name: "r-" and 16 hexadecimal digits of a BLAKE3 hash.
///
/// It is made from the bytes of the text, and of outlet and address where they are known: two papers that print an agency's text
/// word for word are two reports, and a page that is fetched twice unchanged is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(String);

impl ReportId {
    /// The name of the report with this text, of which nothing else is known.
    #[must_use]
    pub fn of(text: &str) -> ReportId {
        ReportId::from(text, &Source::default())
    }

    /// The name of the report with this text, outlet and address.
    #[must_use]
    pub fn from(text: &str, source: &Source) -> ReportId {
        let mut hasher = blake3::Hasher::new();
        hasher.update(text.as_bytes());
        for known in [&source.outlet, &source.url].into_iter().flatten() {
            hasher.update(&[0xff]);
            hasher.update(known.as_bytes());
        }
        ReportId(format!("r-{}", &hasher.finalize().to_hex().as_str()[..16]))
    }

    /// Reads a name as it was written; none where it is not "r-" and 16 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(name: &str) -> Option<ReportId> {
        let digits = name.strip_prefix("r-")?;
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (digits.len() == 16 && digits.bytes().all(is_digit)).then(|| ReportId(name.to_owned()))
    }

    /// The name as text: "r-5f1c03a9e2b7d410".
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits as a number; names stand in its order.
    #[must_use]
    pub fn number(&self) -> u64 {
        u64::from_str_radix(&self.0[2..], 16).unwrap_or_default()
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
        assert_eq!(ReportId::parse(report.id().as_str()).as_ref(), Some(report.id()));
        assert_eq!(ReportId::parse("r-12"), None);
        assert_eq!(ReportId::parse("r-00000000000001ff").map(|id| id.number()), Some(0x1ff));
    }

    #[test]
    fn the_same_text_in_two_papers_is_two_reports() {
        let of = |outlet: &str, title: &str| {
            let (outlet, title) = (Some(outlet.to_owned()), Some(title.to_owned()));
            ReportId::from("Tien doden.", &Source { outlet, title, ..Source::default() })
        };
        assert_ne!(of("De Avondkoers", ""), of("Omroep Laagland", ""));
        assert_eq!(of("De Avondkoers", "Doden"), of("De Avondkoers", "Tien doden"));
    }
}
