//! Which times do sentences hold, written so that people can check them?

mod dutch;
mod english;

use bestand_text::{Conventions, Page};
use jiff::ToSpan;
use jiff::civil::DateTime;

use super::{Time, Times};

/// The texts of `cases` hold these times: words, days or moments, precision and what else is known of them.
fn check(language: &str, published: &str, cases: &[(&str, &str)]) {
    let text = match language {
        "nl" => include_str!("../../../packs/nl/text.tsv"),
        _ => include_str!("../../../packs/en/text.tsv"),
    };
    let conventions = Conventions::parse("text.tsv", text).expect("a sound table");
    let (_, times) = read_table(language);
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
    match moment {
        None => "…".to_owned(),
        Some(day) if days_only && is_midnight(moment) => day.saturating_add(days.days()).date().to_string(),
        Some(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
    }
}

fn read_table(language: &str) -> (&'static str, Times) {
    let table = match language {
        "nl" => include_str!("../../../packs/nl/times.tsv"),
        "en" => include_str!("../../../packs/en/times.tsv"),
        _ => unreachable!("no such language here"),
    };
    (table, Times::parse("times.tsv", table).expect("a sound table"))
}

#[test]
fn a_wrong_line_is_named_with_what_would_be_right() {
    let refused = |table: &str| Times::parse("nl/times.tsv", table).expect_err("a wrong line").to_string();
    assert_eq!(
        refused("# words\nweekday\tvrijdag\t8\n"),
        "nl/times.tsv:2: a line of 'weekday' has as values 1 (Monday) to 7"
    );
    assert_eq!(
        refused("since\n"),
        "nl/times.tsv:1: a line is a kind, a TAB, words, and values after further TABs"
    );
    assert!(refused("wekday\tvrijdag\t5\n").starts_with(
        "nl/times.tsv:1: no kind of word of time is called 'wekday'; there are order, part-ending, day-stem, weekday,"
    ));
}

#[test]
fn words_of_time_in_any_order_give_times_in_order() {
    const NUMBERS: &[&str] = &[
        "0", "4", "27", "31", "99", "1994", "2044", "0025", "12.00", "9-10", "1991-94", "90s", ",", "(", "-",
    ];
    for (language, seed) in [("nl", 1_u64), ("en", 2)] {
        let (table, times) = read_table(language);
        let words: Vec<&str> = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split('\t').nth(1))
            .flat_map(|words| words.split(' '))
            .chain(NUMBERS.repeat(8))
            .collect();
        let mut state = seed;
        for published in
            ["2020-10-14", "2024-02-29", "2020-10", "1600-01-01", "2999-12-31", "unknown"].repeat(60)
        {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                words[(state >> 33) as usize % words.len()].to_owned()
            };
            let sentence: Vec<String> = (0..24).map(|_| next()).collect();
            let told = times.find(&sentence, published.parse().ok());
            assert!(
                told.iter().all(|time| time.first <= time.last && time.last < sentence.len()),
                "{sentence:?}"
            );
            assert!(told.windows(2).all(|pair| pair[0].last < pair[1].first), "{sentence:?}");
        }
    }
}
