//! Does the reader claim what a careful reader would? Sentences made for these cases, and their tolls a line each.

mod lines;

use lines::{Told, check, doubts, events, times, tolls};

fn nl(text: &str) -> Told<'_> {
    ("nl", "2020-10-09", text)
}

fn en(text: &str) -> Told<'_> {
    ("en", "2020-10-09", text)
}

#[test]
fn a_number_keeps_its_hedge() {
    check(
        &[
            (nl("Bij de aanval zijn twaalf burgers gedood."), &["killed 12 civilian"]),
            (nl("Bij de aanval zijn zeker twaalf mensen gedood."), &["killed 12.."]),
            (nl("Bij de aanval kwamen meer dan twintig mensen om."), &["killed 21.."]),
            (nl("Er vielen bijna dertig doden."), &["killed ..30"]),
            (nl("Bij de brand raakten tussen de twintig en dertig mensen gewond."), &["injured 20..30"]),
            (nl("Er vielen tientallen doden."), &["killed 20..99"]),
            (nl("Duizenden inwoners sloegen op de vlucht."), &["displaced 2000..9999 civilian"]),
            (en("At least twelve people were killed in the attack."), &["killed 12.."]),
            (en("More than 20 people died in the raid."), &["killed 21.."]),
            (en("Dozens of people were wounded."), &["injured 20..99"]),
            (en("Up to 40 people are missing."), &["missing ..40"]),
            (en("Several villagers were killed."), &["killed 2..9 civilian"]),
        ],
        tolls,
    );
}

#[test]
fn a_speaker_stands_before_after_or_inside() {
    check(
        &[
            (
                nl("Volgens Armenië zijn 350 Armeense militairen gesneuveld."),
                &["killed 350 military of ARM, Armenië (ARM)"],
            ),
            (
                nl("Er zijn 350 Armeense militairen gesneuveld, meldt Armenië."),
                &["killed 350 military of ARM, Armenië (ARM)"],
            ),
            (
                nl("Het Rode Kruis zegt dat er bij de gevechten veertig burgers zijn omgekomen."),
                &["killed 40 civilian, Het Rode Kruis"],
            ),
            (
                en("Azerbaijan said that 31 Azerbaijani civilians had been killed."),
                &["killed 31 civilian of AZE, Azerbaijan (AZE)"],
            ),
            (
                en("Nine Ukrainian soldiers were killed, the Ukrainian army said."),
                &["killed 9 military of UKR, the Ukrainian army (UKR)"],
            ),
            (en("According to the Red Cross, forty people died."), &["killed 40, the Red Cross"]),
        ],
        tolls,
    );
}

#[test]
fn a_speaker_of_the_next_sentence_answers_for_the_one_before() {
    check(
        &[
            (
                nl(
                    "Bij de beschieting zijn drie Armeense burgers gedood. Dat meldt het Armeense ministerie van Defensie.",
                ),
                &["killed 3 civilian of ARM, het Armeense ministerie van Defensie (ARM)"],
            ),
            (
                nl(
                    "Het Armeense leger meldt zware gevechten. Er zouden 26 Armeense soldaten zijn gesneuveld.",
                ),
                &["killed 26 military of ARM, Het Armeense leger (ARM)"],
            ),
        ],
        tolls,
    );
}

#[test]
fn the_innermost_speaker_counts() {
    check(
        &[
            (
                nl("Persbureau Reuters meldt dat volgens het Rode Kruis veertig mensen zijn gedood."),
                &["killed 40, het Rode Kruis"],
            ),
            (
                en("Reuters reported that, according to the Red Cross, forty people were killed."),
                &["killed 40, the Red Cross"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_quotation_keeps_its_speaker() {
    check(
        &[
            (
                nl(
                    "“Wij hebben twintig soldaten verloren en dertig soldaten zijn gewond”, zei de Armeense premier.",
                ),
                &[
                    "killed 20 military of ARM, de Armeense premier (ARM)",
                    "injured 30 military of ARM, de Armeense premier (ARM)",
                ],
            ),
            (
                en("“Two of our soldiers were killed,” the Ukrainian president said."),
                &["killed 2 military of UKR, the Ukrainian president (UKR)"],
            ),
        ],
        tolls,
    );
}

#[test]
fn what_is_denied_unconfirmed_or_withheld_says_so() {
    check(
        &[
            (
                nl("Het Armeense leger ontkent dat er dertig soldaten zijn gedood."),
                &["killed 30 military of ARM denied, Het Armeense leger (ARM)"],
            ),
            (
                en("The Armenian army denies that thirty soldiers were killed."),
                &["killed 30 military of ARM denied, The Armenian army (ARM)"],
            ),
        ],
        tolls,
    );
}

#[test]
fn additions_and_totals_are_told_apart() {
    check(
        &[
            (nl("Er zijn nog eens 26 mensen gedood."), &["killed 26 addition"]),
            (nl("Het dodental is opgelopen tot 89."), &["killed 89 total"]),
            (en("Another 26 people were killed."), &["killed 26 addition"]),
            (en("The death toll has risen to 89."), &["killed 89 total"]),
        ],
        tolls,
    );
}

#[test]
fn parts_and_pairs_are_tolls_of_their_own() {
    check(
        &[
            (nl("Er vielen 27 doden, onder wie twee kinderen."), &["killed 27", "killed 2 civilian"]),
            (nl("Bij de inslag vielen zes doden en negen gewonden."), &["killed 6", "injured 9"]),
            (nl("Er vielen tientallen doden en gewonden."), &["killed 20..99", "injured 20..99"]),
            (nl("Er vielen vijfhonderd doden en gewonden."), &["casualties 500"]),
            (
                nl("Bij de aanval zijn 31 burgers gedood en 168 gewond geraakt."),
                &["killed 31 civilian", "injured 168 civilian"],
            ),
            (nl("Er vielen minstens dertig doden en honderd gewonden."), &["killed 30..", "injured 100.."]),
            (en("Twenty people were killed, including five children."), &["killed 20", "killed 5 civilian"]),
            (en("Six people were killed and nine wounded."), &["killed 6", "injured 9"]),
        ],
        tolls,
    );
}

#[test]
fn a_number_of_something_else_is_no_toll() {
    check(
        &[
            (nl("Op 27 september braken er gevechten uit."), &[]),
            (nl("Om 12.00 uur klonk een explosie bij de begraafplaats."), &[]),
            (nl("Het dorp ligt 30 kilometer van de grens."), &[]),
            (nl("De man van 43 jaar bleef ongedeerd."), &[]),
            (nl("De regering gaf 12 miljoen euro uit aan de slachtofferhulp."), &[]),
            (nl("Bij de aanval zijn veertig huizen verwoest."), &[]),
            (nl("In het dorp wonen vierduizend mensen."), &[]),
            (nl("Het leger schoot twee drones neer."), &[]),
            (en("The village lies 30 kilometres from the border."), &[]),
            (en("The attack at 5 p.m. destroyed forty houses."), &[]),
            (en("The war has cost 12 million dollars."), &[]),
            (en("Some 4,000 people live in the town."), &[]),
            (en("The army shot down two drones on 27 September."), &[]),
        ],
        tolls,
    );
}

#[test]
fn a_side_is_named_shared_or_left_open() {
    check(
        &[
            (nl("Aan Armeense zijde zijn veertig soldaten gesneuveld."), &["killed 40 military of ARM"]),
            (
                nl(
                    "Armenië en Azerbeidzjan vechten in Nagorno-Karabach. Aan beide zijden vielen tientallen doden.",
                ),
                &["killed 20..99 of ARM+AZE"],
            ),
            (
                en("Three Israeli soldiers and two civilians were killed."),
                &["killed 3 military of ISR", "killed 2 civilian"],
            ),
            (en("Five people were killed."), &["killed 5"]),
        ],
        tolls,
    );
}

#[test]
fn an_earlier_war_is_background() {
    check(
        &[
            (
                nl("In de oorlog van 1991 tot 1994 vielen dertigduizend doden."),
                &["killed 30000 total background"],
            ),
            (en("In 1994 some 30,000 people were killed in the war."), &["killed 30000 total background"]),
            (nl("Sinds 27 september zijn veertig burgers gedood."), &["killed 40 civilian total"]),
        ],
        tolls,
    );
}

#[test]
fn numbers_are_read_however_they_are_written() {
    check(
        &[
            (nl("Er vielen 1.250 doden."), &["killed 1250"]),
            (nl("Er vielen vijfendertigduizend doden."), &["killed 35000"]),
            (nl("Zeker 2,5 miljoen mensen sloegen op de vlucht."), &["displaced 2500000.."]),
            (nl("Een tiental burgers raakte gewond."), &["injured 10 civilian"]),
            (nl("Er kwam één soldaat om het leven."), &["killed 1 military"]),
            (nl("Er kwam niemand om het leven."), &["killed 0"]),
            (nl("Ruim drieëntwintig dorpelingen zijn vermist."), &["missing 23.. civilian"]),
            (nl("Er vielen hooguit 10 tot 15 doden."), &["killed ..15"]),
            (en("Some 1,250 people were killed."), &["killed 1250"]),
            (en("Thirty-five villagers were injured."), &["injured 35 civilian"]),
            (en("About 2.5 million people fled."), &["displaced 2500000"]),
            (en("Two dozen people are missing."), &["missing 24"]),
            (en("Nobody was hurt."), &["injured 0"]),
            (en("Nearly 400 people were wounded."), &["injured ..400"]),
            (en("A soldier was killed."), &["killed 1 military"]),
        ],
        tolls,
    );
}

#[test]
fn victims_are_civilian_or_military_by_their_noun() {
    check(
        &[
            (nl("Zes kinderen kwamen om."), &["killed 6 civilian"]),
            (nl("Zes strijders kwamen om."), &["killed 6 military"]),
            (nl("Zes mensen kwamen om."), &["killed 6"]),
            (nl("Zes agenten raakten gewond bij de gevechten."), &["injured 6 military"]),
            (en("Six residents died."), &["killed 6 civilian"]),
            (en("Six gunmen died."), &["killed 6 military of gunmen"]),
            (en("Six men died."), &["killed 6"]),
        ],
        tolls,
    );
}

#[test]
fn lives_taken_and_lost_are_tolls() {
    check(
        &[
            (nl("De aanslag kostte negen burgers het leven."), &["killed 9 civilian"]),
            (nl("De aanslag eiste negen levens."), &["killed 9"]),
            (nl("Negen soldaten verloren het leven."), &["killed 9 military"]),
            (en("The attack claimed the lives of nine civilians."), &["killed 9 civilian"]),
            (en("Nine fishermen lost their lives."), &["killed 9 civilian"]),
            (en("The blast left nine people dead."), &["killed 9"]),
        ],
        tolls,
    );
}

#[test]
fn captives_missing_and_freed_people_are_tolls() {
    check(
        &[
            (nl("De rebellen ontvoerden twintig leerlingen."), &["captured 20 civilian"]),
            (nl("Zeker vijf dorpelingen zijn vermist."), &["missing 5.. civilian"]),
            (nl("Azerbeidzjan liet vijftien krijgsgevangenen vrij."), &["released 15 military"]),
            (en("Two hostages were released by the rebels."), &["released 2"]),
            (en("About 200 patients were evacuated."), &["evacuated 200 civilian"]),
        ],
        tolls,
    );
}

#[test]
fn a_toll_has_the_time_that_its_words_settle() {
    check(
        &[
            (nl("Vrijdag zijn twaalf burgers gedood."), &["2020-10-09"]),
            (nl("Sinds 27 september zijn veertig burgers gedood."), &["2020-09-27.."]),
            (nl("In 1994 kwamen dertig dorpelingen om."), &["1994-01-01..1994-12-31"]),
            (nl("Er zijn twaalf burgers gedood."), &["unstated"]),
            (en("Twelve people were killed on Thursday."), &["2020-10-08"]),
            (en("Twelve people were killed on 3 October."), &["2020-10-03"]),
            (en("Twelve people were killed."), &["unstated"]),
        ],
        times,
    );
}

#[test]
fn an_agency_that_passes_it_on_is_no_speaker() {
    check(
        &[
            (
                nl(
                    "Er zijn negen Armeense soldaten gedood, zegt het Armeense leger tegen persbureau Reuters.",
                ),
                &["killed 9 military of ARM, het Armeense leger (ARM) through persbureau Reuters"],
            ),
            (
                en("Nine Armenian soldiers were killed, the Armenian army told Reuters."),
                &["killed 9 military of ARM, the Armenian army (ARM) through Reuters"],
            ),
        ],
        tolls,
    );
}

#[test]
fn events_have_parties() {
    check(
        &[
            (nl("Rusland bemiddelt tussen Armenië en Azerbeidzjan."), &["mediation RUS > ARM+AZE"]),
            (nl("Azerbeidzjan beschoot een dorp in Armenië."), &["shelling AZE > ARM"]),
            (en("Israel carried out an air strike in Lebanon."), &["air_strike ISR > LBN"]),
            (en("Ukraine and Russia exchanged prisoners."), &["prisoner_exchange RUS+UKR"]),
        ],
        events,
    );
}

#[test]
fn what_cannot_be_settled_is_a_doubt() {
    check(
        &[
            (
                nl("Er vielen twaalf doden. Het waren er eerst veertig."),
                &["count_without_people \"veertig\""],
            ),
            (
                nl("Er vielen gisteren doden in de stad. Het waren er veertig."),
                &["count_without_people \"er veertig\""],
            ),
            (nl("Bij de aanval zijn twaalf burgers gedood."), &[]),
            (nl("De Blauwe Brigade beschoot gisteren het dorp."), &["unknown_actor \"De Blauwe Brigade\""]),
            (nl("Armenië beschoot gisteren het dorp."), &[]),
            (
                nl("Volgens de gouverneur vielen er tien doden, aldus het Rode Kruis."),
                &["speakers_compete \"tien doden\""],
            ),
            (nl("Reuters meldt dat volgens het Rode Kruis tien mensen zijn gedood."), &[]),
            (en("The Blue Brigade shelled the village yesterday."), &["unknown_actor \"The Blue Brigade\""]),
        ],
        doubts,
    );
}

#[test]
fn who_strikes_is_not_who_is_struck() {
    check(
        &[
            (
                nl("Het dodental van Russische aanvallen op de Oekraïense stad Dnipro is gestegen naar 21."),
                &["killed 21 of UKR total"],
            ),
            (nl("Vijf slachtoffers van Russische drones werden begraven."), &["casualties 5"]),
            (
                en("The death toll from Russian missile strikes on the Ukrainian city of Dnipro rose to 21."),
                &["killed 21 of UKR total"],
            ),
            (
                en(
                    "Russian drones and glide bombs killed four people in the Ukrainian cities of Odesa and Kharkiv.",
                ),
                &["killed 4 of UKR"],
            ),
            (
                en(
                    "The number of people killed in Ukrainian attacks on the Russian city of Belgorod rose to five.",
                ),
                &["killed 5 of RUS total"],
            ),
            // Whose the dead are, rather than whose the attack was.
            (nl("Het Russische dodental van de aanval staat op zeven."), &["killed 7 of RUS"]),
            (
                nl("De Russische aanvallen kostten negen Russische soldaten het leven."),
                &["killed 9 military of RUS"],
            ),
            (en("The Ukrainian death toll from the attack rose to nine."), &["killed 9 of UKR"]),
        ],
        tolls,
    );
}

#[test]
fn the_toll_of_one_attack_is_no_running_total() {
    check(
        &[
            (
                nl("Het dodental van de aanval met glijbommen op Charkov is opgelopen tot vijf."),
                &["killed 5"],
            ),
            (nl("Het aantal doden door de aanval op de gevangenis is opgelopen tot 16."), &["killed 16"]),
            (en("The death toll from the church attack stood at 43."), &["killed 43"]),
            (en("Officials put the number of dead in the prison strike at 16."), &["killed 16, Officials"]),
            (nl("Het dodental van de oorlog is opgelopen tot 5000."), &["killed 5000 total"]),
            (nl("Het dodental sinds de aanval van maandag staat op 40."), &["killed 40 total"]),
            (en("The death toll from the offensive rose to 300."), &["killed 300 total"]),
            (en("The death toll since the attack rose to 43."), &["killed 43 total"]),
        ],
        tolls,
    );
}

#[test]
fn others_beside_the_dead_add_to_no_earlier_ones() {
    check(
        &[
            (
                nl("Het dodental van de aanval is opgelopen tot vijf. Nog eens 71 mensen raakten gewond."),
                &["killed 5", "injured 71"],
            ),
            (
                en("Five people were killed in the attack. Another 24 civilians were wounded."),
                &["killed 5", "injured 24 civilian"],
            ),
            (
                nl("Gisteren raakten vijf mensen gewond. Vandaag raakten nog eens zes mensen gewond."),
                &["injured 5", "injured 6 addition"],
            ),
            (nl("Het leger meldt nog eens 26 doden."), &["killed 26 addition, Het leger"]),
        ],
        tolls,
    );
}

#[test]
fn people_of_a_land_are_counted_each_by_their_own_name() {
    check(
        &[
            (
                nl(
                    "Thailand en Cambodja vechten. Zeker twaalf Thais zijn om het leven gekomen, onder wie een militair.",
                ),
                &["killed 12.. of THA", "killed 1 military of THA"],
            ),
            (
                en(
                    "Thailand and Cambodia fought. The fighting killed 38 people: twenty-five Thais and thirteen Cambodians.",
                ),
                &["killed 38", "killed 25 of THA", "killed 13 of KHM"],
            ),
            (nl("Twaalf Thaise tanks zijn vernield."), &[]),
            (
                en("Dozens of Ukrainian and Russian soldiers were killed."),
                &["killed 20..99 military of RUS+UKR"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_figure_that_was_is_no_toll() {
    check(
        &[
            (nl("Het aantal doden is bijgesteld van zeventien naar zestien."), &["killed 16 total"]),
            (
                nl("Het aantal gesneuvelde soldaten is bijgesteld van 17 naar 16."),
                &["killed 16 military total"],
            ),
            (en("The number of dead was revised from 17 to 16."), &["killed 16 total"]),
            (en("Officials revised the death toll from 17 to 16."), &["killed 16 total, Officials"]),
            // What else stands behind "van" and before another number.
            (nl("De dood van 17 burgers leidde tot zestien arrestaties."), &["killed 17 civilian"]),
            (en("Nine people from 40 families were killed."), &["killed 9"]),
        ],
        tolls,
    );
}
