//! What is left of a word without what languages hang on it?

/// The words of a title: runs of letters and digits with the marks within them.
pub(super) fn title_words(title: &str) -> impl Iterator<Item = &str> {
    title.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
}

/// The word without article and genitive: "Noura" of "al-Noura", "Sudan" of "Sudan's".
pub(super) fn bare(word: &str) -> &str {
    let stem = match word.rsplit_once(['\'', '’']) {
        Some((stem, ending)) if ending.chars().count() <= 1 => stem,
        _ => word,
    };
    match stem.split_once(['-', '\'', '’']) {
        Some((article, name)) if is_article(article) && name.starts_with(char::is_alphabetic) => name,
        _ => stem,
    }
}

/// "al", "El", "d": two letters at most, before a hyphen.
fn is_article(part: &str) -> bool {
    (1..=2).contains(&part.chars().count()) && part.chars().skip(1).all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{bare, title_words};

    #[test]
    fn articles_and_genitives_are_no_part_of_a_name() {
        for (word, name) in [
            ("al-Burhan", "Burhan"),
            ("El-Fasher", "Fasher"),
            ("Sudan's", "Sudan"),
            ("Karabach'", "Karabach"),
            ("Noord-Kivu", "Noord-Kivu"),
            ("Mi-8", "Mi-8"),
            ("d’Ivoire", "Ivoire"),
            ("", ""),
        ] {
            assert_eq!(bare(word), name, "{word}");
        }
    }

    #[test]
    fn a_title_is_cut_into_its_words() {
        let words: Vec<&str> = title_words("'Drie doden', zegt Goris: 30.000 weg").collect();
        assert_eq!(words, ["Drie", "doden", "zegt", "Goris", "30.000", "weg"]);
    }
}
