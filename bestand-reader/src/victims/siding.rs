//! Whose people are those counted? By their own names, by who owns, counts or strikes them, or by the ground on which one state strikes
//! another.

use bestand_claim::{ActorCode, EventGroup, EventType, Outcome, Scope, Sides, Speaker, Victims};
use bestand_syntax::{Universal, Upos, WordIndex};

use super::owning::{acts, owner, possessive, sufferer};
use super::{War, among, doer, goes_on, is_bare};
use crate::actor_table::Role;
use crate::counted::{one, people_of};
use crate::marks::Class;
use crate::names::Name;
use crate::scene::Scene;
use crate::setting::scope;
use crate::sources::subject;
use crate::tolls::Toll;

/// What is asked of one toll.
#[derive(Clone, Copy)]
struct Asked<'a, 's, 'r> {
    number: usize,
    scene: &'a Scene<'s>,
    toll: &'a Toll<'r>,
    war: &'a War<'a>,
    /// The side for which whoever tells it speaks.
    speaks: Option<&'a ActorCode>,
    /// Whether they fight.
    military: bool,
}

/// The sides of the people of a toll: by their own names, by "eigen" or "vijand", by who counts them, or by the ground on
/// which one state strikes another.
pub(crate) fn side(
    number: usize,
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    war: &War<'_>,
    speaker: Option<&Speaker>,
    victims: Victims,
) -> Sides {
    let speaks = speaker.and_then(Speaker::side);
    let asked = Asked { number, scene, toll, war, speaks, military: victims == Victims::Military };
    fellows(asked)
        .or_else(|| by_own_words(asked))
        .or_else(|| by_clause(asked))
        .or_else(|| by_label(asked))
        .or_else(|| by_toll_beside(asked))
        .or_else(|| unnamed(asked).map(|code| with(Sides::none(), code)))
        .or_else(|| by_toll_before(asked))
        .unwrap_or_default()
}

/// "350 Armeense militairen", "zijn militairen", "onze mannen", "de vijand": whose they are by the words of their own phrase.
fn by_own_words(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    let Asked { number, scene, toll, war, speaks, .. } = asked;
    let head = toll.people.head;
    let one = |code: ActorCode| with(Sides::none(), code);
    let counted_by = scene.is_figure(toll.trigger);
    let mut named = named_sides(scene, if counted_by { toll.trigger } else { head });
    if scene.is(toll.trigger, Class::SourceNoun) {
        named = named
            .iter()
            .filter(|code| !counter(scene, toll.trigger, code))
            .cloned()
            .fold(Sides::none(), with);
    }
    let serves = scene.value(head, Class::Person, "of").filter(|of| *of != "state");
    let serves = serves.and_then(|of| ActorCode::new(of).ok());
    if let Some(code) = serves.filter(|code| named.is_empty() || war.cast.has_body(code)) {
        return Some(one(code));
    }
    if !named.is_empty() {
        let own = |code: &ActorCode| war.cast.home().as_ref() == Some(code);
        let nationality = !war.states
            && (scene.name_at(head).is_some_and(|name| name.is_state)
                || !asked.military && war.cast.has_groups() && named.iter().all(own));
        return Some(if nationality { Sides::none() } else { specific(asked, named) });
    }
    if counted_by && let Some(code) = adjective_between(scene, toll) {
        return Some(one(code));
    }
    if phrase_has(scene, head, Class::EnemyWord) {
        return Some(speaks.and_then(|code| war.front.opponent(code)).into_iter().fold(Sides::none(), with));
    }
    if phrase_has(scene, head, Class::OwnWord) || phrase_has(scene, toll.trigger, Class::OwnWord) {
        return speaks.cloned().or_else(|| war.cast.last_before(number + 1).cloned()).map(one);
    }
    possessive(number, scene, toll, war.cast).or_else(|| owned_by(number, scene, head, war)).map(one)
}

/// "strijders van de beweging", "15 of the junta's troops": whose they are by an office or body that has been named before.
fn owned_by(number: usize, scene: &Scene<'_>, head: WordIndex, war: &War<'_>) -> Option<ActorCode> {
    let below = scene.under(head, &[Universal::Nmod, Universal::Obl, Universal::Compound]);
    let body = |word: &WordIndex| {
        scene.is(*word, Class::SpeakerNoun) && !scene.is(*word, Class::Person) && owns(scene, *word)
    };
    below.into_iter().find(body).and_then(|word| war.cast.side(number, scene, word))
}

/// "Kyiv's count of Russian dead": who counts is not who is counted.
fn counter(scene: &Scene<'_>, figure: WordIndex, code: &ActorCode) -> bool {
    scene.under(figure, &[Universal::Nmod]).into_iter().any(|word| {
        scene.tree.word(word).relation().subtype() == "poss"
            && scene.name_at(word).is_some_and(|name| name.code == *code)
    })
}

/// "het aantal gesneuvelde Israëlische soldaten komt op 115": the one adjective of a side between the figure's noun and its number.
fn adjective_between(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<ActorCode> {
    let (noun, number) = (toll.trigger, toll.people.head);
    let mut codes = scene
        .names
        .iter()
        .filter(|name| noun < name.first && name.last < number && name.takes_sides)
        .filter(|name| matches!(name.role, Role::Adjective | Role::People))
        .filter(|name| !scene.tree.head(name.last).is_some_and(|noun| strikes(scene, noun)));
    let first = codes.next()?;
    codes.all(|other| other.code == first.code).then(|| first.code.clone())
}

/// "drie van zijn kameraden": of the side of those told before.
fn fellows(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    let fellow = asked.scene.is(asked.toll.people.head, Class::Fellow);
    asked.war.earlier.last().filter(|_| fellow).map(|before| before.side.clone())
}

/// "de opstandelingen" are the one armed group that the report names.
fn specific(asked: Asked<'_, '_, '_>, named: Sides) -> Sides {
    let Asked { scene, toll, war, .. } = asked;
    let plain = named.iter().all(|code| scene.names.iter().any(|name| name.generic && name.code == *code));
    match war.cast.only_group().filter(|_| plain && scene.is_definite(toll.people.head)) {
        Some(group) => with(Sides::none(), group),
        None => named,
    }
}

/// "aan Armeense zijde", "onder het personeel van de VN", "beide landen telden doden", "wij verloren": whose they are by the words of the clause.
fn by_clause(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    let Asked { scene, toll, war, speaks, .. } = asked;
    let some = |sides: Sides| Some(sides).filter(|sides| !sides.is_empty());
    if let Some(told) = some(clause_side(scene, toll, war)) {
        return Some(told);
    }
    if let Some(told) = among(scene, toll).and_then(|word| some(named_sides(scene, word))) {
        return Some(told);
    }
    let head = toll.people.head;
    let losses = scene.is(head, Class::TollNoun) || is_bare(scene, head);
    if losses && clause_has(scene, toll, Class::EnemyWord) {
        return some(speaks.and_then(|code| war.front.opponent(code)).into_iter().fold(Sides::none(), with));
    }
    let acting =
        scene.tree.head(head).and_then(|verb| subject(scene, verb)).filter(|acting| *acting != head)?;
    if phrase_has(scene, acting, Class::BothWord) {
        return some(war.parties().into_iter().fold(Sides::none(), with));
    }
    let ours = scene.is(acting, Class::OwnWord);
    speaks.filter(|_| ours).map(|code| with(Sides::none(), code.clone()))
}

/// "Azerbaijan: 11 soldiers killed; Armenia: 16": the state that stands before a colon, where nobody else is said to have done or borne it.
fn by_label(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    let Asked { scene, toll, .. } = asked;
    let is =
        |at: usize, marks: &[&str]| scene.lower.get(at).is_some_and(|form| marks.contains(&form.as_str()));
    let labels = |name: &&Name| {
        let opens =
            name.first.get().checked_sub(1).is_none_or(|before| is(before, &[";", ",", "–", "-", "•"]));
        let state = name.role == Role::Name && name.is_state && name.takes_sides;
        state && opens && is(name.last.get() + 1, &[":"]) && name.last < toll.people.head
    };
    let label = scene.names.iter().rfind(labels)?;
    let other = |word: WordIndex| scene.upos(word) != Upos::Pron && word != label.last;
    let told = sufferer(scene, toll).is_some_and(other) || doer(scene, toll).is_some_and(other);
    (!told).then(|| with(Sides::none(), label.code.clone()))
}

/// "two soldiers dead and eight hurt": a count without a noun of its own is of the people beside it.
fn by_toll_beside(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    const NEAR: usize = 8;
    let Asked { number, scene, toll, war, .. } = asked;
    let head = toll.people.head;
    let harmed = toll.outcome != Outcome::Released;
    let near = |other: WordIndex| {
        let clause = scene.clause(other);
        head.get().abs_diff(other.get()) <= NEAR
            || clause == scene.clause(head)
            || clause == scene.clause(toll.trigger)
    };
    let beside = war.beside(number).filter(|before| {
        is_bare(scene, head) || harmed && scene.is(head, Class::TollNoun) && near(before.head)
    });
    beside.map(|before| before.side.clone()).or_else(|| listed(asked))
}

/// "Nog eens twaalf raakten gewond", "Several are missing": a count that goes on with the people of the sentence before.
fn by_toll_before(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    let Asked { number, scene, toll, war, .. } = asked;
    let adds = toll.people.quantity.is_some_and(|place| scene.quantities[place].addition);
    let more = adds && scene.is(toll.people.head, Class::TollNoun);
    war.just_before(number, toll.outcome)
        .filter(|_| more || goes_on(scene, toll))
        .map(|before| before.side.clone())
}

/// "Of the 90,000 ethnic Serbs nearly half have left": a bare count after people who are not counted as a toll.
fn listed(asked: Asked<'_, '_, '_>) -> Option<Sides> {
    const REACH: usize = 14;
    let Asked { scene, toll, .. } = asked;
    let place = toll.people.quantity.filter(|_| is_bare(scene, toll.people.head))?;
    let before = place.checked_sub(1)?;
    let near = scene.quantities[place].first.get() - scene.quantities[before].last.get() <= REACH;
    let named = named_sides(scene, people_of(scene, before).head);
    Some(named).filter(|named| near && !named.is_empty())
}

/// Whose people they are where no words say so: of whoever counts or mourns them, of those whom the doer or striker fights, of the
/// warring state that speaks, or of that on whose ground it happens; soldiers serve the report's state, fighters its one group.
fn unnamed(asked: Asked<'_, '_, '_>) -> Option<ActorCode> {
    let Asked { number, scene, toll, war, speaks, military } = asked;
    let states = war.states;
    let incident = scope(scene, toll) == Scope::Incident;
    let party = |code: &ActorCode| war.front.fights(code) || war.cast.belongs(code, &war.parties());
    let fits = |code: &ActorCode| military || !war.cast.is_group(code);
    if let Some(code) = owner(number, scene, toll, war.cast) {
        return Some(code);
    }
    captive(asked)
        .or_else(|| across_from_doer(asked))
        .or_else(|| struck(scene, toll, war).filter(|_| states))
        .or_else(|| resident(number, scene, toll.people.head, war))
        .or_else(|| fighters(asked).filter(|_| irregular(scene, toll.people.head)))
        .or_else(|| speaks.filter(|code| states && party(code)).cloned())
        .or_else(|| {
            attacked(number, scene, war).filter(|_| states && (incident || !scene.grounds.is_empty()))
        })
        .or_else(|| serves(asked))
        .or_else(|| fighters(asked))
        .filter(fits)
        .filter(|code| military || !alone_strikes(scene, toll, war, code))
}

/// "Russian drones killed four people": whoever alone strikes in the clause is not who is struck.
fn alone_strikes(scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>, code: &ActorCode) -> bool {
    let clause = scene.tree.subtree(scene.clause(toll.trigger));
    let mut here = war.strikers.iter().filter(|(word, _)| clause.contains(word)).peekable();
    here.peek().is_some() && here.all(|(_, striker)| striker == code)
}

/// "Het leger liet negen krijgsgevangenen gaan": those whom the holder fights.
fn captive(asked: Asked<'_, '_, '_>) -> Option<ActorCode> {
    let Asked { number, scene, toll, war, .. } = asked;
    if !matches!(toll.outcome, Outcome::Released | Outcome::Captured) {
        return None;
    }
    if !asked.military && !war.states {
        return None;
    }
    let people = toll.people.head;
    let verb = if scene.is(toll.trigger, Class::TollNoun) { scene.tree.head(people)? } else { toll.trigger };
    let holder = doer(scene, toll).or_else(|| subject(scene, verb)).filter(|holder| *holder != people)?;
    let code = war.cast.side(number, scene, holder)?;
    if scene.is(verb, Class::RescueVerb) && scene.is(holder, Class::ForceNoun) {
        return Some(code);
    }
    let other = || war.parties().into_iter().find(|party| *party != code);
    war.front.opponent(&code).or_else(other)
}

/// "Het leger zegt dat het dertig soldaten heeft gedood": those whom the doer fights.
fn across_from_doer(asked: Asked<'_, '_, '_>) -> Option<ActorCode> {
    let Asked { number, scene, toll, war, .. } = asked;
    let doer = doer(scene, toll).filter(|word| acts(scene, *word))?;
    let code = war.cast.side(number, scene, doer)?;
    war.front.opponent(&code).filter(|code| war.states || war.cast.is_group(code))
}

/// "bewoners van het gebied", "residents of Belgorod": of the land or region in which they live, in a war about it.
fn resident(number: usize, scene: &Scene<'_>, head: WordIndex, war: &War<'_>) -> Option<ActorCode> {
    let lives = |word: &WordIndex| {
        scene.is(*word, Class::PlaceNoun)
            && scene.is_definite(*word)
            && scene
                .under(*word, &[Universal::Case])
                .into_iter()
                .any(|case| scene.is(case, Class::OwnerMarker))
    };
    scene.under(head, &[Universal::Nmod]).into_iter().find(lives)?;
    war.cast
        .region_before(number + 1)
        .filter(|code| war.parties().contains(code) || war.cast.belongs(code, &war.parties()))
}

/// "soldaten", "agenten", "the security forces": those who serve a state, where no other side is told: of the state that speaks, else of the
/// report's.
fn serves(asked: Asked<'_, '_, '_>) -> Option<ActorCode> {
    let Asked { scene, toll, war, speaks, .. } = asked;
    let head = toll.people.head;
    let state = scene.value(head, Class::Person, "of") == Some("state") || scene.is(head, Class::ForceNoun);
    let speaks = speaks.filter(|code| code.is_state()).cloned();
    if state { speaks.or_else(|| war.cast.home()) } else { None }
}

/// "strijders", "militants": fighters whose noun serves no state.
fn irregular(scene: &Scene<'_>, head: WordIndex) -> bool {
    scene.value(head, Class::Person, "victims") == Some("military")
        && scene.value(head, Class::Person, "of").is_none()
        && !scene.is(head, Class::ForceNoun)
}

/// "strijders", "seven of the attackers": fighters who serve no state, in a report with one armed group.
fn fighters(asked: Asked<'_, '_, '_>) -> Option<ActorCode> {
    let Asked { scene, toll, war, speaks, military, .. } = asked;
    let fight = scene.value(toll.people.head, Class::Person, "victims") == Some("military");
    if !military || !fight {
        return None;
    }
    let foe = speaks.cloned().or_else(|| war.cast.home()).and_then(|code| war.front.opponent(&code));
    foe.filter(|code| war.cast.is_group(code)).or_else(|| war.cast.only_group())
}

fn with(mut sides: Sides, code: ActorCode) -> Sides {
    sides.insert(code);
    sides
}

/// The sides that the phrase itself names: "350 Armeense militairen", "dozens of Ukrainian and Russian soldiers", "doden aan
/// Azerbeidzjaanse zijde"; a battle's place, as in "de slag om Nagorno-Karabach", names none.
pub(super) fn named_sides(scene: &Scene<'_>, head: WordIndex) -> Sides {
    let mut names: Vec<&Name> = Vec::new();
    let mut open: Vec<_> = std::iter::once(head).chain(between(scene, head)).collect();
    let captive = scene.value(head, Class::TollNoun, "outcome") == Some("captured");
    let held = |word: &WordIndex| captive && scene.hangs_by(*word, &[Universal::Nmod, Universal::Obl]);
    while let Some(word) = open.pop() {
        names.extend(scene.name_at(word).filter(|name| name.takes_sides || name.organisation));
        let owners = scene.tree.children(word).filter(|child| owns(scene, *child) && !held(child));
        open.extend(owners.filter(|child| !strikes(scene, *child) && !is_counted_beside(scene, *child)));
    }
    names.retain(|name| !of_strike(scene, head, name));
    let group = names.iter().any(|name| !name.generic);
    names.retain(|name| !(group && name.generic));
    names.into_iter().fold(Sides::none(), |sides, name| with(sides, name.code.clone()))
}

/// "the death toll from a Russian missile strike", "slachtoffers van Oekraïense drones": whoever strikes is not who is struck.
fn strikes(scene: &Scene<'_>, word: WordIndex) -> bool {
    let kind = scene.value(word, Class::EventNoun, "type").and_then(|kind| EventType::parse(kind).ok());
    scene.is(word, Class::AirWeapon) || kind.is_some_and(|kind| kind.group() == EventGroup::Violence)
}

/// "twenty-five Thais and thirteen Cambodians": others with a number of their own.
fn is_counted_beside(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.relation(word) == Universal::Conj && one(scene, word).quantity.is_some()
}

/// "the Russian strike toll": an adjective that stands before the word for a strike tells of that.
fn of_strike(scene: &Scene<'_>, head: WordIndex, name: &Name) -> bool {
    let mut between = (name.last.get() + 1..head.get()).map(WordIndex::new);
    name.role == Role::Adjective && between.any(|word| strikes(scene, word))
}

/// The words between a number and its noun: "IS" of "15 IS militants", however the tree hangs them.
pub(super) fn between(scene: &Scene<'_>, head: WordIndex) -> Vec<WordIndex> {
    const REACH: usize = 4;
    let before = scene.quantities.iter().rfind(|quantity| quantity.last < head);
    let start = before.map(|quantity| quantity.last.get() + 1).filter(|start| head.get() - start <= REACH);
    start.map_or_else(Vec::new, |start| (start..head.get()).map(WordIndex::new).collect())
}

/// Whether `word` tells whose its head is.
pub(super) fn owns(scene: &Scene<'_>, word: WordIndex) -> bool {
    match scene.relation(word) {
        Universal::Amod | Universal::Compound | Universal::Flat | Universal::Det => true,
        Universal::Conj => scene.name_at(word).is_some(),
        Universal::Nmod | Universal::Obl => {
            let marked = |class: Class| {
                scene.under(word, &[Universal::Case]).into_iter().any(|case| scene.is(case, class))
            };
            let possessive = scene.tree.word(word).relation().subtype() == "poss";
            let serves = scene.is(word, Class::ForceNoun) && marked(Class::PlaceMarker);
            possessive || marked(Class::OwnerMarker) || serves || scene.is(word, Class::SideNoun)
        }
        _ => false,
    }
}

/// "aan Armeense zijde zijn 2.317 militairen gesneuveld": the side that the clause speaks of.
fn clause_side(scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Sides {
    let clause = scene.clause(toll.trigger);
    let told = scene.tree.subtree(clause).iter().copied().filter(|word| scene.is(*word, Class::SideNoun));
    let sides = |word: WordIndex| {
        let both = scene.is(word, Class::BothWord)
            || scene.tree.children(word).any(|child| scene.is(child, Class::BothWord));
        if both { war.parties().into_iter().fold(Sides::none(), with) } else { named_sides(scene, word) }
    };
    told.map(sides).find(|sides| !sides.is_empty()).unwrap_or_default()
}

pub(super) fn phrase_has(scene: &Scene<'_>, head: WordIndex, class: Class) -> bool {
    scene.phrase(head).into_iter().any(|word| scene.is(word, class))
}

/// Whether a word of `class` stands in the clause of the toll.
pub(super) fn clause_has(scene: &Scene<'_>, toll: &Toll<'_>, class: Class) -> bool {
    scene.tree.subtree(scene.clause(toll.trigger)).iter().any(|word| scene.is(*word, class))
}

/// The party on whose ground the sentence plays, unless it names both; "aan de overkant" it is the other.
fn attacked(number: usize, scene: &Scene<'_>, war: &War<'_>) -> Option<ActorCode> {
    let parties = war.parties();
    let both = parties.iter().all(|code| scene.names.iter().any(|name| name.code == *code));
    let ground = if scene.is_body() { war.cast.ground(number) } else { scene.grounds.first() };
    let ground = ground.filter(|ground| parties.contains(ground) && !both)?;
    if scene.words().any(|word| scene.is(word, Class::AcrossWord)) {
        return war.front.opponent(ground);
    }
    Some(ground.clone())
}

/// "een Armeens bombardement kostte twaalf burgers het leven": those whom the striker of the clause fights.
fn struck(scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Option<ActorCode> {
    let distance = |word: &WordIndex| word.get().abs_diff(toll.trigger.get());
    let (word, striker) = war.strikers.iter().min_by_key(|(word, _)| distance(word))?;
    let clause = scene.clause(toll.trigger);
    let here = scene.clause(*word) == clause || scene.tree.is_under(*word, clause);
    if here { war.front.opponent(striker) } else { None }
}
