//! Which reports come out of a file, a folder or a pipe, one after the other?

use crate::encoding;
use crate::error::{ErrorKind, IntakeError};
use crate::folder;
use crate::incoming::{Incoming, Origin};
use crate::{json, jsonl, plain};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The longest report taken in, and the longest line of a `.jsonl` file: 64 MiB, some ten million words.
pub const MAX_REPORT_BYTES: usize = 64 << 20;

/// The reports of one input, read while they are asked for; what cannot be read is an error between them.
pub struct Intake {
    files: VecDeque<PathBuf>,
    lines: Option<Lines>,
    waiting: VecDeque<Result<Incoming, IntakeError>>,
}

/// A `.jsonl` file that is being read.
struct Lines {
    name: String,
    number: usize,
    input: Box<dyn BufRead>,
}

impl Intake {
    /// The reports of a file, or of all `.txt`, `.jsonl` and `.json` files below a folder: `examples`.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        if !path.is_dir() {
            return Self { files: VecDeque::from([path.to_owned()]), lines: None, waiting: VecDeque::new() };
        }
        let refused = |kind| VecDeque::from([Err(IntakeError::new(Origin::file(&name_of(path)), kind))]);
        let (files, waiting) = match folder::files(path) {
            Ok(files) if files.is_empty() => (files, refused(ErrorKind::EmptyFolder)),
            Ok(files) => (files, VecDeque::new()),
            Err(error) => (Vec::new(), refused(ErrorKind::Io(error))),
        };
        Self { files: files.into(), lines: None, waiting }
    }

    /// The reports of a stream such as standard input: JSON Lines where it opens with `{`, a list of reports where it opens with `[{`, else
    /// one plain report.
    #[must_use]
    pub fn stream(name: &str, input: impl Read + 'static) -> Self {
        let mut intake = Self { files: VecDeque::new(), lines: None, waiting: VecDeque::new() };
        let mut input = BufReader::new(input);
        match input.fill_buf() {
            Ok(start) if start.trim_ascii_start().starts_with(b"{") => {
                intake.lines = Some(Lines::new(name, input));
            }
            Ok(_) => intake.waiting = whole(name, input, json::is_list),
            Err(error) => {
                let error = IntakeError::new(Origin::file(name), ErrorKind::Io(error));
                intake.waiting.push_back(Err(error));
            }
        }
        intake
    }

    fn next_file(&mut self) -> Option<Result<Incoming, IntakeError>> {
        let path = self.files.pop_front()?;
        let name = name_of(&path);
        match File::open(&path) {
            Err(error) => Some(Err(IntakeError::new(Origin::file(&name), ErrorKind::Io(error)))),
            Ok(file) if is_called(&path, "jsonl") => {
                self.lines = Some(Lines::new(&name, BufReader::new(file)));
                self.next()
            }
            Ok(file) => {
                self.waiting = whole(&name, file, |_| is_called(&path, "json"));
                self.next()
            }
        }
    }
}

impl Iterator for Intake {
    type Item = Result<Incoming, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(waiting) = self.waiting.pop_front() {
            return Some(waiting);
        }
        if let Some(lines) = &mut self.lines {
            match lines.next() {
                Some(report) => return Some(report),
                None => self.lines = None,
            }
        }
        self.next_file()
    }
}

impl Lines {
    fn new(name: &str, input: impl BufRead + 'static) -> Self {
        Self { name: name.to_owned(), number: 0, input: Box::new(input) }
    }

    fn next(&mut self) -> Option<Result<Incoming, IntakeError>> {
        loop {
            let line = self.next_line();
            let origin = Origin::line(&self.name, self.number);
            match line {
                Ok(None) => return None,
                Ok(Some(bytes)) if bytes.len() > MAX_REPORT_BYTES => {
                    return Some(Err(IntakeError::new(origin, ErrorKind::TooLong)));
                }
                Ok(Some(bytes)) => {
                    if let Some(report) = jsonl::report(origin, bytes) {
                        return Some(report);
                    }
                }
                Err(error) => {
                    self.input = Box::new(io::empty());
                    return Some(Err(IntakeError::new(origin, ErrorKind::Io(error))));
                }
            }
        }
    }

    /// The next line, of which no more than one byte over the limit is kept in memory.
    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.number += 1;
        let mut line = Vec::new();
        let limit = MAX_REPORT_BYTES as u64 + 1;
        if (&mut self.input).take(limit).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.len() > MAX_REPORT_BYTES && !line.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some(line))
    }
}

/// The reports of a whole file: those of its list where it is one, else the one report that it is.
fn whole(
    name: &str,
    input: impl Read,
    is_list: impl FnOnce(&[u8]) -> bool,
) -> VecDeque<Result<Incoming, IntakeError>> {
    let refused = |kind| IntakeError::new(Origin::file(name), kind);
    match bytes_of(input) {
        Ok(bytes) if is_list(&bytes) => json::reports(name, bytes).into(),
        Ok(bytes) => {
            [encoding::text(bytes).map_err(refused).and_then(|text| plain::report(name, text))].into()
        }
        Err(kind) => [Err(refused(kind))].into(),
    }
}

fn bytes_of(input: impl Read) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    input.take(MAX_REPORT_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(ErrorKind::Io)?;
    if bytes.len() > MAX_REPORT_BYTES { Err(ErrorKind::TooLong) } else { Ok(bytes) }
}

fn is_called(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}
