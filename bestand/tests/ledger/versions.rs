//! When are two reports one, two carriers of the same words, or two versions of a page?

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::answers::{ask, records};
use crate::program::{folder, run};

const TEXT: &str = "Volgens Armenië zijn bij Jermuk vier Armeense soldaten gedood.";
const CHANGED: &str = "Volgens Armenië zijn bij Jermuk zeven Armeense soldaten gedood.";

fn report(outlet: &str, url: &str, published: &str, text: &str) -> Value {
    json!({"outlet": outlet, "url": url, "published": published, "language": "nl", "text": text})
}

/// Adds each report by a command of its own, and gives what the receipts say.
fn added(reports: &[Value]) -> (TempDir, Vec<String>) {
    let folder = folder(&[]);
    let taken = reports.iter().map(|report| {
        let run = run(folder.path(), &["add", "-", "--format", "jsonl"], report.to_string().as_bytes());
        assert_eq!((run.status, run.talk.as_str()), (0, ""));
        let receipt: Value = serde_json::from_str(&run.results).expect("a receipt");
        receipt["taken"].as_str().expect("a word").to_owned()
    });
    let taken = taken.collect();
    (folder, taken)
}

/// The figures of the claims that count.
fn figures(folder: &Path, asked: &str) -> Vec<u64> {
    let claims = records(folder, &format!("claims{asked}"));
    claims.iter().filter_map(|claim| claim["count"]["low"].as_u64()).collect()
}

/// Origins and outlets behind the figures in the accounts of tolls.
fn support(folder: &Path) -> Vec<(u64, u64)> {
    let accounts = records(folder, "tolls");
    let points = accounts.iter().flat_map(|account| account["series"].as_array().expect("series"));
    let points = points.flat_map(|series| series["points"].as_array().expect("points"));
    let of = |point: &Value, what: &str| point["support"][what].as_u64().expect("a number");
    points.map(|point| (of(point, "outlets"), of(point, "origins"))).collect()
}

#[test]
fn the_same_report_twice_is_one() {
    let report = report("De Avondkoers", "https://a.example/1", "2023-05-10", TEXT);
    let (folder, taken) = added(&[report.clone(), report]);
    assert_eq!(taken, ["added", "known"]);
    assert_eq!(figures(folder.path(), ""), [4]);
    assert_eq!(support(folder.path()), [(1, 1)]);
}

#[test]
fn one_text_of_two_outlets_has_two_carriers_and_one_origin() {
    let (folder, taken) = added(&[
        report("Omroep Laagland", "https://b.example/1", "2023-05-11", TEXT),
        report("De Avondkoers", "https://a.example/1", "2023-05-10", TEXT),
    ]);
    assert_eq!(taken, ["added", "added"]);
    assert_eq!(figures(folder.path(), ""), [4, 4]);
    assert_eq!(support(folder.path()), [(2, 1)]);
    let utterances: Vec<Value> =
        records(folder.path(), "claims").iter().map(|claim| claim["utterance"].clone()).collect();
    assert_eq!(utterances[0], utterances[1]);
    let first = &records(folder.path(), "claims --until 2023-05-10")[0]["carrier"]["report"];
    assert!(
        utterances[0].as_str().expect("an id").contains(&first.as_str().expect("an id")[2..]),
        "{utterances:?}"
    );
}

#[test]
fn a_changed_text_at_an_address_is_a_new_version_and_the_old_counts_until_its_day() {
    let (folder, taken) = added(&[
        report("De Avondkoers", "https://a.example/1", "2023-05-10", TEXT),
        report("De Avondkoers", "https://a.example/1", "2023-05-12", CHANGED),
    ]);
    assert_eq!(taken, ["added", "version"]);
    assert_eq!(figures(folder.path(), ""), [7]);
    for (day, expected) in
        [("2023-05-09", &[][..]), ("2023-05-10", &[4]), ("2023-05-11", &[4]), ("2023-05-12", &[7])]
    {
        assert_eq!(figures(folder.path(), &format!(" --as-of {day}")), expected, "{day}");
        let tolls = records(folder.path(), &format!("tolls --as-of {day}"));
        let told: Vec<Option<u64>> =
            tolls.iter().map(|account| account["estimate"]["best"].as_u64()).collect();
        assert_eq!(told, expected.iter().map(|figure| Some(*figure)).collect::<Vec<_>>(), "tolls on {day}");
        let stories = records(folder.path(), &format!("stories --as-of {day}"));
        let reports: usize =
            stories.iter().map(|story| story["reports"].as_array().expect("reports").len()).sum();
        assert_eq!(reports, expected.len(), "stories on {day}");
    }
}

#[test]
fn edits_list_the_figure_that_was_changed() {
    let (folder, _) = added(&[
        report("De Avondkoers", "https://a.example/1", "2023-05-10", TEXT),
        report("De Avondkoers", "https://a.example/1", "2023-05-12", CHANGED),
    ]);
    let edits = run(folder.path(), &["edits"], b"").results;
    for part in
        ["De Avondkoers", "https://a.example/1", "- gone  killed: 4 soldiers", "+ new   killed: 7 soldiers"]
    {
        assert!(edits.contains(part), "{part}: {edits}");
    }
    assert_eq!(records(folder.path(), "edits").len(), 1);
}

#[test]
fn of_two_versions_the_later_day_is_the_newer_though_it_came_in_first() {
    let (folder, taken) = added(&[
        report("De Avondkoers", "https://a.example/1", "2023-05-12", CHANGED),
        report("De Avondkoers", "https://a.example/1", "2023-05-10", TEXT),
    ]);
    assert_eq!(taken, ["added", "version"]);
    assert_eq!(figures(folder.path(), ""), [7]);
    assert_eq!(figures(folder.path(), " --as-of 2023-05-11"), [4]);
    let edits = run(folder.path(), &["edits"], b"").results;
    assert!(edits.contains("- gone  killed: 4") && edits.contains("+ new   killed: 7"), "{edits}");
}

#[test]
fn of_three_versions_the_last_counts_and_each_until_the_next() {
    let third = "Volgens Armenië zijn bij Jermuk negen Armeense soldaten gedood.";
    let url = "https://a.example/1";
    let (folder, _) = added(&[
        report("De Avondkoers", url, "2023-05-14", third),
        report("De Avondkoers", url, "2023-05-10", TEXT),
        report("De Avondkoers", url, "2023-05-12", CHANGED),
    ]);
    for (asked, expected) in
        [("", 9), (" --as-of 2023-05-11", 4), (" --as-of 2023-05-13", 7), (" --as-of 2023-05-14", 9)]
    {
        assert_eq!(figures(folder.path(), asked), [expected], "{asked}");
    }
    assert_eq!(records(folder.path(), "edits").len(), 2);
    assert_eq!(ask(folder.path(), "stories").results.lines().count(), 1);
}

#[test]
fn a_figure_that_a_person_rejected_is_no_edit() {
    let (folder, _) = added(&[
        report("De Avondkoers", "https://a.example/1", "2023-05-10", TEXT),
        report("De Avondkoers", "https://a.example/1", "2023-05-12", CHANGED),
    ]);
    let edit = records(folder.path(), "edits").pop().expect("an edit");
    for claim in [&edit["gone"][0], &edit["come"][0]] {
        let claim = claim.as_str().expect("an id");
        assert_eq!(run(folder.path(), &["correct", "reject", claim, "--by", "Jansen"], b"").status, 0);
    }
    assert_eq!(records(folder.path(), "edits"), [] as [Value; 0]);
}

#[test]
fn copies_tell_who_had_the_words_first_and_what_was_changed() {
    let edited = "Zeker zeventien Armeense militairen zijn bij Jermuk gedood, aldus het ministerie van Defensie in Jerevan.";
    let first = "Volgens het ministerie van Defensie in Jerevan zijn bij Jermuk zeker veertien Armeense militairen gedood.";
    let (folder, _) = added(&[
        report("Omroep Laagland", "https://b.example/1", "2023-05-11", edited),
        report("De Avondkoers", "https://a.example/1", "2023-05-10", first),
        report("De Grenspost", "https://c.example/1", "2023-05-12", "In Soedan zijn negen burgers gedood."),
    ]);
    let utterances = records(folder.path(), "copies");
    let [utterance] = &utterances[..] else { panic!("{utterances:?}") };
    let carriers = utterance["carriers"].as_array().expect("carriers");
    let told: Vec<(&Value, &Value)> =
        carriers.iter().map(|carrier| (&carrier["outlet"], &carrier["figures_changed"])).collect();
    assert_eq!(told, [(&json!("De Avondkoers"), &json!(false)), (&json!("Omroep Laagland"), &json!(true))]);
    let before = records(folder.path(), "copies --as-of 2023-05-10");
    assert_eq!(before, [] as [Value; 0], "nobody had copied it yet");
}

#[test]
fn of_words_that_very_many_carry_the_earliest_are_shown_and_all_are_counted() {
    let text =
        "Volgens het ministerie van Defensie in Jerevan zijn bij Jermuk zeker 14 Armeense militairen gedood.";
    let carriers: Vec<Value> = (0..60)
        .map(|number| {
            let (outlet, url) = (format!("Krant {number}"), format!("https://{number}.example/1"));
            report(&outlet, &url, if number == 37 { "2023-05-10" } else { "2023-05-11" }, text)
        })
        .collect();
    let (folder, _) = added(&carriers);
    let utterances = records(folder.path(), "copies");
    let [utterance] = &utterances[..] else { panic!("{utterances:?}") };
    let given = utterance["carriers"].as_array().expect("carriers");
    assert_eq!((given.len(), &utterance["carried_by"]), (50, &json!(60)));
    assert_eq!(given[0]["outlet"], json!("Krant 37"));
    let table = run(folder.path(), &["copies"], b"").results;
    assert!(table.contains("Krant 37, 2023-05-10 and 59 later carriers"), "{table}");
    assert!(table.contains("and 10 more, all later"), "{table}");
    let before = records(folder.path(), "copies --as-of 2023-05-10");
    assert_eq!(before, [] as [Value; 0], "nobody had copied it yet");
}

#[test]
fn a_timeline_folds_what_two_outlets_tell_of_one_happening() {
    let text = "Azerbeidzjan beschoot woensdag 10 mei 2023 Jermuk.";
    let (folder, _) = added(&[
        report("De Avondkoers", "https://a.example/1", "2023-05-10", text),
        report("Omroep Laagland", "https://b.example/1", "2023-05-11", text),
        report(
            "De Grenspost",
            "https://c.example/1",
            "2023-05-12",
            "Rusland beschoot vrijdag 12 mei 2023 Cherson.",
        ),
    ]);
    let entries = records(folder.path(), "timeline");
    let told: Vec<[&Value; 3]> =
        entries.iter().map(|entry| [&entry["actor"], &entry["from"], &entry["support"]["outlets"]]).collect();
    assert_eq!(
        told,
        [
            [&json!(["AZE"]), &json!("2023-05-10"), &json!(2)],
            [&json!(["RUS"]), &json!("2023-05-12"), &json!(1)]
        ]
    );
}
