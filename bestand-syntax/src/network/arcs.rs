//! How well does each word of a sentence suit each other word, and the root, as its head?

use crate::lanes::{Products, ReadyLanes, Work};

/// How many heads are scored at once.
const STRIP: usize = 16;

/// The heads of one sentence, the root first, laid out so that sixteen are scored at once.
#[derive(Debug, Default)]
pub(crate) struct HeadVectors {
    count: usize,
    /// For each strip of sixteen heads, for each place in a vector: that number of each head.
    strips: Vec<[f32; STRIP]>,
    /// What a head is worth to any word.
    priors: Vec<[f32; STRIP]>,
}

impl HeadVectors {
    /// Takes the heads' vectors of `width` numbers each, with what each is worth to any word.
    pub(crate) fn set<'a>(&mut self, width: usize, heads: impl Iterator<Item = (&'a [f32], f32)>) {
        self.count = 0;
        self.strips.clear();
        self.priors.clear();
        for (vector, prior) in heads {
            let lane = self.count % STRIP;
            if lane == 0 {
                self.strips.extend(std::iter::repeat_n([0.0; STRIP], width));
                self.priors.push([0.0; STRIP]);
            }
            let start = self.strips.len() - width;
            for (numbers, &number) in self.strips[start..].iter_mut().zip(vector) {
                numbers[lane] = number;
            }
            self.priors[self.count / STRIP][lane] = prior;
            self.count += 1;
        }
    }

    /// How many numbers a row of scores has: the heads, filled up to whole strips.
    pub(crate) fn row_length(&self) -> usize {
        self.priors.len() * STRIP
    }

    /// Sets `scores[dependent * row_length + head]`; `dependents` holds one vector of `width` numbers after the other.
    pub(crate) fn score(&self, lanes: ReadyLanes, dependents: &[f32], width: usize, scores: &mut Vec<f32>) {
        scores.resize(dependents.len() / width * self.row_length(), 0.0);
        lanes.run(Score { heads: self, dependents, width, scores });
    }
}

struct Score<'a> {
    heads: &'a HeadVectors,
    dependents: &'a [f32],
    width: usize,
    scores: &'a mut [f32],
}

impl Work for Score<'_> {
    #[inline(always)]
    fn run<P: Products>(mut self) {
        let count = self.dependents.len() / self.width;
        for strip in 0..self.heads.priors.len() {
            let mut dependent = 0;
            while dependent + 4 <= count {
                self.score_rows::<4>(strip, dependent);
                dependent += 4;
            }
            while dependent < count {
                self.score_rows::<1>(strip, dependent);
                dependent += 1;
            }
        }
    }
}

impl Score<'_> {
    #[inline(always)]
    fn score_rows<const ROWS: usize>(&mut self, strip: usize, first: usize) {
        let numbers = &self.heads.strips[strip * self.width..][..self.width];
        let dependents: [&[f32]; ROWS] =
            std::array::from_fn(|row| &self.dependents[(first + row) * self.width..][..self.width]);
        let mut sums = [self.heads.priors[strip]; ROWS];
        for place in 0..self.width {
            let heads = numbers[place];
            for row in 0..ROWS {
                let dependent = dependents[row][place];
                for lane in 0..STRIP {
                    sums[row][lane] += dependent * heads[lane];
                }
            }
        }
        let length = self.heads.row_length();
        for (row, sums) in sums.iter().enumerate() {
            self.scores[(first + row) * length + strip * STRIP..][..STRIP].copy_from_slice(sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::Lanes;

    /// Every score is the sum of products that plain arithmetic gives, on all lanes.
    fn check(dependents: usize, heads: usize, width: usize) {
        let number = |seed: usize| ((seed * 31 + 7) % 64) as f32 / 8.0 - 4.0;
        let dependent_numbers: Vec<f32> = (0..dependents * width).map(number).collect();
        let head_numbers: Vec<f32> = (0..heads * width).map(|seed| number(seed + 5)).collect();
        let mut laid_out = HeadVectors::default();
        laid_out.set(width, head_numbers.chunks(width).zip((0..heads).map(|head| head as f32 / 2.0)));
        for lanes in Lanes::ALL {
            let mut scores = Vec::new();
            laid_out.score(ReadyLanes::up_to(lanes), &dependent_numbers, width, &mut scores);
            for (dependent, row) in scores.chunks(laid_out.row_length()).enumerate() {
                for (head, &score) in row[..heads].iter().enumerate() {
                    let pairs =
                        dependent_numbers[dependent * width..].iter().zip(&head_numbers[head * width..]);
                    let products: f32 = pairs.take(width).map(|(one, other)| one * other).sum();
                    assert_eq!(score, head as f32 / 2.0 + products, "{lanes:?} {dependent} {head}");
                }
            }
        }
    }

    #[test]
    fn every_pair_is_scored() {
        check(1, 2, 8);
        check(6, 7, 16);
        check(40, 41, 24);
    }

    #[test]
    fn no_word_has_no_score() {
        check(0, 1, 8);
    }
}
