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
const LINE: &str = "{spinner} {human_pos} {msg}, {per_sec}, {elapsed_precise}";

impl Progress {
    /// Begins to count reports that are read.
    pub(crate) fn new() -> Progress {
        Progress::of("reports read")
    }

    /// Begins to count what the words say.
    pub(crate) fn of(what: &'static str) -> Progress {
        let style = ProgressStyle::with_template(LINE).unwrap_or_else(|_| ProgressStyle::default_spinner());
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(style)
            .with_message(what);
        Progress {
            line,
            is_shown: false,
            is_wanted: io::stderr().is_terminal() && !io::stdout().is_terminal(),
        }
    }

    /// One more is done.
    pub(crate) fn step(&mut self) {
        self.reach(self.line.position() + 1);
    }

    /// So many are done.
    pub(crate) fn reach(&mut self, done: u64) {
        self.line.set_position(done);
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
