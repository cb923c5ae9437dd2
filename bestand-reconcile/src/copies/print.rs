//! What is kept of a sentence so that it can be compared without its text?

use std::fmt;

use thiserror::Error;

use super::words::words;

/// The fingerprint of one sentence: its words, in order, as 16 bits each. "Zeker zes doden, aldus Kiev." has that of
/// "zeker zes doden aldus Kiev".
///
/// The bits are the same on every machine and in every version, so that prints can be stored.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Print {
    words: Box<[u16]>,
}

impl Print {
    /// The most words that are looked at: prose stays below, and a table that was taken for a sentence is not worth more.
    pub const MAX_WORDS: usize = 250;

    /// The print of a sentence's text.
    #[must_use]
    pub fn of(sentence: &str) -> Print {
        let words = words(sentence).take(Print::MAX_WORDS);
        Print { words: words.map(|word| hash_of(&word.form)).collect() }
    }

    /// How many words it has: "Zeker zes doden." has 3.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the sentence has no word: "* * *".
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> &[u16] {
        &self.words
    }

    /// Two bytes a word, the low one first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// The print that gave these bytes.
    ///
    /// # Errors
    /// An odd number of bytes, or more than [`Print::MAX_WORDS`] words.
    pub fn from_bytes(bytes: &[u8]) -> Result<Print, PrintError> {
        let (pairs, rest) = bytes.as_chunks();
        if !rest.is_empty() || pairs.len() > Print::MAX_WORDS {
            return Err(PrintError { kind: ErrorKind::Length(bytes.len()) });
        }
        Ok(Print { words: pairs.iter().map(|&pair| u16::from_le_bytes(pair)).collect() })
    }

    /// The prints of a report's sentences as one run of bytes: each with the number of its words before it.
    #[must_use]
    pub fn join<'a>(prints: impl IntoIterator<Item = &'a Print>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for print in prints {
            // At most 250 words, so the number fits one byte.
            bytes.push(print.len() as u8);
            bytes.extend(print.to_bytes());
        }
        bytes
    }

    /// The prints that gave one run of bytes.
    ///
    /// # Errors
    /// Bytes that end within a print.
    pub fn split(mut bytes: &[u8]) -> Result<Vec<Print>, PrintError> {
        let mut prints = Vec::new();
        while let Some((&len, rest)) = bytes.split_first() {
            let broken = || PrintError { kind: ErrorKind::Broken { print: prints.len() } };
            let (print, rest) = rest.split_at_checked(2 * usize::from(len)).ok_or_else(broken)?;
            prints.push(Print::from_bytes(print)?);
            bytes = rest;
        }
        Ok(prints)
    }
}

impl fmt::Debug for Print {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Print(")?;
        self.words.iter().try_for_each(|word| write!(formatter, "{word:04x}"))?;
        formatter.write_str(")")
    }
}

/// FNV-1a of 64 bits, its parts laid over each other: short, the same everywhere, and good enough for words.
fn hash_of(word: &str) -> u16 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = word.bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    (hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48)) as u16
}

/// Why bytes are no prints: "7 bytes are no print (2 a word, at most 250 words)".
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{kind}")]
pub struct PrintError {
    kind: ErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
enum ErrorKind {
    #[error("{0} bytes are no print (2 a word, at most {max} words)", max = Print::MAX_WORDS)]
    Length(usize),
    #[error("the bytes end within print {print}")]
    Broken { print: usize },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_have_the_same_print() {
        assert_eq!(Print::of("„Zes doden”, aldus Kiev."), Print::of("zes doden aldus Kiev"));
        assert_ne!(Print::of("Zes doden"), Print::of("Doden zes"));
        assert!(Print::of("* * *").is_empty());
    }

    #[test]
    fn a_print_is_the_same_in_every_version() {
        let bytes = Print::of("Volgens Kiev vielen er 1.250 doden.").to_bytes();
        let shown: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(shown.concat(), "059d49c275a3c6ccb0056bb1");
    }

    #[test]
    fn prints_come_back_from_their_bytes() {
        let prints = ["Zes doden.", "", "Het bestand is van kracht."].map(Print::of);
        assert_eq!(Print::split(&Print::join(&prints)).as_deref(), Ok(&prints[..]));
        assert_eq!(Print::from_bytes(&prints[2].to_bytes()), Ok(prints[2].clone()));
        assert_eq!(Print::split(&[]), Ok(Vec::new()));
    }

    #[test]
    fn broken_bytes_are_an_error_that_says_where() {
        let check = |result: Result<String, PrintError>, expected: &str| {
            assert_eq!(result.expect_err("broken").to_string(), expected);
        };
        let one = |bytes: &[u8]| Print::from_bytes(bytes).map(|print| format!("{print:?}"));
        check(one(&[1, 2, 3]), "3 bytes are no print (2 a word, at most 250 words)");
        let all = |bytes: &[u8]| Print::split(bytes).map(|prints| format!("{prints:?}"));
        check(all(&[1, 7, 7, 2, 5]), "the bytes end within print 1");
    }
}
