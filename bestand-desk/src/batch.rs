//! How are many reports done several at once, and given back in the order in which they came?

use bestand_intake::{Incoming, IntakeError};
use bestand_reader::Packs;
use rayon::prelude::*;
use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::failure::Failure;
use crate::open::{Opened, Tongue, open};

/// Reports done several at a time, and given back in the order in which they came.
///
/// No more than some dozens are in memory at a time, and fewer where they are long, so that an archive streams through.
pub struct Batch<'p, I, T> {
    packs: &'p Packs,
    intake: I,
    tongue: Tongue<'p>,
    work: fn(Opened<'p>) -> T,
    done: VecDeque<Result<T, Failure>>,
}

/// So many reports are in memory at a time, until their texts have so many bytes together.
const AT_A_TIME: usize = 64;
const BYTES_AT_A_TIME: usize = 4 << 20;

impl<'p, I: Iterator<Item = Result<Incoming, IntakeError>>, T> Batch<'p, I, T> {
    pub(crate) fn doing(
        work: fn(Opened<'p>) -> T,
        packs: &'p Packs,
        intake: I,
        tongue: Tongue<'p>,
    ) -> Batch<'p, I, T> {
        Batch { packs, intake, tongue, work, done: VecDeque::new() }
    }

    fn take_some(&mut self) -> Vec<Result<Incoming, IntakeError>> {
        let (mut taken, mut bytes) = (Vec::new(), 0);
        while taken.len() < AT_A_TIME && bytes < BYTES_AT_A_TIME {
            let Some(incoming) = self.intake.next() else { break };
            bytes += incoming.as_ref().map_or(0, |incoming| incoming.text.len());
            taken.push(incoming);
        }
        taken
    }
}

impl<I: Iterator<Item = Result<Incoming, IntakeError>>, T: Send> Iterator for Batch<'_, I, T> {
    type Item = Result<T, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done.is_empty() {
            let taken = self.take_some();
            let (packs, tongue, work) = (self.packs, self.tongue, self.work);
            let done = taken.into_par_iter().map(|incoming| one(packs, incoming?, tongue, work));
            self.done = done.collect::<Vec<_>>().into();
        }
        self.done.pop_front()
    }
}

/// One report; a fault of the program in it must not cost the others.
fn one<'p, T>(
    packs: &'p Packs,
    incoming: Incoming,
    tongue: Tongue<'_>,
    work: fn(Opened<'p>) -> T,
) -> Result<T, Failure> {
    let origin = incoming.origin.clone();
    let done = catch_unwind(AssertUnwindSafe(|| open(packs, incoming, tongue).map(work)));
    done.unwrap_or_else(|fault| Err(Failure::fault(origin, message_of(&*fault))))
}

fn message_of(fault: &(dyn Any + Send)) -> &str {
    let text = fault.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| fault.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand_intake::Intake;

    /// Stands for a reader with a fault in it.
    #[expect(clippy::needless_pass_by_value, reason = "the work takes the report")]
    fn faulty(opened: Opened<'_>) -> usize {
        let words = opened.report.page().words().len();
        assert!(words != 4, "four words");
        words
    }

    fn check(lines: &str, expected: &[&str]) {
        let packs = Packs::built_in();
        let intake = Intake::stream("nieuws.jsonl", std::io::Cursor::new(lines.to_owned()));
        let batch = Batch::doing(faulty, &packs, intake, Tongue::Stated("nl"));
        let found: Vec<String> = batch
            .map(|done| done.map_or_else(|failure| failure.to_string(), |words| words.to_string()))
            .collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn a_fault_in_one_report_names_it_and_the_others_are_read() {
        check(
            "{\"text\": \"Tien doden.\"}\n{\"text\": \"Er vielen doden.\"}\n{\"text\": \"Geen.\"}\n",
            &["3", "nieuws.jsonl:2: the reader stopped at a fault of its own: four words", "2"],
        );
    }

    #[test]
    fn reports_keep_their_order_over_many_handfuls() {
        let lines: Vec<String> =
            (0..200).map(|number| format!("{{\"text\": \"{}\"}}", "woord ".repeat(number % 3 + 1))).collect();
        let expected: Vec<String> = (0..200).map(|number| (number % 3 + 1).to_string()).collect();
        check(&lines.join("\n"), &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_comes_of_no_reports() {
        check("", &["nieuws.jsonl: the file is empty"]);
    }
}
