//! Are claims scored as the annotation guide's own script scores them?
#![expect(clippy::disallowed_methods, reason = "the script is run, and files are made for it")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

#[test]
fn the_figures_on_the_seeds_are_those_of_the_script() {
    check("seeds.jsonl", "seeds", &[]);
}

#[test]
fn the_figures_on_the_development_set_are_those_of_the_script() {
    check("dev.jsonl", "gold/dev", &[]);
    check("dev.jsonl", "gold/dev", &["--lang", "en"]);
    check("dev.jsonl", "gold/dev", &["--only", "events"]);
}

/// Scores claims that differ from the gold in many ways by the script and by the command, and compares all figures.
fn check(gold: &str, texts: &str, more: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let script = folder.join("gold/score.py");
    if !script.is_file() {
        eprintln!("skipped: {} is missing", script.display());
        return;
    }
    let gold = folder.join("gold").join(gold);
    let house = tempfile::tempdir().expect("a folder");
    let predicted = house.path().join("predicted.jsonl");
    let text = std::fs::read_to_string(&gold).expect("the gold");
    std::fs::write(&predicted, text.lines().map(changed).collect::<String>()).expect("a file");
    let mut arguments: Vec<PathBuf> = vec!["--gold".into(), gold, "--pred".into(), predicted];
    arguments.extend(["--texts".into(), folder.join(texts), "--json".into()]);
    arguments.extend(more.iter().map(PathBuf::from));
    let theirs = figures(Command::new("python3").arg(script).args(&arguments));
    let ours = figures(Command::new(env!("CARGO_BIN_EXE_bestand-evals")).arg("claims").args(&arguments));
    assert!(theirs.as_object().is_some_and(|kinds| !kinds.is_empty()));
    assert_eq!(ours, theirs);
}

/// The figures that a command prints, with the number of its notes, whose quotation marks are not compared.
fn figures(command: &mut Command) -> Value {
    let output = command.output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (_, figures) in figures.as_object_mut().expect("an object") {
        figures["notes"] = json!(figures["notes"].as_array().map(Vec::len));
    }
    figures
}

/// A line of gold with every claim changed in a way of its own: dropped, doubled, cut shorter, another value in a field.
fn changed(line: &str) -> String {
    let mut record: Value = serde_json::from_str(line).expect("a line of gold");
    for kind in ["tolls", "events"] {
        let claims = record[kind].as_array().cloned().unwrap_or_default();
        record[kind] =
            claims.iter().enumerate().flat_map(|(number, claim)| variants(number, claim)).collect();
    }
    format!("{record}\n")
}

fn variants(number: usize, claim: &Value) -> Vec<Value> {
    let with = |field: &str, value: Value| {
        let mut claim = claim.clone();
        claim[field] = value;
        claim
    };
    let words = claim["evidence"].as_str().expect("evidence");
    let first = words.split(' ').next().expect("a word");
    match number % 11 {
        0 => vec![],
        1 => vec![claim.clone(), with("evidence", json!(first))],
        2 => vec![with("low", json!(7))],
        3 => vec![
            with("speaker", json!({"text": "de waarnemers", "side": null})),
            with("background", json!(true)),
        ],
        4 => vec![with("side", json!("nkr")), with("standing", json!("denied"))],
        5 => vec![with("evidence", json!("words that stand nowhere"))],
        6 => vec![with("actor", json!(["ARM", "arm"])), with("modality", json!("planned"))],
        7 => vec![with("span", json!([0, 100_000_000])), with("scope", json!("addition"))],
        8 => vec![with("outcome", json!("missing")), with("type", json!("aid"))],
        9 => vec![with("speaker", Value::Null), with("start", json!(1))],
        _ => vec![claim.clone()],
    }
}
