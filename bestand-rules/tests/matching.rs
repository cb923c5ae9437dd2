//! Does a rule fit the trees that it should, and bind what it should?

use bestand_rules::{Classes, MentionKind, Mentions, NoMentions, Rules};
use bestand_syntax::{NewWord, Tree, WordIndex};
use bestand_text::Span;

const WORDS: &str = "\
die-verb\tsneuvelen\toutcome=killed upos=VERB
die-verb\tom|komen\toutcome=killed upos=VERB
die-verb\tkomen + om het leven\toutcome=killed upos=VERB
come-verb\tkomen\tupos=VERB
harm-verb\tdoden\toutcome=killed
harm-verb\tverwonden\toutcome=injured
claim-verb\teisen + >obj leven\toutcome=killed
attack-noun\t-aanval\ttype=shelling
attack-noun\tmilitaire actie\ttype=ground_attack
attack-noun\tluchtaanval\ttype=air_strike
attack-noun\t-luchtaanval\ttype=air_strike
person\tburger\tvictims=civilian
person\tsoldaat\tvictims=military
agent-marker\tdoor
";

const PROOFS: &str = "\n  + nl \"Ja.\"\n  + nl \"Ja.\"\n  - nl \"Nee.\"\n";

/// A tree from lines "form lemma UPOS head relation", word spans as if one space stood between words.
fn tree(rows: &str) -> Tree {
    let mut start = 0;
    let word = |row| {
        let columns: Vec<&'static str> = str::split_whitespace(row).collect();
        let end = start + u32::try_from(columns[0].len()).expect("short");
        let span = Span { start, end };
        start = end + 1;
        NewWord {
            form: columns[0],
            lemma: columns[1],
            upos: columns[2].parse().expect("a word class"),
            features: columns.get(5).unwrap_or(&"_"),
            head: columns[3].parse::<usize>().expect("a number").checked_sub(1).map(WordIndex::new),
            relation: columns[4].parse().expect("a relation"),
            span,
            continues_token: false,
        }
    };
    let rows: &'static str = rows.to_owned().leak();
    Tree::new(rows.split(", ").map(word)).expect("a tree")
}

/// Each match as "rule trigger+phrase argument=forms key:value", matches parted by "; ".
fn read(rules: &Rules, tree: &Tree, mentions: &dyn Mentions) -> String {
    let form = |word: &WordIndex| tree.word(*word).form();
    let forms = |words: &[WordIndex], between: &str| words.iter().map(form).collect::<Vec<_>>().join(between);
    let matches = rules.matches(tree, mentions);
    let described = matches.iter().map(|found| {
        let mut text = format!("{} {}", found.rule().name(), form(&found.trigger()));
        if !found.phrase().is_empty() {
            text += &format!("+{}", forms(found.phrase(), "+"));
        }
        found.bindings().for_each(|(name, words)| text += &format!(" {name}={}", forms(words, ",")));
        found.values().for_each(|(key, value)| text += &format!(" {key}:{value}"));
        text
    });
    described.collect::<Vec<_>>().join("; ")
}

fn compiled(rule: &str) -> Rules {
    let classes = Classes::read(&[("words.tsv", WORDS)]).expect("a table");
    let text = if rule.contains("+ nl") { rule.to_owned() } else { format!("{rule}{PROOFS}") };
    Rules::compile(&[("test.rule", &text)], &classes).unwrap_or_else(|error| panic!("{error}"))
}

fn check(rule: &str, rows: &str, expected: &str) {
    assert_eq!(read(&compiled(rule), &tree(rows), &NoMentions), expected);
}

const DIE: &str = "rule die\n trigger die-verb\n victim = >nsubj | >obj | ^conj+ >nsubj | ^acl:relcl\n yields outcome = trigger.outcome";

#[test]
fn a_subject_is_found() {
    check(
        DIE,
        "Twaalf twaalf NUM 2 nummod, burgers burger NOUN 3 nsubj, sneuvelden sneuvelen VERB 0 root",
        "die sneuvelden victim=burgers outcome:killed",
    );
}

#[test]
fn an_inverted_subject_called_object_is_found_where_there_is_no_subject() {
    check(
        DIE,
        "Er er PRON 2 expl, sneuvelden sneuvelen VERB 0 root, burgers burger NOUN 2 obj",
        "die sneuvelden victim=burgers outcome:killed",
    );
}

#[test]
fn coordinated_verbs_share_their_subject() {
    check(
        DIE,
        "Burgers burger NOUN 2 nsubj, vluchtten vluchten VERB 0 root, of of CCONJ 4 cc, sneuvelden sneuvelen VERB 2 conj",
        "die sneuvelden victim=Burgers outcome:killed",
    );
}

#[test]
fn a_relative_clause_takes_what_it_describes() {
    check(
        DIE,
        "burgers burger NOUN 0 root, die die PRON 3 obl, sneuvelden sneuvelen VERB 1 acl:relcl",
        "die sneuvelden victim=burgers outcome:killed",
    );
}

#[test]
fn a_separable_verb_is_found_in_one_word_and_apart() {
    check(
        DIE,
        "burgers burger NOUN 2 nsubj, omkwamen omkomen VERB 0 root",
        "die omkwamen victim=burgers outcome:killed",
    );
    check(
        DIE,
        "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 2 compound:prt",
        "die kwamen+om victim=burgers outcome:killed",
    );
    check(
        DIE,
        "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om SCONJ 4 mark, te komen VERB 2 advcl",
        "",
    );
}

#[test]
fn a_particle_that_a_parser_hung_one_word_too_low_is_found() {
    let astray = "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 5 case, bij bij ADP 5 case, gevechten gevecht NOUN 2 obl";
    check(DIE, astray, "die kwamen+om victim=burgers outcome:killed");
    let preposition =
        "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 4 case, hulp hulp NOUN 2 obl";
    check(DIE, preposition, "");
}

#[test]
fn a_phrase_is_found_however_its_words_hang() {
    let fixed = "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 2 compound:prt, het het DET 3 fixed, leven leven NOUN 3 fixed";
    let oblique = "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 5 case, het het DET 5 det, leven leven NOUN 2 obl";
    let astray = "kwamen komen VERB 0 root, burgers burger NOUN 1 nsubj, om om ADP 5 case, het het DET 5 det, leven leven NOUN 2 nmod";
    let joined = fixed.replace("kwamen komen", "kwamen omkomen");
    for rows in [fixed, oblique, astray, &joined] {
        check(DIE, rows, "die kwamen+om+het+leven victim=burgers outcome:killed");
    }
}

#[test]
fn the_longest_phrase_alone_sets_rules_off() {
    let come = "rule come\n trigger come-verb\n who = >nsubj\n yields type = arrival";
    let both = format!("{DIE}{PROOFS}{come}{PROOFS}");
    check(
        &both,
        "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root",
        "come kwamen who=burgers type:arrival",
    );
    check(
        &both,
        "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 2 compound:prt",
        "die kwamen+om victim=burgers outcome:killed",
    );
}

#[test]
fn phrases_compete_only_among_rules_of_one_kind() {
    let come = "rule event.come\n trigger come-verb\n who = >nsubj\n yields type = arrival";
    let rows = "burgers burger NOUN 2 nsubj, kwamen komen VERB 0 root, om om ADP 2 compound:prt";
    let die = DIE.replacen("rule die", "rule toll.die", 1);
    check(
        &format!("{die}{PROOFS}{come}{PROOFS}"),
        rows,
        "toll.die kwamen+om victim=burgers outcome:killed; event.come kwamen who=burgers type:arrival",
    );
    let die = DIE.replacen("rule die", "rule event.die", 1);
    check(&format!("{die}{PROOFS}{come}{PROOFS}"), rows, "event.die kwamen+om victim=burgers outcome:killed");
}

#[test]
fn an_argument_may_start_from_the_phrase_or_another_argument() {
    check(
        "rule claim\n trigger claim-verb\n life = phrase\n count? = life >nummod\n cause? = >nsubj\n yields outcome = killed",
        "aanval aanval NOUN 2 nsubj, eiste eisen VERB 0 root, twaalf twaalf NUM 4 nummod, levens leven NOUN 2 obj",
        "claim eiste+levens life=levens count=twaalf cause=aanval outcome:killed",
    );
    check(
        "rule claim\n trigger claim-verb\n life = phrase\n yields outcome = killed",
        "leven leven NOUN 2 nsubj, eiste eisen VERB 0 root, alles alles PRON 2 obj",
        "",
    );
}

const HARM: &str = "rule harm\n trigger harm-verb[VERB]\n victim = >nsubj:pass|obj[person] >conj*\n agent? = >obl:agent | >obl[>case[agent-marker]]\n \
                    unless >advmod[\"niet\"]\n yields outcome = trigger.outcome, victims = victim.victims";

#[test]
fn an_agent_is_found_by_its_marker_and_conjuncts_are_bound_together() {
    check(
        HARM,
        "soldaten soldaat NOUN 6 nsubj:pass, en en CCONJ 3 cc, burgers burger NOUN 1 conj, door door ADP 5 case, rebellen rebel NOUN 6 obl, \
         gedood doden VERB 0 root",
        "harm gedood victim=soldaten,burgers agent=rebellen outcome:killed victims:military",
    );
}

#[test]
fn a_sentence_that_a_rule_excludes_is_left_alone() {
    check(HARM, "burgers burger NOUN 3 nsubj:pass, niet niet ADV 3 advmod, gedood doden VERB 0 root", "");
    check(HARM, "huizen huis NOUN 2 nsubj:pass, gedood doden VERB 0 root", "");
}

#[test]
fn an_ending_gives_way_to_a_longer_one_and_to_the_word_itself() {
    let attack = "rule attack\n trigger attack-noun[NOUN]\n yields type = trigger.type";
    check(attack, "raketaanval raketaanval NOUN 0 root", "attack raketaanval type:shelling");
    check(attack, "Luchtaanval luchtaanval NOUN 0 root", "attack Luchtaanval type:air_strike");
    check(attack, "nachtluchtaanval nachtluchtaanval NOUN 0 root", "attack nachtluchtaanval type:air_strike");
    check(attack, "aanval aanval NOUN 0 root", "");
    let row = "Een een DET 3 det, militaire militair ADJ 3 amod, actie actie NOUN 0 root";
    check(attack, row, "attack actie+militaire type:ground_attack");
    check(attack, "militaire militair ADJ 3 amod, grote groot ADJ 3 amod, actie actie NOUN 0 root", "");
}

#[test]
fn a_trigger_may_be_part_of_a_class() {
    let rule = "rule hurt\n trigger harm-verb.outcome=injured[VERB]\n yields outcome = trigger.outcome";
    check(rule, "verwond verwonden VERB 0 root, gedood doden VERB 1 conj", "hurt verwond outcome:injured");
}

struct Actors(&'static [usize]);

impl Mentions for Actors {
    fn is(&self, word: WordIndex, kind: MentionKind) -> bool {
        kind.index() == 0 && self.0.contains(&word.get())
    }
}

#[test]
fn what_the_caller_recognises_is_asked_of_the_caller() {
    let rules = compiled(
        "mention actor: whoever acts\nrule act\n trigger VERB\n who = >nsubj[@actor]\n yields type = act\n + nl \"Ja.\"\n + nl \"Ja.\"\n - nl \"Nee.\"\n\
         rule named\n trigger @actor\n yields type = name\n + nl \"Ja.\"\n + nl \"Ja.\"\n - nl \"Nee.\"",
    );
    assert_eq!(rules.mentions().map(|(name, kind)| (name, kind.index())).collect::<Vec<_>>(), [("actor", 0)]);
    let tree = tree("Bakoe Bakoe PROPN 2 nsubj, meldt melden VERB 0 root, Jerevan Jerevan PROPN 2 obj");
    assert_eq!(read(&rules, &tree, &Actors(&[0])), "named Bakoe type:name; act meldt who=Bakoe type:act");
    assert_eq!(read(&rules, &tree, &NoMentions), "");
}

#[test]
fn tests_join_by_spaces_and_part_by_bars() {
    let rule = |test: &str| format!("rule test\n trigger VERB[{test}]\n yields type = yes");
    let rows = "burgers burger NOUN 2 nsubj, vluchtten vluchten VERB 0 root Tense=Past|VerbForm=Fin, weg weg ADV 2 advmod";
    for test in [
        "Tense=Past",
        "Tense=Past VerbForm=Fin",
        "VerbForm=Part|VerbForm=Fin",
        "NOUN | VERB",
        "!NOUN|ADV",
        "!>obj",
        ">nsubj[person] >advmod",
        ">nsubj[person NOUN]|>obj",
        "!^*",
        ">=nsubj",
        "\"vluchten\"",
        "(>nsubj|advmod)[ADV]",
        ">nsubj[person.victims=civilian]",
    ] {
        check(&rule(test), rows, "test vluchtten type:yes");
    }
    for test in [
        "Tense=Pres",
        "Tense=Past VerbForm=Part",
        "!VERB|NOUN",
        ">obj",
        ">nsubj[PROPN]",
        "^*",
        "NOUN | ADV",
        ">nsubj >obj",
    ] {
        check(&rule(test), rows, "");
    }
}

#[test]
fn steps_repeat_as_often_as_their_sign_says() {
    let rule = |path: &str| format!("rule list\n trigger VERB\n all = {path}\n yields type = yes");
    let rows = "een een NOUN 4 nsubj, twee twee NOUN 1 conj, drie drie NOUN 2 conj, telt tellen VERB 0 root";
    check(&rule(">nsubj >conj*"), rows, "list telt all=een,twee,drie type:yes");
    check(&rule(">nsubj >conj+"), rows, "list telt all=twee,drie type:yes");
    check(&rule(">nsubj >conj?"), rows, "list telt all=een,twee type:yes");
    check(&rule(">nsubj >conj"), rows, "list telt all=twee type:yes");
    check(&rule("(>nsubj | >obj) >*+"), rows, "list telt all=twee,drie type:yes");
    check(&rule("<<"), rows, "list telt all=drie type:yes");
    check(&rule("<<[NUM] | <<+[\"een\"]"), rows, "list telt all=een type:yes");
    check(&rule(">> | >nsubj >>"), rows, "list telt all=twee type:yes");
    check(&rule(">obj | >nsubj"), rows, "list telt all=een type:yes");
}

#[test]
fn a_proof_says_what_differs() {
    let rule = "rule die\n trigger die-verb\n victim = >nsubj\n place? = >obl\n yields outcome = trigger.outcome\n \
                + nl \"Burgers sneuvelden.\" trigger=sneuvelden victim=Burgers place=-\n \
                + nl \"Soldaten sneuvelden.\" victim=Soldaten place=daar\n - nl \"Er sneuvelden burgers.\"";
    let rules = compiled(rule);
    let tree = tree("Burgers burger NOUN 2 nsubj, sneuvelden sneuvelen VERB 0 root");
    let say = |proof| rules.check_proof(proof, &tree, &NoMentions).map_err(|failure| failure.to_string());
    let found: Vec<_> = rules.proofs().map(say).collect();
    assert_eq!(found[0], Ok(()));
    assert_eq!(
        found[1].as_ref().expect_err("other words"),
        "test.rule:7: rule die, \"Soldaten sneuvelden.\": victim should be 'Soldaten' and is 'Burgers'; place should be 'daar' and is ''"
    );
    assert_eq!(
        found[2].as_ref().expect_err("a match"),
        "test.rule:8: rule die, \"Er sneuvelden burgers.\": must not match, and does: trigger=sneuvelden victim=Burgers"
    );
}
