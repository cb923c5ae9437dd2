//! Does the command line show what reports claim, and why, on good input and bad?
#![expect(clippy::disallowed_methods, reason = "a test writes its inputs and starts the program")]

mod program;

use bestand_desk::Record;
use program::{Run, first_line_of, folder, run};

const DUTCH: &[u8] =
    "date 2022-03-12\n\nBij de beschieting zijn volgens het leger tien burgers omgekomen. De zon \
                      schijnt al dagen.\n"
        .as_bytes();
const ENGLISH: &[u8] =
    b"date 2022-03\n\nThe army said that at least 30 civilians were killed in the shelling.\n";

/// Reads one file as JSON Lines and gives its records.
fn records(run: &Run) -> Vec<Record> {
    run.results.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

/// Reads one bad file between two good ones: the talk, and that the others are read and the status is 2.
fn check(name: &str, bytes: &[u8], talk: &str) {
    let folder = folder(&[("1.txt", DUTCH), (name, bytes), ("9.txt", ENGLISH)]);
    let run = run(folder.path(), &["read", "--format", "jsonl", "1.txt", name, "9.txt"], b"");
    assert!(run.talk.starts_with(talk), "{}", run.talk);
    assert_eq!((run.status, run.talk.lines().count()), (2, 1), "{}", run.talk);
    let counts: Vec<_> = records(&run).into_iter().filter_map(|record| record.count?.low).collect();
    assert_eq!(counts, [10, 30]);
}

#[test]
fn a_toll_is_shown_with_its_speaker_and_its_words_marked() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let run = run(folder.path(), &["read", "krant.txt"], b"");
    assert_eq!((run.status, run.talk.as_str()), (0, ""));
    for part in ["krant.txt, 2022-03-12, Nederlands, ", "killed: 10 civilians", "het leger", "[tien burgers"]
    {
        assert!(run.results.contains(part), "{part}: {}", run.results);
    }
}

#[test]
fn a_record_holds_the_words_that_stand_at_its_spans() {
    let folder = folder(&[("krant.txt", DUTCH), ("paper.txt", ENGLISH)]);
    let run = run(folder.path(), &["read", "--format", "jsonl", "."], b"");
    let records = records(&run);
    assert!(records.len() >= 2, "{}", run.results);
    for (record, line) in records.iter().zip(run.results.lines()) {
        assert_eq!(record.to_json(), line);
        let text = if record.reader.contains("nl") || record.evidence.text.contains("leger") {
            DUTCH
        } else {
            ENGLISH
        };
        let at = |[start, end]: [u32; 2]| {
            String::from_utf8_lossy(&text[start as usize..end as usize]).into_owned()
        };
        assert_eq!(at(record.evidence.span), record.evidence.text);
        let count = record.count.as_ref().and_then(|count| Some((count.span?, count.text.clone()?)));
        assert!(count.is_none_or(|(span, text)| at(span) == text), "{line}");
        assert!(record.speaker.as_ref().is_none_or(|speaker| at(speaker.span) == speaker.text), "{line}");
    }
}

#[test]
fn the_same_input_gives_the_same_records() {
    let folder = folder(&[("krant.txt", DUTCH), ("paper.txt", ENGLISH)]);
    let read = || run(folder.path(), &["read", "--format", "jsonl", "--doubts", "."], b"").results;
    assert_eq!(read(), read());
}

#[test]
fn a_report_without_claims_ends_with_one() {
    let text = "date 2022-03-12\n\nDe zon schijnt al dagen en de krant is op tijd.\n";
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    let run = run(folder.path(), &["read", "krant.txt"], b"");
    assert_eq!((run.status, run.talk.as_str()), (1, ""));
    assert_eq!(run.results, "krant.txt, 2022-03-12, Nederlands, no claims\n\n");
}

#[test]
fn an_empty_file_is_said_and_the_rest_is_read() {
    check("leeg.txt", b"", "bestand: leeg.txt: the file is empty");
}

#[test]
fn a_date_that_cannot_be_is_said_and_the_rest_is_read() {
    check("maand.txt", b"date 2025-13-45\n\nTien doden.", "bestand: maand.txt:1: there is no month 13");
    check("jaar.txt", b"date 0025-03-12\n\nTien doden.", "bestand: jaar.txt:1: the year 25 is out of range");
}

#[test]
fn bytes_that_are_no_text_are_said_and_the_rest_is_read() {
    check("oud.txt", b"Armeni\xeb zegt \x84nee\x94", "bestand: oud.txt: byte 0xeb at offset 6 is not UTF-8");
    check("elf.txt", b"\x7fELF\x02\x01\x01\x00", "bestand: elf.txt: byte 0x00 at offset 7: this is no text");
}

#[test]
fn a_language_without_a_pack_is_said_and_the_rest_is_read() {
    check(
        "hy.jsonl",
        b"{\"language\": \"hy\", \"text\": \"...\"}\n",
        "bestand: hy.jsonl:1: packs: no pack for the language 'hy'",
    );
}

#[test]
fn lines_that_are_no_report_are_said_by_line_and_the_rest_is_read() {
    let good = "{\"published\": \"2022-03-12\", \"text\": \"Bij de aanval kwamen tien burgers om.\"}";
    let lines = format!("{good}\n{{\"text\": \"Tien\n{{\"published\": \"2022-03\"}}\n{good}\n");
    let folder = folder(&[("nieuws.jsonl", lines.as_bytes())]);
    let run = run(folder.path(), &["read", "--format", "jsonl", "nieuws.jsonl"], b"");
    let talk: Vec<&str> = run.talk.lines().collect();
    assert!(talk[0].starts_with("bestand: nieuws.jsonl:2: "), "{}", run.talk);
    assert!(talk[1].starts_with("bestand: nieuws.jsonl:3: missing field `text`"), "{}", run.talk);
    assert_eq!((run.status, talk.len(), records(&run).len()), (2, 2, 2), "{}", run.results);
}

#[test]
fn reports_without_a_date_are_read_and_said_once() {
    let text = b"Bij de aanval zijn volgens het leger vrijdag tien burgers omgekomen.";
    let folder = folder(&[("1.txt", text), ("2.txt", text), ("3.txt", text)]);
    let run = run(folder.path(), &["read", "--format", "jsonl", "."], b"");
    assert!(run.talk.starts_with("bestand: ./1.txt and 2 other reports: no date"), "{}", run.talk);
    assert_eq!((run.status, run.talk.lines().count()), (0, 1));
    assert!(records(&run).len() >= 3, "{}", run.results);
}

#[test]
fn a_sentence_of_a_hundred_thousand_words_is_a_doubt_and_its_claims_are_read() {
    let text = format!(
        "date 2022-03-12\n\nVolgens het leger zijn er {}tien burgers gedood.",
        "de en ".repeat(50_000)
    );
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    let run = run(folder.path(), &["read", "--format", "jsonl", "--doubts", "krant.txt"], b"");
    assert!(run.talk.starts_with("bestand: krant.txt: doubt: the sentence at bytes 17.."), "{}", run.talk);
    let doubt =
        run.results.lines().find(|line| line.starts_with("{\"kind\":\"doubt\",\"type\":\"sentence_cut\""));
    assert!(
        doubt.is_some_and(|line| line.ends_with("\"text\":null,\"candidates\":[],\"words\":100009}")),
        "{doubt:?}"
    );
}

#[test]
#[ignore = "takes a minute: ten megabytes without a full stop"]
fn ten_megabytes_without_a_full_stop_are_read() {
    let text = format!("date 2022-03-12\n\n{}", "de soldaten en de burgers ".repeat(400_000));
    let folder = folder(&[("krant.txt", text.as_bytes()), ("slot.txt", DUTCH)]);
    let run = run(folder.path(), &["read", "--format", "jsonl", "krant.txt", "slot.txt"], b"");
    assert!(run.talk.starts_with("bestand: krant.txt: doubt: the sentence at bytes 17.."), "{}", run.talk);
    assert_eq!(run.status, 0, "{}", run.talk);
}

#[test]
fn a_closed_pipe_is_success() {
    let text = format!("date 2022-03-12\n\n{}", "Bij de aanval kwamen tien burgers om. ".repeat(600));
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    let (first, status) = first_line_of(folder.path(), &["read", "--format", "jsonl", "krant.txt"]);
    assert!(first.starts_with("{\"id\":\"c-"), "{first}");
    assert_eq!(status, 0);
}

#[test]
fn a_report_cannot_steer_the_terminal() {
    let text = "date 2022-03-12\n\nHet leger \u{1b}[2Jzegt dat er \u{202e}tien doden\u{7} zijn.";
    let folder = folder(&[("krant.txt", text.as_bytes())]);
    for words in [&["read", "--doubts", "krant.txt"][..], &["explain", "--at", "20", "krant.txt"][..]] {
        let run = run(folder.path(), words, b"");
        assert!(!run.results.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{}", run.results);
    }
}

#[test]
fn a_claim_is_explained_by_its_tree_its_rule_and_its_words() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let listed = run(folder.path(), &["read", "--format", "jsonl", "krant.txt"], b"");
    let toll = records(&listed).into_iter().find(|record| record.kind == "toll").expect("a toll");
    let at = run(folder.path(), &["explain", "krant.txt", "--at", "30"], b"");
    let by_id = run(folder.path(), &["explain", "krant.txt", "--claim", &toll.id[..12]], b"");
    for run in [at, by_id] {
        assert_eq!((run.status, run.talk.as_str()), (0, ""), "{}", run.results);
        for part in [
            "╴ burgers ",
            "packs/ud/",
            &toll.rule,
            &toll.id,
            "10 to 10, exact, from \"tien\"",
            "\"het leger\"",
        ] {
            assert!(run.results.contains(part), "{part}: {}", run.results);
        }
    }
}

#[test]
fn a_sentence_without_claims_is_drawn_and_ends_with_one() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let run = run(folder.path(), &["explain", "krant.txt", "--at", "95"], b"");
    assert_eq!((run.status, run.talk.as_str()), (1, ""), "{}", run.results);
    assert!(run.results.contains("╴ schijnt "), "{}", run.results);
    assert!(run.results.ends_with("no claims and no doubts in this sentence\n"), "{}", run.results);
}

#[test]
fn what_cannot_be_explained_is_said() {
    let folder = folder(&[("krant.txt", DUTCH)]);
    let beyond = run(folder.path(), &["explain", "krant.txt", "--at", "5000"], b"");
    assert!(
        beyond.talk.starts_with("bestand: krant.txt: byte 5000 is beyond the text, which has "),
        "{}",
        beyond.talk
    );
    assert_eq!(beyond.status, 2);
    let unknown = run(folder.path(), &["explain", "krant.txt", "--claim", "c-0000000000"], b"");
    assert!(
        unknown.talk.starts_with("bestand: krant.txt: no claim has the id 'c-0000000000'"),
        "{}",
        unknown.talk
    );
    assert_eq!(unknown.status, 1);
}
