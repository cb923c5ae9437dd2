//! Which figures belong to one stretch of fighting? Phases, parted by a long silence of all voices.

use jiff::civil::Date;

use super::figure::{Figure, is_pause};

/// A stretch of time in which a conflict was reported without a long pause: the autumn of 2020, or September 2022.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phase {
    /// The first day on which a figure appeared.
    pub first_day: Date,
    /// The last day on which one did.
    pub last_day: Date,
}

impl Phase {
    fn holds(&self, day: Date) -> bool {
        self.first_day <= day && day <= self.last_day
    }

    /// Whether no long pause lies between the phase and a day.
    pub(crate) fn reaches(&self, day: Date) -> bool {
        !is_pause(Some(day), Some(self.first_day)) && !is_pause(Some(self.last_day), Some(day))
    }
}

/// The phases of a set of figures in the order of time; what is told as history says nothing of when there was fighting.
pub(super) fn phases(figures: &[Figure]) -> Vec<Phase> {
    let current = figures.iter().filter(|figure| !figure.key.background);
    let mut spans: Vec<(Date, Date)> =
        current.filter_map(|figure| figure.first_day.zip(figure.last_day)).collect();
    spans.sort_unstable();
    let mut phases: Vec<Phase> = Vec::new();
    for (first_day, last_day) in spans {
        match phases.last_mut() {
            Some(phase) if !is_pause(Some(phase.last_day), Some(first_day)) => {
                phase.last_day = phase.last_day.max(last_day);
            }
            _ => phases.push(Phase { first_day, last_day }),
        }
    }
    phases
}

/// The phase of a figure; where no report is dated, the only one that there is.
pub(super) fn phase_of(figure: &Figure, phases: &[Phase]) -> Option<Phase> {
    match (figure.first_day, phases) {
        (Some(day), _) => phases.iter().copied().find(|phase| phase.holds(day)),
        (None, [only]) => Some(*only),
        (None, _) => None,
    }
}
