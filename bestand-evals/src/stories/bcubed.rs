//! How well do the stories found agree with those that people see?

use std::collections::BTreeMap;
use std::fmt;

/// A report with the story that people see it in, and the number of the story that it was put into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) id: &'a str,
    pub(super) story: &'a str,
    pub(super) found: usize,
}

/// BCubed precision and recall, the mean over the reports (Bagga and Baldwin 1998; Amigó et al. 2009).
#[derive(Debug, Clone, Copy)]
pub(super) struct BCubed {
    reports: usize,
    pub(super) precision: f64,
    pub(super) recall: f64,
}

impl BCubed {
    pub(super) fn of(members: &[Member<'_>]) -> BCubed {
        let mean = |shares: &dyn Fn(&Member<'_>) -> f64| {
            members.iter().map(shares).sum::<f64>() / members.len().max(1) as f64
        };
        let precision = |one: &Member<'_>| {
            share(members, |other| other.found == one.found, |other| other.story == one.story)
        };
        BCubed {
            reports: members.len(),
            precision: mean(&precision),
            recall: mean(&|one| recall(members, one)),
        }
    }

    pub(super) fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(f64::MIN_POSITIVE)
    }
}

impl fmt::Display for BCubed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let BCubed { reports, precision, recall } = self;
        write!(formatter, "{reports:9}{precision:11.3}{recall:9.3}{:9.3}", self.f1())
    }
}

fn recall(members: &[Member<'_>], one: &Member<'_>) -> f64 {
    share(members, |other| other.story == one.story, |other| other.found == one.found)
}

/// Which share of some reports are also something else.
fn share<'a>(
    members: &[Member<'a>],
    among: impl Fn(&Member<'a>) -> bool,
    is_right: impl Fn(&Member<'a>) -> bool,
) -> f64 {
    let among: Vec<_> = members.iter().filter(|other| among(other)).collect();
    among.iter().filter(|other| is_right(other)).count() as f64 / among.len().max(1) as f64
}

/// The stories that were torn or mixed, those with most wrong first: "kharkiv-post 0.50: ua-01 ua-02 | ua-04 (with ua-05)".
pub(super) fn worst(members: &[Member<'_>]) -> Vec<String> {
    let mut stories: BTreeMap<&str, Vec<Member<'_>>> = BTreeMap::new();
    for member in members {
        stories.entry(member.story).or_default().push(*member);
    }
    let mut lines: Vec<(usize, String)> =
        stories.iter().filter_map(|(story, own)| line(members, story, own)).collect();
    lines.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// How many reports are in a wrong place, and where each is; none where the story is as it should be.
fn line(members: &[Member<'_>], story: &str, own: &[Member<'_>]) -> Option<(usize, String)> {
    let mut parts: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for member in own {
        parts.entry(member.found).or_default().push(member.id);
    }
    let strangers = |found: usize| {
        let strangers = members.iter().filter(move |other| other.found == found && other.story != story);
        strangers.map(|other| other.id).collect::<Vec<_>>()
    };
    let wrong = own.len() - parts.values().map(Vec::len).max().unwrap_or(0)
        + parts.keys().map(|found| strangers(*found).len()).sum::<usize>();
    let written = parts.iter().map(|(found, ids)| match &strangers(*found)[..] {
        [] => ids.join(" "),
        strangers => format!("{} (with {})", ids.join(" "), strangers.join(" ")),
    });
    let written = written.collect::<Vec<_>>().join(" | ");
    (wrong > 0).then(|| (wrong, format!("{story}: {written}")))
}

#[cfg(test)]
mod tests {
    use super::{BCubed, Member, worst};

    /// Reports as "story found", one per word pair.
    fn check(reports: &[(&str, usize)], expected: [f64; 2], faults: &[&str]) {
        let ids: Vec<String> = (0..reports.len()).map(|number| format!("r{number}")).collect();
        let members: Vec<Member<'_>> =
            ids.iter().zip(reports).map(|(id, (story, found))| Member { id, story, found: *found }).collect();
        let BCubed { precision, recall, .. } = BCubed::of(&members);
        assert!(
            (precision - expected[0]).abs() < 1e-9 && (recall - expected[1]).abs() < 1e-9,
            "{precision} {recall}"
        );
        assert_eq!(worst(&members), faults);
    }

    #[test]
    fn what_is_as_people_see_it_is_right() {
        check(&[("goris", 0), ("goris", 0), ("kapan", 1)], [1.0, 1.0], &[]);
        check(&[], [0.0, 0.0], &[]);
    }

    #[test]
    fn a_story_that_is_torn_costs_recall_and_one_that_is_mixed_precision() {
        check(&[("goris", 0), ("goris", 1)], [1.0, 0.5], &["goris: r0 | r1"]);
        check(&[("goris", 0), ("kapan", 0)], [0.5, 1.0], &["goris: r0 (with r1)", "kapan: r1 (with r0)"]);
    }
}
