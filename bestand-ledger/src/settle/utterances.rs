//! Which sentences carry the same words, and which of them had the words first?

use std::collections::BTreeSet;

use bestand_reconcile::{Carriage, Carrier, by_precedence};
use bestand_text::{ReportId, Span};
use rusqlite::{Connection, params};

use crate::entry::spans_from_bytes;
use crate::error::Kind;
use crate::told::{SENTENCES, sentence_number};

/// Of words with more carriers than this the first is not sought again among all: formulas are repeated for years.
const CARRIERS: usize = 64;

/// Joins each sentence of a report with those that carry the same words.
pub(super) fn join(connection: &Connection, report: i64, joined: &[(u32, Vec<i64>)]) -> Result<(), Kind> {
    for (sentence, found) in joined {
        one(connection, sentence_number(report, *sentence), found)?;
    }
    Ok(())
}

fn one(connection: &Connection, sentence: i64, found: &[i64]) -> Result<(), Kind> {
    let mut utterances = BTreeSet::new();
    for other in found {
        utterances.insert(utterance_of(connection, *other)?);
    }
    if let (Some(first), 1) = (utterances.first(), utterances.len())
        && is_later(connection, sentence, *first)?
    {
        note(connection, *first, *first)?;
        return note(connection, sentence, *first);
    }
    let mut members = BTreeSet::from([sentence]);
    for utterance in &utterances {
        members.insert(*utterance);
        members.extend(carriers_of(connection, *utterance)?);
    }
    let candidates = if members.len() > CARRIERS {
        utterances.iter().copied().chain([sentence]).collect()
    } else {
        members.iter().copied().collect::<Vec<_>>()
    };
    let first = first_of(connection, &candidates)?;
    for utterance in utterances.iter().filter(|utterance| **utterance != first) {
        let moved = params![utterance, first];
        connection
            .prepare_cached("update carrier set utterance = ?2 where utterance = ?1")?
            .execute(moved)?;
        connection.prepare_cached(include_str!("../sql/utterance_move.sql"))?.execute(moved)?;
    }
    utterances.iter().chain([&sentence, &first]).try_for_each(|member| note(connection, *member, first))
}

/// Whether the report of a sentence appeared on a later day than that of another: then it cannot have had the words first.
fn is_later(connection: &Connection, sentence: i64, first: i64) -> Result<bool, Kind> {
    let mut statement = connection.prepare_cached(include_str!("../sql/is_later.sql"))?;
    Ok(statement.query_row([sentence / SENTENCES, first / SENTENCES], |row| row.get(0))?)
}

/// The sentence that had the words first; the sentence itself where nobody shares them.
pub(crate) fn utterance_of(connection: &Connection, sentence: i64) -> Result<i64, Kind> {
    let mut statement = connection.prepare_cached("select utterance from carrier where sentence = ?1")?;
    let mut rows = statement.query([sentence])?;
    Ok(match rows.next()? {
        Some(row) => row.get(0)?,
        None => sentence,
    })
}

fn carriers_of(connection: &Connection, utterance: i64) -> Result<Vec<i64>, Kind> {
    let mut statement =
        connection.prepare_cached("select sentence from carrier where utterance = ?1 limit ?2")?;
    // One more than are looked at, so that it shows when there are too many.
    let rows = statement.query_map(params![utterance, CARRIERS as i64 + 1], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn note(connection: &Connection, sentence: i64, utterance: i64) -> Result<(), Kind> {
    connection
        .prepare_cached(include_str!("../sql/carrier_upsert.sql"))?
        .execute(params![sentence, utterance, SENTENCES])?;
    Ok(())
}

/// What tells which of several carriers was first.
struct Candidate {
    sentence: i64,
    carrier: Carrier,
    credits: Vec<String>,
    len: usize,
}

fn first_of(connection: &Connection, sentences: &[i64]) -> Result<i64, Kind> {
    let candidates: Vec<Candidate> =
        sentences.iter().map(|sentence| candidate(connection, *sentence)).collect::<Result<_, _>>()?;
    let credits: Vec<Vec<&str>> =
        candidates.iter().map(|candidate| candidate.credits.iter().map(String::as_str).collect()).collect();
    let carriages: Vec<Carriage<'_>> = candidates
        .iter()
        .zip(&credits)
        .map(|(candidate, credits)| Carriage { carrier: &candidate.carrier, credits, len: candidate.len })
        .collect();
    Ok(candidates[by_precedence(&carriages)[0]].sentence)
}

fn candidate(connection: &Connection, sentence: i64) -> Result<Candidate, Kind> {
    let (report, number) = (sentence / SENTENCES, sentence % SENTENCES);
    let mut statement = connection.prepare_cached(include_str!("../sql/carrier.sql"))?;
    let (hash, published, outlet, spans): (String, Option<String>, Option<String>, Vec<u8>) =
        statement.query_row([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let unfit = |what: &str| Kind::Unfit { table: "page", id: report, what: what.to_owned() };
    let spans = spans_from_bytes(&spans).ok_or_else(|| unfit("its sentences are cut short"))?;
    let span = usize::try_from(number).ok().and_then(|number| spans.get(number));
    let report = ReportId::parse(&hash).ok_or_else(|| unfit("the id of its report"))?;
    let mut credited = connection
        .prepare_cached("select distinct channel from claim where report = ?1 and channel is not null")?;
    let credits = credited.query_map([sentence / SENTENCES], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Candidate {
        sentence,
        carrier: Carrier {
            published: published.and_then(|date| date.parse().ok()),
            report,
            outlet: outlet.map(Into::into),
        },
        credits,
        len: span.copied().map_or(0, Span::len) as usize,
    })
}
