//! Does what is promised of every page hold for any text?

use bestand_text::{Conventions, Page, SentenceIndex, Span, is_blank};
use proptest::prelude::*;

const TABLES: [&str; 3] =
    [include_str!("../../packs/nl/text.tsv"), include_str!("../../packs/en/text.tsv"), ""];

/// The spans follow each other inside `outer`, and only blanks stand before, between and behind them.
fn check(text: &str, outer: Span, spans: impl Iterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut at = outer.start;
    for span in spans {
        prop_assert!(span.start >= at && span.end > span.start && span.end <= outer.end, "{span} in {outer}");
        prop_assert!(text[at as usize..span.start as usize].chars().all(is_blank), "ink before {span}");
        prop_assert!(text.get(span.range()).is_some());
        at = span.end;
    }
    prop_assert!(text[at as usize..outer.end as usize].chars().all(is_blank), "ink after {at}");
    Ok(())
}

fn check_page(text: &str) -> Result<(), TestCaseError> {
    for table in TABLES {
        let page = Page::read(text, &Conventions::parse("text.tsv", table).expect("a sound table"));
        let whole = Span::new(0, text.len() as u32);
        check(text, whole, page.lines().iter().map(|line| line.span))?;
        check(text, whole, page.paragraphs().iter().map(|paragraph| paragraph.span))?;
        check(text, whole, page.sentences().iter().map(|sentence| sentence.span))?;
        for (index, sentence) in (0..).zip(page.sentences()) {
            check(text, sentence.span, sentence.tokens(&page).iter().map(|token| token.span))?;
            check(text, sentence.span, sentence.words(&page).map(|word| word.span))?;
            let paragraph = &page.paragraphs()[sentence.paragraph as usize];
            prop_assert!(paragraph.span.contains(sentence.span) && paragraph.sentences.contains(&index));
            prop_assert!(page.lines()[sentence.line as usize].span.overlaps(sentence.span));
            for word in sentence.words(&page) {
                prop_assert!(sentence.tokens(&page)[word.token.index()].span.contains(word.span));
            }
            prop_assert_eq!(
                page.sentence_at(sentence.span.start).map(SentenceIndex::index),
                Some(index as usize)
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_covered(text in any::<String>()) {
        check_page(&text)?;
    }

    #[test]
    fn news_like_text_is_covered(
        text in "([A-Z]?[a-z]{0,6}['’.-]?[a-z]{0,3}|[0-9]{1,3}[.,:/-]?[0-9]{0,3}|[.!?…]{1,4}|[\"'’‘“”(),:;«»\\[\\]]|Beeld|date 2020-10|\
                 www\\.|@|:-\\)|-{1,5}|,-|''|it's|cannot|[ \n\r\t\u{a0}\u{200b}]{1,2}){0,60}"
    ) {
        check_page(&text)?;
    }
}
