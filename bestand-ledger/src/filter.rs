//! Which claims are asked for?

use bestand_claim::{ActorCode, Outcome, Victims};
use jiff::civil::Date;
use rusqlite::{Connection, params_from_iter};

use crate::conditions::{Conditions, Facet, Way};
use crate::days::number_of;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::story_row;
use crate::settle::{SAYS, TAKES_PART};

/// What narrows a question: the side of Armenia, killed, since 27 September, as known on 8 October.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose people they were, or who acted or was acted upon.
    pub side: Option<ActorCode>,
    /// What happened to the people counted.
    pub outcome: Option<Outcome>,
    /// Which people they were.
    pub victims: Option<Victims>,
    /// Who says so: an actor's code, or words of the speaker as the report has them.
    pub speaker: Option<String>,
    /// The rows of the dyads that the conflict asked for consists of.
    pub(crate) dyads: Option<Vec<i64>>,
    /// The row of the story's first report.
    pub(crate) story: Option<i64>,
    /// Not before this day.
    pub since: Option<Date>,
    /// Not after this day.
    pub until: Option<Date>,
    /// As a reader would have known at the end of this day.
    pub as_of: Option<Date>,
    /// The language of the report.
    pub language: Option<String>,
}

impl Filter {
    /// The same of one conflict only: of a war's id, or of all wars in which the actors with these codes fight.
    ///
    /// # Errors
    /// When no war is meant, or the ledger cannot be read.
    pub fn of_conflict(self, ledger: &Ledger, by: &str) -> Result<Filter, LedgerError> {
        let wars = ledger.wars_meant(by)?;
        Ok(Filter { dyads: Some(wars.into_iter().flat_map(|war| war.dyads).collect()), ..self })
    }

    /// The same of one story only, by the id of any of its reports (`r-5f1c03a9e2b7d410` or `s-5f1c`).
    ///
    /// # Errors
    /// When there is none, or the ledger cannot be read.
    pub fn of_story(self, ledger: &Ledger, id: &str) -> Result<Filter, LedgerError> {
        let story = ledger.named(story_row(&ledger.connection, id))?;
        Ok(Filter { story: Some(story), ..self })
    }

    /// All that the filter asks for, of rows that are found otherwise: those of a story or of an account.
    pub(crate) fn conditions(&self, connection: &Connection) -> Result<Conditions, Kind> {
        let mut conditions = self.plain();
        for facet in self.facets(connection)? {
            conditions.and(&facet.condition(), []);
        }
        Ok(conditions)
    }

    /// All that the filter asks for, in the order [`NEWEST`]: where it names a side or a speaker, a conflict or a kind, only claims that
    /// have it are looked through.
    pub(crate) fn newest(&self, connection: &Connection) -> Result<Conditions, Kind> {
        if self.story.is_some() {
            return self.conditions(connection);
        }
        let mut facets = self.facets(connection)?;
        let leading = facets.iter().position(|facet| facet.ways().is_some()).map(|at| facets.remove(at));
        Ok(self.led_by(leading.as_ref(), &facets))
    }

    /// The same of claims on truces between these foes, whatever conflict the filter names.
    pub(crate) fn newest_on_truces(
        &self,
        connection: &Connection,
        dyads: Vec<Option<i64>>,
    ) -> Result<Conditions, Kind> {
        let facets = Filter { dyads: None, ..self.clone() }.facets(connection)?;
        Ok(self.led_by(Some(&Facet::OnTruce(dyads)), &facets))
    }

    /// The same of claims that count to these accounts, whatever conflict, story and side the filter names.
    pub(crate) fn newest_of_accounts(
        &self,
        connection: &Connection,
        accounts: Vec<i64>,
    ) -> Result<Conditions, Kind> {
        let plain = Filter { dyads: None, story: None, side: None, ..self.clone() };
        Ok(plain.led_by(Some(&Facet::Accounts(accounts)), &plain.facets(connection)?))
    }

    /// The ways to rows that have one facet, with the others as conditions.
    fn led_by(&self, leading: Option<&Facet>, others: &[Facet]) -> Conditions {
        let mut conditions = self.plain();
        others.iter().for_each(|facet| conditions.and(&facet.condition(), []));
        let all = || vec![Way { rows: "told t indexed by told_day", place: "true".to_owned(), key: "t" }];
        let mut ways = leading.and_then(Facet::ways).unwrap_or_else(all);
        // The parties' index tells kinds too: of the captured of Russia no other claims need be looked at.
        let kinds = others.iter().find(|facet| matches!(facet, Facet::Kinds(_)));
        if let (Some(Facet::Party(..)), Some(kinds)) = (leading, kinds) {
            let of_kind = kinds.condition().replace("t.", "y.");
            ways.iter_mut().for_each(|way| way.place.push_str(&format!(" and {of_kind}")));
        }
        ways.iter_mut().for_each(|way| self.of_days(way));
        ways.extend(self.as_of.map(number_of).map(|day| {
            let of_leading = leading.map_or("true".to_owned(), Facet::condition);
            let place = format!("t.day > t.published and t.day > {day} and {of_leading}");
            Way { rows: "told t indexed by told_ahead", place, key: "t" }
        }));
        conditions.along(ways);
        conditions
    }

    /// Narrows a way to the days asked for. As of a day, claims of what was to come are few and have a way of their own.
    fn of_days(&self, way: &mut Way) {
        for (sign, bound) in [(">=", self.since), ("<=", self.until), ("<=", self.as_of)] {
            if let Some(bound) = bound.map(number_of) {
                way.place.push_str(&format!(" and {}.day {sign} {bound}", way.key));
            }
        }
    }

    /// What is asked of each row by itself.
    fn plain(&self) -> Conditions {
        let mut conditions = Conditions::default();
        match self.as_of.map(number_of) {
            Some(day) => conditions
                .and("t.published <= ? and (t.until is null or t.until > ?)", [day.into(), day.into()]),
            None => conditions.and("t.until is null", []),
        }
        if let Some(day) = self.since {
            conditions.and("t.day >= ?", [number_of(day).into()]);
        }
        if let Some(day) = self.until {
            conditions.and("t.day <= ?", [number_of(day).into()]);
        }
        if let Some(story) = self.story {
            conditions.and("t.story = ?", [story.into()]);
        }
        if let Some(language) = &self.language {
            conditions.and("r.language = ?", [language.clone().into()]);
        }
        conditions
    }

    /// What an index finds; what is likely to be rarest first.
    fn facets(&self, connection: &Connection) -> Result<Vec<Facet>, Kind> {
        let mut facets = Vec::new();
        if let Some(side) = &self.side {
            let party = party(connection, side.as_str(), &TAKES_PART)?;
            facets.push(party.unwrap_or(Facet::Party(NOBODY, &TAKES_PART)));
        }
        if let Some(speaker) = &self.speaker {
            facets.push(match party(connection, speaker, &[SAYS])? {
                Some(side) => side,
                None => Facet::Speakers(rows(
                    connection,
                    "select id from speaker where text like ? order by id",
                    [format!("%{speaker}%")],
                )?),
            });
        }
        if let Some(dyads) = &self.dyads {
            facets.push(Facet::Dyads(dyads.clone()));
        }
        if self.outcome.is_some() || self.victims.is_some() {
            facets.push(Facet::Kinds(self.kinds(connection)?));
        }
        Ok(facets)
    }

    /// The kinds of toll asked for.
    fn kinds(&self, connection: &Connection) -> Result<Vec<i64>, Kind> {
        let word = |word: Option<&str>| word.unwrap_or("%").to_owned();
        let (outcome, victims) = (self.outcome.map(Outcome::as_str), self.victims.map(Victims::as_str));
        let query = "select id from kind where type like ? and victims like ? and victims <> '' order by id";
        rows(connection, query, [word(outcome), word(victims)])
    }
}

/// No actor has this row.
const NOBODY: i64 = 0;

/// Whoever has this code; none where no claim tells of them.
fn party(connection: &Connection, code: &str, roles: &'static [&'static str]) -> Result<Option<Facet>, Kind> {
    let actors = rows(connection, "select id from actor where code = ?", [code.to_owned()])?;
    Ok(actors.first().map(|actor| Facet::Party(*actor, roles)))
}

fn rows<const N: usize>(connection: &Connection, query: &str, words: [String; N]) -> Result<Vec<i64>, Kind> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(params_from_iter(words), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Filter {
    /// Whether claims must be looked at to answer, and not only reports and stories.
    pub(crate) fn asks_after_claims(&self) -> bool {
        let Filter {
            side,
            outcome,
            victims,
            speaker,
            dyads: _,
            story: _,
            since: _,
            until: _,
            as_of: _,
            language,
        } = self;
        side.is_some() || outcome.is_some() || victims.is_some() || speaker.is_some() || language.is_some()
    }
}
