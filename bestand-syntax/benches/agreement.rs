//! How often does the parser decide as the program that trained the model does?
//!
//! `cargo bench -p bestand-syntax --bench agreement -- MODEL REFERENCE.tsv`: the reference has a line for each word
//! (form, class, features, head as in CoNLL-U, relation) and an empty line after each sentence.

#![expect(clippy::disallowed_methods, reason = "a measurer reads files")]

use std::fs;

use bestand_syntax::{Model, Parser};

const COLUMNS: [&str; 4] = ["class", "features", "head", "relation"];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(model), Some(reference)) = (arguments.next(), arguments.next()) else {
        println!("no MODEL and REFERENCE.tsv given: nothing compared");
        return;
    };
    let model = Model::load(&fs::read(model).expect("MODEL can be read")).expect("MODEL is a model");
    let reference = fs::read_to_string(reference).expect("REFERENCE.tsv can be read");
    let reference: Vec<Vec<[&str; 5]>> = reference
        .split("\n\n")
        .map(|sentence| sentence.lines().filter_map(row).collect())
        .filter(|sentence: &Vec<[&str; 5]>| !sentence.is_empty())
        .collect();
    println!("all {} sentences, heads of which the reference may have in circles", reference.len());
    compare(&model, &reference);
    let trees: Vec<_> = reference.into_iter().filter(|sentence| is_tree(sentence)).collect();
    println!("the {} sentences that are trees with one root in the reference", trees.len());
    compare(&model, &trees);
}

fn row(line: &str) -> Option<[&str; 5]> {
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}

/// Whether one word has the root as its head and the heads of all lead there.
fn is_tree(sentence: &[[&str; 5]]) -> bool {
    let heads: Vec<usize> = sentence.iter().map(|row| row[3].parse().expect("a head is a number")).collect();
    let above = |word: &usize| (*word > 0).then(|| heads[word - 1]);
    let leads_to_root =
        |word| std::iter::successors(Some(word), above).take(heads.len() + 1).last() == Some(0);
    heads.iter().filter(|&&head| head == 0).count() == 1 && (1..=heads.len()).all(leads_to_root)
}

fn compare(model: &Model, reference: &[Vec<[&str; 5]>]) {
    let words: Vec<Vec<&str>> =
        reference.iter().map(|sentence| sentence.iter().map(|row| row[0]).collect()).collect();
    let sentences: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let analyses = Parser::new(model).parse(&sentences);
    let (mut equal, mut count) = ([0_usize; 4], 0_usize);
    for (row, word) in reference.iter().flatten().zip(analyses.iter().flatten()) {
        let head = word.head.map_or(0, bestand_syntax::WordIndex::number).to_string();
        let found = [
            model.upos()[usize::from(word.upos)].as_str(),
            model.feats()[usize::from(word.feats)].as_str(),
            head.as_str(),
            model.relations()[usize::from(word.relation)].as_str(),
        ];
        count += 1;
        for (equal, (found, expected)) in equal.iter_mut().zip(found.iter().zip(&row[1..])) {
            *equal += usize::from(found == expected);
        }
    }
    for (column, equal) in COLUMNS.iter().zip(equal) {
        println!("{column}: {equal} of {count} equal, {:.2} %", 100.0 * equal as f64 / count as f64);
    }
}
