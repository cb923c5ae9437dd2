//! How are bytes multiplied on a processor of which nothing is known?

use super::{GROUP, PANEL, Panel, Products};

pub(super) struct Portable;

impl Products for Portable {
    #[inline(always)]
    fn multiply<const ROWS: usize>(panel: Panel<'_>, rows: [&[u8]; ROWS], sums: &mut [[i32; PANEL]; ROWS]) {
        *sums = [[0; PANEL]; ROWS];
        let rows = rows.map(|row| row.as_chunks::<GROUP>().0);
        for (group, &place) in panel.groups.iter().zip(panel.places) {
            for (row, sums) in rows.iter().zip(sums.iter_mut()) {
                let values = row[place as usize].map(i32::from);
                for (sum, weights) in sums.iter_mut().zip(&group.0) {
                    let weights = weights.map(i32::from);
                    *sum += (values[0] * weights[0] + values[1] * weights[1])
                        + (values[2] * weights[2] + values[3] * weights[3]);
                }
            }
        }
    }
}
