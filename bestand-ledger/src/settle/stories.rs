//! Which story does a report go on, and which reports now go on from it?

use bestand_reconcile::Likeness;
use rusqlite::{Connection, OptionalExtension, params};

use super::telling::{Belonging, Effective};
use super::{Desk, window::Window};
use crate::conditions::list;
use crate::correction::report_row;
use crate::error::Kind;

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
        let Line { root, dyad } = line_of(self.connection, top)?;
        let mut waiting = vec![(top, dyad, claims)];
        let mut seen = Vec::new();
        while let Some((report, inherited, claims)) = waiting.pop() {
            if seen.contains(&report) {
                continue;
            }
            seen.push(report);
            let own = self.move_to_story(report, root)?;
            let belonging = Belonging { story: root, dyad: own.or(inherited) };
            let is_moved = self.told_belonging(report)?.as_ref() != Some(&belonging);
            match claims {
                Some(claims) => self.tell(report, claims, &belonging)?,
                None if is_moved => self.retell(report, &belonging)?,
                // What goes on from it stays where it is too.
                None => continue,
            }
            let mut children =
                self.connection.prepare_cached("select report from placing where follows = ?1")?;
            let children = children.query_map([report], |row| row.get::<_, i64>(0))?;
            for child in children {
                waiting.push((child?, belonging.dyad, None));
            }
        }
        Ok(())
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

/// What a report has from those before it.
struct Line {
    root: i64,
    dyad: Option<i64>,
}

fn lowest_hash(connection: &Connection, reports: &[i64]) -> Result<i64, Kind> {
    let query = format!("select id from report where id in ({}) order by hash limit 1", list(reports));
    Ok(connection.query_row(&query, [], |row| row.get(0))?)
}

/// Goes back to the first report of the story; the nearest report on the way that tells of two foes gives the conflict.
fn line_of(connection: &Connection, report: i64) -> Result<Line, Kind> {
    let mut line = Line { root: report, dyad: None };
    let mut passed = vec![report];
    loop {
        let before: Option<(Option<i64>, Option<i64>)> = connection
            .prepare_cached("select follows, dyad from placing where report = ?1")?
            .query_row([line.root], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((follows, dyad)) = before else { return Ok(line) };
        line.dyad = line.dyad.or(dyad);
        match follows {
            None => return Ok(line),
            Some(follows) => match passed.iter().position(|report| *report == follows) {
                None => {
                    passed.push(follows);
                    line.root = follows;
                }
                // Merges by hand can make a ring with what is worked out later: the same report stands for all of it, from wherever
                // one begins.
                Some(start) => {
                    line.root = lowest_hash(connection, &passed[start..])?;
                    return Ok(line);
                }
            },
        }
    }
}
