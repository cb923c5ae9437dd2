//! How are bytes multiplied with AVX2?

use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_load_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
    _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{GROUP, Group, PANEL, Products};

/// How many outputs a vector holds, and how many vectors are summed at once: with four rows, eight of the sixteen
/// registers hold sums.
const OUTPUTS: usize = 8;
const VECTORS: usize = 2;

pub(super) struct Avx2;

impl Products for Avx2 {
    #[inline(always)]
    fn multiply<const ROWS: usize>(panel: &[Group], rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
        // SAFETY: `ReadyLanes` runs work with these products only where it found AVX2.
        unsafe { multiply(panel, rows, sums) }
    }
}

#[target_feature(enable = "avx2")]
fn multiply<const ROWS: usize>(panel: &[Group], rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
    let rows = rows.map(|row| &row.as_chunks::<GROUP>().0[..panel.len()]);
    for output in (0..PANEL).step_by(OUTPUTS * VECTORS) {
        multiply_strip(panel, rows, output, sums);
    }
}

/// The sums of 16 outputs, from `output` on.
#[inline]
#[target_feature(enable = "avx2")]
fn multiply_strip<const ROWS: usize>(
    panel: &[Group],
    rows: [&[[u8; GROUP]]; ROWS],
    output: usize,
    sums: &mut [[i32; PANEL]; ROWS],
) {
    let ones = _mm256_set1_epi16(1);
    let mut totals = [[_mm256_setzero_si256(); VECTORS]; ROWS];
    for (place, group) in panel.iter().enumerate() {
        let weights = [load(group, output), load(group, output + OUTPUTS)];
        for (row, totals) in rows.iter().zip(&mut totals) {
            let values = _mm256_set1_epi32(i32::from_le_bytes(row[place]));
            for (total, weights) in totals.iter_mut().zip(weights) {
                let pairs = _mm256_maddubs_epi16(values, weights);
                *total = _mm256_add_epi32(*total, _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    for (sums, totals) in sums.iter_mut().zip(totals) {
        for (sums, total) in sums[output..].as_chunks_mut::<OUTPUTS>().0.iter_mut().zip(totals) {
            // SAFETY: `sums` is eight numbers of four bytes, the length of the vector; no alignment is asked for.
            unsafe { _mm256_storeu_si256(sums.as_mut_ptr().cast(), total) };
        }
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn load(group: &Group, output: usize) -> __m256i {
    let weights: &[[i8; GROUP]; OUTPUTS] = &group.0[output..].as_chunks().0[0];
    // SAFETY: `weights` is 32 bytes, the length of the vector, and starts at a multiple of 32 bytes in a group, which
    // itself is aligned to 64.
    unsafe { _mm256_load_si256(weights.as_ptr().cast()) }
}
