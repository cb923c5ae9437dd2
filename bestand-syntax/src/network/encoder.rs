//! What does each word mean in its sentence? Two layers of LSTMs that read forward and backward.

use super::Batch;
use super::cell::{CELLS, GATES, Step, StepWord};
use super::matrix::{Matrix, Output, Rows, STATE_SCALE, Scales};
use super::word_rows::WordRows;
use crate::lanes::ReadyLanes;
use crate::model::ModelError;
use crate::model::sections::{Sections, Weights};

const DIRECTIONS: [&str; 2] = ["forward", "backward"];

#[derive(Debug)]
pub(super) struct Encoder {
    /// How many cells each direction of each layer has.
    cells: usize,
    layers: [Layer; 2],
}

#[derive(Debug)]
struct Layer {
    /// From the layer's input to the gates of the forward and then the backward cells.
    input: Matrix,
    /// From the cells of each direction to their own gates.
    recurrent: [Matrix; 2],
}

impl Encoder {
    pub(super) fn read(sections: &Sections<'_>, vector_width: usize) -> Result<Self, ModelError> {
        let cells = sections.weights("lstm.0.forward.hh", None, None)?.columns;
        if cells % CELLS != 0 {
            return Err(ModelError::content("lstm.0.forward.hh", "its columns are not a multiple of 16"));
        }
        let layers = [
            Layer::read(sections, 0, vector_width, cells)?,
            Layer::read(sections, 1, DIRECTIONS.len() * cells, cells)?,
        ];
        Ok(Self { cells, layers })
    }

    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// From a word's vector to the gates of the first layer.
    pub(super) fn first_input(&self) -> &Matrix {
        &self.layers[0].input
    }

    /// Reads the first layer.
    pub(super) fn read_words(
        &self,
        lanes: ReadyLanes,
        batch: &Batch,
        words: &WordRows,
        scratch: &mut EncoderScratch,
    ) {
        self.read_layer(
            lanes,
            batch,
            0,
            Inputs { rows: words.rows(), places: Some(words.batch_slots()) },
            scratch,
        );
    }

    /// Reads the second layer, whose input is the first's states.
    pub(super) fn read_states(&self, lanes: ReadyLanes, batch: &Batch, scratch: &mut EncoderScratch) {
        let mut inputs = std::mem::take(&mut scratch.inputs);
        self.layers[1].input.multiply(lanes, scratch.states(), &mut inputs);
        self.read_layer(lanes, batch, 1, Inputs { rows: &inputs, places: None }, scratch);
        scratch.inputs = inputs;
    }

    fn read_layer(
        &self,
        lanes: ReadyLanes,
        batch: &Batch,
        layer: usize,
        inputs: Inputs<'_>,
        scratch: &mut EncoderScratch,
    ) {
        scratch.states.resize(batch.word_count() * DIRECTIONS.len() * self.cells, 0);
        for direction in 0..DIRECTIONS.len() {
            scratch.memories.clear();
            scratch.memories.resize(batch.sentences().len() * self.cells, 0.0);
            let longest = batch.sentences().next().map_or(0, |sentence| sentence.len());
            for time in 0..longest {
                self.set_step_words(batch, direction, time, inputs, &mut scratch.words);
                Step {
                    recurrent: &self.layers[layer].recurrent[direction],
                    inputs: inputs.rows,
                    states: &mut scratch.states,
                    memories: &mut scratch.memories,
                    words: &scratch.words,
                    is_first: time == 0,
                }
                .take(lanes);
            }
        }
    }

    /// The words read at a time: one of each sentence that is long enough.
    fn set_step_words(
        &self,
        batch: &Batch,
        direction: usize,
        time: usize,
        inputs: Inputs<'_>,
        words: &mut Vec<StepWord>,
    ) {
        let state = |word: usize| (word * DIRECTIONS.len() + direction) * self.cells;
        let step_word = |word: usize, before: usize| StepWord {
            input: (inputs.place(word) * DIRECTIONS.len() + direction) * GATES * self.cells,
            state: state(word),
            state_before: state(before),
        };
        words.clear();
        for sentence in batch.sentences().take_while(|sentence| sentence.len() > time) {
            words.push(if direction == 0 {
                step_word(sentence.start + time, (sentence.start + time).saturating_sub(1))
            } else {
                step_word(sentence.end - 1 - time, sentence.end - time)
            });
        }
    }
}

impl Layer {
    fn read(sections: &Sections<'_>, layer: usize, inputs: usize, cells: usize) -> Result<Self, ModelError> {
        let gates = GATES * cells;
        let name = |direction: &str, part: &str| format!("lstm.{layer}.{direction}.{part}");
        let read = |direction: &str, part: &str, columns| {
            sections.weights(&name(direction, part), Some(gates), Some(columns))
        };
        let [forward, backward] = DIRECTIONS;
        let from_input = [read(forward, "ih", inputs)?, read(backward, "ih", inputs)?];
        let from_cells = [read(forward, "hh", cells)?, read(backward, "hh", cells)?];
        let biases = [
            sections.floats(&name(forward, "bias"), gates)?,
            sections.floats(&name(backward, "bias"), gates)?,
        ];
        let no_biases = vec![0.0; gates];
        let [forward, backward] = &from_input;
        let outputs = gate_outputs(forward, &biases[0]).chain(gate_outputs(backward, &biases[1]));
        let input = Matrix::new(inputs, outputs);
        let recurrent = from_cells.map(|weights| Matrix::new(cells, gate_outputs(&weights, &no_biases)));
        Ok(Self { input, recurrent })
    }
}

/// The gates in the order of a step's panels: the four gates of cells 0 to 15, then those of cells 16 to 31…
fn gate_outputs<'a>(weights: &'a Weights<'_>, biases: &'a [f32]) -> impl Iterator<Item = Output<'a>> {
    let cells = weights.rows / GATES;
    (0..weights.rows).map(move |place| {
        let (panel, place) = (place / (GATES * CELLS), place % (GATES * CELLS));
        let (gate, cell) = (place / CELLS, panel * CELLS + place % CELLS);
        weights.output(gate * cells + cell, biases)
    })
}

/// What words add to a layer's gates: the row of a word lies at its place, or at its number in the batch.
#[derive(Clone, Copy)]
struct Inputs<'a> {
    rows: &'a [f32],
    places: Option<&'a [usize]>,
}

impl Inputs<'_> {
    fn place(&self, word: usize) -> usize {
        self.places.map_or(word, |places| places[word])
    }
}

/// The memory that the layers are read in.
#[derive(Debug, Default)]
pub(super) struct EncoderScratch {
    /// For each word, what the forward cells put out and then what the backward ones do, of the layer read last.
    states: Vec<u8>,
    memories: Vec<f32>,
    inputs: Vec<f32>,
    words: Vec<StepWord>,
}

impl EncoderScratch {
    /// What the layer read last made of each word.
    pub(super) fn states(&self) -> Rows<'_> {
        Rows { bytes: &self.states, scales: Scales::One(STATE_SCALE) }
    }
}
