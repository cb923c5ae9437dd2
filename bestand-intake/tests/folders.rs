//! Does a batch go on after what cannot be read?
#![expect(clippy::disallowed_methods, reason = "a test makes the files that it reads")]

use bestand_intake::{Intake, MAX_REPORT_BYTES};
use proptest::prelude::*;
use std::io::Read;
use std::path::Path;

/// What a folder with these files gives: the text of a report or the message of an error, the folder's own name left out.
fn check(files: &[(&str, &[u8])], expected: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
    let folder_name = folder.path().display().to_string();
    let found: Vec<String> = Intake::open(folder.path())
        .map(|report| match report {
            Ok(report) => report.text,
            Err(error) => error.to_string().replace(&folder_name, "DIR"),
        })
        .collect();
    let matches = |(found, expected): (&String, &&str)| found.starts_with(*expected);
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(matches), "{found:#?}");
}

#[test]
fn files_come_in_order_of_path_and_others_are_left_alone() {
    check(
        &[("b.txt", b"Twee."), ("a/c.txt", b"Een."), ("README.md", b"# no"), (".hidden.txt", b"no")],
        &["Een.", "Twee."],
    );
}

#[test]
fn the_batch_goes_on_after_each_bad_file() {
    check(
        &[
            ("1.txt", b""),
            ("2.txt", b"Armeni\xeb"),
            ("3.txt", b"date 2020-02-31 Tien doden."),
            ("4.jsonl", b"{\"text\": \"Een.\"}\n{broken\n\n{\"text\": \"Twee.\"}"),
            ("5.txt", b"Drie."),
        ],
        &[
            "DIR/1.txt: the file is empty",
            "DIR/2.txt: byte 0xeb at offset 6 is not UTF-8",
            "DIR/3.txt:1: there is no day 31 in 2020-02; its last day is 29",
            "Een.",
            "DIR/4.jsonl:2: key must be a string, at column 2",
            "Twee.",
            "Drie.",
        ],
    );
}

#[test]
fn a_list_in_a_file_of_json_is_its_reports() {
    check(
        &[
            ("1.json", b"[{\"text\": \"Een.\"}, {\"tekst\": \"?\"}, {\"text\": \"Twee.\", \"published\": \"2025-07-27T10:00:00+07:00\"}]"),
            ("2.txt", b"Drie."),
        ],
        &["Een.", "DIR/1.json#2: missing field `text` (a report is an object:", "Twee.", "Drie."],
    );
}

#[test]
fn a_list_in_a_pipe_is_its_reports() {
    let found: Vec<_> =
        Intake::stream("-", &b"[\n{\"text\": \"Een.\"},\n{\"text\": \"Twee.\"}]"[..]).collect();
    let texts: Vec<_> = found.iter().map(|report| report.as_ref().expect("a report").text.as_str()).collect();
    assert_eq!(texts, ["Een.", "Twee."]);
}

#[test]
fn a_folder_without_reports_is_an_error() {
    check(
        &[("README.md", b"# no")],
        &["DIR: the folder holds no report (a report is a .txt, .jsonl or .json file)"],
    );
}

#[test]
fn a_file_that_does_not_exist_is_an_error() {
    let mut intake = Intake::open(Path::new("no/such/report.txt"));
    let error = intake.next().expect("an item").expect_err("no file");
    assert!(error.to_string().starts_with("no/such/report.txt: No such file"), "{error}");
    assert!(intake.next().is_none());
}

#[test]
fn a_line_without_end_is_an_error_and_the_next_line_is_read() {
    let long = std::io::repeat(b' ').take(2 * MAX_REPORT_BYTES as u64);
    let input = (&b"{"[..]).chain(long).chain(&b"\n{\"text\": \"Een.\"}"[..]);
    let found: Vec<_> = Intake::stream("-", input).collect();
    let message = found[0].as_ref().expect_err("too long").to_string();
    assert!(message.starts_with("-:1: longer than 64 MiB"), "{message}");
    assert_eq!(found[1].as_ref().expect("a report").text, "Een.");
    assert_eq!(found.len(), 2);
}

#[test]
fn a_stream_without_end_is_an_error() {
    let found: Vec<_> = Intake::stream("-", std::io::repeat(b'a')).collect();
    let message = found[0].as_ref().expect_err("too long").to_string();
    assert!(message.starts_with("-: longer than 64 MiB"), "{message}");
}

proptest! {
    #[test]
    fn any_bytes_are_a_report_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for report in Intake::stream("-", std::io::Cursor::new(bytes.clone())) {
            match report {
                Ok(report) if report.origin.line.is_none() => prop_assert_eq!(report.text.as_bytes(), &bytes[..]),
                Ok(_) => {}
                Err(error) => prop_assert!(error.to_string().starts_with('-')),
            }
        }
    }
}
