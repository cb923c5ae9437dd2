//! Which number comes next, the same in every run?

/// Numbers by chance from a seed: SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// The numbers of a seed; of several parts each order gives others.
    pub(crate) fn of(parts: &[u64]) -> Random {
        let mut random = Random { state: 0x5eed_0bad_cafe };
        for part in parts {
            random.state ^= part.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            random.next();
        }
        random
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of the numbers from 0 to one below.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One of the numbers from the first to the last.
    pub(crate) fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.next() % (last - first + 1)
    }

    /// From 0 to just below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True so many times in a hundred.
    pub(crate) fn percent(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// One of these.
    pub(crate) fn of_these<'t, T>(&mut self, these: &'t [T]) -> &'t T {
        &these[self.below(these.len())]
    }

    /// One of the numbers below the end, the first most often: the second half as often, the third a third (Zipf).
    pub(crate) fn zipf(&mut self, end: usize) -> usize {
        let most = (end as f64 + 1.0).ln();
        ((self.unit() * most).exp() as usize).saturating_sub(1).min(end.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let numbers = |seed| {
            let mut random = Random::of(&[seed, 7]);
            [random.next(), random.next(), random.between(3, 9), random.below(5) as u64]
        };
        assert_eq!(numbers(1), numbers(1));
        assert_ne!(numbers(1), numbers(2));
    }

    #[test]
    fn the_first_comes_most_often() {
        let mut random = Random::of(&[1]);
        let mut counts = [0; 4];
        (0..1000).for_each(|_| counts[random.zipf(4)] += 1);
        assert!(counts.is_sorted_by(|one, other| one > other), "{counts:?}");
    }
}
