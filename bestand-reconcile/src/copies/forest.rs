//! Which sentences hang together?

/// Trees that point to their root: what has the same root belongs together.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    /// In few bytes, since those of very many are looked up.
    above: Vec<u32>,
}

impl Forest {
    /// Adds one that hangs together with none.
    pub(super) fn plant(&mut self) {
        self.above.push(self.above.len() as u32);
    }

    /// The first of all that hang together with this one.
    pub(super) fn root(&mut self, mut place: usize) -> usize {
        loop {
            let above = self.above[place] as usize;
            if above == place {
                return place;
            }
            self.above[place] = self.above[above];
            place = above;
        }
    }

    /// The lower root stays one, so that a group is named by its first sentence.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other)] = one.min(other) as u32;
    }

    /// All that were added, each with those that it hangs together with.
    pub(super) fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.above.len()];
        for place in 0..groups.len() {
            let root = self.root(place);
            groups[root].push(place);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
