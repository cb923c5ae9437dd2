//! Which sentences of many reports hang together by copies?

use jiff::civil::Date;

use super::index::Copies;
use super::print::Print;

/// A sentence of a report of some day or month, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<R> {
    /// Its report.
    pub report: R,
    /// The first and the last day on which that can have appeared.
    pub days: Option<(Date, Date)>,
    /// Its words.
    pub print: Print,
}

/// The utterances that these sentences make, each as the places of its sentences: seven outlets with one agency text
/// are one group. A sentence that shares its words with none is a group of its own.
///
/// Any order of the sentences gives the same groups, and so does [`Copies`] when it takes them in one by one.
#[must_use]
pub fn utterances<R: Copy + Eq>(sentences: &[Sentence<R>]) -> Vec<Vec<usize>> {
    let mut copies = Copies::new();
    let mut forest = Forest::of(sentences.len());
    for (place, sentence) in sentences.iter().enumerate() {
        for copy in copies.insert(sentence.report, sentence.days, place, &sentence.print) {
            forest.join(place, copy);
        }
    }
    forest.groups()
}

/// Trees that point to their root: what has the same root belongs together.
struct Forest {
    above: Vec<usize>,
}

impl Forest {
    fn of(count: usize) -> Forest {
        Forest { above: (0..count).collect() }
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.above[place] != place {
            self.above[place] = self.above[self.above[place]];
            place = self.above[place];
        }
        place
    }

    /// The lower root stays one, so that a group is named by its first sentence.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other)] = one.min(other);
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.above.len()];
        for place in 0..groups.len() {
            let root = self.root(place);
            groups[root].push(place);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
