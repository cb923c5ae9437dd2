//! In which towns were happenings that are counted alike? "Twelve dead in Goris" and "two in Vardenis" of one night are two happenings.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{AccountKey, Coverage};
use super::undated;
use crate::Told;
use crate::spot::Spot;

/// The towns that lie apart, for each kind of account whose happenings are told to have been in several.
pub(super) struct Towns {
    /// By account whatever its day, groups of places that hang together.
    apart: BTreeMap<AccountKey, Vec<BTreeSet<Spot>>>,
    /// By account, the towns that are told of it.
    told: BTreeMap<AccountKey, BTreeSet<Spot>>,
}

impl Towns {
    pub(super) fn of<'a>(told: impl IntoIterator<Item = &'a Told>) -> Towns {
        let mut spots: BTreeMap<AccountKey, BTreeSet<Spot>> = BTreeMap::new();
        for told in told {
            let key = AccountKey::of(&told.claim).filter(is_incident);
            if let Some((key, spot)) = key.zip(Spot::of(&told.claim)) {
                spots.entry(key).or_default().insert(spot);
            }
        }
        let mut all: BTreeMap<AccountKey, BTreeSet<Spot>> = BTreeMap::new();
        for (key, spots) in &spots {
            all.entry(undated(key)).or_default().extend(spots.iter().cloned());
        }
        let apart =
            all.into_iter().map(|(key, spots)| (key, groups(spots))).filter(|(_, groups)| groups.len() > 1);
        let mut towns = Towns { apart: apart.collect(), told: BTreeMap::new() };
        let town = |(key, spots): (AccountKey, BTreeSet<Spot>)| {
            let town = spots.iter().filter_map(|spot| towns.among(&key, spot)).collect();
            (key, town)
        };
        let told = spots.into_iter().map(town).collect();
        towns.told = told;
        towns
    }

    /// The town of a claim that counts people, where happenings of its kind were in several: its own, or the only one that is told of.
    pub(super) fn town(&self, told: &Told, key: &AccountKey) -> Option<Spot> {
        match Spot::of(&told.claim) {
            Some(spot) => self.among(key, &spot),
            None => self.only(key),
        }
    }

    /// The only town that is told of an account.
    pub(super) fn only(&self, key: &AccountKey) -> Option<Spot> {
        let told = self.told.get(key)?;
        told.first().filter(|_| told.len() == 1).cloned()
    }

    /// The town to which a place belongs, named by the first of its places.
    fn among(&self, key: &AccountKey, spot: &Spot) -> Option<Spot> {
        let groups = self.apart.get(&undated(key)).filter(|_| is_incident(key))?;
        groups.iter().find(|group| group.contains(spot))?.first().cloned()
    }
}

fn is_incident(key: &AccountKey) -> bool {
    key.coverage == Coverage::Incident && !key.background
}

/// Places that hang together, each group by places of which none lies apart from the next.
fn groups(spots: BTreeSet<Spot>) -> Vec<BTreeSet<Spot>> {
    let mut groups: Vec<BTreeSet<Spot>> = Vec::new();
    for spot in spots {
        let is_near = |group: &BTreeSet<Spot>| group.iter().any(|other| !other.lies_apart(&spot));
        let (near, mut far): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_near);
        far.push(near.into_iter().flatten().chain([spot]).collect());
        groups = far;
    }
    groups
}
