//! Which actor is meant by this name?

use bestand_reader::Packs;
use std::collections::BTreeSet;

/// The roles of names that mean the actor itself, and not a minister or a capital of it.
const MEANT: [&str; 3] = ["name", "adjective", "people"];

/// The codes of the actors that are called so: by code ("THA", "tha"), else by a name in any language ("Thailand"). Those of the packs'
/// tables only; none where no table has the name, several where it is the name of several.
#[must_use]
pub fn actors_called(packs: &Packs, name: &str) -> BTreeSet<String> {
    let meant = name.trim().to_lowercase();
    let is_meant = |cell: &str| cell.to_lowercase() == meant;
    let world = rows(packs, "world");
    let by_code: BTreeSet<String> = world
        .iter()
        .filter_map(|row| row.first())
        .filter(|code| is_meant(code))
        .map(ToString::to_string)
        .collect();
    if !by_code.is_empty() {
        return by_code;
    }
    let in_english = world.iter().filter_map(|row| Some((*row.get(3)?, *row.first()?)));
    let languages = packs.languages().flat_map(|language| rows(packs, language));
    let in_languages = languages.filter_map(|row| match row[..] {
        [name, code, role, ..] if MEANT.contains(&role) => Some((name, code)),
        _ => None,
    });
    let named = in_english.chain(in_languages).filter(|(name, _)| is_meant(name));
    named.map(|(_, code)| code.to_owned()).filter(|code| code.starts_with(char::is_alphanumeric)).collect()
}

/// The cells of a folder's table of actors, line by line; none where it has no such table.
fn rows<'p>(packs: &'p Packs, folder: &str) -> Vec<Vec<&'p str>> {
    let table = packs.files().text(&format!("{folder}/actors.tsv")).unwrap_or_default();
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[&str]) {
        let codes = actors_called(&Packs::built_in(), name);
        assert_eq!(codes.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{name}");
    }

    #[test]
    fn an_actor_is_meant_by_its_code_or_its_name_in_any_language() {
        for name in ["THA", "tha", "Thailand", "thai", "Thaise"] {
            check(name, &["THA"]);
        }
        check("hamas", &["hamas"]);
        check("verenigde naties", &["un"]);
    }

    #[test]
    fn a_leader_or_a_word_of_no_table_is_no_actor() {
        check("Thaksin", &[]);
        check("Nergenshuizen", &[]);
        check("", &[]);
    }
}
