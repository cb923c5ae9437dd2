//! Which actors do words name, in cases?

use std::sync::OnceLock;

use super::*;

const LETTERS: &str = include_str!("../../../packs/world/letters.tsv");
const WORLD: &str = include_str!("../../../packs/world/actors.tsv");

fn actors(language: &str) -> &'static Actors {
    static DUTCH: OnceLock<Actors> = OnceLock::new();
    static ENGLISH: OnceLock<Actors> = OnceLock::new();
    if language == "nl" {
        DUTCH.get_or_init(|| read(WORLD, include_str!("../../../packs/nl/actors.tsv")).expect("tables"))
    } else {
        ENGLISH.get_or_init(|| read(WORLD, include_str!("../../../packs/en/actors.tsv")).expect("tables"))
    }
}

fn read(world: &str, names: &str) -> Result<Actors, WorldError> {
    let spelling = Spelling::parse("packs/world/letters.tsv", LETTERS).expect("letters");
    Actors::read(("packs/world/actors.tsv", world), ("packs/xx/actors.tsv", names), &spelling)
}

/// The names in a sentence, each with its code and role; a word may carry its lemma: "Let/letten".
fn check(language: &str, sentence: &str, expected: &str) {
    check_in(language, sentence, &[], None, expected);
}

fn check_in(language: &str, sentence: &str, context: &[&str], year: Option<i16>, expected: &str) {
    let words: Vec<(&str, &str)> =
        sentence.split(' ').map(|word| word.split_once('/').unwrap_or((word, word))).collect();
    let forms: Vec<&str> = words.iter().map(|(form, _)| *form).collect();
    let lemmas: Vec<&str> = words.iter().map(|(_, lemma)| *lemma).collect();
    let lemmas = if sentence.contains('/') { lemmas } else { Vec::new() };
    let actors = actors(language);
    let shown = actors.find(&forms, &lemmas).into_iter().map(|mention| {
        let name = actors.best(&mention, context, year).expect("a mention has a sense");
        let code = name.code().unwrap_or("*");
        format!("{} = {code} {:?}", forms[mention.tokens.clone()].join(" "), name.role).to_lowercase()
    });
    assert_eq!(shown.collect::<Vec<_>>().join("; "), expected.to_lowercase(), "{sentence}");
}

#[test]
fn states_are_named_in_every_form() {
    check(
        "nl",
        "Armenië beschoot Azerbeidzjaanse dorpen",
        "Armenië = ARM name; Azerbeidzjaanse = AZE adjective",
    );
    check("nl", "twee Armeniërs en een Azerbeidzjaan", "Armeniërs = ARM people; Azerbeidzjaan = AZE people");
    check("nl", "volgens Bakoe en Jerevan", "Bakoe = AZE capital; Jerevan = ARM capital");
    check("en", "Armenia said Azerbaijanis fled", "Armenia = ARM name; Azerbaijanis = AZE people");
    check("en", "the U.S. and the U.N.", "U.S. = USA name; U.N. = un name");
    check("nl", "Oekraine en Israel", "Oekraine = UKR name; Israel = ISR name");
    check("nl", "in Zuid-Soedan", "Zuid-Soedan = SSD name");
}

#[test]
fn seats_armies_and_leaders_are_told_apart() {
    check("nl", "het Kremlin ontkent", "Kremlin = RUS seat");
    check("en", "the IDF told the White House", "IDF = ISR army; White House = USA seat");
    check("nl", "Nikol Pasjinian belde Poetin", "Nikol Pasjinian = ARM leader; Poetin = RUS leader");
    check("nl", "Poetins leger", "Poetins = RUS leader; leger = * army");
    check("en", "Zelenskyy's office", "Zelenskyy's = UKR leader");
    check("en", "Zelenskyy 's troops", "Zelenskyy = UKR leader; troops = * army");
}

#[test]
fn the_longest_name_wins() {
    check(
        "nl",
        "het ministerie van Defensie in Moskou",
        "ministerie van Defensie = * office; Moskou = RUS capital",
    );
    check("en", "the Rapid Support Forces ( RSF )", "Rapid Support Forces = rsf name; RSF = rsf name");
    check("nl", "de Volksrepubliek Donetsk", "Volksrepubliek Donetsk = dpr name");
    check("nl", "pro-Russische separatisten", "pro-Russische separatisten = pro-russian-separatists name");
    check("en", "Islamic State Khorasan Province", "Islamic State Khorasan Province = is-khorasan name");
    check(
        "nl",
        "de Houthi's en de Houthi-rebellen",
        "Houthi's = houthis name; Houthi-rebellen = houthis name",
    );
    check("en", "the Democratic Republic of Congo", "Democratic Republic of Congo = COD name");
}

#[test]
fn a_name_inside_a_compound_is_found() {
    check("nl", "RSF-leider Hemedti", "RSF-leider = rsf name; RSF-leider = * holder; Hemedti = rsf leader");
    check("nl", "een pro-Russische bende", "pro-Russische = RUS adjective");
    check("nl", "Syrisch-Turkse grens", "Syrisch-Turkse = SYR adjective; Syrisch-Turkse = TUR adjective");
    check("en", "Iran - backed drones", "Iran = IRN name");
}

#[test]
fn hyphens_and_apostrophes_are_taken_as_they_come() {
    check("en", "al - Shabaab", "al - Shabaab = al-shabaab name");
    check("en", "Al-Shabaab and Al Qaeda", "Al-Shabaab = al-shabaab name; Al Qaeda = al-qaeda name");
    check("en", "Hay’at Tahrir al-Sham", "Hay’at Tahrir al-Sham = hts name");
    check("nl", "Nagorno-Karabach", "Nagorno-Karabach = artsakh name");
}

#[test]
fn capitals_tell_names_from_words() {
    check("nl", "IS is verslagen", "IS = islamic-state name");
    check("nl", "wat is er", "");
    check("en", "they told us", "");
    check("en", "US told us", "US = USA name");
    check("nl", "Regering en leger", "Regering = * office; leger = * army");
    check("nl", "ARMENIË VALT AAN", "ARMENIË = ARM name");
    check("nl", "DE STRIJD IS GESTREDEN", "");
    check("nl", "de Navo en de NAVO", "Navo = nato name; NAVO = nato name");
    check("en", "the turkey and the china", "");
}

#[test]
fn a_word_that_is_often_something_else_needs_its_surroundings() {
    check(
        "en",
        "King/king Abdullah/Abdullah of/of Jordan/Jordan",
        "King Abdullah = JOR leader; Jordan = JOR name",
    );
    check("en", "Michael/Michael Jordan/Jordan scored/score", "");
    check("en", "Chad/Chad accused/accuse rebels/rebel", "Chad = TCD name; rebels = rebels name");
    check("en", "Chad/Chad Smith/Smith drums/drum", "");
    check("nl", "Let/letten op/op", "");
    check("nl", "een/een Let/Let", "Let = LVA people");
    check("en", "Georgia/Georgia said/say", "Georgia = GEO name");
    check("en", "president/president Johnson/Johnson", "president = * holder; Johnson = GBR leader");
    check("en", "Mike/Mike Johnson/Johnson", "");
}

#[test]
fn a_state_and_its_namesake_are_kept_apart() {
    check("en", "Niger and Nigeria", "Niger = NER name; Nigeria = NGA name");
    check("en", "Mali and Malians", "Mali = MLI name; Malians = MLI people");
    check(
        "en",
        "Guinea , Equatorial Guinea and Papua New Guinea",
        "Guinea = GIN name; Equatorial Guinea = GNQ name; Papua New Guinea = PNG name",
    );
    check("nl", "Dominicaanse Republiek", "Dominicaanse Republiek = DOM name");
    check("nl", "in Latijns-Amerika en Noord-Amerika", "");
    check("en", "South American troops from the Niger Delta", "troops = * army");
    check("nl", "Amsterdams nieuws", "");
    check("nl", "Noord-Ierland", "Noord-Ierland = GBR name");
}

#[test]
fn the_report_and_its_year_choose_between_senses() {
    check_in("en", "RSF", &["SDN"], None, "RSF = rsf name");
    check_in("en", "RSF", &["FRA"], None, "RSF = reporters-without-borders name");
    check_in("en", "Congo", &[], None, "Congo = COD name");
    check_in("en", "Congo", &["COG"], None, "Congo = COG name");
    check_in("en", "the NLA", &["MKD"], Some(2001), "NLA = nla-macedonia name");
    check_in("en", "Kurdish forces", &["SYR", "IRQ"], None, "Kurdish forces = ypg name");
    check_in("en", "Kurdish forces", &["IRQ", "SYR"], None, "Kurdish forces = krg name");
    check_in("en", "JEM", &["SDN"], None, "JEM = justice-and-equality-movement name");
    check_in("en", "JEM", &["IND"], None, "JEM = jaish-e-mohammed name");
}

#[test]
fn an_inflected_word_for_an_office_is_found_by_its_lemma() {
    check("nl", "beide/beide ambassadeurs/ambassadeur", "ambassadeurs = * holder");
}

#[test]
fn whom_an_actor_speaks_for_is_known() {
    let speaks_for = |code: &str| actors("nl").actor(code).and_then(|actor| actor.speaks_for.as_deref());
    assert_eq!(speaks_for("tass"), Some("RUS"));
    assert_eq!(speaks_for("reuters"), None);
    assert_eq!(speaks_for("un"), None);
    assert_eq!(speaks_for("m23"), Some("m23"));
}

#[test]
fn every_code_is_a_claim_s_code() {
    for line in WORLD.lines().filter(|line| !line.starts_with('#')) {
        let code = line.split('\t').next().unwrap_or_default();
        assert!(bestand_claim::ActorCode::new(code).is_ok(), "{code}");
    }
}

#[test]
fn a_wrong_line_is_named_with_its_remedy() {
    let message =
        |world, names| read(world, names).map_err(|error| error.to_string()).err().unwrap_or_default();
    let world = "m23\tarmed-group\tCOD\tM23\t2012\t\tm23\n";
    assert_eq!(message(world, "M23\tm23\tname\n"), "");
    assert_eq!(
        message(world, "M23\tm32\tname\n"),
        "packs/xx/actors.tsv:1: packs/world/actors.tsv has no actor 'm32'; write its line there first"
    );
    assert_eq!(
        message(world, "#\nM23\tm23\tdemonym\n"),
        "packs/xx/actors.tsv:2: no role is called 'demonym'; the roles are name, adjective, people, capital, seat, office, \
         army, leader, holder, ending"
    );
    assert_eq!(
        message(world, "M23\tm23\tname\ttoday\n"),
        "packs/xx/actors.tsv:1: 'today' is no number; write one such as 2012"
    );
    assert_eq!(
        message("m23\tband\tCOD\tM23\t\t\tm23\n", ""),
        "packs/world/actors.tsv:1: no kind is called 'band'; the kinds are state, state-like, armed-group, organisation, \
         agency, outlet, ethnicity, mission, fighters"
    );
}
