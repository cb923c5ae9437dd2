//! Who fights whom, and which of these fights are one war?
//!
//! A report gives weights to pairs of parties (`hostilities`); what all reports give adds up in one `DyadRecord` a pair, in any order; and
//! records make `wars`.

mod dyad;
mod hostilities;
mod record;
mod wars;

pub use dyad::{Dyad, DyadError};
pub use hostilities::{hostilities, main_dyad};
pub use record::{DyadRecord, dyad_records};
pub(crate) use wars::{WAR_RADIUS_KM, distance_km};
pub use wars::{War, WarId, wars};
