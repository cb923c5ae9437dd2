//! How much do two reports look like accounts of one happening?

use super::features::{Features, Kind};

/// How much two reports are alike, in thousandths: 0 for nothing in common, 1000 for the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likeness(u16);

impl Likeness {
    /// From this likeness on, the later report belongs to the story of the earlier.
    pub const THRESHOLD: Likeness = Likeness(250);

    /// A likeness as it was stored, in thousandths; more than 1000 is 1000.
    #[must_use]
    pub fn from_thousandths(thousandths: u16) -> Likeness {
        Likeness(thousandths.min(1000))
    }

    /// The likeness in thousandths.
    #[must_use]
    pub fn thousandths(self) -> u16 {
        self.0
    }
}

/// Reports that share less weight in places, figures, names and words are not compared at all.
pub(super) const TELLING_AT_LEAST: u32 = 6;

/// How alike two reports are; the same in both directions, and nothing but the two counts.
pub(super) fn likeness(one: &Features, other: &Features) -> Likeness {
    let shared = shared(one, other);
    let telling = Kind::ALL.into_iter().filter(|kind| kind.is_telling());
    if telling.map(|kind| shared[kind as usize]).sum::<u32>() < TELLING_AT_LEAST {
        return Likeness::default();
    }
    let norm = u64::from(total(one)) * u64::from(total(other));
    let thousandths = 1000 * u64::from(shared.iter().sum::<u32>()) / norm.isqrt().max(1);
    Likeness::from_thousandths(u16::try_from(thousandths).unwrap_or(u16::MAX))
}

fn total(features: &Features) -> u32 {
    features.iter().map(|feature| u32::from(feature.weight)).sum()
}

/// The weight that both have, per kind.
fn shared(one: &Features, other: &Features) -> [u32; Kind::COUNT] {
    let mut shared = [0; Kind::COUNT];
    let mut others = other.iter().peekable();
    for feature in one.iter() {
        while others.next_if(|other| other.key < feature.key).is_some() {}
        if let Some(same) = others.next_if(|other| other.key == feature.key)
            && let Some(kind) = feature.key.kind()
        {
            shared[kind as usize] += u32::from(feature.weight.min(same.weight));
        }
    }
    shared
}
