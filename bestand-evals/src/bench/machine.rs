//! On what machine, from what commit and by what command were the figures made?

use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Where and how a run is made.
pub(super) struct Machine {
    processor: String,
    cores: usize,
    commit: String,
    command: String,
}

impl Machine {
    /// This machine, the commit of the folder that the command runs in, and the command.
    pub(super) fn here() -> Self {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        Self {
            processor: field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned()),
            cores: std::thread::available_parallelism().map_or(1, Into::into),
            commit: commit(),
            command: format!("bestand-evals {}", arguments.join(" ")),
        }
    }

    /// The first lines of a run's file.
    pub(super) fn heading(&self, name: &str, tokens: usize) -> String {
        format!("{}- text: {tokens} tokens\n\n", self.opening(name))
    }

    /// What stands above the figures of any run; facts of its own may follow.
    pub(super) fn opening(&self, name: &str) -> String {
        let Self { processor, cores, commit, command } = self;
        format!(
            "# Bench: {name}\n\n- date: {}\n- machine: {processor}, {cores} cores\n- commit: {commit}\n\
             - command: `{command}`\n",
            today()
        )
    }
}

/// The value of a line "name: value" of a file of the system.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'))?;
    Some(value.trim().to_owned())
}

fn commit() -> String {
    let git = |arguments: &[&str]| -> Option<String> {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let changed =
        git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|changes| !changes.is_empty());
    let commit = git(&["rev-parse", "--short", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    if changed { format!("{commit} with changes") } else { commit }
}

/// The processor time of this thread.
pub(super) fn processor_time() -> Duration {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// The processor time of all threads of this process, those that have ended too.
pub(super) fn processor_time_of_all() -> Duration {
    const TICKS_PER_SECOND: u64 = 100;
    let statistics = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in brackets and may hold blanks; twelve fields on stand the times of user and system.
    let behind = statistics.rsplit(") ").next().unwrap_or_default();
    let ticks = behind.split(' ').skip(11).take(2).filter_map(|number| number.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 1000 / TICKS_PER_SECOND)
}

/// The most memory that this process has held so far.
pub(super) fn peak_memory_bytes() -> u64 {
    status_bytes("VmHWM")
}

/// The memory that this process holds now.
pub(super) fn memory_bytes() -> u64 {
    status_bytes("VmRSS")
}

fn status_bytes(name: &str) -> u64 {
    let kilobytes = field("/proc/self/status", name).and_then(|value| value.split(' ').next()?.parse().ok());
    1024 * kilobytes.unwrap_or(0u64)
}

/// The date in UTC: `2026-11-21`.
pub(super) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    date_of_day(seconds / 86_400)
}

/// The date so many days after 1 January 1970, by Howard Hinnant's `civil_from_days`.
fn date_of_day(days: u64) -> String {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        let dates = [0, 59, 789, 19_782, 20_778].map(date_of_day);
        assert_eq!(dates, ["1970-01-01", "1970-03-01", "1972-02-29", "2024-02-29", "2026-11-21"]);
    }

    #[test]
    fn processor_time_passes_with_work() {
        let start = processor_time();
        let mut sum = 0_u64;
        while processor_time() == start {
            sum = sum.wrapping_add(1);
        }
        assert!(processor_time() > start);
    }
}
