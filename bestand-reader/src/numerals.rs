//! Which words make up quantities? Number words, hedges and vague quantities of a language.

use std::fmt;

use rustc_hash::FxHashMap;
use thiserror::Error;

/// Makes the kinds of words with the names that the tables use.
macro_rules! kinds {
    ($($(#[$note:meta])* $variant:ident = $name:literal,)+) => {
        /// A kind of words in the table `packs/<language>/quantities.tsv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Kind { $($(#[$note])* $variant,)+ }

        impl Kind {
            /// All kinds with the names that tables use.
            pub(crate) const ALL: &[(&str, Self)] = &[$(($name, Self::$variant),)+];
        }
    };
}

kinds! {
    /// "drie"; value: 3.
    Number = "number",
    /// "honderd"; value: 100.
    Multiplier = "multiplier",
    /// "en" in "drieëntwintig".
    Joiner = "joiner",
    /// "tiental"; value: 10.
    Collective = "collective",
    /// "tientallen"; values: 20 and 99.
    Vague = "vague",
    /// "minstens"; value: the kind of hedge.
    Hedge = "hedge",
    /// "of meer" after the number.
    HedgeAfter = "hedge-after",
    /// "nog eens": on top of earlier ones.
    Addition = "addition",
    /// "tot" in "10 tot 15".
    Range = "range",
    /// "tussen" in "tussen 10 en 15".
    RangeOpen = "range-open",
    /// "en" in "tussen 10 en 15".
    RangeClose = "range-close",
    /// "." in "30.000".
    Thousands = "thousands",
    /// "," in "2,5".
    Decimal = "decimal",
    /// "helft"; value: 1/2.
    Fraction = "fraction",
    /// "onder wie": what follows is a part of those just counted.
    Part = "part",
    /// "kilometer": never people.
    Unit = "unit",
    /// "de", "het": an article.
    Article = "article",
}

/// The words of a language that make up quantities.
#[derive(Debug, Default)]
pub(crate) struct Numerals {
    single: FxHashMap<Box<str>, Vec<Entry>>,
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
}

/// One kind of a word, and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The kind.
    pub kind: Kind,
    /// The first value, empty where there is none.
    pub value: Box<str>,
    /// The second value, empty where there is none.
    pub second: Box<str>,
}

#[derive(Debug)]
struct Phrase {
    rest: Vec<Box<str>>,
    entry: Entry,
}

impl Numerals {
    /// Reads tables of `kind`, TAB, `words`, and up to two values; `#` opens a comment.
    ///
    /// # Errors
    /// A line without words or of an unknown kind, with the kinds that there are.
    pub(crate) fn parse<'t>(
        tables: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, NumeralsError> {
        let mut numerals = Self::default();
        for (file, table) in tables {
            for (number, line) in table.lines().enumerate() {
                let line = line.trim_end_matches('\r');
                if !line.is_empty() && !line.starts_with('#') {
                    numerals.add(line).map_err(|fault| NumeralsError {
                        file: file.into(),
                        line: number + 1,
                        fault,
                    })?;
                }
            }
        }
        numerals
            .phrases
            .values_mut()
            .for_each(|phrases| phrases.sort_by_key(|phrase| usize::MAX - phrase.rest.len()));
        Ok(numerals)
    }

    fn add(&mut self, line: &str) -> Result<(), Fault> {
        let mut columns = line.split('\t');
        let name = columns.next().unwrap_or_default();
        let words = columns.next().filter(|words| !words.is_empty()).ok_or(Fault::NoWords)?;
        let kind = Kind::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let entry = Entry {
            kind: kind.ok_or_else(|| Fault::NoKind(name.into()))?,
            value: columns.next().unwrap_or_default().into(),
            second: columns.next().unwrap_or_default().into(),
        };
        let mut parts = words.split(' ').map(|part| part.to_lowercase().into_boxed_str());
        let first = parts.next().unwrap_or_default();
        let rest: Vec<_> = parts.collect();
        if rest.is_empty() {
            self.single.entry(first).or_default().push(entry);
        } else {
            self.phrases.entry(first).or_default().push(Phrase { rest, entry });
        }
        Ok(())
    }

    /// The kinds of one lower-case word or lemma.
    #[must_use]
    pub(crate) fn entries(&self, word: &str) -> &[Entry] {
        self.single.get(word).map_or(&[], Vec::as_slice)
    }

    /// The entry of `word` in `kind`.
    #[must_use]
    pub(crate) fn entry(&self, word: &str, kind: Kind) -> Option<&Entry> {
        self.entries(word).iter().find(|entry| entry.kind == kind)
    }

    /// The longest entry of `kind` that opens `words` (lower case), and how many of them it takes.
    #[must_use]
    pub(crate) fn longest(&self, words: &[String], kind: Kind) -> Option<(usize, &Entry)> {
        let first = words.first()?;
        let fits = |phrase: &&Phrase| {
            phrase.entry.kind == kind
                && words.len() > phrase.rest.len()
                && phrase.rest.iter().zip(&words[1..]).all(|(part, word)| **part == **word)
        };
        let phrase = self.phrases.get(first.as_str()).and_then(|phrases| phrases.iter().find(fits));
        phrase
            .map(|phrase| (phrase.rest.len() + 1, &phrase.entry))
            .or_else(|| Some((1, self.entry(first, kind)?)))
    }
}

/// A table of words that cannot be read: `packs/nl/words/people.tsv:3: no kind of number word is called 'persn'`.
#[derive(Debug, Error)]
#[error("{file}:{line}: {fault}")]
pub(crate) struct NumeralsError {
    file: String,
    line: usize,
    fault: Fault,
}

#[derive(Debug)]
enum Fault {
    NoWords,
    NoKind(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWords => write!(out, "a line is a kind, a TAB, words, and values after further TABs"),
            Self::NoKind(name) => {
                write!(out, "no kind of number word is called '{name}'; there are ")?;
                let names: Vec<_> = Kind::ALL.iter().map(|(name, _)| *name).collect();
                write!(out, "{}", names.join(", "))
            }
        }
    }
}
