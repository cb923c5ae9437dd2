//! Where does one sentence end and the next begin?

use std::ops::Range;

use crate::conventions::{Conventions, Mark};
use crate::letters::{face_len, is_apostrophe, is_closer, is_opener, is_stop, is_word};
use crate::tokens::Piece;

/// The most tokens a sentence may have (of which some, as "don't", may hold two words); a longer one is cut there and
/// marked so.
pub const MAX_WORDS: usize = 1_000;

/// The most opening marks that are looked through for a sentence's first word.
const MAX_LEADS: usize = 16;

/// A sentence as a range of the pieces of its stretch.
#[derive(Debug, Clone)]
pub(crate) struct Stretch {
    pub(crate) pieces: Range<usize>,
    pub(crate) is_cut: bool,
    /// The piece whose last point is a token of its own.
    pub(crate) pointed: Option<usize>,
}

/// The sentences of a stretch of text, which never go over its ends.
pub(crate) fn cut<'t>(
    text: &'t str,
    pieces: &'t [Piece],
    conventions: &'t Conventions,
) -> impl Iterator<Item = Stretch> + use<'t> {
    let mut cutter = Cutter { text, pieces, conventions, is_quote_open: false };
    let mut start = 0;
    std::iter::from_fn(move || {
        (start < pieces.len()).then(|| {
            let stretch = cutter.next_from(start);
            start = stretch.pieces.end;
            stretch
        })
    })
}

struct Cutter<'t> {
    text: &'t str,
    pieces: &'t [Piece],
    conventions: &'t Conventions,
    is_quote_open: bool,
}

impl<'t> Cutter<'t> {
    fn next_from(&mut self, start: usize) -> Stretch {
        let limit = self.pieces.len().min(start + MAX_WORDS);
        let mut at = start;
        while at < limit {
            let word = self.word(at);
            if word == "\"" {
                self.is_quote_open = !self.is_quote_open;
            }
            at += 1;
            if self.may_end(start, at - 1, word) {
                let end = self.with_closers(at, limit);
                at = end;
                if self.starts_sentence(end, word) {
                    return Stretch { pieces: start..end, is_cut: false, pointed: self.pointed(start, end) };
                }
            }
        }
        let is_cut = limit < self.pieces.len();
        let pointed = if is_cut { None } else { self.pointed(start, limit) };
        Stretch { pieces: start..limit, is_cut, pointed }
    }

    /// The last word, where it is an abbreviation and the language lets the sentence have its point.
    fn pointed(&self, start: usize, end: usize) -> Option<usize> {
        let is_mark = |at: &usize| !self.word(*at).contains(is_word);
        let last = (start..end).rev().take(4).find(|at| !is_mark(at))?;
        let word = self.word(last);
        let is_last = (last + 1..end).all(|at| !self.word(at).contains(is_stop));
        let is_abbreviation = word.len() > 1 && word.ends_with('.') && end - start < MAX_WORDS;
        (self.conventions.splits(Mark::LastPoint) && is_abbreviation && is_last).then_some(last)
    }

    fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.span.slice(self.text))
    }

    /// Whether the sentence may end with this token: a stop, a face, an abbreviation that can stand last, an address.
    fn may_end(&self, start: usize, at: usize, word: &str) -> bool {
        if !word.ends_with(is_stop) {
            return self.pieces[at].is_address
                || self.ends_mail_line(start, at, word)
                || is_face(word)
                || is_rule(word);
        }
        if word.starts_with(is_stop) {
            return at > start && !self.is_item_number(start, at);
        }
        self.conventions.may_end_sentence(word)
            || (is_initials(word) && !self.conventions.is_abbreviation(word))
    }

    /// Whether a line of a letter ends here, where the letter's lines were run together: "Best regards,", the stamp
    /// "03/27/2001 09:11 AM", the address in "<desk@example.org>".
    fn ends_mail_line(&self, start: usize, at: usize, word: &str) -> bool {
        match word {
            ">" | ">>" => at > start,
            "," => (1..=3).contains(&(at - start)) && self.conventions.is_sign_off(self.between(start, at)),
            _ => {
                at >= start + 2 && self.word(at - 1).contains(':') && self.word(at - 2).contains('/') && {
                    self.conventions.is_unit(word)
                }
            }
        }
    }

    fn between(&self, start: usize, end: usize) -> &'t str {
        self.pieces[start].span.to(self.pieces[end - 1].span).slice(self.text)
    }

    /// "3." at the head of a line counts the line.
    fn is_item_number(&self, start: usize, at: usize) -> bool {
        at == start + 1 && self.word(start).bytes().all(|byte| byte.is_ascii_digit()) && self.word(at) == "."
    }

    /// After the quotation marks, brackets and further stops that belong to the sentence.
    fn with_closers(&mut self, at: usize, limit: usize) -> usize {
        let mut at = at;
        while at < limit {
            let word = self.word(at);
            let is_attached = self.pieces[at].span.start == self.pieces[at - 1].span.end;
            let closes = match word {
                "\"" => self.is_quote_open,
                "''" => true,
                _ if word.starts_with(is_apostrophe) && word.chars().count() == 1 => is_attached,
                _ => word.starts_with(is_closer) || word.chars().all(is_stop) || is_face(word),
            };
            if !closes {
                break;
            }
            if word == "\"" {
                self.is_quote_open = false;
            }
            at += 1;
        }
        at
    }

    /// Whether what follows can open a sentence after `last`.
    fn starts_sentence(&self, end: usize, last: &str) -> bool {
        let mut at = end;
        while at < end + MAX_LEADS && self.is_lead(at) {
            at += 1;
        }
        let word = self.word(at);
        let Some(first) = word.chars().find(|letter| is_word(*letter)) else {
            return at >= self.pieces.len() || is_rule(word);
        };
        if is_face(last) {
            return true;
        }
        if last.ends_with(is_stop) && !last.starts_with(is_stop) {
            return self.conventions.is_starter(word);
        }
        let next = self.word(at + 1);
        let is_elided = word.starts_with(is_apostrophe) && next.starts_with(char::is_uppercase);
        let is_large = !first.is_lowercase() || is_elided || self.starts_small(end, last);
        is_large && !self.conventions.follows_ordinal(word)
    }

    /// Whether a sentence may start with a small letter at `at`: straight after a stop that is no ellipsis.
    fn starts_small(&self, at: usize, last: &str) -> bool {
        let is_ellipsis = last.starts_with("..") || last.starts_with('…');
        !is_ellipsis && self.word(at - 1) == last && self.conventions.allows_small_start(last)
    }

    /// What may stand before the first word: an opening mark, a dash.
    fn is_lead(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(is_opener)
            || matches!(word, "\"" | ",," | "``" | "-" | "--" | "–" | "—" | "•" | "*")
            || (word.chars().count() == 1 && word.starts_with(is_apostrophe))
    }
}

/// "J.", "U.S.", "N.V.": single letters with points.
fn is_initials(word: &str) -> bool {
    word.split_terminator('.').all(|part| part.chars().count() == 1)
}

fn is_face(word: &str) -> bool {
    let is_mark = |first: &u8| !first.is_ascii_alphanumeric();
    (2..=3).contains(&word.len())
        && word.as_bytes().first().is_some_and(is_mark)
        && face_len(word) == Some(word.len())
}

/// "-----", "*****": a line drawn with marks.
fn is_rule(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() >= 4
        && matches!(bytes[0], b'-' | b'=' | b'_' | b'*' | b'~' | b'#')
        && bytes.iter().all(|byte| *byte == bytes[0])
}
