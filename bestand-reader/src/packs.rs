//! Which languages can be read, and with which files?

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::language::Languages;
use crate::pack::Pack;
use crate::pack_error::{ErrorKind, PackError};

/// The packs at hand: those compiled in, or those of a folder that an author is writing.
///
/// A pack is made ready when it is first asked for, and kept. `packs.language("nl")` gives the Dutch one.
#[derive(Debug)]
pub struct Packs {
    files: PackFiles,
    languages: Languages,
    ready: BTreeMap<String, OnceLock<Result<Pack, PackError>>>,
}

impl Packs {
    /// The packs that were compiled in.
    #[must_use]
    pub fn built_in() -> Packs {
        Packs::new(PackFiles::built_in()).expect("the languages of the compiled-in packs are tested")
    }

    /// The packs of a folder, given as the paths in it (`nl/text.tsv`) and their bytes; `folder` stands in the errors.
    ///
    /// # Errors
    /// No language among the files, or a language's `language.tsv` that is no table of a name and words.
    pub fn from_files(
        folder: &str,
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<Packs, PackError> {
        let files = files.into_iter().map(|(path, bytes)| (path, Cow::Owned(bytes))).collect();
        Packs::new(PackFiles { folder: folder.to_owned(), files })
    }

    fn new(files: PackFiles) -> Result<Packs, PackError> {
        let languages = Languages::read(&files)?;
        if files.languages().next().is_none() {
            return Err(PackError::new(&files.folder, ErrorKind::NoLanguages));
        }
        let ready = files.languages().map(|code| (code.to_owned(), OnceLock::new())).collect();
        Ok(Packs { files, languages, ready })
    }

    /// The codes of the languages that have a pack, in order: "en", "nl".
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.ready.keys().map(String::as_str)
    }

    /// The pack of a language, by its code: "nl", or "nl-BE" and "NL" for the same.
    ///
    /// # Errors
    /// No pack of that language, or one with a table or model that cannot be used.
    pub fn language(&self, code: &str) -> Result<&Pack, PackError> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let Some(slot) = self.ready.get(&primary) else {
            let known = self.languages().map(str::to_owned).collect();
            return Err(PackError::new(
                &self.files.folder,
                ErrorKind::NoPack { asked: code.to_owned(), known },
            ));
        };
        slot.get_or_init(|| Pack::read(&self.files, &primary)).as_ref().map_err(Clone::clone)
    }

    /// The language that a text is written in, by its commonest words; nothing where none of the languages is likely.
    #[must_use]
    pub fn guess(&self, text: &str) -> Option<&str> {
        self.languages.guess(text)
    }

    /// The files themselves: tables that serve all languages, or those of one (`nl/scores.tsv`).
    #[must_use]
    pub fn files(&self) -> &PackFiles {
        &self.files
    }
}

/// The files of all packs by their path: `nl/text.tsv`, `world/places.tsv`.
#[derive(Debug)]
pub struct PackFiles {
    folder: String,
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// The paths and bytes that the build script listed.
static COMPILED_IN: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/packs.in"));

impl PackFiles {
    /// The files that were compiled in.
    #[must_use]
    pub fn built_in() -> PackFiles {
        let files = COMPILED_IN.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes)));
        PackFiles { folder: "packs".to_owned(), files: files.collect() }
    }

    /// The path as errors name it: `packs/nl/text.tsv`.
    #[must_use]
    pub fn shown(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }

    /// The bytes of a file, if there is one.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The text of a table or rule file.
    ///
    /// # Errors
    /// The file is missing, or its bytes are not UTF-8.
    pub fn text(&self, path: &str) -> Result<&str, PackError> {
        let refused = |kind| PackError::new(&self.shown(path), kind);
        let bytes = self.bytes(path).ok_or_else(|| refused(ErrorKind::NoFile))?;
        std::str::from_utf8(bytes)
            .map_err(|error| refused(ErrorKind::NotUtf8 { offset: error.valid_up_to() }))
    }

    /// The same, without a copy where the file was compiled in.
    ///
    /// # Errors
    /// As those of [`PackFiles::text`].
    pub(crate) fn shared_text(&self, path: &str) -> Result<Cow<'static, str>, PackError> {
        let text = self.text(path)?;
        match self.files.get(path) {
            Some(Cow::Borrowed(bytes)) => {
                Ok(std::str::from_utf8(bytes).map_or(Cow::Borrowed(""), Cow::Borrowed))
            }
            _ => Ok(Cow::Owned(text.to_owned())),
        }
    }

    /// The paths below a folder, in order: `nl/words/people.tsv` for `nl/words`.
    pub fn below<'f>(&'f self, folder: &'f str) -> impl Iterator<Item = &'f str> {
        let inside = move |path: &&str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files.keys().map(String::as_str).filter(inside)
    }

    /// The folders that hold a language: those with a `language.tsv`.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.files
            .keys()
            .filter_map(|path| path.strip_suffix("/language.tsv"))
            .filter(|code| !code.contains('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], code: &str, expected: &str) {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let packs = Packs::from_files("my-packs", files);
        let found = packs.and_then(|packs| packs.language(code).map(|pack| pack.code().to_owned()));
        assert_eq!(found.unwrap_or_else(|error| error.to_string()), expected);
    }

    const LANGUAGE: (&str, &str) = ("xx/language.tsv", "name\tMade-up\nword\tlo\n");

    #[test]
    fn dutch_and_english_are_compiled_in() {
        let packs = Packs::built_in();
        assert!(["en", "nl"].iter().all(|code| packs.languages().any(|known| known == *code)));
    }

    #[test]
    fn a_language_without_a_pack_is_an_error_that_names_those_there_are() {
        check(
            &[LANGUAGE],
            "fr",
            "my-packs: no pack for the language 'fr' (there is one for xx; a new one is a folder my-packs/fr)",
        );
    }

    #[test]
    fn a_folder_without_a_language_is_an_error() {
        check(
            &[("world/places.tsv", "")],
            "nl",
            "my-packs: no language here (a language is a folder such as nl/ with a language.tsv)",
        );
    }

    #[test]
    fn a_missing_file_of_a_pack_is_named() {
        check(&[LANGUAGE], "xx", "my-packs/xx/text.tsv: the file is missing");
    }

    #[test]
    fn a_wrong_line_of_a_table_is_named() {
        let text = ("xx/text.tsv", "abbreviation\tgen\n");
        check(&[LANGUAGE, text], "xx", "my-packs/xx/text.tsv:1: 'gen' ends without a point; write 'gen.'");
        check(
            &[("xx/language.tsv", "naam\tMade-up\n")],
            "xx",
            "my-packs/xx/language.tsv:1: a line is `name<TAB>…` or `word<TAB>…`",
        );
    }
}
