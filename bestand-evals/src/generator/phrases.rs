//! Which sentences can a made-up report have? The lists of `generator/nl.txt` and `generator/en.txt`.

use std::collections::BTreeMap;

use super::recipe::{Recipe, recipes};
use crate::failure::Failure;

/// The sentences and words of one language.
pub(super) struct Phrases {
    lists: Vec<Vec<Phrase>>,
    numbers: BTreeMap<String, usize>,
}

/// One alternative of a list.
pub(super) struct Phrase {
    pub(super) parts: Vec<Part>,
    pub(super) recipes: Vec<Recipe>,
}

/// What stands in a phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Text(Box<str>),
    Slot(Slot),
    /// One of a list; now and then nothing, where it is optional.
    List {
        list: usize,
        is_optional: bool,
    },
    /// Where the words begin that name a happening, and where they end.
    Opens,
    Closes,
}

/// What the story fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Actor(Who, Form),
    Number(Figure),
    Town,
    OtherTown,
    Village,
    Person,
    Weekday,
    Capital,
    /// A word of the actor whose words the list makes.
    Own(Own),
    /// Words of a list that a claim points to: "het Rode Kruis".
    Words(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Striker,
    Struck,
    Mediator,
}

/// In which words an actor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Name,
    /// One of a list, for a state and for a group.
    List {
        state: usize,
        group: usize,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    Name,
    Adjective,
    Seat,
}

/// A number of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Killed,
    KilledAsStrikerSays,
    OwnKilled,
    Injured,
    Total,
    Displaced,
    Few,
    Missing,
    PastKilled,
    Years,
}

const FIGURES: [(&str, Figure); 10] = [
    ("N", Figure::Killed),
    ("NA", Figure::KilledAsStrikerSays),
    ("O", Figure::OwnKilled),
    ("W", Figure::Injured),
    ("T", Figure::Total),
    ("F", Figure::Displaced),
    ("C", Figure::Few),
    ("M", Figure::Missing),
    ("X", Figure::PastKilled),
    ("Y", Figure::Years),
];
const SLOTS: [(&str, Slot); 9] = [
    ("P", Slot::Town),
    ("Q", Slot::OtherTown),
    ("V", Slot::Village),
    ("H", Slot::Person),
    ("D", Slot::Weekday),
    ("capital", Slot::Capital),
    ("name", Slot::Own(Own::Name)),
    ("adj", Slot::Own(Own::Adjective)),
    ("seat", Slot::Own(Own::Seat)),
];
const ACTORS: [(&str, Who); 3] = [("A", Who::Striker), ("B", Who::Struck), ("K", Who::Mediator)];

impl Phrases {
    /// Reads the file of a language.
    pub(super) fn parse(file: &str, text: &str) -> Result<Phrases, Failure> {
        let lines =
            || text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        let mut phrases = Phrases { lists: Vec::new(), numbers: BTreeMap::new() };
        for name in lines().filter_map(|(_, line)| heading(line)) {
            phrases.numbers.insert(name.to_owned(), phrases.lists.len());
            phrases.lists.push(Vec::new());
        }
        let mut list = 0;
        for (number, line) in lines() {
            match heading(line) {
                Some(name) => list = phrases.numbers[name],
                None => {
                    let wrong = |what| Failure::of(format_args!("{file}:{}", number + 1), what);
                    let phrase = phrases.phrase(line).map_err(wrong)?;
                    phrases.lists[list].push(phrase);
                }
            }
        }
        Ok(phrases)
    }

    /// The number of a list, which the program asks for by name.
    pub(super) fn number(&self, name: &str) -> usize {
        *self.numbers.get(name).unwrap_or_else(|| panic!("the generator's files have a list '{name}'"))
    }

    /// The list of the buildings that are hit.
    pub(super) fn buildings(&self) -> usize {
        self.number("building")
    }

    pub(super) fn list(&self, number: usize) -> &[Phrase] {
        &self.lists[number]
    }

    /// The words of a list whose alternatives are plain words.
    pub(super) fn word(&self, list: usize, at: usize) -> &str {
        match self.lists[list].get(at).map(|phrase| &phrase.parts[..]) {
            Some([Part::Text(word)]) => word,
            _ => "",
        }
    }

    fn phrase(&mut self, line: &str) -> Result<Phrase, String> {
        let (text, claims) = line.split_once('\t').unwrap_or((line, ""));
        Ok(Phrase { parts: self.parts(text)?, recipes: recipes(claims, &|name| self.slot(name))? })
    }

    fn parts(&mut self, text: &str) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[', ']', '(']) {
            if at > 0 {
                parts.push(Part::Text(rest[..at].into()));
            }
            let mark = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            let mut until = |end: char| {
                let (inner, behind) = rest.split_once(end).ok_or_else(|| format!("'{text}': no '{end}'"))?;
                rest = behind;
                Ok::<&str, String>(inner)
            };
            parts.push(match mark {
                b'[' => Part::Opens,
                b']' => Part::Closes,
                b'(' => self.alternatives(until(')')?)?,
                _ => self.part(until('}')?)?,
            });
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.into()));
        }
        Ok(parts)
    }

    /// "(zware|felle)": a list without a name.
    fn alternatives(&mut self, text: &str) -> Result<Part, String> {
        let parts = text.split('|').map(|text| self.parts(text)).collect::<Result<Vec<_>, _>>()?;
        self.lists.push(parts.into_iter().map(|parts| Phrase { parts, recipes: Vec::new() }).collect());
        Ok(Part::List { list: self.lists.len() - 1, is_optional: false })
    }

    fn part(&self, name: &str) -> Result<Part, String> {
        match self.slot(name) {
            Some(Slot::Words(list)) if !matches!(name, "neutral" | "G") => {
                Ok(Part::List { list, is_optional: false })
            }
            Some(slot) => Ok(Part::Slot(slot)),
            None => {
                let list = name.strip_prefix('?').and_then(|name| self.numbers.get(name));
                let list = list.ok_or_else(|| format!("there is no list or slot '{name}'"))?;
                Ok(Part::List { list: *list, is_optional: true })
            }
        }
    }

    fn slot(&self, name: &str) -> Option<Slot> {
        let (before, form) = name.split_once('.').unwrap_or((name, ""));
        let named = |of: &[(&str, Slot)]| of.iter().find(|(known, _)| *known == name).map(|(_, slot)| *slot);
        let figure =
            FIGURES.iter().find(|(known, _)| *known == name).map(|(_, figure)| Slot::Number(*figure));
        let actor = || {
            let (_, who) = ACTORS.iter().find(|(known, _)| *known == before)?;
            let list = |kind: &str| self.numbers.get(&format!("{form}.{kind}")).copied();
            let form = match form {
                "" => Form::Name,
                _ => Form::List { state: list("state")?, group: list("group")? },
            };
            Some(Slot::Actor(*who, form))
        };
        let words = || self.numbers.get(name).map(|list| Slot::Words(*list));
        // A reporter's agency is written as a slot of one letter.
        let agency = || (name == "G").then(|| self.numbers.get("agency").map(|list| Slot::Words(*list)))?;
        named(&SLOTS).or(figure).or_else(actor).or_else(agency).or_else(words)
    }
}

fn heading(line: &str) -> Option<&str> {
    // A line of a list that opens with marked words goes on behind them.
    line.strip_prefix('[')?.strip_suffix(']').filter(|name| !name.contains(['{', ' ', '[']))
}
