//! Which people are counted here? From the victims that a rule found to each of their counts.

use bestand_syntax::{Universal, Upos, WordIndex};

use crate::marks::Class;
use crate::numerals::Kind;
use crate::scene::Scene;

/// People with their count: "twee kinderen" of "27 doden, onder wie twee kinderen".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    /// The noun that names them, or the number where there is none.
    pub(crate) head: WordIndex,
    /// Which quantity of the sentence.
    pub(crate) quantity: Option<usize>,
}

/// All people counted under `victim`: itself and what is coordinated with it.
pub(crate) fn counted(scene: &Scene<'_>, victim: WordIndex) -> Vec<Counted> {
    let mut found = vec![one(scene, victim)];
    for conjunct in conjuncts(scene, victim) {
        let people = one(scene, conjunct);
        if people.quantity.is_some() {
            found.push(people);
        }
    }
    found
}

/// The words coordinated with `word` as nouns or numbers.
pub(crate) fn conjuncts(scene: &Scene<'_>, word: WordIndex) -> Vec<WordIndex> {
    let direct = scene.under(word, &[Universal::Conj]);
    let deeper: Vec<_> = direct.iter().flat_map(|next| conjuncts(scene, *next)).collect();
    direct
        .into_iter()
        .chain(deeper)
        .filter(|next| !matches!(scene.upos(*next), Upos::Verb | Upos::Aux))
        .collect()
}

/// The count of one noun phrase: "zeker 35 mensen", "tientallen burgers", "een groep van twintig strijders", "400".
pub(crate) fn one(scene: &Scene<'_>, word: WordIndex) -> Counted {
    if let Some(quantity) = scene.quantity_at(word) {
        let people = people_of(scene, quantity).head;
        return Counted {
            head: if is_people(scene, people) { people } else { word },
            quantity: Some(quantity),
        };
    }
    if let Some(quantity) = quantity_of(scene, word) {
        return Counted { head: word, quantity: Some(quantity) };
    }
    if scene.is(word, Class::Group) {
        let below = scene.under(word, &[Universal::Nmod]).into_iter().find(|below| is_people(scene, *below));
        if let Some(below) = below {
            return one(scene, below);
        }
    }
    Counted { head: word, quantity: None }
}

/// "four soldiers, not five", "niet vijf maar vier militairen", "not the 40 that were reported": a figure right behind a negation.
pub(crate) fn is_denied(scene: &Scene<'_>, place: usize) -> bool {
    let before = |word: WordIndex| word.get().checked_sub(1).map(WordIndex::new);
    let word = before(scene.quantities[place].first);
    let word = word.filter(|word| scene.upos(*word) == Upos::Det).and_then(before).or(word);
    word.is_some_and(|word| scene.value(word, Class::Negation, "figure").is_some())
}

/// The quantity that counts `word`: a number or determiner under it, or a vague quantity on which it depends.
fn quantity_of(scene: &Scene<'_>, word: WordIndex) -> Option<usize> {
    let below = scene.under(
        word,
        &[Universal::Nummod, Universal::Det, Universal::Amod, Universal::Advmod, Universal::Nmod],
    );
    let counts = |at: &WordIndex| {
        let place = scene.quantity_at(*at).filter(|place| !is_denied(scene, *place))?;
        let direct = *at < word
            && scene.hangs_by(*at, &[Universal::Nummod, Universal::Det, Universal::Amod, Universal::Advmod]);
        (direct || scene.relation(*at) == Universal::Nmod && *at < word && adjacent(scene, place, word))
            .then_some(place)
    };
    below
        .iter()
        .find_map(counts)
        .or_else(|| {
            let above = scene.tree.head(word)?;
            let hangs =
                scene.hangs_by(word, &[Universal::Nmod, Universal::Flat, Universal::Appos, Universal::Conj]);
            scene
                .quantity_at(above)
                .filter(|place| hangs && scene.quantities[*place].last < word && close(scene, *place, word))
        })
        .or_else(|| before(scene, word))
}

/// A quantity that stands right before the noun and its adjectives, wherever the tree put it.
fn before(scene: &Scene<'_>, word: WordIndex) -> Option<usize> {
    (0..scene.quantities.len()).find(|place| {
        let last = scene.quantities[*place].last;
        last < word && close_quantity(scene, last, word) && !is_denied(scene, *place)
    })
}

fn close_quantity(scene: &Scene<'_>, last: WordIndex, word: WordIndex) -> bool {
    let between = (last.get() + 1..word.get()).map(WordIndex::new);
    word.get() - last.get() <= 5
        && between.into_iter().all(|at| {
            matches!(scene.upos(at), Upos::Adj | Upos::Propn | Upos::Adv | Upos::Num)
                || is_quote(scene, at)
                || scene.numerals.longest(&scene.lower[at.get()..], Kind::HedgeAfter).is_some()
                || scene.name_at(at).is_some()
                || scene.tree.head(at) == Some(word)
                    && scene.upos(at) != Upos::Punct
                    && scene.upos(at) != Upos::Cconj
        })
}

/// "58 ‘terroristen’": a mark of quotation.
fn is_quote(scene: &Scene<'_>, word: WordIndex) -> bool {
    matches!(scene.lower[word.get()].as_str(), "‘" | "’" | "“" | "”" | "„" | "\"" | "'" | "«" | "»")
}

fn adjacent(scene: &Scene<'_>, place: usize, word: WordIndex) -> bool {
    close_quantity(scene, scene.quantities[place].last, word)
}

fn close(scene: &Scene<'_>, place: usize, word: WordIndex) -> bool {
    word.get() - scene.quantities[place].last.get() <= 6
}

/// "onder wie twee kinderen", "including five soldiers", "van wie vijf militairen": parts of those counted before.
pub(crate) fn parts(scene: &Scene<'_>, opener: WordIndex) -> Vec<Counted> {
    const REACH: usize = 7;
    let near = |place: &usize| {
        scene.quantities[*place]
            .first
            .get()
            .checked_sub(opener.get())
            .is_some_and(|distance| distance <= REACH)
    };
    let Some(place) = (0..scene.quantities.len()).find(near) else { return Vec::new() };
    let people = people_of(scene, place);
    let more = conjuncts(scene, people.head)
        .into_iter()
        .map(|word| one(scene, word))
        .filter(|part| part.quantity.is_some());
    let mut found: Vec<Counted> = std::iter::once(people).chain(more).collect();
    while let Some(next) = found.last().and_then(|last| next_part(scene, last.head, &found)) {
        found.push(next);
    }
    found
}

/// "veel burgers, ook veel kinderen": a count that follows with no more than a comma, a conjunction or an adverb between.
fn next_part(scene: &Scene<'_>, head: WordIndex, found: &[Counted]) -> Option<Counted> {
    const REACH: usize = 4;
    let place = scene.quantities.iter().position(|quantity| quantity.first > head)?;
    let first = scene.quantities[place].first.get();
    let mut between = (head.get() + 1..first).map(WordIndex::new);
    let joined = between.all(|at| matches!(scene.upos(at), Upos::Punct | Upos::Cconj | Upos::Adv));
    let people = people_of(scene, place);
    let new = found.iter().all(|known| known.quantity != Some(place));
    (joined && first - head.get() <= REACH && new && is_people(scene, people.head)).then_some(people)
}

/// The people that a quantity counts: the noun on which it depends, or itself.
pub(crate) fn people_of(scene: &Scene<'_>, place: usize) -> Counted {
    let quantity = &scene.quantities[place];
    let number = scene
        .words()
        .find(|word| *word >= quantity.number && *word <= quantity.last && outside(scene, *word, place))
        .unwrap_or(quantity.last);
    let after = (quantity.last.get() + 1..scene.tree.len().min(quantity.last.get() + 5)).map(WordIndex::new);
    let close: Vec<_> = after
        .into_iter()
        .filter(|word| is_people(scene, *word) && close_quantity(scene, quantity.last, *word))
        .collect();
    let noun = |word: &&WordIndex| matches!(scene.upos(**word), Upos::Noun | Upos::Propn);
    let near = close.iter().find(noun).or(close.first()).copied();
    let head = near
        .or_else(|| {
            scene.tree.head(number).filter(|head| {
                scene.is_nominal(*head)
                    && scene.hangs_by(number, &[Universal::Nummod, Universal::Det, Universal::Amod])
            })
        })
        .or_else(|| {
            scene.under(number, &[Universal::Nmod]).into_iter().find(|below| is_people(scene, *below))
        });
    Counted { head: head.unwrap_or(number), quantity: Some(place) }
}

/// Whether the word's head lies outside the quantity.
fn outside(scene: &Scene<'_>, word: WordIndex, place: usize) -> bool {
    scene.tree.head(word).is_none_or(|head| scene.quantity_at(head) != Some(place))
}

/// Whether `word` names people: "burgers", "gewonden", "Palestijnen", "rebels".
pub(crate) fn is_people(scene: &Scene<'_>, word: WordIndex) -> bool {
    let noun = matches!(scene.upos(word), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Pron);
    noun && (scene.is(word, Class::Person)
        || scene.is(word, Class::TollNoun)
        || scene.is(word, Class::ForceNoun)
        || scene.is(word, Class::LifeNoun)
        || scene.name_at(word).is_some_and(|name| name.people))
}
