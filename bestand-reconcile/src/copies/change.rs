//! What did a copy change of the words that it took over?

use bestand_text::Span;

use super::words::{Word, words};

/// How a copy's words differ from the first carrier's; capitals and marks do not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// What became of the words, in the order of the copy; what it dropped stands where it would have been.
    pub edits: Vec<Edit>,
    /// Whether a figure stands in the copy where the first carrier has another: 7 became 9. Of the words themselves only digits
    /// are compared, see [`Change::with_figures`]; a figure that was left out or added changes none.
    pub figures_changed: bool,
}

/// How many people a sentence claims to be victims: at least 7 killed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// What happened to them, as [`bestand_claim::Outcome`] writes it: "killed".
    pub outcome: String,
    /// The lowest number, or the highest where no lowest is known.
    pub number: u64,
}

/// Words that a copy kept or not; spans are bytes of the first carrier's sentence and of the copy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Words that both have, in the same order.
    Kept {
        /// Where the first carrier has them.
        first: Span,
        /// Where the copy has them.
        copy: Span,
    },
    /// Words that both have, but at another place: "volgens het ministerie" went to the end.
    Moved {
        /// Where the first carrier has them.
        first: Span,
        /// Where the copy has them.
        copy: Span,
    },
    /// Other words at the same place: "zegt" for "meldt", 9 for 7.
    Replaced {
        /// The first carrier's words.
        first: Span,
        /// The copy's words.
        copy: Span,
    },
    /// Words of the first carrier that the copy left out: "volgens het ministerie".
    Dropped(Span),
    /// Words that only the copy has.
    Added(Span),
}

impl Change {
    /// What the sentence `copy` changed against the sentence `first`.
    #[must_use]
    pub fn between(first: &str, copy: &str) -> Change {
        let first: Vec<Word> = words(first).collect();
        let copy: Vec<Word> = words(copy).collect();
        let alignment = Alignment::of(&first, &copy);
        Change { edits: alignment.edits(), figures_changed: alignment.is_figure_changed() }
    }

    /// The same, of sentences that claim these figures, in words or in digits: "vier doden" became "zeven doden".
    #[must_use]
    pub fn with_figures(self, first: &[Claimed], copy: &[Claimed]) -> Change {
        let others = |some: &[Claimed], others: &[Claimed]| -> Vec<String> {
            some.iter()
                .filter(|figure| !others.contains(figure))
                .map(|figure| figure.outcome.clone())
                .collect()
        };
        let (dropped, added) = (others(first, copy), others(copy, first));
        let is_changed = added.iter().any(|outcome| dropped.contains(outcome));
        Change { figures_changed: self.figures_changed || is_changed, ..self }
    }

    /// Whether the words are the same: "Zes doden, meldt AFP." and "zes doden meldt AFP".
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.edits.iter().all(|edit| matches!(edit, Edit::Kept { .. }))
    }
}

/// The fewest words that have moved; a single word that both have somewhere else ("de") says nothing.
const MIN_MOVED_WORDS: usize = 2;

/// What became of one word; the number is its place on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept(usize),
    Moved(usize),
    Alone,
}

struct Alignment<'a> {
    first: &'a [Word],
    copy: &'a [Word],
    of_first: Vec<Fate>,
    of_copy: Vec<Fate>,
}

impl<'a> Alignment<'a> {
    fn of(first: &'a [Word], copy: &'a [Word]) -> Self {
        let (of_first, of_copy) = (vec![Fate::Alone; first.len()], vec![Fate::Alone; copy.len()]);
        let mut alignment = Alignment { first, copy, of_first, of_copy };
        for (at, there) in longest_common(first, copy) {
            alignment.of_first[at] = Fate::Kept(there);
            alignment.of_copy[there] = Fate::Kept(at);
        }
        while let Some((at, there, len)) = alignment.longest_moved() {
            for step in 0..len {
                alignment.of_first[at + step] = Fate::Moved(there + step);
                alignment.of_copy[there + step] = Fate::Moved(at + step);
            }
        }
        alignment
    }

    /// The longest run of words that stands alone on both sides: its places and its length.
    fn longest_moved(&self) -> Option<(usize, usize, usize)> {
        let mut longest = None;
        for at in 0..self.first.len() {
            for there in 0..self.copy.len() {
                let len = self.moved_from(at, there);
                if len >= MIN_MOVED_WORDS && longest.is_none_or(|(_, _, most)| len > most) {
                    longest = Some((at, there, len));
                }
            }
        }
        longest
    }

    fn moved_from(&self, at: usize, there: usize) -> usize {
        let firsts = self.first[at..].iter().zip(&self.of_first[at..]);
        let copies = self.copy[there..].iter().zip(&self.of_copy[there..]);
        let is_same = |&((first, of_first), (copy, of_copy)): &((&Word, &Fate), (&Word, &Fate))| {
            *of_first == Fate::Alone && *of_copy == Fate::Alone && first.form == copy.form
        };
        firsts.zip(copies).take_while(is_same).count()
    }

    fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (mut at, mut there) = (0, 0);
        loop {
            let (gap, gap_there) = (kept_from(&self.of_first, at), kept_from(&self.of_copy, there));
            self.write_gap((at, gap), (there, gap_there), &mut edits);
            let len = self.kept_run(gap, gap_there);
            if len == 0 {
                return edits;
            }
            (at, there) = (gap + len, gap_there + len);
            let (first, copy) = (span(&self.first[gap..at]), span(&self.copy[gap_there..there]));
            edits.push(Edit::Kept { first, copy });
        }
    }

    /// How many words are kept in a row from here on.
    fn kept_run(&self, at: usize, there: usize) -> usize {
        let fates = self.of_first[at..].iter().enumerate();
        fates.take_while(|&(step, fate)| *fate == Fate::Kept(there + step)).count()
    }

    /// What stands between two runs of kept words, on either side.
    fn write_gap(
        &self,
        (at, end): (usize, usize),
        (there, end_there): (usize, usize),
        edits: &mut Vec<Edit>,
    ) {
        let dropped: Vec<Span> = runs(&self.of_first, at, end)
            .filter(|run| run.2.is_none())
            .map(|(from, to, _)| span(&self.first[from..to]))
            .collect();
        let mut others = Vec::new();
        let mut added = 0;
        for (from, to, moved) in runs(&self.of_copy, there, end_there) {
            let copy = span(&self.copy[from..to]);
            added += usize::from(moved.is_none());
            others.push(match moved {
                Some(place) => Edit::Moved { first: span(&self.first[place..place + to - from]), copy },
                None => Edit::Added(copy),
            });
        }
        match dropped[..] {
            [first] if added == 1 => edits.extend(others.into_iter().map(|edit| match edit {
                Edit::Added(copy) => Edit::Replaced { first, copy },
                other => other,
            })),
            _ => edits.extend(dropped.into_iter().map(Edit::Dropped).chain(others)),
        }
    }

    /// Whether both sides have figures that the other has not.
    fn is_figure_changed(&self) -> bool {
        let mut dropped = figures(self.first, &self.of_first);
        let mut added = figures(self.copy, &self.of_copy);
        added.retain(|figure| match dropped.iter().position(|other| other == figure) {
            Some(place) => {
                dropped.swap_remove(place);
                false
            }
            None => true,
        });
        !added.is_empty() && !dropped.is_empty()
    }
}

/// The next kept word from `at` on, or the end.
fn kept_from(fates: &[Fate], at: usize) -> usize {
    let is_kept = |fate: &Fate| matches!(fate, Fate::Kept(_));
    fates[at..].iter().position(is_kept).map_or(fates.len(), |step| at + step)
}

/// Words in a row that stand alone, or that moved together: where they start and end, and where they moved from.
fn runs(fates: &[Fate], start: usize, end: usize) -> impl Iterator<Item = (usize, usize, Option<usize>)> {
    let mut from = start;
    std::iter::from_fn(move || {
        let fate = *fates[..end].get(from)?;
        let goes_on = |&(step, next): &(usize, &Fate)| match fate {
            Fate::Moved(place) => *next == Fate::Moved(place + step),
            _ => *next == fate,
        };
        let run = (from, from + fates[from..end].iter().enumerate().take_while(goes_on).count());
        from = run.1;
        let moved = match fate {
            Fate::Moved(place) => Some(place),
            _ => None,
        };
        Some((run.0, run.1, moved))
    })
}

fn figures<'a>(words: &'a [Word], fates: &[Fate]) -> Vec<&'a str> {
    let alone = words.iter().zip(fates).filter(|(word, fate)| **fate == Fate::Alone && word.is_figure());
    alone.map(|(word, _)| word.form.as_str()).collect()
}

/// From the first word to the last.
fn span(words: &[Word]) -> Span {
    match words {
        [] => Span::default(),
        [first, ..] => first.span.to(words[words.len() - 1].span),
    }
}

/// The places of the longest sequence of words that stands in both, in the same order.
fn longest_common(first: &[Word], copy: &[Word]) -> Vec<(usize, usize)> {
    let width = copy.len() + 1;
    let mut best = vec![0_u32; (first.len() + 1) * width];
    for (at, word) in first.iter().enumerate().rev() {
        for (there, other) in copy.iter().enumerate().rev() {
            let (right, below) = (best[at * width + there + 1], best[(at + 1) * width + there]);
            let both = best[(at + 1) * width + there + 1] + 1;
            best[at * width + there] = if word.form == other.form { both } else { right.max(below) };
        }
    }
    let (mut at, mut there, mut pairs) = (0, 0, Vec::new());
    while at < first.len() && there < copy.len() {
        let (right, below) = (best[at * width + there + 1], best[(at + 1) * width + there]);
        if first[at].form == copy[there].form {
            pairs.push((at, there));
            (at, there) = (at + 1, there + 1);
        } else if below >= right {
            at += 1;
        } else {
            there += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each edit in words: `=` kept, `-` dropped, `+` added, `->` replaced, `~` moved.
    fn check(first: &str, copy: &str, expected: &str, figures_changed: bool) {
        let change = Change::between(first, copy);
        let shown = change.edits.iter().map(|edit| match *edit {
            Edit::Kept { copy: span, .. } => format!("={}", span.slice(copy)),
            Edit::Moved { first: from, copy: to } => {
                assert_eq!(from.slice(first).to_lowercase(), to.slice(copy).to_lowercase());
                format!("~{}", to.slice(copy))
            }
            Edit::Replaced { first: from, copy: to } => format!("{}->{}", from.slice(first), to.slice(copy)),
            Edit::Dropped(span) => format!("-{}", span.slice(first)),
            Edit::Added(span) => format!("+{}", span.slice(copy)),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected);
        assert_eq!(change.figures_changed, figures_changed, "{first} / {copy}");
    }

    #[test]
    fn the_same_words_are_verbatim() {
        check("Zes doden, meldt AFP.", "„Zes doden”, meldt AFP", "=Zes doden”, meldt AFP", false);
        assert!(Change::between("Zes doden, meldt AFP.", "„Zes doden”, meldt AFP").is_verbatim());
        assert!(!Change::between("Zes doden, meldt AFP.", "Zes doden").is_verbatim());
    }

    #[test]
    fn dropped_words_are_named() {
        check(
            "Zes doden vielen er, volgens het ministerie, in de stad.",
            "Zes doden vielen er in de stad.",
            "=Zes doden vielen er | -volgens het ministerie | =in de stad",
            false,
        );
    }

    #[test]
    fn another_figure_is_a_changed_figure() {
        check("Er vielen 7 doden.", "Er vielen 9 doden.", "=Er vielen | 7->9 | =doden", true);
        check("Er vielen 30.000 doden.", "Er vielen 30,000 doden.", "=Er vielen 30,000 doden", false);
    }

    #[test]
    fn a_figure_left_out_or_added_is_no_changed_one() {
        check(
            "Er vielen 7 doden en 12 gewonden.",
            "Er vielen 7 doden.",
            "=Er vielen 7 doden | -en 12 gewonden",
            false,
        );
        check("Er vielen doden.", "Er vielen 7 doden.", "=Er vielen | +7 | =doden", false);
    }

    #[test]
    fn a_figure_in_words_is_changed_where_another_number_is_claimed() {
        let figures = |numbers: &[(&str, u64)]| -> Vec<Claimed> {
            let figure = |&(outcome, number): &(&str, u64)| Claimed { outcome: outcome.to_owned(), number };
            numbers.iter().map(figure).collect()
        };
        let is_changed = |first: &[(&str, u64)], copy: &[(&str, u64)]| {
            let change = Change::between("Vier doden, negen gewonden.", "Zeven doden, negen gewonden.");
            change.with_figures(&figures(first), &figures(copy)).figures_changed
        };
        assert!(is_changed(&[("killed", 4), ("injured", 9)], &[("killed", 7), ("injured", 9)]));
        assert!(!is_changed(&[("killed", 4), ("injured", 9)], &[("killed", 4)]), "left out");
        assert!(!is_changed(&[("killed", 4)], &[("injured", 9)]), "of something else");
    }

    #[test]
    fn a_figure_at_another_place_is_the_same_figure() {
        check(
            "7 doden vielen er in de stad.",
            "In de stad vielen er 7 doden.",
            "=In de stad | ~vielen er | ~7 doden",
            false,
        );
    }

    #[test]
    fn an_attribution_that_moved_is_kept() {
        check(
            "Volgens het ministerie zijn zes burgers gewond geraakt.",
            "Zes burgers zijn gewond geraakt, volgens het ministerie.",
            "-zijn | =Zes burgers | +zijn | =gewond geraakt | ~volgens het ministerie",
            false,
        );
    }

    #[test]
    fn a_sentence_without_words_changes_all() {
        check("", "Zes doden.", "+Zes doden", false);
        check("…", "…", "", false);
    }
}
