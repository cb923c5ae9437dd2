//! Which place is meant by a name? "Gjoemri" is Gyumri at 40.8 N 43.8 E, "de Gazastrook" a region.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fit::Fit;
use crate::phonetic::Sounds;
use crate::places::{Place, Precision, Table};
use crate::spelling::Spelling;
use crate::world_error::{Kind, WorldError, cells, table_lines};

/// The places of the world and what one language calls them.
///
/// A name is looked up as the language writes it ("Parijs"), then in plain letters ("Mocimboa da Praia"), then by its
/// sound in the language's spelling ("Dzjermoek").
#[derive(Debug)]
pub struct Gazetteer {
    table: Table,
    /// By key, the places that the language calls so.
    exonyms: FxHashMap<Box<str>, Vec<Exonym>>,
    /// The first words, as keys, of exonyms of several words, and those that open with a small letter.
    openers: FxHashSet<Box<str>>,
    spelling: Spelling,
    sounds: Sounds,
    world_sounds: Sounds,
    by_sound: OnceLock<Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct Exonym {
    name: Box<str>,
    /// Where the place stands in the table.
    line: Range<usize>,
}

/// The tables of a gazetteer, each with the name under which errors show it.
#[derive(Debug)]
pub struct GazetteerTables<'t> {
    /// `world/places.tsv`: all places by name, sorted.
    pub places: (&'t str, Cow<'static, str>),
    /// `nl/places.tsv`: what one language calls places.
    pub exonyms: (&'t str, &'t str),
    /// `world/sounds.tsv`: how the names of the first table sound.
    pub world_sounds: (&'t str, &'t str),
    /// `nl/sounds.tsv`: how one language spells foreign names; empty where it spells them as the world does.
    pub sounds: (&'t str, &'t str),
}

/// Words that name a place: "Noord-Gaza" in "in Noord-Gaza vielen 30 doden".
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMention<'g> {
    /// The words, by their index in the sentence.
    pub tokens: Range<usize>,
    /// Whether the name is all of those words: in "Gaza-oorlog" it is the first part of one.
    pub fit: Fit,
    /// Whether only the sound fits, not the letters: "Dzjermoek" for Jermuk.
    pub heard: bool,
    /// All places of that name.
    pub places: Vec<Place<'g>>,
}

/// Names have at most so many words: "Bandar-e Lengeh", "Marsa el-Brega" with its hyphen apart.
const MOST_WORDS: usize = 7;
/// A city that nothing in the report leads to must have so many people: smaller ones are called as many other things are.
const LARGE: u32 = 100_000;
/// So many times the people make a city the one meant.
const FAR_LARGER: u32 = 8;
/// Shorter names sound like too much else.
const SHORTEST_HEARD: usize = 5;

impl Gazetteer {
    /// Reads the tables. The large one is searched where it lies: its order is [`Gazetteer::check`]'s business.
    ///
    /// # Errors
    /// The first line of the small tables that cannot be used.
    pub fn read(tables: GazetteerTables<'_>, spelling: &Spelling) -> Result<Gazetteer, WorldError> {
        let (file, text) = tables.exonyms;
        let mut gazetteer = Gazetteer {
            table: Table::new(tables.places.0, tables.places.1),
            exonyms: FxHashMap::default(),
            openers: FxHashSet::default(),
            spelling: spelling.clone(),
            sounds: Sounds::parse(tables.sounds.0, tables.sounds.1)?,
            world_sounds: Sounds::parse(tables.world_sounds.0, tables.world_sounds.1)?,
            by_sound: OnceLock::new(),
        };
        for line in table_lines(text) {
            let cells = cells(file, line, 3)?;
            gazetteer
                .take(cells[0], cells[1], cells[2])
                .map_err(|kind| WorldError::new(file, line.0, kind))?;
        }
        Ok(gazetteer)
    }

    fn take(&mut self, name: &str, id: &str, world_name: &str) -> Result<(), Kind> {
        let line = self.table.line_of(world_name, id, &self.spelling);
        let line = line.ok_or_else(|| Kind::NoPlace { id: id.to_owned(), name: world_name.to_owned() })?;
        let key = self.spelling.key(name);
        if let Some((first, _)) = key.split_once(' ') {
            self.openers.insert(first.into());
        } else if !opens_with_capital(name) {
            self.openers.insert(key.as_str().into());
        }
        self.exonyms.entry(key.into()).or_default().push(Exonym { name: name.into(), line });
        Ok(())
    }

    /// Whether every line of the large table can be used and stands in its order: for packs that were not compiled in.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn check(&self) -> Result<(), WorldError> {
        self.table.check(&self.spelling)
    }

    /// All places of a name, those spelt just so first: "Tripoli" is in Libya and in Lebanon.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<Place<'_>> {
        let mut places = self.named(name);
        places.sort_by_key(|place| place.written != name);
        places
    }

    /// The place meant by a name in a report about these countries (ISO alpha-3): one of theirs, else a country before
    /// a region before a city, else the one with most people. Letters first, then sounds.
    ///
    /// "Tripoli" is in Lebanon for `["LBN"]` and in Libya for nobody; "Georgia" is always the country, "Mali" too.
    #[must_use]
    pub fn resolve(&self, name: &str, context: &[&str]) -> Option<Place<'_>> {
        let places = self.lookup(name);
        let heard = places.is_empty();
        let places = if heard { self.by_sound(&self.spelling.key(name)) } else { places };
        PlaceMention { tokens: 0..1, fit: Fit::Whole, heard, places }.best(context).cloned()
    }

    /// The places that the words of a sentence may name, leftmost and longest first; lemmas may be fewer than forms.
    ///
    /// "in Khan Younis en Rafah" gives two. Who says whether "Jordan" is a man is the reader of the tree.
    #[must_use]
    pub fn find(&self, forms: &[&str], lemmas: &[&str]) -> Vec<PlaceMention<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < forms.len() {
            let mention = self.mention_at(forms, lemmas, at);
            at = mention.as_ref().map_or(at + 1, |mention| mention.tokens.end);
            found.extend(mention);
        }
        found
    }

    fn mention_at(&self, forms: &[&str], lemmas: &[&str], at: usize) -> Option<PlaceMention<'_>> {
        let form = forms[at];
        if !self.may_open(form) {
            return None;
        }
        let lemma = lemmas.get(at).copied().unwrap_or(form);
        let is_name = opens_with_capital(lemma) || !opens_with_capital(form);
        let mut spans = self.spans(forms, at).into_iter().enumerate().rev();
        let longest = spans.find_map(|(more, mut places)| {
            let words = &forms[at..=at + more];
            places.retain(|place| is_written(place.written, words));
            (!places.is_empty() && (more > 0 || is_name)).then_some((more, places))
        });
        if let Some((more, places)) = longest {
            return Some(PlaceMention { tokens: at..at + more + 1, fit: Fit::Whole, heard: false, places });
        }
        if !is_name {
            return None;
        }
        self.part_at(form, at).or_else(|| self.lemma_at(form, lemma, at)).or_else(|| self.heard_at(form, at))
    }

    /// Whether a place may begin here: with a capital ("Aleppo", "MARIUPOL", but not "VN"), or as a name that the
    /// language writes small ("noordoost Syrië").
    fn may_open(&self, form: &str) -> bool {
        if opens_with_capital(form) {
            return form.chars().nth(3).is_some() || !form.chars().all(char::is_uppercase);
        }
        let first = form.split(is_hyphen).next().unwrap_or_default();
        !first.is_empty() && self.openers.contains(first)
    }

    /// The places of the words from `at` on by the number of words: of one, of two, as long as some name goes on so.
    fn spans(&self, forms: &[&str], at: usize) -> Vec<Vec<Place<'_>>> {
        let mut joined = forms[at].to_owned();
        let mut spans = Vec::new();
        for form in forms[at + 1..].iter().map(Some).chain([None]).take(MOST_WORDS) {
            let (places, goes_on) = self.by_key(&self.spelling.key(&joined));
            spans.push(if joined.ends_with(is_hyphen) { Vec::new() } else { places });
            let may_follow = |form: &str| form.chars().all(is_hyphen) || form.contains(char::is_alphanumeric);
            let Some(form) = form.filter(|form| goes_on && may_follow(form)) else { break };
            if !form.starts_with(['\'', '’']) {
                joined.push(' ');
            }
            joined.push_str(form);
        }
        spans
    }

    /// The places of a key, and whether some name begins with it and has more words.
    fn by_key(&self, key: &str) -> (Vec<Place<'_>>, bool) {
        let (mut places, goes_on) = self.table.named(key, &self.spelling);
        for exonym in self.exonyms.get(key).into_iter().flatten() {
            let place = self.table.place(exonym.line.clone());
            if !places.iter().any(|known| known.id == place.id) {
                places.push(Place { written: &exonym.name, ..place });
            }
        }
        let first = key.split(' ').next().unwrap_or_default();
        (places, goes_on || self.openers.contains(first))
    }

    fn named(&self, name: &str) -> Vec<Place<'_>> {
        self.by_key(&self.spelling.key(name)).0
    }

    /// A part of a compound: "Syrië" in "Noordoost-Syrië", "Gaza" in "Gaza-oorlog".
    fn part_at(&self, form: &str, at: usize) -> Option<PlaceMention<'_>> {
        let (first, rest) = form.split_once(|letter| self.spelling.parts(letter))?;
        let last = rest.rsplit(|letter| self.spelling.parts(letter)).next().unwrap_or(rest);
        [(last, Fit::Last), (first, Fit::First)].into_iter().find_map(|(part, fit)| {
            let is_name = opens_with_capital(part) && part.chars().nth(3).is_some();
            let places = if is_name { self.named(part) } else { Vec::new() };
            (!places.is_empty()).then_some(PlaceMention { tokens: at..at + 1, fit, heard: false, places })
        })
    }

    /// The lemma where it is another word: "Syrië" for "Syriës".
    fn lemma_at(&self, form: &str, lemma: &str, at: usize) -> Option<PlaceMention<'_>> {
        let places = if lemma == form { Vec::new() } else { self.named(lemma) };
        (!places.is_empty()).then_some(PlaceMention {
            tokens: at..at + 1,
            fit: Fit::Whole,
            heard: false,
            places,
        })
    }

    fn heard_at(&self, form: &str, at: usize) -> Option<PlaceMention<'_>> {
        let places = self.by_sound(&self.spelling.key(form));
        (!places.is_empty()).then_some(PlaceMention {
            tokens: at..at + 1,
            fit: Fit::Whole,
            heard: true,
            places,
        })
    }

    /// The places that sound as the key does in the language's spelling, else in the world's.
    fn by_sound(&self, key: &str) -> Vec<Place<'_>> {
        if key.chars().count() < SHORTEST_HEARD || !key.is_ascii() {
            return Vec::new();
        }
        let own = self.sounding(&self.sounds.of(key));
        if own.is_empty() { self.sounding(&self.world_sounds.of(key)) } else { own }
    }

    fn sounding(&self, sounds: &str) -> Vec<Place<'_>> {
        let index = self.by_sound.get_or_init(|| self.table.by_sound(&self.spelling, &self.world_sounds));
        self.table.sounding(sounds, index, &self.spelling, &self.world_sounds)
    }
}

impl<'g> PlaceMention<'g> {
    /// The place meant in a report about these countries, the one most spoken of first; none where nothing leads to any.
    ///
    /// A city of another country must be large, and one that only sounds so must be theirs. A city of theirs gives way to
    /// one far larger: where the United States are spoken of, "Moskou" is still not the one in Idaho.
    #[must_use]
    pub fn best(&self, context: &[&str]) -> Option<&Place<'g>> {
        let largest = self.places.iter().map(|place| place.population).max().unwrap_or_default();
        let is_near = |place: &Place<'_>| {
            let is_dwarfed = place.precision == Precision::City
                && largest >= LARGE
                && place.population < largest / FAR_LARGER
                && !place.known;
            context.contains(&place.country) && !is_dwarfed
        };
        let is_known = |place: &Place<'_>| {
            let is_large = place.precision < Precision::City || place.population >= LARGE;
            place.known || is_large && !self.heard
        };
        let places = self.places.iter().filter(|place| is_near(place) || is_known(place));
        let distance = |place: &Place<'_>| context.iter().position(|country| *country == place.country);
        places.min_by_key(|place| {
            let is_far = !is_near(place);
            let distance = distance(place).filter(|_| !is_far);
            (is_far, place.precision, distance, std::cmp::Reverse(place.population), place.id)
        })
    }
}

/// Whether a place may be written so: words that open with a small letter name a place that does ("noordoost Syrië"), or
/// one that opens with an article ("al-Mayadin").
fn is_written(name: &str, words: &[&str]) -> bool {
    const ARTICLE: usize = 3;
    let first = words[0];
    if opens_with_capital(first) || !opens_with_capital(name) {
        return true;
    }
    let is_article = |word: &str| word.chars().count() <= ARTICLE;
    match first.split_once(is_hyphen) {
        Some((article, rest)) => is_article(article) && opens_with_capital(rest),
        None => {
            is_article(first)
                && words[1..].iter().all(|word| opens_with_capital(word) || word.chars().all(is_hyphen))
                && words.len() > 1
        }
    }
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

fn opens_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests;
