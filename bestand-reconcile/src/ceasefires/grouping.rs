//! Which claims are of one truce?
//!
//! First the agreements with a time of their own make truces, then those without one join the truce of their day, then breaches and ends go
//! to the truce that held, calls to the truce that followed, and talks and fighting to the truce round which they are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{Coordinates, EventGroup, EventType, PlaceId, PlacePrecision, Sides, Where};
use jiff::civil::Date;

use super::background::background_truces;
use super::foundings::{CLEARLY_APART_DAYS, Founding, foundings, founds, share_parties};
use super::mentions::Mention;
use super::truce::Truce;
use crate::dating::Days;

/// A truce that is agreed takes effect within two weeks, or the agreement is told anew; talks within two weeks of it are about it.
pub(super) const NEAR_DAYS: i32 = 14;
/// "Once broken" is told for days after; within two days an undated agreement is still that one.
const SAME_NEWS_DAYS: i32 = 2;
/// A call of more than two months before did not lead to it.
const CALL_DAYS: i32 = 60;
/// Half a year without a word of it: what is agreed then is a new one. Also the longest time between a truce and one that renews it.
pub(super) const FORGOTTEN_DAYS: i32 = 183;

/// The truces of now, and those told as history.
pub(super) fn truces<'a>(mentions: &'a [Mention<'a>]) -> (Vec<Truce<'a>>, Vec<Truce<'a>>) {
    let of_truces = || mentions.iter().filter(|mention| is_of_a_truce(mention));
    let (mut history, current): (Vec<_>, Vec<_>) =
        of_truces().partition(|mention| mention.told.claim.background);
    let (long_ago, current): (Vec<_>, Vec<_>) = current.into_iter().partition(|mention| is_long_ago(mention));
    let mut grouping = Grouping::of(&current);
    history.extend(long_ago.into_iter().filter(|mention| !grouping.tells_again(mention)));
    grouping.truces.sort_by_cached_key(Truce::order);
    grouping.add_around(mentions);
    (grouping.truces, background_truces(&history))
}

fn is_of_a_truce(mention: &Mention<'_>) -> bool {
    mention.event_type().group() == EventGroup::Ceasefire
}

/// Told half a year or more after it was: no news.
fn is_long_ago(mention: &Mention<'_>) -> bool {
    let published = mention.published();
    published != Days::EVER
        && mention.stated_days().is_some_and(|days| (published.first - days.last).get_days() > FORGOTTEN_DAYS)
}

struct Grouping<'a> {
    truces: Vec<Truce<'a>>,
    /// Between whom a truce was told to be broken or ended, by the last day on which that can have been.
    breaks: BTreeMap<Date, BTreeSet<&'a Sides>>,
    /// The reports that tell so.
    breaking: BTreeSet<usize>,
}

impl<'a> Grouping<'a> {
    fn of(current: &[&'a Mention<'a>]) -> Grouping<'a> {
        let is_break = |mention: &&Mention<'_>| {
            matches!(mention.event_type(), EventType::CeasefireViolated | EventType::CeasefireEnded)
                && !mention.denies()
        };
        let breaks: Vec<&Mention<'_>> = current.iter().copied().filter(is_break).collect();
        let breaking = breaks.iter().map(|mention| mention.report).collect();
        let mut grouping = Grouping { truces: Vec::new(), breaks: BTreeMap::new(), breaking };
        for mention in breaks {
            grouping.breaks.entry(mention.days().last).or_default().insert(&mention.parties);
        }
        let (mut dated, mut undated): (Vec<_>, Vec<_>) =
            foundings(current).into_iter().partition(Founding::is_dated);
        let order =
            |founding: &Founding<'_>| (founding.is_lent(), founding.days().last, founding.days().first);
        dated.sort_by_key(order);
        undated.sort_by_key(order);
        dated.into_iter().for_each(|founding| grouping.add_dated(founding));
        undated.into_iter().for_each(|founding| grouping.add_undated(founding));
        let is_call = |mention: &&Mention<'_>| mention.event_type() == EventType::CeasefireCall;
        let (calls, rest): (Vec<_>, Vec<_>) = current.iter().copied().partition(is_call);
        rest.into_iter().filter(|mention| !founds(mention)).for_each(|mention| grouping.add_later(mention));
        calls.into_iter().for_each(|mention| grouping.add_call(mention));
        grouping
    }

    fn add_dated(&mut self, founding: Founding<'a>) {
        let fits = |truce: &Truce<'_>| truce.admits_founding(&founding) && self.is_same(truce, &founding);
        let may_fit = |truce: &Truce<'_>| {
            truce.may_admit(founding.mentions[0]) && founding.is_lent() && self.is_same(truce, &founding)
        };
        let home = self.nearest(founding.days(), fits).or_else(|| self.nearest(founding.days(), may_fit));
        self.put(founding, home);
    }

    fn add_undated(&mut self, founding: Founding<'a>) {
        let days = founding.days();
        let is_of_the_day = |truce: &Truce<'_>| {
            truce.admits_founding(&founding) && truce.start().gap_days(days) <= SAME_NEWS_DAYS
        };
        let begun = |truce: &Truce<'_>| truce.admits_founding(&founding) && truce.has_begun_by(days);
        let to_come = |truce: &Truce<'_>| {
            truce.admits_founding(&founding)
                && (0..=NEAR_DAYS).contains(&(truce.start().first - days.last).get_days())
        };
        let is_by_another_name = |truce: &Truce<'_>| {
            truce.may_admit(founding.mentions[0])
                && founding.is_lent()
                && truce.start().gap_days(days) <= NEAR_DAYS
        };
        let of_the_day = self.nearest(days, is_of_the_day);
        let home = of_the_day.or_else(|| match self.latest(begun) {
            Some(at) => Some(at).filter(|at| !self.is_new_after(&self.truces[*at], &founding)),
            None => self.nearest(days, to_come).or_else(|| self.nearest(days, is_by_another_name)),
        });
        self.put(founding, home);
    }

    fn put(&mut self, founding: Founding<'a>, home: Option<usize>) {
        match home {
            Some(at) => self.truces[at].add_founding(founding),
            None => self.truces.push(Truce::founded(founding)),
        }
    }

    /// Whether a founding with a time of its own may be of that truce.
    fn is_same(&self, truce: &Truce<'_>, founding: &Founding<'_>) -> bool {
        let days = founding.days();
        if let (Some(one), Some(other)) = (founding.effective, truce.effective) {
            return one.gap_days(other) < CLEARLY_APART_DAYS;
        }
        if let (Some(one), Some(other)) = (founding.agreed, truce.agreed) {
            if one.gap_days(other) < CLEARLY_APART_DAYS {
                return true;
            }
            if is_before(other, one) && self.is_broken_before(truce, one) {
                return false;
            }
        }
        let start = truce.start();
        let is_later = (days.first - start.last).get_days() >= CLEARLY_APART_DAYS;
        let is_within = |from: Days, to: Days| from.gap_days(to) <= NEAR_DAYS;
        match (founding.effective, truce.effective) {
            (Some(_), None) => {
                !self.is_broken_before(truce, days) && !is_before(days, start) && is_within(start, days)
            }
            _ if is_later => !self.is_broken_before(truce, days) && is_within(truce.told, days),
            _ => is_within(start, days),
        }
    }

    /// Whether an agreement without a time is told as news after that truce was broken, ended or forgotten.
    fn is_new_after(&self, truce: &Truce<'_>, founding: &Founding<'_>) -> bool {
        let days = founding.days();
        let tells_a_break = || self.breaking.contains(&founding.mentions[0].report);
        let is_news = || founding.is_news() && !tells_a_break();
        truce.is_forgotten_by(days) || (is_news() && self.is_broken_before(truce, days))
    }

    /// Whether anybody told before these days that the truce was broken or ended.
    fn is_broken_before(&self, truce: &Truce<'_>, days: Days) -> bool {
        let from = truce.start().first.min(days.first);
        let mut between = self.breaks.range(from..days.first).flat_map(|(_, parties)| parties);
        between.any(|parties| share_parties(&truce.core, parties))
    }

    /// A breach, an end, or a denial: of the latest truce that had begun and is not forgotten.
    fn add_later(&mut self, mention: &'a Mention<'a>) {
        let days = mention.days();
        let had_begun = |truce: &Truce<'_>| {
            truce.has_begun_by(days) && !truce.is_forgotten_by(days) && !truce.is_announced_with(mention)
        };
        let home = self.latest(|truce| truce.admits(mention) && had_begun(truce));
        match home.or_else(|| self.latest(|truce| truce.may_admit(mention) && had_begun(truce))) {
            Some(at) => self.truces[at].add_later(mention),
            None => self.truces.push(Truce::known_by(mention)),
        }
    }

    /// A call: of the truce that holds, or else of the next one.
    fn add_call(&mut self, mention: &'a Mention<'a>) {
        let days = mention.days();
        let holds = |truce: &Truce<'_>| {
            truce.admits(mention)
                && !truce.is_only_called_for()
                && truce.has_begun_by(days)
                && !truce.is_forgotten_by(days)
                && !self.is_broken_before(truce, days)
        };
        let follows = |truce: &Truce<'_>| {
            truce.admits(mention)
                && !truce.has_begun_by(Days { first: days.first, last: days.first })
                && (truce.start().first - days.last).get_days() <= CALL_DAYS
        };
        let is_near = |truce: &Truce<'_>| truce.admits(mention) && truce.told.gap_days(days) <= CALL_DAYS;
        let home =
            self.latest(holds).or_else(|| self.nearest(days, follows)).or_else(|| self.latest(is_near));
        match home {
            Some(at) => self.truces[at].add_call(mention),
            None => self.truces.push(Truce::known_by(mention)),
        }
    }

    /// "Het bestand van november 2020 …", told years later.
    fn tells_again(&mut self, mention: &'a Mention<'a>) -> bool {
        let Some(days) = mention.stated_days() else { return false };
        let is_of_then =
            |truce: &Truce<'_>| truce.admits(mention) && truce.start().gap_days(days) < CLEARLY_APART_DAYS;
        match self.nearest(days, is_of_then) {
            Some(at) => {
                self.truces[at].tell_again(mention);
                true
            }
            None => false,
        }
    }

    /// Talks, mediation and fighting, each to the truce round which they are.
    fn add_around(&mut self, mentions: &'a [Mention<'a>]) {
        let is_around = |mention: &&Mention<'_>| !mention.told.claim.background && !is_of_a_truce(mention);
        let violence: Vec<&Mention<'_>> =
            mentions.iter().filter(is_around).filter(|mention| mention.is_violence()).collect();
        for truce in &mut self.truces {
            truce.front = front(truce, &violence);
        }
        for mention in mentions.iter().filter(is_around) {
            let days = mention.days();
            let home = if mention.is_violence() {
                self.latest(|truce| truce.is_followed_by(mention))
            } else {
                self.nearest_around(mention, days)
            };
            if let Some(at) = home {
                self.truces[at].add_around(mention);
            }
        }
    }

    fn nearest_around(&self, mention: &Mention<'_>, days: Days) -> Option<usize> {
        let is_round = |truce: &Truce<'_>| {
            let shares = mention.parties.iter().any(|code| truce.core.contains(code));
            let is_told_with = truce.has_report(mention.report);
            (shares && truce.start().gap_days(days) <= NEAR_DAYS)
                || (is_told_with && (shares || mention.parties.is_empty()))
        };
        self.least(|truce| (!truce.has_report(mention.report), truce.start().gap_days(days)), is_round)
    }

    /// Of those that fit, the one that began nearest to these days.
    fn nearest(&self, days: Days, fits: impl Fn(&Truce<'_>) -> bool) -> Option<usize> {
        self.least(|truce| truce.start().gap_days(days), fits)
    }

    /// Of those that fit, the one that began last; a truce that was made before one of which only a breach is told.
    fn latest(&self, fits: impl Fn(&Truce<'_>) -> bool) -> Option<usize> {
        self.least(|truce| Reverse((truce.start().first, truce.start().last, truce.is_made())), fits)
    }

    /// Asks whether a truce fits only where it would be better than the best so far: asking is dear.
    fn least<K: Ord>(
        &self,
        key: impl Fn(&Truce<'_>) -> K,
        fits: impl Fn(&Truce<'_>) -> bool,
    ) -> Option<usize> {
        let mut best: Option<(K, usize)> = None;
        for (at, truce) in self.truces.iter().enumerate().rev() {
            let key = key(truce);
            if best.as_ref().is_none_or(|(least, _)| key < *least) && fits(truce) {
                best = Some((key, at));
            }
        }
        best.map(|(_, at)| at)
    }
}

/// The middle of the named places where violence by or against its parties is told.
fn front(truce: &Truce<'_>, violence: &[&Mention<'_>]) -> Option<Coordinates> {
    let mut places: BTreeMap<&PlaceId, Coordinates> = BTreeMap::new();
    for mention in violence {
        let Where::Stated(place) = &mention.told.claim.place else { continue };
        let theirs = mention.parties.iter().filter(|code| truce.core.contains(code)).count();
        if theirs >= truce.core.len().min(2) && place.precision != PlacePrecision::Country {
            places.insert(&place.id, place.coordinates);
        }
    }
    let count = f64::from(u32::try_from(places.len()).ok().filter(|count| *count > 0)?);
    let mean = |degrees: fn(&Coordinates) -> f64| places.values().map(degrees).sum::<f64>() / count;
    Coordinates::new(mean(Coordinates::latitude), mean(Coordinates::longitude)).ok()
}

fn is_before(days: Days, start: Days) -> bool {
    (start.first - days.last).get_days() >= CLEARLY_APART_DAYS
}
