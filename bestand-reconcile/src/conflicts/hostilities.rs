//! Between whom is there fighting in one report, and how much of it does that report tell?

use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{ActorCode, Claim, Event, EventGroup, EventType, Happening, Modality, Sides, Standing};
use bestand_text::SentenceIndex;

use super::Dyad;

/// "Azerbeidzjan beschoot Armeense steden": one shoots at the other.
const FIGHTING: u32 = 4;
/// "Armenië en Azerbeidzjan sloten een bestand": who makes a truce has fought.
const TRUCE: u32 = 3;
/// "Armenië beschuldigt Azerbeidzjan": foes say that, but so do onlookers.
const ACCUSING: u32 = 2;
/// "spraken met elkaar": so do friends.
const TALKING: u32 = 1;

/// A claim in the first lines, which tell what a report is about, weighs double there: headline, lead and the sentence after it.
const LEAD_SENTENCES: u32 = 3;

/// How much one report says that two fight each other; background and mediators left out. "Azerbeidzjan beschoot Goris, zegt Armenië. Zij
/// spreken vrijdag in Moskou" gives `ARM--AZE` 4 and 1.
pub fn hostilities<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<(Dyad, u32)> {
    let claims: Vec<&Claim> = claims.into_iter().collect();
    let mut weights = BTreeMap::new();
    for (_, hostility) in hostilities_with_claims(&claims) {
        let weight: &mut u32 = weights.entry(hostility.dyad).or_default();
        *weight = weight.saturating_add(hostility.weight);
    }
    weights.into_iter().collect()
}

/// The two whose fight the report is about: `ARM--AZE`, though Russia and Turkey are named as well.
pub fn main_dyad<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Option<Dyad> {
    let claims: Vec<&Claim> = claims.into_iter().collect();
    let mut standings: BTreeMap<Dyad, (u32, SentenceIndex)> = BTreeMap::new();
    for (claim, Hostility { dyad, weight }) in hostilities_with_claims(&claims) {
        let sentence = claim.evidence.sentence;
        let weight = if sentence.0 < LEAD_SENTENCES { 2 * weight } else { weight };
        let standing = standings.entry(dyad).or_insert((0, sentence));
        *standing = (standing.0.saturating_add(weight), standing.1.min(sentence));
    }
    let first_of_the_heaviest = |(dyad, (weight, sentence)): (Dyad, (u32, SentenceIndex))| {
        (std::cmp::Reverse(weight), sentence, dyad)
    };
    standings.into_iter().map(first_of_the_heaviest).min().map(|(_, _, dyad)| dyad)
}

/// One claim's word on one pair.
pub(super) struct Hostility {
    pub(super) dyad: Dyad,
    pub(super) weight: u32,
}

impl Hostility {
    /// Whether the claim tells of an attack, a clash or its dead, where others tell of truces: those are signed far from the front.
    pub(super) const fn is_violent(&self) -> bool {
        self.weight >= FIGHTING
    }

    /// Whether the claim tells of blood or of a truce, not only of words.
    pub(super) const fn is_fighting(&self) -> bool {
        self.weight >= TRUCE
    }
}

/// What each claim of one report says, claim by claim.
pub(super) fn hostilities_with_claims<'a>(claims: &[&'a Claim]) -> Vec<(&'a Claim, Hostility)> {
    let mediators = mediators(claims);
    let current = claims.iter().filter(|claim| !claim.background);
    current
        .flat_map(|claim| of_claim(claim, &mediators).into_iter().map(move |found| (*claim, found)))
        .collect()
}

/// Who mediates in this report more than it fights: Russia in "Rusland bemiddelde de wapenstilstand". One attack that is laid to a
/// mediator may be a slip of the reader; who only invites is no mediator once it shoots.
fn mediators(claims: &[&Claim]) -> BTreeSet<ActorCode> {
    let mut roles: BTreeMap<&ActorCode, Roles> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| !claim.background) {
        let (role, who): (Role, Vec<&Sides>) = match &claim.happening {
            Happening::Toll(toll) if toll.perpetrator.is_empty() => continue,
            Happening::Toll(toll) => (|roles| &mut roles.fights, vec![&toll.perpetrator, &toll.side]),
            Happening::Event(Event { event_type, actor, target }) => match event_type {
                EventType::Mediation => (|roles| &mut roles.mediates, vec![actor]),
                EventType::Invitation => (|roles| &mut roles.invites, vec![actor]),
                other if other.group() == EventGroup::Violence => {
                    (|roles| &mut roles.fights, vec![actor, target])
                }
                _ => continue,
            },
        };
        who.into_iter().flatten().for_each(|code| *role(roles.entry(code).or_default()) += 1);
    }
    let mediates = |roles: &Roles| match roles.fights {
        0 => roles.mediates + roles.invites > 0,
        fights => roles.mediates > fights,
    };
    roles.into_iter().filter(|(_, roles)| mediates(roles)).map(|(code, _)| code.clone()).collect()
}

type Role = fn(&mut Roles) -> &mut u32;

/// How many claims of a report tell of someone in each role.
#[derive(Default)]
struct Roles {
    mediates: u32,
    invites: u32,
    fights: u32,
}

fn of_claim(claim: &Claim, mediators: &BTreeSet<ActorCode>) -> Vec<Hostility> {
    let (pairs, weight) = match &claim.happening {
        Happening::Toll(toll) => (pairs(&toll.perpetrator, &toll.side), FIGHTING),
        Happening::Event(event) => of_event(event),
    };
    let weight = if is_told_as_fact(claim) { weight } else { weight.min(ACCUSING) };
    let fit = |pair: &Dyad| !pair.parties().iter().any(|party| mediators.contains(*party));
    pairs.into_iter().filter(fit).map(|dyad| Hostility { dyad, weight }).collect()
}

/// A strike that is denied, planned or feared still tells who is at odds with whom, as an accusation does.
fn is_told_as_fact(claim: &Claim) -> bool {
    claim.modality == Modality::Happened && claim.standing != Standing::Denied
}

fn of_event(event: &Event) -> (BTreeSet<Dyad>, u32) {
    let Event { event_type, actor, target } = event;
    let against = || pairs(actor, target);
    match event_type {
        EventType::Clash if target.is_empty() => (pairs(actor, actor), shared_weight(actor, FIGHTING)),
        other if other.group() == EventGroup::Violence => (against(), FIGHTING),
        EventType::CeasefireCall => (pairs(target, target), shared_weight(target, ACCUSING)),
        EventType::CeasefireViolated if !target.is_empty() => (against(), TRUCE),
        other if other.group() == EventGroup::Ceasefire => {
            let parties: Sides = actor.iter().chain(target).cloned().collect();
            (pairs(&parties, &parties), shared_weight(&parties, TRUCE))
        }
        EventType::Accusation | EventType::Threat => (against(), ACCUSING),
        EventType::Talks | EventType::PrisonerExchange => (pairs(actor, actor), TALKING),
        EventType::Mediation | EventType::Invitation => (pairs(target, target), TALKING),
        _ => (BTreeSet::new(), TALKING),
    }
}

/// Among more than two, nothing tells who stands on whose side: "bij gevechten tussen het leger, de FDLR en M23".
fn shared_weight(parties: &Sides, weight: u32) -> u32 {
    if parties.len() > 2 { TALKING } else { weight }
}

fn pairs(ones: &Sides, others: &Sides) -> BTreeSet<Dyad> {
    let with_others = |one: &ActorCode| {
        let one = one.clone();
        others.iter().filter_map(move |other| Dyad::new(one.clone(), other.clone()))
    };
    ones.iter().flat_map(with_others).collect()
}

#[cfg(test)]
mod tests {
    use super::{hostilities, main_dyad};
    use crate::invented::claims;

    fn check(report: &str, expected: &str, main: &str) {
        let claims = claims(report);
        let found: Vec<String> =
            hostilities(&claims).iter().map(|(dyad, weight)| format!("{dyad} {weight}")).collect();
        assert_eq!(found.join(", "), expected, "{report}");
        assert_eq!(main_dyad(&claims).map_or(String::new(), |dyad| dyad.to_string()), main, "{report}");
        let backwards: Vec<_> = claims.iter().rev().collect();
        assert_eq!(main_dyad(backwards).map_or(String::new(), |dyad| dyad.to_string()), main, "{report}");
    }

    #[test]
    fn attacks_clashes_and_tolls_weigh_most_and_talks_least() {
        check("2022-09-13 a 5 | shelling AZE > ARM", "ARM--AZE 4", "ARM--AZE");
        check("2022-09-13 a 5 | clash ARM,AZE", "ARM--AZE 4", "ARM--AZE");
        check("2022-09-13 a 5 | killed 49 of ARM by AZE", "ARM--AZE 4", "ARM--AZE");
        check("2022-09-13 a 5 | ceasefire_agreed ARM,AZE", "ARM--AZE 3", "ARM--AZE");
        check("2022-09-13 a 5 | accusation ARM > AZE", "ARM--AZE 2", "ARM--AZE");
        check("2022-09-13 a 5 | talks ARM,AZE", "ARM--AZE 1", "ARM--AZE");
        check("2022-09-13 a 5 | shelling AZE > ARM | denied", "ARM--AZE 2", "ARM--AZE");
        check("2022-09-13 a 5 | support TUR > AZE", "", "");
    }

    #[test]
    fn mutual_attacks_are_one_pair() {
        check("2020-10-09 a 9 | shelling ARM,AZE > ARM,AZE", "ARM--AZE 4", "ARM--AZE");
    }

    #[test]
    fn a_mediator_is_no_party_unless_it_fights() {
        let mediated = "2020-10-10 a 0 | mediation RUS > ARM,AZE
            2020-10-10 a 1 | ceasefire_agreed ARM,AZE
            2020-10-10 a 2 | talks ARM,AZE,RUS";
        check(mediated, "ARM--AZE 5", "ARM--AZE");
        let warring = "2022-03-29 a 0 | mediation TUR > RUS,UKR
            2022-03-29 a 1 | invitation RUS > UKR
            2022-03-29 a 2 | shelling RUS > UKR";
        check(warring, "RUS--UKR 5", "RUS--UKR");
    }

    #[test]
    fn one_attack_makes_no_fighter_of_who_mediates_more_than_once() {
        let slip = "2025-07-28 a 0 | mediation QAT > COD,m23
            2025-07-28 a 1 | clash COD,m23
            2025-07-28 a 4 | mediation QAT > COD,m23
            2025-07-28 a 7 | ground_attack COD > QAT";
        check(slip, "COD--m23 6", "COD--m23");
        let both = "2025-07-28 a 0 | mediation QAT > COD,m23
            2025-07-28 a 1 | clash COD,m23
            2025-07-28 a 7 | ground_attack COD > QAT";
        check(both, "COD--QAT 4, COD--m23 5", "COD--m23");
    }

    #[test]
    fn background_is_not_counted() {
        check("2020-10-09 a 9 | clash ARM,AZE | background", "", "");
    }

    #[test]
    fn a_report_is_about_what_its_first_lines_tell() {
        let report = "2024-10-01 a 0 | air_strike ISR > hezbollah
            2024-10-01 a 9 | air_strike ISR > hamas
            2024-10-01 a 9 | talks ISR,hamas";
        check(report, "ISR--hamas 5, ISR--hezbollah 4", "ISR--hezbollah");
    }
}
