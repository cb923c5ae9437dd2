//! What does the program say of a ledger that is damaged, changed, of another program, or cannot be written to?

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use rusqlite::Connection;
use tempfile::TempDir;

use crate::answers::{LEDGER, answers, assert_same, records};
use crate::archive::{Dice, archive, demo};
use crate::program::{Run, folder, run};

/// The commands that ask a ledger something.
const QUESTIONS: &[&[&str]] = &[
    &["stories"],
    &["tolls"],
    &["claims"],
    &["ceasefires"],
    &["contradictions"],
    &["conflicts"],
    &["history"],
    &["edits"],
    &["search", "Armenië"],
    &["stats"],
    &["verify"],
    &["correct", "list"],
];

/// A ledger of the demonstration; it is made once and copied.
fn ledger() -> TempDir {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = MADE.get_or_init(|| {
        let folder = folder(&[("demo.jsonl", demo().join("\n").as_bytes())]);
        assert_eq!(run(folder.path(), &["add", "demo.jsonl"], b"").status, 0);
        assert_eq!(run(folder.path(), &["verify"], b"").status, 0);
        std::fs::read(path(&folder)).expect("read")
    });
    folder(&[(LEDGER, bytes)])
}

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join(LEDGER)
}

/// Every question, and an addition, end with status 2 and these words.
fn check(folder: &Path, commands: &[&[&str]], talk: &str) {
    for words in commands {
        let run = run(folder, words, REPORT);
        assert_failed(&run, words);
        assert!(run.talk.contains(LEDGER) && run.talk.contains(talk), "{words:?}: {}", run.talk);
    }
}

/// The program failed in words of its own.
fn assert_failed(run: &Run, words: &[&str]) {
    assert_eq!((run.status, run.results.as_str()), (2, ""), "{words:?}: {}", run.talk);
    assert!(run.talk.starts_with("bestand: ") && !run.talk.contains("panicked"), "{words:?}: {}", run.talk);
}

/// A report to add.
const REPORT: &[u8] =
    b"{\"published\": \"2023-05-11\", \"text\": \"Tien doden in Jermuk, zegt het leger.\"}\n";

const ADD: &[&str] = &["add", "-"];

#[test]
fn a_question_to_a_ledger_that_is_not_there_says_how_to_make_one() {
    let folder = folder(&[]);
    check(folder.path(), QUESTIONS, "there is no such ledger ('bestand add' makes one)");
    assert!(!path(&folder).exists(), "a question makes no file");
}

#[test]
fn an_empty_file_holds_no_answer_and_becomes_a_ledger() {
    let folder = folder(&[(LEDGER, b"")]);
    check(folder.path(), QUESTIONS, "the file is empty ('bestand add' makes a ledger of it)");
    let added = run(folder.path(), &["add", "-"], REPORT);
    assert_eq!((added.status, added.talk.as_str()), (0, ""));
    assert_eq!(run(folder.path(), &["verify"], b"").status, 0);
}

#[test]
fn a_file_of_another_kind_is_no_ledger_and_stays_as_it_is() {
    let text = "Tien doden in Jermuk, zegt het leger. ".repeat(100);
    let of_text = folder(&[(LEDGER, text.as_bytes())]);
    check(of_text.path(), QUESTIONS, "this file is no ledger of Bestand");
    check(of_text.path(), &[ADD], "this file is no ledger of Bestand");
    assert_eq!(std::fs::read_to_string(path(&of_text)).expect("read"), text);

    let other = folder(&[]);
    let connection = Connection::open(path(&other)).expect("opened");
    connection.execute_batch("create table recipe (name text)").expect("made");
    drop(connection);
    check(other.path(), QUESTIONS, "this file is no ledger of Bestand");
    check(other.path(), &[ADD], "this file is no ledger of Bestand");

    let a_folder = folder(&[]);
    std::fs::create_dir_all(path(&a_folder)).expect("made");
    check(a_folder.path(), QUESTIONS, "");
    check(a_folder.path(), &[ADD], "");
}

#[test]
fn a_ledger_of_a_newer_layout_is_left_to_the_newer_program() {
    let folder = ledger();
    let connection = Connection::open(path(&folder)).expect("opened");
    connection.pragma_update(None, "user_version", 99).expect("raised");
    drop(connection);
    let before = std::fs::read(path(&folder)).expect("read");
    let talk = "the ledger has layout 99 and this program knows layouts up to 1 (use the newer bestand that wrote it)";
    check(folder.path(), QUESTIONS, talk);
    check(folder.path(), &[ADD, &["rebuild"], &["reread"]], talk);
    assert!(before == std::fs::read(path(&folder)).expect("read"), "the file was changed");
}

/// Changes the ledger by a statement, and gives what `verify` says; before, it held.
fn verified_after(statement: &str) -> Run {
    let folder = ledger();
    let connection = Connection::open(path(&folder)).expect("opened");
    connection.execute_batch("pragma foreign_keys = off").expect("set");
    let changed = connection.execute(statement, []).expect(statement);
    assert!(changed > 0, "{statement}");
    drop(connection);
    let verified = run(folder.path(), &["verify"], b"");
    assert_failed(&verified, &[statement]);
    for words in [&["claims", "--limit", "1000"][..], &["tolls"], &["edits"]] {
        let run = run(folder.path(), words, b"");
        assert!(!run.talk.contains("panicked"), "{statement}: {words:?}: {}", run.talk);
    }
    verified
}

#[test]
fn a_text_that_was_changed_is_found_with_its_report_and_claim() {
    let text = verified_after(
        "update page set text = replace(text, 'twintig', 'dertig') where text like '%twintig%'",
    );
    assert!(
        text.talk.contains("r-") && text.talk.contains("its text, outlet and address give the id"),
        "{}",
        text.talk
    );
    assert!(text.talk.contains("c-"), "{}", text.talk);
    for statement in [
        "update page set text = '' where report = 3",
        "update report set url = 'https://elders.example' where id = 3",
        "update outlet set name = 'Elders' where id = 1",
        "update page set sentences = x'80' where report = 3",
        "update page set sentences = x'00ffff7f' where report = 3",
    ] {
        let talk = verified_after(statement).talk;
        assert!(talk.contains("r-"), "{statement}: {talk}");
    }
}

#[test]
fn a_claim_that_was_changed_is_found_by_its_id_whatever_field_it_is() {
    for (field, value) in [
        ("low", "low - 1 where low > 3"),
        ("high", "null where high is not null"),
        ("hedge", "'roughly' where hedge is not null"),
        ("count_start", "count_start + 1 where count_start is not null"),
        ("victims", "'civilian' where victims = 'military'"),
        ("victims", "'people' where victims = 'military'"),
        ("side", "'GEO' where side = 'ARM'"),
        ("side", "'a b c d e' where side = 'ARM'"),
        ("actor", "null where actor is not null"),
        ("target", "'GEO' where actor is not null"),
        ("kind", "'rumour'"),
        ("kind", "'event' where kind = 'toll'"),
        ("type", "'injured' where type = 'killed'"),
        ("scope", "'total' where scope = 'incident'"),
        ("standing", "'denied' where standing = 'asserted'"),
        ("modality", "'ordered' where modality = 'happened'"),
        ("background", "1 where background = 0"),
        ("sentence", "sentence + 1"),
        ("clause_start", "clause_start + 1"),
        ("clause_end", "999999"),
        ("anchor_end", "anchor_start"),
        ("speaker", "null where speaker is not null"),
        ("speaker_start", "speaker_start + 1 where speaker is not null"),
        ("channel", "'Reuters', channel_start = 0, channel_end = 7"),
        ("when_from", "'1999-01-01T00:00:00' where when_from is not null"),
        ("when_from", "'gisteren' where when_from is not null"),
        ("when_basis", "'guess' where when_basis is not null"),
        ("when_zone", "'Mars' where when_from is not null"),
        ("place", "1 where place > 1"),
        ("place", "null where place is not null"),
        ("place_end", "place_end + 1 where place is not null"),
        ("report", "report + 1 where report = 3"),
        ("hash", "randomblob(16)"),
    ] {
        let verified = verified_after(&format!("update claim set {field} = {value}"));
        assert!(
            verified.talk.contains("c-") && verified.talk.contains("r-"),
            "{field} = {value}: {}",
            verified.talk
        );
    }
}

#[test]
fn a_row_that_others_need_is_missed() {
    for (statement, talk) in [
        ("delete from page where report = 3", "has no page: its text is lost"),
        (
            "delete from outlet where id = 1",
            "of the table 'report' points to a row of 'outlet' that is not there",
        ),
        (
            "update claim set rule = 999 where id = 3",
            "row 3 of the table 'claim' points to a row of 'rule' that is not there",
        ),
    ] {
        let verified = verified_after(statement);
        assert!(verified.talk.contains(talk), "{}", verified.talk);
    }
}

#[test]
fn damage_is_found_where_anything_lies_and_no_command_panics() {
    let folder = ledger();
    let (whole, expected) = (std::fs::read(path(&folder)).expect("read"), answers(folder.path()));
    let (mut dice, mut found) = (Dice(7), 0);
    for _ in 0..10 {
        let start = whole.len() / 4 + dice.below(whole.len() / 2);
        let mut damaged = whole.clone();
        damaged[start..start + 4096].iter_mut().for_each(|byte| *byte = dice.next() as u8);
        std::fs::write(path(&folder), &damaged).expect("written");
        let verified = run(folder.path(), &["verify"], b"");
        if verified.status == 0 {
            // Small tables leave most of their page empty.
            assert_same(&expected, &answers(folder.path()), &format!("damage at byte {start}"));
            continue;
        }
        found += 1;
        assert_failed(&verified, &["verify"]);
        for words in QUESTIONS {
            let run = run(folder.path(), words, b"");
            assert!(!run.talk.contains("panicked"), "{words:?}: {}", run.talk);
        }
    }
    assert!(found >= 5, "{found} found");
}

#[test]
fn a_file_that_was_cut_short_is_damaged() {
    let folder = ledger();
    let whole = std::fs::read(path(&folder)).expect("read");
    std::fs::write(path(&folder), &whole[..whole.len() / 2]).expect("written");
    check(folder.path(), &[&["verify"]], "damaged");
}

/// Whether the rights of files bind this user: the superuser may write everywhere.
fn is_bound(file: &Path) -> bool {
    std::fs::OpenOptions::new().create(true).append(true).open(file).is_err()
}

fn set_writable(path: &Path, writable: bool) {
    use std::os::unix::fs::PermissionsExt;
    let is_folder = path.is_dir();
    let mode = match (writable, is_folder) {
        (true, true) => 0o755,
        (true, false) => 0o644,
        (false, true) => 0o555,
        (false, false) => 0o444,
    };
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("set");
}

#[test]
fn a_ledger_that_cannot_be_written_to_answers_and_says_why_it_takes_nothing_in() {
    let folder = ledger();
    let expected = answers(folder.path());
    set_writable(&path(&folder), false);
    set_writable(folder.path(), false);
    if is_bound(&folder.path().join("new")) {
        check(folder.path(), &[ADD, &["rebuild"]], "write");
        assert_same(&expected, &answers(folder.path()), "read-only");
    }
    set_writable(folder.path(), true);
    if is_bound(&path(&folder)) {
        check(folder.path(), &[ADD, &["rebuild"]], "write");
        assert_same(&expected, &answers(folder.path()), "a read-only file");
    }
    set_writable(&path(&folder), true);
    assert_same(&expected, &answers(folder.path()), "writable again");
}

#[test]
fn a_ledger_in_a_folder_that_is_not_there_cannot_be_opened() {
    let folder = folder(&[]);
    let run =
        run(folder.path(), &["add", "-", "--ledger", "nergens/x.ledger"], b"{\"text\": \"Tien doden.\"}");
    assert_failed(&run, ADD);
    assert!(run.talk.contains("is the folder there"), "{}", run.talk);
}

fn adding(folder: &Path, file: &str) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_bestand"));
    program.args(["add", file]).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::piped());
    program.spawn().expect("the program starts")
}

#[test]
fn two_programs_that_add_at_once_lose_nothing() {
    let lines = archive(200);
    let (odd, even): (Vec<_>, Vec<_>) = lines.iter().enumerate().partition(|(number, _)| number % 2 == 1);
    let text = |some: Vec<(usize, &String)>| {
        some.into_iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n")
    };
    let files = [("odd.jsonl", text(odd)), ("even.jsonl", text(even))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_bytes()));
    let folder = folder(&files);
    let programs = files.map(|(name, _)| adding(folder.path(), name));
    for program in programs {
        let output = program.wait_with_output().expect("the program ends");
        let talk = String::from_utf8_lossy(&output.stderr);
        let is_second = output.status.code() == Some(2) && talk.contains("another program is writing to it");
        assert!(output.status.success() || is_second, "{talk}");
    }
    for (name, _) in files {
        assert_eq!(run(folder.path(), &["add", name], b"").status, 0);
    }
    assert_eq!(records(folder.path(), "stats")[0]["reports"], 200);
    assert_eq!(run(folder.path(), &["verify"], b"").status, 0);
    let found = answers(folder.path());
    assert_eq!(run(folder.path(), &["rebuild"], b"").status, 0);
    assert_same(&found, &answers(folder.path()), "rebuilt");
}

#[test]
fn who_waits_too_long_for_a_writer_is_told_so() {
    let folder = ledger();
    let connection = Connection::open(path(&folder)).expect("opened");
    connection.execute_batch("begin immediate").expect("begun");
    check(folder.path(), &[ADD], "another program is writing to it (wait for it to end, then try again");
    drop(connection);
    let added = run(folder.path(), ADD, REPORT);
    assert_eq!((added.status, added.talk.as_str()), (0, ""));
}
