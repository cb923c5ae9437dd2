//! Where in the sorted table of the world's places does a name stand? The table is searched as it lies in the binary.

use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHasher;

use crate::phonetic::Sounds;
use crate::spelling::Spelling;
use crate::world_error::{Kind, WorldError, cells, table_lines};

/// A place with its coordinates: Gyumri, 40.8 N 43.8 E, in Armenia.
#[derive(Debug, Clone, PartialEq)]
pub struct Place<'t> {
    /// The number of GeoNames, or `own:` with a name where GeoNames' cities have none: `own:nagorno-karabakh`.
    pub id: &'t str,
    /// The usual name: "Gyumri".
    pub name: &'t str,
    /// The name under which it was found: "Leninakan".
    pub written: &'t str,
    /// ISO 3166-1 alpha-3, `XKX` for Kosovo, empty for what lies in several: the Red Sea.
    pub country: &'t str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// What kind of area the point stands for.
    pub precision: Precision,
    /// People, 0 where not known.
    pub population: u32,
    /// Whether every reader of its war knows it, however small: Hadrut, Bucha, the Donbas.
    pub known: bool,
}

/// What kind of area a place's point stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A whole country: "Syrië".
    Country,
    /// A region without sharp bounds, or a sea: "de Donbas".
    Region,
    /// A province or state: "Noord-Kivu".
    Admin,
    /// A city, town or village: "Bachmoet".
    City,
}

const PRECISIONS: [(&str, Precision); 4] = [
    ("country", Precision::Country),
    ("region", Precision::Region),
    ("admin", Precision::Admin),
    ("city", Precision::City),
];

/// The sorted table: name, id, country, latitude, longitude, precision, population, for another name the usual one, and a mark.
#[derive(Debug)]
pub(crate) struct Table {
    file: Box<str>,
    text: Cow<'static, str>,
    /// Where the comments end.
    body: usize,
    /// Keys of some names with the offsets of their lines, in their order: where between two of them a name is sought.
    signposts: OnceLock<Vec<(Box<str>, usize)>>,
}

/// So many bytes lie between two signposts, some twenty names.
const APART: usize = 1 << 10;

impl Table {
    pub(crate) fn new(file: &str, text: Cow<'static, str>) -> Table {
        let comments = text.split_inclusive('\n').take_while(|line| line.starts_with('#'));
        let body = comments.map(str::len).sum();
        Table { file: file.into(), text, body, signposts: OnceLock::new() }
    }

    /// Whether every line can be used and the names ascend by their keys.
    pub(crate) fn check(&self, spelling: &Spelling) -> Result<(), WorldError> {
        let mut before = (String::new(), "");
        for line in table_lines(&self.text) {
            let cells = cells(&self.file, line, 3)?;
            let refused = |kind| WorldError::new(&self.file, line.0, kind);
            let key = spelling.key(cells[0]);
            if spelling.compare(cells[0], &key).is_ne() {
                return Err(refused(Kind::Gaps { name: cells[0].to_owned() }));
            }
            if key < before.0 {
                return Err(refused(Kind::Unsorted {
                    name: cells[0].to_owned(),
                    before: before.1.to_owned(),
                }));
            }
            before = (key, cells[0]);
            check_cells(&cells).map_err(refused)?;
        }
        Ok(())
    }

    /// All places whose name has this key, and whether some name begins with it and has more words.
    pub(crate) fn named(&self, key: &str, spelling: &Spelling) -> (Vec<Place<'_>>, bool) {
        let mut places: Vec<Place<'_>> = Vec::new();
        let mut line = self.lower_bound(key, spelling);
        while self.is_named(&line, key, spelling) {
            let other = self.usual(line.clone(), spelling);
            places.extend(other.filter(|place| places.iter().all(|known| known.id != place.id)));
            line = self.line_from(line.end);
        }
        let goes_on =
            spelling.key(self.name_of(&line)).strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
        (places, goes_on)
    }

    /// The line of the place of this name and id.
    pub(crate) fn line_of(&self, name: &str, id: &str, spelling: &Spelling) -> Option<Range<usize>> {
        let key = spelling.key(name);
        let mut line = self.lower_bound(&key, spelling);
        while self.is_named(&line, &key, spelling) {
            let mut cells = self.text[line.clone()].trim_end().split('\t');
            if cells.nth(1) == Some(id) && cells.nth(1).is_some_and(|latitude| !latitude.is_empty()) {
                return Some(line);
            }
            line = self.line_from(line.end);
        }
        None
    }

    /// The place of a line that is no other name.
    pub(crate) fn place(&self, line: Range<usize>) -> Place<'_> {
        let mut cells = self.text[line].trim_end().split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let name = next();
        let (id, country) = (next(), next());
        let (latitude, longitude) = (next().parse().unwrap_or_default(), next().parse().unwrap_or_default());
        let precision = precision(next()).unwrap_or(Precision::City);
        let population = next().parse().unwrap_or_default();
        let known = cells.nth(1).is_some_and(|mark| !mark.is_empty());
        Place { id, name, written: name, country, latitude, longitude, precision, population, known }
    }

    /// The sounds of all names as hashes with the offsets of their lines, in the order of the hashes.
    pub(crate) fn by_sound(&self, spelling: &Spelling, sounds: &Sounds) -> Vec<(u32, u32)> {
        let (mut key, mut sound) = (String::new(), String::new());
        let mut index = Vec::new();
        let mut start = self.body;
        for line in self.text[self.body..].split_inclusive('\n') {
            spelling.key_into(line.split('\t').next().unwrap_or_default(), &mut key);
            sounds.of_into(&key, &mut sound);
            index.push((hash(&sound), u32::try_from(start).unwrap_or(u32::MAX)));
            start += line.len();
        }
        index.sort_unstable();
        index
    }

    /// The places whose names have these sounds.
    pub(crate) fn sounding(
        &self,
        sound: &str,
        index: &[(u32, u32)],
        spelling: &Spelling,
        sounds: &Sounds,
    ) -> Vec<Place<'_>> {
        let wanted = hash(sound);
        let from = index.partition_point(|(hash, _)| *hash < wanted);
        let lines = index[from..].iter().take_while(|(hash, _)| *hash == wanted);
        let mut places: Vec<Place<'_>> = Vec::new();
        for (_, start) in lines {
            let line = self.line_from(*start as usize);
            if sounds.of(&spelling.key(self.name_of(&line))) == sound {
                let other = self.usual(line, spelling);
                places.extend(other.filter(|place| places.iter().all(|known| known.id != place.id)));
            }
        }
        places
    }

    /// The place of a line, by its usual name where the line is another name of it.
    fn usual(&self, line: Range<usize>, spelling: &Spelling) -> Option<Place<'_>> {
        let mut cells = self.text[line.clone()].trim_end().split('\t');
        let (written, id) = (cells.next()?, cells.next()?);
        match cells.nth(5) {
            Some(usual) if !usual.is_empty() => {
                let place = self.place(self.line_of(usual, id, spelling)?);
                Some(Place { written, ..place })
            }
            _ => Some(self.place(line)),
        }
    }

    /// The first line whose key is not below this one; an empty one at the end of the table.
    fn lower_bound(&self, key: &str, spelling: &Spelling) -> Range<usize> {
        let signposts = self.signposts.get_or_init(|| self.signposts(spelling));
        let next = signposts.partition_point(|(name, _)| **name < *key);
        let offset = |post: Option<&(Box<str>, usize)>| post.map(|(_, offset)| *offset);
        let mut low =
            offset(next.checked_sub(1).and_then(|before| signposts.get(before))).unwrap_or(self.body);
        let mut high = offset(signposts.get(next)).unwrap_or(self.text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.text.as_bytes()[low..middle].iter().rposition(|byte| *byte == b'\n');
            let line = self.line_from(start.map_or(low, |start| low + start + 1));
            if spelling.compare(self.name_of(&line), key).is_lt() {
                low = line.end;
            } else {
                high = line.start;
            }
        }
        self.line_from(low)
    }

    fn signposts(&self, spelling: &Spelling) -> Vec<(Box<str>, usize)> {
        let starts = (self.body..self.text.len()).step_by(APART).map(|offset| self.line_from(offset).end);
        let starts = starts.take_while(|start| *start < self.text.len());
        starts.map(|start| (spelling.key(self.name_of(&self.line_from(start))).into(), start)).collect()
    }

    fn line_from(&self, start: usize) -> Range<usize> {
        let length = self.text.as_bytes()[start..].iter().position(|byte| *byte == b'\n');
        start..length.map_or(self.text.len(), |length| start + length + 1)
    }

    fn name_of(&self, line: &Range<usize>) -> &str {
        self.text[line.clone()].split(['\t', '\n']).next().unwrap_or_default()
    }

    fn is_named(&self, line: &Range<usize>, key: &str, spelling: &Spelling) -> bool {
        !line.is_empty() && spelling.compare(self.name_of(line), key).is_eq()
    }
}

fn precision(cell: &str) -> Option<Precision> {
    PRECISIONS.iter().find(|(name, _)| *name == cell).map(|(_, precision)| *precision)
}

/// What is wrong with a line's cells: only another name of a place may lack coordinates.
fn check_cells(cells: &[&str]) -> Result<(), Kind> {
    if cells.get(7).is_some_and(|usual| !usual.is_empty()) {
        return Ok(());
    }
    if cells.len() < 6 {
        return Err(Kind::TooFew { found: cells.len(), wanted: 6 });
    }
    if let Some(cell) = cells[3..5].iter().find(|cell| cell.parse::<f64>().is_err()) {
        return Err(Kind::NoNumber { cell: (*cell).to_owned(), example: "40.789" });
    }
    let people = cells.get(6).filter(|cell| !cell.is_empty() && cell.parse::<u32>().is_err());
    if let Some(cell) = people {
        return Err(Kind::NoNumber { cell: (*cell).to_owned(), example: "121976" });
    }
    let known = "country, region, admin, city";
    precision(cells[5]).map(|_| ()).ok_or(Kind::Unknown {
        what: "precision",
        word: cells[5].to_owned(),
        known,
    })
}

fn hash(sound: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(sound.as_bytes());
    (hasher.finish() >> 32) as u32
}
