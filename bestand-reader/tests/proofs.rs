//! Does every rule of the shipped packs read the sentences that prove it?

use std::collections::BTreeSet;

use bestand_reader::Packs;

fn check(language: &str) {
    let packs = Packs::built_in();
    let failed = packs.language(language).expect("a shipped pack").check_proofs();
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_rule_reads_its_dutch_sentences() {
    check("nl");
}

#[test]
fn every_rule_reads_its_english_sentences() {
    check("en");
}

#[test]
fn every_language_of_a_proof_has_a_pack() {
    let packs = Packs::built_in();
    let known: BTreeSet<&str> = packs.languages().collect();
    for language in packs.languages() {
        let rules = packs.language(language).expect("a shipped pack").rules();
        let unknown = rules.proofs().find(|proof| !known.contains(proof.language()));
        assert_eq!(unknown.map(|proof| (proof.place(), proof.language())), None);
    }
}
