//! How did each speaker's figure change?

use bestand_ledger::{StoryTolls, WarTolls};
use bestand_reader::Packs;
use bestand_reconcile::{Account, Series, Voice};
use std::io::{self, Write};
use std::path::Path;

use super::tolls::{amount, counted, heading, say_cut, say_rest, story_heading, write_lines};
use super::{ended, filter, open};
use crate::arguments::{ClaimFormat, TollsArguments};
use crate::outcome::{Outcome, Stop};
use crate::table::{painted, titled};
use crate::talk::harmless;
use crate::terminal::Look;
use crate::wrap::columns;

/// Writes each account with a bar for every figure of every voice, in the order in which they appeared: by war its running totals, then
/// the tolls of its newest stories.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &TollsArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, &asked.question)?;
    let stories = asked.question.limit.unwrap_or(STORIES);
    let tolls = ledger.tolls(&filter, stories).map_err(Stop::failed)?;
    match asked.question.view.format {
        ClaimFormat::Jsonl => {
            tolls.iter().try_for_each(|of_war| write_lines(of_war, asked.policy, results))?;
        }
        ClaimFormat::Table => {
            tolls.iter().try_for_each(|of_war| charts(of_war, Look::of_output(), results))?;
            say_rest(&ledger, &tolls, &asked.question, stories, results)?;
        }
    }
    ended(!tolls.is_empty(), &ledger, &filter)
}

/// Of each war so many stories, where no number is asked for.
const STORIES: usize = 5;
/// The columns before a bar: the day and the figure.
const LABELS: usize = 44;
/// A bar is no longer than this.
const LONGEST: usize = 50;

fn charts(tolls: &WarTolls, look: Look, results: &mut impl Write) -> io::Result<()> {
    let WarTolls { war, totals, incidents, .. } = tolls;
    writeln!(results, "{}\n", heading(war.as_ref(), look))?;
    totals.iter().try_for_each(|account| chart(account, look, results))?;
    say_cut(tolls, results)?;
    for StoryTolls { story, accounts } in incidents {
        writeln!(results, "{}\n", story_heading(story, look))?;
        accounts.iter().try_for_each(|account| chart(account, look, results))?;
    }
    Ok(())
}

fn chart(account: &Account, look: Look, results: &mut impl Write) -> io::Result<()> {
    writeln!(results, "{}", titled(&counted(account), "", look))?;
    let room = look.width.saturating_sub(LABELS + 2).min(LONGEST);
    let points = account.series.iter().flat_map(|series| &series.points);
    let most = points.filter_map(|point| point.figure.high.max(point.figure.low)).max().unwrap_or(0).max(1);
    for series in &account.series {
        writeln!(results, "  {}", painted("1;36", &harmless(&name(series)), look))?;
        for point in &series.points {
            let day = point.figure.first_day.map_or("no date".to_owned(), |day| day.to_string());
            let label = format!("    {day}  {}", amount(point));
            let gap = LABELS.saturating_sub(columns(&label)).max(1);
            let level = point.level().or(Some(point.told()));
            let (low, high) = level.map_or((None, None), |level| (level.low, level.high));
            writeln!(results, "{label}{:gap$}{}", "", bar(low, high, most, room))?;
        }
    }
    writeln!(results)
}

fn name(series: &Series) -> String {
    match &series.voice {
        Voice::Reports => "the outlets themselves".to_owned(),
        Voice::Side(side) => format!("{side} ({})", series.standpoint.as_str()),
        Voice::Named(words) => words.to_string(),
    }
}

/// Full up to the low end, shaded up to the high end; an open end is a dot.
fn bar(low: Option<u64>, high: Option<u64>, most: u64, room: usize) -> String {
    let scaled = |number: u64| {
        let room = room as u64;
        usize::try_from(number.saturating_mul(room).div_ceil(most)).unwrap_or(0)
    };
    match (low, high) {
        (None, None) => String::new(),
        (Some(low), Some(high)) => {
            let full = scaled(low);
            format!("{}{}", "█".repeat(full), "░".repeat(scaled(high).saturating_sub(full)))
        }
        (Some(low), None) => format!("{}…", "█".repeat(scaled(low))),
        (None, Some(high)) => "░".repeat(scaled(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_full_to_the_low_end_and_shaded_to_the_high_end() {
        assert_eq!(bar(Some(5), Some(10), 10, 10), "█████░░░░░");
        assert_eq!(bar(Some(10), None, 10, 4), "████…");
        assert_eq!(bar(Some(0), Some(0), 10, 10), "");
        assert_eq!(bar(None, None, 10, 10), "");
    }
}
