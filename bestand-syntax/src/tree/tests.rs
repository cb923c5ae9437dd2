//! What holds of every tree?

use super::*;

/// A tree from lines "form UPOS head relation"; word spans as if one space stood between words.
fn tree(rows: &str) -> Result<Tree, TreeError> {
    let mut start = 0;
    Tree::new(rows.split(", ").map(|row| {
        let column: Vec<&str> = row.split(' ').collect();
        let end = start + u32::try_from(column[0].len()).expect("short");
        let span = Span { start, end };
        start = end + 1;
        NewWord {
            form: column[0],
            lemma: column[0],
            upos: column[1].parse().expect("a class"),
            features: "Gender=Com|Number=Plur",
            head: column[2].parse::<usize>().expect("a number").checked_sub(1).map(WordIndex::new),
            relation: column[3].parse().expect("a relation"),
            span,
            continues_token: false,
        }
    }))
}

const TOLL: &str = "er ADV 2 expl, vielen VERB 0 root, drie NUM 4 nummod, doden NOUN 2 nsubj, \
                    in ADP 6 case, Bakoe PROPN 2 obl:arg";

fn toll() -> Tree {
    tree(TOLL).expect("a tree")
}

fn forms(tree: &Tree, words: impl IntoIterator<Item = WordIndex>) -> String {
    words.into_iter().map(|word| tree.word(word).form()).collect::<Vec<_>>().join(" ")
}

fn check_refused(rows: &str, message: &str) {
    assert_eq!(tree(rows).expect_err("no tree").to_string(), message);
}

#[test]
fn children_come_in_the_order_of_the_text() {
    let tree = toll();
    assert_eq!(forms(&tree, tree.children(tree.root())), "er doden Bakoe");
    assert_eq!(forms(&tree, tree.children(WordIndex::new(3))), "drie");
    assert_eq!(forms(&tree, tree.children(WordIndex::new(2))), "");
}

#[test]
fn children_by_a_relation_include_its_subtypes() {
    let tree = toll();
    let relation = |name: &str| name.parse::<Relation>().expect("a relation");
    assert_eq!(forms(&tree, tree.children_by(tree.root(), relation("obl"))), "Bakoe");
    assert_eq!(forms(&tree, tree.children_by(tree.root(), relation("obl:arg"))), "Bakoe");
    assert_eq!(forms(&tree, tree.children_by(tree.root(), relation("obl:agent"))), "");
}

#[test]
fn ancestors_end_at_the_root() {
    let tree = toll();
    assert_eq!(forms(&tree, tree.ancestors(WordIndex::new(2))), "doden vielen");
    assert_eq!(forms(&tree, tree.ancestors(tree.root())), "");
}

#[test]
fn a_subtree_covers_its_words() {
    let tree = toll();
    let doden = WordIndex::new(3);
    assert_eq!(forms(&tree, tree.subtree_in_order(doden)), "drie doden");
    assert_eq!(tree.subtree_span(doden), Span { start: 10, end: 20 });
    assert!(tree.is_under(WordIndex::new(2), tree.root()));
    assert!(!tree.is_under(tree.root(), doden));
}

#[test]
fn a_path_goes_up_and_down() {
    let tree = toll();
    let path = |from, to| tree.path(WordIndex::new(from), WordIndex::new(to)).to_string();
    assert_eq!(path(2, 4), "^nummod ^nsubj >obl:arg >case");
    assert_eq!(path(1, 2), ">nsubj >nummod");
    assert_eq!(path(2, 1), "^nummod ^nsubj");
    assert_eq!(path(2, 2), "");
}

#[test]
fn features_are_found_by_name() {
    let tree = toll();
    let word = tree.word(WordIndex::new(3));
    assert_eq!((word.feature("Number"), word.feature("Num")), (Some("Plur"), None));
}

#[test]
fn crossing_links_are_seen() {
    assert!(toll().is_projective());
    let crossed = "dat SCONJ 3 mark, doden NOUN 4 nsubj, meldt VERB 0 root, vallen VERB 3 ccomp";
    assert!(!tree(crossed).expect("a tree").is_projective());
}

#[test]
fn words_that_make_no_tree_are_refused() {
    let none = Tree::new([]).expect_err("no tree").to_string();
    assert_eq!(none, "a sentence needs at least one word");
    check_refused("drie NUM 2 nummod, doden NOUN 1 dep", "no word is the root (one word must have no head)");
    check_refused(
        "drie NUM 0 root, doden NOUN 0 root",
        "words 1 and 2 are both roots (one of them must have a head)",
    );
    check_refused(
        "drie NUM 5 nummod, doden NOUN 0 root",
        "word 1 has head 5, which is no word of the sentence (1 to 2)",
    );
    check_refused(
        "drie NUM 1 nummod, doden NOUN 0 root",
        "word 1 is its own head (it must be another word, or the root)",
    );
    check_refused(
        "er ADV 0 root, drie NUM 3 nummod, doden NOUN 2 dep",
        "the heads above word 2 go round in a circle (they must end at the root)",
    );
}
