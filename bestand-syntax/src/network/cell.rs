//! What does an LSTM make of one more word?

use super::matrix::{Matrix, ROUNDER, STATE_SCALE, STEPS, quantise};
use crate::lanes::{PANEL, Products, ReadyLanes, Work, bring_near};

/// Input, forget, cell, output.
pub(crate) const GATES: usize = 4;

/// How many cells a panel of the recurrent matrix computes: first the input gates of all, then the forget gates…
pub(crate) const CELLS: usize = PANEL / GATES;

/// One word more in each of several sentences that are read side by side in one direction.
pub(crate) struct Step<'a> {
    pub(crate) recurrent: &'a Matrix,
    /// What the words themselves add to the gates, laid out as the panels are.
    pub(crate) inputs: &'a [f32],
    /// The layer's outputs, quantised: those of the words before are read, those of these words are written.
    pub(crate) states: &'a mut [u8],
    /// What the cells of each sentence remember.
    pub(crate) memories: &'a mut [f32],
    /// One word of each sentence.
    pub(crate) words: &'a [StepWord],
    /// Whether these are the first words read, before which the states are all zero.
    pub(crate) is_first: bool,
}

/// Where a word's numbers start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepWord {
    /// In `inputs`.
    pub(crate) input: usize,
    /// In `states`.
    pub(crate) state: usize,
    /// In `states`, those of the word read before; not looked at for the first word.
    pub(crate) state_before: usize,
}

impl Step<'_> {
    pub(crate) fn take(self, lanes: ReadyLanes) {
        lanes.run(self);
    }

    #[inline(always)]
    fn take_rows<P: Products, const ROWS: usize>(&mut self, panel: usize, first: usize) {
        let length = self.recurrent.row_length();
        let words: &[StepWord; ROWS] =
            self.words[first..].first_chunk().expect("the caller counted the words");
        let columns = &self.recurrent.columns[panel];
        let mut sums = [columns.zeros; ROWS];
        if !self.is_first {
            let rows = words.map(|word| &self.states[word.state_before..][..length]);
            P::multiply(self.recurrent.panel(panel), rows, &mut sums);
        }
        for (row, (word, sums)) in words.iter().zip(&sums).enumerate() {
            let input = gates_from_word(self.inputs, word, panel);
            if panel + 1 < self.recurrent.columns.len() {
                bring_near(gates_from_word(self.inputs, word, panel + 1));
            }
            let memory = &mut self.memories[(first + row) * length + panel * CELLS..].as_chunks_mut().0[0];
            let state = &mut self.states[word.state + panel * CELLS..].as_chunks_mut().0[0];
            let mut gates = [0.0; PANEL];
            for gate in 0..PANEL {
                let sum = (sums[gate] - columns.zeros[gate]) as f32;
                gates[gate] = input[gate] + sum * (STATE_SCALE * columns.scales[gate]);
            }
            update(&gates, memory, state);
        }
    }
}

impl Work for Step<'_> {
    #[inline(always)]
    fn run<P: Products>(mut self) {
        let count = self.words.len();
        for word in self.words {
            bring_near(gates_from_word(self.inputs, word, 0));
        }
        for panel in 0..self.recurrent.columns.len() {
            let mut first = 0;
            while first + 4 <= count {
                self.take_rows::<P, 4>(panel, first);
                first += 4;
            }
            match count - first {
                3 => self.take_rows::<P, 3>(panel, first),
                2 => self.take_rows::<P, 2>(panel, first),
                1 => self.take_rows::<P, 1>(panel, first),
                _ => {}
            }
        }
    }
}

/// What a word itself adds to the gates of a panel.
#[inline(always)]
fn gates_from_word<'a>(inputs: &'a [f32], word: &StepWord, panel: usize) -> &'a [f32; PANEL] {
    inputs[word.input + panel * PANEL..].first_chunk().expect("a row has all panels")
}

/// With σ(x) = 1 / (1 + e⁻ˣ) and tanh(x) = (1 - e⁻²ˣ) / (1 + e⁻²ˣ), what a cell forgets and takes in has one common
/// denominator, and so has what it puts out: two divisions in place of five.
#[inline(always)]
fn update(gates: &[f32; PANEL], memory: &mut [f32; CELLS], state: &mut [u8; CELLS]) {
    for cell in 0..CELLS {
        let taken = power_of_e(-1.0, gates[cell]);
        let kept = 1.0 + power_of_e(-1.0, gates[CELLS + cell]);
        let new = power_of_e(-2.0, gates[2 * CELLS + cell]);
        let shown = power_of_e(-1.0, gates[3 * CELLS + cell]);
        let both = (1.0 + taken) * (1.0 + new);
        let remembered = (memory[cell] * both + (1.0 - new) * kept) / (both * kept);
        let squashed = power_of_e(-2.0, remembered);
        memory[cell] = remembered;
        state[cell] = quantise((1.0 - squashed) * STEPS / ((1.0 + shown) * (1.0 + squashed)));
    }
}

/// e to the power of `factor * number`, to one part in 200,000 and kept within 2⁻³⁰ to 2³⁰; the polynomial is the
/// best of degree four for 2ˣ between -½ and ½.
#[inline(always)]
fn power_of_e(factor: f32, number: f32) -> f32 {
    const LIMIT: f32 = 30.0;
    let power = number * (factor * std::f32::consts::LOG2_E);
    let power = if power > -LIMIT { power } else { -LIMIT };
    let power = if power < LIMIT { power } else { LIMIT };
    let whole = power + ROUNDER;
    let rest = power - (whole - ROUNDER);
    let two_to_rest = ((0.009_570_102 * rest + 0.055_917_86) * rest + 0.240_247_45) * rest;
    let two_to_rest = (two_to_rest + 0.693_121_8) * rest + 0.999_999_3;
    f32::from_bits(two_to_rest.to_bits().wrapping_add(whole.to_bits() << 23))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::Lanes;
    use crate::network::matrix::{Output, ZERO};

    /// One cell's memory and output after the given gates are near what exact functions give.
    fn check(gates: [f32; GATES], memory: f32) {
        let sigmoid = |number: f32| 1.0 / (1.0 + (-number).exp());
        let mut all_gates = [0.0; PANEL];
        for (gate, number) in gates.into_iter().enumerate() {
            all_gates[gate * CELLS] = number;
        }
        let (mut memories, mut states) = ([memory; CELLS], [0; CELLS]);
        update(&all_gates, &mut memories, &mut states);
        let remembered = sigmoid(gates[1]) * memory + sigmoid(gates[0]) * gates[2].tanh();
        assert!((memories[0] - remembered).abs() < 2e-5, "{} for {remembered}", memories[0]);
        let shown = sigmoid(gates[3]) * remembered.tanh();
        let state = f32::from(states[0]) - f32::from(ZERO);
        assert!((state - shown * STEPS).abs() < 0.502, "{state} for {}", shown * STEPS);
    }

    #[test]
    fn a_cell_forgets_takes_in_and_puts_out() {
        check([0.0, 0.0, 0.0, 0.0], 0.0);
        check([0.3, -0.7, 1.2, 0.4], -1.5);
        check([-2.5, 3.5, -0.1, 5.0], 2.25);
    }

    #[test]
    fn gates_far_out_open_or_close() {
        check([100.0, -100.0, 100.0, 100.0], 3.0);
        check([-100.0, 100.0, -100.0, -100.0], -20.0);
        check([1e30, 1e30, -1e30, 1e30], 7.0);
    }

    #[test]
    fn powers_are_right_to_one_part_in_200_000() {
        for place in -20_000..20_000_i16 {
            let number = f32::from(place) / 1000.0;
            let exact = f64::from(number).exp();
            assert!((f64::from(power_of_e(1.0, number)) / exact - 1.0).abs() < 1.0 / 200_000.0, "{number}");
        }
    }

    #[test]
    fn all_lanes_step_alike_for_any_number_of_sentences() {
        const LENGTH: usize = 32;
        let bytes: Vec<u8> = (0..GATES * LENGTH * LENGTH).map(|place| (place * 101 % 251) as u8).collect();
        let outputs = bytes.chunks(LENGTH).map(|bytes| Output { bytes, scale: 0.004, bias: 0.0 });
        let recurrent = Matrix::new(LENGTH, outputs);
        for count in 1..=9 {
            let inputs: Vec<f32> =
                (0..count * GATES * LENGTH).map(|place| (place % 17) as f32 / 4.0 - 2.0).collect();
            let run = |lanes| {
                let mut states: Vec<u8> =
                    (0..2 * count * LENGTH).map(|place| (place % 127) as u8 + 1).collect();
                let mut memories = vec![0.25; count * LENGTH];
                let word = |row| StepWord {
                    input: row * GATES * LENGTH,
                    state: (count + row) * LENGTH,
                    state_before: row * LENGTH,
                };
                let words: Vec<StepWord> = (0..count).map(word).collect();
                let (states_now, memories_now) = (&mut states[..], &mut memories[..]);
                Step {
                    recurrent: &recurrent,
                    inputs: &inputs,
                    states: states_now,
                    memories: memories_now,
                    words: &words,
                    is_first: false,
                }
                .take(ReadyLanes::up_to(lanes));
                (states, memories)
            };
            let [portable, avx2, avx512] = Lanes::ALL.map(run);
            assert_eq!(portable, avx2, "{count}");
            assert_eq!(portable, avx512, "{count}");
        }
    }
}
