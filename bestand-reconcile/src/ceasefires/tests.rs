//! Do claims, written one a line, make the truces that they should?

use std::collections::BTreeSet;

use bestand_claim::Sides;
use proptest::prelude::*;

use super::{Ceasefire, Dispute, Moment, Step, ceasefires};
use crate::invented::{sides, told};
use crate::{Basis, Witness};

pub(super) fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = ceasefires(&told(text)).iter().flat_map(shown).collect();
    assert_eq!(found, expected, "{text}");
}

/// A line for the truce and an indented one for each of its steps.
fn shown(ceasefire: &Ceasefire) -> Vec<String> {
    let mut line = vec![codes(&ceasefire.parties)];
    if ceasefire.background {
        line.push("background".to_owned());
    }
    let mut part = |name: &str, values: Vec<String>| {
        if !values.is_empty() {
            line.push(format!("{name} {}", values.join(", ")));
        }
    };
    part("declared", ceasefire.declared.iter().map(moment).collect());
    part("effective", ceasefire.effective.iter().map(moment).collect());
    part("ended", ceasefire.ended.iter().map(moment).collect());
    part("mediated by", ceasefire.mediators.iter().map(|mediator| mediator.value.to_string()).collect());
    part("agreed at", ceasefire.agreed_at.iter().map(|place| place.value.name.to_string()).collect());
    part("in", ceasefire.areas.iter().map(|place| place.value.name.to_string()).collect());
    part("for", ceasefire.purposes.iter().map(|purpose| purpose.value.to_string()).collect());
    part("renews", ceasefire.renews.iter().map(|_| "an earlier one".to_owned()).collect());
    part(
        "fighting",
        Some(ceasefire.fighting.len().to_string()).filter(|count| count != "0").into_iter().collect(),
    );
    line.push(ceasefire.state.as_str().to_owned());
    let steps = ceasefire.steps.iter().map(step);
    std::iter::once(line.join("; ")).chain(steps).collect()
}

fn codes(sides: &Sides) -> String {
    sides.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn moment(moment: &Moment) -> String {
    let interval = &moment.interval;
    let day =
        |at: Option<jiff::civil::DateTime>| at.map_or("…".to_owned(), |at| at.strftime("%F").to_string());
    let hour = interval.start().filter(|at| at.hour() > 0).map(|at| at.strftime(" %H:%M").to_string());
    let weekday = interval.weekday().map(|day| format!(" {day:?}"));
    let zone = interval.zone().map(|zone| format!(" {zone}"));
    let last = interval.last_day().map_or("…".to_owned(), |day| day.to_string());
    let first = day(interval.start());
    let days = match moment.basis {
        Basis::Published => format!("by {last}"),
        _ if first == last => first,
        _ => format!("{first}..{last}"),
    };
    [Some(days), hour, weekday, zone].into_iter().flatten().collect()
}

fn step(step: &Step) -> String {
    let mut line = format!("  {} {}", step.kind.as_str(), codes(&step.by));
    line.push_str(match step.modality.as_str() {
        "happened" => "",
        "planned" => " planned",
        modality => modality,
    });
    line.push_str(&voices(": ", &step.voices.asserted_by));
    line.push_str(&voices("; denied by ", &step.voices.denied_by));
    for dispute in &step.disputes {
        match dispute {
            Dispute::Denied { .. } => {}
            Dispute::SaidToHold { by, .. } => line.push_str(&voices("; holds say ", by)),
            Dispute::Countered { by, .. } => line.push_str(&voices("; countered by ", by)),
        }
    }
    if step.support.origins > 1 {
        line.push_str(&format!("; {} reports, {} origins", step.support.reports, step.support.origins));
    }
    line
}

fn voices(before: &str, voices: &BTreeSet<Witness>) -> String {
    let word = |voice: &Witness| match voice {
        Witness::Side(side) => side.to_string(),
        Witness::Named(name) | Witness::Outlet(name) => name.to_string(),
    };
    if voices.is_empty() {
        return String::new();
    }
    format!("{before}{}", voices.iter().map(word).collect::<Vec<_>>().join(" "))
}

/// What five reports of 2020 and 2022 claim of truces, as far as their months of publication let it be known.
const REFERENCE: &str = "
    2020-09 d 1 | appeal ARM > RUS
    2020-09 d 3 | ceasefire_call RUS > ARM,AZE | when 2020-09 monday
    2020-09 d 7 | shelling ARM,AZE > ARM,AZE | when 2020-09 monday
    2020-09 d 8 | ceasefire_call - > ARM,AZE | when 2020-09 monday
    2020-09 d 9 | mediation RUS > ARM,AZE
    2020-09 d 14 | clash ARM,AZE | background | when 1990..1999
    2020-10 a 1 | talks ARM,AZE | planned | by RUS | when 2020-10 friday | at Moscow
    2020-10 a 2 | mediation RUS > ARM,AZE | when 2000 since
    2020-10 a 4 | invitation RUS > ARM,AZE | when 2020-10 thursday
    2020-10 a 5 | ceasefire_call RUS > ARM,AZE
    2020-10 a 5 | prisoner_exchange ARM,AZE | possible
    2020-10 a 9 | talks FRA,RUS,USA > ARM,AZE | planned | at Geneva
    2020-10 a 11 | refusal ARM
    2020-10 a 19 | clash ARM,AZE | when 2020-09 since
    2020-10 a 21 | ceasefire_in_force ARM,AZE | background | when 1994
    2020-10 b 1 | ceasefire_agreed ARM,AZE | by RUS | when 2020-10
    2020-10 b 2 | ceasefire_in_force ARM,AZE | planned | when 2020-10-03T12 since
    2020-10 b 2 | prisoner_exchange ARM,AZE | possible
    2020-10 b 3 | mediation RUS > ARM,AZE | at Moscow
    2020-10 b 4 | ceasefire_agreed ARM,AZE | at Moscow
    2020-10 b 5 | talks ARM,AZE | planned | by RUS
    2020-10 b 7 | mediation osce-minsk-group > ARM,AZE | background | when 1990..1993
    2020-10 b 12 | clash artsakh > AZE
    2020-10 b 22 | clash ARM,AZE
    2020-10 b 24 | ceasefire_in_force ARM,AZE | background | when 1994
    2020-10 c 1 | mediation RUS > ARM,AZE | at Moscow
    2020-10 c 3 | talks ARM,AZE | at Moscow
    2020-10 c 7 | clash ARM,AZE
    2020-10 c 9 | talks osce-minsk-group > ARM,AZE | when 2020-10 thursday
    2020-10 c 10 | mediation osce-minsk-group > ARM,AZE | when 1994 since
    2020-10 c 11 | mediation osce-minsk-group > ARM,AZE | planned | by RUS
    2020-10 c 13 | ceasefire_in_force ARM,AZE | background | when 1991..1994
    2020-10 c 13 | ceasefire_violated - | background
    2022-09 e 1 | clash ARM,AZE | when 2022-09 tuesday
    2022-09 e 2 | ceasefire_in_force ARM,AZE | via Reuters | when 2022-09 zone Europe/Brussels
    2022-09 e 7 | ground_attack AZE > ARM | by ARM
    2022-09 e 15 | mediation RUS > -
    2022-09 e 18 | ceasefire_agreed - | by RUS
    2022-09 e 19 | ceasefire_violated - | by AZE";

#[test]
fn the_reference_reports_tell_of_three_truces() {
    check(
        REFERENCE,
        &[
            "ARM,AZE; declared 2020-10-01..2020-10-31; effective 2020-10-03..2020-10-31 12:00 Saturday; mediated by RUS; \
             agreed at Moscow; for prisoner_exchange; agreed",
            "  called_for RUS: a d; 2 reports, 2 origins",
            "  agreed ARM,AZE: RUS b",
            "  in_force ARM,AZE planned: b",
            "ARM,AZE; declared by 2022-09-30; effective 2022-09-01..2022-09-30 Europe/Brussels; \
             mediated by RUS; allegedly_broken",
            "  agreed : RUS",
            "  in_force ARM,AZE: e",
            "  violated : AZE",
            "ARM,AZE; background; effective 1994-01-01..1994-12-31; broken",
            "  in_force ARM,AZE: a b c; 3 reports, 3 origins",
            "  violated : c",
        ],
    );
}

#[test]
fn outlets_and_copies_of_one_agreement_fold_into_one_step() {
    check(
        "2020-10-10 NOS 0 | ceasefire_agreed ARM,AZE | when 2020-10-10 | words w
         2020-10-10 VRT 0 | ceasefire_agreed ARM,AZE | when 2020-10-10 | words w
         2020-10-10 BBC 0 | ceasefire_agreed ARM,AZE | by RUS
         2020-10-11 BBC 4 | ceasefire_agreed ARM,AZE",
        &["ARM,AZE; declared 2020-10-10; agreed", "  agreed ARM,AZE: RUS BBC NOS VRT; 4 reports, 3 origins"],
    );
}

#[test]
fn a_breach_that_the_accused_denies_is_disputed() {
    check(
        "2020-10-10 NOS 0 | ceasefire_in_force ARM,AZE | when 2020-10-10T12 since
         2020-10-11 NOS 0 | ceasefire_violated AZE | by ARM
         2020-10-11 NOS 1 | ceasefire_violated AZE | by AZE | denied",
        &[
            "ARM,AZE; effective 2020-10-10 12:00; disputed",
            "  in_force ARM,AZE: NOS",
            "  violated AZE: ARM; denied by AZE",
        ],
    );
}

#[test]
fn one_says_that_it_holds_and_the_other_that_it_is_broken() {
    check(
        "2020-10-10 NOS 0 | ceasefire_in_force ARM,AZE | when 2020-10-10T12 since
         2020-10-12 NOS 3 | ceasefire_in_force ARM,AZE | by AZE
         2020-10-12 NOS 4 | ceasefire_violated AZE | by ARM",
        &[
            "ARM,AZE; effective 2020-10-10 12:00; disputed",
            "  in_force ARM,AZE: AZE NOS; 2 reports, 2 origins",
            "  violated AZE: ARM; holds say AZE",
        ],
    );
}

#[test]
fn both_accuse_each_other() {
    check(
        "2020-10-10 NOS 0 | ceasefire_agreed ARM,AZE
         2020-10-11 NOS 3 | ceasefire_violated ARM > AZE | by AZE
         2020-10-11 NOS 4 | ceasefire_violated AZE > ARM | by ARM",
        &[
            "ARM,AZE; declared by 2020-10-10; broken",
            "  agreed ARM,AZE: NOS",
            "  violated ARM: AZE; countered by ARM",
            "  violated AZE: ARM; countered by AZE",
        ],
    );
}

#[test]
fn a_new_agreement_after_a_breach_renews_the_truce() {
    check(
        "2020-10-10 NOS 0 | ceasefire_in_force ARM,AZE | planned | when 2020-10-10T12 since
         2020-10-11 NOS 0 | ceasefire_violated AZE | by ARM
         2020-10-17 NOS 0 | ceasefire_agreed ARM,AZE
         2020-10-17 NOS 1 | ceasefire_in_force ARM,AZE | planned | when 2020-10-18 since
         2020-10-17 BBC 0 | ceasefire_agreed ARM,AZE
         2020-10-18 BBC 0 | ceasefire_violated ARM | by AZE",
        &[
            "ARM,AZE; effective 2020-10-10 12:00; renewed",
            "  in_force ARM,AZE planned: NOS",
            "  violated AZE: ARM",
            "ARM,AZE; declared by 2020-10-17; effective 2020-10-18; renews an earlier one; allegedly_broken",
            "  agreed ARM,AZE: BBC NOS; 2 reports, 2 origins",
            "  in_force ARM,AZE planned: NOS",
            "  violated ARM: AZE",
        ],
    );
}

#[test]
fn a_breach_told_with_a_new_truce_that_is_still_to_come_was_of_the_old_one() {
    check(
        "2020-10-10 NOS 0 | ceasefire_in_force ARM,AZE | planned | when 2020-10-10T12 since
         2020-10-17 NOS 1 | ceasefire_in_force ARM,AZE | planned | when 2020-10-18 since
         2020-10-17 NOS 2 | ceasefire_violated ARM,AZE",
        &[
            "ARM,AZE; effective 2020-10-10 12:00; renewed",
            "  in_force ARM,AZE planned: NOS",
            "  violated ARM,AZE: NOS",
            "ARM,AZE; effective 2020-10-18; renews an earlier one; agreed",
            "  in_force ARM,AZE planned: NOS",
        ],
    );
}

#[test]
fn an_agreement_told_again_after_a_breach_makes_no_new_truce() {
    check(
        "2020-10-10 NOS 0 | ceasefire_agreed ARM,AZE | when 2020-10-10
         2020-10-11 NOS 0 | ceasefire_violated AZE | by ARM
         2020-10-14 NOS 0 | ceasefire_violated ARM | by AZE
         2020-10-14 NOS 0 | ceasefire_agreed ARM,AZE
         2020-10-15 BBC 9 | ceasefire_agreed ARM,AZE",
        &[
            "ARM,AZE; declared 2020-10-10; broken",
            "  agreed ARM,AZE: BBC NOS; 3 reports, 3 origins",
            "  violated AZE: ARM; countered by AZE",
            "  violated ARM: AZE; countered by ARM",
        ],
    );
}

#[test]
fn an_agreement_to_go_on_while_it_holds_is_a_step_of_the_same_truce() {
    check(
        "2023-11-24 NOS 0 | ceasefire_in_force ISR,hamas | when 2023-11-24T7 since
         2023-11-27 NOS 0 | ceasefire_agreed ISR,hamas | when 2023-11-27 | by QAT
         2023-12-01 NOS 0 | ceasefire_ended ISR | when 2023-12-01",
        &[
            "ISR,hamas; effective 2023-11-24 07:00; ended 2023-12-01; ended",
            "  in_force ISR,hamas: NOS",
            "  renewed ISR,hamas: QAT",
            "  ended ISR: NOS",
        ],
    );
}

#[test]
fn a_truce_that_holds_on_a_later_day_is_still_the_same() {
    check(
        "2024-11-27 NOS 0 | ceasefire_in_force ISR,hezbollah | when 2024-11-27T4 since | at Tyre
         2024-12-03 NOS 0 | ceasefire_in_force ISR,hezbollah | when 2024-12-03",
        &[
            "ISR,hezbollah; effective 2024-11-27 04:00; in Tyre; in_force",
            "  in_force ISR,hezbollah: NOS; 2 reports, 2 origins",
        ],
    );
}

#[test]
fn truces_of_different_wars_stand_apart() {
    check(
        "2025-01-15 NOS 0 | ceasefire_agreed ISR,hamas | at Doha
         2025-01-15 NOS 1 | mediation QAT > ISR,hamas | at Doha
         2025-01-15 BBC 0 | ceasefire_agreed ISR,hezbollah
         2025-01-15 BBC 1 | ceasefire_violated hezbollah | by ISR
         2025-01-15 VRT 0 | ceasefire_call un > COD,m23",
        &[
            "COD,m23; called_for",
            "  called_for un: VRT",
            "ISR,hamas; declared by 2025-01-15; mediated by QAT; agreed at Doha; agreed",
            "  agreed ISR,hamas: NOS",
            "ISR,hezbollah; declared by 2025-01-15; allegedly_broken",
            "  agreed ISR,hezbollah: BBC",
            "  violated hezbollah: ISR",
        ],
    );
}

#[test]
fn a_foe_by_two_names_makes_one_truce_where_the_hour_is_the_same() {
    check(
        "2024-11-27 NOS 0 | ceasefire_in_force ISR,hezbollah | when 2024-11-27T4 since
         2024-11-27 BBC 0 | ceasefire_in_force ISR,LBN | when 2024-11-27T4 since",
        &[
            "ISR,LBN,hezbollah; effective 2024-11-27 04:00; in_force",
            "  in_force ISR,LBN,hezbollah: BBC NOS; 2 reports, 2 origins",
        ],
    );
}

#[test]
fn a_report_on_karabakh_and_azerbaijan_tells_of_the_truce_of_armenia_and_azerbaijan() {
    check(
        "2020-10-10 NOS 0 | ceasefire_agreed ARM,AZE | when 2020-10-10
         2020-10-11 BBC 0 | shelling AZE > artsakh
         2020-10-11 BBC 1 | ceasefire_violated AZE | by artsakh
         2020-10-11 BBC 2 | ceasefire_in_force -",
        &[
            "ARM,AZE; declared 2020-10-10; allegedly_broken",
            "  agreed ARM,AZE: NOS",
            "  in_force : BBC",
            "  violated AZE: artsakh",
        ],
    );
}

#[test]
fn a_truce_that_was_signed_in_moscow_holds_where_the_fighting_is() {
    check(
        "2020-11-10 NOS 0 | ceasefire_in_force ARM,AZE | at Moscow
         2020-11-10 NOS 1 | ceasefire_in_force ARM,AZE | at Karabakh
         2020-11-10 NOS 2 | shelling AZE > ARM | when 2020-11-08 | at Stepanakert",
        &["ARM,AZE; in Karabakh; in_force", "  in_force ARM,AZE: NOS"],
    );
}

#[test]
fn calls_lead_to_the_truce_that_follows_them() {
    check(
        "2020-09-28 NOS 0 | ceasefire_call un > ARM,AZE
         2020-10-10 NOS 0 | ceasefire_agreed ARM,AZE | when 2020-10-10
         2020-10-11 NOS 0 | ceasefire_violated AZE
         2020-10-14 NOS 0 | ceasefire_call RUS > ARM,AZE
         2020-10-18 NOS 0 | ceasefire_in_force ARM,AZE | when 2020-10-18 since
         2023-06-01 NOS 0 | ceasefire_call eu > ARM,AZE",
        &[
            "ARM,AZE; declared 2020-10-10; renewed",
            "  called_for un: NOS",
            "  agreed ARM,AZE: NOS",
            "  violated AZE: NOS",
            "ARM,AZE; effective 2020-10-18; renews an earlier one; in_force",
            "  called_for RUS: NOS",
            "  in_force ARM,AZE: NOS",
            "ARM,AZE; called_for",
            "  called_for eu: NOS",
        ],
    );
}

#[test]
fn rival_times_stand_beside_each_other_and_vague_ones_with_the_close() {
    check(
        "2020-10-10 NOS 0 | ceasefire_in_force ARM,AZE | when 2020-10-10T12 hour
         2020-10-10 VRT 0 | ceasefire_in_force ARM,AZE | when 2020-10-10T12 hour
         2020-10-10 BBC 0 | ceasefire_in_force ARM,AZE | when 2020-10-10T14 hour
         2020-10 ANP 0 | ceasefire_in_force ARM,AZE | planned | when 2020-10-03 since",
        &[
            "ARM,AZE; effective 2020-10-10 12:00, 2020-10-10 14:00; in_force",
            "  in_force ARM,AZE: ANP BBC NOS VRT; 4 reports, 4 origins",
        ],
    );
}

#[test]
fn fighting_after_it_took_effect_is_kept_beside_the_truce() {
    check(
        "2020-10-10 NOS 0 | ceasefire_in_force ARM,AZE | when 2020-10-10T12 since
         2020-10-10 NOS 1 | shelling AZE > ARM
         2020-10-12 NOS 1 | shelling AZE > ARM | at Stepanakert
         2020-10-12 NOS 2 | clash ARM,AZE | denied
         2020-10-12 NOS 3 | air_strike ISR > hamas",
        &["ARM,AZE; effective 2020-10-10 12:00; fighting 1; in_force", "  in_force ARM,AZE: NOS"],
    );
}

#[test]
fn a_truce_that_is_denied_is_no_truce() {
    check(
        "2024-05-06 NOS 0 | ceasefire_agreed ISR,hamas | by hamas
         2024-05-06 NOS 1 | ceasefire_agreed ISR,hamas | by ISR | denied",
        &["ISR,hamas; declared by 2024-05-06; disputed", "  agreed ISR,hamas: hamas; denied by ISR"],
    );
}

#[test]
fn nothing_told_is_no_truce() {
    check("", &[]);
    check("2020-10-10 NOS 1 | clash ARM,AZE", &[]);
}

proptest! {
    #[test]
    fn claims_in_any_order_make_the_same_truces(shuffled in Just(told(REFERENCE)).prop_shuffle()) {
        prop_assert_eq!(ceasefires(&shuffled), ceasefires(&told(REFERENCE)));
    }

    #[test]
    fn whatever_is_told_in_whatever_order_gives_the_same(
        lines in prop::collection::vec(line(), 0..14).prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
    ) {
        let (lines, shuffled) = lines;
        prop_assert_eq!(ceasefires(&told(&lines.join("\n"))), ceasefires(&told(&shuffled.join("\n"))));
    }
}

/// A claim of any kind, between any two of three, on any day of two weeks.
fn line() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec![
        "ceasefire_call",
        "ceasefire_agreed",
        "ceasefire_in_force",
        "ceasefire_violated",
        "ceasefire_ended",
        "talks",
        "mediation",
        "clash",
        "prisoner_exchange",
    ]);
    let who = prop::sample::select(vec!["ARM,AZE", "AZE", "-", "AZE,artsakh", "RUS", "ARM > AZE"]);
    let rest = prop::sample::select(vec![
        "",
        "| planned",
        "| denied",
        "| by ARM",
        "| by AZE",
        "| background",
        "| when 2020-10-10T12 since",
        "| when 2020-10-18 since | planned",
        "| when 2020-10 saturday",
        "| at Moscow",
        "| when 1994",
    ]);
    let outlet = prop::sample::select(vec!["NOS", "BBC", "VRT"]);
    (1_u8..15, outlet, 0_u8..9, kind, who, rest).prop_map(|(day, outlet, sentence, kind, who, rest)| {
        let rest = if sides(who.split(' ').next().unwrap_or("-")).is_empty() { "" } else { rest };
        format!("2020-10-{:02} {outlet} {sentence} | {kind} {who} {rest}", day + 8)
    })
}

#[test]
fn a_breach_is_of_the_truce_that_was_told_of_by_then() {
    check(
        "2023-05-12 NOS 0 | ceasefire_agreed ARM,AZE | when 2023-05-12
         2023-05-13 NOS 0 | ceasefire_in_force ARM,AZE | when 2023-05-12 since
         2023-05-13 NOS 1 | ceasefire_violated AZE | by ARM | when 2023-05-13
         2023-05-14 BBC 0 | ceasefire_agreed ARM,AZE | when 2023-05-14",
        &[
            "ARM,AZE; declared 2023-05-12; effective 2023-05-12; renewed",
            "  agreed ARM,AZE: NOS",
            "  in_force ARM,AZE: NOS",
            "  violated AZE: ARM",
            "ARM,AZE; declared 2023-05-14; renews an earlier one; agreed",
            "  agreed ARM,AZE: BBC",
        ],
    );
}

#[test]
fn what_is_agreed_days_after_another_was_broken_is_another_however_vague_the_start_of_the_first() {
    let agreed = |second: &str, breach: &str| {
        let text = format!(
            "2023-05-12 NOS 0 | ceasefire_agreed ARM,AZE | when 2023-05-12
             2023-05 VRT 0 | ceasefire_in_force ARM,AZE | planned | when 2023-05
             {breach}
             {second} BBC 0 | ceasefire_agreed ARM,AZE | when {second}"
        );
        ceasefires(&told(&text)).len()
    };
    let breach = "2023-05-13 NOS 1 | ceasefire_violated AZE | by ARM | when 2023-05-13";
    assert_eq!(agreed("2023-05-15", breach), 2);
    assert_eq!(agreed("2023-05-15", ""), 1, "told again");
    assert_eq!(agreed("2023-05-13", breach), 1, "by another clock");
}
