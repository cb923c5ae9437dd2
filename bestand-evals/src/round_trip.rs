//! Are CoNLL-U files written as they were read?

use std::fmt::Write as _;
use std::path::PathBuf;

use bestand_syntax::conllu;
use clap::Args;

use crate::Outcome;
use crate::failure::{Failure, read_text};

/// Read CoNLL-U files and compare what would be written with what stands there.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut outcome = Outcome { output: String::new(), is_as_asked: true };
    for path in &options.files {
        let text = read_text(path)?;
        let sentences = conllu::read(&path.display().to_string(), &text).map_err(Failure::said)?;
        let words: usize = sentences.iter().map(|sentence| sentence.tree.len()).sum();
        let crossing = sentences.iter().filter(|sentence| !sentence.tree.is_projective()).count();
        let mut written = String::with_capacity(text.len());
        for sentence in &sentences {
            write!(written, "{sentence}").map_err(Failure::said)?;
        }
        let same = written == text;
        outcome.is_as_asked &= same;
        let verdict = if same { "the same bytes" } else { "OTHER BYTES" };
        let (path, sentences) = (path.display(), sentences.len());
        writeln!(
            outcome.output,
            "{verdict}\t{sentences} sentences\t{words} words\t{crossing} with crossing links\t{path}"
        )
        .map_err(Failure::said)?;
    }
    Ok(outcome)
}
