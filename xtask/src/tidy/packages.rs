//! Which packages has the workspace, and which of each other do they use?

use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// One package of the workspace and the packages of the workspace that it uses, for building or for tests.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its name, which is its folder's too.
    pub(crate) name: String,
    /// Names of packages in the workspace.
    pub(crate) uses: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Described>,
}

#[derive(Deserialize)]
struct Described {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    path: Option<String>,
}

/// Asks cargo for the packages of the workspace at `root`.
pub(crate) fn read(root: &Path) -> Result<Vec<Package>, String> {
    let words = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let output = Command::new("cargo").args(words).current_dir(root).output();
    let output = output.map_err(|error| format!("`cargo metadata` could not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("`cargo metadata`: {}", String::from_utf8_lossy(&output.stderr)));
    }
    parse(&output.stdout)
}

fn parse(metadata: &[u8]) -> Result<Vec<Package>, String> {
    let metadata: Metadata =
        serde_json::from_slice(metadata).map_err(|error| format!("`cargo metadata`: {error}"))?;
    Ok(metadata.packages.into_iter().map(package).collect())
}

fn package(described: Described) -> Package {
    let own = described.dependencies.into_iter().filter(|dependency| dependency.path.is_some());
    Package { name: described.name, uses: own.map(|dependency| dependency.name).collect() }
}

#[cfg(test)]
impl Package {
    pub(crate) fn of(name: &str, uses: &[&str]) -> Self {
        Self { name: name.to_owned(), uses: uses.iter().map(|name| (*name).to_owned()).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_with_a_path_are_of_the_house() {
        let metadata = br#"{"packages": [{"name": "bestand-claim", "dependencies": [
            {"name": "bestand-text", "path": "/house/bestand-text"}, {"name": "jiff", "path": null}]}]}"#;
        let packages = parse(metadata).expect("sound metadata");
        assert_eq!(packages[0].name, "bestand-claim");
        assert_eq!(packages[0].uses, BTreeSet::from(["bestand-text".to_owned()]));
    }
}
