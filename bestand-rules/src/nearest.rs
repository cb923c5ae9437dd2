//! Which known name did the author mean?

/// The known name that takes the fewest edits, at most a third of its letters; the first of equals.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let distances = known.into_iter().map(|candidate| (edits(name, candidate), candidate));
    let close = distances.filter(|(distance, candidate)| *distance <= candidate.chars().count().div_ceil(3));
    close.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate.to_owned())
}

/// How many letters must be added, dropped or replaced to make `right` of `left` (Levenshtein).
fn edits(left: &str, right: &str) -> usize {
    const LONGEST: usize = 48;
    let right: Vec<char> = right.chars().take(LONGEST).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, letter) in left.chars().take(LONGEST).enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (place, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(nearest(name, ["die-verb", "kill-verb", "person"]).as_deref(), expected, "{name}");
    }

    #[test]
    fn a_slip_of_the_pen_finds_its_name_and_a_stranger_none() {
        check("die-vreb", Some("die-verb"));
        check("dieverb", Some("die-verb"));
        check("persons", Some("person"));
        check("quantity", None);
    }
}
