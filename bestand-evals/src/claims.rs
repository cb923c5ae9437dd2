//! How right are the claims that the reader finds?

mod bar;
mod fields;
mod placing;
mod prediction;
mod record;
mod scoring;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value};

use crate::Outcome;
use crate::failure::Failure;
use bar::Bar;
use fields::{Aliases, Kind};
use prediction::Prediction;
use record::Record;
use scoring::{Figures, Material};

/// Read the reports of a gold file and score the claims found, as the annotation guide says.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The gold claims, JSON Lines with a report a line.
    #[arg(long)]
    gold: PathBuf,
    /// The folder of the texts, REPORT.txt each.
    #[arg(long)]
    texts: PathBuf,
    /// Read with the packs of this folder instead of those compiled in.
    #[arg(long)]
    packs: Option<PathBuf>,
    /// Other names of actor codes, a JSON object [default: aliases.json beside the gold].
    #[arg(long)]
    aliases: Option<PathBuf>,
    /// Score this prediction file and read nothing.
    #[arg(long, conflicts_with_all = ["packs", "pred_out"])]
    pred: Option<PathBuf>,
    /// Keep what the reader claims in this file.
    #[arg(long)]
    pred_out: Option<PathBuf>,
    /// Only tolls or only events.
    #[arg(long, value_enum)]
    only: Option<Kind>,
    /// Only the reports in this language: nl, en.
    #[arg(long)]
    lang: Option<String>,
    /// List what matched, was missed and was spurious in this report.
    #[arg(long, value_name = "REPORT")]
    show: Vec<String>,
    /// Exit with status 1 if an F1 is lower: tolls.nl.core=0.85.
    #[arg(long, value_name = "FIGURE=F1")]
    at_least: Vec<Bar>,
    /// Write the figures of each report to this file.
    #[arg(long)]
    csv: Option<PathBuf>,
    /// The figures as one JSON object.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let gold = gold(options)?;
    let (prediction, predicted) = predicted(options, &gold)?;
    report_absent(&gold, &predicted, options.lang.is_some());
    let texts = texts(&options.texts, &gold)?;
    let aliases = aliases(options)?;
    let material = Material { gold: &gold, predicted: &predicted, texts: &texts, aliases: &aliases };
    let figures: Vec<Figures<'_>> =
        kinds(options, &gold).into_iter().map(|kind| Figures::of(kind, &material)).collect();
    if let Some(path) = &options.csv {
        keep(path, &sheet(&figures).map_err(Failure::said)?)?;
    }
    let mut output = shown(options, &figures).map_err(Failure::said)?;
    let misses = options.at_least.iter().map(|bar| bar.miss(&figures));
    let mut misses: Vec<String> = misses.filter_map(Result::transpose).collect::<Result<_, _>>()?;
    if let Some(Prediction { claims, unfounded, .. }) = &prediction {
        let line = format!("evidence that does not hold its value: {} of {claims} claims", unfounded.len());
        if !options.json {
            output += &format!("{line}\n");
        }
        misses.extend((!unfounded.is_empty()).then(|| format!("{line} ({})", unfounded.join(", "))));
    }
    misses.iter().for_each(|miss| eprintln!("{miss}"));
    Ok(Outcome { output, is_as_asked: misses.is_empty() })
}

/// The gold claims of the reports asked for.
fn gold(options: &Options) -> Result<Vec<Record>, Failure> {
    let mut gold = record::load(&options.gold)?;
    if let Some(language) = &options.lang {
        gold.retain(|record| scoring::language(record) == *language);
    }
    Ok(gold)
}

/// The predicted claims by report, read from a file or made here.
fn predicted(
    options: &Options,
    gold: &[Record],
) -> Result<(Option<Prediction>, BTreeMap<String, Record>), Failure> {
    let by_report = |records: Vec<Record>| {
        records.into_iter().map(|record| (record.report.clone(), record)).collect::<BTreeMap<_, _>>()
    };
    if let Some(path) = &options.pred {
        return Ok((None, by_report(record::load(path)?)));
    }
    let packs = prediction::packs(options.packs.as_deref())?;
    let prediction = prediction::predict(&packs, gold, &options.texts)?;
    if let Some(path) = &options.pred_out {
        keep(path, &prediction.lines)?;
    }
    let records = record::parse("prediction", &prediction.lines)?;
    Ok((Some(prediction), by_report(records)))
}

/// Says which reports stand on one side only.
fn report_absent(gold: &[Record], predicted: &BTreeMap<String, Record>, is_part: bool) {
    let is_gold = |report: &String| gold.iter().any(|record| record.report == *report);
    let extra: Vec<&str> =
        predicted.keys().filter(|report| !is_part && !is_gold(report)).map(String::as_str).collect();
    let absent = gold.iter().filter(|record| !predicted.contains_key(&record.report));
    let absent: Vec<&str> = absent.map(|record| record.report.as_str()).collect();
    for (what, reports) in
        [("in the predictions, not in the gold (left out)", extra), ("without predictions", absent)]
    {
        if !reports.is_empty() {
            eprintln!("{} reports {what}: {}", reports.len(), reports.join(" "));
        }
    }
}

fn texts(folder: &Path, gold: &[Record]) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let text = |record: &Record| {
        let path = folder.join(format!("{}.txt", record.report));
        let bytes = std::fs::read(&path).map_err(|error| Failure::of(path.display(), error))?;
        Ok((record.report.clone(), bytes))
    };
    gold.iter().map(text).collect()
}

fn aliases(options: &Options) -> Result<Aliases, Failure> {
    let beside = options.gold.with_file_name("aliases.json");
    match &options.aliases {
        Some(path) => Aliases::load(path),
        None if beside.exists() => Aliases::load(&beside),
        None => Ok(Aliases::default()),
    }
}

/// The kinds asked for, else those that the gold is annotated for.
fn kinds(options: &Options, gold: &[Record]) -> Vec<Kind> {
    match options.only {
        Some(kind) => vec![kind],
        None => {
            let is_annotated = |kind: &Kind| gold.iter().any(|record| kind.claims(record).is_some());
            Kind::ALL.into_iter().filter(is_annotated).collect()
        }
    }
}

fn shown(options: &Options, figures: &[Figures<'_>]) -> Result<String, std::fmt::Error> {
    let mut output = String::new();
    if options.json {
        let all = figures.iter().map(|figures| (figures.kind.name().to_owned(), table::json(figures)));
        writeln!(output, "{:#}", Value::Object(all.collect::<Map<_, _>>()))?;
        return Ok(output);
    }
    for figures in figures {
        table::write(&mut output, figures, &options.show)?;
    }
    Ok(output)
}

fn sheet(figures: &[Figures<'_>]) -> Result<String, std::fmt::Error> {
    let mut sheet = table::SHEET_HEAD.to_owned();
    for figures in figures {
        table::write_sheet(&mut sheet, figures)?;
    }
    Ok(sheet)
}

fn keep(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| Failure::of(path.display(), error))
}
