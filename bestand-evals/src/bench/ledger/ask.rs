//! How long does each answer of a full ledger take?

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bestand_ledger::Ledger;
use clap::Args;

use super::questions::{Asker, Question};
use super::size::connect;
use super::{Keeping, bytes_of};
use crate::Outcome;
use crate::bench::machine::{peak_memory_bytes, processor_time};
use crate::failure::Failure;

/// Time the answers of a full ledger.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The ledger.
    #[arg(long)]
    ledger: PathBuf,
    /// By which number the questions are drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often each question is asked; the first time counts as a cold one.
    #[arg(long, default_value_t = 3)]
    times: usize,
    /// Only questions of this kind.
    #[arg(long)]
    only: Option<String>,
    /// How many of the slowest questions are shown.
    #[arg(long, default_value_t = 12)]
    slowest: usize,
    #[command(flatten)]
    keeping: Keeping,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let ledger = Ledger::open_to_read(&options.ledger).map_err(Failure::said)?;
    let opening = start.elapsed();
    let mut asker = Asker::new(&ledger, &connect(&options.ledger)?, options.seed)?;
    let mut questions = asker.questions();
    questions.retain(|question| options.only.as_deref().is_none_or(|only| question.kind == only));
    let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
    let mut slow = Vec::new();
    for question in &questions {
        let asked = ask(&ledger, question, options.times)?;
        slow.push((asked.warm.iter().min().copied().unwrap_or(asked.cold), asked.cold, question));
        kinds.entry(question.kind).or_default().add(asked);
    }
    slow.sort_by_key(|(time, ..)| std::cmp::Reverse(*time));
    slow.truncate(options.slowest);
    let facts = vec![
        format!("{} questions, each asked {} times", questions.len(), options.times),
        format!(
            "a ledger of {:.0} MB, opened in {:.1} ms",
            bytes_of(&options.ledger) as f64 / 1e6,
            milliseconds(opening)
        ),
        format!("{:.0} MB at most in memory", peak_memory_bytes() as f64 / 1e6),
    ];
    options.keeping.outcome("ledger, ask", &facts, &table(&kinds, &slow))
}

/// How long a question took the first time and after that, and how much it found.
struct Asked {
    cold: Duration,
    warm: Vec<Duration>,
    processor: Duration,
    found: usize,
}

fn ask(ledger: &Ledger, question: &Question, times: usize) -> Result<Asked, Failure> {
    let mut asked = Asked { cold: Duration::ZERO, warm: Vec::new(), processor: Duration::ZERO, found: 0 };
    for time in 0..times.max(1) {
        let (clock, processor) = (Instant::now(), processor_time());
        let wrong = |error| Failure::of(format_args!("{} {}", question.kind, question.words), error);
        asked.found = (question.ask)(ledger).map_err(wrong)?;
        match time {
            0 => asked.cold = clock.elapsed(),
            _ => asked.warm.push(clock.elapsed()),
        }
        asked.processor += processor_time() - processor;
    }
    Ok(asked)
}

/// The questions of one kind.
#[derive(Default)]
struct Kind {
    questions: usize,
    found: usize,
    cold: Vec<Duration>,
    warm: Vec<Duration>,
    processor: Duration,
}

impl Kind {
    fn add(&mut self, asked: Asked) {
        self.questions += 1;
        self.found += asked.found;
        self.cold.push(asked.cold);
        self.processor += asked.processor;
        self.warm.extend(asked.warm);
    }

    fn row(&self, name: &str) -> String {
        let Kind { questions, found, cold, warm, processor } = self;
        let at = |times: &[Duration], percent: usize| milliseconds(quantile(times, percent));
        format!(
            "| {name} | {questions} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
            *found as f64 / (*questions).max(1) as f64,
            at(warm, 50),
            at(warm, 95),
            at(cold, 50),
            at(cold, 95),
            milliseconds(*processor) / (cold.len() + warm.len()).max(1) as f64
        )
    }
}

fn table(kinds: &BTreeMap<&str, Kind>, slow: &[(Duration, Duration, &Question)]) -> String {
    let mut table = "Milliseconds by the clock: the middle one and that below which 95 of 100 lie, when asked again and the first time.\n\n\
                     | answer | questions | lines found | again, median | again, p95 | first, median | first, p95 | of a processor, mean |\n\
                     | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    for (name, kind) in kinds {
        let _ = writeln!(table, "{}", kind.row(name));
    }
    table.push_str("\n## The slowest questions\n\n| ms again | ms first | question |\n| --- | --- | --- |\n");
    for (again, first, question) in slow {
        let words = question.words.replace("Filter { ", "{ ").replace('|', "/");
        let _ = writeln!(
            table,
            "| {:.1} | {:.1} | {} {} |",
            milliseconds(*again),
            milliseconds(*first),
            question.kind,
            shorter(&words)
        );
    }
    table
}

/// What a filter leaves open is left out.
fn shorter(words: &str) -> String {
    let said = words.split(", ").filter(|part| !part.contains(": None"));
    said.map(|part| part.replace("Some(", "").replace(')', "")).collect::<Vec<_>>().join(", ")
}

/// The time below which so many of a hundred lie.
fn quantile(times: &[Duration], percent: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_slow_end_are_found() {
        let times: Vec<Duration> = (1..=20).rev().map(Duration::from_millis).collect();
        assert_eq!(quantile(&times, 50), Duration::from_millis(10));
        assert_eq!(quantile(&times, 95), Duration::from_millis(19));
        assert_eq!(quantile(&[], 95), Duration::ZERO);
    }
}
