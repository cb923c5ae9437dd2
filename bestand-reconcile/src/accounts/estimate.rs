//! What number stands for an account, under a rule that is named, and because of whose claims?

use std::cmp::Reverse;
use std::str::FromStr;

use bestand_claim::{ClaimId, Hedge};

use super::Account;
use super::key::AccountKeyError;
use super::series::{Bounds, Point, Role, Series};
use super::voice::{Standpoint, Voice};
use crate::codes::codes;

codes! {
    /// The rule by which rival figures become a low, a best and a high number: a switch at the time of the question, never stored.
    Policy {
        /// After UCDP GED (Sundberg and Melander 2013; the codebook's `best`, `low` and `high`): the best number is the most reliable and
        /// well-sourced one, the low and the high are the extremes.
        ///
        /// Here a speaker without a side and the people's own side come before an outlet's own voice, and that before an opponent, who may
        /// exaggerate the enemy's dead; among equals the newest counts. UCDP leaves what is reliable to its coders, and takes as
        /// extremes only what it holds reliable; here every asserted figure that no later one of the same voice replaces sets them.
        Ucdp = "ucdp",
        /// After ACLED (its guide to fatalities): where reports differ the most careful number, and fixed numbers for vague words:
        /// "tens" is 10, "hundreds" 100.
        ///
        /// Only the most reliable voices there are, in the order of [`Policy::Ucdp`], decide on the best number.
        Careful = "careful",
        /// The interval of everything that was ever said, replaced figures too, and no best number.
        All = "all",
    }
}

impl FromStr for Policy {
    type Err = AccountKeyError;

    fn from_str(text: &str) -> Result<Policy, AccountKeyError> {
        let policy = Policy::ALL.iter().copied().find(|policy| policy.as_str() == text);
        policy.ok_or_else(|| AccountKeyError::of("policy", text, "ucdp, careful or all"))
    }
}

/// The numbers that stand for an account under a policy, and what each rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// The rule that made it.
    pub policy: Policy,
    /// The least, in persons; `None` where nobody gives a number or it is open.
    pub low: Option<u64>,
    /// The best number under the policy, in persons; `None` where it names none.
    pub best: Option<u64>,
    /// The most, in persons; `None` where nobody gives a number or it is open.
    pub high: Option<u64>,
    /// Why each number is there, or is open: at most one reason for each.
    pub because: Vec<Because>,
}

/// Why a number stands there: whose figure it is, in which claims, by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// Which of the numbers.
    pub end: End,
    /// By which rule it was taken.
    pub reason: Reason,
    /// Whose figure it is.
    pub voice: Voice,
    /// The first claim of each figure that it rests on: two where an addition is told on top of another figure.
    pub claims: Vec<ClaimId>,
}

codes! {
    /// One of the three numbers of an estimate.
    End {
        /// The least.
        Low = "low",
        /// The best.
        Best = "best",
        /// The most.
        High = "high",
    }
}

codes! {
    /// The rule by which a figure gave a number.
    Reason {
        /// The newest figure of the most reliable voices that there are.
        NewestOfMostReliable = "newest_of_most_reliable",
        /// The lowest figure of the most reliable voices that there are.
        LowestOfMostReliable = "lowest_of_most_reliable",
        /// The lowest figure that stands.
        Lowest = "lowest",
        /// The highest figure that stands.
        Highest = "highest",
        /// This figure leaves the end open: "minstens 400" has no most.
        LeftOpen = "left_open",
    }
}

/// The numbers of an account under a policy. An account for which nobody gives a number has none, and no reasons.
#[must_use]
pub fn estimate(account: &Account, policy: Policy) -> Estimate {
    let heard = heard(account, policy);
    let (low, best, high) = match policy {
        Policy::Ucdp => (lowest(&heard, as_told), newest(&most_reliable(&heard)), highest(&heard, at_most)),
        Policy::Careful => (
            lowest(&heard, by_acled),
            lowest(&most_reliable(&heard), by_acled)
                .map(|choice| choice.because(Reason::LowestOfMostReliable)),
            highest(&heard, by_acled),
        ),
        Policy::All => (least_said(&heard), None, most_said(&heard)),
    };
    let number = |choice: &Option<Choice<'_>>| choice.as_ref().and_then(|choice| choice.number);
    let (low_number, best_number, high_number) = (number(&low), number(&best), number(&high));
    let because = [(End::Low, low), (End::Best, best), (End::High, high)];
    Estimate {
        policy,
        low: low_number,
        best: best_number,
        high: high_number,
        because: because.into_iter().filter_map(|(end, choice)| Some(choice?.told(end))).collect(),
    }
}

/// A level with the series in which it stands.
#[derive(Clone, Copy)]
struct Heard<'a> {
    series: &'a Series,
    point: &'a Point,
    level: Bounds,
}

/// The levels that a policy listens to. Where there is none, lone additions are: of "nog eens 26" at least 26 are known.
fn heard(account: &Account, policy: Policy) -> Vec<Heard<'_>> {
    let mut heard = Vec::new();
    let mut alone = Vec::new();
    for series in &account.series {
        let points: Vec<&Point> = match policy {
            Policy::All => series.points.iter().collect(),
            Policy::Ucdp | Policy::Careful => series.current(),
        };
        heard.extend(
            points.into_iter().filter_map(|point| Some(Heard { series, point, level: point.level()? })),
        );
        let additions = series.points.iter().filter(|point| point.role == Role::Alone);
        alone.extend(additions.map(|point| Heard {
            series,
            point,
            level: Bounds { low: point.told().low, high: None },
        }));
    }
    if heard.is_empty() { alone } else { heard }
}

/// The figures of the most reliable rank that has any.
fn most_reliable<'a>(heard: &[Heard<'a>]) -> Vec<Heard<'a>> {
    let rank = heard.iter().map(|heard| rank(heard.series.standpoint)).min();
    heard.iter().filter(|heard| Some(self::rank(heard.series.standpoint)) == rank).copied().collect()
}

/// How reliable a standpoint is held to be; the lower the better.
const fn rank(standpoint: Standpoint) -> u8 {
    match standpoint {
        Standpoint::Independent | Standpoint::Own => 0,
        Standpoint::Reported | Standpoint::Sided => 1,
        Standpoint::Opponent => 2,
    }
}

/// A number with the figure that gave it.
struct Choice<'a> {
    number: Option<u64>,
    reason: Reason,
    heard: Heard<'a>,
}

impl Choice<'_> {
    fn because(self, reason: Reason) -> Self {
        Choice { reason, ..self }
    }

    fn told(self, end: End) -> Because {
        let Heard { series, mut point, level: _ } = self.heard;
        let mut claims = Vec::from_iter(point.figure.claims.first().copied());
        while let Role::OnTop { base, .. } = point.role {
            point = &series.points[base];
            claims.extend(point.figure.claims.first());
        }
        Because { end, reason: self.reason, voice: series.voice.clone(), claims }
    }
}

/// The number of a level as told: the least that the words allow, or the most where the least is open ("bijna 30").
fn as_told(heard: &Heard<'_>) -> Option<u64> {
    heard.level.low.or(heard.level.high)
}

/// The most that the words claim, or the least where the most is open ("minstens 400").
fn at_most(heard: &Heard<'_>) -> Option<u64> {
    heard.level.high.or(heard.level.low)
}

/// The number as told with ACLED's numbers for vague words.
fn by_acled(heard: &Heard<'_>) -> Option<u64> {
    let vague = heard.point.figure.hedge == Hedge::Magnitude && heard.point.role == Role::Level;
    let number = as_told(heard)?;
    Some(if vague { careful_magnitude(number) } else { number })
}

/// ACLED's number for a vague word: one of the unit that the word names, where "tientallen" is read as 20 and more.
///
/// Its guide has 10 for "tens", 12 for "dozens", 100 for "hundreds", and so on. Both "tens" and "dozens" are read as 20 to 99, so that
/// which of the two was said is no longer known; the more careful of the two stands for both. What it codes where a report says only
/// that there were deaths is not followed: nothing is filled in.
const fn careful_magnitude(low: u64) -> u64 {
    let mut leading = low;
    while leading >= 10 && leading.is_multiple_of(10) {
        leading /= 10;
    }
    if leading == LEAST_OF_PLURAL && low > LEAST_OF_PLURAL { low / LEAST_OF_PLURAL } else { low }
}

/// "tientallen" are at least two tens, by the annotation guide.
const LEAST_OF_PLURAL: u64 = 2;

fn lowest<'a>(heard: &[Heard<'a>], number: fn(&Heard<'_>) -> Option<u64>) -> Option<Choice<'a>> {
    let numbered = heard.iter().filter_map(|heard| Some((number(heard)?, heard)));
    let (number, heard) = numbered.min_by_key(|(number, heard)| (*number, preference(heard)))?;
    Some(Choice { number: Some(number), reason: Reason::Lowest, heard: *heard })
}

fn highest<'a>(heard: &[Heard<'a>], number: fn(&Heard<'_>) -> Option<u64>) -> Option<Choice<'a>> {
    let numbered = heard.iter().filter_map(|heard| Some((number(heard)?, heard)));
    let (number, heard) = numbered.min_by_key(|(number, heard)| (Reverse(*number), preference(heard)))?;
    Some(Choice { number: Some(number), reason: Reason::Highest, heard: *heard })
}

fn newest<'a>(heard: &[Heard<'a>]) -> Option<Choice<'a>> {
    let newest =
        heard.iter().min_by_key(|heard| (Reverse(heard.point.figure.first_day), preference(heard)))?;
    Some(Choice { number: as_told(newest), reason: Reason::NewestOfMostReliable, heard: *newest })
}

/// Which of two equal figures is named: the more reliable voice, more origins, the lower number.
fn preference<'a>(heard: &Heard<'a>) -> impl Ord + use<'a> {
    let Heard { series, point, level } = heard;
    (
        series.standpoint,
        Reverse(point.figure.support.origins),
        *level,
        &series.voice,
        point.figure.claims.first(),
    )
}

fn least_said<'a>(heard: &[Heard<'a>]) -> Option<Choice<'a>> {
    let open = heard.iter().find(|heard| heard.level.low.is_none());
    open.map(|heard| Choice { number: None, reason: Reason::LeftOpen, heard: *heard })
        .or_else(|| lowest(heard, |heard| heard.level.low))
}

fn most_said<'a>(heard: &[Heard<'a>]) -> Option<Choice<'a>> {
    let open = heard.iter().find(|heard| heard.level.high.is_none());
    let most = || heard.iter().min_by_key(|heard| (Reverse(heard.level.high), preference(heard)));
    open.map(|heard| Choice { number: None, reason: Reason::LeftOpen, heard: *heard }).or_else(|| {
        most().map(|heard| Choice { number: heard.level.high, reason: Reason::Highest, heard: *heard })
    })
}
