//! Do claims, written one a line, stand on the timeline as they should?

use proptest::prelude::*;

use super::{Timeline, TimelineEntry, timeline};
use crate::Basis;
use crate::invented::told;

fn check(text: &str, expected: &[&str]) {
    let Timeline { entries, background } = timeline(&told(text));
    let history = background.iter().map(|entry| format!("history: {}", shown(entry)));
    let found: Vec<String> = entries.iter().map(shown).chain(history).collect();
    assert_eq!(found, expected, "{text}");
}

fn shown(entry: &TimelineEntry) -> String {
    let codes = |sides: &bestand_claim::Sides| match sides.len() {
        0 => "-".to_owned(),
        _ => sides.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    };
    let mut line = format!("{} {} {}", when(entry), entry.event_type, codes(&entry.actor));
    if !entry.target.is_empty() {
        line.push_str(&format!(" > {}", codes(&entry.target)));
    }
    if let Some(place) = &entry.place {
        line.push_str(&format!(" at {}", place.name));
    }
    if !entry.voices.denied_by.is_empty() {
        line.push_str(&format!(
            "; {} say so, {} deny",
            entry.voices.asserted_by.len(),
            entry.voices.denied_by.len()
        ));
    }
    if entry.modality.as_str() != "happened" {
        line.push_str(&format!("; {}", entry.modality));
    }
    format!("{line} ({})", entry.claims.len())
}

fn when(entry: &TimelineEntry) -> String {
    let Some(interval) = &entry.when else { return "some day".to_owned() };
    let day = |day: Option<jiff::civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
    let weekday = interval.weekday().map_or(String::new(), |day| format!(" {day:?}"));
    match (interval.first_day(), interval.last_day()) {
        (_, last) if entry.basis == Basis::Published => format!("by {}", day(last)),
        (first, last) if first == last => day(first),
        (first, last) => format!("{}..{}{weekday}", day(first), day(last)),
    }
}

#[test]
fn happenings_stand_in_order_at_the_precision_they_have() {
    check(
        "2020-10-12 NOS 0 | shelling AZE > ARM | when 2020-10-11
         2020-10-12 NOS 1 | clash ARM,AZE | when 2020-09-27 since
         2020-10-12 NOS 2 | talks ARM,AZE | when 2020-10
         2020-10-12 NOS 3 | ceasefire_violated AZE
         2020-10-12 NOS 4 | talks ARM,AZE | planned
         2020-10-12 NOS 5 | clash ARM,AZE | background | when 1994
         2020-10-12 NOS 6 | killed 12 of ARM",
        &[
            "2020-09-27..… clash ARM,AZE (1)",
            "2020-10-01..2020-10-31 talks ARM,AZE (2)",
            "2020-10-11 shelling AZE > ARM (1)",
            "by 2020-10-12 ceasefire_violated AZE (1)",
            "history: 1994-01-01..1994-12-31 clash ARM,AZE (1)",
        ],
    );
}

#[test]
fn copies_and_other_outlets_fold_and_voices_stand_apart() {
    check(
        "2020-10-12 NOS 0 | shelling AZE > ARM | by ARM | when 2020-10-11 | at Stepanakert | words w
         2020-10-12 VRT 0 | shelling AZE > ARM | by ARM | when 2020-10-11 | at Stepanakert | words w
         2020-10-12 BBC 0 | shelling AZE > ARM | when 2020-10-11 | at Karabakh
         2020-10-12 BBC 1 | shelling AZE > ARM | by AZE | denied",
        &["2020-10-11 shelling AZE > ARM at Stepanakert; 2 say so, 1 deny (4)"],
    );
}

#[test]
fn another_day_another_place_or_the_other_way_round_is_another_happening() {
    check(
        "2020-10-12 NOS 0 | shelling AZE > ARM | when 2020-10-10 | at Stepanakert
         2020-10-12 NOS 1 | shelling AZE > ARM | when 2020-10-11 | at Stepanakert
         2020-10-12 NOS 2 | shelling AZE > ARM | when 2020-10-11 | at Jermuk
         2020-10-12 NOS 3 | shelling ARM > AZE | when 2020-10-11",
        &[
            "2020-10-10 shelling AZE > ARM at Stepanakert (1)",
            "2020-10-11 shelling ARM > AZE (1)",
            "2020-10-11 shelling AZE > ARM at Jermuk (1)",
            "2020-10-11 shelling AZE > ARM at Stepanakert (1)",
        ],
    );
}

#[test]
fn what_can_be_either_of_two_stands_alone() {
    check(
        "2020-10-12 NOS 1 | shelling AZE > ARM | when 2020-10-11 | at Stepanakert
         2020-10-12 NOS 2 | shelling AZE > ARM | when 2020-10-11 | at Jermuk
         2020-10-12 BBC 2 | shelling AZE > ARM | when 2020-10-11",
        &[
            "2020-10-11 shelling AZE > ARM at Jermuk (1)",
            "2020-10-11 shelling AZE > ARM at Stepanakert (1)",
            "2020-10-11 shelling AZE > ARM (1)",
        ],
    );
}

#[test]
fn violence_of_some_day_of_the_month_is_not_put_on_a_day_but_an_invitation_is() {
    check(
        "2020-10-12 NOS 1 | shelling AZE > ARM | when 2020-10-11
         2020-10-12 BBC 1 | shelling AZE > ARM | when 2020-10
         2020-10-12 NOS 2 | invitation RUS > ARM,AZE | when 2020-10-08
         2020-10-12 BBC 2 | invitation RUS > ARM,AZE | when 2020-10",
        &[
            "2020-10-01..2020-10-31 shelling AZE > ARM (1)",
            "2020-10-08 invitation RUS > ARM,AZE (2)",
            "2020-10-11 shelling AZE > ARM (1)",
        ],
    );
}

#[test]
fn a_friday_of_october_may_be_the_ninth() {
    check(
        "2020-10 NOS 1 | talks ARM,AZE | when 2020-10 friday
         2020-10-10 BBC 1 | talks ARM,AZE | when 2020-10-09
         2020-10 VRT 1 | talks ARM,AZE | when 2020-10 thursday",
        &["2020-10-01..2020-10-31 Thursday talks ARM,AZE (1)", "2020-10-09 talks ARM,AZE (2)"],
    );
}

#[test]
fn fighting_between_nobody_named_is_of_those_whom_the_report_is_about() {
    check(
        "2020-10-10 NOS 0 | clash ARM,AZE
         2020-10-10 NOS 5 | clash -
         2020-10-10 BBC 0 | clash SDN,rsf
         2020-10-10 VRT 0 | clash -",
        &["by 2020-10-10 clash ARM,AZE (2)", "by 2020-10-10 clash SDN,rsf (1)", "by 2020-10-10 clash - (1)"],
    );
}

#[test]
fn a_plan_becomes_what_happened() {
    check(
        "2020-10-08 NOS 0 | talks ARM,AZE | planned | when 2020-10-09 | at Moscow
         2020-10-10 NOS 0 | talks ARM,AZE | when 2020-10-09",
        &["2020-10-09 talks ARM,AZE at Moscow (2)"],
    );
}

#[test]
fn nothing_told_is_an_empty_timeline() {
    check("", &[]);
}

proptest! {
    #[test]
    fn claims_in_any_order_make_the_same_timeline(
        lines in prop::collection::vec(line(), 0..16).prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
    ) {
        let (lines, shuffled) = lines;
        prop_assert_eq!(timeline(&told(&lines.join("\n"))), timeline(&told(&shuffled.join("\n"))));
    }
}

fn line() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec!["clash", "shelling", "talks", "invitation"]);
    let who = prop::sample::select(vec!["ARM,AZE", "AZE > ARM", "-", "AZE"]);
    let when = prop::sample::select(vec![
        "",
        "| when 2020-10-10",
        "| when 2020-10",
        "| when 2020-10 friday",
        "| background",
    ]);
    let rest = prop::sample::select(vec![
        "",
        "| at Stepanakert",
        "| at Karabakh",
        "| denied",
        "| by ARM",
        "| words w",
    ]);
    (9_u8..12, prop::sample::select(vec!["NOS", "BBC"]), 0_u8..9, kind, who, when, rest).prop_map(
        |(day, outlet, sentence, kind, who, when, rest)| {
            format!("2020-10-{day:02} {outlet} {sentence} | {kind} {who} {when} {rest}")
        },
    )
}

#[test]
fn a_sentence_that_was_reused_for_another_town_or_day_tells_of_another_happening() {
    check(
        "2023-05-10 NOS 0 | shelling AZE > ARM | when 2023-05-09 | at Jermuk | words set
         2023-05-14 BBC 0 | shelling AZE > ARM | when 2023-05-13 | at Jermuk | words set",
        &["2023-05-09 shelling AZE > ARM at Jermuk (1)", "2023-05-13 shelling AZE > ARM at Jermuk (1)"],
    );
    check(
        "2023-05-10 NOS 0 | shelling AZE > ARM | at Jermuk | words set
         2023-05-12 BBC 0 | shelling AZE > ARM | at Stepanakert | words set",
        &[
            "by 2023-05-10 shelling AZE > ARM at Jermuk (1)",
            "by 2023-05-12 shelling AZE > ARM at Stepanakert (1)",
        ],
    );
    check(
        "2023-05-10 NOS 0 | shelling AZE > ARM | words set
         2023-05-12 BBC 0 | shelling AZE > ARM | words set",
        &["by 2023-05-10 shelling AZE > ARM (2)"],
    );
}
