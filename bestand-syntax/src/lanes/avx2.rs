//! How are bytes multiplied with AVX2?

use std::arch::x86_64::{
    __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_load_si256, _mm256_madd_epi16, _mm256_maddubs_epi16,
    _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{GROUP, Group, PANEL, Panel, Products};

/// How many outputs a vector holds, and how many vectors are summed at once: with four rows, eight of the sixteen
/// registers hold sums.
const OUTPUTS: usize = 8;
const VECTORS: usize = 2;

pub(super) struct Avx2;

impl Products for Avx2 {
    #[inline(always)]
    fn multiply<const ROWS: usize>(panel: Panel<'_>, rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
        // SAFETY: `ReadyLanes` runs work with these products only where it found AVX2.
        unsafe { multiply(panel, rows, sums) }
    }
}

#[target_feature(enable = "avx2")]
fn multiply<const ROWS: usize>(panel: Panel<'_>, rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
    let rows = rows.map(|row| row.as_chunks::<GROUP>().0);
    for output in (0..PANEL).step_by(OUTPUTS * VECTORS) {
        let mut totals = [[_mm256_setzero_si256(); VECTORS]; ROWS];
        let (paired, single) = panel.groups.split_at(2 * panel.pair_count);
        let (paired_places, single_places) = panel.places.split_at(2 * panel.pair_count);
        for (groups, places) in paired.as_chunks::<2>().0.iter().zip(paired_places.as_chunks::<2>().0) {
            add_products(groups, places, output, rows, &mut totals);
        }
        for (group, place) in single.as_chunks::<1>().0.iter().zip(single_places.as_chunks::<1>().0) {
            add_products(group, place, output, rows, &mut totals);
        }
        for (sums, totals) in sums.iter_mut().zip(totals) {
            for (sums, total) in sums[output..].as_chunks_mut::<OUTPUTS>().0.iter_mut().zip(totals) {
                // SAFETY: `sums` is eight numbers of four bytes, the length of the vector, which may lie anywhere.
                unsafe { _mm256_storeu_si256(sums.as_mut_ptr().cast(), total) };
            }
        }
    }
}

/// Adds the products of one group, or of a pair of groups that is summed in 16 bits first: five instructions for what
/// else takes six.
#[inline]
#[target_feature(enable = "avx2")]
fn add_products<const GROUPS: usize, const ROWS: usize>(
    groups: &[Group; GROUPS],
    places: &[u32; GROUPS],
    output: usize,
    rows: [&[[u8; GROUP]]; ROWS],
    totals: &mut [[__m256i; VECTORS]; ROWS],
) {
    let ones = _mm256_set1_epi16(1);
    let weights = groups.each_ref().map(|group| [load(group, output), load(group, output + OUTPUTS)]);
    for (row, totals) in rows.iter().zip(totals) {
        let values = places.map(|place| _mm256_set1_epi32(i32::from_le_bytes(row[place as usize])));
        for (vector, total) in totals.iter_mut().enumerate() {
            let mut sums = _mm256_maddubs_epi16(values[0], weights[0][vector]);
            for group in 1..GROUPS {
                sums = _mm256_add_epi16(sums, _mm256_maddubs_epi16(values[group], weights[group][vector]));
            }
            *total = _mm256_add_epi32(*total, _mm256_madd_epi16(sums, ones));
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
