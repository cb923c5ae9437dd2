//! Does `unsafe` stand only in the one module that needs vector units?

use super::Offence;
use crate::tree::Tree;

/// The module, as one file or a folder of them.
const HOME: &str = "bestand-syntax/src/lanes";
const WORD: &str = "unsafe";

pub(super) fn offences(tree: &Tree) -> Vec<Offence> {
    let elsewhere = tree.ending(".rs").filter(|(path, _)| !path.starts_with(HOME));
    elsewhere.flat_map(|(path, text)| lines_with_word(text).map(move |line| offence(path, line))).collect()
}

fn offence(path: &str, line: usize) -> Offence {
    Offence::new(format!("{path}:{line}"), format!("`{WORD}` belongs into {HOME} alone"))
}

fn lines_with_word(text: &str) -> impl Iterator<Item = usize> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| has_word(code_of(line))).map(|(number, _)| number)
}

fn has_word(code: impl Iterator<Item = char>) -> bool {
    let code: String = code.collect();
    code.split(|character: char| !character.is_alphanumeric() && character != '_').any(|word| word == WORD)
}

/// The line without its remark and without what stands in quotes.
fn code_of(line: &str) -> impl Iterator<Item = char> {
    let before_remark = line.split_once("//").map_or(line, |(code, _)| code);
    before_remark.split('"').step_by(2).flat_map(|part| part.chars().chain([' ']))
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn check(path: &str, text: &str, expected: &str) {
        assert_eq!(shown(&offences(&Tree::of(&[(path, text)]))), expected);
    }

    #[test]
    fn the_lanes_may() {
        check("bestand-syntax/src/lanes.rs", "unsafe { load(p) }", "");
        check("bestand-syntax/src/lanes/avx2.rs", "unsafe { load(p) }", "");
    }

    #[test]
    fn a_block_elsewhere_is_an_offence_with_its_line() {
        check(
            "bestand-text/src/span.rs",
            "//! Where?\nfn f(p: *const u8) -> u8 {\n    unsafe { *p }\n}\n",
            "bestand-text/src/span.rs:3: `unsafe` belongs into bestand-syntax/src/lanes alone",
        );
    }

    #[test]
    fn a_remark_a_string_and_a_longer_word_are_no_offence() {
        check("a/src/lib.rs", "//! Is it unsafe?\nlet word = \"unsafe\";\n#![forbid(unsafe_code)]\n", "");
    }
}
