//! What was told, in which report, and when did that appear?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use bestand_claim::{Claim, ClaimId};
use bestand_text::{Published, ReportId, SentenceIndex};
use jiff::civil::Date;

/// A claim with the report that carries it: "Volgens Armenië zijn 350 militairen gesneuveld" in NU.nl of 8 October 2020.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The claim's id.
    pub id: ClaimId,
    /// What is claimed.
    pub claim: Claim,
    /// The report that carries it.
    pub carrier: Arc<Carrier>,
    /// The words that it shares with other reports, or its own sentence where it shares none.
    pub utterance: UtteranceId,
}

/// A report that carries claims, as far as the bookkeeping knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Carrier {
    /// The day or month on which it appeared; none where that is unknown.
    pub published: Option<Published>,
    /// Its id.
    pub report: ReportId,
    /// The newspaper, site or agency that brought it: "NU.nl".
    pub outlet: Option<Box<str>>,
}

impl Carrier {
    /// The first and the last day on which it can have appeared: the whole month for "2020-10".
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        days_of(self.published?)
    }
}

/// The first and the last day of "2020-10-09" or of "2020-10"; none where no calendar has it.
#[must_use]
pub fn days_of(published: Published) -> Option<(Date, Date)> {
    let month = i8::try_from(published.month()).ok()?;
    let day_of = |day: u8| Date::new(published.year(), month, i8::try_from(day).ok()?).ok();
    match published.day() {
        Some(day) => day_of(day).map(|day| (day, day)),
        None => day_of(1).map(|first| (first, first.last_of_month())),
    }
}

/// Words that one report or several carry: named by the sentence that had them first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtteranceId {
    /// The report that had them first.
    pub report: ReportId,
    /// Its sentence.
    pub sentence: SentenceIndex,
}

impl fmt::Display for UtteranceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.report.as_str().trim_start_matches("r-");
        write!(formatter, "u-{report}-{}", self.sentence.0)
    }
}

/// How many outlets carry something, and from how many origins: "7 outlets, 2 origins".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Support {
    /// Reports that carry it.
    pub reports: usize,
    /// Outlets that carry it; reports of unnamed outlets count one each.
    pub outlets: usize,
    /// Reports with words of their own and credited agencies that these go back to.
    pub origins: usize,
}

impl Support {
    /// Counts who carries these claims. Claims that credit one agency have one origin, however their words differ.
    pub fn of<'a>(told: impl IntoIterator<Item = &'a Told>) -> Support {
        let (mut reports, mut outlets, mut origins) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for told in told {
            let Carrier { published: _, report, outlet } = &*told.carrier;
            reports.insert(report);
            outlets.insert(outlet.as_deref().unwrap_or(report.as_str()));
            origins.insert(told.origin());
        }
        Support { reports: reports.len(), outlets: outlets.len(), origins: origins.len() }
    }
}

/// To whom a claim goes back: an agency that is credited with it, or the report that had its words first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// "AFP", credited in the report.
    Agency(Box<str>),
    /// The report that had the words first, which may have them in several sentences.
    Report(ReportId),
}

impl Told {
    /// The agency that is credited with the claim, or else the report that had its words first.
    #[must_use]
    pub fn origin(&self) -> Origin {
        let agency = self.claim.channel.as_ref().and_then(|channel| agency_of(channel.text()));
        agency
            .map_or_else(|| Origin::Report(self.utterance.report.clone()), |name| Origin::Agency(name.into()))
    }
}

/// Each claim once, in the order of ids: a claim that came twice, by the report that appeared first.
pub(crate) fn each_once(told: &[Told]) -> Vec<&Told> {
    let mut by_id: BTreeMap<ClaimId, &Told> = BTreeMap::new();
    for told in told {
        let first = by_id.entry(told.id).or_insert(told);
        if (&told.carrier, &told.utterance) < (&first.carrier, &first.utterance) {
            *first = told;
        }
    }
    by_id.into_values().collect()
}

/// The name in "het Russische persbureau Interfax": the last word that opens with a capital.
#[must_use]
pub fn agency_of(channel: &str) -> Option<&str> {
    let mut words =
        channel.split(|letter: char| !(letter.is_alphanumeric() || letter == '-' || letter == '.'));
    words.rfind(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_report_is_one_origin_however_often_it_says_so() {
        let support = |claims: &str| Support::of(&crate::notation::all_told(claims));
        let twice = support(
            "ARM says 4 killed ARM incident @nu.nl 2023-05-10
             ARM says 4 killed ARM incident @nu.nl 2023-05-10 #5",
        );
        assert_eq!((twice.reports, twice.outlets, twice.origins), (1, 1, 1));
        let rival = support(
            "ARM says 4 killed ARM incident @nu.nl 2023-05-10
             ARM says 4 killed ARM incident @rtl.nl 2023-05-10",
        );
        assert_eq!((rival.reports, rival.outlets, rival.origins), (2, 2, 2));
    }

    #[test]
    fn an_agency_is_known_by_its_name_in_any_wording() {
        for (channel, name) in [
            ("het Russische persbureau Interfax", Some("Interfax")),
            ("news agency AFP", Some("AFP")),
            ("AFP", Some("AFP")),
            ("a local agency", None),
        ] {
            assert_eq!(agency_of(channel), name, "{channel}");
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        let days = |text: &str| {
            let (first, last) = days_of(text.parse().expect("a date")).expect("days");
            format!("{first} {last}")
        };
        assert_eq!(days("2024-02"), "2024-02-01 2024-02-29");
        assert_eq!(days("2020-10-09"), "2020-10-09 2020-10-09");
    }
}
