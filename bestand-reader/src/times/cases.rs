//! Do the words of time of each language mean the days that readers take them to mean?

use bestand_text::{Conventions, Page};
use jiff::civil::DateTime;

use super::{Time, Times};

/// The texts of `cases` hold these times: words, days or moments, precision and what else is known of them.
fn check(language: &str, published: &str, cases: &[(&str, &str)]) {
    let (text, times) = match language {
        "nl" => (include_str!("../../../packs/nl/text.tsv"), include_str!("../../../packs/nl/times.tsv")),
        "en" => (include_str!("../../../packs/en/text.tsv"), include_str!("../../../packs/en/times.tsv")),
        _ => unreachable!("no such language here"),
    };
    let conventions = Conventions::parse("text.tsv", text).expect("a sound table");
    let times = Times::parse("times.tsv", times).expect("a sound table");
    for (text, expected) in cases {
        let page = Page::read(*text, &conventions);
        let mut found = Vec::new();
        for sentence in page.sentences() {
            let lower: Vec<String> = sentence.words(&page).map(|word| word.form.to_lowercase()).collect();
            let told = times.find(&lower, published.parse().ok());
            found.extend(told.iter().map(|time| shown(time, &lower)));
        }
        assert_eq!(found.join("; "), *expected, "in {text:?}");
    }
}

/// "sinds vrijdag = 2020-10-09 → … day".
fn shown(time: &Time, lower: &[String]) -> String {
    let words = lower[time.first..=time.last].join(" ");
    let (first, last) = (time.when.start(), time.when.end());
    let days = match (time.when.first_day(), time.when.last_day()) {
        (Some(first), Some(last)) if is_midnight(time.when.start()) && is_midnight(time.when.end()) => {
            if first == last {
                first.to_string()
            } else {
                format!("{first} → {last}")
            }
        }
        _ => {
            let open = first.is_none() || last.is_none();
            format!("{} → {}", moment(first, open, 0), moment(last, open, -1))
        }
    };
    let mut shown = format!("{words} = {days} {}", time.when.precision());
    for more in [
        time.when.weekday().map(|weekday| format!("{weekday:?}")),
        time.when.zone().map(ToString::to_string),
        time.since.then(|| "since".to_owned()),
        time.until.then(|| "until".to_owned()),
    ] {
        shown.extend(more.map(|more| format!(" {more}")));
    }
    shown
}

fn is_midnight(moment: Option<DateTime>) -> bool {
    moment.is_some_and(|moment| (moment.hour(), moment.minute()) == (0, 0))
}

fn moment(moment: Option<DateTime>, days_only: bool, days: i64) -> String {
    use jiff::ToSpan;
    match moment {
        None => "…".to_owned(),
        Some(day) if days_only && is_midnight(moment) => day.saturating_add(days.days()).date().to_string(),
        Some(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
    }
}

#[test]
fn a_dutch_day_is_that_not_after_publication() {
    check(
        "nl",
        "2020-10-14",
        &[
            ("Armenië meldde vrijdag dat er gevochten werd.", "vrijdag = 2020-10-09 day"),
            ("Woensdag bleef het stil.", "woensdag = 2020-10-14 day"),
            ("De aanval van afgelopen woensdag eiste levens.", "van afgelopen woensdag = 2020-10-07 day"),
            (
                "Gisteren en eergisteren vielen er doden.",
                "gisteren = 2020-10-13 day; eergisteren = 2020-10-12 day",
            ),
            ("Op 27 september begon het.", "op 27 september = 2020-09-27 day"),
            ("Op 27 oktober begon het.", "op 27 oktober = 2019-10-27 day"),
            ("Op 29 februari begon het.", "op 29 februari = 2020-02-29 day"),
            ("Zaterdag 12 oktober 2019 was een rustige dag.", "zaterdag 12 oktober 2019 = 2019-10-12 day"),
            ("De bom ging vorige week donderdag af.", "vorige week donderdag = 2020-10-08 day"),
            ("Ze praten volgende week dinsdag.", "volgende week dinsdag = 2020-10-20 day"),
            ("Ze zien elkaar komende maandag.", "komende maandag = 2020-10-19 day"),
            ("De ministers zullen vrijdag praten.", "vrijdag = 2020-10-08 → 2020-10-20 day Friday"),
            ("Oudejaarsavond verliep onrustig.", "oudejaarsavond = 2019-12-31 day"),
            (
                "De datum is 27/09/2020 of 2020-09-28.",
                "27/09/2020 = 2020-09-27 day; 2020-09-28 = 2020-09-28 day",
            ),
        ],
    );
}

#[test]
fn a_dutch_part_of_the_day_has_its_hours() {
    check(
        "nl",
        "2020-10-14",
        &[
            (
                "Het gebeurde in de nacht van maandag op dinsdag.",
                "in de nacht van maandag op dinsdag = 2020-10-12 20:00 → 2020-10-13 08:00 part_of_day",
            ),
            (
                "Het gebeurde in de nacht op zondag.",
                "in de nacht op zondag = 2020-10-10 20:00 → 2020-10-11 08:00 part_of_day",
            ),
            (
                "Dinsdagochtend vroeg vielen er granaten.",
                "dinsdagochtend vroeg = 2020-10-13 04:00 → 2020-10-13 12:00 part_of_day",
            ),
            (
                "Gisteravond laat was het stil.",
                "gisteravond = 2020-10-13 17:00 → 2020-10-14 00:00 part_of_day",
            ),
            (
                "Vannacht om 3.00 uur (lokale tijd, 2.00 uur in Nederland) kwam het bericht.",
                "vannacht om 3.00 uur ( lokale tijd = 2020-10-14 03:00 → 2020-10-14 03:01 minute local; 2.00 uur in nederland = 2020-10-14 02:00 → 2020-10-14 02:01 minute Europe/Amsterdam",
            ),
            (
                "In de ochtend van 27 september begon het.",
                "in de ochtend van 27 september = 2020-09-27 04:00 → 2020-09-27 12:00 part_of_day",
            ),
            (
                "Zaterdagavond om 8 uur viel een granaat.",
                "zaterdagavond om 8 uur = 2020-10-10 20:00 → 2020-10-10 21:00 hour",
            ),
            (
                "Vrijdag rond 18.30 uur was er een knal, om 6 uur 's avonds nog een.",
                "vrijdag rond 18.30 uur = 2020-10-09 18:30 → 2020-10-09 18:31 minute; om 6 uur 's avonds = 2020-10-09 18:00 → 2020-10-09 19:00 hour",
            ),
            (
                "Het bestand geldt vanaf zaterdag 12.00 uur.",
                "vanaf zaterdag 12.00 uur = 2020-10-17 12:00 → … minute since",
            ),
            (
                "Sinds 08.00 uur Belgische tijd zwijgen de wapens.",
                "sinds 08.00 uur belgische tijd = 2020-10-13 → … day Europe/Brussels since",
            ),
            ("Om 12u30 ging het mis.", "om 12u30 = 2020-10-13 → 2020-10-14 day"),
        ],
    );
}

#[test]
fn dutch_weeks_months_and_years_count_from_publication() {
    check(
        "nl",
        "2020-10-14",
        &[
            (
                "De afgelopen week en de afgelopen drie dagen was het onrustig.",
                "de afgelopen week = 2020-10-07 → 2020-10-14 week; de afgelopen drie dagen = 2020-10-11 → 2020-10-14 period",
            ),
            (
                "Begin deze week, eind vorige maand en medio september was het stil.",
                "begin deze week = 2020-10-12 → 2020-10-14 day; eind vorige maand = 2020-09-21 → 2020-09-30 week; medio september = 2020-09-11 → 2020-09-20 week",
            ),
            ("De afgelopen weken nam het geweld toe.", "de afgelopen weken = 2020-08-12 → 2020-10-14 period"),
            (
                "Dat was twee weken geleden, een half jaar geleden, ruim twintig jaar geleden of jaren geleden.",
                "twee weken geleden = 2020-09-26 → 2020-10-03 week; een half jaar geleden = 2020-03-14 → 2020-05-14 season; ruim twintig jaar geleden = 2000-01-01 → 2000-12-31 year; jaren geleden = 2000-10-14 → 2018-10-14 period",
            ),
            (
                "In oktober vorig jaar en vorig jaar in maart.",
                "in oktober vorig jaar = 2019-10-01 → 2019-10-31 month; vorig jaar in maart = 2019-03-01 → 2019-03-31 month",
            ),
            (
                "Dit jaar, eerder deze maand en in het weekend.",
                "dit jaar = 2020-01-01 → 2020-12-31 year; eerder deze maand = 2020-10-01 → 2020-10-14 month; in het weekend = 2020-10-10 → 2020-10-11 week",
            ),
            (
                "Afgelopen zomer, in de zomer van 2016 en in het najaar van vorig jaar.",
                "afgelopen zomer = 2020-06-01 → 2020-08-31 season; in de zomer van 2016 = 2016-06-01 → 2016-08-31 season; in het najaar van vorig jaar = 2019-09-01 → 2019-11-30 season",
            ),
            ("De komende weken blijft het zo.", "de komende weken = 2020-10-14 → 2020-12-16 period"),
        ],
    );
}

#[test]
fn dutch_years_and_decades_stand_where_words_ask_for_them() {
    check(
        "nl",
        "2020-10-14",
        &[
            (
                "De oorlog in 1991-94 en die van de jaren negentig.",
                "in 1991-94 = 1991-01-01 → 1994-12-31 period; van de jaren negentig = 1990-01-01 → 1999-12-31 period",
            ),
            (
                "Begin jaren negentig en in de jaren '90.",
                "begin jaren negentig = 1990-01-01 → 1993-12-31 period; in de jaren '90 = 1990-01-01 → 1999-12-31 period",
            ),
            ("Het verdrag loopt ten minste tot 2044.", "ten minste tot 2044 = … → 2044-12-31 year until"),
            ("In de 19e eeuw was dat anders.", "in de 19e eeuw = 1801-01-01 → 1900-12-31 period"),
            (
                "In mei, op 27 mei en in mei 2018.",
                "in mei = 2020-05-01 → 2020-05-31 month; op 27 mei = 2020-05-27 day; in mei 2018 = 2018-05-01 → 2018-05-31 month",
            ),
            (
                "Voor 2015 en na 2003 was er niets.",
                "voor 2015 = … → 2014-12-31 year until; na 2003 = 2004-01-01 → … year since",
            ),
            ("De wapenstilstand van 1994 werd vaak geschonden.", "van 1994 = 1994-01-01 → 1994-12-31 year"),
        ],
    );
}

#[test]
fn dutch_beginnings_and_ends_leave_a_side_open() {
    check(
        "nl",
        "2020-10-14",
        &[
            (
                "Sinds 27 september, sinds vorige maand en sinds vrijdag wordt er gevochten.",
                "sinds 27 september = 2020-09-27 → … day since; sinds vorige maand = 2020-09-01 → … month since; sinds vrijdag = 2020-10-09 → … day since",
            ),
            (
                "Al twee weken, al jaren en sinds enkele dagen wordt er gevochten.",
                "al twee weken = 2020-09-30 → … period since; al jaren = 2000-10-14 → … period since; sinds enkele dagen = 2020-09-30 → … period since",
            ),
            ("Tot vrijdag blijft de grens dicht.", "tot vrijdag = … → 2020-10-16 day until"),
            (
                "Tussen 1 en 4 maart 2021 en tussen november 2022 en januari 2023.",
                "tussen 1 en 4 maart 2021 = 2021-03-01 → 2021-03-04 day; tussen november 2022 en januari 2023 = 2022-11-01 → 2023-01-31 month",
            ),
            (
                "Van 27 september tot 9 november, van maandag tot woensdag.",
                "van 27 september tot 9 november = 2019-09-27 → 2019-11-09 day; van maandag tot woensdag = 2020-10-12 → 2020-10-14 day",
            ),
        ],
    );
}

#[test]
fn what_looks_like_a_dutch_time_and_is_none_is_left_alone() {
    check(
        "nl",
        "2020-10-14",
        &[
            ("Er vielen 27 doden, 2000 gewonden en 12 vermisten.", ""),
            ("Er vielen tot 2000 doden en tussen 20 en 30 gewonden.", ""),
            ("Ze praatten 10 uur lang over een pauze van 24 uur.", ""),
            ("Op 31 februari gebeurt er niets.", ""),
            ("Op 3 januari 0025 gebeurde er niets.", ""),
            ("Het toestel kostte 12.00 euro, 1200 in totaal.", ""),
            ("Elke vrijdag en iedere week is er een demonstratie.", ""),
            ("Een 26-jarige man liep twee kilometer.", ""),
            ("De man woonde vier jaar in de stad.", ""),
            ("'s Nachts is het koud.", ""),
        ],
    );
}

#[test]
fn within_a_month_a_dutch_day_stays_a_set() {
    check(
        "nl",
        "2020-10",
        &[
            ("Armenië meldde vrijdag dat er gevochten werd.", "vrijdag = 2020-10-01 → 2020-10-31 day Friday"),
            (
                "In de nacht van maandag op dinsdag vielen er doden.",
                "in de nacht van maandag op dinsdag = 2020-10-01 → 2020-10-31 day",
            ),
            (
                "Dinsdagochtend was het stil, gisteren niet.",
                "dinsdagochtend = 2020-10-01 → 2020-10-31 day Tuesday; gisteren = 2020-09-30 → 2020-10-30 day",
            ),
            ("Sinds vrijdag geldt een bestand.", "sinds vrijdag = 2020-10-02 → … day since"),
            (
                "Vorige week woensdag en vorige maand.",
                "vorige week woensdag = 2020-09-21 → 2020-10-25 day Wednesday; vorige maand = 2020-09-01 → 2020-09-30 month",
            ),
            (
                "Op 27 oktober, begin deze week.",
                "op 27 oktober = 2020-10-27 day; begin deze week = 2020-09-28 → 2020-11-01 week",
            ),
            ("Zaterdag om 12.00 uur.", "zaterdag om 12.00 uur = 2020-10-01 → 2020-10-31 day Saturday"),
        ],
    );
}

#[test]
fn without_publication_only_dutch_dates_with_a_year_are_known() {
    check(
        "nl",
        "unknown",
        &[(
            "Op 27 september 2020, vrijdag, gisteren, in 1994 en vorige week.",
            "op 27 september 2020 = 2020-09-27 day; in 1994 = 1994-01-01 → 1994-12-31 year",
        )],
    );
}

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
