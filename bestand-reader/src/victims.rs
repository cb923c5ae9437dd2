//! Whose people are they, and do they fight? Victims and side of those counted.

use bestand_claim::{ActorCode, Outcome, Scope, Sides, Speaker, Victims};
use bestand_syntax::{Universal, WordIndex};

use crate::cast::Cast;
use crate::counted::people_of;
use crate::events::Front;
use crate::marks::Class;
use crate::names::Name;
use crate::scene::Scene;
use crate::setting::scope;
use crate::sources::subject;
use crate::tolls::Toll;

/// Civilians, military or not said, by the noun and its adjectives.
pub(crate) fn victims(scene: &Scene<'_>, toll: &Toll<'_>) -> Victims {
    let told = of_people(scene, toll.people.head);
    if told != Victims::Unspecified {
        return told;
    }
    told_by(scene, toll.trigger, &[Class::SufferVerb, Class::TollNoun, Class::HarmAdjective])
}

fn of_people(scene: &Scene<'_>, head: WordIndex) -> Victims {
    let own = category(scene, head);
    if own != Victims::Unspecified {
        return own;
    }
    let part = scene.parts.iter().find(|part| **part > head).map_or(scene.tree.len(), |part| part.get());
    let beside = scene.phrase(head).into_iter().filter(|word| *word != head && word.get() < part);
    let told = beside
        .into_iter()
        .map(|word| told_by(scene, word, &[Class::VictimWord]))
        .find(|told| *told != Victims::Unspecified);
    told.or_else(|| before(scene, head)).or_else(|| ranks(scene, head)).unwrap_or(Victims::Unspecified)
}

/// "telde 2.783 doden in de eigen gelederen": the clause speaks of ranks.
fn ranks(scene: &Scene<'_>, head: WordIndex) -> Option<Victims> {
    let clause = scene.tree.subtree(scene.clause(head));
    let ranks = |word: &&WordIndex| scene.is(**word, Class::SideNoun) && scene.is(**word, Class::VictimWord);
    clause.iter().find(ranks).map(|word| told_by(scene, *word, &[Class::VictimWord]))
}

/// "het aantal militairen dat sneuvelde: er lieten 89 het leven": a bare number takes its noun from before.
fn before(scene: &Scene<'_>, head: WordIndex) -> Option<Victims> {
    let follows = scene.quantity_at(head).is_some()
        || scene.is(head, Class::TollNoun) && scene.relation(head) == Universal::Conj;
    if !follows {
        return None;
    }
    let words = (0..head.get()).rev().map(WordIndex::new);
    words.map(|word| category(scene, word)).find(|told| *told != Victims::Unspecified)
}

fn category(scene: &Scene<'_>, word: WordIndex) -> Victims {
    told_by(scene, word, &[Class::Person, Class::VictimWord, Class::TollNoun])
}

fn told_by(scene: &Scene<'_>, word: WordIndex, classes: &[Class]) -> Victims {
    let told = classes.iter().find_map(|class| {
        scene
            .value(word, *class, "victims")
            .and_then(|told| Victims::parse(told).ok())
            .filter(|told| *told != Victims::Unspecified)
    });
    match told {
        Some(told) => told,
        None if scene.is(word, Class::ForceNoun) => Victims::Military,
        None => Victims::Unspecified,
    }
}

/// What is known of a report when the side of a toll is asked for.
pub(crate) struct War<'a> {
    /// Who plays in it.
    pub(crate) cast: &'a Cast,
    /// Who fights whom.
    pub(crate) front: &'a Front,
    /// Who strikes in this sentence, and by which word.
    pub(crate) strikers: &'a [(WordIndex, ActorCode)],
}

impl War<'_> {
    /// Both sides of the main war; without one, the two actors named most.
    fn parties(&self) -> Vec<ActorCode> {
        let both = self.front.both();
        if both.is_empty() { self.cast.parties() } else { both }
    }
}

/// The sides of the people of a toll: by their own names, by "eigen" or "vijand", by who counts them, or by the ground on
/// which one state strikes another.
pub(crate) fn side(
    number: usize,
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    war: &War<'_>,
    speaker: Option<&Speaker>,
) -> Sides {
    let head = toll.people.head;
    let states = war.cast.are_states(&war.parties());
    let counted_by = scene.is(toll.trigger, Class::FigureNoun) || scene.is(toll.trigger, Class::CountNoun);
    let named = if counted_by { named_sides(scene, toll.trigger) } else { named_sides(scene, head) };
    if !named.is_empty() {
        let nationality = scene.name_at(head).is_some_and(|name| name.is_state) && !states;
        return if nationality { Sides::none() } else { named };
    }
    let told = clause_side(scene, toll, war);
    if !told.is_empty() {
        return told;
    }
    let speaks = speaker.and_then(|speaker| speaker.side().cloned());
    let subject =
        scene.tree.head(head).and_then(|verb| subject(scene, verb)).filter(|subject| *subject != head);
    if subject.is_some_and(|subject| phrase_has(scene, subject, Class::BothWord)) {
        return war.parties().into_iter().fold(Sides::none(), with);
    }
    let ours = subject.is_some_and(|subject| scene.is(subject, Class::OwnWord));
    let code = if ours {
        speaks
    } else if phrase_has(scene, head, Class::EnemyWord) {
        speaks.and_then(|code| war.front.opponent(&code))
    } else if phrase_has(scene, head, Class::OwnWord) || phrase_has(scene, toll.trigger, Class::OwnWord) {
        speaks.or_else(|| war.cast.last_before(number + 1).cloned())
    } else {
        unnamed(number, scene, toll, war, speaks.filter(|_| states))
    };
    code.into_iter().fold(Sides::none(), with)
}

/// Whose people they are where their own phrase does not say: of whoever counts or mourns them, of those whom the striker of the
/// clause fights, of the warring state that speaks, or of that on whose ground it happens; soldiers serve the report's state.
fn unnamed(
    number: usize,
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    war: &War<'_>,
    speaks: Option<ActorCode>,
) -> Option<ActorCode> {
    let states = war.cast.are_states(&war.parties());
    let incident = scope(scene, toll) == Scope::Incident;
    if matches!(toll.outcome, Outcome::Released | Outcome::Captured) {
        let holder = subject(scene, toll.trigger).filter(|holder| *holder != toll.people.head);
        let holder = holder.and_then(|holder| war.cast.side(number, scene, holder));
        if let Some(captive) = holder.and_then(|code| war.front.opponent(&code)) {
            return Some(captive);
        }
    }
    listed(scene, toll)
        .or_else(|| owner(number, scene, toll, war.cast))
        .or_else(|| struck(scene, toll, war).filter(|_| states))
        .or_else(|| speaks.filter(|code| war.front.fights(code) || war.cast.belongs(code, &war.parties())))
        .or_else(|| attacked(number, scene, war).filter(|_| states && incident))
        .or_else(|| serves(scene, toll.people.head, war))
}

/// "left nine Indian soldiers dead, several wounded": a bare count in a list is of the side named before it.
fn listed(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<ActorCode> {
    const REACH: usize = 10;
    let place = toll.people.quantity?;
    let bare =
        scene.is(toll.people.head, Class::TollNoun) || scene.quantity_at(toll.people.head) == Some(place);
    let before = scene.quantities.get(place.checked_sub(1)?)?;
    let near = scene.quantities[place].first.get() - before.last.get() <= REACH;
    let head = people_of(scene, place - 1).head;
    if !bare
        || !near
        || scene.clause(head) != scene.clause(toll.people.head)
            && scene.clause(head) != scene.clause(toll.trigger)
    {
        return None;
    }
    named_sides(scene, head).iter().next().cloned()
}

/// "soldaten", "agenten": those who serve a state, where no other side is told.
fn serves(scene: &Scene<'_>, head: WordIndex, war: &War<'_>) -> Option<ActorCode> {
    match scene.value(head, Class::Person, "of")? {
        "state" => war.cast.home(),
        code => ActorCode::new(code).ok(),
    }
}

fn with(mut sides: Sides, code: ActorCode) -> Sides {
    sides.insert(code);
    sides
}

/// The sides that the phrase itself names: "350 Armeense militairen", "dozens of Ukrainian and Russian soldiers", "doden aan
/// Azerbeidzjaanse zijde"; a battle's place, as in "de slag om Nagorno-Karabach", names none.
fn named_sides(scene: &Scene<'_>, head: WordIndex) -> Sides {
    let mut names: Vec<&Name> = Vec::new();
    let mut open: Vec<_> = std::iter::once(head).chain(between(scene, head)).collect();
    while let Some(word) = open.pop() {
        names.extend(scene.name_at(word).filter(|name| name.takes_sides || name.organisation));
        open.extend(scene.tree.children(word).filter(|child| owns(scene, *child)));
    }
    let group = names.iter().any(|name| !name.generic);
    names.retain(|name| !(group && name.generic));
    names.into_iter().fold(Sides::none(), |sides, name| with(sides, name.code.clone()))
}

/// The words between a number and its noun: "IS" of "15 IS militants", however the tree hangs them.
fn between(scene: &Scene<'_>, head: WordIndex) -> Vec<WordIndex> {
    const REACH: usize = 4;
    let before = scene.quantities.iter().rfind(|quantity| quantity.last < head);
    let start = before.map(|quantity| quantity.last.get() + 1).filter(|start| head.get() - start <= REACH);
    start.map_or_else(Vec::new, |start| (start..head.get()).map(WordIndex::new).collect())
}

/// Whether `word` tells whose its head is.
fn owns(scene: &Scene<'_>, word: WordIndex) -> bool {
    match scene.relation(word) {
        Universal::Amod | Universal::Compound | Universal::Flat | Universal::Det => true,
        Universal::Conj => scene.name_at(word).is_some(),
        Universal::Nmod | Universal::Obl => {
            let marked = scene
                .under(word, &[Universal::Case])
                .into_iter()
                .any(|case| scene.is(case, Class::OwnerMarker));
            let possessive = scene.tree.word(word).relation().subtype() == "poss";
            possessive || marked || scene.is(word, Class::SideNoun)
        }
        _ => false,
    }
}

/// "aan Armeense zijde zijn 2.317 militairen gesneuveld": the side that the clause speaks of.
fn clause_side(scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Sides {
    let clause = scene.clause(toll.trigger);
    let told = scene.tree.subtree(clause).iter().copied().filter(|word| scene.is(*word, Class::SideNoun));
    let sides = |word: WordIndex| {
        let both = scene.tree.children(word).any(|child| scene.is(child, Class::BothWord));
        if both { war.parties().into_iter().fold(Sides::none(), with) } else { named_sides(scene, word) }
    };
    told.map(sides).find(|sides| !sides.is_empty()).unwrap_or_default()
}

fn phrase_has(scene: &Scene<'_>, head: WordIndex, class: Class) -> bool {
    scene.phrase(head).into_iter().any(|word| scene.is(word, class))
}

/// "Armenië telt 105 gesneuvelden": who counts, suffers or mourns them as the subject of their clause.
fn owner(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast) -> Option<ActorCode> {
    let mut head = toll.people.head;
    while matches!(scene.relation(head), Universal::Nmod | Universal::Nummod | Universal::Conj) {
        head = scene.tree.head(head)?;
    }
    let verb = scene.tree.head(head)?;
    let counts = scene.is(verb, Class::FallVerb) && scene.hangs_by(head, &[Universal::Obj, Universal::Obl]);
    let subject = subject(scene, verb).filter(|subject| counts && *subject != head)?;
    cast.side(number, scene, subject)
}

/// The party on whose ground the sentence plays.
fn attacked(number: usize, scene: &Scene<'_>, war: &War<'_>) -> Option<ActorCode> {
    let ground = if scene.is_body() { war.cast.ground(number) } else { scene.grounds.first() };
    ground.filter(|ground| war.parties().contains(ground)).cloned()
}

/// "een Armeens bombardement kostte twaalf burgers het leven": those whom the striker of the clause fights.
fn struck(scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Option<ActorCode> {
    let distance = |word: &WordIndex| word.get().abs_diff(toll.trigger.get());
    let (word, striker) = war.strikers.iter().min_by_key(|(word, _)| distance(word))?;
    let clause = scene.clause(toll.trigger);
    let here = scene.clause(*word) == clause || scene.tree.is_under(*word, clause);
    if here { war.front.opponent(striker) } else { None }
}
