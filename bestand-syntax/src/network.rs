//! What does the network make of a few sentences: classes, heads and relations?

mod arcs;
mod cell;
mod encoder;
mod heads;
pub(crate) mod matrix;
mod word_rows;

use crate::decode::Decoder;
use crate::lanes::ReadyLanes;
use crate::model::sections::Sections;
use crate::model::{Model, ModelError};
use encoder::{Encoder, EncoderScratch};
use heads::{Heads, HeadsScratch};
use word_rows::WordRows;

/// The weights of the network, laid out for its computation.
#[derive(Debug)]
pub(crate) struct Network {
    encoder: Encoder,
    heads: Heads,
}

impl Network {
    /// Reads the network for word vectors of a width and for so many word classes, features and relations.
    pub(crate) fn read(
        sections: &Sections<'_>,
        vector_width: usize,
        [upos, feats, relations]: [usize; 3],
    ) -> Result<Self, ModelError> {
        let encoder = Encoder::read(sections, vector_width)?;
        let heads = Heads::read(sections, 2 * encoder.cells(), [upos, feats, relations])?;
        Ok(Self { encoder, heads })
    }
}

/// Sentences that are read side by side: their words stand one after the other, the longest sentence first.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Where each sentence starts, and where the last one ends.
    starts: Vec<usize>,
}

impl Batch {
    /// Takes the sentences' numbers of words, which do not ascend.
    pub(crate) fn set(&mut self, lengths: impl Iterator<Item = usize>) {
        self.starts.clear();
        self.starts.push(0);
        let mut end = 0;
        for length in lengths {
            end += length;
            self.starts.push(end);
        }
    }

    fn word_count(&self) -> usize {
        *self.starts.last().expect("`set` puts one in")
    }

    fn sentences(&self) -> impl ExactSizeIterator<Item = std::ops::Range<usize>> {
        self.starts.windows(2).map(|pair| pair[0]..pair[1])
    }
}

/// What was found for each word of a batch.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) upos: Vec<u16>,
    pub(crate) feats: Vec<u16>,
    /// As in CoNLL-U: 0 is the root, 1 the sentence's first word.
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<u16>,
}

/// The memory that the network computes in, kept from batch to batch.
#[derive(Debug)]
pub(crate) struct Scratch {
    lanes: ReadyLanes,
    word_rows: WordRows,
    encoder: EncoderScratch,
    heads: HeadsScratch,
    decoder: Decoder,
    pub(crate) findings: Findings,
}

impl Scratch {
    pub(crate) fn new(lanes: ReadyLanes) -> Self {
        Self {
            lanes,
            word_rows: WordRows::default(),
            encoder: EncoderScratch::default(),
            heads: HeadsScratch::default(),
            decoder: Decoder::default(),
            findings: Findings::default(),
        }
    }

    pub(crate) fn lanes(&self) -> ReadyLanes {
        self.lanes
    }

    /// Sets the findings to those for the words of a batch, all of which the model has not seen before.
    pub(crate) fn find<'a>(&mut self, model: &Model, batch: &Batch, words: impl Iterator<Item = &'a str>) {
        let Network { encoder, heads } = &model.network;
        let (lanes, findings) = (self.lanes, &mut self.findings);
        self.word_rows.look_up(lanes, &model.vectors, encoder.first_input(), words);
        let scratch = &mut self.encoder;
        encoder.read_words(lanes, batch, &self.word_rows, scratch);
        heads.find_classes(lanes, scratch.states(), &mut self.heads, findings);
        encoder.read_states(lanes, batch, scratch);
        heads.project(lanes, scratch.states(), &mut self.heads);
        heads.find_heads(lanes, batch, &mut self.heads, &mut self.decoder, findings);
        heads.find_relations(lanes, batch, model.root_relation(), &mut self.heads, findings);
    }
}
