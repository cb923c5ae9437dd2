//! Where do accounts contradict each other, and where do they only seem to?

use bestand_desk::ContradictionRecord;
use bestand_ledger::{Contested, Contradictions, Kept, Page, Pages};
use bestand_reader::Packs;
use bestand_reconcile::Position;
use std::io::Write;
use std::path::Path;

use super::{Shown, ended, filter, limit, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, ContradictionsArguments};
use crate::outcome::{Outcome, Stop};
use crate::phrase;
use crate::table::{self, labelled, marked};
use crate::terminal::Look;
use crate::wrap::wrapped;

/// Writes the contradictions of the newest stories, each with both sentences.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &ContradictionsArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, &asked.question)?;
    let limit = limit(&asked.question);
    let Contradictions { found, is_cut } =
        ledger.contradictions(&filter, asked.explained, limit.saturating_add(1)).map_err(Stop::failed)?;
    let found = Shown::cut(found, limit);
    let (mut pages, look) = (Pages::new(&ledger), Look::of_output());
    for contested in &found.answers {
        let left = pages.of(&contested.left).map_err(Stop::failed)?;
        let right = pages.of(&contested.right).map_err(Stop::failed)?;
        match asked.question.view.format {
            ClaimFormat::Jsonl => {
                let sentence = |page: &Page, kept: &Kept| page.sentence_of(kept).slice(&page.text).to_owned();
                let (left, right) = (sentence(&left, &contested.left), sentence(&right, &contested.right));
                writeln!(results, "{}", ContradictionRecord::of(contested, &left, &right).to_json())?;
            }
            ClaimFormat::Table => writeln!(results, "{}", block(contested, &left, &right, look))?,
        }
    }
    found.say_rest(asked.question.view.format, results)?;
    if is_cut && asked.question.view.format == ClaimFormat::Table {
        writeln!(results, "… among the newest of many claims: older ones with --until")?;
    }
    ended(!found.answers.is_empty(), &ledger, &filter)
}

fn block(contested: &Contested, left: &Page, right: &Page, look: Look) -> String {
    let contradiction = &contested.contradiction;
    let kind = contradiction.kind.as_str().replace('_', " ");
    let kind = if contradiction.kind.is_explained() { format!("no contradiction: {kind}") } else { kind };
    let reason = contradiction.reason.as_str().replace('_', " ");
    let mut block = table::titled(&format!("{kind} ({reason})"), "", look).trim_end().to_owned() + "\n";
    for (position, kept, page) in
        [(&contradiction.left, &contested.left, left), (&contradiction.right, &contested.right, right)]
    {
        block.push_str(&side(position, kept, page, look));
    }
    block
}

/// What one voice holds, who carries it, and the sentence of its first claim.
fn side(position: &Position, kept: &Kept, page: &Page, look: Look) -> String {
    let claim = &kept.told.claim;
    let said = phrase::headline(&claim.happening);
    let mut side = format!(
        "  {}\n",
        table::titled(
            &said,
            &table::short(&kept.told.id.to_string()),
            Look { width: look.width.saturating_sub(2), ..look }
        )
    );
    let support = position.support;
    let support = format!("{}, {}", count(support.outlets, "outlet"), count(support.origins, "origin"));
    side.push_str(&labelled("says", &phrase::saying(claim), look));
    side.push_str(&labelled(
        "in",
        &format!("{} ({support} in all)", table::source(&kept.told.carrier)),
        look,
    ));
    side.push_str(&wrapped(&marked(&page.text, page.sentence_of(kept), claim.evidence.anchor), 4, look));
    side
}
