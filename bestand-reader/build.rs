//! Which files of `packs` are compiled in, and which reader do they make? All tables, rules and models: a new language needs a folder
//! and no Rust.
#![expect(clippy::disallowed_methods, reason = "a build script lists the packs and writes where cargo says")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const KINDS: [&str; 3] = ["model", "rule", "tsv"];

fn main() -> io::Result<()> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs").canonicalize()?;
    println!("cargo::rerun-if-changed={}", packs.display());
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = [files(&packs, &KINDS)?, files(&sources, &["rs"])?].concat();
    println!("cargo::rerun-if-changed={}", sources.display());
    println!("cargo::rustc-env=BESTAND_READER={:08x}", digest(&read)?);
    let mut list = String::from("[\n");
    for path in files(&packs, &KINDS)? {
        let name = path.strip_prefix(&packs).expect("listed below it").to_string_lossy().replace('\\', "/");
        writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string())
            .expect("a string takes all");
    }
    list.push_str("]\n");
    let out = env::var_os("OUT_DIR").expect("cargo says where to write");
    fs::write(PathBuf::from(out).join("packs.in"), list)
}

/// A number by which two readers are told apart: FNV-1a over everything that decides how a report is read.
fn digest(paths: &[PathBuf]) -> io::Result<u32> {
    let mut digest = 0x811c_9dc5_u32;
    for path in paths {
        digest = fs::read(path)?
            .iter()
            .fold(digest, |digest, byte| (digest ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    }
    Ok(digest)
}

fn files(folder: &Path, kinds: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, kinds)?);
        } else if path.extension().is_some_and(|kind| kinds.iter().any(|known| *known == kind)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
