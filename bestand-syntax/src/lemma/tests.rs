//! What lemma does a word get from a small list and a few rules?

use super::key::Part;
use super::*;

/// A table for a few Dutch words; an edit is written "-2+en", with `<` before it if it cuts the front.
fn lemmatiser() -> Lemmatiser {
    let mut table = Lemmatiser {
        front: "ge".into(),
        separators: ",".into(),
        fronted: vec![Upos::Verb],
        compounding: vec![Upos::Noun],
        wholly_listed: vec![Upos::Noun],
        prefixes: vec![(Upos::Verb, vec![prefix("ver", false), prefix("af", true)])],
        particles: ["aan", "af"].map(Box::from).into_iter().collect(),
        particle_exceptions: ["af weten"].map(Box::from).into_iter().collect(),
        edits: Vec::new(),
        table: FxHashMap::default(),
    };
    let listed = [
        ("NOUN", "akkoorden", "-2+"),
        ("NOUN", "akkoord", "-0+"),
        ("NOUN", "dorpen", "-2+"),
        ("VERB Tense=Past", "viel", "-3+allen"),
        ("VERB", "viel", "-0+en"),
        ("+", "vredes", "-1+"),
    ];
    for (name, word, edit) in listed {
        table.put(Key::group(Part::Words, name).with_all(word), edit);
    }
    let rules = [
        ("NOUN", "", "-0+"),
        ("NOUN", "en", "-2+"),
        ("NOUN", "orden", "-3+"),
        ("VERB\t", "", "<-0+en"),
        ("VERB\t", "t", "<-1+en"),
        ("VERB", "", "-0+en"),
    ];
    for (name, ending, edit) in rules {
        let key = ending.chars().rev().fold(Key::group(Part::Rules, name), Key::with);
        table.put(key, edit);
    }
    for (name, case) in [("NOUN C", 0), ("NOUN C?", 1), ("NOUN C1", 0), ("PROPN U", 2)] {
        table.table.insert(Key::group(Part::Cases, name).get(), case);
    }
    table
}

impl Lemmatiser {
    fn put(&mut self, key: Key, edit: &str) {
        let (cuts_front, edit) = edit.strip_prefix('<').map_or((false, edit), |edit| (true, edit));
        let (cut, add) = edit[1..].split_once('+').expect("an edit");
        let cut = cut.parse().expect("a number");
        self.table.insert(key.get(), u16::try_from(self.edits.len()).expect("few edits"));
        self.edits.push(Edit { cuts_front, cut, add: add.into(), case: Case::Lower });
    }
}

fn prefix(letters: &str, is_particle: bool) -> Prefix {
    Prefix { letters: letters.into(), is_particle }
}

fn check(form: &str, upos: Upos, features: &str, lemma: &str) {
    let word = Inflected { form, upos, features, expects_capital: false };
    assert_eq!(lemmatiser().lemma(&word), lemma, "{form}");
}

#[test]
fn a_listed_word_has_its_lemma_by_features_first() {
    check("akkoorden", Upos::Noun, "Number=Plur", "akkoord");
    check("viel", Upos::Verb, "Tense=Past", "vallen");
    check("viel", Upos::Verb, "Tense=Pres", "vielen");
}

#[test]
fn a_compound_has_the_lemmas_of_its_parts() {
    check("vredesakkoorden", Upos::Noun, "_", "vredeakkoord");
    check("NAVO-akkoorden", Upos::Noun, "_", "NAVOakkoord");
}

#[test]
fn a_word_behind_a_prefix_keeps_its_lemma() {
    check("verviel", Upos::Verb, "Tense=Past", "vervallen");
    check("afgewerkt", Upos::Verb, "VerbForm=Part", "afwerken");
}

#[test]
fn the_longest_ending_decides_unless_a_shorter_one_gives_a_listed_lemma() {
    check("borden", Upos::Noun, "_", "bor");
    check("akkoorden", Upos::Noun, "_", "akkoord");
    check("raketten", Upos::Noun, "_", "rakett");
    check("°", Upos::Noun, "_", "°");
}

#[test]
fn a_front_is_cut_where_the_rule_says_so() {
    check("gewerkt", Upos::Verb, "VerbForm=Part", "werken");
    check("meld", Upos::Verb, "VerbForm=Fin", "melden");
}

#[test]
fn capitals_go_by_what_is_listed_and_where_they_stand() {
    check("Dorpen", Upos::Noun, "_", "dorp");
    check("Rondetafelen", Upos::Noun, "_", "Rondetafel");
    check("BAKOE", Upos::Propn, "_", "Bakoe");
    check("Bakoe", Upos::Propn, "_", "Bakoe");
    let word = Inflected { form: "Dorpen", upos: Upos::Noun, features: "", expects_capital: true };
    assert_eq!(lemmatiser().lemma(&word), "dorp");
}

#[test]
fn long_numbers_lose_their_separators() {
    check("30,000", Upos::Num, "_", "30000");
    check("3,40", Upos::Num, "_", "3,40");
    check("1,250,000", Upos::Num, "_", "1250000");
}

#[test]
fn a_particle_is_written_before_the_lemma_if_it_belongs_to_it() {
    let join = |particles: &[&str], lemma| lemmatiser().join(particles.iter().copied(), lemma);
    assert_eq!(join(&["Aan"], "vallen").as_deref(), Some("aanvallen"));
    assert_eq!(join(&["om", "af"], "vallen").as_deref(), Some("afvallen"));
    assert_eq!(join(&["af"], "weten"), None);
    assert_eq!(join(&["leven"], "komen"), None);
}

#[test]
fn a_very_long_word_takes_no_long_time() {
    let word = "vrede".repeat(100_000);
    check(&word, Upos::Noun, "_", &word);
}
