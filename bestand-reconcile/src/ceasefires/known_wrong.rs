//! Which answers are wrong today, and what would be right? A case that comes right moves to the other tests.

use super::tests::check;

/// Right: one truce, whose agreement is told again. What tells it from news of a new one stands in no claim.
#[test]
fn an_agreement_told_again_without_a_time_in_first_lines_after_a_breach_passes_for_a_new_one() {
    check(
        "2020-10-10 NOS 0 | ceasefire_agreed ARM,AZE | when 2020-10-10
         2020-10-11 NOS 0 | ceasefire_violated AZE
         2020-10-15 BBC 1 | ceasefire_agreed ARM,AZE",
        &[
            "ARM,AZE; declared 2020-10-10; renewed",
            "  agreed ARM,AZE: NOS",
            "  violated AZE: NOS",
            "ARM,AZE; declared by 2020-10-15; renews an earlier one; agreed",
            "  agreed ARM,AZE: BBC",
        ],
    );
}

/// Right: the breach in Tyre is of the truce with Hezbollah. A claim that names one party is lent the foe whom its report is about.
#[test]
fn a_breach_elsewhere_by_one_named_party_goes_to_the_truce_that_the_report_is_about() {
    check(
        "2024-11-27 NOS 0 | ceasefire_in_force ISR,hezbollah | when 2024-11-27T4 since
         2025-01-19 NOS 0 | ceasefire_in_force ISR,hamas | when 2025-01-19T8 since
         2025-01-25 BBC 0 | clash ISR,hamas | at Gaza
         2025-01-25 BBC 9 | ceasefire_violated ISR | at Tyre",
        &[
            "ISR,hezbollah; effective 2024-11-27 04:00; in_force",
            "  in_force ISR,hezbollah: NOS",
            "ISR,hamas; effective 2025-01-19 08:00; in Tyre; fighting 1; broken",
            "  in_force ISR,hamas: NOS",
            "  violated ISR: BBC",
        ],
    );
}

/// Right: effective on 22 May, for a week. A claim's stretch of time does not tell a truce that lasts for it from one that begins within it.
#[test]
fn a_truce_of_a_week_is_taken_for_one_that_begins_on_some_day_of_it() {
    check(
        "2023-05-21 NOS 0 | ceasefire_in_force SDN,rsf | planned | when 2023-05-22..2023-05-28",
        &["SDN,rsf; effective 2023-05-22..2023-05-28; agreed", "  in_force SDN,rsf planned: NOS"],
    );
}
