//! What do a batch's words add to the gates of the first layer, and which of that is known from words before?
//!
//! The first layer's input product depends on the word as written alone and costs as much as a third of all else, so
//! that it is kept for the word forms met last. A form that was met again since the hand last came by stays: the few
//! thousand forms that make up most of a text stay for good.

use rustc_hash::FxHashMap;

use super::matrix::{Matrix, Quantised};
use crate::lanes::ReadyLanes;
use crate::vectors::{Features, WordVectors};

/// How many word forms are kept: 16 MB in a network of 128 cells. More than a batch has words.
pub(super) const CAPACITY: usize = 4096;

/// The rows of word forms met before; a form's row lies at its slot.
#[derive(Debug, Default)]
pub(super) struct WordRows {
    slots_by_word: FxHashMap<Box<str>, usize>,
    slots: Vec<Slot>,
    rows: Vec<f32>,
    /// The slot that is looked at next when room is needed.
    hand: usize,
    batch: u64,
    /// The slot of each word of the batch.
    batch_slots: Vec<usize>,
    missing: Missing,
}

#[derive(Debug)]
struct Slot {
    word: Box<str>,
    /// The last batch that had the word.
    batch: u64,
    /// Whether it was met since the hand came by.
    is_met_again: bool,
}

/// The words of a batch whose rows are to be computed.
#[derive(Debug, Default)]
struct Missing {
    slots: Vec<usize>,
    features: Features,
    vectors: Vec<f32>,
    quantised: Quantised,
    product: Vec<f32>,
}

impl WordRows {
    /// Takes the words of the next batch, at most [`CAPACITY`].
    pub(super) fn look_up<'a>(
        &mut self,
        lanes: ReadyLanes,
        vectors: &WordVectors,
        input: &Matrix,
        words: impl Iterator<Item = &'a str>,
    ) {
        self.batch += 1;
        self.batch_slots.clear();
        self.missing.slots.clear();
        self.missing.vectors.clear();
        for word in words {
            let slot = match self.slots_by_word.get(word) {
                Some(&slot) => slot,
                None => self.add(word, vectors),
            };
            let Slot { batch, is_met_again, .. } = &mut self.slots[slot];
            (*batch, *is_met_again) = (self.batch, *batch > 0);
            self.batch_slots.push(slot);
        }
        self.compute_missing(lanes, vectors.width(), input);
    }

    /// The rows of all slots.
    pub(super) fn rows(&self) -> &[f32] {
        &self.rows
    }

    /// The slot of each word of the batch.
    pub(super) fn batch_slots(&self) -> &[usize] {
        &self.batch_slots
    }

    /// Gives a word a slot and notes that its row is missing.
    fn add(&mut self, word: &str, vectors: &WordVectors) -> usize {
        let new = Slot { word: word.into(), batch: 0, is_met_again: false };
        let slot = if self.slots.len() < CAPACITY {
            self.slots.push(new);
            self.slots.len() - 1
        } else {
            let slot = self.slot_to_clear();
            let old = std::mem::replace(&mut self.slots[slot], new);
            self.slots_by_word.remove(&old.word);
            slot
        };
        self.slots_by_word.insert(word.into(), slot);
        self.missing.slots.push(slot);
        vectors.append(word, &mut self.missing.features, &mut self.missing.vectors);
        slot
    }

    /// The next slot whose word was not met again; never one that the batch needs.
    fn slot_to_clear(&mut self) -> usize {
        loop {
            let slot = self.hand;
            self.hand = (slot + 1) % CAPACITY;
            let Slot { batch, is_met_again, .. } = &mut self.slots[slot];
            if *batch == self.batch {
                continue;
            }
            if !std::mem::replace(is_met_again, false) {
                return slot;
            }
        }
    }

    fn compute_missing(&mut self, lanes: ReadyLanes, vector_width: usize, input: &Matrix) {
        let Missing { slots, vectors, quantised, product, .. } = &mut self.missing;
        quantised.set(lanes, vectors, vector_width);
        input.multiply(lanes, quantised.rows(), product);
        let width = input.width();
        self.rows.reserve_exact(CAPACITY * width - self.rows.len());
        self.rows.resize(self.slots.len() * width, 0.0);
        for (&slot, row) in slots.iter().zip(product.chunks_exact(width)) {
            self.rows[slot * width..][..width].copy_from_slice(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::Lanes;
    use crate::model::Model;
    use crate::random_model::RandomModel;

    #[test]
    fn a_row_is_the_same_whether_kept_or_computed_anew() {
        let model = Model::load(&RandomModel::small(3).bytes()).unwrap();
        let input = model.network.encoder.first_input();
        let lanes = ReadyLanes::up_to(Lanes::Portable);
        let row_of = |rows: &WordRows, place: usize| -> Vec<f32> {
            rows.rows()[rows.batch_slots()[place] * input.width()..][..input.width()].to_vec()
        };
        let mut kept = WordRows::default();
        for round in 0..10 {
            let words: Vec<String> =
                (0..1000).map(|place| format!("woord{}", (place % 7) * (place + round * 900))).collect();
            kept.look_up(lanes, &model.vectors, input, words.iter().map(String::as_str));
            assert!(kept.slots.len() <= CAPACITY && kept.slots_by_word.len() == kept.slots.len());
            for place in (0..words.len()).step_by(97) {
                let mut fresh = WordRows::default();
                fresh.look_up(lanes, &model.vectors, input, std::iter::once(words[place].as_str()));
                assert_eq!(row_of(&kept, place), row_of(&fresh, 0), "{}", words[place]);
            }
        }
        assert_eq!(kept.slots.len(), CAPACITY, "the test is to fill all slots");
    }

    #[test]
    fn a_word_met_again_and_again_keeps_its_slot() {
        let model = Model::load(&RandomModel::small(3).bytes()).unwrap();
        let mut rows = WordRows::default();
        for round in 0..20 {
            let words: Vec<String> = (0..600).map(|place| format!("{round}-{place}")).collect();
            let words = std::iter::once("de").chain(words.iter().map(String::as_str));
            let lanes = ReadyLanes::up_to(Lanes::Portable);
            rows.look_up(lanes, &model.vectors, model.network.encoder.first_input(), words);
            assert_eq!(rows.batch_slots()[0], 0);
            assert_eq!(rows.missing.slots.first() == Some(&0), round == 0);
        }
    }
}
