//! Where does one token end and the next begin?

use crate::conventions::{Conventions, Mark};
use crate::letters::{
    face_len, is_address, is_apostrophe, is_blank, is_closer, is_flag, is_hyphen, is_mark, is_opener,
    is_stop, is_word,
};
use crate::span::Span;

/// A token before its sentence is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// "www.example.org".
    pub(crate) is_address: bool,
}

/// Cuts stretches of one text into tokens; every byte is looked at a bounded number of times.
pub(crate) struct Tokenizer<'t> {
    text: &'t str,
    conventions: &'t Conventions,
    pieces: Vec<Piece>,
    /// The end of the stretch and of the run of ink at hand.
    stretch_end: usize,
    run_end: usize,
    /// Up to where no address was found.
    no_address_before: usize,
    is_single_quote_open: bool,
}

/// How a word goes on at a mark inside it.
enum Joint {
    /// The word may go on from there.
    On(usize),
    /// The word ends there.
    Last(usize),
    /// The word ended before the mark.
    Stop,
}

impl<'t> Tokenizer<'t> {
    pub(crate) fn new(text: &'t str, conventions: &'t Conventions) -> Tokenizer<'t> {
        Tokenizer {
            text,
            conventions,
            pieces: Vec::new(),
            stretch_end: 0,
            run_end: 0,
            no_address_before: 0,
            is_single_quote_open: false,
        }
    }

    /// The tokens of a stretch of the text.
    pub(crate) fn cut(&mut self, stretch: Span) -> &[Piece] {
        self.pieces.clear();
        self.stretch_end = stretch.end as usize;
        self.is_single_quote_open = false;
        let mut at = stretch.start as usize;
        loop {
            at = self.skip(at, is_blank);
            if at >= self.stretch_end {
                return &self.pieces;
            }
            self.run_end = self.skip(at, |letter| !is_blank(letter));
            self.cut_run(at);
            at = self.run_end;
        }
    }

    /// The first place from `at` on where the letter is another.
    fn skip(&self, at: usize, same: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[at..self.stretch_end];
        rest.find(|letter| !same(letter)).map_or(self.stretch_end, |len| at + len)
    }

    /// Cuts a run of ink, from `start` to the blank after it; most runs are one plain word.
    fn cut_run(&mut self, start: usize) {
        let plain = &self.text.as_bytes()[start..self.run_end];
        if plain.iter().all(u8::is_ascii_alphabetic) {
            self.pieces.push(Piece { span: Span::of(start, self.run_end), is_address: false });
            return;
        }
        let mut at = start;
        while at < self.run_end {
            let end = match self.address_end(at) {
                Some(end) => {
                    self.pieces.push(Piece { span: Span::of(at, end), is_address: true });
                    end
                }
                None => {
                    let end = self.token_end(at, at == start);
                    self.push(at, end)
                }
            };
            at = end;
        }
    }

    fn push(&mut self, start: usize, end: usize) -> usize {
        let middle = self.unit_start(start, end).unwrap_or(start);
        if middle > start {
            self.pieces.push(Piece { span: Span::of(start, middle), is_address: false });
        }
        self.pieces.push(Piece { span: Span::of(middle, end), is_address: false });
        end
    }

    /// Where the unit begins in "5pm".
    fn unit_start(&self, start: usize, end: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[start..end];
        if !bytes[0].is_ascii_digit() || bytes.len() > 24 {
            return None;
        }
        let digits = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':'))
            .count();
        self.conventions.is_unit(&self.text[start + digits..end]).then_some(start + digits)
    }

    fn token_end(&mut self, at: usize, is_first: bool) -> usize {
        let Some(letter) = self.letter(at) else { return self.run_end };
        if is_word(letter) {
            return self.word_end(at, at);
        }
        let next = at + letter.len_utf8();
        match letter {
            _ if is_apostrophe(letter) || letter == '‘' => self.apostrophe_end(at, next, is_first),
            '.' if self.letter(next).is_some_and(|letter| letter.is_ascii_digit()) => self.word_end(at, next),
            '#' if is_first && self.is_letter(next) => self.word_end(at, next),
            '+' if is_first && self.letter(next).is_some_and(is_word) => self.word_end(at, next),
            _ if is_stop(letter) => self.skip_run(at, is_stop),
            _ if is_hyphen(letter) && is_first && self.is_hyphen_word(next) => self.word_end(at, next),
            '(' if self.bracket_end(at).is_some_and(|end| self.is_letter(end)) => {
                self.word_end(at, self.bracket_end(at).unwrap_or(next))
            }
            ':' | ';' | '=' | '<' | '^' | '(' => {
                self.face_end(at).unwrap_or_else(|| self.repeat_end(at, letter))
            }
            ',' if self.letter(next) == Some(',') => next + 1,
            _ if is_flag(letter) => {
                self.letter(next).filter(|second| is_flag(*second)).map_or(next, |_| next + 4)
            }
            _ if is_opener(letter) || is_closer(letter) || matches!(letter, '"' | ',') => next,
            _ => self.repeat_end(at, letter),
        }
    }

    /// The end of a row of one mark with what changes it: "---", "***", an emoji with its colour.
    fn repeat_end(&self, at: usize, mark: char) -> usize {
        let end = self.skip_run(at, |letter| letter == mark || is_mark(letter));
        match (mark.is_ascii(), end > at + 1 && self.text[..end].ends_with('\u{200d}'), self.letter(end)) {
            (false, true, Some(joined)) => self.skip_run(end, |letter| letter == joined || is_mark(letter)),
            _ => end,
        }
    }

    fn skip_run(&self, at: usize, same: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[at..self.run_end];
        rest.find(|letter| !same(letter)).map_or(self.run_end, |len| at + len)
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.text[at..self.run_end].chars().next()
    }

    fn letter_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn is_letter(&self, at: usize) -> bool {
        self.letter(at).is_some_and(char::is_alphabetic)
    }

    /// "-ie" and "-3" are words where hyphens do not cut.
    fn is_hyphen_word(&self, after: usize) -> bool {
        !self.conventions.splits(Mark::Hyphen) && self.letter(after).is_some_and(char::is_alphanumeric)
    }

    /// The end of ":-)" and its like.
    fn face_end(&self, at: usize) -> Option<usize> {
        face_len(&self.text[at..self.run_end]).map(|len| at + len)
    }

    /// The end of an apostrophe: of a word such as "'s" or "'69", of the mark "''", or of a quotation mark.
    fn apostrophe_end(&mut self, at: usize, next: usize, is_first: bool) -> usize {
        let letters_end = self.skip_run(next, is_word).min(next + 16);
        let letters = self.text.get(next..letters_end).unwrap_or_default();
        let is_year = letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_digit());
        if is_year || self.conventions.is_elided(letters) {
            return self.word_end(at, letters_end);
        }
        if self.letter(next) == self.letter(at) || self.text[at..].starts_with("‘’") {
            return next + next - at;
        }
        let is_opening = is_first || self.letter_before(at).is_some_and(is_opener);
        self.is_single_quote_open = self.letter(at) == Some('‘') || (is_opening && next < self.run_end);
        next
    }

    /// The end of an address: "www.example.org/a", "desk@example.org".
    fn address_end(&mut self, at: usize) -> Option<usize> {
        if at < self.no_address_before || !self.letter(at).is_some_and(is_word) {
            return None;
        }
        let end = self.skip_run(at, |letter| {
            !matches!(letter, '"' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '|')
        });
        let rest = &self.text[at..end];
        if !is_address(rest) {
            self.no_address_before = end;
            return None;
        }
        let is_after = |letter: char| {
            is_apostrophe(letter) || is_stop(letter) || matches!(letter, ',' | ';' | ':' | '’' | '”')
        };
        Some(at + rest.trim_end_matches(is_after).len())
    }

    /// The end of the word that starts at `start` and is known to reach `at`.
    fn word_end(&self, start: usize, at: usize) -> usize {
        let mut at = at;
        loop {
            at = self.skip_run(at, is_word);
            match self.joint(start, at) {
                Joint::On(next) => at = next,
                Joint::Last(end) => return end,
                Joint::Stop => return at,
            }
        }
    }

    fn joint(&self, start: usize, at: usize) -> Joint {
        let Some(mark) = self.letter(at) else { return Joint::Stop };
        let next = at + mark.len_utf8();
        let before = self.letter_before(at).unwrap_or(' ');
        let after = self.letter(next).unwrap_or(' ');
        let is_between_digits = before.is_ascii_digit() && after.is_ascii_digit();
        let is_between_words = is_word(before) && is_word(after);
        match mark {
            '.' => self.point(start, at),
            ',' if before.is_ascii_digit() && self.text[next..self.run_end].starts_with('-') => {
                self.price(next)
            }
            ',' | ':' if is_between_digits => Joint::On(next),
            '&' | '_' | '@' | '*' | '·' if is_between_words => Joint::On(next),
            '/' => self.slash(start, at, next),
            '%' if before.is_ascii_digit() && !self.conventions.splits(Mark::Percent) => Joint::On(next),
            '$' if before.is_ascii_uppercase() => Joint::Last(next),
            '°' if before.is_ascii_digit() => Joint::On(next),
            '(' if !self.conventions.splits(Mark::Bracket) && before.is_alphabetic() => {
                self.bracket_end(at).map_or(Joint::Stop, Joint::On)
            }
            _ if is_hyphen(mark) => self.hyphen(start, at, next),
            _ if is_apostrophe(mark) => self.apostrophe(next, before, after),
            _ => Joint::Stop,
        }
    }

    /// "en/of" is one token where slashes do not cut; where they do, "9/11" and "w/o" are.
    fn slash(&self, start: usize, at: usize, next: usize) -> Joint {
        let is_between_words =
            self.letter_before(at).is_some_and(is_word) && self.letter(next).is_some_and(is_word);
        let is_whole = !self.conventions.splits(Mark::Slash) || self.is_whole(start);
        match (is_between_words, is_whole) {
            (true, true) => Joint::On(next),
            (true, false) if self.is_day_of_month(start, at, next) => Joint::On(next),
            _ => Joint::Stop,
        }
    }

    /// "9/11", "12/7" and "03/27/2001", but not "24/7" and "2/3".
    fn is_day_of_month(&self, start: usize, at: usize, next: usize) -> bool {
        let is_digit = |letter: char| letter.is_ascii_digit();
        let end = self.skip_run(next, is_digit);
        let (before, after) = (self.near(start, at), self.near(next, end));
        let number =
            |digits: &str, last: u8| digits.parse().is_ok_and(|number: u8| (1..=last).contains(&number));
        let is_day = number(before, 12) && number(after, 31) && before.len() + after.len() > 2;
        let is_longer =
            before.contains('/') || self.letter(end) == Some('/') || self.letter(end).is_some_and(is_hyphen);
        let is_digits = before.ends_with(is_digit) && !after.is_empty();
        is_digits && (is_longer || is_day)
    }

    /// The text from `start` to `end`, or nothing where it is too long for any table.
    fn near(&self, start: usize, end: usize) -> &'t str {
        if end - start > 48 { "" } else { &self.text[start..end] }
    }

    /// "10.000,-".
    fn price(&self, hyphen: usize) -> Joint {
        if self.letter(hyphen + 1).is_some_and(is_word) { Joint::Stop } else { Joint::Last(hyphen + 1) }
    }

    /// After the letters in brackets: "dam(men)plan", "zoon(s)".
    fn bracket_end(&self, at: usize) -> Option<usize> {
        if self.conventions.splits(Mark::Bracket) {
            return None;
        }
        let close = self.text[at + 1..self.run_end]
            .char_indices()
            .take(20)
            .find(|(_, letter)| !letter.is_alphabetic())?;
        (close.0 > 0 && close.1 == ')').then_some(at + 1 + close.0 + 1)
    }

    fn point(&self, start: usize, at: usize) -> Joint {
        let before = self.letter_before(at).unwrap_or(' ');
        let next = at + 1;
        if at == start || !is_word(before) {
            return Joint::Stop;
        }
        match self.letter(next) {
            Some(after) if is_word(after) => self.inner_point(start, at, before, after),
            Some('.') if self.letter(next + 1).is_some_and(is_stop) => Joint::Stop,
            after => self.last_point(start, at, before, after),
        }
    }

    fn inner_point(&self, start: usize, at: usize, before: char, after: char) -> Joint {
        let next = at + 1;
        if (before.is_ascii_digit() && after.is_ascii_digit()) || self.is_one_letter(start, at) {
            return Joint::On(next);
        }
        if self.is_abbreviation(start, next) && (after.is_uppercase() || after.is_ascii_digit()) {
            return Joint::Last(next);
        }
        let second = self.text[next..self.run_end].chars().nth(1).unwrap_or(' ');
        let is_sentence = after.is_uppercase() && !second.is_uppercase() && !second.is_ascii_digit();
        if is_sentence { Joint::Stop } else { Joint::On(next) }
    }

    fn last_point(&self, start: usize, at: usize, before: char, after: Option<char>) -> Joint {
        let next = at + 1;
        let is_inner = self.text[start..at].bytes().rev().take(8).any(|byte| byte == b'.');
        let is_initials = is_inner && self.is_one_letter(start, at);
        let is_initial = at - start == before.len_utf8()
            && before.is_uppercase()
            && !self.conventions.is_no_initial(&self.text[start..at])
            && self.has_word_after(next);
        if is_initials || is_initial || self.is_abbreviation(start, next) {
            return if after.is_some_and(is_hyphen) { Joint::On(next) } else { Joint::Last(next) };
        }
        Joint::Stop
    }

    /// Whether one letter alone stands before the point: "J.", the "a" of "o.a.".
    fn is_one_letter(&self, start: usize, at: usize) -> bool {
        let mut letters = self.text[start..at].chars().rev();
        letters.next().is_some_and(char::is_alphabetic) && !letters.next().is_some_and(is_word)
    }

    fn is_abbreviation(&self, start: usize, end: usize) -> bool {
        let word = self.near(start, end);
        let part = word.rfind(is_hyphen).map_or(word, |at| word[at..].trim_start_matches(is_hyphen));
        self.conventions.is_abbreviation(word)
            || (part.len() < word.len() && self.conventions.is_abbreviation(part))
    }

    fn has_word_after(&self, at: usize) -> bool {
        self.text[at..self.stretch_end].chars().take(4).any(is_word)
    }

    fn hyphen(&self, start: usize, at: usize, next: usize) -> Joint {
        let after = self.letter(next).unwrap_or(' ');
        if is_word(after) {
            return if self.conventions.splits(Mark::Hyphen)
                && !self.is_whole(start)
                && !self.is_tied(start, at, after)
            {
                Joint::Stop
            } else {
                Joint::On(next)
            };
        }
        let is_apart = self.conventions.splits(Mark::Hyphen);
        if is_apostrophe(after)
            && !is_apart
            && self.text[next..self.run_end].chars().nth(1).is_some_and(is_word)
        {
            return Joint::On(next + after.len_utf8());
        }
        let is_end = after == ' ' || matches!(after, ',' | ';' | ')' | '.' | '"');
        if !is_apart && is_end { Joint::Last(next) } else { Joint::Stop }
    }

    /// Whether a hyphen does not cut though hyphens do: "non-lethal", "555-0100".
    fn is_tied(&self, start: usize, at: usize, after: char) -> bool {
        let before = self.near(start, at);
        if after.is_ascii_digit() && before.ends_with(|letter: char| letter.is_ascii_digit()) {
            return self.is_call_number(start, at);
        }
        self.conventions.is_prefix(before)
    }

    /// Whether groups of digits make one number, as three groups do, or one of four digits after a shorter one.
    fn is_call_number(&self, start: usize, at: usize) -> bool {
        let is_digit = |letter: char| letter.is_ascii_digit();
        let second = self.skip_run(at + 1, is_digit);
        let first_len = at - self.text[..at].trim_end_matches(is_digit).len().max(start);
        let goes_on = self.letter(second) == Some('-') && self.letter(second + 1).is_some_and(is_digit);
        let is_third = self.near(start, at).contains('-');
        goes_on || is_third || (second - at == 5 && first_len != 4)
    }

    /// Whether the word that begins at `start`, marks included, is of those that stay whole: "e-mail".
    fn is_whole(&self, start: usize) -> bool {
        const LONGEST: usize = 48;
        let is_part = |letter: &(usize, char)| is_word(letter.1) || is_hyphen(letter.1) || letter.1 == '/';
        let letters = self.text[start..self.run_end].char_indices().take(LONGEST).take_while(is_part);
        let end = letters.last().map_or(start, |(at, letter)| start + at + letter.len_utf8());
        self.conventions.is_whole(self.near(start, end))
    }

    fn apostrophe(&self, next: usize, before: char, after: char) -> Joint {
        if after.is_alphanumeric() {
            return if is_word(before) { Joint::On(next) } else { Joint::Stop };
        }
        let is_owner = matches!(before, 's' | 'x' | 'z' | 'S') && !self.is_single_quote_open;
        if is_owner && !self.letter(next).is_some_and(is_apostrophe) {
            Joint::Last(next)
        } else {
            Joint::Stop
        }
    }
}
