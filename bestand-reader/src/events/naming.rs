//! Whom does this noun phrase mean? "het leger", "zij", "beide landen", "onze troepen", "de vijand".

use std::collections::BTreeMap;

use bestand_claim::{ActorCode, EventGroup, EventType};
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::actor_table::Role;
use crate::cast::Cast;
use crate::marks::Class;
use crate::names::Name;
use crate::scene::Scene;
use crate::sources::Sources;

/// How many sentences back "the group" or "the region" may look for a name.
const NOUN_REACH: usize = 30;
/// How many sentences back a pronoun may look for a name.
const PRONOUN_REACH: usize = 2;

/// What stands close to a noun: "Russische" of "Russische raketten".
const CLOSE: &[Universal] =
    &[Universal::Amod, Universal::Compound, Universal::Flat, Universal::Appos, Universal::Det];

/// Somebody who takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Party {
    /// A known actor: "Jerevan", "het leger" where it is clear whose.
    Named(ActorCode),
    /// Both sides of the war: "beide landen", "de partijen".
    Both,
    /// The state in which a place lies, if it plays: "een woonwijk van Ganja".
    Ground(ActorCode),
    /// Whoever stands against the others of this event: "de vijand", "elkaar".
    Other,
    /// "het leger": that of this actor, as far as the words before tell.
    Army(ActorCode),
    /// The state that fights in its own country, where nothing says which: "het regeringsleger", "een legerbasis".
    Home,
}

/// What is known of a report when its nouns are asked whom they mean.
pub(super) struct Naming<'a, 's> {
    pub(super) scenes: &'a [Scene<'s>],
    cast: &'a Cast,
    sources: &'a Sources,
    /// The one armed group that the report names.
    group: Option<ActorCode>,
    /// The one state that it names, or names far more than others.
    state: Option<ActorCode>,
}

impl<'a, 's> Naming<'a, 's> {
    pub(super) fn new(scenes: &'a [Scene<'s>], cast: &'a Cast, sources: &'a Sources) -> Self {
        let names = || scenes.iter().flat_map(|scene| &scene.names);
        let group = leading(names().filter(|name| is_group(name)));
        let group = group.or_else(|| leading(names().filter(|name| is_breakaway(name))));
        let state = leading(names().filter(|name| name.code.is_state()));
        Self { scenes, cast, sources, group, state }
    }

    /// All parties that the words and what is coordinated with them mean.
    pub(super) fn parties(&self, number: usize, words: &[WordIndex]) -> Vec<Party> {
        let scene = &self.scenes[number];
        let mut found: Vec<Party> = Vec::new();
        let mut open: Vec<WordIndex> = words.iter().rev().copied().collect();
        while let Some(word) = open.pop() {
            for party in self.of(number, word) {
                if !found.contains(&party) {
                    found.push(party);
                }
            }
            open.extend(
                scene.under(word, &[Universal::Conj]).into_iter().filter(|at| scene.upos(*at) != Upos::Verb),
            );
        }
        found
    }

    fn of(&self, number: usize, word: WordIndex) -> Vec<Party> {
        let scene = &self.scenes[number];
        if scene.is(word, Class::MutualWord) || scene.is(word, Class::EnemyWord) {
            return vec![Party::Other];
        }
        if let Some(name) = scene.name_at(word) {
            return vec![self.meant(name)];
        }
        if is_relative(scene, word) {
            return self.described(number, word);
        }
        let owners = scene.under(word, &[Universal::Nmod]);
        if means_both(scene, word) && self.named_under(scene, word, CLOSE).is_empty() {
            return vec![Party::Both];
        }
        let near = self.beside(scene, word);
        if !near.is_empty() {
            return near;
        }
        if std::iter::once(word).chain(owners).any(|at| means_both(scene, at)) {
            return vec![Party::Both];
        }
        if scene.value(word, Class::ForceNoun, "of") == Some("state") {
            return vec![Party::Home];
        }
        let taken_up = || self.taken_up(number, word);
        match taken_up().or_else(|| self.band(number, word)).or_else(|| self.land(number, word)) {
            Some(code) if scene.is(word, Class::ForceNoun) => vec![Party::Army(code)],
            Some(code) => vec![Party::Named(code)],
            None if of_state(scene, word) => vec![Party::Home],
            None => lying(scene, word).into_iter().map(Party::Ground).collect(),
        }
    }

    /// "we", "onze troepen", "zij", "het leger": what the words before, or the speaker, make clear.
    fn taken_up(&self, number: usize, word: WordIndex) -> Option<ActorCode> {
        let scene = &self.scenes[number];
        let owners = scene.under(word, &[Universal::Nmod, Universal::Det]);
        if scene.is(word, Class::WeWord) || owners.iter().any(|owner| scene.is(*owner, Class::WeWord)) {
            return self.sources.of(number, word)?.speaker.side().cloned();
        }
        if let Some(owner) =
            owners.into_iter().find(|owner| scene.tree.word(*owner).feature("Poss") == Some("Yes"))
        {
            return self.before(number, owner);
        }
        if scene.upos(word) == Upos::Pron {
            return self.before(number, word);
        }
        let home = || if of_state(scene, word) { self.state.clone() } else { None };
        let side = |at: WordIndex| self.cast.side(number, scene, at).map(|code| self.specific(code));
        let owned = || {
            scene
                .under(word, &[Universal::Nmod, Universal::Compound])
                .into_iter()
                .filter(|at| scene.is_nominal(*at))
                .find_map(side)
        };
        side(word).or_else(owned).or_else(home)
    }

    /// "de groep", "the militia": the armed group named last before it.
    fn band(&self, number: usize, word: WordIndex) -> Option<ActorCode> {
        let scene = &self.scenes[number];
        if !scene.is(word, Class::BandNoun) {
            return None;
        }
        let here = scene.names.iter().rfind(|name| name.last < word && is_group(name));
        let before = || self.near(number).flat_map(|scene| scene.names.iter().rev());
        here.or_else(|| before().find(|name| is_group(name))).map(|name| name.code.clone())
    }

    /// The sentences before, the nearest first.
    fn near(&self, number: usize) -> impl Iterator<Item = &Scene<'s>> {
        self.scenes[number.saturating_sub(NOUN_REACH)..number].iter().rev()
    }

    /// "het gebied", "the enclave": what acts as a state without being one, named last before it.
    fn land(&self, number: usize, word: WordIndex) -> Option<ActorCode> {
        let scene = &self.scenes[number];
        let definite =
            scene.tree.children(word).any(|child| scene.tree.word(child).feature("Definite") == Some("Def"));
        if !definite || !scene.is(word, Class::LandNoun) {
            return None;
        }
        let acts = |name: &&Name| is_breakaway(name);
        let here = scene.names.iter().rfind(|name| name.last < word && acts(name));
        let before = || self.near(number).flat_map(|scene| scene.names.iter().rev());
        here.or_else(|| before().find(acts)).map(|name| name.code.clone())
    }

    /// The names that belong to the noun: "Russische" of "Russische raketten", "Karabach" of "stellingen in Karabach".
    fn beside(&self, scene: &Scene<'_>, word: WordIndex) -> Vec<Party> {
        let close = self.named_under(scene, word, CLOSE);
        if !close.is_empty() {
            return close;
        }
        let owners = self.named_under(scene, word, &[Universal::Nmod]);
        let office = scene.is(word, Class::SpeakerNoun) || scene.is(word, Class::ForceNoun);
        if !owners.is_empty() || !office {
            return owners;
        }
        let inner = scene.under(word, &[Universal::Nmod]);
        inner.into_iter().flat_map(|at| self.named_under(scene, at, &[Universal::Nmod])).collect()
    }

    fn named_under(&self, scene: &Scene<'_>, word: WordIndex, families: &[Universal]) -> Vec<Party> {
        let mut found = Vec::new();
        let beside = |child: &WordIndex| {
            let cases = scene.under(*child, &[Universal::Case]);
            cases.into_iter().any(|case| scene.is(case, Class::WithMarker))
        };
        for child in scene.under(word, families).into_iter().filter(|child| !beside(child)) {
            let joined = std::iter::once(child).chain(scene.under(child, &[Universal::Conj]));
            for name in joined.filter_map(|at| scene.name_at(at)).filter(|name| !is_where(scene, name)) {
                let party = self.meant(name);
                if !found.contains(&party) {
                    found.push(party);
                }
            }
        }
        found
    }

    fn meant(&self, name: &Name) -> Party {
        Party::Named(self.specific(name.code.clone()))
    }

    /// "rebellen" are the one armed group that the report names.
    fn specific(&self, code: ActorCode) -> ActorCode {
        let plain = self
            .scenes
            .iter()
            .flat_map(|scene| &scene.names)
            .any(|name| name.code == code && (is_plain(name) || name.generic));
        match &self.group {
            Some(group) if plain => group.clone(),
            _ => code,
        }
    }

    /// "die", "who": whom the relative clause describes, all of them where its verb is plural.
    fn described(&self, number: usize, word: WordIndex) -> Vec<Party> {
        let scene = &self.scenes[number];
        let clause = scene.clause(word);
        let Some(mut noun) = scene.tree.head(clause).filter(|_| scene.relation(clause) == Universal::Acl)
        else {
            return Vec::new();
        };
        let plural = |word: WordIndex| scene.tree.word(word).feature("Number") == Some("Plur");
        if (plural(clause) || scene.under(clause, &[Universal::Aux]).into_iter().any(plural))
            && scene.relation(noun) == Universal::Conj
        {
            noun = scene.tree.head(noun).unwrap_or(noun);
            return self.parties(number, &[noun]);
        }
        let described = self.of(number, noun);
        let person = scene.tree.word(word).feature("PronType") == Some("Rel") && scene.is_nominal(noun);
        if described.is_empty() && person && scene.upos(noun) != Upos::Propn {
            let before = scene
                .names
                .iter()
                .rfind(|name| name.takes_sides && name.last.get() + 3 > word.get() && name.last < word);
            return before.map(|name| self.meant(name)).into_iter().collect();
        }
        described
    }

    /// Whom a pronoun takes up: in words that are reported their speaker, else the actor named last before it, a subject first.
    fn before(&self, number: usize, word: WordIndex) -> Option<ActorCode> {
        if let Some(code) = self.sources.of(number, word).and_then(|source| source.speaker.side()) {
            return Some(code.clone());
        }
        let here = self.scenes[number].names.iter().filter(|name| name.last < word && name.takes_sides);
        let last = |scene: &Scene<'_>, names: Vec<&Name>| {
            let subject = names.iter().rev().find(|name| in_subject(scene, name.last));
            let named = || names.iter().rev().find(|name| name.role != Role::Adjective);
            subject.or_else(named).or(names.last()).map(|name| self.specific(name.code.clone()))
        };
        last(&self.scenes[number], here.collect()).or_else(|| {
            let near = self.scenes[number.saturating_sub(PRONOUN_REACH)..number].iter().rev();
            near.into_iter()
                .find_map(|scene| last(scene, scene.names.iter().filter(|name| name.takes_sides).collect()))
        })
    }
}

/// The state of the place that the noun names or lies in: "Ganja", "een dorp bij Ganja".
fn lying(scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
    let phrase = scene.phrase(word);
    let placed = scene
        .places
        .iter()
        .find(|placed| phrase.iter().any(|at| placed.first <= *at && *at <= placed.last))?;
    ActorCode::new(placed.place.country).ok()
}

/// "in Doha": a capital where something happens speaks for nobody, nor does a land where others talk.
fn is_where(scene: &Scene<'_>, name: &Name) -> bool {
    let hosts = || {
        scene.tree.head(name.first).is_some_and(|noun| {
            let kind = scene.value(noun, Class::EventNoun, "type");
            kind.and_then(|kind| EventType::parse(kind).ok())
                .is_some_and(|kind| matches!(kind.group(), EventGroup::Diplomacy | EventGroup::Ceasefire))
        })
    };
    (name.role == Role::Capital || name.role == Role::Name && hosts()) && scene.is_located(name)
}

/// "held talks in Qatar": whether the name is that of a place where others talk, and no violence is told.
pub(super) fn hosts(scene: &Scene<'_>, name: &Name) -> bool {
    let told = |group: EventGroup| {
        let of_group = |word: WordIndex, class: Class| {
            let kind = scene.value(word, class, "type").and_then(|kind| EventType::parse(kind).ok());
            kind.is_some_and(|kind| kind.group() == group)
        };
        scene.words().any(|word| of_group(word, Class::EventNoun) || of_group(word, Class::EventVerb))
    };
    let talks = || scene.words().any(|word| scene.is(word, Class::TalkVerb));
    scene.is_located(name) && (told(EventGroup::Diplomacy) || talks()) && !told(EventGroup::Violence)
}

/// "die", "who".
fn is_relative(scene: &Scene<'_>, word: WordIndex) -> bool {
    let relative = scene.tree.word(word).feature("PronType").is_some_and(|kind| kind.contains("Rel"));
    relative && scene.relation(scene.clause(word)) == Universal::Acl
}

/// "regeringsleger", "a police station", "een minister": what a state has, without a word of whose it is.
fn of_state(scene: &Scene<'_>, word: WordIndex) -> bool {
    let person = scene.value(word, Class::Person, "victims") == Some("civilian");
    let state = scene.value(word, Class::SpeakerNoun, "of") == Some("state");
    !person && (scene.is(word, Class::ForceNoun) || scene.is(word, Class::PostNoun) || state)
}

/// "beide", "both sides", "de partijen", "the two countries".
fn means_both(scene: &Scene<'_>, word: WordIndex) -> bool {
    let plural = scene.tree.word(word).feature("Number") == Some("Plur");
    let both = scene.is(word, Class::BothWord)
        || scene.tree.children(word).any(|child| scene.is(child, Class::BothWord));
    let party = scene.is(word, Class::PartyNoun);
    both || party && (plural || scene.value(word, Class::PartyNoun, "number") == Some("each"))
}

/// Whether a name stands in a subject: "Rusland" in "de president van Rusland zei".
fn in_subject(scene: &Scene<'_>, word: WordIndex) -> bool {
    const NOMINAL: &[Universal] = &[
        Universal::Amod,
        Universal::Nmod,
        Universal::Flat,
        Universal::Compound,
        Universal::Appos,
        Universal::Conj,
        Universal::Det,
    ];
    let mut at = word;
    while scene.hangs_by(at, NOMINAL) {
        let Some(head) = scene.tree.head(at) else { break };
        at = head;
    }
    scene.relation(at) == Universal::Nsubj
}

/// Whether the name is only a noun for fighters: "rebellen", "jihadists".
fn is_plain(name: &Name) -> bool {
    name.people && !name.is_state && !name.code.is_state() && !name.code.as_str().starts_with("ethnic-")
}

/// Whether the name is of what acts as a state without being one: "the Donetsk People's Republic".
fn is_breakaway(name: &Name) -> bool {
    name.is_state && !name.code.is_state()
}

/// Whether the name is an armed group's own: "M23".
pub(super) fn is_group(name: &Name) -> bool {
    name.takes_sides
        && !name.organisation
        && !name.is_state
        && !name.code.is_state()
        && !name.people
        && !name.code.as_str().starts_with("ethnic-")
}

/// The one code among these names, where there is only one or one leads by far.
fn leading<'n>(names: impl Iterator<Item = &'n Name>) -> Option<ActorCode> {
    const LEAD: usize = 3;
    let mut counts: BTreeMap<&ActorCode, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(&name.code).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (usize::MAX - *count, *code));
    match counts.as_slice() {
        [(code, _)] => Some((*code).clone()),
        [(code, most), (_, next), ..] if *most >= LEAD * *next => Some((*code).clone()),
        _ => None,
    }
}
