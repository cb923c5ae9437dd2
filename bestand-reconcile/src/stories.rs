//! Which reports tell of one happening?
//!
//! Each report hangs on the earlier report that it is most like, if that is like enough and appeared within a window of days; what
//! hangs together is a story, named by its first report. Only the two reports decide how alike they are, never what else was read
//! before, so that the same reports in any order make the same stories. A report of 2020 that is taken in today finds its own parent,
//! and becomes that of some reports after it.

mod bytes;
mod features;
mod index;
mod letters;
mod likeness;
mod making;
mod placing;
#[cfg(test)]
mod tests;
mod title;
mod words;

pub use bytes::FeaturesError;
pub use features::Features;
pub use likeness::Likeness;
pub use placing::{Placed, Stories};
pub use title::{Headline, title};

use std::collections::BTreeMap;
use std::hash::Hash;

use bestand_text::ReportId;
use jiff::civil::Date;

/// So many days may lie between two reports of which the later continues the earlier: "de gewonde overleed na tien dagen".
pub const WINDOW_DAYS: i32 = 12;

/// A report as the stories know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<K> {
    /// The caller's name for it.
    pub key: K,
    /// The first and the last day on which it can have appeared (see [`crate::Carrier::days`]); none where that is unknown.
    pub days: Option<(Date, Date)>,
    /// Its id.
    pub report: ReportId,
    /// What it is about.
    pub features: Features,
}

/// Reports about one happening: the attack on a town, and two days later the death of one who was wounded in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story<K> {
    /// The first report, which names the story.
    pub root: K,
    /// All its reports in the order in which they appeared, the root first.
    pub reports: Vec<K>,
}

/// The stories of these reports, by their first report in the order of appearance.
#[must_use]
pub fn stories<K: Copy + Ord + Hash>(reports: &[Dated<K>]) -> Vec<Story<K>> {
    let mut in_order: Vec<&Dated<K>> = reports.iter().collect();
    in_order.sort_by(|one, other| placing::order(one).cmp(&placing::order(other)));
    let mut index = Stories::new();
    let mut story_of = BTreeMap::new();
    let mut stories: Vec<Story<K>> = Vec::new();
    for Dated { key, days, report, features } in in_order {
        let placed = index.insert(*key, *days, report.clone(), features.clone());
        let story = placed.parent.map_or(stories.len(), |(parent, _)| story_of[&parent]);
        match stories.get_mut(story) {
            Some(story) => story.reports.push(*key),
            None => stories.push(Story { root: *key, reports: vec![*key] }),
        }
        story_of.insert(*key, story);
    }
    stories
}
