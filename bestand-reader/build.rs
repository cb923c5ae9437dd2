//! Which files of `packs` are compiled in? All tables, rules and models: a new language needs a folder and no Rust.
#![expect(clippy::disallowed_methods, reason = "a build script lists the packs and writes where cargo says")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const KINDS: [&str; 3] = ["model", "rule", "tsv"];

fn main() -> io::Result<()> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs").canonicalize()?;
    println!("cargo::rerun-if-changed={}", packs.display());
    let mut list = String::from("[\n");
    for path in files(&packs)? {
        let name = path.strip_prefix(&packs).expect("listed below it").to_string_lossy().replace('\\', "/");
        writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string())
            .expect("a string takes all");
    }
    list.push_str("]\n");
    let out = env::var_os("OUT_DIR").expect("cargo says where to write");
    fs::write(PathBuf::from(out).join("packs.in"), list)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| *known == kind)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
