//! Which system word is which gold word?

use super::document::ScoredWord;

/// Gold and system words that are the same, in order.
#[derive(Debug)]
pub(super) struct Alignment {
    /// Gold word and system word.
    pub(super) pairs: Vec<(usize, usize)>,
    /// The gold word of each system word, if it has one.
    pub(super) gold_of: Vec<Option<usize>>,
}

/// Aligns words by their places, those of multiword tokens and what overlaps them by their forms.
pub(super) fn align(gold: &[ScoredWord<'_>], system: &[ScoredWord<'_>]) -> Alignment {
    let mut alignment = Alignment { pairs: Vec::new(), gold_of: vec![None; system.len()] };
    let (mut g, mut s) = (0, 0);
    while g < gold.len() && s < system.len() {
        let (left, right) = (&gold[g], &system[s]);
        if left.shares_token || right.shares_token {
            let stretch = Stretch::around(gold, system, g, s);
            (g, s) = (stretch.gold.1, stretch.system.1);
            alignment.add_common(gold, system, &stretch);
        } else if (left.start, left.end) == (right.start, right.end) {
            alignment.add(g, s);
            (g, s) = (g + 1, s + 1);
        } else if left.start <= right.start {
            g += 1;
        } else {
            s += 1;
        }
    }
    alignment
}

impl Alignment {
    fn add(&mut self, gold: usize, system: usize) {
        self.pairs.push((gold, system));
        self.gold_of[system] = Some(gold);
    }

    /// Aligns the longest common subsequence of forms, case ignored.
    fn add_common(&mut self, gold: &[ScoredWord<'_>], system: &[ScoredWord<'_>], stretch: &Stretch) {
        let forms = |words: &[ScoredWord<'_>], (start, end): (usize, usize)| -> Vec<String> {
            words[start..end].iter().map(|word| word.word.form().to_lowercase()).collect()
        };
        let (left, right) = (forms(gold, stretch.gold), forms(system, stretch.system));
        let lengths = common_lengths(&left, &right);
        let (mut g, mut s) = (0, 0);
        while g < left.len() && s < right.len() {
            if left[g] == right[s] {
                self.add(stretch.gold.0 + g, stretch.system.0 + s);
                (g, s) = (g + 1, s + 1);
            } else if lengths[g][s] == lengths[g + 1][s] {
                g += 1;
            } else {
                s += 1;
            }
        }
    }
}

/// How long the longest common subsequence is from each pair of places on.
fn common_lengths(left: &[String], right: &[String]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; right.len() + 1]; left.len() + 1];
    for g in (0..left.len()).rev() {
        for s in (0..right.len()).rev() {
            let both = if left[g] == right[s] { 1 + lengths[g + 1][s + 1] } else { 0 };
            lengths[g][s] = both.max(lengths[g + 1][s]).max(lengths[g][s + 1]);
        }
    }
    lengths
}

/// The shortest stretch of words on both sides that no multiword token sticks out of.
struct Stretch {
    gold: (usize, usize),
    system: (usize, usize),
}

impl Stretch {
    fn around(gold: &[ScoredWord<'_>], system: &[ScoredWord<'_>], mut g: usize, mut s: usize) -> Self {
        let mut end = if gold[g].shares_token { gold[g].end } else { system[s].end };
        if gold[g].shares_token {
            s += usize::from(!system[s].shares_token && system[s].start < gold[g].start);
        } else {
            g += usize::from(!gold[g].shares_token && gold[g].start < system[s].start);
        }
        let first = (g, s);
        while !is_beyond(gold.get(g), end) || !is_beyond(system.get(s), end) {
            let gold_is_next = match (gold.get(g), system.get(s)) {
                (Some(left), Some(right)) => left.start <= right.start,
                (left, _) => left.is_some(),
            };
            let place = if gold_is_next { &mut g } else { &mut s };
            let word = if gold_is_next { &gold[*place] } else { &system[*place] };
            if word.shares_token {
                end = end.max(word.end);
            }
            *place += 1;
        }
        Self { gold: (first.0, g), system: (first.1, s) }
    }
}

fn is_beyond(word: Option<&ScoredWord<'_>>, end: usize) -> bool {
    word.is_none_or(|word| if word.shares_token { word.start >= end } else { word.end > end })
}
