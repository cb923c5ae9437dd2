//! What is said beside the results?

use std::fmt::Display;
use std::io::{self, Write};

/// Says a line on standard error; nobody listening there is no failure.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "bestand: {message}");
}

/// A text as it may be shown in a terminal: control characters and those that turn the direction of writing are spelt
/// out, `\u{1b}`, so that no report can move the cursor or hide words.
pub(crate) fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if (letter.is_control() && letter != '\n') || is_direction(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// The marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9).
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_steer_a_terminal_is_spelt_out() {
        assert_eq!(harmless("Goris\u{1b}[2J en \u{202e}nedod"), "Goris\\u{1b}[2J en \\u{202e}nedod");
    }

    #[test]
    fn words_of_any_script_stay_as_they_are() {
        for text in ["Armenië 🕊️", "هجوم على السوق", "Գորիս\n"] {
            assert_eq!(harmless(text), text);
        }
    }
}
