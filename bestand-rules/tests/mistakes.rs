//! Does a mistake in a rule file say where it is and what would be right, and does no file make the compiler panic?

use bestand_rules::{Classes, Rules};
use proptest::prelude::*;

const WORDS: &str = "die-verb\tsneuvelen\toutcome=killed\ndie-verb\tvallen\n";

fn compile(rule: &str) -> Result<Rules, String> {
    let classes = Classes::read(&[("words.tsv", WORDS)]).expect("a table");
    Rules::compile(&[("a.rule", rule)], &classes).map_err(|error| error.to_string())
}

fn check(rule: &str, message: &str) {
    assert_eq!(compile(rule).expect_err("a mistake"), message);
}

#[test]
fn a_wrong_name_is_answered_with_the_nearest_right_one() {
    check(
        "rule a\n trigger die-verb\n x = >nsubjj",
        "a.rule:3: no relation is called 'nsubjj' (did you mean 'nsubj'?)",
    );
    check(
        "rule a\n trigger die-vreb",
        "a.rule:2: no class of words is called 'die-vreb' (did you mean 'die-verb'?)",
    );
    check(
        "rule a\n trigger die-verb[VRB]",
        "a.rule:2: no word class of UD is called 'VRB' (did you mean 'VERB'?)",
    );
    check(
        "mention actor: whoever acts\nrule a\n trigger die-verb\n x = >nsubj[@actr]",
        "a.rule:4: no kind of mention is called 'actr' (did you mean 'actor'?)",
    );
    check(
        "path subject = >nsubj\nrule a\n trigger die-verb\n x = $subjct",
        "a.rule:4: no path is called 'subjct' (did you mean 'subject'?)",
    );
    check(
        "rule a\n trigger die-verb\n victim = >nsubj\n x = victin >nummod",
        "a.rule:4: no earlier argument is called 'victin' (did you mean 'victim'?)",
    );
    check(
        "rule a\n trigger die-verb\n victim = >nsubj\n + nl \"Ja.\" victims=x",
        "a.rule:4: no argument of this rule is called 'victims' (did you mean 'victim'?)",
    );
}

#[test]
fn a_word_out_of_place_is_named_with_what_belongs_there() {
    check("rule a\n trigger die-verb\n x = nsubj", "a.rule:3: no earlier argument is called 'nsubj'");
    check(
        "rule a\n trigger die-verb\n x = ",
        "a.rule:3: the line ends where a step as >nsubj or ^conj, a path as $subject or a bracket should stand",
    );
    check(
        "rule a\n trigger die-verb[VERB",
        "a.rule:2: the line ends where a test: a class, @mention, UPOS, Feature=Value, \"lemma\" or a way should stand",
    );
    check(
        "rule a\n trigger die-verb\n x = (>nsubj",
        "a.rule:3: the line ends where a closing bracket ) should stand",
    );
    check("rule a\n trigger die-verb\n x >nsubj", "a.rule:3: '>nsubj' stands where an equals sign should");
    check(
        "trigger die-verb",
        "a.rule:1: 'trigger die-verb' stands where 'rule name' before the lines of a rule, or a path, class or mention should",
    );
    check("class die-verb", "a.rule:1: the line ends where a colon and what it holds should stand");
    check(
        "rule a\n trigger die-verb\n + nl Ja.",
        "a.rule:3: 'Ja.' stands where a sentence between straight quotation marks should",
    );
}

#[test]
fn a_rule_that_is_not_complete_is_refused() {
    check("rule a\n yields x = y", "a.rule:1: rule a has no trigger");
    check("rule a\n trigger die-verb", "a.rule:1: rule a has no 'yields'");
    check(
        "rule a\n trigger die-verb\n yields x = y\n + nl \"Ja.\"",
        "a.rule:1: rule a has 1 sentences that must match and 0 that must not: two and one at least",
    );
    check("path who = >obj\n\npath who = >nsubj", "a.rule:3: 'who' is given twice: the first is at a.rule:1");
    check("rule a\nrule a", "a.rule:2: 'a' is given twice: the first is at a.rule:1");
    check(
        "rule a\n trigger die-verb\n x = >obj\n x = >nsubj",
        "a.rule:4: 'x' is given twice: the first is at a.rule:1",
    );
}

#[test]
fn a_trigger_without_the_attribute_that_a_rule_takes_is_refused_at_its_table() {
    check(
        "rule a\n trigger die-verb\n yields outcome = trigger.outcome\n + nl \"Ja.\"\n + nl \"Ja.\"\n - nl \"Nee.\"",
        "words.tsv:2: 'vallen' of class die-verb has no attribute 'outcome', which rule a takes from its trigger",
    );
}

#[test]
fn a_trigger_may_lack_what_a_rule_takes_if_there_is_any() {
    let rule = "rule a\n trigger die-verb\n yields outcome? = trigger.outcome\n + nl \"Ja.\"\n + nl \"Ja.\"\n - nl \"Nee.\"";
    assert!(compile(rule).is_ok());
}

#[test]
fn declared_names_need_no_words_and_lines_may_go_on() {
    let rule = "class flee-verb: verbs whose subject flees\npath who = >nsubj\n | >obj\n# a comment\nrule a\n trigger flee-verb\n who = $who\n \
                yields x = y\n + nl \"Ja.\"\n + nl \"Ja.\"\n - nl \"Nee.\"";
    let rules = compile(rule).expect("no mistake");
    assert_eq!(
        rules.rules().map(|rule| (rule.name(), rule.file(), rule.line())).collect::<Vec<_>>(),
        [("a", "a.rule", 5)]
    );
}

#[test]
fn brackets_without_end_are_refused() {
    let deep = format!("path a = {}", "(".repeat(100_000));
    check(&deep, "a.rule:1: a file may nest 32 brackets and no more");
    let deep = format!("path a = >nsubj{}", "[>nsubj".repeat(100_000));
    check(&deep, "a.rule:1: a file may nest 32 brackets and no more");
}

proptest! {
    #[test]
    fn no_file_and_no_table_makes_the_compiler_panic(text in "[ -~\n\té“]{0,120}", table in "[a-z|+>\t =#-]{0,60}") {
        let _ = Classes::read(&[("words.tsv", &table)]);
        let _ = compile(&text);
    }

    #[test]
    fn no_line_of_a_rule_makes_the_compiler_panic(pieces in proptest::collection::vec(
        prop_oneof![
            Just(">nsubj"), Just("^conj"), Just("$who"), Just("("), Just(")"), Just("["), Just("]"), Just("|"), Just("!"), Just("*"), Just("?"),
            Just("+"), Just(" "), Just("NOUN"), Just("die-verb"), Just("@actor"), Just("A=B"), Just("\""), Just("x"), Just("="), Just("trigger")
        ], 0..24))
    {
        let line = pieces.concat();
        for opening in ["path who = >nsubj\npath x = ", "rule a\n trigger die-verb[", "rule a\n trigger die-verb\n x = ", "rule a\n "] {
            let _ = compile(&format!("{opening}{line}"));
        }
    }
}
