//! Where does a time begin in a sentence, and what stands before it?

use bestand_claim::Precision;
use bestand_text::Published;
use jiff::civil::Date;

use super::Time;
use super::calendar::{Bound, Direction, Stretch, Today, shift_days};
use super::dates::RawDate;
use super::words::{Before, Edge, Hours, Meaning, Opener, TimeWords};

/// What was found, and the index of the word after it.
pub(super) type Found<T> = Option<(usize, T)>;

/// How far before a time a word such as "zal" tells that it may be to come.
const AHEAD_REACH: usize = 8;

/// A sentence being read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) words: &'a TimeWords,
    pub(super) lower: &'a [String],
    pub(super) today: Option<Today>,
    /// The first word of the time at hand.
    start: usize,
    /// Whether what happens then is planned.
    planned: bool,
}

/// What stands before the time at hand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    pub(super) opener: Option<Opener>,
    /// "the" in "the 2020 war".
    pub(super) year_article: bool,
    /// The day of the time told just before, for "2.00 uur in Nederland" after it.
    pub(super) day: Option<Date>,
}

impl Context {
    /// As after "in": a year may follow.
    pub(super) const YEAR: Self =
        Self { opener: Some(Opener::At(Before::Year)), year_article: false, day: None };
}

impl<'a> Reader<'a> {
    pub(super) fn new(words: &'a TimeWords, lower: &'a [String], published: Option<Published>) -> Self {
        Self { words, lower, today: published.and_then(Today::of), start: 0, planned: false }
    }

    /// All times, from the first word to the last.
    pub(super) fn times(&self) -> Vec<Time> {
        let mut found = Vec::new();
        let mut day = None;
        let mut at = 0;
        while at < self.lower.len() {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            let here = Self { start: at, ..*self };
            if let Some(next) = self.refused(at) {
                at = next;
            } else if let Some((next, (stretch, bound))) = here.framed(at, day) {
                let planned = Self { planned: true, ..here }.framed(at, day);
                let coming = planned.filter(|(end, _)| *end == next);
                let coming = coming.and_then(|(_, (stretch, bound))| stretch.interval(bound));
                day = stretch.only_day().or(day);
                found.extend(
                    self.time(at, next, &stretch, bound)
                        .map(|time| Time { coming: coming.filter(|coming| *coming != time.when), ..time }),
                );
                at = next;
            } else {
                at += 1;
            }
        }
        found
    }

    fn time(&self, first: usize, next: usize, stretch: &Stretch, bound: Bound) -> Option<Time> {
        let when = stretch.interval(bound)?;
        let since = matches!(bound, Bound::Since | Bound::After);
        let until = matches!(bound, Bound::Until | Bound::Before);
        let year = match when.last_day() {
            Some(day) => Some(day.year()),
            None => self.today.map(|today| today.last.year().max(stretch.first.year())),
        };
        Some(Time { first, last: next - 1, when, coming: None, since, until, year })
    }

    /// Whether "zal" stands shortly before the time at hand, in the same part of the sentence.
    pub(super) fn looks_ahead(&self) -> bool {
        self.planned
            || (self.start.saturating_sub(AHEAD_REACH)..self.start)
                .rev()
                .take_while(|before| self.lower[*before].chars().any(char::is_alphanumeric))
                .any(|before| self.is(before, &Meaning::Future))
    }

    fn may_begin(&self, at: usize) -> bool {
        let word = self.word(at);
        word.bytes().any(|byte| byte.is_ascii_digit())
            || self.words.opens(word)
            || matches!(word, "'" | "’" | "‘")
    }

    /// The end of words that look like a time and are none: "elke vrijdag", "Bloody Sunday", "31 februari".
    fn refused(&self, at: usize) -> Option<usize> {
        if let Some(next) = self.impossible_date(at) {
            return Some(next);
        }
        let next = self.skip(at, &Meaning::Never)?;
        let day = self.take(next, |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(()));
        let unit = self.take(next, |meaning| matches!(meaning, Meaning::Unit { .. }).then_some(()));
        Some(day.or(unit).map_or(next, |(next, ())| next))
    }

    /// A time with what stands before it: "sinds", "tussen", "op".
    fn framed(&self, at: usize, day: Option<Date>) -> Found<(Stretch, Bound)> {
        let rest = self.lower.get(at + 1..)?;
        let openers = || {
            self.words.phrases(self.word(at), rest).filter_map(|(words, meaning)| match meaning {
                Meaning::Opener(opener) => Some((at + words, *opener)),
                _ => None,
            })
        };
        let ranges = openers().filter(|(_, opener)| *opener == Opener::Range);
        let bounds = openers().filter(|(_, opener)| !matches!(opener, Opener::Range | Opener::At(_)));
        let places = openers().filter(|(_, opener)| matches!(opener, Opener::At(_)));
        let opened = |(next, opener)| self.opened(next, opener, day);
        if let Some(found) = ranges.chain(bounds).chain(places).find_map(opened) {
            return Some(found);
        }
        if self.is_day_name(self.article(at).0) && !self.is_day_name(at) {
            return None;
        }
        let (next, stretch) = self.after_article(at, Context { day, ..Context::default() })?;
        Some((next, (stretch, Bound::Within)))
    }

    fn opened(&self, at: usize, opener: Opener, day: Option<Date>) -> Found<(Stretch, Bound)> {
        let context = Context { opener: Some(opener), year_article: false, day };
        let bound = match opener {
            Opener::At(_) => Bound::Within,
            Opener::Since | Opener::From | Opener::Already => Bound::Since,
            Opener::Until => Bound::Until,
            Opener::Before { .. } => Bound::Before,
            Opener::After => Bound::After,
            Opener::Range => {
                let (next, stretch) = self.range(at, context)?;
                return Some((next, (stretch, Bound::Within)));
            }
        };
        let lasting =
            || matches!(opener, Opener::Since | Opener::Already).then(|| self.lasting(at)).flatten();
        let told = Some(opener)
            .filter(|opener| *opener != Opener::Already)
            .and_then(|_| self.after_article(at, context));
        let (next, stretch) = told.or_else(lasting)?;
        // "after Friday's attack", "since the 2016 war": the attack and the war bound it, the day and the year date them.
        let of_days = stretch.precision <= Precision::Day;
        let bounds_a_thing = self.is_possessive(next) || self.article(at).0 > at && stretch.is_plain();
        match opener {
            Opener::Before { days: false } if of_days => Some((next, (stretch, Bound::Within))),
            Opener::Before { .. } | Opener::After | Opener::Since | Opener::Until if bounds_a_thing => None,
            Opener::At(before) if before != Before::Any && self.names_today(at) => None,
            _ => Some((next, (stretch, bound))),
        }
    }

    /// "tussen november 2022 en januari 2023", "van maandag tot woensdag", "tussen 1 en 4 maart".
    fn range(&self, at: usize, context: Context) -> Found<Stretch> {
        let at = self.article(at).0;
        if let Some((next, clock)) = self.clock_range(at) {
            return self.clocked(next, &clock, context);
        }
        if let Some((next, raw)) = self.date(at, context)
            && raw.is_several()
        {
            return Some((next, self.dated(raw)?));
        }
        let (next, first) = self.range_start(at, context)?;
        let (next, ()) = self.take(next, |meaning| (*meaning == Meaning::To).then_some(()))?;
        let (next, second) = self.after_article(next, context)?;
        let first = match first {
            RangeStart::Date(raw) => self.dated_before(raw, second.last)?,
            RangeStart::Stretch(stretch) => stretch,
        };
        let precision = first.precision.max(second.precision);
        let start = if first.first > second.last && first.weekday.is_none() && first.only_day().is_some() {
            shift_days(first.first, -7)?
        } else {
            first.first
        };
        (start <= second.last).then(|| (next, Stretch::of(start, second.last, precision)))
    }

    fn range_start(&self, at: usize, context: Context) -> Found<RangeStart> {
        if let Some((next, raw)) = self.date(at, context).or_else(|| self.month_date(at, context)) {
            return Some((next, RangeStart::Date(raw)));
        }
        let (next, stretch) = self.core(at, context)?;
        Some((next, RangeStart::Stretch(stretch)))
    }

    /// "sinds twee weken", "al jaren": how long it has lasted, up to publication.
    fn lasting(&self, at: usize) -> Found<Stretch> {
        let (next, amount) = self.amount(at)?;
        let is_moment = self.is(next, &Meaning::Ago);
        let stretch = self.today?.recent(amount.unit, amount.high)?;
        (!is_moment).then_some((next, stretch))
    }

    fn after_article(&self, at: usize, context: Context) -> Found<Stretch> {
        self.core(at, context).or_else(|| {
            let (next, year_article) = self.article(at);
            let takes_article = next > at && self.may_begin(next) && !self.takes_no_article(next);
            takes_article.then(|| self.core(next, Context { year_article, ..context })).flatten()
        })
    }

    /// "het" in "was het twee jaar geleden", "maakte het deze week bekend": the article is a pronoun there.
    fn takes_no_article(&self, at: usize) -> bool {
        let is_near = |meaning: &Meaning| matches!(meaning, Meaning::Deictic { shift: 0, .. }).then_some(());
        self.names_today(at) || self.ago(at).is_some() || self.take(at, is_near).is_some()
    }

    /// A time without what stands before it.
    fn core(&self, at: usize, context: Context) -> Found<Stretch> {
        if !self.may_begin(at) {
            return None;
        }
        self.moment(at, context).or_else(|| self.period(at, context))
    }

    /// Skips an article, and says whether a year may follow it.
    pub(super) fn article(&self, at: usize) -> (usize, bool) {
        let article = self.take(at, |meaning| match meaning {
            Meaning::Article { year } => Some(*year),
            _ => None,
        });
        article.unwrap_or((at, false))
    }

    /// Skips "van", "op", "in" and an article: "de ochtend van", "early in the".
    pub(super) fn linked(&self, at: usize) -> usize {
        let link = self.take(at, |meaning| {
            matches!(meaning, Meaning::Of | Meaning::Opener(Opener::At(_))).then_some(())
        });
        self.article(link.map_or(at, |(next, ())| next)).0
    }

    /// On which side of publication a plain weekday lies here.
    pub(super) fn direction(&self, context: Context) -> Direction {
        match context.opener {
            Some(Opener::Since | Opener::After) if self.planned => Direction::Past,
            _ if self.planned => Direction::Planned,
            Some(Opener::From | Opener::Until) if self.looks_ahead() => Direction::Coming,
            Some(Opener::Until) => Direction::Either,
            Some(Opener::Since | Opener::After) => Direction::Past,
            _ if self.looks_ahead() => Direction::Either,
            _ => Direction::Past,
        }
    }

    /// The word without an edge joined to it: "september" of "mid-september".
    pub(super) fn word(&self, at: usize) -> &'a str {
        let word = self.lower.get(at).map_or("", String::as_str);
        match word.split_once('-') {
            Some((head, rest)) if self.edge_word(head).is_some() && !self.words.knows(word) => rest,
            _ => word,
        }
    }

    /// "begin", "eind", or "mid-" joined to what follows, with its hours of a day.
    pub(super) fn edge(&self, at: usize) -> Found<(Edge, Option<Hours>)> {
        let joined = self.lower.get(at).and_then(|word| word.split_once('-'));
        if let Some(edge) = joined.and_then(|(head, _)| self.edge_word(head)) {
            return Some((at, edge));
        }
        let (next, edge) = self.take(at, edge_of)?;
        Some((next + usize::from(self.lower.get(next).is_some_and(|word| word == "-")), edge))
    }

    fn edge_word(&self, word: &str) -> Option<(Edge, Option<Hours>)> {
        self.words.longest(word, &[], edge_of).map(|(_, edge)| edge)
    }

    /// The longest phrase at this word of which `pick` makes something.
    pub(super) fn take<T>(&self, at: usize, pick: impl Fn(&Meaning) -> Option<T>) -> Found<T> {
        let rest = self.lower.get(at + 1..)?;
        self.words.longest(self.word(at), rest, pick).map(|(words, picked)| (at + words, picked))
    }

    pub(super) fn is(&self, at: usize, meaning: &Meaning) -> bool {
        self.skip(at, meaning).is_some()
    }

    /// The end of a phrase with this meaning.
    pub(super) fn skip(&self, at: usize, meaning: &Meaning) -> Option<usize> {
        self.take(at, |known| (known == meaning).then_some(())).map(|(next, ())| next)
    }

    pub(super) fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.lower.get(at).is_some_and(|word| word == mark)
    }

    /// Whether the word before this one is `mark`.
    pub(super) fn follows_mark(&self, at: usize, mark: &str) -> bool {
        at > 0 && self.is_mark(at - 1, mark)
    }

    /// "Friday's": it dates what follows and no more.
    fn is_possessive(&self, at: usize) -> bool {
        self.is_mark(at, "'s") || self.is_mark(at, "’s")
    }

    /// Whether a number before this word counts nothing: the sentence ends here, or a word of the closed classes follows.
    pub(super) fn is_closed(&self, at: usize) -> bool {
        let Some(word) = self.lower.get(at) else { return true };
        let is_mark =
            !word.chars().any(char::is_alphanumeric) && !matches!(word.as_str(), "%" | "-" | "€" | "$");
        is_mark
            || self
                .take(at, |meaning| {
                    matches!(
                        meaning,
                        Meaning::Closed | Meaning::Opener(_) | Meaning::Article { .. } | Meaning::To
                    )
                    .then_some(())
                })
                .is_some()
    }
}

enum RangeStart {
    Date(RawDate),
    Stretch(Stretch),
}

fn edge_of(meaning: &Meaning) -> Option<(Edge, Option<Hours>)> {
    match meaning {
        Meaning::Edge(edge, hours) => Some((*edge, *hours)),
        _ => None,
    }
}
