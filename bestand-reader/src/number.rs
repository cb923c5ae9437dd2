//! Which number do these words spell? Digits, number words, compounds and their multipliers.

use crate::numerals::{Kind, Numerals};

/// A number and how many words spell it: "twee miljoen" is 2,000,000 in two words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spelled {
    /// The value; a fraction only before a multiplier, as in "2,5 miljoen".
    pub(crate) value: f64,
    /// How many words.
    pub(crate) words: usize,
}

/// A piece of a number word: "vier" or "honderd" in "vierhonderd".
#[derive(Clone, Copy)]
enum Part {
    Value(f64),
    Times(f64),
    Joiner,
}

/// What has been added up so far: thousands and more stand in `total`, what is below in `current`.
#[derive(Default)]
struct Sum {
    total: f64,
    current: f64,
    last_times: bool,
}

impl Sum {
    fn add(&mut self, part: Part) {
        match part {
            Part::Value(value) => self.current += value,
            Part::Times(times) if times < 1000.0 => self.current = self.current.max(1.0) * times,
            Part::Times(times) => {
                self.total += self.current.max(if self.current > 0.0 { 0.0 } else { 1.0 }) * times;
                self.current = 0.0;
            }
            Part::Joiner => return,
        }
        self.last_times = matches!(part, Part::Times(_));
    }
}

/// The number that opens `words` (lower case): `["30.000", "mensen"]` is 30,000 in one word.
pub(crate) fn spelled(words: &[String], numerals: &Numerals) -> Option<Spelled> {
    let (mut sum, mut at, mut end) = (Sum::default(), 0, 0);
    while let Some(parts) = words.get(at).and_then(|word| parts(word, numerals)) {
        let joins = matches!(parts[..], [Part::Joiner]);
        if joins && (end == 0 || !may_join(&words[at], &sum))
            || at > 0 && !joins && !may_follow(&parts, &sum, end < at)
        {
            break;
        }
        parts.iter().for_each(|part| sum.add(*part));
        at += 1;
        if !joins {
            end = at;
        }
    }
    (end > 0).then_some(Spelled { value: sum.total + sum.current, words: end })
}

/// "honderd en vijf", "twenty-six": a joiner stands after a multiplier, a hyphen after tens.
fn may_join(joiner: &str, sum: &Sum) -> bool {
    sum.last_times || joiner == "-" && sum.current >= 20.0 && sum.current % 10.0 == 0.0
}

/// "twee miljoen", "honderd vijf": but not "twaalf veertien", two numbers side by side.
fn may_follow(parts: &[Part], sum: &Sum, joined: bool) -> bool {
    match parts {
        [Part::Times(_), ..] => true,
        [Part::Value(value), ..] => (joined || sum.last_times) && (sum.current == 0.0 || *value < 100.0),
        _ => false,
    }
}

fn parts(word: &str, numerals: &Numerals) -> Option<Vec<Part>> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(word, numerals).map(|value| vec![Part::Value(value)]);
    }
    let mut found = Vec::new();
    let whole = cut(word, numerals, &mut found);
    let edged = found.len() > 1
        && matches!((found.first(), found.last()), (Some(Part::Joiner), _) | (_, Some(Part::Joiner)));
    (whole && !edged).then_some(found)
}

/// Cuts "vijfendertigduizend" into its parts, the longest first, going back where the rest does not fit.
fn cut(rest: &str, numerals: &Numerals, found: &mut Vec<Part>) -> bool {
    const LONGEST: usize = 64;
    if rest.is_empty() {
        return !found.is_empty();
    }
    if rest.len() > LONGEST {
        return false;
    }
    let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(1).chain([rest.len()]).collect();
    for end in ends.into_iter().rev() {
        if let Some(part) = part(&rest[..end], numerals).filter(|part| fits(*part, found)) {
            found.push(part);
            if cut(&rest[end..], numerals, found) {
                return true;
            }
            found.pop();
        }
    }
    false
}

/// No word holds a joiner at its edge, but a joiner may be a word of its own.
fn fits(part: Part, found: &[Part]) -> bool {
    !matches!(part, Part::Joiner) || !matches!(found.last(), Some(Part::Joiner))
}

fn part(text: &str, numerals: &Numerals) -> Option<Part> {
    numerals.entries(text).iter().find_map(|entry| match entry.kind {
        Kind::Number => entry.value.parse().ok().map(Part::Value),
        Kind::Multiplier | Kind::Collective => entry.value.parse().ok().map(Part::Times),
        Kind::Joiner => Some(Part::Joiner),
        _ => None,
    })
}

/// "30.000", "2,5" and "350" by the language's signs; nothing for "12.00" or "1.2.3".
fn digits(word: &str, numerals: &Numerals) -> Option<f64> {
    let is = |c: char, kind| numerals.entry(c.encode_utf8(&mut [0; 4]), kind).is_some();
    let (whole, fraction) = match word.rfind(|c| is(c, Kind::Decimal)) {
        Some(at) => (&word[..at], Some(&word[at + 1..])),
        None => (word, None),
    };
    let mut groups = whole.split(|c| is(c, Kind::Thousands));
    let first = groups.next().filter(|group| is_digits(group))?;
    let mut value: f64 = first.parse().ok()?;
    for group in groups {
        if group.len() != 3 || first.len() > 3 || !is_digits(group) {
            return None;
        }
        value = value * 1000.0 + group.parse::<f64>().ok()?;
    }
    match fraction {
        None => Some(value),
        Some(part) if is_digits(part) && part.len() < 3 => format!("{value}.{part}").parse().ok(),
        Some(_) => None,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.len() < 13 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, text: &str, expected: &str) {
        let table = match language {
            "nl" => include_str!("../../packs/nl/quantities.tsv"),
            _ => include_str!("../../packs/en/quantities.tsv"),
        };
        let numerals = Numerals::parse([("quantities.tsv", table)]).expect("the shipped table reads");
        let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
        let found = spelled(&words, &numerals).map(|spelled| format!("{}/{}", spelled.value, spelled.words));
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn dutch_compounds_are_one_word() {
        check("nl", "vierhonderd doden", "400/1");
        check("nl", "drieëndertig soldaten", "33/1");
        check("nl", "vijfentwintighonderd", "2500/1");
        check("nl", "honderdvijftigduizend", "150000/1");
        check("nl", "tweeduizenddriehonderd", "2300/1");
        check("nl", "anderhalf miljoen", "1500000/2");
    }

    #[test]
    fn digits_follow_the_signs_of_the_language() {
        check("nl", "30.000 mensen", "30000/1");
        check("nl", "2,5 miljoen", "2500000/2");
        check("en", "2,600 injured", "2600/1");
        check("en", "2.3 million", "2300000/2");
        check("nl", "12.00 uur", "");
        check("nl", "1.2.3", "");
    }

    #[test]
    fn english_numbers_run_over_words() {
        check("en", "one hundred and five people", "105/4");
        check("en", "twenty - six", "26/3");
        check("en", "twenty-six", "26/1");
        check("en", "two dozen", "24/2");
        check("en", "three thousand", "3000/2");
    }

    #[test]
    fn two_numbers_side_by_side_stay_two() {
        check("nl", "twaalf veertien", "12/1");
        check("en", "five and ten", "5/1");
        check("nl", "entwintig", "");
        check("nl", "mens", "");
    }
}
