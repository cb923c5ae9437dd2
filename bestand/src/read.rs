//! What do these reports claim?

use bestand_desk::{Batch, DoubtRecord, Record, ReportRead};
use bestand_reader::Packs;
use std::io::{self, Write};

use crate::arguments::{ClaimFormat, ReadArguments};
use crate::inputs::{self, Undated};
use crate::outcome::{Outcome, Stop};
use crate::progress::Progress;
use crate::table;
use crate::talk::say;
use crate::terminal::Look;

/// Writes the claims of all inputs, and says what could not be read.
pub(crate) fn run(packs: &Packs, asked: &ReadArguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let tongue = inputs::tongue(packs, asked.language.as_deref())?;
    let intake = asked.inputs.iter().flat_map(|path| inputs::open(path));
    let view = View { format: asked.format, doubts: asked.doubts, look: Look::of_output() };
    let mut progress = Progress::new();
    let mut undated = Undated::default();
    let (mut found, mut has_failed) = (Outcome::Nothing, false);
    for read in Batch::readings(packs, intake, tongue) {
        progress.step();
        match read {
            Ok(read) => {
                if read.report.source().published.is_none() {
                    undated.note(read.name());
                }
                progress.say_above(|| inputs::say_cuts(&read.name(), &read.reading.doubts));
                view.write(&read, results)?;
                if !read.reading.claims.is_empty() {
                    found = Outcome::Found;
                }
            }
            Err(failure) => {
                results.flush()?;
                progress.say_above(|| say(failure));
                has_failed = true;
            }
        }
    }
    progress.end();
    results.flush()?;
    undated.say();
    Ok(if has_failed { Outcome::Failed } else { found })
}

/// How the claims are to be shown.
struct View {
    format: ClaimFormat,
    doubts: bool,
    look: Look,
}

impl View {
    fn write(&self, read: &ReportRead<'_>, results: &mut impl Write) -> io::Result<()> {
        match self.format {
            ClaimFormat::Jsonl => self.write_lines(read, results),
            ClaimFormat::Table => self.write_table(read, results),
        }
    }

    fn write_lines(&self, read: &ReportRead<'_>, results: &mut impl Write) -> io::Result<()> {
        for claim in &read.reading.claims {
            writeln!(results, "{}", Record::of(claim, read.report.page().text()).to_json())?;
        }
        for doubt in read.reading.doubts.iter().filter(|_| self.doubts) {
            writeln!(results, "{}", DoubtRecord::of(doubt, &read.report).to_json())?;
        }
        Ok(())
    }

    fn write_table(&self, read: &ReportRead<'_>, results: &mut impl Write) -> io::Result<()> {
        write!(results, "{}", table::claims(read, self.look))?;
        if self.doubts {
            let doubts: Vec<_> = read.reading.doubts.iter().collect();
            write!(results, "{}", table::doubts(&doubts, read.report.page(), self.look))?;
        }
        writeln!(results)
    }
}
