//! What does a newcomer see in a minute?
#![expect(
    clippy::disallowed_methods,
    reason = "an edge: the demonstration's ledger lies in a folder of its own"
)]

use bestand_desk::{Added, Tongue, add};
use bestand_intake::Intake;
use bestand_ledger::Ledger;
use bestand_reader::Packs;
use clap::Parser;
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};

use crate::add::{count, now, settle};
use crate::arguments::Arguments;
use crate::outcome::{Outcome, Stop};
use crate::table::painted;
use crate::talk::say;
use crate::terminal::Look;

/// The invented reports of six invented outlets on two wars, as `examples/demo` has them.
const REPORTS: &[(&str, &str)] = &[
    ("larkfield.jsonl", include_str!("../../examples/demo/larkfield.jsonl")),
    ("northgate.jsonl", include_str!("../../examples/demo/northgate.jsonl")),
    ("quietline.jsonl", include_str!("../../examples/demo/quietline.jsonl")),
    ("avondkoers.jsonl", include_str!("../../examples/demo/avondkoers.jsonl")),
    ("laagland.jsonl", include_str!("../../examples/demo/laagland.jsonl")),
    ("oosterlandse.jsonl", include_str!("../../examples/demo/oosterlandse.jsonl")),
];

/// What is asked, and why one would.
const QUESTIONS: &[(&str, &str)] = &[
    ("Which wars are these reports about?", "conflicts"),
    (
        "Whose figures stand against whose? Each voice keeps its own; nothing is added up.",
        "tolls --conflict ARM,AZE --outcome killed --victims military --limit 2",
    ),
    (
        "How did each speaker's count of Armenia's dead soldiers change?",
        "history --conflict ARM,AZE --outcome killed --victims military --side ARM --limit 1",
    ),
    (
        "What was known on the evening of 11 May?",
        "tolls --conflict ARM,AZE --outcome killed --victims military --side ARM --as-of 2023-05-11 --limit 1",
    ),
    ("Who copied whom, and what did the copies change?", "copies --conflict ARM,AZE --limit 3"),
    ("What became of the truces?", "ceasefires --conflict ARM,AZE"),
    ("Where do accounts contradict each other?", "contradictions --limit 4"),
    ("Which reports tell of one happening?", "stories --limit 3"),
    ("What did an outlet change without saying so?", "edits"),
    ("Does every record still hold in the bytes that it points to?", "verify"),
];

/// Builds a ledger from the reports, and asks it one thing after the other.
pub(crate) fn run(packs: &Packs, results: &mut dyn Write) -> Result<Outcome, Stop> {
    let folder = std::env::temp_dir().join("bestand-demo");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Stop::failed(format_args!("{}: {error}", folder.display())))?;
    let path = folder.join("demo.ledger");
    remove(&path)?;
    let mut ledger = Ledger::open(&path).map_err(Stop::failed)?;
    let (mut reports, mut claims) = (0, 0);
    let intake = REPORTS.iter().flat_map(|(name, text)| Intake::stream(name, Cursor::new(text.as_bytes())));
    add(&mut ledger, packs, intake, Tongue::OfEach, now(), |added| match added {
        Added::Entered { claims: more, .. } => {
            reports += 1;
            claims += more;
        }
        Added::Failed(failure) => say(failure),
    })
    .map_err(Stop::failed)?;
    settle(&mut ledger)?;
    drop(ledger);
    writeln!(
        results,
        "{} of six invented outlets were read into {}, with {}.\nEverything in them is made up. So is every figure below.\n",
        count(reports, "report"),
        path.display(),
        count(claims, "claim")
    )?;
    for (why, question) in QUESTIONS {
        ask(packs, &path, why, question, results)?;
    }
    writeln!(results, "Ask on: bestand --ledger {} --help", path.display())?;
    Ok(Outcome::Found)
}

fn ask(packs: &Packs, path: &Path, why: &str, question: &str, results: &mut dyn Write) -> Result<(), Stop> {
    let look = Look::of_output();
    writeln!(results, "{}", painted("1;32", why, look))?;
    writeln!(results, "{}\n", painted("2", &format!("$ bestand {question}"), look))?;
    let ledger = path.display().to_string();
    let words = ["bestand", "--ledger", &ledger].into_iter().chain(question.split(' '));
    let arguments = Arguments::try_parse_from(words).map_err(Stop::failed)?;
    crate::run(packs, &arguments, results)?;
    writeln!(results)?;
    Ok(())
}

/// An earlier demonstration's ledger, with the files that SQLite keeps beside it.
fn remove(path: &Path) -> Result<(), Stop> {
    for ending in ["", "-wal", "-shm"] {
        let file = PathBuf::from(format!("{}{ending}", path.display()));
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Stop::failed(format_args!("{}: {error}", file.display())));
            }
            _ => {}
        }
    }
    Ok(())
}
