//! Who says how many, on whose side, and what does it come to under a policy?

use bestand_claim::Standing;
use bestand_desk::AccountRecord;
use bestand_ledger::{KeptStory, KeptWar, Ledger, StoryTolls, WarTolls};
use bestand_reader::Packs;
use bestand_reconcile::{
    Account, AccountKey, Coverage, Estimate, Occasion, Point, Policy, Role, Series, Standpoint, Voice,
    estimate,
};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use super::{conflicts, ended, filter, greater, open, show::story_name};
use crate::add::count;
use crate::arguments::{ClaimFormat, Question, TollsArguments};
use crate::outcome::{Outcome, Stop};
use crate::phrase::{bounds, days, grouped, listed, people};
use crate::table::{self, painted};
use crate::talk::harmless;
use crate::terminal::Look;
use crate::wrap::wrapped;

/// Of a war that is asked for so many stories, where no number is asked for.
const STORIES: usize = 5;
/// Of each of all wars so many.
const STORIES_OF_EACH: usize = 2;

/// Writes the accounts of tolls by war: its running totals, then the tolls of its newest stories.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &TollsArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, &asked.question)?;
    let is_of_all = asked.question.conflict.is_none() && asked.question.story.is_none();
    let stories = asked.question.limit.unwrap_or(if is_of_all { STORIES_OF_EACH } else { STORIES });
    let tolls = ledger.tolls(&filter, stories).map_err(Stop::failed)?;
    if asked.question.view.format == ClaimFormat::Jsonl {
        tolls.iter().try_for_each(|of_war| write_lines(of_war, asked.policy, results))?;
        return ended(!tolls.is_empty(), &ledger, &filter);
    }
    let look = Look::of_output();
    if !tolls.is_empty() {
        let policy = format!("low, best and high by the policy '{}'", asked.policy.as_str());
        writeln!(results, "{}\n", painted("2", &policy, look))?;
    }
    for of_war in &tolls {
        Answer::of(of_war, asked.policy, look).write(of_war, results)?;
    }
    say_rest(&ledger, &tolls, &asked.question, stories, results)?;
    ended(!tolls.is_empty(), &ledger, &filter)
}

/// Ends a table of tolls: how many stories were looked at, and how many other conflicts there are.
pub(super) fn say_rest(
    ledger: &Ledger,
    tolls: &[WarTolls],
    asked: &Question,
    stories: usize,
    results: &mut impl Write,
) -> Result<(), Stop> {
    if asked.story.is_some() || tolls.is_empty() {
        return Ok(());
    }
    let others = match &asked.conflict {
        Some(_) => 0,
        None => {
            let shown = tolls.iter().filter(|tolls| tolls.war.is_some()).count();
            ledger.wars().map_err(Stop::failed)?.len().saturating_sub(shown)
        }
    };
    if others > 0 {
        let conflicts = count(others, "other conflict");
        writeln!(
            results,
            "… without {conflicts}, less told of or without such tolls (--conflict asks for one)"
        )?;
    }
    let limit = stories;
    let stories = if stories == 1 { "newest story".to_owned() } else { format!("{stories} newest stories") };
    writeln!(results, "… of each conflict its {stories} at most ({})", greater(limit))?;
    Ok(())
}

/// Says behind running totals that older claims were not looked at.
pub(super) fn say_cut(tolls: &WarTolls, results: &mut impl Write) -> io::Result<()> {
    if tolls.is_cut {
        writeln!(results, "    … the newest of many figures: older ones with --conflict and --until\n")?;
    }
    Ok(())
}

/// Writes each account as a line of JSON.
pub(super) fn write_lines(tolls: &WarTolls, policy: Policy, results: &mut impl Write) -> io::Result<()> {
    let WarTolls { war, totals, incidents, is_cut: _ } = tolls;
    let record = |account, story: Option<&str>| AccountRecord::of(account, policy, war.as_ref(), story);
    for account in totals {
        writeln!(results, "{}", record(account, None).to_json())?;
    }
    for StoryTolls { story, accounts } in incidents {
        for account in accounts {
            writeln!(results, "{}", record(account, Some(story.root.as_str())).to_json())?;
        }
    }
    Ok(())
}

/// How often the reporting of a war began anew.
fn phases(tolls: &WarTolls) -> usize {
    tolls
        .totals
        .iter()
        .filter_map(|account| account.phase)
        .map(|phase| phase.first_day)
        .collect::<BTreeSet<_>>()
        .len()
}

/// How the tolls of a war are shown.
pub(super) struct Answer {
    policy: Policy,
    look: Look,
    /// Whether the reporting paused for so long that running totals began anew.
    has_phases: bool,
}

impl Answer {
    pub(super) fn of(tolls: &WarTolls, policy: Policy, look: Look) -> Answer {
        Answer { policy, look, has_phases: phases(tolls) > 1 }
    }

    fn write(&self, tolls: &WarTolls, results: &mut impl Write) -> io::Result<()> {
        writeln!(results, "{}\n", heading(tolls.war.as_ref(), self.look))?;
        self.write_totals(tolls, results)?;
        for StoryTolls { story, accounts } in &tolls.incidents {
            writeln!(results, "{}", story_heading(story, self.look))?;
            self.write_accounts(accounts, results)?;
        }
        Ok(())
    }

    pub(super) fn write_totals(&self, tolls: &WarTolls, results: &mut impl Write) -> io::Result<()> {
        self.write_accounts(&tolls.totals, results)?;
        say_cut(tolls, results)
    }

    pub(super) fn write_accounts(&self, accounts: &[Account], results: &mut impl Write) -> io::Result<()> {
        accounts.iter().try_for_each(|account| write!(results, "{}", self.account(account)))
    }

    /// What is counted with the numbers under the policy, and a line for each voice.
    fn account(&self, account: &Account) -> String {
        let numbers = numbers(&estimate(account, self.policy));
        let title = table::titled(&counted(account), &numbers, indented(self.look));
        let mut block = format!("    {title}\n");
        if let Some(phase) = account.phase.filter(|_| self.has_phases) {
            let phase = format!("told {}", days(Some(phase.first_day), Some(phase.last_day)));
            block.push_str(&format!("      {}\n", painted("2", &phase, self.look)));
        }
        for series in &account.series {
            let (label, rest) = voice_line(series);
            let label = format!("{label:VOICE$}");
            let line = wrapped(&harmless(&rest), VOICE + 6, self.look);
            block.push_str(&format!(
                "      {}{}",
                painted("1;36", &harmless(&label), self.look),
                line.trim_start()
            ));
        }
        block.push('\n');
        block
    }
}

/// The columns of a voice's name.
const VOICE: usize = 14;

fn narrower(look: Look) -> Look {
    Look { width: look.width.saturating_sub(2), ..look }
}

fn indented(look: Look) -> Look {
    Look { width: look.width.saturating_sub(4), ..look }
}

/// The days of a story, its title and its name.
pub(super) fn story_heading(story: &KeptStory, look: Look) -> String {
    let title = story.title.as_deref().unwrap_or("(no words)");
    let title = format!("{}: {title}", days(story.first_day, story.last_day));
    format!("  {}", table::titled(&harmless(&title), &story_name(&story.root), narrower(look)))
}

/// A war's actors, its days and how many reports tell of it.
pub(super) fn heading(war: Option<&KeptWar>, look: Look) -> String {
    match war {
        None => table::titled("Reports that tell of no two foes", "", look),
        Some(kept) => {
            let title = format!("{}, {}", kept.war.name, conflicts::told(kept));
            table::titled(&title, &kept.war.id.to_string(), look)
        }
    }
}

/// "killed: soldiers or fighters of ARM, 2023-05-10 in Goris".
pub(super) fn counted(account: &Account) -> String {
    let AccountKey { outcome, victims, side, coverage, background, occasion } = &account.key;
    let side = if side.is_empty() { ", side not said".to_owned() } else { format!(" of {}", listed(side)) };
    let occasion = match occasion {
        Occasion::Unsaid => String::new(),
        Occasion::Day(day) => format!(", {day}"),
        Occasion::Years(first, last) if first == last => format!(", {first}"),
        Occasion::Years(first, last) => format!(", {first} to {last}"),
    };
    let span = match coverage {
        _ if *background => ", told as history",
        Coverage::Total => ", running total",
        Coverage::Incident => "",
    };
    let town = account.town.as_ref().map_or(String::new(), |town| format!(" in {}", harmless(&town.name)));
    format!("{outcome}: {}{side}{span}{occasion}{town}", people(*victims))
}

/// "low 11, best 16, high 30".
fn numbers(estimate: &Estimate) -> String {
    let Estimate { policy: _, low, best, high, because: _ } = estimate;
    if low.is_none() && best.is_none() && high.is_none() {
        return "no number".to_owned();
    }
    let number = |number: &Option<u64>| number.map_or("open".to_owned(), grouped);
    let best = best.map_or(String::new(), |best| format!(", best {}", grouped(best)));
    format!("low {}{best}, high {}", number(low), number(high))
}

/// A voice, and what it says: now, before, and with how many carriers.
fn voice_line(series: &Series) -> (String, String) {
    let standpoint = match series.standpoint {
        Standpoint::Own => "own side; ",
        Standpoint::Opponent => "opponent; ",
        Standpoint::Independent | Standpoint::Reported | Standpoint::Sided => "",
    };
    let Some((last, before)) = series.points.split_last() else { return (String::new(), String::new()) };
    let mut line = format!("{standpoint}{}", point(last));
    if !before.is_empty() {
        let earlier: Vec<String> = before.iter().rev().map(short_point).collect();
        line.push_str(&format!("; before: {}", earlier.join(", ")));
    }
    match &series.voice {
        Voice::Reports => ("outlets".to_owned(), line),
        Voice::Side(side) => (side.to_string(), line),
        Voice::Named(words) if words.chars().count() < VOICE => (words.to_string(), line),
        Voice::Named(words) => ("named".to_owned(), format!("{words}: {line}")),
    }
}

/// "16 on 2023-05-15 (3 outlets, 2 origins)".
fn point(point: &Point) -> String {
    let figure = &point.figure;
    let support = figure.support;
    let support = format!("{}, {}", count(support.outlets, "outlet"), count(support.origins, "origin"));
    format!("{}, {} ({support})", amount(point), days(figure.first_day, figure.last_day))
}

/// "11 on 2023-05-11".
fn short_point(point: &Point) -> String {
    let day = point.figure.first_day.map_or("no date".to_owned(), |day| day.to_string());
    format!("{} on {day}", amount(point))
}

/// A figure as told, with what it is: "5 more, making 16", "40, not confirmed".
pub(super) fn amount(point: &Point) -> String {
    let figure = &point.figure;
    let is_withheld = figure.standing == Standing::Withheld && !figure.has_number();
    let told = if is_withheld { "figure".to_owned() } else { bounds(figure.low, figure.high, figure.hedge) };
    let told = match point.role {
        Role::Level | Role::Shown => told,
        Role::OnTop { sum, .. } => format!("{told} more, making {}", bounds(sum.low, sum.high, figure.hedge)),
        Role::Within { .. } => format!("{told} more, within its total"),
        Role::Alone => format!("{told} more"),
    };
    let standing = figure.standing.as_str();
    let note = match standing {
        "asserted" => String::new(),
        other => format!(" {other}"),
    };
    let modality = match figure.modality.as_str() {
        "happened" => String::new(),
        other if other == standing => String::new(),
        other => format!(" {}", other.replace('_', " ")),
    };
    format!("{told}{note}{modality}")
}
