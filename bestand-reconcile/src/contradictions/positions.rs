//! Which claims stand behind a position, once copies are told apart from rival words?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bestand_claim::ClaimId;
use bestand_text::ReportId;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::scenes::Scene;
use super::{Contradiction, ContradictionKind, ContradictionReason, Position};
use crate::accounts::{Figure, Voice};
use crate::told::days_of;
use crate::{Support, Told, UtteranceId};

/// All claims by their ids.
pub(super) struct Carriers<'a>(FxHashMap<ClaimId, &'a Told>);

impl<'a> Carriers<'a> {
    pub(super) fn of(told: &'a [Told]) -> Carriers<'a> {
        Carriers(told.iter().map(|told| (told.id, told)).collect())
    }

    /// The position of a voice that gives a figure.
    pub(super) fn figure(&self, figure: &Figure) -> Held<'a> {
        let told = figure.claims.iter().filter_map(|claim| self.0.get(claim).copied());
        Held::of(figure.voice.clone(), told.collect())
    }
}

/// A position with all that is needed to tell copies apart.
pub(super) struct Held<'a> {
    pub(super) position: Arc<Position>,
    told: Vec<&'a Told>,
    /// The reports that bring each utterance.
    spoken: BTreeMap<&'a UtteranceId, BTreeSet<&'a ReportId>>,
}

impl<'a> Held<'a> {
    pub(super) fn of(voice: Voice, mut told: Vec<&'a Told>) -> Held<'a> {
        told.sort_unstable_by(|left, right| appearance(left).cmp(&appearance(right)));
        told.dedup_by_key(|told| told.id);
        let mut spoken: BTreeMap<&UtteranceId, BTreeSet<&ReportId>> = BTreeMap::new();
        for &told in &told {
            spoken.entry(&told.utterance).or_default().insert(&told.carrier.report);
        }
        Held { position: Arc::new(position(voice, &told)), told, spoken }
    }

    /// Sets two positions against each other, unless copying alone made them two.
    ///
    /// A sentence that reaches both sides through different reports is one sentence that somebody changed; where one report tells both
    /// in it, they are rivals indeed.
    pub(super) fn against(
        &self,
        other: &Held<'a>,
        kind: ContradictionKind,
        reason: ContradictionReason,
    ) -> Option<Contradiction> {
        let copied = self.copied(other);
        if copied.is_empty() {
            let (left, right) = (Arc::clone(&self.position), Arc::clone(&other.position));
            return Some(Contradiction { kind, reason, left, right });
        }
        let (left, right) = (self.without(&copied)?, other.without(&copied)?);
        Some(Contradiction { kind, reason, left, right })
    }

    /// The utterances that both sides share and that no report brings to both.
    fn copied(&self, other: &Held<'a>) -> BTreeSet<&'a UtteranceId> {
        let (few, many) = if self.spoken.len() <= other.spoken.len() { (self, other) } else { (other, self) };
        let shared = few.spoken.iter().filter_map(|(utterance, reports)| {
            let others = many.spoken.get(utterance)?;
            reports.is_disjoint(others).then_some(*utterance)
        });
        shared.collect()
    }

    /// Where and when it says that it happened.
    pub(super) fn scene(&self) -> Scene<'a> {
        Scene::of(&self.told)
    }

    /// When it first appeared.
    pub(super) fn first_appearance(&self) -> Option<impl Ord + use<'a>> {
        self.told.first().copied().map(appearance)
    }

    /// The reports that carry it.
    pub(super) fn reports(&self) -> BTreeSet<&'a ReportId> {
        self.told.iter().map(|told| &told.carrier.report).collect()
    }

    /// The same without what some reports carry; nothing where nothing is left.
    pub(super) fn without_reports(&self, left_out: &BTreeSet<&ReportId>) -> Option<Held<'a>> {
        let told = self.told.iter().copied().filter(|told| !left_out.contains(&told.carrier.report));
        let kept: Vec<&Told> = told.collect();
        (!kept.is_empty()).then(|| Held::of(self.position.voice.clone(), kept))
    }

    fn without(&self, copied: &BTreeSet<&UtteranceId>) -> Option<Arc<Position>> {
        let kept: Vec<&Told> =
            self.told.iter().copied().filter(|told| !copied.contains(&told.utterance)).collect();
        (!kept.is_empty()).then(|| Arc::new(position(self.position.voice.clone(), &kept)))
    }
}

fn position(voice: Voice, told: &[&Told]) -> Position {
    let support = Support::of(told.iter().copied());
    Position { voice, claims: told.iter().map(|told| told.id).collect(), support }
}

/// The order in which claims appeared, as far as it is known.
fn appearance(told: &Told) -> (Option<Date>, &ReportId, bestand_text::SentenceIndex, ClaimId) {
    let day = told.carrier.published.and_then(days_of).map(|(_, last)| last);
    (day, &told.carrier.report, told.claim.evidence.sentence, told.id)
}
