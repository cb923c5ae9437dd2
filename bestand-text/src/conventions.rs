//! What must the cutter of sentences and tokens know of a language?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::letters::is_apostrophe;

/// The written habits of one language, read from its `text.tsv`: abbreviations, clitics, credit words.
///
/// In Dutch "gen." is an abbreviation and "zo'n" one word; in English "don't" is one token of two words.
#[derive(Debug, Clone, Default)]
pub struct Conventions {
    abbreviations: BTreeSet<String>,
    final_abbreviations: BTreeSet<String>,
    starters: BTreeSet<String>,
    ordinal_followers: BTreeSet<String>,
    not_initials: BTreeSet<String>,
    elided: BTreeSet<String>,
    splits: BTreeSet<Mark>,
    prefixes: BTreeSet<String>,
    wholes: BTreeSet<String>,
    units: BTreeSet<String>,
    small_starts: BTreeSet<String>,
    sign_offs: BTreeSet<String>,
    clitics: Vec<String>,
    contractions: BTreeMap<String, Contraction>,
    contraction_lengths: Lengths,
    credits: Vec<String>,
    boilerplate: Vec<String>,
    headers: Vec<String>,
}

/// A token that is two words: how long the first is, and which words must follow, where it is not always so.
#[derive(Debug, Clone, Default)]
struct Contraction {
    first_len: usize,
    before: BTreeSet<String>,
}

/// A mark that some languages write inside a word and others cut at: Dutch "Minsk-groep" is one token, English
/// "Minsk-based" is three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// "US-led".
    Hyphen,
    /// "and/or".
    Slash,
    /// "5%".
    Percent,
    /// "employee(s)".
    Bracket,
    /// The point of an abbreviation that ends its sentence: "at 5 p.m.", of which the last point is a token.
    LastPoint,
}

impl Conventions {
    /// Reads a table of lines `kind TAB value [TAB value]`; `#` opens a comment, empty lines mean nothing.
    ///
    /// # Errors
    /// An unknown kind, a missing or superfluous value, a value that the kind cannot have; the error names file, line
    /// and remedy.
    pub fn parse(file_name: &str, table: &str) -> Result<Conventions, TableError> {
        let mut conventions = Conventions::default();
        for (index, line) in table.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            conventions.take(line).map_err(|kind| TableError {
                file: file_name.to_owned(),
                line: index + 1,
                kind,
            })?;
        }
        conventions.clitics.sort_by_key(|clitic| std::cmp::Reverse(clitic.len()));
        Ok(conventions)
    }

    fn take(&mut self, line: &str) -> Result<(), ErrorKind> {
        let mut cells = line.split('\t');
        let kind = cells.next().unwrap_or_default();
        let value = cells.next().map(str::trim).filter(|value| !value.is_empty());
        let value = value.ok_or_else(|| ErrorKind::NoValue(kind.to_owned()))?;
        let second = cells.next();
        let third = cells.next();
        let extra = if kind == "contraction" { None } else { second };
        if let Some(extra) = extra.or(cells.next()) {
            return Err(ErrorKind::TooMany(extra.to_owned()));
        }
        match kind {
            "contraction" => return self.take_contraction(value, second, third),
            "split" => return self.take_split(value),
            "abbreviation" | "final-abbreviation" if !value.ends_with('.') => {
                return Err(ErrorKind::NoPoint(value.to_owned()));
            }
            "clitic" => self.clitics.push(value.to_lowercase()),
            "credit" => self.credits.push(value.to_owned()),
            "boilerplate" => self.boilerplate.push(value.to_lowercase()),
            "header" => self.headers.push(value.to_lowercase()),
            _ => {
                let known = self.set_of(kind).ok_or_else(|| ErrorKind::UnknownKind(kind.to_owned()))?;
                known.insert(value.to_owned());
            }
        }
        Ok(())
    }

    fn set_of(&mut self, kind: &str) -> Option<&mut BTreeSet<String>> {
        Some(match kind {
            "abbreviation" => &mut self.abbreviations,
            "final-abbreviation" => &mut self.final_abbreviations,
            "starter" => &mut self.starters,
            "ordinal-follower" => &mut self.ordinal_followers,
            "not-initial" => &mut self.not_initials,
            "elided" => &mut self.elided,
            "prefix" => &mut self.prefixes,
            "whole" => &mut self.wholes,
            "unit" => &mut self.units,
            "small-start" => &mut self.small_starts,
            "sign-off" => &mut self.sign_offs,
            _ => return None,
        })
    }

    fn take_split(&mut self, value: &str) -> Result<(), ErrorKind> {
        self.splits.insert(match value {
            "hyphen" => Mark::Hyphen,
            "slash" => Mark::Slash,
            "percent" => Mark::Percent,
            "bracket" => Mark::Bracket,
            "last-point" => Mark::LastPoint,
            _ => return Err(ErrorKind::UnknownMark(value.to_owned())),
        });
        Ok(())
    }

    fn take_contraction(
        &mut self,
        whole: &str,
        parts: Option<&str>,
        before: Option<&str>,
    ) -> Result<(), ErrorKind> {
        let bad = || ErrorKind::BadParts(whole.to_owned());
        let (first, second) = parts.and_then(|parts| parts.split_once(' ')).ok_or_else(bad)?;
        if second.is_empty() || format!("{first}{second}") != whole {
            return Err(bad());
        }
        let before = before.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        self.contraction_lengths.add(whole);
        self.contractions.insert(whole.to_lowercase(), Contraction { first_len: first.len(), before });
        Ok(())
    }

    /// Whether the word with its point, such as "gen.", is an abbreviation.
    pub(crate) fn is_abbreviation(&self, word: &str) -> bool {
        is_known(&self.abbreviations, word) || self.may_end_sentence(word)
    }

    /// Whether the abbreviation may be the last word of a sentence: "enz.".
    pub(crate) fn may_end_sentence(&self, word: &str) -> bool {
        is_known(&self.final_abbreviations, word)
    }

    /// Whether a capitalised word is of those that open a sentence after an abbreviation: "De".
    pub(crate) fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether an ordinal goes on with this word: "3. Oktober".
    pub(crate) fn follows_ordinal(&self, word: &str) -> bool {
        is_known(&self.ordinal_followers, word)
    }

    /// Whether a single capital is a word of its own and never an initial: English "I".
    pub(crate) fn is_no_initial(&self, word: &str) -> bool {
        self.not_initials.contains(word)
    }

    /// Whether the letters after an opening apostrophe make an elided word: "'s", "'t".
    pub(crate) fn is_elided(&self, letters: &str) -> bool {
        self.elided.contains(letters)
    }

    /// Whether tokens are cut at this mark.
    pub(crate) fn splits(&self, mark: Mark) -> bool {
        self.splits.contains(&mark)
    }

    /// Whether a hyphen after this word part does not cut: "non-", "pre-".
    pub(crate) fn is_prefix(&self, part: &str) -> bool {
        is_known(&self.prefixes, part)
    }

    /// Whether a word stays one token though it holds a mark that cuts: "e-mail".
    pub(crate) fn is_whole(&self, word: &str) -> bool {
        is_known(&self.wholes, word)
    }

    /// Whether the letters after a number are a unit and a token of their own: "5pm".
    pub(crate) fn is_unit(&self, letters: &str) -> bool {
        self.units.contains(letters)
    }

    /// Whether a sentence may open with a small letter after this stop.
    pub(crate) fn allows_small_start(&self, stop: &str) -> bool {
        stop.chars()
            .next()
            .is_some_and(|first| self.small_starts.contains(first.encode_utf8(&mut [0; 4]) as &str))
    }

    /// Whether the words close a letter: "Best regards".
    pub(crate) fn is_sign_off(&self, words: &str) -> bool {
        is_known(&self.sign_offs, words)
    }

    /// How many bytes of the token belong to its first word, where it has two: 2 in "don't", 3 in "cannot".
    pub(crate) fn first_word_len(&self, token: &str, next: &str) -> Option<usize> {
        if self.contraction_lengths.may_hold(token)
            && let Some(contraction) = self.contractions.get(&token.to_lowercase())
        {
            let before = &contraction.before;
            return (before.is_empty() || before.contains(next)).then_some(contraction.first_len);
        }
        let may_be_apostrophe = |byte: u8| matches!(byte, b'\'' | b'`' | 0xc2 | 0xe2);
        if self.clitics.is_empty() || !token.bytes().any(may_be_apostrophe) {
            return None;
        }
        self.clitics.iter().find_map(|clitic| before_clitic(token, clitic))
    }

    pub(crate) fn credits(&self) -> &[String] {
        &self.credits
    }

    pub(crate) fn boilerplate(&self) -> &[String] {
        &self.boilerplate
    }

    pub(crate) fn headers(&self) -> &[String] {
        &self.headers
    }
}

/// A word is known as it stands in the table; one that stands there in small letters also with a capital first letter
/// or all in capitals.
fn is_known(set: &BTreeSet<String>, word: &str) -> bool {
    const LONGEST: usize = 40;
    if word.len() > LONGEST || set.is_empty() {
        return false;
    }
    set.contains(word) || (word.chars().any(char::is_uppercase) && set.contains(&word.to_lowercase()))
}

/// The length of what stands before the clitic; any apostrophe matches any.
fn before_clitic(token: &str, clitic: &str) -> Option<usize> {
    let mut letters = token.char_indices().rev();
    let mut start = token.len();
    for expected in clitic.chars().rev() {
        let (index, letter) = letters.next()?;
        let same =
            letter.to_ascii_lowercase() == expected || (is_apostrophe(letter) && is_apostrophe(expected));
        if !same {
            return None;
        }
        start = index;
    }
    letters.next().filter(|(_, letter)| letter.is_alphabetic()).map(|_| start)
}

/// Which lengths occur for each first letter; spares a search for nearly every word.
#[derive(Debug, Clone)]
struct Lengths([u32; 256]);

impl Default for Lengths {
    fn default() -> Lengths {
        Lengths([0; 256])
    }
}

impl Lengths {
    fn add(&mut self, word: &str) {
        let (slot, bit) = Lengths::place(word);
        self.0[slot] |= bit;
    }

    fn may_hold(&self, word: &str) -> bool {
        let (slot, bit) = Lengths::place(word);
        self.0[slot] & bit != 0
    }

    fn place(word: &str) -> (usize, u32) {
        let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        (usize::from(first), 1 << word.len().min(31))
    }
}

/// What is wrong in a table of conventions, where, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    file: String,
    line: usize,
    kind: ErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ErrorKind {
    UnknownKind(String),
    UnknownMark(String),
    NoValue(String),
    TooMany(String),
    NoPoint(String),
    BadParts(String),
}

const KINDS: &str = "abbreviation, final-abbreviation, starter, ordinal-follower, not-initial, elided, split, prefix, \
                     whole, unit, small-start, sign-off, clitic, contraction, credit, boilerplate, header";

impl fmt::Display for TableError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: ", self.file, self.line)?;
        match &self.kind {
            ErrorKind::UnknownKind(kind) => {
                write!(formatter, "no kind is called '{kind}'; the kinds are {KINDS}")
            }
            ErrorKind::UnknownMark(mark) => {
                write!(
                    formatter,
                    "no mark is called '{mark}'; the marks are hyphen, slash, percent, bracket, last-point"
                )
            }
            ErrorKind::NoValue(kind) => write!(formatter, "'{kind}' has no value; write it after a TAB"),
            ErrorKind::TooMany(cell) => write!(formatter, "the cell '{cell}' is one too many; take it away"),
            ErrorKind::NoPoint(word) => write!(formatter, "'{word}' ends without a point; write '{word}.'"),
            ErrorKind::BadParts(word) => write!(
                formatter,
                "'{word}' needs a second cell with its two words, a space between them, that together spell it"
            ),
        }
    }
}

impl std::error::Error for TableError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &str, expected: &str) {
        let message = Conventions::parse("packs/xx/text.tsv", table).map_err(|error| error.to_string());
        assert_eq!(message.err().unwrap_or_default(), expected, "{table}");
    }

    #[test]
    fn a_bad_line_is_named_with_its_remedy() {
        check("abbreviation\tgen.\n\n# generals\n", "");
        check("abbreviation\tgen", "packs/xx/text.tsv:1: 'gen' ends without a point; write 'gen.'");
        check("# x\nclitic", "packs/xx/text.tsv:2: 'clitic' has no value; write it after a TAB");
        check("clitic\t's\tx", "packs/xx/text.tsv:1: the cell 'x' is one too many; take it away");
        check(
            "contraction\tcannot\tcan no",
            "packs/xx/text.tsv:1: 'cannot' needs a second cell with its two words, a space between them, that together \
             spell it",
        );
        check(
            "split\tcomma",
            "packs/xx/text.tsv:1: no mark is called 'comma'; the marks are hyphen, slash, percent, bracket, last-point",
        );
        check("kind\tx", &format!("packs/xx/text.tsv:1: no kind is called 'kind'; the kinds are {KINDS}"));
    }

    #[test]
    fn a_token_may_hold_two_words() {
        let table = "clitic\tn't\nclitic\t's\ncontraction\tcannot\tcan not\ncontraction\tits\tit s\tnot a\n";
        let conventions = Conventions::parse("text.tsv", table).expect("a sound table");
        for (token, next, first) in [
            ("don't", "", Some("do")),
            ("Don’t", "", Some("Do")),
            ("Cannot", "", Some("Can")),
            ("can", "", None),
            ("'s", "", None),
            ("Its", "not", Some("It")),
            ("its", "army", None),
        ] {
            let found = conventions.first_word_len(token, next).map(|len| &token[..len]);
            assert_eq!(found, first, "{token}");
        }
    }

    #[test]
    fn a_small_letter_entry_also_stands_for_its_capitals() {
        let conventions =
            Conventions::parse("text.tsv", "abbreviation\tgen.\nabbreviation\tNo.\n").expect("a sound table");
        for (word, known) in [("gen.", true), ("Gen.", true), ("GEN.", true), ("No.", true), ("no.", false)] {
            assert_eq!(conventions.is_abbreviation(word), known, "{word}");
        }
    }
}
