//! By which actors, places, days, figures and words is a report known again?

use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{Claim, Happening, Modality, PlacePrecision, Where};
use bestand_text::{LineKind, Page, SentenceIndex};
use jiff::civil::Date;

use super::letters::{name_key, stable_hash, word_key};

/// What a report is about, as weighted features: the town of "In Gjoemri vielen 31 doden", its figure, its day, its names.
///
/// Made once per report, from its text and claims; under 400 bytes as stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    /// In the order of their keys, each key once.
    features: Vec<Feature>,
}

/// A feature's key, and how much it says of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Feature {
    pub(super) key: Key,
    pub(super) weight: u8,
}

/// A kind in the highest four bits and a hash in the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) u32);

/// What sort of thing a feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `ARM` in "Armenië".
    Actor,
    /// A village, town, building or district.
    Place,
    /// A region, a country, a river.
    Area,
    /// "een luchtaanval".
    Event,
    /// "31 burgers gedood".
    Toll,
    /// The day on which something happened.
    Day,
    /// "Peskov", "Saltivka".
    Name,
    /// "kleuterschool".
    Word,
    /// "3.500".
    Number,
}

impl Kind {
    pub(super) const COUNT: usize = 9;
    pub(super) const ALL: [Kind; Kind::COUNT] = [
        Kind::Actor,
        Kind::Place,
        Kind::Area,
        Kind::Event,
        Kind::Toll,
        Kind::Day,
        Kind::Name,
        Kind::Word,
        Kind::Number,
    ];

    /// Whether sharing one says something on its own: actors, countries and days are shared by all reports of a war.
    pub(super) fn is_telling(self) -> bool {
        matches!(self, Kind::Place | Kind::Toll | Kind::Name | Kind::Word | Kind::Number)
    }
}

impl Key {
    const HASH_BITS: u32 = 28;

    fn new(kind: Kind, hash: u32) -> Key {
        Key((kind as u32) << Key::HASH_BITS | hash & ((1 << Key::HASH_BITS) - 1))
    }

    pub(super) fn kind(self) -> Option<Kind> {
        Kind::ALL.get((self.0 >> Key::HASH_BITS) as usize).copied()
    }
}

/// So many features are kept, the weightiest: five bytes each, so that a report takes less than 400.
pub(super) const MAX_FEATURES: usize = 76;

/// What stands in the title or the first sentences counts so many times what stands further down.
const LEAD_FACTOR: u32 = 3;
/// So many sentences after the title are the lead.
const LEAD_SENTENCES: usize = 2;

impl Features {
    /// The features of a report: its title, the sentences of its page, and its claims.
    #[must_use]
    pub fn of(title: Option<&str>, page: &Page, claims: &[Claim]) -> Features {
        let mut maker = Maker::new(page);
        maker.add_words(title, page);
        claims.iter().filter(|claim| !claim.background).for_each(|claim| maker.add_claim(claim));
        maker.finish()
    }

    /// The features in the order of their keys; the weightiest stay where there are too many.
    pub(super) fn from_weights(weights: &BTreeMap<Key, u32>) -> Features {
        let weighed = |(key, weight): (&Key, &u32)| Feature {
            key: *key,
            weight: u8::try_from(*weight).unwrap_or(u8::MAX),
        };
        let mut features: Vec<Feature> = weights.iter().map(weighed).collect();
        features.sort_by_key(|feature| (std::cmp::Reverse(feature.weight), feature.key));
        features.truncate(MAX_FEATURES);
        features.sort_by_key(|feature| feature.key);
        Features { features }
    }

    /// Features whose keys rise.
    pub(super) fn in_order(features: Vec<Feature>) -> Features {
        Features { features }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Feature> {
        self.features.iter()
    }
}

/// Gathers what a report has.
struct Maker {
    weights: BTreeMap<Key, u32>,
    lead_ends: SentenceIndex,
}

impl Maker {
    fn new(page: &Page) -> Maker {
        let bodies = page.sentences().iter().zip(0..).filter(|(sentence, _)| sentence.kind == LineKind::Body);
        let lead_ends = bodies.map(|(_, at)| at).take(LEAD_SENTENCES).last().map_or(0, |last| last + 1);
        Maker { weights: BTreeMap::new(), lead_ends: SentenceIndex(lead_ends) }
    }

    /// Notes a feature at the greatest weight with which it is met.
    fn add(&mut self, kind: Kind, hash: u32, weight: u32, is_lead: bool) {
        let weight = weight * if is_lead { LEAD_FACTOR } else { 1 };
        let held = self.weights.entry(Key::new(kind, hash)).or_default();
        *held = weight.max(*held);
    }

    fn add_claim(&mut self, claim: &Claim) {
        let is_lead = claim.evidence.sentence < self.lead_ends;
        self.add_place(&claim.place, is_lead);
        let sides = match &claim.happening {
            Happening::Toll(toll) => {
                self.add_toll(toll.outcome.as_str(), toll.count.low(), is_lead);
                [&toll.side, &toll.perpetrator]
            }
            Happening::Event(event) => {
                self.add(Kind::Event, stable_hash(event.event_type.as_str()), 2, is_lead);
                [&event.actor, &event.target]
            }
        };
        for actor in sides.into_iter().flatten() {
            self.add(Kind::Actor, stable_hash(actor.as_str()), 1, is_lead);
        }
        if let (Some(day), Modality::Happened) = (day_of(claim), claim.modality) {
            self.add(Kind::Day, day, 2, is_lead);
        }
    }

    fn add_place(&mut self, place: &Where, is_lead: bool) {
        let Where::Stated(place) = place else { return };
        let hash = stable_hash(place.id.as_str());
        match place.precision {
            PlacePrecision::Site | PlacePrecision::Settlement => self.add(Kind::Place, hash, 10, is_lead),
            PlacePrecision::District => self.add(Kind::Place, hash, 6, is_lead),
            PlacePrecision::Region | PlacePrecision::Landform => self.add(Kind::Area, hash, 2, is_lead),
            PlacePrecision::Country => self.add(Kind::Area, hash, 1, is_lead),
        }
    }

    /// A figure tells more the larger and the less round it is: "37 doden" more than "drie doden".
    fn add_toll(&mut self, outcome: &str, low: Option<u64>, is_lead: bool) {
        let Some(low) = low else { return };
        self.add(Kind::Toll, stable_hash(&format!("{outcome} {low}")), figure_weight(low), is_lead);
    }

    fn add_words(&mut self, title: Option<&str>, page: &Page) {
        let names = names_in(page);
        for word in title.unwrap_or_default().split_whitespace() {
            self.add_word(word.trim_matches(|letter: char| !letter.is_alphanumeric()), &names, true);
        }
        for (sentence, at) in page.sentences().iter().zip(0..) {
            if !matches!(sentence.kind, LineKind::Header | LineKind::Credit) {
                let is_lead = SentenceIndex(at) < self.lead_ends;
                for token in sentence.tokens(page) {
                    self.add_word(token.text(page), &names, is_lead);
                }
            }
        }
    }

    fn add_word(&mut self, word: &str, names: &BTreeSet<String>, is_lead: bool) {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            self.add_number(word, is_lead);
        } else if word.starts_with(char::is_uppercase) && names.contains(&word.to_lowercase()) {
            if letters >= NAME_LETTERS {
                self.add(Kind::Name, stable_hash(&name_key(word)), 4, is_lead);
            }
        } else if letters >= LONG_WORD_LETTERS {
            let weight = if letters >= 2 * LONG_WORD_LETTERS { 2 } else { 1 };
            self.add(Kind::Word, stable_hash(&word_key(word)), weight, is_lead);
        }
    }

    /// "30.000" and "30,000" are the same number.
    fn add_number(&mut self, word: &str, is_lead: bool) {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<u64>() {
            let is_year = (1900..2100).contains(&number);
            let weight = if is_year { 1 } else { figure_weight(number) };
            self.add(Kind::Number, stable_hash(&digits), weight, is_lead);
        }
    }

    fn finish(self) -> Features {
        Features::from_weights(&self.weights)
    }
}

/// Shorter names are abbreviations and particles.
const NAME_LETTERS: usize = 3;
/// Words of fewer letters are those that every report has.
const LONG_WORD_LETTERS: usize = 8;

fn figure_weight(number: u64) -> u32 {
    match number {
        0..=3 => 1,
        4..=12 => 2,
        _ if number.is_multiple_of(1000) => 2,
        _ if number.is_multiple_of(10) => 3,
        _ => 5,
    }
}

/// The one day on which it happened, counted from the calendar's first; none where the words leave several open.
fn day_of(claim: &Claim) -> Option<u32> {
    let interval = claim.when.interval()?;
    let (first, last) = (interval.first_day()?, interval.last_day()?);
    (first == last).then(|| day_number(first))
}

/// Days since 1 January of the year 0.
fn day_number(day: Date) -> u32 {
    let first = Date::constant(0, 1, 1);
    u32::try_from((day - first).get_days()).unwrap_or(0)
}

/// The words that stand with a capital where no sentence begins, in lower case.
fn names_in(page: &Page) -> BTreeSet<String> {
    let bodies = page.sentences().iter().filter(|sentence| sentence.kind != LineKind::Header);
    let later = bodies.flat_map(|sentence| sentence.tokens(page).iter().skip(1));
    let capital = later.map(|token| token.text(page)).filter(|word| word.starts_with(char::is_uppercase));
    capital.map(str::to_lowercase).collect()
}
