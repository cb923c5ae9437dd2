//! Who speaks, over many reports? One name for a speaker however each report words it.

use std::fmt;
use std::str::FromStr;

use bestand_claim::{ActorCode, Claim, Sides};

use super::key::AccountKeyError;
use crate::codes::codes;

/// A speaker over many reports: "Bakoe", "Azerbeidzjan" and "het ministerie van Defensie" are all `AZE`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The outlets' own voice: "er vielen dertig doden", without anybody who says so.
    Reports,
    /// Whoever speaks for a side: `AZE` for "het Azerbeidzjaanse ministerie van Defensie".
    Side(ActorCode),
    /// A speaker without a side, by its words in lower case: "het rode kruis".
    Named(Box<str>),
}

impl Voice {
    /// The voice that makes a claim.
    #[must_use]
    pub fn of(claim: &Claim) -> Voice {
        match &claim.speaker {
            None => Voice::Reports,
            Some(speaker) => match speaker.side() {
                Some(side) => Voice::Side(side.clone()),
                None => Voice::Named(plain_words(speaker.text()).into()),
            },
        }
    }

    /// How the voice stands to the people counted.
    #[must_use]
    pub fn standpoint(&self, people: &Sides) -> Standpoint {
        match self {
            Voice::Reports => Standpoint::Reported,
            Voice::Named(_) => Standpoint::Independent,
            Voice::Side(_) if people.is_empty() => Standpoint::Sided,
            Voice::Side(side) if people.contains(side) => Standpoint::Own,
            Voice::Side(_) => Standpoint::Opponent,
        }
    }
}

/// The words in lower case with single spaces, without quotation marks and stops around them.
fn plain_words(text: &str) -> String {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

impl fmt::Display for Voice {
    /// `reports`, `side:AZE` or `named:het rode kruis`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Voice::Reports => formatter.write_str("reports"),
            Voice::Side(side) => write!(formatter, "side:{side}"),
            Voice::Named(words) => write!(formatter, "named:{words}"),
        }
    }
}

impl FromStr for Voice {
    type Err = AccountKeyError;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Voice, AccountKeyError> {
        let fault = || AccountKeyError::of("voice", text, "reports, side:AZE or named:het rode kruis");
        match text.split_once(':') {
            None if text == "reports" => Ok(Voice::Reports),
            Some(("side", code)) => ActorCode::new(code).map(Voice::Side).map_err(|_| fault()),
            Some(("named", words)) => Ok(Voice::Named(words.into())),
            _ => Err(fault()),
        }
    }
}

codes! {
    /// How a voice stands to the people that it counts.
    Standpoint {
        /// A speaker without a side: "internationale waarnemers", the UN, doctors.
        Independent = "independent",
        /// Their own side: "Azerbeidzjan zei dat 31 Azerbeidzjaanse burgers zijn gedood".
        Own = "own",
        /// The outlet in its own voice: nobody is named.
        Reported = "reported",
        /// A side that speaks of people whose side is not told: "Moskou spreekt van honderd doden".
        Sided = "sided",
        /// Another side than theirs: the enemy, or a state that looks on.
        Opponent = "opponent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(voice: &str, people: &[&str], standpoint: &str) {
        let voice: Voice = voice.parse().expect("a voice");
        let people = people.iter().map(|code| ActorCode::new(code).expect("a code")).collect();
        assert_eq!(voice.standpoint(&people).as_str(), standpoint, "{voice}");
        assert_eq!(voice.to_string().parse(), Ok(voice));
    }

    #[test]
    fn a_voice_stands_to_the_people_that_it_counts() {
        check("side:AZE", &["AZE"], "own");
        check("side:AZE", &["ARM"], "opponent");
        check("side:AZE", &[], "sided");
        check("named:rode kruis", &["ARM"], "independent");
        check("reports", &["ARM"], "reported");
    }

    #[test]
    fn a_speaker_without_a_side_is_known_by_its_plain_words() {
        assert_eq!(plain_words(" Het  “Rode Kruis”, "), "het rode kruis");
        assert_eq!(plain_words("VN-gezant"), "vn-gezant");
    }

    #[test]
    fn a_word_that_names_no_voice_is_refused_with_those_that_do() {
        let error = Voice::from_str("side:Azerbaijan").expect_err("no code");
        assert_eq!(
            error.to_string(),
            "'side:Azerbaijan' is no voice: write reports, side:AZE or named:het rode kruis"
        );
    }
}
