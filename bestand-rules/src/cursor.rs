//! What stands next on this line? A reader of words and signs that remembers where it is.

use crate::error::Fault;

/// A place in one line of a rule file.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(line: &'a str) -> Self {
        Self { rest: line }
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(crate) fn at_end(&self) -> bool {
        self.rest.trim_start().is_empty()
    }

    pub(crate) fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Whether the sign stands right here; moves past it if so.
    pub(crate) fn takes(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Whether these signs stand right here, in a row; moves past them if so.
    pub(crate) fn takes_all(&mut self, signs: &str) -> bool {
        let rest = self.rest.strip_prefix(signs);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    pub(crate) fn sees(&self, sign: impl FnMut(char) -> bool) -> bool {
        self.rest.starts_with(sign)
    }

    /// Moves past the sign, or says what stands there in its place.
    pub(crate) fn demand(&mut self, sign: char, wanted: &'static str) -> Result<(), Fault> {
        if self.takes(sign) { Ok(()) } else { Err(self.expected(wanted)) }
    }

    /// The longest run of letters that belong, perhaps empty.
    pub(crate) fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|letter| !belongs(letter)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }

    /// A name of small letters, digits and hyphens, as `die-verb`.
    pub(crate) fn name(&mut self, wanted: &'static str) -> Result<&'a str, Fault> {
        self.word(wanted, |letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
    }

    /// A run of at least one letter that belongs.
    pub(crate) fn word(
        &mut self,
        wanted: &'static str,
        belongs: impl Fn(char) -> bool,
    ) -> Result<&'a str, Fault> {
        let word = self.run(belongs);
        if word.is_empty() { Err(self.expected(wanted)) } else { Ok(word) }
    }

    /// The text between two straight quotation marks.
    pub(crate) fn quoted(&mut self, wanted: &'static str) -> Result<&'a str, Fault> {
        self.demand('"', wanted)?;
        let text = self.run(|letter| letter != '"');
        self.demand('"', "a closing quotation mark")?;
        Ok(text)
    }

    pub(crate) fn expected(&self, wanted: &'static str) -> Fault {
        let found = self.rest.split_whitespace().next().unwrap_or_default().chars().take(24).collect();
        Fault::Expected { wanted, found }
    }
}
