//! How are a report's features kept?

use std::fmt;

use super::features::{Feature, Features, Key, Level};
use super::making::MAX_FEATURES;

/// Raised when features are made in another way, so that stored ones are made anew.
const VERSION: u8 = 1;
/// A key of four bytes, little end first; then the level in two bits and the weight in six.
const FEATURE_BYTES: usize = 5;
const WEIGHT_BITS: u8 = 6;
const MAX_WEIGHT: u8 = (1 << WEIGHT_BITS) - 1;

impl Features {
    /// The features as bytes to store: a version, then five bytes a feature.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + FEATURE_BYTES * self.iter().len());
        bytes.push(VERSION);
        for feature in self.iter() {
            bytes.extend(feature.key.0.to_le_bytes());
            bytes.push((feature.level as u8) << WEIGHT_BITS | feature.weight & MAX_WEIGHT);
        }
        bytes
    }

    /// Takes features as they were stored.
    ///
    /// # Errors
    /// When the bytes are of another version or were damaged: the features are then to be made anew from the report.
    pub fn from_bytes(bytes: &[u8]) -> Result<Features, FeaturesError> {
        let Some((&version, rest)) = bytes.split_first() else { return Err(FeaturesError(Fault::Empty)) };
        if version != VERSION {
            return Err(FeaturesError(Fault::Version(version)));
        }
        if !rest.len().is_multiple_of(FEATURE_BYTES) || rest.len() > FEATURE_BYTES * MAX_FEATURES {
            return Err(FeaturesError(Fault::Length(bytes.len())));
        }
        let features: Option<Vec<Feature>> = rest.chunks_exact(FEATURE_BYTES).map(feature).collect();
        features
            .filter(|features| features.is_sorted_by(|one, next| one.key < next.key))
            .map(Features::in_order)
            .ok_or(FeaturesError(Fault::Order))
    }
}

fn feature(bytes: &[u8]) -> Option<Feature> {
    let key = Key(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    let level = match bytes[4] >> WEIGHT_BITS {
        1 => Level::Body,
        2 => Level::Lead,
        3 => Level::Title,
        _ => return None,
    };
    key.kind().map(|_| Feature { key, level, weight: bytes[4] & MAX_WEIGHT })
}

/// Why bytes hold no features.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeaturesError(Fault);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Empty,
    Version(u8),
    Length(usize),
    Order,
}

impl fmt::Display for FeaturesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Fault::Empty => formatter.write_str("no bytes hold no features: a version comes first"),
            Fault::Version(version) => {
                write!(
                    formatter,
                    "features of version {version} are to be made anew: this is version {VERSION}"
                )
            }
            Fault::Length(bytes) => write!(
                formatter,
                "{bytes} bytes are no features: a version, then {FEATURE_BYTES} bytes each, at most {MAX_FEATURES} times"
            ),
            Fault::Order => formatter
                .write_str("the features are out of order: their keys rise, and each has a kind and a level"),
        }
    }
}

impl std::error::Error for FeaturesError {}
