//! Which checks make up `cargo xtask check`, and do they pass?

use crate::tidy;
use std::path::Path;
use std::process::Command;

/// What one step runs: cargo with these words, or the house's own rules.
enum Step {
    Cargo { words: &'static [&'static str], environment: Option<(&'static str, &'static str)> },
    Tidy,
}

const STEPS: [(&str, Step); 5] = [
    ("format", Step::Cargo { words: &["fmt", "--all", "--check"], environment: None }),
    (
        "lints",
        Step::Cargo {
            words: &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
            environment: None,
        },
    ),
    (
        "docs",
        Step::Cargo {
            words: &["doc", "--workspace", "--no-deps", "--locked"],
            environment: Some(("RUSTDOCFLAGS", "-D warnings")),
        },
    ),
    ("tidy", Step::Tidy),
    ("tests", Step::Cargo { words: &["test", "--workspace", "--locked"], environment: None }),
];

/// Runs all steps, or only those named, and fails after the last one if any failed.
pub(crate) fn run(root: &Path, names: &[String]) -> Result<(), String> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|(known, _)| known != name)) {
        let known = STEPS.map(|(name, _)| name).join(", ");
        return Err(format!("no check is called '{unknown}' (there are: {known})"));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|named| named == name);
    let failed: Vec<&str> = STEPS
        .iter()
        .filter(|(name, step)| wanted(name) && !passes(root, name, step))
        .map(|(name, _)| *name)
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn passes(root: &Path, name: &str, step: &Step) -> bool {
    eprintln!("check {name}");
    let result = match step {
        Step::Tidy => tidy::run(root),
        Step::Cargo { words, environment } => cargo(root, words, *environment),
    };
    if let Err(message) = &result {
        eprintln!("{message}");
    }
    result.is_ok()
}

/// Runs cargo in the house and says what it ran when that fails.
pub(crate) fn cargo(root: &Path, words: &[&str], environment: Option<(&str, &str)>) -> Result<(), String> {
    let mut command = Command::new("cargo");
    command.args(words).envs(environment).current_dir(root);
    let shown = words.join(" ");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`cargo {shown}` ended with {status}")),
        Err(error) => Err(format!("`cargo {shown}` could not start: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_step_is_named_and_the_known_ones_are_listed() {
        let message = run(Path::new("."), &["formt".to_owned()]).expect_err("no such step");
        assert_eq!(message, "no check is called 'formt' (there are: format, lints, docs, tidy, tests)");
    }
}
