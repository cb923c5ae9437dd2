//! How does what was read look to a program?

mod doubt;
mod parsed;
mod record;
mod time;

pub use doubt::DoubtRecord;
pub use parsed::parsed_json;
pub use record::{ChannelRecord, CountRecord, EvidenceRecord, PlaceRecord, Record, SpeakerRecord};
pub use time::TimeRecord;

use bestand_text::Span;

fn wire_span(span: Span) -> [u32; 2] {
    [span.start, span.end]
}
