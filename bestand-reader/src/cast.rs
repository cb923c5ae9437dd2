//! Who plays in this report? Whose side a noun phrase is on, from its own words or from what was said before.

use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::ActorCode;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::actor_table::{ActorKind, Role};
use crate::marks::Class;
use crate::names::{Name, Placed};
use crate::scene::Scene;

/// What a report tells of its actors: "Pasjinian" speaks for ARM since "premier Nikol Pasjinian van Armenië".
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// The side of each person's last name, lower case.
    people: BTreeMap<String, ActorCode>,
    /// The side of each noun such as "ministerie", with the sentence that told it.
    nouns: BTreeMap<String, Vec<(usize, ActorCode)>>,
    /// How often each code with a side of its own is named.
    counts: BTreeMap<ActorCode, usize>,
    /// The codes in the order in which they are first named, with the sentence.
    order: Vec<(usize, ActorCode)>,
    /// The codes of states and of what acts as one.
    statehood: BTreeSet<ActorCode>,
    /// The countries of the places named, with how often.
    grounds: BTreeMap<ActorCode, usize>,
    /// The country of the last place named in or before each sentence.
    ground_at: Vec<Option<ActorCode>>,
    /// The states to which each code belongs.
    states: BTreeMap<ActorCode, Vec<ActorCode>>,
    /// The armed groups and organisations in the order in which they are named, with sentence and word; an organisation has no side.
    groups: Vec<((usize, WordIndex), Option<ActorCode>)>,
    /// The armed groups.
    armed: BTreeSet<ActorCode>,
    /// The plain words for fighters: "rebels".
    plain: BTreeSet<ActorCode>,
    /// The organisations and missions.
    bodies: BTreeSet<ActorCode>,
    /// Whose name the subject of each sentence bears.
    subjects: Vec<Option<ActorCode>>,
}

impl Cast {
    /// Reads all sentences of a report once.
    pub(crate) fn read(scenes: &[Scene<'_>]) -> Self {
        let mut cast = Self::default();
        for (number, scene) in scenes.iter().enumerate() {
            cast.count(number, scene);
            for word in scene.words().filter(|word| scene.is_nominal(*word)) {
                cast.learn(number, scene, word);
            }
        }
        for (number, scene) in scenes.iter().enumerate() {
            let side = main_subject(scene).and_then(|word| cast.side(number, scene, word));
            cast.subjects.push(side);
        }
        cast
    }

    fn count(&mut self, number: usize, scene: &Scene<'_>) {
        for name in scene.names.iter().filter(|name| name.takes_sides) {
            *self.counts.entry(name.code.clone()).or_default() += 1;
            if name.role != Role::Adjective && !is_where(scene, name) {
                self.order.push((number, name.code.clone()));
            }
            self.states.insert(name.code.clone(), name.states.clone());
            self.plain.extend(name.generic.then(|| name.code.clone()));
            if name.is_state {
                self.statehood.insert(name.code.clone());
            }
        }
        for name in scene.names.iter().filter(|name| is_group(name) || name.organisation) {
            let group = is_group(name).then(|| name.code.clone());
            self.armed.extend(group.clone());
            self.bodies.extend(name.organisation.then(|| name.code.clone()));
            self.groups.push(((number, name.first), group));
        }
        for ground in &scene.grounds {
            *self.grounds.entry(ground.clone()).or_default() += 1;
        }
        let before = self.ground_at.last().cloned().flatten();
        self.ground_at.push(scene.grounds.first().cloned().or(before));
    }

    fn learn(&mut self, number: usize, scene: &Scene<'_>, word: WordIndex) {
        let Some(code) = own_side(scene, word).or_else(|| located(scene, word)) else { return };
        let serves = scene.value(word, Class::SpeakerNoun, "of") == Some("state")
            && !code.is_state()
            && !self.statehood.contains(&code);
        if serves {
            return;
        }
        if scene.is(word, Class::SpeakerNoun) || scene.is(word, Class::ForceNoun) {
            self.nouns.entry(scene.lower[word.get()].clone()).or_default().push((number, code.clone()));
        }
        for person in persons(scene, word) {
            self.people.entry(person).or_insert_with(|| code.clone());
        }
    }

    /// The side of the noun phrase around `word`, by its own words, by a name known from elsewhere, or by what a
    /// definite noun takes up: "het ministerie" is the ministry named last.
    pub(crate) fn side(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        self.side_told(number, scene, word).map(|code| self.specific(code))
    }

    /// "the rebels" are the one armed group that the report names, else the one entity that acts as a state without a code.
    fn specific(&self, code: ActorCode) -> ActorCode {
        if !self.plain.contains(&code) {
            return code;
        }
        let mut lands = self.statehood.iter().filter(|land| !land.is_state());
        let only = lands.next().filter(|_| lands.next().is_none() && self.armed.is_empty());
        self.only_group().or(only.cloned()).unwrap_or(code)
    }

    fn side_told(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        if neutral(scene, word) || divided(scene, word) {
            return None;
        }
        let owner =
            if scene.is(word, Class::SpeakerNoun) { self.possessor(number, scene, word) } else { None };
        owner
            .or_else(|| own_side(scene, word))
            .or_else(|| self.located(number, scene, word))
            .or_else(|| self.possessor(number, scene, word))
            .or_else(|| self.known(scene, word))
            .or_else(|| self.served(number, scene, word))
            .or_else(|| self.taken_up(number, scene, word))
            .or_else(|| self.titled(number, scene, word))
            .or_else(|| heads(scene, word))
    }

    /// "health officials in Gaza", "officials there": the country of the place in the phrase.
    fn located(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        let place = located(scene, word);
        place.or_else(|| {
            let there =
                scene.phrase(word).into_iter().find(|at| *at != word && scene.is(*at, Class::ThereWord))?;
            self.place_before(number, scene, there)
        })
    }

    /// "daar", "there": the country of the place or state named last before it.
    fn place_before(&self, number: usize, scene: &Scene<'_>, there: WordIndex) -> Option<ActorCode> {
        let state = scene.names.iter().rfind(|name| name.is_state && name.last < there);
        let place = scene.places.iter().rfind(|place| place.last < there);
        let lies = |place: &Placed<'_>| ActorCode::new(place.place.country).ok();
        match (state, place) {
            (Some(state), Some(place)) if state.last < place.first => lies(place),
            (Some(state), _) => Some(state.code.clone()),
            (None, Some(place)) => lies(place),
            (None, None) => self.last_before(number).or(self.ground(number)).cloned(),
        }
    }

    /// "Colonel Rajesh Kalia": a person whose title serves a state, and who is said nowhere to serve another.
    fn titled(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        if scene.upos(word) != Upos::Propn {
            return None;
        }
        let beside = scene.under(word, &[Universal::Appos, Universal::Flat, Universal::Compound]);
        let title = |at: &WordIndex| scene.value(*at, Class::SpeakerNoun, "of") == Some("state");
        let titled = beside.into_iter().chain(scene.phrase(word)).find(title)?;
        self.state_of(number, scene, titled)
    }

    /// "a spokesman for the army", "…, who speaks for the ministry", "…, the premier": whom somebody serves who has no name of a side.
    fn served(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        let serves = |at: WordIndex| scene.is(at, Class::ForceNoun) || scene.is(at, Class::SpeakerNoun);
        if !scene.is(word, Class::SpeakerNoun) && scene.upos(word) != Upos::Propn {
            return None;
        }
        let inside =
            scene.phrase(word).into_iter().chain(behind(scene, word)).filter(|at| *at != word && serves(*at));
        let appositions = scene.under(word, &[Universal::Appos, Universal::Flat]);
        let described = std::iter::once(word)
            .chain(appositions.iter().copied())
            .flat_map(|at| scene.under(at, &[Universal::Acl]))
            .map(|clause| scene.tree.subtree(clause))
            .filter(|inside| inside.iter().any(|at| scene.is(*at, Class::SpeechVerb)))
            .flat_map(<[WordIndex]>::to_vec)
            .filter(|at| {
                let cases = scene.under(*at, &[Universal::Case]);
                let marked = cases.into_iter().any(|case| scene.is(case, Class::BehalfMarker));
                marked && (serves(*at) || scene.name_at(*at).is_some_and(|name| name.takes_sides))
            });
        let joined = scene.under(word, &[Universal::Conj]).into_iter().filter(|at| serves(*at));
        let offices: Vec<_> = inside
            .chain(appositions.iter().copied().filter(|at| serves(*at)))
            .chain(described)
            .chain(joined)
            .collect();
        offices.into_iter().filter(|at| !neutral(scene, *at)).find_map(|at| {
            own_side(scene, at)
                .or_else(|| located(scene, at))
                .or_else(|| self.possessor(number, scene, at))
                .or_else(|| self.taken_up(number, scene, at))
        })
    }

    /// "its defence ministry", "zijn leger": the actor named last before it in the sentence, else who was the subject before.
    fn possessor(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        let mine = |at: &WordIndex| scene.tree.word(*at).feature("Poss") == Some("Yes");
        let owned =
            scene.tree.children(word).find(mine).or_else(|| scene.phrase(word).into_iter().find(mine))?;
        self.antecedent(number, scene, owned)
    }

    /// Whom a possessive takes up: the actor named last before it in the sentence, else the subject of the sentence before.
    pub(crate) fn antecedent(
        &self,
        number: usize,
        scene: &Scene<'_>,
        pronoun: WordIndex,
    ) -> Option<ActorCode> {
        let before = |name: &&Name| name.takes_sides && name.last < pronoun;
        let code = |name: &Name| name.code.clone();
        let subject = || self.subjects.get(number.checked_sub(1)?)?.clone();
        let names = || scene.names.iter().filter(before);
        let acting = names().rfind(|name| acts(scene, name)).map(code);
        acting
            .or_else(subject)
            .or_else(|| names().next_back().map(code))
            .or_else(|| self.last_before(number).cloned())
    }

    fn known(&self, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        persons(scene, word).iter().find_map(|person| self.people.get(person)).cloned()
    }

    fn taken_up(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        let of = scene.value(word, Class::SpeakerNoun, "of");
        if of == Some("group") {
            return self.group_before(number, scene, word);
        }
        let local = scene.value(word, Class::SpeakerNoun, "local").is_some();
        let said = self.nouns.get(&scene.lower[word.get()]).filter(|_| !local);
        let before = said.and_then(|said| said.iter().rev().find(|(at, _)| *at <= number).or(said.first()));
        let state = of == Some("state") || scene.is(word, Class::ForceNoun);
        before
            .map(|(_, code)| code.clone())
            .or_else(|| if state { self.state_of(number, scene, word) } else { None })
    }

    /// "de groep", "the rebels": the armed group named last, unless an organisation was named since.
    fn group_before(&self, number: usize, scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
        let definite = scene.is_definite(word) || scene.tree.word(word).feature("Number") == Some("Plur");
        let before = &self.groups[..self.groups.partition_point(|(place, _)| *place < (number, word))];
        before.last().filter(|_| definite).and_then(|(_, code)| code.clone())
    }

    /// The state that an office serves which the report does not name: where it plays; between states the one named last.
    fn state_of(&self, number: usize, scene: &Scene<'_>, office: WordIndex) -> Option<ActorCode> {
        let local = scene.value(office, Class::SpeakerNoun, "local").is_some();
        let ground = || self.ground(number).cloned();
        if local && let Some(ground) = ground() {
            return Some(ground);
        }
        if !self.between_states() {
            return self.home();
        }
        let before = || {
            let states =
                scene.names.iter().filter(|name| name.takes_sides && name.is_state && name.last < office);
            states.filter(|name| !is_where(scene, name))
        };
        let acting = before().rfind(|name| acts(scene, name));
        let land = || before().rfind(|name| name.role != Role::Adjective);
        let named = acting.or_else(land).or_else(|| before().next_back()).map(|name| name.code.clone());
        named
            .or_else(|| {
                let states = self.before(number).iter().rev().map(|(_, code)| code);
                states.into_iter().find(|code| self.statehood.contains(*code)).cloned()
            })
            .or_else(|| self.home())
    }

    /// The state on whose ground most of the report plays, of several that which it names most.
    pub(crate) fn home(&self) -> Option<ActorCode> {
        let count =
            |counts: &BTreeMap<ActorCode, usize>, code: &ActorCode| counts.get(code).copied().unwrap_or(0);
        let weight = |code: &ActorCode| (count(&self.grounds, code), count(&self.counts, code));
        let states = self.grounds.keys().chain(self.counts.keys()).filter(|code| code.is_state());
        states.max_by_key(|code| weight(code)).cloned()
    }

    /// The two codes that the report names most.
    pub(crate) fn parties(&self) -> Vec<ActorCode> {
        let mut codes: Vec<_> = self.counts.iter().collect();
        codes.sort_by_key(|(code, count)| (usize::MAX - **count, (*code).clone()));
        codes.into_iter().take(2).map(|(code, _)| code.clone()).collect()
    }

    /// The country in which the sentence plays, or one before it.
    pub(crate) fn ground(&self, number: usize) -> Option<&ActorCode> {
        self.ground_at.get(number)?.as_ref()
    }

    /// Whether the two actors named most stand as states.
    pub(crate) fn between_states(&self) -> bool {
        self.are_states(&self.parties())
    }

    /// Whether these two are states, or what acts as one, rather than a state and a group in it.
    pub(crate) fn are_states(&self, parties: &[ActorCode]) -> bool {
        let [first, second] = parties else { return false };
        let state = |code: &ActorCode| self.statehood.contains(code);
        let of = |code: &ActorCode, state: &ActorCode| {
            self.states.get(code).is_some_and(|states| states.contains(state))
        };
        let foreign = |group: &ActorCode, state: &ActorCode| {
            self.states.get(group).is_some_and(|states| !states.is_empty()) && !of(group, state)
        };
        match (state(first), state(second)) {
            (true, true) => true,
            (true, false) => foreign(second, first),
            (false, true) => foreign(first, second),
            (false, false) => false,
        }
    }

    /// Whether `code` lies in or stands for one of these: artsakh beside AZE.
    pub(crate) fn belongs(&self, code: &ActorCode, parties: &[ActorCode]) -> bool {
        parties.contains(code)
            || self.states.get(code).is_some_and(|states| states.iter().any(|state| parties.contains(state)))
    }

    /// Whether an armed group is named as often as the second of these parties, so that the war may be one within a state.
    pub(crate) fn rivals(&self, parties: &[ActorCode]) -> bool {
        let count = |code: &ActorCode| self.counts.get(code).copied().unwrap_or(0);
        let least = parties.iter().map(count).min().unwrap_or(0);
        self.armed.iter().any(|group| count(group) >= least)
    }

    /// Whether the report names this organisation.
    pub(crate) fn has_body(&self, code: &ActorCode) -> bool {
        self.bodies.contains(code)
    }

    /// Whether the report names an armed group.
    pub(crate) fn has_groups(&self) -> bool {
        !self.armed.is_empty()
    }

    /// Whether `code` is that of an armed group.
    pub(crate) fn is_group(&self, code: &ActorCode) -> bool {
        self.armed.contains(code)
    }

    /// The armed group that the report names, where it names but one.
    pub(crate) fn only_group(&self) -> Option<ActorCode> {
        self.armed.first().filter(|_| self.armed.len() == 1).cloned()
    }

    /// The state or what acts as one that is named last as a land before sentence `number`, one without a code of its own first.
    pub(crate) fn region_before(&self, number: usize) -> Option<ActorCode> {
        let mut before = self.before(number).iter().rev().map(|(_, code)| code);
        let state_like = before.find(|code| self.statehood.contains(*code) && !code.is_state());
        state_like.cloned()
    }

    /// The code named last before sentence `number`.
    pub(crate) fn last_before(&self, number: usize) -> Option<&ActorCode> {
        self.before(number).last().map(|(_, code)| code)
    }

    /// The codes named before sentence `number`.
    fn before(&self, number: usize) -> &[(usize, ActorCode)] {
        &self.order[..self.order.partition_point(|(at, _)| *at < number)]
    }
}

/// "in Doha": a capital where something happens speaks for nobody.
fn is_where(scene: &Scene<'_>, name: &Name) -> bool {
    name.role == Role::Capital && scene.is_located(name)
}

/// Whether a name is the subject of a verb or stands in its phrase.
fn acts(scene: &Scene<'_>, name: &Name) -> bool {
    std::iter::once(name.last)
        .chain(scene.tree.ancestors(name.last))
        .take_while(|at| scene.is_nominal(*at) || *at == name.last)
        .any(|at| scene.relation(at) == Universal::Nsubj)
}

/// The subject of the sentence's main verb.
fn main_subject(scene: &Scene<'_>) -> Option<WordIndex> {
    scene.under(scene.tree.root(), &[Universal::Nsubj]).into_iter().next()
}

/// Whether `name` is that of an armed group: no state, no people and no plain word for fighters.
fn is_group(name: &Name) -> bool {
    name.takes_sides && name.kind == ActorKind::ArmedGroup && !name.code.is_state()
}

/// The side that the phrase's own words name, the nearest to its head first, a leader's own side last.
fn own_side(scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
    let own = scene.name_at(word);
    if let Some(name) = own.filter(|name| name.role != Role::Leader) {
        return name.takes_sides.then(|| name.code.clone());
    }
    let beside = scene.under(word, &[Universal::Appos, Universal::Flat, Universal::Compound]);
    let inside = beside.into_iter().flat_map(|at| scene.phrase(at));
    let mut near: Vec<_> = scene.phrase(word).into_iter().chain(inside).filter(|at| *at != word).collect();
    near.sort_by_key(|at| {
        (scene.name_at(*at).is_some_and(|name| name.role == Role::Leader), depth(scene, *at, word))
    });
    let body =
        scene.is(word, Class::ForceNoun) || scene.value(word, Class::SpeakerNoun, "of") == Some("group");
    near.into_iter()
        .filter_map(|at| scene.name_at(at))
        .find(|name| name.takes_sides && (body || name.kind != ActorKind::Ethnicity))
        .or(own)
        .map(|name| name.code.clone())
}

/// "Dmytro Loenin, die aan het hoofd van de regio Poltava staat": the country of the place in the clause that describes a person.
fn heads(scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
    let clause = scene
        .under(word, &[Universal::Acl])
        .into_iter()
        .next()
        .filter(|_| scene.upos(word) == Upos::Propn)?;
    let inside = scene.tree.subtree(clause);
    let office = inside.iter().any(|at| scene.is(*at, Class::SpeakerNoun));
    let place = scene.places.iter().find(|place| office && inside.contains(&place.first))?;
    ActorCode::new(place.place.country).ok()
}

/// "bronnen bij de veiligheidsdiensten": what stands right behind the phrase, where the tree hung it elsewhere.
fn behind(scene: &Scene<'_>, word: WordIndex) -> Vec<WordIndex> {
    const REACH: usize = 6;
    let end = scene.phrase_ends(word).1.get() + 1;
    let marked = scene.tree.len() > end && scene.is(WordIndex::new(end), Class::BehalfMarker);
    let plain = |at: &WordIndex| !matches!(scene.upos(*at), Upos::Punct | Upos::Verb | Upos::Aux);
    scene
        .words()
        .skip(end)
        .take(REACH)
        .take_while(|at| marked && plain(at))
        .filter(|at| scene.is_nominal(*at))
        .collect()
}

/// "health officials in Gaza": the country of the place in the phrase.
fn located(scene: &Scene<'_>, word: WordIndex) -> Option<ActorCode> {
    let phrase = scene.phrase(word);
    let place = scene.places.iter().find(|place| place.first != word && phrase.contains(&place.first))?;
    ActorCode::new(place.place.country).ok()
}

fn depth(scene: &Scene<'_>, word: WordIndex, top: WordIndex) -> usize {
    scene.tree.ancestors(word).take_while(|above| *above != top).count()
}

/// "Armenian and Azerbaijani officials" speak for no one side.
fn divided(scene: &Scene<'_>, word: WordIndex) -> bool {
    let codes = |at: WordIndex| scene.name_at(at).filter(|name| name.takes_sides).map(|name| &name.code);
    let named = scene
        .under(word, &[Universal::Amod, Universal::Compound])
        .into_iter()
        .filter(|at| codes(*at).is_some());
    named.into_iter().any(|at| {
        scene
            .under(at, &[Universal::Conj])
            .into_iter()
            .any(|other| codes(other).is_some_and(|code| Some(code) != codes(at)))
    })
}

/// Whether the phrase is headed by a body without a side: "de Verenigde Naties", "Human Rights Watch".
fn neutral(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.name_at(word).is_some_and(|name| !name.takes_sides)
        || scene.value(word, Class::SpeakerNoun, "of") == Some("none")
}

/// The last names of the persons in the phrase of `word`, lower case: "pasjinian" in "premier Nikol Pasjinian".
fn persons(scene: &Scene<'_>, word: WordIndex) -> Vec<String> {
    let beside = scene.under(word, &[Universal::Appos, Universal::Flat]);
    let names = std::iter::once(word).chain(beside).filter(|at| scene.upos(*at) == Upos::Propn);
    names
        .filter(|at| scene.name_at(*at).is_none())
        .map(|at| {
            let flat = scene.under(at, &[Universal::Flat]);
            scene.lower[flat.last().unwrap_or(&at).get()].clone()
        })
        .collect()
}
