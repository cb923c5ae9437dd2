//! Which sentences hang together?

/// Trees that point to their root: what has the same root belongs together.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    above: Vec<usize>,
}

impl Forest {
    /// Adds one that hangs together with none.
    pub(super) fn plant(&mut self) {
        self.above.push(self.above.len());
    }

    /// The first of all that hang together with this one.
    pub(super) fn root(&mut self, mut place: usize) -> usize {
        while self.above[place] != place {
            self.above[place] = self.above[self.above[place]];
            place = self.above[place];
        }
        place
    }

    /// The lower root stays one, so that a group is named by its first sentence.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other)] = one.min(other);
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
