//! Which happenings are told, by how many, and from when to when?

use bestand_reconcile::{Features, Headline, title};
use bestand_text::ReportId;
use jiff::civil::Date;
use rusqlite::{Connection, params_from_iter};

use crate::conditions::{NEWEST, list};
use crate::days::{day_of, number_of};
use crate::entry::spans_from_bytes;
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;

/// A happening as several reports tell it.
#[derive(Debug, Clone)]
pub struct KeptStory {
    /// The report that told it first, by which the story is named.
    pub root: ReportId,
    /// The headline or first sentence in the middle of what all of them say.
    pub title: Option<String>,
    /// The first day on which one appeared.
    pub first_day: Option<Date>,
    /// The last day on which one appeared.
    pub last_day: Option<Date>,
    /// Its reports in the order of their days.
    pub reports: Vec<StoryReport>,
    pub(crate) dyad: Option<i64>,
}

/// A report of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryReport {
    /// Its id.
    pub id: ReportId,
    /// Who brought it.
    pub outlet: Option<String>,
    /// When it appeared, as it was given.
    pub published: Option<String>,
    /// The language that it was read in.
    pub language: String,
    /// Its title.
    pub title: Option<String>,
}

impl Ledger {
    /// The newest stories that a filter lets through. Of the filter, conflict, story, days, language, side and speaker count.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn stories(&self, filter: &Filter, limit: usize) -> Result<Vec<KeptStory>, LedgerError> {
        self.named(stories(&self.connection, filter, limit))
    }
}

fn stories(connection: &Connection, filter: &Filter, limit: usize) -> Result<Vec<KeptStory>, Kind> {
    let rows = roots(connection, filter, limit)?;
    rows.into_iter().map(|root| story(connection, root, filter)).filter_map(Result::transpose).collect()
}

/// So many claims are looked through for stories that hold some of the kind that is asked for.
const CLAIMS: usize = 5000;

/// The rows of the newest stories: where the filter asks after claims, of those that hold such claims.
pub(crate) fn roots(connection: &Connection, filter: &Filter, limit: usize) -> Result<Vec<i64>, Kind> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut values = Vec::new();
    let query = if filter.asks_after_claims() {
        let conditions = filter.newest(connection)?;
        values.extend(conditions.values());
        let picked = conditions.query("t.story, t.day, t.mark", NEWEST, CLAIMS);
        format!(
            "select t.story from ({picked}) t join report r on r.id = t.story
             group by t.story order by max(t.day) desc, r.hash limit ?"
        )
    } else {
        stories_query(filter)
    };
    values.push(limit.into());
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest stories, of all or of pairs of foes: these are looked up one by one, in the order that their index has.
fn stories_query(filter: &Filter) -> String {
    // A story whose reports were all taken over by newer versions is none, but was one before.
    let mut conditions = vec![if filter.as_of.is_none() { "s.reports > 0" } else { "true" }.to_owned()];
    let mut narrow = |condition: &str, day: Option<Date>| {
        conditions.extend(day.map(|day| format!("{condition} {}", number_of(day))));
    };
    narrow("s.last_day >=", filter.since);
    narrow("s.first_day <=", filter.until);
    narrow("s.first_day <=", filter.as_of);
    conditions.extend(filter.story.map(|story| format!("s.root = {story}")));
    let conditions = conditions.join(" and ");
    let along = |place: String| {
        format!(
            "select * from (select s.root, s.last_day, s.mark from story s where {place}{conditions}
             order by s.last_day desc, s.mark limit ?1)"
        )
    };
    let ways: Vec<String> = match &filter.dyads {
        Some(dyads) if filter.story.is_none() && !dyads.is_empty() => {
            dyads.iter().map(|dyad| along(format!("s.dyad = {dyad} and "))).collect()
        }
        Some(dyads) => vec![along(format!("s.dyad in ({}) and ", list(dyads)))],
        None => vec![along(String::new())],
    };
    format!("select root from ({}) order by last_day desc, mark limit ?1", ways.join(" union all "))
}

/// One story as it was known; none where nothing of it had appeared.
pub(crate) fn story(connection: &Connection, root: i64, filter: &Filter) -> Result<Option<KeptStory>, Kind> {
    let as_of = filter.as_of.map_or(i64::MAX, number_of);
    let mut statement = connection.prepare_cached(include_str!("sql/story_reports.sql"))?;
    let mut rows = statement.query([root, as_of])?;
    let mut found = Found::default();
    while let Some(row) = rows.next()? {
        let hash: String = row.get(0)?;
        let Some(id) = ReportId::parse(&hash) else { continue };
        found.first_day = found.first_day.or(row.get(5)?);
        found.last_day = found.last_day.max(row.get(6)?);
        found.root = found.root.or(row.get(7)?);
        found.dyad = found.dyad.or(row.get(8)?);
        found.rows.push(row.get(9)?);
        found.reports.push(StoryReport {
            id,
            outlet: row.get(1)?,
            published: row.get(2)?,
            language: row.get(3)?,
            title: row.get(4)?,
        });
    }
    found.look_at_openings(connection)?;
    let Some(id) = found.root.as_deref().and_then(ReportId::parse) else { return Ok(None) };
    Ok(Some(KeptStory {
        title: found.title(),
        first_day: found.first_day.and_then(day_of),
        last_day: found.last_day.and_then(day_of),
        reports: found.reports,
        dyad: found.dyad,
        root: id,
    }))
}

/// What is gathered of a story.
#[derive(Default)]
struct Found {
    root: Option<String>,
    dyad: Option<i64>,
    first_day: Option<i64>,
    last_day: Option<i64>,
    reports: Vec<StoryReport>,
    rows: Vec<i64>,
    features: Vec<Features>,
    openings: Vec<Option<String>>,
}

/// A story's title is sought among so many of its reports, the first: each is compared with each.
const HEADLINES: usize = 30;

impl Found {
    /// What the first reports are about, and how they open.
    fn look_at_openings(&mut self, connection: &Connection) -> Result<(), Kind> {
        let mut statement = connection.prepare_cached(include_str!("sql/opening.sql"))?;
        for report in self.rows.iter().take(HEADLINES) {
            let (features, opening, sentences): (Vec<u8>, String, Vec<u8>) =
                statement.query_row([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            self.features.push(Features::from_bytes(&features).unwrap_or_default());
            self.openings.push(first_sentence(&opening, &sentences));
        }
        Ok(())
    }

    fn title(&self) -> Option<String> {
        let headlines: Vec<Headline<'_>> = self
            .reports
            .iter()
            .zip(&self.openings)
            .zip(&self.features)
            .map(|((report, opening), features)| Headline {
                title: report.title.as_deref(),
                first_sentence: opening.as_deref(),
                features,
            })
            .collect();
        title(&headlines).map(str::to_owned)
    }
}

/// The first sentence of a text of which only the opening was fetched; the line with the date, `date 2020-10-09`, is none.
fn first_sentence(opening: &str, sentences: &[u8]) -> Option<String> {
    let spans = spans_from_bytes(sentences)?;
    let told = spans.iter().map(|span| span.slice(opening).trim());
    told.filter(|sentence| sentence.contains(' ') && !is_date_line(sentence)).map(str::to_owned).next()
}

fn is_date_line(sentence: &str) -> bool {
    sentence.split_whitespace().nth(1).is_some_and(|word| word.parse::<bestand_text::Published>().is_ok())
        && sentence.split_whitespace().count() == 2
}
