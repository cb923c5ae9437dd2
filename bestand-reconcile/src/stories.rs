//! Which reports tell of one happening?
//!
//! Each report hangs on the earlier report that it is most like, if that is like enough and appeared within a window of days; what
//! hangs together, and still is about what its first report told, is a story, named by that report. Only the two reports decide how
//! alike they are, never what else was read before, so that the same reports in any order make the same stories. A report of 2020 that
//! is taken in today finds its own parent, and becomes that of some reports after it.

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

use likeness::likeness;
use placing::Outlined;

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

/// Whether a report that goes on from another of a story is still about what the story began with.
///
/// Each report of a busy front is like one of the days before: from the shelling of one town such a chain leads through a month to
/// the fall of another. So a report also has a little in common with the first of its story, or begins one of its own.
#[must_use]
pub fn is_of_story<K>(root: &Dated<K>, report: &Dated<K>) -> bool {
    let days = Outlined::of(root).days_to(&Outlined::of(report)).unwrap_or_default();
    likeness(&root.features, &report.features, days) >= Likeness::TO_ROOT
}

/// The stories of these reports, by their first report in the order of appearance.
#[must_use]
pub fn stories<K: Copy + Ord + Hash>(reports: &[Dated<K>]) -> Vec<Story<K>> {
    let mut in_order: Vec<&Dated<K>> = reports.iter().collect();
    in_order.sort_by(|one, other| placing::order(one).cmp(&placing::order(other)));
    let mut index = Stories::new();
    let mut story_of: BTreeMap<K, usize> = BTreeMap::new();
    let mut stories: Vec<(&Dated<K>, Story<K>)> = Vec::new();
    for report in in_order {
        let Dated { key, days, report: id, features } = report;
        let placed = index.insert(*key, *days, id.clone(), features.clone());
        let before = placed.parent.map(|(parent, _)| story_of[&parent]);
        let story = before.filter(|story| is_of_story(stories[*story].0, report)).unwrap_or(stories.len());
        match stories.get_mut(story) {
            Some((_, story)) => story.reports.push(*key),
            None => stories.push((report, Story { root: *key, reports: vec![*key] })),
        }
        story_of.insert(*key, story);
    }
    stories.into_iter().map(|(_, story)| story).collect()
}
