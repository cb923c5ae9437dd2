//! How does a treebank read as plain text?

use bestand_syntax::conllu::Sentence;

/// The text of the sentences as Universal Dependencies gives it out: sentences go on after a space, or after an empty
/// line where a document or paragraph begins.
pub(crate) fn text(sentences: &[Sentence]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() && begins_paragraph(sentence) {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        text.push_str(&sentence.text);
        if sentence.ends_with_space() {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn begins_paragraph(sentence: &Sentence) -> bool {
    let is_mark = |comment: &str| {
        comment.trim_start().starts_with("newpar") || comment.trim_start().starts_with("newdoc")
    };
    sentence.comments.iter().filter_map(|comment| comment.strip_prefix('#')).any(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand_syntax::conllu;

    fn check(file: &str, expected: &str) {
        let rows = file.replace(' ', "\t").replace('~', " ");
        assert_eq!(text(&conllu::read("made.conllu", &rows).expect("sentences")), expected);
    }

    #[test]
    fn sentences_go_on_and_paragraphs_stand_apart() {
        check(
            "1 Vrede _ X _ _ 0 root _ SpaceAfter=No\n2 . _ X _ _ 1 dep _ _\n\n\
             1 Nee _ X _ _ 0 root _ SpaceAfter=No\n2 . _ X _ _ 1 dep _ SpaceAfter=No\n\n\
             1 Ja _ X _ _ 0 root _ _\n\n\
             #~newpar~id~=~2\n1 Bakoe _ X _ _ 0 root _ _\n\n",
            "Vrede. Nee.Ja\n\nBakoe\n",
        );
    }
}
