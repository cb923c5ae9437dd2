//! How does a time look to everybody outside?

use bestand_claim::{Anchor, Interval, When};
use bestand_text::Span;
use jiff::civil::{DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};

use super::record::words;
use super::wire_span;

/// When it happened, as precisely as the words say.
///
/// Whole days are written `2020-09-27`, and both days belong to it; moments are written `2020-10-10T12:00`, and `to` is the
/// first moment that does not. "sinds 27 september" has no `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeRecord {
    /// The first day or moment; null where it is open.
    pub from: Option<String>,
    /// The last day, or the first moment after it; null where it is open.
    pub to: Option<String>,
    /// The finest unit that the words settle: `day`.
    pub precision: String,
    /// `stated` of this happening, or `inferred` from something else in the report.
    pub basis: String,
    /// From what it was inferred: `words`, the `name` of a war, or `publication`; null where it was stated.
    pub inferred_from: Option<String>,
    /// The report's own words: "het huidige conflict"; null where it follows from the day of publication.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<[u32; 2]>,
    /// The day's name, where that is all that is known of the day within the stretch: `friday`.
    pub weekday: Option<String>,
    /// The clock by which it was told: `Europe/Brussels`, `+04:00` or `local`.
    pub zone: Option<String>,
}

impl TimeRecord {
    pub(super) fn of(when: &When, text: &str) -> Option<TimeRecord> {
        let (interval, basis, inferred_from, span) = match when {
            When::Unstated => return None,
            When::Stated { interval, span } => (interval, "stated", None, Some(*span)),
            When::Inferred { interval, from } => {
                let (from, span) = anchor(from);
                (interval, "inferred", Some(from), span)
            }
        };
        let (from, to) = ends(interval);
        Some(TimeRecord {
            from,
            to,
            precision: interval.precision().to_string(),
            basis: basis.to_owned(),
            inferred_from: inferred_from.map(str::to_owned),
            text: span.map(|span| words(span, text)),
            span: span.map(wire_span),
            weekday: interval.weekday().map(|day| weekday_word(day).to_owned()),
            zone: interval.zone().map(ToString::to_string),
        })
    }
}

fn anchor(from: &Anchor) -> (&'static str, Option<Span>) {
    match from {
        Anchor::Words(span) => ("words", Some(*span)),
        Anchor::Name(span) => ("name", Some(*span)),
        Anchor::Publication => ("publication", None),
    }
}

/// Days where both ends are midnights or open, else moments.
pub(super) fn ends(interval: &Interval) -> (Option<String>, Option<String>) {
    let is_midnight = |moment: DateTime| moment.time() == Time::midnight();
    if interval.start().is_none_or(is_midnight) && interval.end().is_none_or(is_midnight) {
        let day = |day: jiff::civil::Date| day.to_string();
        (interval.first_day().map(day), interval.last_day().map(day))
    } else {
        (interval.start().map(moment_word), interval.end().map(moment_word))
    }
}

fn moment_word(moment: DateTime) -> String {
    format!("{}T{:02}:{:02}", moment.date(), moment.hour(), moment.minute())
}

pub(super) fn weekday_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand_claim::{Precision, Zone};
    use jiff::civil::date;

    fn check(when: &When, expected: &str) {
        let record = TimeRecord::of(when, "sinds vrijdag 12.00 uur");
        assert_eq!(serde_json::to_string(&record).expect("text"), expected);
    }

    #[test]
    fn whole_days_are_both_included_and_an_open_end_is_null() {
        let since = Interval::days(Some(date(2020, 9, 27)), None, Precision::Day).expect("days");
        check(
            &When::Stated { interval: since, span: Span::new(0, 13) },
            "{\"from\":\"2020-09-27\",\"to\":null,\"precision\":\"day\",\"basis\":\"stated\",\"inferred_from\":null,\
             \"text\":\"sinds vrijdag\",\"span\":[0,13],\"weekday\":null,\"zone\":null}",
        );
        let day = Interval::day(date(2020, 9, 27)).expect("a day");
        let record = TimeRecord::of(&When::Inferred { interval: day, from: Anchor::Publication }, "");
        let record = record.expect("a time");
        assert_eq!((record.from.as_deref(), record.to.as_deref()), (Some("2020-09-27"), Some("2020-09-27")));
        assert_eq!((record.text, record.inferred_from.as_deref()), (None, Some("publication")));
    }

    #[test]
    fn moments_have_their_clock_and_a_month_its_weekday() {
        let noon = date(2020, 10, 10).at(12, 0, 0, 0);
        let hour =
            Interval::new(Some(noon), Some(noon.date().at(13, 0, 0, 0)), Precision::Hour).expect("hour");
        let zone = Zone::offset(240).expect("a zone");
        check(
            &When::Stated { interval: hour.by(zone), span: Span::new(14, 23) },
            "{\"from\":\"2020-10-10T12:00\",\"to\":\"2020-10-10T13:00\",\"precision\":\"hour\",\"basis\":\"stated\",\
             \"inferred_from\":null,\"text\":\"12.00 uur\",\"span\":[14,23],\"weekday\":null,\"zone\":\"+04:00\"}",
        );
        let friday = Interval::month(2020, 10).expect("a month").on(Weekday::Friday);
        check(
            &When::Stated { interval: friday, span: Span::new(6, 13) },
            "{\"from\":\"2020-10-01\",\"to\":\"2020-10-31\",\"precision\":\"month\",\"basis\":\"stated\",\
             \"inferred_from\":null,\"text\":\"vrijdag\",\"span\":[6,13],\"weekday\":\"friday\",\"zone\":null}",
        );
    }

    #[test]
    fn a_time_that_is_not_told_is_null() {
        check(&When::Unstated, "null");
    }
}
