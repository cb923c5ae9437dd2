//! What would people ask of a ledger of three years of war news?

use bestand_claim::{ActorCode, Outcome, Victims};
use bestand_ledger::{Filter, Ledger, LedgerError};
use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::Connection;

use crate::failure::Failure;
use crate::generator::Random;

/// One question: of which kind it is, in words, and what asks it; the answer is how much was found.
pub(super) struct Question {
    pub(super) kind: &'static str,
    pub(super) words: String,
    pub(super) ask: Ask,
}

type Ask = Box<dyn Fn(&Ledger) -> Result<usize, LedgerError>>;

/// How many lines of an answer are asked for, as the program does unless told otherwise.
const LINES: usize = 50;
const STORIES: usize = 5;
const STORIES_OF_EACH_WAR: usize = 2;
/// A timeline is made of so many claims.
const CLAIMS: usize = 500;

/// Words that stand in many reports, in some, and in few.
const SEARCHES: [&str; 14] = [
    "Kiev",
    "doden",
    "ceasefire",
    "bestand",
    "\"Red Cross\"",
    "Zaporizhzhya",
    "doden raketaanval",
    "truce Khartoum",
    "gouverneur",
    "plumber",
    "\"om het leven gekomen\"",
    "Baldor*",
    "Korasokha",
    "Karal",
];
/// Codes of actors, those of large wars first.
const SIDES: [&str; 12] =
    ["UKR", "RUS", "hamas", "ISR", "rsf", "SDN", "m23", "ARM", "AZE", "PAK", "eln", "TJK"];
const WARS: [&str; 10] = [
    "RUS--UKR",
    "ISR--hamas",
    "SDN--rsf",
    "COD--m23",
    "ARM--AZE",
    "SOM--al-shabaab",
    "IND--PAK",
    "COL--eln",
    "KHM--THA",
    "KGZ--TJK",
];
const SPEAKERS: [&str; 8] =
    ["UKR", "rsf", "Amnesty", "Rode Kruis", "Kiev", "United Nations", "KGZ", "Jerevan"];
const OUTCOMES: [Outcome; 5] =
    [Outcome::Killed, Outcome::Injured, Outcome::Captured, Outcome::Missing, Outcome::Displaced];

/// Draws questions, the same for the same ledger.
pub(super) struct Asker {
    random: Random,
    first: Date,
    days: i64,
    reports: Vec<String>,
    claims: Vec<[u8; 16]>,
}

impl Asker {
    /// One that knows some reports and claims of the ledger.
    pub(super) fn new(ledger: &Ledger, connection: &Connection, seed: u64) -> Result<Asker, Failure> {
        let stats = ledger.stats().map_err(Failure::said)?;
        let (first, last) = stats.days.ok_or_else(|| Failure::said("the ledger holds no dated report"))?;
        let mut random = Random::of(&[seed]);
        let mut row = |rows: u64| random.between(1, rows.max(1)).cast_signed();
        let (mut reports, mut claims) = (Vec::new(), Vec::new());
        for _ in 0..40 {
            let hash = "select hash from report where id >= ?1 limit 1";
            reports.push(
                connection.query_row(hash, [row(stats.reports)], |row| row.get(0)).map_err(Failure::said)?,
            );
            let hash = "select hash from claim where id >= ?1 limit 1";
            claims.push(
                connection.query_row(hash, [row(stats.claims)], |row| row.get(0)).map_err(Failure::said)?,
            );
        }
        Ok(Asker { random, first, days: i64::from((last - first).get_days()), reports, claims })
    }

    /// Some two hundred questions.
    pub(super) fn questions(&mut self) -> Vec<Question> {
        let mut questions = Vec::new();
        for number in 0..10 {
            self.about_claims(number, &mut questions);
            self.about_wars(number, &mut questions);
            self.about_stories(number, &mut questions);
            self.about_one(number, &mut questions);
        }
        for words in SEARCHES {
            self.search(words, &mut questions);
        }
        for _ in 0..3 {
            add(&mut questions, "wars", String::new(), |ledger| Ok(ledger.wars()?.len()));
            add(&mut questions, "stats", String::new(), |ledger| {
                Ok(usize::from(ledger.stats()?.reports > 0))
            });
            add(&mut questions, "edits", String::new(), |ledger| Ok(ledger.edits(LINES)?.len()));
        }
        questions
    }

    /// A filter that knows nothing, one of some days, or one as of a day.
    fn filter(&mut self) -> Filter {
        let day =
            |random: &mut Random, days: i64| random.between(0, days.max(1).unsigned_abs()).cast_signed();
        let mut filter = Filter::default();
        let since = self.first.saturating_add(day(&mut self.random, self.days - 30).days());
        match self.random.below(4) {
            0 => {}
            1 => filter.since = Some(self.first.saturating_add((self.days - 7).days())),
            2 => (filter.since, filter.until) = (Some(since), Some(since.saturating_add(30.days()))),
            _ => filter.as_of = Some(since),
        }
        filter
    }

    fn filter_with(&mut self, narrow: impl FnOnce(&mut Filter)) -> Filter {
        let mut filter = self.filter();
        narrow(&mut filter);
        filter
    }

    fn about_claims(&mut self, number: usize, questions: &mut Vec<Question>) {
        let mut ask = |filter: Filter| {
            let words = format!("{filter:?}");
            add(questions, "claims", words, move |ledger| Ok(ledger.claims(&filter, LINES)?.len()));
        };
        ask(self.filter());
        let side = ActorCode::new(SIDES[number % SIDES.len()]).ok();
        ask(self.filter_with(|filter| filter.side.clone_from(&side)));
        let outcome = Some(*self.random.of_these(&OUTCOMES));
        ask(self.filter_with(|filter| (filter.side, filter.outcome) = (side, outcome)));
        ask(self.filter_with(|filter| (filter.outcome, filter.victims) = (outcome, Some(Victims::Civilian))));
        ask(self.filter_with(|filter| {
            filter.speaker = Some(SPEAKERS[number % SPEAKERS.len()].to_owned());
            filter.language = number.is_multiple_of(2).then(|| "nl".to_owned());
        }));
    }

    fn about_wars(&mut self, number: usize, questions: &mut Vec<Question>) {
        let war = WARS[number % WARS.len()];
        let mut ask = |kind: &'static str,
                       filter: Filter,
                       answer: fn(&Ledger, &Filter) -> Result<usize, LedgerError>| {
            add(questions, kind, format!("{war} {filter:?}"), move |ledger| {
                answer(ledger, &filter.clone().of_conflict(ledger, war)?)
            });
        };
        let side = ActorCode::new(war.split("--").next().unwrap_or(war)).ok();
        ask("tolls", self.filter(), |ledger, filter| Ok(ledger.tolls(filter, STORIES)?.len()));
        ask("tolls", self.filter_with(|filter| filter.side = side), |ledger, filter| {
            Ok(ledger.tolls(filter, STORIES)?.len())
        });
        ask("truces", self.filter(), |ledger, filter| Ok(ledger.truces(filter)?.len()));
        ask("contradictions", self.filter(), |ledger, filter| {
            Ok(ledger.contradictions(filter, false, LINES)?.found.len())
        });
        ask("timeline", self.filter(), |ledger, filter| Ok(ledger.timeline(filter, CLAIMS)?.entries.len()));
        ask("copies", self.filter(), |ledger, filter| Ok(ledger.utterances(filter, STORIES)?.len()));
        ask("stories of a war", self.filter(), |ledger, filter| Ok(ledger.stories(filter, LINES)?.len()));
        ask("claims of a war", self.filter(), |ledger, filter| Ok(ledger.claims(filter, LINES)?.len()));
    }

    fn about_stories(&mut self, number: usize, questions: &mut Vec<Question>) {
        let story = self.reports[number % self.reports.len()].clone();
        let filter = self.filter();
        add(questions, "stories", format!("{filter:?}"), move |ledger| {
            Ok(ledger.stories(&filter, LINES)?.len())
        });
        let mut ask = |kind: &'static str, answer: fn(&Ledger, &Filter) -> Result<usize, LedgerError>| {
            let id = story.clone();
            add(questions, kind, id.clone(), move |ledger| {
                answer(ledger, &Filter::default().of_story(ledger, &id)?)
            });
        };
        ask("one story", |ledger, filter| Ok(ledger.stories(filter, LINES)?.len()));
        ask("tolls of a story", |ledger, filter| Ok(ledger.tolls(filter, STORIES)?.len()));
        ask("contradictions of a story", |ledger, filter| {
            Ok(ledger.contradictions(filter, true, LINES)?.found.len())
        });
        ask("claims of a story", |ledger, filter| Ok(ledger.claims(filter, LINES)?.len()));
    }

    fn about_one(&mut self, number: usize, questions: &mut Vec<Question>) {
        let report = self.reports[(number + 20) % self.reports.len()].clone();
        add(questions, "report", report.clone(), move |ledger| {
            let report = ledger.report(&report)?;
            Ok(ledger.claims_of(&report)?.len())
        });
        let claim = bestand_claim::ClaimId::from_bytes(self.claims[number % self.claims.len()]);
        add(questions, "claim", claim.to_string(), move |ledger| {
            let Some(claim) = ledger.claim(claim)? else { return Ok(0) };
            let evidence = &claim.told.claim.evidence;
            let words = ledger.utterance(&evidence.report, evidence.sentence)?;
            Ok(words.map_or(1, |words| words.carriers.len()))
        });
        let everything = self.filter();
        if number < 3 {
            let filter = everything.clone();
            add(questions, "tolls of all wars", format!("{filter:?}"), move |ledger| {
                Ok(ledger.tolls(&filter, STORIES_OF_EACH_WAR)?.len())
            });
            add(questions, "truces of all wars", format!("{everything:?}"), move |ledger| {
                Ok(ledger.truces(&everything)?.len())
            });
        }
    }

    fn search(&mut self, words: &'static str, questions: &mut Vec<Question>) {
        add(questions, "search", words.to_owned(), move |ledger| {
            Ok(ledger.search(words, &Filter::default(), LINES)?.len())
        });
        let filter = self.filter_with(|filter| filter.language = Some("nl".to_owned()));
        add(questions, "search", format!("{words} {filter:?}"), move |ledger| {
            Ok(ledger.search(words, &filter, LINES)?.len())
        });
    }
}

fn add(
    questions: &mut Vec<Question>,
    kind: &'static str,
    words: String,
    ask: impl Fn(&Ledger) -> Result<usize, LedgerError> + 'static,
) {
    questions.push(Question { kind, words, ask: Box::new(ask) });
}
