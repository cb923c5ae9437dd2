//! How does a closed vocabulary get its words? One table per type, read in both directions.

/// Makes an enum whose every variant has one word of the annotation guide, with `ALL`, `as_str`, `parse` and `Display`.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident, $title:literal { $($(#[$note:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$note])* $variant,)+ }

        impl $name {
            /// Every value, in the order in which the annotation guide lists them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word that files and screens use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that a word names.
            ///
            /// # Errors
            /// When no value has that word; the message lists those that exist.
            pub fn parse(word: &str) -> Result<Self, $crate::ClaimError> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word).ok_or_else(|| {
                    let accepted = Self::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>().join(", ");
                    $crate::error::Fault::UnknownWord { vocabulary: $title, word: word.to_owned(), accepted }.into()
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ClaimError;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::parse(word)
            }
        }
    };
}

pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    use crate::{EventType, Hedge, Modality, Outcome, PlacePrecision, Precision, Scope, Standing, Victims};

    fn check(words: &[&str], parse: impl Fn(&str) -> Option<String>) {
        for &word in words {
            assert_eq!(parse(word).as_deref(), Some(word));
        }
    }

    #[test]
    fn every_word_of_the_guide_names_itself() {
        check(
            &["killed", "injured", "casualties", "missing", "captured", "displaced", "evacuated", "released"],
            |word| Outcome::parse(word).ok().map(|value| value.to_string()),
        );
        check(&["civilian", "military", "unspecified"], |word| {
            Victims::parse(word).ok().map(|value| value.to_string())
        });
        check(&["asserted", "denied", "unconfirmed", "withheld"], |word| {
            Standing::parse(word).ok().map(|value| value.to_string())
        });
        check(&["total", "incident", "addition"], |word| {
            Scope::parse(word).ok().map(|value| value.to_string())
        });
        check(&["happened", "planned", "called_for", "denied", "possible"], |word| {
            Modality::parse(word).ok().map(|value| value.to_string())
        });
    }

    #[test]
    fn every_event_type_of_the_guide_names_itself() {
        let guide = "clash shelling air_strike ground_attack bombing killing capture_territory shot_down sabotage abduction \
                     ceasefire_call ceasefire_agreed ceasefire_in_force ceasefire_violated ceasefire_ended \
                     invitation talks mediation agreement refusal appeal accusation condemnation threat support recognition \
                     prisoner_exchange deployment withdrawal mobilisation flight protest aid";
        let ours: Vec<_> = EventType::ALL.iter().map(|value| value.as_str()).collect();
        assert_eq!(ours, guide.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn no_two_values_share_a_word() {
        let hedges = Hedge::ALL.iter().map(|value| value.as_str());
        let precisions = Precision::ALL.iter().map(|value| value.as_str());
        let places = PlacePrecision::ALL.iter().map(|value| value.as_str());
        for words in [hedges.collect::<Vec<_>>(), precisions.collect(), places.collect()] {
            let mut once = words.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), words.len());
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_those_that_exist() {
        let error = Standing::parse("confirmed").expect_err("the guide has no such standing");
        assert_eq!(
            error.to_string(),
            "no standing is called 'confirmed' (one of: asserted, denied, unconfirmed, withheld)"
        );
    }
}
