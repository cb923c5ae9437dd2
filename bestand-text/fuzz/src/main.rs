//! Does any text make the cutter panic, or leave ink outside a token?
#![no_main]

use std::sync::LazyLock;

use bestand_text::{Conventions, Page, is_blank};
use libfuzzer_sys::fuzz_target;

static LANGUAGES: LazyLock<[Conventions; 2]> = LazyLock::new(|| {
    [include_str!("../../../packs/nl/text.tsv"), include_str!("../../../packs/en/text.tsv")]
        .map(|table| Conventions::parse("text.tsv", table).expect("a sound table"))
});

fuzz_target!(|text: &str| {
    for conventions in LANGUAGES.iter() {
        let page = Page::read(text, conventions);
        let mut at = 0;
        for sentence in page.sentences() {
            for token in sentence.tokens(&page) {
                let span = token.span.range();
                assert!(at <= span.start && span.start < span.end);
                assert!(text[at..span.start].chars().all(is_blank), "ink before {}", token.span);
                at = span.end;
            }
            assert_eq!(sentence.span.end as usize, at);
        }
        assert!(text[at..].chars().all(is_blank), "ink after {at}");
    }
});
