//! Do the scores and speeds still hold? Runs every measurement of `xtask/measures.tsv`.

use crate::check::cargo;
use std::path::Path;

/// One line of `measures.tsv`: `syntax-nl<TAB>syntax --language nl …`.
#[derive(Debug, PartialEq)]
struct Measure {
    name: String,
    arguments: Vec<String>,
}

/// Runs all measurements, or only those named, and fails after the last one if any failed.
pub(crate) fn run(root: &Path, names: &[String]) -> Result<(), String> {
    let shared = root.join("../shared");
    if !shared.is_dir() {
        return Err(format!("{} is missing: the treebanks and gold reports lie there", shared.display()));
    }
    let path = root.join("xtask/measures.tsv");
    let table = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let measures = parse(&table)?;
    if measures.is_empty() {
        return Err("xtask/measures.tsv: there is no measurement in it".to_owned());
    }
    if let Some(unknown) = names.iter().find(|name| measures.iter().all(|measure| measure.name != **name)) {
        return Err(format!("xtask/measures.tsv: no measurement is called '{unknown}'"));
    }
    let wanted = |measure: &&Measure| names.is_empty() || names.contains(&measure.name);
    let failed: Vec<&str> = measures
        .iter()
        .filter(wanted)
        .filter(|measure| !holds(root, measure))
        .map(|measure| measure.name.as_str())
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("missed: {}", failed.join(", "))) }
}

fn holds(root: &Path, measure: &Measure) -> bool {
    eprintln!("measure {}", measure.name);
    let mut words = vec!["run", "--quiet", "--release", "--locked", "--package", "bestand-evals", "--"];
    words.extend(measure.arguments.iter().map(String::as_str));
    let result = cargo(root, &words, None);
    if let Err(message) = &result {
        eprintln!("{message}");
    }
    result.is_ok()
}

fn parse(table: &str) -> Result<Vec<Measure>, String> {
    let lines = table.lines().enumerate();
    lines
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .map(|(index, line)| {
            let wrong = || format!("xtask/measures.tsv:{}: wants `name<TAB>arguments`", index + 1);
            let (name, arguments) = line.split_once('\t').ok_or_else(wrong)?;
            let arguments = arguments.split_whitespace().map(str::to_owned).collect();
            Ok(Measure { name: name.to_owned(), arguments })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_a_name_and_arguments() {
        let measures = parse("# why\n\nsyntax-nl\tsyntax --language nl\n").expect("a sound table");
        let arguments = ["syntax", "--language", "nl"].map(str::to_owned).to_vec();
        assert_eq!(measures, [Measure { name: "syntax-nl".to_owned(), arguments }]);
    }

    #[test]
    fn a_line_without_a_tab_is_an_error_with_its_number() {
        let message = parse("# why\nsyntax-nl syntax\n").expect_err("no tab");
        assert_eq!(message, "xtask/measures.tsv:2: wants `name<TAB>arguments`");
    }

    #[test]
    fn a_missing_shared_folder_is_a_failure() {
        let house = tempfile::tempdir().expect("a folder");
        let message = run(&house.path().join("main"), &[]).expect_err("nothing there");
        assert!(message.contains("../shared is missing"), "{message}");
    }
}
