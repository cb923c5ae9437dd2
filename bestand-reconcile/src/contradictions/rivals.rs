//! Which of many positions on one question exclude each other? Claims grouped by question, folded by voice, compared in pairs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use bestand_text::ReportId;

use super::positions::Held;
use super::{Contradiction, ContradictionKind, ContradictionReason, MOST_POSITIONS};
use crate::Told;
use crate::accounts::Voice;

/// A claim as a voice's answer to a question.
pub(super) struct Answer<Question, Stance, Detail> {
    /// What is asked: claims with different questions are not compared.
    pub(super) question: Question,
    /// What the voice holds; claims of one voice with one stance are one position.
    pub(super) stance: Stance,
    /// What else decides whether two positions can be of one happening, and may differ within one position.
    pub(super) detail: Detail,
}

/// One voice's position on a question.
pub(super) struct Rival<'a, Stance, Detail> {
    pub(super) voice: Voice,
    pub(super) stance: Stance,
    pub(super) details: BTreeSet<Detail>,
    held: Held<'a>,
}

type Positions<'a, Stance, Detail> = BTreeMap<(Voice, Stance), Gathered<'a, Detail>>;

type Gathered<'a, Detail> = (BTreeSet<Detail>, Vec<&'a Told>);

/// The pairs of positions that `judge` holds to exclude each other, given in the order in which it says so.
pub(super) fn rivals<'a, Question: Ord, Stance: Ord, Detail: Ord>(
    told: &'a [Told],
    answer: impl Fn(&'a Told) -> Option<Answer<Question, Stance, Detail>>,
    judge: impl Fn(&Rival<'a, Stance, Detail>, &Rival<'a, Stance, Detail>) -> Option<ContradictionReason>,
    kind: ContradictionKind,
) -> Vec<Contradiction> {
    let mut questions: BTreeMap<Question, Positions<'a, Stance, Detail>> = BTreeMap::new();
    for told in told {
        if let Some(Answer { question, stance, detail }) = answer(told) {
            let positions = questions.entry(question).or_default();
            let (details, claims) = positions.entry((Voice::of(&told.claim), stance)).or_default();
            details.insert(detail);
            claims.push(told);
        }
    }
    questions.into_values().flat_map(|positions| pairs(&most_heard(positions), &judge, kind)).collect()
}

/// The positions with the most origins, at most [`MOST_POSITIONS`], in the order in which they appeared.
fn most_heard<'a, Stance: Ord, Detail>(
    positions: Positions<'a, Stance, Detail>,
) -> Vec<Rival<'a, Stance, Detail>> {
    let rival = |((voice, stance), (details, told)): ((Voice, Stance), Gathered<'a, Detail>)| {
        let held = Held::of(voice.clone(), told);
        Rival { voice, stance, details, held }
    };
    let mut rivals: Vec<Rival<'a, Stance, Detail>> = positions.into_iter().map(rival).collect();
    rivals.sort_by_key(|rival| Reverse(rival.held.position.support.origins));
    rivals.truncate(MOST_POSITIONS);
    rivals.sort_by(|left, right| left.held.first_appearance().cmp(&right.held.first_appearance()));
    rivals
}

fn pairs<'a, Stance, Detail>(
    rivals: &[Rival<'a, Stance, Detail>],
    judge: &impl Fn(&Rival<'a, Stance, Detail>, &Rival<'a, Stance, Detail>) -> Option<ContradictionReason>,
    kind: ContradictionKind,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (at, one) in rivals.iter().enumerate() {
        for other in &rivals[at + 1..] {
            let verdict = judge(one, other).map(|reason| (one, other, reason));
            let verdict = verdict.or_else(|| judge(other, one).map(|reason| (other, one, reason)));
            found.extend(verdict.and_then(|(left, right, reason)| set_against(left, right, kind, reason)));
        }
    }
    found
}

/// Sets two positions against each other. A report that tells both in one voice tells two happenings, not two versions of one.
fn set_against<Stance, Detail>(
    left: &Rival<'_, Stance, Detail>,
    right: &Rival<'_, Stance, Detail>,
    kind: ContradictionKind,
    reason: ContradictionReason,
) -> Option<Contradiction> {
    if left.voice != right.voice {
        return left.held.against(&right.held, kind, reason);
    }
    let (ours, others) = (left.held.reports(), right.held.reports());
    let both: BTreeSet<&ReportId> = ours.intersection(&others).copied().collect();
    left.held.without_reports(&both)?.against(&right.held.without_reports(&both)?, kind, reason)
}
