//! Which packs lie in this folder?
#![expect(clippy::disallowed_methods, reason = "an edge: an author's packs are read from disk")]

use bestand_reader::{PackError, Packs};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Reads the packs that lie in a folder as `packs` of the repository has them: `--packs packs`.
///
/// # Errors
/// The folder or a file in it cannot be read, or the files are no packs.
pub fn packs_of(folder: &Path) -> Result<Packs, FolderError> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).map_err(|error| unreadable(&next, error))? {
            let path = entry.map_err(|error| unreadable(&next, error))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, error))?;
                files.push((name_in(folder, &path), bytes));
            }
        }
    }
    let shown = folder.display().to_string();
    Packs::from_files(shown.trim_end_matches('/'), files).map_err(|error| FolderError(Kind::Pack(error)))
}

/// The path as packs name it: `nl/text.tsv`.
fn name_in(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn unreadable(path: &Path, error: io::Error) -> FolderError {
    FolderError(Kind::Io { path: path.to_owned(), error })
}

/// A folder of packs that cannot be used, and why.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct FolderError(Kind);

#[derive(Debug, Error)]
enum Kind {
    #[error("{path}: {error}", path = .path.display())]
    Io { path: PathBuf, error: io::Error },
    #[error("{0}")]
    Pack(PackError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_by_the_names_that_packs_use() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("xx")).expect("made");
        std::fs::write(folder.path().join("xx/language.tsv"), "name\tMade-up\nword\tlo\n").expect("written");
        let packs = packs_of(folder.path()).expect("packs");
        assert_eq!(packs.languages().collect::<Vec<_>>(), ["xx"]);
    }

    #[test]
    fn a_folder_that_does_not_exist_is_named() {
        let message = packs_of(Path::new("no/packs")).expect_err("no folder").to_string();
        assert!(message.starts_with("no/packs: No such file"), "{message}");
    }
}
