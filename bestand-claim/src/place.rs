//! Where did it happen, as far as the words say?

use bestand_text::Span;

use crate::ClaimError;
use crate::error::Fault;
use crate::vocabulary::vocabulary;

/// Where something happened, or that the text does not say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Where {
    /// "in Gjoemri".
    Stated(Place),
    /// No place is named.
    Unstated,
}

/// A place of the gazetteer as a report names it: Gyumri for "Gjoemri".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Its key in the gazetteer.
    pub id: PlaceId,
    /// Its usual name there, "Gyumri".
    pub name: Box<str>,
    /// Where it lies.
    pub coordinates: Coordinates,
    /// How large a stretch of land the name covers.
    pub precision: PlacePrecision,
    /// Where the report's own words stand.
    pub span: Span,
}

vocabulary! {
    /// How large a stretch of land a place name covers.
    PlacePrecision, "place precision" {
        /// "de Khudaferin-brug": a building, bridge, crossing or base.
        Site = "site",
        /// "het dorp Martakert": a village, town or city.
        Settlement = "settlement",
        /// "het district Fizuli".
        District = "district",
        /// "Nagorno-Karabach", a province or a front.
        Region = "region",
        /// "in Armenië".
        Country = "country",
        /// "de Zwarte Zee", a river or a mountain range.
        Landform = "landform",
    }
}

/// The key of a place in a gazetteer: `geonames:616052`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(Box<str>);

impl PlaceId {
    /// Takes a key with the name of its gazetteer.
    ///
    /// # Errors
    /// When it is not a lower-case name, a colon and a key.
    pub fn new(id: &str) -> Result<Self, ClaimError> {
        match id.split_once(':') {
            Some((gazetteer, key))
                if !gazetteer.is_empty()
                    && gazetteer.bytes().all(|byte| byte.is_ascii_lowercase())
                    && !key.is_empty()
                    && key
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') =>
            {
                Ok(Self(id.into()))
            }
            _ => Err(Fault::PlaceId { id: id.to_owned() }.into()),
        }
    }

    /// The key, `geonames:616052`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A point on Earth in degrees of WGS 84, kept to a millionth: 40.79, 43.85 for "Gjoemri".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinates {
    latitude_microdegrees: i32,
    longitude_microdegrees: i32,
}

impl Coordinates {
    /// A point in degrees, north and east positive.
    ///
    /// # Errors
    /// When the latitude is beyond 90 or the longitude beyond 180 degrees, or one is no number.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, ClaimError> {
        match (microdegrees(latitude, 90.0), microdegrees(longitude, 180.0)) {
            (Some(latitude_microdegrees), Some(longitude_microdegrees)) => {
                Ok(Self { latitude_microdegrees, longitude_microdegrees })
            }
            _ => Err(Fault::Coordinates { latitude: latitude.to_string(), longitude: longitude.to_string() }
                .into()),
        }
    }

    /// The same point in millionths of a degree, north and east, as it is kept.
    #[must_use]
    pub const fn microdegrees(&self) -> (i32, i32) {
        (self.latitude_microdegrees, self.longitude_microdegrees)
    }

    /// Degrees north.
    #[must_use]
    pub fn latitude(&self) -> f64 {
        f64::from(self.latitude_microdegrees) / 1e6
    }

    /// Degrees east.
    #[must_use]
    pub fn longitude(&self) -> f64 {
        f64::from(self.longitude_microdegrees) / 1e6
    }
}

#[expect(clippy::cast_possible_truncation, reason = "180 million fits, and the bound is checked first")]
fn microdegrees(degrees: f64, bound: f64) -> Option<i32> {
    (-bound..=bound).contains(&degrees).then(|| (degrees * 1e6).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, PlaceId};

    #[test]
    fn a_point_off_the_globe_is_refused() {
        let karabakh = Coordinates::new(39.8, 46.75).expect("on the globe");
        assert_eq!((karabakh.latitude(), karabakh.longitude()), (39.8, 46.75));
        for (latitude, longitude) in [(90.1, 0.0), (0.0, -180.5), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert!(Coordinates::new(latitude, longitude).is_err(), "{latitude} {longitude}");
        }
    }

    #[test]
    fn a_place_id_names_its_gazetteer() {
        assert!(PlaceId::new("geonames:616052").is_ok());
        for id in ["", "616052", "geonames:", ":616052", "geonames:61 60"] {
            assert!(PlaceId::new(id).is_err(), "{id}");
        }
    }
}
