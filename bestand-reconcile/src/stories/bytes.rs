//! How are a report's features kept?

use std::fmt;

use super::features::{Feature, Features, Key, MAX_FEATURES};

/// Raised when features are made in another way, so that stored ones are made anew.
const VERSION: u8 = 1;
/// A key of four bytes, little end first, and a weight.
const FEATURE_BYTES: usize = 5;

impl Features {
    /// The features as bytes to store: a version, then five bytes a feature.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + FEATURE_BYTES * self.iter().len());
        bytes.push(VERSION);
        for feature in self.iter() {
            bytes.extend(feature.key.0.to_le_bytes());
            bytes.push(feature.weight);
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
        let features: Vec<Feature> = rest.chunks_exact(FEATURE_BYTES).map(feature).collect();
        let is_sound = features.iter().all(|feature| feature.key.kind().is_some())
            && features.is_sorted_by(|one, next| one.key < next.key);
        if is_sound { Ok(Features::in_order(features)) } else { Err(FeaturesError(Fault::Order)) }
    }
}

fn feature(bytes: &[u8]) -> Feature {
    Feature { key: Key(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])), weight: bytes[4] }
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
            Fault::Order => {
                formatter.write_str("the features are out of order: their keys rise, and each has a kind")
            }
        }
    }
}

impl std::error::Error for FeaturesError {}
