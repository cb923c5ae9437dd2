//! How do the words hang together? Trees, CoNLL-U, tagger, lemmatiser, parser, model file.

pub mod conllu;
mod draw;
mod path;
mod relation;
mod tag;
mod tree;

pub use draw::Drawing;
pub use path::{Path, PathError, Step};
pub use relation::{Relation, RelationError, Universal};
pub use tag::{Upos, UposError};
pub use tree::{NewWord, Tree, TreeError, Word, WordIndex};
