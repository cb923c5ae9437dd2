//! Which entries have this key?

use std::slice;

use rustc_hash::FxHashMap;

/// For each key the entries that have it, in rising order.
///
/// Most keys have one entry, which stands in the map itself; the others have a list. Lists lie in one piece each, since
/// those of set phrases ("of the ministry of defence") are long and are read for every sentence that has the phrase.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    places: FxHashMap<u32, u32>,
    lists: Vec<Vec<u32>>,
}

/// Marks the number of a list, other than of an entry.
const IS_LIST: u32 = 1 << 31;

impl Postings {
    /// The entries from `first` on that have the key.
    pub(super) fn since(&self, key: u32, first: u32) -> &[u32] {
        let all = match self.places.get(&key) {
            None => &[],
            Some(place) if place & IS_LIST == 0 => slice::from_ref(place),
            Some(place) => self.lists[(place ^ IS_LIST) as usize].as_slice(),
        };
        &all[all.partition_point(|&entry| entry < first)..]
    }

    /// Notes a key of an entry, which is not lower than those before.
    pub(super) fn add(&mut self, key: u32, entry: u32) {
        let place = self.places.entry(key).or_insert(entry);
        if *place & IS_LIST != 0 {
            self.lists[(*place ^ IS_LIST) as usize].push(entry);
        } else if *place != entry {
            let list = vec![*place, entry];
            *place = IS_LIST | self.lists.len() as u32;
            self.lists.push(list);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_entries_that_were_noted() {
        let mut postings = Postings::default();
        for (key, entry) in [(7, 0), (9, 0), (7, 1), (7, 5)] {
            postings.add(key, entry);
        }
        assert_eq!(postings.since(7, 0), [0, 1, 5]);
        assert_eq!(postings.since(7, 1), [1, 5]);
        assert_eq!(postings.since(9, 0), [0]);
        assert_eq!(postings.since(9, 1), [0_u32; 0]);
        assert_eq!(postings.since(8, 0), [0_u32; 0]);
    }
}
