//! Made cases with figures reckoned by hand.

use bestand_syntax::conllu::{self, Sentence};

use super::*;

/// Sentences from tokens "form" or "form word word", the first word the root of all.
fn tokens(sentences: &[&[&str]]) -> Vec<Sentence> {
    let mut file = String::new();
    for tokens in sentences {
        let mut number = 0;
        for token in *tokens {
            let words: Vec<&str> = token.split(' ').collect();
            if words.len() > 1 {
                let last = number + words.len() - 1;
                file += &format!("{}-{last}\t{}\t_\t_\t_\t_\t_\t_\t_\t_\n", number + 1, words[0]);
            }
            for word in if words.len() > 1 { &words[1..] } else { &words[..] } {
                number += 1;
                let (head, relation) = if number == 1 { (0, "root") } else { (1, "dep") };
                file += &format!("{number}\t{word}\t_\tX\t_\t_\t{head}\t{relation}\t_\t_\n");
            }
        }
        file += "\n";
    }
    conllu::read("made.conllu", &file).expect("sentences")
}

/// A sentence from rows "form lemma UPOS features head relation".
fn rows(rows: &str) -> Vec<Sentence> {
    let row = |(place, row): (usize, &str)| {
        let column: Vec<&str> = row.split(' ').collect();
        let [form, lemma, upos, features, head, relation] = column[..] else { panic!("{row}") };
        format!("{}\t{form}\t{lemma}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t_\n", place + 1)
    };
    let file: String = rows.split(", ").enumerate().map(row).collect();
    conllu::read("made.conllu", &file).expect("a sentence")
}

fn scores(gold: &[Sentence], system: &[Sentence], lemmas: Lemmas) -> Scores {
    Scores::of(&Document::of(gold), &Document::of(system), lemmas).expect("the same text")
}

/// The measure's gold, system and correct items.
fn check(scores: &Scores, measure: &str, expected: (usize, usize, usize)) {
    let score = scores.get(measure).expect("a measure");
    assert_eq!((score.gold, score.system, score.correct), expected, "{measure}");
}

fn check_words(gold: &[&str], system: &[&str], correct: usize) {
    let (gold, system) = (tokens(&[gold]), tokens(&[system]));
    let scores = scores(&gold, &system, Lemmas::AsTheyStand);
    assert_eq!(scores.get("Words").expect("a measure").correct, correct);
}

#[test]
fn words_are_aligned_where_both_ends_agree() {
    check_words(&["meldt", "drie", "doden"], &["meldt", "drie", "doden"], 3);
    check_words(&["abcd"], &["a", "b", "c", "d"], 0);
    check_words(&["abc", "d"], &["a", "b", "c", "d"], 1);
    check_words(&["a", "bc", "d"], &["a", "b", "c", "d"], 2);
}

#[test]
fn words_of_multiword_tokens_are_aligned_by_their_forms() {
    check_words(&["abc a b c"], &["a", "b", "c"], 3);
    check_words(&["a", "bc b c", "d"], &["a", "b", "c", "d"], 4);
    check_words(&["abcd a b c d"], &["ab a b", "cd c d"], 4);
    check_words(&["abc a b c", "de d e"], &["a", "bcd b c d", "e"], 5);
    check_words(&["a", "bc b c", "d"], &["a", "b", "cd"], 2);
    check_words(&["abc a BX c", "def d EX f"], &["ab a b", "cd c d", "ef e f"], 4);
    check_words(&["ab a b", "cd bc d"], &["a", "bc", "d"], 2);
    check_words(&["a", "bc b c", "d"], &["ab AX BX", "cd CX a"], 1);
}

#[test]
fn tokens_and_sentences_count_if_both_ends_agree() {
    let gold = tokens(&[&["Drie", "doden", "."], &["Dat", "meldt", "Interfax", "."]]);
    let system = tokens(&[&["Drie", "doden."], &["Dat"], &["meldt", "Interfax", "."]]);
    let scores = scores(&gold, &system, Lemmas::AsTheyStand);
    check(&scores, "Tokens", (7, 6, 5));
    check(&scores, "Sentences", (2, 3, 1));
    check(&scores, "Words", (7, 6, 5));
    assert_eq!(format!("{:.2}", scores.get("Tokens").expect("a measure").f1()), "76.92");
}

#[test]
fn texts_that_differ_are_refused() {
    let (gold, system) = (tokens(&[&["drie", "doden"]]), tokens(&[&["drie", "doen"]]));
    let error = Scores::of(&Document::of(&gold), &Document::of(&system), Lemmas::AsTheyStand);
    let message = error.expect_err("another text").to_string();
    assert!(message.starts_with("the texts differ from character 6 on"), "{message}");
    assert!(message.contains("'den' in the treebank, 'en' in the system's file"), "{message}");
}

#[test]
fn links_and_tags_are_counted_as_reckoned_by_hand() {
    let gold = rows(
        "Volgens volgens ADP _ 2 case, Bakoe Bakoe PROPN _ 4 obl, werden worden AUX Tense=Past 4 aux:pass, \
         geteld tellen VERB VerbForm=Part 0 root, . . PUNCT _ 4 punct",
    );
    let system = rows(
        "Volgens volgens ADP _ 2 case, Bakoe bakoe NOUN _ 4 nmod, werden worden AUX Tense=Past 4 aux, \
         geteld tellen VERB Tense=Past|VerbForm=Part 0 root, . . PUNCT _ 2 punct",
    );
    let scores = scores(&gold, &system, Lemmas::AsTheyStand);
    check(&scores, "UPOS", (5, 5, 4));
    check(&scores, "UFeats", (5, 5, 4));
    check(&scores, "Lemmas", (5, 5, 4));
    check(&scores, "UAS", (5, 5, 4)); // the full stop hangs elsewhere
    check(&scores, "LAS", (5, 5, 2)); // case and root; aux:pass is not aux, obl is not nmod
    check(&scores, "LAS-universal", (5, 5, 3)); // aux besides
    check(&scores, "CLAS", (2, 2, 1)); // obl and root count, root is right
    let relation = |name: &str| scores.relations[&name.parse().expect("a relation")];
    assert_eq!(relation("aux:pass"), Score { gold: 1, system: 0, correct: 0 });
    assert_eq!(relation("case"), Score { gold: 1, system: 1, correct: 1 });
}

#[test]
fn a_head_that_is_aligned_with_no_word_is_wrong() {
    let gold = rows("drie _ NUM _ 2 nummod, doden _ NOUN _ 0 root, ! _ PUNCT _ 2 punct");
    let system = rows("drie _ NUM _ 2 nummod, doden! _ NOUN _ 0 root");
    let scores = scores(&gold, &system, Lemmas::AsTheyStand);
    check(&scores, "Words", (3, 2, 1));
    check(&scores, "UAS", (3, 2, 0));
    assert_eq!(format!("{:.2}", scores.get("Words").expect("a measure").f1()), "40.00");
}

#[test]
fn marks_of_compounds_are_left_out_if_asked() {
    let gold = rows("vredesakkoord vrede_akkoord NOUN _ 0 root, _ _ PUNCT _ 1 punct");
    let system = rows("vredesakkoord vredeakkoord NOUN _ 0 root, _ x PUNCT _ 1 punct");
    check(&scores(&gold, &system, Lemmas::AsTheyStand), "Lemmas", (2, 2, 1)); // a gold lemma _ stands for any
    check(&scores(&gold, &system, Lemmas::WithoutMarks), "Lemmas", (2, 2, 2));
}

#[test]
fn other_than_universal_features_count_only_among_all() {
    let gold = rows("three three NUM NumForm=Word|NumType=Card 0 root");
    let system = rows("three three NUM NumType=Card 0 root");
    let scores = scores(&gold, &system, Lemmas::AsTheyStand);
    check(&scores, "UFeats", (1, 1, 1));
    check(&scores, "AllFeats", (1, 1, 0));
}
