//! How many words does the parser parse per second of processor time, on each kind of lanes?
//!
//! `cargo bench -p bestand-syntax --bench parse -- MODEL|random FILE.conllu [ROUNDS] [LANES]`: the best of the rounds
//! counts, each by a parser that has met no word before.

#![expect(clippy::disallowed_methods, reason = "a measurer reads files")]

use std::fs;

use bestand_syntax::{Lanes, Model, Parser};

#[path = "../src/random_model.rs"]
mod random_model;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(model), Some(text)) = (arguments.next(), arguments.next()) else {
        println!("no MODEL and FILE.conllu given: nothing measured");
        return;
    };
    let rounds = arguments.next().map_or(5, |rounds| rounds.parse().expect("ROUNDS is a number"));
    let wished = arguments.next();
    let bytes = match model.as_str() {
        "random" => random_model::RandomModel::large(1).bytes(),
        path => fs::read(path).expect("MODEL can be read"),
    };
    let start = cpu_seconds();
    let model = Model::load(&bytes).expect("MODEL is a model");
    println!("load: {:.1} ms", (cpu_seconds() - start) * 1e3);
    let text = fs::read_to_string(text).expect("FILE.conllu can be read");
    let sentences: Vec<Vec<&str>> = sentences(&text);
    let sentences: Vec<&[&str]> = sentences.iter().map(Vec::as_slice).collect();
    for lanes in Lanes::ALL.into_iter().filter(|lanes| lanes.are_available()) {
        if wished.as_ref().is_none_or(|wished| *wished == format!("{lanes:?}")) {
            measure(&model, lanes, &sentences, rounds);
        }
    }
    println!("peak memory: {}", peak_memory());
}

fn measure(model: &Model, lanes: Lanes, sentences: &[&[&str]], rounds: usize) {
    let words: usize = sentences.iter().map(|sentence| sentence.len()).sum();
    let (mut all, mut reports) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        all = all.min(seconds(model, lanes, sentences, sentences.len()));
        reports = reports.min(seconds(model, lanes, sentences, 30));
    }
    let words = words as f64;
    println!("{lanes:?}: {:.0} words/s, 30 sentences at a time {:.0} words/s", words / all, words / reports);
}

/// How long the sentences take, so many at a time.
fn seconds(model: &Model, lanes: Lanes, sentences: &[&[&str]], at_a_time: usize) -> f64 {
    let mut parser = Parser::with_lanes(model, lanes);
    let start = cpu_seconds();
    for sentences in sentences.chunks(at_a_time) {
        std::hint::black_box(parser.parse(sentences));
    }
    cpu_seconds() - start
}

/// The forms of the words of each sentence.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    text.split("\n\n")
        .map(|sentence| sentence.lines().filter_map(form).collect())
        .filter(|sentence: &Vec<&str>| !sentence.is_empty())
        .collect()
}

fn form(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once('\t')?;
    let is_word = number.bytes().all(|byte| byte.is_ascii_digit());
    if is_word { rest.split('\t').next() } else { None }
}

/// Processor time of this thread, from the kernel's own count.
fn cpu_seconds() -> f64 {
    let counts =
        fs::read_to_string("/proc/thread-self/schedstat").expect("a kernel that counts processor time");
    let nanoseconds = counts.split(' ').next().expect("three counts");
    nanoseconds.parse::<f64>().expect("a count") / 1e9
}

fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").expect("a kernel that counts memory");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or("unknown".to_owned(), |peak| peak.trim().to_owned())
}
