//! Which story does a report go on, and which reports now go on from it?

use std::collections::BTreeSet;

use bestand_reconcile::{Likeness, is_of_story};
use rusqlite::{Connection, OptionalExtension, params};

use super::Desk;
use super::telling::{Belonging, Effective};
use super::window::{Window, dated};
use crate::conditions::list;
use crate::correction::report_row;
use crate::error::Kind;
use crate::reports::story_of;

impl Desk<'_> {
    /// Hangs the report and those that it takes over where they belong, and tells its claims anew.
    pub(super) fn continue_stories(
        &mut self,
        window: &mut Window,
        report: i64,
        claims: &[Effective],
    ) -> Result<(), Kind> {
        let placed = window.stories(report);
        self.follow(report, placed.parent)?;
        for (child, likeness) in &placed.adopted {
            self.follow(*child, Some((report, *likeness)))?;
        }
        self.settle_tree(report, Some(claims))?;
        placed.adopted.iter().try_for_each(|(child, _)| self.settle_tree(*child, None))
    }

    /// Notes from which report another goes on; a person's word goes before what was worked out.
    fn follow(&self, report: i64, parent: Option<(i64, Likeness)>) -> Result<(), Kind> {
        let parent = match self.corrections.story(report) {
            None => parent,
            Some(None) => None,
            Some(Some(into)) => match bestand_text::ReportId::parse(into) {
                Some(into) => Some((report_row(self.connection, &into)?, Likeness::default())),
                None => None,
            },
        };
        let (follows, likeness) =
            (parent.map(|(row, _)| row), parent.map(|(_, likeness)| likeness.thousandths()));
        self.connection
            .prepare_cached("update placing set follows = ?2, likeness = ?3 where report = ?1")?
            .execute(params![report, follows, likeness])?;
        Ok(())
    }

    /// Gives a report, and all that go on from it, the story and the conflict of the reports before. Claims are given where the report is
    /// new or says something else than before.
    fn settle_tree(&mut self, top: i64, claims: Option<&[Effective]>) -> Result<(), Kind> {
        let Line { before, dyad } = line_of(self.connection, top)?;
        let mut waiting = vec![Next { report: top, before, dyad, claims }];
        let mut seen = BTreeSet::new();
        while let Some(Next { report, before, dyad, claims }) = waiting.pop() {
            if !seen.insert(report) {
                continue;
            }
            let root = self.root(report, before)?;
            let own = self.move_to_story(report, root)?;
            let belonging = Belonging { story: root, dyad: own.or(dyad) };
            let is_moved = self.told_belonging(report)?.as_ref() != Some(&belonging);
            match claims {
                Some(claims) => self.tell(report, claims, &belonging)?,
                None if is_moved => self.retell(report, &belonging)?,
                // What goes on from it stays where it is too.
                None => continue,
            }
            for (child, is_by_hand) in self.going_on(report)? {
                let before = Some(Before { story: root, is_by_hand });
                waiting.push(Next { report: child, before, dyad: belonging.dyad, claims: None });
            }
        }
        Ok(())
    }

    /// The first report of the story: that of the report before, where this one is still about what it began with or a person says so.
    fn root(&self, report: i64, before: Option<Before>) -> Result<i64, Kind> {
        Ok(match before {
            None => report,
            Some(Before { story, is_by_hand: true }) => story,
            Some(Before { story, .. }) => {
                let [root, new] = [story, report].map(|row| dated(self.connection, row));
                if is_of_story(&root?, &new?) { story } else { report }
            }
        })
    }

    /// The reports that go on from one, and whether a person says so.
    fn going_on(&self, report: i64) -> Result<Vec<(i64, bool)>, Kind> {
        let mut statement =
            self.connection.prepare_cached("select report, likeness from placing where follows = ?1")?;
        let rows = statement.query_map([report], |row| Ok((row.get(0)?, is_by_hand(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes the story of a report; gives the two whose fight it is about itself.
    fn move_to_story(&mut self, report: i64, root: i64) -> Result<Option<i64>, Kind> {
        let (before, own): (i64, Option<i64>) = self
            .connection
            .prepare_cached("select story, dyad from placing where report = ?1")?
            .query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.touched.extend([before, root]);
        if before != root {
            self.connection
                .prepare_cached("update placing set story = ?2 where report = ?1")?
                .execute([report, root])?;
        }
        Ok(own)
    }

    /// Where the report's claims were told to belong; nowhere where it has none.
    fn told_belonging(&self, report: i64) -> Result<Option<Belonging>, Kind> {
        Ok(self
            .connection
            .prepare_cached("select story, dyad from told where report = ?1 limit 1")?
            .query_row([report], |row| Ok(Belonging { story: row.get(0)?, dyad: row.get(1)? }))
            .optional()?)
    }
}

/// A report that is to be given its story and conflict.
struct Next<'c> {
    report: i64,
    before: Option<Before>,
    /// The conflict of the reports before.
    dyad: Option<i64>,
    claims: Option<&'c [Effective]>,
}

/// The report that another goes on from.
#[derive(Clone, Copy)]
struct Before {
    /// The first report of its story.
    story: i64,
    /// Whether a person says that the other goes on from it.
    is_by_hand: bool,
}

/// What a person joined is not alike: so it is known from what is.
fn is_by_hand(likeness: Option<u16>) -> bool {
    likeness.is_some_and(|likeness| Likeness::from_thousandths(likeness) < Likeness::THRESHOLD)
}

/// What a report has from those before it.
struct Line {
    before: Option<Before>,
    dyad: Option<i64>,
}

/// The story of the report before, and the conflict of the nearest report on the way back that tells of two foes.
fn line_of(connection: &Connection, report: i64) -> Result<Line, Kind> {
    let mut line = Line { before: None, dyad: None };
    let (mut passed, mut at) = (Vec::new(), report);
    loop {
        // Merges by hand can make a ring with what is worked out later: the same report stands for all of it, from wherever one begins.
        if let Some(start) = passed.iter().position(|report| *report == at) {
            line.before =
                Some(Before { story: lowest_hash(connection, &passed[start..])?, is_by_hand: true });
            return Ok(line);
        }
        passed.push(at);
        let placing: Option<(Option<i64>, Option<u16>, Option<i64>)> = connection
            .prepare_cached("select follows, likeness, dyad from placing where report = ?1")?
            .query_row([at], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((follows, likeness, dyad)) = placing else { return Ok(line) };
        line.dyad = line.dyad.or(dyad);
        let Some(follows) = follows else { return Ok(line) };
        if line.before.is_none() {
            // Itself where it is not placed yet.
            let story = story_of(connection, follows)?.unwrap_or(follows);
            line.before = Some(Before { story, is_by_hand: is_by_hand(likeness) });
        }
        at = follows;
    }
}

fn lowest_hash(connection: &Connection, reports: &[i64]) -> Result<i64, Kind> {
    let query = format!("select id from report where id in ({}) order by hash limit 1", list(reports));
    Ok(connection.query_row(&query, [], |row| row.get(0))?)
}
