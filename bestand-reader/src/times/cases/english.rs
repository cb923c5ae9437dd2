//! Do English words of time mean the days that readers take them to mean?

use super::check;

#[test]
fn an_english_day_is_that_not_after_publication() {
    check(
        "en",
        "2020-10-14",
        &[
            ("The army said on Sunday that it was calm.", "on sunday = 2020-10-11 day"),
            ("It was calm Wednesday.", "wednesday = 2020-10-14 day"),
            ("Last Wednesday's attack killed two.", "last wednesday = 2020-10-07 day"),
            ("It happened yesterday, not today.", "yesterday = 2020-10-13 day; today = 2020-10-14 day"),
            ("On September 27 Azerbaijan attacked.", "on september 27 = 2020-09-27 day"),
            (
                "On 27 October and on October 27, 2019, it was calm.",
                "on 27 october = 2019-10-27 day; on october 27 , 2019 = 2019-10-27 day",
            ),
            ("On Saturday, 12 Oct 2019, it was calm.", "on saturday , 12 oct 2019 = 2019-10-12 day"),
            ("On Monday of last week it was calm.", "on monday of last week = 2020-10-05 day"),
            ("They meet next Monday.", "next monday = 2020-10-19 day"),
            ("They will meet on Friday.", "on friday = 2020-10-08 → 2020-10-20 day Friday"),
            ("New Year's Eve was calm.", "new year 's eve = 2019-12-31 day"),
            (
                "The 27th of September and Aug. 3-5 were calm.",
                "the 27th of september = 2020-09-27 day; aug. 3 - 5 = 2020-08-03 → 2020-08-05 day",
            ),
            ("Sun 5 Jan was calm.", "sun 5 jan = 2020-01-05 day"),
        ],
    );
}

#[test]
fn an_english_part_of_the_day_has_its_hours() {
    check(
        "en",
        "2020-10-14",
        &[
            (
                "It began on Tuesday night.",
                "on tuesday night = 2020-10-13 18:00 → 2020-10-14 06:00 part_of_day",
            ),
            (
                "It began early Monday and ended late on Sunday.",
                "early monday = 2020-10-12 00:00 → 2020-10-12 09:00 part_of_day; late on sunday = 2020-10-11 17:00 → 2020-10-12 00:00 part_of_day",
            ),
            (
                "It began in the early hours of Monday.",
                "in the early hours of monday = 2020-10-12 00:00 → 2020-10-12 09:00 part_of_day",
            ),
            ("Overnight strikes killed two.", "overnight = 2020-10-13 17:00 → 2020-10-14 09:00 part_of_day"),
            (
                "Shelling continued overnight into Tuesday.",
                "overnight into tuesday = 2020-10-12 17:00 → 2020-10-13 09:00 part_of_day",
            ),
            (
                "It began on the morning of 27 September.",
                "on the morning of 27 september = 2020-09-27 04:00 → 2020-09-27 12:00 part_of_day",
            ),
            (
                "It began at 6 pm on Friday [1600 GMT].",
                "at 6 pm on friday = 2020-10-09 18:00 → 2020-10-09 19:00 hour; 1600 gmt = 2020-10-09 16:00 → 2020-10-09 16:01 minute +00:00",
            ),
            (
                "It began at 0600 GMT on Monday.",
                "at 0600 gmt on monday = 2020-10-12 06:00 → 2020-10-12 06:01 minute +00:00",
            ),
            ("It ended on Monday at 3 o'clock.", "on monday at 3 o'clock = 2020-10-12 day"),
            (
                "It ended on Monday at 3 o'clock in the afternoon.",
                "on monday at 3 o'clock in the afternoon = 2020-10-12 15:00 → 2020-10-12 16:00 hour",
            ),
            (
                "It ended on Monday at 12:00 GMT+4.",
                "on monday at 12:00 gmt + 4 = 2020-10-12 12:00 → 2020-10-12 12:01 minute +04:00",
            ),
            (
                "Between 8 and 10 pm on Monday and between 11 am and 3 pm on Tuesday it was calm.",
                "between 8 and 10 pm on monday = 2020-10-12 20:00 → 2020-10-12 22:00 hour; between 11 am and 3 pm on tuesday = 2020-10-13 11:00 → 2020-10-13 15:00 hour",
            ),
        ],
    );
}

#[test]
fn english_weeks_months_and_years_count_from_publication() {
    check(
        "en",
        "2020-10-14",
        &[
            (
                "Last week and next week; earlier in the week and later this month.",
                "last week = 2020-10-05 → 2020-10-11 week; next week = 2020-10-19 → 2020-10-25 week; earlier in the week = 2020-10-12 → 2020-10-14 week; later this month = 2020-10-14 → 2020-10-31 month",
            ),
            (
                "Over the past two weeks and in the last 24 hours.",
                "over the past two weeks = 2020-09-30 → 2020-10-14 period; in the last 24 hours = 2020-10-13 → 2020-10-14 period",
            ),
            (
                "In recent weeks and over the weekend.",
                "in recent weeks = 2020-08-12 → 2020-10-14 period; over the weekend = 2020-10-10 → 2020-10-11 week",
            ),
            (
                "Last month, the past month and at the end of August.",
                "last month = 2020-09-01 → 2020-09-30 month; the past month = 2020-09-01 → 2020-10-14 month; at the end of august = 2020-08-22 → 2020-08-31 week",
            ),
            (
                "A year ago, half a year ago, twenty-five years ago and decades ago.",
                "a year ago = 2019-01-01 → 2019-12-31 year; half a year ago = 2020-03-14 → 2020-05-14 season; twenty - five years ago = 1995-01-01 → 1995-12-31 year; decades ago = 1930-10-14 → 2000-10-14 period",
            ),
            (
                "In October last year and last September.",
                "in october last year = 2019-10-01 → 2019-10-31 month; last september = 2020-09-01 → 2020-09-30 month",
            ),
            (
                "Last summer, in the summer of 2014 and this year.",
                "last summer = 2020-06-01 → 2020-08-31 season; in the summer of 2014 = 2014-06-01 → 2014-08-31 season; this year = 2020-01-01 → 2020-12-31 year",
            ),
        ],
    );
}

#[test]
fn english_years_and_decades_stand_where_words_ask_for_them() {
    check(
        "en",
        "2020-10-14",
        &[
            (
                "In the 1990s, the '90s, the early 1990s and the mid-1990s.",
                "in the 1990s = 1990-01-01 → 1999-12-31 period; the ' 90s = 1990-01-01 → 1999-12-31 period; the early 1990s = 1990-01-01 → 1993-12-31 period; the mid-1990s = 1993-01-01 → 1996-12-31 period",
            ),
            (
                "The 1991-94 war and the 2016 war.",
                "the 1991 - 94 = 1991-01-01 → 1994-12-31 period; the 2016 = 2016-01-01 → 2016-12-31 year",
            ),
            (
                "In 2014, late 2016 and in the 19th century.",
                "in 2014 = 2014-01-01 → 2014-12-31 year; late 2016 = 2016-09-01 → 2016-12-31 season; in the 19th century = 1801-01-01 → 1900-12-31 period",
            ),
            (
                "In May, on May 5 and in March 2011.",
                "in may = 2020-05-01 → 2020-05-31 month; on may 5 = 2020-05-05 day; in march 2011 = 2011-03-01 → 2011-03-31 month",
            ),
            ("The truce of 1994 was often broken.", "of 1994 = 1994-01-01 → 1994-12-31 year"),
        ],
    );
}

#[test]
fn english_beginnings_and_ends_leave_a_side_open() {
    check(
        "en",
        "2020-10-14",
        &[
            (
                "Since Sept. 27, since last month and since 2014.",
                "since sept. 27 = 2020-09-27 → … day since; since last month = 2020-09-01 → … month since; since 2014 = 2014-01-01 → … year since",
            ),
            (
                "Until Friday, by 2025 and before 2015.",
                "until friday = … → 2020-10-16 day until; by 2025 = … → 2025-12-31 year until; before 2015 = … → 2014-12-31 year until",
            ),
            (
                "Between 1 and 4 March 2021 and from 2011 to 2016.",
                "between 1 and 4 march 2021 = 2021-03-01 → 2021-03-04 day; from 2011 to 2016 = 2011-01-01 → 2016-12-31 year",
            ),
            ("From Monday to Wednesday.", "from monday to wednesday = 2020-10-12 → 2020-10-14 day"),
            (
                "After Friday's attack, since the 2016 war and since the 1990s.",
                "friday = 2020-10-09 day; the 2016 = 2016-01-01 → 2016-12-31 year; since the 1990s = 1990-01-01 → … period since",
            ),
            (
                "The truce will start from Saturday at 12:00 local time.",
                "from saturday at 12:00 local time = 2020-10-17 12:00 → … minute local since",
            ),
        ],
    );
}

#[test]
fn what_looks_like_an_english_time_and_is_none_is_left_alone() {
    check(
        "en",
        "2020-10-14",
        &[
            ("At least 27 may have died and 2,000 were hurt.", ""),
            ("The sun rose, he sat down, and a second wed the fall.", ""),
            ("Troops may march on 20 villages.", ""),
            ("On 31 February nothing happened.", ""),
            ("On 3 January 0025 nothing happened.", ""),
            ("Every Friday and each week there is a protest.", ""),
            ("The two-year war and the 24-hour truce.", ""),
            ("He paid 12.00 for it, 1200 in all.", ""),
            ("He lived there for four years.", ""),
            ("On 9/10/2020 nothing happened.", ""),
            ("Bloody Sunday is a name.", ""),
            ("This may change, and he is in his eighties.", ""),
        ],
    );
}

#[test]
fn within_a_month_an_english_day_stays_a_set() {
    check(
        "en",
        "2020-10",
        &[
            ("The army said on Sunday that it was calm.", "on sunday = 2020-10-01 → 2020-10-31 day Sunday"),
            ("It began on Tuesday night.", "on tuesday night = 2020-10-01 → 2020-10-31 day Tuesday"),
            ("It was calm yesterday.", "yesterday = 2020-09-30 → 2020-10-30 day"),
            ("It has been calm since Friday.", "since friday = 2020-10-02 → … day since"),
            ("On Monday of last week.", "on monday of last week = 2020-09-21 → 2020-10-25 day Monday"),
            ("At 0600 GMT it was calm.", "at 0600 gmt = 2020-09-30 → 2020-10-31 day +00:00"),
        ],
    );
}

#[test]
fn without_publication_only_english_dates_with_a_year_are_known() {
    check(
        "en",
        "unknown",
        &[(
            "On 27 September 2020, on Friday, yesterday, in 1994 and last week.",
            "on 27 september 2020 = 2020-09-27 day; in 1994 = 1994-01-01 → 1994-12-31 year",
        )],
    );
}
