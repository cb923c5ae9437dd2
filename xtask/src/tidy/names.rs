//! Is any file or folder a junk drawer, named for nothing that it holds?

use super::Offence;
use crate::tree::Tree;

const DRAWERS: [&str; 17] = [
    "base",
    "common",
    "consts",
    "extra",
    "extras",
    "functions",
    "helper",
    "helpers",
    "misc",
    "prelude",
    "shared",
    "stuff",
    "types",
    "util",
    "utilities",
    "utils",
    "various",
];
const CODE: [&str; 5] = [".rs", ".py", ".sh", ".sql", ".ts"];

pub(super) fn offences(tree: &Tree) -> Vec<Offence> {
    let code = tree.files().filter(|(path, _)| CODE.iter().any(|end| path.ends_with(end)));
    let drawer = |(path, _): (&str, &str)| {
        let name = path.split('/').map(stem).find(|name| DRAWERS.contains(name))?.to_owned();
        Some(Offence::new(
            path,
            format!("'{name}' is a junk drawer: name it for the one question it answers"),
        ))
    };
    code.filter_map(drawer).collect()
}

fn stem(part: &str) -> &str {
    part.split_once('.').map_or(part, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn check(path: &str, expected: &str) {
        assert_eq!(shown(&offences(&Tree::of(&[(path, "//! A?")]))), expected);
    }

    #[test]
    fn a_file_named_for_its_question_is_sound() {
        check("bestand-text/src/sentence.rs", "");
    }

    #[test]
    fn a_drawer_is_an_offence_as_a_file_and_as_a_folder() {
        let why = "is a junk drawer: name it for the one question it answers";
        check("bestand-text/src/utils.rs", &format!("bestand-text/src/utils.rs: 'utils' {why}"));
        check("bestand/tests/common/mod.rs", &format!("bestand/tests/common/mod.rs: 'common' {why}"));
        check("training/helpers.py", &format!("training/helpers.py: 'helpers' {why}"));
    }

    #[test]
    fn a_word_that_only_holds_a_drawers_name_is_sound() {
        check("bestand-claim/src/commonwealth.rs", "");
    }
}
