//! How does a word depend on its head? Universal relations with their subtypes, small enough to copy.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

macro_rules! universal_relations {
    ($($variant:ident $name:literal $example:literal),+ $(,)?) => {
        /// A universal relation, without subtype; the names are those of <https://universaldependencies.org/u/dep/>.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Universal {
            $(#[doc = $example] $variant,)+
        }

        impl Universal {
            /// All universal relations, in the alphabetical order of their names.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as CoNLL-U writes it: `nsubj` for "leger" in "het leger meldt".
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

universal_relations! {
    Acl "acl" "\"gelegen\" of \"dorp\" in \"een dorp gelegen aan de grens\".",
    Advcl "advcl" "\"trok\" of \"vielen\" in \"toen het leger optrok, vielen er doden\".",
    Advmod "advmod" "\"gisteren\" of \"gedood\" in \"gisteren gedood\".",
    Amod "amod" "\"Armeense\" of \"troepen\" in \"Armeense troepen\".",
    Appos "appos" "\"Jansen\" of \"minister\" in \"de minister, Jansen\".",
    Aux "aux" "\"hebben\" of \"aangevallen\" in \"hebben aangevallen\".",
    Case "case" "\"in\" of \"Bakoe\" in \"in Bakoe\".",
    Cc "cc" "\"en\" of \"gewonden\" in \"doden en gewonden\".",
    Ccomp "ccomp" "\"vielen\" of \"meldt\" in \"meldt dat er doden vielen\".",
    Clf "clf" "A classifier, as Chinese has them.",
    Compound "compound" "\"peace\" of \"talks\" in \"peace talks\".",
    Conj "conj" "\"gewonden\" of \"doden\" in \"doden en gewonden\".",
    Cop "cop" "\"is\" of \"gewond\" in \"hij is gewond\".",
    Csubj "csubj" "\"vielen\" of \"duidelijk\" in \"duidelijk is dat er doden vielen\".",
    Dep "dep" "A word whose relation has no name.",
    Det "det" "\"de\" of \"grens\" in \"de grens\".",
    Discourse "discourse" "\"well\" of \"agreed\" in \"well, they agreed\".",
    Dislocated "dislocated" "\"mannen\" of \"gevlucht\" in \"die mannen, die zijn gevlucht\".",
    Expl "expl" "\"er\" of \"vielen\" in \"er vielen doden\".",
    Fixed "fixed" "\"verband\" of \"in\" in \"in verband met\".",
    Flat "flat" "\"Smith\" of \"John\" in \"John Smith\".",
    Goeswith "goeswith" "\"stil stand\" written apart: \"stand\" of \"stil\".",
    Iobj "iobj" "\"rebels\" of \"gave\" in \"gave the rebels weapons\".",
    List "list" "An item of \"Baku, 12 May, 3 dead\".",
    Mark "mark" "\"dat\" of \"vielen\" in \"dat er doden vielen\".",
    Nmod "nmod" "\"Bakoe\" of \"regering\" in \"de regering in Bakoe\".",
    Nsubj "nsubj" "\"leger\" of \"meldt\" in \"het leger meldt\".",
    Nummod "nummod" "\"drie\" of \"doden\" in \"drie doden\".",
    Obj "obj" "\"dorp\" of \"beschoot\" in \"het leger beschoot een dorp\".",
    Obl "obl" "\"Bakoe\" of \"gedood\" in \"gedood in Bakoe\".",
    Orphan "orphan" "\"vier\" of \"hier\" in \"daar vielen drie doden, hier vier\".",
    Parataxis "parataxis" "\"zegt\" of \"gevlucht\" in \"zij zijn gevlucht, zegt de minister\".",
    Punct "punct" "The full stop of its clause.",
    Reparandum "reparandum" "\"ten\" of \"twelve\" in \"ten, no, twelve dead\".",
    Root "root" "\"meldt\" in \"het leger meldt verliezen\": the head of the sentence.",
    Vocative "vocative" "\"president\" of \"stop\" in \"president, stop\".",
    Xcomp "xcomp" "\"vluchten\" of \"dwong\" in \"dwong hen te vluchten\".",
}

impl Universal {
    /// The universal relation of that name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.binary_search_by(|relation| relation.name().cmp(name)).ok().map(|place| Self::ALL[place])
    }
}

/// The most bytes that a subtype may have: `unmarked`, one of the longest in use, has eight.
const SUBTYPE_LENGTH: usize = 15;

/// A relation with its subtype: `nsubj:pass` for "doden" in "doden werden begraven".
///
/// Sixteen bytes, copied and compared as such; nothing is allocated and nothing is looked up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    universal: Universal,
    subtype: [u8; SUBTYPE_LENGTH],
}

impl Relation {
    /// The relation of the sentence's head: "meldt" in "het leger meldt verliezen".
    pub const ROOT: Self = Self::plain(Universal::Root);

    /// The relation without subtype: `plain(Universal::Obj)` for "dorp" in "beschoot een dorp".
    #[must_use]
    pub const fn plain(universal: Universal) -> Self {
        Self { universal, subtype: [0; SUBTYPE_LENGTH] }
    }

    /// The relation without its subtype: [`Universal::Nsubj`] of `nsubj:pass`.
    #[must_use]
    pub const fn universal(self) -> Universal {
        self.universal
    }

    /// The subtype: `pass` of `nsubj:pass`, empty for `nsubj`.
    #[must_use]
    pub fn subtype(&self) -> &str {
        let length = self.subtype.iter().position(|&byte| byte == 0).unwrap_or(SUBTYPE_LENGTH);
        std::str::from_utf8(&self.subtype[..length]).expect("subtypes are ASCII")
    }

    /// Whether this relation is `family` or a subtype of it: `nsubj:pass` is of the family `nsubj`, not the other way.
    #[must_use]
    pub fn is_a(self, family: Self) -> bool {
        self.universal == family.universal && (family.subtype[0] == 0 || self.subtype == family.subtype)
    }
}

impl From<Universal> for Relation {
    fn from(universal: Universal) -> Self {
        Self::plain(universal)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subtype() {
            "" => formatter.pad(self.universal.name()),
            subtype => formatter.pad(&format!("{}:{subtype}", self.universal.name())),
        }
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}")
    }
}

impl FromStr for Relation {
    type Err = RelationError;

    fn from_str(name: &str) -> Result<Self, RelationError> {
        let refuse = |kind| Err(RelationError { name: name.to_owned(), kind });
        let (universal, subtype) = name.split_once(':').unwrap_or((name, ""));
        let Some(universal) = Universal::named(universal) else {
            return refuse(ErrorKind::Unknown(nearest(universal)));
        };
        let well_formed = subtype.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if name.ends_with(':') || !well_formed || subtype.len() > SUBTYPE_LENGTH {
            return refuse(ErrorKind::Subtype);
        }
        let mut relation = Self::plain(universal);
        relation.subtype[..subtype.len()].copy_from_slice(subtype.as_bytes());
        Ok(relation)
    }
}

/// The universal relation whose name is the fewest edits away, at most two: `nsubj` for `nsubjj`.
fn nearest(name: &str) -> Option<Universal> {
    let distances = Universal::ALL.iter().map(|relation| (edits(name, relation.name()), *relation));
    distances.min().filter(|(distance, _)| *distance <= 2).map(|(_, relation)| relation)
}

/// How many letters must be added, dropped or replaced to make `right` of `left` (Levenshtein).
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(32).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, letter) in left.chars().take(32).enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (place, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

/// A name that is no relation, as `nsubjj` is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub struct RelationError {
    name: String,
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    Unknown(Option<Universal>),
    Subtype,
}

impl RelationError {
    fn message(&self) -> String {
        let name = &self.name;
        match self.kind {
            ErrorKind::Unknown(Some(near)) => {
                format!("no relation is called '{name}' (did you mean '{}'?)", near.name())
            }
            ErrorKind::Unknown(None) => {
                format!("no relation is called '{name}' (see https://universaldependencies.org/u/dep/)")
            }
            ErrorKind::Subtype => {
                format!("'{name}' has no good subtype (1 to {SUBTYPE_LENGTH} small letters after the colon)")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        let found = match name.parse::<Relation>() {
            Ok(relation) => format!("{} + {}", relation.universal().name(), relation.subtype()),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn every_universal_name_reads_back() {
        for universal in Universal::ALL {
            assert_eq!(universal.name().parse(), Ok(Relation::plain(*universal)));
        }
    }

    #[test]
    fn a_subtype_is_kept() {
        check("nsubj:pass", "nsubj + pass");
        check("obj", "obj + ");
        assert_eq!("obl:unmarked".parse::<Relation>().expect("a relation").to_string(), "obl:unmarked");
    }

    #[test]
    fn a_wrong_name_gets_the_nearest_right_one() {
        check("nsubjj", "no relation is called 'nsubjj' (did you mean 'nsubj'?)");
        check("subject", "no relation is called 'subject' (see https://universaldependencies.org/u/dep/)");
        check("nsubj:", "'nsubj:' has no good subtype (1 to 15 small letters after the colon)");
        check("obl:Arg", "'obl:Arg' has no good subtype (1 to 15 small letters after the colon)");
    }

    #[test]
    fn a_subtype_is_of_its_family_and_not_the_other_way() {
        let relation = |name: &str| name.parse::<Relation>().expect("a relation");
        assert!(relation("nsubj:pass").is_a(relation("nsubj")));
        assert!(relation("nsubj:pass").is_a(relation("nsubj:pass")));
        assert!(!relation("nsubj").is_a(relation("nsubj:pass")));
        assert!(!relation("nsubj").is_a(relation("obj")));
    }

    #[test]
    fn a_relation_is_sixteen_bytes() {
        assert_eq!(size_of::<Relation>(), 16);
    }
}
