//! Which claims does a made-up report make, on which bytes?

use bestand_claim::{
    ActorCode, Claim, ClaimError, Count, Event, Evidence, Happening, Interval, Place, ReaderVersion, RuleId,
    Sides, Speaker, Toll, When, Where,
};
use bestand_text::{Report, Span};
use jiff::civil::Date;

use super::facts::Facts;
use super::phrases::{Slot, Who};
use super::recipe::{Recipe, What};
use super::sentence::Sentence;
use super::world::World;

/// A claim that is not yet tied to a report.
pub(crate) struct Draft {
    happening: Happening,
    speaker: Option<Speaker>,
    when: When,
    place: Where,
    anchor: Span,
    recipe: Recipe,
}

/// Whose claims are made.
pub(super) struct Scene<'g> {
    pub(super) world: &'g World,
    pub(super) facts: &'g Facts,
    /// The day on which the report appears.
    pub(super) published: Date,
    /// The day whose name stands in the sentence.
    pub(super) day: Date,
}

impl Scene<'_> {
    /// The claims of a sentence that begins at this byte of the report.
    pub(super) fn drafts(
        &self,
        recipes: &[Recipe],
        sentence: &Sentence,
        start: u32,
    ) -> Result<Vec<Draft>, ClaimError> {
        recipes.iter().map(|recipe| self.draft(recipe, sentence, start)).collect()
    }

    fn draft(&self, recipe: &Recipe, sentence: &Sentence, start: u32) -> Result<Draft, ClaimError> {
        let span_of = |slot: Slot| {
            let found = sentence.slots.iter().find(|(known, _)| *known == slot);
            found.map(|(_, span)| {
                (Span::new(start + span.start, start + span.end), span.slice(&sentence.text))
            })
        };
        let dated = span_of(Slot::Weekday).filter(|_| recipe.is_dated);
        let place = recipe.place.and_then(|slot| Some((slot, span_of(slot)?.0)));
        let speaker = recipe.speaker.and_then(|slot| Some((slot, span_of(slot)?)));
        let (happening, anchor) = self.happening(recipe, sentence, start)?;
        Ok(Draft {
            happening,
            speaker: speaker
                .map(|(slot, (span, words))| Speaker::new(words, self.side(slot), span))
                .transpose()?,
            when: match dated {
                Some((span, _)) => When::Stated { interval: Interval::day(self.named_day())?, span },
                None => When::Unstated,
            },
            place: place.map_or(Where::Unstated, |(slot, span)| Where::Stated(self.place(slot, span))),
            anchor,
            recipe: recipe.clone(),
        })
    }

    fn happening(
        &self,
        recipe: &Recipe,
        sentence: &Sentence,
        start: u32,
    ) -> Result<(Happening, Span), ClaimError> {
        let absolute = |span: Span| Span::new(start + span.start, start + span.end);
        Ok(match &recipe.what {
            What::Toll { outcome, count, victims, scope } => {
                let span =
                    sentence.slots.iter().find(|(slot, _)| slot == count).map(|(_, span)| absolute(*span));
                let span = span.unwrap_or_default();
                let number = sentence.numbers.iter().find(|(figure, _)| Slot::Number(*figure) == *count);
                let count = match number {
                    Some((_, number)) => {
                        let (low, high) = number.bounds();
                        Count::new(low, high, number.hedge, span)?
                    }
                    None => Count::unstated(),
                };
                let toll = Toll {
                    outcome: *outcome,
                    count,
                    victims: *victims,
                    side: self.sides(&recipe.side),
                    perpetrator: self.sides(&recipe.perpetrator),
                    scope: *scope,
                };
                (Happening::Toll(toll), span)
            }
            What::Event { event, words } => {
                let event = Event {
                    event_type: *event,
                    actor: self.sides(&recipe.actor),
                    target: self.sides(&recipe.target),
                };
                let span = sentence.happenings.get(*words).copied().unwrap_or_default();
                (Happening::Event(event), absolute(span))
            }
        })
    }

    fn sides(&self, who: &[Who]) -> Sides {
        who.iter().map(|who| self.code(*who)).collect()
    }

    fn code(&self, who: Who) -> ActorCode {
        self.world.actors[self.facts.actor(who)].code.clone()
    }

    fn side(&self, slot: Slot) -> Option<ActorCode> {
        match slot {
            Slot::Actor(who, _) => Some(self.code(who)),
            _ => None,
        }
    }

    fn place(&self, slot: Slot, span: Span) -> Place {
        let towns = &self.world.wars[self.facts.war].towns;
        let town = if slot == Slot::Town { self.facts.town } else { self.facts.other_town };
        Place { span, ..towns[town].clone() }
    }

    /// The last day of that name before the report appeared, or its own.
    fn named_day(&self) -> Date {
        let (of, today) = (self.day.weekday(), self.published.weekday());
        let days = today.since(of);
        self.published.saturating_sub(jiff::Span::new().days(days))
    }
}

impl Draft {
    /// The claim of this report.
    pub(super) fn claim(&self, report: &Report, reader: &ReaderVersion, rules: &[RuleId; 2]) -> Claim {
        let sentences = report.page().sentences();
        let behind = sentences.partition_point(|sentence| sentence.span.start <= self.anchor.start);
        let number = behind.saturating_sub(1);
        let Draft { happening, speaker, when, place, anchor, recipe } = self;
        let rule = &rules[usize::from(matches!(happening, Happening::Event(_)))];
        Claim {
            happening: happening.clone(),
            speaker: speaker.clone(),
            channel: None,
            standing: recipe.standing,
            modality: recipe.modality,
            background: recipe.background,
            when: when.clone(),
            place: place.clone(),
            evidence: Evidence {
                report: report.id().clone(),
                sentence: bestand_text::SentenceIndex(number as u32),
                span: sentences.get(number).map_or(*anchor, |sentence| sentence.span),
                anchor: *anchor,
            },
            rule: rule.clone(),
            reader: reader.clone(),
        }
    }
}
