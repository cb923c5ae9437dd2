//! How did one voice's figure change? Later figures replace earlier ones; additions add only where they say so.

use bestand_claim::Scope;

use super::figure::Figure;
use super::voice::{Standpoint, Voice};

/// So old may a figure be, in days, that an addition is still told on top of it: armies count by the day, and after a week there is most
/// likely a total that nobody passed on.
const BASE_HOLDS_DAYS: i32 = 7;

/// What one voice says, in the order in which it appeared: "63 doden", then "nog eens 26", then "89".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Who speaks.
    pub voice: Voice,
    /// How the voice stands to the people counted.
    pub standpoint: Standpoint,
    /// Its figures; each is told once, however often it is carried.
    pub points: Vec<Point>,
}

/// One figure in a series, and what it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The figure as told.
    pub figure: Figure,
    /// What it is in the series.
    pub role: Role,
}

/// What a figure is in a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// "89 doden": how many there are by then; it replaces what the voice said before.
    Level,
    /// "nog eens 26 doden" after "63 doden": the two make a level of 89.
    OnTop {
        /// The point on which it comes.
        base: usize,
        /// What the two make.
        sum: Bounds,
    },
    /// "nog eens 26, waarmee het totaal op 89 kwam": the total told beside it holds it already.
    Within {
        /// The point that holds it.
        total: usize,
    },
    /// "nog eens 26 doden", and nobody tells on top of what.
    Alone,
    /// Withheld, denied, unconfirmed, only possible or without any number: shown, never counted.
    Shown,
}

/// A number of people between two ends, in persons; an end is `None` where it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bounds {
    /// The least.
    pub low: Option<u64>,
    /// The most.
    pub high: Option<u64>,
}

impl Bounds {
    /// Whether both allow one and the same number, as [`Count::may_equal`](bestand_claim::Count::may_equal) does for counts.
    #[must_use]
    pub fn may_equal(self, other: Bounds) -> bool {
        !self.is_below(other) && !other.is_below(self)
    }

    /// Whether every number that it allows is lower than every one that the other allows.
    #[must_use]
    pub fn is_below(self, other: Bounds) -> bool {
        self.high.zip(other.low).is_some_and(|(high, low)| high < low)
    }

    /// Both together: "minstens 63" and "26" make at least 89. An addition of which the least is open adds nothing at the low end.
    fn plus(self, addition: Bounds) -> Bounds {
        let low = self.low.map(|low| low.saturating_add(addition.low.unwrap_or(0)));
        let high = self.high.zip(addition.high).map(|(high, more)| high.saturating_add(more));
        Bounds { low, high }
    }
}

impl Point {
    /// The ends of the figure as told.
    #[must_use]
    pub const fn told(&self) -> Bounds {
        Bounds { low: self.figure.low, high: self.figure.high }
    }

    /// How many there are by then, where the point says that: a level, or an addition with what it comes on top of.
    #[must_use]
    pub const fn level(&self) -> Option<Bounds> {
        match self.role {
            Role::Level => Some(self.told()),
            Role::OnTop { sum, .. } => Some(sum),
            Role::Within { .. } | Role::Alone | Role::Shown => None,
        }
    }
}

impl Series {
    /// The series of one voice's figures, given in any order.
    pub(super) fn of(voice: Voice, standpoint: Standpoint, mut figures: Vec<Figure>) -> Series {
        figures.sort_unstable_by(|left, right| left.position().cmp(&right.position()));
        let levels: Vec<bool> = figures.iter().map(is_level).collect();
        let mut points: Vec<Point> = Vec::with_capacity(figures.len());
        for (at, figure) in figures.iter().enumerate() {
            let role = role(at, &figures, &levels, &points);
            points.push(Point { figure: figure.clone(), role });
        }
        Series { voice, standpoint, points }
    }

    /// What the voice says last: the levels that no later one replaces, several where reports of one day differ.
    #[must_use]
    pub fn current(&self) -> Vec<&Point> {
        self.stands().pop().unwrap_or_default()
    }

    /// What the voice said from one day on until it said something else: the levels that were first told on one day, and of one report's
    /// the last.
    pub(crate) fn stands(&self) -> Vec<Vec<&Point>> {
        let levels: Vec<&Point> = self.points.iter().filter(|point| point.level().is_some()).collect();
        let of_one_day =
            |earlier: &&Point, later: &&Point| earlier.figure.first_day == later.figure.first_day;
        let mut stands: Vec<Vec<&Point>> = levels.chunk_by(of_one_day).map(<[&Point]>::to_vec).collect();
        for stand in &mut stands {
            // In the order of reports and their sentences.
            stand.reverse();
            stand.dedup_by(|earlier, later| earlier.figure.first_report == later.figure.first_report);
            stand.reverse();
        }
        stands
    }
}

fn is_level(figure: &Figure) -> bool {
    figure.is_asserted() && figure.scope != Scope::Addition
}

fn role(at: usize, figures: &[Figure], levels: &[bool], points: &[Point]) -> Role {
    let figure = &figures[at];
    if !figure.is_asserted() {
        return Role::Shown;
    }
    if levels[at] {
        return Role::Level;
    }
    if let Some(total) = (0..figures.len()).find(|&other| levels[other] && holds(&figures[other], figure)) {
        return Role::Within { total };
    }
    let base = points.iter().rposition(|point| point.level().is_some() && is_base(&point.figure, figure));
    match base.and_then(|base| points[base].level().map(|level| (base, level))) {
        Some((base, level)) => {
            let addition = Bounds { low: figure.low, high: figure.high };
            Role::OnTop { base, sum: level.plus(addition) }
        }
        None => Role::Alone,
    }
}

/// Whether a total is told beside an addition, so that it may hold it already: in one report, or first on one day.
///
/// "63 doden, en maandag nog eens 26" in one report stays unadded as well: which of the two it is, the claims do not tell.
fn holds(total: &Figure, addition: &Figure) -> bool {
    let same_day = total.first_day.is_some() && total.first_day == addition.first_day;
    same_day || total.first_report == addition.first_report
}

/// Whether an addition is told soon enough after a figure to come on top of it.
fn is_base(base: &Figure, addition: &Figure) -> bool {
    let days = base.last_day.zip(addition.first_day).and_then(|(base, addition)| base.until(addition).ok());
    let told_before = base.first_day.is_some() && base.first_day < addition.first_day;
    told_before && days.is_some_and(|days| days.get_days() <= BASE_HOLDS_DAYS)
}
