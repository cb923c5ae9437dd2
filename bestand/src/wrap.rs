//! How does a text with marked words fit into so many columns?

use unicode_width::UnicodeWidthChar;

use crate::terminal::Look;

/// Opens a marked stretch; never part of a report's own text, in which control characters are spelt out.
pub(crate) const OPEN: char = '\u{2}';
/// Closes a marked stretch.
pub(crate) const CLOSE: char = '\u{3}';

/// Bold and yellow.
const MARKED: &str = "\x1b[1;33m";
const PLAIN: &str = "\x1b[0m";

/// The lines of a text, broken at blanks, each after `indent` blanks; marked stretches in colour, or in brackets.
pub(crate) fn wrapped(text: &str, indent: usize, look: Look) -> String {
    let room = look.width.saturating_sub(indent).max(20);
    let mut lines = String::new();
    let mut is_marked = false;
    for line in broken(&with_brackets(text, look), room) {
        lines.extend(std::iter::repeat_n(' ', indent));
        if is_marked {
            lines.push_str(MARKED);
        }
        for letter in line.chars() {
            match letter {
                OPEN | CLOSE => {
                    is_marked = letter == OPEN;
                    lines.push_str(if is_marked { MARKED } else { PLAIN });
                }
                _ => lines.push(letter),
            }
        }
        if is_marked {
            lines.push_str(PLAIN);
        }
        lines.push('\n');
    }
    lines
}

/// The columns that a text takes in a terminal.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

fn with_brackets(text: &str, look: Look) -> String {
    if look.colour { text.to_owned() } else { text.replace(OPEN, "[").replace(CLOSE, "]") }
}

/// Words to a line as long as they fit; a word that is longer than a line is cut.
fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut left = 0;
    for word in text.split_whitespace() {
        let width = columns(word);
        match lines.last_mut() {
            Some(line) if width < left => {
                line.push(' ');
                line.push_str(word);
                left -= width + 1;
            }
            _ => {
                lines.extend(cut(word, room));
                left = room.saturating_sub(lines.last().map_or(0, |line| columns(line)));
            }
        }
    }
    lines
}

fn cut(word: &str, room: usize) -> Vec<String> {
    let (mut pieces, mut left) = (vec![String::new()], room);
    for letter in word.chars() {
        let width = letter.width().unwrap_or(0);
        if width > left {
            pieces.push(String::new());
            left = room;
        }
        left -= width;
        pieces.last_mut().expect("one from the start").push(letter);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: usize, colour: bool, expected: &str) {
        let text = text.replace('<', "\u{2}").replace('>', "\u{3}");
        assert_eq!(wrapped(&text, 2, Look { width, colour }), expected);
    }

    #[test]
    fn marked_words_stand_in_brackets_where_there_is_no_colour() {
        check("zeker <26 doden>.", 40, false, "  zeker [26 doden].\n");
    }

    #[test]
    fn colour_ends_with_the_line_and_goes_on_in_the_next() {
        check(
            "Bij Goris vielen <minstens twintig doden>.",
            32,
            true,
            "  Bij Goris vielen \u{1b}[1;33mminstens\u{1b}[0m\n  \u{1b}[1;33mtwintig doden\u{1b}[0m.\n",
        );
    }

    #[test]
    fn blanks_and_ends_of_lines_become_one_blank_and_no_text_is_no_line() {
        check("tien \n\t doden", 40, false, "  tien doden\n");
        check(" \n ", 40, false, "");
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_and_wide_letters_take_two_columns() {
        check(&"a".repeat(25), 22, false, &format!("  {}\n  aaaaa\n", "a".repeat(20)));
        check(&"停".repeat(11), 22, false, &format!("  {}\n  停\n", "停".repeat(10)));
    }
}
