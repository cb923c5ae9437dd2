//! Where does a pattern fit a tree? The grammar of rule files, matcher and proofs.
//!
//! A rule names the words that set it off, the ways that lead from there to its arguments, and what it yields. It knows relations, word
//! classes and features; the words of a language stand in tables ([`Classes`]), and what no table can tell, as whether a word names an
//! actor, the caller answers ([`Mentions`]). This package knows no war and no language.
//!
//! ```text
//! # "Bij de aanval kwamen twaalf burgers om", "Twelve villagers were reported to have died"
//! path subject = >nsubj | >obj | ^conj+ >nsubj | ^acl:relcl
//!
//! rule toll.die
//!   trigger die-verb[VERB]
//!   victim = $subject[person|@quantity]
//!   place? = >obl[@place]
//!   unless >advmod[negation]
//!   yields outcome = trigger.outcome, counted = victim
//!   + nl "Bij de aanval kwamen twaalf burgers om." trigger=kwamen victim=burgers place=-
//!   + en "Twelve villagers died in Kapan." trigger=died victim=villagers place=Kapan
//!   - nl "De minister kwam te laat."
//! ```
//!
//! # A file
//! One statement a line; a line that opens with `|` goes on from the one above; `#` opens a comment.
//!
//! | statement | what it says |
//! | --- | --- |
//! | `class die-verb: verbs whose subject dies` | a class that tables may fill; a language without such words leaves it empty |
//! | `mention actor: a word that names an actor` | a kind of word that the caller recognises, written `@actor` |
//! | `path subject = …` | a name for ways, used as `$subject` by any rule of any file, and by the paths below |
//! | `rule toll.die` | opens a rule; the lines below belong to it |
//!
//! # A rule
//! | line | what it says |
//! | --- | --- |
//! | `trigger die-verb[VERB] \| "sterven"` | the words that set it off: a class, `die-verb.outcome=killed`, words in quotation marks (as a table writes them), `@mention` or a UPOS |
//! | `victim = …` | an argument: all words to which the first fruitful way leads; without any, the rule does not fit |
//! | `place? = …` | the same, but may stay empty |
//! | `needs …`, `unless …` | a way that must, or must not, lead anywhere |
//! | `yields outcome = killed, type = trigger.type` | what the caller gets: a word, or what the tables say of the trigger or of an argument; every trigger must have it, unless it is `type? = trigger.type` |
//! | `+ nl "…" trigger=kwamen victim=burgers` | a sentence that must match, with the forms bound; several with commas, `-` for none |
//! | `- nl "…"` | a sentence that must not |
//!
//! A rule needs two sentences that must match and one that must not; running them takes a parser, so whoever has one asks
//! [`Rules::proofs`] and [`Rules::check_proof`].
//!
//! # A way
//! | written | leads |
//! | --- | --- |
//! | `>nsubj`, `>nsubj\|obj`, `>*` | down to the children by that relation and its subtypes, by either, by any |
//! | `>=obl` | the same, subtypes left out |
//! | `^conj` | up to the head, if the word hangs by that relation |
//! | `<<`, `>>` | to the word before, to the word behind, however they hang |
//! | `>nsubj >conj` | from one to the next |
//! | `>conj?`, `>conj*`, `>conj+` | at most once, any number of times, once or more |
//! | `>nsubj[person]` | only to words that pass the test |
//! | `$subject`, `( … \| … )` | by a named path, by one of several |
//! | `… \| …` | by the first that leads anywhere; what its test refuses does not count |
//! | `victim >nummod` | from an argument above; `trigger`, and `phrase` for the head of the trigger's phrase ("leven" of "het leven verliezen") |
//!
//! # A test
//! | written | holds for |
//! | --- | --- |
//! | `person` | a word of that class, phrases included |
//! | `harm-verb.outcome=killed` | a word of that class of which the table says so |
//! | `@actor` | a word that the caller recognises so |
//! | `NOUN`, `Number=Plur`, `"leven"` | that UPOS, feature or lemma |
//! | `>case[agent-marker]` | a word from which that way leads somewhere |
//! | `a b` | both |
//! | `a\|b` | either; binds tighter than the space |
//! | `a b \| c` | either side; binds looser than the space |
//! | `!a`, `!a\|b` | neither |

mod classes;
mod cursor;
mod entry;
mod error;
mod follow;
mod grammar;
mod marking;
mod matching;
mod nearest;
mod pattern;
mod phrase;
mod proof;
mod rule;
mod rules;
mod source;

pub use classes::{Classes, Member};
pub use error::RuleError;
pub use follow::{Mentions, NoMentions};
pub use matching::Match;
pub use pattern::MentionKind;
pub use proof::{Proof, ProofFailure};
pub use rule::Rule;
pub use rules::Rules;
