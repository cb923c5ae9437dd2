//! Do filters let through what they name, and nothing else?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::answers::{copy_of, records};
use crate::archive::demo;
use crate::program::{folder, run};

/// The ledger of the demonstration.
pub(crate) fn ledger() -> TempDir {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    copy_of(&MADE, || {
        let folder = folder(&[("demo.jsonl", demo().join("\n").as_bytes())]);
        assert_eq!(run(folder.path(), &["add", "demo.jsonl"], b"").status, 0);
        folder
    })
}

fn claims(folder: &Path, filter: &str) -> Vec<Value> {
    records(folder, format!("claims --limit 100000 {filter}").trim_end())
}

fn ids(claims: &[Value]) -> BTreeSet<&str> {
    claims.iter().map(|claim| claim["id"].as_str().expect("an id")).collect()
}

/// Compares what a filter lets through with the claims of all that are meant; there are some, and not all are.
fn check(filter: &str, is_meant: impl Fn(&Value) -> bool) {
    let folder = ledger();
    let all = claims(folder.path(), "");
    let meant: Vec<Value> = all.iter().filter(|claim| is_meant(claim)).cloned().collect();
    assert!(!meant.is_empty() && meant.len() < all.len(), "{filter}: {} of {}", meant.len(), all.len());
    // In the same order, too.
    assert_eq!(claims(folder.path(), filter), meant, "{filter}");
}

fn names(claim: &Value, field: &str, code: &str) -> bool {
    claim[field].as_array().is_some_and(|codes| codes.iter().any(|found| found == code))
}

#[test]
fn a_side_suffers_or_does_or_undergoes() {
    for code in ["AZE", "rsf", "RUS"] {
        check(&format!("--side {code}"), |claim| {
            ["side", "perpetrator", "actor", "target"].iter().any(|field| names(claim, field, code))
        });
    }
}

#[test]
fn a_kind_of_toll_is_named_by_outcome_or_victims_or_both() {
    check("--outcome injured", |claim| claim["type"] == "injured");
    check("--victims civilian", |claim| claim["victims"] == "civilian");
    check("--outcome killed --victims military", |claim| {
        claim["type"] == "killed" && claim["victims"] == "military"
    });
}

#[test]
fn a_speaker_is_named_by_code_or_by_words() {
    check("--speaker AZE", |claim| claim["speaker"]["side"] == "AZE");
    check("--speaker ministr", |claim| {
        claim["speaker"]["text"].as_str().is_some_and(|text| text.to_lowercase().contains("ministr"))
    });
}

#[test]
fn what_was_known_on_a_day_had_appeared_by_then() {
    check("--as-of 2023-05-11 --outcome injured", |claim| {
        let published = claim["carrier"]["published"].as_str().expect("a date");
        claim["type"] == "injured" && published <= "2023-05-11"
    });
}

#[test]
fn two_filters_let_through_what_both_do() {
    let folder = ledger();
    let one_by_one = [
        "--side ARM",
        "--outcome killed",
        "--victims military",
        "--speaker AZE",
        "--speaker ministr",
        "--conflict ARM,AZE",
        "--language en",
        "--since 2023-05-10",
        "--until 2023-05-12",
    ];
    let found: Vec<Vec<Value>> = one_by_one.iter().map(|filter| claims(folder.path(), filter)).collect();
    for (at, one) in one_by_one.iter().enumerate() {
        for (behind, other) in one_by_one.iter().enumerate().skip(at + 1) {
            if one.split(' ').next() == other.split(' ').next() {
                continue;
            }
            let both = claims(folder.path(), &format!("{one} {other}"));
            let expected: BTreeSet<&str> =
                ids(&found[at]).intersection(&ids(&found[behind])).copied().collect();
            assert_eq!(ids(&both), expected, "{one} {other}");
            assert_eq!(both.len(), expected.len(), "{one} {other}: none twice");
        }
    }
}

#[test]
fn the_newest_come_first_however_many_are_asked_for() {
    let folder = ledger();
    for filter in
        ["", "--side AZE", "--speaker ministr", "--outcome killed", "--as-of 2023-05-12", "--conflict rsf"]
    {
        let all = claims(folder.path(), filter);
        let few = records(folder.path(), format!("claims --limit 7 {filter}").trim_end());
        assert_eq!(few, all[..7], "{filter}");
    }
}

/// The reports in which a word stands, each with the ids of the claims shown with it.
fn hits(folder: &Path, filter: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let found = records(folder, format!("search --limit 1000 de {filter}").trim_end());
    let claims = |hit: &Value| hit["claims"].as_array().expect("claims").iter().map(text).collect();
    found.iter().map(|hit| (text(&hit["report"]), claims(hit))).collect()
}

#[test]
fn a_search_lets_through_reports_with_such_claims_and_shows_these() {
    let folder = ledger();
    let with_the_word = hits(folder.path(), "");
    for filter in [
        "--side ARM",
        "--speaker AZE",
        "--conflict ARM,AZE",
        "--victims military",
        "--side ARM --outcome killed",
    ] {
        let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for claim in claims(folder.path(), filter) {
            let [report, id] = [&claim["evidence"]["report"], &claim["id"]]
                .map(|value| value.as_str().expect("an id").to_owned());
            if with_the_word.contains_key(&report) {
                expected.entry(report).or_default().insert(id);
            }
        }
        assert!(!expected.is_empty() && expected.len() < with_the_word.len(), "{filter}: {}", expected.len());
        assert_eq!(hits(folder.path(), filter), expected, "{filter}");
    }
}

#[test]
fn a_search_of_days_finds_the_reports_of_these() {
    let folder = ledger();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let found = records(folder.path(), "search --limit 1000 de");
    let published: BTreeMap<String, String> =
        found.iter().map(|hit| (text(&hit["report"]), text(&hit["published"]))).collect();
    for (filter, days) in [
        ("--since 2023-05-11", "2023-05-11".."9"),
        ("--until 2023-05-11", "".."2023-05-12"),
        ("--since 2023-05-10 --until 2023-05-11", "2023-05-10".."2023-05-12"),
        ("--as-of 2023-05-11", "".."2023-05-12"),
    ] {
        let found: BTreeSet<String> = hits(folder.path(), filter).into_keys().collect();
        let meant = published.iter().filter(|(_, day)| days.contains(&day.as_str()));
        let expected: BTreeSet<String> = meant.map(|(report, _)| report.clone()).collect();
        assert!(!found.is_empty() && found.len() < published.len(), "{filter}");
        assert_eq!(found, expected, "{filter}");
    }
}

#[test]
fn a_war_as_of_a_day_ends_with_it() {
    let folder = ledger();
    let heading = |arguments: &[&str]| {
        let table = run(folder.path(), arguments, b"").results;
        table.lines().find(|line| line.contains("w-ARM--AZE")).expect("a heading").to_owned()
    };
    let today = heading(&["tolls", "--conflict", "ARM,AZE"]);
    assert!(today.contains("to 2023-05-16") && today.contains("reports"), "{today}");
    let before = heading(&["tolls", "--conflict", "ARM,AZE", "--as-of", "2023-05-11"]);
    assert!(before.contains("to 2023-05-11") && !before.contains("reports"), "{before}");
}
