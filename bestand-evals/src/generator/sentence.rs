//! How does a phrase become a sentence of a story, with the places of all that it claims?

use bestand_claim::Hedge;
use bestand_text::Span;
use jiff::civil::Date;

use super::facts::{Facts, Number};
use super::phrases::{Figure, Form, Own, Part, Phrases, Slot, Who};
use super::random::Random;
use super::world::World;

/// A sentence and where its parts stand in it.
#[derive(Default)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) slots: Vec<(Slot, Span)>,
    pub(super) numbers: Vec<(Figure, Number)>,
    /// The words that name happenings.
    pub(super) happenings: Vec<Span>,
}

/// So many of a hundred optional parts are there.
const OPTIONAL_PERCENT: u64 = 92;
/// So many of a hundred villages, people and buildings come back in the story.
const KNOWN_PERCENT: u64 = 50;
/// So many buildings come back in a story.
const BUILDINGS: u64 = 3;

/// One that tells a story in a language, at a stage of it.
pub(super) struct Teller<'g> {
    pub(super) world: &'g World,
    pub(super) phrases: &'g Phrases,
    pub(super) facts: &'g Facts,
    pub(super) language: usize,
    pub(super) stage: usize,
    /// The day of which is told.
    pub(super) day: Date,
    /// Whether somebody cut or lengthened the sentence.
    pub(super) is_edited: bool,
}

impl Teller<'_> {
    /// The sentence that a seed makes of a phrase.
    pub(super) fn tell(&self, list: usize, at: usize, seed: u64) -> Sentence {
        let mut writing = Writing { teller: self, sentence: Sentence::default(), actor: None };
        writing.write(&self.phrases.list(list)[at].parts, &mut Random::of(&[seed]));
        capitalise(&mut writing.sentence.text);
        writing.sentence
    }
}

struct Writing<'t> {
    teller: &'t Teller<'t>,
    sentence: Sentence,
    /// Whose words are made.
    actor: Option<usize>,
}

impl Writing<'_> {
    fn write(&mut self, parts: &[Part], random: &mut Random) {
        for part in parts {
            // Each part has numbers of its own, so that one that is left out changes none of the others.
            let mut own = Random::of(&[random.next()]);
            match part {
                Part::Text(text) => self.sentence.text.push_str(text),
                Part::Opens => {
                    let start = self.end();
                    self.sentence.happenings.push(Span::new(start, start));
                }
                Part::Closes => {
                    let end = self.end();
                    if let Some(span) = self.sentence.happenings.last_mut() {
                        *span = Span::new(span.start, end);
                    }
                }
                Part::List { list, is_optional } => {
                    let is_there = !is_optional || own.percent(OPTIONAL_PERCENT) != self.teller.is_edited;
                    if is_there {
                        self.one_of_named(*list, &mut own);
                    }
                }
                Part::Slot(slot) => self.slot(*slot, &mut own),
            }
        }
    }

    fn end(&self) -> u32 {
        self.sentence.text.len() as u32
    }

    /// One of a list; the building that was hit is told of in all reports of a story.
    fn one_of_named(&mut self, list: usize, random: &mut Random) {
        if list == self.teller.phrases.buildings() && random.percent(KNOWN_PERCENT) {
            let number = random.between(1, BUILDINGS);
            *random = self.teller.facts.random(number);
        }
        self.one_of(list, random);
    }

    fn one_of(&mut self, list: usize, random: &mut Random) {
        let phrases = self.teller.phrases.list(list);
        self.write(&phrases[random.below(phrases.len())].parts, random);
    }

    fn slot(&mut self, slot: Slot, random: &mut Random) {
        let start = self.end();
        let Teller { world, facts, phrases, language, .. } = *self.teller;
        let towns = &world.wars[facts.war].towns;
        match slot {
            Slot::Actor(who, form) => self.actor(who, form, random),
            Slot::Number(figure) => self.number(figure, random),
            Slot::Town => self.sentence.text.push_str(&towns[facts.town].name),
            Slot::OtherTown => self.sentence.text.push_str(&towns[facts.other_town].name),
            Slot::Village if random.percent(KNOWN_PERCENT) => {
                self.sentence.text.push_str(random.of_these::<String>(&facts.villages))
            }
            Slot::Village => self.sentence.text.push_str(&world.village(random)),
            Slot::Person if random.percent(KNOWN_PERCENT) => {
                self.sentence.text.push_str(random.of_these::<String>(&facts.people))
            }
            Slot::Person => self.sentence.text.push_str(&world.person(random)),
            Slot::Weekday => {
                let list = phrases.number("weekday");
                let weekday = self.teller.day.weekday().to_monday_zero_offset();
                self.sentence.text.push_str(phrases.word(list, weekday.unsigned_abs().into()));
            }
            Slot::Capital => {
                let seat = &world.actors[facts.actor(Who::Mediator)].words[language].seat;
                self.sentence.text.push_str(seat);
            }
            Slot::Own(own) => self.own(own),
            Slot::Words(list) => self.one_of(list, random),
        }
        self.sentence.slots.push((slot, Span::new(start, self.end())));
    }

    fn actor(&mut self, who: Who, form: Form, random: &mut Random) {
        let number = self.teller.facts.actor(who);
        let actor = &self.teller.world.actors[number];
        match form {
            Form::Name => self.sentence.text.push_str(&actor.words[self.teller.language].name),
            Form::List { state, group } => {
                self.actor = Some(number);
                self.one_of(if actor.is_state { state } else { group }, random);
            }
        }
    }

    fn own(&mut self, own: Own) {
        let Some(actor) = self.actor else { return };
        let words = &self.teller.world.actors[actor].words[self.teller.language];
        self.sentence.text.push_str(match own {
            Own::Name => &words.name,
            Own::Adjective => &words.adjective,
            Own::Seat => &words.seat,
        });
    }

    fn number(&mut self, figure: Figure, random: &mut Random) {
        let number = self.teller.facts.number(figure, self.teller.stage);
        self.sentence.numbers.push((figure, number));
        let phrases = self.teller.phrases;
        let hedge = match number.hedge {
            Hedge::AtLeast => Some("hedge.at_least"),
            Hedge::About => Some("hedge.about"),
            Hedge::MoreThan => Some("hedge.more_than"),
            Hedge::Nearly => Some("hedge.nearly"),
            _ => None,
        };
        if let Some(list) = hedge {
            self.one_of(phrases.number(list), random);
            self.sentence.text.push(' ');
        }
        match usize::try_from(number.value) {
            Ok(value @ 1..=20) => {
                self.sentence.text.push_str(phrases.word(phrases.number("number"), value - 1));
            }
            _ => self
                .sentence
                .text
                .push_str(&grouped(number.value, phrases.word(phrases.number("thousands"), 0))),
        }
    }
}

/// "30.000".
fn grouped(number: u64, mark: &str) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{}{mark}{:03}", grouped(number / 1000, mark), number % 1000)
}

/// Sentences open with a capital; the letters that do have as many bytes as the small ones.
fn capitalise(text: &mut String) {
    let mut starts = vec![0];
    starts.extend(text.match_indices(". ").filter(|(at, _)| is_word_before(text, *at)).map(|(at, _)| at + 2));
    for start in starts {
        let Some(first) = text[start..].chars().next() else { continue };
        let upper: String = first.to_uppercase().collect();
        if upper.len() == first.len_utf8() {
            text.replace_range(start..start + first.len_utf8(), &upper);
        }
    }
}

/// Whether a point ends a word and no abbreviation, "6 a.m."
fn is_word_before(text: &str, point: usize) -> bool {
    text[..point].chars().rev().take(2).all(|letter| letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_open_with_a_capital() {
        let mut text = "zeven doden. vijf gewonden om 6 a.m. on the road".to_owned();
        capitalise(&mut text);
        assert_eq!(text, "Zeven doden. Vijf gewonden om 6 a.m. on the road");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [7, 999, 1000, 30_050, 2_500_000].map(|number| grouped(number, ".")).join(" "),
            "7 999 1.000 30.050 2.500.000"
        );
    }
}
