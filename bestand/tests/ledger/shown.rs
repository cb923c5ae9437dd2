//! Does a table say what it does not show, and an empty answer what was not found?

use std::path::Path;

use crate::filters::ledger;
use crate::program::{Run, folder, run};

fn ask(folder: &Path, question: &str) -> Run {
    run(folder, &question.split(' ').collect::<Vec<_>>(), b"")
}

/// The last line of a table, and that the same question as lines of JSON gives nothing but records.
fn last_line(question: &str) -> String {
    let folder = ledger();
    let lines = ask(folder.path(), &format!("{question} --format jsonl"));
    assert!(lines.talk.is_empty() && lines.results.lines().all(|line| line.starts_with('{')), "{question}");
    let table = ask(folder.path(), question);
    assert_eq!((table.status, table.talk.as_str()), (0, ""), "{question}");
    table.results.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_table_that_is_cut_ends_with_how_to_see_more() {
    for command in ["claims", "stories", "copies", "contradictions", "search de"] {
        assert_eq!(
            last_line(&format!("{command} --limit 2")),
            "… earlier ones are not shown (--limit 20 shows more)",
            "{command}"
        );
        assert!(!last_line(&format!("{command} --limit 1000")).contains("not shown"), "{command}");
    }
}

#[test]
fn a_timeline_counts_what_it_does_not_show() {
    let all = last_line("timeline --limit 1000 --conflict rsf");
    assert!(!all.contains("not shown"), "{all}");
    let (few, more) = (
        last_line("timeline --limit 12 --conflict rsf"),
        ask(ledger().path(), "timeline --limit 1000 --conflict rsf --format jsonl"),
    );
    let records = more.results.lines().filter(|line| line.contains("\"background\":false")).count();
    let history = more.results.lines().count() - records;
    let hidden = records.saturating_sub(12) + history.saturating_sub(12);
    assert_eq!(few, format!("… {hidden} earlier ones are not shown (--limit 120 shows more)"));
    assert!(last_line("timeline --limit 1").starts_with("… at least "), "few claims are looked at");
}

#[test]
fn tolls_and_history_say_of_how_many_stories_they_are() {
    for command in ["tolls", "history"] {
        assert_eq!(
            last_line(&format!("{command} --limit 1")),
            "… of each conflict its newest story at most (--limit 10 shows more)"
        );
    }
    let one = ask(ledger().path(), "tolls");
    assert!(one.results.contains("its 2 newest stories at most"), "{}", one.results);
    let none_of_some = ask(ledger().path(), "tolls --side ARM --outcome captured");
    assert!(none_of_some.results.contains("\n… without 1 other conflict, "), "{}", none_of_some.results);
}

#[test]
fn the_help_says_how_many_are_shown_where_nothing_is_said() {
    let folder = folder(&[]);
    for (command, default) in [
        ("claims", "[default: 20]"),
        ("history", "[default: 5]"),
        ("tolls", "[default: 5 of one"),
        ("edits", "[default: 20]"),
    ] {
        let help = ask(folder.path(), &format!("{command} --help")).results;
        let (_, limit) = help.split_once("--limit <N>").expect("a limit");
        let (limit, _) = limit.split_once("--").expect("another option");
        assert!(limit.contains(default), "{command}: {limit}");
    }
}

#[test]
fn history_stands_under_its_conflicts_and_stories() {
    let shown = ask(ledger().path(), "history --limit 1").results;
    let of_one = shown.find("ARM, AZE, 2023-05-05 to").expect("the one war");
    let of_other = shown.find("w-SDN--rsf").expect("the other war");
    let story = shown.find("  2023-05-11 to 2023-05-16: Armenia and Azerbaijan").expect("a story");
    let (low, high) = (of_one.min(of_other), of_one.max(of_other));
    assert!(shown[..low].is_empty() && story > of_one, "{shown}");
    assert!(shown[low..high].contains("killed: "), "{shown}");
}

/// What is said where a question has no answer.
fn check_missing(question: &str, expected: &str) {
    let folder = ledger();
    for format in ["table", "jsonl"] {
        let run = ask(folder.path(), &format!("{question} --format {format}"));
        assert_eq!((run.status, run.results.as_str()), (1, ""), "{question}");
        assert_eq!(run.talk, format!("bestand: {expected}\n"), "{question}");
    }
}

#[test]
fn an_empty_answer_says_what_was_not_found() {
    for command in
        ["claims", "tolls", "history", "stories", "copies", "contradictions", "ceasefires", "timeline"]
    {
        check_missing(&format!("{command} --since 2031-01-01"), "nothing was found for these filters");
    }
    check_missing("search Samarkand", "the ledger holds nothing of this kind");
    check_missing("claims --side ARM --since 2031-01-01", "nothing was found for these filters");
    let foes = "(those told of as foes: ARM, AZE, SDN, rsf, SAU; 'bestand conflicts' shows all)";
    check_missing("tolls --side kobolds", &format!("no claim names the side 'kobolds' {foes}"));
    check_missing("claims --side Thailand", &format!("no claim names the side 'THA' {foes}"));
}

#[test]
fn a_side_may_be_called_by_its_name() {
    let folder = ledger();
    let by_code = ask(folder.path(), "claims --side ARM --limit 1000").results;
    for name in ["Armenia", "armenië", "arm"] {
        assert_eq!(
            ask(folder.path(), &format!("claims --side {name} --limit 1000")).results,
            by_code,
            "{name}"
        );
    }
    let two = ask(folder.path(), "claims --side congolese");
    assert_eq!(
        (two.status, two.talk.as_str()),
        (2, "bestand: 'congolese' may be COD or COG: give the code\n")
    );
    let none = ask(folder.path(), "claims --side Nergenshuizen");
    assert!(
        none.status == 2 && none.talk.starts_with("bestand: 'Nergenshuizen' is no actor code"),
        "{}",
        none.talk
    );
}

#[test]
fn what_belongs_to_a_story_or_a_conflict_is_shown_with_it() {
    let folder = ledger();
    let war = ask(folder.path(), "show w-ARM--AZE").results;
    for part in [
        "foes    ARM and AZE",
        "\nstories\n",
        "Armenia and Azerbaijan agree ceasefire",
        "\ntolls\n",
        "running total",
        "\nceasefires\n",
        "truce: ARM, AZE",
    ] {
        assert!(war.contains(part), "{part}: {war}");
    }
    let story = ask(folder.path(), "show s-77d0").results;
    for part in [
        "De Avondkoers (nl)",
        "\ntolls\n",
        "killed: soldiers or fighters of ARM",
        "\ntimeline\n",
        "ceasefire agreed: ARM, AZE",
    ] {
        assert!(story.contains(part), "{part}: {story}");
    }
    for id in ["w-ARM--AZE", "s-77d0"] {
        let lines = ask(folder.path(), &format!("show {id} --format jsonl")).results;
        assert_eq!(lines.lines().count(), 1, "{lines}");
    }
}

#[test]
fn adding_says_which_reports_have_no_date_and_how_much_is_in_doubt() {
    let report = "{\"text\": \"Volgens het leger zijn vrijdag bij Goris vier soldaten gesneuveld.\"}\n";
    let other = "{\"text\": \"Het leger zegt dat er bij Tegh twee burgers zijn gedood.\"}\n";
    let folder = folder(&[("oud.jsonl", format!("{report}{other}").as_bytes())]);
    let run = run(folder.path(), &["add", "oud.jsonl"], b"");
    assert!(
        run.results.contains("2 reports added, with ") && run.results.contains(" doubt"),
        "{}",
        run.results
    );
    let expected = "bestand: oud.jsonl:1 and 1 other report: no date, so that no weekday could be placed";
    assert!(run.talk.starts_with(expected), "{}", run.talk);
}
