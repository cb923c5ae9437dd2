//! How do the words of these reports hang together?

use bestand_desk::{Batch, Parsed, parsed_json};
use bestand_reader::Packs;
use bestand_syntax::Drawing;
use bestand_syntax::conllu;
use std::io::{self, Write};

use crate::arguments::{Format, ParseArguments};
use crate::inputs;
use crate::outcome::{Outcome, Stop};
use crate::talk::{harmless, say};
use crate::terminal::Look;

/// Writes the trees of all inputs, and says what could not be read.
pub(crate) fn run(packs: &Packs, asked: &ParseArguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let tongue = inputs::tongue(packs, asked.language.as_deref())?;
    let intake = asked.inputs.iter().flat_map(|path| inputs::open(path));
    let mut found = Outcome::Nothing;
    let mut has_failed = false;
    for parsed in Batch::parsed(packs, intake, tongue) {
        match parsed {
            Ok(parsed) => {
                inputs::say_cuts(&parsed.name(), &parsed.doubts);
                write(&parsed, asked.format, results)?;
                found = Outcome::Found;
            }
            Err(failure) => {
                results.flush()?;
                say(failure);
                has_failed = true;
            }
        }
    }
    Ok(if has_failed { Outcome::Failed } else { found })
}

fn write(parsed: &Parsed, format: Format, results: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Json => writeln!(results, "{}", parsed_json(parsed)),
        Format::Conllu => write_conllu(parsed, results),
        Format::Tree => write_drawings(parsed, results),
    }
}

fn write_conllu(parsed: &Parsed, results: &mut impl Write) -> io::Result<()> {
    let name = parsed.name();
    let document = format!("newdoc id = {name}");
    for (index, (_, tree)) in parsed.sentences().enumerate() {
        let sentence = format!("sent_id = {name}-{}", index + 1);
        let comments = [document.as_str(), sentence.as_str()];
        let comments = if index == 0 { &comments[..] } else { &comments[1..] };
        let text = parsed.report.page().text();
        write!(results, "{}", conllu::Sentence::from_page(tree.clone(), text, comments))?;
    }
    Ok(())
}

fn write_drawings(parsed: &Parsed, results: &mut impl Write) -> io::Result<()> {
    let look = Look::of_output();
    let page = parsed.report.page();
    writeln!(results, "{} ({})\n", harmless(&parsed.name()), parsed.language)?;
    for (sentence, tree) in parsed.sentences() {
        let text = sentence.text(page).split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = harmless(&text);
        let drawing = Drawing::new(tree).in_colour(look.colour && shown == text);
        let drawing = if shown == text { drawing.to_string() } else { harmless(&drawing.to_string()) };
        writeln!(results, "{shown}\n{drawing}")?;
    }
    Ok(())
}
