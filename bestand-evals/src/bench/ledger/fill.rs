//! How fast is a ledger filled with reports whose claims are known?

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use bestand_ledger::{Entry, Ledger};
use bestand_reader::Packs;
use bestand_text::Report;
use clap::Args;
use jiff::Timestamp;

use super::size::connect;
use super::{Keeping, Made, bytes_of};
use crate::Outcome;
use crate::bench::machine::{peak_memory_bytes, processor_time};
use crate::failure::Failure;
use crate::generator::Generator;

/// Fill a ledger with reports whose claims are known, without reading them.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    made: Made,
    /// How many reports.
    #[arg(long, default_value_t = 1_000_000)]
    reports: usize,
    /// Where the ledger lies; it must not be there.
    #[arg(long)]
    ledger: PathBuf,
    /// After how many reports they are given their place.
    #[arg(long, default_value_t = 50_000)]
    settle_after: usize,
    /// How many threads make reports.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    #[command(flatten)]
    keeping: Keeping,
}

/// So many reports go into one transaction.
const AT_A_TIME: usize = 1000;
/// So many transactions' reports wait for the disk, of each thread.
const AHEAD: usize = 2;

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    if options.ledger.exists() {
        return Err(Failure::of(options.ledger.display(), "there is a file already"));
    }
    let packs = Packs::built_in();
    let start = Instant::now();
    let generator = options.made.generator(&packs, options.reports)?;
    let mut ledger = Ledger::open(&options.ledger).map_err(Failure::said)?;
    let filling = Filling { generator: &generator, packs: &packs, threads: options.threads };
    let times = filling.fill(&mut ledger, options.settle_after)?;
    let stats = ledger.stats().map_err(Failure::said)?;
    drop(ledger);
    let copied = copied(&options.ledger)?;
    let facts = vec![
        format!("reports: {}, meant to tell {} stories", generator.len(), generator.stories()),
        format!(
            "in the ledger: {} claims, {} stories, {} sentences that others carry too",
            stats.claims, stats.stories, copied
        ),
        format!(
            "{:.0} s by the clock, {:.0} MB at most in memory, {:.0} MB on the disk",
            start.elapsed().as_secs_f64(),
            peak_memory_bytes() as f64 / 1e6,
            bytes_of(&options.ledger) as f64 / 1e6
        ),
    ];
    options.keeping.outcome("ledger, fill", &facts, &times.table())
}

/// How many sentences carry words that others carry too.
pub(super) fn copied(path: &Path) -> Result<i64, Failure> {
    let count = connect(path)?.query_row("select count(*) from carrier", [], |row| row.get(0));
    count.map_err(|error| Failure::of(path.display(), error))
}

/// What fills a ledger.
pub(super) struct Filling<'g> {
    pub(super) generator: &'g Generator,
    pub(super) packs: &'g Packs,
    pub(super) threads: usize,
}

/// What each part of the work took: by the clock and of a processor.
#[derive(Default)]
pub(super) struct Times {
    making: Duration,
    steps: Vec<Step>,
}

/// Up to a number of reports: what adding and settling took since the last step.
#[derive(Default)]
struct Step {
    reports: usize,
    adding: Pace,
    settling: Pace,
}

#[derive(Default, Clone, Copy)]
struct Pace {
    clock: Duration,
    processor: Duration,
}

impl Pace {
    fn of<T>(work: impl FnOnce() -> T) -> (Pace, T) {
        let (clock, processor) = (Instant::now(), processor_time());
        let done = work();
        (Pace { clock: clock.elapsed(), processor: processor_time() - processor }, done)
    }

    fn and(self, other: Pace) -> Pace {
        Pace { clock: self.clock + other.clock, processor: self.processor + other.processor }
    }
}

impl Filling<'_> {
    /// Makes all reports, enters them, and gives them their place each time after so many.
    pub(super) fn fill(&self, ledger: &mut Ledger, settle_after: usize) -> Result<Times, Failure> {
        thread::scope(|scope| {
            let makers: Vec<_> = (0..self.threads)
                .map(|thread| {
                    let (sender, receiver) = sync_channel(AHEAD);
                    let maker = scope.spawn(move || {
                        let start = processor_time();
                        for chunk in (0..self.chunks()).skip(thread).step_by(self.threads) {
                            if sender.send(self.entries(chunk)).is_err() {
                                break;
                            }
                        }
                        processor_time() - start
                    });
                    (maker, receiver)
                })
                .collect();
            let (makers, receivers): (Vec<_>, Vec<_>) = makers.into_iter().unzip();
            let mut times = self.enter(ledger, &receivers, settle_after)?;
            drop(receivers);
            for maker in makers {
                times.making += maker.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault));
            }
            Ok(times)
        })
    }

    fn chunks(&self) -> usize {
        self.generator.len().div_ceil(AT_A_TIME)
    }

    fn entries(&self, chunk: usize) -> Result<Vec<Entry>, Failure> {
        let numbers = chunk * AT_A_TIME..((chunk + 1) * AT_A_TIME).min(self.generator.len());
        numbers.map(|number| self.entry(number)).collect()
    }

    fn entry(&self, number: usize) -> Result<Entry, Failure> {
        let written = self.generator.write(number)?;
        let pack = self.packs.language(written.language).map_err(Failure::said)?;
        let report = Report::read(written.text.as_str(), written.source.clone(), pack.conventions());
        let claims = self.generator.claims(&written, &report);
        let mut entry = Entry::new(&report, written.language, self.generator.reader(), claims);
        entry.origin = format!("made-up:{}", number + 1);
        Ok(entry)
    }

    fn enter(
        &self,
        ledger: &mut Ledger,
        receivers: &[Receiver<Result<Vec<Entry>, Failure>>],
        settle_after: usize,
    ) -> Result<Times, Failure> {
        let (mut times, mut step) = (Times::default(), Step::default());
        for chunk in 0..self.chunks() {
            let received = receivers[chunk % receivers.len()].recv();
            let entries = received.map_err(|_| Failure::said("a thread that makes reports has ended"))??;
            let (pace, added) = Pace::of(|| ledger.add(&entries, moment()));
            added.map_err(Failure::said)?;
            step.adding = step.adding.and(pace);
            step.reports += entries.len();
            let last = times.steps.last().map_or(0, |step| step.reports);
            let total = last + step.reports;
            if step.reports >= settle_after || total == self.generator.len() {
                let (pace, settled) = Pace::of(|| ledger.settle(|_| ()));
                settled.map_err(Failure::said)?;
                let done = Step { reports: total, settling: pace, ..std::mem::take(&mut step) };
                eprintln!("{}", done.row(last));
                times.steps.push(done);
            }
        }
        Ok(times)
    }
}

impl Step {
    fn row(&self, before: usize) -> String {
        let each = |time: Duration| time.as_secs_f64() * 1e6 / (self.reports - before).max(1) as f64;
        let Step { reports, adding, settling } = self;
        format!(
            "| {reports} | {:.1} | {:.1} | {:.0} | {:.1} | {:.1} | {:.0} |",
            adding.clock.as_secs_f64(),
            adding.processor.as_secs_f64(),
            each(adding.processor),
            settling.clock.as_secs_f64(),
            settling.processor.as_secs_f64(),
            each(settling.processor)
        )
    }
}

impl Times {
    /// The steps as a table.
    fn table(&self) -> String {
        let mut table = format!(
            "Making and cutting the reports took {:.0} s of processor time, beside the rest.\n\n\
             | reports | adding, s | of a processor | us each | settling, s | of a processor | us each |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n",
            self.making.as_secs_f64()
        );
        let mut before = 0;
        for step in &self.steps {
            let _ = writeln!(table, "{}", step.row(before));
            before = step.reports;
        }
        table
    }
}

/// The moment that stands beside each report: always the same.
pub(super) fn moment() -> Timestamp {
    Timestamp::UNIX_EPOCH
}
