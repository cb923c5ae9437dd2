//! What does a dictionary call this word? Form, word class and features in, lemma out.
//!
//! A [`Lemmatiser`] is read from the section `lemmas` of a model file, which `training/lemmas.py` writes. It looks for
//!
//! 1. the word as written, then in small letters, in the list: first under its class with features, then under its class;
//! 2. a listed word behind a prefix ("doorkruiste" by way of "kruiste");
//! 3. a listed head of a compound, whose first part is put into the form that the treebank's lemmas have ("vredes" of
//!    "vredesakkoorden" is "vrede");
//! 4. the edit of the word's longest ending that there is a rule for, or of a shorter one that gives a listed lemma.
//!
//! Where the word has capitals and was not listed as written, the case of the lemma goes by class, way of writing,
//! whether the word is listed in small letters, and ending. The marks that the Dutch treebanks set between the parts of a compound, `vrede_akkoord`, are left out of
//! all lemmas. Separable verbs get their particle with [`Lemmatiser::join`].
//!
//! # Layout of the section
//! Numbers have seven bits a byte, the lowest first, the high bit set where more follow; texts are a number of bytes and
//! the UTF-8; lists are a number and the items.
//!
//! | what | how |
//! | --- | --- |
//! | `lemmas`, then the byte 2 | name and version |
//! | the front of participles, "ge" | text, empty for none |
//! | the separators left out of long numbers | text |
//! | the classes that have the front; those that make compounds; those of which all words are listed | three texts of names with spaces between |
//! | prefixes | list of: class as text, list of texts, those that are particles with `+` behind them |
//! | particles that belong to a verb's lemma | list of texts |
//! | particle and verb where that is the other way round | list of texts with a space between |
//! | edits | list of: byte (16 if the front is cut, plus 0 lower, 1 keep, 2 capital, 3 upper case, 4 as it stands), byte (how many letters are cut at the end, 255 for all), text to add |
//! | listed words | groups, values are edits |
//! | rules | groups, keys are endings backwards, with `^` where the word begins; values are edits; class and a tab where the front is there |
//! | cases | groups, name is class, space, way of writing, and `?` for words not listed in small letters; keys as before, values are cases |
//!
//! A group list is a list of: name (a class, a class with features, or `+` for first parts of compounds) as text, list of
//! keys in order: the number of bytes shared with the key before, the number of other bytes, those bytes, the value.

mod edit;
mod key;
mod section;

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::tag::Upos;
use edit::{Case, Edit, Writing};
use key::{Key, Name};
pub use section::LemmaError;

/// The most letters of an ending that has a rule.
const LONGEST_SUFFIX: usize = 10;
const LONGEST_CASE_SUFFIX: usize = 6;

/// A longer word is a link or noise: it gets its lemma by its ending alone, so that no text takes long.
const LONGEST_DERIVED: usize = 60;

/// Finds the lemma of a word in one language: "vredesakkoorden", a noun, has "vredeakkoord".
#[derive(Debug)]
pub struct Lemmatiser {
    /// What participles have before them: "ge".
    front: Box<str>,
    /// The separators that are left out of the lemmas of long numbers: "," for "30,000".
    separators: Box<str>,
    fronted: Vec<Upos>,
    compounding: Vec<Upos>,
    /// The classes of which every word met is listed.
    wholly_listed: Vec<Upos>,
    /// By word class.
    prefixes: Vec<(Upos, Vec<Prefix>)>,
    particles: FxHashSet<Box<str>>,
    /// Particle and verb with a space between.
    particle_exceptions: FxHashSet<Box<str>>,
    edits: Vec<Edit>,
    /// By [`Key`]: the number of an edit, or of a case.
    table: FxHashMap<u64, u16>,
}

/// Letters behind which a listed word keeps its lemma: "door" of "doorkruiste".
#[derive(Debug)]
struct Prefix {
    letters: Box<str>,
    /// Whether it stands apart in other sentences, as "af" does.
    is_particle: bool,
}

/// A word with what the tagger found: "gevallen", a verb, `VerbForm=Part`, not at the sentence's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Inflected<'a> {
    /// The word as written.
    pub form: &'a str,
    /// Its class.
    pub upos: Upos,
    /// Its features as CoNLL-U writes them, `_` or empty for none.
    pub features: &'a str,
    /// Whether it is the first of its sentence or stands in a heading, where a capital says little.
    pub expects_capital: bool,
}

impl Lemmatiser {
    /// Reads the section `lemmas` of a model file.
    ///
    /// # Errors
    /// If the bytes are no such section, of another version, cut short or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, LemmaError> {
        section::read(bytes)
    }

    /// The lemma of a word, that of a separable verb without its particle: "vallen" for the verb "vielen".
    #[must_use]
    pub fn lemma(&self, word: &Inflected<'_>) -> String {
        let form = with_straight_quotes(word.form);
        let writing = Writing::of(&form, word.expects_capital);
        if writing.is_small() {
            return self.listed(word, &form).unwrap_or_else(|| self.derived(word, &form));
        }
        let low = form.to_lowercase();
        let base = self.listed(word, &low);
        let may_be_small = writing.expects_capital() && word.upos != Upos::Propn && base.is_some();
        if !may_be_small && let Some(listed) = self.listed(word, &form) {
            return listed;
        }
        let case = self.case(word.upos, writing, base.is_some(), &low);
        match base {
            Some(base) if writing.is_all_capitals() && base.chars().any(char::is_uppercase) => base,
            Some(base) => case.set(&form, base.to_lowercase()),
            None => case.set(&form, self.derived(word, &low)),
        }
    }

    /// The lemma of a verb with the first of its separate particles that belongs to it, if any does: "aanvallen" of
    /// "vallen" in "vallen de stad aan".
    #[must_use]
    pub fn join<'a>(&self, particles: impl IntoIterator<Item = &'a str>, lemma: &str) -> Option<String> {
        let belongs = |particle: &str| {
            let pair = format!("{particle} {lemma}");
            self.particles.contains(particle) != self.particle_exceptions.contains(pair.as_str())
        };
        let mut particles = particles.into_iter().map(str::to_lowercase);
        particles.find(|particle| belongs(particle)).map(|particle| particle + lemma)
    }

    /// The lemma of a word in the list, looked for as `form`.
    fn listed(&self, word: &Inflected<'_>, form: &str) -> Option<String> {
        let edit = Name::both(word).find_map(|name| self.edit(Key::word(name).with_all(form)))?;
        let made = edit.apply(&lowered(form), &self.front)?;
        Some(edit.case.set(form, made))
    }

    fn edit(&self, key: Key) -> Option<&Edit> {
        self.table.get(&key.get()).map(|&number| &self.edits[usize::from(number)])
    }

    /// The lemma of a word that is not listed.
    fn derived(&self, word: &Inflected<'_>, low: &str) -> String {
        if word.upos == Upos::Num && low.bytes().any(|byte| byte.is_ascii_digit()) {
            return self.without_separators(low);
        }
        let is_short = low.chars().nth(LONGEST_DERIVED).is_none();
        let makes_compounds = self.compounding.contains(&word.upos);
        let behind_prefix = if is_short { self.behind_prefix(word, low) } else { None };
        let compound = || if is_short && makes_compounds { self.compound(word, low) } else { None };
        behind_prefix.or_else(compound).unwrap_or_else(|| self.by_ending(word, low))
    }

    /// "30,000" as "30000", where the treebank writes it so.
    fn without_separators(&self, number: &str) -> String {
        let is_digit = |place: usize| number.as_bytes().get(place).is_some_and(u8::is_ascii_digit);
        let is_separator = |place: usize| {
            let groups_digits =
                place > 0 && is_digit(place - 1) && (1..=3).all(|next| is_digit(place + next));
            groups_digits && !is_digit(place + 4)
        };
        let is_kept = |place: usize, letter: char| !self.separators.contains(letter) || !is_separator(place);
        number
            .char_indices()
            .filter(|&(place, letter)| is_kept(place, letter))
            .map(|(_, letter)| letter)
            .collect()
    }

    /// "doorkruiste" by way of "kruiste", "afgetroefd" by way of "getroefd".
    fn behind_prefix(&self, word: &Inflected<'_>, low: &str) -> Option<String> {
        let prefixes = &self.prefixes.iter().find(|(upos, _)| *upos == word.upos)?.1;
        prefixes.iter().find_map(|Prefix { letters, is_particle }| {
            let rest = low.strip_prefix(&**letters).filter(|rest| rest.chars().nth(3).is_some())?;
            let listed = self.listed(word, rest).map(|lemma| lemma.to_lowercase());
            let participle = || {
                let cuts_front = self.endings(word, rest).first().is_some_and(|edit| edit.cuts_front);
                (*is_particle && cuts_front).then(|| self.by_ending(word, rest))
            };
            Some(format!("{letters}{}", listed.or_else(participle)?))
        })
    }

    /// "vredesakkoorden" as "vrede" and the listed "akkoorden"; the longest listed head counts.
    fn compound(&self, word: &Inflected<'_>, low: &str) -> Option<String> {
        let heads_end = low.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
        let starts =
            low.char_indices().map(|(start, _)| start).skip(2).take_while(|&start| start < heads_end + 1);
        let by_head = starts.map(|start| low.split_at(start)).find_map(|(part, head)| {
            let after_hyphen = || part.ends_with('-').then(|| self.by_ending(word, head));
            let head = self.listed(word, head).or_else(after_hyphen)?;
            Some(self.modifier(part)? + &head.to_lowercase())
        });
        by_head.or_else(|| self.behind_modifier(word, low))
    }

    /// "openingsstatement" where only "openings" is listed.
    fn behind_modifier(&self, word: &Inflected<'_>, low: &str) -> Option<String> {
        let first = low.char_indices().nth(6)?.0;
        let starts =
            low.char_indices().rev().map(|(start, _)| start).skip(3).take_while(|&start| start >= first);
        starts.map(|start| low.split_at(start)).find_map(|(part, head)| {
            let edit = self.edit(Key::word(Name::Modifier).with_all(part)).filter(|edit| edit.cut > 0)?;
            Some(edit.apply(part, "")? + &self.by_ending(word, head))
        })
    }

    /// What the first part of a compound is in its lemma: "vredes" is "vrede".
    fn modifier(&self, part: &str) -> Option<String> {
        if let Some(edit) = self.edit(Key::word(Name::Modifier).with_all(part)) {
            return edit.apply(part, "");
        }
        if part.ends_with('-') {
            return Some(part.replace('-', ""));
        }
        let mut rules = Vec::new();
        self.add_endings(&mut rules, Name::Modifier, false, part);
        let by_ending = rules.first().and_then(|edit| edit.apply(part, ""));
        let is_noun = |base: &String| base.chars().nth(2).is_some() && self.is_listed_lemma(base, Upos::Noun);
        by_ending.filter(is_noun).or_else(|| Some(part.to_owned()).filter(is_noun))
    }

    /// Whether the word is listed as a lemma of its class.
    fn is_listed_lemma(&self, low: &str, upos: Upos) -> bool {
        let edit = self.edit(Key::word(Name::Class(upos)).with_all(low));
        edit.is_some_and(|edit| edit.cut == 0 && edit.add.is_empty() && !edit.cuts_front)
    }

    /// The lemma by the longest ending that there is a rule for; one that is listed goes before others.
    fn by_ending(&self, word: &Inflected<'_>, low: &str) -> String {
        let mut first = None;
        for edit in self.endings(word, low) {
            let Some(made) = edit.apply(low, &self.front) else { continue };
            if self.is_listed_lemma(&made, word.upos) {
                return made;
            }
            first.get_or_insert(made);
        }
        first.unwrap_or_else(|| low.to_owned())
    }

    /// The edits of all endings, longest first, those of the class with features before those of the class.
    fn endings(&self, word: &Inflected<'_>, low: &str) -> Vec<&Edit> {
        let may_have_front = !self.front.is_empty() && self.fronted.contains(&word.upos);
        let has_front = may_have_front && low.starts_with(&*self.front);
        let mut edits = Vec::new();
        for name in Name::both(word) {
            self.add_endings(&mut edits, name, has_front, low);
        }
        edits
    }

    /// Adds the edits of all endings under one name; a whole word counts as longer than all its endings.
    fn add_endings<'a>(&'a self, edits: &mut Vec<&'a Edit>, name: Name<'_>, has_front: bool, low: &str) {
        let front = if has_front { self.front.chars().count() } else { 0 };
        let most_cut = low.chars().count().saturating_sub(front);
        let fitting = |key: Key| self.edit(key).filter(|edit| usize::from(edit.cut) <= most_cut);
        let first = edits.len();
        let mut key = Key::rule(name, has_front);
        edits.extend(fitting(key));
        for letter in low.chars().rev().take(LONGEST_SUFFIX) {
            key = key.with(letter);
            edits.extend(fitting(key));
        }
        if low.chars().nth(LONGEST_SUFFIX).is_none() {
            edits.extend(fitting(key.with('^')));
        }
        edits[first..].reverse();
    }

    /// The case that the lemma of a word has that is not listed as written.
    fn case(&self, upos: Upos, writing: Writing, is_listed: bool, low: &str) -> Case {
        let is_new = !is_listed && self.wholly_listed.contains(&upos);
        let by_ending = |writing: Writing| {
            let mut key = Key::case(upos, writing, is_new);
            let mut found = self.table.get(&key.get());
            for letter in low.chars().rev().take(LONGEST_CASE_SUFFIX) {
                key = key.with(letter);
                found = self.table.get(&key.get()).or(found);
            }
            found.and_then(|&number| Case::ALL.get(usize::from(number)))
        };
        let found = by_ending(writing).or_else(|| by_ending(writing.where_none_is_expected()));
        found.copied().unwrap_or(Case::Keep)
    }
}

/// The word with typewriter quotes, as the list has them: "foto's" for "foto’s".
fn with_straight_quotes(form: &str) -> Cow<'_, str> {
    let straight = |letter| match letter {
        '‘' | '’' => '\'',
        '“' | '”' | '„' => '"',
        other => other,
    };
    let is_straight = form.is_ascii() || form.chars().all(|letter| straight(letter) == letter);
    if is_straight { Cow::Borrowed(form) } else { Cow::Owned(form.chars().map(straight).collect()) }
}

fn lowered(form: &str) -> Cow<'_, str> {
    let is_low = form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_low { Cow::Borrowed(form) } else { Cow::Owned(form.to_lowercase()) }
}
