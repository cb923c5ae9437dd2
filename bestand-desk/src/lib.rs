//! Take a report in, answer a question, export: the only place with wire types.

mod actors;
mod add;
mod batch;
mod failure;
mod folder;
mod open;
mod parse;
mod read;
mod reread;
mod scores;
mod wire;

pub use actors::actors_called;
pub use add::{Added, add};
pub use batch::Batch;
pub use failure::Failure;
pub use folder::{FolderError, packs_of};
pub use open::Tongue;
pub use parse::Parsed;
pub use read::ReportRead;
pub use reread::{Unread, reread};
pub use scores::{Score, scores};
pub use wire::{
    AccountRecord, BecauseRecord, CarriedRecord, CarrierRecord, CeasefireRecord, ChannelRecord,
    ContradictionRecord, CorrectionRecord, CountRecord, DisputeRecord, DoubtRecord, EditRecord, EditedRecord,
    EstimateRecord, EvidenceRecord, GroundedRecord, HitRecord, MomentRecord, PlaceRecord, PointRecord,
    PositionRecord, ReceiptRecord, Record, ReportRecord, SeriesRecord, SpeakerRecord, StatsRecord,
    StepRecord, StoryRecord, StoryReportRecord, SupportRecord, TimeRecord, TimelineRecord, ToldRecord,
    UtteranceRecord, WarRecord, parsed_json,
};
