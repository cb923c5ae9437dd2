//! Which degrees of editing are found, and how many sentences written afresh are taken for copies?

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;

use super::pairs::{Benchmark, MOST_EDITED, Pair};

/// Pairs that came together, by language and degree.
pub(super) struct Table {
    rows: BTreeMap<String, [Share; MOST_EDITED + 1]>,
    /// The pairs that came out wrong, a line each with both sentences.
    pub(super) wrong: String,
}

/// So many of so many pairs.
#[derive(Clone, Copy, Default)]
struct Share {
    together: usize,
    all: usize,
}

const ALL: &str = "all";

impl Table {
    pub(super) fn of(benchmark: &Benchmark, found: &[usize]) -> Table {
        let mut table = Table { rows: BTreeMap::new(), wrong: String::new() };
        for pair in &benchmark.pairs {
            let is_together = found[pair.one] == found[pair.other];
            for row in [ALL, &pair.language] {
                let share = &mut table.rows.entry(row.to_owned()).or_default()[pair.degree];
                share.all += 1;
                share.together += usize::from(is_together);
            }
            if is_together != (pair.degree > 0) {
                table.note(pair, &benchmark.sentences);
            }
        }
        table
    }

    fn note(&mut self, Pair { id, language: _, degree, one, other }: &Pair, sentences: &[String]) {
        let what = if *degree > 0 { "missed" } else { "taken for a copy" };
        // Writing to a string does not fail.
        let _ = writeln!(
            self.wrong,
            "{id} (degree {degree}) {what}\n  {}\n  {}",
            sentences[*one], sentences[*other]
        );
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "| pairs | verbatim | light | reordered | heavy | afresh, taken for copies |")?;
        writeln!(formatter, "| --- | --- | --- | --- | --- | --- |")?;
        for (name, shares) in &self.rows {
            let [afresh, copies @ ..] = shares;
            write!(formatter, "| {name} |")?;
            copies.iter().chain([afresh]).try_for_each(|share| write!(formatter, " {share} |"))?;
            writeln!(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Share { together, all } = *self;
        let percent = if all == 0 { 0.0 } else { 100.0 * together as f64 / all as f64 };
        write!(formatter, "{together}/{all} ({percent:.1} %)")
    }
}
