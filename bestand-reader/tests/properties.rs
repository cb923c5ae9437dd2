//! Does what is promised of every reading hold for any text?

mod lines;

use bestand_claim::{Claim, Happening};
use bestand_text::{Report, Span};
use lines::reading;
use proptest::prelude::*;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// In both languages: evidence and speakers stand in the text, evidence within its sentence, claims and doubts in order, and a second
/// reading is the same.
fn check(published: &str, text: &str) -> Result<(), TestCaseError> {
    for language in LANGUAGES {
        let (report, first) = reading((language, published, text));
        for claim in &first.claims {
            check_claim(&report, claim)?;
        }
        for doubt in &first.doubts {
            prop_assert!(stands(&report, doubt.span), "{doubt:?}");
        }
        prop_assert!(first.claims.is_sorted_by_key(|claim| (claim.evidence.anchor, claim.rule.clone())));
        prop_assert!(first.doubts.is_sorted());
        let second = reading((language, published, text)).1;
        prop_assert_eq!(first.claims, second.claims);
        prop_assert_eq!(first.doubts, second.doubts);
    }
    Ok(())
}

fn check_claim(report: &Report, claim: &Claim) -> Result<(), TestCaseError> {
    let evidence = &claim.evidence;
    let sentence = report.page().sentences()[evidence.sentence.index()].span;
    prop_assert_eq!(report.id(), &evidence.report);
    prop_assert!(stands(report, evidence.span) && stands(report, evidence.anchor), "{claim:?}");
    prop_assert!(sentence.contains(evidence.span) && sentence.contains(evidence.anchor), "{claim:?}");
    if let Some(speaker) = &claim.speaker {
        prop_assert!(stands(report, speaker.span()), "{claim:?}");
        prop_assert_eq!(speaker.span().slice(report.page().text()), speaker.text());
    }
    if let Some(channel) = &claim.channel {
        prop_assert!(stands(report, channel.span()), "{claim:?}");
    }
    if let Happening::Toll(toll) = &claim.happening {
        prop_assert!(toll.count.span().is_none_or(|span| stands(report, span)), "{claim:?}");
    }
    Ok(())
}

/// Whether a span holds words of the text, whole letters only.
fn stands(report: &Report, span: Span) -> bool {
    span.start < span.end && report.page().text().get(span.range()).is_some()
}

/// Words that reports are made of, so that many of the texts claim something.
const NEWS: &str = "(twaalf|12|zeker|minstens|tientallen|doden|burgers|soldaten|gedood|gewond|volgens|het leger|meldt|Dat|zou|onder wie|\
                    Armenië|Rusland|zei|hij|en|van|bij|vielen|aanval|wapenstilstand|1994|sinds|vrijdag|twelve|at least|dozens of|\
                    killed|wounded|soldiers|civilians|said|the army|according to|which|including|Ukraine|attack|truce|its|they|\
                    é|„|”|“|:|;|,|\\.|\\(|\\)|\n\n|[a-z]{1,6}|[0-9]{1,9})";

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check("2020-10-09", &text)?;
    }

    #[test]
    fn news_like_text_is_read(words in proptest::collection::vec(NEWS, 0..60)) {
        check("2020-10", &words.join(" "))?;
    }
}

#[test]
fn a_text_without_ink_claims_nothing() {
    for text in ["", "\n\n \u{a0}", "…", "12", "date 2020-10"] {
        for language in LANGUAGES {
            let reading = reading((language, "", text)).1;
            assert_eq!((reading.claims, reading.doubts), (vec![], vec![]), "{text:?}");
        }
    }
}

#[test]
fn hostile_texts_are_read() {
    let texts = [
        "doden ".repeat(20_000),
        "(".repeat(5_000),
        "99999999999999999999999 doden en 12e400 gewonden, zei 0/0.".to_owned(),
        "Twaalf\u{200b}burgers\u{301} \u{202e}gedood\u{0} 🕊️ 12 doden".to_owned(),
        "tussen 30 en 20 doden, tussen duizend en twee gewonden".to_owned(),
    ];
    for text in texts {
        check("2020-10-09", &text).expect("the promises hold");
    }
}
