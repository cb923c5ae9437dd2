//! How do stories, conflicts and found words look to a program?

use bestand_ledger::{Hit, Kept, KeptReport, KeptStory, KeptWar, Stats, StoryReport};
use bestand_reconcile::War;
use serde::Serialize;

use super::told::CarrierRecord;

/// A happening as several reports tell it.
#[derive(Debug, Clone, Serialize)]
pub struct StoryRecord {
    /// The report that told it first, by which the story is named.
    pub id: String,
    /// The headline in the middle of what all of them say.
    pub title: Option<String>,
    /// The first day on which one appeared.
    pub first_day: Option<String>,
    /// The last day on which one appeared.
    pub last_day: Option<String>,
    /// Its reports in the order of their days.
    pub reports: Vec<StoryReportRecord>,
}

/// A report of a story.
#[derive(Debug, Clone, Serialize)]
pub struct StoryReportRecord {
    /// Its id.
    pub id: String,
    /// Who brought it.
    pub outlet: Option<String>,
    /// When it appeared.
    pub published: Option<String>,
    /// The language that it was read in.
    pub language: String,
    /// Its title.
    pub title: Option<String>,
}

/// A war as the reports tell it.
#[derive(Debug, Clone, Serialize)]
pub struct WarRecord {
    /// Its id: `w-ARM--AZE`.
    pub id: String,
    /// Its actors, the one most told of first.
    pub name: String,
    /// The middle of its places, degrees north and east.
    pub centre: Option<[f64; 2]>,
    /// The first day on which it can have been.
    pub first_day: Option<String>,
    /// The last day on which it can have been.
    pub last_day: Option<String>,
    /// Reports that tell of its pairs as foes; none as of a day.
    pub reports: Option<u64>,
    /// Its pairs of foes, the one most told of first.
    pub dyads: Vec<String>,
}

/// A report in which words were found.
#[derive(Debug, Clone, Serialize)]
pub struct HitRecord {
    /// The report.
    #[serde(flatten)]
    pub carrier: CarrierRecord,
    /// Its title.
    pub title: Option<String>,
    /// Words around the first that were found.
    pub passage: String,
    /// The ids of the report's claims that count.
    pub claims: Vec<String>,
}

/// A report as the ledger keeps it.
#[derive(Debug, Clone, Serialize)]
pub struct ReportRecord {
    /// Its id.
    pub id: String,
    /// Who brought it.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it appeared.
    pub published: Option<String>,
    /// The language that it was read in.
    pub language: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The name that its file gave it.
    pub name: Option<String>,
    /// Where it came from.
    pub origin: String,
    /// When it was added.
    pub added: String,
    /// The first report of its story.
    pub story: Option<String>,
    /// The newer version of its page.
    pub superseded: Option<String>,
    /// The reader that read it last.
    pub reader: String,
    /// Its text, unchanged.
    pub text: String,
}

impl StoryRecord {
    /// A story with its reports.
    #[must_use]
    pub fn of(story: &KeptStory) -> StoryRecord {
        let reports = story.reports.iter().map(|StoryReport { id, outlet, published, language, title }| {
            StoryReportRecord {
                id: id.to_string(),
                outlet: outlet.clone(),
                published: published.clone(),
                language: language.clone(),
                title: title.clone(),
            }
        });
        StoryRecord {
            id: story.root.to_string(),
            title: story.title.clone(),
            first_day: story.first_day.map(|day| day.to_string()),
            last_day: story.last_day.map(|day| day.to_string()),
            reports: reports.collect(),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl WarRecord {
    /// A war with its pairs of foes.
    #[must_use]
    pub fn of(kept: &KeptWar) -> WarRecord {
        let War { id, name, centroid, first_day, last_day, weight: _, dyads } = &kept.war;
        WarRecord {
            id: id.to_string(),
            name: name.clone(),
            centre: centroid.map(|centre| [centre.latitude(), centre.longitude()]),
            first_day: first_day.map(|day| day.to_string()),
            last_day: last_day.map(|day| day.to_string()),
            reports: kept.reports,
            dyads: dyads.iter().map(ToString::to_string).collect(),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl HitRecord {
    /// A report with what was found in it.
    #[must_use]
    pub fn of(hit: &Hit) -> HitRecord {
        let Hit { report, outlet, published, title, passage, claims } = hit;
        HitRecord {
            carrier: CarrierRecord {
                report: report.clone(),
                outlet: outlet.clone(),
                published: published.clone(),
            },
            title: title.clone(),
            passage: passage.replace([bestand_ledger::OPENS, bestand_ledger::CLOSES], ""),
            claims: claims.iter().map(|Kept { told, .. }| told.id.to_string()).collect(),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl ReportRecord {
    /// A report with its text.
    #[must_use]
    pub fn of(report: &KeptReport) -> ReportRecord {
        let source = &report.source;
        ReportRecord {
            id: report.id.to_string(),
            outlet: source.outlet.clone(),
            url: source.url.clone(),
            published: source.published.map(|date| date.to_string()),
            language: source.language.clone(),
            title: source.title.clone(),
            name: report.name.clone(),
            origin: report.origin.clone(),
            added: report.added.clone(),
            story: report.story.as_ref().map(ToString::to_string),
            superseded: report.superseded.as_ref().map(ToString::to_string),
            reader: report.reader.clone(),
            text: report.text.clone(),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

/// How much is in the ledger.
#[derive(Debug, Clone, Serialize)]
pub struct StatsRecord {
    /// Reports, versions of one page counted each.
    pub reports: u64,
    /// Reports whose place among the others is not yet worked out.
    pub waiting: u64,
    /// Claims that were read.
    pub claims: u64,
    /// Outlets that are named.
    pub outlets: u64,
    /// Stories.
    pub stories: u64,
    /// Corrections by people.
    pub corrections: u64,
    /// The first and the last day on which a report appeared.
    pub days: Option<[String; 2]>,
    /// Reports by language, the commonest first.
    pub languages: Vec<(String, u64)>,
    /// The size of the file, in bytes.
    pub bytes: u64,
    /// The layout of the file.
    pub layout: u64,
}

impl StatsRecord {
    /// The numbers of a ledger.
    #[must_use]
    pub fn of(stats: &Stats) -> StatsRecord {
        let Stats { reports, waiting, claims, outlets, stories, corrections, days, languages, bytes, layout } =
            stats.clone();
        let days = days.map(|(first, last)| [first.to_string(), last.to_string()]);
        StatsRecord {
            reports,
            waiting,
            claims,
            outlets,
            stories,
            corrections,
            days,
            languages,
            bytes,
            layout,
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

/// A correction by a person.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionRecord {
    /// When it was made.
    pub made: String,
    /// Who made it.
    pub by: String,
    /// `accept`, `reject`, `set`, `split` or `merge`.
    pub action: String,
    /// The claim or report.
    pub subject: String,
    /// The field that was changed.
    pub field: Option<String>,
    /// What it ought to be, or the report whose story it joins.
    pub value: Option<String>,
}

impl CorrectionRecord {
    /// A correction as it was entered.
    #[must_use]
    pub fn of(corrected: &bestand_ledger::Corrected) -> CorrectionRecord {
        let bestand_ledger::Corrected { made, by, action, subject, field, value } = corrected.clone();
        CorrectionRecord { made, by, action, subject, field, value }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}
