//! What can be claimed, by whom, on what evidence? The waist of the house.
//!
//! Both halves of the house speak only these types: the reader makes claims, the bookkeeping compares them. Nothing here reads a file,
//! knows a language or writes a format; names and words are those of the record and of the annotation guide.
//!
//! "Volgens Armenië zijn 350 Armeense militairen gesneuveld" is one [`Claim`] of the kind [`Happening::Toll`]:
//!
//! ```
//! use bestand_claim::{ActorCode, Count, Hedge, Outcome, Scope, Sides, Toll, Victims};
//! use bestand_text::Span;
//!
//! let armenia = ActorCode::new("ARM")?;
//! let toll = Toll {
//!     outcome: Outcome::Killed,
//!     count: Count::new(Some(350), Some(350), Hedge::Exact, Span::new(21, 24))?,
//!     victims: Victims::Military,
//!     side: Sides::from([armenia]),
//!     perpetrator: Sides::none(),
//!     scope: Scope::Total,
//! };
//! assert_eq!(toll.outcome.as_str(), "killed");
//! assert_eq!(toll.count.low(), Some(350));
//! # Ok::<(), bestand_claim::ClaimError>(())
//! ```

mod actor;
mod attribution;
mod claim;
mod count;
mod doubt;
mod error;
mod event;
mod evidence;
mod identity;
mod place;
mod time;
mod toll;
mod vocabulary;

pub use actor::{ActorCode, Sides};
pub use attribution::{Channel, Modality, Speaker, Standing};
pub use claim::{Claim, Happening, Kind};
pub use count::{Count, Hedge};
pub use doubt::{Doubt, DoubtReason};
pub use error::ClaimError;
pub use event::{Event, EventGroup, EventType};
pub use evidence::{Evidence, ReaderVersion, RuleId};
pub use identity::ClaimId;
pub use place::{Coordinates, Place, PlaceId, PlacePrecision, Where};
pub use time::{Anchor, Interval, Precision, When, Zone};
pub use toll::{Outcome, Scope, Toll, Victims};
