//! Under which key do "Charkiv" in Dutch and "Kharkiv" in English stand together?
//!
//! No language is known here: marks and case are dropped, and letters that languages write for one sound are made one.

/// The key of a name: its consonants, so that "Khartoem" and "Khartoum", "Loehansk" and "Luhansk" are the same.
///
/// A name with few consonants ("Goma", "Bunia") keeps its vowels too, for its consonants alone would be anybody's.
pub(super) fn name_key(name: &str) -> String {
    let plain = plain(name);
    let bones = bones(&plain);
    if bones.len() >= ENOUGH_CONSONANTS { bones } else { one_vowel_each(&plain) }
}

/// The key of an ordinary word: its first letters, so that "patiënten" and "patients" are the same.
pub(super) fn word_key(word: &str) -> String {
    let plain = plain(word);
    let key = plain.char_indices().nth(STEM_LETTERS).map_or(plain.as_str(), |(end, _)| &plain[..end]);
    key.to_owned()
}

/// A name is known by so many consonants; two ("Goma": g, m) are shared with too many other names.
const ENOUGH_CONSONANTS: usize = 4;
/// Endings differ after so many letters: "diplom" in "diplomaten" and "diplomats".
const STEM_LETTERS: usize = 7;

/// Lower case, no marks, one letter where languages write several for a sound, none doubled.
fn plain(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()) {
        letters.push_str(unmarked(letter));
        if unmarked(letter).is_empty() {
            letters.push(letter);
        }
    }
    let mut sounds = String::with_capacity(letters.len());
    let mut rest = letters.as_str();
    while let Some(letter) = rest.chars().next() {
        let spelt = SPELLINGS.iter().find(|(spelling, _)| rest.starts_with(spelling));
        let (length, sound) =
            spelt.map_or((letter.len_utf8(), letter), |(spelling, sound)| (spelling.len(), *sound));
        if !sounds.ends_with(sound) {
            sounds.push(sound);
        }
        rest = &rest[length..];
    }
    sounds
}

/// Spellings of one sound in the languages of the packs and in transliterations, longest first.
///
/// Hushes and the throat's "ch" fall together, since Dutch "ch" is English "kh" and English "ch" is Dutch "tsj".
const SPELLINGS: &[(&str, char)] = &[
    ("dzj", 'x'),
    ("tsj", 'x'),
    ("sch", 'x'),
    ("tch", 'x'),
    ("zh", 'x'),
    ("sh", 'x'),
    ("ch", 'x'),
    ("kh", 'x'),
    ("sj", 'x'),
    ("zj", 'x'),
    ("tj", 'x'),
    ("dj", 'x'),
    ("gh", 'g'),
    ("ph", 'f'),
    ("th", 't'),
    ("ij", 'i'),
    ("oe", 'u'),
    ("ou", 'u'),
    ("ck", 'k'),
    ("c", 'k'),
    ("q", 'k'),
    ("y", 'i'),
    ("j", 'i'),
    ("w", 'v'),
];

/// The letter without its mark; empty where it has none.
fn unmarked(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'ĉ' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ś' | 'š' | 'ș' => "s",
        'ş' => "sh",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ł' => "l",
        _ => "",
    }
}

fn bones(plain: &str) -> String {
    plain.chars().filter(|letter| !is_vowel(*letter)).collect()
}

/// Runs of vowels as their first one.
fn one_vowel_each(plain: &str) -> String {
    let mut key = String::with_capacity(plain.len());
    for letter in plain.chars() {
        if !(is_vowel(letter) && key.ends_with(is_vowel)) {
            key.push(letter);
        }
    }
    key
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// A hash that is the same on every machine and in every version: FNV-1a with its bits mixed at the end.
pub(super) fn stable_hash(words: &str) -> u32 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = words.bytes().fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::{name_key, stable_hash, word_key};

    #[test]
    fn names_stand_together_in_both_spellings() {
        for (dutch, english) in [
            ("Charkiv", "Kharkiv"),
            ("Khartoem", "Khartoum"),
            ("Loehansk", "Luhansk"),
            ("Zelensky", "Zelenskyy"),
            ("Tsjernihiv", "Chernihiv"),
            ("Goma", "Goma"),
            ("Sjoesja", "Shusha"),
            ("Poetin", "Putin"),
        ] {
            assert_eq!(name_key(dutch), name_key(english), "{dutch} {english}");
        }
    }

    #[test]
    fn other_names_stand_apart() {
        for (one, other) in [("Goma", "Gimi"), ("Bunia", "Beni"), ("Charkiv", "Cherson"), ("Kapan", "Kampen")]
        {
            assert_ne!(name_key(one), name_key(other), "{one} {other}");
        }
    }

    #[test]
    fn endings_of_long_words_do_not_count() {
        assert_eq!(word_key("diplomaten"), word_key("diplomats"));
        assert_ne!(word_key("kleuterschool"), word_key("kleurplaat"));
        assert_eq!(word_key(""), "");
    }

    #[test]
    fn a_hash_stays_what_it_was() {
        assert_eq!(stable_hash("Goris"), stable_hash("Goris"));
        assert_ne!(stable_hash("Goris"), stable_hash("Kapan"));
    }
}
