//! Which entries of the tables fit which words of a sentence? One look-up per word, phrases left open.

use std::borrow::Cow;

use bestand_syntax::{Tree, Word, WordIndex};

use crate::classes::{ClassId, Classes, Entry, EntryId, last_bytes};
use crate::entry::Head;
use crate::phrase::phrase;

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

pub(crate) fn lower(text: &str) -> Cow<'_, str> {
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
