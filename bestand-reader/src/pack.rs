//! What must be known to read one language?

use bestand_syntax::{Model, Tree};
use bestand_text::{Conventions, Page, Sentence};

use crate::grammar::Grammar;
use crate::language::Profile;
use crate::pack_error::{ErrorKind, PackError};
use crate::packs::PackFiles;

/// One language, ready to read: how it is written, and the model of its trees.
#[derive(Debug)]
pub struct Pack {
    profile: Profile,
    conventions: Conventions,
    grammar: Grammar,
}

impl Pack {
    pub(crate) fn read(files: &PackFiles, code: &str) -> Result<Pack, PackError> {
        Ok(Pack {
            profile: Profile::read(files, code)?,
            conventions: conventions(files, &format!("{code}/text.tsv"))?,
            grammar: grammar(files, &format!("{code}/{code}.model"))?,
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

    /// One tree for each of these sentences of a page, in their order: all of [`Page::sentences`], or some.
    pub fn trees<'p>(&self, page: &'p Page, sentences: impl IntoIterator<Item = &'p Sentence>) -> Vec<Tree> {
        self.grammar.trees(page, sentences)
    }
}

fn conventions(files: &PackFiles, path: &str) -> Result<Conventions, PackError> {
    let shown = files.shown(path);
    Conventions::parse(&shown, files.text(path)?)
        .map_err(|error| PackError::new(&shown, ErrorKind::Conventions(error)))
}

fn grammar(files: &PackFiles, path: &str) -> Result<Grammar, PackError> {
    let refused = |kind| PackError::new(&files.shown(path), kind);
    let bytes = files.bytes(path).ok_or_else(|| refused(ErrorKind::NoFile))?;
    let model = Model::load(bytes).map_err(|error| refused(ErrorKind::Model(error.to_string())))?;
    Grammar::new(model).map_err(|message| refused(ErrorKind::Model(message)))
}
