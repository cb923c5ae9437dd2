//! How far do two groupings of the same things agree?

use std::collections::BTreeMap;

/// The adjusted Rand index (Hubert and Arabie 1985): 1 where two groupings are the same, about 0 where they agree by
/// chance only. Each thing has the number of its group in either.
pub(super) fn adjusted(one: &[usize], other: &[usize]) -> f64 {
    let both = pairs_within(one.iter().zip(other));
    let (first, second) = (pairs_within(one), pairs_within(other));
    let by_chance = first * second / pairs(one.len());
    let most = f64::midpoint(first, second);
    if most == by_chance { 1.0 } else { (both - by_chance) / (most - by_chance) }
}

/// How many pairs of things are in one group.
fn pairs_within<T: Ord>(groups: impl IntoIterator<Item = T>) -> f64 {
    let mut counts = BTreeMap::new();
    for group in groups {
        *counts.entry(group).or_insert(0) += 1;
    }
    counts.into_values().map(pairs).sum()
}

fn pairs(count: usize) -> f64 {
    (count * count.saturating_sub(1)) as f64 / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &[usize], other: &[usize], expected: &str) {
        assert_eq!(format!("{:.3}", adjusted(one, other)), expected);
        assert_eq!(format!("{:.3}", adjusted(other, one)), expected);
    }

    #[test]
    fn the_same_grouping_under_other_numbers_is_one() {
        check(&[0, 0, 1, 1, 2], &[7, 7, 3, 3, 0], "1.000");
        check(&[0, 1, 2], &[2, 1, 0], "1.000");
    }

    #[test]
    fn groupings_that_cut_across_are_worth_nothing() {
        check(&[0, 0, 1, 1], &[0, 1, 0, 1], "-0.500");
    }

    #[test]
    fn one_stray_thing_costs_a_part() {
        // 4 things in pairs against 3 and 1: 1 pair of both; 2 * 3 / 6 = 1 by chance; (1 - 1) / (2.5 - 1).
        check(&[0, 0, 1, 1], &[0, 0, 0, 1], "0.000");
        // 6 things: 3 pairs of both of 6 and 4; 6 * 4 / 15 = 1.6 by chance; (4 - 1.6) / (5 - 1.6).
        check(&[0, 0, 0, 1, 1, 1], &[0, 0, 0, 1, 1, 2], "0.706");
    }
}
