//! How right are the stories that reports are put into?
//!
//! Measured by BCubed: for each report, which share of the reports in its story tell of the same happening (precision), and which share
//! of those that do is in its story (recall); then the mean over all reports.

mod bcubed;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use bestand_desk::{Batch, ReportRead, Tongue};
use bestand_intake::Intake;
use bestand_reader::Packs;
use bestand_reconcile::{Carrier, Dated, Features, stories};
use clap::Args;
use serde::Deserialize;

use crate::Outcome;
use crate::failure::{Failure, read_text};
use bcubed::{BCubed, Member};

/// Read reports, put them into stories, and compare these with the stories that people see.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The reports, JSON Lines with the name of the story in each.
    #[arg(long, default_value = "bestand-evals/benchmarks/stories.jsonl")]
    benchmark: PathBuf,
    /// The folder of the texts, where the lines only name them: ID.txt.
    #[arg(long)]
    texts: Option<PathBuf>,
    /// Only reports whose id begins so: ua.
    #[arg(long, value_name = "PREFIX")]
    only: Vec<String>,
    /// How many of the worst stories are listed.
    #[arg(long, default_value_t = 10)]
    worst: usize,
    /// Exit with status 1 if a figure is lower: f1=0.92, precision=0.9, recall=0.9.
    #[arg(long, value_name = "FIGURE=SHARE")]
    at_least: Vec<Bar>,
}

/// What is known of a report besides what is read from it.
#[derive(Debug, Deserialize)]
struct Gold {
    id: String,
    story: String,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let gold = gold(options)?;
    let reports = reports(options.texts.as_deref().unwrap_or(&options.benchmark), &gold)?;
    let found = stories(&reports);
    let members: Vec<Member<'_>> = (0..)
        .zip(&found)
        .flat_map(|(story, found)| found.reports.iter().map(move |key| (story, *key)))
        .map(|(found, key)| Member { id: &gold[key].id, story: &gold[key].story, found })
        .collect();
    let output = shown(&members, options.worst).map_err(Failure::said)?;
    let all = BCubed::of(&members);
    let misses: Vec<String> = options.at_least.iter().filter_map(|bar| bar.miss(&all)).collect();
    misses.iter().for_each(|miss| eprintln!("{miss}"));
    Ok(Outcome { output, is_as_asked: misses.is_empty() })
}

fn gold(options: &Options) -> Result<Vec<Gold>, Failure> {
    let text = read_text(&options.benchmark)?;
    let lines = text.lines().zip(1..).map(|(line, number)| {
        let place = || format!("{}:{number}", options.benchmark.display());
        serde_json::from_str::<Gold>(line).map_err(|error| Failure::of(place(), error))
    });
    let mut gold = lines.collect::<Result<Vec<_>, _>>()?;
    let is_asked = |gold: &Gold| options.only.iter().any(|prefix| gold.id.starts_with(prefix));
    gold.retain(|gold| options.only.is_empty() || is_asked(gold));
    Ok(gold)
}

/// The reports of the gold lines as they are read, by their place among these.
fn reports(path: &Path, gold: &[Gold]) -> Result<Vec<Dated<usize>>, Failure> {
    let keys: BTreeMap<&str, usize> = (0..).zip(gold).map(|(key, gold)| (gold.id.as_str(), key)).collect();
    let packs = Packs::built_in();
    let mut reports = Vec::new();
    for read in Batch::readings(&packs, Intake::open(path), Tongue::OfEach) {
        let read = read.map_err(Failure::said)?;
        if let Some(key) = keys.get(id(&read).as_str()) {
            reports.push(dated(*key, &read));
        }
    }
    Ok(reports)
}

/// The report's name in its line, or that of its file.
fn id(read: &ReportRead<'_>) -> String {
    let name = read.name();
    let stem = Path::new(&name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.unwrap_or(name)
}

fn dated(key: usize, read: &ReportRead<'_>) -> Dated<usize> {
    let source = read.report.source();
    let carrier = Carrier {
        published: source.published,
        report: read.report.id().clone(),
        outlet: source.outlet.as_deref().map(Into::into),
    };
    Dated {
        key,
        days: carrier.days(),
        report: read.report.id().clone(),
        features: Features::of(source.title.as_deref(), read.report.page(), &read.reading.claims),
    }
}

/// The figures of each war and of all, then the stories that came out worst.
fn shown(members: &[Member<'_>], worst: usize) -> Result<String, std::fmt::Error> {
    let mut output = format!("{:8}{:>9}{:>11}{:>9}{:>9}\n", "", "reports", "precision", "recall", "f1");
    let mut wars: BTreeMap<&str, Vec<Member<'_>>> = BTreeMap::new();
    for member in members {
        if let Some((war, _)) = member.id.split_once('-') {
            wars.entry(war).or_default().push(*member);
        }
    }
    for (war, members) in &wars {
        writeln!(output, "{war:8}{}", BCubed::of(members))?;
    }
    writeln!(output, "{:8}{}", "all", BCubed::of(members))?;
    for line in bcubed::worst(members).into_iter().take(worst) {
        writeln!(output, "{line}")?;
    }
    Ok(output)
}

/// A figure and what it must reach: `f1=0.92`.
#[derive(Clone, Debug)]
struct Bar {
    name: String,
    figure: fn(&BCubed) -> f64,
    at_least: f64,
}

impl FromStr for Bar {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("'{text}' is no figure with a bar (write f1=0.92, precision=0.9 or recall=0.9)");
        let (name, bar) = text.split_once('=').ok_or_else(wrong)?;
        let figure: fn(&BCubed) -> f64 = match name {
            "f1" => BCubed::f1,
            "precision" => |all| all.precision,
            "recall" => |all| all.recall,
            _ => return Err(wrong()),
        };
        Ok(Self { name: name.to_owned(), figure, at_least: bar.parse().map_err(|_| wrong())? })
    }
}

impl Bar {
    fn miss(&self, all: &BCubed) -> Option<String> {
        let Self { name, figure, at_least } = self;
        let reached = figure(all);
        (reached < *at_least).then(|| format!("{name} is {reached:.4}, at least {at_least} was asked"))
    }
}
