//! How did each voice's figure change over time? An account as curves for a chart.

use bestand_claim::ClaimId;
use jiff::civil::Date;

use crate::accounts::{Account, Bounds, Point, Series, Standpoint, Voice};

/// One voice's figures over time: Armenia's "350", a week later "604".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// Who speaks.
    pub voice: Voice,
    /// How the voice stands to the people counted.
    pub standpoint: Standpoint,
    /// What it said, in the order of days; never empty.
    pub steps: Vec<Step>,
}

/// What a voice said from one day on: "350 gesneuveld", from 9 October until it said "604" on the 15th.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// By which day it had first appeared.
    pub day: Date,
    /// The day by which the voice had said something else; `None` while it has not.
    pub until: Option<Date>,
    /// The least, in persons; `None` where the words leave it open.
    pub low: Option<u64>,
    /// The most, in persons; `None` where the words leave it open.
    pub high: Option<u64>,
    /// The claim that said it first.
    pub claim: Option<ClaimId>,
}

/// The curves of an account in the order of its voices: what each said to be the number by then, sums with additions told on top included.
///
/// Several figures of one day are several steps of that day, the lowest first. What no dated report carries has no place on a curve, nor has what is denied,
/// withheld or unconfirmed, nor an addition on top of nobody knows what.
#[must_use]
pub fn history(account: &Account) -> Vec<Curve> {
    let curves = account.series.iter().map(|series| Curve {
        voice: series.voice.clone(),
        standpoint: series.standpoint,
        steps: steps(series),
    });
    curves.filter(|curve| !curve.steps.is_empty()).collect()
}

fn steps(series: &Series) -> Vec<Step> {
    let stands = series.stands();
    let days: Vec<Option<Date>> =
        stands.iter().map(|stand| stand.first().and_then(|point| point.figure.first_day)).collect();
    let mut steps = Vec::new();
    for (at, stand) in stands.iter().enumerate() {
        let until = days.get(at + 1).copied().flatten();
        let from = steps.len();
        steps.extend(stand.iter().filter_map(|point| step(point, until)));
        steps[from..].sort_unstable_by_key(|step: &Step| (step.low, step.high, step.claim));
    }
    steps
}

fn step(point: &Point, until: Option<Date>) -> Option<Step> {
    let Bounds { low, high } = point.level()?;
    let day = point.figure.first_day?;
    Some(Step { day, until, low, high, claim: point.figure.claims.first().copied() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::accounts;
    use crate::notation::all_told;

    fn check(text: &str, expected: &str) {
        let accounts = accounts(&all_told(text));
        let lines = accounts.iter().flat_map(history).map(|Curve { voice, standpoint: _, steps }| {
            let end = |end: Option<u64>| end.map_or("open".to_owned(), |end| end.to_string());
            let steps = steps.iter().map(|Step { day, until, low, high, claim }| {
                assert!(claim.is_some());
                let until = until.map_or("now".to_owned(), |until| until.to_string());
                format!("{day}..{until} {}-{}", end(*low), end(*high))
            });
            format!("{voice}: {}", steps.collect::<Vec<_>>().join(", "))
        });
        let expected: Vec<&str> = expected.lines().map(str::trim).collect();
        assert_eq!(lines.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_voice_has_a_curve_of_what_it_said() {
        check(
            "ARM says 350 killed military ARM total @nu.nl 2020-10-09
             ARM says >=604 killed military ARM total @nu.nl 2020-10-15
             ARM says 350 killed military ARM total @rtl.nl 2020-10-16
             AZE says 2300 killed military ARM total @nu.nl 2020-10-12",
            "side:ARM: 2020-10-09..2020-10-15 350-350, 2020-10-15..now 604-open
             side:AZE: 2020-10-12..now 2300-2300",
        );
    }

    #[test]
    fn an_addition_lifts_the_curve_by_what_it_adds() {
        check(
            "artsakh says 63 killed artsakh total @nu.nl 2020-09-28
             artsakh says 26 killed artsakh addition @nu.nl 2020-09-29",
            "side:artsakh: 2020-09-28..2020-09-29 63-63, 2020-09-29..now 89-89",
        );
    }

    #[test]
    fn figures_of_one_day_are_steps_of_that_day() {
        check(
            "reports says 30 killed incident on 2020-10-04 @nu.nl 2020-10-04
             reports says 31 killed incident on 2020-10-04 @rtl.nl 2020-10-04
             reports says 40 killed incident on 2020-10-04 @rtl.nl 2020-10",
            "reports: 2020-10-04..2020-10-31 30-30, 2020-10-04..2020-10-31 31-31, 2020-10-31..now 40-40",
        );
    }

    #[test]
    fn what_is_undated_or_without_a_number_is_on_no_curve() {
        let none = accounts(&all_told(
            "ARM says 350 killed military ARM total @nu.nl undated
             AZE withholds ? killed military ARM total @nu.nl 2020-10-09
             AZE denies 350 killed military ARM total @nu.nl 2020-10-09",
        ));
        assert_eq!(none.iter().flat_map(history).collect::<Vec<_>>(), []);
    }
}
