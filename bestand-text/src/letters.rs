//! What kind of character is this, for the cutting of sentences and tokens?

/// Whether a character leaves no ink and belongs to no token: white space, control characters, the byte order mark,
/// the zero-width space.
///
/// In "Tien\u{a0}doden\u{200b}" the no-break space and the zero-width space are blank.
#[must_use]
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}')
}

/// Whether a character carries a word on: a letter, a digit, a combining mark, a joiner.
pub(crate) fn is_word(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric()
    } else {
        letter.is_alphanumeric() || is_mark(letter)
    }
}

/// Whether a character only changes the one before it: accents, joiners, selectors, direction marks.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is an apostrophe, straight or curled: "zo'n", "zo’n".
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '`' | '´')
}

/// Whether a character is a hyphen that can stand inside a word: "Minsk-groep".
pub(crate) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a character is half of a country's flag.
pub(crate) fn is_flag(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a character can end a sentence.
pub(crate) fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '։' | '।')
}

/// Whether a character only opens: "(", "“", "«".
pub(crate) fn is_opener(letter: char) -> bool {
    matches!(letter, '(' | '[' | '{' | '“' | '„' | '‚' | '‘' | '«' | '‹' | '¿' | '¡')
}

/// Whether a character only closes: ")", "”", "»".
pub(crate) fn is_closer(letter: char) -> bool {
    matches!(letter, ')' | ']' | '}' | '”' | '»' | '›')
}

/// The bytes of the face made of marks that opens the text: 3 in ":-) Tot morgen".
pub(crate) fn face_len(text: &str) -> Option<usize> {
    const FACES: [&str; 18] = [
        ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":)", ":(", ";)", ":D", ":P", ":O", "=)", "=(", ":'(",
        "(:", "<3", "^_^",
    ];
    let face = FACES.iter().find(|face| text.starts_with(**face))?;
    (!text[face.len()..].starts_with(is_word)).then_some(face.len())
}

/// Whether a token is an address: "www.example.org", "desk@example.org".
pub(crate) fn is_address(word: &str) -> bool {
    if !word.bytes().any(|byte| matches!(byte, b'@' | b'/')) && !word.starts_with("www.") {
        return false;
    }
    let scheme_is_plain = |at: usize| word[..at].bytes().all(|byte| byte.is_ascii_alphabetic());
    word.starts_with("www.")
        || word.find("://").is_some_and(scheme_is_plain)
        || word.find('@').is_some_and(|sign| sign > 0 && word[sign + 1..].starts_with(is_word))
}
