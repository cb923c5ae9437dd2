//! Does every module open with its question, and every query with a comment?

use super::Offence;
use crate::tree::Tree;

pub(super) fn offences(tree: &Tree) -> Vec<Offence> {
    let modules = tree.ending(".rs").filter(|(_, text)| !opens(text, "//! "));
    let queries = tree.ending(".sql").filter(|(_, text)| !opens(text, "-- "));
    let modules = modules.map(|(path, _)| offence(path, "//! ")).collect::<Vec<_>>();
    modules.into_iter().chain(queries.map(|(path, _)| offence(path, "-- "))).collect()
}

fn opens(text: &str, mark: &str) -> bool {
    text.strip_prefix(mark)
        .is_some_and(|rest| rest.lines().next().is_some_and(|line| !line.trim().is_empty()))
}

fn offence(path: &str, mark: &str) -> Offence {
    Offence::new(
        format!("{path}:1"),
        format!("opens without its question: the first line starts with `{mark}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn check(path: &str, text: &str, expected: &str) {
        assert_eq!(shown(&offences(&Tree::of(&[(path, text)]))), expected);
    }

    #[test]
    fn a_module_that_opens_with_its_question_is_sound() {
        check("a/src/lib.rs", "//! What is on the page?\n", "");
    }

    #[test]
    fn a_module_that_opens_with_code_or_an_empty_line_is_an_offence() {
        let why = "a/src/lib.rs:1: opens without its question: the first line starts with `//! `";
        check("a/src/lib.rs", "mod page;\n", why);
        check("a/src/lib.rs", "//! \n", why);
        check("a/src/lib.rs", "", why);
    }

    #[test]
    fn a_query_opens_with_a_comment() {
        check("a/tolls.sql", "-- Which tolls has a speaker given?\nselect 1", "");
        check(
            "a/tolls.sql",
            "select 1",
            "a/tolls.sql:1: opens without its question: the first line starts with `-- `",
        );
    }
}
