//! Does the command line say what it should, and end as it should, on good input and bad?
#![expect(clippy::disallowed_methods, reason = "a test writes its inputs and starts the program")]

mod program;

use bestand_syntax::conllu;
use program::{first_line_of, folder, run};
use serde_json::Value;

/// Parses one file and compares the status and how the talk begins; with a status other than 0 there are no results.
fn check(bytes: &[u8], status: i32, talk: &str) {
    let folder = folder(&[("krant.txt", bytes)]);
    let run = run(folder.path(), &["parse", "krant.txt"], b"");
    assert_eq!(run.status, status, "{}", run.talk);
    assert!(run.talk.starts_with(talk) && run.talk.is_empty() == talk.is_empty(), "{}", run.talk);
    assert_eq!(run.results.is_empty(), status != 0);
}

const DUTCH: &[u8] =
    "date 2022-03-12\n\nBij de beschieting zijn volgens het leger tien burgers omgekomen.\n".as_bytes();
const ENGLISH: &[u8] =
    "The army said that ten civilians were killed in the shelling. It didn't fire.\n".as_bytes();

#[test]
fn a_report_is_drawn_with_its_name_and_language() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let run = run(folder.path(), &["parse", "krant.txt"], b"");
    assert_eq!((run.status, run.talk.as_str()), (0, ""));
    let mut lines = run.results.lines();
    assert_eq!(lines.next(), Some("krant.txt (nl)"));
    assert_eq!(lines.nth(1), Some("Bij de beschieting zijn volgens het leger tien burgers omgekomen."));
    assert!(run.results.contains("╴ burgers "), "{}", run.results);
}

#[test]
fn the_date_line_is_no_sentence() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let run = run(folder.path(), &["parse", "--format", "conllu", "krant.txt"], b"");
    assert!(
        run.results.starts_with("# newdoc id = krant.txt\n# sent_id = krant.txt-1\n# text = Bij de"),
        "{}",
        run.results
    );
}

#[test]
fn conllu_can_be_read_again() {
    let folder = folder(&[("krant.txt", DUTCH), ("paper.txt", ENGLISH)]);
    let run = run(folder.path(), &["parse", "--format", "conllu", "."], b"");
    let sentences = conllu::read("results", &run.results).expect("sound CoNLL-U");
    let names: Vec<_> = sentences.iter().filter_map(|sentence| sentence.comment("sent_id")).collect();
    assert_eq!(names, ["./krant.txt-1", "./paper.txt-1", "./paper.txt-2"]);
    assert_eq!(sentences[2].multiword_tokens()[0].form, "didn't");
    assert_eq!(sentences.iter().map(ToString::to_string).collect::<String>(), run.results);
}

#[test]
fn every_word_of_the_json_stands_at_its_span() {
    let text = "Armenië meldt dat 🕊️ \u{202e}tien\u{202c} soldaten zijn gedood.\n\nVolgens het leger is dat niet waar.";
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    let run = run(folder.path(), &["parse", "--format", "json", "krant.txt"], b"");
    let report: Value = serde_json::from_str(&run.results).expect("one line of JSON");
    assert_eq!((report["language"].as_str(), report["origin"].as_str()), (Some("nl"), Some("krant.txt")));
    let mut words = 0;
    for sentence in report["sentences"].as_array().expect("sentences") {
        for word in sentence["words"].as_array().expect("words") {
            let at = |index: usize| word["span"][index].as_u64().expect("an offset") as usize;
            assert_eq!(Some(&text[at(0)..at(1)]), word["form"].as_str());
            words += 1;
        }
    }
    assert!(words >= 15, "{words} words");
}

#[test]
fn the_same_input_gives_the_same_output() {
    let folder = folder(&[("krant.txt", DUTCH), ("paper.txt", ENGLISH)]);
    let parse = || run(folder.path(), &["parse", "--format", "json", "."], b"").results;
    assert_eq!(parse(), parse());
}

#[test]
fn standard_input_is_a_text_or_lines_of_json() {
    let folder = folder(&[]);
    let plain = run(folder.path(), &["parse", "-", "--format", "json"], ENGLISH);
    assert!(
        plain.results.contains("\"origin\":\"-\",") && plain.results.contains("\"language\":\"en\""),
        "{}",
        plain.results
    );
    let lines =
        "{\"id\": \"a-1\", \"published\": \"2022-03\", \"text\": \"De premier zegt het.\"}\n{\"id\": 3}\n";
    let lines = run(folder.path(), &["parse", "-", "--format", "json"], lines.as_bytes());
    assert!(lines.results.contains("\"id\":\"a-1\",\"origin\":\"-:1\""), "{}", lines.results);
    assert!(lines.results.contains("\"published\":\"2022-03\""), "{}", lines.results);
    assert!(
        lines.talk.starts_with("bestand: -:2: invalid type: integer `3`, expected a string"),
        "{}",
        lines.talk
    );
    assert_eq!(lines.status, 2);
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    check(b"", 2, "bestand: krant.txt: the file is empty");
}

#[test]
fn a_file_of_spaces_is_said_to_be_one() {
    check(b" \n\t\r\n ", 2, "bestand: krant.txt: there are only spaces");
}

#[test]
fn invalid_utf8_is_refused_with_its_offset() {
    check(b"Armeni\xeb meldt tien doden.", 2, "bestand: krant.txt: byte 0xeb at offset 6 is not UTF-8");
}

#[test]
fn a_binary_is_refused() {
    check(b"\x7fELF\x02\x01\x01\x00\x00", 2, "bestand: krant.txt: byte 0x00 at offset 7: this is no text");
}

#[test]
fn a_date_that_cannot_be_is_refused() {
    check(b"date 0025-13-45\n\nTien doden.", 2, "bestand: krant.txt:1: the year 25 is out of range");
}

#[test]
fn a_sentence_of_a_hundred_thousand_words_is_cut_and_said_to_be() {
    let text = format!("Volgens het leger zijn er {}doden.", "de soldaten en ".repeat(33_332));
    check(
        text.as_bytes(),
        0,
        "bestand: krant.txt: doubt: the sentence at bytes 0..500012 has 100003 words and was cut after every 1000\n",
    );
}

#[test]
fn control_characters_and_turned_text_do_not_reach_a_terminal() {
    let folder =
        folder(&[("krant.txt", "Het leger \u{1b}[2Jzegt dat er \u{202e}tien doden\u{7} zijn.".as_bytes())]);
    let run = run(folder.path(), &["parse", "krant.txt"], b"");
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(!run.results.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{}", run.results);
}

#[test]
fn right_to_left_text_and_emoji_are_read_in_the_language_asked_for() {
    let text = "قتل عشرة أشخاص. 🕊️🕊️ 👩‍👩‍👧‍👦 e\u{301}\u{301}\u{301}";
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    let run = run(folder.path(), &["parse", "--language", "nl", "krant.txt"], b"");
    assert_eq!((run.status, run.talk.as_str()), (0, ""));
}

#[test]
fn a_language_that_is_not_clear_is_a_failure() {
    check(
        "قتل عشرة أشخاص في الهجوم.".as_bytes(),
        2,
        "bestand: krant.txt: its language is not clear (say which with --language",
    );
}

#[test]
fn a_language_without_a_pack_is_a_failure_that_names_those_there_are() {
    let folder =
        folder(&[("krant.txt", DUTCH), ("nieuws.jsonl", b"{\"language\": \"hy\", \"text\": \"...\"}")]);
    let asked = run(folder.path(), &["parse", "--language", "fr", "krant.txt"], b"");
    assert!(
        asked.talk.starts_with("bestand: packs: no pack for the language 'fr' (there is one for en, nl"),
        "{}",
        asked.talk
    );
    assert_eq!((asked.status, asked.results.as_str()), (2, ""));
    let stated = run(folder.path(), &["parse", "nieuws.jsonl"], b"");
    assert!(
        stated.talk.starts_with("bestand: nieuws.jsonl:1: packs: no pack for the language 'hy'"),
        "{}",
        stated.talk
    );
}

#[test]
fn the_batch_goes_on_after_what_cannot_be_read() {
    let folder = folder(&[("1.txt", b""), ("2.txt", DUTCH), ("3.txt", b"Armeni\xeb"), ("4.txt", ENGLISH)]);
    let run = run(folder.path(), &["parse", "no.txt", "."], b"");
    assert_eq!(run.status, 2);
    assert_eq!(run.talk.lines().count(), 3, "{}", run.talk);
    let names: Vec<&str> = run
        .results
        .lines()
        .filter(|line| line.ends_with(".txt (nl)") || line.ends_with(".txt (en)"))
        .collect();
    assert_eq!(names, ["./2.txt (nl)", "./4.txt (en)"]);
}

#[test]
fn a_closed_pipe_is_success() {
    let text = "Het leger zegt dat er tien doden zijn. ".repeat(20_000);
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    let (first, status) = first_line_of(folder.path(), &["parse", "--format", "conllu", "krant.txt"]);
    assert_eq!(status, 0);
    assert_eq!(first, "# newdoc id = krant.txt\n");
}

#[test]
fn a_wrong_pack_is_named_by_file_and_line() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let pack = folder.path().join("mine/nl");
    std::fs::create_dir_all(&pack).expect("made");
    std::fs::write(pack.join("language.tsv"), "name\tNederlands\nword\thet\n").expect("written");
    std::fs::write(pack.join("text.tsv"), "abbreviation\tgen\n").expect("written");
    let words = ["parse", "--packs", "mine", "--language", "nl", "krant.txt"];
    let run = run(folder.path(), &words, b"");
    assert_eq!(run.talk, "bestand: mine/nl/text.tsv:1: 'gen' ends without a point; write 'gen.'\n");
    assert_eq!(run.status, 2);
}

#[test]
fn the_languages_are_listed_with_their_models() {
    let folder = folder(&[]);
    let run = run(folder.path(), &["languages"], b"");
    assert_eq!((run.status, run.talk.as_str()), (0, ""));
    for part in ["en  English", "nl  Nederlands", "treebanks", "licence"] {
        assert!(run.results.contains(part), "{part}: {}", run.results);
    }
}

#[test]
fn a_command_line_that_is_not_understood_fails_with_a_usage() {
    let folder = folder(&[]);
    let run = run(folder.path(), &["pars"], b"");
    assert_eq!(run.status, 2);
    assert!(run.talk.contains("a similar subcommand exists: 'parse'"), "{}", run.talk);
}
