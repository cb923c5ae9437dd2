//! Which tolls have no figure? Those that a side withholds or admits, and those said to be unknown.

use bestand_claim::{Outcome, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};

use super::{ADMITTED, Toll, UNSTATED};
use crate::counted::{Counted, one};
use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

/// "een dodental heeft het leger niet prijsgegeven", "hoeveel slachtoffers er vielen is onbekend", "gaf toe verliezen te hebben geleden".
pub(super) fn unstated<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    let plural = |word: WordIndex| match scene.tree.word(word).feature("Number") {
        Some(number) => number == "Plur",
        None => scene.lower[word.get()] != scene.lemmas[word.get()] || scene.upos(word) == Upos::Verb,
    };
    let figures = scene.words().filter(|word| {
        scene.is(*word, Class::FigureNoun)
            || scene.is(*word, Class::TollNoun) && plural(*word) && is_uncounted(scene, *word)
    });
    let near = |a: WordIndex, b: WordIndex| a.get().abs_diff(b.get()) <= 2;
    let free = figures
        .filter(|word| found.iter().all(|toll| !near(toll.people.head, *word) && toll.trigger != *word));
    let told = free.filter_map(|word| {
        let (standing, rule) = match silence(scene, word) {
            Some(standing) => (standing, UNSTATED),
            None if owned_up(scene, word) => (Standing::Withheld, ADMITTED),
            None => return None,
        };
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
            rule,
            standing: Some(standing),
        })
    });
    told.collect()
}

/// Whether no number stands with the noun but that of its figure: "het aantal gesneuvelden", "no casualties".
fn is_uncounted(scene: &Scene<'_>, word: WordIndex) -> bool {
    one(scene, word).quantity.is_none_or(|place| {
        let quantity = &scene.quantities[place];
        quantity.high == Some(0) || scene.is(quantity.last, Class::CountNoun)
    })
}

/// "dat er doden en gewonden waren", "both camps have had casualties": people to whom it happened, brought up without a figure. It is a toll
/// where their own side says so.
fn owned_up(scene: &Scene<'_>, word: WordIndex) -> bool {
    let clause = scene.tree.subtree(scene.clause(word));
    if scene.is_definite(word) {
        return false;
    }
    if clause.iter().any(|at| scene.is(*at, Class::HedgeAdverb) || scene.is(*at, Class::Negation)) {
        return false;
    }
    let first =
        if scene.relation(word) == Universal::Conj { scene.tree.head(word).unwrap_or(word) } else { word };
    let copular =
        scene.tree.children(first).any(|child| scene.hangs_by(child, &[Universal::Cop, Universal::Expl]));
    let verb = scene.tree.head(first).filter(|_| scene.hangs_by(first, &[Universal::Nsubj, Universal::Obj]));
    copular || verb.is_some_and(|verb| scene.is(verb, Class::FallVerb))
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
    if above.iter().any(|verb| scene.is(*verb, Class::WithholdVerb)) {
        return Some(Standing::Withheld);
    }
    let clause = scene.clause(figure);
    let unknown = scene.tree.subtree(clause).iter().any(|word| scene.is(*word, Class::UnknownWord));
    unknown.then_some(Standing::Asserted)
}
