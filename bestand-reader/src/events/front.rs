//! Who fights whom in this report? Weighed from the events whose parties the words name.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{ActorCode, EventGroup, EventType, Modality, Standing};

use crate::actor_table::Role;
use crate::cast::Cast;
use crate::scene::Scene;

use super::mood::mood;
use super::naming::{Party, hosts, is_group};
use super::telling::{Told, is_mutual};

/// The pairs that stand against each other, with their weight, and the pair of the report's main war.
#[derive(Debug, Default)]
pub(crate) struct Front {
    pairs: BTreeMap<(ActorCode, ActorCode), usize>,
    main: Option<(ActorCode, ActorCode)>,
    /// Whether attacks or clashes name both sides of the main war.
    told: bool,
    /// Between whom the truce of the report is, where its words name both sides of it.
    truce: Vec<ActorCode>,
    /// Whom the words name as attacking whom, with the first sentence that does and how often.
    struck: BTreeMap<(ActorCode, ActorCode), (usize, usize)>,
    /// The state where the report plays.
    home: Option<ActorCode>,
    /// Whether the main war is between states.
    states: bool,
}

impl Front {
    /// Weighs the events of all sentences.
    pub(super) fn read(scenes: &[Scene<'_>], cast: &Cast, told: &[Vec<Told<'_>>]) -> Self {
        let mut front = Self { truce: truce(told), struck: struck(told), ..Self::default() };
        let mut armed: BTreeMap<ActorCode, usize> = BTreeMap::new();
        let mut helpers: BTreeSet<ActorCode> = BTreeSet::new();
        let known = known(cast, told);
        let happened = |(number, event): &(usize, &Told<'_>)| {
            mood(&scenes[*number], event, Standing::Asserted) == Modality::Happened
        };
        let events =
            (0..).zip(told).flat_map(|(number, events)| events.iter().map(move |event| (number, event)));
        for (_, event) in events.filter(happened) {
            let parties = |parties: &[Party]| -> Vec<ActorCode> {
                let certain = |party: &&Party| !matches!(party, Party::Army(code) if !known.contains(code));
                named(&parties.iter().filter(certain).cloned().collect::<Vec<_>>())
            };
            let (actors, targets) = (parties(&event.actors), parties(&event.targets));
            if is_help(event.kind) {
                helpers.extend(actors);
            } else {
                front.weigh(event, &actors, &targets, &mut armed);
            }
        }
        front.main = front.heaviest(scenes, &armed, &helpers);
        front.states = cast.are_states(&front.both());
        let [one, other] = [0, 1].map(|place| front.both().get(place).cloned().filter(ActorCode::is_state));
        front.home = match (one, other) {
            (Some(one), Some(other)) => front.busier(one, other, cast.home()),
            (None, None) => cast.home(),
            (one, other) => one.or(other),
        };
        let violent = told.iter().flatten().filter(|event| event.kind.group() == EventGroup::Violence);
        let fighting: BTreeSet<ActorCode> =
            violent.flat_map(|event| [named(&event.actors), named(&event.targets)].concat()).collect();
        front.told = front.main.is_some() && front.both().iter().all(|code| fighting.contains(code));
        front
    }

    /// Adds what an event tells of who fights whom.
    fn weigh(
        &mut self,
        event: &Told<'_>,
        actors: &[ActorCode],
        targets: &[ActorCode],
        armed: &mut BTreeMap<ActorCode, usize>,
    ) {
        let weight = hostility(event.kind);
        if weight == 0 {
            return;
        }
        let all: Vec<_> = actors.iter().chain(targets).cloned().collect();
        all.iter().for_each(|code| *armed.entry(code.clone()).or_default() += weight);
        let mutual =
            event.between || event.kind == EventType::Clash || is_mutual(event.kind) && targets.is_empty();
        let (from, against) = if mutual { (all.as_slice(), all.as_slice()) } else { (actors, targets) };
        for (one, other) in from.iter().flat_map(|one| against.iter().map(move |other| (one, other))) {
            self.add(one, other, weight);
        }
    }

    fn add(&mut self, one: &ActorCode, other: &ActorCode, weight: usize) {
        if one != other {
            *self
                .pairs
                .entry((one.clone().min(other.clone()), one.clone().max(other.clone())))
                .or_default() += weight;
        }
    }

    /// The heaviest pair; without one, whoever fights and who is named most beside it.
    fn heaviest(
        &self,
        scenes: &[Scene<'_>],
        armed: &BTreeMap<ActorCode, usize>,
        helpers: &BTreeSet<ActorCode>,
    ) -> Option<(ActorCode, ActorCode)> {
        let names = || {
            let named = scenes.iter().flat_map(|scene| scene.names.iter().map(move |name| (scene, name)));
            named.filter(|(_, name)| name.takes_sides)
        };
        let grouped = names().any(|(_, name)| is_group(name));
        let mut counts: BTreeMap<&ActorCode, usize> = BTreeMap::new();
        for (scene, name) in names() {
            let place = name.role == Role::Capital || hosts(scene, name) && !armed.contains_key(&name.code);
            let plain = grouped && name.generic;
            if !(place || plain) {
                *counts.entry(&name.code).or_default() += 1;
            }
        }
        let count = |code: &ActorCode| counts.get(code).copied().unwrap_or(0);
        let pair = self.pairs.iter().max_by_key(|((one, other), weight)| {
            (**weight, count(one).min(count(other)), std::cmp::Reverse((one, other)))
        });
        if let Some((pair, _)) = pair {
            return Some(pair.clone());
        }
        let weight = |code: &ActorCode| (armed.get(code).copied().unwrap_or(0), count(code));
        let mut fighting: Vec<&ActorCode> =
            counts.keys().copied().filter(|code| !helpers.contains(*code)).collect();
        fighting.sort_by_key(|code| (std::cmp::Reverse(weight(code)), *code));
        match fighting.as_slice() {
            [one, other, ..] => Some(((*one).clone(), (*other).clone())),
            _ => None,
        }
    }

    /// Both sides of the main war.
    pub(crate) fn both(&self) -> Vec<ActorCode> {
        self.main.iter().flat_map(|(one, other)| [one.clone(), other.clone()]).collect()
    }

    /// Whose army "the army" is that the words before give to `code`.
    pub(super) fn army(&self, code: &ActorCode) -> ActorCode {
        let home = || self.home.clone().filter(|_| !self.fights(code));
        self.sole_attacker().or_else(home).unwrap_or_else(|| code.clone())
    }

    /// The one of both states that attacks, where the other never does: "the army" is its army.
    fn sole_attacker(&self) -> Option<ActorCode> {
        let [one, other] = <[ActorCode; 2]>::try_from(self.both()).ok()?;
        let attacks = |code: &ActorCode| self.struck.keys().any(|(by, _)| by == code);
        let sole = |code: &ActorCode, other: &ActorCode| attacks(code) && !attacks(other);
        let states = one.is_state() && other.is_state();
        let attacker =
            if sole(&one, &other) { Some(one) } else { Some(other.clone()).filter(|_| sole(&other, &one)) };
        attacker.filter(|_| states)
    }

    /// Of two states the one that attacks more often, else the one on whose ground the report plays: its army is "the army".
    fn busier(&self, one: ActorCode, other: ActorCode, ground: Option<ActorCode>) -> Option<ActorCode> {
        let attacks = |code: &ActorCode| {
            let own = self.struck.iter().filter(|((by, _), _)| by == code);
            own.map(|(_, (_, times))| times).sum::<usize>()
        };
        match attacks(&one).cmp(&attacks(&other)) {
            Ordering::Greater => Some(one),
            Ordering::Less => Some(other),
            Ordering::Equal => ground.filter(|ground| *ground == one || *ground == other),
        }
    }

    /// Both sides of the report's truce, as far as its words name them.
    pub(super) fn named_truce(&self) -> &[ActorCode] {
        &self.truce
    }

    /// Both sides of the report's truce, else of its main war.
    pub(super) fn truce(&self) -> Vec<ActorCode> {
        if self.truce.is_empty() { self.both() } else { self.truce.clone() }
    }

    /// The state that fights in its own country.
    pub(super) fn home(&self) -> Option<&ActorCode> {
        self.home.as_ref()
    }

    /// Whether two states fight.
    pub(super) fn is_between_states(&self) -> bool {
        self.states
    }

    /// Whether the report has said, up to sentence `number`, that `one` attacked `other`.
    pub(super) fn has_struck(&self, number: usize, one: &ActorCode, other: &ActorCode) -> bool {
        let pair = (one.clone(), other.clone());
        self.struck.get(&pair).is_some_and(|(first, _)| *first <= number)
    }

    /// Whether the report tells of both sides fighting, so that a clash need not name them again.
    pub(super) fn is_told(&self) -> bool {
        self.told
    }

    /// Whether `code` fights in this report.
    pub(crate) fn fights(&self, code: &ActorCode) -> bool {
        self.both().contains(code) || self.pairs.keys().any(|(one, other)| one == code || other == code)
    }

    /// Who stands against `code`: its counterpart in the main war, else in the heaviest pair that holds it.
    pub(crate) fn opponent(&self, code: &ActorCode) -> Option<ActorCode> {
        let across = |(one, other): &(ActorCode, ActorCode)| {
            if one == code {
                Some(other.clone())
            } else if other == code {
                Some(one.clone())
            } else {
                None
            }
        };
        self.main.as_ref().and_then(across).or_else(|| {
            let pairs = self.pairs.iter().filter_map(|(pair, weight)| Some((across(pair)?, *weight)));
            pairs
                .max_by_key(|(code, weight)| (*weight, std::cmp::Reverse(code.clone())))
                .map(|(code, _)| code)
        })
    }
}

/// Who is named as a party of an event, plays most or has the ground: whose army "the army" may be.
fn known(cast: &Cast, told: &[Vec<Told<'_>>]) -> BTreeSet<ActorCode> {
    let parties = told.iter().flatten().flat_map(|event| event.actors.iter().chain(&event.targets));
    let named = parties.filter_map(|party| match party {
        Party::Named(code) => Some(code.clone()),
        _ => None,
    });
    named.chain(cast.parties()).chain(cast.home()).collect()
}

/// The parties of the first step of a truce that names two.
fn truce(told: &[Vec<Told<'_>>]) -> Vec<ActorCode> {
    let steps = |event: &&Told<'_>| {
        matches!(
            event.kind,
            EventType::CeasefireAgreed | EventType::CeasefireInForce | EventType::CeasefireEnded
        )
    };
    let pairs = told.iter().flatten().filter(steps).map(|event| named(&event.actors));
    pairs.into_iter().find(|codes| codes.len() > 1).unwrap_or_default()
}

/// Who attacks whom or whose ground: the first sentence that tells it, and how often it is told.
fn struck(told: &[Vec<Told<'_>>]) -> BTreeMap<(ActorCode, ActorCode), (usize, usize)> {
    let mut found = BTreeMap::new();
    for (number, events) in told.iter().enumerate() {
        for event in events.iter().filter(|event| event.kind.group() == EventGroup::Violence) {
            let by = named(&event.actors);
            let whom: Vec<_> = event.targets.iter().filter_map(struck_party).collect();
            for pair in by.iter().flat_map(|by| whom.iter().map(move |whom| (by.clone(), (*whom).clone()))) {
                found.entry(pair).or_insert((number, 0)).1 += 1;
            }
        }
    }
    found
}

fn struck_party(party: &Party) -> Option<&ActorCode> {
    match party {
        Party::Named(code) | Party::Army(code) | Party::Ground(code) => Some(code),
        Party::Both | Party::Other | Party::Home => None,
    }
}

/// The actors that the words name.
pub(super) fn named(parties: &[Party]) -> Vec<ActorCode> {
    let named = |party: &Party| match party {
        Party::Named(code) | Party::Army(code) => Some(code.clone()),
        Party::Both | Party::Other | Party::Ground(_) | Party::Home => None,
    };
    parties.iter().filter_map(named).collect()
}

/// How much an event tells of who fights whom.
fn hostility(kind: EventType) -> usize {
    use EventType::{
        Abduction, Accusation, AirStrike, Bombing, CaptureTerritory, CeasefireAgreed, CeasefireViolated,
        Clash, GroundAttack, Killing, PrisonerExchange, Sabotage, Shelling, ShotDown, Threat,
    };
    match kind {
        Clash => 4,
        AirStrike | Bombing | CaptureTerritory | GroundAttack | Killing | Sabotage | Shelling | ShotDown
        | Abduction => 3,
        CeasefireAgreed | CeasefireViolated | PrisonerExchange | Accusation | Threat => 2,
        _ => 0,
    }
}

/// Whoever mediates, invites or calls for a truce does not fight.
fn is_help(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Mediation | EventType::Invitation | EventType::CeasefireCall | EventType::Appeal
    )
}
