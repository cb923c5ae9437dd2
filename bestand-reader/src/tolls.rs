//! Which tolls does this sentence tell? People, how many, and what happened to them.

mod parts;
mod unstated;

use bestand_claim::{Outcome, Standing};
use bestand_rules::Match;
use bestand_syntax::{Universal, Upos, WordIndex};

use self::parts::{pairs, parts_of};
use self::unstated::unstated;
use crate::counted::{Counted, counted, is_denied, is_people, one, people_of};
use crate::marks::Class;
use crate::numerals::Kind;
use crate::quantity::Quantity;
use crate::scene::Scene;

/// A toll as the sentence tells it, before anybody answers for it.
#[derive(Clone, Debug)]
pub(crate) struct Toll<'r> {
    /// Who, and which quantity counts them.
    pub(crate) people: Counted,
    /// What happened to them.
    pub(crate) outcome: Outcome,
    /// The word that says so: "gesneuveld".
    pub(crate) trigger: WordIndex,
    /// The rule that found it.
    pub(crate) rule: &'r str,
    /// How it stands, where the words settle that: withheld, or said to be unknown.
    pub(crate) standing: Option<Standing>,
}

/// The rule of a quantity of people beside a word for an outcome, where no rule over the tree fits.
const NEARBY: &str = "toll.nearby";
/// The rule of a total without a word for what befell those counted.
const TOTAL: &str = "toll.total";
/// The rule of "onder wie".
const PART: &str = "toll.part";
/// The rule of a figure that is withheld or unknown.
const UNSTATED: &str = "toll.unstated";
/// The rule of those whom their own side admits without a figure.
pub(crate) const ADMITTED: &str = "toll.admitted";

pub(crate) use self::parts::described;

/// All tolls of a sentence from its matches, then from the quantities of people that no match has taken.
///
/// `before` is the outcome told last, which "onder hen waren veel kinderen" goes on with.
pub(crate) fn tolls<'r>(scene: &Scene<'_>, matches: &[Match<'r>], before: Option<Outcome>) -> Vec<Toll<'r>> {
    let mut found: Vec<Toll<'r>> = Vec::new();
    let mut ordered: Vec<&Match<'r>> = matches.iter().filter(|fit| is_toll(fit)).collect();
    ordered.sort_by_key(|fit| priority(fit));
    for fit in ordered {
        for toll in from_match(scene, fit, &found, before) {
            keep(&mut found, toll);
        }
    }
    for toll in pairs(scene, &found) {
        found.retain(|known| {
            known.people != toll.people
                || known.outcome != Outcome::Killed
                || toll.outcome != Outcome::Casualties
        });
        found.push(toll);
    }
    for toll in parts_of(scene, &found, before) {
        keep(&mut found, toll);
    }
    for toll in nearby(scene, &found) {
        keep(&mut found, toll);
    }
    for toll in unstated(scene, &found) {
        keep(&mut found, toll);
    }
    let wholes: Vec<bool> = found.iter().map(|toll| is_whole(scene, toll, &found)).collect();
    let mut whole = wholes.into_iter();
    found.retain(|_| !whole.next().unwrap_or(false));
    found.retain(|toll| !toll.people.quantity.is_some_and(|place| is_denied(scene, place)));
    found.retain(|toll| !toll.people.quantity.is_some_and(|place| is_revised(scene, place)));
    found.sort_by_key(|toll| (toll.people.head, toll.trigger));
    found
}

/// "is bijgesteld van zeventien naar zestien", "rose from 40 dead to 41": the figure that was, right behind its marker, where the clause of a
/// figure tells another after it.
fn is_revised(scene: &Scene<'_>, place: usize) -> bool {
    const REACH: usize = 5;
    let (first, last) = (scene.quantities[place].first, scene.quantities[place].last);
    let marked =
        first.get().checked_sub(1).map(WordIndex::new).is_some_and(|at| scene.is(at, Class::OriginMarker));
    let clause = scene.tree.subtree(scene.clause(first));
    let told = |at: &WordIndex| *at < first && (scene.is_figure(*at) || scene.is(*at, Class::ReviseVerb));
    let next =
        scene.quantities.iter().find(|next| next.first > last && next.first.get() - last.get() <= REACH);
    let to = |next: &Quantity| {
        let before = next.first.get().checked_sub(1).map(WordIndex::new);
        before.is_some_and(|at| at > last && scene.upos(at) == Upos::Adp)
    };
    marked && clause.iter().any(told) && next.is_some_and(to)
}

/// "Van de 90.000 inwoners is de helft gevlucht": the whole of which another toll of the same word is a share.
fn is_whole(scene: &Scene<'_>, toll: &Toll<'_>, found: &[Toll<'_>]) -> bool {
    let head = toll.people.head;
    let owned =
        scene.under(head, &[Universal::Case]).into_iter().any(|case| scene.is(case, Class::OwnerMarker));
    let share = || {
        found.iter().any(|other| {
            other.trigger == toll.trigger
                && other.people.quantity != toll.people.quantity
                && other.people.quantity.is_some()
        })
    };
    let inside = toll.people.quantity.is_some_and(|place| scene.quantities[place].first < head);
    owned && inside && scene.is_definite(head) && !scene.tree.is_under(toll.trigger, head) && share()
}

fn is_toll(fit: &Match<'_>) -> bool {
    fit.rule().name().starts_with("toll.")
}

/// A verb settles what a noun such as "krijgsgevangenen" leaves open; a figure is read last.
fn priority(fit: &Match<'_>) -> (u8, WordIndex) {
    let rank = match fit.rule().name() {
        TOTAL => 3,
        "toll.figure" => 2,
        "toll.people" => 1,
        _ => 0,
    };
    (rank, fit.trigger())
}

fn keep<'r>(found: &mut Vec<Toll<'r>>, toll: Toll<'r>) {
    let same = |known: &Toll<'_>| match toll.people.quantity {
        Some(quantity) if known.people.quantity == Some(quantity) => {
            known.people.head == toll.people.head || known.outcome == toll.outcome || toll.rule == NEARBY
        }
        Some(_) => {
            known.people.quantity.is_some()
                && known.people.head == toll.people.head
                && known.outcome == toll.outcome
        }
        None => known.people.head == toll.people.head,
    };
    if !found.iter().any(same) {
        found.push(toll);
    }
}

fn from_match<'r>(
    scene: &Scene<'_>,
    fit: &Match<'r>,
    known: &[Toll<'r>],
    before: Option<Outcome>,
) -> Vec<Toll<'r>> {
    let told = fit.value("kind").or_else(|| fit.value("outcome"));
    let told = told.and_then(|told| Outcome::parse(told).ok());
    let Some(outcome) = told.or_else(|| of_total(fit, known, before)) else { return Vec::new() };
    let mut found = Vec::new();
    let argument = fit.value("counted").unwrap_or("victim");
    for victim in fit.words(argument) {
        for people in counted(scene, *victim) {
            let people =
                if fit.rule().name() == "toll.people" { figured(scene, fit, people, known) } else { people };
            let outcome = own_outcome(scene, people.head, outcome);
            found.push(Toll {
                people,
                outcome,
                trigger: fit.trigger(),
                rule: fit.rule().name(),
                standing: None,
            });
        }
    }
    found.retain(|toll| may_count(scene, toll));
    found
}

/// "bringing the total to 900", "daarmee komt de teller op veertig": a total is of what befell the people told just before it.
fn of_total(fit: &Match<'_>, known: &[Toll<'_>], before: Option<Outcome>) -> Option<Outcome> {
    if fit.rule().name() != TOTAL {
        return None;
    }
    let told =
        known.iter().filter(|toll| toll.people.head < fit.trigger()).max_by_key(|toll| toll.people.head);
    told.map(|toll| toll.outcome).or(before)
}

/// "the wounded run into the hundreds": the count that the rule found, where none stands with the noun.
fn figured(scene: &Scene<'_>, fit: &Match<'_>, people: Counted, known: &[Toll<'_>]) -> Counted {
    let taken = |place: &usize| known.iter().any(|toll| toll.people.quantity == Some(*place));
    let count =
        || fit.words("count").iter().find_map(|word| scene.quantity_at(*word)).filter(|place| !taken(place));
    Counted { quantity: people.quantity.or_else(count), ..people }
}

/// "31 doden en 168 gewonden": each noun tells its own outcome, but a released prisoner is released.
fn own_outcome(scene: &Scene<'_>, head: WordIndex, outcome: Outcome) -> Outcome {
    let own = scene.value(head, Class::TollNoun, "outcome").and_then(|own| Outcome::parse(own).ok());
    let exchanged = scene.tree.ancestors(head).take(2).any(|above| scene.is(above, Class::FreeingWord));
    if outcome == Outcome::Captured && exchanged {
        return Outcome::Released;
    }
    match own {
        Some(Outcome::Captured) if outcome == Outcome::Captured && frees(scene) => Outcome::Released,
        Some(Outcome::Captured | Outcome::Displaced | Outcome::Casualties) | None => outcome,
        Some(own) => own,
    }
}

/// Whether the sentence tells of an exchange or release, so that its prisoners go free.
fn frees(scene: &Scene<'_>) -> bool {
    scene.words().any(|word| {
        scene.is(word, Class::FreeingWord)
            || outcome_of(scene, word) == Some(Outcome::Released)
            || [Class::EventNoun, Class::EventVerb]
                .iter()
                .any(|class| scene.value(word, *class, "type") == Some("prisoner_exchange"))
    })
}

/// Whether the quantity can count people: no unit of measure, no hour, no thing.
fn may_count(scene: &Scene<'_>, toll: &Toll<'_>) -> bool {
    let head = toll.people.head;
    let Some(place) = toll.people.quantity else { return is_people(scene, head) };
    let quantity = &scene.quantities[place];
    let harmed = matches!(toll.outcome, Outcome::Killed | Outcome::Injured);
    let nobody = quantity.high == Some(0) && !harmed && toll.outcome != Outcome::Casualties;
    let named_so =
        quantity.article && scene.relation(head) == Universal::Appos && scene.is(head, Class::SpeakerNoun);
    if measures(scene, quantity.last)
        || dated(scene, place)
        || nobody
        || named_so
        || tells_itself(scene, toll)
    {
        return false;
    }
    let next = WordIndex::new((quantity.last.get() + 1).min(scene.tree.len() - 1));
    let before_thing = scene.upos(next) == Upos::Noun && scene.is_thing(next) && !is_people(scene, next);
    let thing = before_thing
        || scene.tree.head(quantity.number).is_some_and(|noun| {
            scene.relation(quantity.number) == Universal::Nummod
                && scene.is_thing(noun)
                && !is_people(scene, noun)
        });
    if thing {
        return false;
    }
    let named = is_people(scene, head);
    let elliptic = quantity.first <= head && head <= quantity.last || !scene.is_nominal(head);
    let unknown = harmed
        && !quantity.vague
        && !quantity.article
        && toll.rule != NEARBY
        && scene.upos(head) == Upos::Noun;
    named || elliptic && !quantity.article || unknown && !scene.is_thing(head)
}

/// "Two women who escaped said …", "200.000 refugees are expected": those who tell of it, and those who are still to come.
fn tells_itself(scene: &Scene<'_>, toll: &Toll<'_>) -> bool {
    let head = toll.people.head;
    let over = || scene.tree.ancestors(head).take(2);
    let speaks = scene.relation(head) == Universal::Nsubj
        && scene
            .tree
            .head(head)
            .is_some_and(|verb| scene.is(verb, Class::SpeechVerb) && scene.upos(verb) == Upos::Verb);
    let alive = !matches!(toll.outcome, Outcome::Killed | Outcome::Casualties);
    let to_come = toll.outcome == Outcome::Displaced && over().any(|verb| scene.is(verb, Class::ExpectVerb));
    alive && speaks && toll.trigger != head && scene.tree.head(head) != Some(toll.trigger) || to_come
}

/// "12 uur", "30 kilometer", "5 procent": the word behind the number is a unit.
pub(crate) fn measures(scene: &Scene<'_>, last: WordIndex) -> bool {
    let after = (last.get() + 1..scene.tree.len().min(last.get() + 3)).map(WordIndex::new);
    let mut near =
        after.take_while(|word| scene.upos(*word) != Upos::Punct || scene.counts(*word, Kind::Unit));
    near.next().is_some_and(|word| scene.counts(word, Kind::Unit))
        || near.next().is_some_and(|word| {
            scene.counts(word, Kind::Unit) && scene.upos(WordIndex::new(last.get() + 1)) == Upos::Adj
        })
}

/// A bare number that reads as a year, or the day before a month.
pub(crate) fn dated(scene: &Scene<'_>, place: usize) -> bool {
    const YEARS: std::ops::RangeInclusive<u64> = 1800..=2100;
    let quantity = &scene.quantities[place];
    let bare = quantity.first == quantity.last && quantity.low == quantity.high;
    let digits = scene.lower[quantity.last.get()].bytes().all(|byte| byte.is_ascii_digit());
    let timed = scene.times.iter().any(|time| (time.first..=time.last).contains(&quantity.last.get()));
    let heads_noun =
        scene.tree.head(quantity.last).is_some_and(|head| is_people(scene, head) && head > quantity.last);
    (timed || bare && digits && quantity.low.is_some_and(|low| YEARS.contains(&low))) && !heads_noun
}

/// Quantities of people in the clause of a word for an outcome, where the tree led no rule to them.
fn nearby<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    let mut tolls = Vec::new();
    for place in 0..scene.quantities.len() {
        if found.iter().any(|toll| toll.people.quantity == Some(place)) || scene.quantities[place].article {
            continue;
        }
        let people = people_of(scene, place);
        if !is_people(scene, people.head) {
            continue;
        }
        let cue = cue_for(scene, people.head);
        if let Some((trigger, outcome)) = cue {
            for people in beside(scene, people) {
                let outcome = own_outcome(scene, people.head, outcome);
                tolls.push(Toll { people, outcome, trigger, rule: NEARBY, standing: None });
            }
        }
    }
    tolls.retain(|toll| may_count(scene, toll));
    tolls
}

/// "negentig soldaten en elf officieren": people with those coordinated with them.
fn beside(scene: &Scene<'_>, people: Counted) -> Vec<Counted> {
    let more = counted(scene, people.head).into_iter().filter(|other| other.quantity != people.quantity);
    std::iter::once(people).chain(more).collect()
}

/// How near a verb of another clause must stand to people whom the tree hung elsewhere, in words.
const NEAR: usize = 4;

/// The nearest word for an outcome above the people, in their own clause; without one, a verb right beside them.
pub(crate) fn cue_for(scene: &Scene<'_>, head: WordIndex) -> Option<(WordIndex, Outcome)> {
    let clause = scene.clause(head);
    let inside = |word: WordIndex| scene.clause(word) == clause;
    let mut cues: Vec<(usize, WordIndex, Outcome)> = scene
        .words()
        .filter(|word| inside(*word))
        .filter_map(|word| Some((word.get().abs_diff(head.get()), word, outcome_of(scene, word)?)))
        .collect();
    if cues.is_empty() {
        let near = scene
            .words()
            .filter(|word| word.get().abs_diff(head.get()) <= NEAR && scene.upos(*word) == Upos::Verb);
        cues.extend(
            near.filter_map(|word| Some((word.get().abs_diff(head.get()), word, outcome_of(scene, word)?))),
        );
    }
    if cues.is_empty() {
        cues.extend(deed_above(scene, clause).map(|(verb, outcome)| (0, verb, outcome)));
    }
    cues.sort_by_key(|(distance, word, _)| (*distance, *word));
    cues.into_iter().next().map(|(_, word, outcome)| (word, outcome))
}

/// "schakelden bij gevechten die volgden 58 strijders uit": the deed of the clause above, where the tree gave it nobody to befall.
fn deed_above(scene: &Scene<'_>, clause: WordIndex) -> Option<(WordIndex, Outcome)> {
    let above = scene.clause(scene.tree.head(clause)?);
    let befalls = scene.under(above, &[Universal::Obj]).is_empty() && scene.is(above, Class::InflictVerb);
    let described = scene.relation(clause) == Universal::Acl && scene.upos(above) == Upos::Verb;
    if befalls && described { Some((above, outcome_of(scene, above)?)) } else { None }
}

/// What `word` says of those it speaks of.
pub(crate) fn outcome_of(scene: &Scene<'_>, word: WordIndex) -> Option<Outcome> {
    const CLASSES: [Class; 5] =
        [Class::SufferVerb, Class::InflictVerb, Class::HarmAdjective, Class::TollNoun, Class::FlightIdiom];
    let lost = scene.is(word, Class::LifeNoun)
        && scene
            .tree
            .head(word)
            .is_some_and(|verb| scene.is(verb, Class::CostVerb) || scene.is(verb, Class::LoseVerb));
    if lost {
        return Some(Outcome::Killed);
    }
    CLASSES.iter().find_map(|class| Outcome::parse(scene.value(word, *class, "outcome")?).ok())
}

/// Whether a toll is a part of one before it: "van wie er elf stierven".
pub(crate) fn is_part(scene: &Scene<'_>, toll: &Toll<'_>) -> bool {
    const REACH: usize = 7;
    let head = toll.people.head.get();
    let near = |opener: &WordIndex| {
        head.checked_sub(opener.get()).is_some_and(|distance| distance <= REACH)
            || opener.get().checked_sub(head).is_some_and(|distance| (1..=3).contains(&distance))
    };
    toll.rule == PART || scene.parts.iter().any(near)
}

/// Whether the sentence opens with words for those told before: "Onder hen zijn veel kinderen".
pub(crate) fn opens_part(scene: &Scene<'_>) -> bool {
    const OPENING: usize = 4;
    scene.parts.iter().any(|opener| opener.get() < OPENING)
}

/// One person told without a number: "a civilian", "U.N. soldier dies" in a heading.
pub(crate) fn single(scene: &Scene<'_>, head: WordIndex) -> bool {
    let word = scene.tree.word(head);
    let person = scene.is(head, Class::Person) && word.feature("Number") == Some("Sing");
    let determined = scene.tree.children(head).any(|child| {
        scene.hangs_by(child, &[Universal::Det, Universal::Nummod])
            || scene.tree.word(child).relation().subtype() == "poss"
    });
    person && word.upos() == Upos::Noun && !determined && one(scene, head).quantity.is_none()
}
