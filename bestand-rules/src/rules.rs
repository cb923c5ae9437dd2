//! How do rule files become an index? Compiled once, looked up by word.

use crate::classes::{ClassId, Classes};
use crate::error::{Fault, RuleError};
use crate::pattern::MentionKind;
use crate::rule::{Rule, TriggerHead, Value};
use crate::source::{Line, Names, read_lines, read_rule_name};

/// Rules compiled to an index by trigger: the cost of a sentence grows with its words, not with the number of rules.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub(crate) classes: Classes,
    mentions: Vec<Box<str>>,
    pub(crate) rules: Vec<Rule>,
    /// For each class the rules that it sets off.
    pub(crate) by_class: Vec<Vec<Candidate>>,
    /// The rules that no class sets off.
    pub(crate) everywhere: Vec<Candidate>,
}

/// One trigger of one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    pub(crate) rule: u32,
    pub(crate) trigger: u32,
}

impl Rules {
    /// Compiles rule files, each given as its name and its text, over the word classes of one language.
    ///
    /// Declarations and paths of all files are read before any rule; a path may use those above it.
    ///
    /// # Errors
    /// At the first mistake, with file, line and remedy.
    pub fn compile(files: &[(&str, &str)], classes: &Classes) -> Result<Self, RuleError> {
        let mut names = Names { classes: classes.clone(), ..Names::default() };
        let mut lines = read_lines(files);
        lines = left(lines, |line| names.declare(line))?;
        lines = left(lines, |line| names.read_path(line))?;
        let rules = read_rules(&lines, &mut names)?;
        let Names { classes, mentions, .. } = names;
        let mut compiled = Self {
            by_class: vec![Vec::new(); classes.len()],
            classes,
            mentions,
            rules,
            everywhere: Vec::new(),
        };
        compiled.check_attributes()?;
        compiled.index();
        Ok(compiled)
    }

    /// The rules in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The word classes, those that only the rules name included.
    #[must_use]
    pub fn classes(&self) -> &Classes {
        &self.classes
    }

    /// The kinds of mention that the rule files declare, in their order.
    pub fn mentions(&self) -> impl Iterator<Item = (&str, MentionKind)> {
        self.mentions.iter().zip(0..).map(|(name, place)| (&**name, MentionKind(place)))
    }

    fn index(&mut self) {
        for (rule, number) in self.rules.iter().zip(0..) {
            for (trigger, place) in rule.triggers.iter().zip(0..) {
                let candidate = Candidate { rule: number, trigger: place };
                match trigger.head {
                    TriggerHead::Class(ClassId(class)) => self.by_class[class as usize].push(candidate),
                    TriggerHead::Mention(_) | TriggerHead::Upos(_) => self.everywhere.push(candidate),
                }
            }
        }
    }

    /// Every word that may trigger a rule must have the attributes that the rule takes from its trigger.
    fn check_attributes(&self) -> Result<(), RuleError> {
        for rule in &self.rules {
            let taken = rule.yields.iter().filter_map(|pair| match &pair.value {
                Value::OfTrigger { attribute } if !pair.optional => Some(attribute),
                Value::OfTrigger { .. } | Value::Word(_) | Value::OfArgument { .. } => None,
            });
            for attribute in taken {
                self.check_attribute(rule, attribute)?;
            }
        }
        Ok(())
    }

    fn check_attribute(&self, rule: &Rule, attribute: &str) -> Result<(), RuleError> {
        let classes: Vec<ClassId> = rule
            .triggers
            .iter()
            .filter_map(|trigger| match trigger.head {
                TriggerHead::Class(class) => Some(class),
                TriggerHead::Mention(_) | TriggerHead::Upos(_) => None,
            })
            .collect();
        let lacks = |entry: &&crate::classes::Entry| {
            classes.contains(&entry.class) && entry.attribute(attribute).is_none()
        };
        match self.classes.entries.iter().find(lacks) {
            None => Ok(()),
            Some(entry) => Err(RuleError::new(
                &entry.file,
                entry.line,
                Fault::MissingAttribute {
                    word: entry.written.to_string(),
                    class: self.classes.name(entry.class).to_owned(),
                    attribute: attribute.to_owned(),
                    rule: rule.name.to_string(),
                },
            )),
        }
    }
}

/// The lines that the reader leaves to others.
fn left<'a>(
    lines: Vec<Line<'a>>,
    mut read: impl FnMut(&Line<'a>) -> Result<bool, Fault>,
) -> Result<Vec<Line<'a>>, RuleError> {
    let mut others = Vec::new();
    for line in lines {
        if !read(&line).map_err(|fault| line.fault(fault))? {
            others.push(line);
        }
    }
    Ok(others)
}

fn read_rules(lines: &[Line<'_>], names: &mut Names) -> Result<Vec<Rule>, RuleError> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in lines {
        if let Some(rest) = line.after("rule") {
            let name = read_rule_name(rest).map_err(|fault| line.fault(fault))?;
            if let Some(first) = rules.iter().find(|rule| &*rule.name == name) {
                let first = format!("{}:{}", first.file, first.line);
                return Err(line.fault(Fault::Twice { name: name.to_owned(), first }));
            }
            rules.push(empty_rule(name, line));
            continue;
        }
        let wanted = "'rule name' before the lines of a rule, or a path, class or mention";
        let found = line.text.clone();
        let rule = rules.last_mut().filter(|rule| &*rule.file == line.file);
        let rule = rule.ok_or_else(|| line.fault(Fault::Expected { wanted, found }))?;
        names.read_clause(rule, line).map_err(|fault| line.fault(fault))?;
    }
    rules.iter().try_for_each(check_complete)?;
    Ok(rules)
}

fn empty_rule(name: &str, line: &Line<'_>) -> Rule {
    Rule {
        name: name.into(),
        file: line.file.into(),
        line: line.number,
        triggers: Vec::new(),
        arguments: Vec::new(),
        clauses: Vec::new(),
        yields: Vec::new(),
        proofs: Vec::new(),
    }
}

fn check_complete(rule: &Rule) -> Result<(), RuleError> {
    let positive = rule.proofs.iter().filter(|proof| proof.must_match()).count();
    let negative = rule.proofs.len() - positive;
    let rule_name = || rule.name.to_string();
    let fault = if rule.triggers.is_empty() {
        Fault::Lacks { rule: rule_name(), wanted: "trigger" }
    } else if rule.yields.is_empty() {
        Fault::Lacks { rule: rule_name(), wanted: "'yields'" }
    } else if positive < 2 || negative < 1 {
        Fault::FewProofs { rule: rule_name(), positive, negative }
    } else {
        return Ok(());
    };
    Err(RuleError::new(&rule.file, rule.line, fault))
}
