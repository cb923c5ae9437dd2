//! On which days can a claim's happening have been, from its own words and from the day on which it was told?

use bestand_claim::{Interval, Modality, Precision, When};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::Told;

/// Whence a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// "zaterdag om 12.00 uur": the words say it of this happening.
    Stated,
    /// The words say it of something else in the report, from which it follows.
    Inferred,
    /// Nothing says when: it was told as having happened, so not after the report appeared.
    Published,
}

/// When it was, as far as anything tells: no end is made up, and what has no words of time ends with the day of publication.
pub(crate) fn dating(told: &Told) -> Option<(Interval, Basis)> {
    match &told.claim.when {
        When::Stated { interval, .. } => Some((interval.clone(), Basis::Stated)),
        When::Inferred { interval, .. } => Some((interval.clone(), Basis::Inferred)),
        When::Unstated if told.claim.modality == Modality::Happened => {
            let (_, last) = told.carrier.days()?;
            Some((Interval::days(None, Some(last), Precision::Day).ok()?, Basis::Published))
        }
        When::Unstated => None,
    }
}

/// When it began: "sinds 27 september" began on that day. Where only the month of publication is known, "sinds zaterdag" is given as since
/// the first Saturday of it, and may have been any later one.
pub(crate) fn beginning(interval: &Interval, told: &Told) -> Option<Interval> {
    let start = interval.start()?;
    if interval.end().is_some() {
        return Some(interval.clone());
    }
    let begun = match told.carrier.days().filter(|_| names_a_weekday(interval, told)) {
        Some((_, last)) => within(start, last, interval.precision())?.on(start.date().weekday()),
        None => {
            Interval::new(Some(start), Some(unit_after(start, interval.precision())?), interval.precision())
                .ok()?
        }
    };
    Some(interval.zone().map_or(begun.clone(), |zone| begun.by(zone.clone())))
}

/// Whether "sinds" this day means one of the days of that name in the month of publication: its first week is all that can be told from.
fn names_a_weekday(interval: &Interval, told: &Told) -> bool {
    const DAYS_OF_WEEK: i8 = 7;
    let is_fine = interval.precision() <= Precision::Day;
    let is_of_month = |published: bestand_text::Published| published.day().is_none();
    let is_in_its_first_week = || {
        let (day, days) = interval.first_day().zip(told.carrier.days())?;
        Some(day >= days.0 && day <= days.1 && day.day() <= DAYS_OF_WEEK)
    };
    is_fine && told.carrier.published.is_some_and(is_of_month) && is_in_its_first_week().unwrap_or(false)
}

fn within(start: DateTime, last: Date, precision: Precision) -> Option<Interval> {
    Interval::new(Some(start), Some(last.tomorrow().ok()?.to_datetime(Time::midnight())), precision).ok()
}

fn unit_after(start: DateTime, precision: Precision) -> Option<DateTime> {
    let midnight_after = |day: Date| day.tomorrow().ok().map(|day| day.to_datetime(Time::midnight()));
    match precision {
        Precision::Minute => start.checked_add(1.minute()).ok(),
        Precision::Hour => start.checked_add(1.hour()).ok(),
        Precision::PartOfDay | Precision::Day => midnight_after(start.date()),
        Precision::Week => start.checked_add(1.week()).ok(),
        Precision::Month => start.checked_add(1.month()).ok(),
        Precision::Season => start.checked_add(3.months()).ok(),
        Precision::Year | Precision::Period => start.checked_add(1.year()).ok(),
    }
}

/// A day counted from the first of 1970: 18,544 for 9 October 2020.
pub(crate) fn day_number(day: Date) -> i32 {
    (day - Date::constant(1970, 1, 1)).get_days()
}

/// The first and the last day on which something can have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl Days {
    /// Nothing is known.
    pub(crate) const EVER: Days = Days { first: Date::MIN, last: Date::MAX };

    /// The days that an interval touches; an open side reaches to the other.
    pub(crate) fn of(interval: &Interval) -> Option<Days> {
        let (first, last) = (interval.first_day(), interval.last_day());
        Some(Days { first: first.or(last)?, last: last.or(first)? })
    }

    /// The days on which a report can have appeared.
    pub(crate) fn published(told: &Told) -> Days {
        told.carrier.days().map_or(Days::EVER, |(first, last)| Days { first, last })
    }

    /// The days between the two, 0 where they touch the same day.
    pub(crate) fn gap_days(self, other: Days) -> i32 {
        let between = |before: Days, after: Days| (after.first - before.last).get_days();
        if self.last < other.first {
            between(self, other)
        } else if other.last < self.first {
            between(other, self)
        } else {
            0
        }
    }

    /// The days that both leave open; the narrower where there are none.
    pub(crate) fn narrowed(self, other: Days) -> Days {
        let both = Days { first: self.first.max(other.first), last: self.last.min(other.last) };
        if both.first <= both.last { both } else { self.min_by_width(other) }
    }

    fn min_by_width(self, other: Days) -> Days {
        std::cmp::min_by_key(self, other, |days| ((days.last - days.first).get_days(), *days))
    }

    /// From the first of both to the last of both.
    pub(crate) fn joined(self, other: Days) -> Days {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// How many minutes a stretch leaves open; one of its seven weekdays leaves a seventh.
pub(crate) fn width_minutes(interval: &Interval) -> i64 {
    const DAYS_OF_WEEK: i64 = 7;
    let (Some(start), Some(end)) = (interval.start(), interval.end()) else { return i64::MAX };
    let minutes = end.duration_since(start).as_secs() / 60;
    if interval.weekday().is_some() { minutes / DAYS_OF_WEEK } else { minutes }
}

/// Whether something can have been in both: the days meet, and a weekday that one names is among those that the other leaves.
pub(crate) fn may_be_one(one: &Interval, other: &Interval) -> bool {
    let same_clock = one.zone() == other.zone();
    let Some((mine, theirs)) = Days::of(one).zip(Days::of(other)) else { return one.overlaps(other) };
    let meets = if same_clock { one.overlaps(other) } else { mine.gap_days(theirs) == 0 };
    meets
        && has_weekday(one, theirs)
        && has_weekday(other, mine)
        && same_weekday(one.weekday(), other.weekday())
}

fn has_weekday(interval: &Interval, days: Days) -> bool {
    const DAYS_OF_WEEK: i32 = 7;
    interval.weekday().is_none_or(|weekday| {
        let ahead = i32::from(weekday.since(days.first.weekday()));
        (days.last - days.first).get_days() >= ahead.rem_euclid(DAYS_OF_WEEK)
    })
}

fn same_weekday(one: Option<Weekday>, other: Option<Weekday>) -> bool {
    one.is_none() || other.is_none() || one == other
}

#[cfg(test)]
mod tests {
    use bestand_claim::Interval;

    use super::{Days, beginning, dating, may_be_one};
    use crate::invented::told;

    fn shown(interval: &Interval) -> String {
        let end =
            |moment: Option<jiff::civil::DateTime>| moment.map_or("open".to_owned(), |at| at.to_string());
        let weekday = interval.weekday().map_or(String::new(), |day| format!(" {day:?}"));
        format!("{}..{}{weekday}", end(interval.start()), end(interval.end()))
    }

    fn check_beginning(line: &str, expected: &str) {
        let told = &told(line)[0];
        let (interval, _) = dating(told).expect("a time");
        assert_eq!(
            beginning(&interval, told).map_or("unknown".to_owned(), |begun| shown(&begun)),
            expected,
            "{line}"
        );
    }

    #[test]
    fn what_lasts_since_a_day_began_on_it() {
        check_beginning(
            "2020-10-10 a 1 | ceasefire_in_force ARM,AZE | when 2020-10-10 since",
            "2020-10-10T00:00:00..2020-10-11T00:00:00",
        );
    }

    #[test]
    fn since_saturday_in_a_report_of_some_day_of_october_is_one_of_its_saturdays() {
        check_beginning(
            "2020-10 a 1 | ceasefire_in_force ARM,AZE | when 2020-10-03 since",
            "2020-10-03T00:00:00..2020-11-01T00:00:00 Saturday",
        );
        check_beginning(
            "2020-10 a 1 | clash ARM,AZE | when 2020-09-27 since",
            "2020-09-27T00:00:00..2020-09-28T00:00:00",
        );
    }

    #[test]
    fn what_has_no_time_was_not_after_it_was_told() {
        check_beginning("2020-10-10 a 1 | ceasefire_agreed ARM,AZE", "unknown");
        let told = told("2020-10-10 a 1 | ceasefire_agreed ARM,AZE");
        let (interval, _) = dating(&told[0]).expect("a bound");
        assert_eq!(shown(&interval), "open..2020-10-11T00:00:00");
    }

    fn check_one(one: &str, other: &str, expected: bool) {
        let interval = |when: &str| {
            let told = told(&format!("2020-10 a 1 | talks ARM,AZE | when {when}"));
            dating(&told[0]).expect("a time").0
        };
        assert_eq!(may_be_one(&interval(one), &interval(other)), expected, "{one}, {other}");
        assert_eq!(may_be_one(&interval(other), &interval(one)), expected, "{other}, {one}");
    }

    #[test]
    fn a_saturday_of_october_may_be_the_tenth_but_not_the_ninth() {
        check_one("2020-10 saturday", "2020-10-10", true);
        check_one("2020-10 saturday", "2020-10-09", false);
        check_one("2020-10 saturday", "2020-10 friday", false);
        check_one("2020-10 saturday", "2020-10", true);
        check_one("2020-10-10T12 hour", "2020-10-10", true);
        check_one("2020-10-10T12 hour", "2020-10-10T15 hour", false);
        check_one("2020-10-10T12 hour", "2020-10-10T10 hour zone Europe/Brussels", true);
    }

    #[test]
    fn gaps_are_counted_in_days() {
        let days = |first: &str, last: &str| Days {
            first: first.parse().expect("a day"),
            last: last.parse().expect("a day"),
        };
        assert_eq!(days("2020-10-01", "2020-10-10").gap_days(days("2020-10-12", "2020-10-13")), 2);
        assert_eq!(days("2020-10-12", "2020-10-13").gap_days(days("2020-10-01", "2020-10-10")), 2);
        assert_eq!(days("2020-10-01", "2020-10-31").gap_days(days("2020-10-12", "2020-10-13")), 0);
    }
}
