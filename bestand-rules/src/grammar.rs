//! How is a pattern written? From the text of a way or a test to what it stands for, every name resolved.

use std::collections::BTreeMap;

use bestand_syntax::Upos;

use crate::classes::{ClassId, Classes, unknown_upos};
use crate::cursor::Cursor;
use crate::error::Fault;
use crate::nearest::nearest;
use crate::pattern::{MentionKind, Move, Origin, Part, Step, Test, Times, Way, Ways};

/// How deep brackets may nest; a hostile file must not exhaust the stack.
const DEEPEST: u32 = 32;

/// What names stand for while a file is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) classes: &'a Classes,
    pub(crate) mentions: &'a [Box<str>],
    pub(crate) paths: &'a BTreeMap<Box<str>, Ways>,
    /// The arguments of the rule so far.
    pub(crate) arguments: &'a [Box<str>],
    /// Whether a way may start elsewhere than at the word itself.
    pub(crate) may_start: bool,
    pub(crate) depth: u32,
}

impl Scope<'_> {
    fn deeper(self) -> Result<Self, Fault> {
        if self.depth == DEEPEST {
            Err(Fault::TooDeep { limit: DEEPEST })
        } else {
            Ok(Self { depth: self.depth + 1, ..self })
        }
    }

    fn inside(self) -> Result<Self, Fault> {
        Ok(Self { may_start: false, ..self.deeper()? })
    }

    pub(crate) fn mention(&self, name: &str) -> Result<MentionKind, Fault> {
        let place = self.mentions.iter().position(|known| &**known == name);
        let kind = place.and_then(|place| u8::try_from(place).ok()).map(MentionKind);
        kind.ok_or_else(|| unknown("kind of mention", name, self.mentions.iter().map(|known| &**known)))
    }
}

pub(crate) fn unknown<'a>(what: &'static str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Fault {
    Fault::Unknown { what, name: name.to_owned(), nearest: nearest(name, known) }
}

/// `way | way | …`
pub(crate) fn read_ways(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Ways, Fault> {
    let mut ways = Vec::new();
    loop {
        ways.push(read_way(cursor, scope)?);
        cursor.skip_spaces();
        if !cursor.takes('|') {
            return Ok(Ways(ways));
        }
    }
}

/// `argument[test] part part …`, the argument and its test where the scope allows them.
fn read_way(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Way, Fault> {
    cursor.skip_spaces();
    let (mut from, mut tests, mut started) = (Origin::Here, None, false);
    if scope.may_start && cursor.sees(|letter: char| letter.is_ascii_lowercase()) {
        from = read_origin(cursor, scope)?;
        tests = read_brackets(cursor, scope)?;
        started = true;
    }
    let mut parts = Vec::new();
    loop {
        cursor.skip_spaces();
        if !cursor.sees(opens_part) {
            break;
        }
        parts.push(read_part(cursor, scope)?);
    }
    if parts.is_empty() && !started {
        return Err(cursor.expected("a step as >nsubj or ^conj, a path as $subject or a bracket"));
    }
    Ok(Way { from, tests, parts })
}

fn read_origin(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Origin, Fault> {
    match cursor.name("an argument")? {
        "trigger" => Ok(Origin::Here),
        "phrase" => Ok(Origin::Phrase),
        name => match scope.arguments.iter().position(|known| &**known == name) {
            Some(place) => Ok(Origin::Argument(place)),
            None => {
                let known = scope.arguments.iter().map(|known| &**known).chain(["trigger", "phrase"]);
                Err(unknown("earlier argument", name, known))
            }
        },
    }
}

fn read_part(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Part, Fault> {
    let what = if cursor.takes('$') {
        let name = cursor.name("the name of a path")?;
        let path = scope.paths.get(name).cloned();
        Move::Group(path.ok_or_else(|| unknown("path", name, scope.paths.keys().map(|known| &**known)))?)
    } else if cursor.takes('(') {
        let ways = read_ways(cursor, scope.inside()?)?;
        cursor.skip_spaces();
        cursor.demand(')', "a closing bracket )")?;
        Move::Group(ways)
    } else if cursor.takes_all("<<") {
        Move::Neighbour { behind: false }
    } else if cursor.takes_all(">>") {
        Move::Neighbour { behind: true }
    } else {
        Move::Step(read_step(cursor)?)
    };
    let times = if cursor.takes('?') {
        Times::AtMostOnce
    } else if cursor.takes('*') {
        Times::Any
    } else if cursor.takes('+') {
        Times::AtLeastOnce
    } else {
        Times::Once
    };
    let tests = read_brackets(cursor, scope)?;
    Ok(Part { what, times, tests })
}

fn read_step(cursor: &mut Cursor<'_>) -> Result<Step, Fault> {
    let down = cursor.takes('>');
    if !down {
        cursor.demand('^', "a step: >, ^, >> or <<")?;
    }
    let exact = cursor.takes('=');
    if !exact && cursor.takes('*') {
        return Ok(Step { down, exact, relations: Vec::new() });
    }
    let mut relations = Vec::new();
    loop {
        let name = cursor.word("the name of a relation", |letter| {
            letter.is_ascii_alphabetic() || matches!(letter, ':' | '_')
        })?;
        relations.push(name.parse()?);
        let mut ahead = cursor.clone();
        if !(ahead.takes('|') && ahead.sees(|letter: char| letter.is_ascii_lowercase())) {
            return Ok(Step { down, exact, relations });
        }
        *cursor = ahead;
    }
}

/// `[tests]`, where they stand.
pub(crate) fn read_brackets(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Option<Test>, Fault> {
    if !cursor.takes('[') {
        return Ok(None);
    }
    let scope = scope.inside()?;
    let mut either = Vec::new();
    let mut all = vec![read_test(cursor, scope)?];
    loop {
        cursor.skip_spaces();
        if cursor.takes(']') {
            either.push(Test::all(all));
            return Ok(Some(Test::any(either)));
        }
        if cursor.takes('|') {
            either.push(Test::all(std::mem::take(&mut all)));
        }
        all.push(read_test(cursor, scope)?);
    }
}

/// One test, or several with bars and no spaces between: `!NOUN|PROPN`.
fn read_test(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Test, Fault> {
    cursor.skip_spaces();
    let negated = cursor.takes('!');
    let mut either = vec![read_atom(cursor, scope)?];
    loop {
        let mut ahead = cursor.clone();
        if !(ahead.takes('|') && ahead.sees(|letter: char| !letter.is_whitespace())) {
            break;
        }
        *cursor = ahead;
        either.push(read_atom(cursor, scope)?);
    }
    let test = Test::any(either);
    Ok(if negated { Test::Not(Box::new(test)) } else { test })
}

fn read_atom(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Test, Fault> {
    if cursor.takes('@') {
        return scope.mention(cursor.name("a kind of mention")?).map(Test::Mention);
    }
    if cursor.sees(|letter| letter == '"') {
        return Ok(Test::Lemma(cursor.quoted("a lemma")?.into()));
    }
    if cursor.sees(opens_part) {
        return read_parts_in_test(cursor, scope).map(Test::Leads);
    }
    if cursor.sees(|letter: char| letter.is_ascii_uppercase()) {
        return read_upos_or_feature(cursor);
    }
    let name = cursor.name("a test: a class, @mention, UPOS, Feature=Value, \"lemma\" or a way")?;
    let class = scope.classes.named(name);
    let class = class.ok_or_else(|| unknown("class of words", name, scope.classes.names()))?;
    read_attribute(cursor, class).map(|test| test.unwrap_or(Test::Class(class)))
}

/// `.name=value` behind a class, where it stands.
pub(crate) fn read_attribute(cursor: &mut Cursor<'_>, class: ClassId) -> Result<Option<Test>, Fault> {
    if !cursor.takes('.') {
        return Ok(None);
    }
    let name = cursor.name("the name of an attribute")?.into();
    cursor.demand('=', "an equals sign and the value of the attribute")?;
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let value = cursor.word("the value of the attribute", belongs)?.into();
    Ok(Some(Test::Attribute { class, name, value }))
}

/// Parts in a test follow each other without spaces, since a space joins tests.
fn read_parts_in_test(cursor: &mut Cursor<'_>, scope: Scope<'_>) -> Result<Vec<Part>, Fault> {
    let scope = scope.deeper()?;
    let mut parts = Vec::new();
    while cursor.sees(opens_part) {
        parts.push(read_part(cursor, scope)?);
    }
    Ok(parts)
}

fn opens_part(letter: char) -> bool {
    matches!(letter, '>' | '^' | '$' | '(' | '<')
}

fn read_upos_or_feature(cursor: &mut Cursor<'_>) -> Result<Test, Fault> {
    let name = cursor.run(|letter| letter.is_ascii_alphanumeric());
    if cursor.takes('=') {
        let value = cursor
            .word("the value of a feature", |letter| letter.is_ascii_alphanumeric() || letter == ',')?;
        return Ok(Test::Feature { name: name.into(), value: value.into() });
    }
    name.parse::<Upos>().map(Test::Upos).map_err(|_| unknown_upos(name))
}
