//! Where does a phrase stand? The other words of "om het leven komen", found however a parser hung them.

use bestand_syntax::{Relation, Tree, Universal, Upos, WordIndex};

use crate::classes::Entry;
use crate::entry::{PhrasePart, Place};
use crate::marking::lower;

/// The words of an entry's phrase beside its head, each part opened by its own head; nothing where a part is missing.
pub(crate) fn phrase(entry: &Entry, tree: &Tree, head: WordIndex) -> Option<Vec<Vec<WordIndex>>> {
    entry.parts.iter().map(|part| phrase_part(part, tree, head)).collect()
}

/// The particles that a lemmatiser joined to the word: "om" of "kwamen", whose lemma is "omkomen", with what is fixed to them.
pub(crate) fn joined_particles(tree: &Tree, word: WordIndex) -> Vec<WordIndex> {
    let lemma = tree.word(word).lemma();
    let is_joined = |&child: &WordIndex| {
        let child = tree.word(child);
        let relation = child.relation();
        relation.universal() == Universal::Compound
            && relation.subtype() == "prt"
            && lemma.starts_with(&*lower(child.form()))
    };
    let particles = tree.children(word).filter(is_joined);
    particles
        .flat_map(|particle| std::iter::once(particle).chain(tree.children_by(particle, Universal::Fixed)))
        .collect()
}

fn phrase_part(part: &PhrasePart, tree: &Tree, head: WordIndex) -> Option<Vec<WordIndex>> {
    if part.place == Place::Before {
        let first = head.get().checked_sub(part.words.len())?;
        return run_from(part, tree, WordIndex::new(first));
    }
    tree.subtree(head).iter().filter(|&&word| word != head).find_map(|&first| {
        let words = run_from(part, tree, first)?;
        let top = *words.iter().find(|&&word| tree.head(word).is_none_or(|above| !words.contains(&above)))?;
        hangs(part, tree, top, head).then(|| {
            let others = words.iter().copied().filter(|&word| word != top);
            std::iter::once(top).chain(others).collect()
        })
    })
}

/// The words of the part as they stand in a row from this one on.
fn run_from(part: &PhrasePart, tree: &Tree, first: WordIndex) -> Option<Vec<WordIndex>> {
    if first.get() + part.words.len() > tree.len() || !is_word(tree, first, &part.words[0]) {
        return None;
    }
    let row: Vec<WordIndex> = (first.get()..first.get() + part.words.len()).map(WordIndex::new).collect();
    row.iter().zip(&part.words).all(|(&word, wanted)| is_word(tree, word, wanted)).then_some(row)
}

fn is_word(tree: &Tree, word: WordIndex, wanted: &str) -> bool {
    let word = tree.word(word);
    word.lemma() == wanted || word.form() == wanted || *lower(word.form()) == *wanted
}

/// Whether the part's head belongs to the phrase's head: under it, or, where no relation is asked for, one word further
/// down ("kwamen twaalf burgers om het leven", where a parser hung "leven" under "burgers").
fn hangs(part: &PhrasePart, tree: &Tree, top: WordIndex, head: WordIndex) -> bool {
    let relation = tree.word(top).relation();
    if tree.head(top) == Some(head) {
        return match &part.place {
            Place::By(wanted) => wanted.iter().any(|&wanted| relation.is_a(wanted)),
            Place::Under | Place::Particle | Place::Before => !is_function(relation),
        };
    }
    let above = tree.head(top).filter(|&above| tree.head(above) == Some(head));
    above.is_some_and(|above| match part.place {
        Place::Particle => top > head && !is_function(relation) && is_stranded(tree, top),
        Place::Under => {
            part.words.len() > 1 && !is_clause(relation) && !is_clause(tree.word(above).relation())
        }
        Place::By(_) | Place::Before => false,
    })
}

/// Whether nothing that a preposition could govern stands behind the word: "toe" in "gaf toe bij gevechten ... te hebben
/// geleden", which a parser hung under "geleden".
fn is_stranded(tree: &Tree, word: WordIndex) -> bool {
    let next = word.get() + 1;
    next == tree.len()
        || !matches!(
            tree.word(WordIndex::new(next)).upos(),
            Upos::Adj | Upos::Det | Upos::Noun | Upos::Num | Upos::Pron | Upos::Propn
        )
}

fn is_function(relation: Relation) -> bool {
    matches!(relation.universal(), Universal::Mark | Universal::Cc)
}

fn is_clause(relation: Relation) -> bool {
    matches!(
        relation.universal(),
        Universal::Acl
            | Universal::Advcl
            | Universal::Ccomp
            | Universal::Conj
            | Universal::Csubj
            | Universal::Parataxis
            | Universal::Xcomp
    )
}
