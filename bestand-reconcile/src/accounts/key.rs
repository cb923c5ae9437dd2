//! Which claims count the same people? The key of an account, worked out from one claim alone.

use std::fmt;
use std::str::FromStr;

use bestand_claim::{ActorCode, Claim, Happening, Interval, Outcome, Scope, Sides, Victims};
use jiff::civil::Date;

use crate::codes::codes;

/// The most days that one night, raid or battle day touches: "in de nacht van maandag op dinsdag".
const NIGHT_DAYS: i32 = 2;

/// What an account counts: the killed soldiers of Armenia, over the whole conflict.
///
/// Two claims with one key count the same people, as far as each of them tells alone. Who did it and where is no part of it: about
/// that, accounts of one happening may contradict each other. Victims of no told kind and people of no told side have keys of their own:
/// "400 doden" stands beside "350 Armeense militairen" and is never added to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountKey {
    /// What happened to them.
    pub outcome: Outcome,
    /// Which people they were.
    pub victims: Victims,
    /// Whose people they were; nobody's where the words do not say.
    pub side: Sides,
    /// Whether a whole conflict or one happening is counted.
    pub coverage: Coverage,
    /// Whether it is told as history: "een oorlog in 1991-94".
    pub background: bool,
    /// Which happening, where several are counted side by side.
    pub occasion: Occasion,
}

codes! {
    /// Whether a count covers a whole conflict or one happening.
    Coverage {
        /// "sinds het begin van de oorlog", and what is told on top of that.
        Total = "total",
        /// "bij de aanval".
        Incident = "incident",
    }
}

/// The time that sets one happening, or one war of the past, apart from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// The words do not tell, or it does not matter: a running total.
    Unsaid,
    /// "maandag": an incident of that day; a night belongs to the day on which it ends.
    Day(Date),
    /// "in 1991-94": the first and the last year of what is told as history.
    Years(i16, i16),
}

impl AccountKey {
    /// The key of a claim that counts people; none for "Rusland bemiddelt al jaren".
    ///
    /// An addition goes with the totals; [`accounts_of`](super::accounts_of) moves it to an incident where its speaker told only of that.
    #[must_use]
    pub fn of(claim: &Claim) -> Option<AccountKey> {
        let Happening::Toll(toll) = &claim.happening else { return None };
        let coverage = match toll.scope {
            Scope::Incident => Coverage::Incident,
            Scope::Total | Scope::Addition => Coverage::Total,
        };
        let interval = claim.when.interval();
        let occasion = match (coverage, claim.background) {
            (_, true) => interval.and_then(past_occasion),
            (Coverage::Incident, false) => interval.and_then(day_of).map(Occasion::Day),
            (Coverage::Total, false) => None,
        };
        Some(AccountKey {
            outcome: toll.outcome,
            victims: toll.victims,
            side: toll.side.clone(),
            coverage,
            background: claim.background,
            occasion: occasion.unwrap_or(Occasion::Unsaid),
        })
    }

    /// Whether the two may count some of the same people, and therefore stand beside each other: "400 doden" and "350 Armeense militairen".
    #[must_use]
    pub fn stands_beside(&self, other: &AccountKey) -> bool {
        let victims = self.victims == other.victims
            || self.victims == Victims::Unspecified
            || other.victims == Victims::Unspecified;
        let apart = |left: Occasion, right: Occasion| {
            left != right && left != Occasion::Unsaid && right != Occasion::Unsaid
        };
        self != other
            && victims
            && (self.coverage, self.background) == (other.coverage, other.background)
            && outcomes_overlap(self.outcome, other.outcome)
            && sides_overlap(&self.side, &other.side)
            && !apart(self.occasion, other.occasion)
    }
}

/// "500 doden en gewonden" counts the killed and the injured too.
fn outcomes_overlap(left: Outcome, right: Outcome) -> bool {
    let is_part = |outcome| matches!(outcome, Outcome::Killed | Outcome::Injured);
    left == right
        || (left == Outcome::Casualties && is_part(right))
        || (right == Outcome::Casualties && is_part(left))
}

fn sides_overlap(left: &Sides, right: &Sides) -> bool {
    left.is_empty() || right.is_empty() || left.iter().any(|side| right.contains(side))
}

/// The one day of a happening, where its time is one: the last one of a night.
pub(crate) fn day_of(interval: &Interval) -> Option<Date> {
    let (first, last) = (interval.first_day()?, interval.last_day()?);
    let days = first.until(last).ok()?.get_days() + 1;
    (days <= NIGHT_DAYS && interval.weekday().is_none()).then_some(last)
}

fn past_occasion(interval: &Interval) -> Option<Occasion> {
    let years = || Some(Occasion::Years(interval.first_day()?.year(), interval.last_day()?.year()));
    day_of(interval).map(Occasion::Day).or_else(years)
}

impl fmt::Display for AccountKey {
    /// `killed/civilian/AZE/total/current/-` or `killed/unspecified/-/total/background/1991..1994`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side: Vec<&str> = self.side.iter().map(ActorCode::as_str).collect();
        let side = if side.is_empty() { "-".to_owned() } else { side.join("+") };
        let age = if self.background { "background" } else { "current" };
        let AccountKey { outcome, victims, coverage, occasion, side: _, background: _ } = self;
        write!(formatter, "{outcome}/{victims}/{side}/{coverage}/{age}/{occasion}")
    }
}

impl FromStr for AccountKey {
    type Err = AccountKeyError;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<AccountKey, AccountKeyError> {
        let fault = || AccountKeyError::of("account", text, "killed/civilian/AZE+artsakh/total/current/-");
        let parts: Vec<&str> = text.split('/').collect();
        let [outcome, victims, side, coverage, age, occasion] = parts[..] else { return Err(fault()) };
        Ok(AccountKey {
            outcome: outcome.parse().map_err(|_| fault())?,
            victims: victims.parse().map_err(|_| fault())?,
            side: sides_from(side).ok_or_else(fault)?,
            coverage: coverage.parse()?,
            background: match age {
                "background" => true,
                "current" => false,
                _ => return Err(fault()),
            },
            occasion: occasion.parse()?,
        })
    }
}

fn sides_from(text: &str) -> Option<Sides> {
    match text {
        "-" => Some(Sides::none()),
        codes => codes.split('+').map(|code| ActorCode::new(code).ok()).collect(),
    }
}

impl FromStr for Coverage {
    type Err = AccountKeyError;

    fn from_str(text: &str) -> Result<Coverage, AccountKeyError> {
        let coverage = Coverage::ALL.iter().copied().find(|coverage| coverage.as_str() == text);
        coverage.ok_or_else(|| AccountKeyError::of("coverage", text, "total or incident"))
    }
}

impl fmt::Display for Occasion {
    /// `-`, `2020-10-09` or `1991..1994`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Occasion::Unsaid => formatter.write_str("-"),
            Occasion::Day(day) => write!(formatter, "{day}"),
            Occasion::Years(first, last) => write!(formatter, "{first}..{last}"),
        }
    }
}

impl FromStr for Occasion {
    type Err = AccountKeyError;

    fn from_str(text: &str) -> Result<Occasion, AccountKeyError> {
        let fault = || AccountKeyError::of("occasion", text, "-, 2020-10-09 or 1991..1994");
        if text == "-" {
            return Ok(Occasion::Unsaid);
        }
        match text.split_once("..") {
            None => text.parse().map(Occasion::Day).map_err(|_| fault()),
            Some((first, last)) => match (first.parse(), last.parse()) {
                (Ok(first), Ok(last)) => Ok(Occasion::Years(first, last)),
                _ => Err(fault()),
            },
        }
    }
}

/// Text that names no account or no voice.
///
/// The message says what it was and what would have been right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is no {what}: write {right}")]
pub struct AccountKeyError {
    what: &'static str,
    text: String,
    right: &'static str,
}

impl AccountKeyError {
    pub(super) fn of(what: &'static str, text: &str, right: &'static str) -> AccountKeyError {
        AccountKeyError { what, text: text.to_owned(), right }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::told;

    fn check(line: &str, key: &str) {
        let read = AccountKey::of(&told(line).claim).expect("a toll");
        assert_eq!(read.to_string(), key, "{line}");
        assert_eq!(key.parse(), Ok(read), "{line}");
    }

    #[test]
    fn a_claim_has_the_key_of_what_it_counts() {
        check(
            "AZE says 31 killed civilian AZE total @nu.nl 2020-10-09",
            "killed/civilian/AZE/total/current/-",
        );
        check("reports says 9 killed incident @nu.nl 2020-10-09", "killed/unspecified/-/incident/current/-");
        check(
            "reports says >=49 killed military ARM incident on 2022-09-12..2022-09-13 @nu.nl 2022-09",
            "killed/military/ARM/incident/current/2022-09-13",
        );
        check(
            "reports says ~30000 killed total background on 1991-01-01..1994-05-12 @nu.nl 2020-10",
            "killed/unspecified/-/total/background/1991..1994",
        );
        check(
            "artsakh says 26 killed ARM+artsakh addition on 2020-09-28 @nu.nl 2020-09",
            "killed/unspecified/ARM+artsakh/total/current/-",
        );
    }

    #[test]
    fn a_long_stretch_is_no_day() {
        check(
            "reports says 9 killed incident on 2020-10-01..2020-10-07 @nu.nl 2020-10-09",
            "killed/unspecified/-/incident/current/-",
        );
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        for text in
            ["", "killed", "killed/civilian/AZE/total/current", "killed/civilian/aze+/total/current/-"]
        {
            assert!(AccountKey::from_str(text).is_err(), "{text}");
        }
        let error = Coverage::from_str("addition").expect_err("no coverage");
        assert_eq!(error.to_string(), "'addition' is no coverage: write total or incident");
    }

    #[test]
    fn what_is_less_told_stands_beside_what_is_more_told() {
        let beside = |left: &str, right: &str| {
            let key = |text: &str| AccountKey::from_str(text).expect("a key");
            assert_eq!(key(left).stands_beside(&key(right)), key(right).stands_beside(&key(left)));
            key(left).stands_beside(&key(right))
        };
        let soldiers = "killed/military/ARM/total/current/-";
        assert!(beside(soldiers, "killed/unspecified/-/total/current/-"));
        assert!(beside(soldiers, "casualties/military/ARM/total/current/-"));
        assert!(beside(soldiers, "killed/unspecified/ARM+AZE/total/current/-"));
        assert!(!beside(soldiers, soldiers));
        assert!(!beside(soldiers, "killed/civilian/ARM/total/current/-"));
        assert!(!beside(soldiers, "killed/military/AZE/total/current/-"));
        assert!(!beside(soldiers, "injured/military/ARM/total/current/-"));
        assert!(!beside(soldiers, "killed/military/ARM/incident/current/-"));
        assert!(!beside(soldiers, "killed/military/ARM/total/background/1991..1994"));
    }
}
