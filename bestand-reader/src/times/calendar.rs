//! Which days are meant, seen from the day or month of publication?

use bestand_claim::{Interval, Precision, Zone};
use bestand_text::Published;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, ToSpan};

use super::words::{Edge, Hours, Unit};

/// The days on which the report may have appeared: one, or all of a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Today {
    pub(super) first: Date,
    pub(super) last: Date,
}

/// On which side of publication a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// On or before the day of publication: "vrijdag".
    Past,
    /// Before it: "afgelopen vrijdag".
    StrictlyPast,
    /// After it: "komende vrijdag".
    Coming,
    /// On or after the day of publication: "ontmoeten elkaar dinsdag", where that is planned.
    Planned,
    /// Either, where the sentence looks ahead: "zal vrijdag aftreden".
    Either,
}

impl Today {
    pub(super) fn of(published: Published) -> Option<Self> {
        let month = published.month() as i8;
        let first = Date::new(published.year(), month, published.day().map_or(1, |day| day as i8)).ok()?;
        let last = if published.day().is_some() { first } else { first.last_of_month() };
        Some(Self { first, last })
    }

    fn is_one_day(self) -> bool {
        self.first == self.last
    }

    /// "vrijdag": the day of that name, or a month with the name apart.
    pub(super) fn weekday(self, weekday: Weekday, direction: Direction) -> Option<Stretch> {
        if !self.is_one_day() {
            return Some(Stretch {
                weekday: Some(weekday),
                ..Stretch::of(self.first, self.last, Precision::Day)
            });
        }
        let today = self.first;
        let back = i32::from(today.weekday().since(weekday));
        let day = match direction {
            Direction::Past => shift_days(today, -back)?,
            Direction::StrictlyPast => shift_days(today, if back == 0 { -7 } else { -back })?,
            Direction::Coming => shift_days(today, 7 - back)?,
            Direction::Planned => shift_days(today, (7 - back) % 7)?,
            Direction::Either => {
                let window = Stretch::of(shift_days(today, -6)?, shift_days(today, 6)?, Precision::Day);
                return Some(Stretch { weekday: Some(weekday), ..window });
            }
        };
        Some(Stretch::day(day))
    }

    /// "gisteren": so many days from publication.
    pub(super) fn day(self, days: i32) -> Option<Stretch> {
        Some(Stretch::of(shift_days(self.first, days)?, shift_days(self.last, days)?, Precision::Day))
    }

    /// "vorige maand": the calendar unit so many units from that of publication.
    pub(super) fn unit(self, unit: Unit, units: i32) -> Option<Stretch> {
        let monday = |day: Date| shift_days(day, 7 * units - i32::from(day.weekday().since(Weekday::Monday)));
        let (first, last) = (self.first, self.last);
        let month = |day: Date| shift_months(day.first_of_month(), units);
        let years = |years: i16| {
            let start = |day: Date| (day.year().div_euclid(years) + units as i16) * years;
            Some((Date::new(start(first), 1, 1).ok()?, Date::new(start(last) + years - 1, 12, 31).ok()?))
        };
        let (first, last) = match unit {
            Unit::Minute | Unit::Hour | Unit::Day => return None,
            Unit::Week => (monday(first)?, shift_days(monday(last)?, 6)?),
            Unit::Weekend if units == 0 => (recent_saturday(first)?, shift_days(monday(last)?, 6)?),
            Unit::Weekend => (shift_days(monday(first)?, 5)?, shift_days(monday(last)?, 6)?),
            Unit::Month => (month(first)?, month(last)?.last_of_month()),
            Unit::Year => years(1)?,
            Unit::Decade => years(10)?,
            Unit::Century => years(100)?,
        };
        Some(Stretch::of(first, last, precision(unit)))
    }

    /// "de afgelopen dertig jaar": from so many units before publication up to it.
    pub(super) fn recent(self, unit: Unit, units: f64) -> Option<Stretch> {
        let is_one = units == 1.0;
        let first = match unit {
            Unit::Weekend if is_one => {
                let saturday = recent_saturday(self.first)?;
                let last = shift_days(recent_saturday(self.last)?, 1)?;
                return Some(Stretch::of(saturday, last, Precision::Week));
            }
            Unit::Month if is_one => shift_months(self.first.first_of_month(), -1)?,
            Unit::Year if is_one => Date::new(self.first.year() - 1, 1, 1).ok()?,
            _ => back(self.first, unit, units)?,
        };
        let told = if is_one { precision(unit) } else { Precision::Period };
        Some(Stretch::of(first, self.last, told))
    }

    /// "de komende weken": from publication on.
    pub(super) fn coming(self, unit: Unit, units: f64) -> Option<Stretch> {
        Some(Stretch::of(self.first, back(self.last, unit, -units)?, Precision::Period))
    }

    /// "twee weken geleden", "jaren geleden": between `low` and `high` units before publication.
    pub(super) fn ago(self, unit: Unit, low: f64, high: f64) -> Option<Stretch> {
        let calendar = low == high && low.fract() == 0.0 && (1.0..3000.0).contains(&low);
        if calendar && matches!(unit, Unit::Month | Unit::Year) {
            return self.unit(unit, -(low as i32));
        }
        if unit == Unit::Year && low == high && low.fract() != 0.0 {
            let months = |units: f64, day: Date| back(day, Unit::Month, (units * 12.0).round());
            let around = Stretch::of(months(high, self.first)?, months(low, self.last)?, Precision::Season);
            return Some(Stretch {
                first: shift_months(around.first, -1)?,
                last: shift_months(around.last, 1)?,
                ..around
            });
        }
        let (low, high) = match unit {
            Unit::Minute | Unit::Hour => (0.0, high.max(24.0)),
            Unit::Day => (low, high),
            _ if low == high => ((low - 0.5).max(0.0), high + 0.5),
            _ => (low, high),
        };
        let told = if low + 1.0 < high { Precision::Period } else { precision(unit) };
        Some(Stretch::of(back(self.first, unit, high)?, back(self.last, unit, low)?, told))
    }

    /// The year of "27 september" or "in oktober" without one: the latest that does not lie after publication.
    pub(super) fn year(self, month: i8, day: Option<i8>, ahead: bool) -> Option<i16> {
        let this_year = self.last.year();
        let date = |year: i16| Date::new(year, month, day.unwrap_or(1)).ok();
        let past = (this_year - 8..=this_year)
            .rev()
            .find(|year| date(*year).is_some_and(|date| date <= self.last))?;
        let next = past + 1;
        let distance = |year: i16| date(year).map(|date| (self.last - date).get_days().abs());
        let nearer = ahead && distance(next).is_some_and(|days| Some(days) < distance(past));
        Some(if nearer { next } else { past })
    }

    /// The season of three months from `month` on: the last one, this year's, or the next one.
    pub(super) fn season(self, month: i8, shift: i32) -> Option<Stretch> {
        let year = self.last.year();
        let mut candidates = (year - 2..=year + 1).filter_map(|year| season(year, month));
        match shift {
            0 => candidates.rfind(|season| season.first.year() == year),
            1 => candidates.find(|season| season.first > self.last),
            _ => candidates.rfind(|season| season.last < self.last),
        }
    }
}

/// The season that begins in `month`; a winter with the months of the next year.
pub(super) fn season(year: i16, month: i8) -> Option<Stretch> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Stretch::of(first, shift_months(first, 2)?.last_of_month(), Precision::Season))
}

/// How far a number of units without a number goes back: "weken geleden" is less than some months.
pub(super) fn few(unit: Unit) -> (f64, f64) {
    match unit {
        Unit::Minute | Unit::Hour => (1.0, 48.0),
        Unit::Day => (2.0, 14.0),
        Unit::Week | Unit::Weekend => (2.0, 9.0),
        Unit::Month => (2.0, 24.0),
        Unit::Year => (2.0, 20.0),
        Unit::Decade | Unit::Century => (2.0, 9.0),
    }
}

fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
        Unit::Weekend | Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Year => Precision::Year,
        Unit::Decade | Unit::Century => Precision::Period,
    }
}

/// The day so many units before `day`.
fn back(day: Date, unit: Unit, units: f64) -> Option<Date> {
    const MOST: f64 = 100_000.0;
    let days = |length: f64| shift_days(day, -((units * length).ceil() as i32));
    let months = |length: f64| shift_months(day, -((units * length).round() as i32));
    if units.abs() > MOST {
        return None;
    }
    match unit {
        Unit::Minute => days(1.0 / 1440.0),
        Unit::Hour => days(1.0 / 24.0),
        Unit::Day => days(1.0),
        Unit::Week | Unit::Weekend => days(7.0),
        Unit::Month if units.fract() != 0.0 => days(30.5),
        Unit::Month => months(1.0),
        Unit::Year => months(12.0),
        Unit::Decade => months(120.0),
        Unit::Century => months(1200.0),
    }
}

fn recent_saturday(day: Date) -> Option<Date> {
    shift_days(day, -i32::from(day.weekday().since(Weekday::Saturday)))
}

pub(super) fn shift_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn shift_months(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// Minutes of a day, below 0 on the day before and above 1440 on the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minutes {
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) precision: Precision,
}

impl From<Hours> for Minutes {
    fn from(hours: Hours) -> Self {
        Self { from: hours.from * 60, to: hours.to * 60, precision: Precision::PartOfDay }
    }
}

impl Minutes {
    /// These hours on the side of midnight, and in the half of the day, where `part` holds them: 20 hours for "zaterdagavond om 8 uur".
    /// A part that holds them twice is kept.
    fn within(self, part: Self) -> Self {
        const HALF_DAY: i32 = 720;
        let moved = |halves: i32| Self {
            from: self.from + halves * HALF_DAY,
            to: self.to + halves * HALF_DAY,
            ..self
        };
        let held = |halves: [i32; 3]| {
            let mut held = halves
                .into_iter()
                .map(moved)
                .filter(move |told| part.from <= told.from && told.from < part.to);
            held.next().map(|first| if held.next().is_some() { part } else { first })
        };
        held([-2, 0, 2]).or_else(|| held([-1, 1, 3])).unwrap_or(self)
    }
}

/// Whole days from the first to the last, and the minutes where it is one day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) precision: Precision,
    pub(super) weekday: Option<Weekday>,
    pub(super) minutes: Option<Minutes>,
    pub(super) zone: Option<Zone>,
}

/// How a time bounds what it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Within,
    Since,
    Until,
    Before,
    After,
}

impl Stretch {
    pub(super) fn of(first: Date, last: Date, precision: Precision) -> Self {
        Self { first, last, precision, weekday: None, minutes: None, zone: None }
    }

    pub(super) fn day(day: Date) -> Self {
        Self::of(day, day, Precision::Day)
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self::of(first, first.last_of_month(), Precision::Month))
    }

    /// From one year to another, both included.
    pub(super) fn years(first: i16, last: i16, precision: Precision) -> Option<Self> {
        Some(Self::of(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?, precision))
    }

    /// Whether it is a date, a month or a year and no more, as may stand before what it dates: "the 2016 war".
    pub(super) fn is_plain(&self) -> bool {
        self.minutes.is_none()
            && matches!(self.precision, Precision::Day | Precision::Month | Precision::Year)
    }

    /// The one day that it is.
    pub(super) fn only_day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// The same day at these minutes; a part of the day already told says on which side of midnight they lie.
    pub(super) fn at(mut self, minutes: Minutes) -> Self {
        self.minutes = match self.minutes {
            Some(told) if minutes.precision == Precision::PartOfDay => Some(told),
            Some(told) => Some(minutes.within(told)),
            None => Some(minutes),
        };
        self
    }

    /// "begin", "medio" or "eind" of it: a third, where its bounds are those of a calendar unit.
    pub(super) fn third(self, edge: Edge) -> Self {
        let days = (self.last - self.first).get_days() + 1;
        let (most, precision) = match self.precision {
            Precision::Week => (7, Precision::Day),
            Precision::Month => (31, Precision::Week),
            Precision::Season => (92, Precision::Month),
            Precision::Year => (366, Precision::Season),
            Precision::Period => (3653, Precision::Period),
            _ => return self,
        };
        let months = |from: i32, to: i32| {
            Some((shift_months(self.first, from)?, shift_months(self.first, to)?.yesterday().ok()?))
        };
        let part = |thirds: i32| shift_days(self.first, (days * thirds + 2) / 3);
        let thirds = |from: i32, to: i32| Some((part(from)?, part(to)?.yesterday().ok()?));
        let place = match edge {
            Edge::Begin => 0,
            Edge::Middle => 1,
            Edge::End => 2,
        };
        let ends = match self.precision {
            Precision::Season => months(place, place + 1),
            Precision::Year => months(4 * place, 4 * place + 4),
            Precision::Period => months(36 * place, 36 * place + 48),
            _ => thirds(place, place + 1),
        };
        match ends.filter(|_| days <= most) {
            Some((first, last)) => Self { first, last, precision, ..self },
            None => self,
        }
    }

    /// The first and last of its days that have its weekday: what "tot vrijdag" leaves open ends with a Friday.
    fn named_days(&self) -> Option<(Date, Date)> {
        let Some(weekday) = self.weekday else { return Some((self.first, self.last)) };
        let first = shift_days(self.first, weekday.since(self.first.weekday()).into())?;
        let last = shift_days(self.last, -i32::from(self.last.weekday().since(weekday)))?;
        Some((first, last))
    }

    /// The stretch as claims have it, open on the side that `bound` leaves open.
    pub(super) fn interval(&self, bound: Bound) -> Option<Interval> {
        let midnight = |day: Date| day.to_datetime(Time::midnight());
        let (first, last) = if bound == Bound::Within { (self.first, self.last) } else { self.named_days()? };
        let (mut start, mut end) = (midnight(first), midnight(shift_days(last, 1)?));
        let mut precision = self.precision;
        if let Some((day, minutes)) = self.only_day().zip(self.minutes) {
            start = shift_minutes(midnight(day), minutes.from)?;
            end = shift_minutes(midnight(day), minutes.to)?;
            precision = minutes.precision;
        } else if let (Bound::Since | Bound::After, Some(minutes), Some(_)) =
            (bound, self.minutes, self.weekday)
        {
            // "vanaf zaterdag 12.00 uur", where only the month is known: not before noon of its first Saturday.
            start = shift_minutes(midnight(first), minutes.from)?;
            precision = minutes.precision;
        }
        let moment = matches!(precision, Precision::Minute | Precision::Hour);
        let (start, end) = match bound {
            Bound::Within => (Some(start), Some(end)),
            Bound::Since => (Some(start), None),
            Bound::After => (Some(if moment { start } else { end }), None),
            Bound::Until => (None, Some(if moment { start } else { end })),
            Bound::Before => (None, Some(start)),
        };
        let mut interval = Interval::new(start, end, precision).ok()?;
        if let Some(weekday) = self.weekday.filter(|_| bound == Bound::Within) {
            interval = interval.on(weekday);
        }
        Some(match &self.zone {
            Some(zone) => interval.by(zone.clone()),
            None => interval,
        })
    }
}

fn shift_minutes(moment: DateTime, minutes: i32) -> Option<DateTime> {
    moment.checked_add(minutes.minutes()).ok()
}
