//! Who are the actors, and which lines of a language's table name them?

use rustc_hash::FxHashMap;

use crate::world_error::{Kind, WorldError, cells, table_lines};

/// A state, an armed group, an organisation: M23, an armed group of COD since 2012.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its code: `ARM`, `osce-minsk-group`.
    pub code: Box<str>,
    /// What kind of actor it is.
    pub kind: ActorKind,
    /// The states it belongs to or fights in (ISO alpha-3); none for a body of the world.
    pub states: Box<[Box<str>]>,
    /// Its usual English name.
    pub name: Box<str>,
    /// When there was such an actor.
    pub active: Years,
    /// The code for which its words speak: TASS speaks for RUS, M23 for itself, the UN for nobody.
    pub speaks_for: Option<Box<str>>,
}

/// Kinds of actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A state or territory with an ISO code: `ARM`.
    State,
    /// What acts as a state without such a code: `artsakh`.
    StateLike,
    /// An armed group: `m23`.
    ArmedGroup,
    /// An organisation of states or of people: `osce`, `msf`.
    Organisation,
    /// A news agency: `reuters`.
    Agency,
    /// A paper, broadcaster or site: `al-jazeera`.
    Outlet,
    /// People of an ethnicity or a faith: `ethnic-armenians`.
    Ethnicity,
    /// A force or mission of an organisation: `monusco`.
    Mission,
    /// Fighters without a group's name: `jihadists`.
    Fighters,
}

const KINDS: [(&str, ActorKind); 9] = [
    ("state", ActorKind::State),
    ("state-like", ActorKind::StateLike),
    ("armed-group", ActorKind::ArmedGroup),
    ("organisation", ActorKind::Organisation),
    ("agency", ActorKind::Agency),
    ("outlet", ActorKind::Outlet),
    ("ethnicity", ActorKind::Ethnicity),
    ("mission", ActorKind::Mission),
    ("fighters", ActorKind::Fighters),
];

/// The years from one to another, both open where not known: 2012 until today for M23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Years {
    /// The first year.
    pub from: Option<i16>,
    /// The last year.
    pub to: Option<i16>,
}

impl Years {
    /// Whether the year lies in them, or a year off: reports name people before and after their time.
    #[must_use]
    pub fn holds(self, year: i16) -> bool {
        self.from.is_none_or(|from| year >= from - 1) && self.to.is_none_or(|to| year <= to + 1)
    }
}

/// One name of an actor in a language: "Pasjinian", leader, ARM, since 2018.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorName {
    /// The name as the table has it.
    pub name: Box<str>,
    /// The actor's code, or none: see [`ActorName::code`].
    code: Option<Box<str>>,
    /// Whether it only holds an actor's name, as "Latijns-Amerika" does; the matcher steps over it.
    pub(crate) is_nobody: bool,
    /// What kind of name it is.
    pub role: Role,
    /// The years in which it names that actor, where that is not the actor's own time.
    pub active: Option<Years>,
    /// Whether the word is often something else: "Jordan" a man, "Let" a verb.
    pub wary: bool,
}

impl ActorName {
    /// The actor's code; none for words that any state may have, as "ministerie van Defensie", "president", "leger".
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
}

/// What kind of name a word is for its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Its name: "Armenië", "Rapid Support Forces".
    Name,
    /// The adjective: "Armeense".
    Adjective,
    /// Its people: "Armeniërs".
    People,
    /// Its capital, which may stand for its government: "Jerevan".
    Capital,
    /// A building or street that stands for its government: "het Kremlin", "Downing Street".
    Seat,
    /// An institution of it: "ministerie van Defensie", "FSB".
    Office,
    /// Its forces: "IDF", "leger".
    Army,
    /// One who leads it or speaks for it: "Pasjinian".
    Leader,
    /// A word for one who does so: "president", "woordvoerster".
    Holder,
}

const ROLES: [(&str, Role); 9] = [
    ("name", Role::Name),
    ("adjective", Role::Adjective),
    ("people", Role::People),
    ("capital", Role::Capital),
    ("seat", Role::Seat),
    ("office", Role::Office),
    ("army", Role::Army),
    ("leader", Role::Leader),
    ("holder", Role::Holder),
];
/// The role of a line that is no name but an ending which names may have.
const ENDING: &str = "ending";
/// What stands for the state of the context, and for nobody.
const OPEN: &str = "*";
const NOBODY: &str = "-";

/// Reads `world/actors.tsv`: code, kind, states, English name, from, to, whom its words speak for.
pub(crate) fn read_actors(file: &str, table: &str) -> Result<FxHashMap<Box<str>, Actor>, WorldError> {
    let mut actors = FxHashMap::default();
    for line in table_lines(table) {
        let cells = cells(file, line, 7)?;
        let refused = |kind| WorldError::new(file, line.0, kind);
        let kind = KINDS.iter().find(|(name, _)| *name == cells[1]).map(|(_, kind)| *kind);
        let kind = kind.ok_or_else(|| {
            let known =
                "state, state-like, armed-group, organisation, agency, outlet, ethnicity, mission, fighters";
            refused(Kind::Unknown { what: "kind", word: cells[1].to_owned(), known })
        })?;
        let actor = Actor {
            code: cells[0].into(),
            kind,
            states: cells[2].split(',').filter(|state| !state.is_empty()).map(Into::into).collect(),
            name: cells[3].into(),
            active: years(cells[4], cells[5]).map_err(refused)?,
            speaks_for: (cells[6] != NOBODY).then(|| cells[6].into()),
        };
        actors.insert(actor.code.clone(), actor);
    }
    Ok(actors)
}

/// Reads `nl/actors.tsv`: name, code, role, from, to, care. Returns the names and the endings.
pub(crate) fn read_names(
    file: &str,
    table: &str,
    actors: &FxHashMap<Box<str>, Actor>,
) -> Result<(Vec<ActorName>, Vec<Box<str>>), WorldError> {
    let (mut names, mut endings) = (Vec::new(), Vec::new());
    for line in table_lines(table) {
        let cells = cells(file, line, 3)?;
        if cells[2] == ENDING {
            endings.push(cells[0].into());
        } else {
            names.push(read_name(&cells, actors).map_err(|kind| WorldError::new(file, line.0, kind))?);
        }
    }
    Ok((names, endings))
}

fn read_name(cells: &[&str], actors: &FxHashMap<Box<str>, Actor>) -> Result<ActorName, Kind> {
    let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
    let code = cells[1];
    if code != OPEN && code != NOBODY && !actors.contains_key(code) {
        return Err(Kind::NoActor { code: code.to_owned() });
    }
    let role = ROLES.iter().find(|(name, _)| *name == cells[2]).map(|(_, role)| *role);
    let role = role.ok_or_else(|| {
        let known = "name, adjective, people, capital, seat, office, army, leader, holder, ending";
        Kind::Unknown { what: "role", word: cells[2].to_owned(), known }
    })?;
    let active = years(cell(3), cell(4))?;
    Ok(ActorName {
        name: cells[0].into(),
        code: (code != OPEN).then(|| code.into()),
        is_nobody: code == NOBODY,
        role,
        active: (active != Years::default()).then_some(active),
        wary: cell(5) == "?",
    })
}

fn years(from: &str, to: &str) -> Result<Years, Kind> {
    let year = |cell: &str| {
        let wrong = |_| Kind::NoNumber { cell: cell.to_owned(), example: "2012" };
        if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(wrong) }
    };
    Ok(Years { from: year(from)?, to: year(to)? })
}
