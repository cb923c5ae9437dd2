//! Made cases with figures reckoned by hand, one for each rule of the guide's scoring.

use super::*;
use scoring::Agreement;

const ALIASES: &str = r#"{"karabakh": "Artsakh", "nkr": "karabakh", "loop": "pool", "pool": "loop"}"#;

/// Scores claims of a kind over a text, gold and predicted as JSON lists, and says what came of them.
fn check(kind: Kind, text: &str, gold: &str, predicted: &str, expected: &str) {
    scored(kind, text, gold, predicted, |figures| assert_eq!(summary(figures), expected));
}

fn scored(kind: Kind, text: &str, gold: &str, predicted: &str, look: impl FnOnce(&Figures<'_>)) {
    let record = |claims: &str| {
        let line = format!(r#"{{"report": "r-nl-1", "{}": {claims}}}"#, kind.name());
        record::parse("made.jsonl", &line.replace('\n', " ")).expect("a sound line")
    };
    let (gold, predicted) = (record(gold), record(predicted));
    let predicted = predicted.into_iter().map(|record| (record.report.clone(), record)).collect();
    let texts = BTreeMap::from([("r-nl-1".to_owned(), text.as_bytes().to_vec())]);
    let aliases = Aliases::parse(ALIASES).expect("sound names");
    let material = Material { gold: &gold, predicted: &predicted, texts: &texts, aliases: &aliases };
    look(&Figures::of(kind, &material));
}

/// "gold/predicted core full: level gold evidence = predicted evidence (fields that differ)".
fn summary(figures: &Figures<'_>) -> String {
    let Figures { all, .. } = figures;
    let mut summary = format!("{}/{} {} {}", all.gold, all.predicted, all.core.gold, all.full.gold);
    for pair in figures.matched() {
        let level = match pair.agreement {
            Agreement::OtherValue => "value",
            Agreement::Core => "core",
            Agreement::Full => "full",
        };
        let words = |told: &record::Told| told.evidence.clone().unwrap_or_default();
        let fields: Vec<&str> = pair.differs_in.iter().map(|field| field.name()).collect();
        let line = format!("; {level} {}={} {}", words(pair.gold), words(pair.predicted), fields.join(" "));
        summary += line.trim_end();
    }
    summary
}

const TEXT: &str = "Bij Goris zijn 26 soldaten gedood en 40 gewond, zegt Jerevan. Jerevan zwijgt.";

#[test]
fn equal_claims_match_in_full() {
    let toll = r#"[{"evidence": "26 soldaten", "outcome": "killed", "low": 26, "high": 26}]"#;
    check(Kind::Tolls, TEXT, toll, toll, "1/1 1 1; full 26 soldaten=26 soldaten");
}

#[test]
fn claims_match_only_where_their_bytes_overlap_and_their_outcome_is_equal() {
    let gold = r#"[{"evidence": "26 soldaten", "outcome": "killed"}]"#;
    let beside = r#"[{"evidence": " gedood", "outcome": "killed"}]"#;
    let other = r#"[{"evidence": "26 soldaten", "outcome": "injured"}]"#;
    let capitals = r#"[{"evidence": "soldaten gedood", "outcome": "Killed"}]"#;
    check(Kind::Tolls, TEXT, gold, beside, "1/1 0 0");
    check(Kind::Tolls, TEXT, gold, other, "1/1 0 0");
    check(Kind::Tolls, TEXT, gold, capitals, "1/1 1 1; full 26 soldaten=soldaten gedood");
}

#[test]
fn of_two_claims_over_one_the_better_is_taken_and_the_other_is_spurious() {
    let gold = r#"[{"evidence": "26 soldaten gedood", "outcome": "killed", "low": 26, "high": 26}]"#;
    let core_first = r#"[{"evidence": "26 soldaten gedood", "outcome": "killed", "low": 20, "high": 26},
        {"evidence": "26", "outcome": "killed", "low": 26, "high": 26, "background": true}]"#;
    check(Kind::Tolls, TEXT, gold, core_first, "1/2 1 0; core 26 soldaten gedood=26 background");
    let fields_next = r#"[{"evidence": "26 soldaten", "outcome": "killed", "low": 26, "high": 26, "side": ["ARM"]},
        {"evidence": "26", "outcome": "killed", "low": 26, "high": 26}]"#;
    check(Kind::Tolls, TEXT, gold, fields_next, "1/2 1 1; full 26 soldaten gedood=26");
    let bytes_next = r#"[{"evidence": "26", "outcome": "killed", "low": 26, "high": 26},
        {"evidence": "26 soldaten", "outcome": "killed", "low": 26, "high": 26}]"#;
    check(Kind::Tolls, TEXT, gold, bytes_next, "1/2 1 1; full 26 soldaten gedood=26 soldaten");
    let order_last = r#"[{"evidence": "gedood", "outcome": "killed", "low": 26, "high": 26},
        {"evidence": "soldat", "outcome": "killed", "low": 26, "high": 26}]"#;
    check(Kind::Tolls, TEXT, gold, order_last, "1/2 1 1; full 26 soldaten gedood=gedood");
}

#[test]
fn matches_are_taken_greedily_over_the_whole_report() {
    let gold = r#"[{"evidence": "26 soldaten", "outcome": "killed", "low": 26, "high": 26},
        {"evidence": "soldaten gedood", "outcome": "killed", "low": 26, "high": 26, "background": true}]"#;
    let predicted = r#"[{"evidence": "26 soldaten gedood", "outcome": "killed", "low": 26, "high": 26, "background": true},
        {"evidence": "gedood en", "outcome": "killed", "low": 26, "high": 26}]"#;
    check(Kind::Tolls, TEXT, gold, predicted, "2/2 1 1; full soldaten gedood=26 soldaten gedood");
}

#[test]
fn an_open_end_is_not_a_figure() {
    let gold = r#"[{"evidence": "26 soldaten", "outcome": "killed", "low": 26, "high": null}]"#;
    let exact = r#"[{"evidence": "26 soldaten", "outcome": "killed", "low": 26, "high": 26}]"#;
    let absent = r#"[{"evidence": "26 soldaten", "outcome": "killed", "low": 26}]"#;
    check(Kind::Tolls, TEXT, gold, exact, "1/1 0 0; value 26 soldaten=26 soldaten high");
    check(Kind::Tolls, TEXT, gold, absent, "1/1 1 1; full 26 soldaten=26 soldaten");
}

#[test]
fn scope_is_told_but_no_part_of_a_full_match() {
    let gold = r#"[{"evidence": "26 soldaten", "outcome": "killed", "scope": "total"}]"#;
    let predicted = r#"[{"evidence": "26 soldaten", "outcome": "killed", "scope": "incident"}]"#;
    check(Kind::Tolls, TEXT, gold, predicted, "1/1 1 1; full 26 soldaten=26 soldaten scope");
}

fn check_sides(gold: &str, predicted: &str, expected: &str) {
    let claim =
        |side: &str| format!(r#"[{{"evidence": "26 soldaten", "outcome": "killed", "side": {side}}}]"#);
    check(Kind::Tolls, TEXT, &claim(gold), &claim(predicted), expected);
}

#[test]
fn sides_are_sets_of_codes_behind_their_aliases() {
    let (same, differs) =
        ("1/1 1 1; full 26 soldaten=26 soldaten", "1/1 1 0; core 26 soldaten=26 soldaten side");
    check_sides(r#"["ARM", "AZE"]"#, r#"["aze", " arm ", "ARM"]"#, same);
    check_sides(r#"["artsakh"]"#, r#"["nkr"]"#, same);
    check_sides(r#"["artsakh"]"#, r#""Karabakh""#, same);
    check_sides("[]", "null", same);
    check_sides(r#"["ARM"]"#, r#"["ARM", "AZE"]"#, differs);
    check_sides(r#"["loop"]"#, r#"["ARM"]"#, differs);
}

fn check_speakers(gold: &str, predicted: &str, agree: bool) {
    let claim = |speaker: &str| {
        format!(r#"[{{"evidence": "26 soldaten", "outcome": "killed", "speaker": {speaker}}}]"#)
    };
    let expected = if agree {
        "1/1 1 1; full 26 soldaten=26 soldaten"
    } else {
        "1/1 1 0; core 26 soldaten=26 soldaten speaker"
    };
    check(Kind::Tolls, TEXT, &claim(gold), &claim(predicted), expected);
}

#[test]
fn speakers_agree_by_side_or_without_sides_by_their_words() {
    check_speakers("null", "null", true);
    check_speakers("null", r#"{"text": "Jerevan", "side": "ARM"}"#, false);
    check_speakers(r#"{"text": "Jerevan", "side": "ARM"}"#, r#"{"text": "het leger", "side": "arm"}"#, true);
    check_speakers(r#"{"text": "Jerevan", "side": "ARM"}"#, r#"{"text": "Jerevan", "side": null}"#, false);
    check_speakers(r#"{"text": "Jerevan", "side": "ARM"}"#, r#"{"text": "Jerevan", "side": "AZE"}"#, false);
    check_speakers(
        r#"{"text": "Stepanakert", "side": "nkr"}"#,
        r#"{"text": "zij", "side": "artsakh"}"#,
        true,
    );
    check_speakers(r#"{"text": "het Rode Kruis"}"#, r#"{"text": "Rode Kruis", "side": ""}"#, true);
    check_speakers(r#"{"text": "Internationale waarnemers"}"#, r#"{"text": "de waarnemers"}"#, true);
    check_speakers(r#"{"text": "Internationale waarnemers"}"#, r#"{"text": "waarnemers van de VN"}"#, false);
    check_speakers(r#"{"text": "the"}"#, r#"{"text": "the"}"#, false);
}

#[test]
fn events_match_by_type_alone_and_in_full_by_actor_target_and_modality() {
    let gold =
        r#"[{"evidence": "zegt", "type": "talks", "actor": ["ARM"], "target": [], "modality": "happened"}]"#;
    let core =
        r#"[{"evidence": "zegt", "type": "talks", "actor": [], "target": ["ARM"], "modality": "planned"}]"#;
    let other = r#"[{"evidence": "zegt", "type": "appeal", "actor": ["ARM"], "modality": "happened"}]"#;
    check(Kind::Events, TEXT, gold, gold, "1/1 1 1; full zegt=zegt");
    check(Kind::Events, TEXT, gold, core, "1/1 1 0; core zegt=zegt actor target modality");
    check(Kind::Events, TEXT, gold, other, "1/1 0 0");
}

#[test]
fn evidence_is_placed_by_its_span_or_at_its_first_occurrence() {
    let second = r#"[{"evidence": "Jerevan", "span": [62, 69], "type": "talks"}]"#;
    let first = r#"[{"evidence": "Jerevan", "type": "talks"}]"#;
    let of_both = r#"[{"evidence": "Jerevan. Jerevan", "type": "talks"}]"#;
    check(Kind::Events, TEXT, second, first, "1/1 0 0");
    check(Kind::Events, TEXT, second, of_both, "1/1 1 1; full Jerevan=Jerevan. Jerevan");
    scored(Kind::Events, TEXT, second, first, |figures| {
        assert_eq!(figures.notes, [r#"r-nl-1 pred events[0]: evidence not unique: "Jerevan""#]);
    });
}

fn check_note(text: &str, claim: &str, expected: &str) {
    scored(Kind::Events, text, &format!("[{claim}]"), "[]", |figures| {
        let told = figures.details[0].missed[0];
        let placing = placing::place(told, text.as_bytes());
        let found = format!("{:?} {}", placing.bytes, placing.note.unwrap_or_default());
        assert_eq!(found.trim_end(), expected, "{claim}");
    });
}

#[test]
fn a_span_counts_bytes_and_start_and_end_may_count_characters() {
    let text = "één dode in Jerevan";
    check_note(text, r#"{"evidence": "dode", "span": [6, 10]}"#, "Some((6, 10))");
    check_note(text, r#"{"evidence": "dode", "start": 6, "end": 10}"#, "Some((6, 10))");
    check_note(text, r#"{"evidence": "dode", "start": 4, "end": 8}"#, "Some((6, 10))");
    check_note(text, r#"{"start": 4, "end": 8}"#, "Some((4, 8))");
    check_note(
        text,
        r#"{"evidence": "dode", "start": 5, "end": 9}"#,
        "Some((5, 9)) span and evidence differ",
    );
    check_note(text, r#"{"evidence": "doden", "span": [6, 10]}"#, "Some((6, 10)) span and evidence differ");
    check_note(text, r#"{"evidence": "dode", "span": [6, 100]}"#, "None span outside the text");
    check_note(text, r#"{"evidence": "dode", "span": [-1, 4]}"#, "None span outside the text");
    check_note(text, r#"{"evidence": "dode", "span": [6, 6]}"#, "None span outside the text");
    check_note(text, r#"{"evidence": "doden"}"#, "None evidence not in the text");
    check_note(text, "{}", "None no evidence");
}

#[test]
fn a_row_takes_recall_from_the_gold_and_precision_from_the_predicted_claims_with_its_value() {
    let gold = r#"[{"evidence": "26", "outcome": "killed", "standing": "asserted"},
        {"evidence": "40", "outcome": "injured", "standing": "denied"}]"#;
    let predicted = r#"[{"evidence": "26", "outcome": "killed", "standing": "denied"},
        {"evidence": "40", "outcome": "injured", "standing": "denied"}]"#;
    scored(Kind::Tolls, TEXT, gold, predicted, |figures| {
        let shares = |standing: &str| {
            let count = figures.by_firmness[standing];
            let scoring::Shares { precision, recall, f1 } = count.shares(count.core);
            format!("{precision:.2} {recall:.2} {f1:.2}")
        };
        assert_eq!(
            (shares("asserted"), shares("denied")),
            ("0.00 1.00 0.00".into(), "1.00 1.00 1.00".into())
        );
        assert_eq!(figures.accuracy(fields::Field::Standing), Some(0.5));
    });
}

#[test]
fn a_language_is_that_of_the_line_or_of_the_reports_name() {
    let of = |line: &str| scoring::language(&record::parse("made.jsonl", line).expect("a sound line")[0]);
    assert_eq!(of(r#"{"report": "r-nl-1", "language": "en"}"#), "en");
    assert_eq!(of(r#"{"report": "r-nl-1"}"#), "nl");
    assert_eq!(of(r#"{"report": "krant"}"#), "?");
}

#[test]
fn a_file_with_a_broken_line_or_a_report_twice_is_refused_with_the_line() {
    let refused = |text: &str| record::parse("made.jsonl", text).expect_err("not sound").to_string();
    assert_eq!(
        refused("{\"report\": \"a\"}\n\n{\"report\": \"a\"}\n"),
        "made.jsonl:3: report a stands twice in the file"
    );
    assert!(refused("{").starts_with("made.jsonl:1: "));
}

fn check_bar(bar: &str, expected: &str) {
    let gold =
        r#"[{"evidence": "26", "outcome": "killed", "low": 26}, {"evidence": "40", "outcome": "injured"}]"#;
    let predicted = r#"[{"evidence": "26", "outcome": "killed", "low": 26}]"#;
    scored(Kind::Tolls, TEXT, gold, predicted, |figures| {
        let bar: Result<Bar, String> = bar.parse();
        let said = bar.map(|bar| {
            bar.miss(std::slice::from_ref(figures)).unwrap_or_else(|error| Some(error.to_string()))
        });
        assert_eq!(said.unwrap_or_else(Some).unwrap_or_default(), expected);
    });
}

#[test]
fn a_bar_that_is_missed_says_which_and_by_how_much() {
    check_bar("tolls.core=0.66", "");
    check_bar("tolls.core=0.7", "tolls.core is 0.6667, at least 0.7 was asked");
    check_bar("tolls.nl.full=0.7", "tolls.nl.full is 0.6667, at least 0.7 was asked");
    check_bar("tolls.killed.core=1", "");
    check_bar("tolls.en.core=0.1", "there is no figure tolls.en.core in this run");
    check_bar("events.core=0.1", "there is no figure events.core in this run");
    let write = "is no figure with a bar (write tolls.nl.core=0.85 or events.full=0.4)";
    check_bar("tolls=0.1", &format!("'tolls=0.1' {write}"));
    check_bar("tolls.core=much", &format!("'tolls.core=much' {write}"));
}

#[test]
fn a_sheet_has_a_line_for_each_report() {
    let gold = r#"[{"evidence": "26", "outcome": "killed"}, {"evidence": "40", "outcome": "injured"}]"#;
    let predicted = r#"[{"evidence": "26", "outcome": "killed"}]"#;
    scored(Kind::Tolls, TEXT, gold, predicted, |figures| {
        let mut sheet = String::new();
        table::write_sheet(&mut sheet, figures).expect("a string takes all");
        assert_eq!(sheet, "r-nl-1,tolls,2,1,1,1\n");
    });
}

#[test]
fn what_the_reader_claims_stands_where_its_line_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "date 2020-10-09\n\nBij beschietingen zijn 26 Armeense militairen gedood, zegt Jerevan.\n";
    std::fs::write(folder.path().join("r-nl-1.txt"), text).expect("a file");
    let gold = record::parse("made.jsonl", r#"{"report": "r-nl-1"}"#).expect("a sound line");
    let packs = prediction::packs(None).expect("sound packs");
    let made = prediction::predict(&packs, &gold, folder.path()).expect("a reading");
    let read = record::parse("prediction", &made.lines).expect("a sound line");
    let tolls = read[0].tolls.as_deref().expect("tolls");
    assert_eq!((tolls[0].low, tolls[0].outcome.as_deref()), (Some(26), Some("killed")));
    for told in tolls {
        let (start, end) = told.span.expect("a span");
        assert_eq!(told.evidence.as_deref(), text.get(start as usize..end as usize));
    }
    assert!(made.unfounded.is_empty());
}
