//! Does the tree keep the rules of the house that no lint knows?

mod arrows;
mod map;
mod names;
mod openings;
mod packages;
mod unsafety;

use crate::tree::Tree;
use packages::Package;
use std::fmt;
use std::path::Path;

/// What breaks a rule, where, and what would be right.
#[derive(Debug, PartialEq)]
struct Offence {
    place: String,
    what: String,
}

impl Offence {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Offence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.what)
    }
}

/// Prints every offence in the repository at `root` and fails if there is one.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root)?;
    let packages = packages::read(root)?;
    let offences = offences(&tree, &packages);
    for offence in &offences {
        eprintln!("{offence}");
    }
    match offences.len() {
        0 => Ok(()),
        1 => Err("tidy: 1 offence".to_owned()),
        many => Err(format!("tidy: {many} offences")),
    }
}

fn offences(tree: &Tree, packages: &[Package]) -> Vec<Offence> {
    let rules = [
        arrows::offences(tree, packages),
        map::offences(tree, packages),
        names::offences(tree),
        openings::offences(tree),
        unsafety::offences(tree),
    ];
    rules.into_iter().flatten().collect()
}

/// The expectation of a rule's test: one offence a line, as `cargo xtask tidy` prints it.
#[cfg(test)]
fn shown(offences: &[Offence]) -> String {
    offences.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
