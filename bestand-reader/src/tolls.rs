//! Which tolls does this sentence tell? People, how many, and what happened to them.

use bestand_claim::{Outcome, Standing};
use bestand_rules::Match;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::counted::{Counted, conjuncts, counted, is_people, one, parts, people_of};
use crate::marks::Class;
use crate::numerals::Kind;
use crate::scene::Scene;
use crate::setting::negated;

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
/// The rule of "onder wie".
pub(crate) const PART: &str = "toll.part";
/// The rule of a figure that is withheld or unknown.
const UNSTATED: &str = "toll.unstated";

/// All tolls of a sentence from its matches, then from the quantities of people that no match has taken.
///
/// `before` is the outcome told last, which "onder hen waren veel kinderen" goes on with.
pub(crate) fn tolls<'r>(scene: &Scene<'_>, matches: &[Match<'r>], before: Option<Outcome>) -> Vec<Toll<'r>> {
    let mut found: Vec<Toll<'r>> = Vec::new();
    let mut ordered: Vec<&Match<'r>> = matches.iter().filter(|fit| is_toll(fit)).collect();
    ordered.sort_by_key(|fit| priority(fit));
    for fit in ordered {
        for toll in from_match(scene, fit) {
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
    found.sort_by_key(|toll| (toll.people.head, toll.trigger));
    found
}

fn is_toll(fit: &Match<'_>) -> bool {
    fit.rule().name().starts_with("toll.")
}

/// A verb settles what a noun such as "krijgsgevangenen" leaves open; a figure is read last.
fn priority(fit: &Match<'_>) -> (u8, WordIndex) {
    let rank = match fit.rule().name() {
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

fn from_match<'r>(scene: &Scene<'_>, fit: &Match<'r>) -> Vec<Toll<'r>> {
    let told = fit.value("kind").or_else(|| fit.value("outcome"));
    let Some(outcome) = told.and_then(|told| Outcome::parse(told).ok()) else { return Vec::new() };
    let mut found = Vec::new();
    let argument = fit.value("counted").unwrap_or("victim");
    for victim in fit.words(argument) {
        for people in counted(scene, *victim) {
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

/// "tientallen doden en gewonden" is two tolls, "500 doden en gewonden" one of casualties: a second noun without a number.
fn pairs<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    let mut tolls = Vec::new();
    for toll in found.iter().filter(|toll| toll.outcome == Outcome::Killed && toll.people.quantity.is_some())
    {
        let second = conjuncts(scene, toll.people.head).into_iter().find(|word| {
            outcome_of(scene, *word) == Some(Outcome::Injured) && one(scene, *word).quantity.is_none()
        });
        let Some(second) = second else { continue };
        let vague = toll.people.quantity.is_some_and(|place| scene.quantities[place].vague);
        let people =
            if vague { Counted { head: second, quantity: toll.people.quantity } } else { toll.people };
        let outcome = if vague { Outcome::Injured } else { Outcome::Casualties };
        tolls.push(Toll { people, outcome, ..toll.clone() });
    }
    tolls
}

/// "27 doden, onder wie twee kinderen": a part shares the outcome of the toll before it, also of the sentence before.
fn parts_of<'r>(scene: &Scene<'_>, found: &[Toll<'r>], before: Option<Outcome>) -> Vec<Toll<'r>> {
    let mut tolls = Vec::new();
    for opener in &scene.parts {
        let whole =
            found.iter().filter(|toll| toll.people.head < *opener).max_by_key(|toll| toll.people.head);
        let opens = opener.get() < 3;
        let outcome = whole.map(|toll| toll.outcome).or(before.filter(|_| opens));
        for people in parts(scene, *opener) {
            if let Some(outcome) =
                outcome.filter(|_| found.iter().all(|toll| toll.people.quantity != people.quantity))
            {
                tolls.push(Toll {
                    people,
                    outcome,
                    trigger: whole.map_or(people.head, |toll| toll.trigger),
                    rule: PART,
                    standing: None,
                });
            }
        }
    }
    tolls.retain(|toll| may_count(scene, toll));
    tolls
}

/// "31 doden en 168 gewonden": each noun tells its own outcome, but a released prisoner is released.
fn own_outcome(scene: &Scene<'_>, head: WordIndex, outcome: Outcome) -> Outcome {
    let own = scene.value(head, Class::TollNoun, "outcome").and_then(|own| Outcome::parse(own).ok());
    match own {
        Some(Outcome::Captured) if outcome == Outcome::Captured && frees(scene) => Outcome::Released,
        Some(Outcome::Captured | Outcome::Displaced | Outcome::Casualties) | None => outcome,
        Some(own) => own,
    }
}

/// Whether the sentence tells of an exchange or release, so that its prisoners go free.
fn frees(scene: &Scene<'_>) -> bool {
    scene.words().any(|word| {
        outcome_of(scene, word) == Some(Outcome::Released)
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
    if measures(scene, quantity.last) || dated(scene, place) {
        return false;
    }
    let named = is_people(scene, head);
    let elliptic = quantity.first <= head && head <= quantity.last || !scene.is_nominal(head);
    let harmed = matches!(toll.outcome, Outcome::Killed | Outcome::Injured);
    let unknown = harmed
        && !quantity.vague
        && !quantity.article
        && toll.rule != NEARBY
        && scene.upos(head) == Upos::Noun;
    named || elliptic && !quantity.article || unknown && !scene.is_thing(head)
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
            let outcome = own_outcome(scene, people.head, outcome);
            tolls.push(Toll { people, outcome, trigger, rule: NEARBY, standing: None });
        }
    }
    tolls.retain(|toll| may_count(scene, toll));
    tolls
}

/// "een dodental heeft het leger niet prijsgegeven", "hoeveel slachtoffers er vielen is onbekend", "gaf toe verliezen te hebben geleden".
fn unstated<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    let plural = |word: WordIndex| match scene.tree.word(word).feature("Number") {
        Some(number) => number == "Plur",
        None => scene.lower[word.get()] != scene.lemmas[word.get()] || scene.upos(word) == Upos::Verb,
    };
    let figures = scene.words().filter(|word| {
        scene.is(*word, Class::FigureNoun)
            || scene.is(*word, Class::TollNoun)
                && plural(*word)
                && one(scene, *word).quantity.is_none_or(|place| scene.quantities[place].high == Some(0))
    });
    let near = |a: WordIndex, b: WordIndex| a.get().abs_diff(b.get()) <= 2;
    let free = figures
        .filter(|word| found.iter().all(|toll| !near(toll.people.head, *word) && toll.trigger != *word));
    let told = free.filter_map(|word| {
        let standing = silence(scene, word)?;
        let told = scene.value(word, Class::FigureNoun, "outcome").or(scene.value(
            word,
            Class::TollNoun,
            "outcome",
        ))?;
        let people = Counted { head: word, quantity: None };
        Some(Toll {
            people,
            outcome: Outcome::parse(told).ok()?,
            trigger: word,
            rule: UNSTATED,
            standing: Some(standing),
        })
    });
    told.collect()
}

/// Whether the verbs above a figure withhold it, or the words beside it call it unknown.
fn silence(scene: &Scene<'_>, figure: WordIndex) -> Option<Standing> {
    let above: Vec<_> =
        scene.tree.ancestors(figure).filter(|word| scene.upos(*word) == Upos::Verb).take(3).collect();
    let none = scene.quantities.iter().any(|quantity| quantity.high == Some(0));
    if above.iter().any(|verb| scene.is(*verb, Class::AdmitVerb)) {
        return Some(Standing::Withheld);
    }
    if above.iter().any(|verb| scene.is(*verb, Class::DiscloseVerb) && (negated(scene, *verb) || none)) {
        return Some(Standing::Withheld);
    }
    let clause = scene.clause(figure);
    let unknown = scene.tree.subtree(clause).iter().any(|word| scene.is(*word, Class::UnknownWord));
    unknown.then_some(Standing::Asserted)
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
    cues.sort_by_key(|(distance, word, _)| (*distance, *word));
    cues.into_iter().next().map(|(_, word, outcome)| (word, outcome))
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
