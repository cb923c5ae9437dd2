//! Which words belong together? Word classes, read from tables, with what the tables say of each word.

use bestand_syntax::{Tree, Upos, WordIndex};
use rustc_hash::FxHashMap;

use crate::entry::{Head, PhrasePart, UposSet, read_entry};
use crate::error::{Fault, RuleError};
use crate::marking;
use crate::phrase::phrase;

/// A word class, as the table's first column names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClassId(pub(crate) u32);

/// One entry of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntryId(pub(crate) u32);

/// The word classes of one language, with an index by word.
///
/// A table has a line for each word: class, word, perhaps attributes, with tabs between; `#` opens a comment. The word may be
///
/// | written | stands for |
/// | --- | --- |
/// | `sneuvelen` | the lemma, or the form in lower case |
/// | `-aanval` | every longer lemma with this ending, as "raketaanval"; within a class a whole word goes before endings, the longest ending first |
/// | `om\|komen` | a separable verb: "omkomen", and "komen" with "om" under it |
/// | `civil war` | words in a row, however they hang; the last is the head |
/// | `komen + om het leven` | a phrase: the head, and words in a row under it |
/// | `eisen + >obj leven` | the same, the words hanging by that relation |
///
/// Attributes are `name=value`; `upos=NOUN|ADJ` limits the word to these universal word classes, the others belong to the caller.
///
/// ```
/// use bestand_rules::Classes;
///
/// let table = "die-verb\tsneuvelen\toutcome=killed upos=VERB\ndie-verb\tkomen + om het leven\toutcome=killed\n";
/// let classes = Classes::read(&[("outcomes.tsv", table)])?;
/// assert_eq!(classes.names().collect::<Vec<_>>(), ["die-verb"]);
/// # Ok::<(), bestand_rules::RuleError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Classes {
    names: Vec<Box<str>>,
    by_name: FxHashMap<Box<str>, ClassId>,
    pub(crate) entries: Vec<Entry>,
    /// Entries by whole word, each list sorted.
    pub(crate) whole: FxHashMap<Box<str>, Vec<EntryId>>,
    /// Entries by the last three bytes of their ending.
    pub(crate) endings: FxHashMap<[u8; 3], Vec<EntryId>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) class: ClassId,
    pub(crate) head: Head,
    pub(crate) parts: Vec<PhrasePart>,
    pub(crate) upos: UposSet,
    attributes: Vec<(Box<str>, Box<str>)>,
    /// The word as the table has it, and where.
    pub(crate) written: Box<str>,
    pub(crate) file: Box<str>,
    pub(crate) line: u32,
}

impl Entry {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
    }

    /// How many words the phrase has beside its head.
    pub(crate) fn phrase_words(&self) -> usize {
        self.parts.iter().map(|part| part.words.len()).sum()
    }
}

/// A word's place in a class: "sneuvelen" in `die-verb`, with what the table says of it.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    classes: &'a Classes,
    entry: &'a Entry,
}

impl<'a> Member<'a> {
    /// The class.
    #[must_use]
    pub fn class(&self) -> &'a str {
        self.classes.name(self.entry.class)
    }

    /// The entry as the table has it: "komen + om het leven".
    #[must_use]
    pub fn entry(&self) -> &'a str {
        &self.entry.written
    }

    /// What the table says of the word under this name: `killed` for `outcome` of "sneuvelen".
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.entry.attribute(name)
    }
}

impl Classes {
    /// Reads tables, each given as its name and its text.
    ///
    /// # Errors
    /// When a line has no class or no word, or an attribute is not written `name=value`.
    pub fn read(tables: &[(&str, &str)]) -> Result<Self, RuleError> {
        let mut classes = Self::default();
        for &(file, text) in tables {
            for (number, line) in (1..).zip(text.lines()) {
                let content = line.trim_end_matches(['\r', ' ']);
                if !content.trim().is_empty() && !content.starts_with('#') {
                    classes
                        .read_line(content, file, number)
                        .map_err(|fault| RuleError::new(file, number, fault))?;
                }
            }
        }
        Ok(classes)
    }

    fn read_line(&mut self, line: &str, file: &str, number: u32) -> Result<(), Fault> {
        let mut columns = line.split('\t').map(str::trim);
        let (Some(class), Some(word)) = (columns.next(), columns.next()) else {
            return Err(Fault::TableLine { line: line.to_owned() });
        };
        let attributes = columns.next().unwrap_or_default();
        if class.is_empty() || columns.any(|column| !column.is_empty()) {
            return Err(Fault::TableLine { line: line.to_owned() });
        }
        let (upos, attributes) = read_attributes(attributes)?;
        let class = self.declare(class);
        self.insert(class, word, upos, &attributes, (file, number))
    }

    /// The class of that name, made where there is none.
    pub(crate) fn declare(&mut self, name: &str) -> ClassId {
        if let Some(&class) = self.by_name.get(name) {
            return class;
        }
        let class = ClassId(u32::try_from(self.names.len()).expect("fewer classes than that"));
        self.names.push(name.into());
        self.by_name.insert(name.into(), class);
        class
    }

    pub(crate) fn insert(
        &mut self,
        class: ClassId,
        word: &str,
        upos: UposSet,
        attributes: &[(Box<str>, Box<str>)],
        (file, line): (&str, u32),
    ) -> Result<(), Fault> {
        for (head, parts) in read_entry(word)? {
            let id = EntryId(u32::try_from(self.entries.len()).expect("fewer entries than that"));
            match &head {
                Head::Whole(word) => self.whole.entry(word.clone()).or_default().push(id),
                Head::Ending(ending) => {
                    self.endings.entry(last_bytes(ending).expect("three letters")).or_default().push(id);
                }
            }
            let attributes = attributes.to_vec();
            self.entries.push(Entry {
                class,
                head,
                parts,
                upos,
                attributes,
                written: word.into(),
                file: file.into(),
                line,
            });
        }
        Ok(())
    }

    /// The names of all classes, in the order in which the tables bring them up.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// The classes that a word of a tree belongs to, phrases included where they stand complete.
    pub fn of<'a>(&'a self, tree: &Tree, word: WordIndex) -> impl Iterator<Item = Member<'a>> + use<'a> {
        let mut found = Vec::new();
        marking::mark_word(self, tree.word(word), &mut found);
        found.retain(|&entry| phrase(self.entry(entry), tree, word).is_some());
        found.into_iter().map(|entry| Member { classes: self, entry: self.entry(entry) })
    }

    pub(crate) fn member(&self, entry: EntryId) -> Member<'_> {
        Member { classes: self, entry: self.entry(entry) }
    }

    pub(crate) fn named(&self, name: &str) -> Option<ClassId> {
        self.by_name.get(name).copied()
    }

    pub(crate) fn name(&self, class: ClassId) -> &str {
        &self.names[class.0 as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn entry(&self, entry: EntryId) -> &Entry {
        &self.entries[entry.0 as usize]
    }
}

/// The key under which an ending is kept; none for a word that is too short to have one.
pub(crate) fn last_bytes(word: &str) -> Option<[u8; 3]> {
    word.as_bytes().last_chunk().copied()
}

type Attributes = Vec<(Box<str>, Box<str>)>;

fn read_attributes(text: &str) -> Result<(UposSet, Attributes), Fault> {
    let mut upos = UposSet::ANY;
    let mut attributes = Attributes::new();
    for pair in text.split_whitespace() {
        match pair.split_once('=') {
            Some(("upos", value)) => upos = UposSet::of(read_upos(value)?),
            Some((name, value)) if !name.is_empty() && !value.is_empty() => {
                attributes.push((name.into(), value.into()));
            }
            _ => return Err(Fault::Attribute { text: pair.to_owned() }),
        }
    }
    Ok((upos, attributes))
}

fn read_upos(names: &str) -> Result<Vec<Upos>, Fault> {
    let read = |name: &str| name.parse().map_err(|_| unknown_upos(name));
    names.split('|').map(read).collect()
}

pub(crate) fn unknown_upos(name: &str) -> Fault {
    let nearest = crate::nearest::nearest(name, Upos::ALL.map(Upos::name));
    Fault::Unknown { what: "word class of UD", name: name.to_owned(), nearest }
}

#[cfg(test)]
mod tests {
    use super::Classes;

    fn check_refused(table: &str, message: &str) {
        assert_eq!(Classes::read(&[("words.tsv", table)]).expect_err("a mistake").to_string(), message);
    }

    #[test]
    fn a_mistake_in_a_table_names_its_line_and_remedy() {
        check_refused(
            "# verbs\ndie-verb sneuvelen",
            "words.tsv:2: a line of a table is a class, a word and perhaps attributes, with tabs between: 'die-verb sneuvelen'",
        );
        check_refused(
            "die-verb\tsneuvelen\tkilled",
            "words.tsv:1: 'killed' is no attribute: name=value, without spaces",
        );
        check_refused(
            "die-verb\tsneuvelen\tupos=VRB",
            "words.tsv:1: no word class of UD is called 'VRB' (did you mean 'VERB'?)",
        );
        check_refused("die-verb\t", "words.tsv:1: '' has no words: give it at least a head");
    }

    #[test]
    fn classes_keep_the_order_of_the_tables() {
        let classes = Classes::read(&[("a.tsv", "b\tx\na\ty\n"), ("b.tsv", "b\tz\nc\tx\n")]).expect("tables");
        assert_eq!(classes.names().collect::<Vec<_>>(), ["b", "a", "c"]);
    }
}
