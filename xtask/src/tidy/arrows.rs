//! Does every package use only what stands to its left on the lines of ARCHITECTURE.md?

use super::{Offence, Package};
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

const MAP: &str = "ARCHITECTURE.md";
const ARROW: &str = "<-";
/// Stands left of the makers and measurers, which may use any package.
const EVERYTHING: &str = "everything";

/// For each package, what stands directly to its left: `bestand-text <- bestand-claim`.
type Lines<'map> = BTreeMap<&'map str, BTreeSet<&'map str>>;

pub(super) fn offences(tree: &Tree, packages: &[Package]) -> Vec<Offence> {
    let lines = lines(tree.text(MAP).unwrap_or_default());
    packages.iter().flat_map(|package| of_package(&lines, package)).collect()
}

fn of_package(lines: &Lines<'_>, package: &Package) -> Vec<Offence> {
    if !lines.contains_key(package.name.as_str()) {
        return vec![Offence::new(MAP, format!("{} stands on no line of arrows", package.name))];
    }
    let allowed = left_of(lines, &package.name);
    let forbidden = |used: &&String| !allowed.contains(EVERYTHING) && !allowed.contains(used.as_str());
    let offence = |used: &String| {
        let what = format!("uses {used}, which does not stand to its left in {MAP}");
        Offence::new(format!("{}/Cargo.toml", package.name), what)
    };
    package.uses.iter().filter(forbidden).map(offence).collect()
}

/// All that stands to the left of a package, over however many arrows.
fn left_of<'map>(lines: &Lines<'map>, name: &str) -> BTreeSet<&'map str> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&str> = lines.get(name).into_iter().flatten().copied().collect();
    while let Some(next) = waiting.pop() {
        if found.insert(next) {
            waiting.extend(lines.get(next).into_iter().flatten());
        }
    }
    found
}

fn lines(map: &str) -> Lines<'_> {
    let mut lines = Lines::new();
    for line in map.lines().filter(|line| line.contains(ARROW)) {
        let stations: Vec<Vec<&str>> = line.split(ARROW).map(station).collect();
        for name in &stations[0] {
            lines.entry(name).or_default();
        }
        for pair in stations.windows(2) {
            for name in &pair[1] {
                lines.entry(name).or_default().extend(&pair[0]);
            }
        }
    }
    lines
}

/// The names between two arrows; what follows two spaces is a remark.
fn station(text: &str) -> Vec<&str> {
    let text = text.trim();
    let names = text.split_once("  ").map_or(text, |(names, _)| names);
    names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    const LINES: &str = "```text\nbestand-text <- bestand-claim\nbestand-text <- bestand-syntax <- bestand-rules   trees\n\
        bestand-claim, bestand-rules <- bestand-reader\neverything <- xtask\n```\n";

    fn check(package: &str, uses: &[&str], expected: &str) {
        let tree = Tree::of(&[(MAP, LINES)]);
        assert_eq!(shown(&offences(&tree, &[Package::of(package, uses)])), expected);
    }

    #[test]
    fn the_left_neighbours_may_be_used() {
        check("bestand-reader", &["bestand-claim", "bestand-rules"], "");
    }

    #[test]
    fn what_stands_further_left_may_be_used() {
        check("bestand-reader", &["bestand-text", "bestand-syntax"], "");
    }

    #[test]
    fn an_arrow_to_the_right_is_an_offence() {
        check(
            "bestand-syntax",
            &["bestand-rules"],
            "bestand-syntax/Cargo.toml: uses bestand-rules, which does not stand to its left in ARCHITECTURE.md",
        );
    }

    #[test]
    fn an_arrow_across_the_lines_is_an_offence() {
        check(
            "bestand-rules",
            &["bestand-claim"],
            "bestand-rules/Cargo.toml: uses bestand-claim, which does not stand to its left in ARCHITECTURE.md",
        );
    }

    #[test]
    fn a_maker_uses_anything_and_nothing_uses_a_maker() {
        check("xtask", &["bestand-reader"], "");
        check(
            "bestand-reader",
            &["xtask"],
            "bestand-reader/Cargo.toml: uses xtask, which does not stand to its left in ARCHITECTURE.md",
        );
    }

    #[test]
    fn a_package_on_no_line_is_an_offence() {
        check("bestand-desk", &[], "ARCHITECTURE.md: bestand-desk stands on no line of arrows");
    }
}
