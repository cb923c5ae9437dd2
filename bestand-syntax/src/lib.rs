//! How do the words hang together? Trees, CoNLL-U, tagger, lemmatiser, parser, model file.

pub mod conllu;
mod decode;
mod draw;
mod grammar;
mod lanes;
mod lemma;
mod model;
mod network;
mod parser;
mod path;
#[cfg(test)]
mod random_model;
mod relation;
mod tag;
mod tree;
mod vectors;

pub use draw::Drawing;
pub use grammar::{GivenWord, Grammar, GrammarError};
pub use lanes::Lanes;
pub use lemma::{Inflected, LemmaError, Lemmatiser};
pub use model::{Model, ModelError};
pub use parser::{Analysis, MOST_WORDS, Parser, WordAnalysis};
pub use path::{Path, PathError, Step};
pub use relation::{Relation, RelationError, Universal};
pub use tag::{Upos, UposError};
pub use tree::{NewWord, Tree, TreeError, Word, WordIndex};
