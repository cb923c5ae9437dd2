//! How far is a long command?

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::Duration;

/// A line on standard error that counts reports, once the work takes long; none where nobody watches it, or where the
/// results themselves run over the screen.
pub(crate) struct Progress {
    line: ProgressBar,
    is_shown: bool,
    is_wanted: bool,
}

/// Work is long after this.
const LONG: Duration = Duration::from_millis(1500);
const LINE: &str = "{spinner} {human_pos} reports read, {per_sec}, {elapsed_precise}{msg}";

impl Progress {
    /// Begins to count.
    pub(crate) fn new() -> Progress {
        let style = ProgressStyle::with_template(LINE).unwrap_or_else(|_| ProgressStyle::default_spinner());
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style);
        Progress {
            line,
            is_shown: false,
            is_wanted: io::stderr().is_terminal() && !io::stdout().is_terminal(),
        }
    }

    /// One more report is done.
    pub(crate) fn step(&mut self) {
        self.line.inc(1);
        if self.is_wanted && !self.is_shown && self.line.elapsed() > LONG {
            self.line.set_draw_target(ProgressDrawTarget::stderr());
            self.is_shown = true;
        }
    }

    /// Says something above the line.
    pub(crate) fn say_above(&self, say: impl FnOnce()) {
        self.line.suspend(say);
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.line.finish_and_clear();
    }
}
