//! How many are counted here? Numbers, vague quantities, ranges and their hedges.

use bestand_claim::Hedge;
use bestand_syntax::WordIndex;

use crate::number::spelled;
use crate::numerals::{Kind, Numerals};

/// A quantity of a sentence: "zeker 350" in "zeker 350 militairen" leaves 350 and more open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// The first word, hedges included: "zeker".
    pub(crate) first: WordIndex,
    /// The first word of the number itself: "350".
    pub(crate) number: WordIndex,
    /// The last word of the number.
    pub(crate) last: WordIndex,
    /// The least that the words leave open.
    pub(crate) low: Option<u64>,
    /// The most.
    pub(crate) high: Option<u64>,
    /// How the words hedge.
    pub(crate) hedge: Hedge,
    /// Whether it comes on top of earlier ones: "nog eens 26".
    pub(crate) addition: bool,
    /// Whether it is no more than an article: "een burger".
    pub(crate) article: bool,
    /// Whether it is a word such as "tientallen" or "veel".
    pub(crate) vague: bool,
}

/// How far hedges may stand from the number, in words.
const HEDGE_REACH: usize = 5;
/// How far behind the number "of meer" may stand.
const AFTER_REACH: usize = 5;

/// All quantities of a sentence, in order; `lower` are its forms in lower case.
pub(crate) fn quantities(lower: &[String], numerals: &Numerals) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        match read(lower, at, numerals) {
            Some(core) => {
                found.push(hedged(lower, &core, numerals));
                at = core.end;
            }
            None => at += 1,
        }
    }
    found
}

/// A number or a vague word before its hedges are looked at.
struct Core {
    start: usize,
    end: usize,
    low: Option<f64>,
    high: Option<f64>,
    vague: bool,
    range: bool,
}

fn read(lower: &[String], at: usize, numerals: &Numerals) -> Option<Core> {
    if opens_hedge(lower, at, numerals) {
        return None;
    }
    vague(lower, at, numerals).or_else(|| share(lower, at, numerals)).or_else(|| range(lower, at, numerals))
}

/// "een" of "een kleine 2.800" belongs to the hedge.
fn opens_hedge(lower: &[String], at: usize, numerals: &Numerals) -> bool {
    numerals
        .longest(&lower[at..], Kind::Hedge)
        .is_some_and(|(words, _)| words > 1 && spelled(&lower[at + words..], numerals).is_some())
}

/// "tientallen", "een paar", "tens of thousands": the longest entry that opens here.
fn vague(lower: &[String], at: usize, numerals: &Numerals) -> Option<Core> {
    let (words, entry) = numerals.longest(&lower[at..], Kind::Vague)?;
    let more = numerals.longest(&lower[at + words..], Kind::Vague).filter(|_| entry.value.len() < 2);
    let (words, entry) = more.map_or((words, entry), |(further, second)| (words + further, second));
    let bound = |text: &str| text.parse().ok();
    Some(Core {
        start: at,
        end: at + words,
        low: bound(&entry.value),
        high: bound(&entry.second),
        vague: true,
        range: false,
    })
}

/// "de helft van de 120.000", "two thirds of 90": a share of a number that stands beside it.
fn share(lower: &[String], at: usize, numerals: &Numerals) -> Option<Core> {
    const REACH: usize = 4;
    const BEHIND: usize = 16;
    let times = spelled(&lower[at..], numerals);
    let skip = times.map_or(0, |times| times.words);
    let fraction = numerals.entry(lower.get(at + skip)?, Kind::Fraction)?;
    let (above, below) = fraction.value.split_once('/')?;
    let counted = times.is_some() || at > 0 && numerals.entry(&lower[at - 1], Kind::Article).is_some();
    if below != "2" && !counted {
        return None;
    }
    let part =
        above.parse::<f64>().ok()? / below.parse::<f64>().ok()? * times.map_or(1.0, |times| times.value);
    let from = at + skip + 1;
    let whole = (from..lower.len().min(from + REACH)).find_map(|place| {
        spelled(&lower[place..], numerals).filter(|whole| whole.value > 1.0).map(|whole| (place, whole))
    });
    if whole.is_none() && below != "2" {
        return None;
    }
    let behind = || {
        (0..at)
            .rev()
            .take(BEHIND)
            .find_map(|place| spelled(&lower[place..at], numerals).filter(|whole| whole.value > 1.0))
    };
    let Some((place, whole)) = whole else {
        let value = (behind()?.value * part).floor();
        return Some(Core {
            start: at,
            end: at + skip + 1,
            low: Some(value),
            high: Some(value),
            vague: false,
            range: false,
        });
    };
    let value = (whole.value * part).floor();
    Some(Core {
        start: at,
        end: place + whole.words,
        low: Some(value),
        high: Some(value),
        vague: false,
        range: false,
    })
}

/// "30", "10 tot 15", "tussen 10 en 15".
fn range(lower: &[String], at: usize, numerals: &Numerals) -> Option<Core> {
    let opening = numerals.longest(&lower[at..], Kind::RangeOpen).map(|(words, _)| words);
    let start = at + opening.unwrap_or(0);
    let first = spelled(&lower[start..], numerals)?;
    let end = start + first.words;
    let between = if opening.is_some() { Kind::RangeClose } else { Kind::Range };
    let link = lower.get(end..).and_then(|rest| numerals.longest(rest, between));
    let second = link
        .and_then(|(words, _)| spelled(&lower[end + words..], numerals).map(|second| (end + words, second)));
    let second = second.filter(|(_, second)| second.value > first.value);
    if opening.is_some() && second.is_none() {
        return None;
    }
    let (end, high) =
        second.map_or((end, first.value), |(place, second)| (place + second.words, second.value));
    Some(Core {
        start,
        end,
        low: Some(first.value),
        high: Some(high),
        vague: false,
        range: high > first.value,
    })
}

fn hedged(lower: &[String], core: &Core, numerals: &Numerals) -> Quantity {
    let (mut first, mut hedge) = (core.start, None);
    while first > 0 && core.start - first < HEDGE_REACH {
        let Some((words, value)) = hedge_before(lower, first, numerals) else { break };
        first -= words;
        hedge = hedge.or(value);
    }
    let addition = (1..=3).any(|words| {
        first >= words && phrase(lower, first - words, first, numerals, Kind::Addition)
            || phrase_within(lower, first, core.start, words, numerals)
    });
    let article = core.end - core.start == 1
        && core.low == Some(1.0)
        && numerals.entry(&lower[core.start], Kind::Article).is_some();
    let hedge = hedge.or_else(|| hedge_after(lower, core.end, numerals)).filter(|_| !article);
    let (low, high, hedge) = bounds(core, hedge.as_deref());
    Quantity {
        first: WordIndex::new(first),
        number: WordIndex::new(core.start),
        last: WordIndex::new(core.end - 1),
        low,
        high,
        hedge,
        addition,
        article,
        vague: core.vague,
    }
}

/// The longest hedge that ends before `end`: its words, and its kind where it is more than "inmiddels".
fn hedge_before(lower: &[String], end: usize, numerals: &Numerals) -> Option<(usize, Option<Box<str>>)> {
    const LONGEST: usize = 4;
    (1..=LONGEST.min(end)).rev().find_map(|words| {
        let (length, entry) = numerals.longest(&lower[end - words..end], Kind::Hedge)?;
        (length == words).then(|| (words, (&*entry.value != "exact").then(|| entry.value.clone())))
    })
}

fn hedge_after(lower: &[String], from: usize, numerals: &Numerals) -> Option<Box<str>> {
    (from..lower.len().min(from + AFTER_REACH))
        .find_map(|at| numerals.longest(&lower[at..], Kind::HedgeAfter))
        .map(|(_, entry)| entry.value.clone())
}

fn phrase(lower: &[String], from: usize, to: usize, numerals: &Numerals, kind: Kind) -> bool {
    numerals.longest(&lower[from..to], kind).is_some_and(|(words, _)| words == to - from)
}

/// "another" may itself be counted among the hedges.
fn phrase_within(lower: &[String], first: usize, end: usize, words: usize, numerals: &Numerals) -> bool {
    (first..end).any(|at| at + words <= end && phrase(lower, at, at + words, numerals, Kind::Addition))
}

/// The interval that number and hedge leave open (FORMAT.md, `low`, `high`).
fn bounds(core: &Core, hedge: Option<&str>) -> (Option<u64>, Option<u64>, Hedge) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers are whole and below 1e15 here"
    )]
    let whole = |value: f64| value.clamp(0.0, 1e15) as u64;
    let (low, high) = (core.low.map(whole), core.high.map(whole));
    match hedge {
        _ if core.vague && low.is_none() => (None, None, Hedge::Magnitude),
        _ if core.vague => (low, high, Hedge::Magnitude),
        Some("at-least") => (low, None, Hedge::AtLeast),
        Some("more-than") => (low.map(|low| low + 1), None, Hedge::MoreThan),
        Some("nearly") => (None, high, Hedge::Nearly),
        Some("less-than") => (None, high.map(|high| high.saturating_sub(1)), Hedge::Nearly),
        Some("at-most") => (None, high, Hedge::AtMost),
        Some("about") => (low, high, Hedge::About),
        _ if core.range => (low, high, Hedge::Between),
        _ => (low, high, Hedge::Exact),
    }
}
