//! What are rows of numbers times a matrix of weights, both in bytes?

use crate::lanes::{GROUP, Group, LARGEST_INPUT, PANEL, Panel, Products, ReadyLanes, Work};

/// A quantised number is `value / scale + ZERO`, from 1 to [`LARGEST_INPUT`].
pub(crate) const ZERO: u8 = 64;

/// The largest distance from [`ZERO`].
pub(crate) const STEPS: f32 = (LARGEST_INPUT - ZERO) as f32;

/// The scale of everything an LSTM puts out, since that lies between -1 and 1.
pub(crate) const STATE_SCALE: f32 = 1.0 / STEPS;

/// Adding it rounds a number of small size to a whole one, ties to even, which then stands in the sum's low bits.
pub(crate) const ROUNDER: f32 = 12_582_912.0;

/// One output of a matrix: its weights are `bytes[input] as i8 * scale`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) scale: f32,
    pub(crate) bias: f32,
}

/// A matrix laid out for [`Products`]: outputs in panels of 64, the last one filled up with zeros.
#[derive(Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    /// The groups of one panel after those of the other, and the place that each has among the inputs.
    groups: Vec<Group>,
    places: Vec<u32>,
    /// How many pairs of each panel's groups stand first.
    pair_counts: Vec<usize>,
    pub(crate) columns: Vec<Columns>,
}

/// What turns the sums of a panel into numbers: `(sum - zero) * (scale of the row * scale) + bias`.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub(crate) struct Columns {
    /// The sum that a row of nothing but [`ZERO`] has.
    pub(crate) zeros: [i32; PANEL],
    pub(crate) scales: [f32; PANEL],
    biases: [f32; PANEL],
}

impl Matrix {
    /// A matrix with the outputs in the order given, all of which have `inputs` inputs.
    pub(crate) fn new<'a>(inputs: usize, outputs: impl IntoIterator<Item = Output<'a>>) -> Self {
        let mut matrix = Self {
            inputs,
            groups: Vec::new(),
            places: Vec::new(),
            pair_counts: Vec::new(),
            columns: Vec::new(),
        };
        for (place, output) in outputs.into_iter().enumerate() {
            if place % PANEL == 0 {
                matrix.add_panel();
            }
            matrix.set_output(place, output);
        }
        matrix.pair_groups();
        matrix
    }

    fn add_panel(&mut self) {
        let groups = self.row_length() / GROUP;
        self.groups.resize(self.groups.len() + groups, Group([[0; GROUP]; PANEL]));
        self.columns.push(Columns { zeros: [0; PANEL], scales: [0.0; PANEL], biases: [0.0; PANEL] });
    }

    fn set_output(&mut self, place: usize, output: Output<'_>) {
        let (panel, column) = (place / PANEL, place % PANEL);
        let groups = &mut self.groups[panel * (self.inputs.div_ceil(GROUP))..];
        for (group, bytes) in groups.iter_mut().zip(output.bytes.chunks(GROUP)) {
            for (weight, &byte) in group.0[column].iter_mut().zip(bytes) {
                *weight = byte as i8;
            }
        }
        let sum: i32 = output.bytes.iter().map(|&byte| i32::from(byte as i8)).sum();
        let columns = &mut self.columns[panel];
        columns.zeros[column] = sum * i32::from(ZERO);
        columns.scales[column] = output.scale;
        columns.biases[column] = output.bias;
    }

    /// Brings the groups of each panel into an order in which pairs stand first; what is summed stays the same.
    fn pair_groups(&mut self) {
        let count = self.row_length() / GROUP;
        for groups in self.groups.chunks_exact_mut(count) {
            let mut places: Vec<u32> = (0..count as u32).collect();
            let (mut first, mut end) = (0, count);
            while first + 1 < end {
                match (first + 1..end).find(|&other| groups[first].pairs_with(&groups[other])) {
                    Some(other) => {
                        groups.swap(first + 1, other);
                        places.swap(first + 1, other);
                        first += 2;
                    }
                    None => {
                        end -= 1;
                        groups.swap(first, end);
                        places.swap(first, end);
                    }
                }
            }
            self.pair_counts.push(first / 2);
            self.places.append(&mut places);
        }
    }

    /// How many numbers a product has for each row: the outputs, filled up to whole panels.
    pub(crate) fn width(&self) -> usize {
        self.columns.len() * PANEL
    }

    /// How many bytes a quantised row has: the inputs, filled up to whole groups.
    pub(crate) fn row_length(&self) -> usize {
        self.inputs.next_multiple_of(GROUP)
    }

    /// The weights of one panel.
    #[inline(always)]
    pub(crate) fn panel(&self, panel: usize) -> Panel<'_> {
        let count = self.row_length() / GROUP;
        Panel {
            groups: &self.groups[panel * count..][..count],
            places: &self.places[panel * count..][..count],
            pair_count: self.pair_counts[panel],
        }
    }

    /// Sets `product` to the rows times this matrix.
    pub(crate) fn multiply(&self, lanes: ReadyLanes, rows: Rows<'_>, product: &mut Vec<f32>) {
        let count = rows.bytes.len() / self.row_length();
        product.resize(count * self.width(), 0.0);
        lanes.run(Multiply { matrix: self, rows, product });
    }
}

/// Rows of quantised numbers, one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) scales: Scales<'a>,
}

/// What one step of a quantised number is worth.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scales<'a> {
    /// The same in all rows.
    One(f32),
    /// Each row has its own.
    PerRow(&'a [f32]),
}

impl Scales<'_> {
    #[inline(always)]
    fn of(self, row: usize) -> f32 {
        match self {
            Self::One(scale) => scale,
            Self::PerRow(scales) => scales[row],
        }
    }
}

struct Multiply<'a> {
    matrix: &'a Matrix,
    rows: Rows<'a>,
    product: &'a mut [f32],
}

impl Work for Multiply<'_> {
    #[inline(always)]
    fn run<P: Products>(mut self) {
        let count = self.rows.bytes.len() / self.matrix.row_length();
        for panel in 0..self.matrix.columns.len() {
            let mut row = 0;
            while row + 4 <= count {
                self.multiply_rows::<P, 4>(panel, row);
                row += 4;
            }
            match count - row {
                3 => self.multiply_rows::<P, 3>(panel, row),
                2 => self.multiply_rows::<P, 2>(panel, row),
                1 => self.multiply_rows::<P, 1>(panel, row),
                _ => {}
            }
        }
    }
}

impl Multiply<'_> {
    #[inline(always)]
    fn multiply_rows<P: Products, const ROWS: usize>(&mut self, panel: usize, first: usize) {
        let (length, width) = (self.matrix.row_length(), self.matrix.width());
        let rows: [&[u8]; ROWS] =
            std::array::from_fn(|row| &self.rows.bytes[(first + row) * length..][..length]);
        let mut sums = [[0; PANEL]; ROWS];
        P::multiply(self.matrix.panel(panel), rows, &mut sums);
        let columns = &self.matrix.columns[panel];
        for (row, sums) in sums.iter().enumerate() {
            let scale = self.rows.scales.of(first + row);
            let product = &mut self.product[(first + row) * width + panel * PANEL..][..PANEL];
            for column in 0..PANEL {
                let sum = (sums[column] - columns.zeros[column]) as f32;
                product[column] = sum * (scale * columns.scales[column]) + columns.biases[column];
            }
        }
    }
}

/// Rows of numbers, quantised: each row has its own scale, so that its largest number becomes 63 steps.
#[derive(Debug, Default)]
pub(crate) struct Quantised {
    bytes: Vec<u8>,
    scales: Vec<f32>,
}

impl Quantised {
    /// Quantises rows of `length` numbers each.
    pub(crate) fn set(&mut self, lanes: ReadyLanes, numbers: &[f32], length: usize) {
        let padded = length.next_multiple_of(GROUP);
        let count = numbers.len() / length;
        self.bytes.resize(count * padded, ZERO);
        self.scales.resize(count, 0.0);
        lanes.run(Quantise { numbers, length, quantised: self });
    }

    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows { bytes: &self.bytes, scales: Scales::PerRow(&self.scales) }
    }
}

struct Quantise<'a> {
    numbers: &'a [f32],
    length: usize,
    quantised: &'a mut Quantised,
}

impl Work for Quantise<'_> {
    #[inline(always)]
    fn run<P: Products>(self) {
        let padded = self.length.next_multiple_of(GROUP);
        for (row, numbers) in self.numbers.chunks_exact(self.length).enumerate() {
            let largest = largest_size(numbers).max(f32::MIN_POSITIVE * STEPS);
            self.quantised.scales[row] = largest / STEPS;
            let per_number = STEPS / largest;
            let bytes = &mut self.quantised.bytes[row * padded..][..padded];
            for (byte, number) in bytes.iter_mut().zip(numbers) {
                *byte = quantise(number * per_number);
            }
        }
    }
}

/// The byte for a number already divided by its scale; it lies between -63 and 63.
#[inline(always)]
pub(crate) fn quantise(steps: f32) -> u8 {
    ((steps + ROUNDER).to_bits() as u8).wrapping_add(ZERO)
}

#[inline(always)]
fn largest_size(numbers: &[f32]) -> f32 {
    const LANES: usize = 16;
    let (whole, rest) = numbers.as_chunks::<LANES>();
    let mut largest = [0.0_f32; LANES];
    for numbers in whole {
        for (largest, number) in largest.iter_mut().zip(numbers) {
            *largest = larger(*largest, number.abs());
        }
    }
    let largest = largest.into_iter().fold(0.0, larger);
    rest.iter().fold(largest, |largest, number| larger(largest, number.abs()))
}

/// `f32::max` takes care of NaN, which costs two more instructions.
#[inline(always)]
fn larger(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::Lanes;

    /// The product of rows and weights is near what floats give, and the same on all lanes.
    fn check(row_count: usize, inputs: usize, outputs: usize) {
        let number = |seed: usize| ((seed * 7919 + 13) % 211) as f32 / 105.5 - 1.0;
        let numbers: Vec<f32> = (0..row_count * inputs).map(number).collect();
        let bytes: Vec<u8> = (0..outputs * inputs).map(|place| (place * 37 % 255) as u8).collect();
        let output = |place: usize| Output {
            bytes: &bytes[place * inputs..][..inputs],
            scale: 0.01 + place as f32 / 1e4,
            bias: place as f32,
        };
        let matrix = Matrix::new(inputs, (0..outputs).map(output));
        let products: Vec<Vec<f32>> = Lanes::ALL
            .into_iter()
            .map(|lanes| {
                let (mut quantised, mut product) = (Quantised::default(), Vec::new());
                quantised.set(ReadyLanes::up_to(lanes), &numbers, inputs);
                matrix.multiply(ReadyLanes::up_to(lanes), quantised.rows(), &mut product);
                product
            })
            .collect();
        for row in 0..row_count {
            for place in 0..outputs {
                let weights = output(place);
                let exact: f32 = (0..inputs)
                    .map(|input| {
                        numbers[row * inputs + input] * f32::from(weights.bytes[input] as i8) * weights.scale
                    })
                    .sum::<f32>()
                    + weights.bias;
                let found = products[0][row * matrix.width() + place];
                let allowed = 0.5 / 63.0 * 128.0 * weights.scale * inputs as f32;
                assert!((found - exact).abs() < allowed, "row {row} output {place}: {found} for {exact}");
            }
        }
        assert_eq!(products[0], products[1]);
        assert_eq!(products[0], products[2]);
    }

    #[test]
    fn products_are_near_and_alike_on_all_lanes() {
        check(1, 4, 1);
        check(2, 7, 64);
        check(3, 128, 65);
        check(9, 30, 130);
    }

    #[test]
    fn no_rows_give_no_product() {
        check(0, 8, 3);
    }

    #[test]
    fn quantising_keeps_sign_and_the_largest_number() {
        let mut quantised = Quantised::default();
        quantised.set(ReadyLanes::up_to(Lanes::Portable), &[0.0, -2.0, 1.0, 0.0, 0.0, 0.0], 3);
        assert_eq!(quantised.bytes, [64, 1, 96, 64, 64, 64, 64, 64]);
        assert_eq!(quantised.scales[0], 2.0 / 63.0);
    }
}
