//! Which figures of one account exclude each other, and which only come later?

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use bestand_claim::{Hedge, Modality, Standing};
use jiff::civil::Date;

use super::positions::{Carriers, Held};
use super::scenes::Scene;
use super::{Contradiction, ContradictionKind, ContradictionReason, MOST_POSITIONS};
use crate::accounts::{Account, Bounds, Coverage, Figure, Occasion, Point, Series, Standpoint, Voice};

/// "ongeveer 30.000" allows for a tenth more or less: nobody who rounds a toll means it closer.
const ABOUT_SHARE: u64 = 10;

/// Compares the figures of an account that stood at one time, each voice's with what it said before, and with those that are denied.
pub(super) fn compare(account: &Account, carriers: &Carriers<'_>, found: &mut Vec<Contradiction>) {
    let table = Table::of(&most_heard(account), carriers);
    for (one, other) in table.pairs() {
        found.extend(table.judge(one, other));
    }
    denied(account, &table, carriers, found);
}

/// The voices of an account with the most origins, at most [`MOST_POSITIONS`].
pub(super) fn most_heard(account: &Account) -> Vec<&Series> {
    let mut series: Vec<&Series> = account.series.iter().collect();
    series.sort_by_key(|series| Reverse(origins(series)));
    series.truncate(MOST_POSITIONS);
    series.sort_by(|left, right| left.voice.cmp(&right.voice));
    series
}

fn origins(series: &Series) -> usize {
    series.points.iter().map(|point| point.figure.support.origins).sum()
}

/// The levels of an account's voices, and when each stood.
struct Table<'a, 't> {
    stands: Vec<Stand<'a, 't>>,
    /// For each voice, in the order of time, the levels that stood from one day on.
    turns: Vec<Vec<Turn>>,
}

struct Stand<'a, 't> {
    series: &'a Series,
    figure: &'a Figure,
    level: Bounds,
    held: Held<'t>,
    /// For an incident, where and when; a running total has neither.
    scene: Option<Scene<'t>>,
}

/// Levels that one voice first gave on one day: until its next turn they are what it says.
struct Turn {
    day: Option<Date>,
    stands: Range<usize>,
}

impl<'a, 't> Table<'a, 't> {
    fn of(voices: &[&'a Series], carriers: &Carriers<'t>) -> Table<'a, 't> {
        let mut table = Table { stands: Vec::new(), turns: Vec::new() };
        for series in voices {
            let turns = series.stands().into_iter().map(|points| table.turn(series, &points, carriers));
            let turns = turns.collect();
            table.turns.push(turns);
        }
        table
    }

    fn turn(&mut self, series: &'a Series, points: &[&'a Point], carriers: &Carriers<'t>) -> Turn {
        let first = self.stands.len();
        for point in points {
            if let Some(level) = point.level() {
                let figure = &point.figure;
                let (level, held) = (rounded(level, figure.hedge), carriers.figure(figure));
                let scene = (figure.key.coverage == Coverage::Incident).then(|| held.scene());
                self.stands.push(Stand { series, figure, level, held, scene });
            }
        }
        Turn {
            day: points.first().and_then(|point| point.figure.first_day),
            stands: first..self.stands.len(),
        }
    }

    /// The pairs of levels that stood at one time, or followed each other: of each turn of the other only the lowest and the highest, which
    /// are those that exclude the most.
    fn pairs(&self) -> BTreeSet<(usize, usize)> {
        let mut pairs = BTreeSet::new();
        for (voice, turns) in self.turns.iter().enumerate() {
            for (at, turn) in turns.iter().enumerate() {
                let before = at.checked_sub(1).map(|before| &turns[before]);
                let others = self.turns.iter().enumerate().filter(|(other, _)| *other != voice);
                let standing = others.filter_map(|(_, turns)| standing_on(turns, turn.day));
                for other in before.into_iter().chain([turn]).chain(standing) {
                    pairs.extend(self.meetings(turn, other));
                }
            }
        }
        pairs
    }

    fn meetings(&self, turn: &Turn, other: &Turn) -> impl Iterator<Item = (usize, usize)> {
        let lowest = other.stands.clone().min_by_key(|&at| self.stands[at].level.high.unwrap_or(u64::MAX));
        let highest = other.stands.clone().max_by_key(|&at| self.stands[at].level.low);
        let extremes = lowest.into_iter().chain(highest).collect::<Vec<_>>();
        turn.stands.clone().flat_map(move |one| {
            let meets = extremes.clone().into_iter().filter(move |&other| other != one);
            meets.map(move |other| (one.min(other), one.max(other)))
        })
    }

    fn judge(&self, one: usize, other: usize) -> Option<Contradiction> {
        let (one, other) = (&self.stands[one], &self.stands[other]);
        let (earlier, later) =
            if one.figure.position() <= other.figure.position() { (one, other) } else { (other, one) };
        let (kind, reason) = verdict(earlier, later)?;
        earlier.held.against(&later.held, kind, reason)
    }
}

/// What a voice says on a day: its last turn up to then.
fn standing_on(turns: &[Turn], day: Option<Date>) -> Option<&Turn> {
    turns[..turns.partition_point(|turn| turn.day <= day)].last()
}

/// The level with the play that "about" gives it.
fn rounded(level: Bounds, hedge: Hedge) -> Bounds {
    match hedge {
        Hedge::About => Bounds {
            low: level.low.map(|low| low - low / ABOUT_SHARE),
            high: level.high.map(|high| high.saturating_add(high / ABOUT_SHARE)),
        },
        _ => level,
    }
}

type Verdict = (ContradictionKind, ContradictionReason);

fn verdict(earlier: &Stand<'_, '_>, later: &Stand<'_, '_>) -> Option<Verdict> {
    let counts_more = earlier.level.is_below(later.level);
    let (scene, other) = (earlier.scene.as_ref(), later.scene.as_ref());
    let same_day = matches!(earlier.figure.key.occasion, Occasion::Day(_));
    // Nobody was hurt: that is said of each attack that went well.
    let nobody = [earlier, later].iter().any(|stand| stand.level.high == Some(0));
    let one_happening = scene
        .zip(other)
        .is_none_or(|(scene, other)| scene.may_be(other, same_day) && (!nobody || scene.is_tied_to(other)));
    if !one_happening || !counts_more && !later.level.is_below(earlier.level) {
        return None;
    }
    let same_voice = earlier.series.voice == later.series.voice;
    // Outlets do not speak with one voice: of what they say themselves only one report's later words are a count anew.
    let one_speaker = same_voice
        && (earlier.series.voice != Voice::Reports
            || earlier.figure.first_report == later.figure.first_report);
    Some(match (one_speaker, counts_more) {
        (true, true) => (ContradictionKind::LaterCount, ContradictionReason::SameVoiceCountsMore),
        (true, false) => (ContradictionKind::LaterCount, ContradictionReason::SameVoiceCountsFewer),
        (false, true)
            if is_follow_up(earlier.figure, later.figure)
                && !are_rivals([earlier, later].map(|stand| stand.series.standpoint)) =>
        {
            (ContradictionKind::LaterCount, ContradictionReason::LaterReportCountsMore)
        }
        (false, _) => (ContradictionKind::OtherNumber, ContradictionReason::NoCommonNumber),
    })
}

/// Whether the one appeared only after the other was last told.
pub(super) fn is_follow_up(earlier: &Figure, later: &Figure) -> bool {
    earlier.last_day.is_some() && earlier.last_day < later.first_day
}

/// Whether one speaks for the people counted and the other for their enemy: these two never count together.
pub(super) fn are_rivals(sides: [Standpoint; 2]) -> bool {
    sides.contains(&Standpoint::Own) && sides.contains(&Standpoint::Opponent)
}

/// The figures that one voice denies and another gives.
fn denied(account: &Account, table: &Table<'_, '_>, carriers: &Carriers<'_>, found: &mut Vec<Contradiction>) {
    let points =
        account.series.iter().flat_map(|series| series.points.iter().map(move |point| (series, point)));
    let denials = points.filter(|(_, point)| is_denied(&point.figure)).take(MOST_POSITIONS);
    for (series, point) in denials {
        let denial = carriers.figure(&point.figure);
        for stand in table.stands.iter().filter(|stand| stand.series.voice != series.voice) {
            if is_of(&point.figure, stand) {
                let (kind, reason) = (ContradictionKind::Denied, ContradictionReason::FigureDenied);
                found.extend(stand.held.against(&denial, kind, reason));
            }
        }
    }
}

fn is_denied(figure: &Figure) -> bool {
    figure.standing == Standing::Denied || figure.modality == Modality::Denied
}

/// Whether a denial is of this figure: of its very number, or where it names none, of there being any.
fn is_of(denial: &Figure, stand: &Stand<'_, '_>) -> bool {
    if denial.has_number() {
        (denial.low, denial.high) == (stand.figure.low, stand.figure.high)
    } else {
        stand.level.low.is_some_and(|low| low > 0)
    }
}
