//! Which sentences prove a rule, and does it read them as they say?

use bestand_syntax::{Tree, WordIndex};

use crate::cursor::Cursor;
use crate::error::Fault;
use crate::follow::Mentions;
use crate::grammar::unknown;
use crate::matching::Match;
use crate::rule::Rule;
use crate::rules::Rules;
use crate::source::Line;

/// A sentence that a rule must read in a stated way, or must leave alone.
///
/// `+ nl "Bij de aanval kwamen twaalf burgers om." trigger=kwamen victim=burgers` names the forms that the trigger and the arguments
/// must have, several with commas between, and `agent=-` what must stay empty; what is not named may be anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    rule: Box<str>,
    language: Box<str>,
    sentence: Box<str>,
    matches: bool,
    expected: Vec<(Box<str>, Vec<Box<str>>)>,
    file: Box<str>,
    line: u32,
}

impl Proof {
    /// The rule that it proves.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The language of the sentence, `nl`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Whether the rule must match it; else it must not.
    #[must_use]
    pub fn must_match(&self) -> bool {
        self.matches
    }

    /// The file and the line it stands on.
    #[must_use]
    pub fn place(&self) -> (&str, u32) {
        (&self.file, self.line)
    }
}

/// What differs between a proof and the reading of its sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: rule {rule}, \"{sentence}\": {difference}")]
pub struct ProofFailure {
    file: Box<str>,
    line: u32,
    rule: Box<str>,
    sentence: Box<str>,
    difference: String,
}

impl Rules {
    /// The sentences of all rules, in the order of the files.
    pub fn proofs(&self) -> impl Iterator<Item = &Proof> {
        self.rules().flat_map(Rule::proofs)
    }

    /// Whether the rule reads the sentence, parsed to this tree, as its proof says.
    ///
    /// # Errors
    /// When it does not; the message says what differs.
    pub fn check_proof(
        &self,
        proof: &Proof,
        tree: &Tree,
        mentions: &dyn Mentions,
    ) -> Result<(), ProofFailure> {
        let matches = self.matches(tree, mentions);
        let own: Vec<_> = matches.iter().filter(|found| found.rule().name() == &*proof.rule).collect();
        let difference = match (proof.matches, own.is_empty()) {
            (false, true) => return Ok(()),
            (false, false) => format!("must not match, and does: {}", describe(own[0], tree)),
            (true, true) => "must match, and does not".to_owned(),
            (true, false) => {
                match own.iter().map(|found| proof.differences(found, tree)).min_by_key(Vec::len) {
                    Some(differences) if !differences.is_empty() => differences.join("; "),
                    _ => return Ok(()),
                }
            }
        };
        let Proof { rule, sentence, file, line, .. } = proof.clone();
        Err(ProofFailure { file, line, rule, sentence, difference })
    }
}

impl Proof {
    fn differences(&self, found: &Match<'_>, tree: &Tree) -> Vec<String> {
        let differs = |(name, expected): &(Box<str>, Vec<Box<str>>)| {
            let is = forms(words_of(found, name), tree);
            let wanted = expected.join(",");
            (is != wanted).then(|| format!("{name} should be '{wanted}' and is '{is}'"))
        };
        self.expected.iter().filter_map(differs).collect()
    }
}

fn words_of<'m>(found: &'m Match<'_>, name: &str) -> &'m [WordIndex] {
    match name {
        "trigger" => std::slice::from_ref(found.trigger_ref()),
        "phrase" => found.phrase(),
        _ => found.words(name),
    }
}

fn forms(words: &[WordIndex], tree: &Tree) -> String {
    words.iter().map(|&word| tree.word(word).form()).collect::<Vec<_>>().join(",")
}

fn describe(found: &Match<'_>, tree: &Tree) -> String {
    let trigger = format!("trigger={}", forms(&[found.trigger()], tree));
    let arguments = found.bindings().map(|(name, words)| format!(" {name}={}", forms(words, tree)));
    std::iter::once(trigger).chain(arguments).collect()
}

/// `nl "sentence" name=form,form …`
pub(crate) fn read_proof(rule: &Rule, text: &str, matches: bool, line: &Line<'_>) -> Result<Proof, Fault> {
    let mut cursor = Cursor::new(text);
    cursor.skip_spaces();
    let language = cursor.name("the language of the sentence")?.into();
    cursor.skip_spaces();
    let sentence = cursor.quoted("a sentence between straight quotation marks")?.into();
    let mut expected = Vec::new();
    cursor.skip_spaces();
    while !cursor.at_end() {
        let name = cursor.name("an argument")?;
        if !rule.arguments().chain(["trigger", "phrase"]).any(|known| known == name) {
            return Err(unknown(
                "argument of this rule",
                name,
                rule.arguments().chain(["trigger", "phrase"]),
            ));
        }
        cursor.demand('=', "an equals sign")?;
        let forms = cursor.word("the words that it should be", |letter| !letter.is_whitespace())?;
        let forms = if forms == "-" { Vec::new() } else { forms.split(',').map(Into::into).collect() };
        expected.push((name.into(), forms));
        cursor.skip_spaces();
    }
    Ok(Proof {
        rule: rule.name.clone(),
        language,
        sentence,
        matches,
        expected,
        file: line.file.into(),
        line: line.number,
    })
}
