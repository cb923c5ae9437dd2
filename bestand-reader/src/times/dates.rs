//! Which dates stand here? "27 september 2020", "Sept. 27", "tussen 1 en 4 maart", "09-10-2020".

use bestand_claim::Precision;
use jiff::civil::Date;

use super::calendar::Stretch;
use super::reader::{Context, Found, Reader};
use super::words::{Before, Meaning, Month, Opener, Order, Trust, Unit};

/// A date as its words have it, perhaps without day or year.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawDate {
    days: Option<(i8, i8)>,
    month: i8,
    year: Option<i16>,
}

impl RawDate {
    /// "1 en 4 maart": from the first day to the second.
    pub(super) fn is_several(self) -> bool {
        self.days.is_some_and(|(first, last)| first < last)
    }

    /// The same in a year told apart: "vorig jaar in oktober".
    pub(super) fn of_year(self, year: i16) -> Self {
        Self { year: Some(year), ..self }
    }

    fn in_year(self, year: i16) -> Option<Stretch> {
        let date = |day| Date::new(year, self.month, day).ok();
        match self.days {
            Some((first, last)) => Some(Stretch::of(date(first)?, date(last)?, Precision::Day)),
            None => Stretch::month(year, self.month),
        }
    }

    fn is_on_calendar(self) -> bool {
        const LEAP_YEAR: i16 = 2000;
        let in_order = self.days.is_none_or(|(first, last)| first <= last);
        in_order && self.in_year(self.year.unwrap_or(LEAP_YEAR)).is_some()
    }
}

impl Reader<'_> {
    /// A date that names a day.
    pub(super) fn date(&self, at: usize, context: Context) -> Found<RawDate> {
        self.numeric_date(at)
            .or_else(|| self.day_then_month(at, context))
            .or_else(|| self.month_then_day(at, context))
            .filter(|(next, raw)| raw.is_on_calendar() && !self.is_early_year(*next))
    }

    /// The end of a date that no calendar has: "31 februari", "27 september 0025".
    pub(super) fn impossible_date(&self, at: usize) -> Option<usize> {
        let context = Context { opener: Some(Opener::At(Before::Any)), ..Context::default() };
        let (next, raw) = self
            .day_then_month(at, context)
            .or_else(|| self.month_then_day(at, context))
            .or_else(|| self.month_date(at, context))?;
        let early = self.is_early_year(next);
        (early || !raw.is_on_calendar()).then_some(next + usize::from(early))
    }

    /// "0025" after a date.
    fn is_early_year(&self, at: usize) -> bool {
        self.lower.get(at).is_some_and(|word| word.starts_with('0') && digits(word, 4).is_some())
    }

    /// "oktober 2020", "oktober vorig jaar", "in oktober".
    pub(super) fn month_date(&self, at: usize, context: Context) -> Found<RawDate> {
        let (after_month, month) = self.month(at)?;
        let (next, year) = self.year_after(after_month);
        let opened = match context.opener {
            Some(Opener::At(before)) => matches!(before, Before::Any | Before::Year),
            opener => opener.is_some(),
        };
        let sure = match month.trust {
            Trust::Always => true,
            Trust::Shy => year.is_some() || opened,
            Trust::Numbered => year.is_some(),
        };
        sure.then_some((next, RawDate { days: None, month: month.number, year }))
    }

    /// The days of a date; a year that it does not name is the latest that does not lie after publication.
    pub(super) fn dated(&self, raw: RawDate) -> Option<Stretch> {
        self.dated_behind(raw, None)
    }

    /// The same behind what opens it: "tot 20 mei" may also be the next.
    pub(super) fn dated_behind(&self, raw: RawDate, opener: Option<Opener>) -> Option<Stretch> {
        let ahead = opener == Some(Opener::Until) || self.looks_ahead();
        let year = match raw.year {
            Some(year) => year,
            None => self.today?.year(raw.month, raw.days.map(|(_, last)| last), ahead)?,
        };
        raw.in_year(year)
    }

    /// The same, for the first of two dates: "27 september" in "tussen 27 september en 9 november 2020".
    pub(super) fn dated_before(&self, raw: RawDate, last: Date) -> Option<Stretch> {
        if raw.year.is_some() {
            return self.dated(raw);
        }
        let same_year = raw.in_year(last.year()).filter(|stretch| stretch.first <= last);
        same_year.or_else(|| raw.in_year(last.year() - 1))
    }

    fn day_then_month(&self, at: usize, context: Context) -> Found<RawDate> {
        let (next, days) = self.day_numbers(at)?;
        let next = self.article(self.skip(next, &Meaning::Of).unwrap_or(next)).0;
        let (after_month, month) = self.month(next)?;
        let (next, year) = self.year_after(after_month);
        let sure =
            month.trust != Trust::Shy || year.is_some() || context.opener.is_some() || self.is_closed(next);
        sure.then_some((next, RawDate { days: Some(days), month: month.number, year }))
    }

    fn month_then_day(&self, at: usize, context: Context) -> Found<RawDate> {
        if !self.words.month_then_day {
            return None;
        }
        let (next, month) = self.month(at)?;
        let (next, days) = self.day_numbers(next)?;
        let (next, year) = self.year_after(next);
        let after_period_word = matches!(context.opener, Some(Opener::At(Before::Year)));
        let sure = !after_period_word || year.is_some() || self.is_closed(next);
        sure.then_some((next, RawDate { days: Some(days), month: month.number, year }))
    }

    fn month(&self, at: usize) -> Found<Month> {
        self.take(at, |meaning| match meaning {
            Meaning::Month(month) => Some(*month),
            _ => None,
        })
    }

    /// "27", "27th", "1 en 4", "1-4".
    fn day_numbers(&self, at: usize) -> Found<(i8, i8)> {
        let word = self.lower.get(at)?;
        if let Some((first, last)) = word.split_once(['-', '–'])
            && let Some(days) = self.day_number(first).zip(self.day_number(last))
        {
            return Some((at + 1, days));
        }
        let first = self.day_number(word)?;
        let second = self.skip(at + 1, &Meaning::To).and_then(|next| {
            let last = self.lower.get(next).and_then(|word| self.day_number(word))?;
            Some((next + 1, (first, last)))
        });
        Some(second.unwrap_or((at + 1, (first, first))))
    }

    fn day_number(&self, word: &str) -> Option<i8> {
        let length = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, ending) = word.split_at(length);
        let ordinal = ending.is_empty() || self.words.longest(ending, &[], is_ordinal).is_some();
        let day: i8 = number.parse().ok().filter(|_| length <= 2 && ordinal)?;
        (1..=31).contains(&day).then_some(day)
    }

    /// A year after a month or day: "2020", ", 2020", "vorig jaar", "van dit jaar".
    fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let comma = usize::from(self.words.month_then_day && self.is_mark(at, ","));
        if let Some(year) = self.lower.get(at + comma).and_then(|word| self.year_number(word)) {
            return (at + comma + 1, Some(year));
        }
        let told = self.skip(at, &Meaning::Of).unwrap_or(at);
        match (self.deictic_year(told), self.today) {
            (Some((next, shift)), Some(today)) => (next, Some(today.last.year() + shift)),
            _ => (at, None),
        }
    }

    /// "vorig jaar", "this year": the years from that of publication.
    pub(super) fn deictic_year(&self, at: usize) -> Found<i16> {
        let (next, shift) = self.take(at, |meaning| match meaning {
            Meaning::Deictic { shift, .. } => Some(*shift as i16),
            _ => None,
        })?;
        let next = self.skip(next, &Meaning::Unit { unit: Unit::Year, plural: false })?;
        Some((next, shift))
    }

    /// "1994": four digits that may be a year beside a word that asks for one.
    pub(super) fn year_number(&self, word: &str) -> Option<i16> {
        digits(word, 4).filter(|year| (1800..=2100).contains(year))
    }

    /// "2020-10-09", "9/10/2020", "9.10.2020".
    fn numeric_date(&self, at: usize) -> Found<RawDate> {
        let word = self.lower.get(at)?;
        let mark =
            word.chars().find(|letter| !letter.is_ascii_digit()).filter(|mark| "-/.".contains(*mark))?;
        let mut parts = word.trim_end_matches(mark).split(mark);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let small = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
        let (year, month, day) = match self.year_number(first) {
            Some(year) => (year, small(second)?, small(third)?),
            None => {
                let (first, second) = (small(first)?, small(second)?);
                let (day, month) = self.ordered(first, second)?;
                (self.year_number(third)?, month, day)
            }
        };
        Some((at + 1, RawDate { days: Some((day, day)), month, year: Some(year) }))
    }

    /// Day and month of 9/10; none where both orders are in use and both make sense.
    fn ordered(&self, first: i8, second: i8) -> Option<(i8, i8)> {
        match self.words.order {
            Order::DayFirst => Some((first, second)),
            Order::MonthFirst => Some((second, first)),
            Order::Either if first > 12 || first == second => Some((first, second)),
            Order::Either if second > 12 => Some((second, first)),
            Order::Either => None,
        }
    }
}

fn is_ordinal(meaning: &Meaning) -> Option<()> {
    (*meaning == Meaning::Ordinal).then_some(())
}

/// A number of exactly so many digits.
pub(super) fn digits(word: &str, count: usize) -> Option<i16> {
    let all_digits = word.len() == count && word.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| word.parse().ok()).flatten()
}
