//! How fast is text made into trees, and in how much memory?
//!
//! Times are processor time of the measuring thread, so that other work on the machine counts little; the figures with
//! several threads are by the clock.

pub(crate) mod copies;
pub(crate) mod ledger;
mod machine;
pub(crate) mod reader;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bestand_syntax::{Grammar, Lanes, Model, Tree};
use bestand_text::{Conventions, Page};
use clap::Args;

use crate::failure::{Failure, read_text};
use crate::syntax::given_words;
use crate::{Outcome, raw, treebank};
use machine::{Machine, peak_memory_bytes, processor_time};

/// Time tokenising, tagging and parsing, and keep the figures.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Treebanks whose plain text is read.
    #[arg(long, required = true, num_args = 1..)]
    treebank: Vec<PathBuf>,
    /// The language, which names the files of the pack.
    #[arg(long, default_value = "nl")]
    language: String,
    /// How many sentences a page has.
    #[arg(long, default_value_t = 40)]
    page: usize,
    /// How many threads at most.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// How many tokens of the text are read, about.
    #[arg(long, default_value_t = 100_000)]
    tokens: usize,
    /// Where the figures are kept [default: benches/runs].
    #[arg(long, default_value = "benches/runs")]
    keep: PathBuf,
    /// Only show them.
    #[arg(long)]
    no_keep: bool,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let bench = Bench::new(options)?;
    let output = bench.figures(options)?;
    if !options.no_keep {
        let path = options.keep.join(format!("{}-syntax-{}.md", machine::today(), options.language));
        std::fs::write(&path, &output).map_err(|error| Failure::of(path.display(), error))?;
    }
    Ok(Outcome { output, is_as_asked: true })
}

/// The text and what reads it.
struct Bench {
    pages: Vec<String>,
    conventions: Conventions,
    model: Vec<u8>,
}

/// What was read, and how long it took.
#[derive(Clone, Copy, Default)]
struct Pace {
    tokens: usize,
    time: Duration,
}

impl Pace {
    fn tokens_per_second(self) -> f64 {
        self.tokens as f64 / self.time.as_secs_f64().max(1e-9)
    }
}

impl Bench {
    fn new(options: &Options) -> Result<Self, Failure> {
        let folder = Path::new("packs").join(&options.language);
        let table = folder.join("text.tsv");
        let path = folder.join(format!("{}.model", options.language));
        Ok(Self {
            pages: pages(options)?,
            conventions: Conventions::parse(&table.display().to_string(), &read_text(&table)?)
                .map_err(Failure::said)?,
            model: std::fs::read(&path).map_err(|error| Failure::of(path.display(), error))?,
        })
    }

    fn grammar(&self, lanes: Lanes) -> Result<Grammar, Failure> {
        Grammar::with_lanes(Model::load(&self.model).map_err(Failure::said)?, lanes).map_err(Failure::said)
    }

    /// The whole run as Markdown.
    fn figures(&self, options: &Options) -> Result<String, Failure> {
        let before = peak_memory_bytes();
        let first_tree = self.time_first_tree()?;
        let all = self.read(&self.grammar(Lanes::widest())?, &self.pages);
        let memory = peak_memory_bytes().saturating_sub(before);
        let mut output = Machine::here().heading(&format!("syntax, {}", options.language), all.tokens);
        let write = |output: &mut String| -> std::fmt::Result {
            writeln!(output, "## From start to first tree\n")?;
            writeln!(
                output,
                "{:.1} ms of processor time: model read from memory and checked, one sentence parsed.\n",
                milliseconds(first_tree)
            )?;
            writeln!(output, "## Memory\n")?;
            writeln!(output, "{:.1} MB at most over the text and the model's bytes.\n", memory as f64 / 1e6)
        };
        write(&mut output).map_err(Failure::said)?;
        self.write_lanes(&mut output)?;
        self.write_lengths(&mut output)?;
        self.write_threads(&mut output, options.threads)?;
        Ok(output)
    }

    fn time_first_tree(&self) -> Result<Duration, Failure> {
        let start = processor_time();
        let grammar = self.grammar(Lanes::widest())?;
        self.read(&grammar, &self.pages[..1]);
        Ok(processor_time() - start)
    }

    /// Reads the pages: text to trees.
    fn read(&self, grammar: &Grammar, pages: &[String]) -> Pace {
        let start = processor_time();
        let mut tokens = 0;
        for text in pages {
            let page = Page::read(text.as_str(), &self.conventions);
            let trees = grammar.trees(&given_words(&page));
            tokens += trees.iter().map(Tree::len).sum::<usize>();
        }
        Pace { tokens, time: processor_time() - start }
    }

    /// Cuts the pages into sentences and words, often enough for a clock that ticks every few milliseconds.
    fn cut(&self, pages: &[String]) -> Pace {
        const ROUNDS: u32 = 50;
        let start = processor_time();
        let mut tokens = 0;
        for text in (0..ROUNDS).flat_map(|_| pages) {
            tokens += Page::read(text.as_str(), &self.conventions).words().len();
        }
        Pace { tokens: tokens / ROUNDS as usize, time: (processor_time() - start) / ROUNDS }
    }

    fn write_lanes(&self, output: &mut String) -> Result<(), Failure> {
        let cutting = self.cut(&self.pages);
        let mut rows = String::new();
        for lanes in Lanes::ALL.into_iter().filter(|lanes| lanes.are_available()) {
            let all = self.read(&self.grammar(lanes)?, &self.pages);
            let parsing = Pace { tokens: all.tokens, time: all.time.saturating_sub(cutting.time) };
            let paces = [cutting, parsing, all].map(|pace| format!("{:.0}", pace.tokens_per_second()));
            writeln!(rows, "| {lanes:?} | {} |", paces.join(" | ")).map_err(Failure::said)?;
        }
        let head =
            "| lanes | cutting into words | tags, lemmas, links | text to trees |\n| --- | --- | --- | --- |";
        writeln!(output, "## Tokens per second of one core\n\n{head}\n{rows}").map_err(Failure::said)
    }

    /// The same text in one piece of several lengths: the pace must not fall.
    fn write_lengths(&self, output: &mut String) -> Result<(), Failure> {
        let grammar = self.grammar(Lanes::widest())?;
        let mut rows = String::new();
        for share in [16, 4, 1] {
            let text = self.pages[..self.pages.len().div_ceil(share)].join("\n\n");
            let bytes = text.len();
            let all = self.read(&grammar, &[text]);
            writeln!(rows, "| {bytes} | {} | {:.0} |", all.tokens, all.tokens_per_second())
                .map_err(Failure::said)?;
        }
        let head = "| bytes of one page | tokens | tokens per second |\n| --- | --- | --- |";
        writeln!(output, "## Growth with length\n\n{head}\n{rows}").map_err(Failure::said)
    }

    /// The pages divided among threads that share a model.
    fn write_threads(&self, output: &mut String, most: usize) -> Result<(), Failure> {
        let grammar = self.grammar(Lanes::widest())?;
        let mut rows = String::new();
        let mut alone = 0.0;
        for threads in (0..).map(|power| 1 << power).take_while(|threads| *threads <= most) {
            let pace = self.read_with(&grammar, threads).tokens_per_second();
            if threads == 1 {
                alone = pace;
            }
            writeln!(rows, "| {threads} | {pace:.0} | {:.2} |", pace / alone).map_err(Failure::said)?;
        }
        let head = "| threads | tokens per second by the clock | times one thread |\n| --- | --- | --- |";
        writeln!(output, "## Threads\n\n{head}\n{rows}").map_err(Failure::said)
    }

    fn read_with(&self, grammar: &Grammar, threads: usize) -> Pace {
        let start = Instant::now();
        let share = self.pages.len().div_ceil(threads);
        let tokens = std::thread::scope(|scope| {
            let parts = self.pages.chunks(share).map(|part| scope.spawn(|| self.read(grammar, part).tokens));
            let parts: Vec<_> = parts.collect();
            parts.into_iter().map(|part| part.join().expect("reading does not panic")).sum()
        });
        Pace { tokens, time: start.elapsed() }
    }
}

/// The plain text of the treebanks, so many sentences a page.
fn pages(options: &Options) -> Result<Vec<String>, Failure> {
    let mut pages = Vec::new();
    let mut tokens = 0;
    for path in &options.treebank {
        for sentences in treebank::read(path, "")?.chunks(options.page.max(1)) {
            if tokens < options.tokens {
                tokens += sentences.iter().map(|sentence| sentence.tree.len()).sum::<usize>();
                pages.push(raw::text(sentences));
            }
        }
    }
    Ok(pages)
}

fn milliseconds(time: Duration) -> f64 {
    1000.0 * time.as_secs_f64()
}
