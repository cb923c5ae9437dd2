//! How are bytes multiplied with AVX-512 VNNI?

use std::arch::x86_64::{
    __m512i, _mm512_dpbusd_epi32, _mm512_load_si512, _mm512_set1_epi32, _mm512_setzero_si512,
    _mm512_storeu_si512,
};

use super::{GROUP, Group, PANEL, Panel, Products};

/// How many outputs a vector holds; a panel is four vectors, so four rows take sixteen of the 32 registers.
const OUTPUTS: usize = 16;
const VECTORS: usize = PANEL / OUTPUTS;

pub(super) struct Avx512;

impl Products for Avx512 {
    #[inline(always)]
    fn multiply<const ROWS: usize>(panel: Panel<'_>, rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
        // SAFETY: `ReadyLanes` runs work with these products only where it found AVX-512 VNNI.
        unsafe { multiply(panel, rows, sums) }
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn multiply<const ROWS: usize>(panel: Panel<'_>, rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
    let rows = rows.map(|row| row.as_chunks::<GROUP>().0);
    let mut totals = [[_mm512_setzero_si512(); VECTORS]; ROWS];
    for (group, &place) in panel.groups.iter().zip(panel.places) {
        let weights = load(group);
        for (row, totals) in rows.iter().zip(&mut totals) {
            let values = _mm512_set1_epi32(i32::from_le_bytes(row[place as usize]));
            for (total, weights) in totals.iter_mut().zip(weights) {
                *total = _mm512_dpbusd_epi32(*total, values, weights);
            }
        }
    }
    for (sums, totals) in sums.iter_mut().zip(totals) {
        for (sums, total) in sums.as_chunks_mut::<OUTPUTS>().0.iter_mut().zip(totals) {
            // SAFETY: `sums` is sixteen numbers of four bytes, the length of the vector; no alignment is asked for.
            unsafe { _mm512_storeu_si512(sums.as_mut_ptr().cast(), total) };
        }
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load(group: &Group) -> [__m512i; VECTORS] {
    let vectors: &[[[i8; GROUP]; OUTPUTS]; VECTORS] =
        group.0.as_chunks().0.try_into().expect("64 outputs are four vectors of 16");
    // SAFETY: each is 64 bytes, the length of the vector, and stands at a multiple of 64 bytes in a group, which itself
    // is aligned to 64.
    vectors.each_ref().map(|weights| unsafe { _mm512_load_si512(weights.as_ptr().cast()) })
}
