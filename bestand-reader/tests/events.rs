//! Does the reader tell what was done, said or agreed, by whom and to whom? Sentences made for these cases, and their events a line each.

mod lines;

use lines::{Told, check, event_times, events};

fn nl(text: &str) -> Told<'_> {
    ("nl", "2020-10-09", text)
}

fn en(text: &str) -> Told<'_> {
    ("en", "2020-10-09", text)
}

#[test]
fn a_truce_is_called_for_agreed_in_force_broken_and_ended() {
    check(
        &[
            (
                nl("Israël en Hamas hebben een akkoord bereikt over een staakt-het-vuren."),
                &["ceasefire_agreed ISR+hamas"],
            ),
            (
                nl("India en Pakistan hebben ingestemd met een onmiddellijk staakt-het-vuren."),
                &["ceasefire_agreed IND+PAK"],
            ),
            (nl("Het bestand tussen Armenië en Azerbeidzjan houdt stand."), &["ceasefire_in_force ARM+AZE"]),
            (
                nl("Het bestand tussen Armenië en Azerbeidzjan hield geen stand."),
                &["ceasefire_ended ARM+AZE"],
            ),
            (
                nl("Het bestand tussen Armenië en Azerbeidzjan gaat zondag in."),
                &["ceasefire_in_force ARM+AZE planned"],
            ),
            (
                en("Israel and Hamas have reached a ceasefire deal that will come into force on Sunday."),
                &["ceasefire_agreed ISR+hamas", "ceasefire_in_force ISR+hamas planned"],
            ),
            (
                en("The truce between Israel and Hamas expired on Sunday, the United Nations said."),
                &["ceasefire_ended ISR+hamas, the United Nations"],
            ),
            (
                en("A truce between Israel and Hamas took effect at 8 am. Two hours later it collapsed."),
                &["ceasefire_in_force ISR+hamas", "ceasefire_ended ISR+hamas"],
            ),
            (en("If the truce holds, aid will reach the city."), &[]),
        ],
        events,
    );
}

#[test]
fn whoever_calls_for_a_truce_agrees_to_none() {
    check(
        &[
            (
                nl("Rusland riep Armenië en Azerbeidzjan op de vijandelijkheden te staken."),
                &["ceasefire_call RUS > ARM+AZE"],
            ),
            (
                en("The UN called on Israel and Hamas to respect the ceasefire."),
                &["ceasefire_call un > ISR+hamas"],
            ),
            (en("The rebels of M23 refused to halt their offensive."), &["refusal m23"]),
        ],
        events,
    );
}

#[test]
fn whoever_is_accused_of_it_did_it_and_the_accuser_says_so() {
    check(
        &[
            (
                nl("Armenië beschuldigt Azerbeidzjan ervan het bestand te schenden."),
                &["accusation ARM > AZE", "ceasefire_violated AZE, Armenië (ARM)"],
            ),
            (
                en("India accused Pakistan of violating the truce."),
                &["accusation IND > PAK", "ceasefire_violated PAK, India (IND)"],
            ),
            (
                en("Congo accuses Rwanda of backing the rebels of M23."),
                &["accusation COD > RWA", "support RWA > m23, Congo (COD)"],
            ),
        ],
        events,
    );
}

#[test]
fn what_its_doer_denies_is_denied() {
    check(
        &[
            (
                nl("Bakoe ontkent de wapenstilstand te hebben geschonden."),
                &["ceasefire_violated AZE denied denied, Bakoe (AZE)"],
            ),
            (
                nl("Azerbeidzjan beschoot een dorp in Armenië. Bakoe ontkent dat."),
                &["shelling AZE > ARM", "shelling AZE > ARM denied denied, Bakoe (AZE)"],
            ),
        ],
        events,
    );
}

#[test]
fn a_group_and_both_sides_are_taken_up() {
    check(
        &[
            (
                en("Al-Shabaab attacked a town in Somalia. The group seized an army base."),
                &["ground_attack al-shabaab > SOM", "capture_territory al-shabaab > SOM"],
            ),
            (
                en("India shelled villages in Pakistan. Each side blamed the other."),
                &["shelling IND > PAK", "accusation IND+PAK > IND+PAK"],
            ),
            (
                nl("India beschoot dorpen in Pakistan. De een wijst naar de ander."),
                &["shelling IND > PAK", "accusation IND+PAK > IND+PAK"],
            ),
        ],
        events,
    );
}

#[test]
fn what_strikes_from_the_air_is_an_air_strike() {
    check(
        &[
            (nl("Oekraïense drones bestookten een depot in Rusland."), &["air_strike UKR > RUS"]),
            (en("A Ukrainian drone struck a depot in Russia."), &["air_strike UKR > RUS"]),
            (en("Ukraine shot down twelve Russian drones."), &["shot_down UKR > RUS"]),
        ],
        events,
    );
}

#[test]
fn whoever_stands_between_the_sides_mediates() {
    check(
        &[
            (
                en("Talks between Russia and Ukraine began in Geneva, with Oman as mediator."),
                &["talks RUS+UKR", "mediation OMN > RUS+UKR"],
            ),
            (
                nl("Rusland bemiddelde een bestand tussen Armenië en Azerbeidzjan."),
                &["mediation RUS > ARM+AZE"],
            ),
            (en("Erdogan offered to host talks between Russia and Ukraine."), &["talks RUS+UKR planned"]),
        ],
        events,
    );
}

#[test]
fn a_border_is_crossed_by_troops_that_attack_or_people_who_flee() {
    check(
        &[
            (en("Ukrainian troops crossed the border into Russia."), &["ground_attack UKR > RUS"]),
            (nl("Duizenden Syriërs zijn de grens met Libanon overgestoken."), &["flight SYR"]),
            (en("A convoy of trucks crossed into Gaza."), &[]),
        ],
        events,
    );
}

#[test]
fn a_place_is_in_the_hands_of_who_took_it() {
    check(
        &[
            (
                en("The Congolese army clashed with M23. Two villages are back in government hands."),
                &["clash COD+m23", "capture_territory COD > m23"],
            ),
            (
                nl("Het Congolese leger vecht met M23. Goma viel in handen van de rebellen."),
                &["clash COD+m23", "capture_territory m23 > COD"],
            ),
        ],
        events,
    );
}

#[test]
fn a_deed_of_words_has_no_source_but_its_doer() {
    check(
        &[
            (en("President Putin announced a partial mobilisation."), &["mobilisation RUS"]),
            (
                en("Russia said its troops had captured the town of Bakhmut in Ukraine."),
                &["capture_territory RUS > UKR, Russia (RUS)"],
            ),
        ],
        events,
    );
}

#[test]
fn what_is_to_stop_or_warded_off_or_only_talked_of_is_not_told() {
    check(
        &[
            (nl("De minister praatte over handel."), &[]),
            (en("The company supplies the region with gas."), &[]),
            (nl("Het bestand met de adressen van alle klanten is gestolen."), &[]),
            (en("Soldiers stood guard outside the polling stations."), &[]),
        ],
        events,
    );
}

#[test]
fn what_goes_on_from_a_dated_clause_has_its_time() {
    check(
        &[(
            nl("In 2016 viel Azerbeidzjan Armenië aan en veroverde het een heuvel."),
            &["ground_attack AZE > ARM background", "capture_territory AZE > ARM background"],
        )],
        events,
    );
}

#[test]
fn both_are_accused_where_each_accuses_the_other() {
    check(
        &[
            (
                en("Russia and Ukraine accused each other of breaking the truce."),
                &["accusation RUS+UKR > RUS+UKR", "ceasefire_violated RUS+UKR, Russia and Ukraine"],
            ),
            (
                nl("Hamas en Israël beschuldigen elkaar van schendingen van het bestand."),
                &["accusation ISR+hamas > ISR+hamas", "ceasefire_violated ISR+hamas, Hamas en Israël"],
            ),
        ],
        events,
    );
}

#[test]
fn what_is_planned_falls_in_the_days_to_come() {
    // Published on a Friday.
    check(
        &[
            (
                nl("De generaals van Thailand en Cambodja ontmoeten elkaar dinsdag."),
                &["talks planned 2020-10-13"],
            ),
            (nl("Het bestand gaat woensdag in."), &["ceasefire_in_force planned 2020-10-14"]),
            (
                en("Military commanders from both sides are to meet on Tuesday."),
                &["talks planned 2020-10-13"],
            ),
            (en("Thailand and Cambodia will hold talks on Friday."), &["talks planned 2020-10-09"]),
            // What has happened lies behind, and so does the day on which somebody spoke of a plan.
            (nl("Thailand en Cambodja spraken elkaar dinsdag."), &["talks happened 2020-10-06"]),
            (en("Thailand and Cambodia held talks on Tuesday."), &["talks happened 2020-10-06"]),
            (
                en("Thailand said on Tuesday that it would hold talks with Cambodia."),
                &["talks planned 2020-10-06 inferred"],
            ),
        ],
        event_times,
    );
}

#[test]
fn where_others_talk_nobody_fights() {
    let violence = |told: Told<'_>| -> Vec<String> {
        events(told).into_iter().filter(|line| line.starts_with("ground_attack")).collect()
    };
    check(
        &[
            (
                nl(
                    "M23 en het Congolese leger praatten in Qatar. Het Congolese leger zegt dat zijn soldaten posities bij Mwenga hebben aangevallen.",
                ),
                &["ground_attack COD > m23, Het Congolese leger (COD)"],
            ),
            (
                en(
                    "M23 and the Congolese army have held talks in Qatar. The Congolese army said that they had attacked positions near Mwenga.",
                ),
                &["ground_attack COD > m23, The Congolese army (COD)"],
            ),
            // A capital where a truce is signed has no army here.
            (
                en(
                    "Russia and Ukraine are at war. M23 praised the truce signed in Doha. The army attacked a village.",
                ),
                &["ground_attack UKR > RUS"],
            ),
            // A land in which somebody strikes does fight.
            (en("Ukraine attacked an army base in Russia."), &["ground_attack UKR > RUS"]),
        ],
        violence,
    );
}

#[test]
fn a_breach_has_not_the_day_of_the_truce_that_it_breaks() {
    check(
        &[
            (
                nl(
                    "M23 beschuldigt het leger van schending van het bestand dat dinsdag in Doha werd gesloten.",
                ),
                &[
                    "accusation happened unstated",
                    "ceasefire_violated happened unstated",
                    "ceasefire_agreed happened 2020-10-06",
                ],
            ),
            (
                en("The army violated the truce that was signed on Tuesday."),
                &["ceasefire_violated happened unstated", "ceasefire_agreed happened 2020-10-06"],
            ),
            (en("The army violated the truce on Tuesday."), &["ceasefire_violated happened 2020-10-06"]),
            (nl("Het leger schond dinsdag het bestand."), &["ceasefire_violated happened 2020-10-06"]),
        ],
        event_times,
    );
}

#[test]
fn what_lasts_until_a_date_may_still_last() {
    check(
        &[
            (
                en("The truce between Russia and Ukraine was extended on Monday until 20 October."),
                &["ceasefire_agreed RUS+UKR"],
            ),
            (
                nl("Het bestand tussen Rusland en Oekraïne werd maandag verlengd tot 20 oktober."),
                &["ceasefire_agreed RUS+UKR"],
            ),
            // What is over is over.
            (
                nl("Het bestand tussen Rusland en Oekraïne werd verlengd tot 20 oktober 2016."),
                &["ceasefire_agreed RUS+UKR background"],
            ),
        ],
        events,
    );
}

#[test]
fn who_tells_of_his_own_attack_or_denies_one_did_it() {
    check(
        &[
            (
                en("Hamas and Israel fought. Israel said it had killed a commander in an air strike."),
                &["clash ISR+hamas", "air_strike ISR > hamas, Israel (ISR)"],
            ),
            (
                nl(
                    "Hamas en Israël vechten. Israël zegt dat het bij een luchtaanval een commandant heeft gedood.",
                ),
                &["clash ISR+hamas", "air_strike ISR > hamas, Israël (ISR)"],
            ),
            (
                en("Hamas and Israel fought. Israel denied any attack."),
                &["clash ISR+hamas", "ground_attack ISR > hamas denied denied, Israel (ISR)"],
            ),
            // Whoever tells only of the dead was struck.
            (
                en("Hamas and Israel fought. Israel said nine people had been killed in a rocket attack."),
                &["clash ISR+hamas", "shelling > ISR, Israel (ISR)"],
            ),
        ],
        events,
    );
}
