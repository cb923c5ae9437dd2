//! Does ARCHITECTURE.md name every package and top-level folder that exists, and nothing that does not?

use super::{Offence, Package};
use crate::tree::Tree;
use std::collections::BTreeSet;

const MAP: &str = "ARCHITECTURE.md";
const PREFIX: &str = "bestand-";

pub(super) fn offences(tree: &Tree, packages: &[Package]) -> Vec<Offence> {
    let Some(map) = tree.text(MAP) else {
        return vec![Offence::new(MAP, "is missing")];
    };
    let names: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let quoted: BTreeSet<&str> = quoted(map).collect();
    let mut what = unnamed(tree, &names, &quoted);
    what.extend(invented(tree, map, &names, &quoted));
    what.into_iter().map(|what| Offence::new(MAP, what)).collect()
}

fn unnamed(tree: &Tree, names: &BTreeSet<&str>, quoted: &BTreeSet<&str>) -> Vec<String> {
    let packages = names.iter().filter(|name| !quoted.contains(**name));
    let folders = tree.folders().into_iter().filter(|folder| !names.contains(folder));
    let folders = folders.filter(|folder| !quoted.contains(format!("{folder}/").as_str()));
    let packages = packages.map(|name| format!("does not name the package `{name}`"));
    packages.chain(folders.map(|folder| format!("does not name the folder `{folder}/`"))).collect()
}

fn invented(tree: &Tree, map: &str, names: &BTreeSet<&str>, quoted: &BTreeSet<&str>) -> Vec<String> {
    let packages = package_words(map).filter(|word| !names.contains(word));
    let packages: BTreeSet<String> =
        packages.map(|word| format!("names the package {word}, which does not exist")).collect();
    let paths = quoted.iter().filter(|path| is_path(path) && !tree.holds(path));
    let paths = paths.map(|path| format!("names `{path}`, which does not exist"));
    packages.into_iter().chain(paths).collect()
}

/// What stands between backticks on one line.
fn quoted(map: &str) -> impl Iterator<Item = &str> {
    map.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

fn package_words(map: &str) -> impl Iterator<Item = &str> {
    let word = |character: char| character.is_ascii_alphanumeric() || character == '-';
    map.split(move |character| !word(character)).filter(|word| word.starts_with(PREFIX))
}

/// A path inside the repository, such as `packs/nl/`; `../shared` and patterns are none.
fn is_path(text: &str) -> bool {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./".contains(character);
    text.contains('/') && !text.starts_with(['.', '/']) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn check(map: &str, expected: &str) {
        let files = [(MAP, map), ("bestand-text/src/lib.rs", ""), ("packs/nl/text.tsv", ""), (".ci/run", "")];
        let packages = [Package::of("bestand-text", &[])];
        assert_eq!(shown(&offences(&Tree::of(&files), &packages)), expected);
    }

    #[test]
    fn a_map_that_names_all_is_sound() {
        check("`bestand-text` asks what is on the page; `packs/` and `packs/nl/`; `.ci/` runs", "");
    }

    #[test]
    fn a_package_or_folder_left_out_is_an_offence() {
        check(
            "bestand-text without its quotes, `.ci/`",
            "ARCHITECTURE.md: does not name the package `bestand-text`\n\
             ARCHITECTURE.md: does not name the folder `packs/`",
        );
    }

    #[test]
    fn a_package_that_does_not_exist_is_an_offence() {
        check(
            "`bestand-text`, `packs/`, `.ci/`, and bestand-ledger keeps them",
            "ARCHITECTURE.md: names the package bestand-ledger, which does not exist",
        );
    }

    #[test]
    fn a_path_that_does_not_exist_is_an_offence() {
        check(
            "`bestand-text`, `packs/`, `.ci/`, `packs/fr/text.tsv`, `../shared/gold`",
            "ARCHITECTURE.md: names `packs/fr/text.tsv`, which does not exist",
        );
    }

    #[test]
    fn a_house_without_a_map_is_an_offence() {
        assert_eq!(shown(&offences(&Tree::of(&[]), &[])), "ARCHITECTURE.md: is missing");
    }
}
