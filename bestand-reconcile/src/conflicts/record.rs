//! What do all reports together tell of one pair of parties? Counts that add up in any order.

use std::collections::BTreeMap;

use bestand_claim::{
    Claim, Coordinates, EventGroup, Happening, Interval, Place, PlaceId, PlacePrecision, Precision, Where,
};
use bestand_text::Published;
use jiff::civil::Date;

use super::Dyad;
use super::hostilities::{Hostility, hostilities_with_claims, main_dyad};
use crate::told::days_of;

/// What was told of one pair of parties, in one report or in all: "Armenië en Azerbeidzjan", in 214 reports, since 27 September 2020.
///
/// Records of the same pair add up in any order and grouping; one report must be added once only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DyadRecord {
    /// The two parties.
    pub dyad: Dyad,
    /// Reports that tell of them as foes.
    pub reports: u64,
    /// What these reports' `hostilities` weigh together.
    pub weight: u64,
    /// The part of that weight which rests on blood or a truce, not on words.
    pub fighting: u64,
    /// The first day on which this can have been; `None` where no report has a date.
    pub first_day: Option<Date>,
    /// The last day on which this can have been.
    pub last_day: Option<Date>,
    /// The sum of the places' degrees north, in millionths, each times its weight.
    pub latitude_sum: i64,
    /// The sum of the places' degrees east, in millionths, each times its weight.
    pub longitude_sum: i64,
    /// How much the places weigh together; 0 where none is named.
    pub place_weight: u64,
}

/// "bij Stepanakert" tells where the front is.
const NAMED_PLACE: u32 = 10;
/// "in Oekraïne" tells hardly more than that: the midpoint of a country may lie far from its war.
const WHOLE_COUNTRY: u32 = 1;

/// So many claims of attacks make foes of a pair that a report is not about: one may be a slip of the reader, and a truce its mediator's.
const CLAIMS_OF_BLOOD: usize = 2;

/// What one report adds to the records of the pairs it tells of. A place counts once for each pair, however often the report names it.
pub fn dyad_records<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    published: Option<Published>,
) -> Vec<DyadRecord> {
    let claims: Vec<&Claim> = claims.into_iter().collect();
    let published = published.and_then(days_of);
    let mut records: BTreeMap<Dyad, (DyadRecord, Places)> = BTreeMap::new();
    let mut blood: BTreeMap<Dyad, usize> = BTreeMap::new();
    for (claim, hostility) in hostilities_with_claims(&claims) {
        let fresh = || (DyadRecord::of(hostility.dyad.clone()), Places::new());
        let (record, places) = records.entry(hostility.dyad.clone()).or_insert_with(fresh);
        record.add_claim(claim, &hostility, published);
        *blood.entry(hostility.dyad.clone()).or_default() += usize::from(hostility.is_violent());
        places.extend(place_of(claim).filter(|_| hostility.is_violent()));
    }
    let main = main_dyad(claims.iter().copied());
    for (dyad, (record, _)) in &mut records {
        if main.as_ref() != Some(dyad) && blood.get(dyad).is_none_or(|claims| *claims < CLAIMS_OF_BLOOD) {
            record.fighting = 0;
        }
    }
    if let Some((record, places)) = main.and_then(|dyad| records.get_mut(&dyad)) {
        places.extend(
            claims
                .iter()
                .filter(|claim| record.leaves_a_party_out(claim))
                .filter_map(|claim| place_of(claim)),
        );
    }
    records.into_values().map(|(record, places)| record.at(&places)).collect()
}

type Places<'a> = BTreeMap<&'a PlaceId, &'a Place>;

fn place_of(claim: &Claim) -> Option<(&PlaceId, &Place)> {
    match &claim.place {
        Where::Stated(place) => Some((&place.id, place)),
        Where::Unstated => None,
    }
}

impl DyadRecord {
    fn of(dyad: Dyad) -> DyadRecord {
        DyadRecord {
            dyad,
            reports: 1,
            weight: 0,
            fighting: 0,
            first_day: None,
            last_day: None,
            latitude_sum: 0,
            longitude_sum: 0,
            place_weight: 0,
        }
    }

    /// Adds what other reports tell of the same pair.
    ///
    /// # Panics
    /// When the other record is of another pair.
    pub fn merge(&mut self, other: &DyadRecord) {
        assert_eq!(self.dyad, other.dyad, "records of two pairs do not add up");
        self.reports += other.reports;
        self.weight += other.weight;
        self.fighting += other.fighting;
        self.add_days(other.first_day, other.last_day);
        self.latitude_sum += other.latitude_sum;
        self.longitude_sum += other.longitude_sum;
        self.place_weight += other.place_weight;
    }

    /// The middle of the places where it was told to happen; `None` where none is named.
    #[must_use]
    pub fn centroid(&self) -> Option<Coordinates> {
        let weight = i64::try_from(self.place_weight).ok().filter(|weight| *weight > 0)?;
        Coordinates::new(degrees(self.latitude_sum / weight), degrees(self.longitude_sum / weight)).ok()
    }

    fn add_claim(&mut self, claim: &Claim, hostility: &Hostility, published: Option<(Date, Date)>) {
        let weight = u64::from(hostility.weight);
        self.weight += weight;
        if hostility.is_fighting() {
            self.fighting += weight;
        }
        let (first, last) = days(claim, published);
        self.add_days(first, last);
    }

    fn add_days(&mut self, first: Option<Date>, last: Option<Date>) {
        self.first_day = earliest(self.first_day, first);
        self.last_day = self.last_day.max(last);
    }

    fn at(mut self, places: &Places<'_>) -> DyadRecord {
        for place in places.values() {
            let weight = if place.precision == PlacePrecision::Country { WHOLE_COUNTRY } else { NAMED_PLACE };
            let factor = i64::from(weight);
            self.latitude_sum += factor * millionths(place.coordinates.latitude());
            self.longitude_sum += factor * millionths(place.coordinates.longitude());
            self.place_weight += u64::from(weight);
        }
        self
    }

    /// "In Stepanakert werd gevochten" names nobody, but in a report on this pair it is their front.
    fn leaves_a_party_out(&self, claim: &Claim) -> bool {
        let Happening::Event(event) = &claim.happening else { return false };
        !claim.background
            && event.event_type.group() == EventGroup::Violence
            && (event.actor.is_empty() || event.target.is_empty())
            && event.actor.len() + event.target.len() < 2
            && event.actor.iter().chain(&event.target).all(|party| self.dyad.has(party))
    }
}

/// The days of a happening as far as its words settle them, else those of publication.
fn days(claim: &Claim, published: Option<(Date, Date)>) -> (Option<Date>, Option<Date>) {
    let settled = claim.when.interval().filter(|interval| {
        !matches!(interval.precision(), Precision::Season | Precision::Year | Precision::Period)
    });
    let (earliest, latest) = published.unzip();
    let first = settled.and_then(Interval::first_day).or(earliest);
    let last = settled.and_then(Interval::last_day).or(latest);
    match latest {
        Some(latest) => (first.map(|day| day.min(latest)), last.map(|day| day.min(latest))),
        None => (first, last),
    }
}

fn earliest(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}

#[expect(clippy::cast_possible_truncation, reason = "a coordinate has at most 180 million millionths")]
fn millionths(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "the mean of coordinates has at most nine digits")]
fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DyadRecord, dyad_records};
    use crate::invented::claims;

    fn records(report: &str) -> Vec<DyadRecord> {
        let published = report.trim().get(..10).and_then(|date| date.trim().parse().ok());
        dyad_records(&claims(report), published)
    }

    fn check(report: &str, expected: &str) {
        let shown: Vec<String> = records(report).iter().map(shown).collect();
        assert_eq!(shown.join("; "), expected, "{report}");
    }

    fn shown(record: &DyadRecord) -> String {
        let day = |day: Option<jiff::civil::Date>| day.map_or("?".to_owned(), |day| day.to_string());
        let place = record.centroid().map_or("nowhere".to_owned(), |place| {
            format!("{:.1} {:.1}", place.latitude(), place.longitude())
        });
        let DyadRecord { dyad, reports, weight, fighting, first_day, last_day, .. } = record;
        format!("{dyad} {reports} {weight} {fighting} {}..{} {place}", day(*first_day), day(*last_day))
    }

    #[test]
    fn a_report_gives_each_pair_its_weight_days_and_places() {
        check(
            "2020-10-09 a 0 | clash ARM,AZE | when 2020-09-27 since | at Karabakh
             2020-10-09 a 1 | accusation ARM > TUR",
            "ARM--AZE 1 4 4 2020-09-27..2020-10-09 39.8 46.8; ARM--TUR 1 2 0 2020-10-09..2020-10-09 nowhere",
        );
    }

    #[test]
    fn one_attack_of_a_pair_that_the_report_is_not_about_is_no_fighting() {
        check(
            "2025-07-28 a 0 | clash COD,m23
             2025-07-28 a 5 | ground_attack COD > QAT",
            "COD--QAT 1 4 0 2025-07-28..2025-07-28 nowhere; COD--m23 1 4 4 2025-07-28..2025-07-28 nowhere",
        );
        check(
            "2025-07-28 a 0 | clash COD,m23
             2025-07-28 a 5 | ground_attack RWA > COD
             2025-07-28 a 6 | shelling RWA > COD",
            "COD--RWA 1 8 8 2025-07-28..2025-07-28 nowhere; COD--m23 1 4 4 2025-07-28..2025-07-28 nowhere",
        );
    }

    #[test]
    fn truces_alone_make_no_foes_of_a_pair_that_the_report_is_not_about() {
        check(
            "2023-11-14 a 0 | clash SDN,rsf
             2023-11-14 a 5 | ceasefire_in_force SAU,rsf
             2023-11-14 a 6 | ceasefire_agreed SAU,rsf",
            "SAU--rsf 1 6 0 2023-11-14..2023-11-14 nowhere; SDN--rsf 1 4 4 2023-11-14..2023-11-14 nowhere",
        );
    }

    #[test]
    fn a_shelled_town_lies_in_the_war_that_the_report_is_about() {
        check(
            "2020-10-09 a 0 | clash ARM,AZE
             2020-10-09 a 1 | shelling - > - | at Stepanakert
             2020-10-09 a 2 | shelling ISR > - | at Gaza",
            "ARM--AZE 1 4 4 2020-10-09..2020-10-09 39.8 46.8",
        );
    }

    #[test]
    fn thirty_years_date_no_fighting() {
        check("2020-10-09 a 0 | clash ARM,AZE | when 1994", "ARM--AZE 1 4 4 2020-10-09..2020-10-09 nowhere");
    }

    #[test]
    fn records_of_two_reports_add_up() {
        let mut first = records("2020-10-09 a 0 | clash ARM,AZE | at Karabakh").remove(0);
        first.merge(&records("2022-09-13 a 0 | clash ARM,AZE | at Jermuk").remove(0));
        assert_eq!(shown(&first), "ARM--AZE 2 8 8 2020-10-09..2022-09-13 39.8 46.2");
    }

    fn record() -> impl Strategy<Value = DyadRecord> {
        let day = (2019_i16..2024, 1_i8..13, 1_i8..29);
        (1_u64..9, 0_u64..99, day.clone(), day, -90_i64..90, 0_u64..9).prop_map(
            |(reports, weight, first, last, degrees, place_weight)| {
                let date = |(year, month, day)| Some(jiff::civil::Date::constant(year, month, day));
                DyadRecord {
                    reports,
                    weight,
                    fighting: weight / 2,
                    first_day: date(first),
                    last_day: date(last),
                    latitude_sum: degrees * 1_000_000,
                    longitude_sum: degrees * 2_000_000,
                    place_weight,
                    ..DyadRecord::of("ARM--AZE".parse().expect("a dyad"))
                }
            },
        )
    }

    proptest! {
        #[test]
        fn records_add_up_in_any_order_and_grouping(one in record(), two in record(), three in record()) {
            let sum = |records: &[&DyadRecord]| {
                let mut sum = records[0].clone();
                records[1..].iter().for_each(|record| sum.merge(record));
                sum
            };
            prop_assert_eq!(sum(&[&one, &two, &three]), sum(&[&three, &one, &two]));
            prop_assert_eq!(sum(&[&sum(&[&one, &two]), &three]), sum(&[&one, &sum(&[&two, &three])]));
        }
    }
}
