//! What stands on the page, from the line down to the word?

use std::ops::Range;
use std::sync::Arc;

use crate::conventions::Conventions;
use crate::lines::{self, Line, LineKind, Paragraph};
use crate::published::Published;
use crate::sentences;
use crate::span::{SentenceIndex, Span, TokenIndex};
use crate::tokens::Tokenizer;
use crate::words::push_words;

/// A text cut into lines, paragraphs, sentences, tokens and words; all of them are byte ranges of the unchanged text.
#[derive(Debug, Clone)]
pub struct Page {
    text: Arc<str>,
    header: Option<Published>,
    lines: Vec<Line>,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    words: Vec<Span>,
}

impl Page {
    /// The most bytes a page can hold; what is beyond stays in the text and is not cut into sentences.
    pub const MAX_BYTES: usize = u32::MAX as usize - 1;

    /// Cuts a text by the conventions of its language; never fails, and takes time linear in the text.
    #[must_use]
    pub fn read(text: impl Into<Arc<str>>, conventions: &Conventions) -> Page {
        let text = text.into();
        let (lines, header) = lines::read(readable(&text), conventions);
        let mut page = Page {
            header,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 5),
            words: Vec::with_capacity(text.len() / 5),
            lines,
            text,
        };
        page.read_paragraphs(conventions);
        page
    }

    fn read_paragraphs(&mut self, conventions: &Conventions) {
        let text = self.text.clone();
        let mut tokenizer = Tokenizer::new(&text, conventions);
        let mut first = 0;
        while first < self.lines.len() {
            let Line { paragraph, kind, .. } = self.lines[first];
            let is_same = |line: &&Line| line.paragraph == paragraph && line.kind == kind;
            let last = first + self.lines[first..].iter().take_while(is_same).count() - 1;
            self.read_stretch(&mut tokenizer, first..last + 1, conventions);
            first = last + 1;
        }
        self.note_paragraphs();
    }

    /// Cuts neighbouring lines of one kind into sentences.
    fn read_stretch(
        &mut self,
        tokenizer: &mut Tokenizer<'_>,
        lines: Range<usize>,
        conventions: &Conventions,
    ) {
        let mut line = lines.start;
        let pieces = tokenizer.cut(self.lines[lines.start].span.to(self.lines[lines.end - 1].span));
        let text = Arc::clone(&self.text);
        for stretch in sentences::cut(&text, pieces, conventions) {
            let first = self.tokens.len() as u32;
            let first_word = self.words.len() as u32;
            for at in stretch.pieces.clone() {
                let next = pieces.get(at + 1).map_or("", |piece| piece.span.slice(&text));
                let span = pieces[at].span;
                let point = if stretch.pointed == Some(at) { span.end - 1 } else { span.end };
                self.push_token(Span::new(span.start, point), next, conventions);
                if point < span.end {
                    self.push_token(Span::new(point, span.end), next, conventions);
                }
            }
            let start = pieces[stretch.pieces.start].span;
            while self.lines[line].span.end <= start.start {
                line += 1;
            }
            let Line { kind, paragraph, .. } = self.lines[line];
            self.sentences.push(Sentence {
                span: start.to(pieces[stretch.pieces.end - 1].span),
                line: line as u32,
                paragraph,
                kind,
                cut: stretch.is_cut,
                tokens: first..self.tokens.len() as u32,
                words: first_word..self.words.len() as u32,
            });
        }
    }

    fn push_token(&mut self, span: Span, next: &str, conventions: &Conventions) {
        let word = self.words.len() as u32;
        push_words(&self.text, span, next, conventions, &mut self.words);
        self.tokens.push(Token { span, words: word..self.words.len() as u32 });
    }

    fn note_paragraphs(&mut self) {
        for line in &self.lines {
            match self.paragraphs.get_mut(line.paragraph as usize) {
                Some(paragraph) => paragraph.span = paragraph.span.to(line.span),
                None => self.paragraphs.push(Paragraph { span: line.span, sentences: 0..0 }),
            }
        }
        for (index, sentence) in (0..).zip(&self.sentences) {
            let sentences = &mut self.paragraphs[sentence.paragraph as usize].sentences;
            let start = if sentences.end == 0 { index } else { sentences.start };
            *sentences = start..index + 1;
        }
    }

    /// The text as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it came, to keep.
    #[must_use]
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The date of the archive's header line: October 2020 in "date 2020-10 De regering …".
    #[must_use]
    pub fn header_date(&self) -> Option<Published> {
        self.header
    }

    /// The lines in order; between them stand only blanks.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The paragraphs in order.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The sentences in order; between them stand only blanks.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens of all sentences in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The spans of all words in order, those of "don't" as two.
    #[must_use]
    pub fn words(&self) -> &[Span] {
        &self.words
    }

    /// The sentence that holds this byte, if it does not stand on a blank between two.
    #[must_use]
    pub fn sentence_at(&self, byte: u32) -> Option<SentenceIndex> {
        let index = self.sentences.partition_point(|sentence| sentence.span.end <= byte);
        let sentence = self.sentences.get(index)?;
        (sentence.span.start <= byte).then_some(SentenceIndex(index as u32))
    }
}

/// A sentence, or a heading, caption or credit that stands where a sentence could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token's first byte to its last token's last.
    pub span: Span,
    /// The line its first token stands on, as an index into [`Page::lines`].
    pub line: u32,
    /// Its paragraph, as an index into [`Page::paragraphs`].
    pub paragraph: u32,
    /// What its lines are for.
    pub kind: LineKind,
    /// Whether it was cut at [`crate::MAX_WORDS`] tokens and goes on in the next.
    pub cut: bool,
    tokens: Range<u32>,
    words: Range<u32>,
}

impl Sentence {
    /// Its tokens in order: "Zeker", "26", "doden", ".".
    #[must_use]
    pub fn tokens<'p>(&self, page: &'p Page) -> &'p [Token] {
        &page.tokens[self.tokens.start as usize..self.tokens.end as usize]
    }

    /// Its words in order, as a parser reads them: "do", "n't" for the one token "don't".
    pub fn words<'p>(&self, page: &'p Page) -> impl ExactSizeIterator<Item = Word<'p>> + use<'p> {
        let first = self.words.start;
        let mut token = self.tokens.start;
        let start = self.tokens.start;
        self.word_spans(page).iter().enumerate().map(move |(index, span)| {
            while page.tokens[token as usize].words.end <= first + index as u32 {
                token += 1;
            }
            Word { span: *span, form: span.slice(&page.text), token: TokenIndex(token - start) }
        })
    }

    /// The spans of its words in order.
    #[must_use]
    pub fn word_spans<'p>(&self, page: &'p Page) -> &'p [Span] {
        &page.words[self.words.start as usize..self.words.end as usize]
    }

    /// Its words of text, blanks included: "Zeker 26 doden."
    #[must_use]
    pub fn text<'p>(&self, page: &'p Page) -> &'p str {
        self.span.slice(&page.text)
    }
}

/// A run of letters or a mark that is cut no further on paper: "doden", "30.000", "don't", ",".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Its words, as a range of [`Page::words`]: one, or two for "don't".
    pub words: Range<u32>,
}

impl Token {
    /// Its letters: "30.000".
    #[must_use]
    pub fn text<'p>(&self, page: &'p Page) -> &'p str {
        self.span.slice(&page.text)
    }
}

/// A word of Universal Dependencies: a token, or the part of one, such as "n't".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'p> {
    /// Its bytes.
    pub span: Span,
    /// Its letters.
    pub form: &'p str,
    /// The token of the sentence that it belongs to.
    pub token: TokenIndex,
}

fn readable(text: &str) -> &str {
    let mut end = text.len().min(Page::MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
