//! Which sentences of many reports hang together by copies?

use jiff::civil::Date;

use super::forest::Forest;
use super::index::Copies;
use super::print::Print;

/// A sentence of a report of some day or month, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<R> {
    /// Its report.
    pub report: R,
    /// The first and the last day on which that can have appeared.
    pub days: Option<(Date, Date)>,
    /// Its words.
    pub print: Print,
}

/// The utterances that these sentences make, each as the places of its sentences: seven outlets with one agency text
/// are one group. A sentence that shares its words with none is a group of its own.
///
/// Any order of the sentences gives the same groups, and so does [`Copies`] when it takes them in one by one.
#[must_use]
pub fn utterances<R: Copy + Eq>(sentences: &[Sentence<R>]) -> Vec<Vec<usize>> {
    let mut copies = Copies::new();
    let mut forest = Forest::default();
    sentences.iter().for_each(|_| forest.plant());
    for (place, sentence) in sentences.iter().enumerate() {
        for copy in copies.insert(sentence.report, sentence.days, place, &sentence.print) {
            forest.join(place, copy);
        }
    }
    forest.groups()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::likeness::is_copy;
    use super::*;

    fn day(number: i8) -> Option<(Date, Date)> {
        let day = jiff::civil::date(2020, 10, number);
        Some((day, day))
    }

    /// Each sentence is of a report of its own and of the same day.
    fn check(sentences: &[&str], expected: &[&[usize]]) {
        let sentences: Vec<Sentence<usize>> = sentences
            .iter()
            .enumerate()
            .map(|(report, text)| Sentence { report, days: day(1), print: Print::of(text) })
            .collect();
        assert_eq!(utterances(&sentences), expected);
    }

    #[test]
    fn nothing_said_is_no_utterance() {
        check(&[], &[]);
    }

    #[test]
    fn copies_of_copies_are_one_utterance() {
        let agency = "Volgens de gouverneur zijn bij de beschieting van het dorp Sary vier huizen en een school verwoest.";
        let edited = "Bij de beschieting van het dorp Sary zijn vier huizen en een school verwoest, zegt de gouverneur.";
        let cut = "Bij de beschieting van Sary zijn een school en vier huizen verwoest, zegt de gouverneur.";
        assert!(!is_copy(&Print::of(agency), &Print::of(cut)));
        check(&[agency, "Het bleef daarna stil.", cut, edited], &[&[0, 2, 3], &[1]]);
    }

    /// A known fault: two strikes told by one formula, of which only the places and figures differ, look like a text
    /// and its newer version.
    #[test]
    fn known_wrong_two_events_in_one_formula_are_one_utterance() {
        let one = "At least five people were killed in a missile strike on the city of Arvan on Monday, the governor said.";
        let other = "At least two people were killed in a drone strike on the city of Belt on Monday, the governor said.";
        check(&[one, other], &[&[0, 1]]);
    }

    /// Short texts of few words, so that many are copies; reports of few days.
    fn sentences() -> impl Strategy<Value = Vec<Sentence<u8>>> {
        let text = proptest::collection::vec("[a-d]", 0..14);
        let days = prop_oneof![3 => (1_i8..30).prop_map(day), 1 => Just(None), 1 => Just(Some((
            jiff::civil::date(2020, 10, 1),
            jiff::civil::date(2020, 10, 31),
        )))];
        let sentence = (0_u8..6, days, text).prop_map(|(report, days, words)| Sentence {
            report,
            days,
            print: Print::of(&words.join(" ")),
        });
        proptest::collection::vec(sentence, 0..24)
    }

    /// The groups as the pairwise rule alone makes them.
    fn by_pairs(sentences: &[Sentence<u8>]) -> Vec<Vec<usize>> {
        let mut forest = Forest::default();
        sentences.iter().for_each(|_| forest.plant());
        for (place, one) in sentences.iter().enumerate() {
            for (before, other) in sentences[..place].iter().enumerate() {
                let mut copies = Copies::new();
                copies.insert(one.report, one.days, (), &one.print);
                let is_near = !copies.insert(other.report, other.days, (), &one.print).is_empty();
                if is_near && is_copy(&one.print, &other.print) {
                    forest.join(place, before);
                }
            }
        }
        forest.groups()
    }

    proptest! {
        #[test]
        fn the_groups_are_those_of_the_pairwise_rule(sentences in sentences()) {
            prop_assert_eq!(utterances(&sentences), by_pairs(&sentences));
        }

        #[test]
        fn any_order_gives_the_same_groups(
            (sentences, order) in sentences().prop_flat_map(|sentences| {
                let order = Just((0..sentences.len()).collect::<Vec<_>>()).prop_shuffle();
                (Just(sentences), order)
            })
        ) {
            let turned: Vec<Sentence<u8>> = order.iter().map(|&place| sentences[place].clone()).collect();
            let mut groups: Vec<Vec<usize>> = utterances(&turned)
                .into_iter()
                .map(|group| {
                    let mut group: Vec<usize> = group.into_iter().map(|place| order[place]).collect();
                    group.sort_unstable();
                    group
                })
                .collect();
            groups.sort_unstable();
            prop_assert_eq!(groups, utterances(&sentences));
        }
    }
}
