//! When did it happen, as precisely as the words say and no more?

use bestand_text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::ClaimError;
use crate::error::Fault;
use crate::vocabulary::vocabulary;

/// When something happened: said, worked out from something else, or not said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum When {
    /// "vrijdag", "sinds 27 september": the words at `span` say it of this happening.
    Stated {
        /// The stretch of time that the words leave open.
        interval: Interval,
        /// Where the words stand.
        span: Span,
    },
    /// "het huidige conflict": taken from something else in the report.
    Inferred {
        /// The stretch of time that follows from it.
        interval: Interval,
        /// From what it follows.
        from: Anchor,
    },
    /// Nothing in the report tells.
    Unstated,
}

impl When {
    /// The stretch of time, stated or inferred.
    #[must_use]
    pub const fn interval(&self) -> Option<&Interval> {
        match self {
            Self::Stated { interval, .. } | Self::Inferred { interval, .. } => Some(interval),
            Self::Unstated => None,
        }
    }
}

/// From what a time was inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// From words that date another happening, as the day of the attack dates its dead.
    Words(Span),
    /// From the name of a war or happening whose dates the pack knows: "de Eerste Karabachoorlog".
    Name(Span),
    /// From the day of publication: "de gevechten duren voort".
    Publication,
}

vocabulary! {
    /// The finest unit that the words settle.
    Precision, "time precision" {
        /// "12.05 uur".
        Minute = "minute",
        /// "om 12 uur".
        Hour = "hour",
        /// "zaterdagochtend", "in de nacht van maandag op dinsdag".
        PartOfDay = "part_of_day",
        /// "27 september".
        Day = "day",
        /// "afgelopen week".
        Week = "week",
        /// "vorige maand", "in oktober 2020".
        Month = "month",
        /// "afgelopen zomer".
        Season = "season",
        /// "in 1994".
        Year = "year",
        /// "in de jaren negentig", "de afgelopen dertig jaar".
        Period = "period",
    }
}

/// The clock by which a time was told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(ZoneKind);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum ZoneKind {
    Name(Box<str>),
    OffsetMinutes(i16),
    Local,
}

impl Zone {
    /// A zone by its IANA name: `Europe/Brussels` for "Belgische tijd".
    ///
    /// # Errors
    /// When it is not an area and a city joined by a stroke.
    pub fn named(name: &str) -> Result<Self, ClaimError> {
        let is_part = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'))
        };
        if name.contains('/') && name.split('/').all(is_part) {
            Ok(Self(ZoneKind::Name(name.into())))
        } else {
            Err(Fault::ZoneName { name: name.to_owned() }.into())
        }
    }

    /// A zone by its distance from Greenwich in minutes, east positive: 240 for "GMT+4".
    ///
    /// # Errors
    /// When it is further than 18 hours.
    pub fn offset(minutes: i16) -> Result<Self, ClaimError> {
        if (-1080..=1080).contains(&minutes) {
            Ok(Self(ZoneKind::OffsetMinutes(minutes)))
        } else {
            Err(Fault::ZoneOffset { minutes }.into())
        }
    }

    /// Reads a zone as it is written: `Europe/Brussels`, `-03:30` or `local`.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn parse(text: &str) -> Result<Self, ClaimError> {
        let offset = text.strip_prefix(['+', '-']).and_then(|clock| {
            let (hours, minutes) = clock.split_once(':')?;
            let minutes = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
            Some(if text.starts_with('-') { -minutes } else { minutes })
        });
        match (text, offset) {
            ("local", _) => Ok(Self::local()),
            (_, Some(minutes)) => Self::offset(minutes),
            _ => Self::named(text),
        }
    }

    /// The clock of the place where it happened: "lokale tijd".
    #[must_use]
    pub const fn local() -> Self {
        Self(ZoneKind::Local)
    }
}

impl std::fmt::Display for Zone {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            ZoneKind::Name(name) => formatter.write_str(name),
            ZoneKind::OffsetMinutes(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                write!(
                    formatter,
                    "{sign}{:02}:{:02}",
                    minutes.unsigned_abs() / 60,
                    minutes.unsigned_abs() % 60
                )
            }
            ZoneKind::Local => formatter.write_str("local"),
        }
    }
}

/// A stretch of time on the calendar, from its first moment up to, not including, its end; an end may be open.
///
/// "sinds 27 september" has no end. "vrijdag" in a report of which only the month is known is that month with the weekday kept apart:
/// it was one of its Fridays.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Interval {
    start: Option<DateTime>,
    end: Option<DateTime>,
    precision: Precision,
    weekday: Option<Weekday>,
    zone: Option<Zone>,
}

impl Interval {
    /// From one moment up to another, at the precision that the words have.
    ///
    /// # Errors
    /// When the start is not before the end, or a moment lies outside the years 1000 to 2999.
    pub fn new(
        start: Option<DateTime>,
        end: Option<DateTime>,
        precision: Precision,
    ) -> Result<Self, ClaimError> {
        for moment in start.iter().chain(end.iter()) {
            if !(1000..=3000).contains(&moment.year()) {
                return Err(Fault::OutsideCalendar { date: moment.date().to_string() }.into());
            }
        }
        match (start, end) {
            (Some(start), Some(end)) if start >= end => {
                Err(Fault::TimeReversed { start: start.to_string(), end: end.to_string() }.into())
            }
            _ => Ok(Self { start, end, precision, weekday: None, zone: None }),
        }
    }

    /// Whole days, both included: "van 27 tot en met 30 september".
    ///
    /// # Errors
    /// When the first day comes after the last, or one lies outside the years 1000 to 2999.
    pub fn days(first: Option<Date>, last: Option<Date>, precision: Precision) -> Result<Self, ClaimError> {
        let end = last.map(|day| {
            day.tomorrow().map_err(|_| ClaimError::from(Fault::OutsideCalendar { date: day.to_string() }))
        });
        Self::new(
            first.map(|day| day.to_datetime(Time::midnight())),
            end.transpose()?.map(Date::into),
            precision,
        )
    }

    /// One day: "op 27 september 2020".
    ///
    /// # Errors
    /// When it lies outside the years 1000 to 2999.
    pub fn day(day: Date) -> Result<Self, ClaimError> {
        Self::days(Some(day), Some(day), Precision::Day)
    }

    /// One calendar month: "in oktober 2020".
    ///
    /// # Errors
    /// When there is no such month, or it lies outside the years 1000 to 2999.
    pub fn month(year: i16, month: i8) -> Result<Self, ClaimError> {
        let first = Date::new(year, month, 1)
            .map_err(|_| ClaimError::from(Fault::OutsideCalendar { date: format!("{year}-{month}") }))?;
        Self::days(Some(first), Some(first.last_of_month()), Precision::Month)
    }

    /// The same stretch, known to be one of its days of this name: "vrijdag" where only the month is known.
    #[must_use]
    pub fn on(self, weekday: Weekday) -> Self {
        Self { weekday: Some(weekday), ..self }
    }

    /// The same stretch by a named clock: "08.00 uur Belgische tijd".
    #[must_use]
    pub fn by(self, zone: Zone) -> Self {
        Self { zone: Some(zone), ..self }
    }

    /// The first moment; `None` where it is open.
    #[must_use]
    pub const fn start(&self) -> Option<DateTime> {
        self.start
    }

    /// The first moment after it; `None` where it is open, as in "sinds 27 september".
    #[must_use]
    pub const fn end(&self) -> Option<DateTime> {
        self.end
    }

    /// The first day that it touches.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.start.map(DateTime::date)
    }

    /// The last day that it touches.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.end.map(|end| end.saturating_sub(1.nanosecond()).date())
    }

    /// The finest unit that the words settle.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// The day's name, where that is all that is known of the day within the stretch.
    #[must_use]
    pub const fn weekday(&self) -> Option<Weekday> {
        self.weekday
    }

    /// The clock by which it was told; `None` where the words name none.
    #[must_use]
    pub const fn zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
    }

    /// Whether something in this stretch may have happened on that day.
    #[must_use]
    pub fn may_include(&self, day: Date) -> bool {
        self.first_day().is_none_or(|first| first <= day)
            && self.last_day().is_none_or(|last| day <= last)
            && self.weekday.is_none_or(|weekday| weekday == day.weekday())
    }

    /// Whether the two stretches have a moment in common, clocks and names of days left aside.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before =
            |start: Option<DateTime>, end: Option<DateTime>| start.is_none() || end.is_none() || start < end;
        before(self.start, other.end) && before(other.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, Weekday, date};

    use super::{Interval, Precision, Zone};

    fn day(text: &str) -> Option<Date> {
        (text != "open").then(|| text.parse().expect("a date"))
    }

    fn check(left: [&str; 2], right: [&str; 2], overlap: bool) {
        let interval = |[first, last]: [&str; 2]| {
            Interval::days(day(first), day(last), Precision::Day).expect("in order")
        };
        assert_eq!(interval(left).overlaps(&interval(right)), overlap, "{left:?} {right:?}");
        assert_eq!(interval(right).overlaps(&interval(left)), overlap, "{right:?} {left:?}");
    }

    #[test]
    fn stretches_overlap_where_they_share_a_day() {
        check(["2020-09-27", "2020-09-30"], ["2020-09-30", "2020-10-02"], true);
        check(["2020-09-27", "2020-09-29"], ["2020-09-30", "2020-10-02"], false);
        check(["2020-09-27", "open"], ["2022-01-01", "2022-01-02"], true);
        check(["open", "2020-09-26"], ["2020-09-27", "open"], false);
    }

    #[test]
    fn a_weekday_within_a_month_stays_a_set_of_days() {
        let friday = Interval::month(2020, 10).expect("a month").on(Weekday::Friday);
        assert!(friday.may_include(date(2020, 10, 2)) && friday.may_include(date(2020, 10, 30)));
        assert!(!friday.may_include(date(2020, 10, 3)) && !friday.may_include(date(2020, 11, 6)));
        assert_eq!(friday.last_day(), Some(date(2020, 10, 31)));
    }

    #[test]
    fn a_date_outside_the_calendar_is_refused() {
        let error = Interval::day(date(25, 1, 3)).expect_err("year 25");
        assert_eq!(
            error.to_string(),
            "0025-01-03 lies outside the calendar that reports are read with: years 1000 to 2999"
        );
        assert!(Interval::month(2020, 13).is_err());
        assert!(Interval::days(Some(date(2020, 10, 2)), Some(date(2020, 10, 1)), Precision::Day).is_err());
        assert!(Interval::days(None, Some(Date::MAX), Precision::Day).is_err());
    }

    #[test]
    fn zones_are_named_offset_or_local() {
        let written = |zone: Result<Zone, _>| zone.expect("a zone").to_string();
        assert_eq!(written(Zone::named("Europe/Brussels")), "Europe/Brussels");
        assert_eq!(written(Zone::offset(-210)), "-03:30");
        assert_eq!(written(Ok(Zone::local())), "local");
        assert!(Zone::named("Brussels").is_err() && Zone::offset(2000).is_err());
        for text in ["Europe/Brussels", "-03:30", "+04:00", "local"] {
            assert_eq!(written(Zone::parse(text)), text);
        }
        assert!(Zone::parse("noon").is_err());
    }
}
