//! What can the terminal show, if there is one?
#![expect(clippy::disallowed_methods, reason = "an edge: the environment says whether colour is wanted")]

use std::io::{self, IsTerminal};

/// How wide the results may be, and whether they may be in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// In columns.
    pub(crate) width: usize,
    /// Whether the colour codes of ANSI terminals may be used.
    pub(crate) colour: bool,
}

/// The width where there is no terminal to ask.
const WIDTH: usize = 100;
/// Beyond this, lines become hard to read.
const WIDEST: usize = 110;
/// Below this, wrapping makes it no better.
const NARROWEST: usize = 40;

impl Look {
    /// The look of standard output: colour only on a terminal that does not decline it (no-color.org).
    pub(crate) fn of_output() -> Look {
        let is_terminal = io::stdout().is_terminal();
        let declined = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let size = if is_terminal { terminal_size::terminal_size() } else { None };
        let width = size.map_or(WIDTH, |(width, _)| usize::from(width.0));
        Look { width: width.clamp(NARROWEST, WIDEST), colour: is_terminal && !declined && !is_dumb }
    }
}
