//! What does the exit status say?

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use crate::talk;

/// How a command ended that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There are results.
    Found,
    /// There is nothing to show.
    Nothing,
    /// An input could not be read; whatever the others gave was shown.
    Failed,
}

/// Why a command could not be carried out to its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Standard output could not be written.
    Output(io::Error),
    /// Something else, as it is to be said.
    Failed(String),
}

impl Stop {
    pub(crate) fn failed(error: impl Display) -> Stop {
        Stop::Failed(error.to_string())
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

/// 0 found, 1 nothing, 2 failed; who closes the pipe has seen enough, and that is success.
pub(crate) fn exit_code(outcome: Result<Outcome, Stop>) -> ExitCode {
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            talk::say(format_args!("standard output: {error}"));
            ExitCode::from(2)
        }
        Err(Stop::Failed(message)) => {
            talk::say(message);
            ExitCode::from(2)
        }
    }
}
