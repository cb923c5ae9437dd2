//! Which languages can be read, and how well?

use bestand_desk::scores;
use bestand_reader::{Pack, Packs};
use std::io::{self, Write};

use crate::outcome::{Outcome, Stop};
use crate::talk::say;

/// Lists the packs with what their models say of themselves, and their scores.
pub(crate) fn run(packs: &Packs, results: &mut impl Write) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Nothing;
    for code in packs.languages() {
        match packs.language(code) {
            Ok(pack) => {
                writeln!(results, "{code}  {}", pack.name())?;
                write_model(pack, results)?;
                if outcome == Outcome::Nothing {
                    outcome = Outcome::Found;
                }
            }
            Err(error) => {
                say(error);
                outcome = Outcome::Failed;
            }
        }
        for score in scores(packs, code) {
            writeln!(results, "    {:7}  {}", score.figure, score.measure)?;
        }
    }
    Ok(outcome)
}

/// What a model file says of itself that a user should know.
const ABOUT: [&str; 2] = ["treebanks", "licence"];

fn write_model(pack: &Pack, results: &mut impl Write) -> io::Result<()> {
    let about = ABOUT.iter().filter_map(|key| Some((key, pack.model().about(key)?)));
    for (key, value) in about {
        writeln!(results, "    {key}: {value}")?;
    }
    Ok(())
}
