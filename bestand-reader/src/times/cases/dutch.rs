//! Do Dutch words of time mean the days that readers take them to mean?

use super::check;

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
            (
                "Tussen 19.04 en 19.55 uur werd geschoten, tussen 1u00 en 8u00 op 22 september niet.",
                "tussen 19.04 en 19.55 uur = 2020-10-13 → 2020-10-14 day; tussen 1u00 en 8u00 op 22 september = 2020-09-22 01:00 → 2020-09-22 08:00 minute",
            ),
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
            (
                "Hij maakte het deze week bekend, en het was het tien jaar geleden.",
                "deze week = 2020-10-12 → 2020-10-18 week; tien jaar geleden = 2010-01-01 → 2010-12-31 year",
            ),
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
            ("Het aantal kwam op twintig.", ""),
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
            (
                "De wapens zwijgen vanaf zaterdag 12.00 uur.",
                "vanaf zaterdag 12.00 uur = 2020-10-03 12:00 → … minute since",
            ),
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
