//! Which files of a folder hold reports?

use std::io;
use std::path::{Path, PathBuf};

/// All `.txt`, `.jsonl` and `.json` files below a folder, in order of path; hidden files and links to folders are left alone.
pub(crate) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else if is_report(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_report(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["txt", "jsonl", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
