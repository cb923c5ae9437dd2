//! What must be known to read one language?

use bestand_text::Conventions;

use crate::language::Profile;
use crate::pack_error::{ErrorKind, PackError};
use crate::packs::PackFiles;

/// One language, ready to read: how it is written, and the model of its trees.
#[derive(Debug)]
pub struct Pack {
    profile: Profile,
    conventions: Conventions,
}

impl Pack {
    pub(crate) fn read(files: &PackFiles, code: &str) -> Result<Pack, PackError> {
        let profile = Profile::read(files, code)?;
        let path = format!("{code}/text.tsv");
        let shown = files.shown(&path);
        let conventions = Conventions::parse(&shown, files.text(&path)?)
            .map_err(|error| PackError::new(&shown, ErrorKind::Conventions(error)))?;
        Ok(Pack { profile, conventions })
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
}
