//! Which files make up the repository, and what do they say?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// The files that git tracks or would track, by their path from the root (`bestand-text/src/lib.rs`).
#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the repository at `root`; bytes that are no UTF-8 are replaced, since only text is judged.
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let mut tree = Self::default();
        for path in listed(root)? {
            if let Ok(bytes) = std::fs::read(root.join(&path)) {
                tree.files.insert(path, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(tree)
    }

    /// All paths with their contents, in order of path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files whose name ends so (`.rs`).
    pub(crate) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(move |(path, _)| path.ends_with(end))
    }

    /// The text of one file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether a file or folder of this path exists.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        self.files.contains_key(path) || self.files.keys().any(|file| file.starts_with(&folder))
    }

    /// The top-level folders, such as `packs`.
    pub(crate) fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| folder).collect()
    }

    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let owned = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Self { files: owned.collect() }
    }
}

fn listed(root: &Path) -> Result<Vec<String>, String> {
    let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(words).current_dir(root).output();
    let output = output.map_err(|error| format!("`git ls-files` could not start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "`git ls-files` in {}: {}",
            root.display(),
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let names = String::from_utf8_lossy(&output.stdout);
    Ok(names.split_terminator('\0').map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_holds_what_git_does_not_ignore() {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in [(".gitignore", "/target\n"), ("a.rs", "//! A?\n"), ("target", "made")] {
            std::fs::write(folder.path().join(path), text).expect("written");
        }
        Command::new("git").args(["init", "-q"]).current_dir(folder.path()).status().expect("git");
        let tree = Tree::read(folder.path()).expect("a repository");
        let paths: Vec<&str> = tree.files().map(|(path, _)| path).collect();
        assert_eq!(paths, [".gitignore", "a.rs"]);
        assert_eq!(tree.text("a.rs"), Some("//! A?\n"));
    }

    #[test]
    fn a_folder_that_is_no_repository_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let message = Tree::read(folder.path()).expect_err("no repository");
        assert!(message.starts_with("`git ls-files`"), "{message}");
    }

    #[test]
    fn a_folder_is_held_with_and_without_its_slash() {
        let tree = Tree::of(&[("packs/nl/text.tsv", "")]);
        assert!(tree.holds("packs/nl/") && tree.holds("packs") && !tree.holds("pack"));
    }
}
