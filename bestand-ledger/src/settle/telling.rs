//! What do a report's claims count towards?

use bestand_claim::{ActorCode, Claim, Happening};
use bestand_reconcile::{AccountKey, Coverage, is_relevant};
use rusqlite::{Connection, named_params, params};

use super::{Desk, utterances::utterance_of};
use crate::correction::Corrections;
use crate::days::number_of;
use crate::error::Kind;
use crate::names::{Pair, Table};
use crate::reports::read_claims;
use crate::told::sentence_number;

/// A claim that its report still makes, with a person's corrections laid over it.
pub(super) struct Effective {
    pub(super) row: i64,
    pub(super) claim: Claim,
}

/// Where a report belongs.
#[derive(PartialEq, Eq)]
pub(super) struct Belonging {
    /// The first report of its story.
    pub(super) story: i64,
    /// The two whose fight it is about.
    pub(super) dyad: Option<i64>,
}

/// The claims of a report that count: not retracted by a newer reader, not rejected by a person.
pub(super) fn claims_of(
    connection: &Connection,
    corrections: &Corrections,
    report: i64,
) -> Result<Vec<Effective>, Kind> {
    let read = read_claims(connection, report)?.into_iter();
    let counting = read.filter(|(_, claim)| !corrections.rejects(claim, report));
    let effective = counting.map(|(row, claim)| Effective { row, claim: corrections.applied(claim, report) });
    Ok(effective.collect())
}

impl Desk<'_> {
    /// Notes what the claims of a report count towards, in place of what was noted before.
    pub(super) fn tell(
        &mut self,
        report: i64,
        claims: &[Effective],
        belonging: &Belonging,
    ) -> Result<(), Kind> {
        untell(self.connection, report)?;
        let (published, until) = self.counted_days(report)?;
        for claim in claims {
            let day = day_of(&claim.claim).or(published);
            let sentence = sentence_number(report, claim.claim.evidence.sentence.0);
            let utterance = utterance_of(self.connection, sentence)?;
            let account = AccountKey::of(&claim.claim);
            let account = account.map(|key| self.account(&key, belonging)).transpose()?;
            let line =
                Line { claim: claim.row, day, mark: mark_of(&claim.claim), kind: self.kind(&claim.claim)? };
            let speaker = self.speaker(&claim.claim)?;
            self.connection.prepare_cached(include_str!("../sql/told_insert.sql"))?.execute(named_params! {
                ":claim": claim.row, ":report": report, ":dyad": belonging.dyad, ":story": belonging.story,
                ":day": day, ":published": published, ":until": until,
                ":kind": line.kind, ":speaker": speaker, ":on_truce": is_relevant(&claim.claim),
                ":utterance": utterance, ":account": account, ":mark": line.mark,
            })?;
            self.parties(&claim.claim, &line)?;
        }
        Ok(())
    }

    /// The last day on which the report can have appeared, and the first on which a newer version had.
    fn counted_days(&self, report: i64) -> Result<(Option<i64>, Option<i64>), Kind> {
        let found = self
            .connection
            .prepare_cached(include_str!("../sql/counted_days.sql"))?
            .query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found)
    }

    /// Notes that the report belongs elsewhere. What its claims say, and who takes part, is as before.
    pub(super) fn retell(&mut self, report: i64, belonging: &Belonging) -> Result<(), Kind> {
        self.connection.prepare_cached(include_str!("../sql/account_less.sql"))?.execute([report])?;
        for (claim, key) in self.accounts_of(report)? {
            let account = self.account(&key, belonging)?;
            self.connection
                .prepare_cached("update told set account = ?2 where claim = ?1")?
                .execute([claim, account])?;
        }
        self.connection
            .prepare_cached("update told set story = ?2, dyad = ?3 where report = ?1")?
            .execute(params![report, belonging.story, belonging.dyad])?;
        Ok(())
    }

    /// The claims of the report that count to an account, each with what it counts.
    fn accounts_of(&self, report: i64) -> Result<Vec<(i64, AccountKey)>, Kind> {
        let mut statement = self.connection.prepare_cached(include_str!("../sql/accounts_of.sql"))?;
        let mut rows = statement.query([report])?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            let (claim, account, key): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let unfit =
                |_| Kind::Unfit { table: "account", id: account, what: format!("'{key}' is no account") };
            accounts.push((claim, key.parse().map_err(unfit)?));
        }
        Ok(accounts)
    }

    /// The account to which a toll counts: of the conflict for a running total, of the story for an incident.
    fn account(&self, key: &AccountKey, belonging: &Belonging) -> Result<i64, Kind> {
        let is_of_conflict = key.background || key.coverage == Coverage::Total;
        let (dyad, story) = match belonging.dyad {
            Some(dyad) if is_of_conflict => (Some(dyad), None),
            dyad => (dyad, Some(belonging.story)),
        };
        let row = self
            .connection
            .prepare_cached(include_str!("../sql/account_upsert.sql"))?
            .query_row(params![dyad, story, key.to_string()], |row| row.get(0))?;
        Ok(row)
    }

    /// The row of what the claim is about, which is made where there is none.
    fn kind(&mut self, claim: &Claim) -> Result<i64, Kind> {
        let victims = match &claim.happening {
            Happening::Toll(toll) => toll.victims.as_str(),
            Happening::Event(_) => "",
        };
        self.names.pair(self.connection, Pair::Kind, claim.happening.type_word(), victims)
    }

    fn speaker(&mut self, claim: &Claim) -> Result<Option<i64>, Kind> {
        let Some(speaker) = &claim.speaker else { return Ok(None) };
        let side = speaker.side().map_or("", ActorCode::as_str);
        self.names.pair(self.connection, Pair::Speaker, speaker.text(), side).map(Some)
    }

    fn parties(&mut self, claim: &Claim, line: &Line) -> Result<(), Kind> {
        let mut of_role =
            |role: &str, codes: &mut dyn Iterator<Item = &ActorCode>| -> Result<(), Kind> {
                for code in codes {
                    let actor = self.names.id(self.connection, Table::Actor, code.as_str())?;
                    self.connection.prepare_cached(include_str!("../sql/party_insert.sql"))?.execute(
                        params![actor, role, line.day.unwrap_or(NO_DAY), line.mark, line.claim, line.kind],
                    )?;
                }
                Ok(())
            };
        match &claim.happening {
            Happening::Toll(toll) => {
                of_role(SIDE, &mut toll.side.iter())?;
                of_role(PERPETRATOR, &mut toll.perpetrator.iter())?;
            }
            Happening::Event(event) => {
                of_role(ACTOR, &mut event.actor.iter())?;
                of_role(TARGET, &mut event.target.iter())?;
            }
        }
        of_role(SAYS, &mut claim.speaker.iter().filter_map(|speaker| speaker.side()))
    }
}

/// What places a claim among others.
struct Line {
    claim: i64,
    day: Option<i64>,
    mark: i64,
    kind: i64,
}

const SIDE: &str = "s";
const PERPETRATOR: &str = "p";
const ACTOR: &str = "a";
const TARGET: &str = "t";
/// Who speaks.
pub(crate) const SAYS: &str = "says";
/// Who suffers, does or undergoes something.
pub(crate) const TAKES_PART: [&str; 4] = [SIDE, PERPETRATOR, ACTOR, TARGET];
/// Stands for an unknown day where a key needs one.
pub(crate) const NO_DAY: i64 = i64::MIN;

/// The last day of the happening, where one is known.
fn day_of(claim: &Claim) -> Option<i64> {
    let interval = claim.when.interval()?;
    interval.last_day().or_else(|| interval.first_day()).map(number_of)
}

/// The report's id and the place of the words as one number, of six bytes as SQLite keeps it.
fn mark_of(claim: &Claim) -> i64 {
    let report = (claim.evidence.report.number() >> 33) as i64;
    report << 16 | i64::from(claim.evidence.anchor.start.min(u16::MAX.into()))
}

fn untell(connection: &Connection, report: i64) -> Result<(), Kind> {
    let is_told = connection.prepare_cached("select 1 from told where report = ?1")?.exists([report])?;
    if is_told {
        connection.prepare_cached(include_str!("../sql/party_delete.sql"))?.execute([report])?;
        connection.prepare_cached(include_str!("../sql/account_less.sql"))?.execute([report])?;
        connection.prepare_cached("delete from told where report = ?1")?.execute([report])?;
    }
    Ok(())
}
