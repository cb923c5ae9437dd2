//! In which fields do two claims agree?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::record::{Codes, Record, Told, Who};
use crate::failure::{Failure, read_text};

/// What a claim is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Kind {
    /// People to whom something happened.
    Tolls,
    /// What was done, said or agreed.
    Events,
}

/// A field by which claims are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Low,
    High,
    Victims,
    Side,
    Actor,
    Target,
    Speaker,
    Standing,
    Modality,
    Background,
    Scope,
}

impl Kind {
    pub(super) const ALL: [Self; 2] = [Self::Tolls, Self::Events];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tolls => "tolls",
            Self::Events => "events",
        }
    }

    /// The field that must be equal for claims to be compared at all.
    pub(super) fn type_name(self) -> &'static str {
        match self {
            Self::Tolls => "outcome",
            Self::Events => "type",
        }
    }

    /// The field that says how firmly it is told, by which there are rows of figures.
    pub(super) fn firmness(self) -> Field {
        match self {
            Self::Tolls => Field::Standing,
            Self::Events => Field::Modality,
        }
    }

    /// The fields that a match must agree in to count at all.
    pub(super) fn core(self) -> &'static [Field] {
        match self {
            Self::Tolls => &[Field::Low, Field::High],
            Self::Events => &[],
        }
    }

    /// The further fields that a full match must agree in.
    pub(super) fn full(self) -> &'static [Field] {
        match self {
            Self::Tolls => &[Field::Victims, Field::Side, Field::Speaker, Field::Standing, Field::Background],
            Self::Events => {
                &[Field::Actor, Field::Target, Field::Speaker, Field::Modality, Field::Background]
            }
        }
    }

    /// The fields that are reported, and decide between matches, but are part of neither.
    pub(super) fn other(self) -> &'static [Field] {
        match self {
            Self::Tolls => &[Field::Scope],
            Self::Events => &[],
        }
    }

    /// The fields of [`Kind::full`] and [`Kind::other`].
    pub(super) fn beyond_core(self) -> impl Iterator<Item = Field> {
        self.full().iter().chain(self.other()).copied()
    }

    /// The claims of this kind; nothing where the report was not annotated for it.
    pub(super) fn claims(self, record: &Record) -> Option<&[Told]> {
        match self {
            Self::Tolls => record.tolls.as_deref(),
            Self::Events => record.events.as_deref(),
        }
    }

    /// The outcome or event type.
    pub(super) fn type_of(self, told: &Told) -> Option<&str> {
        match self {
            Self::Tolls => told.outcome.as_deref(),
            Self::Events => told.event_type.as_deref(),
        }
    }
}

impl Field {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
            Self::Victims => "victims",
            Self::Side => "side",
            Self::Actor => "actor",
            Self::Target => "target",
            Self::Speaker => "speaker",
            Self::Standing => "standing",
            Self::Modality => "modality",
            Self::Background => "background",
            Self::Scope => "scope",
        }
    }

    /// Whether two claims say the same in this field.
    pub(super) fn agrees(self, one: &Told, other: &Told, aliases: &Aliases) -> bool {
        match self {
            Self::Low => one.low == other.low,
            Self::High => one.high == other.high,
            Self::Side => aliases.codes(one.side.as_ref()) == aliases.codes(other.side.as_ref()),
            Self::Actor => aliases.codes(one.actor.as_ref()) == aliases.codes(other.actor.as_ref()),
            Self::Target => aliases.codes(one.target.as_ref()) == aliases.codes(other.target.as_ref()),
            Self::Speaker => is_same_speaker(one.speaker.as_ref(), other.speaker.as_ref(), aliases),
            Self::Background => one.background.unwrap_or(false) == other.background.unwrap_or(false),
            Self::Victims | Self::Standing | Self::Modality | Self::Scope => {
                is_same_word(self.word(one), self.word(other))
            }
        }
    }

    /// The value of a field that holds one word of the guide.
    pub(super) fn word(self, told: &Told) -> Option<&str> {
        match self {
            Self::Victims => told.victims.as_deref(),
            Self::Standing => told.standing.as_deref(),
            Self::Modality => told.modality.as_deref(),
            Self::Scope => told.scope.as_deref(),
            _ => None,
        }
    }
}

/// Both absent, or equal but for capitals.
pub(super) fn is_same_word(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(str::to_lowercase) == other.map(str::to_lowercase)
}

/// Both absent; or the same side; or, without sides, the words of one are among the words of the other.
fn is_same_speaker(one: Option<&Who>, other: Option<&Who>, aliases: &Aliases) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() && other.is_none() };
    let side = |who: &Who| who.side.as_deref().filter(|side| !side.is_empty()).map(|side| aliases.code(side));
    match (side(one), side(other)) {
        (None, None) => {
            let (one, other) = (words(one), words(other));
            !one.is_empty() && !other.is_empty() && (one.is_subset(&other) || other.is_subset(&one))
        }
        (one, other) => one == other,
    }
}

/// Articles of both languages, which the guide's scoring leaves out.
const ARTICLES: [&str; 6] = ["de", "het", "een", "the", "a", "an"];

fn words(who: &Who) -> BTreeSet<String> {
    let text = who.text.as_deref().unwrap_or_default().to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !ARTICLES.contains(word)).map(str::to_owned).collect()
}

/// Other names of actor codes, in lower case: "karabakh" for "artsakh".
#[derive(Debug, Default)]
pub(super) struct Aliases(BTreeMap<String, String>);

impl Aliases {
    /// The names in a file `{"alias": "code"}`.
    pub(super) fn load(path: &Path) -> Result<Self, Failure> {
        Self::parse(&read_text(path)?).map_err(|error| Failure::of(path.display(), error))
    }

    pub(super) fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let names: BTreeMap<String, String> = serde_json::from_str(text)?;
        Ok(Self(names.into_iter().map(|(alias, code)| (plain(&alias), plain(&code))).collect()))
    }

    /// The code that a name stands for at the end of a chain of names.
    fn code(&self, name: &str) -> String {
        let mut code = plain(name);
        let mut seen = BTreeSet::new();
        while let Some(next) = self.0.get(&code).filter(|_| !seen.contains(&code)) {
            seen.insert(std::mem::replace(&mut code, next.clone()));
        }
        code
    }

    fn codes(&self, codes: Option<&Codes>) -> BTreeSet<String> {
        codes.map_or(&[][..], Codes::as_slice).iter().map(|code| self.code(code)).collect()
    }
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}
