//! How does a tree stand in a file? CoNLL-U, read and written back byte for byte.
//!
//! Kept are comments, multiword tokens, the basic tree and, unread, the columns XPOS, DEPS and MISC. Files with empty
//! nodes (`8.1`) are refused. The format: <https://universaldependencies.org/format.html>.

use std::fmt::{self, Write as _};
use std::ops::Range;

use bestand_text::Span;
use thiserror::Error;

use crate::relation::RelationError;
use crate::tag::UposError;
use crate::tree::{NewWord, Tree, TreeError, WordIndex};

/// One sentence of a CoNLL-U file: the tree of "Drie doden gevallen." with its comments and unread columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The lines before the words, as they stand: `# sent_id = krant-1`.
    pub comments: Vec<String>,
    /// The sentence as its tokens and `SpaceAfter=No` give it; the spans of the tree's words are places in it.
    pub text: String,
    /// The words and how they depend on each other.
    pub tree: Tree,
    /// Per word: XPOS, DEPS, MISC.
    unread: Vec<[Box<str>; 3]>,
    tokens: Vec<MultiwordToken>,
}

/// A token of several words: "don't" of "do" and "n't".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiwordToken {
    /// The places of its words in the sentence.
    pub words: Range<usize>,
    /// The token as written: "don't".
    pub form: String,
    /// The columns from LEMMA to MISC as they stand, divided by tabs.
    columns: String,
}

/// Reads the sentences of a CoNLL-U file; `name` stands in the errors.
///
/// # Errors
/// At the first line that is not as the format has it, or the first sentence whose heads make no tree.
pub fn read(name: &str, text: &str) -> Result<Vec<Sentence>, ConlluError> {
    Reader::new(name, text).collect()
}

/// Reads the sentences one by one, for files that need not be held whole; stops after the first error.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    name: &'a str,
    lines: std::iter::Enumerate<std::str::Split<'a, char>>,
    failed: bool,
}

impl<'a> Reader<'a> {
    /// Reads the sentences of `text`; `name` stands in the errors.
    #[must_use]
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, lines: text.split('\n').enumerate(), failed: false }
    }

    /// The lines of the next sentence, numbered from one; nothing when the file is at its end.
    fn next_block(&mut self) -> Option<Block<'a>> {
        let mut block = Block::default();
        for (number, line) in self.lines.by_ref() {
            match line {
                "" if block.is_empty() => {}
                "" => return Some(block),
                comment if comment.starts_with('#') && block.rows.is_empty() => {
                    block.comments.push((number + 1, comment));
                }
                row => block.rows.push((number + 1, row)),
            }
        }
        (!block.is_empty()).then_some(block)
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Sentence, ConlluError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let sentence = self.next_block()?.read();
        self.failed = sentence.is_err();
        Some(sentence.map_err(|(line, kind)| ConlluError { file: self.name.to_owned(), line, kind }))
    }
}

#[derive(Default)]
struct Block<'a> {
    comments: Vec<(usize, &'a str)>,
    rows: Vec<(usize, &'a str)>,
}

/// What is wrong, and in which line.
type LineError = (usize, ErrorKind);

impl Block<'_> {
    fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.rows.is_empty()
    }

    fn read(&self) -> Result<Sentence, LineError> {
        let mut draft = Draft::default();
        for &(line, row) in &self.rows {
            draft.take(row).map_err(|kind| (line, kind))?;
        }
        let lines: Vec<usize> = draft.lines(&self.rows);
        let first = self.comments.first().or(self.rows.first()).map_or(1, |line| line.0);
        let tree = Tree::new(draft.words.iter().copied()).map_err(|error| {
            let line = error.word().and_then(|word| lines.get(word.get())).copied();
            (line.unwrap_or(first), ErrorKind::Tree(error))
        })?;
        let comments = self.comments.iter().map(|(_, comment)| (*comment).to_owned()).collect();
        Ok(Sentence { comments, text: draft.text, tree, unread: draft.unread, tokens: draft.tokens })
    }
}

/// A sentence as far as its rows have been read.
#[derive(Default)]
struct Draft<'a> {
    text: String,
    words: Vec<NewWord<'a>>,
    unread: Vec<[Box<str>; 3]>,
    tokens: Vec<MultiwordToken>,
    /// Where the bytes of the last multiword token not yet given to a word begin.
    token_start: usize,
    /// Whether a space comes before the next token.
    space: bool,
}

impl<'a> Draft<'a> {
    fn take(&mut self, row: &'a str) -> Result<(), ErrorKind> {
        let columns: Vec<&str> = row.split('\t').collect();
        let columns: [&str; 10] =
            columns.try_into().map_err(|found: Vec<_>| ErrorKind::Columns(found.len()))?;
        if row.ends_with('\r') {
            return Err(ErrorKind::CarriageReturn);
        }
        // The untagged part of a treebank leaves LEMMA empty; every other column must say something.
        let is_empty = |column: &usize| columns[*column].is_empty() && COLUMNS[*column] != "LEMMA";
        if let Some(empty) = (0..columns.len()).find(is_empty) {
            return Err(ErrorKind::EmptyColumn(COLUMNS[empty]));
        }
        match columns[0].split_once('-') {
            Some((first, last)) => self.take_token(first, last, &columns),
            None => self.take_word(&columns),
        }
    }

    fn take_token(&mut self, first: &str, last: &str, columns: &[&str; 10]) -> Result<(), ErrorKind> {
        let wrong = || ErrorKind::Number { found: columns[0].to_owned(), expected: self.words.len() + 1 };
        let words = match (first.parse::<usize>(), last.parse::<usize>()) {
            (Ok(first), Ok(last)) if first == self.words.len() + 1 && last > first => first - 1..last,
            _ => return Err(wrong()),
        };
        self.token_start = self.append(columns[1], columns[9]).start;
        let form = columns[1].to_owned();
        self.tokens.push(MultiwordToken { words, form, columns: columns[2..].join("\t") });
        Ok(())
    }

    fn take_word(&mut self, columns: &[&'a str; 10]) -> Result<(), ErrorKind> {
        let &[number, form, lemma, upos, xpos, features, head, relation, dependencies, misc] = columns;
        let expected = self.words.len() + 1;
        if number.contains('.') {
            return Err(ErrorKind::EmptyNode(number.to_owned()));
        }
        if number.parse() != Ok(expected) {
            return Err(ErrorKind::Number { found: number.to_owned(), expected });
        }
        let head: usize = head.parse().map_err(|_| ErrorKind::Head(head.to_owned()))?;
        let (span, continues_token) = self.place(form, misc);
        self.words.push(NewWord {
            form,
            lemma,
            upos: upos.parse().map_err(ErrorKind::Upos)?,
            features,
            head: head.checked_sub(1).map(WordIndex::new),
            relation: relation.parse().map_err(ErrorKind::Relation)?,
            span: Span {
                start: u32::try_from(span.start).map_err(|_| ErrorKind::TooLong)?,
                end: u32::try_from(span.end).map_err(|_| ErrorKind::TooLong)?,
            },
            continues_token,
        });
        self.unread.push([xpos.into(), dependencies.into(), misc.into()]);
        Ok(())
    }

    /// The bytes of the next word, and whether it goes on with a token that an earlier word began.
    fn place(&mut self, form: &str, misc: &str) -> (Range<usize>, bool) {
        let word = self.words.len();
        let Some(token) = self.tokens.last().filter(|token| token.words.contains(&word)) else {
            return (self.append(form, misc), false);
        };
        let token_end = self.text.len();
        let all = token_end - token.form.len()..token_end;
        let continues = word > token.words.start;
        let is_last = word + 1 == token.words.end;
        let rest = &self.text[self.token_start..];
        if rest.starts_with(form) && (rest.len() == form.len()) == is_last {
            let start = self.token_start;
            self.token_start += form.len();
            return (start..self.token_start, continues);
        }
        (all, continues)
    }

    /// Adds a token to the text and returns its place there.
    fn append(&mut self, form: &str, misc: &str) -> Range<usize> {
        if self.space {
            self.text.push(' ');
        }
        self.space = !is_without_space(misc);
        let start = self.text.len();
        self.text.push_str(form);
        start..self.text.len()
    }

    /// The line of each word.
    fn lines(&self, rows: &[(usize, &str)]) -> Vec<usize> {
        let is_word =
            |row: &&(usize, &str)| !row.1.split('\t').next().is_some_and(|number| number.contains('-'));
        rows.iter().filter(is_word).map(|row| row.0).collect()
    }
}

const NO_SPACE: &str = "SpaceAfter=No";

fn is_without_space(misc: &str) -> bool {
    misc.split('|').any(|note| note == NO_SPACE)
}

impl Sentence {
    /// The sentence that a tree over a page makes, as a parser's output is written: with `comments` (without `# `), the
    /// text line, and `SpaceAfter=No` where the page has no space.
    #[must_use]
    pub fn from_page(tree: Tree, page: &str, comments: &[&str]) -> Self {
        let slice = |span: Span| &page[span.start as usize..span.end as usize];
        let text = slice(tree.subtree_span(tree.root())).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut lines: Vec<String> = comments.iter().map(|comment| format!("# {comment}")).collect();
        lines.push(format!("# text = {text}"));
        let spaces = |end: u32| {
            let rest = &page[end as usize..];
            if rest.is_empty() || rest.starts_with(char::is_whitespace) { "_" } else { NO_SPACE }
        };
        let mut tokens: Vec<MultiwordToken> = Vec::new();
        let mut unread = Vec::with_capacity(tree.len());
        let words: Vec<_> = tree.words().collect();
        for token in words.chunk_by(|_, next| next.continues_token()) {
            let (first, last) = (token[0], token[token.len() - 1]);
            let after = spaces(last.span().end);
            if token.len() > 1 {
                let words = first.index().get()..last.index().number();
                let form = slice(Span { start: first.span().start, end: last.span().end }).to_owned();
                tokens.push(MultiwordToken { words, form, columns: format!("_\t_\t_\t_\t_\t_\t_\t{after}") });
            }
            let misc = if token.len() > 1 { "_" } else { after };
            unread.extend(token.iter().map(|_| ["_".into(), "_".into(), misc.into()]));
        }
        drop(words);
        Self { comments: lines, text, tree, unread, tokens }
    }

    /// The same tokens with another tree over their words, as a parser finds it; XPOS and DEPS are left out.
    ///
    /// # Panics
    /// If the tree has another number of words.
    #[must_use]
    pub fn with_tree(&self, tree: Tree) -> Self {
        assert_eq!(tree.len(), self.tree.len(), "the tree is over other words");
        let unread = self.unread.iter().map(|[_, _, misc]| ["_".into(), "_".into(), misc.clone()]).collect();
        Self { tree, unread, ..self.clone() }
    }

    /// Whether the next sentence of the text follows after a space.
    #[must_use]
    pub fn ends_with_space(&self) -> bool {
        let last = self.tokens.last().filter(|token| token.words.end == self.tree.len());
        let misc = match last {
            Some(token) => token.columns.rsplit('\t').next().unwrap_or_default(),
            None => &self.unread[self.tree.len() - 1][2],
        };
        !is_without_space(misc)
    }

    /// The value of a comment: `krant-1` for `sent_id` of `# sent_id = krant-1`.
    #[must_use]
    pub fn comment(&self, name: &str) -> Option<&str> {
        let value = |line: &'_ str| -> Option<usize> {
            let (found, value) = line.strip_prefix('#')?.split_once('=')?;
            (found.trim() == name).then_some(line.len() - value.len())
        };
        self.comments.iter().find_map(|line| value(line).map(|start| line[start..].trim()))
    }

    /// The tokens of several words: "don't".
    #[must_use]
    pub fn multiword_tokens(&self) -> &[MultiwordToken] {
        &self.tokens
    }

    /// The language's own tag (XPOS), `_` for none: `NNS` for "rebels".
    #[must_use]
    pub fn xpos(&self, word: WordIndex) -> &str {
        &self.unread[word.get()][0]
    }

    /// The column MISC, `_` for none: `SpaceAfter=No` for the word before a full stop.
    #[must_use]
    pub fn misc(&self, word: WordIndex) -> &str {
        &self.unread[word.get()][2]
    }
}

impl fmt::Display for Sentence {
    /// Writes the sentence as CoNLL-U has it, with the empty line that ends it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for comment in &self.comments {
            writeln!(formatter, "{comment}")?;
        }
        let mut tokens = self.tokens.iter().peekable();
        for (word, [xpos, dependencies, misc]) in self.tree.words().zip(&self.unread) {
            let number = word.index().number();
            if let Some(token) = tokens.next_if(|token| token.words.start + 1 == number) {
                writeln!(formatter, "{number}-{}\t{}\t{}", token.words.end, token.form, token.columns)?;
            }
            let features = if word.features().is_empty() { "_" } else { word.features() };
            let head = word.head().map_or(0, WordIndex::number);
            write!(formatter, "{number}\t{}\t{}\t{}\t", word.form(), word.lemma(), word.upos())?;
            writeln!(formatter, "{xpos}\t{features}\t{head}\t{}\t{dependencies}\t{misc}", word.relation())?;
        }
        formatter.write_char('\n')
    }
}

const COLUMNS: [&str; 10] =
    ["ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"];

/// A line that is not as CoNLL-U has it, or a sentence whose heads make no tree.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}: {}", self.message())]
pub struct ConlluError {
    file: String,
    line: usize,
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    Columns(usize),
    EmptyColumn(&'static str),
    CarriageReturn,
    EmptyNode(String),
    Number { found: String, expected: usize },
    Head(String),
    Upos(UposError),
    Relation(RelationError),
    Tree(TreeError),
    TooLong,
}

impl ConlluError {
    fn message(&self) -> String {
        match &self.kind {
            ErrorKind::Columns(found) => format!("{found} columns (there must be 10, divided by tabs)"),
            ErrorKind::EmptyColumn(name) => format!("the column {name} is empty (write _ for nothing)"),
            ErrorKind::CarriageReturn => {
                "the line ends in a carriage return (lines must end in a line feed alone)".to_owned()
            }
            ErrorKind::EmptyNode(number) => {
                format!("'{number}' is an empty node (only basic trees are read: leave such lines out)")
            }
            ErrorKind::Number { found, expected } => {
                format!(
                    "the word's number is '{found}' (it must be {expected}, or {expected}-N for a token of words)"
                )
            }
            ErrorKind::Head(found) => {
                format!("the head is '{found}' (it must be a word's number, or 0 for the root)")
            }
            ErrorKind::Upos(error) => error.to_string(),
            ErrorKind::Relation(error) => error.to_string(),
            ErrorKind::Tree(error) => error.to_string(),
            ErrorKind::TooLong => "the sentence has over four billion bytes (divide it)".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLL: &str = "\
# sent_id = krant-1
# text = Er vielen drie doden.
1\tEr\ter\tADV\tVNW|aanw\t_\t2\texpl\t_\t_
2\tvielen\tvallen\tVERB\tWW|pv\tNumber=Plur|Tense=Past\t0\troot\t_\t_
3\tdrie\tdrie\tNUM\tTW\t_\t4\tnummod\t_\t_
4\tdoden\tdode\tNOUN\tN|soort\tNumber=Plur\t2\tnsubj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tLET\t_\t2\tpunct\t2:punct\tSpaceAfter=No

";

    const DENIAL: &str = "\
# text = They didn't gonna fire.
1\tThey\tthey\tPRON\tPRP\t_\t5\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
4-5\tdu feu\t_\t_\t_\tTypo=Yes\t_\t_\t_\tSpaceAfter=No
4\tde\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tfeu\tfire\tVERB\tVB\t_\t0\troot\t_\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

";

    fn check_refused(from: &str, to: &str, message: &str) {
        let changed = TOLL.replacen(from, to, 1);
        assert_ne!(changed, TOLL);
        assert_eq!(read("krant.conllu", &changed).expect_err("no sentence").to_string(), message);
    }

    #[test]
    fn sentences_are_written_as_they_were_read() {
        let file = format!("{TOLL}{DENIAL}");
        let sentences = read("krant.conllu", &file).expect("sentences");
        let written: String = sentences.iter().map(Sentence::to_string).collect();
        assert_eq!(written, file);
    }

    #[test]
    fn the_text_and_its_spans_follow_the_spaces() {
        let sentence = &read("krant.conllu", TOLL).expect("sentences")[0];
        assert_eq!(sentence.text, "Er vielen drie doden.");
        for word in sentence.tree.words() {
            assert_eq!(&sentence.text[word.span().start as usize..word.span().end as usize], word.form());
        }
        assert_eq!(sentence.comment("sent_id"), Some("krant-1"));
        assert_eq!(sentence.comment("newdoc"), None);
    }

    #[test]
    fn words_of_one_token_stand_on_their_letters_or_on_the_whole_token() {
        let sentence = &read("krant.conllu", DENIAL).expect("sentences")[0];
        let spans = sentence.tree.words().map(|word| {
            let on = &sentence.text[word.span().start as usize..word.span().end as usize];
            format!("{on}{}", if word.continues_token() { "<" } else { "" })
        });
        assert_eq!(spans.collect::<Vec<_>>(), ["They", "did", "n't<", "du feu", "du feu<", "."]);
        assert_eq!(sentence.text, "They didn't du feu.");
    }

    #[test]
    fn a_tree_over_a_page_gets_its_spaces_and_tokens_from_the_page() {
        let page = "They didn't\nfire.";
        let rows =
            [("They", 0, 4, false), ("did", 5, 8, false), ("n't", 8, 11, true), ("fire", 12, 16, false)];
        let words =
            rows.into_iter().chain([(".", 16, 17, false)]).map(|(form, start, end, continues_token)| {
                let head = (form != "fire").then_some(WordIndex::new(3));
                let relation = if head.is_some() { "dep" } else { "root" }.parse().expect("a relation");
                let span = Span { start, end };
                let upos = crate::Upos::X;
                NewWord { form, lemma: form, upos, features: "_", head, relation, span, continues_token }
            });
        let sentence = Sentence::from_page(Tree::new(words).expect("a tree"), page, &["sent_id = 1"]);
        let expected = "\
# sent_id = 1
# text = They didn't fire.
1\tThey\tThey\tX\t_\t_\t4\tdep\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdid\tX\t_\t_\t4\tdep\t_\t_
3\tn't\tn't\tX\t_\t_\t4\tdep\t_\t_
4\tfire\tfire\tX\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tX\t_\t_\t4\tdep\t_\t_

";
        assert_eq!(sentence.to_string(), expected);
    }

    #[test]
    fn a_wrong_line_is_named_with_what_would_be_right() {
        check_refused(
            "\t2\texpl",
            "\t2 expl",
            "krant.conllu:3: 9 columns (there must be 10, divided by tabs)",
        );
        check_refused("\tTW\t", "\t\t", "krant.conllu:5: the column XPOS is empty (write _ for nothing)");
        check_refused(
            "nsubj",
            "nsubjj",
            "krant.conllu:6: no relation is called 'nsubjj' (did you mean 'nsubj'?)",
        );
        check_refused(
            "3\tdrie",
            "4\tdrie",
            "krant.conllu:5: the word's number is '4' (it must be 3, or 3-N for a token of words)",
        );
        check_refused(
            "4\tdoden",
            "3.1\tdoden",
            "krant.conllu:6: '3.1' is an empty node (only basic trees are read: leave such lines out)",
        );
        check_refused(
            "\t4\tnummod",
            "\t_\tnummod",
            "krant.conllu:5: the head is '_' (it must be a word's number, or 0 for the root)",
        );
    }

    #[test]
    fn heads_that_make_no_tree_are_named_by_line() {
        check_refused(
            "\t2\tnsubj",
            "\t3\tnsubj",
            "krant.conllu:5: the heads above word 3 go round in a circle (they must end at the root)",
        );
        check_refused(
            "\t2\tnsubj",
            "\t0\tnsubj",
            "krant.conllu:6: words 2 and 4 are both roots (one of them must have a head)",
        );
        check_refused(
            "\t4\tnummod",
            "\t3\tnummod",
            "krant.conllu:5: word 3 is its own head (it must be another word, or the root)",
        );
    }

    #[test]
    fn comments_without_words_are_no_sentence() {
        let message = read("krant.conllu", "\n# text = leeg\n\n").expect_err("no sentence").to_string();
        assert_eq!(message, "krant.conllu:2: a sentence needs at least one word");
        assert_eq!(read("krant.conllu", "\n\n"), Ok(Vec::new()));
    }
}
