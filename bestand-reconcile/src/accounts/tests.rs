//! Do accounts keep every voice apart and add only what is told to be added? Claims and expectations as lines of text.

use proptest::prelude::*;

use super::*;
use crate::notation::all_told;

/// What the reference reports tell of 2020, in the test notation.
const REFERENCE: &str = "
    ARM says 350 killed military ARM total @nu.nl 2020-10-09
    (observers) says >=400 killed total @nu.nl 2020-10-09
    AZE unsure ? killed military AZE total @nu.nl 2020-10-09
    artsakh says 376 killed military artsakh total @rtl.nl 2020-10-10
    artsakh says 22 killed civilian artsakh total @rtl.nl 2020-10-10
    AZE says 31 killed civilian AZE total @rtl.nl 2020-10-10
    AZE says 168 injured civilian AZE total @rtl.nl 2020-10-10
    AZE withholds ? casualties military AZE total @rtl.nl 2020-10-10
    reports says ~30000 killed total background on 1991-01-01..1994-12-31 @rtl.nl 2020-10-10
    artsakh says 26 killed artsakh addition on 2020-09-28 @knack.be 2020-09-29 #1
    artsakh says 89 killed artsakh total @knack.be 2020-09-29 #1
    AZE says 9 killed AZE total @knack.be 2020-09-29 #2
";

/// An account as lines: its key and phase, then each voice with its points, then what stands beside.
fn shown(account: &Account) -> Vec<String> {
    let phase = account.phase.map(|phase| format!(" {}..{}", phase.first_day, phase.last_day));
    let mut lines = vec![format!("{}{}", account.key, phase.unwrap_or_default())];
    for series in &account.series {
        let points: Vec<String> = series.points.iter().map(|point| point_shown(point, series)).collect();
        lines.push(format!("  {} ({}): {}", series.voice, series.standpoint.as_str(), points.join(", ")));
    }
    lines
}

fn point_shown(point: &Point, series: &Series) -> String {
    let number = amount(point.told());
    match point.role {
        Role::Level => number,
        Role::OnTop { base, sum } => {
            format!("{number} on top of {} makes {}", amount(series.points[base].told()), amount(sum))
        }
        Role::Within { total } => format!("{number} within {}", amount(series.points[total].told())),
        Role::Alone => format!("{number} more"),
        Role::Shown => format!("{number} {}", point.figure.standing),
    }
}

fn amount(Bounds { low, high }: Bounds) -> String {
    match (low, high) {
        (None, None) => "?".to_owned(),
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => {
            let end = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
            format!("{}..{}", end(low), end(high))
        }
    }
}

fn all_shown(text: &str) -> String {
    let lines: Vec<String> = accounts(&all_told(text)).iter().flat_map(shown).collect();
    lines.join("\n")
}

fn check(text: &str, expected: &str) {
    let expected: Vec<&str> =
        expected.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect();
    assert_eq!(all_shown(text), expected.join("\n").trim());
}

fn estimated(text: &str, key: &str, policy: Policy) -> String {
    let accounts = accounts(&all_told(text));
    let account = accounts.iter().find(|account| account.key.to_string() == key).expect("an account");
    let Estimate { policy: _, low, best, high, because } = estimate(account, policy);
    let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
    let because: Vec<String> = because
        .iter()
        .map(|Because { end, reason, voice, claims }| {
            format!("{} {} {voice} {}", end.as_str(), reason.as_str(), claims.len())
        })
        .collect();
    format!("{} {} {}: {}", number(low), number(best), number(high), because.join("; "))
}

#[test]
fn the_reference_reports_keep_every_voice_apart() {
    check(
        REFERENCE,
        "
        killed/civilian/AZE/total/current/- 2020-09-29..2020-10-10
          side:AZE (own): 31
        killed/civilian/artsakh/total/current/- 2020-09-29..2020-10-10
          side:artsakh (own): 22
        killed/military/ARM/total/current/- 2020-09-29..2020-10-10
          side:ARM (own): 350
        killed/military/AZE/total/current/- 2020-09-29..2020-10-10
          side:AZE (own): ? unconfirmed
        killed/military/artsakh/total/current/- 2020-09-29..2020-10-10
          side:artsakh (own): 376
        killed/unspecified/-/total/current/- 2020-09-29..2020-10-10
          named:observers (independent): 400..
        killed/unspecified/-/total/background/1991..1994
          reports (reported): 30000
        killed/unspecified/AZE/total/current/- 2020-09-29..2020-10-10
          side:AZE (own): 9
        killed/unspecified/artsakh/total/current/- 2020-09-29..2020-10-10
          side:artsakh (own): 26 within 89, 89
        injured/civilian/AZE/total/current/- 2020-09-29..2020-10-10
          side:AZE (own): 168
        casualties/military/AZE/total/current/- 2020-09-29..2020-10-10
          side:AZE (own): ? withheld",
    );
}

#[test]
fn what_may_count_the_same_people_stands_beside() {
    let accounts = accounts(&all_told(REFERENCE));
    let beside = |key: &str| {
        let account = accounts.iter().find(|account| account.key.to_string() == key).expect("an account");
        account.beside.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        beside("killed/military/AZE/total/current/-"),
        "killed/unspecified/-/total/current/- killed/unspecified/AZE/total/current/- casualties/military/AZE/total/current/-"
    );
    assert_eq!(beside("killed/unspecified/-/total/background/1991..1994"), "");
    let incidents = super::accounts(&all_told(
        "reports says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         (doctors) says 3 killed civilian incident @nu.nl 2020-10-04",
    ));
    let keys: Vec<String> = incidents[0].beside.iter().map(ToString::to_string).collect();
    assert_eq!(keys, ["killed/unspecified/-/incident/current/2020-10-04"]);
}

#[test]
fn a_later_count_replaces_an_earlier_one() {
    check(
        "ARM says 350 killed military ARM total @nu.nl 2020-10-09
         ARM says 604 killed military ARM total @nu.nl 2020-10-15
         ARM says 350 killed military ARM total @late.nl 2020-10-17",
        "
        killed/military/ARM/total/current/- 2020-10-09..2020-10-17
          side:ARM (own): 350, 604",
    );
}

#[test]
fn an_addition_comes_on_top_of_the_figure_that_it_follows_and_of_no_other() {
    check(
        "artsakh says 63 killed artsakh total @nu.nl 2020-09-28
         artsakh says 26 killed artsakh addition @nu.nl 2020-09-29
         artsakh says 5 killed artsakh addition @nu.nl 2020-09-30",
        "
        killed/unspecified/artsakh/total/current/- 2020-09-28..2020-09-30
          side:artsakh (own): 63, 26 on top of 63 makes 89, 5 on top of 26 makes 94",
    );
    // Another voice's total is no base, nor is one that is weeks old.
    check(
        "AZE says 63 killed artsakh total @nu.nl 2020-09-28
         artsakh says 40 killed artsakh total @nu.nl 2020-09-10
         artsakh says 26 killed artsakh addition @nu.nl 2020-09-29",
        "
        killed/unspecified/artsakh/total/current/- 2020-09-10..2020-09-29
          side:AZE (opponent): 63
          side:artsakh (own): 40, 26 more",
    );
}

#[test]
fn an_addition_is_not_added_where_the_total_is_told_beside_it() {
    check(
        "artsakh says 63 killed artsakh total @nu.nl 2020-09-28
         artsakh says 26 killed artsakh addition @knack.be 2020-09-29
         artsakh says 89 killed artsakh total @nu.nl 2020-09-29",
        "
        killed/unspecified/artsakh/total/current/- 2020-09-28..2020-09-29
          side:artsakh (own): 63, 26 within 89, 89",
    );
}

#[test]
fn an_addition_to_an_incident_stays_with_the_incident() {
    check(
        "(doctors) says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         (doctors) says 2 killed addition @nu.nl 2020-10-05",
        "
        killed/unspecified/-/incident/current/2020-10-04
          named:doctors (independent): 10, 2 on top of 10 makes 12",
    );
}

#[test]
fn an_undated_incident_joins_the_only_dated_one() {
    check(
        "reports says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         (doctors) says 12 killed incident @rtl.nl 2020-10-05",
        "
        killed/unspecified/-/incident/current/2020-10-04
          reports (reported): 10
          named:doctors (independent): 12",
    );
    check(
        "reports says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         reports says 3 killed incident on 2020-10-05 @nu.nl 2020-10-05
         (doctors) says 12 killed incident @rtl.nl 2020-10-05",
        "
        killed/unspecified/-/incident/current/- 2020-10-04..2020-10-05
          named:doctors (independent): 12
        killed/unspecified/-/incident/current/2020-10-04
          reports (reported): 10
        killed/unspecified/-/incident/current/2020-10-05
          reports (reported): 3",
    );
}

#[test]
fn what_was_told_before_a_day_or_long_after_is_not_of_it() {
    let days = |first: &str| {
        let claims = format!(
            "ARM says 4 killed military ARM incident @nu.nl {first}
             ARM says 9 killed military ARM incident on 2023-05-14 @knack.be 2023-05-14"
        );
        let accounts = accounts(&all_told(&claims));
        accounts.iter().map(|account| account.key.occasion.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(days("2023-05-14"), "2023-05-14");
    assert_eq!(days("2023-05-17"), "2023-05-14");
    assert_eq!(days("2023-05-10"), "- 2023-05-14");
    assert_eq!(days("2023-06-10"), "- 2023-05-14");
    assert_eq!(days("2023-05"), "- 2023-05-14", "told by the end of the month");
}

#[test]
fn undated_incidents_of_two_wars_are_two_accounts() {
    check(
        "ARM says 350 killed military ARM incident @nu.nl 2020-10
         reports says >=49 killed military ARM incident @hln.be 2022-09
         AZE says 10 killed military AZE incident on 2020-10-04 @nu.nl 2020-10-04
         AZE says 70 killed military AZE incident @hln.be 2022-09",
        "
        killed/military/ARM/incident/current/- 2020-10-04..2020-10-31
          side:ARM (own): 350
        killed/military/ARM/incident/current/- 2022-09-30..2022-09-30
          reports (reported): 49..
        killed/military/AZE/incident/current/- 2022-09-30..2022-09-30
          side:AZE (own): 70
        killed/military/AZE/incident/current/2020-10-04
          side:AZE (own): 10",
    );
}

#[test]
fn a_war_and_a_flare_up_two_years_later_are_two_accounts() {
    check(
        "ARM says 350 killed military ARM total @nu.nl 2020-10-09
         ARM says 604 killed military ARM total @nu.nl 2021-03-01
         ARM says 49 killed military ARM total @nu.nl 2022-09-13
         ARM says 105 killed military ARM total @nu.nl 2022-09-14",
        "
        killed/military/ARM/total/current/- 2020-10-09..2021-03-01
          side:ARM (own): 350, 604
        killed/military/ARM/total/current/- 2022-09-13..2022-09-14
          side:ARM (own): 49, 105",
    );
}

#[test]
fn a_figure_counts_who_carries_it() {
    let figures = fold(
        &all_told(
            "AZE says 31 killed civilian AZE total like first @nu.nl 2020-10-10
             AZE says 31 killed civilian AZE total like first @rtl.nl 2020-10-11
             AZE says 31 killed civilian AZE total @knack.be 2020-10-12",
        ),
        None,
    );
    let [figure] = &figures[..] else { panic!("one figure: {figures:?}") };
    assert_eq!(figure.support, crate::Support { reports: 3, outlets: 3, origins: 2 });
    assert_eq!(figure.claims.len(), 3);
    let days = [figure.first_day, figure.last_day].map(|day| day.expect("a day").to_string());
    assert_eq!(days, ["2020-10-10", "2020-10-12"]);
}

#[test]
fn only_what_had_surely_appeared_is_known_on_a_day() {
    let told = all_told(
        "ARM says 350 killed military ARM total @nu.nl 2020-10-09
         ARM says 400 killed military ARM total @nu.nl 2020-10
         ARM says 500 killed military ARM total @nu.nl undated",
    );
    let known = |day: &str| -> Vec<Option<u64>> {
        let figures = fold(&told, Some(day.parse().expect("a day")));
        let as_of = accounts(&told)[0].as_of(day.parse().expect("a day"));
        let lows: Vec<_> = accounts_of(figures).iter().flat_map(lows).collect();
        assert_eq!(lows, self::lows(&as_of).collect::<Vec<_>>(), "{day}");
        lows
    };
    assert_eq!(known("2020-10-08"), []);
    assert_eq!(known("2020-10-20"), [Some(350)]);
    assert_eq!(known("2020-10-31"), [Some(350), Some(400)]);
}

fn lows(account: &Account) -> impl Iterator<Item = Option<u64>> {
    account.series.iter().flat_map(|series| series.points.iter().map(|point| point.figure.low))
}

const RIVALS: &str = "
    ARM says 350 killed military ARM total @nu.nl 2020-10-09
    ARM says 604 killed military ARM total @nu.nl 2020-10-15
    AZE says 2300 killed military ARM total @nu.nl 2020-10-16
    (observers) says 200..999 killed military ARM total @nu.nl 2020-10-12
    AZE denies 604 killed military ARM total @nu.nl 2020-10-17
    reports withholds ? killed military ARM total @nu.nl 2020-10-17
";

#[test]
fn ucdp_takes_the_newest_of_the_most_reliable_and_the_extremes() {
    assert_eq!(
        estimated(RIVALS, "killed/military/ARM/total/current/-", Policy::Ucdp),
        "200 604 2300: low lowest named:observers 1; best newest_of_most_reliable side:ARM 1; high highest side:AZE 1"
    );
}

#[test]
fn the_careful_rule_takes_the_lowest_and_reads_vague_words_by_its_table() {
    assert_eq!(
        estimated(RIVALS, "killed/military/ARM/total/current/-", Policy::Careful),
        "100 100 2300: low lowest named:observers 1; best lowest_of_most_reliable named:observers 1; high highest side:AZE 1"
    );
    for (words, number) in [("20..99", 10), ("200..999", 100), ("2000..9999", 1000), ("20000..99999", 10_000)]
    {
        let line = format!("reports says {words} killed total @nu.nl 2020-10-09");
        let shown = estimated(&line, "killed/unspecified/-/total/current/-", Policy::Careful);
        assert!(shown.starts_with(&format!("{number} {number} {number}: ")), "{words}: {shown}");
    }
}

#[test]
fn all_that_was_said_is_an_interval_without_a_best_number() {
    assert_eq!(
        estimated(RIVALS, "killed/military/ARM/total/current/-", Policy::All),
        "200 - 2300: low lowest named:observers 1; high highest side:AZE 1"
    );
    assert_eq!(
        estimated(REFERENCE, "killed/unspecified/-/total/current/-", Policy::All),
        "400 - -: low lowest named:observers 1; high left_open named:observers 1"
    );
}

#[test]
fn a_sum_names_both_claims_and_an_admission_without_a_figure_gives_no_number() {
    assert_eq!(
        estimated(
            "artsakh says 63 killed artsakh total @nu.nl 2020-09-28
             artsakh says 26 killed artsakh addition @nu.nl 2020-09-29",
            "killed/unspecified/artsakh/total/current/-",
            Policy::Ucdp
        ),
        "89 89 89: low lowest side:artsakh 2; best newest_of_most_reliable side:artsakh 2; high highest side:artsakh 2"
    );
    assert_eq!(estimated(REFERENCE, "killed/military/AZE/total/current/-", Policy::Ucdp), "- - -: ");
    assert_eq!(
        estimated(
            "artsakh says 26 killed artsakh addition @nu.nl 2020-09-29",
            "killed/unspecified/artsakh/total/current/-",
            Policy::All
        ),
        "26 - -: low lowest side:artsakh 1; high left_open side:artsakh 1"
    );
}

#[test]
fn an_opponent_decides_only_where_nobody_else_speaks() {
    let line = "AZE says 2300 killed military ARM total @nu.nl 2020-10-16";
    let shown = estimated(line, "killed/military/ARM/total/current/-", Policy::Ucdp);
    assert!(shown.starts_with("2300 2300 2300: "), "{shown}");
}

#[test]
fn no_claims_make_no_accounts() {
    assert_eq!(accounts(&[]), []);
    assert_eq!(accounts(&all_told("reports says event shelling by ARM to AZE @nu.nl 2020-10-09")), []);
}

fn any_line() -> impl Strategy<Value = String> {
    let voice = prop::sample::select(vec!["ARM says", "AZE says", "(un) says", "reports says", "AZE denies"]);
    let people = prop::sample::select(vec!["military ARM", "civilian", "unspecified AZE+ARM"]);
    let scope = prop::sample::select(vec![
        "total",
        "addition",
        "incident on 2020-10-04",
        "incident",
        "addition on 2020-10-04",
    ]);
    let outlet = prop::sample::select(vec!["@a.nl", "@b.nl", "@"]);
    let date = prop::sample::select(vec!["2020-10-04", "2020-10-05", "2020-10", "2022-09-13", "undated"]);
    (voice, 1..4_u64, people, scope, outlet, date, 0..3_u32).prop_map(
        |(voice, count, people, scope, outlet, date, sentence)| {
            format!("{voice} {count} killed {people} {scope} {outlet} {date} #{sentence}")
        },
    )
}

proptest! {
    #[test]
    fn the_same_claims_in_any_order_give_the_same_accounts(
        (lines, shuffled) in prop::collection::vec(any_line(), 0..12)
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()))
    ) {
        let claims = |lines: &[String]| all_told(&lines.join("\n"));
        let (one, other) = (accounts(&claims(&lines)), accounts(&claims(&shuffled)));
        for policy in Policy::ALL {
            let estimates = |accounts: &[Account]| -> Vec<Estimate> {
                accounts.iter().map(|account| estimate(account, *policy)).collect()
            };
            prop_assert_eq!(estimates(&one), estimates(&other));
        }
        prop_assert_eq!(one, other);
    }

    #[test]
    fn every_claim_is_in_exactly_one_account(lines in prop::collection::vec(any_line(), 0..12)) {
        let told = all_told(&lines.join("\n"));
        let mut given: Vec<_> = told.iter().map(|told| told.id).collect();
        given.sort_unstable();
        given.dedup();
        let accounts = accounts(&told);
        let points = accounts.iter().flat_map(|account| &account.series).flat_map(|series| &series.points);
        let mut kept: Vec<_> = points.flat_map(|point| point.figure.claims.iter().copied()).collect();
        kept.sort_unstable();
        prop_assert_eq!(given, kept);
    }

    #[test]
    fn the_best_number_lies_within_the_extremes(
        lines in prop::collection::vec(any_line(), 1..12)
    ) {
        for account in accounts(&all_told(&lines.join("\n"))) {
            for policy in [Policy::Ucdp, Policy::Careful] {
                let Estimate { low, best, high, .. } = estimate(&account, policy);
                prop_assert!(low <= best && best <= high, "{low:?} {best:?} {high:?}");
            }
        }
    }
}

/// The accounts of a text, each with its town and its voices' figures in words.
fn towns(text: &str) -> Vec<String> {
    let told = |account: &Account| {
        let town = account.town.as_ref().map_or("nowhere", |town| &town.name);
        let figures = shown(account)[1..].iter().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        format!("{} {town}: {}", account.key.occasion, figures.join("; "))
    };
    accounts(&all_told(text)).iter().map(told).collect()
}

#[test]
fn attacks_on_two_towns_are_two_accounts() {
    assert_eq!(
        towns(
            "ARM says 12 killed civilian ARM incident on 2023-05-09 at Goris @nu.nl 2023-05-10
             ARM says 2 killed civilian ARM incident on 2023-05-09 at Vardenis @nu.nl 2023-05-10 #2
             AZE says 9 killed civilian ARM incident on 2023-05-09 at Goris @rtl.nl 2023-05-10
             reports says 14 killed civilian ARM incident on 2023-05-09 @rtl.nl 2023-05-10 #5"
        ),
        [
            "2023-05-09 nowhere: reports (reported): 14",
            "2023-05-09 Goris: side:ARM (own): 12; side:AZE (opponent): 9",
            "2023-05-09 Vardenis: side:ARM (own): 2",
        ]
    );
}

#[test]
fn what_names_no_town_goes_with_the_only_one_of_its_day() {
    assert_eq!(
        towns(
            "ARM says 12 killed civilian ARM incident on 2023-05-09 at Goris @nu.nl 2023-05-10
             ARM says 2 killed civilian ARM incident on 2023-05-12 at Vardenis @nu.nl 2023-05-12
             AZE says 9 killed civilian ARM incident on 2023-05-09 @rtl.nl 2023-05-10
             AZE says 3 killed civilian ARM incident at Vardenis @rtl.nl 2023-05-13"
        ),
        [
            "2023-05-09 Goris: side:ARM (own): 12; side:AZE (opponent): 9",
            "2023-05-12 Vardenis: side:ARM (own): 2; side:AZE (opponent): 3",
        ]
    );
    assert_eq!(
        towns(
            "ARM says 12 killed civilian ARM incident on 2023-05-09 at Goris @nu.nl 2023-05-10
             AZE says 9 killed civilian ARM incident on 2023-05-09 @rtl.nl 2023-05-10"
        ),
        ["2023-05-09 nowhere: side:ARM (own): 12; side:AZE (opponent): 9"],
        "one town needs no name"
    );
}
