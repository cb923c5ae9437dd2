//! How are the features of a report made from its words and its claims?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{Claim, Coordinates, Happening, Modality, Place, PlacePrecision, Where};
use bestand_text::{LineKind, Page, Sentence, SentenceIndex};
use jiff::civil::Date;

use super::features::{Feature, Features, Key, Kind, Level};
use super::letters::{name_key, stable_hash, word_key};
use super::words::{bare, title_words};

/// So many features are kept: five bytes each, so that a report takes less than 400.
pub(super) const MAX_FEATURES: usize = 78;
/// So many of them are particles, those that the report has most often; with these two languages are told apart.
const PARTICLES: usize = 12;
/// A particle has at most so many letters: "het", "the".
const PARTICLE_LETTERS: usize = 3;
/// So many sentences of the text are its lead.
const LEAD_SENTENCES: usize = 2;
/// A name alone weighs this; weights are in sixteenths of it.
const ONE: u8 = 16;
/// A name has so many letters at least; "F" in "de F-16" is none.
const NAME_LETTERS: usize = 2;
/// Words of fewer letters are mostly those that every report has.
const LONG_WORD_LETTERS: usize = 7;

/// Gathers what a report has.
pub(super) struct Maker {
    held: BTreeMap<Key, (Level, u8)>,
    /// The words that stand with a capital where no sentence begins, in lower case.
    names: BTreeSet<String>,
    /// What stands before it is the lead.
    lead_ends: SentenceIndex,
    /// The heading or first sentence that stands for a title where there is none.
    headline: Option<SentenceIndex>,
}

impl Maker {
    pub(super) fn new(title: Option<&str>, page: &Page) -> Maker {
        let told = || told(page);
        let bodies = told().filter(|(_, sentence)| sentence.kind == LineKind::Body);
        let lead_ends = bodies.map(|(at, _)| at.0 + 1).take(LEAD_SENTENCES).last().unwrap_or(0);
        let headline = if title.is_some() { None } else { told().map(|(at, _)| at).next() };
        let names = names_in(page);
        let mut maker = Maker { held: BTreeMap::new(), names, lead_ends: SentenceIndex(lead_ends), headline };
        maker.add_words(title_words(title.unwrap_or_default()), Level::Title);
        for (at, sentence) in told() {
            let level = maker.level(at);
            maker.add_words(sentence.words(page).map(|word| word.form), level);
        }
        maker.add_particles(page);
        maker
    }

    fn level(&self, at: SentenceIndex) -> Level {
        match at {
            at if self.headline == Some(at) => Level::Title,
            at if at < self.lead_ends => Level::Lead,
            _ => Level::Body,
        }
    }

    /// Notes a feature at the most prominent level and the greatest weight with which it is met.
    fn add(&mut self, kind: Kind, value: u32, level: Level, weight: u8) {
        let held = self.held.entry(Key::new(kind, value)).or_insert((level, weight));
        *held = (level.max(held.0), weight.max(held.1));
    }

    /// Adds names, numbers and long words.
    fn add_words<'w>(&mut self, words: impl Iterator<Item = &'w str>, level: Level) {
        let mut run: Vec<&str> = Vec::new();
        for word in words.map(bare) {
            if self.is_name(word) {
                run.push(word);
                continue;
            }
            self.add_name(&run, level);
            run.clear();
            if word.starts_with(|letter: char| letter.is_ascii_digit()) {
                self.add_digits(word, level);
            } else {
                self.add_long_word(word, level);
            }
        }
        self.add_name(&run, level);
    }

    fn is_name(&self, word: &str) -> bool {
        word.starts_with(char::is_alphabetic)
            && word.contains(char::is_uppercase)
            && letters(word) >= NAME_LETTERS
            && self.names.contains(&word.to_lowercase())
    }

    /// Each part of "Wad Madani" says less than "Goma" does, so that both towns weigh about the same.
    fn add_name(&mut self, parts: &[&str], level: Level) {
        let weight = match parts.len() {
            0 | 1 => ONE,
            2 => 11,
            3 => 9,
            _ => 8,
        };
        for part in parts {
            self.add(Kind::Name, stable_hash(&name_key(part)), level, weight);
        }
    }

    fn add_long_word(&mut self, word: &str, level: Level) {
        let letters = letters(word);
        if letters >= LONG_WORD_LETTERS {
            let weight = u8::try_from(2 * letters).unwrap_or(u8::MAX).min(3 * ONE / 2);
            self.add(Kind::Word, stable_hash(&word_key(word)), level, weight);
        }
    }

    /// "30.000" and "30,000" are the same number.
    fn add_digits(&mut self, word: &str, level: Level) {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<u64>() {
            let is_year = (1900..2100).contains(&number);
            self.add_number(number, level, if is_year { ONE / 5 } else { figure_weight(number) });
        }
    }

    fn add_number(&mut self, number: u64, level: Level, weight: u8) {
        self.add(Kind::Number, stable_hash(&number.to_string()), level, weight);
    }

    /// Adds what a claim tells of.
    pub(super) fn add_claim(&mut self, claim: &Claim) {
        // A title is never claimed from: what the first sentence claims is the lead at most.
        let level = self.level(claim.evidence.sentence).min(Level::Lead);
        let sides = match &claim.happening {
            Happening::Toll(toll) => {
                if let Some(low) = toll.count.low() {
                    self.add_number(low, level, figure_weight(low));
                    let words = format!("{} {low}", toll.outcome);
                    self.add(Kind::Toll, stable_hash(&words), level, figure_weight(low));
                }
                [&toll.side, &toll.perpetrator]
            }
            Happening::Event(event) => {
                self.add(Kind::Event, stable_hash(event.event_type.as_str()), level, ONE);
                [&event.actor, &event.target]
            }
        };
        for actor in sides.into_iter().flatten() {
            self.add(Kind::Actor, stable_hash(actor.as_str()), level, ONE);
        }
        if let (Some(day), Modality::Happened) = (day_of(claim), claim.modality) {
            self.add(Kind::Day, day, level, ONE);
        }
        if let Where::Stated(place) = &claim.place {
            self.add_place(place, level);
        }
    }

    /// A place counts by its usual name, so that "Charkov" meets "Kharkiv", and a town also by where it lies.
    fn add_place(&mut self, place: &Place, level: Level) {
        match place.precision {
            PlacePrecision::Country => return,
            PlacePrecision::Site | PlacePrecision::Settlement => {
                self.add(Kind::Place, map_square(place.coordinates), level, ONE);
            }
            PlacePrecision::District | PlacePrecision::Region | PlacePrecision::Landform => {}
        }
        let parts: Vec<&str> = place.name.split_whitespace().map(bare).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| letters(part) > NAME_LETTERS).collect();
        self.add_name(&parts, level);
    }

    fn add_particles(&mut self, page: &Page) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let words = told(page).flat_map(|(_, sentence)| sentence.words(page)).map(|word| word.form);
        let is_small =
            |word: &&str| word.chars().all(char::is_lowercase) && letters(word) <= PARTICLE_LETTERS;
        words.filter(is_small).for_each(|word| *counts.entry(word).or_default() += 1);
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(word, count)| (Reverse(*count), *word));
        for (word, _) in counts.into_iter().take(PARTICLES) {
            self.add(Kind::Particle, stable_hash(word), Level::Body, 1);
        }
    }

    /// Particles and what is most prominent stay where there is too much; ordinary words go first.
    pub(super) fn finish(self) -> Features {
        let made = |(key, (level, weight))| Feature { key, level, weight };
        let mut features: Vec<Feature> = self.held.into_iter().map(made).collect();
        features.sort_by_key(|feature| {
            let kind = feature.key.kind();
            let (is_particle, is_word) = (kind == Some(Kind::Particle), kind == Some(Kind::Word));
            (Reverse(is_particle), Reverse(feature.level), is_word, Reverse(feature.weight), feature.key)
        });
        features.truncate(MAX_FEATURES);
        features.sort_by_key(|feature| feature.key);
        Features::in_order(features)
    }
}

/// The sentences that tell something, with captions and headings.
fn told(page: &Page) -> impl Iterator<Item = (SentenceIndex, &Sentence)> {
    let sentences = (0..).map(SentenceIndex).zip(page.sentences());
    sentences.filter(|(_, sentence)| !matches!(sentence.kind, LineKind::Header | LineKind::Credit))
}

fn names_in(page: &Page) -> BTreeSet<String> {
    let later = told(page).flat_map(|(_, sentence)| sentence.words(page).skip(1));
    let words = later.map(|word| bare(word.form));
    words.filter(|word| word.contains(char::is_uppercase)).map(str::to_lowercase).collect()
}

fn letters(word: &str) -> usize {
    word.chars().filter(|letter| letter.is_alphabetic()).count()
}

/// A figure tells more the larger and the less round it is: "37 doden" more than "drie doden".
fn figure_weight(number: u64) -> u8 {
    match number {
        0..=3 => 5,
        4..=12 => 10,
        _ if number.is_multiple_of(1000) => 8,
        _ if number.is_multiple_of(10) => 13,
        _ => ONE,
    }
}

/// The one day on which it happened; none where the words leave several open.
fn day_of(claim: &Claim) -> Option<u32> {
    let interval = claim.when.interval()?;
    let (first, last) = (interval.first_day()?, interval.last_day()?);
    (first == last).then(|| u32::try_from((first - Date::constant(0, 1, 1)).get_days()).unwrap_or(0))
}

/// The square of the map, a tenth of a degree wide and high, in which a place lies.
fn map_square(place: Coordinates) -> u32 {
    let tenths = |degrees: f64| (10.0 * degrees).floor() as u32;
    tenths(place.latitude() + 90.0) * SQUARES_AROUND + tenths(place.longitude() + 180.0)
}

/// So many squares lie along a parallel.
pub(super) const SQUARES_AROUND: u32 = 3601;
