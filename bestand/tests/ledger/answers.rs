//! What does a ledger answer, to compare with another?

use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Run, folder, run};

/// Where the ledger of a test lies in its folder.
pub(crate) const LEDGER: &str = "bestand.ledger";

/// A folder with a ledger that is made once and copied for each test.
pub(crate) fn copy_of(made: &OnceLock<Vec<u8>>, make: impl FnOnce() -> TempDir) -> TempDir {
    let bytes = made.get_or_init(|| std::fs::read(make().path().join(LEDGER)).expect("read"));
    folder(&[(LEDGER, bytes)])
}

/// All that is worked out from the reports. What says when or from which file a report was added is left out.
const QUESTIONS: &[&str] = &[
    "conflicts",
    "stories --limit 10000",
    "claims --limit 1000000",
    "tolls --limit 10000",
    "tolls --limit 10000 --as-of 2023-05-11",
    "history --limit 10000 --policy all",
    "ceasefires --limit 10000",
    "ceasefires --limit 10000 --as-of 2023-05-14",
    "contradictions --explained --limit 10000",
    "contradictions --explained --limit 10000 --conflict AZE",
    "edits",
];

/// What one question gave.
pub(crate) type Answer = (&'static str, Vec<String>);

/// The answers to all questions, line by line.
pub(crate) fn answers(folder: &Path) -> Vec<Answer> {
    QUESTIONS.iter().map(|question| (*question, lines(&ask(folder, question)))).collect()
}

/// Asks the ledger of a folder one thing, for lines of JSON.
pub(crate) fn ask(folder: &Path, question: &str) -> Run {
    let words: Vec<&str> = question.split(' ').chain(["--format", "jsonl"]).collect();
    let run = run(folder, &words, b"");
    assert!(run.status != 2 && run.talk.is_empty() == (run.status == 0), "{question}: {}", run.talk);
    run
}

/// The same as values.
pub(crate) fn records(folder: &Path, question: &str) -> Vec<Value> {
    ask(folder, question).results.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

fn lines(run: &Run) -> Vec<String> {
    let without_moment = |line: &str| {
        let mut record: Value = serde_json::from_str(line).expect("a record");
        match record.as_object_mut().filter(|record| record.contains_key("added")) {
            Some(fields) => {
                fields.remove("added");
                record.to_string()
            }
            None => line.to_owned(),
        }
    };
    run.results.lines().map(without_moment).collect()
}

/// Compares the answers of two ledgers, and says the first that differs.
pub(crate) fn assert_same(expected: &[Answer], found: &[Answer], of: &str) {
    for ((question, expected), (_, found)) in expected.iter().zip(found) {
        let differing = expected.iter().zip(found).position(|(expected, found)| expected != found);
        if let Some(line) = differing {
            panic!("{of}: '{question}', line {line}:\n  {}\nnow:\n  {}", expected[line], found[line]);
        }
        assert_eq!(expected.len(), found.len(), "{of}: '{question}'");
    }
}
