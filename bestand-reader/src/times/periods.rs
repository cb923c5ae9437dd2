//! Which week, month, year or longer stretch is told here? "vorige maand", "in 1991-94", "twee weken geleden".

use bestand_claim::Precision;

use super::calendar::{Stretch, few, season};
use super::dates::digits;
use super::reader::{Context, Found, Reader};
use super::words::{Before, Clip, Meaning, Opener, Unit};

/// A number of units: "twee weken"; "weken" leaves a range open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) unit: Unit,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Reader<'_> {
    /// A stretch longer than a day.
    pub(super) fn period(&self, at: usize, context: Context) -> Found<Stretch> {
        if let Some((next, (edge, _))) = self.edge(at) {
            let opened = Context { day: context.day, ..Context::YEAR };
            let (next, stretch) = self.whole(self.linked(next), opened)?;
            return Some((next, stretch.third(edge)));
        }
        self.whole(at, context)
    }

    fn whole(&self, at: usize, context: Context) -> Found<Stretch> {
        self.decade(at, context)
            .or_else(|| {
                let (next, raw) = self.month_date(at, context)?;
                Some((next, self.dated(raw)?))
            })
            .or_else(|| self.season_named(at))
            .or_else(|| self.century(at))
            .or_else(|| self.years(at, context))
            .or_else(|| self.deictic(at))
            .or_else(|| self.recent(at))
            .or_else(|| self.ago(at))
    }

    /// "jaren negentig", "jaren '90", "the 1990s".
    fn decade(&self, at: usize, context: Context) -> Found<Stretch> {
        let marked = self.skip(at, &Meaning::Decade);
        let opened = marked.is_some() || context.opener.is_some() || at > 0 && self.article(at - 1).0 == at;
        let start = marked.unwrap_or(at);
        let is_quote = |at| ["'", "’", "‘"].iter().any(|mark| self.is_mark(at, mark));
        let start = start + usize::from(is_quote(start));
        let named = self.take(start, |meaning| match meaning {
            Meaning::DecadeName { name, alone } if *alone || marked.is_some() => Some(*name),
            _ => None,
        });
        let (next, name) = named.filter(|_| opened).or_else(|| {
            let word = self.word(start).trim_start_matches(['\'', '’', '‘']);
            let length = word.bytes().take_while(u8::is_ascii_digit).count();
            let (number, ending) = word.split_at(length);
            let is_suffix = |meaning: &Meaning| (*meaning == Meaning::DecadeSuffix).then_some(());
            let suffixed = self.words.longest(ending, &[], is_suffix).is_some();
            let number = digits(number, 4).or_else(|| digits(number, 2).filter(|_| opened))?;
            (suffixed || marked.is_some() && ending.is_empty()).then_some((start + 1, number))
        })?;
        let first = self.decade_start(name)?;
        Some((next, Stretch::years(first, first + 9, Precision::Period)?))
    }

    /// 1990 for 90: the latest such decade that was over before publication.
    fn decade_start(&self, name: i16) -> Option<i16> {
        const FOUR_DIGITS: i16 = 1000;
        let now = self.today.map_or(2000, |today| today.last.year());
        let year = if name >= FOUR_DIGITS {
            name
        } else {
            [2000, 1900].iter().map(|century| century + name).find(|start| start + 9 < now)?
        };
        (year % 10 == 0).then_some(year)
    }

    /// "19e eeuw".
    fn century(&self, at: usize) -> Found<Stretch> {
        let word = self.lower.get(at)?;
        let length = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, ending) = word.split_at(length);
        let is_ordinal = |meaning: &Meaning| (*meaning == Meaning::Ordinal).then_some(());
        self.words.longest(ending, &[], is_ordinal)?;
        let next = self.skip(at + 1, &Meaning::Century)?;
        let century: i16 = number.parse().ok().filter(|century| (11..=29).contains(century))?;
        Some((next, Stretch::years((century - 1) * 100 + 1, century * 100, Precision::Period)?))
    }

    /// "1994", "1991-94" where the words around it make it a year.
    fn years(&self, at: usize, context: Context) -> Found<Stretch> {
        let word = self.word(at);
        let (next, first, last) = match word.split_once(['-', '–', '/']) {
            Some((first, last)) => (at + 1, self.year_number(first)?, Some(last)),
            None => {
                let first = self.year_number(word)?;
                let joined = ["-", "–", "/"].iter().any(|mark| self.is_mark(at + 1, mark));
                match self.lower.get(at + 2).filter(|_| joined) {
                    Some(last) if self.closing_year(first, last).is_some() => {
                        (at + 3, first, Some(last.as_str()))
                    }
                    _ => (at + 1, first, None),
                }
            }
        };
        let is_range = last.is_some();
        let last = last.map_or(Some(first), |last| self.closing_year(first, last))?;
        let enclosed = self.follows_mark(at, "(") && self.is_mark(next, ")");
        let sure = match context.opener {
            Some(
                Opener::At(Before::Year) | Opener::Since | Opener::After | Opener::Before { days: true },
            ) => true,
            Some(Opener::At(Before::Day | Before::Clock)) => false,
            Some(_) => self.is_closed(next),
            None => context.year_article && first % 100 != 0 || enclosed || is_range && self.is_closed(next),
        };
        let precision = if is_range { Precision::Period } else { Precision::Year };
        sure.then_some((next, Stretch::years(first, last, precision)?))
    }

    /// 1994 for "94" or "1994" after 1991.
    fn closing_year(&self, first: i16, word: &str) -> Option<i16> {
        let last = self.year_number(word).or_else(|| Some(first / 100 * 100 + digits(word, 2)?))?;
        (first < last && last <= first + 100).then_some(last)
    }

    /// "zomer van 2016", "spring 2021".
    fn season_named(&self, at: usize) -> Found<Stretch> {
        let (next, month) = self.season_word(at)?;
        let told = self.linked(next);
        if let Some(year) = self.lower.get(told).and_then(|word| self.year_number(word)) {
            let last = season(year, month)?.last;
            let first = if last.year() > year {
                season(year - 1, month)?.first.max(first_of(year)?)
            } else {
                season(year, month)?.first
            };
            return Some((told + 1, Stretch::of(first, last, Precision::Season)));
        }
        let (next, shift) = self.deictic_year(told)?;
        let year = self.today?.last.year() + shift;
        Some((next, season(year, month)?))
    }

    fn season_word(&self, at: usize) -> Found<i8> {
        self.take(at, |meaning| match meaning {
            Meaning::Season(month) => Some(*month),
            _ => None,
        })
    }

    /// "vorige maand", "earlier this week", "volgend jaar", "last September", "afgelopen zomer".
    fn deictic(&self, at: usize) -> Found<Stretch> {
        let today = self.today?;
        let (next, (shift, clip)) = self.take(at, |meaning| match meaning {
            Meaning::Deictic { shift, clip } => Some((*shift, *clip)),
            Meaning::Recent { plural: false } => Some((-1, Clip::Whole)),
            _ => None,
        })?;
        if let Some((next, month)) = self.season_word(next) {
            return Some((next, today.season(month, shift)?));
        }
        let opened = if shift == 0 { Context::default() } else { Context::YEAR };
        if let Some((next, raw)) = self.month_date(next, opened) {
            let ahead = shift > 0;
            let stretch = self.dated(raw)?;
            let behind = !ahead || stretch.first > today.last;
            return behind.then_some((next, stretch));
        }
        if self.is(at, &Meaning::Recent { plural: false }) {
            return None;
        }
        let (next, unit) = self.take(next, |meaning| match meaning {
            Meaning::Unit { unit, plural: false } => Some(*unit),
            _ => None,
        })?;
        let stretch = today.unit(unit, shift)?;
        let stretch = match clip {
            Clip::Whole => stretch,
            Clip::Earlier => Stretch { last: today.last, ..stretch },
            Clip::Later => Stretch { first: today.first, ..stretch },
        };
        if unit == Unit::Year
            && let Some((next, raw)) = self.month_date(self.linked(next), Context::YEAR)
        {
            return Some((next, self.dated(raw.of_year(stretch.first.year()))?));
        }
        Some((next, stretch))
    }

    /// "afgelopen week", "past three days", "komende dagen".
    fn recent(&self, at: usize) -> Found<Stretch> {
        let today = self.today?;
        if let Some(next) = self.skip(at, &Meaning::Weekend) {
            return Some((next, today.recent(Unit::Weekend, 1.0)?));
        }
        let (next, (past, plural)) = self.take(at, |meaning| match meaning {
            Meaning::Recent { plural } => Some((true, *plural)),
            Meaning::Coming => Some((false, true)),
            _ => None,
        })?;
        if past
            && !plural
            && let Some((next, unit)) = self.single_unit(next)
        {
            return Some((next, today.recent(unit, 1.0)?));
        }
        let (next, amount) = self.amount(next)?;
        let stretch = if past {
            today.recent(amount.unit, amount.high)
        } else {
            today.coming(amount.unit, amount.high)
        };
        Some((next, stretch?))
    }

    fn single_unit(&self, at: usize) -> Found<Unit> {
        self.take(at, |meaning| match meaning {
            Meaning::Unit { unit, plural: false } => Some(*unit),
            _ => None,
        })
    }

    /// "twee weken geleden", "jaren geleden".
    pub(super) fn ago(&self, at: usize) -> Found<Stretch> {
        let (next, amount) = self.amount(at)?;
        let next = self.skip(next, &Meaning::Ago)?;
        Some((next, self.today?.ago(amount.unit, amount.low, amount.high)?))
    }

    /// "twee weken", "ruim dertig jaar", "enkele dagen", "weken".
    pub(super) fn amount(&self, at: usize) -> Found<Amount> {
        const MOST_HEDGES: usize = 3;
        let mut at = at;
        for _ in 0..MOST_HEDGES {
            at = self.skip(at, &Meaning::Hedge).unwrap_or(at);
        }
        let unit = |at: usize| {
            self.take(at, |meaning| match meaning {
                Meaning::Unit { unit, plural } => Some((*unit, *plural)),
                _ => None,
            })
        };
        if let Some((next, number)) = self.number(at)
            && let Some((next, (unit, _))) = unit(next)
        {
            return Some((next, Amount { unit, low: number, high: number }));
        }
        let vague = self.skip(at, &Meaning::Few);
        let (next, (unit, plural)) = unit(vague.unwrap_or(at))?;
        let (low, high) = few(unit);
        (plural || vague.is_some()).then_some((next, Amount { unit, low, high }))
    }

    /// "10", "2,5", "twee", "twenty-five".
    pub(super) fn number(&self, at: usize) -> Found<f64> {
        let word = self.lower.get(at)?;
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            let number = word.replace(',', ".").parse().ok()?;
            return Some((at + 1, number));
        }
        let spelled = |at: usize| {
            self.take(at, |meaning| match meaning {
                Meaning::Number(number) => Some(*number),
                _ => None,
            })
        };
        let (next, number) = spelled(at)?;
        let ones =
            spelled(next + 1).filter(|(_, ones)| number >= 20.0 && *ones < 10.0 && self.is_mark(next, "-"));
        Some(ones.map_or((next, number), |(next, ones)| (next, number + ones)))
    }
}

fn first_of(year: i16) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(year, 1, 1).ok()
}
