//! What is a word to the network before it is read in its sentence?

use crate::model::ModelError;
use crate::model::sections::{Sections, Weights};

/// How many affix rows a word has: suffixes of two, three and four characters, a prefix of three, and its shape.
const AFFIXES: usize = 5;

/// No word has more rows of character n-grams than this.
const MOST_NGRAMS: usize = 48;

/// The tables from which a word's input vector is made.
#[derive(Debug)]
pub(crate) struct WordVectors {
    /// The hashes of known words' normal forms, ascending; a word's row in `words` is its place here and one.
    hashes: Vec<u32>,
    words: Table,
    affixes: Table,
    ngrams: Table,
}

/// Rows of weights, not changed from the file.
#[derive(Debug)]
struct Table {
    width: usize,
    bytes: Vec<i8>,
    scales: Vec<f32>,
}

impl WordVectors {
    pub(crate) fn read(sections: &Sections<'_>) -> Result<Self, ModelError> {
        let hashes = sections.integers("words.hash")?;
        if !hashes.is_sorted_by(|one, next| one < next) {
            return Err(ModelError::content("words.hash", "its hashes do not ascend"));
        }
        let words = Table::new(&sections.weights("words", Some(hashes.len() + 1), None)?);
        let affixes = Table::new(&sections.weights("affixes", None, None)?);
        let ngrams = Table::new(&sections.weights("ngrams", None, None)?);
        Ok(Self { hashes, words, affixes, ngrams })
    }

    /// How many numbers a word's vector has.
    pub(crate) fn width(&self) -> usize {
        self.words.width + AFFIXES * self.affixes.width + self.ngrams.width
    }

    /// Appends the vector of a word as it is written.
    pub(crate) fn append(&self, word: &str, features: &mut Features, vector: &mut Vec<f32>) {
        features.set(word, self.affixes.scales.len(), self.ngrams.scales.len());
        self.words.append(self.word_row(features.hash), vector);
        for &row in &features.affixes {
            self.affixes.append(row, vector);
        }
        let start = vector.len();
        vector.resize(start + self.ngrams.width, 0.0);
        for &row in &features.ngrams {
            self.ngrams.add(row as usize, &mut vector[start..]);
        }
    }

    fn word_row(&self, hash: u32) -> usize {
        self.hashes.binary_search(&hash).map_or(0, |place| place + 1)
    }
}

impl Table {
    fn new(weights: &Weights<'_>) -> Self {
        Self {
            width: weights.columns,
            bytes: weights.bytes.iter().map(|&byte| byte as i8).collect(),
            scales: weights.scales.clone(),
        }
    }

    fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        let scale = self.scales[row];
        self.bytes[row * self.width..][..self.width].iter().map(move |&byte| f32::from(byte) * scale)
    }

    fn append(&self, row: usize, vector: &mut Vec<f32>) {
        vector.extend(self.row(row));
    }

    fn add(&self, row: usize, vector: &mut [f32]) {
        for (number, more) in vector.iter_mut().zip(self.row(row)) {
            *number += more;
        }
    }
}

/// The rows of the tables that a word has; one value serves word after word.
#[derive(Debug, Default)]
pub(crate) struct Features {
    normal_form: String,
    /// Where each character of the normal form between `<` and `>` starts, and where the last ends.
    starts: Vec<usize>,
    /// Of the normal form.
    hash: u32,
    affixes: [usize; AFFIXES],
    /// Ascending, each once.
    ngrams: Vec<u32>,
}

impl Features {
    fn set(&mut self, word: &str, affix_rows: usize, ngram_rows: usize) {
        self.set_normal_form(word);
        let normal = &self.normal_form[1..self.normal_form.len() - 1];
        let characters = &self.starts[1..self.starts.len() - 1];
        let count = characters.len() - 1;
        let from = |place: usize| &normal[characters[place] - 1..];
        let last = |length: usize| from(count.saturating_sub(length)).as_bytes();
        let first = &normal.as_bytes()[..characters[count.min(3)] - 1];
        let mut shape = [0; SHAPE_BYTES];
        let shape = shape_of(word, &mut shape);
        let row = |kind: &[u8], text: &[u8]| Fnv::EMPTY.with(kind).with(text).0 as usize % affix_rows;
        self.hash = Fnv::EMPTY.with(normal.as_bytes()).0;
        self.affixes = [
            row(b"s2", last(2)),
            row(b"s3", last(3)),
            row(b"s4", last(4)),
            row(b"p3", first),
            row(b"h", shape),
        ];
        self.set_ngrams(ngram_rows);
    }

    /// Sets `<`, the normal form and `>`, and where its characters start.
    fn set_normal_form(&mut self, word: &str) {
        self.normal_form.clear();
        self.normal_form.push('<');
        if word.is_ascii() {
            let zeroed = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
            self.normal_form.extend(word.bytes().map(|byte| char::from(zeroed(byte))));
        } else {
            self.normal_form.extend(word.to_lowercase().chars().map(straighten));
        }
        self.normal_form.push('>');
        self.starts.clear();
        self.starts.extend(self.normal_form.char_indices().map(|(start, _)| start));
        self.starts.push(self.normal_form.len());
    }

    fn set_ngrams(&mut self, rows: usize) {
        self.ngrams.clear();
        let text = self.normal_form.as_bytes();
        for place in 0..self.starts.len().saturating_sub(3) {
            let ends = &self.starts[place + 3..self.starts.len().min(place + 6)];
            let mut start = self.starts[place];
            let mut hash = Fnv::EMPTY.with(b"g");
            for &end in ends {
                hash = hash.with(&text[start..end]);
                start = end;
                keep_smallest(&mut self.ngrams, hash.0 % rows as u32);
            }
        }
        if self.ngrams.is_empty() {
            self.ngrams.push(0);
        }
    }
}

/// Puts a row among the smallest ones, in order, unless it is there.
fn keep_smallest(rows: &mut Vec<u32>, row: u32) {
    if rows.len() == MOST_NGRAMS && rows[MOST_NGRAMS - 1] <= row {
        return;
    }
    if let Err(place) = rows.binary_search(&row) {
        rows.truncate(MOST_NGRAMS - 1);
        rows.insert(place, row);
    }
}

/// The character of the normal form for one already in lower case.
fn straighten(character: char) -> char {
    match character {
        '’' | '‘' => '\'',
        '“' | '”' | '„' => '"',
        '0'..='9' => '0',
        other => other,
    }
}

const SHAPE_CHARACTERS: usize = 8;
const SHAPE_BYTES: usize = SHAPE_CHARACTERS * 4;

/// The first eight characters of a word's shape: "Xxdd-x" for "Xi2020-x", since runs are cut to two.
fn shape_of<'a>(word: &str, shape: &'a mut [u8; SHAPE_BYTES]) -> &'a [u8] {
    let (mut length, mut count) = (0, 0);
    let (mut before, mut run) = (None, 0);
    for kind in word.chars().map(kind_of) {
        run = if before == Some(kind) { run + 1 } else { 1 };
        before = Some(kind);
        if run <= 2 {
            length += kind.encode_utf8(&mut shape[length..]).len();
            count += 1;
        }
        if count == SHAPE_CHARACTERS {
            break;
        }
    }
    &shape[..length]
}

fn kind_of(character: char) -> char {
    if character.is_uppercase() {
        'X'
    } else if character.is_lowercase() {
        'x'
    } else if character.is_ascii_digit() {
        'd'
    } else {
        character
    }
}

/// A state of the hash FNV-1a of 32 bits.
#[derive(Clone, Copy, Debug)]
struct Fnv(u32);

impl Fnv {
    const EMPTY: Self = Self(0x811c_9dc5);

    fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, rows: u32) -> u32 {
        Fnv::EMPTY.with(text.as_bytes()).0 % rows
    }

    /// A word has the hash of its normal form, the rows of its affixes and those of its n-grams, and no others.
    fn check(word: &str, normal_form: &str, affixes: [&str; AFFIXES], ngrams: &[&str]) {
        let mut features = Features::default();
        features.set("iets anders", 8192, 16384);
        features.set(word, 8192, 16384);
        assert_eq!(features.normal_form, format!("<{normal_form}>"));
        assert_eq!(features.hash, Fnv::EMPTY.with(normal_form.as_bytes()).0);
        assert_eq!(features.affixes, affixes.map(|affix| row(affix, 8192) as usize));
        let mut expected: Vec<u32> = ngrams.iter().map(|ngram| row(&format!("g{ngram}"), 16384)).collect();
        expected.sort_unstable();
        assert_eq!(features.ngrams, expected);
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(Fnv::EMPTY.with(b"foobar").0, 0xbf9c_f968);
    }

    #[test]
    fn a_name_has_its_parts_in_lower_case_and_its_shape() {
        check(
            "Gori",
            "gori",
            ["s2ri", "s3ori", "s4gori", "p3gor", "hXxx"],
            &["<go", "gor", "ori", "ri>", "<gor", "gori", "ori>", "<gori", "gori>"],
        );
    }

    #[test]
    fn digits_are_zero_and_runs_in_a_shape_two() {
        let ngrams = ["<00", "000", "00.", "0.0", ".00", "000", "00>"];
        let longer = ["<000", "000.", "00.0", "0.00", ".000", "000>"];
        let longest = ["<000.", "000.0", "00.00", "0.000", ".000>"];
        let all = [&ngrams[..5], &ngrams[6..], &longer, &longest].concat();
        check("365.218", "000.000", ["s200", "s3000", "s4.000", "p3000", "hdd.dd"], &all);
    }

    #[test]
    fn curly_quotes_are_straight_and_letters_with_marks_whole() {
        check(
            "’ÉÉN",
            "'één",
            ["s2én", "s3één", "s4'één", "p3'éé", "h’XX"],
            &["<'é", "'éé", "één", "én>", "<'éé", "'één", "één>", "<'één", "'één>"],
        );
    }

    #[test]
    fn a_word_of_one_character_has_one_ngram_and_an_empty_one_row_zero() {
        check("„", "\"", ["s2\"", "s3\"", "s4\"", "p3\"", "h„"], &["<\">"]);
        let mut features = Features::default();
        features.set("", 8192, 16384);
        assert_eq!(features.ngrams, [0]);
    }

    #[test]
    fn a_long_word_keeps_its_48_smallest_rows() {
        let word: String = (0..500).map(|place| char::from(b'a' + (place * place % 26) as u8)).collect();
        let mut features = Features::default();
        features.set(&word, 8192, 16384);
        let text = format!("<{word}>");
        let mut expected: Vec<u32> = (3..=5)
            .flat_map(|length| (0..=text.len() - length).map(move |start| start..start + length))
            .map(|range| row(&format!("g{}", &text[range]), 16384))
            .collect();
        expected.sort_unstable();
        expected.dedup();
        assert_eq!(features.ngrams, expected[..MOST_NGRAMS]);
    }
}
