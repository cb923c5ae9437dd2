//! How is a rule file written? From its lines to declarations, paths and rules.

use std::collections::BTreeMap;

use crate::classes::Classes;
use crate::cursor::Cursor;
use crate::entry::UposSet;
use crate::error::{Fault, RuleError};
use crate::grammar::{Scope, read_attribute, read_brackets, read_ways, unknown};
use crate::pattern::{Test, Ways};
use crate::proof::read_proof;
use crate::rule::{Clause, Rule, Trigger, TriggerHead, Value, Yield};

const KEYWORDS: [&str; 9] =
    ["rule", "trigger", "needs", "unless", "yields", "path", "class", "mention", "phrase"];

/// One statement of a rule file; lines that open with `|` belong to the line above.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    pub(crate) file: &'a str,
    pub(crate) number: u32,
    pub(crate) text: String,
}

impl Line<'_> {
    pub(crate) fn fault(&self, fault: Fault) -> RuleError {
        RuleError::new(self.file, self.number, fault)
    }

    /// The text behind a keyword that opens the line.
    pub(crate) fn after(&self, keyword: &str) -> Option<&str> {
        self.text.strip_prefix(keyword).filter(|rest| rest.starts_with(' ') || rest.is_empty())
    }
}

pub(crate) fn read_lines<'a>(files: &[(&'a str, &str)]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for &(file, text) in files {
        for (number, text) in (1..).zip(text.lines().map(str::trim)) {
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            match lines.last_mut() {
                Some(above) if text.starts_with('|') && above.file == file => {
                    above.text.push(' ');
                    above.text.push_str(text);
                }
                _ => lines.push(Line { file, number, text: text.to_owned() }),
            }
        }
    }
    lines
}

/// What rules are written with: word classes, kinds of mention, paths.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) classes: Classes,
    pub(crate) mentions: Vec<Box<str>>,
    pub(crate) paths: BTreeMap<Box<str>, Ways>,
    /// Where each path is defined.
    pub(crate) path_places: BTreeMap<Box<str>, String>,
}

impl Names {
    /// Reads `class name: what it holds` and `mention name: what it is`; says whether the line is one of them.
    pub(crate) fn declare(&mut self, line: &Line<'_>) -> Result<bool, Fault> {
        if let Some(rest) = line.after("class") {
            let name = read_declared(rest)?;
            self.classes.declare(name);
            return Ok(true);
        }
        let Some(rest) = line.after("mention") else { return Ok(false) };
        let name = read_declared(rest)?;
        if !self.mentions.iter().any(|known| &**known == name) {
            self.mentions.push(name.into());
        }
        Ok(true)
    }

    /// Reads `path name = way | way`; says whether the line is one.
    pub(crate) fn read_path(&mut self, line: &Line<'_>) -> Result<bool, Fault> {
        let Some(rest) = line.after("path") else { return Ok(false) };
        let mut cursor = Cursor::new(rest);
        cursor.skip_spaces();
        let name = cursor.name("the name of the path")?;
        read_equals(&mut cursor)?;
        let ways = read_ways(&mut cursor, self.scope(&[], false))?;
        read_end(&mut cursor)?;
        if let Some(first) = self.path_places.get(name) {
            return Err(Fault::Twice { name: name.to_owned(), first: first.clone() });
        }
        self.path_places.insert(name.into(), format!("{}:{}", line.file, line.number));
        self.paths.insert(name.into(), ways);
        Ok(true)
    }

    fn scope<'a>(&'a self, arguments: &'a [Box<str>], may_start: bool) -> Scope<'a> {
        Scope {
            classes: &self.classes,
            mentions: &self.mentions,
            paths: &self.paths,
            arguments,
            may_start,
            depth: 0,
        }
    }

    /// Reads one line within a rule.
    pub(crate) fn read_clause(&mut self, rule: &mut Rule, line: &Line<'_>) -> Result<(), Fault> {
        if let Some(rest) = line.after("trigger") {
            return self.read_triggers(rule, rest, line);
        }
        if let Some(rest) = line.after("yields") {
            return read_yields(rule, rest);
        }
        if let Some(rest) = line.after("+").or_else(|| line.after("-")) {
            let expected = line.text.starts_with('+');
            rule.proofs.push(read_proof(rule, rest, expected, line)?);
            return Ok(());
        }
        let clause = if let Some(rest) = line.after("needs") {
            Clause::Needs(self.read_whole(rule, rest)?)
        } else if let Some(rest) = line.after("unless") {
            Clause::Unless(self.read_whole(rule, rest)?)
        } else {
            self.read_argument(rule, line)?
        };
        rule.clauses.push(clause);
        Ok(())
    }

    fn read_whole(&self, rule: &Rule, text: &str) -> Result<Ways, Fault> {
        let mut cursor = Cursor::new(text);
        let ways = read_ways(&mut cursor, self.scope(&rule.arguments, true))?;
        read_end(&mut cursor)?;
        Ok(ways)
    }

    fn read_argument(&self, rule: &mut Rule, line: &Line<'_>) -> Result<Clause, Fault> {
        let mut cursor = Cursor::new(&line.text);
        let name = cursor.name("an argument as 'victim = …', or needs, unless, yields, + or -")?;
        if KEYWORDS.contains(&name) || rule.arguments.iter().any(|known| &**known == name) {
            let first = format!("{}:{}", rule.file, rule.line);
            return Err(Fault::Twice { name: name.to_owned(), first });
        }
        let optional = cursor.takes('?');
        read_equals(&mut cursor)?;
        let ways = self.read_whole(rule, cursor.rest())?;
        rule.arguments.push(name.into());
        Ok(Clause::Argument { place: rule.arguments.len() - 1, optional, ways })
    }

    fn read_triggers(&mut self, rule: &mut Rule, text: &str, line: &Line<'_>) -> Result<(), Fault> {
        let mut cursor = Cursor::new(text);
        loop {
            cursor.skip_spaces();
            let head = self.read_trigger_head(&mut cursor, line)?;
            let said = match head {
                TriggerHead::Class(class) => read_attribute(&mut cursor, class)?,
                TriggerHead::Mention(_) | TriggerHead::Upos(_) => None,
            };
            let tests: Vec<Test> =
                said.into_iter().chain(read_brackets(&mut cursor, self.scope(&[], false))?).collect();
            let tests = (!tests.is_empty()).then(|| Test::all(tests));
            rule.triggers.push(Trigger { head, tests });
            cursor.skip_spaces();
            if !cursor.takes('|') {
                return read_end(&mut cursor);
            }
        }
    }

    fn read_trigger_head(&mut self, cursor: &mut Cursor<'_>, line: &Line<'_>) -> Result<TriggerHead, Fault> {
        if cursor.takes('@') {
            let name = cursor.name("a kind of mention")?;
            return self.scope(&[], false).mention(name).map(TriggerHead::Mention);
        }
        if cursor.sees(|letter| letter == '"') {
            let word = cursor.quoted("a word")?;
            let class = self.classes.declare(&format!("\"{word}\""));
            self.classes.insert(class, word, UposSet::ANY, &[], (line.file, line.number))?;
            return Ok(TriggerHead::Class(class));
        }
        if cursor.sees(|letter: char| letter.is_ascii_uppercase()) {
            let name = cursor.run(|letter| letter.is_ascii_uppercase());
            let upos = name.parse().map_err(|_| crate::classes::unknown_upos(name))?;
            return Ok(TriggerHead::Upos(UposSet::of([upos])));
        }
        let name = cursor.name("a trigger: a class, \"word\", @mention or UPOS")?;
        let class = self.classes.named(name);
        class.map(TriggerHead::Class).ok_or_else(|| unknown("class of words", name, self.classes.names()))
    }
}

/// The name of `rule name`.
pub(crate) fn read_rule_name(text: &str) -> Result<&str, Fault> {
    let mut cursor = Cursor::new(text);
    cursor.skip_spaces();
    let belongs =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '.' | '-');
    let name = cursor.word("the name of the rule", belongs)?;
    read_end(&mut cursor)?;
    Ok(name)
}

fn read_declared(text: &str) -> Result<&str, Fault> {
    let mut cursor = Cursor::new(text);
    cursor.skip_spaces();
    let name = cursor.name("a name")?;
    cursor.demand(':', "a colon and what it holds")?;
    if cursor.at_end() { Err(cursor.expected("what it holds")) } else { Ok(name) }
}

fn read_yields(rule: &mut Rule, text: &str) -> Result<(), Fault> {
    let mut cursor = Cursor::new(text);
    loop {
        cursor.skip_spaces();
        let key = cursor.name("the name of what it yields")?.into();
        let optional = cursor.takes('?');
        read_equals(&mut cursor)?;
        let belongs = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
        let value = read_value(rule, cursor.word("a value, or argument.attribute", belongs)?)?;
        rule.yields.push(Yield { key, optional, value });
        cursor.skip_spaces();
        if !cursor.takes(',') {
            return read_end(&mut cursor);
        }
    }
}

fn read_value(rule: &Rule, text: &str) -> Result<Value, Fault> {
    let Some((name, attribute)) = text.split_once('.') else {
        return Ok(Value::Word(text.into()));
    };
    if name == "trigger" {
        return Ok(Value::OfTrigger { attribute: attribute.into() });
    }
    let place = rule.arguments.iter().position(|known| &**known == name);
    let known = || rule.arguments().chain(["trigger"]);
    let place = place.ok_or_else(|| unknown("earlier argument", name, known()))?;
    Ok(Value::OfArgument { place, attribute: attribute.into() })
}

fn read_equals(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    cursor.skip_spaces();
    cursor.demand('=', "an equals sign")?;
    cursor.skip_spaces();
    Ok(())
}

fn read_end(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    cursor.skip_spaces();
    if cursor.at_end() { Ok(()) } else { Err(cursor.expected("the end of the line")) }
}
