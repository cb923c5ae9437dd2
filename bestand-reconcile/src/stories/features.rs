//! By which names, figures, places, days and words is a report known again?

use super::making::Maker;
use bestand_claim::Claim;
use bestand_text::Page;
use std::cmp::Reverse;

/// What a report is about, as weighted features: the town of "In Gjoemri vielen 31 doden", its figure, its day, its names.
///
/// Made once per report, from its text and claims; under 400 bytes as stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    /// In the order of their keys, each key once.
    features: Vec<Feature>,
    masses: Masses,
    parties: Vec<Key>,
}

/// What a feature is, where it stands, and how much it says on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Feature {
    pub(super) key: Key,
    pub(super) level: Level,
    /// In sixteenths of what one name says, at most 63.
    pub(super) weight: u8,
}

impl Feature {
    /// How much it says of the report where it stands: in the title three times what it says further down.
    pub(super) fn prominence(self) -> u32 {
        u32::from(self.weight) * self.level as u32
    }
}

/// How prominently a feature stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Further down.
    Body = 1,
    /// In the first sentences.
    Lead = 2,
    /// In the title.
    Title = 3,
}

/// A kind in the highest four bits; in the others a hash, a day or a place on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) u32);

/// What sort of thing a feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// "Peskov", "Saltivka".
    Name,
    /// "kleuterschool".
    Word,
    /// "3.500", and "drie" where it counts people.
    Number,
    /// "31 burgers gedood".
    Toll,
    /// Where a village, town or building lies.
    Place,
    /// The day on which something happened.
    Day,
    /// "een luchtaanval".
    Event,
    /// `ARM` in "Armenië".
    Actor,
    /// "van", "the": by these a report's language is known again, though not which it is.
    Particle,
}

impl Kind {
    pub(super) const ALL: [Kind; 9] = [
        Kind::Name,
        Kind::Word,
        Kind::Number,
        Kind::Toll,
        Kind::Place,
        Kind::Day,
        Kind::Event,
        Kind::Actor,
        Kind::Particle,
    ];

    /// Whether sharing one says something on its own: actors, days and kinds of event are shared by many reports of a war.
    pub(super) fn is_telling(self) -> bool {
        matches!(self, Kind::Name | Kind::Word | Kind::Number | Kind::Toll | Kind::Place)
    }
}

impl Key {
    const VALUE_BITS: u32 = 28;

    pub(super) fn new(kind: Kind, value: u32) -> Key {
        Key((kind as u32) << Key::VALUE_BITS | value & ((1 << Key::VALUE_BITS) - 1))
    }

    pub(super) fn kind(self) -> Option<Kind> {
        Kind::ALL.get((self.0 >> Key::VALUE_BITS) as usize).copied()
    }

    pub(super) fn value(self) -> u32 {
        self.0 & ((1 << Key::VALUE_BITS) - 1)
    }
}

/// How much the names and the words of a report weigh together, by the least prominent level that counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Masses {
    names: [u32; 3],
    words: [u32; 3],
}

impl Masses {
    fn of(features: &[Feature]) -> Masses {
        let mut masses = Masses::default();
        for feature in features {
            let sums = match feature.key.kind() {
                Some(Kind::Name) => &mut masses.names,
                Some(Kind::Word) => &mut masses.words,
                _ => continue,
            };
            sums[..feature.level as usize].iter_mut().for_each(|sum| *sum += u32::from(feature.weight));
        }
        masses
    }

    /// The weight of all names or words that stand at this level or a more prominent one.
    pub(super) fn from(&self, kind: Kind, level: Level) -> u32 {
        let sums = if kind == Kind::Name { &self.names } else { &self.words };
        sums[level as usize - 1]
    }
}

/// Two parties, and those who speak between them; the many actors of a survey tell nothing of its happening.
const MOST_PARTIES: usize = 4;

impl Features {
    /// The features of a report: its title, the sentences of its page, and its claims.
    #[must_use]
    pub fn of(title: Option<&str>, page: &Page, claims: &[Claim]) -> Features {
        let mut maker = Maker::new(title, page);
        claims.iter().filter(|claim| !claim.background).for_each(|claim| maker.add_claim(claim));
        maker.finish()
    }

    /// Features whose keys rise.
    pub(super) fn in_order(features: Vec<Feature>) -> Features {
        let masses = Masses::of(&features);
        let features = Features { features, masses, parties: Vec::new() };
        Features { parties: features.find_parties(), ..features }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Feature> {
        self.features.iter()
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Feature> {
        let first = self.features.partition_point(|feature| feature.key < Key::new(kind, 0));
        self.features[first..].iter().take_while(move |feature| feature.key.kind() == Some(kind))
    }

    /// The parties that the report is about: the actors of its lead that weigh most, or of all of it where the lead names none.
    pub(super) fn parties(&self) -> &[Key] {
        &self.parties
    }

    fn find_parties(&self) -> Vec<Key> {
        let mut actors: Vec<&Feature> = self.of_kind(Kind::Actor).collect();
        if actors.iter().any(|actor| actor.level >= Level::Lead) {
            actors.retain(|actor| actor.level >= Level::Lead);
        }
        actors.sort_by_key(|actor| (Reverse(actor.weight), actor.key));
        actors.into_iter().take(MOST_PARTIES).map(|actor| actor.key).collect()
    }

    pub(super) fn masses(&self) -> &Masses {
        &self.masses
    }
}
