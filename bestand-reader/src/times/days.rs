//! Which day or part of a day is told here? "vrijdag", "dinsdagochtend", "in de nacht van maandag op dinsdag".

use bestand_claim::Precision;
use jiff::civil::{Date, Weekday};

use super::calendar::{Direction, Minutes, Stretch, shift_days};
use super::clock::Clock;
use super::reader::{Context, Found, Reader};
use super::words::{Before, Hours, Meaning, Opener, Unit};

/// How many hours, parts of the day and commas may stand around a day.
const MOST_DETAILS: usize = 3;

impl Reader<'_> {
    /// A day with the hours told beside it, or hours alone.
    pub(super) fn moment(&self, at: usize, context: Context) -> Found<Stretch> {
        if let Some((next, night)) = self.night(at, context) {
            return Some(self.detailed(next, night));
        }
        let before = self.clock(at, context.opener.is_some_and(takes_clock));
        if let Some((next, clock)) = before {
            return self.clocked(next, &clock, context);
        }
        let leading = self.leading_part(at);
        if let Some((next, hours)) = leading
            && let Some((next, day)) = self.day(self.linked(next), context)
        {
            return Some(self.detailed(next, day.at(hours.into())));
        }
        let (next, day) = self.day(at, context)?;
        Some(self.detailed(next, day))
    }

    /// Hours with the day that follows them, or one that the sentence or publication allows.
    pub(super) fn clocked(&self, at: usize, clock: &Clock, context: Context) -> Found<Stretch> {
        let comma = usize::from(self.is_mark(at, ","));
        let (next, day) =
            self.day(self.linked(at + comma), context).or_else(|| Some((at, self.clock_day(context)?)))?;
        let timed = match clock.minutes {
            Some(minutes) => day.at(minutes),
            None => day,
        };
        Some(self.detailed(next, Stretch { zone: clock.zone.clone(), ..timed }))
    }

    /// The day of hours without one: that told before it in the sentence, or one that publication allows.
    fn clock_day(&self, context: Context) -> Option<Stretch> {
        match (context.day, self.today) {
            (Some(day), _) => Some(Stretch::day(day)),
            (None, Some(today)) => {
                let ahead =
                    matches!(context.opener, Some(Opener::From | Opener::Until)) || self.looks_ahead();
                let (first, last) = (shift_days(today.first, -1)?, shift_days(today.last, i32::from(ahead))?);
                Some(Stretch { first, last, ..Stretch::day(first) })
            }
            (None, None) => None,
        }
    }

    /// "ochtend" in "de ochtend van 27 september", "early" in "early Monday".
    fn leading_part(&self, at: usize) -> Found<Hours> {
        self.part(at).or_else(|| {
            let (next, (_, hours)) = self.edge(at)?;
            Some((next, hours?))
        })
    }

    fn part(&self, at: usize) -> Found<Hours> {
        self.take(at, |meaning| match meaning {
            Meaning::Part(hours) => Some(*hours),
            _ => None,
        })
    }

    /// Adds the hours that follow a day: "12.00 uur", "in the evening", "at 6 pm".
    fn detailed(&self, at: usize, day: Stretch) -> (usize, Stretch) {
        let (mut at, mut day) = (at, day);
        for _ in 0..MOST_DETAILS {
            let Some((next, detailed)) = self.detail(at, &day) else { break };
            (at, day) = (next, detailed);
        }
        (at, day)
    }

    fn detail(&self, at: usize, day: &Stretch) -> Found<Stretch> {
        let start = at + usize::from(self.is_mark(at, ","));
        let opened = self.take(start, |meaning| match meaning {
            Meaning::Opener(Opener::At(before)) => Some(*before),
            _ => None,
        });
        let (next, may_be_clock) = match opened {
            Some((next, before)) => (next, matches!(before, Before::Clock | Before::Any)),
            None => (start, true),
        };
        let has_clock = day.minutes.is_some_and(|told| told.precision != Precision::PartOfDay);
        if may_be_clock
            && !has_clock
            && let Some((next, clock)) = self.clock(next, true)
        {
            let timed = match clock.minutes {
                Some(minutes) => day.clone().at(minutes),
                None => day.clone(),
            };
            return Some((next, Stretch { zone: clock.zone.or(timed.zone.clone()), ..timed }));
        }
        if start > at {
            return None;
        }
        let (next, hours) = self.leading_part(self.article(next).0)?;
        let begins_another = self.day(self.linked(next), Context::default()).is_some();
        (!begins_another).then(|| (next, day.clone().at(hours.into())))
    }

    /// A day by name or date.
    fn day(&self, at: usize, context: Context) -> Found<Stretch> {
        self.named_day(at)
            .or_else(|| self.week_and_weekday(at))
            .or_else(|| self.weekday(at, context))
            .or_else(|| {
                let (next, raw) = self.date(at, context)?;
                Some((next, self.dated_behind(raw, context.opener)?))
            })
    }

    /// "nacht van maandag op dinsdag", "nacht op dinsdag", "overnight into Tuesday".
    fn night(&self, at: usize, context: Context) -> Found<Stretch> {
        let across = self.take(at, |meaning| match meaning {
            Meaning::Across(hours) => Some(*hours),
            _ => None,
        });
        if let Some((next, hours)) = across
            && let Some((next, evening)) = self.calendar_day(self.article(next).0, context)
            && let Some(next) = self.skip(next, &Meaning::Onward)
            && let Some((next, morning)) = self.calendar_day(self.article(next).0, context)
        {
            return Some((next, nightly(&morning, hours).unwrap_or_else(|| unnamed(evening))));
        }
        let (next, hours) = self.take(at, |meaning| match meaning {
            Meaning::Onto(hours) => Some(*hours),
            _ => None,
        })?;
        let (next, morning) = self.calendar_day(self.article(next).0, context)?;
        let told = morning.only_day().is_some();
        Some((next, if told { morning.at(hours.into()) } else { unnamed(morning) }))
    }

    /// A weekday or a date, without nights.
    fn calendar_day(&self, at: usize, context: Context) -> Found<Stretch> {
        self.named_day(at).or_else(|| self.weekday(at, context)).or_else(|| {
            let (next, raw) = self.date(at, context)?;
            Some((next, self.dated(raw)?))
        })
    }

    /// "gisteren", "vannacht", "oudejaarsavond".
    fn named_day(&self, at: usize) -> Found<Stretch> {
        let today = self.today?;
        let (next, stretch) = self.take(at, |meaning| match meaning {
            Meaning::Day(days) => Some(today.day(*days)),
            Meaning::NowPart(hours) => Some(today.day(0).map(|day| day.at((*hours).into()))),
            Meaning::Feast(month, day) => Some(
                today
                    .year(*month, Some(*day), self.looks_ahead())
                    .and_then(|year| Date::new(year, *month, *day).ok().map(Stretch::day)),
            ),
            _ => None,
        })?;
        Some((next, stretch?))
    }

    /// "vorige week dinsdag", "Tuesday of last week".
    fn week_and_weekday(&self, at: usize) -> Found<Stretch> {
        let week_first = self.deictic_week(at).and_then(|(next, week)| {
            let (next, weekday, hours) = self.weekday_word(self.linked(next))?;
            Some((next, week, weekday, hours))
        });
        let weekday_first = || {
            let (next, weekday, hours) = self.weekday_word(at)?;
            let (next, week) = self.deictic_week(self.linked(next))?;
            Some((next, week, weekday, hours))
        };
        let (next, week, weekday, hours) = week_first.or_else(weekday_first)?;
        let day = if (week.last - week.first).get_days() == 6 {
            let ahead = i32::from(weekday.since(Weekday::Monday));
            Stretch::day(shift_days(week.first, ahead)?)
        } else {
            Stretch { weekday: Some(weekday), precision: Precision::Day, ..week }
        };
        Some((next, with_hours(day, hours)))
    }

    fn deictic_week(&self, at: usize) -> Found<Stretch> {
        let (next, shift) = self.take(at, |meaning| match meaning {
            Meaning::Deictic { shift, .. } => Some(*shift),
            Meaning::Recent { plural: false } => Some(-1),
            _ => None,
        })?;
        let next = self.skip(next, &Meaning::Unit { unit: Unit::Week, plural: false })?;
        Some((next, self.today?.unit(Unit::Week, shift)?))
    }

    /// "vrijdag", "zaterdagochtend", "zaterdag 12 oktober", "afgelopen zondag".
    fn weekday(&self, at: usize, context: Context) -> Found<Stretch> {
        if let Some((next, weekday, hours)) = self.weekday_word(at) {
            if let Some((next, date)) = self.date_beside(next) {
                return Some((next, with_hours(date, hours)));
            }
            let day = self.today?.weekday(weekday, self.direction(context))?;
            return Some((next, with_hours(day, hours)));
        }
        if let Some((next, ())) =
            self.take(at, |meaning| matches!(meaning, Meaning::ShortWeekday(_)).then_some(()))
        {
            return self.date_beside(next);
        }
        let (next, direction) = self.take(at, |meaning| match meaning {
            Meaning::Deictic { shift: -1, .. } | Meaning::Recent { plural: false } => {
                Some(Direction::StrictlyPast)
            }
            Meaning::Deictic { shift: 0, .. } => Some(Direction::Either),
            Meaning::Deictic { shift: 1, .. } => Some(Direction::Coming),
            _ => None,
        })?;
        let (next, weekday, hours) = self.weekday_word(next)?;
        Some((next, with_hours(self.today?.weekday(weekday, direction)?, hours)))
    }

    /// Whether "vrijdag" or "gisteren" stands here, before which no article belongs to the time.
    pub(super) fn is_day_name(&self, at: usize) -> bool {
        self.weekday_word(at).is_some() || self.names_today(at)
    }

    /// Whether "gisteren" or "vannacht" stands here.
    pub(super) fn names_today(&self, at: usize) -> bool {
        self.take(at, |meaning| matches!(meaning, Meaning::Day(_) | Meaning::NowPart(_)).then_some(()))
            .is_some()
    }

    fn weekday_word(&self, at: usize) -> Option<(usize, Weekday, Option<Hours>)> {
        let (next, (weekday, hours)) = self.take(at, |meaning| match meaning {
            Meaning::Weekday(weekday) => Some((*weekday, None)),
            Meaning::WeekdayPart(weekday, hours) => Some((*weekday, Some(*hours))),
            _ => None,
        })?;
        Some((next, weekday, hours))
    }

    /// The date after a weekday: ", 27 September 2020".
    fn date_beside(&self, at: usize) -> Found<Stretch> {
        let next = at + usize::from(self.is_mark(at, ","));
        let context = Context { opener: Some(Opener::At(Before::Day)), ..Context::default() };
        let (next, raw) = self.date(self.article(next).0, context)?;
        Some((next, self.dated(raw)?))
    }
}

fn takes_clock(opener: Opener) -> bool {
    match opener {
        Opener::At(before) => matches!(before, Before::Clock),
        Opener::Since | Opener::From | Opener::Until => true,
        Opener::Before { .. } | Opener::After | Opener::Range | Opener::Already => false,
    }
}

fn with_hours(day: Stretch, hours: Option<Hours>) -> Stretch {
    match hours {
        Some(hours) => day.at(hours.into()),
        None => day,
    }
}

/// The night before a morning, whose hours are told from the day before it.
fn nightly(morning: &Stretch, hours: Hours) -> Option<Stretch> {
    let evening = shift_days(morning.only_day()?, -1)?;
    Some(Stretch::day(evening).at(Minutes::from(hours)))
}

/// Of a night between two days in an unknown week neither name may be kept.
fn unnamed(day: Stretch) -> Stretch {
    Stretch { weekday: None, minutes: None, ..day }
}
