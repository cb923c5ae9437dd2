//! Which reports does a command take, and in which language?

use bestand_claim::{Doubt, DoubtReason};
use bestand_desk::Tongue;
use bestand_intake::Intake;
use bestand_reader::Packs;
use bestand_text::MAX_WORDS;
use std::io;
use std::path::Path;

use crate::outcome::Stop;
use crate::talk::say;

/// The reports of a file or folder; those of standard input for `-`.
pub(crate) fn open(path: &Path) -> Intake {
    if path == Path::new("-") { Intake::stream("-", io::stdin()) } else { Intake::open(path) }
}

/// The language asked for, which must have a pack; else each report's own.
pub(crate) fn tongue<'a>(packs: &Packs, asked: Option<&'a str>) -> Result<Tongue<'a>, Stop> {
    let Some(code) = asked else { return Ok(Tongue::OfEach) };
    packs.language(code).map_err(Stop::failed)?;
    Ok(Tongue::Stated(code))
}

/// Says which sentences of a report were too long to be read in one piece.
pub(crate) fn say_cuts(name: &str, doubts: &[Doubt]) {
    for doubt in doubts {
        if let DoubtReason::SentenceCut { words } = doubt.reason {
            let span = doubt.span;
            say(format_args!(
                "{name}: doubt: the sentence at bytes {span} has {words} words and was cut after every {MAX_WORDS}"
            ));
        }
    }
}

/// The reports without a date, whose weekdays no calendar can place.
#[derive(Default)]
pub(crate) struct Undated {
    first: Option<String>,
    others: usize,
}

impl Undated {
    /// Takes the name of one more.
    pub(crate) fn note(&mut self, name: String) {
        match &self.first {
            Some(_) => self.others += 1,
            None => self.first = Some(name),
        }
    }

    /// Says which they are, and what would help.
    pub(crate) fn say(self) {
        let Some(first) = self.first else { return };
        let others = match self.others {
            0 => String::new(),
            1 => " and 1 other report".to_owned(),
            others => format!(" and {others} other reports"),
        };
        say(format_args!(
            "{first}{others}: no date, so that no weekday could be placed (open a text with a line such as 'date 2022-03-12', \
             or give a line of JSON its \"published\")"
        ));
    }
}
