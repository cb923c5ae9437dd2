//! Are these bytes text?

use crate::error::ErrorKind;

/// Takes the bytes as UTF-8 text, or says at which offset they are none.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, ErrorKind> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(ErrorKind::Utf16);
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ErrorKind::Binary { offset });
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        ErrorKind::NotUtf8 { byte: error.as_bytes()[offset], offset }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let found = text(bytes.to_vec()).unwrap_or_else(|kind| kind.to_string());
        assert!(found.starts_with(expected), "{found}");
    }

    #[test]
    fn utf8_is_taken_unchanged() {
        check(
            "\u{feff}Armenië en \u{202e}العراق 🕊️ \u{1b}[1m".as_bytes(),
            "\u{feff}Armenië en \u{202e}العراق 🕊️ \u{1b}[1m",
        );
    }

    #[test]
    fn windows_1252_is_refused_with_its_first_byte() {
        check(b"Armeni\xeb zegt \x84nee\x94", "byte 0xeb at offset 6 is not UTF-8 (if this is Windows-1252");
    }

    #[test]
    fn a_binary_and_utf16_are_refused() {
        check(b"\x7fELF\x02\x01\x01\x00", "byte 0x00 at offset 7: this is no text");
        check(b"\xff\xfeT\x00", "this is UTF-16");
    }
}
