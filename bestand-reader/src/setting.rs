//! How surely is it told, and of which war? Standing, modality, scope and background of what a word says.

use bestand_claim::{Count, EventGroup, EventType, Modality, Scope, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};
use bestand_text::Published;

use crate::marks::Class;
use crate::scene::Scene;
use crate::sources::Source;
use crate::times::Time;
use crate::tolls::Toll;

/// How the claim of a toll stands: denied or withheld by its words, else as its source puts it.
pub(crate) fn standing(
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    count: &Count,
    source: Option<&Source>,
) -> Standing {
    let clause = scene.clause(toll.trigger);
    let quantity = toll.people.quantity.map(|place| &scene.quantities[place]);
    let none = quantity.is_some_and(|quantity| quantity.high == Some(0));
    let above = [Some(clause), scene.tree.head(clause)];
    let over = |class: Class| above.into_iter().flatten().any(|word| scene.is(word, class));
    if over(Class::ConfirmVerb) && (none || above.into_iter().flatten().any(|word| negated(scene, word))) {
        return Standing::Unconfirmed;
    }
    if source.is_some_and(|source| source.standing == Standing::Denied) {
        return Standing::Denied;
    }
    let undisclosed =
        above.into_iter().flatten().any(|word| scene.is(word, Class::DiscloseVerb) && negated(scene, word));
    if quantity.is_none() && count.low().is_none() || undisclosed && count.low().is_none() {
        return Standing::Withheld;
    }
    Standing::Asserted
}

/// Whether a negation hangs under `word`.
pub(crate) fn negated(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene
        .under(word, &[Universal::Advmod, Universal::Det, Universal::Mark, Universal::Cc, Universal::Obj])
        .into_iter()
        .any(|child| scene.is(child, Class::Negation))
}

/// Happened, planned, called for or possible: by auxiliaries beside `word` and verbs above its clause.
pub(crate) fn modality(scene: &Scene<'_>, word: WordIndex) -> Modality {
    let clause = scene.clause(word);
    let beside = scene.under(clause, &[Universal::Aux, Universal::Advmod, Universal::Cop]);
    let mut around: Vec<WordIndex> =
        beside.into_iter().chain(scene.under(word, &[Universal::Aux, Universal::Advmod])).collect();
    around.extend(above(scene, word));
    if is_arranged(scene, word) {
        return Modality::Planned;
    }
    for near in around {
        if scene.is(near, Class::CallVerb) && near != word {
            return Modality::CalledFor;
        }
        if scene.is(near, Class::PlanVerb) && near != word && !past_reported(scene, near) {
            return Modality::Planned;
        }
        if scene.is(near, Class::ModalVerb) && near != word
            || scene.is(near, Class::HedgeAdverb) && !scene.is(near, Class::Reportative)
        {
            return Modality::Possible;
        }
    }
    Modality::Happened
}

/// "are to meet": a bare infinitive behind a verb for being in the present.
fn is_arranged(scene: &Scene<'_>, word: WordIndex) -> bool {
    let present = |at: &WordIndex| scene.tree.word(*at).feature("Tense") == Some("Pres");
    scene.tree.word(word).feature("VerbForm") == Some("Inf")
        && scene.under(word, &[Universal::Mark]).into_iter().any(|at| scene.upos(at) == Upos::Part)
        && scene.under(word, &[Universal::Cop, Universal::Aux]).iter().any(present)
}

/// "zou", "zouden" report; they plan nothing.
fn past_reported(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.is(word, Class::Reportative) && scene.tree.word(word).feature("Tense") == Some("Past")
}

/// The verbs on which the clause of `word` depends as their complement.
fn above(scene: &Scene<'_>, word: WordIndex) -> Vec<WordIndex> {
    let mut found = Vec::new();
    let mut at = scene.clause(word);
    while matches!(scene.relation(at), Universal::Xcomp | Universal::Ccomp | Universal::Csubj) {
        let Some(head) = scene.tree.head(at) else { break };
        found.push(head);
        at = head;
        if scene.relation(at) != Universal::Xcomp {
            break;
        }
    }
    found
}

/// One attack or battle, a running total ("het aantal gewonden"), or on top of earlier ones.
pub(crate) fn scope(scene: &Scene<'_>, toll: &Toll<'_>) -> Scope {
    if toll.people.quantity.is_some_and(|place| scene.quantities[place].addition) {
        return Scope::Addition;
    }
    if scene.is_figure(toll.trigger) && is_of_attack(scene, toll.trigger) {
        return Scope::Incident;
    }
    if scene.is_figure(toll.trigger)
        || scene.words().any(|word| scene.is(word, Class::TotalWord) && holds_for(scene, word, toll))
    {
        Scope::Total
    } else {
        Scope::Incident
    }
}

/// "het dodental van de aanval op Charkov", "the number of dead in the prison strike": a figure of one attack, rather than of a war that
/// stands nearer to it or of the time since.
fn is_of_attack(scene: &Scene<'_>, figure: WordIndex) -> bool {
    const BELOW: &[Universal] = &[Universal::Nmod, Universal::Compound, Universal::Amod, Universal::Appos];
    let mut level = vec![figure];
    level.extend(beside_figure(scene, figure));
    while !level.is_empty() {
        let told = level.iter().filter(|word| **word != figure).find(|word| is_happening(scene, **word));
        if let Some(told) = told {
            return is_one_attack(scene, *told);
        }
        let harmed = |word: &WordIndex| {
            scene.is(*word, Class::InflictVerb)
                || scene.is(*word, Class::SufferVerb)
                || scene.is(*word, Class::HarmAdjective)
        };
        let below = |word: &WordIndex| {
            let mut below = scene.under(*word, BELOW);
            below.extend(scene.under(*word, &[Universal::Acl]).into_iter().filter(harmed));
            if *word != figure && harmed(word) {
                below.extend(scene.under(*word, &[Universal::Obl]));
            }
            below
        };
        level = level.iter().flat_map(below).filter(|word| !opens_span(scene, *word)).collect();
    }
    false
}

/// "Het aantal doden door de aanval is gestegen": what stands right behind the figure, where the tree hung it to the verb.
fn beside_figure(scene: &Scene<'_>, figure: WordIndex) -> Option<WordIndex> {
    let verb =
        scene.tree.head(figure).filter(|_| scene.hangs_by(figure, &[Universal::Nsubj, Universal::Obj]))?;
    let end = scene.phrase_ends(figure).1.get();
    let behind = |word: &WordIndex| {
        scene.tree.subtree_in_order(*word).first().is_some_and(|first| first.get() == end + 1)
    };
    scene.under(verb, &[Universal::Obl]).into_iter().find(|word| behind(word) && !opens_span(scene, *word))
}

/// "since the attack of 7 October": what opens a span of time, by the word right before the phrase wherever the tree hung it.
fn opens_span(scene: &Scene<'_>, word: WordIndex) -> bool {
    let spans = |at: WordIndex| scene.value(at, Class::TotalWord, "span").is_some();
    let first = scene.tree.subtree_in_order(word)[0].get();
    let before = first.checked_sub(1).map(WordIndex::new);
    scene.under(word, &[Universal::Case, Universal::Mark]).into_iter().chain(before).any(spans)
}

/// "de oorlog", "de aanval", "sinds mei": what a figure may be of.
fn is_happening(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.is(word, Class::EventNoun) || scene.is(word, Class::TotalWord) && !scene.is_figure(word)
}

/// "de aanval", "a missile strike": one attack, rather than several or an offensive that lasts.
fn is_one_attack(scene: &Scene<'_>, word: WordIndex) -> bool {
    let told = |attribute: &str| scene.value(word, Class::EventNoun, attribute);
    let kind = told("type").and_then(|kind| EventType::parse(kind).ok());
    kind.is_some_and(|kind| kind.group() == EventGroup::Violence && kind != EventType::Clash)
        && told("lasts").is_none()
        && !scene.is(word, Class::TotalWord)
        && scene.tree.word(word).feature("Number") != Some("Plur")
}

/// "nine died in the raid, and many fear that the war will last": a word for a total tells of its own clause; "since May" tells of the whole
/// sentence, but in "killed 23, taking the toll since May to 900" of the figure beside it.
fn holds_for(scene: &Scene<'_>, total: WordIndex, toll: &Toll<'_>) -> bool {
    let clause = scene.clause(total);
    let runs = || {
        scene.value(total, Class::TotalWord, "span").is_some()
            && !scene.tree.subtree(clause).iter().any(|word| scene.is_figure(*word))
    };
    scene.tree.is_under(toll.trigger, clause) || scene.tree.is_under(toll.people.head, clause) || runs()
}

/// Whether what `word` tells belongs to an earlier war or year: by a time of its clause or of the noun that the clause describes, unless
/// that opens a span which still runs ("sinds 2015").
pub(crate) fn background(scene: &Scene<'_>, word: WordIndex, published: Option<Published>) -> bool {
    let Some(now) = published.map(Published::year) else { return false };
    let mut clause = scene.clause(word);
    loop {
        if scene.tree.subtree(clause).iter().any(|at| scene.is(*at, Class::LongAgo))
            || past(scene, clause, now)
        {
            return true;
        }
        let Some(head) = scene.tree.head(clause) else { return false };
        match scene.relation(clause) {
            Universal::Acl | Universal::Advcl if past_noun(scene, head, now) => return true,
            Universal::Acl | Universal::Xcomp => clause = scene.clause(head),
            Universal::Conj if scene.hangs_by(head, &[Universal::Acl]) => clause = head,
            _ => return false,
        }
    }
}

/// "de oorlog van 2020, waaraan …": the noun that a clause describes is itself of an earlier year.
fn past_noun(scene: &Scene<'_>, noun: WordIndex, now: i16) -> bool {
    let phrase = scene.phrase(noun);
    scene
        .times
        .iter()
        .any(|time| time.year.is_some_and(|year| year < now) && phrase.contains(&WordIndex::new(time.last)))
}

/// "De oorlog, die in 2020 uitbrak, heeft …": whether `word` stands in a clause under `clause` that describes a noun.
fn describes(scene: &Scene<'_>, clause: WordIndex, word: WordIndex) -> bool {
    std::iter::once(word)
        .chain(scene.tree.ancestors(word))
        .take_while(|at| *at != clause)
        .any(|at| scene.relation(at) == Universal::Acl)
}

/// Whether a time under `clause` lies in an earlier year and is over.
fn past(scene: &Scene<'_>, clause: WordIndex, now: i16) -> bool {
    let inside = scene.tree.subtree(clause);
    let over = |time: &&Time| {
        time.year.is_some_and(|year| year < now)
            && !time.since
            && inside.contains(&WordIndex::new(time.first))
            && !describes(scene, clause, WordIndex::new(time.first))
    };
    scene.times.iter().any(|time| over(&time))
}
