//! Which rules fit a sentence, and what do they bind?

use bestand_syntax::{Tree, WordIndex};

use crate::classes::{EntryId, Member};
use crate::follow::{Bound, Mentions, Sentence};
use crate::marking::{Marking, member};
use crate::phrase::{joined_particles, phrase};
use crate::rule::{Clause, Rule, TriggerHead, Value};
use crate::rules::{Candidate, Rules};

/// One rule that fits a sentence at one word: `toll.die` at "kwamen", with "burgers" for its victim.
#[derive(Debug, Clone)]
pub struct Match<'r> {
    rule: &'r Rule,
    member: Option<Member<'r>>,
    trigger: WordIndex,
    phrase: Vec<WordIndex>,
    arguments: Vec<Vec<WordIndex>>,
    values: Vec<(&'r str, &'r str)>,
}

impl<'r> Match<'r> {
    /// The rule that fits.
    #[must_use]
    pub fn rule(&self) -> &'r Rule {
        self.rule
    }

    /// The word that set it off.
    #[must_use]
    pub fn trigger(&self) -> WordIndex {
        self.trigger
    }

    pub(crate) fn trigger_ref(&self) -> &WordIndex {
        &self.trigger
    }

    /// The other words of the trigger's phrase in the order of the text: "om", "het", "leven" beside "gekomen", "om" beside "kwamen".
    #[must_use]
    pub fn phrase(&self) -> &[WordIndex] {
        &self.phrase
    }

    /// The entry of a table that the trigger is; none where the rule asks for no class.
    #[must_use]
    pub fn member(&self) -> Option<Member<'r>> {
        self.member
    }

    /// The words bound to an argument in the order of the text, none where it is not filled.
    #[must_use]
    pub fn words(&self, argument: &str) -> &[WordIndex] {
        let place = self.rule.arguments().position(|name| name == argument);
        place.map_or(&[], |place| &self.arguments[place])
    }

    /// The arguments that are filled, in the order of the rule.
    pub fn bindings(&self) -> impl Iterator<Item = (&'r str, &[WordIndex])> {
        let all = self.rule.arguments().zip(self.arguments.iter().map(Vec::as_slice));
        all.filter(|(_, words)| !words.is_empty())
    }

    /// What the rule yields under this name: `killed` for `outcome`.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&'r str> {
        self.values.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    /// All that the rule yields, in its order.
    pub fn values(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        self.values.iter().copied()
    }
}

impl Rules {
    /// All rules that fit the sentence, ordered by trigger and then as the files have them; each fits a trigger once.
    ///
    /// Of the entries that fit a trigger those with the longest phrase count, among rules whose names share what stands before the point:
    /// "om het leven komen" is no "komen".
    #[must_use]
    pub fn matches<'r>(&'r self, tree: &Tree, mentions: &dyn Mentions) -> Vec<Match<'r>> {
        let sentence =
            Sentence { classes: &self.classes, tree, marking: Marking::of(&self.classes, tree), mentions };
        let mut found = Vec::new();
        let mut candidates = Vec::new();
        for place in 0..tree.len() {
            let word = WordIndex::new(place);
            candidates.clear();
            self.add_by_class(&sentence, word, &mut candidates);
            self.add_everywhere(&sentence, word, &mut candidates);
            candidates.sort_by_key(|attempt: &Attempt| attempt.candidate);
            let mut last_rule = None;
            for attempt in &candidates {
                if last_rule != Some(attempt.candidate.rule)
                    && let Some(fit) = self.attempt(&sentence, word, attempt)
                {
                    last_rule = Some(attempt.candidate.rule);
                    found.push(fit);
                }
            }
        }
        found
    }

    fn add_by_class(&self, sentence: &Sentence<'_>, word: WordIndex, attempts: &mut Vec<Attempt>) {
        let entries = sentence.marking.entries(word);
        let is_trigger =
            |&&entry: &&EntryId| !self.by_class[self.classes.entry(entry).class.0 as usize].is_empty();
        let complete = |&entry: &EntryId| {
            let phrase = phrase(self.classes.entry(entry), sentence.tree, word)?;
            Some((entry, phrase))
        };
        let fitting: Vec<_> = entries.iter().filter(is_trigger).filter_map(complete).collect();
        let candidates = |entry: EntryId| &self.by_class[self.classes.entry(entry).class.0 as usize];
        let words = |entry: EntryId| self.classes.entry(entry).phrase_words();
        let mut longest: Vec<(&str, usize)> = Vec::new();
        for &(entry, _) in &fitting {
            for family in candidates(entry).iter().map(|candidate| self.family(*candidate)) {
                match longest.iter_mut().find(|(known, _)| *known == family) {
                    Some((_, most)) => *most = (*most).max(words(entry)),
                    None => longest.push((family, words(entry))),
                }
            }
        }
        for (entry, phrase) in fitting {
            for &candidate in candidates(entry) {
                if longest.contains(&(self.family(candidate), words(entry))) {
                    attempts.push(Attempt { candidate, entry: Some(entry), phrase: phrase.clone() });
                }
            }
        }
    }

    /// What stands before the point of a rule's name: "toll" of `toll.die`.
    fn family(&self, candidate: Candidate) -> &str {
        let name = self.rules[candidate.rule as usize].name();
        name.split_once('.').map_or("", |(family, _)| family)
    }

    fn add_everywhere(&self, sentence: &Sentence<'_>, word: WordIndex, attempts: &mut Vec<Attempt>) {
        for &candidate in &self.everywhere {
            let fits = match self.rules[candidate.rule as usize].triggers[candidate.trigger as usize].head {
                TriggerHead::Class(_) => false,
                TriggerHead::Mention(kind) => sentence.mentions.is(word, kind),
                TriggerHead::Upos(upos) => upos.has(sentence.tree.word(word).upos()),
            };
            if fits {
                attempts.push(Attempt { candidate, entry: None, phrase: Vec::new() });
            }
        }
    }

    fn attempt<'r>(
        &'r self,
        sentence: &Sentence<'_>,
        word: WordIndex,
        attempt: &Attempt,
    ) -> Option<Match<'r>> {
        let rule = &self.rules[attempt.candidate.rule as usize];
        let trigger = &rule.triggers[attempt.candidate.trigger as usize];
        if !sentence.passes(trigger.tests.as_ref(), word) {
            return None;
        }
        let arguments = vec![Vec::new(); rule.arguments.len()];
        let mut bound = Bound { trigger: word, phrase: attempt.phrase.clone(), arguments };
        rule.clauses.iter().all(|clause| satisfies(clause, sentence, &mut bound)).then(|| {
            let mut phrase: Vec<_> = bound.phrase.into_iter().flatten().collect();
            phrase.extend(joined_particles(sentence.tree, word));
            phrase.sort_unstable();
            phrase.dedup();
            Match {
                rule,
                member: attempt.entry.map(|entry| self.classes.member(entry)),
                trigger: word,
                phrase,
                values: self.values(rule, attempt.entry, &bound.arguments, sentence),
                arguments: bound.arguments,
            }
        })
    }

    fn values<'r>(
        &'r self,
        rule: &'r Rule,
        entry: Option<EntryId>,
        arguments: &[Vec<WordIndex>],
        sentence: &Sentence<'_>,
    ) -> Vec<(&'r str, &'r str)> {
        let value = |value: &'r Value| match value {
            Value::Word(word) => Some(&**word),
            Value::OfTrigger { attribute } => self.classes.entry(entry?).attribute(attribute),
            Value::OfArgument { place, attribute } => arguments[*place].iter().find_map(|&word| {
                let has = |entry: &crate::classes::Entry| entry.attribute(attribute).is_some();
                member(&self.classes, &sentence.marking, sentence.tree, word, has)?.attribute(attribute)
            }),
        };
        rule.yields.iter().filter_map(|pair| Some((&*pair.key, value(&pair.value)?))).collect()
    }
}

/// A rule that may fit at a word.
struct Attempt {
    candidate: Candidate,
    entry: Option<EntryId>,
    phrase: Vec<Vec<WordIndex>>,
}

fn satisfies(clause: &Clause, sentence: &Sentence<'_>, bound: &mut Bound) -> bool {
    match clause {
        Clause::Needs(ways) => !sentence.reach(ways, bound).is_empty(),
        Clause::Unless(ways) => sentence.reach(ways, bound).is_empty(),
        Clause::Argument { place, optional, ways } => {
            bound.arguments[*place] = sentence.reach(ways, bound);
            *optional || !bound.arguments[*place].is_empty()
        }
    }
}
