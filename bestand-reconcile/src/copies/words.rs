//! Which words does a sentence have, whatever its capitals, marks and figures look like?

use std::iter;

use bestand_text::Span;

/// A word as it is compared, and where it stands: "30.000" is `30000`, "Volgens" is `volgens`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters in lower case, or its digits without the marks that group them.
    pub(super) form: String,
    /// Its bytes in the sentence.
    pub(super) span: Span,
}

impl Word {
    /// Whether it holds a digit: "T-72" does, in its second part.
    pub(super) fn is_figure(&self) -> bool {
        self.form.contains(char::is_numeric)
    }
}

/// The words of a sentence: runs of letters and digits. "Nagorno-Karabach" has two.
pub(super) fn words(sentence: &str) -> impl Iterator<Item = Word> {
    let mut rest = 0;
    iter::from_fn(move || {
        let tail = &sentence[rest..];
        let start = rest + tail.find(char::is_alphanumeric)?;
        let end = start + end_of_word(&sentence[start..]);
        rest = end;
        let form = form_of(&sentence[start..end]);
        Some(Word { form, span: Span::new(byte(start), byte(end)) })
    })
}

/// Where the word that `tail` opens with ends.
fn end_of_word(tail: &str) -> usize {
    let mut letters = tail.char_indices().peekable();
    let mut previous = None;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        let ends = match previous {
            Some(previous) if stands_alone(previous) || stands_alone(letter) => true,
            _ => !(letter.is_alphanumeric() || joins(previous, letter, next)),
        };
        if ends && previous.is_some() {
            return at;
        }
        previous = Some(letter);
    }
    tail.len()
}

/// Whether a mark holds a word together: the point in "30.000", the accent that is a character of its own.
fn joins(previous: Option<char>, mark: char, next: Option<char>) -> bool {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    is_unseen(mark) || (matches!(mark, '.' | ',') && is_digit(previous) && is_digit(next))
}

/// Accents and soft hyphens that are characters of their own: dropped, so that they neither cut nor change a word.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Letters of scripts that put no blank between words: each counts as a word.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn form_of(word: &str) -> String {
    let seen = word.chars().filter(|&letter| !is_unseen(letter));
    if !word.contains(['.', ',']) {
        return seen.flat_map(char::to_lowercase).collect();
    }
    // "30.000" and "30,000" are 30000, while "2,5" and "2.5" stay apart from 25.
    let mut groups = word.split(['.', ',']);
    let mut form = groups.next().unwrap_or_default().to_owned();
    for group in groups {
        form.extend((group.len() != GROUP_DIGITS).then_some('.'));
        form.push_str(group);
    }
    form
}

/// Large numbers are written in groups of three digits.
const GROUP_DIGITS: usize = 3;

/// A sentence is no longer than a page can be; beyond that a span ends at the last byte that it can name.
fn byte(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &str) {
        let words: Vec<Word> = words(sentence).collect();
        let forms: Vec<&str> = words.iter().map(|word| word.form.as_str()).collect();
        assert_eq!(forms.join(" "), expected);
        for word in &words {
            assert!(!word.span.slice(sentence).is_empty(), "{word:?}");
        }
    }

    #[test]
    fn case_and_marks_do_not_count() {
        check("„Zeker Zes doden”, aldus Kiev.", "zeker zes doden aldus kiev");
        check("ZEKER ZES DODEN ALDUS KIEV", "zeker zes doden aldus kiev");
        check("…!", "");
    }

    #[test]
    fn a_hyphen_and_an_apostrophe_part_words() {
        check("Nagorno-Karabach’s leger", "nagorno karabach s leger");
        check("Nagorno-Karabach's leger", "nagorno karabach s leger");
    }

    #[test]
    fn grouped_digits_are_one_number_and_a_fraction_stays_one() {
        check("30.000 of 30,000 of 30000, 2,5 en 25.", "30000 of 30000 of 30000 2.5 en 25");
        check("Om 14.30 uur en 1.250.000.", "om 14.30 uur en 1250000");
    }

    #[test]
    fn unseen_characters_do_not_cut_a_word() {
        check("oor\u{ad}log cafe\u{301}", "oorlog cafe");
    }

    #[test]
    fn scripts_without_blanks_give_a_word_a_character() {
        check("停火協議 2020", "停 火 協 議 2020");
    }
}
