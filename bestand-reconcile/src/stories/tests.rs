//! Do stories come out the same in any order, and as people would put them?

use std::cmp::Reverse;

use bestand_text::{Conventions, Page, ReportId};
use jiff::civil::Date;
use proptest::prelude::*;

use super::likeness::likeness;
use super::placing::{Outlined, order};
use super::{Dated, Features, Headline, Likeness, Placed, Stories, WINDOW_DAYS, stories, title};

fn features(title: &str, text: &str) -> Features {
    Features::of(Some(title), &Page::read(text, &Conventions::default()), &[])
}

/// A report with the day of January 2024 on which it appeared; none for 0.
fn report(key: usize, day: i8, features: Features) -> Dated<usize> {
    let days = (day > 0).then(|| Date::constant(2024, 1, day)).map(|day| (day, day));
    Dated { key, days, report: ReportId::of(&key.to_string()), features }
}

/// The stories as "0 2, 1": keys with blanks, stories with commas.
fn written(reports: &[Dated<usize>]) -> String {
    let story =
        |story: super::Story<usize>| story.reports.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    stories(reports).into_iter().map(story).collect::<Vec<_>>().join(", ")
}

fn check(reports: &[(i8, &str, &str)], expected: &str) {
    let made = reports.iter().enumerate();
    let made: Vec<_> =
        made.map(|(key, (day, title, text))| report(key, *day, features(title, text))).collect();
    assert_eq!(written(&made), expected);
}

const MARKET: (&str, &str) =
    ("37 doden op markt in Beni", "Op de markt van Beni in Kivu vielen 37 doden, zegt kolonel Mumbere.");
const MARKET_TOO: (&str, &str) =
    ("Market attack in Beni kills 37", "In Kivu at least 37 died in Beni, colonel Mumbere said.");
const BRIDGE: (&str, &str) = (
    "Bridge at Kupiansk destroyed",
    "In Ukraine the bridge of Kupiansk over the Oskil was hit by 14 rockets.",
);

#[test]
fn a_dutch_and_an_english_report_of_one_attack_are_one_story() {
    let [(dutch, text), (english, too), (bridge, other)] = [MARKET, MARKET_TOO, BRIDGE];
    check(&[(4, dutch, text), (5, english, too), (5, bridge, other)], "0 1, 2");
}

#[test]
fn reports_far_apart_are_no_story() {
    let (title, text) = MARKET;
    check(&[(1, title, text), (14, title, text)], "0, 1");
    check(&[(1, title, text), (13, title, text), (25, title, text)], "0 1 2");
}

#[test]
fn a_chain_of_reports_does_not_lead_from_one_happening_to_another() {
    let (fell, town) =
        ("Tesno ingenomen", "Na de val van Tesno rukt het leger op naar Oskolne, zegt kolonel Mirin.");
    let (between, both) = (
        "Van Tesno naar Oskolne",
        "Kolonel Mirin trekt van Tesno naar Oskolne, waar burgemeester Daran 17 doden telt.",
    );
    let (next, other) = ("Oskolne beschoten", "In Oskolne vielen 17 doden, zegt burgemeester Daran.");
    check(&[(4, fell, town), (6, between, both), (8, next, other)], "0 1, 2");
    check(&[(6, between, both), (8, next, other)], "0 1");
}

#[test]
fn reports_without_date_go_with_their_like() {
    let (title, text) = MARKET;
    check(&[(0, title, text), (3, title, text), (0, title, text), (4, title, text)], "0 2, 1 3");
    check(&[], "");
}

fn any_report() -> impl Strategy<Value = (i8, Vec<u8>)> {
    (0..28_i8, prop::collection::vec(0..12_u8, 0..6))
}

/// Made-up names, so that some reports share some of them.
fn named(names: &[u8]) -> Features {
    let text: Vec<String> = names.iter().map(|name| format!("Naam{}koz", (b'a' + name) as char)).collect();
    let (title, figure) =
        (text.first().cloned().unwrap_or_default(), names.first().map_or(0, |name| 30 + name));
    features(&title, &format!("de {} en {figure} langdurig {}.", text.join(" de "), text.concat()))
}

/// The parent of each report, by key.
fn parents(index: &Stories<usize>, count: usize) -> Vec<Option<usize>> {
    (0..count).map(|key| index.parent(key).map(|(parent, _)| parent)).collect()
}

proptest! {
    #[test]
    fn any_order_of_insertion_gives_the_same_parents(
        made in prop::collection::vec(any_report(), 0..40),
        order in any::<prop::sample::Index>(),
    ) {
        let reports: Vec<Dated<usize>> =
            made.iter().enumerate().map(|(key, (day, names))| report(key, *day, named(names))).collect();
        let insert = |reports: &mut dyn Iterator<Item = &Dated<usize>>| {
            let mut index = Stories::new();
            for Dated { key, days, report, features } in reports {
                let Placed { parent, adopted } = index.insert(*key, *days, report.clone(), features.clone());
                prop_assert_eq!(index.parent(*key), parent);
                for (child, likeness) in adopted {
                    prop_assert_eq!(index.parent(child), Some((*key, likeness)));
                }
            }
            Ok(parents(&index, made.len()))
        };
        let straight = insert(&mut reports.iter())?;
        let turned = order.index(reports.len().max(1));
        prop_assert_eq!(&straight, &insert(&mut reports.iter().rev())?);
        prop_assert_eq!(&straight, &insert(&mut reports[turned..].iter().chain(&reports[..turned]))?);
        for story in stories(&reports) {
            for key in story.reports {
                prop_assert!(key == story.root || straight[key].is_some());
            }
        }
    }

    #[test]
    fn the_index_finds_what_comparing_all_with_all_finds(
        made in prop::collection::vec(any_report(), 0..40),
    ) {
        let reports: Vec<Dated<usize>> =
            made.iter().enumerate().map(|(key, (day, names))| report(key, *day, named(names))).collect();
        let mut index = Stories::new();
        for Dated { key, days, report, features } in reports.iter().rev() {
            index.insert(*key, *days, report.clone(), features.clone());
        }
        for later in &reports {
            let best = reports.iter().filter(|earlier| order(earlier) < order(later)).filter_map(|earlier| {
                let days = Outlined::of(earlier).days_to(&Outlined::of(later)).filter(|days| *days <= WINDOW_DAYS)?;
                let likeness = likeness(&later.features, &earlier.features, days);
                assert_eq!(likeness, super::likeness::likeness(&earlier.features, &later.features, days));
                (likeness >= Likeness::THRESHOLD).then_some((likeness, Reverse(order(earlier)), earlier.key))
            });
            prop_assert_eq!(index.parent(later.key), best.max().map(|(likeness, _, key)| (key, likeness)));
        }
    }

    #[test]
    fn features_come_back_from_their_bytes(names in prop::collection::vec(0..12_u8, 0..12)) {
        let features = named(&names);
        prop_assert_eq!(Features::from_bytes(&features.to_bytes()), Ok(features));
    }

    #[test]
    fn no_bytes_make_features_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = Features::from_bytes(&bytes);
    }
}

#[test]
fn a_long_report_takes_less_than_400_bytes() {
    let names: Vec<String> =
        (0..300).map(|number| format!("de stad Plaats{number}burg en {number}")).collect();
    let bytes = features("Lange lijst", &format!("Gevallen zijn {}.", names.join(", "))).to_bytes();
    assert!((300..400).contains(&bytes.len()), "{}", bytes.len());
    assert_eq!(Features::default().to_bytes().len(), 1);
}

#[test]
fn what_was_restored_or_forgotten_still_has_its_parent() {
    let [(dutch, text), (english, too), _] = [MARKET, MARKET_TOO, BRIDGE];
    let [first, second, third] = [(4, dutch, text), (9, english, too), (12, dutch, text)]
        .map(|(day, title, text)| (day, features(title, text)));
    let mut whole = Stories::new();
    for (key, (day, features)) in [&first, &second, &third].into_iter().enumerate() {
        let Dated { key, days, report, features } = report(key, *day, features.clone());
        whole.insert(key, days, report, features);
    }
    let mut restored = Stories::new();
    restored.restore(report(1, second.0, second.1), whole.parent(1));
    let Dated { key, days, report, features } = report(2, third.0, third.1);
    restored.insert(key, days, report, features);
    whole.forget_before(Date::constant(2024, 1, 9));
    assert_eq!((restored.len(), whole.len()), (2, 2));
    assert_eq!((restored.parent(1), whole.parent(0)), (whole.parent(1), None));
    assert!(whole.parent(1).is_some_and(|(parent, _)| parent == 0));
}

#[test]
fn a_story_is_called_by_its_most_central_headline() {
    let headlines = [MARKET, MARKET_TOO, BRIDGE].map(|(title, text)| (title, features(title, text)));
    let called = |count: usize, with_titles: bool| {
        let story: Vec<Headline<'_>> = headlines[..count]
            .iter()
            .map(|(title, features)| Headline {
                title: with_titles.then_some(*title),
                first_sentence: Some("Eerste zin."),
                features,
            })
            .collect();
        title(&story)
    };
    assert!([Some(MARKET.0), Some(MARKET_TOO.0)].contains(&called(3, true)));
    assert_eq!((called(1, false), called(0, true)), (Some("Eerste zin."), None));
}
