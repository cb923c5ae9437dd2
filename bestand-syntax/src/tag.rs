//! Which class of word is it? The seventeen word classes of Universal Dependencies.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A universal word class: in "drie doden gevallen" the words are [`Upos::Num`], [`Upos::Noun`] and [`Upos::Verb`].
///
/// The names are those of <https://universaldependencies.org/u/pos/>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Upos {
    /// "Armeense" in "Armeense troepen".
    Adj,
    /// "in" in "in Bakoe".
    Adp,
    /// "gisteren" in "gisteren gedood".
    Adv,
    /// "zijn" in "zijn gedood".
    Aux,
    /// "en" in "doden en gewonden".
    Cconj,
    /// "de" in "de grens".
    Det,
    /// "ach" in "ach, vrede".
    Intj,
    /// "grens" in "de grens".
    Noun,
    /// "drie" in "drie doden".
    Num,
    /// "not" in "did not fall".
    Part,
    /// "zij" in "zij vluchtten".
    Pron,
    /// "Bakoe" in "in Bakoe".
    Propn,
    /// The full stop.
    Punct,
    /// "dat" in "meldt dat er doden zijn".
    Sconj,
    /// "%" in "20 %".
    Sym,
    /// "gevallen" in "zijn gevallen".
    Verb,
    /// A word of another language, or a bit of layout.
    X,
}

impl Upos {
    /// All classes, in the alphabetical order of their names.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// The name as CoNLL-U writes it: `NOUN` for "grens".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for Upos {
    type Err = UposError;

    fn from_str(name: &str) -> Result<Self, UposError> {
        let place = Self::ALL.binary_search_by(|class| class.name().cmp(name));
        place.map(|place| Self::ALL[place]).map_err(|_| UposError { name: name.to_owned() })
    }
}

/// A name that is no word class, as `noun` is none: the classes are written in capitals.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no word class is called '{name}' (one of {})", Upos::ALL.map(Upos::name).join(", "))]
pub struct UposError {
    name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for class in Upos::ALL {
            assert_eq!(class.name().parse(), Ok(class));
        }
    }

    #[test]
    fn a_name_in_small_letters_is_refused_with_the_list() {
        let message = "noun".parse::<Upos>().expect_err("no such class").to_string();
        assert!(message.starts_with("no word class is called 'noun' (one of ADJ, ADP"), "{message}");
    }
}
