//! What does a name sound like? So that "Gjoemri" in Dutch finds "Gyumri".

use crate::world_error::{Kind, WorldError, cells, table_lines};

/// How a language spells sounds, from its `sounds.tsv`: Dutch "dzj" and the world's "j" are the sound J.
#[derive(Debug, Clone, Default)]
pub struct Sounds {
    /// The rules by the first letter of their spelling, longest spelling first, those for one place before those for any.
    by_letter: [Vec<Rule>; 26],
}

#[derive(Debug, Clone)]
struct Rule {
    spelling: Box<[u8]>,
    sound: Box<str>,
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Start,
    End,
    BeforeVowel,
    AfterConsonant,
    Any,
}

const PLACES: [(&str, Place); 5] = [
    ("start", Place::Start),
    ("end", Place::End),
    ("before-vowel", Place::BeforeVowel),
    ("after-consonant", Place::AfterConsonant),
    ("any", Place::Any),
];
/// What the table writes for no sound.
const SILENT: &str = "-";

impl Sounds {
    /// Reads the table: a spelling, its sound, and where in a word that holds.
    ///
    /// # Errors
    /// A spelling that is not in lower-case letters a to z, or a place of no known name.
    pub fn parse(file: &str, table: &str) -> Result<Sounds, WorldError> {
        let mut sounds = Sounds::default();
        for line in table_lines(table) {
            let cells = cells(file, line, 3)?;
            let unknown = |what, word: &str, known| {
                WorldError::new(file, line.0, Kind::Unknown { what, word: word.to_owned(), known })
            };
            let place = PLACES.iter().find(|(name, _)| *name == cells[2]);
            let place = place.ok_or_else(|| {
                unknown("place", cells[2], "any, start, end, before-vowel, after-consonant")
            })?;
            let letter = cells[0].bytes().find(|byte| !byte.is_ascii_lowercase());
            if let Some(letter) = letter {
                return Err(unknown("letter", &char::from(letter).to_string(), "a to z"));
            }
            let sound = if cells[1] == SILENT { "" } else { cells[1] };
            let rule = Rule { spelling: cells[0].as_bytes().into(), sound: sound.into(), place: place.1 };
            sounds.by_letter[letter_index(rule.spelling[0])].push(rule);
        }
        for rules in &mut sounds.by_letter {
            rules.sort_by_key(|rule| (std::cmp::Reverse(rule.spelling.len()), rule.place));
        }
        Ok(sounds)
    }

    /// The sounds of a name, given by its key (`Spelling::key`): "dzjermoek" sounds as "Jermuk".
    #[must_use]
    pub fn of(&self, key: &str) -> String {
        let mut sounds = String::with_capacity(key.len());
        self.of_into(key, &mut sounds);
        sounds
    }

    /// As [`Sounds::of`], into a string that is emptied first. Doubled sounds are one: "Jabaliyya" and "Jabaliya".
    pub(crate) fn of_into(&self, key: &str, sounds: &mut String) {
        sounds.clear();
        let letters = key.as_bytes();
        let mut last = '\0';
        let mut add = |sound: char| {
            if sound != last {
                sounds.push(sound);
                last = sound;
            }
        };
        let mut at = 0;
        while at < letters.len() {
            let rule = self.rules(letters[at]).iter().find(|rule| rule.fits(letters, at));
            match rule {
                Some(rule) => {
                    rule.sound.chars().for_each(&mut add);
                    at += rule.spelling.len();
                }
                None => {
                    let letter = key[at..].chars().next().unwrap_or(' ');
                    add(letter);
                    at += letter.len_utf8();
                }
            }
        }
    }

    fn rules(&self, letter: u8) -> &[Rule] {
        if letter.is_ascii_lowercase() { &self.by_letter[letter_index(letter)] } else { &[] }
    }
}

impl Rule {
    fn fits(&self, letters: &[u8], at: usize) -> bool {
        let end = at + self.spelling.len();
        let next = letters.get(end).copied().unwrap_or(b' ');
        let before = at.checked_sub(1).map_or(b' ', |before| letters[before]);
        letters[at..].starts_with(&self.spelling)
            && match self.place {
                Place::Any => true,
                Place::Start => !before.is_ascii_lowercase(),
                Place::End => !next.is_ascii_lowercase(),
                Place::BeforeVowel => is_vowel(next),
                Place::AfterConsonant => before.is_ascii_lowercase() && !is_vowel(before),
            }
    }
}

fn letter_index(letter: u8) -> usize {
    usize::from(letter - b'a')
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: &str = include_str!("../../packs/world/sounds.tsv");
    const DUTCH: &str = include_str!("../../packs/nl/sounds.tsv");

    fn sounds(file: &str, table: &str) -> Sounds {
        Sounds::parse(file, table).expect("a sound table")
    }

    fn check(dutch: &str, world: &str, alike: bool) {
        let one = sounds("packs/nl/sounds.tsv", DUTCH).of(&dutch.to_lowercase());
        let other = sounds("packs/world/sounds.tsv", WORLD).of(&world.to_lowercase());
        assert_eq!(one == other, alike, "{dutch} sounds {one}, {world} sounds {other}");
    }

    #[test]
    fn dutch_spelling_sounds_as_the_name_that_the_table_gives_for_it() {
        let examples =
            DUTCH.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(3));
        for (dutch, world) in examples.filter_map(|example| example.split_once(" = ")) {
            check(dutch, world, true);
        }
    }

    #[test]
    fn dutch_spelling_of_names_nobody_listed_is_heard() {
        for (dutch, world) in [
            ("Boetsja", "Bucha"),
            ("Bachmoet", "Bakhmut"),
            ("Martoeni", "Martuni"),
            ("Slovjansk", "Sloviansk"),
            ("Machatsjkala", "Makhachkala"),
            ("Tsjernobyl", "Chernobyl"),
            ("Oezbekistan", "Uzbekistan"),
            ("Pesjawar", "Peshawar"),
            ("Falloedja", "Falluja"),
            ("Kadzjaran", "Kajaran"),
            ("Achalkalaki", "Akhalkalaki"),
            ("Charkov", "Kharkov"),
            ("Karabach", "Karabakh"),
        ] {
            check(dutch, world, true);
        }
    }

    #[test]
    fn names_that_sound_different_stay_apart() {
        for (dutch, world) in
            [("Goma", "Homs"), ("Gori", "Goris"), ("Mali", "Malé"), ("Niger", "Nigeria"), ("Tsjad", "Chatt")]
        {
            check(dutch, world, false);
        }
    }

    #[test]
    fn a_wrong_line_is_named_with_its_remedy() {
        let message = |table| {
            Sounds::parse("sounds.tsv", table).map_err(|error| error.to_string()).err().unwrap_or_default()
        };
        assert_eq!(message("oe\tu\tany\n"), "");
        assert_eq!(message("oe\tu\n"), "sounds.tsv:1: 2 cells where 3 are needed; put a TAB between them");
        assert_eq!(
            message("#\noe\tu\tmiddle\n"),
            "sounds.tsv:2: no place is called 'middle'; the places are any, start, end, before-vowel, after-consonant"
        );
        assert_eq!(message("Oe\tu\tany\n"), "sounds.tsv:1: no letter is called 'O'; the letters are a to z");
    }
}
