//! Which tree with one root do the scores of all pairs of words prefer?
//!
//! Heads are numbered as in CoNLL-U: 0 is the root, word 1 the first. Where the best head of each word makes a tree with
//! one root, that is the best tree. Else the maximum spanning tree is sought by Chu and Liu's and Edmonds' algorithm as
//! Tarjan lays it out for dense graphs, in time that grows with the square of the sentence; the root is made so dear that
//! one word only takes it (Stanojević and Cohen, "A Root of the Problem", EMNLP 2021).

mod spanning;

use spanning::Spanning;

/// Scores of one sentence: `scores[(word - 1) * row_length + head]`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scores<'a> {
    pub(crate) scores: &'a [f32],
    pub(crate) row_length: usize,
    pub(crate) word_count: usize,
}

impl Scores<'_> {
    fn of(&self, word: usize, head: usize) -> f32 {
        self.scores[(word - 1) * self.row_length + head]
    }
}

/// Finds heads, and keeps its memory from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// The head of each word; entry 0 stands for the root and is not used.
    heads: Vec<usize>,
    /// For each word the round in which a walk towards the root came by.
    rounds: Vec<usize>,
    spanning: Spanning,
}

impl Decoder {
    /// The heads of words 1, 2, … of a sentence.
    pub(crate) fn decode(&mut self, scores: Scores<'_>) -> &[usize] {
        self.heads.clear();
        self.heads.push(0);
        self.heads.extend((1..=scores.word_count).map(|word| best_head(scores, word)));
        if scores.word_count > 0 && !self.is_tree() {
            self.spanning.find(scores, &mut self.heads);
        }
        &self.heads[1..]
    }

    /// Whether one word takes the root and each word's heads lead there.
    fn is_tree(&mut self) -> bool {
        if self.heads[1..].iter().filter(|&&head| head == 0).count() != 1 {
            return false;
        }
        self.rounds.clear();
        self.rounds.resize(self.heads.len(), 0);
        for round in 1..self.heads.len() {
            let mut word = round;
            while word != 0 && self.rounds[word] == 0 {
                self.rounds[word] = round;
                word = self.heads[word];
            }
            if word != 0 && self.rounds[word] == round {
                return false;
            }
        }
        true
    }
}

/// The first of the best heads for a word, which cannot be its own.
fn best_head(scores: Scores<'_>, word: usize) -> usize {
    let mut best = 0;
    let row = &scores.scores[(word - 1) * scores.row_length..][..=scores.word_count];
    for (head, &score) in row.iter().enumerate() {
        if score > row[best] && head != word {
            best = head;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The heads found for rows of scores, one row a word, the root's score first.
    fn check(rows: &[&[f32]], expected: &[usize]) {
        let scores: Vec<f32> = rows.concat();
        let scores = Scores { scores: &scores, row_length: rows.len() + 1, word_count: rows.len() };
        assert_eq!(Decoder::default().decode(scores), expected);
    }

    #[test]
    fn the_best_heads_are_taken_where_they_are_a_tree() {
        check(&[&[1.0, 9.0, 5.0, 2.0], &[8.0, 1.0, 9.0, 1.0], &[0.0, 2.0, 3.0, 9.0]], &[2, 0, 2]);
    }

    #[test]
    fn a_circle_is_broken_where_that_costs_least() {
        check(&[&[5.0, 0.0, 10.0], &[1.0, 8.0, 0.0]], &[0, 1]);
        check(&[&[1.0, 0.0, 10.0], &[5.0, 8.0, 0.0]], &[2, 0]);
    }

    #[test]
    fn one_word_only_takes_the_root() {
        check(&[&[10.0, 0.0, 1.0], &[9.0, 2.0, 0.0]], &[0, 1]);
        check(&[&[10.0, 0.0, 8.0], &[10.0, 2.0, 0.0]], &[2, 0]);
    }

    #[test]
    fn a_single_word_takes_the_root_whatever_the_scores() {
        check(&[&[-9.0, 5.0]], &[0]);
    }

    #[test]
    fn no_word_has_no_head() {
        check(&[], &[]);
    }

    #[test]
    fn scores_that_are_no_numbers_still_give_a_tree() {
        check(&[&[f32::NAN; 4][..]; 3], &[0, 1, 1]);
    }

    /// All trees with one root over the words, by trying every choice of heads.
    fn best_by_trial(scores: Scores<'_>) -> f32 {
        let choices = scores.word_count + 1;
        let mut best = f32::NEG_INFINITY;
        for trial in 0..choices.pow(scores.word_count as u32) {
            let mut heads = vec![0];
            heads.extend((0..scores.word_count as u32).map(|place| trial / choices.pow(place) % choices));
            if (1..choices).any(|word| heads[word] == word) {
                continue;
            }
            let mut decoder = Decoder { heads, ..Decoder::default() };
            if decoder.is_tree() {
                best = best.max((1..choices).map(|word| scores.of(word, decoder.heads[word])).sum());
            }
        }
        best
    }

    #[test]
    fn no_other_tree_has_a_higher_sum() {
        let mut seed = 42_u32;
        for round in 0..600 {
            let word_count = round % 5 + 1;
            let mut next = || {
                seed ^= seed << 13;
                seed ^= seed >> 17;
                seed ^= seed << 5;
                (seed % 64) as f32 / 4.0 - 8.0
            };
            let numbers: Vec<f32> = (0..word_count * (word_count + 1)).map(|_| next()).collect();
            let scores = Scores { scores: &numbers, row_length: word_count + 1, word_count };
            let mut decoder = Decoder::default();
            let heads = decoder.decode(scores).to_vec();
            assert!(decoder.is_tree(), "{numbers:?}: {heads:?}");
            let sum: f32 = heads.iter().zip(1..).map(|(&head, word)| scores.of(word, head)).sum();
            assert_eq!(sum, best_by_trial(scores), "{numbers:?}: {heads:?}");
        }
    }

    #[test]
    fn a_long_sentence_of_circles_gives_a_tree() {
        const WORDS: usize = 1000;
        let mut numbers = vec![0.0; WORDS * (WORDS + 1)];
        for word in 1..=WORDS {
            let partner = if word % 2 == 1 { word + 1 } else { word - 1 };
            numbers[(word - 1) * (WORDS + 1) + partner] = 5.0;
            numbers[(word - 1) * (WORDS + 1) + word / 2] += 1.0;
        }
        let mut decoder = Decoder::default();
        decoder.decode(Scores { scores: &numbers, row_length: WORDS + 1, word_count: WORDS });
        assert!(decoder.is_tree());
    }
}
