//! Which of several carriers had the words first?

use std::cmp::Reverse;

use bestand_text::ReportId;
use jiff::civil::Date;

use super::words::words;
use crate::told::Carrier;

/// A report that carries some words, with what tells where it has them from: the Volkskrant, "aldus AFP", 160 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Carriage<'a> {
    /// The report.
    pub carrier: &'a Carrier,
    /// The agencies and outlets that it credits with these words: "persbureau AFP".
    pub credits: &'a [&'a str],
    /// The length of its sentence, in bytes.
    pub len: usize,
}

/// A carrier's place among those that carry the same words; the lowest is the first carrier.
///
/// Who surely appeared on an earlier day goes first: "9 October" before "October". On the same days goes first whom
/// another carrier credits, then who has the longer sentence, since copies are shortened, and then the lower report id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Precedence<'a> {
    is_undated: bool,
    last: Option<Date>,
    first: Reverse<Option<Date>>,
    is_uncredited: bool,
    len: Reverse<usize>,
    report: &'a ReportId,
}

impl<'a> Precedence<'a> {
    /// The place of one carrier among all of them.
    #[must_use]
    pub fn of(carriage: &Carriage<'a>, all: &[Carriage<'_>]) -> Precedence<'a> {
        let Carriage { carrier, credits: _, len } = *carriage;
        let days = carrier.days();
        let is_credited = all.iter().any(|other| credits(other, carrier));
        Precedence {
            is_undated: days.is_none(),
            last: days.map(|(_, last)| last),
            first: Reverse(days.map(|(first, _)| first)),
            is_uncredited: !is_credited,
            len: Reverse(len),
            report: &carrier.report,
        }
    }
}

/// The places of the carriers in `all`, from the first carrier on.
#[must_use]
pub fn by_precedence(all: &[Carriage<'_>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_cached_key(|&place| Precedence::of(&all[place], all));
    places
}

/// Whether another outlet's report credits this one: "het persbureau Interfax" credits the outlet Interfax.
fn credits(other: &Carriage<'_>, carrier: &Carrier) -> bool {
    let Some(outlet) = carrier.outlet.as_deref() else { return false };
    if other.carrier.outlet.as_deref() == Some(outlet) {
        return false;
    }
    other.credits.iter().any(|credit| holds(credit, outlet))
}

/// Whether the words of the outlet stand in the credit, in that order and together.
fn holds(credit: &str, outlet: &str) -> bool {
    let forms = |text: &str| words(text).map(|word| word.form).collect::<Vec<_>>();
    let (credit, outlet) = (forms(credit), forms(outlet));
    !outlet.is_empty() && credit.windows(outlet.len()).any(|some| some == outlet)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: date, outlet, credit, length; all separated by blanks, "-" for none.
    fn check(lines: &[&str], expected: &str) {
        let parts: Vec<Vec<&str>> = lines.iter().map(|line| line.split(' ').collect()).collect();
        let some = |part: &str| (part != "-").then(|| part.to_owned());
        let carriers: Vec<Carrier> = parts
            .iter()
            .map(|parts| Carrier {
                published: some(parts[0]).map(|date| date.parse().expect("a date")),
                report: ReportId::of(parts[1]),
                outlet: some(parts[1]).map(String::into_boxed_str),
            })
            .collect();
        let carriages: Vec<Carriage<'_>> = parts
            .iter()
            .zip(&carriers)
            .map(|(parts, carrier)| Carriage {
                carrier,
                credits: if parts[2] == "-" { &[] } else { &parts[2..3] },
                len: parts[3].parse().expect("a length"),
            })
            .collect();
        for turn in 0..carriages.len() {
            let mut turned = carriages.clone();
            turned.rotate_left(turn);
            let names =
                by_precedence(&turned).into_iter().map(|place| turned[place].carrier.outlet.as_deref());
            assert_eq!(names.map(|name| name.unwrap_or("-")).collect::<Vec<_>>().join(" "), expected);
        }
    }

    #[test]
    fn the_earlier_day_goes_first() {
        check(&["2020-10-09 AFP - 80", "2020-10-08 Trouw AFP 60"], "Trouw AFP");
    }

    #[test]
    fn a_known_day_goes_before_its_month_and_the_month_before_the_next_day() {
        check(
            &["2020-10 Maandblad - 9", "2020-10-31 Krant - 8", "2020-11-01 Avondblad - 7"],
            "Krant Maandblad Avondblad",
        );
    }

    #[test]
    fn an_undated_report_goes_last() {
        check(&["- Oud AFP 90", "2020-10-08 AFP - 60"], "AFP Oud");
    }

    #[test]
    fn on_the_same_day_the_credited_outlet_goes_first() {
        check(
            &["2020-10-08 Trouw persbureau-AFP 99", "2020-10-08 AFP - 60", "2020-10-08 Parool - 70"],
            "AFP Trouw Parool",
        );
    }

    #[test]
    fn a_report_that_credits_its_own_outlet_wins_nothing() {
        check(&["2020-10-08 AFP AFP 60", "2020-10-08 Trouw - 70"], "Trouw AFP");
    }

    #[test]
    fn the_longer_sentence_goes_before_the_shorter() {
        check(&["2020-10-08 Trouw - 99", "2020-10-08 Parool - 100"], "Parool Trouw");
    }

    #[test]
    fn all_else_being_the_same_the_report_id_decides() {
        let (one, other) = (ReportId::of("Trouw"), ReportId::of("Parool"));
        let expected = if one < other { "Trouw Parool" } else { "Parool Trouw" };
        check(&["2020-10-08 Trouw - 99", "2020-10-08 Parool - 99"], expected);
    }
}
