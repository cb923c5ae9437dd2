//! Which truces are told as history?

use super::mentions::Mention;
use super::truce::Truce;
use crate::dating::{Days, width_minutes};

/// The truces of these claims, the earliest first: claims of the same parties and time are one truce. A claim without a time is of the truce
/// that its own report tells of nearest to it, or else of one that nobody dates.
pub(super) fn background_truces<'a>(history: &[&'a Mention<'a>]) -> Vec<Truce<'a>> {
    let (mut dated, undated): (Vec<_>, Vec<_>) =
        history.iter().copied().partition(|mention| mention.stated_days().is_some());
    dated.sort_by_cached_key(|mention| {
        let width = mention.stated.as_ref().map_or(i64::MAX, width_minutes);
        (width, mention.stated_days(), mention.told.id)
    });
    let mut truces: Vec<Truce<'a>> = Vec::new();
    for mention in dated {
        let days = mention.stated_days().unwrap_or(Days::EVER);
        match truces.iter_mut().find(|truce| is_of(truce, mention, days)) {
            Some(truce) => truce.add_later(mention),
            None => truces.push(Truce::of_history(mention, days)),
        }
    }
    for mention in undated {
        let told_with =
            truces.iter_mut().filter(|truce| truce.has_report(mention.report) && fits(truce, mention));
        let nearest = told_with.min_by_key(|truce| sentences_between(truce, mention));
        match nearest {
            Some(truce) => truce.add_later(mention),
            None => add_dateless(&mut truces, mention),
        }
    }
    truces.sort_by_cached_key(Truce::order);
    truces
}

fn is_of(truce: &Truce<'_>, mention: &Mention<'_>, days: Days) -> bool {
    truce.start().gap_days(days) == 0 && fits(truce, mention)
}

fn fits(truce: &Truce<'_>, mention: &Mention<'_>) -> bool {
    truce.admits(mention) || mention.parties.is_empty()
}

fn sentences_between(truce: &Truce<'_>, mention: &Mention<'_>) -> u32 {
    let of_report = truce.life.iter().filter(|other| other.report == mention.report);
    of_report.map(|other| other.sentences_from(mention)).min().unwrap_or(u32::MAX)
}

fn add_dateless<'a>(truces: &mut Vec<Truce<'a>>, mention: &'a Mention<'a>) {
    let is_dateless = |truce: &&mut Truce<'a>| truce.life.iter().all(|other| other.stated.is_none());
    match truces.iter_mut().filter(is_dateless).find(|truce| truce.admits(mention)) {
        Some(truce) => truce.add_later(mention),
        None => truces.push(Truce::known_by(mention)),
    }
}
