//! Which hours of the clock are told here, and by whose clock? "08.00 uur Belgische tijd", "0600 GMT", "6.30 pm".

use bestand_claim::{Precision, Zone};

use super::calendar::Minutes;
use super::dates::digits;
use super::reader::{Found, Reader};
use super::words::{Before, Meaning, Opener};

/// Hours of a clock; none where the words leave open which half of the day they are in.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) minutes: Option<Minutes>,
    pub(super) zone: Option<Zone>,
}

/// A number as clocks show it.
#[derive(Clone, Copy, Debug)]
struct Face {
    hour: i32,
    minute: i32,
    /// How it is written, and so how much the words around it must say.
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "8".
    Hour,
    /// "8.30", "8:30".
    Minutes,
    /// "0830".
    Digits,
    /// "8u30": the word for hours is in it.
    Complete,
}

impl Reader<'_> {
    /// Hours of the clock; `opened` where "om" or a day stands before them.
    pub(super) fn clock(&self, at: usize, opened: bool) -> Found<Clock> {
        let (next, opened) = match self.clock_opener(at) {
            Some(next) => (next, true),
            None => (at, opened),
        };
        let face = self.face(self.lower.get(next)?)?;
        let next = next + 1;
        if let Some((next, hours)) = self.meridiem(next) {
            let hour = face.hour % 12 + hours;
            let is_clock = (1..=12).contains(&face.hour) && face.form != Form::Digits;
            let (next, zone) = self.zone(next);
            return is_clock.then_some((next, Clock { minutes: Some(minutes(Face { hour, ..face })), zone }));
        }
        let hour_word = self.take(next, |meaning| match meaning {
            Meaning::Hour { twelve } => Some(*twelve),
            _ => None,
        });
        let (next, twelve) = hour_word.unwrap_or((next, false));
        let (after_zone, zone) = self.zone(next);
        let complete = face.form == Form::Complete || hour_word.is_some();
        let sure = match face.form {
            Form::Complete => true,
            Form::Minutes => complete || zone.is_some() || opened,
            Form::Hour => twelve || complete && (opened || zone.is_some()),
            Form::Digits => zone.is_some() || complete && opened,
        };
        if !sure || self.is(next, &Meaning::Lasting) || self.is(next, &Meaning::Ago) {
            return None;
        }
        let (next, afternoon) = self.part_of_clock(after_zone);
        let hour = face.hour + if afternoon == Some(true) && face.hour < 12 { 12 } else { 0 };
        let known = !twelve || afternoon.is_some() || face.hour > 12;
        Some((next, Clock { minutes: known.then(|| minutes(Face { hour, ..face })), zone }))
    }

    /// "19.04 en 19.55 uur", "8 and 10 pm": the hours from one to the other.
    pub(super) fn clock_range(&self, at: usize) -> Found<Clock> {
        const HALF_DAY: i32 = 720;
        let whole = self.clock(at, true).and_then(|(next, clock)| Some((next, clock.minutes?)));
        let face = || Some((at + 1, minutes(self.face(self.lower.get(at)?)?)));
        let (next, first) = whole.or_else(face)?;
        let (next, last) = self.clock(self.skip(next, &Meaning::To)?, true)?;
        let end = last.minutes?;
        let shares_half =
            whole.is_none() && self.meridiem(next - 1).is_some() && first.from + HALF_DAY < end.from;
        let from = first.from + if shares_half { HALF_DAY } else { 0 };
        let span = Minutes { from, to: end.from, precision: end.precision };
        (span.from < span.to).then_some((next, Clock { minutes: Some(span), zone: last.zone }))
    }

    fn clock_opener(&self, at: usize) -> Option<usize> {
        self.skip(at, &Meaning::Opener(Opener::At(Before::Clock)))
    }

    /// "8", "8.30", "0830", "8u30".
    fn face(&self, word: &str) -> Option<Face> {
        let head = word.bytes().take_while(u8::is_ascii_digit).count();
        let (hour, rest) = word.split_at(head);
        let face = |hour: &str, minute: i32, form: Form| {
            let hour =
                hour.parse().ok().filter(|hour| (0..=24).contains(hour) && (0..60).contains(&minute))?;
            Some(Face { hour, minute, form })
        };
        if head == 4 && rest.is_empty() {
            return face(&hour[..2], hour[2..].parse().ok()?, Form::Digits);
        }
        if !(1..=2).contains(&head) {
            return None;
        }
        let Some(mark) = rest.chars().next() else { return face(hour, 0, Form::Hour) };
        let rest = &rest[mark.len_utf8()..];
        if matches!(mark, '.' | ':') {
            let minute = rest.get(..2).and_then(|minute| digits(minute, 2))?;
            return match &rest[2..] {
                "" => face(hour, minute.into(), Form::Minutes),
                ending => self.is_hour_word(ending).then(|| face(hour, minute.into(), Form::Complete))?,
            };
        }
        let is_hour = self.is_hour_word(mark.encode_utf8(&mut [0; 4]));
        let minute = if rest.is_empty() { Some(0) } else { digits(rest, 2) };
        face(hour, minute.filter(|_| is_hour)?.into(), Form::Complete)
    }

    fn is_hour_word(&self, word: &str) -> bool {
        self.words
            .longest(word, &[], |meaning| matches!(meaning, Meaning::Hour { .. }).then_some(()))
            .is_some()
    }

    fn meridiem(&self, at: usize) -> Found<i32> {
        self.take(at, |meaning| match meaning {
            Meaning::Meridiem(hours) => Some(*hours),
            _ => None,
        })
    }

    /// "'s avonds" after "6 uur": whether it is in the second half of the day.
    fn part_of_clock(&self, at: usize) -> (usize, Option<bool>) {
        let linked = self.linked(at);
        let part = self.take(linked, |meaning| match meaning {
            Meaning::Part(hours) => Some(hours.from >= 12 && hours.from < 22),
            _ => None,
        });
        part.map_or((at, None), |(next, afternoon)| (next, Some(afternoon)))
    }

    /// "GMT", "GMT+4", "Belgische tijd", "(lokale tijd".
    fn zone(&self, at: usize) -> (usize, Option<Zone>) {
        let bracket = usize::from(self.is_mark(at, "(") || self.is_mark(at, "["));
        let joined = self.lower.get(at + bracket).and_then(|word| {
            let sign = word.find(['+', '-'])?;
            let known = self
                .words
                .longest(&word[..sign], &[], |meaning| matches!(meaning, Meaning::Zone(_)).then_some(()));
            known.and(offset(&word[sign..]))
        });
        if let Some(zone) = joined {
            return (at + bracket + 1, Some(zone));
        }
        let named = self.take(at + bracket, |meaning| match meaning {
            Meaning::Zone(zone) => Some(zone.clone()),
            _ => None,
        });
        let Some((next, zone)) = named else { return (at, None) };
        let closed = usize::from(bracket == 1 && (self.is_mark(next, ")") || self.is_mark(next, "]")));
        let signed = self.lower.get(next).zip(self.lower.get(next + 1)).and_then(|(sign, hours)| {
            offset(&format!("{}{hours}", Some(sign).filter(|sign| matches!(sign.as_str(), "+" | "-"))?))
        });
        match signed {
            Some(zone) => (next + 2, Some(zone)),
            None => (next + closed, Some(zone)),
        }
    }
}

fn offset(hours: &str) -> Option<Zone> {
    let hours: i16 = hours.parse().ok().filter(|hours| (-12..=14).contains(hours))?;
    Zone::offset(hours * 60).ok()
}

fn minutes(face: Face) -> Minutes {
    let from = face.hour * 60 + face.minute;
    match face.form {
        Form::Hour => Minutes { from, to: from + 60, precision: Precision::Hour },
        _ => Minutes { from, to: from + 1, precision: Precision::Minute },
    }
}
