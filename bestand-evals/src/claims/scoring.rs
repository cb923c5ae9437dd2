//! How many of the gold claims were found, and how many of the found are gold?
//!
//! The rules are those of the annotation guide's "Scoring": one-to-one matches of claims whose evidence overlaps and whose
//! outcome or type is equal, best agreement first. The figures equal those of the guide's own script.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Aliases, Field, Kind, is_same_word};
use super::placing::{Bytes, place};
use super::record::{Record, Told};

/// What is scored: gold and predicted claims over the texts they stand in, by the report's name.
pub(super) struct Material<'a> {
    pub(super) gold: &'a [Record],
    pub(super) predicted: &'a BTreeMap<String, Record>,
    pub(super) texts: &'a BTreeMap<String, Vec<u8>>,
    pub(super) aliases: &'a Aliases,
}

/// Gold and predicted claims, and how many of each have a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) gold: usize,
    pub(super) predicted: usize,
    pub(super) core: Matches,
    pub(super) full: Matches,
}

/// Matched claims counted on each side; in a row of one standing they may differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    pub(super) gold: usize,
    pub(super) predicted: usize,
}

/// Precision, recall and F1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shares {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

impl Count {
    pub(super) fn shares(&self, matches: Matches) -> Shares {
        let precision = share(matches.predicted, self.predicted);
        let recall = share(matches.gold, self.gold);
        let sum = precision + recall;
        let f1 = if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum };
        Shares { precision, recall, f1 }
    }

    fn add(&mut self, side: Side, what: Counted) {
        let counter = match (side, what) {
            (Side::Gold, Counted::Claim) => &mut self.gold,
            (Side::Gold, Counted::Core) => &mut self.core.gold,
            (Side::Gold, Counted::Full) => &mut self.full.gold,
            (Side::Predicted, Counted::Claim) => &mut self.predicted,
            (Side::Predicted, Counted::Core) => &mut self.core.predicted,
            (Side::Predicted, Counted::Full) => &mut self.full.predicted,
        };
        *counter += 1;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[derive(Clone, Copy)]
enum Side {
    Gold,
    Predicted,
}

#[derive(Clone, Copy)]
enum Counted {
    Claim,
    Core,
    Full,
}

/// How well two matched claims agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// The same place and outcome, another number.
    OtherValue,
    /// The number too.
    Core,
    /// All that counts.
    Full,
}

/// A gold claim and the predicted claim that it is matched with.
#[derive(Debug)]
pub(super) struct Match<'a> {
    pub(super) gold: &'a Told,
    pub(super) predicted: &'a Told,
    pub(super) agreement: Agreement,
    pub(super) differs_in: Vec<Field>,
}

/// What became of the claims of a report.
#[derive(Debug)]
pub(super) struct Detail<'a> {
    pub(super) report: &'a str,
    pub(super) matched: Vec<Match<'a>>,
    pub(super) missed: Vec<&'a Told>,
    pub(super) spurious: Vec<&'a Told>,
}

impl Detail<'_> {
    /// How many matches agree at least so well.
    pub(super) fn matches(&self, wanted: &[Agreement]) -> usize {
        self.matched.iter().filter(|pair| wanted.contains(&pair.agreement)).count()
    }
}

/// The rows of figures by one property of the claims.
pub(super) type Rows = BTreeMap<String, Count>;

/// All figures of a kind of claim.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    pub(super) kind: Kind,
    pub(super) all: Count,
    pub(super) by_language: Rows,
    pub(super) by_type: Rows,
    pub(super) by_firmness: Rows,
    pub(super) notes: Vec<String>,
    pub(super) details: Vec<Detail<'a>>,
}

impl<'a> Figures<'a> {
    /// Scores the claims of a kind.
    pub(super) fn of(kind: Kind, material: &Material<'a>) -> Self {
        let mut figures = Self {
            kind,
            all: Count::default(),
            by_language: Rows::new(),
            by_type: Rows::new(),
            by_firmness: Rows::new(),
            notes: Vec::new(),
            details: Vec::new(),
        };
        for record in material.gold {
            let gold = kind.claims(record).unwrap_or_default();
            let predicted = material.predicted.get(&record.report).and_then(|record| kind.claims(record));
            figures.read(record, gold, predicted.unwrap_or_default(), material);
        }
        figures
    }

    /// The rows by each property, with its name.
    pub(super) fn rows(&self) -> [(&'static str, &Rows); 3] {
        [
            ("lang", &self.by_language),
            (self.kind.type_name(), &self.by_type),
            (self.kind.firmness().name(), &self.by_firmness),
        ]
    }

    /// The matches, of whatever agreement.
    pub(super) fn matched(&self) -> impl Iterator<Item = &Match<'a>> {
        self.details.iter().flat_map(|detail| &detail.matched)
    }

    /// The share of matches that agree in a field: of core matches, or of all for the fields that make them core.
    pub(super) fn accuracy(&self, field: Field) -> Option<f64> {
        let of_all = self.kind.core().contains(&field);
        let matched: Vec<_> =
            self.matched().filter(|pair| of_all || pair.agreement != Agreement::OtherValue).collect();
        let agreeing = matched.iter().filter(|pair| !pair.differs_in.contains(&field)).count();
        (!matched.is_empty()).then(|| share(agreeing, matched.len()))
    }

    fn read(&mut self, record: &'a Record, gold: &'a [Told], predicted: &'a [Told], material: &Material<'_>) {
        let kind = self.kind;
        let language = language(record);
        let text = material.texts.get(&record.report).map_or(&[][..], Vec::as_slice);
        let gold_places = self.places(record, "gold", gold, text);
        let predicted_places = self.places(record, "pred", predicted, text);
        let pairs = pairs(kind, (gold, &gold_places), (predicted, &predicted_places), material.aliases);
        gold.iter().for_each(|told| self.count(&language, told, Side::Gold, Counted::Claim));
        predicted.iter().for_each(|told| self.count(&language, told, Side::Predicted, Counted::Claim));
        let of_pair = |pair: &Pair| made(kind, &gold[pair.gold], &predicted[pair.predicted], pair);
        let matched: Vec<Match<'a>> = pairs.iter().map(of_pair).collect();
        for pair in &matched {
            self.count_match(&language, pair);
        }
        let used: BTreeSet<usize> = pairs.iter().map(|pair| pair.gold).collect();
        let used_predicted: BTreeSet<usize> = pairs.iter().map(|pair| pair.predicted).collect();
        self.details.push(Detail {
            report: &record.report,
            matched,
            missed: without(gold, &used),
            spurious: without(predicted, &used_predicted),
        });
    }

    /// Where the claims stand; what is to be said about that is kept.
    fn places(&mut self, record: &Record, side: &str, claims: &[Told], text: &[u8]) -> Vec<Option<Bytes>> {
        let placings = claims.iter().map(|told| place(told, text));
        let mut places = Vec::with_capacity(claims.len());
        for (number, placing) in placings.enumerate() {
            if let Some(note) = placing.note {
                let evidence = claims[number].evidence.as_deref().unwrap_or_default();
                let (report, kind) = (&record.report, self.kind.name());
                self.notes.push(format!("{report} {side} {kind}[{number}]: {note}: {evidence:?}"));
            }
            places.push(placing.bytes);
        }
        places
    }

    fn count_match(&mut self, language: &str, pair: &Match<'_>) {
        let counted: &[Counted] = match pair.agreement {
            Agreement::OtherValue => &[],
            Agreement::Core => &[Counted::Core],
            Agreement::Full => &[Counted::Core, Counted::Full],
        };
        for &what in counted {
            self.count(language, pair.gold, Side::Gold, what);
            self.count(language, pair.predicted, Side::Predicted, what);
        }
    }

    /// Counts a claim in each row that it belongs to.
    fn count(&mut self, language: &str, told: &Told, side: Side, what: Counted) {
        let key = |word: Option<&str>| word.map_or_else(|| "none".to_owned(), str::to_lowercase);
        self.all.add(side, what);
        self.by_language.entry(language.to_owned()).or_default().add(side, what);
        self.by_type.entry(key(self.kind.type_of(told))).or_default().add(side, what);
        self.by_firmness.entry(key(self.kind.firmness().word(told))).or_default().add(side, what);
    }
}

/// The language of a gold line, else the first part of its report's name that is one: `r-nl-001`.
pub(super) fn language(record: &Record) -> String {
    let in_name = || record.report.split('-').find(|part| ["nl", "en"].contains(part));
    let language = record.language.as_deref().filter(|language| !language.is_empty());
    language.or_else(in_name).unwrap_or("?").to_owned()
}

/// A gold and a predicted claim by their numbers.
struct Pair {
    gold: usize,
    predicted: usize,
    agrees_in: Vec<Field>,
    is_core: bool,
    bytes_in_common: usize,
}

type Placed<'a> = (&'a [Told], &'a [Option<Bytes>]);

/// The matches in the order of the gold claims: taken greedily from all pairs, best first, each claim once.
fn pairs(kind: Kind, gold: Placed<'_>, predicted: Placed<'_>, aliases: &Aliases) -> Vec<Pair> {
    let mut all: Vec<Pair> = Vec::new();
    for number in 0..gold.0.len() {
        let with = |other| compared(kind, (gold, number), (predicted, other), aliases);
        all.extend((0..predicted.0.len()).filter_map(with));
    }
    all.sort_by_key(|pair| {
        let better = (pair.is_core, pair.agrees_in.len(), pair.bytes_in_common);
        (Reverse(better), pair.gold, pair.predicted)
    });
    let (mut used, mut used_predicted) = (BTreeSet::new(), BTreeSet::new());
    all.retain(|pair| {
        let is_free = !used.contains(&pair.gold) && !used_predicted.contains(&pair.predicted);
        if is_free {
            used.insert(pair.gold);
            used_predicted.insert(pair.predicted);
        }
        is_free
    });
    all.sort_by_key(|pair| pair.gold);
    all
}

/// The pair of two claims, if their places overlap and their outcome or type is the same.
fn compared(
    kind: Kind,
    (gold, number): (Placed<'_>, usize),
    (predicted, other): (Placed<'_>, usize),
    aliases: &Aliases,
) -> Option<Pair> {
    let (one, two) = (&gold.0[number], &predicted.0[other]);
    let (place, place_of_other) = (gold.1[number]?, predicted.1[other]?);
    let start = place.0.max(place_of_other.0);
    let bytes_in_common = place.1.min(place_of_other.1).checked_sub(start).filter(|bytes| *bytes > 0)?;
    if !is_same_word(kind.type_of(one), kind.type_of(two)) {
        return None;
    }
    let fields = kind.core().iter().copied().chain(kind.beyond_core());
    let agrees_in: Vec<Field> = fields.filter(|field| field.agrees(one, two, aliases)).collect();
    let is_core = kind.core().iter().all(|field| agrees_in.contains(field));
    Some(Pair { gold: number, predicted: other, agrees_in, is_core, bytes_in_common })
}

fn made<'a>(kind: Kind, gold: &'a Told, predicted: &'a Told, pair: &Pair) -> Match<'a> {
    let is_full = kind.full().iter().all(|field| pair.agrees_in.contains(field));
    let agreement = match (pair.is_core, is_full) {
        (false, _) => Agreement::OtherValue,
        (true, false) => Agreement::Core,
        (true, true) => Agreement::Full,
    };
    let fields = kind.core().iter().copied().chain(kind.beyond_core());
    let differs_in = fields.filter(|field| !pair.agrees_in.contains(field)).collect();
    Match { gold, predicted, agreement, differs_in }
}

fn without<'a>(claims: &'a [Told], used: &BTreeSet<usize>) -> Vec<&'a Told> {
    claims.iter().enumerate().filter(|(number, _)| !used.contains(number)).map(|(_, told)| told).collect()
}
