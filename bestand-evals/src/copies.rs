//! Are copied sentences found, and only those?

mod pairs;
mod rand;
mod table;

use std::path::PathBuf;

use bestand_reconcile::{Print, Sentence, utterances};
use clap::Args;

use crate::Outcome;
use crate::failure::Failure;
use pairs::{Benchmark, Half};
use table::Table;

/// Group the sentences of a benchmark by copies and compare the groups with those that people made.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Pairs of sentences with the degree to which the second was edited, JSON Lines.
    #[arg(long, default_value = "bestand-evals/benchmarks/copies.jsonl")]
    pairs: PathBuf,
    /// Only the half that was written before or after the rule was made.
    #[arg(long, value_enum)]
    half: Option<Half>,
    /// Exit with status 1 if the adjusted Rand index is lower.
    #[arg(long, value_name = "INDEX")]
    at_least: Option<f64>,
    /// List the pairs that came out wrong.
    #[arg(long)]
    show: bool,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let benchmark = Benchmark::load(&options.pairs, options.half)?;
    let found = groups_found(&benchmark);
    let index = rand::adjusted(&benchmark.groups, &found);
    let table = Table::of(&benchmark, &found);
    let mut output = format!("{table}adjusted Rand index of {} sentences: {index:.4}\n", found.len());
    if options.show {
        output += &table.wrong;
    }
    let is_as_asked = options.at_least.is_none_or(|bar| index >= bar);
    if let (false, Some(bar)) = (is_as_asked, options.at_least) {
        eprintln!("the adjusted Rand index is {index:.4}, at least {bar} was asked");
    }
    Ok(Outcome { output, is_as_asked })
}

/// For each sentence the number of its utterance; all are pooled as sentences of one day, each in a report of its own.
fn groups_found(benchmark: &Benchmark) -> Vec<usize> {
    let prints = benchmark.sentences.iter().map(|text| Print::of(text)).enumerate();
    let sentences: Vec<Sentence<usize>> =
        prints.map(|(report, print)| Sentence { report, days: None, print }).collect();
    let mut found = vec![0; sentences.len()];
    for (number, group) in utterances(&sentences).iter().enumerate() {
        group.iter().for_each(|&place| found[place] = number);
    }
    found
}
