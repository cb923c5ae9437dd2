//! Does the reader find in made-up reports what they are meant to claim?

use std::fmt::Write as _;

use bestand_claim::{Claim, Happening};
use bestand_reader::{Packs, read};
use bestand_text::Report;
use clap::Args;

use super::Made;
use crate::Outcome;
use crate::failure::Failure;

/// Print some reports, and compare the claims that they are meant to make with those that the reader finds.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    made: Made,
    /// How many reports are read.
    #[arg(long, default_value_t = 400)]
    reports: usize,
    /// How many of them are printed.
    #[arg(long, default_value_t = 0)]
    show: usize,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let packs = Packs::built_in();
    let mut output = String::new();
    let agreement = agreement(&packs, options, &mut output)?;
    writeln!(output, "{HEAD}{}", agreement.row()).map_err(Failure::said)?;
    Ok(Outcome { output, is_as_asked: true })
}

const HEAD: &str = "| reports | words a report | fewest | most | claims meant | claims read | of those meant | tolls meant | found with figure |\n\
                    | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";

/// What reports mean to claim and what is read in them.
#[derive(Default)]
struct Agreement {
    words: Vec<usize>,
    meant: usize,
    read: usize,
    both: usize,
    tolls: usize,
    tolls_found: usize,
}

fn agreement(packs: &Packs, options: &Options, output: &mut String) -> Result<Agreement, Failure> {
    let generator = options.made.generator(packs, options.reports)?;
    let mut agreement = Agreement::default();
    for number in 0..generator.len() {
        let written = generator.write(number)?;
        let pack = packs.language(written.language).map_err(Failure::said)?;
        let report = Report::read(written.text.as_str(), written.source.clone(), pack.conventions());
        let (meant, found) = (generator.claims(&written, &report), read(&report, pack).claims);
        agreement.add(&report, &meant, &found);
        if number < options.show {
            show(output, &report, &meant, &found).map_err(Failure::said)?;
        }
    }
    Ok(agreement)
}

impl Agreement {
    fn add(&mut self, report: &Report, meant: &[Claim], found: &[Claim]) {
        self.words.push(report.page().text().split_whitespace().count());
        self.meant += meant.len();
        self.read += found.len();
        self.both += meant.iter().filter(|one| found.iter().any(|other| is_same(one, other))).count();
        let tolls = || meant.iter().filter(|claim| matches!(claim.happening, Happening::Toll(_)));
        self.tolls += tolls().count();
        self.tolls_found += tolls()
            .filter(|one| found.iter().any(|other| is_same(one, other) && has_figure(one, other)))
            .count();
    }

    fn row(&self) -> String {
        let reports = self.words.len();
        let mean = |sum: usize| sum as f64 / reports.max(1) as f64;
        let (fewest, most) = (self.words.iter().min().unwrap_or(&0), self.words.iter().max().unwrap_or(&0));
        format!(
            "| {reports} | {:.0} | {fewest} | {most} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
            mean(self.words.iter().sum()),
            mean(self.meant),
            mean(self.read),
            mean(self.both),
            mean(self.tolls),
            mean(self.tolls_found)
        )
    }
}

fn is_same(one: &Claim, other: &Claim) -> bool {
    one.happening.type_word() == other.happening.type_word()
        && one.evidence.anchor.overlaps(other.evidence.anchor)
}

fn has_figure(one: &Claim, other: &Claim) -> bool {
    match (&one.happening, &other.happening) {
        (Happening::Toll(one), Happening::Toll(other)) => {
            (one.count.low(), one.count.high()) == (other.count.low(), other.count.high())
        }
        _ => false,
    }
}

fn show(output: &mut String, report: &Report, meant: &[Claim], found: &[Claim]) -> std::fmt::Result {
    let (source, text) = (report.source(), report.page().text());
    writeln!(output, "{source:?}\n{text}\n")?;
    for (name, claims) in [("meant", meant), ("read", found)] {
        for Claim { happening, speaker, when, place, evidence, .. } in claims {
            let speaker = speaker.as_ref().map(bestand_claim::Speaker::text);
            let (anchor, day) = (evidence.anchor.slice(text), when.interval().map(|day| day.start()));
            writeln!(output, "{name} {} '{anchor}' by {speaker:?} on {day:?}", happening.type_word())?;
            if name == "meant" {
                writeln!(output, "      {happening:?} {place:?}")?;
            }
        }
    }
    writeln!(output, "---")
}
