//! How right are the tags, lemmas and trees of a model?

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use bestand_syntax::conllu::Sentence;
use bestand_syntax::{GivenWord, Grammar, Model};
use bestand_text::{Conventions, Page};
use clap::Args;

use crate::failure::{Failure, read_text};
use crate::score::{Document, Lemmas, Score, Scores};
use crate::{Outcome, raw, treebank};

/// Score tags, lemmas and trees on a treebank, with its own tokens or from raw text.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The treebank, a CoNLL-U file.
    #[arg(long)]
    treebank: PathBuf,
    /// The language, which names the default files.
    #[arg(long, default_value = "nl")]
    language: String,
    /// The model [default: packs/LANGUAGE/LANGUAGE.model].
    #[arg(long)]
    model: Option<PathBuf>,
    /// How the language is written [default: packs/LANGUAGE/text.tsv].
    #[arg(long)]
    text: Option<PathBuf>,
    /// Cut the plain text into sentences and words instead of taking those of the treebank.
    #[arg(long)]
    raw: bool,
    /// Score this CoNLL-U file instead of a model.
    #[arg(long, conflicts_with_all = ["model", "raw", "text"])]
    system_conllu: Option<PathBuf>,
    /// Only sentences whose `sent_id` begins so.
    #[arg(long, default_value = "")]
    only: String,
    /// Compare lemmas with the marks that some treebanks set between the parts of compounds.
    #[arg(long)]
    keep_marks: bool,
    /// Show every relation's figures too.
    #[arg(long)]
    relations: bool,
    /// Write the system's analysis to this CoNLL-U file.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Exit with status 1 if the F1 of a measure is lower: `LAS=86`.
    #[arg(long, value_name = "MEASURE=PERCENT")]
    at_least: Vec<Bar>,
}

/// A measure and what it must reach.
#[derive(Clone, Debug)]
struct Bar {
    measure: String,
    percent: f64,
}

impl FromStr for Bar {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("'{text}' is no measure with a bar (write LAS=86)");
        let (measure, percent) = text.split_once('=').ok_or_else(wrong)?;
        Ok(Self { measure: measure.to_owned(), percent: percent.parse().map_err(|_| wrong())? })
    }
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let gold = treebank::read(&options.treebank, &options.only)?;
    let (system, name) = match &options.system_conllu {
        Some(path) => (treebank::read(path, &options.only)?, path.display().to_string()),
        None => analyse(options, &gold)?,
    };
    if let Some(path) = &options.write {
        let written: String = system.iter().map(Sentence::to_string).collect();
        std::fs::write(path, written).map_err(|error| Failure::of(path.display(), error))?;
    }
    let has_marks = !options.keep_marks && treebank::has_marked_lemmas(&gold);
    let lemmas = if has_marks { Lemmas::WithoutMarks } else { Lemmas::AsTheyStand };
    let scores = Scores::of(&Document::of(&gold), &Document::of(&system), lemmas)
        .map_err(|error| Failure::of(options.treebank.display(), error))?;
    let mut output = heading(options, &gold, &name, lemmas).map_err(Failure::said)?;
    table(&mut output, "measure", scores.measures.iter().copied()).map_err(Failure::said)?;
    if options.relations {
        output.push('\n');
        table(&mut output, "relation", scores.relations.iter().map(|(name, score)| (name, *score)))
            .map_err(Failure::said)?;
    }
    let is_as_asked = report_bars(&mut output, &options.at_least, &scores)?;
    Ok(Outcome { output, is_as_asked })
}

/// The model's sentences, and what to call the system.
fn analyse(options: &Options, gold: &[Sentence]) -> Result<(Vec<Sentence>, String), Failure> {
    let language = &options.language;
    let folder = Path::new("packs").join(language);
    let path = options.model.clone().unwrap_or_else(|| folder.join(format!("{language}.model")));
    let failed = |error: &dyn std::fmt::Display| Failure::of(path.display(), error);
    let bytes = std::fs::read(&path).map_err(|error| failed(&error))?;
    let model = Model::load(&bytes).map_err(|error| failed(&error))?;
    let grammar = Grammar::new(model).map_err(|error| failed(&error))?;
    if options.raw {
        let table = options.text.clone().unwrap_or_else(|| folder.join("text.tsv"));
        let conventions =
            Conventions::parse(&table.display().to_string(), &read_text(&table)?).map_err(Failure::said)?;
        return Ok((from_text(&grammar, &conventions, gold), format!("{}, raw text", path.display())));
    }
    Ok((from_tokens(&grammar, gold), format!("{}, the treebank's tokens", path.display())))
}

fn from_tokens(grammar: &Grammar, gold: &[Sentence]) -> Vec<Sentence> {
    let given: Vec<Vec<GivenWord<'_>>> = gold
        .iter()
        .map(|sentence| {
            let words = sentence.tree.words();
            let given = words.map(|word| GivenWord {
                form: word.form(),
                span: word.span(),
                continues_token: word.continues_token(),
            });
            given.collect()
        })
        .collect();
    let trees = grammar.trees(&given);
    gold.iter().zip(trees).map(|(sentence, tree)| sentence.with_tree(tree)).collect()
}

fn from_text(grammar: &Grammar, conventions: &Conventions, gold: &[Sentence]) -> Vec<Sentence> {
    let page = Page::read(raw::text(gold), conventions);
    let trees = grammar.trees(&given_words(&page));
    trees.into_iter().map(|tree| Sentence::from_page(tree, page.text(), &[])).collect()
}

/// The words of a page's sentences, as a grammar takes them.
pub(crate) fn given_words(page: &Page) -> Vec<Vec<GivenWord<'_>>> {
    let of_sentence = |sentence: &bestand_text::Sentence| {
        let mut before = None;
        let words = sentence.words(page).map(|word| {
            let continues_token = before.replace(word.token) == Some(word.token);
            GivenWord { form: word.form, span: word.span, continues_token }
        });
        words.collect()
    };
    page.sentences().iter().map(of_sentence).collect()
}

fn heading(
    options: &Options,
    gold: &[Sentence],
    system: &str,
    lemmas: Lemmas,
) -> Result<String, std::fmt::Error> {
    let words: usize = gold.iter().map(|sentence| sentence.tree.len()).sum();
    let mut output = String::new();
    writeln!(output, "treebank  {}, {} sentences, {words} words", options.treebank.display(), gold.len())?;
    if !options.only.is_empty() {
        writeln!(output, "only      sentences whose sent_id begins with {}", options.only)?;
    }
    writeln!(output, "system    {system}")?;
    if lemmas == Lemmas::WithoutMarks {
        writeln!(output, "lemmas    are compared without the marks (_) between the parts of compounds")?;
    }
    output.push('\n');
    Ok(output)
}

/// One line for each name: precision, recall and F1 in per cent, then the counts behind them.
fn table<N: ToString>(
    output: &mut String,
    head: &str,
    rows: impl IntoIterator<Item = (N, Score)>,
) -> std::fmt::Result {
    let labels =
        ["precision", "recall", "F1", "gold", "system", "correct"].map(|label| format!("{label:>9}"));
    writeln!(output, "{head:<18}{}", labels.join(" "))?;
    for (name, score) in rows {
        let name = name.to_string();
        let percents =
            [score.precision(), score.recall(), score.f1()].map(|percent| format!("{percent:9.2}"));
        let counts = [score.gold, score.system, score.correct].map(|count| format!("{count:9}"));
        writeln!(output, "{name:<18}{} {}", percents.join(" "), counts.join(" "))?;
    }
    Ok(())
}

/// Says which bars are missed; whether none is.
fn report_bars(output: &mut String, bars: &[Bar], scores: &Scores) -> Result<bool, Failure> {
    let mut all_reached = true;
    for Bar { measure, percent } in bars {
        let score = scores.get(measure).ok_or_else(|| {
            let names: Vec<&str> = scores.measures.iter().map(|(name, _)| *name).collect();
            Failure::said(format!("no measure is called '{measure}' (one of {})", names.join(", ")))
        })?;
        if score.f1() < *percent {
            all_reached = false;
            writeln!(output, "\n{measure} is {:.2}, at least {percent} was asked", score.f1())
                .map_err(Failure::said)?;
        }
    }
    Ok(all_reached)
}
