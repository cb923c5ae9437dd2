//! Do rival accounts come out as contradictions of their kind, and what only seems so as explained? Labelled claims as lines of text.

use std::collections::BTreeMap;

use bestand_claim::ClaimId;
use proptest::prelude::*;

use super::*;
use crate::notation::{all_told, told};

/// Lines of `label: claim`; each contradiction as `kind reason: labels against labels`.
fn shown(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let labelled: Vec<(&str, Told)> = lines
        .map(|line| line.split_once(": ").expect("a label"))
        .map(|(label, line)| (label, told(line)))
        .collect();
    let labels: BTreeMap<ClaimId, &str> = labelled.iter().map(|(label, told)| (told.id, *label)).collect();
    assert_eq!(labels.len(), labelled.len(), "two lines are one claim");
    let told: Vec<Told> = labelled.into_iter().map(|(_, told)| told).collect();
    let position = |position: &Position| -> String {
        position.claims.iter().map(|claim| labels[claim]).collect::<Vec<_>>().join(" ")
    };
    let line = |Contradiction { kind, reason, left, right }: &Contradiction| {
        format!("{kind} {reason}: {} against {}", position(left), position(right))
    };
    // Within one reason the order is that of ids, which tells a reader nothing.
    let mut lines: Vec<String> = contradictions(&told).iter().map(line).collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn check(text: &str, expected: &str) {
    let mut expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    expected.sort_unstable();
    assert_eq!(shown(text), expected.join("\n"), "{text}");
}

#[test]
fn the_reference_reports_contradict_each_other_nowhere() {
    check(
        "armenia: ARM says 350 killed military ARM total @nu.nl 2020-10-09
         observers: (observers) says >=400 killed total @nu.nl 2020-10-09
         tens: (observers) says 20..99 killed civilian total @nu.nl 2020-10-09
         unsure: AZE unsure ? killed military AZE total @nu.nl 2020-10-09
         soldiers: artsakh says 376 killed military artsakh total @rtl.nl 2020-10-10
         civilians: artsakh says 22 killed civilian artsakh total @rtl.nl 2020-10-10
         azeri: AZE says 31 killed civilian AZE total @rtl.nl 2020-10-10
         injured: AZE says 168 injured civilian AZE total @rtl.nl 2020-10-10
         withheld: AZE withholds ? casualties military AZE total @rtl.nl 2020-10-10
         past: reports says ~30000 killed total background on 1991-01-01..1994-12-31 @rtl.nl 2020-10-10
         more: artsakh says 26 killed artsakh addition on 2020-09-28 @knack.be 2020-09-29
         sum: artsakh says 89 killed artsakh total @knack.be 2020-09-29
         nine: AZE says 9 killed AZE total @knack.be 2020-09-29 #2",
        "
        later_count part_counted_later: soldiers against sum
        later_count part_counted_later: azeri against nine
        part_against_sum victims_of_all: civilians against sum
        part_against_sum victims_of_all: tens against observers
        part_against_sum side_of_all: nine against observers
        part_against_sum side_of_all: sum against observers
        part_against_sum victims_and_side_of_all: armenia against observers
        part_against_sum victims_and_side_of_all: azeri against observers
        part_against_sum victims_and_side_of_all: civilians against observers
        part_against_sum victims_and_side_of_all: soldiers against observers
        fighters_against_civilians other_people: soldiers against civilians",
    );
}

#[test]
fn sides_that_count_the_same_dead_differently_contradict_each_other() {
    check(
        "own: ARM says 604 killed military ARM total @nu.nl 2020-10-15
         enemy: AZE says 2300 killed military ARM total @rtl.nl 2020-10-16",
        "other_number no_common_number: own against enemy",
    );
    check(
        "own: ARM says >=604 killed military ARM total @nu.nl 2020-10-15
         enemy: AZE says 2300 killed military ARM total @rtl.nl 2020-10-16",
        "",
    );
    check(
        "about: (un) says ~30000 killed total @nu.nl 2020-10-15
         exact: reports says 28750 killed total @rtl.nl 2020-10-15",
        "",
    );
}

#[test]
fn fifty_carriers_of_each_figure_make_one_contradiction() {
    let lines = (0..50).flat_map(|outlet| {
        [
            format!("ARM says 604 killed military ARM total @{outlet}.nl 2020-10-15"),
            format!("AZE says 2300 killed military ARM total @{outlet}.nl 2020-10-15 #2"),
        ]
    });
    let found = contradictions(&all_told(&lines.collect::<Vec<_>>().join("\n")));
    let [only] = &found[..] else { panic!("one contradiction: {found:?}") };
    assert_eq!((only.left.claims.len(), only.right.claims.len()), (50, 50));
    assert_eq!(only.left.support, Support { reports: 50, outlets: 50, origins: 50 });
}

#[test]
fn a_later_count_is_no_contradiction() {
    check(
        "first: ARM says 350 killed military ARM total @nu.nl 2020-10-09
         second: ARM says 604 killed military ARM total @nu.nl 2020-10-15
         third: ARM says 590 killed military ARM total @nu.nl 2020-10-16",
        "later_count same_voice_counts_more: first against second
         later_count same_voice_counts_fewer: second against third",
    );
    check(
        "doctors: (doctors) says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         mayor: (mayor) says 14 killed incident on 2020-10-04 @rtl.nl 2020-10-05",
        "later_count later_report_counts_more: doctors against mayor",
    );
}

#[test]
fn a_figure_that_was_replaced_contradicts_nobody_any_more() {
    check(
        "first: ARM says 350 killed military ARM total @nu.nl 2020-10-09
         second: ARM says 604 killed military ARM total @nu.nl 2020-10-15
         observers: (observers) says 604 killed military ARM total @nu.nl 2020-10-20",
        "later_count same_voice_counts_more: first against second",
    );
}

#[test]
fn a_lower_figure_or_one_of_the_same_day_contradicts() {
    check(
        "doctors: (doctors) says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         mayor: (mayor) says 7 killed incident on 2020-10-04 @rtl.nl 2020-10-05",
        "other_number no_common_number: doctors against mayor",
    );
    check(
        "one: reports says 10 killed incident on 2020-10-04 @nu.nl 2020-10-04
         other: reports says 14 killed incident on 2020-10-04 @rtl.nl 2020-10-04",
        "other_number no_common_number: other against one",
    );
}

#[test]
fn figures_of_two_attacks_do_not_contradict_each_other() {
    check(
        "rafah: (officials) says 14 killed incident at Rafah @nu.nl 2024-02-04
         deir: (medics) says 4 killed incident at Deir @rtl.nl 2024-02-04",
        "",
    );
    // The first attack opens the report, the second ends it.
    check(
        "top: (officials) says 14 killed incident @nu.nl 2024-02-04 #1
         below: (medics) says 4 killed incident @nu.nl 2024-02-04 #12
         beside: (mayor) says 12 killed incident @nu.nl 2024-02-04 #2",
        "other_number no_common_number: top against beside",
    );
    check(
        "friday: (officials) says 14 killed incident on 2024-02-01..2024-02-29 weekday 5 @nu.nl 2024-02
         saturday: (medics) says 4 killed incident on 2024-02-01..2024-02-29 weekday 6 @nu.nl 2024-02",
        "",
    );
    check(
        "fighters: reports says 15 killed military incident @nu.nl 2024-02-04 #1
         comrades: reports says 3 killed incident @nu.nl 2024-02-04 #3",
        "",
    );
}

#[test]
fn copies_of_one_sentence_do_not_contradict_each_other() {
    check(
        "first: reports says 30 killed incident on 2020-10-04 like one @nu.nl 2020-10-04
         changed: reports says 31 killed incident on 2020-10-04 like one @rtl.nl 2020-10-04",
        "",
    );
    // One report that tells both in one sentence tells of rivals, and so do its copies.
    check(
        "own: ARM says 604 killed military ARM total like one @nu.nl 2020-10-15
         enemy: AZE says 2300 killed military ARM total like one @nu.nl 2020-10-15
         copied: AZE says 2300 killed military ARM total like one @rtl.nl 2020-10-15",
        "other_number no_common_number: own against enemy copied",
    );
    // What is told in other words elsewhere stays, without the copies.
    check(
        "first: reports says 30 killed incident on 2020-10-04 like one @nu.nl 2020-10-04
         changed: reports says 31 killed incident on 2020-10-04 like one @rtl.nl 2020-10-04
         own: reports says 31 killed incident on 2020-10-04 @knack.be 2020-10-04",
        "",
    );
}

#[test]
fn different_people_do_not_contradict_each_other() {
    check(
        "soldiers: ARM says 49 killed military ARM total @nu.nl 2022-09-13
         civilians: ARM says 3 killed civilian ARM total @nu.nl 2022-09-13
         azeri: AZE says 50 killed military AZE total @nu.nl 2022-09-13
         injured: ARM says 20 injured military ARM total @nu.nl 2022-09-13",
        "fighters_against_civilians other_people: soldiers against civilians",
    );
}

#[test]
fn a_part_above_its_sum_contradicts_it() {
    check(
        "civilians: AZE says 31 killed civilian AZE total @nu.nl 2020-10-10
         all: AZE says 9 killed AZE total @rtl.nl 2020-10-10",
        "other_number part_exceeds_sum: civilians against all",
    );
}

#[test]
fn an_incident_is_a_part_of_the_war() {
    check(
        "night: ARM says 49 killed military ARM incident on 2020-10-09 @nu.nl 2020-10-09
         war: ARM says 350 killed military ARM total @nu.nl 2020-10-09 #2",
        "incident_against_total happening_of_war: night against war",
    );
    check(
        "night: ARM says 49 killed military ARM incident on 2020-10-09 @nu.nl 2020-10-09
         past: ARM says 6000 killed military ARM total background on 1991-01-01..1994-12-31 @nu.nl 2020-10-09 #2",
        "",
    );
    check(
        "night: ARM says 49 killed military ARM incident on 2022-09-13 @nu.nl 2022-09-13
         war: ARM says 3000 killed military ARM total @nu.nl 2020-11-09",
        "",
    );
}

#[test]
fn a_figure_that_one_gives_and_another_denies_is_denied() {
    check(
        "given: AZE says 30 killed military ARM total @nu.nl 2020-10-09
         denied: ARM denies 30 killed military ARM total @rtl.nl 2020-10-10
         other: (un) says 20..40 killed military ARM total @rtl.nl 2020-10-10",
        "denied figure_denied: given against denied",
    );
    check(
        "given: AZE says 30 killed military ARM total @nu.nl 2020-10-09
         denied: ARM denies ? killed military ARM total @rtl.nl 2020-10-10
         none: (un) says 0 killed military ARM total @rtl.nl 2020-10-10",
        "denied figure_denied: given against denied
         other_number no_common_number: given against none",
    );
}

#[test]
fn a_happening_that_one_tells_and_another_denies_is_denied() {
    check(
        "told: RUS says event support by TUR to AZE @nu.nl 2020-10-09
         again: FRA says event support by TUR to AZE @rtl.nl 2020-10-09
         denied: TUR says event support by TUR to AZE as denied @nu.nl 2020-10-09 #3
         elsewhere: TUR says event support by TUR to SYR as denied @nu.nl 2020-10-09 #4
         past: RUS says event support by TUR to AZE background @nu.nl 2020-10-09 #5",
        "denied happening_denied: told against denied
         denied happening_denied: again against denied",
    );
}

#[test]
fn those_who_name_another_doer_contradict_each_other() {
    check(
        "armenian: AZE says event shelling by ARM to AZE on 2020-10-04 at Ganja @nu.nl 2020-10-04
         azeri: ARM says event shelling by AZE to AZE on 2020-10-04 at Ganja @nu.nl 2020-10-04 #2
         elsewhere: RUS says event shelling by TUR to AZE on 2020-10-04 at Terter @nu.nl 2020-10-04 #3
         answer: ARM says event shelling by AZE to ARM on 2020-10-04 @nu.nl 2020-10-04 #4",
        "other_doer no_common_doer: armenian against azeri",
    );
    check(
        "one: AZE says 10 killed civilian AZE incident by ARM on 2020-10-04 @nu.nl 2020-10-04
         other: ARM says 10 killed civilian AZE incident by AZE on 2020-10-04 @rtl.nl 2020-10-04",
        "other_doer no_common_doer: other against one",
    );
}

#[test]
fn each_side_blames_the_other_for_breaking_the_truce() {
    check(
        "armenian: ARM says event ceasefire_violated by AZE on 2020-10-10 @nu.nl 2020-10-10
         azeri: AZE says event ceasefire_violated by ARM on 2020-10-10 @nu.nl 2020-10-10 #2
         later: AZE says event ceasefire_violated by ARM on 2020-10-18 @nu.nl 2020-10-18",
        "other_doer each_blames_another: armenian against azeri",
    );
}

#[test]
fn one_happening_at_two_places_or_on_two_days_is_disputed() {
    check(
        "one: AZE says 10 killed civilian incident on 2020-10-04 at Ganja @nu.nl 2020-10-04
         other: ARM says 10 killed civilian incident on 2020-10-04 at Barda @rtl.nl 2020-10-04
         few: AZE says 1 injured civilian incident on 2020-10-04 at Ganja @nu.nl 2020-10-04
         fewer: ARM says 1 injured civilian incident on 2020-10-04 at Barda @rtl.nl 2020-10-04",
        "other_place places_apart: other against one",
    );
    check(
        "saturday: AZE says 10 killed civilian incident on 2020-10-03 at Ganja @nu.nl 2020-10-04
         sunday: ARM says 10 killed civilian incident on 2020-10-04 at Ganja @rtl.nl 2020-10-04
         night: (un) says 10 killed civilian incident on 2020-10-03..2020-10-04 at Ganja @rtl.nl 2020-10-04
         month: (un) says 10 killed civilian incident on 2020-10-28 at Ganja @rtl.nl 2020-10-28",
        "other_day days_apart: sunday against saturday",
    );
    check(
        "moscow: reports says event talks by ARM+AZE on 2020-10-09 at Moscow @nu.nl 2020-10-09
         geneva: reports says event talks by ARM+AZE on 2020-10-09 at Geneva @rtl.nl 2020-10-09
         both: reports says event talks by ARM+AZE on 2020-10-09 at Paris @rtl.nl 2020-10-09 #2",
        "other_place places_apart: both against moscow
         other_place places_apart: geneva against moscow",
    );
    check(
        "friday: reports says event ceasefire_agreed by ARM+AZE on 2020-10-09 @nu.nl 2020-10-10
         saturday: RUS says event ceasefire_agreed by ARM+AZE on 2020-10-10 @rtl.nl 2020-10-10",
        "other_day days_apart: saturday against friday",
    );
}

#[test]
fn a_truce_that_holds_for_one_and_is_broken_for_another_is_disputed() {
    check(
        "holds: RUS says event ceasefire_in_force by ARM+AZE on 2022-09-13.. @nu.nl 2022-09-13
         broken: AZE says event ceasefire_violated by ARM @nu.nl 2022-09-13 #2
         over: ARM says event ceasefire_ended by AZE on 2022-09-20 @nu.nl 2022-09-20
         past: reports says event ceasefire_violated by ARM+AZE background @nu.nl 2022-09-13 #3",
        "in_force_against_broken violated_while_in_force: holds against broken",
    );
    check(
        "planned: RUS says event ceasefire_in_force by ARM+AZE on 2022-09-13.. as planned @nu.nl 2022-09-13
         broken: AZE says event ceasefire_violated by ARM @nu.nl 2022-09-13 #2
         before: RUS says event ceasefire_in_force by ARM+AZE on 2022-09-14.. @nu.nl 2022-09-15
         same: AZE says event ceasefire_in_force by ARM+AZE on 2022-09-13.. @nu.nl 2022-09-13 #4",
        "",
    );
    check(
        "holds: RUS says event ceasefire_in_force @nu.nl 2022-09-13
         over: ARM says event ceasefire_ended by AZE @rtl.nl 2022-09-13",
        "in_force_against_broken ended_while_in_force: holds against over",
    );
}

#[test]
fn nothing_told_contradicts_nothing() {
    check("", "");
    check("one: ARM says 350 killed military ARM total @nu.nl 2020-10-09", "");
}

fn any_line() -> impl Strategy<Value = String> {
    let voice = prop::sample::select(vec!["ARM says", "AZE says", "(un) says", "reports says", "AZE denies"]);
    let happening = prop::sample::select(vec![
        "4 killed military ARM total",
        "9 killed military ARM total",
        "9 killed ARM total",
        "6 killed civilian AZE incident by ARM on 2020-10-04 at Ganja",
        "6 killed civilian AZE incident by AZE on 2020-10-04 at Barda",
        "6 killed civilian AZE incident on 2020-10-05 at Ganja",
        "8 killed civilian AZE incident",
        "event ceasefire_in_force by ARM+AZE",
        "event ceasefire_violated by ARM on 2020-10-04",
        "event ceasefire_violated by AZE on 2020-10-04",
        "event shelling by ARM to AZE on 2020-10-04",
        "event shelling by ARM to AZE as denied",
    ]);
    let outlet = prop::sample::select(vec!["@a.nl", "@b.nl", "@"]);
    let date = prop::sample::select(vec!["2020-10-04", "2020-10-05", "2020-10", "undated"]);
    // Sentences that are carried elsewhere too, or not.
    let sentence = prop::sample::select(vec!["#0", "#1 like one", "#2 like other"]);
    (voice, happening, outlet, date, sentence).prop_map(|(voice, happening, outlet, date, sentence)| {
        format!("{voice} {happening} {outlet} {date} {sentence}")
    })
}

proptest! {
    #[test]
    fn the_same_claims_in_any_order_give_the_same_contradictions(
        (lines, shuffled) in prop::collection::vec(any_line(), 0..14)
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()))
    ) {
        let found = |lines: &[String]| contradictions(&all_told(&lines.join("\n")));
        prop_assert_eq!(found(&lines), found(&shuffled));
    }

    #[test]
    fn two_positions_are_set_against_each_other_once_for_each_kind(
        lines in prop::collection::vec(any_line(), 0..14)
    ) {
        let found = contradictions(&all_told(&lines.join("\n")));
        let mut pairs: Vec<_> = found
            .iter()
            .map(|Contradiction { kind, left, right, .. }| (kind, left.min(right), left.max(right)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        prop_assert_eq!(pairs.len(), found.len());
        for Contradiction { left, right, .. } in &found {
            prop_assert!(!left.claims.is_empty() && !right.claims.is_empty());
            prop_assert!(left.claims.iter().all(|claim| !right.claims.contains(claim)));
        }
    }
}

#[test]
fn what_has_a_place_and_what_has_none_are_one_only_side_by_side() {
    let found = |sentence: u32| {
        shown(&format!(
            "goris: ARM says 12 killed civilian ARM incident on 2023-05-09 at Goris @nu.nl 2023-05-10 #1
             nowhere: AZE says 2 killed civilian ARM incident on 2023-05-09 @nu.nl 2023-05-10 #{sentence}"
        ))
    };
    assert!(found(2).contains("no_common_number"), "{}", found(2));
    assert_eq!(found(9), "");
}

#[test]
fn a_month_of_attacks_is_none_of_its_nights() {
    check(
        "month: (un) says >=61 killed civilian incident on 2025-07-01..2025-07-27 @nu.nl 2025-07-27 #1
         night: (mayor) says 34 killed civilian incident on 2025-07-27 @nu.nl 2025-07-27 #2",
        "",
    );
}

#[test]
fn nobody_hurt_is_said_of_the_attack_at_hand() {
    check(
        "then: (mayor) says 31 injured incident @nu.nl 2025-07-24
         now: THA says 0 injured incident @nu.nl 2025-07-24",
        "",
    );
    check(
        "then: (mayor) says 31 injured incident on 2025-07-24 @nu.nl 2025-07-24
         now: THA says 0 injured incident on 2025-07-24 @nu.nl 2025-07-24 #2",
        "other_number no_common_number: then against now",
    );
}

#[test]
fn foes_who_count_the_same_people_in_one_report_contradict_each_other() {
    check(
        "own: KHM says 20 captured military KHM incident @nu.nl 2025-07-29 #3
         enemy: THA says 18 captured KHM incident @nu.nl 2025-07-29 #4",
        "other_number part_exceeds_sum: own against enemy",
    );
    check(
        "army: (doctors) says 15 captured military KHM incident @nu.nl 2025-07-29 #3
         comrade: (comrades) says 3 captured KHM incident @nu.nl 2025-07-29 #4",
        "",
    );
}
