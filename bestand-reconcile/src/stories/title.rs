//! What is a story called?

use std::collections::BTreeMap;

use super::Features;

/// What a report of a story can be called by.
#[derive(Debug, Clone, Copy)]
pub struct Headline<'a> {
    /// Its headline: "Drie doden bij aanval op Goris".
    pub title: Option<&'a str>,
    /// Its first sentence.
    pub first_sentence: Option<&'a str>,
    /// What it is about.
    pub features: &'a Features,
}

/// The headline of the report that has most in common with all of the story; a first sentence where no report has a headline.
///
/// The first one in the given order where several are as central; none where no report has words.
#[must_use]
pub fn title<'a>(story: &[Headline<'a>]) -> Option<&'a str> {
    let mut weights = BTreeMap::new();
    for feature in story.iter().flat_map(|headline| headline.features.iter()) {
        *weights.entry(feature.key).or_insert(0_u64) += u64::from(feature.prominence());
    }
    let central = |features: &Features| {
        let common = features.iter().map(|feature| u64::from(feature.prominence()) * weights[&feature.key]);
        let own = features.iter().map(|feature| u64::from(feature.prominence()).pow(2)).sum::<u64>();
        1000 * common.sum::<u64>() / own.isqrt().max(1)
    };
    let most_central = |words: fn(&Headline<'a>) -> Option<&'a str>| {
        let worded = story.iter().filter_map(|headline| {
            let words = words(headline)?.trim();
            (!words.is_empty()).then(|| (central(headline.features), words))
        });
        worded.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, words)| words)
    };
    most_central(|headline| headline.title).or_else(|| most_central(|headline| headline.first_sentence))
}
