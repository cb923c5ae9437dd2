//! Is the section of lemmas whole, and what does it hold?

use rustc_hash::FxHashMap;
use thiserror::Error;

use super::edit::{Case, Edit};
use super::key::{Key, Part};
use super::{FxHashSet, Lemmatiser, Prefix};
use crate::tag::Upos;

/// What the section begins with.
const MAGIC: &[u8] = b"lemmas";
const VERSION: u8 = 2;

/// Reads the section; its layout is in the documentation of [`super`].
pub(super) fn read(bytes: &[u8]) -> Result<Lemmatiser, LemmaError> {
    let mut section = Section { bytes, place: 0 };
    section.check_version()?;
    let front = section.text()?.into();
    let separators = section.text()?.into();
    let fronted = section.classes()?;
    let compounding = section.classes()?;
    let wholly_listed = section.classes()?;
    let prefixes = section.list(Section::prefixes)?;
    let particles = section.texts()?;
    let particle_exceptions = section.texts()?;
    let edits = section.list(Section::edit)?;
    let mut table = FxHashMap::default();
    section.groups(Part::Words, edits.len(), &mut table)?;
    section.groups(Part::Rules, edits.len(), &mut table)?;
    section.groups(Part::Cases, Case::ALL.len(), &mut table)?;
    section.check_end()?;
    Ok(Lemmatiser {
        front,
        separators,
        fronted,
        compounding,
        wholly_listed,
        prefixes,
        particles,
        particle_exceptions,
        edits,
        table,
    })
}

struct Section<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl<'a> Section<'a> {
    fn check_version(&mut self) -> Result<(), LemmaError> {
        if self.take(MAGIC.len())? != MAGIC {
            return Err(LemmaError { place: 0, kind: ErrorKind::NoSection });
        }
        let found = self.byte()?;
        if found == VERSION { Ok(()) } else { self.refuse(ErrorKind::Version { found }) }
    }

    fn check_end(&self) -> Result<(), LemmaError> {
        if self.place == self.bytes.len() { Ok(()) } else { self.refuse(ErrorKind::TooLong) }
    }

    fn refuse<T>(&self, kind: ErrorKind) -> Result<T, LemmaError> {
        Err(LemmaError { place: self.place, kind })
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], LemmaError> {
        let rest = &self.bytes[self.place..];
        let Some(taken) = rest.get(..count) else { return self.refuse(ErrorKind::CutShort) };
        self.place += count;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, LemmaError> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<usize, LemmaError> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        self.refuse(ErrorKind::Number)
    }

    fn text(&mut self) -> Result<&'a str, LemmaError> {
        let count = self.number()?;
        let bytes = self.take(count)?;
        std::str::from_utf8(bytes).or_else(|_| self.refuse(ErrorKind::Utf8))
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Result<T, LemmaError>) -> Result<Vec<T>, LemmaError> {
        let count = self.number()?;
        (0..count).map(|_| item(self)).collect()
    }

    fn texts(&mut self) -> Result<FxHashSet<Box<str>>, LemmaError> {
        Ok(self.list(|section| section.text().map(Box::from))?.into_iter().collect())
    }

    fn class(&self, name: &str) -> Result<Upos, LemmaError> {
        name.parse().or_else(|_| self.refuse(ErrorKind::Class { name: name.to_owned() }))
    }

    fn classes(&mut self) -> Result<Vec<Upos>, LemmaError> {
        self.text()?.split_whitespace().map(|name| self.class(name)).collect()
    }

    fn prefixes(&mut self) -> Result<(Upos, Vec<Prefix>), LemmaError> {
        let name = self.text()?;
        let prefix = |text: &str| match text.strip_suffix('+') {
            Some(particle) => Prefix { letters: particle.into(), is_particle: true },
            None => Prefix { letters: text.into(), is_particle: false },
        };
        Ok((self.class(name)?, self.list(|section| section.text().map(prefix))?))
    }

    fn edit(&mut self) -> Result<Edit, LemmaError> {
        let flags = self.byte()?;
        let Some(&case) = Case::ALL.get(usize::from(flags & 15)) else {
            return self.refuse(ErrorKind::Number);
        };
        Ok(Edit { cuts_front: flags & 16 != 0, cut: self.byte()?, add: self.text()?.into(), case })
    }

    /// Puts the values of all groups into the table; each must be below `values`.
    fn groups(
        &mut self,
        part: Part,
        values: usize,
        table: &mut FxHashMap<u64, u16>,
    ) -> Result<(), LemmaError> {
        for _ in 0..self.number()? {
            let group = Key::group(part, self.text()?);
            let count = self.number()?;
            table.reserve(count.min(self.bytes.len() - self.place));
            let mut key = Vec::new();
            for _ in 0..count {
                let shared = self.number()?;
                key.truncate(shared);
                let rest = self.number()?;
                key.extend_from_slice(self.take(rest)?);
                let value = self.number()?;
                let (Ok(text), Ok(number)) = (std::str::from_utf8(&key), u16::try_from(value)) else {
                    return self.refuse(ErrorKind::Utf8);
                };
                if value >= values {
                    return self.refuse(ErrorKind::Number);
                }
                table.insert(group.with_all(text).get(), number);
            }
        }
        Ok(())
    }
}

/// A section of lemmas that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("section lemmas, byte {place}: {}", self.message())]
pub struct LemmaError {
    place: usize,
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    NoSection,
    Version { found: u8 },
    CutShort,
    TooLong,
    Number,
    Utf8,
    Class { name: String },
}

impl LemmaError {
    fn message(&self) -> String {
        match &self.kind {
            ErrorKind::NoSection => {
                "it does not begin with `lemmas` (training/lemmas.py writes it)".to_owned()
            }
            ErrorKind::Version { found } => {
                format!(
                    "it has version {found}, read is {VERSION} (write it with this version's training/lemmas.py)"
                )
            }
            ErrorKind::CutShort => "it ends too early (the file is damaged)".to_owned(),
            ErrorKind::TooLong => "more bytes follow than it has items (the file is damaged)".to_owned(),
            ErrorKind::Number => "a number is too great for what it counts (the file is damaged)".to_owned(),
            ErrorKind::Utf8 => "letters are not UTF-8 (the file is damaged)".to_owned(),
            ErrorKind::Class { name } => format!("'{name}' is no word class (the file is damaged)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No front, separators, classes, prefixes, particles; one edit, "en" cut; one noun, no rules, no cases.
    const SMALL: &[u8] = b"lemmas\x02\0\0\0\0\0\0\0\0\x01\x00\x02\0\x01\x04NOUN\x01\0\x05doden\0\0\0";

    fn check_refused(bytes: &[u8], message: &str) {
        assert_eq!(read(bytes).expect_err("no section").to_string(), message);
    }

    #[test]
    fn a_whole_section_is_read() {
        let lemmatiser = read(SMALL).expect("a section");
        assert_eq!((lemmatiser.edits.len(), lemmatiser.table.len()), (1, 1));
    }

    #[test]
    fn every_shorter_section_is_refused() {
        for end in 0..SMALL.len() {
            assert!(read(&SMALL[..end]).is_err(), "{end}");
        }
        check_refused(&SMALL[..20], "section lemmas, byte 20: it ends too early (the file is damaged)");
    }

    #[test]
    fn other_bytes_are_refused() {
        check_refused(
            b"bestandM",
            "section lemmas, byte 0: it does not begin with `lemmas` (training/lemmas.py writes it)",
        );
        check_refused(
            b"lemmas\x03",
            "section lemmas, byte 7: it has version 3, read is 2 (write it with this version's training/lemmas.py)",
        );
        let longer = [SMALL, b"!"].concat();
        check_refused(
            &longer,
            "section lemmas, byte 36: more bytes follow than it has items (the file is damaged)",
        );
    }
}
