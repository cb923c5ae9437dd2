//! Which lines stand on the page, and what is each of them for?

use crate::conventions::Conventions;
use crate::letters::{is_apostrophe, is_blank, is_closer, is_opener, is_stop};
use crate::published::Published;
use crate::span::Span;

/// A line, or the part of a line that has a purpose of its own: in "Vrouwen in Goma. Beeld AP" the credit is a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its bytes, without the blanks around them.
    pub span: Span,
    /// What it is for.
    pub kind: LineKind,
    /// Which paragraph it belongs to, counted from 0.
    pub paragraph: u32,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// The date that the archive put before the text: "date 2020-10".
    Header,
    /// A title or subheading: "Angst voor een grote oorlog".
    Heading,
    /// What stands under a picture: "De minister (links) bij aankomst. Beeld AP" without its last two words.
    Caption,
    /// Who made the picture: "Beeld AP", "(Infografiek: De Courant)".
    Credit,
    /// The text itself.
    Body,
    /// What is no part of the report: "Lees ook: …".
    Boilerplate,
}

/// Lines that follow each other without a blank line or a hard break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first line's first byte to its last line's last.
    pub span: Span,
    /// Its sentences, as a range of [`crate::Page::sentences`].
    pub sentences: std::ops::Range<u32>,
}

/// Lines up to this width may have been broken by hand or by a mail program.
const WIDEST_WRAP: usize = 120;
/// Lines of a narrower page are taken for lines of their own.
const NARROWEST_WRAP: usize = 50;
const HEADING_WORDS: usize = 14;
const HEADING_WIDTH: usize = 110;
const CREDIT_WORDS: usize = 8;
const CREDIT_BYTES: usize = 120;

/// The lines of a text, and the date of its header line where it has one.
pub(crate) fn read(text: &str, conventions: &Conventions) -> (Vec<Line>, Option<Published>) {
    let rows = rows(text);
    let width = wrap_width(&rows);
    let mut lines = Vec::with_capacity(rows.len());
    let mut header = None;
    let mut paragraph = 0;
    let mut first = 0;
    while first < rows.len() {
        let mut last = first + 1;
        while last < rows.len() && goes_on(text, &rows[last - 1], &rows[last], width) {
            last += 1;
        }
        let mut spans: Vec<Span> = rows[first..last].iter().map(|row| row.span).collect();
        if first == 0
            && let Some((date, span)) = header_of(text, spans[0], conventions)
        {
            header = Some(date);
            lines.push(Line { span, kind: LineKind::Header, paragraph });
            spans[0] = trimmed(text, Span::new(span.end, spans[0].end));
            spans.retain(|span| !span.is_empty());
            paragraph += 1;
        }
        let is_alone = rows.len() == 1;
        push_paragraph(text, &spans, is_alone, paragraph, conventions, &mut lines);
        paragraph += u32::from(!spans.is_empty());
        first = last;
    }
    (lines, header)
}

/// One row of the file that is not blank.
struct Row {
    span: Span,
    width: usize,
    /// A long address does not show how wide the page is.
    is_one_word: bool,
    is_after_blank: bool,
}

fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut is_after_blank = true;
    let mut start = 0;
    let mut was_return = false;
    let ends = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'\n' | b'\r')).map(|(at, _)| at);
    for end in ends.chain([text.len()]) {
        let is_crlf = was_return && end == start && text.as_bytes().get(end) == Some(&b'\n');
        was_return = text.as_bytes().get(end) == Some(&b'\r');
        let span = trimmed(text, Span::of(start, end));
        start = end + 1;
        if !span.is_empty() {
            let slice = span.slice(text);
            let is_one_word = slice.split_ascii_whitespace().nth(2).is_none();
            rows.push(Row { span, width: slice.chars().count(), is_one_word, is_after_blank });
            is_after_blank = false;
        } else if !is_crlf {
            is_after_blank = true;
        }
    }
    rows
}

fn trimmed(text: &str, span: Span) -> Span {
    let slice = span.slice(text);
    let end = slice.trim_end_matches(is_blank).len() as u32;
    let start = (slice.len() - slice.trim_start_matches(is_blank).len()) as u32;
    Span::new(span.start + start.min(end), span.start + end)
}

/// The width at which the page was broken into lines, if it was.
fn wrap_width(rows: &[Row]) -> Option<usize> {
    let widest = rows.iter().filter(|row| !row.is_one_word).map(|row| row.width).max().unwrap_or(0);
    (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest).then_some(widest)
}

/// Whether a row goes on with the sentence or paragraph of the row before it.
fn goes_on(text: &str, before: &Row, row: &Row, width: Option<usize>) -> bool {
    if row.is_after_blank {
        return false;
    }
    let slice = row.span.slice(text);
    let first = slice.chars().next().unwrap_or(' ');
    let is_unfinished = !ends_with_stop(before.span.slice(text));
    if first.is_lowercase() && is_unfinished {
        return true;
    }
    let first_word = slice.split(char::is_whitespace).next().unwrap_or_default();
    let is_item = first_word.chars().all(|letter| matches!(letter, '-' | '*' | '•' | '–' | '—'));
    let would_not_fit = |width| before.width + 1 + first_word.chars().take(width).count() > width;
    !is_item && width.is_some_and(would_not_fit)
}

fn ends_with_stop(line: &str) -> bool {
    let is_after_stop = |letter: char| is_closer(letter) || is_apostrophe(letter) || letter == '"';
    line.trim_end_matches(is_after_stop).ends_with(is_stop)
}

/// The date that the first line opens with, and its bytes.
fn header_of(text: &str, line: Span, conventions: &Conventions) -> Option<(Published, Span)> {
    let mut words = line.slice(text).split_ascii_whitespace();
    let word = words.next()?;
    let value = words.next()?;
    if !conventions.headers().iter().any(|header| *header == word.trim_end_matches(':').to_lowercase()) {
        return None;
    }
    let date = value.parse().ok()?;
    let end = value.as_ptr() as usize + value.len() - text.as_ptr() as usize;
    Some((date, Span::new(line.start, end as u32)))
}

fn push_paragraph(
    text: &str,
    spans: &[Span],
    is_alone: bool,
    paragraph: u32,
    conventions: &Conventions,
    lines: &mut Vec<Line>,
) {
    let Some((last, rest)) = spans.split_last() else { return };
    let credit = credit_start(last.slice(text), conventions);
    let whole = last.to(spans[0]).slice(text);
    let kind = match credit {
        Some((_, Credit::Picture)) => LineKind::Caption,
        _ if is_boilerplate(whole, conventions) => LineKind::Boilerplate,
        None if !is_alone && spans.len() == 1 && is_heading(whole) => LineKind::Heading,
        _ => LineKind::Body,
    };
    lines.extend(rest.iter().map(|span| Line { span: *span, kind, paragraph }));
    let end = credit.map_or(last.end, |(start, _)| last.start + start as u32);
    let before_credit = trimmed(text, Span::new(last.start, end));
    if !before_credit.is_empty() {
        lines.push(Line { span: before_credit, kind, paragraph });
    }
    if credit.is_some() {
        lines.push(Line { span: Span::new(end, last.end), kind: LineKind::Credit, paragraph });
    }
}

/// What a credit is given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Credit {
    /// "Beeld AP".
    Picture,
    /// "(Reuters)", which may also stand behind a text.
    Name,
}

/// Where the credit begins that ends the line: after "(rechts). " in "De minister (rechts). Beeld AP".
fn credit_start(line: &str, conventions: &Conventions) -> Option<(usize, Credit)> {
    let mut floor = line.len().saturating_sub(CREDIT_BYTES);
    while !line.is_char_boundary(floor) {
        floor += 1;
    }
    let credit = |start: usize| {
        let tail = &line[start..];
        let name = || (start > 0 && is_bracketed_name(tail)).then_some((start, Credit::Name));
        if is_credit(tail, conventions) { Some((start, Credit::Picture)) } else { name() }
    };
    let after_gap = |(at, _): (usize, &str)| floor + at + 1;
    let is_after_stop = |start: &usize| ends_with_stop(line[..*start].trim_end());
    let gaps = line[floor..].match_indices(' ').map(after_gap).filter(is_after_stop);
    (floor == 0).then_some(0).into_iter().chain(gaps).find_map(credit)
}

fn is_credit(tail: &str, conventions: &Conventions) -> bool {
    let inner = tail.trim_start_matches(is_opener);
    let is_marked = |marker: &String| {
        let after = inner.strip_prefix(marker.as_str())?.chars().next()?;
        Some((after == ':' || after == '/', after.is_whitespace()))
    };
    let Some((is_colon, is_space)) = conventions.credits().iter().find_map(is_marked) else { return false };
    let is_bracketed = tail.ends_with(')') && inner.len() < tail.len();
    tail.split_whitespace().count() <= CREDIT_WORDS
        && (is_colon || (is_space && (is_bracketed || !tail.ends_with(is_stop))))
}

/// "(Reuters)", "(Ana Brown/The Courier)": capitalised words in brackets behind the last sentence.
fn is_bracketed_name(tail: &str) -> bool {
    let inner = tail.strip_prefix('(').and_then(|tail| tail.strip_suffix(')'));
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with(is_stop);
    inner.is_some_and(|inner| inner.split_whitespace().count() <= 4 && inner.split([' ', '/']).all(is_name))
}

fn is_boilerplate(paragraph: &str, conventions: &Conventions) -> bool {
    let opener: String = paragraph.chars().take(40).flat_map(char::to_lowercase).collect();
    let is_whole = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    conventions.boilerplate().iter().any(|start| opener.strip_prefix(start.as_str()).is_some_and(is_whole))
}

fn is_heading(line: &str) -> bool {
    let is_open = line.ends_with([',', ';', ':', '-']);
    !is_open
        && line.len() <= 4 * HEADING_WIDTH
        && line.chars().count() <= HEADING_WIDTH
        && !ends_with_stop(line)
        && line.split_whitespace().count() <= HEADING_WORDS
        && line.chars().any(char::is_alphabetic)
}
