//! How much of the words that it was found in is a name?

/// Whether a name is the whole of its words, or a part of a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// All of them: "Rapid Support Forces", and "Poetins" with an ending of the language.
    Whole,
    /// The first part of a compound: "RSF" in "RSF-leider".
    First,
    /// The last part: "Russische" in "pro-Russische".
    Last,
    /// Between other parts: "Hamas" in "anti-Hamas-coalitie".
    Middle,
}
