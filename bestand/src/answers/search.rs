//! In which reports do these words stand?

use bestand_desk::HitRecord;
use bestand_ledger::{CLOSES, Hit, OPENS};
use bestand_reader::Packs;
use std::io::Write;
use std::path::Path;

use super::{Shown, ended, filter, limit, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, SearchArguments};
use crate::outcome::{Outcome, Stop};
use crate::table::{self, labelled};
use crate::talk::harmless;
use crate::terminal::Look;
use crate::wrap::{CLOSE, OPEN, wrapped};

/// Writes the reports in which all the words stand, the last added first.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &SearchArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let question = &asked.question;
    let (words, filter) = (asked.words.join(" "), filter(packs, &ledger, question)?);
    let hits = Shown::of(limit(question), |limit| ledger.search(&words, &filter, limit))?;
    let look = Look::of_output();
    for hit in &hits.answers {
        match question.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", HitRecord::of(hit).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", block(hit, look))?,
        }
    }
    hits.say_rest(question.view.format, results)?;
    ended(!hits.answers.is_empty(), &ledger, &filter)
}

fn block(hit: &Hit, look: Look) -> String {
    let outlet = table::outlet(hit.outlet.as_deref());
    let published = hit.published.as_deref().unwrap_or("no date");
    let title = hit.title.as_deref().map_or(String::new(), |title| format!(": {title}"));
    let mut block =
        table::titled(&harmless(&format!("{published} {outlet}{title}")), &hit.report, look) + "\n";
    // The marks are control characters: what the report itself has of them was spelt out.
    let pieces = hit.passage.split_inclusive([OPENS, CLOSES]).map(|piece| match piece.chars().next_back() {
        Some(OPENS) => harmless(piece.trim_end_matches(OPENS)) + &OPEN.to_string(),
        Some(CLOSES) => harmless(piece.trim_end_matches(CLOSES)) + &CLOSE.to_string(),
        _ => harmless(piece),
    });
    block.push_str(&wrapped(&pieces.collect::<String>(), 2, look));
    block.push_str(&labelled("claims", &count(hit.claims.len(), "claim"), look));
    for kept in &hit.claims {
        block.push_str(&labelled("", &table::line(kept), look));
    }
    block
}
