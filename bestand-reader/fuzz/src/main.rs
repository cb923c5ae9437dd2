//! Does any text make the reader panic, or claim what does not stand in it?
#![no_main]

use std::sync::LazyLock;

use bestand_reader::{Packs, read};
use bestand_text::{Report, Source};
use libfuzzer_sys::fuzz_target;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fuzz_target!(|text: &str| {
    for language in ["nl", "en"] {
        let pack = PACKS.language(language).expect("a shipped pack");
        let source = Source { published: "2020-10-09".parse().ok(), ..Source::default() };
        let report = Report::read(text, source, pack.conventions());
        let reading = read(&report, pack);
        for claim in &reading.claims {
            let sentence = report.page().sentences()[claim.evidence.sentence.index()].span;
            for span in [claim.evidence.span, claim.evidence.anchor] {
                assert!(
                    sentence.contains(span) && text.get(span.range()).is_some(),
                    "{span} is not evidence"
                );
            }
            if let Some(speaker) = &claim.speaker {
                assert_eq!(text.get(speaker.span().range()), Some(speaker.text()));
            }
        }
        for doubt in &reading.doubts {
            assert!(
                text.get(doubt.span.range()).is_some_and(|words| !words.is_empty()),
                "{} holds nothing",
                doubt.span
            );
        }
    }
});
