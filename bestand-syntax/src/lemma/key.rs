//! Under what number is a word, an ending or a case found in the table?

use crate::lemma::Inflected;
use crate::lemma::edit::Writing;
use crate::tag::Upos;

/// The hash (FNV-1a, 64 bits) of a part of the table, a class and the letters of a key.
///
/// Two of some hundred thousand keys fall together once in a thousand million tables; then a word gets a wrong lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u64);

/// The parts of the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Words,
    Rules,
    Cases,
}

/// The class that a word or a rule is listed under.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name<'a> {
    /// A word class with features: "VERB VerbForm=Part".
    WithFeatures(Upos, &'a str),
    /// A word class.
    Class(Upos),
    /// First parts of compounds.
    Modifier,
}

impl<'a> Name<'a> {
    /// The class with features, then the class.
    pub(super) fn both(word: &Inflected<'a>) -> impl Iterator<Item = Self> + use<'a> {
        let features = if word.features.is_empty() { "_" } else { word.features };
        [Self::WithFeatures(word.upos, features), Self::Class(word.upos)].into_iter()
    }
}

impl Key {
    /// The key that all keys of a group begin with; `name` is as the section has it.
    pub(super) fn group(part: Part, name: &str) -> Self {
        Self::start(part).with_all(name).end()
    }

    /// The key of listed words.
    pub(super) fn word(name: Name<'_>) -> Self {
        Self::start(Part::Words).with_name(name).end()
    }

    /// The key of rules; letters follow from the word's end.
    pub(super) fn rule(name: Name<'_>, has_front: bool) -> Self {
        let key = Self::start(Part::Rules).with_name(name);
        if has_front { key.with_all("\t").end() } else { key.end() }
    }

    /// The key of cases; letters follow from the word's end.
    pub(super) fn case(upos: Upos, writing: Writing, is_new: bool) -> Self {
        let key = Self::start(Part::Cases).with_all(upos.name()).with_all(" ").with_all(writing.mark());
        if is_new { key.with_all("?").end() } else { key.end() }
    }

    /// The key with a letter more.
    pub(super) fn with(self, letter: char) -> Self {
        self.with_all(letter.encode_utf8(&mut [0; 4]))
    }

    /// The key with letters more.
    pub(super) fn with_all(self, letters: &str) -> Self {
        letters.bytes().fold(self, Self::with_byte)
    }

    /// The number.
    pub(super) const fn get(self) -> u64 {
        self.0
    }

    const fn start(part: Part) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with_byte(part as u8)
    }

    const fn end(self) -> Self {
        self.with_byte(0)
    }

    fn with_name(self, name: Name<'_>) -> Self {
        match name {
            Name::WithFeatures(upos, features) => self.with_all(upos.name()).with_all(" ").with_all(features),
            Name::Class(upos) => self.with_all(upos.name()),
            Name::Modifier => self.with_all("+"),
        }
    }

    const fn with_byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_the_section_has_the_key_of_its_class() {
        let participle = Name::WithFeatures(Upos::Verb, "VerbForm=Part");
        assert_eq!(Key::group(Part::Words, "VERB VerbForm=Part"), Key::word(participle));
        assert_eq!(Key::group(Part::Rules, "VERB VerbForm=Part\t"), Key::rule(participle, true));
        assert_eq!(Key::group(Part::Rules, "+"), Key::rule(Name::Modifier, false));
        assert_eq!(
            Key::group(Part::Cases, "NOUN C1?"),
            Key::case(Upos::Noun, Writing::of("Leger", true), true)
        );
    }
}
