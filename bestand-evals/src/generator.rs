//! Which news would a million reports bring? Made-up reports, Dutch and English, the same for the same seed.
//!
//! Wars flare up, stories are told by one report or by a hundred over some days, figures are revised, and a third of the reports carry
//! sentences of an earlier one. Each report knows the claims that its sentences make, so that a ledger can be filled without a reader.

mod article;
mod claims;
mod facts;
mod phrases;
mod plan;
mod random;
mod recipe;
mod sentence;
mod world;

use bestand_claim::{Claim, ReaderVersion, RuleId};
use bestand_reader::Packs;
use bestand_text::{Report, Source};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::failure::Failure;
use article::{Cut, own_words, take_over, titles};
use claims::{Draft, Scene};
use facts::Facts;
use phrases::Phrases;
use plan::{Plan, Planned, Story};
pub(crate) use random::Random;
use sentence::Teller;
use world::{LANGUAGES, World};

/// Which reports are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) seed: u64,
    pub(crate) reports: usize,
    /// The first day, and how many there are.
    pub(crate) from: Date,
    pub(crate) days: u16,
}

/// Makes reports, each by its number in the order of their days.
pub(crate) struct Generator {
    wanted: Wanted,
    world: World,
    phrases: [Phrases; 2],
    plan: Plan,
    reader: ReaderVersion,
    /// The rule of tolls, and that of events.
    rules: [RuleId; 2],
}

/// A report that was made.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) source: Source,
    /// The code of its language.
    pub(crate) language: &'static str,
    drafts: Vec<Draft>,
}

const DUTCH: &str = include_str!("../generator/nl.txt");
const ENGLISH: &str = include_str!("../generator/en.txt");
/// So many of a hundred reports carry words of an earlier one.
const COPYING_PERCENT: u64 = 34;
/// So many of a hundred reports that are not the first are a new version of the page before.
const NEW_VERSION_PERCENT: u64 = 2;
/// Two reports in five are English.
const ENGLISH_PERCENT: u64 = 40;

impl Generator {
    pub(crate) fn new(packs: &Packs, wanted: Wanted) -> Result<Generator, Failure> {
        let world = World::read(packs)?;
        let plan = Plan::new(&world, wanted.seed, wanted.reports, wanted.days);
        let rule = |name| RuleId::new(name).map_err(Failure::said);
        Ok(Generator {
            wanted,
            phrases: [
                Phrases::parse("generator/nl.txt", DUTCH)?,
                Phrases::parse("generator/en.txt", ENGLISH)?,
            ],
            plan,
            world,
            reader: ReaderVersion::new("generator-1").map_err(Failure::said)?,
            rules: [rule("made.toll")?, rule("made.event")?],
        })
    }

    /// How many reports there are.
    pub(crate) fn len(&self) -> usize {
        self.plan.reports.len()
    }

    /// How many stories they were meant to tell.
    pub(crate) fn stories(&self) -> usize {
        self.plan.stories.len()
    }

    /// The report with this number.
    pub(crate) fn write(&self, number: usize) -> Result<Written, Failure> {
        let Planned { day, story, nth } = self.plan.reports[number];
        let story = &self.plan.stories[story as usize];
        let telling = Telling {
            generator: self,
            facts: Facts::of(&self.world, story),
            days: story.days(self.wanted.days),
            story,
            nth,
        };
        telling.write(self.date(day)).map_err(Failure::said)
    }

    /// The claims of a report that was made, once its sentences are cut.
    pub(crate) fn claims(&self, written: &Written, report: &Report) -> Vec<Claim> {
        let claim = |draft: &Draft| draft.claim(report, &self.reader, &self.rules);
        let mut claims: Vec<Claim> = written.drafts.iter().map(claim).collect();
        claims.sort_by_key(|claim| (claim.evidence.anchor, claim.rule.clone()));
        claims
    }

    /// What stands as the reader of its claims.
    pub(crate) fn reader(&self) -> ReaderVersion {
        self.reader.clone()
    }

    fn date(&self, day: u16) -> Date {
        self.wanted.from.saturating_add(i64::from(day).days())
    }
}

/// The writing of one report.
struct Telling<'g> {
    generator: &'g Generator,
    story: &'g Story,
    facts: Facts,
    days: Vec<u16>,
    nth: u16,
}

impl Telling<'_> {
    fn write(&self, published: Date) -> Result<Written, bestand_claim::ClaimError> {
        let language = self.generator.world.outlets[self.outlet(self.nth)].language;
        let (mut text, mut drafts) = (String::new(), Vec::new());
        for paragraph in self.paragraphs(language) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            for (number, cut) in paragraph.iter().enumerate() {
                if number > 0 {
                    text.push(' ');
                }
                self.tell(language, cut, published, &mut text, &mut drafts)?;
            }
        }
        let code = LANGUAGES[language];
        Ok(Written { text, source: self.source(language, published), language: code, drafts })
    }

    fn tell(
        &self,
        language: usize,
        cut: &Cut,
        published: Date,
        text: &mut String,
        drafts: &mut Vec<Draft>,
    ) -> Result<(), bestand_claim::ClaimError> {
        let phrases = &self.generator.phrases[language];
        let day = self.day_told(cut.written_for);
        let stage = self.stage(if cut.is_edited { self.nth } else { cut.written_for });
        let teller = self.teller(language, stage, day, cut.is_edited);
        let sentence = teller.tell(cut.list, cut.at, cut.seed);
        let scene = Scene { world: &self.generator.world, facts: &self.facts, published, day };
        let recipes = &phrases.list(cut.list)[cut.at].recipes;
        drafts.extend(scene.drafts(recipes, &sentence, text.len() as u32)?);
        text.push_str(&sentence.text);
        Ok(())
    }

    fn teller(&self, language: usize, stage: usize, day: Date, is_edited: bool) -> Teller<'_> {
        let Generator { world, phrases, .. } = self.generator;
        Teller { world, phrases: &phrases[language], facts: &self.facts, language, stage, day, is_edited }
    }

    /// Its own words, and those of an earlier report in the same language where it copies.
    fn paragraphs(&self, language: usize) -> Vec<Vec<Cut>> {
        let phrases = &self.generator.phrases[language];
        let of = |nth| own_words(phrases, self.story, nth, self.stage(nth));
        let mut own = of(self.nth);
        let mut random = Random::of(&[self.story.seed, 7, self.nth.into()]);
        if self.nth > 0 && random.percent(COPYING_PERCENT + 100 / u64::from(self.story.reports)) {
            let is_same = |nth: &u16| self.generator.world.outlets[self.outlet(*nth)].language == language;
            let earlier: Vec<u16> = (0..self.nth).filter(is_same).collect();
            if !earlier.is_empty() {
                take_over(&mut own, &of(earlier[random.zipf(earlier.len())]), &mut random);
            }
        }
        own
    }

    /// Days since the story began, up to four.
    fn stage(&self, nth: u16) -> usize {
        usize::from(self.days[usize::from(nth)] - self.days[0]).min(4)
    }

    /// The day of which a report tells: its own or the day before.
    fn day_told(&self, nth: u16) -> Date {
        let mut random = Random::of(&[self.story.seed, 8, self.stage(nth) as u64]);
        let day = self.generator.date(self.days[usize::from(nth)]);
        day.saturating_sub(i64::from(random.percent(50)).days())
    }

    fn is_new_version(&self, nth: u16) -> bool {
        nth > 0 && Random::of(&[self.story.seed, 9, nth.into()]).percent(NEW_VERSION_PERCENT)
    }

    fn outlet(&self, nth: u16) -> usize {
        if self.is_new_version(nth) {
            return self.outlet(nth - 1);
        }
        let mut random = Random::of(&[self.story.seed, 10, nth.into()]);
        let language = usize::from(random.percent(ENGLISH_PERCENT));
        let outlets = &self.generator.world.outlets;
        let of_language = || outlets.iter().enumerate().filter(|(_, outlet)| outlet.language == language);
        let drawn = random.zipf(of_language().count());
        of_language().nth(drawn).map_or(0, |(number, _)| number)
    }

    fn source(&self, language: usize, published: Date) -> Source {
        let mut page = self.nth;
        while self.is_new_version(page) {
            page -= 1;
        }
        let outlet = &self.generator.world.outlets[self.outlet(self.nth)];
        let site: String = outlet.name.chars().filter(char::is_ascii_alphanumeric).collect();
        let teller = self.teller(language, self.stage(self.nth), published, false);
        let list = teller.phrases.number(titles(self.story.kind));
        let mut random = Random::of(&[self.story.seed, 11, self.nth.into()]);
        let title = teller.tell(list, random.below(teller.phrases.list(list).len()), random.next()).text;
        Source {
            url: Some(format!(
                "https://{}.example.net/{:x}-{page}",
                site.to_lowercase(),
                self.story.seed & 0xffff_ffff_ffff
            )),
            outlet: Some(outlet.name.clone()),
            published: published.to_string().parse().ok(),
            language: Some(LANGUAGES[language].to_owned()),
            title: Some(title),
        }
    }
}

/// The codes of the languages in which reports are made.
pub(crate) fn languages() -> [&'static str; 2] {
    LANGUAGES
}
