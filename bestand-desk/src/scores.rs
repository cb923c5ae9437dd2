//! How well does a language's model do, by its own table?

use bestand_reader::Packs;

/// One line of a language's `scores.tsv`: `LAS on Alpino test, gold tokens<TAB>86.4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score<'p> {
    /// What was measured: "LAS on Alpino test, gold tokens".
    pub measure: &'p str,
    /// The figure as it was measured: "86.4".
    pub figure: &'p str,
}

/// The scores that were measured for a language, in the order of its table; none where it has no table.
#[must_use]
pub fn scores<'p>(packs: &'p Packs, language: &str) -> Vec<Score<'p>> {
    let table = packs.files().text(&format!("{language}/scores.tsv")).unwrap_or_default();
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let score = |line: &'p str| line.split_once('\t').map(|(measure, figure)| Score { measure, figure });
    lines.filter_map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_read_in_order_and_a_language_without_them_has_none() {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        let files = [
            file("xx/language.tsv", "name\tMade-up\n"),
            file("xx/scores.tsv", "# why\nLAS\t86.4\nUPOS\t97.1\n"),
        ];
        let packs = Packs::from_files("packs", files).expect("packs");
        let found: Vec<String> =
            scores(&packs, "xx").iter().map(|score| format!("{} {}", score.measure, score.figure)).collect();
        assert_eq!(found, ["LAS 86.4", "UPOS 97.1"]);
        assert_eq!(scores(&packs, "yy"), []);
    }
}
