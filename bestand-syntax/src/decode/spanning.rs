//! Which spanning tree with one root has the highest sum of scores?

use super::Scores;

/// Chu-Liu-Edmonds over a dense matrix. A *node* is the root, a word or a knot: a circle of nodes taken as one, which
/// stands in the matrix in the row and column of its first member.
#[derive(Debug, Default)]
pub(super) struct Spanning {
    /// How many rows the matrix has: one for each word and one for the root.
    size: usize,
    /// `arcs[to * size + from]`: the best arc from one node's slot to another's.
    arcs: Vec<Arc>,
    /// The slots still in use, in ascending order.
    open_slots: Vec<usize>,
    /// The node that stands in each slot.
    nodes: Vec<usize>,
    /// For each node, the knot that it went into.
    parents: Vec<usize>,
    /// For each node, the arc by which it is reached.
    reached_by: Vec<Arc>,
    /// For each slot, how far it is.
    stages: Vec<Stage>,
}

/// A word takes a head: as stated in the sentence, whatever knots the two are in by now.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    /// The score, less that of the arcs which it would displace in the knots it leads into.
    gain: f64,
    head: u32,
    word: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Untouched,
    /// On the walk that is being taken now.
    Walked,
    /// Its heads lead to the root, or those of the knot that took it up will.
    Rooted,
}

const NO_PARENT: usize = usize::MAX;

impl Spanning {
    /// Sets `heads[word]` for words 1, 2, …
    pub(super) fn find(&mut self, scores: Scores<'_>, heads: &mut [usize]) {
        self.fill(scores);
        for slot in 1..self.size {
            self.walk_to_root(slot);
        }
        self.untie();
        for (word, head) in heads.iter_mut().enumerate().skip(1) {
            *head = self.reached_by[word].head as usize;
        }
    }

    /// Every arc as scored, but those from the root cheaper than any sum of arcs can make good.
    fn fill(&mut self, scores: Scores<'_>) {
        self.size = scores.word_count + 1;
        let finite = |score: f32| if score.is_finite() { f64::from(score) } else { 0.0 };
        let largest = scores.scores.iter().map(|&score| finite(score).abs()).fold(1.0, f64::max);
        let root_price = 4.0 * largest * self.size as f64;
        self.arcs.clear();
        for word in 0..self.size {
            for head in 0..self.size {
                let score = if word == 0 { 0.0 } else { finite(scores.of(word, head)) };
                let gain = if head == 0 { score - root_price } else { score };
                self.arcs.push(Arc { gain, head: head as u32, word: word as u32 });
            }
        }
        self.open_slots = (0..self.size).collect();
        self.nodes = (0..self.size).collect();
        self.parents = vec![NO_PARENT; self.size];
        self.reached_by = vec![Arc::default(); self.size];
        self.stages = vec![Stage::Untouched; self.size];
        self.stages[0] = Stage::Rooted;
    }

    /// Goes from a slot to the best head of it and on to the root, tying every circle on the way into a knot.
    fn walk_to_root(&mut self, start: usize) {
        let mut walk = Vec::new();
        let mut slot = start;
        while self.stages[slot] != Stage::Rooted {
            if self.stages[slot] == Stage::Walked {
                let first = walk.iter().position(|&walked| walked == slot).expect("it was walked");
                slot = self.tie(&walk[first..]);
                walk.truncate(first);
            }
            self.stages[slot] = Stage::Walked;
            walk.push(slot);
            let (head, arc) = self.best_arc(slot);
            self.reached_by[self.nodes[slot]] = arc;
            slot = head;
        }
        for slot in walk {
            self.stages[slot] = Stage::Rooted;
        }
    }

    /// The slot from which the best arc to `slot` comes, and that arc; of equals the first.
    fn best_arc(&self, slot: usize) -> (usize, Arc) {
        let row = &self.arcs[slot * self.size..][..self.size];
        let mut others = self.open_slots.iter().copied().filter(|&other| other != slot);
        let first = others.next().expect("the root's slot is always open");
        let better = |best: usize, other: usize| if row[other].gain > row[best].gain { other } else { best };
        let best = others.fold(first, better);
        (best, row[best])
    }

    /// Makes one node of the circle's: it is reached by the arc that is best after what that arc displaces, and reaches
    /// others by the best of its members' arcs. Returns its slot, the circle's first.
    fn tie(&mut self, circle: &[usize]) -> usize {
        let knot = self.parents.len();
        self.parents.push(NO_PARENT);
        self.reached_by.push(Arc::default());
        for &slot in circle {
            self.parents[self.nodes[slot]] = knot;
            let displaced = self.reached_by[self.nodes[slot]].gain;
            for arc in &mut self.arcs[slot * self.size..][..self.size] {
                arc.gain -= displaced;
            }
        }
        let first = circle[0];
        for &slot in &circle[1..] {
            self.open_slots.retain(|&open| open != slot);
            self.stages[slot] = Stage::Rooted;
            for place in 0..self.open_slots.len() {
                let other = self.open_slots[place];
                self.take_better(first * self.size + other, slot * self.size + other);
                self.take_better(other * self.size + first, other * self.size + slot);
            }
        }
        self.nodes[first] = knot;
        first
    }

    fn take_better(&mut self, place: usize, candidate: usize) {
        if self.arcs[candidate].gain > self.arcs[place].gain {
            self.arcs[place] = self.arcs[candidate];
        }
    }

    /// From the outermost knot inwards: the arc that reaches a knot reaches one of its members, in place of that
    /// member's arc in the circle.
    fn untie(&mut self) {
        for knot in (self.size..self.parents.len()).rev() {
            let arc = self.reached_by[knot];
            let mut member = arc.word as usize;
            while self.parents[member] != knot {
                member = self.parents[member];
            }
            self.reached_by[member] = arc;
        }
    }
}
