//! In which town was it, and is that another town than this one?

use bestand_claim::{Claim, Coordinates, PlaceId, PlacePrecision, Where};

use crate::conflicts::distance_km;

/// Names of places nearer to each other than this are one place: a town, the village beside it and the bridge between.
const ONE_PLACE_KM: f64 = 25.0;

/// A town, or what is smaller: "Goris", "de Khudaferin-brug".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Its key in the gazetteer.
    pub id: PlaceId,
    /// Its usual name there.
    pub name: Box<str>,
    coordinates: Coordinates,
}

impl Spot {
    /// The place of a claim, where it is no larger than a town: "in Armenië" lies apart from nothing within Armenia.
    pub(crate) fn of(claim: &Claim) -> Option<Spot> {
        match &claim.place {
            Where::Stated(place)
                if matches!(place.precision, PlacePrecision::Site | PlacePrecision::Settlement) =>
            {
                let (id, name) = (place.id.clone(), place.name.clone());
                Some(Spot { id, name, coordinates: place.coordinates })
            }
            _ => None,
        }
    }

    /// Whether the two are so far from each other that one happening was not in both.
    pub(crate) fn lies_apart(&self, other: &Spot) -> bool {
        self.id != other.id && distance_km(self.coordinates, other.coordinates) > ONE_PLACE_KM
    }
}
