//! Which words does one entry of a table stand for? Lemmas, endings, separable verbs and phrases.

use bestand_syntax::{Relation, Upos};

use crate::error::Fault;

/// The fewest letters of an ending; shorter ones would fit most words of a text.
const SHORTEST_ENDING: usize = 3;

/// What the word itself must be for an entry to fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    /// The lemma, or the form in lower case.
    Whole(Box<str>),
    /// A longer lemma with this ending.
    Ending(Box<str>),
}

/// Words that must stand with the head: "om het leven" of "om het leven komen".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhrasePart {
    pub(crate) place: Place,
    /// The words as they follow each other, as lemmas or lower-case forms.
    pub(crate) words: Vec<Box<str>>,
}

/// Where the words of a phrase's part must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Under the head, by any relation that an object or an adjunct may have.
    Under,
    /// Under the head by one of these relations.
    By(Vec<Relation>),
    /// Under the head as the particle of a separable verb.
    Particle,
    /// Right before the head, however they hang.
    Before,
}

/// Which word classes an entry admits, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UposSet(u32);

impl UposSet {
    pub(crate) const ANY: Self = Self(u32::MAX);

    pub(crate) fn of(classes: impl IntoIterator<Item = Upos>) -> Self {
        Self(classes.into_iter().fold(0, |bits, class| bits | 1 << class as u32))
    }

    pub(crate) fn has(self, class: Upos) -> bool {
        self.0 & (1 << class as u32) != 0
    }
}

/// The forms that an entry's text stands for: `om|komen` in one word and apart.
///
/// A phrase stands for its head with the first word of the phrase before it too, since a lemmatiser may join the two: of
/// "sloegen op de vlucht" the lemma is "opslaan" where "op" was taken for a particle.
pub(crate) fn read_entry(text: &str) -> Result<Vec<(Head, Vec<PhrasePart>)>, Fault> {
    let mut pieces = text.split(" + ").map(str::trim);
    let head = pieces.next().unwrap_or_default();
    let parts = pieces.map(read_part).collect::<Result<Vec<_>, _>>()?;
    let empty = || Fault::EmptyEntry { name: text.to_owned() };
    if head.is_empty() {
        return Err(empty());
    }
    if let Some((before, head)) = head.rsplit_once(char::is_whitespace) {
        let before = PhrasePart { place: Place::Before, words: lower_words(before) };
        return Ok(vec![(read_head(head)?, std::iter::once(before).chain(parts).collect())]);
    }
    if let Some((particle, verb)) = head.split_once('|') {
        if particle.is_empty() || verb.is_empty() {
            return Err(empty());
        }
        let particle = particle.to_lowercase();
        let joined = Head::Whole(format!("{particle}{}", verb.to_lowercase()).into());
        let particle = PhrasePart { place: Place::Particle, words: vec![particle.into()] };
        let apart = std::iter::once(particle).chain(parts.iter().cloned()).collect();
        let mut entries = vec![(joined, parts)];
        add_phrase(Head::Whole(verb.to_lowercase().into()), apart, &mut entries);
        return Ok(entries);
    }
    let mut entries = Vec::new();
    add_phrase(read_head(head)?, parts, &mut entries);
    Ok(entries)
}

fn lower_words(text: &str) -> Vec<Box<str>> {
    text.split_whitespace().map(|word| word.to_lowercase().into()).collect()
}

fn add_phrase(head: Head, parts: Vec<PhrasePart>, entries: &mut Vec<(Head, Vec<PhrasePart>)>) {
    let joined = match (&head, parts.first()) {
        (Head::Whole(word), Some(part)) => Some(format!("{}{word}", part.words[0])),
        _ => None,
    };
    entries.push((head, parts.clone()));
    entries.extend(joined.map(|joined| (Head::Whole(joined.into()), parts)));
}

fn read_head(head: &str) -> Result<Head, Fault> {
    match head.strip_prefix('-') {
        Some(ending) if ending.chars().count() < SHORTEST_ENDING => {
            Err(Fault::ShortEnding { name: head.to_owned() })
        }
        Some(ending) => Ok(Head::Ending(ending.to_lowercase().into())),
        None => Ok(Head::Whole(head.to_lowercase().into())),
    }
}

fn read_part(text: &str) -> Result<PhrasePart, Fault> {
    let (step, words) = match text.strip_prefix('>') {
        Some(rest) => rest.split_once(' ').map_or((Some(rest), ""), |(step, words)| (Some(step), words)),
        None => (None, text),
    };
    let place = match step {
        Some(step) => Place::By(step.split('|').map(str::parse).collect::<Result<_, _>>()?),
        None => Place::Under,
    };
    let words = lower_words(words);
    if words.is_empty() {
        Err(Fault::EmptyEntry { name: text.to_owned() })
    } else {
        Ok(PhrasePart { place, words })
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, read_entry};

    fn check(text: &str, expected: &str) {
        let found = match read_entry(text) {
            Ok(entries) => entries
                .iter()
                .map(|(head, parts)| {
                    let head = match head {
                        Head::Whole(word) => word.to_string(),
                        Head::Ending(ending) => format!("…{ending}"),
                    };
                    parts
                        .iter()
                        .fold(head, |text, part| format!("{text}/{:?} {}", part.place, part.words.join(" ")))
                })
                .collect::<Vec<_>>()
                .join(", "),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn an_entry_is_a_word_an_ending_a_separable_verb_or_a_phrase() {
        check("sneuvelen", "sneuvelen");
        check("-aanval", "…aanval");
        check("om|komen", "omkomen, komen/Particle om, omkomen/Particle om");
        check("komen + om het leven", "komen/Under om het leven, omkomen/Under om het leven");
        check("eisen + >obj|nsubj leven", "eisen/By([obj, nsubj]) leven, leveneisen/By([obj, nsubj]) leven");
        check("civil war", "war/Before civil");
    }

    #[test]
    fn an_entry_that_stands_for_nothing_is_refused() {
        check("", "'' has no words: give it at least a head");
        check("komen + ", "'' has no words: give it at least a head");
        check("-en", "'-en' is too short an ending: three letters at least, or every word ends so");
        check("eisen + >objj leven", "no relation is called 'objj' (did you mean 'obj'?)");
    }
}
