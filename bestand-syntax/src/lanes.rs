//! Which vector instructions compute the network, and how is work handed to them?
//!
//! The only `unsafe` code of the crate is here and in the two files below: one call per path into code compiled for
//! more than the plain processor, after the processor was asked, loads and stores of whole vectors, and a hint.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod portable;

/// How many outputs a panel of weights has.
pub(crate) const PANEL: usize = 64;

/// The vector instructions that compute the network; every choice gives the same trees, bit for bit.
///
/// A later one is wider: `Lanes::Portable < Lanes::Avx2 < Lanes::Avx512Vnni`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lanes {
    /// What every processor has.
    Portable,
    /// 256 bits, on x86-64 processors since 2013.
    Avx2,
    /// 512 bits with products of bytes, on x86-64 server processors since 2019.
    Avx512Vnni,
}

impl Lanes {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Portable, Self::Avx2, Self::Avx512Vnni];

    /// The widest that this processor has.
    #[must_use]
    pub fn widest() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni")
            {
                return Self::Avx512Vnni;
            }
            if is_x86_feature_detected!("avx2") {
                return Self::Avx2;
            }
        }
        Self::Portable
    }

    /// Whether this processor has them.
    #[must_use]
    pub fn are_available(self) -> bool {
        self <= Self::widest()
    }
}

/// Lanes that this processor has been asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReadyLanes(Lanes);

impl ReadyLanes {
    /// The widest that the processor has, but no wider than wished.
    pub(crate) fn up_to(wished: Lanes) -> Self {
        Self(wished.min(Lanes::widest()))
    }

    pub(crate) fn lanes(self) -> Lanes {
        self.0
    }

    pub(crate) fn run<W: Work>(self, work: W) {
        match self.0 {
            Lanes::Portable => work.run::<portable::Portable>(),
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `up_to`, the only way to make a `ReadyLanes`, found AVX2 on this processor.
            Lanes::Avx2 => unsafe { run_with_avx2(work) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `up_to` found these four parts of AVX-512 on this processor.
            Lanes::Avx512Vnni => unsafe { run_with_avx512(work) },
            #[cfg(not(target_arch = "x86_64"))]
            Lanes::Avx2 | Lanes::Avx512Vnni => work.run::<portable::Portable>(),
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn run_with_avx2<W: Work>(work: W) {
    work.run::<avx2::Avx2>();
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn run_with_avx512<W: Work>(work: W) {
    work.run::<avx512::Avx512>();
}

/// Work that is compiled once for each kind of lanes: `run` and all it calls are to be `#[inline(always)]`, so that
/// plain loops over arrays become vector code. No path fuses a product with a sum, so floats come out alike.
pub(crate) trait Work {
    fn run<P: Products>(self);
}

/// Says that these numbers will be read soon, so that they are brought near meanwhile.
#[inline(always)]
pub(crate) fn bring_near(numbers: &[f32; PANEL]) {
    #[cfg(target_arch = "x86_64")]
    for line in numbers.as_chunks::<16>().0 {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a hint about memory that is borrowed, which every x86-64 processor takes; nothing is read.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = numbers;
}

/// Products of bytes, the one thing that no compiler finds by itself.
pub(crate) trait Products {
    /// Sets `sums[row][output]` to the sum over all inputs of `rows[row][input]` times the panel's weight.
    ///
    /// Every row has [`GROUP`] inputs for each [`Group`] of the panel and no input is above [`LARGEST_INPUT`].
    fn multiply<const ROWS: usize>(panel: Panel<'_>, rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]);
}

/// The largest input: twice this times any weight fits in 16 bits.
pub(crate) const LARGEST_INPUT: u8 = 127;

/// How many inputs stand side by side for each output.
pub(crate) const GROUP: usize = 4;

/// The weights of four inputs for the 64 outputs of a panel: `group[output][input]`.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Group(pub(crate) [[i8; GROUP]; PANEL]);

/// The weights of 64 outputs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Panel<'a> {
    /// In an order that suits the lanes.
    pub(crate) groups: &'a [Group],
    /// Which group of the inputs each of the groups is for.
    pub(crate) places: &'a [u32],
    /// So many pairs stand first, of which the products with any inputs can be summed in 16 bits, as below.
    pub(crate) pair_count: usize,
}

impl Group {
    /// Whether, for each output, four products always fit in 16 bits together: those of the first two weights here and
    /// there, and those of the last two.
    pub(crate) fn pairs_with(&self, other: &Self) -> bool {
        self.0
            .iter()
            .zip(&other.0)
            .all(|(&[a, b, c, d], &[e, f, g, h])| fits_16_bits([a, b, e, f]) && fits_16_bits([c, d, g, h]))
    }
}

fn fits_16_bits(weights: [i8; 4]) -> bool {
    let weights = weights.map(i32::from);
    let most: i32 = weights.iter().map(|&weight| weight.max(0)).sum();
    let least: i32 = weights.iter().map(|&weight| weight.min(0)).sum();
    let limit = i32::from(i16::MAX) / i32::from(LARGEST_INPUT);
    most <= limit && least >= -limit
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Multiply<'a> {
        panel: Panel<'a>,
        rows: [&'a [u8]; 3],
        sums: &'a mut [[i32; PANEL]; 3],
    }

    impl Work for Multiply<'_> {
        #[inline(always)]
        fn run<P: Products>(self) {
            P::multiply(self.panel, self.rows, self.sums);
        }
    }

    /// All lanes give the sums that plain arithmetic gives.
    fn check(weight: impl Fn(usize, usize) -> i8, value: impl Fn(usize, usize) -> u8) {
        const GROUPS: usize = 5;
        const PLACES: [u32; GROUPS] = [3, 0, 4, 1, 2];
        let group = |at: usize| {
            Group(std::array::from_fn(|output| {
                std::array::from_fn(|input| weight(output, at * GROUP + input))
            }))
        };
        let groups: [Group; GROUPS] = PLACES.map(|place| group(place as usize));
        let pair_count = (0..2).take_while(|pair| groups[2 * pair].pairs_with(&groups[2 * pair + 1])).count();
        let panel = Panel { groups: &groups, places: &PLACES, pair_count };
        let row = |row: usize| -> Vec<u8> { (0..GROUPS * GROUP).map(|input| value(row, input)).collect() };
        let rows = [row(0), row(1), row(2)];
        let expected: [[i32; PANEL]; 3] = std::array::from_fn(|row| {
            std::array::from_fn(|output| {
                (0..GROUPS * GROUP)
                    .map(|input| i32::from(weight(output, input)) * i32::from(value(row, input)))
                    .sum()
            })
        });
        for lanes in Lanes::ALL {
            let mut sums = [[-1; PANEL]; 3];
            let rows = [&rows[0][..], &rows[1][..], &rows[2][..]];
            ReadyLanes::up_to(lanes).run(Multiply { panel, rows, sums: &mut sums });
            assert_eq!(sums, expected, "{lanes:?}");
        }
    }

    #[test]
    fn all_lanes_multiply_alike() {
        check(
            |output, input| (output * 7 + input * 31) as u8 as i8,
            |row, input| (row * 50 + input * 3) as u8 % 128,
        );
    }

    #[test]
    fn the_largest_products_do_not_overflow() {
        check(|_, _| 127, |_, _| LARGEST_INPUT);
        check(|_, _| -128, |_, _| LARGEST_INPUT);
        check(|_, input| if input % 2 == 0 { 127 } else { 2 }, |_, _| LARGEST_INPUT);
        check(|_, input| if input % 2 == 0 { -127 } else { -2 }, |_, _| LARGEST_INPUT);
    }

    #[test]
    fn wishes_are_cut_to_what_the_processor_has() {
        assert_eq!(ReadyLanes::up_to(Lanes::Portable).lanes(), Lanes::Portable);
        assert_eq!(ReadyLanes::up_to(Lanes::Avx512Vnni).lanes(), Lanes::widest());
    }
}
