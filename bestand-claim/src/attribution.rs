//! Who says so, through whom, and how firmly?

use bestand_text::Span;

use crate::error::Fault;
use crate::vocabulary::vocabulary;
use crate::{ActorCode, ClaimError};

vocabulary! {
    /// How the speaker stands to the claim.
    Standing, "standing" {
        /// "zegt dat er 30 doden zijn".
        Asserted = "asserted",
        /// "ontkent dat er doden zijn gevallen".
        Denied = "denied",
        /// "kon dat niet bevestigen".
        Unconfirmed = "unconfirmed",
        /// "geeft toe verliezen te hebben geleden, maar noemt geen aantal".
        Withheld = "withheld",
    }
}

vocabulary! {
    /// Whether the thing is told as fact, plan, wish or guess.
    Modality, "modality" {
        /// "vielen aan".
        Happened = "happened",
        /// "zullen maandag praten".
        Planned = "planned",
        /// "riep op tot gesprekken".
        CalledFor = "called_for",
        /// "ontkent de aanval".
        Denied = "denied",
        /// "zouden kunnen aanvallen".
        Possible = "possible",
    }
}

/// Who is reported to say so: "het Azerbeidzjaanse ministerie van Defensie", for `AZE`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speaker {
    text: Box<str>,
    side: Option<ActorCode>,
    span: Span,
}

impl Speaker {
    /// A speaker in the report's own words; the side is `None` for an independent body, as "het Rode Kruis".
    ///
    /// # Errors
    /// When there are no words.
    pub fn new(text: &str, side: Option<ActorCode>, span: Span) -> Result<Self, ClaimError> {
        let text = some_words("speaker", text)?;
        Ok(Self { text, side, span })
    }

    /// The speaker's words in the report, "Armenië".
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// For whom it speaks; `None` for an independent body.
    #[must_use]
    pub const fn side(&self) -> Option<&ActorCode> {
        self.side.as_ref()
    }

    /// Where its words stand.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }
}

/// The agency or outlet through which the words came: "AFP" in "zegt het ministerie tegen AFP".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Channel {
    text: Box<str>,
    span: Span,
}

impl Channel {
    /// A channel in the report's own words.
    ///
    /// # Errors
    /// When there are no words.
    pub fn new(text: &str, span: Span) -> Result<Self, ClaimError> {
        let text = some_words("channel", text)?;
        Ok(Self { text, span })
    }

    /// The channel's words in the report, "het Russische persbureau Interfax".
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its words stand.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }
}

fn some_words(what: &'static str, text: &str) -> Result<Box<str>, ClaimError> {
    if text.trim().is_empty() { Err(Fault::NoWords { what }.into()) } else { Ok(text.into()) }
}

#[cfg(test)]
mod tests {
    use bestand_text::Span;

    use super::{Channel, Speaker};

    #[test]
    fn a_speaker_without_words_is_refused() {
        let error = Speaker::new(" ", None, Span::new(0, 1)).expect_err("no words");
        assert_eq!(error.to_string(), "a speaker needs words: its text is empty");
        assert!(Channel::new("", Span::new(0, 0)).is_err());
    }
}
