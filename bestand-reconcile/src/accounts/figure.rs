//! Which figures does each voice give? Claims folded into one row for each voice and figure.

use std::collections::BTreeMap;

use bestand_claim::{ClaimId, Happening, Hedge, Modality, Scope, Standing, Toll};
use bestand_text::{ReportId, SentenceIndex};
use jiff::civil::Date;

use super::key::{AccountKey, day_of};
use super::towns::Towns;
use super::voice::Voice;
use crate::spot::Spot;
use crate::told::days_of;
use crate::{Support, Told};

/// After so long a silence the next figure is of another phase of a war: the war of 2020 and the flare-up of 2022 are two.
///
/// A war that is fought is counted every few weeks, and winter lulls last three or four months; half a year without any figure
/// is longer than both.
pub const PAUSE_DAYS: i32 = 180;

/// A figure of one voice, with all reports that carry it: "Azerbeidzjan: 31 burgers gedood", in 7 outlets from 2 origins.
///
/// A report of which only the month is known counts as one of that month's last day: by then it had surely appeared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub key: AccountKey,
    /// The town, where happenings of this kind are told of several.
    pub town: Option<Spot>,
    /// Who says so.
    pub voice: Voice,
    /// The least that the words allow, in persons; `None` where they leave it open.
    pub low: Option<u64>,
    /// The most that the words allow, in persons; `None` where they leave it open.
    pub high: Option<u64>,
    /// How the words bind the number.
    pub hedge: Hedge,
    /// How the voice stands to it.
    pub standing: Standing,
    /// Whether it is told as fact or as what may be.
    pub modality: Modality,
    /// What the figure covers; an addition says "nog eens".
    pub scope: Scope,
    /// The day of what an addition counts, which keeps "nog eens 26" on Monday apart from 26 more on Friday.
    pub day: Option<Date>,
    /// By which day it had first appeared; `None` where no report is dated.
    pub first_day: Option<Date>,
    /// By which day it had last appeared.
    pub last_day: Option<Date>,
    /// The report that had it first.
    pub first_report: ReportId,
    /// Its sentence in that report.
    pub first_sentence: SentenceIndex,
    /// Who carries it.
    pub support: Support,
    /// The claims that say so, in the order in which they appeared.
    pub claims: Vec<ClaimId>,
}

impl Figure {
    /// Whether it names any number at all, as "veel doden" does not.
    #[must_use]
    pub const fn has_number(&self) -> bool {
        self.low.is_some() || self.high.is_some()
    }

    /// Whether it tells how many there were: not denied, withheld, unconfirmed or only possible, and with a number.
    #[must_use]
    pub const fn is_asserted(&self) -> bool {
        matches!(self.standing, Standing::Asserted)
            && matches!(self.modality, Modality::Happened)
            && self.has_number()
    }

    /// What is counted, and where.
    pub(super) fn happening(&self) -> (AccountKey, Option<Spot>) {
        (self.key.clone(), self.town.clone())
    }

    /// Its place in a series: by publication, then by sentence.
    pub(crate) fn position(&self) -> impl Ord + '_ {
        let amount = (self.low, self.high, self.hedge, self.standing, self.modality, self.scope, self.day);
        (self.first_day, &self.first_report, self.first_sentence, amount, self.last_day)
    }
}

/// Folds claims into figures: one for each account, voice and figure, and another after a pause of more than [`PAUSE_DAYS`].
///
/// With `as_of` only what had surely appeared by that day is heard; an undated report then is not. Events are left out.
#[must_use]
pub fn fold<'a>(told: impl IntoIterator<Item = &'a Told>, as_of: Option<Date>) -> Vec<Figure> {
    let mention = |told: &'a Told| {
        let day = told.carrier.published.and_then(days_of).map(|(_, last)| last);
        Mention { day, told }
    };
    let is_heard =
        |mention: &Mention<'_>| as_of.is_none_or(|as_of| mention.day.is_some_and(|day| day <= as_of));
    let mentions: Vec<Mention<'a>> = told.into_iter().map(mention).filter(is_heard).collect();
    let towns = Towns::of(mentions.iter().map(|mention| mention.told));
    let mut groups: BTreeMap<Identity, Vec<Mention<'a>>> = BTreeMap::new();
    for mention in mentions {
        if let Some(identity) = Identity::of(mention.told, &towns) {
            groups.entry(identity).or_default().push(mention);
        }
    }
    groups.into_iter().flat_map(|(identity, mentions)| figures(&identity, mentions)).collect()
}

/// What two claims of one figure share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Identity {
    key: AccountKey,
    town: Option<Spot>,
    voice: Voice,
    low: Option<u64>,
    high: Option<u64>,
    hedge: Hedge,
    standing: Standing,
    modality: Modality,
    scope: Scope,
    day: Option<Date>,
}

impl Identity {
    fn of(told: &Told, towns: &Towns) -> Option<Identity> {
        let claim = &told.claim;
        let key = AccountKey::of(claim)?;
        let Happening::Toll(Toll { count, scope, .. }) = &claim.happening else { return None };
        let is_addition = *scope == Scope::Addition;
        let day = claim.when.interval().filter(|_| is_addition).and_then(day_of);
        Some(Identity {
            town: towns.town(told, &key),
            key,
            voice: Voice::of(claim),
            low: count.low(),
            high: count.high(),
            hedge: count.hedge(),
            standing: claim.standing,
            modality: claim.modality,
            scope: *scope,
            day,
        })
    }
}

/// A claim with the day by which it had appeared.
struct Mention<'a> {
    day: Option<Date>,
    told: &'a Told,
}

impl Mention<'_> {
    fn position(&self) -> impl Ord + '_ {
        (self.day, &self.told.carrier.report, self.told.claim.evidence.sentence, self.told.id)
    }
}

/// The figures of one identity: as many as there are stretches without a pause between them.
fn figures(identity: &Identity, mut mentions: Vec<Mention<'_>>) -> Vec<Figure> {
    mentions.sort_unstable_by(|left, right| left.position().cmp(&right.position()));
    mentions.dedup_by(|later, earlier| later.told.id == earlier.told.id);
    mentions
        .chunk_by(|earlier, later| !is_pause(earlier.day, later.day))
        .map(|mentions| figure(identity.clone(), mentions))
        .collect()
}

/// Whether more than [`PAUSE_DAYS`] lie between two days; never where one is unknown.
pub(super) fn is_pause(earlier: Option<Date>, later: Option<Date>) -> bool {
    let gap = earlier.zip(later).and_then(|(earlier, later)| earlier.until(later).ok());
    gap.is_some_and(|gap| gap.get_days() > PAUSE_DAYS)
}

fn figure(identity: Identity, mentions: &[Mention<'_>]) -> Figure {
    let Identity { key, town, voice, low, high, hedge, standing, modality, scope, day } = identity;
    // A dated report tells when a figure was first told; an undated one does not.
    let first = mentions.iter().find(|mention| mention.day.is_some()).unwrap_or(&mentions[0]);
    Figure {
        key,
        town,
        voice,
        low,
        high,
        hedge,
        standing,
        modality,
        scope,
        day,
        first_day: first.day,
        last_day: mentions[mentions.len() - 1].day,
        first_report: first.told.carrier.report.clone(),
        first_sentence: first.told.claim.evidence.sentence,
        support: Support::of(mentions.iter().map(|mention| mention.told)),
        claims: mentions.iter().map(|mention| mention.told.id).collect(),
    }
}
