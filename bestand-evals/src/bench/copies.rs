//! How long does it take to find a sentence's copies, and how much memory does a window of sentences take?
//!
//! The sentences are made up: words as frequent as words are (Zipf), a fifth of the sentences edited from an earlier one,
//! one in a hundred the same formula. Times are processor time.

use std::time::Duration;

use bestand_reconcile::{Copies, Print};
use clap::Args;

use super::machine::{Machine, memory_bytes, processor_time};
use crate::Outcome;
use crate::failure::Failure;

/// Time the index of copies with a window of made-up sentences in it.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How many sentences the window holds.
    #[arg(long, default_value_t = 150_000)]
    sentences: usize,
    /// Exit with status 1 if putting a sentence into the full window takes longer.
    #[arg(long, value_name = "MICROSECONDS")]
    at_most_us: Option<f64>,
    /// Exit with status 1 if the window takes more memory.
    #[arg(long, value_name = "MEGABYTES")]
    at_most_mb: Option<f64>,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut writer = Writer { state: SEED, written: Vec::new() };
    (0..options.sentences + TIMED).for_each(|_| writer.write());
    let prints: Vec<Print> = writer.written.iter().map(|words| Print::of(&words.join(" "))).collect();
    let before = memory_bytes();
    let mut copies = Copies::new();
    let (window, timed) = prints.split_at(options.sentences);
    let filling = insert(&mut copies, window, 0);
    let megabytes = memory_bytes().saturating_sub(before) as f64 / 1e6;
    let full = insert(&mut copies, timed, window.len());
    let output = format!(
        "{}| sentences | MB | us a sentence while filling | us a sentence when full | slowest, us | utterances met |\n\
         | --- | --- | --- | --- | --- | --- |\n| {} | {megabytes:.0} | {:.1} | {:.1} | {:.0} | {} |\n",
        Machine::here().heading("copies", prints.iter().map(Print::len).sum()),
        window.len(),
        filling.mean_us(),
        full.mean_us(),
        full.slowest.as_secs_f64() * 1e6,
        full.found
    );
    let is_slow = options.at_most_us.is_some_and(|bar| full.mean_us() > bar);
    let is_large = options.at_most_mb.is_some_and(|bar| megabytes > bar);
    Ok(Outcome { output, is_as_asked: !is_slow && !is_large })
}

/// Sentences that are timed when the window is full.
const TIMED: usize = 10_000;

/// Any number but 0: the made-up sentences are the same in every run.
const SEED: u64 = 0x5eed_0bad_cafe;

/// As many sentences as a report has; those of one report are no copies of each other.
const REPORT_SENTENCES: usize = 20;

struct Times {
    count: usize,
    all: Duration,
    slowest: Duration,
    found: usize,
}

impl Times {
    fn mean_us(&self) -> f64 {
        self.all.as_secs_f64() * 1e6 / self.count.max(1) as f64
    }
}

fn insert(copies: &mut Copies<usize, usize>, prints: &[Print], first: usize) -> Times {
    let mut times = Times { count: prints.len(), all: Duration::ZERO, slowest: Duration::ZERO, found: 0 };
    let start = processor_time();
    for (key, print) in (first..).zip(prints) {
        let began = std::time::Instant::now();
        times.found += copies.insert(key / REPORT_SENTENCES, None, key, print).len();
        times.slowest = times.slowest.max(began.elapsed());
    }
    times.all = processor_time().saturating_sub(start);
    times
}

/// Makes up sentences by a fixed course of chance.
struct Writer {
    state: u64,
    written: Vec<Vec<String>>,
}

impl Writer {
    const VOCABULARY: f64 = 60_000.0;

    fn write(&mut self) {
        let words = match self.below(100) {
            0 => (0..10).map(|number| format!("formula{number}")).collect(),
            1..=20 if !self.written.is_empty() => self.edited(),
            _ => (0..8 + self.below(28)).map(|_| self.word()).collect(),
        };
        self.written.push(words);
    }

    /// An earlier sentence with one word in eight changed.
    fn edited(&mut self) -> Vec<String> {
        let place = self.below(self.written.len() as u64) as usize;
        let mut words = self.written[place].clone();
        for word in &mut words {
            if self.below(8) == 0 {
                *word = self.word();
            }
        }
        words
    }

    /// The word of rank r is about 1/r as frequent as the first.
    fn word(&mut self) -> String {
        let share = self.below(1 << 32) as f64 / f64::from(u32::MAX);
        format!("w{}", Self::VOCABULARY.powf(share) as u64)
    }

    /// Xorshift of 64 bits (Marsaglia 2003).
    fn below(&mut self, limit: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % limit
    }
}
