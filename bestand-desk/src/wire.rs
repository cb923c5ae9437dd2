//! How does what was read and what is kept look to a program?

mod account;
mod contest;
mod doubt;
mod parsed;
mod record;
mod story;
mod time;
mod told;
mod utterance;

pub use account::{AccountRecord, BecauseRecord, EstimateRecord, PointRecord, SeriesRecord, SupportRecord};
pub use contest::{
    CeasefireRecord, ContradictionRecord, DisputeRecord, EditRecord, GroundedRecord, MomentRecord,
    PositionRecord, StepRecord, TimelineRecord,
};
pub use doubt::DoubtRecord;
pub use parsed::parsed_json;
pub use record::{ChannelRecord, CountRecord, EvidenceRecord, PlaceRecord, Record, SpeakerRecord};
pub use story::{
    CorrectionRecord, HitRecord, ReportRecord, StatsRecord, StoryRecord, StoryReportRecord, WarRecord,
};
pub use time::TimeRecord;
pub use told::{CarrierRecord, ReceiptRecord, ToldRecord};
pub use utterance::{CarriedRecord, EditedRecord, UtteranceRecord};

use bestand_text::Span;
use serde::Serialize;

fn wire_span(span: Span) -> [u32; 2] {
    [span.start, span.end]
}

/// A record as one line of JSON, without the end of the line.
fn line(record: &impl Serialize) -> String {
    serde_json::to_string(record).expect("every key is text and every number finite")
}
