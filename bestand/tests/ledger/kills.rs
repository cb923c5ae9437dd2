//! Is anything lost or doubled when the program is killed while it takes reports in?

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use bestand_ledger::Ledger;
use serde_json::Value;

use crate::answers::{Answer, LEDGER, answers, assert_same};
use crate::archive::{Dice, archive};
use crate::program::{folder, run};

/// A few kills of some hundred reports; `BESTAND_KILLS=200 BESTAND_REPORTS=2000` for the measurement.
#[test]
fn a_kill_at_any_instant_loses_no_acknowledged_report_and_doubles_none() {
    let asked = |name: &str| std::env::var(name).ok().map(|number| number.parse().expect("a number"));
    let (kills, reports) = (asked("BESTAND_KILLS").unwrap_or(6), asked("BESTAND_REPORTS").unwrap_or(200));
    let lines = archive(reports).join("\n");
    let unharmed = Unharmed::of(&lines, reports);
    let (mut dice, mut tally, mut made) = (Dice(1122), Tally::default(), 0);
    while made < kills {
        let folder = folder(&[("archive.jsonl", lines.as_bytes())]);
        let mut acknowledged = BTreeSet::new();
        // Sometimes a ledger is killed over and over again before it is done.
        for _ in 0..(dice.below(4) + 1).min(kills - made) {
            let during = [During::Entering, During::Settling, During::Reading][made % 3];
            let killed = kill(folder.path(), during, &unharmed, &mut dice);
            tally.note(&killed, reports);
            acknowledged.extend(killed);
            assert_nothing_is_lost(folder.path(), &acknowledged, reports);
            made += 1;
        }
        assert_same(
            &unharmed.answers,
            &finished(folder.path(), reports, unharmed.claims),
            &format!("kill {made}"),
        );
    }
    eprintln!("{tally:?} of {reports} reports");
    assert!(tally.entering > 0 && tally.settling > 0 && (tally.reading > 0 || kills < 3), "{tally:?}");
}

/// What the program was at when it was killed.
#[derive(Debug, Clone, Copy)]
enum During {
    Reading,
    Entering,
    Settling,
}

/// How many kills there were while nothing, something and everything was acknowledged.
#[derive(Debug, Default)]
struct Tally {
    reading: usize,
    entering: usize,
    settling: usize,
}

impl Tally {
    fn note(&mut self, acknowledged: &[String], reports: usize) {
        match acknowledged.len() {
            0 => self.reading += 1,
            some if some < reports => self.entering += 1,
            _ => self.settling += 1,
        }
    }
}

/// A run that nobody killed: how long it took until the first and the last report were on the disk and until its end, and what came of it.
struct Unharmed {
    reports: usize,
    first: Duration,
    last: Duration,
    end: Duration,
    claims: u64,
    answers: Vec<Answer>,
}

impl Unharmed {
    fn of(lines: &str, reports: usize) -> Unharmed {
        let folder = folder(&[("archive.jsonl", lines.as_bytes())]);
        let begun = Instant::now();
        let Adding { mut child, acknowledged } = Adding::begin(folder.path());
        let times: Vec<Duration> = acknowledged.iter().map(|_| begun.elapsed()).collect();
        assert!(child.wait().expect("the program ends").success());
        let end = begun.elapsed();
        let claims = stats(folder.path()).claims;
        let (first, last) = (times[0], times[times.len() - 1]);
        Unharmed { reports, first, last, end, claims, answers: answers(folder.path()) }
    }
}

/// The program while it takes the reports of a folder in.
struct Adding {
    child: Child,
    /// The ids of the reports that are on the disk, as it says so.
    acknowledged: Receiver<String>,
}

impl Adding {
    fn begin(folder: &Path) -> Adding {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bestand"))
            .args(["add", "archive.jsonl", "--format", "jsonl"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (sender, acknowledged) = channel();
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        std::thread::spawn(move || {
            let mut line = String::new();
            // A line without its end was cut off by the kill: it acknowledges nothing.
            while output.read_line(&mut line).is_ok_and(|_| line.ends_with('\n')) {
                let receipt: Value = serde_json::from_str(&line).expect("a receipt");
                let report = receipt["report"].as_str().expect("an id").to_owned();
                if sender.send(report).is_err() {
                    return;
                }
                line.clear();
            }
        });
        Adding { child, acknowledged }
    }
}

/// Kills the program at an instant of chance, and gives the reports that it had acknowledged.
fn kill(folder: &Path, during: During, unharmed: &Unharmed, dice: &mut Dice) -> Vec<String> {
    let Unharmed { reports, first, last, end, .. } = unharmed;
    let Adding { mut child, acknowledged } = Adding::begin(folder);
    let (after, pause) = match during {
        During::Reading => (0, *first),
        // Some handfuls of reports go to the disk at a time.
        During::Entering => (dice.below(*reports - 1) + 1, (*last - *first) / 4),
        During::Settling => (*reports, *end - *last),
    };
    let mut seen: Vec<String> = acknowledged.iter().take(after).collect();
    std::thread::sleep(pause.mul_f64(dice.share()));
    child.kill().expect("killed, or ended");
    child.wait().expect("the program ends");
    seen.extend(acknowledged.iter());
    seen
}

fn assert_nothing_is_lost(folder: &Path, acknowledged: &BTreeSet<String>, reports: usize) {
    let verified = run(folder, &["verify"], b"");
    if acknowledged.is_empty() && verified.talk.contains("'bestand add' makes") {
        return;
    }
    assert_eq!((verified.status, verified.talk.as_str()), (0, ""));
    let ledger = Ledger::open_to_read(&folder.join(LEDGER)).expect("a ledger");
    for report in acknowledged {
        ledger.report(report).expect("an acknowledged report");
    }
    let kept = ledger.stats().expect("stats").reports;
    assert!(kept <= reports as u64 && kept >= acknowledged.len() as u64, "{kept} reports");
}

/// Runs the same command to its end, and asks what came of it.
fn finished(folder: &Path, reports: usize, claims: u64) -> Vec<Answer> {
    let Adding { mut child, acknowledged } = Adding::begin(folder);
    let acknowledged: BTreeSet<String> = acknowledged.iter().collect();
    assert!(child.wait().expect("the program ends").success());
    assert_eq!(acknowledged.len(), reports);
    assert_nothing_is_lost(folder, &acknowledged, reports);
    let stats = stats(folder);
    assert_eq!((stats.reports, stats.claims, stats.waiting), (reports as u64, claims, 0));
    answers(folder)
}

fn stats(folder: &Path) -> bestand_ledger::Stats {
    let ledger = Ledger::open_to_read(&folder.join(LEDGER)).expect("a ledger");
    ledger.stats().expect("stats")
}
