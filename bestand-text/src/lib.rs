//! What is on the page? Report, line, sentence, token; spans are byte offsets into the unchanged text.
//!
//! A [`Page`] is read from a text and the [`Conventions`] of its language. No byte of the text is changed: lines,
//! sentences, tokens and words are byte ranges of it. Reading never fails and takes time linear in the text.
//!
//! ```
//! use bestand_text::{Conventions, Page};
//!
//! let conventions = Conventions::parse("text.tsv", "abbreviation\tgen.\n").expect("a sound table");
//! let page = Page::read("Volgens gen. Smit vielen er 30.000 doden. Daarna werd het stil.", &conventions);
//! assert_eq!(page.sentences().len(), 2);
//! let forms: Vec<&str> = page.sentences()[0].words(&page).map(|word| word.form).collect();
//! assert_eq!(forms, ["Volgens", "gen.", "Smit", "vielen", "er", "30.000", "doden", "."]);
//! ```

mod conventions;
mod letters;
mod lines;
mod page;
mod published;
mod report;
mod sentences;
mod span;
mod tokens;
mod words;

pub use conventions::{Conventions, Mark, TableError};
pub use letters::is_blank;
pub use lines::{Line, LineKind, Paragraph};
pub use page::{Page, Sentence, Token, Word};
pub use published::{Published, PublishedError};
pub use report::{Report, ReportId, Source};
pub use sentences::MAX_WORDS;
pub use span::{SentenceIndex, Span, TokenIndex};
