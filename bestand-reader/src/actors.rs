//! Which actors do the words name? "Pasjinian" is a leader of ARM, "het Kremlin" a seat of RUS, "de RSF" a name.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::actor_table::{Actor, ActorName, Role, read_actors, read_names};
use crate::fit::Fit;
use crate::spelling::Spelling;
use crate::world_error::WorldError;

/// The actors of the world and what one language calls them.
#[derive(Debug)]
pub struct Actors {
    actors: FxHashMap<Box<str>, Actor>,
    names: Vec<Entry>,
    /// The names by their first piece in small letters, those of most pieces first, else in the table's order.
    by_first: FxHashMap<Box<str>, Vec<u32>>,
    /// What a name may end in besides: the s of "Poetins".
    endings: Vec<Box<str>>,
    spelling: Spelling,
}

#[derive(Debug)]
struct Entry {
    name: ActorName,
    pieces: Box<[Box<str>]>,
}

/// Words that name an actor: "pro-Russische" names RUS by its last part.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorMention<'a> {
    /// The words, by their index in the sentence.
    pub tokens: Range<usize>,
    /// Whether the name is all of those words or a part of a compound.
    pub fit: Fit,
    /// All that the name can mean, in the table's order: "RSF" is a force in Sudan and a union of reporters.
    pub senses: Vec<&'a ActorName>,
}

/// A part of a word between hyphens and apostrophes: "pro" and "Russische".
struct Piece<'f> {
    token: usize,
    /// The letters in plain spelling; empty for a mark that no name runs across.
    text: Cow<'f, str>,
    opens: bool,
    closes: bool,
}

/// The words of one sentence, cut up for matching.
struct Line<'f> {
    forms: &'f [&'f str],
    lemmas: &'f [&'f str],
    pieces: Vec<Piece<'f>>,
    /// Whether all of it is in capitals, so that these tell nothing.
    shouted: bool,
}

/// Acronyms and names of so few letters are matched only as they are written: "IS" is not "is", "Pool" not "POOL".
const SHORT: usize = 3;
/// A sentence of so many words in capitals is a headline.
const HEADLINE: usize = 3;

impl Actors {
    /// Reads the table of all actors and that of one language's names.
    ///
    /// # Errors
    /// The first line that cannot be used, and a name of an actor that the first table does not have.
    pub fn read(world: (&str, &str), names: (&str, &str), spelling: &Spelling) -> Result<Actors, WorldError> {
        let actors = read_actors(world.0, world.1)?;
        let (names, endings) = read_names(names.0, names.1, &actors)?;
        let names =
            names.into_iter().map(|name| Entry { pieces: pieces_of_name(&name.name, spelling), name });
        let names: Vec<Entry> = names.filter(|entry| !entry.pieces.is_empty()).collect();
        let mut by_first: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (index, entry) in names.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            by_first.entry(entry.pieces[0].to_lowercase().into()).or_default().push(index);
        }
        for indices in by_first.values_mut() {
            indices.sort_by_key(|index| std::cmp::Reverse(names[*index as usize].pieces.len()));
        }
        Ok(Actors { actors, names, by_first, endings, spelling: spelling.clone() })
    }

    /// The actor of a code: `actor("m23")` is an armed group of COD since 2012.
    #[must_use]
    pub fn actor(&self, code: &str) -> Option<&Actor> {
        self.actors.get(code)
    }

    /// The actors that the words of a sentence name, leftmost and longest first; lemmas may be fewer than forms.
    ///
    /// Capitals count: "IS" is a name and "is" none, "regering" and "Regering" are one, "ARMENIË" is Armenië.
    #[must_use]
    pub fn find(&self, forms: &[&str], lemmas: &[&str]) -> Vec<ActorMention<'_>> {
        let line = Line::cut(forms, lemmas, &self.spelling);
        let mut found: Vec<ActorMention<'_>> = Vec::new();
        let mut at = 0;
        while at < line.pieces.len() {
            let (next, mention) = self.mention_at(&line, at, found.last());
            found.extend(mention);
            at = next;
        }
        found
    }

    /// The sense meant in a report of that year about these countries (ISO alpha-3), the one most spoken of first.
    ///
    /// "Congo" is COG where only `["COG"]` is spoken of; "Bush" in 1991 is the father, in 2003 the son.
    #[must_use]
    pub fn best<'a>(
        &self,
        mention: &ActorMention<'a>,
        context: &[&str],
        year: Option<i16>,
    ) -> Option<&'a ActorName> {
        let rank = |name: &&&ActorName| {
            let actor = name.code().and_then(|code| self.actor(code));
            (!self.fits_year(name, actor, year), distance(actor, context))
        };
        mention.senses.iter().min_by_key(rank).copied()
    }

    fn fits_year(&self, name: &ActorName, actor: Option<&Actor>, year: Option<i16>) -> bool {
        let Some(year) = year else { return true };
        let active = name.active.or(actor.map(|actor| actor.active)).unwrap_or_default();
        active.holds(year)
    }

    /// The mention that begins at a piece, if any, and the piece to go on from.
    fn mention_at(
        &self,
        line: &Line<'_>,
        at: usize,
        before: Option<&ActorMention<'_>>,
    ) -> (usize, Option<ActorMention<'_>>) {
        let text = &line.pieces[at].text;
        if text.is_empty() {
            return (at + 1, None);
        }
        let senses = self.named(line, at, text, before);
        let senses = if senses.is_empty() { self.by_ending(line, at, text, before) } else { senses };
        let senses = if senses.is_empty() { self.by_lemma(line, at) } else { senses };
        let Some(length) = senses.first().map(|entry| entry.pieces.len()) else { return (at + 1, None) };
        let end = self.past_ending(line, at + length);
        let tokens = line.pieces[at].token..line.pieces[end - 1].token + 1;
        let fit = line.fit(at, end);
        let senses: Vec<_> =
            senses.into_iter().map(|entry| &entry.name).filter(|name| !name.is_nobody).collect();
        (end, (!senses.is_empty()).then_some(ActorMention { tokens, fit, senses }))
    }

    /// The longest names whose first piece is `first`, the others as they stand in the line.
    fn named(
        &self,
        line: &Line<'_>,
        at: usize,
        first: &str,
        before: Option<&ActorMention<'_>>,
    ) -> Vec<&Entry> {
        let indices = self.by_first.get(first.to_lowercase().as_str());
        let mut senses: Vec<&Entry> = Vec::new();
        for entry in indices.into_iter().flatten().map(|index| &self.names[*index as usize]) {
            if senses.first().is_some_and(|longest| longest.pieces.len() > entry.pieces.len()) {
                break;
            }
            if self.stands_at(entry, line, at, first)
                && !(entry.name.wary && line.is_other(at, entry, before))
            {
                senses.push(entry);
            }
        }
        senses
    }

    fn stands_at(&self, entry: &Entry, line: &Line<'_>, at: usize, first: &str) -> bool {
        let pieces = &entry.pieces;
        let Some(texts) = line.pieces.get(at..at + pieces.len()) else { return false };
        if !is_written(&pieces[0], first, pieces.len() > 1) || line.is_no_acronym(at, entry) {
            return false;
        }
        let last = pieces.len() - 1;
        pieces.iter().zip(texts).enumerate().skip(1).all(|(index, (piece, text))| {
            let bare = if index == last { self.without_ending(&text.text) } else { None };
            is_written(piece, &text.text, true) || bare.is_some_and(|bare| is_written(piece, bare, true))
        })
    }

    /// "Poetins" is "Poetin" with an ending.
    fn by_ending(
        &self,
        line: &Line<'_>,
        at: usize,
        text: &str,
        before: Option<&ActorMention<'_>>,
    ) -> Vec<&Entry> {
        let Some(bare) = self.without_ending(text) else { return Vec::new() };
        let mut senses = self.named(line, at, bare, before);
        senses.retain(|entry| {
            entry.pieces.len() == 1 && matches!(entry.name.role, Role::Name | Role::Leader | Role::Seat)
        });
        senses
    }

    fn without_ending<'t>(&self, text: &'t str) -> Option<&'t str> {
        let bare = self.endings.iter().find_map(|ending| text.strip_suffix(ending.as_ref()))?;
        (opens_with_capital(bare) && bare.chars().count() > SHORT).then_some(bare)
    }

    /// "ministeries" by its lemma: only words that any state may have, only where the word is no compound.
    fn by_lemma(&self, line: &Line<'_>, at: usize) -> Vec<&Entry> {
        let piece = &line.pieces[at];
        let lemma = line.lemmas.get(piece.token).filter(|_| piece.opens && piece.closes);
        let indices = lemma.and_then(|lemma| self.by_first.get(*lemma));
        let entries = indices.into_iter().flatten().map(|index| &self.names[*index as usize]);
        entries.filter(|entry| entry.pieces.len() == 1 && entry.name.code().is_none()).collect()
    }

    /// The end of a name with the ending that an apostrophe parts from it: "Houthi's", "Biden's".
    fn past_ending(&self, line: &Line<'_>, end: usize) -> usize {
        let same = line.pieces.get(end).filter(|piece| piece.token == line.pieces[end - 1].token);
        let is_ending =
            same.is_some_and(|piece| piece.closes && self.endings.iter().any(|known| **known == *piece.text));
        end + usize::from(is_ending)
    }
}

impl<'f> Line<'f> {
    fn cut(forms: &'f [&'f str], lemmas: &'f [&'f str], spelling: &Spelling) -> Line<'f> {
        let mut pieces = Vec::with_capacity(forms.len() + 8);
        for (token, form) in forms.iter().enumerate() {
            cut_form(token, form, spelling, &mut pieces);
        }
        let words =
            forms.iter().filter(|form| form.chars().filter(|letter| letter.is_alphabetic()).count() > 1);
        let (words, loud) = words.fold((0, 0), |(words, loud), form| {
            (words + 1, loud + usize::from(!form.contains(char::is_lowercase)))
        });
        Line { forms, lemmas, pieces, shouted: words >= HEADLINE && words == loud }
    }

    fn fit(&self, start: usize, end: usize) -> Fit {
        match (self.pieces[start].opens, self.pieces[end - 1].closes) {
            (true, true) => Fit::Whole,
            (true, false) => Fit::First,
            (false, true) => Fit::Last,
            (false, false) => Fit::Middle,
        }
    }

    /// "IS" in a headline of capitals is the verb, unless its lemma says otherwise.
    fn is_no_acronym(&self, at: usize, entry: &Entry) -> bool {
        let piece = &self.pieces[at];
        self.shouted
            && entry.pieces.len() == 1
            && piece.text.chars().count() <= SHORT
            && self.lemmas.get(piece.token).is_none_or(|lemma| lemma.contains(char::is_lowercase))
    }

    /// Whether a word that is often something else is that here: "Let op" by its lemma, "Michael Jordan" by the
    /// name beside it; "president Johnson" is one, since a word of an office stands before.
    fn is_other(&self, at: usize, entry: &Entry, before: Option<&ActorMention<'_>>) -> bool {
        let first = self.pieces[at].token;
        let last = self.pieces[at + entry.pieces.len() - 1].token;
        let office = before.is_some_and(|before| {
            before.tokens.end == first && before.senses.iter().any(|name| name.code().is_none())
        });
        self.is_common(first)
            || first.checked_sub(1).is_some_and(|index| !office && self.is_name(index))
            || self.is_name(last + 1)
    }

    fn is_common(&self, token: usize) -> bool {
        self.lemmas.get(token).is_some_and(|lemma| lemma.starts_with(char::is_lowercase))
    }

    /// Whether a word is written as a name; at the start of a sentence only its lemma can say so.
    fn is_name(&self, token: usize) -> bool {
        let has_capital = |word: &&str| opens_with_capital(word);
        let form = self.forms.get(token).is_some_and(has_capital);
        match self.lemmas.get(token) {
            Some(lemma) => form && opens_with_capital(lemma),
            None => form && token > 0,
        }
    }
}

fn cut_form<'f>(token: usize, form: &'f str, spelling: &Spelling, pieces: &mut Vec<Piece<'f>>) {
    let start = pieces.len();
    for part in form.split(|letter| spelling.parts(letter) || is_apostrophe(letter)) {
        if !part.is_empty() {
            pieces.push(Piece { token, text: plain(part, spelling), opens: false, closes: false });
        }
    }
    if let [first, ..] = &mut pieces[start..] {
        first.opens = true;
    } else if !form.chars().all(is_hyphen) {
        pieces.push(Piece { token, text: Cow::Borrowed(""), opens: true, closes: true });
    }
    if let [.., last] = &mut pieces[start..] {
        last.closes = true;
    }
}

fn plain<'t>(part: &'t str, spelling: &Spelling) -> Cow<'t, str> {
    if part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Cow::Borrowed(part);
    }
    let mut plain = String::with_capacity(part.len());
    spelling.plain_into(part, &mut plain);
    Cow::Owned(plain)
}

fn pieces_of_name(name: &str, spelling: &Spelling) -> Box<[Box<str>]> {
    let mut pieces = Vec::new();
    for word in name.split(' ') {
        cut_form(0, word, spelling, &mut pieces);
    }
    pieces.into_iter().filter(|piece| !piece.text.is_empty()).map(|piece| piece.text.into()).collect()
}

/// Whether a text is a name's piece as it may be written: small letters at will, capitals as they are, but names of
/// more letters also in capitals throughout ("ARMENIË"), and acronyms with one ("Nato"); "al-Nusra" is "Al-Nusra".
fn is_written(piece: &str, text: &str, with_others: bool) -> bool {
    if piece == text {
        return true;
    }
    if piece.len() != text.len() || !piece.eq_ignore_ascii_case(text) {
        return false;
    }
    let is_small = !piece.contains(char::is_uppercase);
    let is_long = piece.chars().count() > SHORT;
    let is_article = with_others && piece.chars().count() < SHORT;
    let is_acronym = !piece.contains(char::is_lowercase);
    let is_loud = !text.contains(char::is_lowercase);
    let has_capital = opens_with_capital(text) && !text.chars().skip(1).any(char::is_uppercase);
    is_small || is_article || is_long && (is_loud || is_acronym && has_capital)
}

/// How far an actor is from the countries of a report: of the one most spoken of, of another of them, of the world, of none.
fn distance(actor: Option<&Actor>, context: &[&str]) -> usize {
    let Some(actor) = actor else { return context.len() };
    let place =
        context.iter().position(|country| actor.states.iter().any(|state| state.as_ref() == *country));
    place.unwrap_or_else(|| context.len() + usize::from(!context.is_empty() && !actor.states.is_empty()))
}

fn opens_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ')
}

#[cfg(test)]
mod tests;
