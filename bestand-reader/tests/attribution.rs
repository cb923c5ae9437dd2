//! Who says it, and whose people are they? Sentences made for these cases; after those that prove a rule, one that refutes its careless version.

mod lines;

use lines::{Told, check, events, tolls};

fn nl(text: &str) -> Told<'_> {
    ("nl", "2020-10-09", text)
}

fn en(text: &str) -> Told<'_> {
    ("en", "2020-10-09", text)
}

#[test]
fn a_speaker_between_marks_answers_for_the_rest_of_the_sentence() {
    check(
        &[
            (
                en(
                    "Gunmen killed 11 farmers near Maiduguri, a hospital and a local chief told AFP on Friday.",
                ),
                &["killed 11 civilian, a hospital through AFP"],
            ),
            (
                en(
                    "The response, an army spokesman, Colonel Omar Sall, wrote on Monday, left nine villagers dead.",
                ),
                &["killed 9 civilian, an army spokesman"],
            ),
            (
                nl("Bij de aanval kwamen negen dorpelingen om, vertelden twee artsen aan AFP."),
                &["killed 9 civilian, twee artsen aan AFP"],
            ),
            (
                en("Nine villagers died in the blast, and the army reported heavy fighting."),
                &["killed 9 civilian"],
            ),
        ],
        tolls,
    );
}

#[test]
fn those_who_are_told_do_not_speak() {
    check(
        &[
            (
                en("\"Nine villagers were killed,\" the mayor, Ali Ouedraogo, told reporters."),
                &["killed 9 civilian, the mayor"],
            ),
            (
                nl("De burgemeester vertelde verslaggevers dat negen dorpelingen zijn gedood."),
                &["killed 9 civilian, De burgemeester"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_sentence_that_points_back_names_the_source_of_the_one_before() {
    check(
        &[
            (
                nl(
                    "Bij de inslag zijn vijf dorpelingen gedood. De gouverneur maakte dat op Telegram bekend.",
                ),
                &["killed 5 civilian, De gouverneur"],
            ),
            (
                nl("Bij de inslag raakten twintig dorpelingen gewond. Die cijfers komen van het Rode Kruis."),
                &["injured 20 civilian, het Rode Kruis"],
            ),
            (
                en("Five villagers were killed in the blast. This was confirmed by the Red Cross."),
                &["killed 5 civilian, the Red Cross"],
            ),
            (
                nl("Bij de inslag zijn vijf dorpelingen gedood. De gouverneur zei dat de strijd voorbij is."),
                &["killed 5 civilian"],
            ),
            (
                nl(
                    "Er is een agent omgekomen. Het aantal gewonden liep op tot 62, becijferde het Rode Kruis.",
                ),
                &["killed 1 military", "injured 62 total, het Rode Kruis"],
            ),
        ],
        tolls,
    );
}

#[test]
fn who_denies_what_was_told_does_not_tell_it() {
    check(
        &[(
            nl("Bij de inslag zijn vijf dorpelingen gedood. Het leger spreekt dat tegen."),
            &["killed 5 civilian"],
        )],
        tolls,
    );
}

#[test]
fn a_speaker_runs_on_behind_a_semicolon_until_another_speaks() {
    check(
        &[
            (
                en("Two villages were burnt, the Red Cross said; nine villagers were killed."),
                &["killed 9 civilian, the Red Cross"],
            ),
            (
                nl("Er vielen twaalf doden, aldus het Rode Kruis; negen dorpelingen zijn vermist."),
                &["killed 12, het Rode Kruis", "missing 9 civilian, het Rode Kruis"],
            ),
            (
                en(
                    "Two villages were burnt, the Red Cross said; nine villagers were killed, according to Amnesty International.",
                ),
                &["killed 9 civilian, Amnesty International"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_part_of_those_told_before_keeps_their_speaker() {
    check(
        &[
            (
                nl("Volgens het Rode Kruis vielen er dertig doden. Onder de doden zijn zes kinderen."),
                &["killed 30, het Rode Kruis", "killed 6 civilian, het Rode Kruis"],
            ),
            (
                en("The Red Cross said 30 people were wounded. Twelve of them did not survive."),
                &["injured 30, The Red Cross", "killed 12, The Red Cross"],
            ),
            (
                en("The Red Cross said 30 people were wounded. Twelve people died in the south."),
                &["injured 30, The Red Cross", "killed 12"],
            ),
        ],
        tolls,
    );
}

#[test]
fn an_office_told_beside_a_name_gives_its_side() {
    check(
        &[
            (
                nl(
                    "Er zijn negen doden, zegt Ivan Petrenko, die namens het Oekraïense leger het woord voert.",
                ),
                &["killed 9, Ivan Petrenko (UKR)"],
            ),
            (
                en("The Ukrainian army lost the town. Its spokesman said nine soldiers were killed."),
                &["killed 9 military of UKR, Its spokesman (UKR)"],
            ),
            (
                en("Hamas fighters attacked Israel. The group said nine of its men were killed."),
                &["killed 9 military of hamas, The group (hamas)"],
            ),
            (
                en("Hamas fighters attacked Israel. A group said nine people were killed."),
                &["killed 9, A group"],
            ),
        ],
        tolls,
    );
}

#[test]
fn people_are_of_whoever_owns_bears_or_fights_them() {
    check(
        &[
            (
                en("Sudan says six of its soldiers were killed by Ethiopian troops."),
                &["killed 6 military of SDN, Sudan (SDN)"],
            ),
            (
                nl("Hamas vecht met Israël. Volgens Israël zijn dertig strijders van de beweging gedood."),
                &["killed 30 military of hamas, Israël (ISR)"],
            ),
            (
                en(
                    "The army fights the Allied Democratic Forces in Congo. Troops killed seven of the attackers.",
                ),
                &["killed 7 military of adf"],
            ),
            (
                en("A bomb outside a barracks in Bogota killed a policeman. Colombia blamed the ELN."),
                &["killed 1 military of COL"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_count_without_people_goes_on_with_those_beside_it() {
    check(
        &[
            (
                en("The blast killed two Iraqi soldiers and wounded eight."),
                &["killed 2 military of IRQ", "injured 8 military of IRQ"],
            ),
            (
                nl("Bij Boni sneuvelden negen Malinese soldaten. Zes anderen raakten gewond."),
                &["killed 9 military of MLI", "injured 6 military of MLI"],
            ),
            (
                nl("Bij Boni sneuvelden negen Malinese soldaten. Zes dorpelingen raakten gewond."),
                &["killed 9 military of MLI", "injured 6 civilian"],
            ),
        ],
        tolls,
    );
}

#[test]
fn killed_or_wounded_together_are_casualties() {
    check(
        &[
            (en("Forty people were killed or wounded in the raid."), &["casualties 40"]),
            (nl("Er zijn 890 militairen gesneuveld of gewond geraakt."), &["casualties 890 military"]),
            (en("Forty people were killed and six wounded in the raid."), &["killed 40", "injured 6"]),
        ],
        tolls,
    );
}

#[test]
fn those_freed_in_an_exchange_are_released() {
    check(
        &[
            (en("The rebels released two hostages."), &["released 2"]),
            (
                en("The rebels freed two soldiers in exchange for nine prisoners."),
                &["released 2 military", "released 9"],
            ),
            (en("The rebels freed no prisoners this month."), &[]),
        ],
        tolls,
    );
}

#[test]
fn families_and_the_whole_of_a_share_are_no_tolls() {
    check(
        &[
            (nl("Ruim 5.000 gezinnen zijn gevlucht."), &[]),
            (en("Some 65 displaced families arrived."), &[]),
            (en("Of the 90,000 ethnic Serbs nearly half have fled."), &["displaced ..45000 of ethnic-serbs"]),
            (en("Of the 150 who were freed, 90 are soldiers."), &["released 150", "released 90 military"]),
        ],
        tolls,
    );
}

#[test]
fn losses_without_a_figure_are_withheld_by_whoever_bears_them() {
    check(
        &[
            (
                en("Ethiopia keeps its military losses to itself."),
                &["casualties ? military of ETH withheld, Ethiopia (ETH)"],
            ),
            (en("Of its casualties Ukraine says nothing."), &["casualties ? withheld, Ukraine (UKR)"]),
            (en("The casualties were taken to hospital."), &[]),
        ],
        tolls,
    );
}

#[test]
fn who_is_believed_to_be_something_does_not_speak() {
    check(
        &[
            (
                en("Gunmen believed to be herders killed nine farmers, the Red Cross said."),
                &["killed 9 civilian, the Red Cross"],
            ),
            (
                nl("Het Oekraïense leger heeft naar eigen zeggen negen Russische soldaten gedood."),
                &["killed 9 military of RUS, Het Oekraïense leger (UKR)"],
            ),
            (
                en("Ukraine claims to have killed nine Russian soldiers."),
                &["killed 9 military of RUS, Ukraine (UKR)"],
            ),
        ],
        tolls,
    );
}

#[test]
fn peacekeepers_are_of_their_mission_where_the_report_names_it() {
    check(
        &[
            (
                en("The U.N. mission in Congo mourns. Two Tanzanian peacekeepers were killed."),
                &["killed 2 military of un"],
            ),
            (en("Five Russian peacekeepers were killed in the region."), &["killed 5 military of RUS"]),
            (en("The army freed nine captives of Boko Haram."), &["released 9"]),
        ],
        tolls,
    );
}

#[test]
fn who_sets_a_figure_gives_it_and_counts_his_own() {
    check(
        &[
            (
                en(
                    "Eritrea said nine of its soldiers had died. Ethiopia raised its toll to 11 soldiers killed.",
                ),
                &[
                    "killed 9 military of ERI, Eritrea (ERI)",
                    "killed 11 military of ETH total, Ethiopia (ETH)",
                ],
            ),
            (
                nl("Eritrea meldt negen doden. Ethiopië stelde zijn dodental bij tot elf militairen."),
                &["killed 9 of ERI, Eritrea (ERI)", "killed 11 military of ETH total, Ethiopië (ETH)"],
            ),
            (en("The governor lowered the number of dead to 31."), &["killed 31 total, The governor"]),
            (
                nl("De gouverneur verhoogde het dodental van veertig naar 41."),
                &["killed 41 total, De gouverneur"],
            ),
            (en("The bombing raised its toll to 11."), &["killed 11 total"]),
            (nl("De inslag verhoogde het dodental naar elf."), &["killed 11 total"]),
            (en("A soldier raised the death toll to 12."), &["killed 12 total"]),
        ],
        tolls,
    );
}

#[test]
fn a_state_before_a_colon_is_the_side_of_those_counted() {
    check(
        &[
            (
                en("Ethiopia shelled a village. Eritrea: 16 soldiers and two civilians killed, 41 wounded."),
                &["killed 16 military of ERI", "killed 2 civilian of ERI", "injured 41 of ERI"],
            ),
            (
                nl("Eritrea meldt zware gevechten. Ethiopië: elf militairen gedood; Eritrea: zestien doden."),
                &["killed 11 military of ETH", "killed 16 of ERI"],
            ),
            (nl("Oekraïne: Russisch leger verloor 900 soldaten."), &["killed 900 military of RUS"]),
        ],
        tolls,
    );
}

#[test]
fn whose_claim_it_is_says_so_and_who_has_not_confirmed_it_does_not() {
    check(
        &[
            (
                en(
                    "An Eritrean claim that 40 Ethiopian soldiers were killed has not been confirmed by Ethiopia.",
                ),
                &["killed 40 military of ETH, Eritrean (ERI)"],
            ),
            (
                en("The claim by Ukraine that 40 Russian soldiers had died was denied by Moscow."),
                &["killed 40 military of RUS, Ukraine (UKR)"],
            ),
            (
                nl(
                    "De bewering van Oekraïne dat veertig Russische soldaten zijn gedood, is niet bevestigd door Moskou.",
                ),
                &["killed 40 military of RUS, Oekraïne (UKR)"],
            ),
            (
                en("A report from Kutum that 40 villagers were killed spread quickly."),
                &["killed 40 civilian"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_figure_behind_a_negation_is_not_claimed() {
    check(
        &[
            (
                en("Sudan said it had received the bodies of four soldiers, not five."),
                &["killed 4 military of SDN, Sudan (SDN)"],
            ),
            (
                nl("Niet vijf maar vier militairen zijn gedood, zegt Soedan."),
                &["killed 4 military of SDN, Soedan (SDN)"],
            ),
            (en("Not fewer than 40 villagers were killed."), &["killed 40.. civilian"]),
        ],
        tolls,
    );
}

#[test]
fn a_pronoun_of_its_own_sentence_says_what_follows() {
    check(
        &[
            (
                en("The Israeli army said the raid was over. It said two of its soldiers were killed."),
                &["killed 2 military of ISR, The Israeli army (ISR)"],
            ),
            (en("Moscow does not disclose its losses."), &["casualties ? of RUS withheld, Moscow (RUS)"]),
            (en("It is said that two soldiers were killed."), &["killed 2 military"]),
        ],
        tolls,
    );
}

#[test]
fn a_total_is_one_where_its_own_clause_says_so() {
    check(
        &[
            (
                en("The raid killed 23 people, taking the death toll since May to 900."),
                &["killed 23", "killed 900 total"],
            ),
            (
                nl("Sinds het leger in mei aanviel, zijn negentig dorpelingen gedood."),
                &["killed 90 civilian total"],
            ),
            (
                en("Nine villagers died in the raid, and many fear that the war will last."),
                &["killed 9 civilian"],
            ),
        ],
        tolls,
    );
}

#[test]
fn a_total_without_people_is_of_those_told_before() {
    check(
        &[
            (
                en("Gunmen killed 23 farmers, the Red Cross said. The official count was 17."),
                &["killed 23 civilian, the Red Cross", "killed 17 total"],
            ),
            (
                nl("Bij de inslag vielen zes doden. Daarmee komt het totaal op veertig."),
                &["killed 6", "killed 40 total"],
            ),
            (en("Gunmen burnt 23 farms. The total rose to 40."), &[]),
            (en("Gunmen killed 23 people. The total rose to 40 percent."), &["killed 23"]),
        ],
        tolls,
    );
}

#[test]
fn who_denies_what_was_said_before_denies_its_happening() {
    check(
        &[
            (
                nl("Armenië zegt dat Azerbeidzjan Goris heeft beschoten. Azerbeidzjan ontkent dat."),
                &[
                    "shelling AZE > ARM, Armenië (ARM)",
                    "shelling AZE > ARM denied denied, Azerbeidzjan (AZE)",
                ],
            ),
            (
                nl("Thailand beschuldigt Cambodja van een beschieting. Cambodja ontkent."),
                &[
                    "accusation THA > KHM",
                    "shelling KHM > THA, Thailand (THA)",
                    "shelling KHM > THA denied denied, Cambodja (KHM)",
                ],
            ),
            (
                nl("Het Congolese leger zegt dat M23 het dorp heeft aangevallen. Dat ontkent M23."),
                &[
                    "ground_attack m23 > COD, Het Congolese leger (COD)",
                    "ground_attack m23 > COD denied denied, M23 (m23)",
                ],
            ),
            (
                nl("Armenië zegt dat Azerbeidzjan Goris heeft beschoten. Bakoe noemt die bewering onzin."),
                &["shelling AZE > ARM, Armenië (ARM)", "shelling AZE > ARM denied denied, Bakoe (AZE)"],
            ),
            (
                en("Armenia says that Azerbaijan shelled Goris. Azerbaijan's army dismissed the claim."),
                &[
                    "shelling AZE > ARM, Armenia (ARM)",
                    "shelling AZE > ARM denied denied, Azerbaijan's army (AZE)",
                ],
            ),
            (
                en(
                    "Thailand accused Cambodia of shelling a village. Cambodia's defence ministry denied this.",
                ),
                &[
                    "accusation THA > KHM",
                    "shelling KHM > THA, Thailand (THA)",
                    "shelling KHM > THA denied denied, Cambodia's defence ministry (KHM)",
                ],
            ),
            (
                en("Armenia said that Azerbaijan had shelled Goris, which Baku denied."),
                &["shelling AZE > ARM, Armenia (ARM)", "shelling AZE > ARM denied denied, Baku (AZE)"],
            ),
        ],
        events,
    );
    check(
        &[(
            en("Ukraine said that 40 Russian soldiers had been killed in Kursk. Moscow denied this."),
            &["killed 40 military of RUS, Ukraine (UKR)", "killed 40 military of RUS denied, Moscow (RUS)"],
        )],
        tolls,
    );
}

#[test]
fn who_denies_something_else_denies_nothing_said_before() {
    const SAID: &[&str] = &["shelling AZE > ARM, Armenië (ARM)"];
    const TOLD: &[&str] = &["shelling AZE > ARM, Armenia (ARM)"];
    check(
        &[
            (
                nl(
                    "Armenië zegt dat Azerbeidzjan Goris heeft beschoten. Azerbeidzjan ontkende observatoren de toegang.",
                ),
                SAID,
            ),
            (
                nl(
                    "Armenië zegt dat Azerbeidzjan Goris heeft beschoten. De minister ontkende dat hij bij fraude betrokken was.",
                ),
                SAID,
            ),
            (nl("Armenië zegt dat Azerbeidzjan Goris heeft beschoten. Azerbeidzjan ontkent dat niet."), SAID),
            (
                nl(
                    "Armenië zegt dat Azerbeidzjan Goris heeft beschoten. Azerbeidzjan heeft dat bevestigd noch ontkend.",
                ),
                SAID,
            ),
            (en("Armenia says that Azerbaijan shelled Goris. Azerbaijan denied entry to observers."), TOLD),
            (en("Armenia says that Azerbaijan shelled Goris. Armenia denied this."), TOLD),
            // In the report's own voice, and not against the denier.
            (
                en("Azerbaijan and Armenia fought. Azerbaijan shelled Goris. France denied it."),
                &["clash ARM+AZE", "shelling AZE > ARM"],
            ),
            // An offer that is turned down.
            (
                en("Egypt proposed a ceasefire between Israel and Hamas. Israel rejected it."),
                &["ceasefire_call EGY > ISR+hamas", "refusal ISR"],
            ),
        ],
        events,
    );
}

#[test]
fn a_speaker_keeps_his_name_and_not_the_day() {
    check(
        &[
            (
                en("Ten soldiers were killed, Thailand's military on Sunday said."),
                &["killed 10 military of THA, Thailand's military (THA)"],
            ),
            (
                nl("Rusland beschoot Zaporizja. Daarbij kwamen twee mensen om, zei gouverneur Ivan Fedorov."),
                &["killed 2, gouverneur Ivan Fedorov (UKR)"],
            ),
            (
                nl("Twee burgers kwamen om, zei president Volodymyr Zelensky."),
                &["killed 2 civilian, president Volodymyr Zelensky (UKR)"],
            ),
            // What a report said before is nobody.
            (en("An earlier version of this report said 12 people were killed."), &["killed 12"]),
            (
                en("A United Nations report said 12 people were killed."),
                &["killed 12, A United Nations report"],
            ),
        ],
        tolls,
    );
}
