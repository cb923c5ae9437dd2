//! Which number has a day?

use jiff::civil::Date;

const FIRST: Date = Date::constant(1970, 1, 1);

/// Days since 1 January 1970: 18,544 for 9 October 2020.
pub(crate) fn number_of(day: Date) -> i64 {
    i64::from(FIRST.until(day).map_or(0, |span| span.get_days()))
}

/// The day with this number; none where no calendar has it.
pub(crate) fn day_of(number: i64) -> Option<Date> {
    FIRST.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_back_from_its_number() {
        for text in ["1970-01-01", "2020-10-09", "1600-02-29", "2999-12-31"] {
            let day: Date = text.parse().expect("a day");
            assert_eq!(day_of(number_of(day)), Some(day));
        }
        assert_eq!(number_of(Date::constant(2020, 10, 9)), 18_544);
        assert_eq!(day_of(i64::MAX), None);
    }
}
