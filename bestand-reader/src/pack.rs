//! What must be known to read one language?

use bestand_rules::{Classes, MentionKind, Rules};
use bestand_syntax::{Grammar, Model, Tree};
use bestand_text::{Conventions, Page, Sentence};

use crate::actors::Actors;
use crate::gazetteer::{Gazetteer, GazetteerTables};
use crate::grammar;
use crate::language::Profile;
use crate::numerals::Numerals;
use crate::pack_error::{ErrorKind, PackError};
use crate::packs::PackFiles;
use crate::spelling::Spelling;
use crate::times::Times;
use crate::world_error::WorldError;

/// One language, ready to read: how it is written, and the model of its trees.
#[derive(Debug)]
pub struct Pack {
    profile: Profile,
    conventions: Conventions,
    grammar: Grammar,
    rules: Rules,
    numerals: Numerals,
    times: Times,
    actors: Actors,
    gazetteer: Gazetteer,
}

impl Pack {
    pub(crate) fn read(files: &PackFiles, code: &str) -> Result<Pack, PackError> {
        Ok(Pack {
            profile: Profile::read(files, code)?,
            conventions: conventions(files, &format!("{code}/text.tsv"))?,
            grammar: grammar_of(files, &format!("{code}/{code}.model"))?,
            rules: rules(files, code)?,
            numerals: numerals(files, &format!("{code}/quantities.tsv"))?,
            times: times(files, &format!("{code}/times.tsv"))?,
            actors: actors(files, code)?,
            gazetteer: gazetteer(files, code)?,
        })
    }

    /// The language's code, which is its folder's name: "nl".
    #[must_use]
    pub fn code(&self) -> &str {
        self.profile.code()
    }

    /// The language's own name for itself: "Nederlands".
    #[must_use]
    pub fn name(&self) -> &str {
        self.profile.name()
    }

    /// How the language is written: abbreviations, clitics, credits.
    #[must_use]
    pub fn conventions(&self) -> &Conventions {
        &self.conventions
    }

    /// What tags and parses its words.
    #[must_use]
    pub fn model(&self) -> &Model {
        self.grammar.model()
    }

    /// The rules over its trees, with the classes of its words.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The kind of mention that the rules call `name`.
    pub(crate) fn mention(&self, name: &str) -> Option<MentionKind> {
        self.rules.mentions().find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }

    pub(crate) fn numerals(&self) -> &Numerals {
        &self.numerals
    }

    pub(crate) fn times(&self) -> &Times {
        &self.times
    }

    pub(crate) fn actors(&self) -> &Actors {
        &self.actors
    }

    pub(crate) fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// One tree for each of these sentences of a page, in their order: all of [`Page::sentences`], or some.
    pub fn trees<'p>(&self, page: &'p Page, sentences: impl IntoIterator<Item = &'p Sentence>) -> Vec<Tree> {
        grammar::trees(&self.grammar, page, sentences)
    }
}

fn conventions(files: &PackFiles, path: &str) -> Result<Conventions, PackError> {
    let shown = files.shown(path);
    Conventions::parse(&shown, files.text(path)?)
        .map_err(|error| PackError::new(&shown, ErrorKind::Conventions(error)))
}

/// The rules of all languages and of this one, over the words of this one.
fn rules(files: &PackFiles, code: &str) -> Result<Rules, PackError> {
    let refused = |error: bestand_rules::RuleError| PackError::new(code, ErrorKind::Rules(error.to_string()));
    let named = |folder: &str, ending: &str| -> Result<Vec<(String, String)>, PackError> {
        let paths = files.below(folder).filter(|path| path.ends_with(ending));
        paths.map(|path| Ok((files.shown(path), files.text(path)?.to_owned()))).collect()
    };
    let tables = named(&format!("{code}/words"), ".tsv")?;
    let mut sources = named("ud", ".rule")?;
    sources.extend(named(&format!("{code}/rules"), ".rule")?);
    let classes = Classes::read(&borrowed(&tables)).map_err(refused)?;
    Rules::compile(&borrowed(&sources), &classes).map_err(refused)
}

fn times(files: &PackFiles, path: &str) -> Result<Times, PackError> {
    let shown = files.shown(path);
    Times::parse(&shown, files.text(path)?)
        .map_err(|error| PackError::new(&shown, ErrorKind::Rules(error.to_string())))
}

fn spelling(files: &PackFiles) -> Result<Spelling, PackError> {
    let path = "world/letters.tsv";
    Spelling::parse(&files.shown(path), files.text(path)?).map_err(|error| world(&error))
}

fn actors(files: &PackFiles, code: &str) -> Result<Actors, PackError> {
    let (path, own) = ("world/actors.tsv", format!("{code}/actors.tsv"));
    let (shown, own_shown) = (files.shown(path), files.shown(&own));
    Actors::read((&shown, files.text(path)?), (&own_shown, files.text(&own)?), &spelling(files)?)
        .map_err(|error| world(&error))
}

fn gazetteer(files: &PackFiles, code: &str) -> Result<Gazetteer, PackError> {
    let shown = |path: &str| files.shown(path);
    let own = |name: &str| format!("{code}/{name}.tsv");
    let sounds = files.text(&own("sounds")).unwrap_or_default();
    let tables = GazetteerTables {
        places: (&shown("world/places.tsv"), files.shared_text("world/places.tsv")?),
        exonyms: (&shown(&own("places")), files.text(&own("places"))?),
        world_sounds: (&shown("world/sounds.tsv"), files.text("world/sounds.tsv")?),
        sounds: (&shown(&own("sounds")), sounds),
    };
    Gazetteer::read(tables, &spelling(files)?).map_err(|error| world(&error))
}

fn world(error: &WorldError) -> PackError {
    PackError::new("world", ErrorKind::Rules(error.to_string()))
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

fn numerals(files: &PackFiles, path: &str) -> Result<Numerals, PackError> {
    let shown = files.shown(path);
    Numerals::parse([(shown.as_str(), files.text(path)?)])
        .map_err(|error| PackError::new(&shown, ErrorKind::Rules(error.to_string())))
}

fn grammar_of(files: &PackFiles, path: &str) -> Result<Grammar, PackError> {
    let refused = |kind| PackError::new(&files.shown(path), kind);
    let bytes = files.bytes(path).ok_or_else(|| refused(ErrorKind::NoFile))?;
    let model = Model::load(bytes).map_err(|error| refused(ErrorKind::Model(error.to_string())))?;
    Grammar::new(model).map_err(|error| refused(ErrorKind::Model(error.to_string())))
}
