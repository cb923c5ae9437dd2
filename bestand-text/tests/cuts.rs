//! Are sentences and tokens of Dutch and English news cut where a reader would cut them?

use bestand_text::{Conventions, LineKind, Page};

const DUTCH: &str = include_str!("../../packs/nl/text.tsv");
const ENGLISH: &str = include_str!("../../packs/en/text.tsv");

fn read(table: &str, text: &str) -> Page {
    Page::read(text, &Conventions::parse("text.tsv", table).expect("a sound table"))
}

/// The text's sentences are those between the bars.
fn check_sentences(table: &str, barred: &str) {
    let text = barred.replace('|', "");
    let page = read(table, &text);
    let found: Vec<&str> = page.sentences().iter().map(|sentence| sentence.text(&page)).collect();
    let expected: Vec<&str> = barred.split('|').map(str::trim).collect();
    assert_eq!(found, expected);
}

/// The text's tokens are those between the spaces of `spaced`; `_` stands for a space inside a token's words.
fn check_tokens(table: &str, text: &str, spaced: &str) {
    let page = read(table, text);
    let words = |span: std::ops::Range<u32>| &page.words()[span.start as usize..span.end as usize];
    let found: Vec<String> = page
        .tokens()
        .iter()
        .map(|token| {
            let forms: Vec<&str> = words(token.words.clone()).iter().map(|word| word.slice(text)).collect();
            forms.join("_")
        })
        .collect();
    assert_eq!(found.join(" "), spaced);
}

/// The kinds of the text's lines, with their text.
fn check_lines(table: &str, text: &str, expected: &[(LineKind, &str)]) {
    let page = read(table, text);
    let found: Vec<(LineKind, &str)> =
        page.lines().iter().map(|line| (line.kind, line.span.slice(text))).collect();
    assert_eq!(found, expected);
}

#[test]
fn dutch_abbreviations_do_not_end_a_sentence() {
    for text in [
        "Volgens gen. Aksoy en dr. P. de Wit vielen er o.a. in Sjoesji doden.",
        "Het begon op 29 sept. 2020 om 12.00 uur, aldus mr. Smit.",
        "De premier sprak met J.P. van Dam en W.F. Kok over nr. 3 van de lijst.",
        "Ca. 30.000 mensen vluchtten in 1991-94, d.w.z. voor het bestand.| Daarna niet meer.",
        "Er kwamen artsen, verplegers enz. De hulp hielp niet.",
    ] {
        let barred = text.replace("enz. De", "enz. |De");
        check_sentences(DUTCH, &barred);
    }
}

#[test]
fn numbers_with_points_stay_whole() {
    check_sentences(
        DUTCH,
        "Er wonen 150.000 mensen. |In 1994 eindigde de oorlog. |Op de 3. oktober begon hij weer.",
    );
    check_tokens(DUTCH, "Om 3.00 uur, 2,5 miljoen en 1991-94.", "Om 3.00 uur , 2,5 miljoen en 1991-94 .");
    check_tokens(ENGLISH, "At 5:30pm some 3,500 (12.5%) left.", "At 5:30 pm some 3,500 ( 12.5 % ) left .");
}

#[test]
fn a_quotation_keeps_its_closing_mark() {
    check_sentences(DUTCH, "\"Wij gaan door. |Niemand houdt ons tegen.\" |Dat zei de minister.");
    check_sentences(
        DUTCH,
        "‘Stop!’ riep hij. |„Wij willen vrede.” |De rest zweeg (voorlopig). |Toen viel het stil.",
    );
    check_sentences(ENGLISH, "“We will go on. |Nobody stops us.” |That is what he said.");
    check_sentences(DUTCH, "\"Komt er vrede?\" vroeg zij.");
}

#[test]
fn a_missing_space_after_a_stop_is_seen() {
    check_sentences(DUTCH, "Er werden tien mensen gedood.|De strijd gaat door.");
    check_tokens(DUTCH, "Dat meldt NU.nl vandaag.", "Dat meldt NU.nl vandaag .");
}

#[test]
fn ellipses_end_a_sentence_only_before_a_capital() {
    check_sentences(DUTCH, "Hij wachtte... en wachtte... |Toen ging hij.");
}

#[test]
fn dutch_words_with_apostrophes_and_hyphens_are_one_token() {
    check_tokens(
        DUTCH,
        "'s Nachts vluchtten zo'n 120 Azeri's uit Noord-Syrië met z'n allen.",
        "'s Nachts vluchtten zo'n 120 Azeri's uit Noord-Syrië met z'n allen .",
    );
    check_tokens(
        DUTCH,
        "De S-300's en de Minsk-groep, binnen- en buitenlands, in '94 (zo’n).",
        "De S-300's en de Minsk-groep , binnen- en buitenlands , in '94 ( zo’n ) .",
    );
    check_sentences(DUTCH, "Het bleef rustig. |'s Nachts begon het weer. |'t Was voorbij.");
}

#[test]
fn english_clitics_are_words_of_their_token() {
    check_tokens(
        ENGLISH,
        "They don't know Armenia's losses; we cannot say it’s over.",
        "They do_n't know Armenia_'s losses ; we can_not say it_’s over .",
    );
    check_tokens(ENGLISH, "Its not over for its army.", "It_s not over for its army .");
    check_tokens(ENGLISH, "The rebels' U.S.-made F-16s hit.", "The rebels_' U.S. - made F - 16s hit .");
}

#[test]
fn english_abbreviations_and_initials_do_not_end_a_sentence() {
    check_sentences(
        ENGLISH,
        "Maj. Gen. A. Smith met U.N. envoys on Oct. 9 at 5 p.m. in St. Helier. |The talks failed.",
    );
    check_sentences(ENGLISH, "He works for the U.S. government. |They left the U.S. |The war went on.");
    check_tokens(ENGLISH, "It began at 5 p.m. They left the U.S.", "It began at 5 p.m . They left the U.S .");
    check_sentences(ENGLISH, "So do you and I. |Nobody else does.");
}

#[test]
fn prices_addresses_and_faces_are_single_tokens() {
    check_tokens(DUTCH, "Het kost € 5, €5 of 10.000,- euro.", "Het kost € 5 , € 5 of 10.000,- euro .");
    check_tokens(
        DUTCH,
        "Zie www.example.org/a-b, https://example.org/x?y=1 of desk@example.org. :-)",
        "Zie www.example.org/a-b , https://example.org/x?y=1 of desk@example.org . :-)",
    );
}

#[test]
fn headings_captions_credits_and_boilerplate_are_told_apart() {
    use LineKind::{Body, Boilerplate, Caption, Credit, Header, Heading};
    check_lines(
        DUTCH,
        " date 2021-03 Vrouwen bij een put in Goma (archief). Beeld AP\n\nDe strijd gaat door.\n\nAngst in de stad\n\nEr \
         is geen water. (Infografiek: De Courant)\n\nLees ook: wat er gebeurde\n\nKinderen in het kamp. Foto: Reuters\n",
        &[
            (Header, "date 2021-03"),
            (Caption, "Vrouwen bij een put in Goma (archief)."),
            (Credit, "Beeld AP"),
            (Body, "De strijd gaat door."),
            (Heading, "Angst in de stad"),
            (Caption, "Er is geen water."),
            (Credit, "(Infografiek: De Courant)"),
            (Boilerplate, "Lees ook: wat er gebeurde"),
            (Caption, "Kinderen in het kamp."),
            (Credit, "Foto: Reuters"),
        ],
    );
    check_lines(
        DUTCH,
        "De strijd gaat door. (Reuters)",
        &[(Body, "De strijd gaat door."), (Credit, "(Reuters)")],
    );
    let page = read(DUTCH, "date 2021-03\n\nTien doden.");
    assert_eq!(page.header_date().map(|date| date.to_string()).as_deref(), Some("2021-03"));
    check_lines(
        DUTCH,
        "De bron van het geld is bekend. Bron is de staat.",
        &[(Body, "De bron van het geld is bekend. Bron is de staat.")],
    );
}

#[test]
fn a_wrapped_paragraph_is_one_and_a_short_line_ends() {
    check_sentences(
        ENGLISH,
        "Truce holds in the north |\nThe two sides have kept to the truce that was agreed last week in\nGeneva, said the \
         mission of the United Nations in a statement on Friday\nevening. |Both had accused each other of shelling before.",
    );
    check_sentences(DUTCH, "Tien doden |\r\nDe strijd gaat door.");
}

#[test]
fn an_empty_page_has_no_sentences() {
    for text in ["", "   ", "\n\n\r\n", "\u{feff}", "\u{0}\u{7}\u{200b}"] {
        let page = read(DUTCH, text);
        assert_eq!((page.sentences().len(), page.lines().len(), page.text()), (0, 0, text));
    }
}

#[test]
fn a_sentence_beyond_the_limit_is_cut_and_says_so() {
    let page = read(DUTCH, &"woord ".repeat(100_000));
    let cuts: Vec<bool> = page.sentences().iter().map(|sentence| sentence.cut).collect();
    assert_eq!(cuts.len(), 100_000 / bestand_text::MAX_WORDS);
    assert_eq!(cuts.iter().filter(|cut| !**cut).count(), 1);
    assert!(!cuts[cuts.len() - 1]);
}

#[test]
fn other_scripts_and_emoji_are_cut_too() {
    check_tokens(DUTCH, "القدس 🇳🇱🇳🇱 👩🏽‍🚀!", "القدس 🇳🇱 🇳🇱 👩🏽‍🚀 !");
    check_sentences(DUTCH, "战争结束了。|和平来了。");
}
