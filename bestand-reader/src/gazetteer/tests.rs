//! Which places do spellings name, in cases?

use super::*;

const LETTERS: &str = include_str!("../../../packs/world/letters.tsv");
const PLACES: &str = include_str!("../../../packs/world/places.tsv");
const WORLD_SOUNDS: &str = include_str!("../../../packs/world/sounds.tsv");

fn gazetteer(language: &str) -> &'static Gazetteer {
    static DUTCH: OnceLock<Gazetteer> = OnceLock::new();
    static ENGLISH: OnceLock<Gazetteer> = OnceLock::new();
    if language == "nl" {
        let exonyms = include_str!("../../../packs/nl/places.tsv");
        DUTCH.get_or_init(|| {
            read(PLACES, exonyms, include_str!("../../../packs/nl/sounds.tsv")).expect("tables")
        })
    } else {
        ENGLISH
            .get_or_init(|| read(PLACES, include_str!("../../../packs/en/places.tsv"), "").expect("tables"))
    }
}

fn read(places: &'static str, exonyms: &'static str, sounds: &'static str) -> Result<Gazetteer, WorldError> {
    let tables = GazetteerTables {
        places: ("packs/world/places.tsv", Cow::Borrowed(places)),
        exonyms: ("packs/xx/places.tsv", exonyms),
        world_sounds: ("packs/world/sounds.tsv", WORLD_SOUNDS),
        sounds: ("packs/xx/sounds.tsv", sounds),
    };
    Gazetteer::read(tables, &Spelling::parse("packs/world/letters.tsv", LETTERS).expect("letters"))
}

/// The name and country of the place meant, or nothing.
fn check(language: &str, name: &str, context: &[&str], expected: &str) {
    let place = gazetteer(language).resolve(name, context);
    let found = place.map_or_else(String::new, |place| format!("{} {}", place.name, place.country));
    assert_eq!(found.trim_end(), expected, "{name}");
}

/// The places in a sentence, with the words they were found in.
fn check_find(language: &str, sentence: &str, expected: &str) {
    let forms: Vec<&str> = sentence.split(' ').collect();
    let mentions = gazetteer(language).find(&forms, &[]);
    let shown = mentions.iter().filter_map(|mention| {
        let place = mention.best(&["PSE", "SYR"])?;
        Some(format!("{} = {}", forms[mention.tokens.clone()].join(" "), place.name))
    });
    assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{sentence}");
}

#[test]
fn dutch_names_are_known() {
    check("nl", "Parijs", &[], "Paris FRA");
    check("nl", "Bakoe", &[], "Baku AZE");
    check("nl", "Kyiv", &[], "Kyiv UKR");
    check("nl", "Kiev", &[], "Kyiv UKR");
    check("nl", "Oekraïne", &[], "Ukraine UKR");
    check("nl", "Oekraine", &[], "Ukraine UKR");
    check("nl", "Gazastrook", &[], "Gaza Strip PSE");
    check("nl", "Nagorno-Karabach", &[], "Nagorno-Karabakh AZE");
    check("nl", "Jeruzalem", &[], "Jerusalem ISR");
    check("nl", "Kasjmir", &[], "Kashmir IND");
    check("nl", "Noord-Kivu", &[], "North Kivu COD");
}

#[test]
fn dutch_spelling_is_heard() {
    check("nl", "Gjoemri", &[], "Gyumri ARM");
    check("nl", "Dzjermoek", &[], "Jermuk ARM");
    check("nl", "Charkov", &[], "Kharkiv UKR");
    check("nl", "Koerdistan", &[], "Kurdistan IRQ");
    check("nl", "Achaltsiche", &["GEO"], "Akhaltsikhe GEO");
    check("nl", "Tasjir", &["ARM"], "Tashir ARM");
}

#[test]
fn a_small_place_is_heard_only_where_the_report_leads_to_its_country() {
    check("nl", "Achaltsiche", &["BRA"], "");
    check("nl", "Poetin", &["UKR"], "");
    check("nl", "Grutjesberg", &["UKR"], "");
}

#[test]
fn of_several_places_the_report_decides_then_the_kind_then_the_size() {
    check("en", "Tripoli", &["LBN"], "Tripoli LBN");
    check("en", "Tripoli", &["LBN", "LBY"], "Tripoli LBN");
    check("en", "Tripoli", &["LBY"], "Tripoli LBY");
    check("en", "Tripoli", &[], "Tripoli LBY");
    check("en", "Gaza", &[], "Gaza PSE");
    check("en", "Bor", &["SSD"], "Bor SSD");
    check("en", "Córdoba", &["ARG"], "Córdoba ARG");
}

#[test]
fn a_country_goes_before_a_city_of_its_name() {
    check("en", "Georgia", &[], "Georgia GEO");
    check("en", "Georgia", &["USA"], "Georgia GEO");
    check("en", "Jordan", &[], "Jordan JOR");
    check("en", "Mali", &[], "Mali MLI");
    check("en", "Niger", &[], "Niger NER");
    check("en", "Chad", &[], "Chad TCD");
    check("nl", "Tsjaad", &[], "Chad TCD");
    check("en", "Djibouti", &[], "Djibouti DJI");
}

#[test]
fn the_longest_name_in_a_sentence_wins() {
    check_find(
        "en",
        "Fighting spread from Khan Younis to Rafah , in southern Gaza .",
        "Khan Younis = Khān Yūnis; Rafah = Rafaḩ; southern Gaza = southern Gaza",
    );
    check_find(
        "en",
        "Soldiers left Mocimboa da Praia for Pemba .",
        "Mocimboa da Praia = Mocimboa da Praia; Pemba = Pemba",
    );
    check_find("en", "Mortars hit Deir al - Balah overnight .", "Deir al - Balah = Dayr al Balaḩ");
    check_find(
        "nl",
        "In Noord-Gaza en op de Westelijke Jordaanoever bleef het onrustig .",
        "Noord-Gaza = northern Gaza; Westelijke Jordaanoever = West Bank",
    );
    check_find("nl", "Bij Deir ez-Zor vielen drie doden .", "Deir ez-Zor = Deir ez-Zor");
}

#[test]
fn a_small_city_needs_a_report_about_its_country_and_no_far_larger_namesake() {
    check("en", "Tashir", &["ARM"], "Tashir ARM");
    check("en", "Tashir", &["USA"], "");
    check("en", "Moscow", &["USA"], "Moscow RUS");
    check("en", "Geneva", &["USA"], "Genève CHE");
    check("en", "Tripoli", &["LBN"], "Tripoli LBN");
    check("en", "Hadrut", &[], "Hadrut AZE");
}

#[test]
fn a_place_inside_a_compound_is_found() {
    check_find("nl", "Noordoost-Oekraïne werd getroffen .", "Noordoost-Oekraïne = Ukraine");
    check_find("nl", "De Aleppo-route bleef dicht .", "Aleppo-route = Aleppo");
}

#[test]
fn words_with_small_letters_and_short_capitals_are_no_places() {
    check_find("nl", "de doden van vrijdag", "");
    check_find("en", "as the village was shelled", "");
    check_find("en", "towards al-Mayadin and al - Hol", "al-Mayadin = Al Mayādīn; al - Hol = al-Hol");
    check_find("en", "Aleppo - the largest city", "Aleppo = Aleppo");
    check_find("en", "Rafah – Gaza", "Rafah = Rafaḩ; Gaza = Gaza");
    check_find("nl", "AP en VN melden dit", "");
    let forms = ["Split", "the", "bill"];
    assert_eq!(gazetteer("en").find(&forms, &["split", "the", "bill"]), []);
}

#[test]
fn the_shipped_table_is_sound() {
    assert_eq!(gazetteer("nl").check(), Ok(()));
    assert_eq!(gazetteer("en").check(), Ok(()));
}

#[test]
fn a_wrong_line_is_named_with_its_remedy() {
    let message = |places, exonyms| {
        let read = read(places, exonyms, "").and_then(|gazetteer| gazetteer.check());
        read.map_err(|error| error.to_string()).err().unwrap_or_default()
    };
    let gyumri = "Goris\t2\tARM\t1\t2\tcity\t9\nGyumri\t1\tARM\t40.789\t43.847\tcity\t121976\n";
    assert_eq!(message(gyumri, "Gjoemri\t1\tGyumri\n"), "");
    assert_eq!(
        message(gyumri, "#\nGjoemri\t7\tGyumri\n"),
        "packs/xx/places.tsv:2: packs/world/places.tsv has no place 'Gyumri' with the id 7; write its name and id as they \
         stand there"
    );
    assert_eq!(
        message("Gyumri\t1\tARM\n", ""),
        "packs/world/places.tsv:1: 3 cells where 6 are needed; put a TAB between them"
    );
    assert_eq!(
        message("B\t1\tARM\t1\t2\tcity\nÁ\t2\tARM\t1\t2\tcity\n", ""),
        "packs/world/places.tsv:2: 'Á' belongs before 'B'; sort by plain lower-case letters (training/world.py does)"
    );
    assert_eq!(
        message("B\t1\tARM\tnorth\t2\tcity\n", ""),
        "packs/world/places.tsv:1: 'north' is no number; write one such as 40.789"
    );
    assert_eq!(
        message("B\t1\tARM\t1\t2\ttown\n", ""),
        "packs/world/places.tsv:1: no precision is called 'town'; the precisions are country, region, admin, city"
    );
}
