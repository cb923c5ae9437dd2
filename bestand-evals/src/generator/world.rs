//! Who fights whom in the made-up reports, and where?

use bestand_claim::{ActorCode, Coordinates, Place, PlaceId, PlacePrecision};
use bestand_reader::Packs;
use bestand_text::Span;

use super::random::Random;
use crate::failure::Failure;

/// The wars, the heaviest first, and all that is named in them.
pub(super) struct World {
    pub(super) actors: Vec<Actor>,
    pub(super) wars: Vec<War>,
    pub(super) outlets: Vec<Outlet>,
    syllables: Vec<(String, Vec<String>)>,
}

/// One that fights or mediates.
pub(super) struct Actor {
    pub(super) code: ActorCode,
    pub(super) is_state: bool,
    /// In each language.
    pub(super) words: [ActorWords; 2],
}

/// "Oekraïne", "Oekraïense", "Kiev".
pub(super) struct ActorWords {
    pub(super) name: String,
    pub(super) adjective: String,
    pub(super) seat: String,
}

/// A war: numbers of its actors, its share of the news, its towns.
pub(super) struct War {
    pub(super) sides: [usize; 2],
    pub(super) weight: u64,
    pub(super) mediators: Vec<usize>,
    pub(super) towns: Vec<Place>,
}

/// Who prints reports, and in which language: 0 Dutch, 1 English.
pub(super) struct Outlet {
    pub(super) name: String,
    pub(super) language: usize,
}

/// The codes of the languages, in the order of their numbers.
pub(super) const LANGUAGES: [&str; 2] = ["nl", "en"];

const WARS: &str = include_str!("../../generator/wars.tsv");
const ACTORS: &str = include_str!("../../generator/actors.tsv");
const NAMES: &str = include_str!("../../generator/names.tsv");
/// A war has so many towns, the largest of its country.
const TOWNS: usize = 80;

impl World {
    pub(super) fn read(packs: &Packs) -> Result<World, Failure> {
        let actors = lines(ACTORS).map(actor).collect::<Result<Vec<_>, _>>()?;
        let wars = lines(WARS).map(|line| war(line, &actors, packs)).collect::<Result<Vec<_>, _>>()?;
        let mut outlets = Vec::new();
        let mut syllables = Vec::new();
        for line in lines(NAMES) {
            let mut cells = line.split('\t').map(str::to_owned);
            let (kind, language) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            match LANGUAGES.iter().position(|code| *code == language) {
                Some(language) => outlets.extend(cells.map(|name| Outlet { name, language })),
                None => syllables.push((kind, cells.collect())),
            }
        }
        Ok(World { actors, wars, outlets, syllables })
    }

    fn syllable(&self, kind: &str, random: &mut Random) -> &str {
        let of_kind = self.syllables.iter().find(|(name, _)| name == kind);
        of_kind.map_or("", |(_, syllables)| random.of_these::<String>(syllables))
    }

    /// A made-up person.
    pub(super) fn person(&self, random: &mut Random) -> String {
        let mut part = |kind| self.syllable(kind, random).to_owned();
        format!("{} {}{}", part("given"), part("surname"), part("surname-end"))
    }

    /// A made-up village.
    pub(super) fn village(&self, random: &mut Random) -> String {
        let mut part = |kind| self.syllable(kind, random).to_owned();
        format!("{}{}{}", part("village"), part("village-middle"), part("village-end"))
    }
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn actor(line: &str) -> Result<Actor, Failure> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [code, kind, nl_name, nl_adjective, nl_seat, en_name, en_adjective, en_seat] = cells[..] else {
        return Err(Failure::of("generator/actors.tsv", format_args!("'{line}' has not 8 cells")));
    };
    let words = |name: &str, adjective: &str, seat: &str| ActorWords {
        name: name.to_owned(),
        adjective: adjective.to_owned(),
        seat: seat.to_owned(),
    };
    Ok(Actor {
        code: ActorCode::new(code).map_err(Failure::said)?,
        is_state: kind == "state",
        words: [words(nl_name, nl_adjective, nl_seat), words(en_name, en_adjective, en_seat)],
    })
}

fn war(line: &str, actors: &[Actor], packs: &Packs) -> Result<War, Failure> {
    let wrong = |what: &str| Failure::of("generator/wars.tsv", format_args!("'{line}': {what}"));
    let cells: Vec<&str> = line.split('\t').collect();
    let [one, other, weight, country, rest @ ..] = &cells[..] else { return Err(wrong("too few cells")) };
    let number = |code: &str| {
        actors.iter().position(|actor| actor.code.as_str() == code).ok_or_else(|| wrong("no such actor"))
    };
    let degrees: Vec<f64> = rest.iter().filter_map(|cell| cell.parse().ok()).collect();
    let [south, north, west, east] = degrees[..] else { return Err(wrong("four degrees are wanted")) };
    let mediators = rest.last().copied().unwrap_or_default().split(',');
    let mut towns = towns(packs, country, actors)?;
    towns.retain(|town| {
        let (latitude, longitude) = (town.coordinates.latitude(), town.coordinates.longitude());
        (south..=north).contains(&latitude) && (west..=east).contains(&longitude)
    });
    towns.truncate(TOWNS);
    if towns.len() < 2 {
        return Err(wrong("it has no two towns"));
    }
    Ok(War {
        sides: [number(one)?, number(other)?],
        weight: weight.parse().map_err(|_| wrong("the weight is no number"))?,
        mediators: mediators.map(number).collect::<Result<_, _>>()?,
        towns,
    })
}

/// The towns of a country, the largest first; those whose name others have too are left out.
fn towns(packs: &Packs, country: &str, actors: &[Actor]) -> Result<Vec<Place>, Failure> {
    let table = packs.files().text("world/places.tsv").map_err(Failure::said)?;
    let is_actor = |name: &str| {
        actors.iter().flat_map(|actor| &actor.words).any(|words| words.seat == name || words.name == name)
    };
    let rows: Vec<Vec<&str>> = lines(table).map(|line| line.split('\t').collect()).collect();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let [name, _, of, _, _, "city", population, ..] = row[..] else { continue };
        let around = rows[at.saturating_sub(1)..].iter().take(3);
        let is_alone = around.filter(|other| other.first() == Some(&name)).count() == 1;
        if of == country && is_alone && !is_actor(name) {
            let place = town(row).ok_or_else(|| Failure::of("world/places.tsv", format_args!("{row:?}")))?;
            found.push((population.parse::<u64>().unwrap_or(0), place));
        }
    }
    found.sort_by(|one, other| (other.0, &other.1.name).cmp(&(one.0, &one.1.name)));
    Ok(found.into_iter().map(|(_, place)| place).collect())
}

fn town(row: &[&str]) -> Option<Place> {
    let id = if row[1].contains(':') { row[1].to_owned() } else { format!("geonames:{}", row[1]) };
    Some(Place {
        id: PlaceId::new(&id).ok()?,
        name: row[0].into(),
        coordinates: Coordinates::new(row[3].parse().ok()?, row[4].parse().ok()?).ok()?,
        precision: PlacePrecision::Settlement,
        span: Span::default(),
    })
}
