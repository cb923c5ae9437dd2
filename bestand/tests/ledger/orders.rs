//! Does it matter in which order reports come in, and how many at a time?

use std::io::Cursor;
use std::path::Path;

use bestand_desk::{Added, Tongue, add};
use bestand_intake::Intake;
use bestand_ledger::Ledger;
use bestand_reader::Packs;
use serde_json::Value;
use tempfile::TempDir;

use crate::answers::{Answer, LEDGER, answers, assert_same};
use crate::archive::{Dice, archive, demo};

/// Enters lines in batches, each placed before the next comes in or all at the end.
fn ledger_of(batches: &[&[String]], placed_each_time: bool) -> TempDir {
    let (folder, packs) = (tempfile::tempdir().expect("a folder"), Packs::built_in());
    let mut ledger = Ledger::open(&folder.path().join(LEDGER)).expect("a ledger");
    for lines in batches {
        let intake = Intake::stream("batch.jsonl", Cursor::new(lines.join("\n")));
        let tell = |added| assert!(matches!(added, Added::Entered { .. }), "{added:?}");
        add(&mut ledger, &packs, intake, Tongue::OfEach, jiff::Timestamp::UNIX_EPOCH, tell).expect("added");
        if placed_each_time {
            ledger.settle(|_| ()).expect("placed");
        }
    }
    ledger.settle(|_| ()).expect("placed");
    folder
}

fn rebuilt(folder: &Path) -> Vec<Answer> {
    let mut ledger = Ledger::open(&folder.join(LEDGER)).expect("a ledger");
    ledger.rebuild().expect("thrown away");
    ledger.settle(|_| ()).expect("placed");
    drop(ledger);
    answers(folder)
}

/// The same lines in an order of chance; of two versions of a page the first stays first, since only their order says which is newer.
fn shuffled(lines: &[String], dice: &mut Dice) -> Vec<String> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    dice.shuffle(&mut order);
    let urls: Vec<Value> =
        lines.iter().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["url"].clone()).collect();
    for one in 0..order.len() {
        for other in one + 1..order.len() {
            if urls[order[one]] == urls[order[other]] && order[one] > order[other] {
                order.swap(one, other);
            }
        }
    }
    order.into_iter().map(|line| lines[line].clone()).collect()
}

fn in_batches<'l>(lines: &'l [String], dice: &mut Dice) -> Vec<&'l [String]> {
    let (mut batches, mut rest) = (Vec::new(), lines);
    while !rest.is_empty() {
        let (batch, others) = rest.split_at((dice.below(9) + 1).min(rest.len()));
        batches.push(batch);
        rest = others;
    }
    batches
}

fn check(lines: &[String], orders: u64) {
    let at_once = ledger_of(&[lines], true);
    let expected = answers(at_once.path());
    assert!(expected.iter().all(|(question, lines)| !lines.is_empty() || question.contains("--as-of")));
    assert_same(&expected, &rebuilt(at_once.path()), "rebuilt");
    for seed in 0..orders {
        let mut dice = Dice(seed);
        let lines = shuffled(lines, &mut dice);
        let folder = ledger_of(&in_batches(&lines, &mut dice), seed % 3 != 2);
        assert_same(&expected, &answers(folder.path()), &format!("order {seed}"));
        assert_same(&expected, &rebuilt(folder.path()), &format!("order {seed}, rebuilt"));
    }
}

#[test]
fn the_demonstration_answers_the_same_in_any_order() {
    check(&demo(), 3);
}

#[test]
fn the_demonstration_answers_the_same_one_report_at_a_time() {
    let lines = demo();
    let expected = answers(ledger_of(&[&lines], true).path());
    let one_by_one: Vec<&[String]> = lines.chunks(1).collect();
    assert_same(&expected, &answers(ledger_of(&one_by_one, true).path()), "one by one");
}

#[test]
fn an_archive_answers_the_same_in_any_order() {
    check(&archive(100), 3);
}
