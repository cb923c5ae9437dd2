//! What holds of files read and written?

use super::*;

const TOLL: &str = "\
# sent_id = krant-1
# text = Er vielen drie doden.
1\tEr\ter\tADV\tVNW|aanw\t_\t2\texpl\t_\t_
2\tvielen\tvallen\tVERB\tWW|pv\tNumber=Plur|Tense=Past\t0\troot\t_\t_
3\tdrie\tdrie\tNUM\tTW\t_\t4\tnummod\t_\t_
4\tdoden\tdode\tNOUN\tN|soort\tNumber=Plur\t2\tnsubj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tLET\t_\t2\tpunct\t2:punct\tSpaceAfter=No

";

const DENIAL: &str = "\
# text = They didn't gonna fire.
1\tThey\tthey\tPRON\tPRP\t_\t5\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
4-5\tdu feu\t_\t_\t_\tTypo=Yes\t_\t_\t_\tSpaceAfter=No
4\tde\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tfeu\tfire\tVERB\tVB\t_\t0\troot\t_\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

";

fn check_refused(from: &str, to: &str, message: &str) {
    let changed = TOLL.replacen(from, to, 1);
    assert_ne!(changed, TOLL);
    assert_eq!(read("krant.conllu", &changed).expect_err("no sentence").to_string(), message);
}

#[test]
fn sentences_are_written_as_they_were_read() {
    let file = format!("{TOLL}{DENIAL}");
    let sentences = read("krant.conllu", &file).expect("sentences");
    let written: String = sentences.iter().map(Sentence::to_string).collect();
    assert_eq!(written, file);
}

#[test]
fn the_text_and_its_spans_follow_the_spaces() {
    let sentence = &read("krant.conllu", TOLL).expect("sentences")[0];
    assert_eq!(sentence.text, "Er vielen drie doden.");
    for word in sentence.tree.words() {
        assert_eq!(&sentence.text[word.span().start as usize..word.span().end as usize], word.form());
    }
    assert_eq!(sentence.comment("sent_id"), Some("krant-1"));
    assert_eq!(sentence.comment("newdoc"), None);
}

#[test]
fn words_of_one_token_stand_on_their_letters_or_on_the_whole_token() {
    let sentence = &read("krant.conllu", DENIAL).expect("sentences")[0];
    let spans = sentence.tree.words().map(|word| {
        let on = &sentence.text[word.span().start as usize..word.span().end as usize];
        format!("{on}{}", if word.continues_token() { "<" } else { "" })
    });
    assert_eq!(spans.collect::<Vec<_>>(), ["They", "did", "n't<", "du feu", "du feu<", "."]);
    assert_eq!(sentence.text, "They didn't du feu.");
}

#[test]
fn a_tree_over_a_page_gets_its_spaces_and_tokens_from_the_page() {
    let page = "They didn't\nfire.";
    let rows = [("They", 0, 4, false), ("did", 5, 8, false), ("n't", 8, 11, true), ("fire", 12, 16, false)];
    let words = rows.into_iter().chain([(".", 16, 17, false)]).map(|(form, start, end, continues_token)| {
        let head = (form != "fire").then_some(WordIndex::new(3));
        let relation = if head.is_some() { "dep" } else { "root" }.parse().expect("a relation");
        let span = Span { start, end };
        let upos = crate::Upos::X;
        NewWord { form, lemma: form, upos, features: "_", head, relation, span, continues_token }
    });
    let sentence = Sentence::from_page(Tree::new(words).expect("a tree"), page, &["sent_id = 1"]);
    let expected = "\
# sent_id = 1
# text = They didn't fire.
1\tThey\tThey\tX\t_\t_\t4\tdep\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdid\tX\t_\t_\t4\tdep\t_\t_
3\tn't\tn't\tX\t_\t_\t4\tdep\t_\t_
4\tfire\tfire\tX\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tX\t_\t_\t4\tdep\t_\t_

";
    assert_eq!(sentence.to_string(), expected);
}

#[test]
fn a_wrong_line_is_named_with_what_would_be_right() {
    check_refused("\t2\texpl", "\t2 expl", "krant.conllu:3: 9 columns (there must be 10, divided by tabs)");
    check_refused("\tTW\t", "\t\t", "krant.conllu:5: the column XPOS is empty (write _ for nothing)");
    check_refused(
        "nsubj",
        "nsubjj",
        "krant.conllu:6: no relation is called 'nsubjj' (did you mean 'nsubj'?)",
    );
    check_refused(
        "3\tdrie",
        "4\tdrie",
        "krant.conllu:5: the word's number is '4' (it must be 3, or 3-N for a token of words)",
    );
    check_refused(
        "4\tdoden",
        "3.1\tdoden",
        "krant.conllu:6: '3.1' is an empty node (only basic trees are read: leave such lines out)",
    );
    check_refused(
        "\t4\tnummod",
        "\t_\tnummod",
        "krant.conllu:5: the head is '_' (it must be a word's number, or 0 for the root)",
    );
}

#[test]
fn heads_that_make_no_tree_are_named_by_line() {
    check_refused(
        "\t2\tnsubj",
        "\t3\tnsubj",
        "krant.conllu:5: the heads above word 3 go round in a circle (they must end at the root)",
    );
    check_refused(
        "\t2\tnsubj",
        "\t0\tnsubj",
        "krant.conllu:6: words 2 and 4 are both roots (one of them must have a head)",
    );
    check_refused(
        "\t4\tnummod",
        "\t3\tnummod",
        "krant.conllu:5: word 3 is its own head (it must be another word, or the root)",
    );
}

#[test]
fn comments_without_words_are_no_sentence() {
    let message = read("krant.conllu", "\n# text = leeg\n\n").expect_err("no sentence").to_string();
    assert_eq!(message, "krant.conllu:2: a sentence needs at least one word");
    assert_eq!(read("krant.conllu", "\n\n"), Ok(Vec::new()));
}
