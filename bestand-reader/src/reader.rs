//! What does this report claim? From its text to claims and doubts.

mod proofs;

use bestand_claim::{
    ActorCode, Claim, Count, Doubt, Event, EventGroup, EventType, Evidence, Happening, Hedge, Outcome,
    ReaderVersion, RuleId, Scope, Sides, Standing, Toll, Victims,
};
use bestand_rules::{Match, MentionKind, Mentions};
use bestand_syntax::{Tree, Universal, Upos, WordIndex};
use bestand_text::{Report, SentenceIndex, Span};

use crate::actor_table::Role;
use crate::cast::Cast;
use crate::circumstances;
use crate::counted::is_people;
use crate::denied;
use crate::doubts::Read;
use crate::events;
use crate::marks::{Class, Marks};
use crate::names::{Name, named};
use crate::numerals::Kind;
use crate::pack::Pack;
use crate::quantity::{Quantity, quantities};
use crate::scene::Scene;
use crate::setting;
use crate::sources::{Source, Sources};
use crate::tolls::{self, single, tolls};
use crate::victims::{self, Earlier, War};

/// All that a report claims, and what the reader saw and could not settle.
#[derive(Debug, Default)]
pub struct Reading {
    /// The claims, in the order of their evidence.
    pub claims: Vec<Claim>,
    /// The doubts, in the order of the text.
    pub doubts: Vec<Doubt>,
}

/// For how many sentences a toll may be taken up.
const KEPT: usize = 3;
/// The reader that makes the claims: its version, and a digest of its code and of the packs that were compiled in, so that a ledger sees
/// which reports another reader has read.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("BESTAND_READER"));

/// The reader that makes the claims, `0.1.0+5f1c03a9`.
///
/// # Panics
/// Never: a version is a word.
#[must_use]
pub fn reader_version() -> ReaderVersion {
    ReaderVersion::new(VERSION).expect("the version is a word")
}

/// Reads a report with the pack of its language.
#[must_use]
pub fn read(report: &Report, pack: &Pack) -> Reading {
    let scenes = scenes(report, pack);
    let cast = Cast::read(&scenes);
    let sources = Sources::read(&scenes, &cast);
    let mut reading = Reading { claims: Vec::new(), doubts: crate::cut_sentences(report.page()) };
    let matches: Vec<_> =
        scenes.iter().map(|scene| if scene.is_told() { matches(scene, pack) } else { Vec::new() }).collect();
    let (events, front) = events::tell(&scenes, &cast, &sources, &matches, report.source().published);
    let states = victims::between_states(&cast, &front, &scenes, &events);
    let mut before = None;
    let mut earlier: Vec<Earlier> = Vec::new();
    for (number, scene) in scenes.iter().enumerate().filter(|(_, scene)| scene.is_told()) {
        let strikers = strikers(&events[number]);
        let found = tolls(scene, &matches[number], before);
        reading.doubts.extend(
            Read {
                number,
                scene,
                cast: &cast,
                sources: &sources,
                tolls: &found,
                events: &events[number],
                before,
            }
            .doubts(),
        );
        if let Some(last) = found.iter().rfind(|toll| !tolls::is_part(scene, toll)).or(found.last()) {
            before = Some(last.outcome);
        } else if scene.paragraph != scenes[number.saturating_sub(1)].paragraph {
            before = None;
        }
        let war = War { cast: &cast, front: &front, strikers: &strikers, states, earlier: &[] };
        let context = Context { number, scene, report, sources: &sources, war };
        for toll in &found {
            let context = Context { war: War { earlier: &earlier, ..war }, ..context };
            if let Some((claim, told)) = context.toll(toll) {
                reading.claims.push(claim);
                earlier.push(told);
            }
        }
        earlier.retain(|told| told.number + KEPT >= number);
        reading.claims.extend(events[number].iter().filter_map(|event| context.event(event)));
    }
    denied::deny(&scenes, &cast, &sources, &mut reading.claims);
    reading.doubts.sort();
    reading.claims.sort_by_key(|claim| (claim.evidence.anchor, claim.rule.clone()));
    reading
}

/// What the rules of the pack find in a sentence.
fn matches<'a>(scene: &Scene<'_>, pack: &'a Pack) -> Vec<Match<'a>> {
    pack.rules().matches(&scene.tree, &Known::new(scene, pack))
}

fn scenes<'a>(report: &'a Report, pack: &'a Pack) -> Vec<Scene<'a>> {
    let page = report.page();
    let trees = pack.trees(page, page.sentences());
    let year = report.source().published.map(bestand_text::Published::year);
    let named = named(&trees, pack.actors(), pack.gazetteer(), year);
    page.sentences()
        .iter()
        .zip(trees)
        .zip(named)
        .zip(0..)
        .map(|(((sentence, tree), named), number)| {
            let lower: Vec<String> = tree.words().map(|word| word.form().to_lowercase()).collect();
            let parts = part_openers(&lower, pack);
            let marks = Marks::read(&tree, pack.rules().classes());
            let placed = |word: WordIndex| tree.children(word).any(|case| marks.is(case, Class::PlaceMarker));
            let acts =
                |word: WordIndex| named.actors.iter().any(|name| name.first <= word && word <= name.last);
            let located = named.places.iter().filter(|at| {
                !acts(at.first) || (at.first.get()..=at.last.get()).any(|word| placed(WordIndex::new(word)))
            });
            let quantities = quantities(&lower, pack.numerals());
            let grounds = located.filter_map(|at| ActorCode::new(at.place.country).ok()).collect();
            let names =
                named.actors.into_iter().map(|name| counted_people(&tree, &quantities, name)).collect();
            Scene {
                index: SentenceIndex(number),
                kind: sentence.kind,
                paragraph: sentence.paragraph,
                lemmas: tree.words().map(|word| word.lemma().to_lowercase()).collect(),
                marks,
                times: pack.times().find(&lower, report.source().published),
                quantities,
                numerals: pack.numerals(),
                text: page.text(),
                names,
                places: named.places,
                grounds,
                parts,
                lower,
                tree,
            }
        })
        .collect()
}

/// "twaalf Thais", "nine Chinese": a state's adjective that a number counts and no noun follows names people.
fn counted_people(tree: &Tree, quantities: &[Quantity], name: Name) -> Name {
    let next = name.last.get() + 1;
    let noun = |word: WordIndex| matches!(tree.word(word).upos(), Upos::Noun | Upos::Propn | Upos::Adj);
    let followed = next < tree.len() && noun(WordIndex::new(next));
    let counted =
        quantities.iter().any(|quantity| quantity.last.get() + 1 == name.first.get() && !quantity.article);
    let nominal = matches!(tree.word(name.last).upos(), Upos::Noun | Upos::Propn);
    let people = name.role == Role::Adjective && name.is_state && counted && nominal && !followed;
    if people { Name { role: Role::People, people, ..name } } else { name }
}

fn part_openers(lower: &[String], pack: &Pack) -> Vec<WordIndex> {
    let ends =
        (0..lower.len()).filter_map(|at| Some(at + pack.numerals().longest(&lower[at..], Kind::Part)?.0 - 1));
    ends.map(WordIndex::new).collect()
}

/// What rules may ask of a word.
struct Known<'a, 's> {
    scene: &'a Scene<'s>,
    people: Option<MentionKind>,
    quantity: Option<MentionKind>,
    actor: Option<MentionKind>,
}

impl Mentions for Known<'_, '_> {
    fn is(&self, word: WordIndex, kind: MentionKind) -> bool {
        let kind = Some(kind);
        if kind == self.people {
            is_people(self.scene, word)
                || self.scene.quantity_at(word).is_some_and(|place| self.may_stand_alone(word, place))
        } else if kind == self.quantity {
            self.scene.quantity_at(word).is_some()
        } else {
            kind == self.actor
                && (self.scene.name_at(word).is_some()
                    || self.scene.is(word, Class::SpeakerNoun)
                    || self.scene.is(word, Class::ForceNoun)
                    || self.scene.is(word, Class::Person))
        }
    }
}

/// Who strikes in a sentence, and by which word.
fn strikers(events: &[events::Happening<'_>]) -> Vec<(WordIndex, ActorCode)> {
    let strikes = |event: &&events::Happening<'_>| {
        event.kind.group() == EventGroup::Violence && event.kind != EventType::Clash
    };
    let codes = |event: &events::Happening<'_>| {
        event.actor.iter().map(|code| (event.trigger, code.clone())).collect::<Vec<_>>()
    };
    events.iter().filter(strikes).flat_map(codes).collect()
}

impl<'a, 's> Known<'a, 's> {
    fn new(scene: &'a Scene<'s>, pack: &Pack) -> Self {
        Self {
            scene,
            people: pack.mention("people"),
            quantity: pack.mention("quantity"),
            actor: pack.mention("actor"),
        }
    }

    /// "tientallen", "400": a number that no noun follows may stand for people.
    fn may_stand_alone(&self, word: WordIndex, place: usize) -> bool {
        let quantity = &self.scene.quantities[place];
        let counted = self
            .scene
            .hangs_by(word, &[Universal::Nummod, Universal::Det, Universal::Amod, Universal::Advmod]);
        !quantity.article && !counted
    }
}

/// What is known around a claim of one sentence.
#[derive(Clone, Copy)]
struct Context<'a, 's> {
    number: usize,
    scene: &'a Scene<'s>,
    report: &'a Report,
    sources: &'a Sources,
    war: War<'a>,
}

impl Context<'_, '_> {
    fn toll(&self, toll: &tolls::Toll<'_>) -> Option<(Claim, Earlier)> {
        let scene = self.scene;
        let source = self.source_of(toll);
        let speaker = source.map(|source| source.speaker.clone());
        let victims = victims::victims(self.number, scene, toll, &self.war);
        let side = victims::side(self.number, scene, toll, &self.war, speaker.as_ref(), victims);
        let fight = victims == Victims::Unspecified && self.war.are_fighters(scene, &side);
        let victims = if fight { Victims::Military } else { victims };
        let (count, span) = self.count(toll, &side, source)?;
        let standing = toll.standing.unwrap_or_else(|| setting::standing(scene, toll, &count, source));
        let told = Toll {
            outcome: toll.outcome,
            count,
            victims,
            side,
            perpetrator: Sides::none(),
            scope: self.scope(toll),
        };
        let earlier = Earlier {
            number: self.number,
            head: toll.people.head,
            part: tolls::is_part(scene, toll),
            outcome: toll.outcome,
            source: source.cloned(),
            victims,
            side: told.side.clone(),
            scope: told.scope,
        };
        let happening = Happening::Toll(told);
        Some((self.claim(happening, span, toll.trigger, toll.rule, source, Some(standing)), earlier))
    }

    /// Who answers for a toll: by the words of its sentence, for a part of one told before whoever told that, for a figure withheld whoever
    /// spoke last.
    fn source_of(&self, toll: &tolls::Toll<'_>) -> Option<&Source> {
        let own = self.sources.of(self.number, toll.people.head);
        let part = tolls::opens_part(self.scene) && tolls::is_part(self.scene, toll);
        let whole = || self.war.whole(toll.outcome).filter(|_| part);
        let withheld = toll.standing == Some(Standing::Withheld);
        own.or_else(|| self.sources.of(self.number, toll.trigger))
            .or_else(|| whole().and_then(|told| told.source.as_ref()))
            .or_else(|| self.sources.last_before(self.number).filter(|_| withheld))
    }

    /// One attack or a running total: by the words of the sentence; a part of a total in its sentence, and a sentence
    /// that tells of no attack, time or place, go on with the total told before.
    fn scope(&self, toll: &tolls::Toll<'_>) -> Scope {
        let scene = self.scene;
        let own = setting::scope(scene, toll);
        let own =
            if own == Scope::Addition && self.is_beside_others(toll.outcome) { Scope::Incident } else { own };
        let attacks = |word: WordIndex| scene.is(word, Class::EventNoun) || scene.is(word, Class::EventVerb);
        let plain = scene.times.is_empty() && scene.places.is_empty() && !scene.words().any(attacks);
        let part = tolls::is_part(scene, toll);
        let held = matches!(toll.outcome, Outcome::Captured | Outcome::Released);
        let goes_on = |before: &Earlier| {
            let near = before.number == self.number && part || before.number + 1 >= self.number && plain;
            before.scope == Scope::Total && near && !held
        };
        let total = own == Scope::Incident && self.war.earlier.last().is_some_and(goes_on);
        if total { Scope::Total } else { own }
    }

    /// "Er vielen vijf doden. Nog eens 71 mensen raakten gewond": on top of people to whom something else happened in the same attack, not of
    /// earlier ones of their own.
    fn is_beside_others(&self, outcome: Outcome) -> bool {
        let added_to = |told: &&Earlier| told.outcome == outcome || told.outcome == Outcome::Casualties;
        let beside = self.war.earlier.last().is_some_and(|told| told.number + 1 >= self.number);
        beside && !self.war.earlier.iter().any(|told| added_to(&told))
    }

    /// The interval and the words that carry it; a person told without a number is one.
    fn count(&self, toll: &tolls::Toll<'_>, side: &Sides, source: Option<&Source>) -> Option<(Count, Span)> {
        let scene = self.scene;
        let head = toll.people.head;
        let Some(place) = toll.people.quantity else {
            if single(scene, head) {
                let span = scene.phrase_span(head);
                return Some((Count::new(Some(1), Some(1), Hedge::Exact, span).ok()?, span));
            }
            let admits =
                source.and_then(|source| source.speaker.side()).is_some_and(|code| side.contains(code));
            if toll.rule == tolls::ADMITTED && !admits {
                return None;
            }
            let losses =
                scene.is(head, Class::TollNoun) && scene.tree.word(head).feature("Number") != Some("Sing");
            let told = scene.tree.head(head).is_some_and(|verb| scene.is(verb, Class::FallVerb));
            let unstated = toll.standing.is_some() || admits && losses && told;
            return unstated.then(|| (Count::unstated(), scene.phrase_span(head)));
        };
        let quantity = &scene.quantities[place];
        let confirms =
            scene.words().any(|word| scene.is(word, Class::ConfirmVerb)) && quantity.high == Some(0);
        if confirms {
            return Some((Count::unstated(), scene.span(quantity.first.min(head), quantity.last.max(head))));
        }
        let high = quantity.high.filter(|_| !self.shares_hedge(toll));
        let (first, last) = (quantity.first.min(head), quantity.last.max(head));
        let span = scene.span(first, last);
        let number = scene.span(quantity.first, quantity.last);
        Some((Count::new(quantity.low, high, quantity.hedge, number).ok()?, span))
    }

    /// "minstens dertig doden en honderd gewonden": the hedge of the number before holds for the noun beside it.
    fn shares_hedge(&self, toll: &tolls::Toll<'_>) -> bool {
        const REACH: usize = 8;
        let scene = self.scene;
        let Some(place) = toll.people.quantity else { return false };
        let quantity = &scene.quantities[place];
        let named = scene.is(toll.people.head, Class::TollNoun)
            || scene.is(toll.people.head, Class::HarmAdjective)
            || scene.relation(toll.people.head) == Universal::Conj;
        let joined = quantity
            .first
            .get()
            .checked_sub(1)
            .is_some_and(|at| scene.upos(WordIndex::new(at)) == Upos::Cconj);
        let before = place.checked_sub(1).map(|before| &scene.quantities[before]);
        let hedged = before.is_some_and(|before| {
            before.hedge == Hedge::AtLeast && quantity.first.get() - before.last.get() <= REACH
        });
        quantity.hedge == Hedge::Exact && named && joined && hedged
    }

    fn event(&self, event: &events::Happening<'_>) -> Option<Claim> {
        let scene = self.scene;
        let source = event.source.as_ref();
        let first = event.words.iter().min()?;
        let last = event.words.iter().max()?;
        let told = Event { event_type: event.kind, actor: event.actor.clone(), target: event.target.clone() };
        let mut claim = self.claim(
            Happening::Event(told),
            scene.span(*first, *last),
            event.trigger,
            event.rule,
            source,
            None,
        );
        claim.speaker.clone_from(&event.speaker);
        claim.modality = event.modality;
        claim.when = circumstances::when(self.scene, event.told_by, event.modality);
        claim.place = circumstances::place(self.scene, event.told_by);
        claim.background = event.background;
        Some(claim)
    }

    fn claim(
        &self,
        happening: Happening,
        span: Span,
        word: WordIndex,
        rule: &str,
        source: Option<&Source>,
        standing: Option<Standing>,
    ) -> Claim {
        let published = self.report.source().published;
        let modality = setting::modality(self.scene, word);
        Claim {
            happening,
            speaker: source.map(|source| source.speaker.clone()),
            channel: circumstances::channel(self.scene, source),
            standing: standing.or(source.map(|source| source.standing)).unwrap_or(Standing::Asserted),
            modality,
            background: setting::background(self.scene, word, published),
            when: circumstances::when(self.scene, word, modality),
            place: circumstances::place(self.scene, word),
            evidence: Evidence {
                report: self.report.id().clone(),
                sentence: self.scene.index,
                span: self.scene.tree.subtree_span(self.scene.clause(word)),
                anchor: span,
            },
            rule: RuleId::new(rule).expect("rules have names"),
            reader: reader_version(),
        }
    }
}
