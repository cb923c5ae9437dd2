//! What is wrong with a value that no claim may hold, and what would be right?

/// A value outside its bounds, as in a count of "tussen 30 en 20 doden".
///
/// The message says which value, what it was and what would have been right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ClaimError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("no {vocabulary} is called '{word}' (one of: {accepted})")]
    UnknownWord { vocabulary: &'static str, word: String, accepted: String },
    #[error("a count cannot run from {low} to {high}: the low end comes first")]
    CountReversed { low: u64, high: u64 },
    #[error(
        "'{code}' is no actor code: a state is three capitals (ARM), others are lower case with hyphens (osce-minsk-group)"
    )]
    ActorCode { code: String },
    #[error(
        "latitude {latitude}, longitude {longitude} is no place on Earth: degrees run from -90 to 90 and from -180 to 180"
    )]
    Coordinates { latitude: String, longitude: String },
    #[error("'{id}' is no place id: a gazetteer, a colon and its key (geonames:616052)")]
    PlaceId { id: String },
    #[error("a time cannot run from {start} to {end}: the start comes first")]
    TimeReversed { start: String, end: String },
    #[error("{date} lies outside the calendar that reports are read with: years 1000 to 2999")]
    OutsideCalendar { date: String },
    #[error("{minutes} minutes is no time zone: offsets run from -1080 to 1080")]
    ZoneOffset { minutes: i16 },
    #[error("'{name}' is no time zone name: area and city (Europe/Brussels)")]
    ZoneName { name: String },
    #[error("'{id}' is no rule: lower-case words joined by dots and hyphens (toll.die)")]
    RuleId { id: String },
    #[error("'{id}' is no claim id: 'c-' and 32 hexadecimal digits")]
    ClaimId { id: String },
    #[error("a {what} needs words: its text is empty")]
    NoWords { what: &'static str },
}
