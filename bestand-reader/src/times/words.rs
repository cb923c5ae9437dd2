//! Which words of a language tell times?

use std::fmt;

use bestand_claim::Zone;
use jiff::civil::Weekday;
use rustc_hash::FxHashMap;
use thiserror::Error;

use super::kinds::{DAYS, HOURS, KINDS, hours, number};

/// What a word or phrase does in an expression of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// "vrijdag".
    Weekday(Weekday),
    /// "Sun": only beside a date.
    ShortWeekday(Weekday),
    /// "september".
    Month(Month),
    /// "ochtend": its hours of a day.
    Part(Hours),
    /// "nacht op": its hours from the day named after it, the evening before being below 0.
    Onto(Hours),
    /// "nacht van", with a second day: its hours from the first of the two days.
    Across(Hours),
    /// "op" in "de nacht van maandag op dinsdag".
    Onward,
    /// "dinsdagochtend".
    WeekdayPart(Weekday, Hours),
    /// "vannacht": its hours from the day of publication.
    NowPart(Hours),
    /// "gisteren": so many days from the day of publication.
    Day(i32),
    /// "oudejaarsavond": month and day.
    Feast(i8, i8),
    /// "weken".
    Unit { unit: Unit, plural: bool },
    /// "zomer": the month in which it begins.
    Season(i8),
    /// "vorige": the unit before the present one.
    Deictic { shift: i32, clip: Clip },
    /// "afgelopen": up to publication.
    Recent { plural: bool },
    /// "in het weekend": that last begun.
    Weekend,
    /// "komende": from publication on.
    Coming,
    /// "geleden".
    Ago,
    /// "twee" in "twee weken geleden".
    Number(f64),
    /// "enkele".
    Few,
    /// "ruim" before a number.
    Hedge,
    /// "begin", "eind", and its hours of a day where it has them: "late Monday".
    Edge(Edge, Option<Hours>),
    /// "van" in "de ochtend van 27 september".
    Of,
    /// "sinds".
    Opener(Opener),
    /// "tot" in "van 1 tot 4 maart".
    To,
    /// "de".
    Article { year: bool },
    /// "uur"; hours of a clock of twelve, as o'clock, need a part of the day.
    Hour { twelve: bool },
    /// "lang" in "10 uur lang": how long, not when.
    Lasting,
    /// "pm": the hours to add.
    Meridiem(i32),
    /// "Belgische tijd".
    Zone(Zone),
    /// "jaren" in "jaren negentig".
    Decade,
    /// "negentig" there; "nineties" needs no "jaren" before it.
    DecadeName { name: i16, alone: bool },
    /// "s" in "1990s".
    DecadeSuffix,
    /// "eeuw" in "19e eeuw".
    Century,
    /// "e" in "19e", "th" in "27th".
    Ordinal,
    /// "zal": a day named in this sentence may be to come.
    Future,
    /// "van", "werd": after it a number is a year and counts nothing.
    Closed,
    /// "elke": no single day; or a name, as "Bloody Sunday".
    Never,
}

impl Meaning {
    /// Whether a time may begin with it, or words that are none.
    fn opens(&self) -> bool {
        !matches!(
            self,
            Self::Onward
                | Self::Ago
                | Self::Of
                | Self::To
                | Self::Hour { .. }
                | Self::Lasting
                | Self::Meridiem(_)
                | Self::Zone(_)
                | Self::DecadeSuffix
                | Self::Century
                | Self::Ordinal
                | Self::Future
                | Self::Closed
        )
    }
}

/// What stands before a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// "op", "in", "om": what it may stand before.
    At(Before),
    /// "sinds".
    Since,
    /// "vanaf".
    From,
    /// "tot".
    Until,
    /// "voor" before a year or month; before a day too where `days`.
    Before { days: bool },
    /// "na".
    After,
    /// "tussen", "van": before two times.
    Range,
    /// "al" in "al twee weken".
    Already,
}

/// What "op", "in" or "om" stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Any,
    Day,
    Year,
    Clock,
}

/// A month, and how sure its word is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) number: i8,
    pub(super) trust: Trust,
}

/// How sure a word is a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// "september".
    Always,
    /// "may": beside a number or after a preposition.
    Shy,
    /// "jan": beside a number.
    Numbered,
}

/// Which part of a deictic unit: "earlier this week".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clip {
    Whole,
    Earlier,
    Later,
}

/// Which third of a month, year or decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Begin,
    Middle,
    End,
}

/// Hours of a day: 6 to 12; below 0 on the day before, above 24 on the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) from: i32,
    pub(super) to: i32,
}

/// A unit in which time is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    pub(super) const ALL: &[(&str, Self)] = &[
        ("minute", Self::Minute),
        ("hour", Self::Hour),
        ("day", Self::Day),
        ("weekend", Self::Weekend),
        ("week", Self::Week),
        ("month", Self::Month),
        ("year", Self::Year),
        ("decade", Self::Decade),
        ("century", Self::Century),
    ];
}

/// The order of the numbers in a date such as 9/10/2020.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// Both are in use: a date that either reads is none.
    #[default]
    Either,
    DayFirst,
    MonthFirst,
}

/// The words of a language that tell times.
#[derive(Debug, Default)]
pub(super) struct TimeWords {
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    /// The order in 9/10/2020.
    pub(super) order: Order,
    /// Whether a day may follow its month, as in "September 27".
    pub(super) month_then_day: bool,
}

#[derive(Debug)]
struct Phrase {
    rest: Vec<Box<str>>,
    meaning: Meaning,
}

/// The part of a compound: stems and endings that are joined when the whole table is read.
#[derive(Debug, Default)]
struct Compounds {
    stems: Vec<(Box<str>, Meaning)>,
    endings: Vec<(Box<str>, Hours)>,
}

impl TimeWords {
    /// Reads a table of kind, TAB, words, and up to two values; `#` opens a comment.
    pub(super) fn parse(file: &str, table: &str) -> Result<Self, TimesError> {
        let mut words = Self::default();
        let mut compounds = Compounds::default();
        for (number, line) in table.lines().enumerate() {
            let line = line.trim_end_matches('\r');
            if !line.is_empty() && !line.starts_with('#') {
                words.add(line, &mut compounds).map_err(|fault| TimesError {
                    file: file.into(),
                    line: number + 1,
                    fault,
                })?;
            }
        }
        words.join(&compounds);
        words
            .phrases
            .values_mut()
            .for_each(|phrases| phrases.sort_by_key(|phrase| usize::MAX - phrase.rest.len()));
        Ok(words)
    }

    /// The phrases that open with `first` and go on as `rest` does, longest first, and how many words each has.
    pub(super) fn phrases<'a>(
        &'a self,
        first: &str,
        rest: &'a [String],
    ) -> impl Iterator<Item = (usize, &'a Meaning)> {
        let phrases = self.phrases.get(first).map_or(&[][..], Vec::as_slice);
        let fits = move |phrase: &&Phrase| {
            phrase.rest.len() <= rest.len()
                && phrase.rest.iter().zip(rest).all(|(part, word)| **part == **word)
        };
        phrases.iter().filter(fits).map(|phrase| (phrase.rest.len() + 1, &phrase.meaning))
    }

    /// The longest of them of which `pick` makes something.
    pub(super) fn longest<T>(
        &self,
        first: &str,
        rest: &[String],
        pick: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.phrases(first, rest).find_map(|(words, meaning)| Some((words, pick(meaning)?)))
    }

    /// Whether a phrase begins with `word`.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.phrases.contains_key(word)
    }

    /// Whether a time may begin with `word`.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.phrases.get(word).is_some_and(|phrases| phrases.iter().any(|phrase| phrase.meaning.opens()))
    }

    fn add(&mut self, line: &str, compounds: &mut Compounds) -> Result<(), Fault> {
        let mut columns = line.split('\t');
        let name = columns.next().unwrap_or_default();
        let words = columns.next().filter(|words| !words.is_empty()).ok_or(Fault::NoWords)?;
        let values: Vec<&str> = columns.collect();
        let wrong = |remedy| Fault::Value { name: name.into(), remedy };
        match name {
            "order" => {
                return self.set_order(words).ok_or(wrong("'day-first', 'month-first' or 'month-then-day'"));
            }
            "part-ending" => {
                let hours = hours(&values).ok_or(wrong(HOURS))?;
                compounds.endings.push((words.into(), hours));
                return Ok(());
            }
            "day-stem" => {
                let day = number(&values, 0).ok_or(wrong(DAYS))?;
                compounds.stems.push((words.into(), Meaning::Day(day)));
                return Ok(());
            }
            _ => {}
        }
        let (_, remedy, make) =
            KINDS.iter().find(|(known, ..)| *known == name).ok_or_else(|| Fault::NoKind(name.into()))?;
        let meaning = make(&values).ok_or(wrong(remedy))?;
        if let Meaning::Weekday(_) = meaning {
            compounds.stems.push((words.into(), meaning.clone()));
        }
        self.insert(words, meaning.clone());
        if words.contains('\'') {
            self.insert(&words.replace('\'', "’"), meaning);
        }
        Ok(())
    }

    fn set_order(&mut self, words: &str) -> Option<()> {
        match words {
            "day-first" => self.order = Order::DayFirst,
            "month-first" => self.order = Order::MonthFirst,
            "month-then-day" => self.month_then_day = true,
            _ => return None,
        }
        Some(())
    }

    fn insert(&mut self, words: &str, meaning: Meaning) {
        let mut parts = words.split(' ').map(|part| part.to_lowercase().into_boxed_str());
        let first = parts.next().unwrap_or_default();
        self.phrases.entry(first).or_default().push(Phrase { rest: parts.collect(), meaning });
    }

    /// "dinsdagochtend", "gisteravond": every stem with every ending.
    fn join(&mut self, compounds: &Compounds) {
        for (stem, meaning) in &compounds.stems {
            for (ending, hours) in &compounds.endings {
                let joined = match meaning {
                    Meaning::Weekday(weekday) => Meaning::WeekdayPart(*weekday, *hours),
                    Meaning::Day(day) => {
                        Meaning::NowPart(Hours { from: hours.from + 24 * day, to: hours.to + 24 * day })
                    }
                    _ => continue,
                };
                self.insert(&format!("{stem}{ending}"), joined);
            }
        }
    }
}

/// A table of words of time that cannot be read: `packs/nl/times.tsv:3: no kind of word of time is called 'wekday'`.
#[derive(Debug, Error)]
#[error("{file}:{line}: {fault}")]
pub(crate) struct TimesError {
    file: String,
    line: usize,
    fault: Fault,
}

#[derive(Debug)]
enum Fault {
    NoWords,
    NoKind(String),
    Value { name: String, remedy: &'static str },
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWords => write!(out, "a line is a kind, a TAB, words, and values after further TABs"),
            Self::NoKind(name) => {
                write!(
                    out,
                    "no kind of word of time is called '{name}'; there are order, part-ending, day-stem"
                )?;
                KINDS.iter().try_for_each(|(name, ..)| write!(out, ", {name}"))
            }
            Self::Value { name, remedy } => write!(out, "a line of '{name}' has as values {remedy}"),
        }
    }
}
