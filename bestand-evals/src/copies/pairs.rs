//! Which sentences were copied from which, as people wrote them?

use std::collections::BTreeMap;
use std::path::Path;

use clap::ValueEnum;
use serde::Deserialize;

use crate::failure::{Failure, read_text};

/// The pairs of a benchmark, its sentences each once, and the groups that the copies among them make.
pub(super) struct Benchmark {
    pub(super) pairs: Vec<Pair>,
    pub(super) sentences: Vec<String>,
    /// For each sentence its group.
    pub(super) groups: Vec<usize>,
}

/// Two sentences by their places, and how the second was edited: 1 in marks only, 2 lightly, 3 in the order of clauses, 4 so that
/// a third of its triples of words is left; 0 is written afresh.
pub(super) struct Pair {
    pub(super) id: String,
    pub(super) language: String,
    pub(super) degree: usize,
    pub(super) one: usize,
    pub(super) other: usize,
}

/// When a pair was written: before the rule was made, or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(super) enum Half {
    First,
    Second,
}

/// The highest degree of editing.
pub(super) const MOST_EDITED: usize = 4;

/// One line of the file.
#[derive(Deserialize)]
struct Line {
    id: String,
    language: String,
    half: Half,
    degree: usize,
    a: String,
    b: String,
    a_id: String,
    b_id: String,
}

impl Benchmark {
    pub(super) fn load(path: &Path, half: Option<Half>) -> Result<Benchmark, Failure> {
        let mut places = BTreeMap::new();
        let mut benchmark = Benchmark { pairs: Vec::new(), sentences: Vec::new(), groups: Vec::new() };
        for (number, line) in read_text(path)?.lines().enumerate() {
            let place = || format!("{}:{}", path.display(), number + 1);
            let line: Line = serde_json::from_str(line).map_err(|error| Failure::of(place(), error))?;
            if line.degree > MOST_EDITED {
                return Err(Failure::of(
                    place(),
                    format!("degree {} is not one of 0 to {MOST_EDITED}", line.degree),
                ));
            }
            if half.is_none_or(|half| half == line.half) {
                benchmark.add(line, &mut places).map_err(|what| Failure::of(place(), what))?;
            }
        }
        Ok(benchmark)
    }

    fn add(&mut self, line: Line, places: &mut BTreeMap<String, usize>) -> Result<(), String> {
        let Line { id, language, half: _, degree, a, b, a_id, b_id } = line;
        let one = self.place(a_id, a, places)?;
        let other = self.place(b_id, b, places)?;
        if degree > 0 {
            let (from, to) = (self.groups[other], self.groups[one]);
            self.groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
        self.pairs.push(Pair { id, language, degree, one, other });
        Ok(())
    }

    fn place(
        &mut self,
        id: String,
        text: String,
        places: &mut BTreeMap<String, usize>,
    ) -> Result<usize, String> {
        let Some(&place) = places.get(&id) else {
            let place = self.sentences.len();
            places.insert(id, place);
            self.sentences.push(text);
            self.groups.push(place);
            return Ok(place);
        };
        if self.sentences[place] == text { Ok(place) } else { Err(format!("{id} has another text before")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Loads lines "degree a_id b_id", each id being its sentence too.
    fn load(lines: &[&str]) -> Result<Benchmark, Failure> {
        let line = |line: &&str| {
            let [degree, a, b] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            format!(
                r#"{{"id":"x","language":"nl","half":"first","degree":{degree},"a":"{a}","b":"{b}","a_id":"{a}","b_id":"{b}"}}"#
            )
        };
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pairs.jsonl");
        let text: Vec<String> = lines.iter().map(line).collect();
        std::fs::write(&path, text.join("\n")).expect("written");
        Benchmark::load(&path, None)
    }

    #[test]
    fn copies_of_one_sentence_are_one_group() {
        let benchmark = load(&["1 a b", "0 a c", "4 a d", "0 c e"]).expect("sound lines");
        assert_eq!(benchmark.sentences, ["a", "b", "c", "d", "e"]);
        assert_eq!(benchmark.groups, [0, 0, 2, 0, 4]);
    }

    #[test]
    fn an_unknown_degree_is_an_error_with_its_line() {
        let failure = load(&["1 a b", "5 a c"]).err().expect("a failure").to_string();
        assert!(failure.ends_with("pairs.jsonl:2: degree 5 is not one of 0 to 4"), "{failure}");
    }
}
