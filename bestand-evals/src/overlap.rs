//! Does a sentence of a test file stand in a training file?

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::failure::Failure;
use crate::{Outcome, treebank};

/// Look for sentences of test files in training files; their letters and digits are compared.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Files that a system is tested on.
    #[arg(long, required = true, num_args = 1..)]
    test: Vec<PathBuf>,
    /// Files that it was trained on.
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut tested: BTreeMap<String, &PathBuf> = BTreeMap::new();
    for path in &options.test {
        let sentences = treebank::read(path, "")?;
        tested.extend(sentences.iter().map(|sentence| (treebank::key(sentence), path)));
    }
    tested.remove("");
    let mut output = String::new();
    let mut found = 0;
    for path in &options.train {
        for sentence in treebank::read(path, "")? {
            if let Some(test) = tested.get(&treebank::key(&sentence)) {
                found += 1;
                let (path, test) = (path.display(), test.display());
                writeln!(output, "{path}\t{test}\t{}", sentence.text).map_err(Failure::said)?;
            }
        }
    }
    writeln!(output, "{} test sentences, {found} training sentences among them", tested.len())
        .map_err(Failure::said)?;
    Ok(Outcome { output, is_as_asked: found == 0 })
}
