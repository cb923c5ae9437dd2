//! Which actors and places do the words of a report name? Each name with the sense that the report's other names point to.

use bestand_claim::ActorCode;
use bestand_syntax::{Tree, WordIndex};
use rustc_hash::FxHashMap;

use crate::actor_table::{ActorKind, ActorName, Role};
use crate::actors::{ActorMention, Actors};
use crate::fit::Fit;
use crate::gazetteer::{Gazetteer, PlaceMention};
use crate::places::Place;

/// A name of an actor in a sentence: "Azerbeidzjaanse" in "het Azerbeidzjaanse leger" names AZE.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// The first word.
    pub(crate) first: WordIndex,
    /// The last word.
    pub(crate) last: WordIndex,
    /// Whose name it is: for whom its words speak, or its own code where they speak for nobody.
    pub(crate) code: ActorCode,
    /// What kind of name.
    pub(crate) role: Role,
    /// What kind of actor.
    pub(crate) kind: ActorKind,
    /// Whether it can be a side: states, state-like entities, armed groups and peoples, but no agency or aid organisation.
    pub(crate) takes_sides: bool,
    /// Whether it is an organisation or mission, whose staff may be victims.
    pub(crate) organisation: bool,
    /// Whether it is a news agency, paper or broadcaster.
    pub(crate) media: bool,
    /// Whether it is a state or acts as one.
    pub(crate) is_state: bool,
    /// The states to which it belongs.
    pub(crate) states: Vec<ActorCode>,
    /// Whether it is a plain plural for fighters without a group: "militants".
    pub(crate) generic: bool,
    /// Whether it names people: "Palestijnen".
    pub(crate) people: bool,
}

/// A place named in a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'p> {
    /// The first word.
    pub(crate) first: WordIndex,
    /// The last word.
    pub(crate) last: WordIndex,
    /// The place.
    pub(crate) place: Place<'p>,
}

/// The names of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Named<'p> {
    /// Names of actors, in order.
    pub(crate) actors: Vec<Name>,
    /// Names of places, in order; a word may be both.
    pub(crate) places: Vec<Placed<'p>>,
}

/// Finds the names of all sentences; `year` is that of the report.
pub(crate) fn named<'p>(
    trees: &[Tree],
    actors: &Actors,
    gazetteer: &'p Gazetteer,
    year: Option<i16>,
) -> Vec<Named<'p>> {
    let found: Vec<_> = trees.iter().map(|tree| mentions(tree, actors, gazetteer)).collect();
    let context = context(&found, actors);
    let countries: Vec<&str> = context.iter().map(|code| &**code).collect();
    let sense = |mentions: &Mentions<'_, 'p>| Named {
        actors: mentions
            .actors
            .iter()
            .filter_map(|mention| name(mention, actors, &countries, year))
            .collect(),
        places: mentions.places.iter().filter_map(|mention| placed(mention, &countries)).collect(),
    };
    found.iter().map(sense).collect()
}

/// What a sentence's words may name.
struct Mentions<'a, 'p> {
    actors: Vec<ActorMention<'a>>,
    places: Vec<PlaceMention<'p>>,
}

fn mentions<'a, 'p>(tree: &Tree, actors: &'a Actors, gazetteer: &'p Gazetteer) -> Mentions<'a, 'p> {
    let forms: Vec<&str> = tree.words().map(bestand_syntax::Word::form).collect();
    let lemmas: Vec<&str> = tree.words().map(bestand_syntax::Word::lemma).collect();
    let mut actors = actors.find(&forms, &lemmas);
    actors.retain(|mention| matches!(mention.fit, Fit::Whole | Fit::First));
    Mentions { actors, places: gazetteer.find(&forms, &lemmas) }
}

/// The countries that the report speaks of, by names that can mean but one actor, most often named first.
fn context(found: &[Mentions<'_, '_>], actors: &Actors) -> Vec<Box<str>> {
    let mut counts: FxHashMap<Box<str>, usize> = FxHashMap::default();
    for mention in found.iter().flat_map(|mentions| &mentions.actors) {
        if let [only] = mention.senses[..] {
            let actor = only.code().and_then(|code| actors.actor(code));
            actor
                .iter()
                .flat_map(|actor| actor.states.iter())
                .for_each(|state| *counts.entry(state.clone()).or_default() += 1);
        }
    }
    let mut countries: Vec<_> = counts.into_iter().collect();
    countries.sort_by(|a, b| (usize::MAX - a.1, &a.0).cmp(&(usize::MAX - b.1, &b.0)));
    countries.into_iter().map(|(country, _)| country).collect()
}

fn name(mention: &ActorMention<'_>, actors: &Actors, countries: &[&str], year: Option<i16>) -> Option<Name> {
    let sense: &ActorName = actors.best(mention, countries, year)?;
    let actor = actors.actor(sense.code()?)?;
    let code = actor.speaks_for.as_deref().unwrap_or(&actor.code);
    let media = matches!(actor.kind, ActorKind::Agency | ActorKind::Outlet);
    let fighters = matches!(actor.kind, ActorKind::Fighters | ActorKind::Ethnicity);
    Some(Name {
        first: WordIndex::new(mention.tokens.start),
        last: WordIndex::new(mention.tokens.end - 1),
        code: ActorCode::new(code).ok()?,
        role: sense.role,
        kind: actor.kind,
        takes_sides: actor.speaks_for.is_some(),
        organisation: matches!(actor.kind, ActorKind::Organisation | ActorKind::Mission),
        media,
        is_state: matches!(actor.kind, ActorKind::State | ActorKind::StateLike),
        states: actor.states.iter().filter_map(|state| ActorCode::new(state).ok()).collect(),
        generic: actor.kind == ActorKind::Fighters,
        people: sense.role == Role::People || fighters,
    })
}

fn placed<'p>(mention: &PlaceMention<'p>, countries: &[&str]) -> Option<Placed<'p>> {
    let place = mention.best(countries)?.clone();
    Some(Placed {
        first: WordIndex::new(mention.tokens.start),
        last: WordIndex::new(mention.tokens.end - 1),
        place,
    })
}
