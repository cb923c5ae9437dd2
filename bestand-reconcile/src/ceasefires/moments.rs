//! When was it, by the claims that tell a time, the best told first?

use std::cmp::Reverse;

use bestand_claim::Interval;
use jiff::civil::DateTime;

use super::Moment;
use super::mentions::Mention;
use super::truce::ids;
use crate::dating::{dating, may_be_one, width_minutes};
use crate::{Basis, Support};

/// The times that these claims tell. A vaguer one that fits a closer one stands with it: "in oktober" with "zaterdag 10 oktober".
pub(super) fn moments<'a>(mentions: impl IntoIterator<Item = &'a Mention<'a>>) -> Vec<Moment> {
    let mut dated: Vec<Dated<'a>> = mentions.into_iter().filter_map(Dated::of).collect();
    dated.sort_by_cached_key(Dated::order);
    let mut groups: Vec<(Dated<'a>, Vec<&'a Mention<'a>>)> = Vec::new();
    for one in dated {
        match groups.iter_mut().find(|(closest, _)| may_be_one(&closest.interval, &one.interval)) {
            Some((_, mentions)) => mentions.push(one.mention),
            None => {
                let mentions = vec![one.mention];
                groups.push((one, mentions));
            }
        }
    }
    let mut moments: Vec<(Moment, _)> =
        groups.into_iter().map(|(closest, mentions)| moment(closest, &mentions)).collect();
    moments.sort_by(|(one, first), (other, second)| {
        (Reverse(one.support.origins), first).cmp(&(Reverse(other.support.origins), second))
    });
    moments.into_iter().map(|(moment, _)| moment).collect()
}

struct Dated<'a> {
    interval: Interval,
    basis: Basis,
    mention: &'a Mention<'a>,
}

/// What words say before what only publication bounds, the closest first.
type Order = (bool, i64, Option<DateTime>, Option<DateTime>, Basis);

impl<'a> Dated<'a> {
    fn of(mention: &'a Mention<'a>) -> Option<Dated<'a>> {
        let (interval, basis) = dating(mention.told)?;
        let interval = if basis == Basis::Published { interval } else { mention.stated.clone()? };
        Some(Dated { interval, basis, mention })
    }

    fn order(&self) -> (Order, bestand_claim::ClaimId) {
        let Dated { interval, basis, mention } = self;
        let is_bound = *basis == Basis::Published;
        ((is_bound, width_minutes(interval), interval.start(), interval.end(), *basis), mention.told.id)
    }
}

fn moment<'a>(closest: Dated<'a>, mentions: &[&'a Mention<'a>]) -> (Moment, (Order, bestand_claim::ClaimId)) {
    let order = closest.order();
    let moment = Moment {
        interval: closest.interval,
        basis: closest.basis,
        claims: ids(mentions),
        support: Support::of(mentions.iter().map(|mention| mention.told)),
    };
    (moment, order)
}
