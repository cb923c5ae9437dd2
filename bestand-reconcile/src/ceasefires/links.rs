//! Which truce takes up which again?

use super::CeasefireId;
use super::foundings::share_parties;
use super::grouping::FORGOTTEN_DAYS;
use super::truce::Truce;

/// The neighbours of a truce in the life of its war.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Links {
    /// The earlier one that it takes up again.
    pub(super) renews: Option<CeasefireId>,
    /// The later one that takes it up again.
    pub(super) renewed_by: Option<CeasefireId>,
}

/// The links of each truce, in the order of the truces: each renews the last one that its parties made before, within half a year.
pub(super) fn links(truces: &[Truce<'_>]) -> Vec<Links> {
    let made: Vec<bool> = truces.iter().map(Truce::is_made).collect();
    let mut links = vec![Links::default(); truces.len()];
    for (at, truce) in truces.iter().enumerate().filter(|(at, _)| made[*at]) {
        let earlier = (0..at).rev().find(|other| made[*other] && is_taken_up(&truces[*other], truce));
        if let Some(earlier) = earlier {
            links[at].renews = Some(truces[earlier].id());
            links[earlier].renewed_by = Some(truce.id());
        }
    }
    links
}

fn is_taken_up(earlier: &Truce<'_>, later: &Truce<'_>) -> bool {
    let is_earlier = earlier.start().last < later.start().first;
    let pause = (later.start().first - earlier.told.last).get_days();
    let are_named = !earlier.core.is_empty() && !later.core.is_empty();
    is_earlier && pause <= FORGOTTEN_DAYS && are_named && share_parties(&earlier.core, &later.core)
}
