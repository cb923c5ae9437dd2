//! What makes the lemma of a word? Letters cut and added, and capitals.

/// Cuts a front, cuts letters off the end, adds others, sets the case: "geland" becomes "landen" with the front "ge".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) cuts_front: bool,
    /// How many letters are cut off the end; [`ALL`] for the whole word.
    pub(super) cut: u8,
    pub(super) add: Box<str>,
    pub(super) case: Case,
}

/// The cut that leaves nothing.
const ALL: u8 = 255;

impl Edit {
    /// What the edit makes of a word in small letters; nothing if the word is too short or has no such front.
    pub(super) fn apply(&self, low: &str, front: &str) -> Option<String> {
        if self.cut == ALL {
            return Some(self.add.to_string());
        }
        let (first, rest) =
            if self.cuts_front { without_front(low.strip_prefix(front)?) } else { (None, low) };
        let end = match usize::from(self.cut).checked_sub(1) {
            None => rest.len(),
            Some(letters) => rest.char_indices().rev().nth(letters)?.0,
        };
        let mut made = String::with_capacity(end + self.add.len() + 1);
        made.extend(first);
        made.push_str(&rest[..end]);
        made.push_str(&self.add);
        Some(made)
    }
}

/// What stands behind a front, its first letter without the diaeresis that kept it apart: "ëindigd" of "geëindigd".
fn without_front(rest: &str) -> (Option<char>, &str) {
    let mut letters = rest.chars();
    let plain = match letters.next() {
        Some('ä') => 'a',
        Some('ë') => 'e',
        Some('ï') => 'i',
        Some('ö') => 'o',
        Some('ü') => 'u',
        _ => return (None, rest),
    };
    (Some(plain), letters.as_str())
}

/// Which letters of a lemma are capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// None: "leger" of "Leger".
    Lower,
    /// Those of the word, as far as the two agree: "NAVO-land" of "NAVO-landen".
    Keep,
    /// The first: "Bakoe" of "BAKOE".
    Capital,
    /// All: "NAVO" of "navo".
    Upper,
    /// As the lemma is listed.
    AsIs,
}

impl Case {
    /// All, in the order of their numbers in the section.
    pub(super) const ALL: [Self; 5] = [Self::Lower, Self::Keep, Self::Capital, Self::Upper, Self::AsIs];

    /// The lemma with its capitals, seen from the word as written.
    pub(super) fn set(self, form: &str, lemma: String) -> String {
        match self {
            Self::Lower | Self::AsIs => lemma,
            Self::Upper => lemma.to_uppercase(),
            Self::Capital => capitalised(&lemma),
            Self::Keep => with_capitals_of(form, lemma),
        }
    }
}

fn capitalised(lemma: &str) -> String {
    let mut letters = lemma.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

/// The lemma with the word's letters as far as they are the same but for case.
fn with_capitals_of(form: &str, lemma: String) -> String {
    let same =
        |(written, low): &(char, char)| written == low || written.to_lowercase().eq(std::iter::once(*low));
    let shared = form.chars().zip(lemma.chars()).take_while(same).count();
    let kept = form.chars().take(shared);
    if kept.clone().eq(lemma.chars().take(shared)) {
        return lemma;
    }
    kept.chain(lemma.chars().skip(shared)).collect()
}

/// How a word is written, by its first part where it has a hyphen: "x" for small letters, "C" for a capital first,
/// "C1" for the same where it is expected, "u" for up to four capitals, "U" for more, "m" for a mixture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Writing(&'static str);

impl Writing {
    /// How a word is written: "U-" for "BAKOE-akkoord".
    pub(super) fn of(form: &str, expects_capital: bool) -> Self {
        if !form.chars().any(changes_in_lower_case) {
            return Self("x");
        }
        let (head, hyphen) = match form.split_once('-') {
            Some((head, _)) if !head.is_empty() => (head, true),
            _ => (form, false),
        };
        let mut letters = head.chars();
        let begins_with_capital = letters.next().is_some_and(changes_in_lower_case);
        let is_long = head.chars().nth(4).is_some();
        Self(if head.chars().nth(1).is_some() && is_capitals(head) {
            ["u", "u-", "U", "U-"][2 * usize::from(is_long) + usize::from(hyphen)]
        } else if begins_with_capital && !letters.any(changes_in_lower_case) {
            ["C", "C-", "C1", "C-1"][2 * usize::from(expects_capital) + usize::from(hyphen)]
        } else {
            ["m", "m-"][usize::from(hyphen)]
        })
    }

    /// The mark in the section: "C1".
    pub(super) const fn mark(self) -> &'static str {
        self.0
    }

    /// Whether there is no capital: "leger".
    pub(super) fn is_small(self) -> bool {
        self.0 == "x"
    }

    /// Whether it is written in five capitals or more: "BAKOE".
    pub(super) fn is_all_capitals(self) -> bool {
        self.0.starts_with('U')
    }

    /// Whether a capital is expected there, and there is one and no more: "Leger" at a sentence's start.
    pub(super) fn expects_capital(self) -> bool {
        self.0.ends_with('1')
    }

    /// The same way of writing within a sentence.
    pub(super) fn where_none_is_expected(self) -> Self {
        Self(match self.0 {
            "C1" => "C",
            "C-1" => "C-",
            other => other,
        })
    }
}

fn changes_in_lower_case(letter: char) -> bool {
    !letter.to_lowercase().eq(std::iter::once(letter))
}

fn is_capitals(head: &str) -> bool {
    head.chars().all(|letter| letter.to_uppercase().eq(std::iter::once(letter)))
        && head.chars().any(changes_in_lower_case)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, cuts_front: bool, cut: u8, add: &str, case: Case, lemma: &str) {
        let edit = Edit { cuts_front, cut, add: add.into(), case };
        let made = edit.apply(&word.to_lowercase(), "ge").map(|made| case.set(word, made));
        assert_eq!(made.as_deref().unwrap_or("nothing"), lemma);
    }

    #[test]
    fn letters_are_cut_and_added_at_the_end() {
        check("akkoorden", false, 2, "", Case::Lower, "akkoord");
        check("steden", false, 4, "ad", Case::Lower, "stad");
        check("ging", false, ALL, "gaan", Case::AsIs, "gaan");
        check("is", false, 3, "", Case::Lower, "nothing");
    }

    #[test]
    fn a_front_is_cut_with_its_diaeresis() {
        check("geland", true, 0, "en", Case::Lower, "landen");
        check("geëindigd", true, 1, "en", Case::Lower, "eindigen");
        check("beland", true, 0, "en", Case::Lower, "nothing");
    }

    #[test]
    fn capitals_are_kept_dropped_or_set() {
        check("NAVO-landen", false, 2, "", Case::Keep, "NAVO-land");
        check("Steden", false, 4, "ad", Case::Keep, "Stad");
        check("Steden", false, 4, "ad", Case::Lower, "stad");
        check("BAKOE", false, 0, "", Case::Capital, "Bakoe");
        check("navo", false, 0, "", Case::Upper, "NAVO");
    }

    #[test]
    fn ways_of_writing_are_told_apart() {
        let words =
            ["leger", "30", "Leger", "NAVO", "BAKOE", "iPhone", "NAVO-land", "BAKOE-akkoord", "-Oost", "A"];
        let marks: Vec<&str> = words.iter().map(|word| Writing::of(word, false).mark()).collect();
        assert_eq!(marks, ["x", "x", "C", "u", "U", "m", "u-", "U-", "m", "C"]);
        assert_eq!(Writing::of("Leger", true).mark(), "C1");
        assert_eq!(Writing::of("Oost-Timor", true).where_none_is_expected().mark(), "C-");
    }
}
