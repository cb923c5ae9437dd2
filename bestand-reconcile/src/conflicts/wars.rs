//! Which fights are one war?
//!
//! A war grows round its main pair: others belong to it that share a party with that pair, are fought near it and in its time. Nothing joins
//! by way of a third pair, so that a power which fights in many countries does not make one war of them all.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use bestand_claim::{ActorCode, Coordinates};
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Dyad, DyadRecord};

/// Gaza and Beirut lie 290 km apart and are one war in the news; Gaza and Tehran (1,560 km) or Sanaa (2,000 km) are not.
pub(crate) const WAR_RADIUS_KM: f64 = 700.0;
/// Fighting that rests for longer than half a year is told as a new war.
const LONGEST_PAUSE_DAYS: i64 = 183;
/// A pair that has a tenth of the weight of the main pair may give the war its name; a lesser one may be a slip of the reader.
const NAMING_SHARE: u64 = 10;
/// More codes than this make no name that one can read.
const MOST_NAMED_ACTORS: usize = 6;

/// A war as the reports tell it: "ARM, AZE, artsakh", round Stepanakert, since 27 September 2020.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct War {
    /// Its id: its earliest pair of any weight, which stays when later pairs join.
    pub id: WarId,
    /// Its actors, the one most told of first, six at most.
    pub name: String,
    /// The middle of its places; `None` where none is named.
    pub centroid: Option<Coordinates>,
    /// The first day on which it can have been.
    pub first_day: Option<Date>,
    /// The last day on which it can have been.
    pub last_day: Option<Date>,
    /// What the reports tell of its pairs weighs this much together.
    pub weight: u64,
    /// Its pairs, the one most told of first.
    pub dyads: Vec<Dyad>,
}

/// The id of a war, `w-ARM--AZE`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WarId(Dyad);

impl fmt::Display for WarId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "w-{}", self.0)
    }
}

/// The wars that these records make, the one most told of first. Pairs that only talk or accuse make none.
#[must_use]
pub fn wars(records: &[DyadRecord]) -> Vec<War> {
    let mut groups: Vec<Vec<DyadRecord>> = Vec::new();
    for record in heaviest_first(records) {
        match home_of(&record, &groups) {
            Some(at) => groups[at].push(record),
            None => groups.push(vec![record]),
        }
    }
    let mut wars: Vec<War> = groups.iter().map(|group| war_of(group)).collect();
    wars.sort_by_cached_key(|war| (Reverse(war.weight), war.id.clone()));
    wars
}

fn heaviest_first(records: &[DyadRecord]) -> Vec<DyadRecord> {
    let mut by_dyad: BTreeMap<&Dyad, DyadRecord> = BTreeMap::new();
    for record in records {
        by_dyad.entry(&record.dyad).and_modify(|sum| sum.merge(record)).or_insert_with(|| record.clone());
    }
    let mut records: Vec<DyadRecord> = by_dyad.into_values().filter(|record| record.fighting > 0).collect();
    records.sort_by_key(|record| (Reverse(record.fighting), Reverse(record.weight)));
    records
}

/// The war to which a pair belongs: of several, the one whose main pair is fought nearest.
fn home_of(record: &DyadRecord, groups: &[Vec<DyadRecord>]) -> Option<usize> {
    let is_open = |main: &DyadRecord| record.dyad.shares_a_party(&main.dyad) && share_a_time(record, main);
    let open = || groups.iter().enumerate().filter(move |(_, group)| is_open(&group[0]));
    let Some(here) = record.centroid() else {
        let mut candidates = open();
        let only = candidates.next().map(|(at, _)| at);
        return only.filter(|_| candidates.next().is_none());
    };
    let away = |(at, group): (usize, &Vec<DyadRecord>)| Some((at, distance_km(here, group[0].centroid()?)));
    let near = open().filter_map(away).filter(|(_, distance_km)| *distance_km <= WAR_RADIUS_KM);
    near.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(at, _)| at)
}

fn share_a_time(one: &DyadRecord, other: &DyadRecord) -> bool {
    let goes_on = |first: &DyadRecord, second: &DyadRecord| match (first.last_day, second.first_day) {
        (Some(last), Some(begin)) => begin <= last.saturating_add(LONGEST_PAUSE_DAYS.days()),
        _ => true,
    };
    goes_on(one, other) && goes_on(other, one)
}

/// The distance over the ground in km, by the haversine formula on a sphere.
pub(crate) fn distance_km(one: Coordinates, other: Coordinates) -> f64 {
    const EARTH_RADIUS_KM: f64 = 6371.0;
    let half_sine = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let north = half_sine(one.latitude(), other.latitude());
    let shrink = one.latitude().to_radians().cos() * other.latitude().to_radians().cos();
    let east = shrink * half_sine(one.longitude(), other.longitude());
    2.0 * EARTH_RADIUS_KM * (north + east).sqrt().min(1.0).asin()
}

fn war_of(group: &[DyadRecord]) -> War {
    let mut sum = group[0].clone();
    for record in &group[1..] {
        sum.merge(&DyadRecord { dyad: sum.dyad.clone(), ..record.clone() });
    }
    War {
        id: WarId(earliest_of_weight(group)),
        name: name_of(group),
        centroid: sum.centroid(),
        first_day: sum.first_day,
        last_day: sum.last_day,
        weight: sum.weight,
        dyads: group.iter().map(|record| record.dyad.clone()).collect(),
    }
}

fn earliest_of_weight(group: &[DyadRecord]) -> Dyad {
    let main = &group[0];
    let of_weight = group.iter().filter(|record| record.fighting * NAMING_SHARE >= main.fighting);
    let earliest =
        of_weight.min_by_key(|record| (record.first_day.unwrap_or(Date::MAX), Reverse(record.fighting)));
    earliest.unwrap_or(main).dyad.clone()
}

fn name_of(group: &[DyadRecord]) -> String {
    let mut weights: BTreeMap<&ActorCode, u64> = BTreeMap::new();
    for record in group {
        record
            .dyad
            .parties()
            .into_iter()
            .for_each(|party| *weights.entry(party).or_default() += record.fighting);
    }
    let mut actors: Vec<(&ActorCode, u64)> = weights.into_iter().collect();
    actors.sort_by_key(|(_, weight)| Reverse(*weight));
    let codes: Vec<&str> = actors.iter().take(MOST_NAMED_ACTORS).map(|(actor, _)| actor.as_str()).collect();
    codes.join(", ")
}

#[cfg(test)]
mod tests {
    use bestand_claim::Coordinates;
    use proptest::prelude::*;

    use super::{War, distance_km, wars};
    use crate::DyadRecord;

    /// One pair a line: its weight, its days, and where it is fought.
    fn records(text: &str) -> Vec<DyadRecord> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(record).collect()
    }

    fn record(line: &str) -> DyadRecord {
        let [dyad, weight, first, last, latitude, longitude] =
            line.split_whitespace().collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        let millionths = |degrees: &str| degrees.parse::<i64>().map_or(0, |degrees| degrees * 1_000_000);
        let weight: u64 = weight.parse().expect(line);
        DyadRecord {
            dyad: dyad.parse().expect(line),
            reports: weight,
            weight,
            fighting: weight,
            first_day: first.parse().ok(),
            last_day: last.parse().ok(),
            latitude_sum: millionths(latitude),
            longitude_sum: millionths(longitude),
            place_weight: u64::from(latitude != "-"),
        }
    }

    fn shown(wars: &[War]) -> Vec<String> {
        let dyads = |war: &War| war.dyads.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        wars.iter().map(|war| format!("{}: {} ({})", war.id, war.name, dyads(war))).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(&wars(&records(text))), expected);
    }

    const WORLD: &str = "
        ISR--hamas          900 2023-10-07 2025-01-19  31 34
        ISR--hezbollah      400 2023-10-08 2024-11-27  33 35
        ISR--islamic-jihad   90 2023-10-09 2024-12-01  31 34
        ISR--LBN             30 2024-09-30 2024-11-27  34 36
        IRN--ISR            300 2024-04-13 2025-06-24  34 46
        IRN--USA             80 2025-06-22 2025-06-24  33 51
        ISR--houthis        100 2023-11-19 2025-06-01  15 44
        USA--houthis        150 2024-01-12 2025-05-06  15 44
        ARE--houthis         10 2021-12-01 2022-03-01  15 44
        SDN--rsf            500 2023-04-15 2025-06-01  15 32
        RUS--UKR           2000 2022-02-24 2025-06-01  49 36
        PRK--UKR             60 2024-10-20 2025-04-01  51 35
        RUS--syrian-rebels   50 2022-02-24 2024-12-08  36 37
        COD--m23            300 2022-03-01 2025-06-01  -2 29
        COD--RWA            200 2022-06-01 2025-06-01  -2 29
        fdlr--m23            20 2023-01-01 2024-06-01  -1 29
        ARM--AZE            120 2020-09-27 2022-09-14  40 46
        AZE--artsakh        100 2020-09-27 2023-09-20  40 47
        ARM--TUR              3 2020-09-28 2020-10-20   -  -";

    #[test]
    fn the_wars_of_these_years_stand_apart() {
        check(
            WORLD,
            &[
                "w-RUS--UKR: UKR, RUS, PRK (RUS--UKR PRK--UKR)",
                "w-ISR--hamas: ISR, hamas, hezbollah, islamic-jihad, LBN (ISR--hamas ISR--hezbollah ISR--islamic-jihad ISR--LBN)",
                "w-COD--m23: COD, m23, RWA, fdlr (COD--m23 COD--RWA fdlr--m23)",
                "w-SDN--rsf: SDN, rsf (SDN--rsf)",
                "w-IRN--ISR: IRN, ISR, USA (IRN--ISR IRN--USA)",
                "w-ISR--houthis: houthis, USA, ISR (USA--houthis ISR--houthis)",
                "w-ARM--AZE: AZE, ARM, artsakh, TUR (ARM--AZE AZE--artsakh ARM--TUR)",
                "w-RUS--syrian-rebels: RUS, syrian-rebels (RUS--syrian-rebels)",
                "w-ARE--houthis: ARE, houthis (ARE--houthis)",
            ],
        );
    }

    #[test]
    fn a_war_keeps_its_id_while_its_weights_shift() {
        let before = "AZE--artsakh 90 2020-09-28 2020-10-01 40 47
                      ARM--AZE 80 2020-09-27 2020-10-01 40 46";
        let after = "AZE--artsakh 90 2020-09-28 2023-10-01 40 47
                     ARM--AZE 800 2020-09-27 2022-10-01 40 46";
        for text in [before, after] {
            assert_eq!(wars(&records(text))[0].id.to_string(), "w-ARM--AZE");
        }
    }

    #[test]
    fn words_alone_make_no_war() {
        let mut talks = records("CHN--USA 90 2025-01-01 2025-02-01 - -");
        talks[0].fighting = 0;
        assert_eq!(wars(&talks), []);
        assert_eq!(wars(&[]), []);
    }

    #[test]
    fn a_pair_of_no_known_place_joins_only_where_one_war_is_open() {
        check(
            "IRN--ISR 50 2025-06-13 2025-06-24 34 46
             ISR--hamas 90 2023-10-07 2025-06-24 31 34
             ISR--SYR 5 2025-06-01 2025-06-02 - -",
            &[
                "w-ISR--hamas: ISR, hamas (ISR--hamas)",
                "w-IRN--ISR: IRN, ISR (IRN--ISR)",
                "w-ISR--SYR: ISR, SYR (ISR--SYR)",
            ],
        );
    }

    #[test]
    fn distances_are_those_over_the_ground() {
        let point = |latitude, longitude| Coordinates::new(latitude, longitude).expect("on the globe");
        let from_gaza =
            |latitude, longitude| distance_km(point(31.5, 34.47), point(latitude, longitude)).round();
        assert_eq!(from_gaza(33.89, 35.5), 283.0);
        assert_eq!(from_gaza(31.5, 34.47), 0.0);
    }

    proptest! {
        #[test]
        fn records_in_any_order_make_the_same_wars(shuffled in Just(records(WORLD)).prop_shuffle()) {
            prop_assert_eq!(wars(&shuffled), wars(&records(WORLD)));
        }
    }
}
