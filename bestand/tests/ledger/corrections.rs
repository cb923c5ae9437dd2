//! Does what a person corrected change the answers at once, and outlive all that is worked out anew?

use std::path::Path;
use std::sync::OnceLock;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::answers::{Answer, answers, ask, assert_same, copy_of, records};
use crate::program::{folder, run};

const FIRST: &str = "Volgens Armenië zijn bij Jermuk vier Armeense soldaten gedood. Azerbeidzjan beschuldigt Armenië van het \
    schenden van het bestand.";
const SECOND: &str = "Bij gevechten in de buurt van Jermuk zijn volgens Armenië zes Armeense soldaten gedood. Azerbeidzjan zegt dat \
    het bestand standhoudt.";
const OTHER: &str = "Volgens Oekraïne zijn bij Cherson negen burgers gedood bij een Russische raketaanval.";

/// A ledger of three reports.
fn ledger() -> TempDir {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    copy_of(&MADE, made)
}

fn made() -> TempDir {
    let lines: Vec<String> = [("1", "2023-05-10", FIRST), ("2", "2023-05-11", SECOND), ("3", "2023-05-11", OTHER)]
        .map(|(number, published, text)| {
            let url = format!("https://a.example/{number}");
            json!({"id": number, "outlet": "De Avondkoers", "url": url, "published": published, "language": "nl", "text": text})
                .to_string()
        })
        .into();
    let folder = folder(&[("nieuws.jsonl", lines.join("\n").as_bytes())]);
    let run = run(folder.path(), &["add", "nieuws.jsonl"], b"");
    assert_eq!((run.status, run.talk.as_str()), (0, ""));
    folder
}

/// Makes a correction by hand, and compares what the list of all says of the last.
fn correct(folder: &Path, words: &[&str], listed: &str) {
    let run = run(folder, &[&["correct", "--by", "Jansen"], words].concat(), b"");
    assert_eq!((run.status, run.talk.as_str(), run.results.as_str()), (0, "", ""), "{words:?}");
    let list = ask(folder, "correct list").results;
    let last: Value = serde_json::from_str(list.lines().last().expect("a line")).expect("a record");
    let word = |field: &str| last[field].as_str().unwrap_or("").to_owned();
    assert_eq!([word("by"), word("action"), word("field"), word("value")].join(" ").trim_end(), listed);
}

/// The id of the claim with this figure, or of this kind.
fn claim(folder: &Path, is_meant: impl Fn(&Value) -> bool) -> Value {
    let claims = records(folder, "claims --limit 1000");
    claims.into_iter().find(is_meant).expect("such a claim")
}

fn of_count(count: u64) -> impl Fn(&Value) -> bool {
    move |claim| claim["count"]["low"] == count
}

fn id(record: &Value) -> &str {
    record["id"].as_str().expect("an id")
}

/// Works everything out anew in both ways, and compares the answers with those of before.
fn assert_it_lasts(folder: &Path, expected: &[Answer]) {
    for words in [&["reread", "--all"][..], &["rebuild"]] {
        let run = run(folder, words, b"");
        assert_eq!((run.status, run.talk.as_str()), (0, ""), "{words:?}");
        assert_same(expected, &answers(folder), &format!("{words:?}"));
    }
    assert_eq!(run(folder, &["verify"], b"").status, 0);
}

#[test]
fn a_claim_that_is_rejected_counts_no_more_until_it_is_accepted() {
    let folder = ledger();
    let folder = folder.path();
    let before = answers(folder);
    let four = claim(folder, of_count(4));
    correct(folder, &["reject", id(&four)], "Jansen reject");
    assert!(!ask(folder, "claims --limit 1000").results.contains(id(&four)));
    assert!(!ask(folder, "tolls").results.contains(id(&four)));
    assert_it_lasts(folder, &answers(folder));
    let shown = run(folder, &["show", id(&four)], b"");
    assert_eq!(shown.status, 1);
    assert!(shown.talk.contains("no longer counts"), "{}", shown.talk);
    correct(folder, &["accept", id(&four)], "Jansen accept");
    assert_same(&before, &answers(folder), "accepted");
    assert_it_lasts(folder, &before);
}

/// Sets a field of the claim with a count of four, or of the accusation, and looks at the record.
fn check_set(is_meant: impl Fn(&Value) -> bool, field: &str, value: &str, expected: &Value) {
    let folder = ledger();
    let folder = folder.path();
    let meant = claim(folder, is_meant);
    correct(folder, &["set", id(&meant), field, value], &format!("Jansen set {field} {value}"));
    let shown = records(folder, &format!("show {}", id(&meant))).remove(0);
    assert_eq!(&shown[field], expected, "{field}");
    let others = |record: &Value| {
        let mut record = record.clone();
        record.as_object_mut().expect("an object").remove(field);
        record
    };
    assert_eq!(others(&shown), others(&meant), "{field}");
    assert_it_lasts(folder, &answers(folder));
}

#[test]
fn fields_of_a_toll_are_set() {
    for (field, value, expected) in [
        ("type", "injured", json!("injured")),
        ("victims", "civilian", json!("civilian")),
        ("side", "AZE", json!(["AZE"])),
        ("perpetrator", "AZE TUR", json!(["AZE", "TUR"])),
        ("scope", "total", json!("total")),
    ] {
        check_set(of_count(4), field, value, &expected);
    }
}

#[test]
fn fields_that_tolls_and_events_share_are_set() {
    for (field, value, expected) in [
        ("standing", "denied", json!("denied")),
        ("modality", "planned", json!("planned")),
        ("background", "true", json!(true)),
    ] {
        check_set(of_count(4), field, value, &expected);
        check_set(|claim| claim["kind"] == "event" && claim["actor"] != json!([]), field, value, &expected);
    }
}

#[test]
fn fields_of_an_event_are_set() {
    let is_accusation = |claim: &Value| claim["kind"] == "event" && claim["target"] != json!([]);
    for (field, value, expected) in [
        ("type", "shelling", json!("shelling")),
        ("actor", "RUS", json!(["RUS"])),
        ("target", "GEO", json!(["GEO"])),
    ] {
        check_set(is_accusation, field, value, &expected);
    }
}

#[test]
fn a_count_is_set_to_one_number_or_two_ends_or_one() {
    for (value, low, high) in [
        ("5", json!(5), json!(5)),
        ("5-9", json!(5), json!(9)),
        ("5-", json!(5), Value::Null),
        ("-9", Value::Null, json!(9)),
        ("0", json!(0), json!(0)),
    ] {
        let folder = ledger();
        let four = claim(folder.path(), of_count(4));
        correct(
            folder.path(),
            &["set", id(&four), "count", "--", value],
            &format!("Jansen set count {value}"),
        );
        let shown = records(folder.path(), &format!("show {}", id(&four))).remove(0);
        assert_eq!((&shown["count"]["low"], &shown["count"]["high"]), (&low, &high), "{value}");
        assert_it_lasts(folder.path(), &answers(folder.path()));
    }
}

#[test]
fn a_correction_of_one_claim_leaves_the_others_of_its_sentence() {
    let text = "Volgens Armenië zijn bij Jermuk vier soldaten en twee burgers gedood.";
    let line = json!({"outlet": "De Avondkoers", "published": "2023-05-10", "language": "nl", "text": text})
        .to_string();
    let folder = folder(&[("nieuws.jsonl", line.as_bytes())]);
    let folder = folder.path();
    assert_eq!(run(folder, &["add", "nieuws.jsonl"], b"").status, 0);
    let before = records(folder, "claims --limit 1000");
    for rejected in &before {
        correct(folder, &["reject", id(rejected)], "Jansen reject");
        let left: Vec<Value> = records(folder, "claims --limit 1000");
        let expected: Vec<Value> = before.iter().filter(|claim| id(claim) != id(rejected)).cloned().collect();
        assert_eq!(left, expected);
        correct(folder, &["accept", id(rejected)], "Jansen accept");
    }
}

#[test]
fn a_claim_joins_the_account_of_another() {
    let folder = ledger();
    let folder = folder.path();
    let accounts = || -> Vec<u64> {
        let mut claims: Vec<u64> = records(folder, "tolls --policy all")
            .iter()
            .map(|account| account["series"].as_array().expect("series").iter().map(claims_of).sum())
            .collect();
        claims.sort_unstable();
        claims
    };
    let (four, six) = (claim(folder, of_count(4)), claim(folder, of_count(6)));
    run(folder, &["correct", "set", id(&four), "victims", "unspecified", "--by", "Jansen"], b"");
    assert_eq!(accounts(), [1, 1, 1]);
    correct(folder, &["join", id(&four), id(&six)], "Jansen set victims military");
    assert_eq!(accounts(), [1, 2]);
    assert_it_lasts(folder, &answers(folder));
}

fn claims_of(series: &Value) -> u64 {
    let points = series["points"].as_array().expect("points").iter();
    points.map(|point| point["claims"].as_array().expect("claims").len() as u64).sum()
}

#[test]
fn a_story_is_split_and_merged() {
    let folder = ledger();
    let folder = folder.path();
    let stories = || -> Vec<Vec<String>> {
        let stories = records(folder, "stories");
        let reports = |story: &Value| {
            story["reports"].as_array().expect("reports").iter().map(|report| id(report).to_owned()).collect()
        };
        stories.iter().map(reports).collect()
    };
    let report =
        |count: u64| claim(folder, of_count(count))["carrier"]["report"].as_str().expect("an id").to_owned();
    let (first, second, other) = (report(4), report(6), report(9));
    assert_eq!(stories().len(), 2, "{:?}", stories());
    correct(folder, &["split", &second], "Jansen split");
    assert_eq!(stories().len(), 3);
    assert_it_lasts(folder, &answers(folder));
    correct(folder, &["merge", &second, &other], &format!("Jansen merge  {other}"));
    assert!(
        stories().iter().any(|story| story.contains(&second) && story.contains(&other)),
        "{:?}",
        stories()
    );
    assert_it_lasts(folder, &answers(folder));
    correct(folder, &["merge", &second, &first], &format!("Jansen merge  {first}"));
    assert!(stories().iter().any(|story| *story == [first.clone(), second.clone()]), "{:?}", stories());
    assert_it_lasts(folder, &answers(folder));
}

#[test]
fn merges_that_make_a_ring_are_refused() {
    let folder = ledger();
    let folder = folder.path();
    let report =
        |count: u64| claim(folder, of_count(count))["carrier"]["report"].as_str().expect("an id").to_owned();
    let (first, second, other) = (report(4), report(6), report(9));
    correct(folder, &["merge", &other, &first], &format!("Jansen merge  {first}"));
    let before = answers(folder);
    for [one, into] in [[&first, &other], [&first, &second], [&first, &first]] {
        let refused = run(folder, &["correct", "--by", "Jansen", "merge", one, into], b"");
        assert_eq!(refused.status, 2);
        assert!(refused.talk.contains("in one story already"), "{}", refused.talk);
        assert_same(&before, &answers(folder), "refused");
    }
}

#[test]
fn a_correction_that_cannot_be_is_refused_with_what_could() {
    let folder = ledger();
    let folder = folder.path();
    let four = claim(folder, of_count(4));
    for (words, talk) in [
        (
            &["set", id(&four), "victim", "civilian"][..],
            "no field is called 'victim' (one of: type, count, victims",
        ),
        (&["set", id(&four), "victims", "people"], "no kind of victims is called 'people'"),
        (&["set", id(&four), "count", "veel"], "'veel' is no count: write 7, 20-99"),
        (&["set", id(&four), "actor", "AZE"], "a claim of this kind (toll) has no field 'actor'"),
        (&["reject", "c-0123"], "no claim is called 'c-0123'"),
        (&["split", "r-0123"], "no report is called 'r-0123'"),
        (&["reject", "c-"], "several claims begin with 'c-'"),
    ] {
        let refused = run(folder, &[&["correct", "--by", "Jansen"], words].concat(), b"");
        assert_eq!(refused.status, 2, "{words:?}");
        assert!(refused.talk.contains(talk), "{words:?}: {}", refused.talk);
    }
    let listed = run(folder, &["correct", "list"], b"");
    assert_eq!((listed.status, listed.results.as_str()), (1, ""));
}

#[test]
fn a_new_reading_keeps_the_ids_where_nothing_changed() {
    let folder = ledger();
    let before = answers(folder.path());
    let reread = run(folder.path(), &["reread", "--all"], b"");
    assert_eq!((reread.status, reread.talk.as_str()), (0, ""));
    assert!(
        reread.results.contains("3 reports read again") && reread.results.contains("0 new, 0 no longer made"),
        "{}",
        reread.results
    );
    assert_same(&before, &answers(folder.path()), "read again");
    let nothing = run(folder.path(), &["reread"], b"");
    assert!(
        nothing.results.contains("0 reports read again"),
        "this reader read them all: {}",
        nothing.results
    );
}
