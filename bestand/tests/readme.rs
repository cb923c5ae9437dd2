//! Does the program still answer as README.md says?
#![expect(clippy::disallowed_methods, reason = "a test reads the README and starts the program")]

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command of the README and what it is said to print; a line of `…` stands for any lines, `…` at a line's end for its rest.
struct Shown {
    command: String,
    lines: Vec<String>,
}

#[test]
fn every_command_of_the_readme_prints_what_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").to_owned();
    let readme = std::fs::read_to_string(root.join("README.md")).expect("a README");
    let all = shown(&readme);
    assert!(all.len() >= 3, "only {} commands with their output", all.len());
    for Shown { command, lines } in all {
        let printed = run(&root, &command);
        let printed: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
        let expected: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        assert!(fits(&printed, &expected), "README.md: `{command}` now prints:\n{}", printed.join("\n"));
    }
}

/// The commands in blocks marked `console`.
fn shown(readme: &str) -> Vec<Shown> {
    let blocks = readme.split("```console\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let mut all: Vec<Shown> = Vec::new();
    for line in blocks.flat_map(|(block, _)| block.lines()) {
        match (line.strip_prefix("$ "), all.last_mut()) {
            (Some(command), _) => all.push(Shown { command: command.to_owned(), lines: Vec::new() }),
            (None, Some(last)) => last.lines.push(line.to_owned()),
            (None, None) => panic!("README.md: a block opens without a command: {line}"),
        }
    }
    all
}

fn run(root: &Path, command: &str) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_bestand"));
    let folders = env::var_os("PATH").expect("a PATH");
    let folders = program.parent().map(Path::to_owned).into_iter().chain(env::split_paths(&folders));
    let folders = env::join_paths(folders).expect("a PATH");
    let command = format!("{{ {command}; }} 2>&1");
    let output = Command::new("sh").args(["-c", &command]).env("PATH", folders).current_dir(root).output();
    String::from_utf8(output.expect("a shell").stdout).expect("UTF-8")
}

fn fits(printed: &[&str], expected: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|skipped| fits(&printed[skipped..], rest)),
        Some((line, rest)) => {
            let is_same = |found: &&str| {
                line.strip_suffix('…').map_or(*found == *line, |start| found.starts_with(start))
            };
            printed.first().is_some_and(is_same) && fits(&printed[1..], rest)
        }
    }
}
