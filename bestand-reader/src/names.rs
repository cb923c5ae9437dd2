//! Which actors do the words name? A stand-in until the gazetteer's matcher is there.

use bestand_claim::ActorCode;
use bestand_syntax::WordIndex;
use rustc_hash::FxHashMap;

use crate::scene::Name;

/// Names by their first word.
#[derive(Debug, Default)]
pub(crate) struct Names {
    by_first: FxHashMap<String, Vec<(Vec<String>, ActorCode, String)>>,
    kinds: FxHashMap<String, (String, bool)>,
}

impl Names {
    pub(crate) fn parse(world: &str, table: &str) -> Self {
        let mut names = Self::default();
        for line in world.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<_> = line.split('\t').collect();
            names.kinds.insert(columns[0].into(), (columns[1].into(), columns.get(6).is_some_and(|code| *code != "-")));
        }
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<_> = line.split('\t').collect();
            let Ok(code) = ActorCode::new(columns[1]) else { continue };
            let mut words: Vec<String> = columns[0].split(' ').map(str::to_owned).collect();
            let first = words.remove(0);
            names.by_first.entry(first).or_default().push((words, code, columns[2].into()));
        }
        names.by_first.values_mut().for_each(|all| all.sort_by_key(|(words, ..)| usize::MAX - words.len()));
        names
    }

    pub(crate) fn find(&self, forms: &[&str]) -> Vec<Name> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < forms.len() {
            let fit = self.by_first.get(forms[at]).and_then(|all| {
                all.iter().find(|(rest, ..)| {
                    at + rest.len() < forms.len() && rest.iter().zip(&forms[at + 1..]).all(|(a, b)| a == b)
                })
            });
            let Some((rest, code, role)) = fit else {
                at += 1;
                continue;
            };
            let (kind, takes_sides) = self.kinds.get(code.as_str()).cloned().unwrap_or_default();
            found.push(Name {
                first: WordIndex::new(at),
                last: WordIndex::new(at + rest.len()),
                code: code.clone(),
                role: role.clone(),
                takes_sides,
                is_state: kind.starts_with("state"),
                people: role == "people" || role == "army" && kind != "state" || kind == "fighters",
            });
            at += rest.len() + 1;
        }
        found
    }
}
