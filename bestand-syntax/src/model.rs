//! Is a model file whole and of this version, and what does it hold?

pub(crate) mod sections;

use thiserror::Error;

use crate::network::Network;
use crate::vectors::WordVectors;
use sections::Sections;

/// The relation of the word that has no head: "gevallen" in "er zijn drie doden gevallen".
const ROOT: &str = "root";

/// What one language's tagger and parser have learnt, as read from a model file; `training/MODEL.md` gives the format.
///
/// It is never written to: one model serves the parsers of all threads.
#[derive(Debug)]
pub struct Model {
    about: String,
    names: Names,
    root_relation: usize,
    lemmas: Option<Vec<u8>>,
    pub(crate) vectors: WordVectors,
    pub(crate) network: Network,
}

#[derive(Debug)]
struct Names {
    upos: Vec<String>,
    feats: Vec<String>,
    relations: Vec<String>,
}

impl Model {
    /// Reads a model from the bytes of its file.
    ///
    /// # Errors
    /// If the bytes are no model file, are of another version, are damaged, lack a section, or hold one of another
    /// shape than the others ask for.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::read(bytes)?;
        let names = Names {
            upos: sections.lines("upos")?,
            feats: sections.lines("feats")?,
            relations: sections.lines("relations")?,
        };
        let root_relation = names
            .relations
            .iter()
            .position(|name| name == ROOT)
            .ok_or_else(|| ModelError::content("relations", "it has no line `root`"))?;
        let vectors = WordVectors::read(&sections)?;
        let classes = [names.upos.len(), names.feats.len(), names.relations.len()];
        let network = Network::read(&sections, vectors.width(), classes)?;
        Ok(Self {
            about: sections.text("about")?.to_owned(),
            names,
            root_relation,
            lemmas: if sections.has("lemmas") { Some(sections.bytes("lemmas")?.to_vec()) } else { None },
            vectors,
            network,
        })
    }

    /// What the file says of itself: `about("treebanks")`, `about("licence")`.
    #[must_use]
    pub fn about(&self, key: &str) -> Option<&str> {
        self.about.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
    }

    /// The word classes by index: `NOUN` for "doden".
    #[must_use]
    pub fn upos(&self) -> &[String] {
        &self.names.upos
    }

    /// The features by index, as CoNLL-U writes them: `Gender=Com|Number=Plur` for "doden".
    #[must_use]
    pub fn feats(&self) -> &[String] {
        &self.names.feats
    }

    /// The relations by index: `nsubj` for "doden" in "drie doden gevallen".
    #[must_use]
    pub fn relations(&self) -> &[String] {
        &self.names.relations
    }

    /// The lemmatiser's table, unread: what makes "dode" of "doden". Some models have none.
    #[must_use]
    pub fn lemmas(&self) -> Option<&[u8]> {
        self.lemmas.as_deref()
    }

    /// The index of the relation `root`, which the word without a head has and no other.
    pub(crate) fn root_relation(&self) -> usize {
        self.root_relation
    }
}

/// Why bytes are not taken for a model: where, what is there, and what would be right.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("model file: {kind}")]
pub struct ModelError {
    kind: ErrorKind,
}

#[derive(Debug, Error, PartialEq, Eq)]
enum ErrorKind {
    #[error("bytes 0 to 8 are not `bestandM`: this is no model")]
    Foreign,
    #[error("bytes 8 to 12 say version {found}; this program reads version {}", sections::VERSION)]
    Version { found: u32 },
    #[error(
        "bytes 12 to 44 say that the rest has the BLAKE3 sum {stated}, but it has {found}: \
         the file is damaged or cut off"
    )]
    Damaged { stated: String, found: String },
    #[error("it has {length} bytes; a model has at least {}", sections::HEADER_LENGTH)]
    Short { length: usize },
    #[error("byte {byte}: {what}")]
    Malformed { byte: usize, what: &'static str },
    #[error("there is no section `{name}`")]
    Missing { name: String },
    #[error("section `{name}` has the shape {found}, where {right} would be right")]
    Shape { name: String, found: String, right: String },
    #[error("section `{name}` holds {found}, where {right} would be right")]
    Kind { name: String, found: &'static str, right: &'static str },
    #[error("section `{name}`: {what}")]
    Content { name: String, what: &'static str },
}

impl From<ErrorKind> for ModelError {
    fn from(kind: ErrorKind) -> Self {
        Self { kind }
    }
}

impl ModelError {
    pub(crate) fn content(name: &str, what: &'static str) -> Self {
        ErrorKind::Content { name: name.to_owned(), what }.into()
    }

    fn shape(name: &str, found: &[usize], right: &[Option<usize>]) -> Self {
        let dimension = |length: &Option<usize>| length.map_or("any".to_owned(), |length| length.to_string());
        let right = right.iter().map(dimension).collect::<Vec<_>>().join(", ");
        ErrorKind::Shape { name: name.to_owned(), found: format!("{found:?}"), right: format!("[{right}]") }
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random_model::RandomModel;

    /// Reading the bytes fails, and the error reads so.
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(Model::load(bytes).unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_whole_model_is_read() {
        let model = Model::load(&RandomModel::small(1).bytes()).unwrap();
        assert_eq!(model.about("language"), Some("nl"));
        assert_eq!(model.about("lang"), None);
        assert_eq!(model.relations()[model.root_relation()], "root");
        assert_eq!(model.upos().len(), 17);
        assert_eq!(model.lemmas(), Some(&b"table"[..]));
    }

    #[test]
    fn a_model_may_have_no_lemmas() {
        let mut model = RandomModel::small(1);
        model.sections.retain(|section| section.name != "lemmas");
        assert_eq!(Model::load(&model.bytes()).unwrap().lemmas(), None);
    }

    #[test]
    fn another_file_is_no_model() {
        check(&[b'x'; 100], "model file: bytes 0 to 8 are not `bestandM`: this is no model");
        check(b"", "model file: bytes 0 to 8 are not `bestandM`: this is no model");
        check(b"bestandM\x01\0\0\0", "model file: it has 12 bytes; a model has at least 48");
    }

    #[test]
    fn another_version_is_refused() {
        let mut bytes = RandomModel::small(1).bytes();
        bytes[8] = 2;
        check(&bytes, "model file: bytes 8 to 12 say version 2; this program reads version 1");
    }

    #[test]
    fn a_damaged_or_cut_file_is_refused() {
        let whole = RandomModel::small(1).bytes();
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        for bytes in [&changed[..], &whole[..whole.len() - 1]] {
            let error = Model::load(bytes).unwrap_err().to_string();
            assert!(error.ends_with("the file is damaged or cut off"), "{error}");
        }
    }

    #[test]
    fn a_section_cut_by_its_own_length_is_refused() {
        let mut model = RandomModel::small(1);
        model.sections.retain(|section| section.name == "about");
        model.sections[0].shape = vec![1000];
        let error = Model::load(&model.bytes()).unwrap_err().to_string();
        assert_eq!(error, "model file: byte 60: the file ends within the section's data");
    }

    #[test]
    fn a_missing_section_is_named() {
        for missing in ["root", "words.scale", "lstm.1.backward.hh"] {
            let mut model = RandomModel::small(1);
            model.sections.retain(|section| section.name != missing);
            check(&model.bytes(), &format!("model file: there is no section `{missing}`"));
        }
    }

    #[test]
    fn a_section_of_another_shape_is_refused() {
        let mut model = RandomModel::small(1);
        model.set_shape("lstm.1.forward.ih", &[64, 64]);
        check(
            &model.bytes(),
            "model file: section `lstm.1.forward.ih` has the shape [64, 64], where [128, 64] would be right",
        );
        let mut model = RandomModel::small(1);
        model.set_shape("root", &[65]);
        check(&model.bytes(), "model file: section `root` has the shape [65], where [64] would be right");
    }

    #[test]
    fn an_empty_table_is_refused() {
        let mut model = RandomModel::small(1);
        model.set_shape("affixes", &[0, 8]);
        check(&model.bytes(), "model file: section `affixes`: it is empty");
    }

    #[test]
    fn a_section_of_another_kind_is_refused() {
        let mut model = RandomModel::small(1);
        model.section("root").kind = 3;
        check(
            &model.bytes(),
            "model file: section `root` holds 32-bit integers, where floats would be right",
        );
    }

    #[test]
    fn relations_without_a_root_are_refused() {
        let mut model = RandomModel::small(1);
        let section = model.section("relations");
        section.data = String::from_utf8(section.data.clone()).unwrap().replace("root", "toor").into_bytes();
        check(&model.bytes(), "model file: section `relations`: it has no line `root`");
    }
}
