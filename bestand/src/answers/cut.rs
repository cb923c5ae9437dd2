//! What does a table say that does not show all there is?

use bestand_ledger::LedgerError;
use std::io::{self, Write};

use crate::arguments::ClaimFormat;
use crate::outcome::Stop;

/// The first answers of those there are.
pub(super) struct Shown<T> {
    pub(super) answers: Vec<T>,
    limit: usize,
    is_cut: bool,
}

impl<T> Shown<T> {
    /// So many at most of what is found; one more is asked for, to know whether there are others.
    pub(super) fn of(
        limit: usize,
        find: impl FnOnce(usize) -> Result<Vec<T>, LedgerError>,
    ) -> Result<Shown<T>, Stop> {
        Ok(Shown::cut(find(limit.saturating_add(1)).map_err(Stop::failed)?, limit))
    }

    pub(super) fn cut(mut answers: Vec<T>, limit: usize) -> Shown<T> {
        let is_cut = answers.len() > limit;
        answers.truncate(limit);
        Shown { answers, limit, is_cut }
    }

    /// Ends a table that does not show all.
    pub(super) fn say_rest(&self, format: ClaimFormat, results: &mut impl Write) -> io::Result<()> {
        if self.is_cut && format == ClaimFormat::Table {
            writeln!(results, "{}", rest("", self.limit))?;
        }
        Ok(())
    }
}

/// "… 126 earlier ones are not shown (--limit 200 shows more)".
pub(super) fn rest(how_many: &str, limit: usize) -> String {
    format!("… {how_many}earlier ones are not shown ({})", greater(limit))
}

/// "--limit 200 shows more" where 20 were shown.
pub(super) fn greater(limit: usize) -> String {
    format!("--limit {} shows more", limit.max(1).saturating_mul(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answers: &[u8], limit: usize, expected: &str) {
        let mut written = Vec::new();
        let shown = Shown::of(limit, |asked| Ok(answers.iter().take(asked).collect())).expect("found");
        assert_eq!(shown.answers.len(), answers.len().min(limit));
        shown.say_rest(ClaimFormat::Table, &mut written).expect("written");
        assert_eq!(String::from_utf8(written).expect("text"), expected);
    }

    #[test]
    fn a_table_says_that_there_is_more_only_where_there_is() {
        check(&[1, 2], 2, "");
        check(&[1, 2, 3], 2, "… earlier ones are not shown (--limit 20 shows more)\n");
        check(&[1], 0, "… earlier ones are not shown (--limit 10 shows more)\n");
    }
}
