//! Which language is a text written in?

use std::collections::BTreeSet;

use crate::pack_error::{ErrorKind, PackError};
use crate::packs::PackFiles;

/// What tells the languages that have a pack apart, and from those that have none.
#[derive(Debug)]
pub(crate) struct Languages {
    profiles: Vec<Profile>,
    /// Common words of languages without a pack, which speak against every guess.
    others: BTreeSet<String>,
}

/// What tells a language: its name and its commonest words, from `language.tsv`.
#[derive(Debug)]
pub(crate) struct Profile {
    code: String,
    name: String,
    words: BTreeSet<String>,
}

/// The table of languages without a pack.
const OTHERS: &str = "world/other-languages.tsv";
/// So many words of a text are looked at.
const LOOKED_AT: usize = 500;
/// One word in so many must be one of the language's; running text has two in five, "33 killed in Raqqa, army says" fewer.
const RARITY: usize = 8;
/// The language must have so many times the words of the next likely one.
const LEAD: usize = 2;

impl Languages {
    pub(crate) fn read(files: &PackFiles) -> Result<Languages, PackError> {
        let profiles = files.languages().map(|code| Profile::read(files, code)).collect::<Result<_, _>>()?;
        let others =
            if files.bytes(OTHERS).is_some() { read_table(files, OTHERS)?.1 } else { BTreeSet::new() };
        Ok(Languages { profiles, others })
    }

    /// The code of the language whose words stand in the text, unless too few do or another has nearly as many.
    pub(crate) fn guess(&self, text: &str) -> Option<&str> {
        let words: Vec<String> = words(text).take(LOOKED_AT).collect();
        let hits = |known: &BTreeSet<String>| words.iter().filter(|word| known.contains(*word)).count();
        let ranked = self.profiles.iter().map(|profile| (hits(&profile.words), profile.code.as_str()));
        let mut ranked: Vec<(usize, &str)> = ranked.collect();
        ranked.sort_by_key(|(hits, _)| std::cmp::Reverse(*hits));
        let (most, likeliest) = *ranked.first()?;
        let next = ranked.get(1).map_or(0, |(hits, _)| *hits).max(hits(&self.others));
        let is_clear = most > 0 && most * RARITY >= words.len() && most >= next * LEAD;
        is_clear.then_some(likeliest)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let letters = text.split(|letter: char| !letter.is_alphabetic());
    letters.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

impl Profile {
    pub(crate) fn read(files: &PackFiles, code: &str) -> Result<Profile, PackError> {
        let path = format!("{code}/language.tsv");
        let (name, words) = read_table(files, &path)?;
        let name = name.ok_or_else(|| PackError::new(&files.shown(&path), ErrorKind::NoName))?;
        Ok(Profile { code: code.to_owned(), name, words })
    }

    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

fn read_table(files: &PackFiles, path: &str) -> Result<(Option<String>, BTreeSet<String>), PackError> {
    let mut name = None;
    let mut words = BTreeSet::new();
    for (index, line) in files.text(path)?.lines().enumerate() {
        match line.trim_end().split_once('\t') {
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            Some(("name", value)) => name = Some(value.to_owned()),
            Some(("word", value)) => {
                words.insert(value.to_lowercase());
            }
            _ => {
                let place = format!("{}:{}", files.shown(path), index + 1);
                return Err(PackError::new(&place, ErrorKind::Language));
            }
        }
    }
    Ok((name, words))
}

#[cfg(test)]
mod tests {
    use crate::Packs;

    fn check(text: &str, expected: &str) {
        assert_eq!(Packs::built_in().guess(text).unwrap_or("unknown"), expected, "{text}");
    }

    #[test]
    fn dutch_and_english_are_told_apart() {
        check("Volgens het leger zijn er bij de beschieting geen burgers om het leven gekomen.", "nl");
        check("The army said that no civilians were killed in the shelling.", "en");
        check("Zeker tien doden bij aanval op markt in Kutum", "nl");
        check("At least ten killed in attack on Kutum market", "en");
    }

    #[test]
    fn another_language_is_not_guessed_at() {
        check(
            "Bei dem Angriff auf den Markt sind nach Angaben der Armee mindestens zehn Menschen ums Leben gekommen.",
            "unknown",
        );
        check("L'armée a affirmé que dix personnes avaient été tuées dans l'attaque de la ville.", "unknown");
        check(
            "Según el ejército, diez personas murieron en el ataque contra el mercado de la ciudad.",
            "unknown",
        );
        check(
            "Ifølge hæren er mindst ti mennesker blevet dræbt i et angreb på et marked, og mange er såret.",
            "unknown",
        );
        check(
            "Według armii w ataku na targ zginęło co najmniej dziesięć osób, a wiele jest rannych.",
            "unknown",
        );
        check("وقال الجيش إن عشرة أشخاص قتلوا في الهجوم على السوق.", "unknown");
    }

    #[test]
    fn a_text_without_words_has_no_language() {
        check("", "unknown");
        check("12 + 30 = 42 🕊️", "unknown");
    }
}
