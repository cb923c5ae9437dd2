//! What stands in this sentence? The tree with everything that the packs know of its words.

use bestand_claim::ActorCode;
use bestand_syntax::{Tree, Universal, Upos, WordIndex};
use bestand_text::{LineKind, SentenceIndex, Span};

use crate::marks::{Class, Marks};
use crate::names::{Name, Placed};
use crate::numerals::{Kind, Numerals};
use crate::quantity::Quantity;
use crate::times::Time;

/// One sentence with its words' classes, quantities and names.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// Which sentence of the report.
    pub(crate) index: SentenceIndex,
    /// Heading, caption or body.
    pub(crate) kind: LineKind,
    /// The paragraph.
    pub(crate) paragraph: u32,
    /// The dependency tree.
    pub(crate) tree: Tree,
    /// The forms in lower case.
    pub(crate) lower: Vec<String>,
    /// The lemmas in lower case.
    pub(crate) lemmas: Vec<String>,
    /// The classes of its words.
    pub(crate) marks: Marks<'a>,
    /// The language's number words.
    pub(crate) numerals: &'a Numerals,
    /// The report's text.
    pub(crate) text: &'a str,
    /// Its numbers and vague quantities.
    pub(crate) quantities: Vec<Quantity>,
    /// The last words of what opens a part of those just counted: "wie" of "onder wie".
    pub(crate) parts: Vec<WordIndex>,
    /// Its names of actors.
    pub(crate) names: Vec<Name>,
    /// Its names of places.
    pub(crate) places: Vec<Placed<'a>>,
    /// Its times.
    pub(crate) times: Vec<Time>,
    /// The countries of its places.
    pub(crate) grounds: Vec<ActorCode>,
}

impl<'a> Scene<'a> {
    /// The words of the sentence.
    pub(crate) fn words(&self) -> impl DoubleEndedIterator<Item = WordIndex> + use<> {
        (0..self.tree.len()).map(WordIndex::new)
    }

    /// Whether `word` belongs to `class`.
    pub(crate) fn is(&self, word: WordIndex, class: Class) -> bool {
        self.marks.is(word, class)
    }

    /// What the tables say of `word` as one of `class` under `attribute`: `killed` for the outcome of "sneuvelen".
    pub(crate) fn value(&self, word: WordIndex, class: Class, attribute: &str) -> Option<&str> {
        self.marks.member(word, class)?.attribute(attribute)
    }

    /// The relation of `word` to its head, without its subtype.
    pub(crate) fn relation(&self, word: WordIndex) -> Universal {
        self.tree.word(word).relation().universal()
    }

    /// Whether `word` depends on its head by `family` or one of its subtypes.
    pub(crate) fn hangs_by(&self, word: WordIndex, families: &[Universal]) -> bool {
        families.contains(&self.relation(word))
    }

    /// The dependents of `word` by one of `families`.
    pub(crate) fn under(&self, word: WordIndex, families: &[Universal]) -> Vec<WordIndex> {
        self.tree.children(word).filter(|child| self.hangs_by(*child, families)).collect()
    }

    /// The word class of `word`.
    pub(crate) fn upos(&self, word: WordIndex) -> Upos {
        self.tree.word(word).upos()
    }

    /// Whether an article or pronoun says that `word` has been told before: "die cijfers".
    pub(crate) fn is_definite(&self, word: WordIndex) -> bool {
        self.under(word, &[Universal::Det]).into_iter().any(|det| {
            self.is(det, Class::PointWord) || self.tree.word(det).feature("Definite") == Some("Def")
        })
    }

    /// Whether `word` stands for how many there are: "dodental", "het aantal gewonden".
    pub(crate) fn is_figure(&self, word: WordIndex) -> bool {
        self.is(word, Class::FigureNoun) || self.is(word, Class::CountNoun)
    }

    /// Whether a possessive or genitive says whose `word` is: "zijn verliezen", "the army's losses".
    pub(crate) fn is_owned(&self, word: WordIndex) -> bool {
        self.tree.children(word).any(|owner| {
            let owner = self.tree.word(owner);
            owner.feature("Poss") == Some("Yes") || owner.relation().subtype() == "poss"
        })
    }

    /// Whether `word` is a noun, a name or a pronoun.
    pub(crate) fn is_nominal(&self, word: WordIndex) -> bool {
        matches!(self.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
    }

    /// Whether the numerals table has `word` as of `kind`.
    pub(crate) fn counts(&self, word: WordIndex, kind: Kind) -> bool {
        let known = |text: &str| self.numerals.entry(text, kind).is_some();
        known(&self.lower[word.get()]) || known(&self.lemmas[word.get()])
    }

    /// Whether the sentence is running text.
    pub(crate) fn is_body(&self) -> bool {
        self.kind == LineKind::Body
    }

    /// Whether the sentence is a part of the report's body or a heading, rather than the date line of a file.
    pub(crate) fn is_told(&self) -> bool {
        !matches!(self.kind, LineKind::Header | LineKind::Credit | LineKind::Boilerplate)
    }

    /// Whether `word` names a happening or a measure rather than anybody.
    pub(crate) fn is_thing(&self, word: WordIndex) -> bool {
        self.is(word, Class::EventNoun)
            || self.is(word, Class::TruceNoun)
            || self.counts(word, Kind::Unit)
            || self.is(word, Class::ThingNoun)
    }

    /// The report's text between two offsets.
    pub(crate) fn text_of(&self, span: Span) -> String {
        span.slice(self.text).to_owned()
    }

    /// The words of the noun phrase of `word`: its dependents without clauses, further conjuncts and parentheses.
    pub(crate) fn phrase(&self, word: WordIndex) -> Vec<WordIndex> {
        let mut found = vec![word];
        let mut open = vec![word];
        while let Some(at) = open.pop() {
            for child in self.tree.children(at).filter(|child| !self.hangs_by(*child, OUTSIDE)) {
                found.push(child);
                open.push(child);
            }
        }
        found.sort_unstable();
        found
    }

    /// The bytes from `first` to `last`.
    pub(crate) fn span(&self, first: WordIndex, last: WordIndex) -> Span {
        Span::new(self.tree.word(first).span().start, self.tree.word(last).span().end)
    }

    /// The bytes of the unbroken noun phrase around `word`, without punctuation at its edges.
    pub(crate) fn phrase_span(&self, word: WordIndex) -> Span {
        let (first, last) = self.phrase_ends(word);
        self.span(first, last)
    }

    /// The ends of the unbroken noun phrase around `word`.
    pub(crate) fn phrase_ends(&self, word: WordIndex) -> (WordIndex, WordIndex) {
        let phrase = self.phrase(word);
        let place = phrase.iter().position(|at| *at == word).unwrap_or(0);
        let mut first = place;
        while first > 0 && phrase[first - 1].get() + 1 == phrase[first].get() {
            first -= 1;
        }
        let mut last = place;
        while last + 1 < phrase.len() && phrase[last + 1].get() == phrase[last].get() + 1 {
            last += 1;
        }
        while first < last && self.is_edge(phrase[first]) {
            first += 1;
        }
        while last > first && self.upos(phrase[last]) == Upos::Punct {
            last -= 1;
        }
        (phrase[first], phrase[last])
    }

    /// Punctuation and prepositions do not open a noun phrase.
    fn is_edge(&self, word: WordIndex) -> bool {
        self.upos(word) == Upos::Punct
            || self.hangs_by(word, &[Universal::Case, Universal::Cc, Universal::Mark, Universal::Fixed])
    }

    /// The quantity that holds `word`.
    pub(crate) fn quantity_at(&self, word: WordIndex) -> Option<usize> {
        self.quantities.iter().position(|quantity| quantity.first <= word && word <= quantity.last)
    }

    /// The name that holds `word`.
    pub(crate) fn name_at(&self, word: WordIndex) -> Option<&Name> {
        self.names.iter().find(|name| name.first <= word && word <= name.last)
    }

    /// "in Doha": whether a preposition of place stands before the name.
    pub(crate) fn is_located(&self, name: &Name) -> bool {
        self.under(name.first, &[Universal::Case]).into_iter().any(|case| self.is(case, Class::PlaceMarker))
    }

    /// The nearest word above `word`, itself included, that opens a clause: a verb or the root.
    pub(crate) fn clause(&self, word: WordIndex) -> WordIndex {
        let mut at = word;
        while !self.opens_clause(at) {
            match self.tree.head(at) {
                Some(head) => at = head,
                None => break,
            }
        }
        at
    }

    /// Whether `word` heads a clause of its own.
    pub(crate) fn opens_clause(&self, word: WordIndex) -> bool {
        self.tree.head(word).is_none()
            || self.hangs_by(word, CLAUSAL)
            || self.relation(word) == Universal::Conj && matches!(self.upos(word), Upos::Verb | Upos::Aux)
    }
}

/// What does not belong to the noun phrase itself.
const OUTSIDE: &[Universal] = &[
    Universal::Conj,
    Universal::Acl,
    Universal::Appos,
    Universal::Parataxis,
    Universal::Advcl,
    Universal::Ccomp,
    Universal::Nsubj,
    Universal::Csubj,
    Universal::Cop,
    Universal::Aux,
    Universal::Obj,
    Universal::Xcomp,
    Universal::Cc,
    Universal::Mark,
    Universal::Obl,
    Universal::Orphan,
    Universal::Discourse,
];

/// What opens a clause.
const CLAUSAL: &[Universal] = &[
    Universal::Ccomp,
    Universal::Advcl,
    Universal::Acl,
    Universal::Parataxis,
    Universal::Csubj,
    Universal::Xcomp,
];
