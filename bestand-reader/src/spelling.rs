//! Which plain letters does a name have? É is E, apostrophes are nothing, hyphens are spaces.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::world_error::{Kind, WorldError, cells, table_lines};

/// Plain letters for the letters of names, from `packs/world/letters.tsv`: "Mocímboa da Praia" is "mocimboa da praia".
#[derive(Debug, Clone)]
pub struct Spelling {
    ascii: [Plain; 128],
    beyond: FxHashMap<char, Box<str>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    Same,
    Space,
    Nothing,
}

/// What the table calls a space, which nobody could see in it.
const SPACE: &str = "space";

impl Spelling {
    /// Reads the table: a letter's code point in hexadecimals, and what is written for it.
    ///
    /// # Errors
    /// A line without a code point.
    pub fn parse(file: &str, table: &str) -> Result<Spelling, WorldError> {
        let mut spelling = Spelling { ascii: [Plain::Same; 128], beyond: FxHashMap::default() };
        for line in table_lines(table) {
            let cells = cells(file, line, 1)?;
            let letter = u32::from_str_radix(cells[0], 16).ok().and_then(char::from_u32);
            let letter = letter.ok_or_else(|| {
                let cell = cells[0].to_owned();
                WorldError::new(file, line.0, Kind::NoNumber { cell, example: "00E9 (é)" })
            })?;
            spelling.take(letter, cells.get(1).copied().unwrap_or_default());
        }
        Ok(spelling)
    }

    fn take(&mut self, letter: char, plain: &str) {
        let slot = self.ascii.get_mut(letter as usize);
        match slot {
            Some(slot) => *slot = if plain == SPACE { Plain::Space } else { Plain::Nothing },
            None => {
                let plain = if plain == SPACE { " " } else { plain };
                self.beyond.insert(letter, plain.into());
            }
        }
    }

    /// The key under which a name is looked up: "Cox's Bazar" is "coxs bazar", "Mazar-i-Sharif" is "mazar i sharif".
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        let mut key = String::new();
        self.key_into(name, &mut key);
        key
    }

    /// As [`Spelling::key`], into a string that is emptied first.
    pub(crate) fn key_into(&self, name: &str, key: &mut String) {
        key.clear();
        if name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            key.push_str(name);
        } else {
            self.plain_into(name, key);
        }
        key.make_ascii_lowercase();
        if !key.is_ascii() {
            *key = key.to_lowercase();
        }
    }

    /// Adds a name in plain letters, its capitals kept, its words apart by one space.
    pub(crate) fn plain_into(&self, name: &str, plain: &mut String) {
        for letter in name.chars() {
            match self.written(letter, &mut [0; 4]) {
                " " if plain.is_empty() || plain.ends_with(' ') => {}
                written => plain.push_str(written),
            }
        }
        plain.truncate(plain.trim_end().len());
    }

    /// Whether the key of a name goes before, is, or goes after `key`, for a name that has no two gaps in a row.
    pub(crate) fn compare(&self, name: &str, key: &str) -> Ordering {
        let mut rest = key.bytes();
        for letter in name.chars() {
            for byte in self.written(letter, &mut [0; 4]).bytes() {
                let order =
                    rest.next().map_or(Ordering::Greater, |other| byte.to_ascii_lowercase().cmp(&other));
                if order.is_ne() {
                    return order;
                }
            }
        }
        if rest.next().is_some() { Ordering::Less } else { Ordering::Equal }
    }

    /// What is written for a letter: "e" for é, nothing for an apostrophe.
    fn written<'s>(&'s self, letter: char, buffer: &'s mut [u8; 4]) -> &'s str {
        match self.ascii.get(letter as usize) {
            Some(Plain::Nothing) => "",
            Some(Plain::Space) => " ",
            Some(Plain::Same) => letter.encode_utf8(buffer),
            None => match self.beyond.get(&letter) {
                Some(written) => written,
                None => letter.encode_utf8(buffer),
            },
        }
    }

    /// Whether a letter parts the words of a compound: the hyphen in "RSF-leider".
    pub(crate) fn parts(&self, letter: char) -> bool {
        match self.ascii.get(letter as usize) {
            Some(plain) => *plain == Plain::Space,
            None => self.beyond.get(&letter).is_some_and(|written| written.as_ref() == " "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &str = include_str!("../../packs/world/letters.tsv");

    fn check(name: &str, expected: &str) {
        let spelling = Spelling::parse("packs/world/letters.tsv", LETTERS).expect("the shipped table");
        assert_eq!(spelling.key(name), expected);
    }

    #[test]
    fn accents_and_apostrophes_go_and_hyphens_part_words() {
        check("Mocímboa da Praia", "mocimboa da praia");
        check("Mek'ele", "mekele");
        check("Be’eri", "beeri");
        check("Mazār-e Sharīf", "mazar e sharif");
        check("Mazar - i - Sharif", "mazar i sharif");
        check("Gəncə", "ganca");
        check("Đà Nẵng", "da nang");
        check("Łódź", "lodz");
        check("St. Petersburg", "st petersburg");
    }

    #[test]
    fn a_name_is_compared_with_a_key_as_its_own_key_would_be() {
        let spelling = Spelling::parse("packs/world/letters.tsv", LETTERS).expect("the shipped table");
        let names =
            ["Al Khums", "Al-Khums", "Älmhult", "Almaty", "Be'eri", "Beirut", "Đà Nẵng", "Łódź", "Œuf"];
        for (name, other) in names.iter().flat_map(|name| names.iter().map(move |other| (name, other))) {
            let key = spelling.key(other);
            assert_eq!(spelling.compare(name, &key), spelling.key(name).cmp(&key), "{name} {other}");
        }
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        check("Ереван", "ереван");
        check("", "");
    }

    #[test]
    fn a_line_without_a_code_point_is_named_with_its_remedy() {
        let error = Spelling::parse("letters.tsv", "00E9\te\né\te\n").map_err(|error| error.to_string());
        assert_eq!(
            error.err().unwrap_or_default(),
            "letters.tsv:2: 'é' is no number; write one such as 00E9 (é)"
        );
    }
}
