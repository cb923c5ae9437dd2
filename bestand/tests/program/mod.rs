//! How does a test start the program, and what does it get back?

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status.
    pub(crate) status: i32,
    /// What it wrote on standard output.
    pub(crate) results: String,
    /// What it wrote on standard error.
    pub(crate) talk: String,
}

/// Runs the program in a folder, with an input on its standard input.
pub(crate) fn run(folder: &Path, words: &[&str], input: &[u8]) -> Run {
    let mut program = Command::new(env!("CARGO_BIN_EXE_bestand"));
    program
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = pipe.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("written");
    Run {
        status: output.status.code().expect("no signal"),
        results: String::from_utf8(output.stdout).expect("UTF-8"),
        talk: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

/// The first line of the results, after which nobody reads on, and the exit status.
pub(crate) fn first_line_of(folder: &Path, words: &[&str]) -> (String, i32) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_bestand"));
    program.args(words).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program starts");
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    let output = child.wait_with_output().expect("the program ends");
    (first, output.status.code().expect("no signal"))
}
