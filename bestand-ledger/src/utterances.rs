//! Which words do several reports carry, who had them first, and what did each copy change?

use bestand_reconcile::{Carriage, Carrier, Change, Claimed, UtteranceId, by_precedence};
use bestand_text::{ReportId, SentenceIndex, Span};
use rusqlite::{Connection, params, params_from_iter};

use crate::conditions::NEWEST;
use crate::days::number_of;
use crate::entry::spans_from_bytes;
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::told::SENTENCES;

/// Words that several reports carry.
#[derive(Debug, Clone)]
pub struct Utterance {
    /// Its id: the sentence that had the words first.
    pub id: UtteranceId,
    /// Its carriers, the first carrier first; of very many the earliest.
    pub carriers: Vec<Carried>,
    /// How many sentences carry the words; of very many this counts those too that a newer version of a report replaced.
    pub carried_by: usize,
}

/// A sentence that carries words of an utterance.
#[derive(Debug, Clone)]
pub struct Carried {
    /// The report.
    pub carrier: Carrier,
    /// Which of its sentences.
    pub sentence: SentenceIndex,
    /// Where it stands in the report's text.
    pub span: Span,
    /// The sentence.
    pub text: String,
    /// The agencies that the report credits.
    pub credits: Vec<String>,
    /// What it changed against the first carrier; nothing in the first carrier itself.
    pub change: Change,
    /// How many people it claims were killed, injured, and so on.
    pub claimed: Vec<Claimed>,
}

/// So many claims are looked through for words that others carry too.
const CLAIMS: usize = 2000;
/// Of words with more carriers than this the earliest are given.
const CARRIERS: usize = 50;

impl Ledger {
    /// The words that claims stand in and several reports carry, those of the newest claims first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn utterances(&self, filter: &Filter, limit: usize) -> Result<Vec<Utterance>, LedgerError> {
        let found = shared(&self.connection, filter, limit).and_then(|utterances| {
            let as_of = filter.as_of.map_or(i64::MAX, number_of);
            let all = utterances.into_iter().map(|utterance| one(&self.connection, utterance, as_of));
            all.filter_map(Result::transpose).collect()
        });
        self.named(found)
    }

    /// The words of one sentence, where several reports carry them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn utterance(
        &self,
        report: &ReportId,
        sentence: SentenceIndex,
    ) -> Result<Option<Utterance>, LedgerError> {
        let found = crate::correction::report_row(&self.connection, report).and_then(|report| {
            let sentence = crate::told::sentence_number(report, sentence.0);
            let utterance = crate::settle::utterance_of(&self.connection, sentence)?;
            one(&self.connection, utterance, i64::MAX)
        });
        self.named(found)
    }
}

/// The numbers of utterances with several carriers, in the order of the newest claims in them.
fn shared(connection: &Connection, filter: &Filter, limit: usize) -> Result<Vec<i64>, Kind> {
    let mut conditions = filter.newest(connection)?;
    conditions.and("exists (select 1 from carrier k where k.utterance = t.utterance)", []);
    let picked = conditions.query("t.utterance, t.day, t.mark", NEWEST, CLAIMS);
    let query = format!("select t.utterance from ({picked}) t order by t.day desc, t.mark");
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(conditions.values()))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let utterance: i64 = row.get(0)?;
        if !found.contains(&utterance) {
            found.push(utterance);
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
}

/// The carriers that had appeared by a day; none where there were fewer than two.
fn one(connection: &Connection, utterance: i64, as_of: i64) -> Result<Option<Utterance>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("sql/utterance.sql"))?;
    let mut rows = statement.query(params![utterance, as_of, SENTENCES, CARRIERS as i64])?;
    let mut carriers = Vec::new();
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let sentence = u32::try_from(number % SENTENCES).unwrap_or(0);
        let (hash, published): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let outlet: Option<String> = row.get(3)?;
        let (text, spans): (String, Vec<u8>) = (row.get(4)?, row.get(5)?);
        let spans = spans_from_bytes(&spans).unwrap_or_default();
        let (Some(report), Some(span)) = (ReportId::parse(&hash), spans.get(sentence as usize).copied())
        else {
            continue;
        };
        let credits: Option<String> = row.get(6)?;
        carriers.push(Carried {
            carrier: Carrier {
                published: published.and_then(|date| date.parse().ok()),
                report,
                outlet: outlet.map(Into::into),
            },
            sentence: SentenceIndex(sentence),
            span,
            text: span.slice(&text).to_owned(),
            credits: credits
                .map(|credits| credits.split('\n').map(str::to_owned).collect())
                .unwrap_or_default(),
            change: Change::default(),
            claimed: claimed(connection, number)?,
        });
    }
    let carried_by = match carriers.len() {
        CARRIERS => counted(connection, utterance, as_of)?,
        few => few,
    };
    Ok(ordered(carriers, carried_by))
}

/// How many sentences carried the words by a day.
fn counted(connection: &Connection, utterance: i64, as_of: i64) -> Result<usize, Kind> {
    let query = "select count(*) from carrier where utterance = ?1 and ifnull(day, ?2) <= ?2";
    let count: u32 = connection.prepare_cached(query)?.query_row([utterance, as_of], |row| row.get(0))?;
    Ok(count as usize)
}

/// How many people a sentence claims to be the victims of what.
fn claimed(connection: &Connection, sentence: i64) -> Result<Vec<Claimed>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("sql/figures.sql"))?;
    let rows = statement.query_map([sentence / SENTENCES, sentence % SENTENCES], |row| {
        Ok(Claimed { outcome: row.get(0)?, number: row.get::<_, i64>(1)?.unsigned_abs() })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn ordered(mut carriers: Vec<Carried>, carried_by: usize) -> Option<Utterance> {
    let credits: Vec<Vec<&str>> =
        carriers.iter().map(|carried| carried.credits.iter().map(String::as_str).collect()).collect();
    let carriages: Vec<Carriage<'_>> = carriers
        .iter()
        .zip(&credits)
        .map(|(carried, credits)| Carriage { carrier: &carried.carrier, credits, len: carried.text.len() })
        .collect();
    let order = by_precedence(&carriages);
    let mut places = vec![0; order.len()];
    order.into_iter().enumerate().for_each(|(place, carrier)| places[carrier] = place);
    let mut places = places.into_iter();
    carriers.sort_by_cached_key(|_| places.next());
    let first = carriers.first().filter(|_| carriers.len() > 1)?;
    let id = UtteranceId { report: first.carrier.report.clone(), sentence: first.sentence };
    let (words, claimed) = (first.text.clone(), first.claimed.clone());
    for copy in &mut carriers[1..] {
        copy.change = Change::between(&words, &copy.text).with_figures(&claimed, &copy.claimed);
    }
    Some(Utterance { id, carriers, carried_by })
}
