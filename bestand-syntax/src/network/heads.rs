//! What follows from a word's states: its class and features, its head, and how it depends on it?

use super::arcs::HeadVectors;
use super::matrix::{Matrix, Output, Quantised, Rows};
use super::{Batch, Findings};
use crate::decode::{Decoder, Scores};
use crate::lanes::{Lanes, ReadyLanes};
use crate::model::ModelError;
use crate::model::sections::Sections;

/// How steep the leaky ReLU is below zero.
const LEAK: f32 = 0.1;

#[derive(Debug)]
pub(super) struct Heads {
    upos_count: usize,
    feats_count: usize,
    /// From the first layer's states to the classes and then the features.
    classes: Matrix,
    /// From the second layer's states to what a word is as a head and as a dependent, for arcs and then for labels.
    projections: Matrix,
    arc_width: usize,
    label_width: usize,
    bilinear: Matrix,
    prior: Vec<f32>,
    relation_count: usize,
    relations: Matrix,
    root: Root,
}

/// The root as a head.
#[derive(Debug)]
struct Root {
    arc: Vec<f32>,
    prior: f32,
    label: Vec<f32>,
}

impl Heads {
    pub(super) fn read(
        sections: &Sections<'_>,
        states: usize,
        [upos_count, feats_count, relation_count]: [usize; 3],
    ) -> Result<Self, ModelError> {
        let classes = [("upos", Some(upos_count)), ("feats", Some(feats_count))];
        let arc_width = sections.weights("arc.head.weight", None, Some(states))?.rows;
        let label_width = sections.weights("label.head.weight", None, Some(states))?.rows;
        let (arc, label) = (Some(arc_width), Some(label_width));
        let projections =
            [("arc.head", arc), ("arc.dependent", arc), ("label.head", label), ("label.dependent", label)];
        let bilinear = sections.weights("arc.bilinear", arc, arc)?;
        let no_biases = vec![0.0; arc_width];
        let mut heads = Self {
            upos_count,
            feats_count,
            classes: read_matrix(sections, &classes, states)?,
            projections: read_matrix(sections, &projections, states)?,
            arc_width,
            label_width,
            bilinear: Matrix::new(arc_width, (0..arc_width).map(|row| bilinear.output(row, &no_biases))),
            prior: sections.floats("arc.prior", arc_width)?,
            relation_count,
            relations: read_matrix(sections, &[("label.out", Some(relation_count))], label_width)?,
            root: Root { arc: Vec::new(), prior: 0.0, label: Vec::new() },
        };
        heads.root = heads.project_root(&sections.floats("root", states)?);
        Ok(heads)
    }

    /// The root as a head, of the vector that stands beside the second layer's states.
    fn project_root(&self, root: &[f32]) -> Root {
        let lanes = ReadyLanes::up_to(Lanes::Portable);
        let (mut quantised, mut scratch) = (Quantised::default(), HeadsScratch::default());
        quantised.set(lanes, root, root.len());
        self.project(lanes, quantised.rows(), &mut scratch);
        let label = scratch.projections[2 * self.arc_width..][..self.label_width].to_vec();
        Root { arc: scratch.head_arcs[..self.arc_width].to_vec(), prior: scratch.priors[0], label }
    }

    /// Finds the class and the features of each word from the first layer's states.
    pub(super) fn find_classes(
        &self,
        lanes: ReadyLanes,
        states: Rows<'_>,
        scratch: &mut HeadsScratch,
        findings: &mut Findings,
    ) {
        self.classes.multiply(lanes, states, &mut scratch.classes);
        findings.upos.clear();
        findings.feats.clear();
        for row in scratch.classes.chunks_exact(self.classes.width()) {
            let (upos, rest) = row.split_at(self.upos_count);
            findings.upos.push(first_of_best(upos));
            findings.feats.push(first_of_best(&rest[..self.feats_count]));
        }
    }

    /// Computes from the second layer's states what each word is as a head and as a dependent.
    pub(super) fn project(&self, lanes: ReadyLanes, states: Rows<'_>, scratch: &mut HeadsScratch) {
        let HeadsScratch { projections, head_numbers, dependents, priors, quantised, head_arcs, .. } =
            scratch;
        self.projections.multiply(lanes, states, projections);
        head_numbers.clear();
        dependents.clear();
        priors.clear();
        for row in projections.chunks_exact(self.projections.width()) {
            let (head, dependent) = row[..2 * self.arc_width].split_at(self.arc_width);
            let start = head_numbers.len();
            head_numbers.extend(head.iter().copied().map(leaky));
            priors.push(product_sum(&head_numbers[start..], &self.prior));
            dependents.extend(dependent.iter().copied().map(leaky));
        }
        quantised.set(lanes, head_numbers, self.arc_width);
        self.bilinear.multiply(lanes, quantised.rows(), head_arcs);
    }

    /// Finds the head of each word in the tree that the arcs' scores prefer.
    pub(super) fn find_heads(
        &self,
        lanes: ReadyLanes,
        batch: &Batch,
        scratch: &mut HeadsScratch,
        decoder: &mut Decoder,
        findings: &mut Findings,
    ) {
        let HeadsScratch { head_arcs, priors, dependents, head_vectors, scores, .. } = scratch;
        let width = self.bilinear.width();
        findings.heads.clear();
        for sentence in batch.sentences() {
            let words =
                sentence.clone().map(|word| (&head_arcs[word * width..][..self.arc_width], priors[word]));
            head_vectors
                .set(self.arc_width, std::iter::once((&self.root.arc[..], self.root.prior)).chain(words));
            let dependents = &dependents[sentence.start * self.arc_width..sentence.end * self.arc_width];
            head_vectors.score(lanes, dependents, self.arc_width, scores);
            let row_length = head_vectors.row_length();
            let heads = decoder.decode(Scores { scores, row_length, word_count: sentence.len() });
            findings.heads.extend_from_slice(heads);
        }
    }

    /// Finds how each word depends on the head that was found.
    pub(super) fn find_relations(
        &self,
        lanes: ReadyLanes,
        batch: &Batch,
        root_relation: usize,
        scratch: &mut HeadsScratch,
        findings: &mut Findings,
    ) {
        let HeadsScratch { projections, label_numbers, quantised, relations, .. } = scratch;
        label_numbers.clear();
        let (as_head, as_dependent) = (2 * self.arc_width, 2 * self.arc_width + self.label_width);
        let label = |word: usize, start: usize| {
            &projections[word * self.projections.width() + start..][..self.label_width]
        };
        for sentence in batch.sentences() {
            for word in sentence.clone() {
                let head = match findings.heads[word] {
                    0 => &self.root.label[..],
                    head => label(sentence.start + head - 1, as_head),
                };
                let pairs = head.iter().zip(label(word, as_dependent));
                label_numbers.extend(pairs.map(|(head, dependent)| leaky(head + dependent)));
            }
        }
        quantised.set(lanes, label_numbers, self.label_width);
        self.relations.multiply(lanes, quantised.rows(), relations);
        findings.relations.clear();
        for (row, &head) in relations.chunks_exact_mut(self.relations.width()).zip(&findings.heads) {
            row[root_relation] = if head == 0 { f32::INFINITY } else { f32::NEG_INFINITY };
            findings.relations.push(first_of_best(&row[..self.relation_count]));
        }
    }
}

/// One matrix of several sections with biases, each with the rows that it is to have.
fn read_matrix(
    sections: &Sections<'_>,
    parts: &[(&str, Option<usize>)],
    columns: usize,
) -> Result<Matrix, ModelError> {
    let mut read = Vec::new();
    for &(name, rows) in parts {
        let weights = sections.weights(&format!("{name}.weight"), rows, Some(columns))?;
        let biases = sections.floats(&format!("{name}.bias"), weights.rows)?;
        read.push((weights, biases));
    }
    let outputs = read.iter().flat_map(|(weights, biases)| {
        (0..weights.rows).map(move |row| -> Output<'_> { weights.output(row, biases) })
    });
    Ok(Matrix::new(columns, outputs))
}

/// The memory that the heads are computed in; all but the scores hold a row for each word of the batch.
#[derive(Debug, Default)]
pub(super) struct HeadsScratch {
    classes: Vec<f32>,
    projections: Vec<f32>,
    head_numbers: Vec<f32>,
    /// What a word is as the head of an arc, multiplied by the bilinear matrix.
    head_arcs: Vec<f32>,
    dependents: Vec<f32>,
    priors: Vec<f32>,
    head_vectors: HeadVectors,
    scores: Vec<f32>,
    label_numbers: Vec<f32>,
    relations: Vec<f32>,
    quantised: Quantised,
}

fn leaky(number: f32) -> f32 {
    if number > 0.0 { number } else { LEAK * number }
}

/// The sum of products, in sixteen sums of every sixteenth and then these from first to last.
fn product_sum(numbers: &[f32], factors: &[f32]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0.0; LANES];
    for (numbers, factors) in numbers.chunks(LANES).zip(factors.chunks(LANES)) {
        for ((sum, number), factor) in sums.iter_mut().zip(numbers).zip(factors) {
            *sum += number * factor;
        }
    }
    sums.iter().sum()
}

/// The place of the largest number, the first one of equals; 0 where none is larger than another.
fn first_of_best(numbers: &[f32]) -> u16 {
    let larger = |one: f32, other: f32| if other > one { other } else { one };
    let best = numbers.iter().copied().fold(f32::NEG_INFINITY, larger);
    numbers.iter().position(|&number| number == best).map_or(0, |place| place as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::network::Scratch;
    use crate::random_model::RandomModel;

    /// The bits of all scores of a batch: of classes and features, of the last sentence's arcs, and of relations.
    fn score_bits(model: &Model, lanes: Lanes, sentences: &[Vec<String>]) -> [Vec<u32>; 4] {
        let mut scratch = Scratch::new(ReadyLanes::up_to(lanes));
        let mut batch = Batch::default();
        batch.set(sentences.iter().map(Vec::len));
        scratch.find(model, &batch, sentences.iter().flatten().map(String::as_str));
        let HeadsScratch { classes, head_arcs, scores, relations, .. } = &scratch.heads;
        [classes, head_arcs, scores, relations]
            .map(|scores| scores.iter().map(|score| score.to_bits()).collect())
    }

    #[test]
    fn all_lanes_give_the_same_scores_to_the_last_bit() {
        for seed in 1..9 {
            let model = Model::load(&RandomModel::small(seed).bytes()).unwrap();
            let word = |place: usize| format!("{}-{}", place % 5, place * place % 23);
            let sentences: Vec<Vec<String>> = [31, 12, 12, 9, 5, 2, 1]
                .map(|length| (0..length).map(|place| word(place + length)).collect())
                .into();
            let [portable, avx2, avx512] = Lanes::ALL.map(|lanes| score_bits(&model, lanes, &sentences));
            assert!(portable.iter().all(|bits| !bits.is_empty()));
            assert!(portable == avx2, "seed {seed}");
            assert!(portable == avx512, "seed {seed}");
        }
    }

    #[test]
    fn of_equal_scores_the_first_is_best() {
        assert_eq!(first_of_best(&[1.0, 3.0, 2.0, 3.0]), 1);
        assert_eq!(first_of_best(&[f32::NEG_INFINITY; 2]), 0);
        assert_eq!(first_of_best(&[f32::NAN, f32::NAN]), 0);
    }

    #[test]
    fn a_sum_of_products_takes_in_all_places() {
        let numbers: Vec<f32> = (0..37).map(|place| place as f32).collect();
        assert_eq!(product_sum(&numbers, &[2.0; 37]), 2.0 * 36.0 * 37.0 / 2.0);
    }
}
