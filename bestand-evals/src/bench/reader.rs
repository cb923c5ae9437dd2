//! How fast are reports read to their claims, and does memory grow with their number?
//!
//! The reports are those of a folder, in each language read over and over until there are so many tokens. Times are
//! processor time of the one thread.

use std::fmt::Write as _;
use std::path::PathBuf;

use bestand_intake::{Incoming, Intake};
use bestand_reader::{Pack, Packs, read};
use bestand_syntax::Tree;
use bestand_text::{Page, Report};
use clap::Args;

use super::Pace;
use super::machine::{Machine, memory_bytes, peak_memory_bytes, processor_time, today};
use crate::Outcome;
use crate::failure::Failure;

/// Time the way of a report from text to claims, and keep the figures.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder of the reports.
    #[arg(long, default_value = "examples")]
    reports: PathBuf,
    /// The languages that are timed.
    #[arg(long, num_args = 1.., default_values_t = ["nl".to_owned(), "en".to_owned()])]
    languages: Vec<String>,
    /// How many tokens are read in each language, about.
    #[arg(long, default_value_t = 200_000)]
    tokens: usize,
    /// After how many reports memory is looked at.
    #[arg(long, num_args = 1.., default_values_t = [1_000, 10_000])]
    growth: Vec<usize>,
    /// Where the figures are kept.
    #[arg(long, default_value = "benches/runs")]
    keep: PathBuf,
    /// Only show them.
    #[arg(long)]
    no_keep: bool,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let packs = Packs::built_in();
    let mut rows = String::new();
    let mut tokens = 0;
    for language in &options.languages {
        let bench = Bench::new(&packs, language, options)?;
        tokens += bench.write_paces(&mut rows, options.tokens)?;
    }
    let mut output = Machine::here().heading("reader", tokens);
    let head = "| language | tokens | claims | text to trees | text to claims | of the parser's pace |\n\
                | --- | --- | --- | --- | --- | --- |";
    writeln!(output, "## Tokens per second of one core\n\n{head}\n{rows}").map_err(Failure::said)?;
    write_growth(&mut output, &packs, options)?;
    if !options.no_keep {
        let path = options.keep.join(format!("{}-reader.md", today()));
        std::fs::write(&path, &output).map_err(|error| Failure::of(path.display(), error))?;
    }
    Ok(Outcome { output, is_as_asked: true })
}

/// The reports of a language and what reads them.
struct Bench<'a> {
    language: &'a str,
    pack: &'a Pack,
    reports: Vec<Incoming>,
}

impl<'a> Bench<'a> {
    fn new(packs: &'a Packs, language: &'a str, options: &Options) -> Result<Self, Failure> {
        let mut reports: Vec<Incoming> =
            Intake::open(&options.reports).collect::<Result<_, _>>().map_err(Failure::said)?;
        reports.retain(|report| packs.guess(&report.text) == Some(language));
        if reports.is_empty() {
            let none = format_args!("no report in the language '{language}'").to_string();
            return Err(Failure::of(options.reports.display(), none));
        }
        let pack = packs.language(language).map_err(Failure::said)?;
        Ok(Self { language, pack, reports })
    }

    /// Writes the row of a language; how many tokens were read.
    fn write_paces(&self, rows: &mut String, tokens: usize) -> Result<usize, Failure> {
        let once = self.parse(1).tokens;
        let times = tokens.div_ceil(once.max(1));
        self.read(self.reports.len());
        let parsing = self.parse(times);
        let start = processor_time();
        let claims = self.read(times * self.reports.len());
        let reading = Pace { tokens: parsing.tokens, time: processor_time() - start };
        let paces = [parsing, reading].map(Pace::tokens_per_second);
        let Self { language, .. } = self;
        writeln!(
            rows,
            "| {language} | {} | {claims} | {:.0} | {:.0} | {:.0} % |",
            parsing.tokens,
            paces[0],
            paces[1],
            100.0 * paces[1] / paces[0]
        )
        .map_err(Failure::said)?;
        Ok(parsing.tokens)
    }

    /// The parser alone: all reports so many times from text to trees.
    fn parse(&self, times: usize) -> Pace {
        let start = processor_time();
        let mut tokens = 0;
        for report in self.reports.iter().cycle().take(times * self.reports.len()) {
            let page = Page::read(report.text.as_str(), self.pack.conventions());
            tokens += self.pack.trees(&page, page.sentences()).iter().map(Tree::len).sum::<usize>();
        }
        Pace { tokens, time: processor_time() - start }
    }

    /// So many reports from text to claims; how many claims.
    fn read(&self, reports: usize) -> usize {
        let claims = self.reports.iter().cycle().take(reports).map(|report| {
            let report = Report::read(report.text.as_str(), report.source.clone(), self.pack.conventions());
            read(&report, self.pack).claims.len()
        });
        claims.sum()
    }
}

/// Memory after more and more reports, in the first language.
fn write_growth(output: &mut String, packs: &Packs, options: &Options) -> Result<(), Failure> {
    let Some(language) = options.languages.first() else { return Ok(()) };
    let bench = Bench::new(packs, language, options)?;
    let mut rows = String::new();
    let mut done = 0;
    for &reports in &options.growth {
        bench.read(reports.saturating_sub(done));
        done = done.max(reports);
        let [held, most] = [memory_bytes(), peak_memory_bytes()].map(|bytes| bytes as f64 / 1e6);
        writeln!(rows, "| {done} | {held:.1} | {most:.1} |").map_err(Failure::said)?;
    }
    let languages = options.languages.join(" and ");
    let head = "| reports | MB held | MB at most so far |\n| --- | --- | --- |";
    writeln!(output, "## Memory of the whole process, with the packs of {languages}\n\n{head}\n{rows}")
        .map_err(Failure::said)
}
