//! Which entries of the tables fit which words of a sentence? One look-up per word, then phrases where they stand.

use std::borrow::Cow;

use bestand_syntax::{Relation, Tree, Universal, Upos, Word, WordIndex};

use crate::classes::{ClassId, Classes, Entry, EntryId, last_bytes};
use crate::entry::{Head, PhrasePart};

/// The fewest letters before an ending: "raketaanval" ends in "-aanval", "aanval" does not.
const SHORTEST_BEGINNING: usize = 2;

/// The entries that may fit each word of one sentence, phrases not yet looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marking {
    entries: Vec<EntryId>,
    ends: Vec<u32>,
}

impl Marking {
    pub(crate) fn of(classes: &Classes, tree: &Tree) -> Self {
        let mut marking = Self { entries: Vec::new(), ends: Vec::with_capacity(tree.len()) };
        for word in tree.words() {
            mark_word(classes, word, &mut marking.entries);
            marking.ends.push(u32::try_from(marking.entries.len()).expect("no sentence has that many"));
        }
        marking
    }

    pub(crate) fn entries(&self, word: WordIndex) -> &[EntryId] {
        let place = word.get();
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.entries[start..self.ends[place] as usize]
    }
}

/// Adds the entries whose head fits the word, in the order of the tables.
pub(crate) fn mark_word(classes: &Classes, word: Word<'_>, found: &mut Vec<EntryId>) {
    let start = found.len();
    let lemma = lower(word.lemma());
    let form = lower(word.form());
    let mut whole = |text: &str| {
        let fitting = classes.whole.get(text).into_iter().flatten();
        found.extend(fitting.filter(|&&entry| classes.entry(entry).upos.has(word.upos())));
    };
    whole(&lemma);
    if form != lemma {
        whole(&form);
    }
    add_endings(classes, word, &lemma, start, found);
    if found.len() > start + 1 {
        found[start..].sort_unstable();
        let mut kept = start;
        for place in start..found.len() {
            if place == start || found[place] != found[kept - 1] {
                found[kept] = found[place];
                kept += 1;
            }
        }
        found.truncate(kept);
    }
}

fn add_endings(classes: &Classes, word: Word<'_>, lemma: &str, start: usize, found: &mut Vec<EntryId>) {
    let Some(candidates) = last_bytes(lemma).and_then(|key| classes.endings.get(&key)) else {
        return;
    };
    let fits = |&&entry: &&EntryId| {
        let entry = classes.entry(entry);
        let Head::Ending(ending) = &entry.head else { return false };
        let beginning = lemma.strip_suffix(&**ending);
        beginning.is_some_and(|beginning| beginning.chars().count() >= SHORTEST_BEGINNING)
            && entry.upos.has(word.upos())
    };
    let length = |entry: EntryId| match &classes.entry(entry).head {
        Head::Whole(_) => usize::MAX,
        Head::Ending(ending) => ending.len(),
    };
    let class = |entry: EntryId| classes.entry(entry).class;
    let mut fitting: Vec<EntryId> = candidates.iter().filter(fits).copied().collect();
    fitting.sort_by_key(|&entry| std::cmp::Reverse(length(entry)));
    for entry in fitting {
        let longer = |&other: &EntryId| class(other) == class(entry) && length(other) > length(entry);
        if !found[start..].iter().any(longer) {
            found.push(entry);
        }
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) }
}

/// Whether the word belongs to the class, its phrase included.
pub(crate) fn is_in(
    classes: &Classes,
    marking: &Marking,
    tree: &Tree,
    word: WordIndex,
    class: ClassId,
) -> bool {
    member(classes, marking, tree, word, |entry| entry.class == class).is_some()
}

/// The first entry that fits the word and is wanted.
pub(crate) fn member<'a>(
    classes: &'a Classes,
    marking: &Marking,
    tree: &Tree,
    word: WordIndex,
    wanted: impl Fn(&Entry) -> bool,
) -> Option<&'a Entry> {
    let entries = marking.entries(word).iter().map(|&entry| classes.entry(entry));
    entries.filter(|entry| wanted(entry)).find(|entry| phrase(entry, tree, word).is_some())
}

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
    tree.subtree(head).iter().filter(|&&word| word != head).find_map(|&first| {
        let words = run_from(part, tree, first)?;
        let top = *words.iter().find(|&&word| tree.head(word).is_none_or(|above| !words.contains(&above)))?;
        hangs(part, tree, top, head).then(|| {
            let mut words = words;
            words.retain(|&word| word != top);
            words.insert(0, top);
            words
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
        return if part.relations.is_empty() {
            !is_function(relation)
        } else {
            part.relations.iter().any(|&wanted| relation.is_a(wanted))
        };
    }
    let Some(above) = tree.head(top).filter(|&above| tree.head(above) == Some(head)) else {
        return false;
    };
    if part.is_particle {
        return top > head && !is_function(relation) && is_stranded(tree, top);
    }
    let is_single = part.words.len() == 1;
    part.relations.is_empty() && !is_single && !is_clause(relation) && !is_clause(tree.word(above).relation())
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
