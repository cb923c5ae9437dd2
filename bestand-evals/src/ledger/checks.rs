//! What should five reports on Armenia and Azerbaijan, of October 2020 and September 2020 and 2022, come to?

use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{ActorCode, EventType, Interval, Outcome};
use bestand_ledger::{Filter, Kept, KeptReport, KeptStory, Ledger, LedgerError};
use bestand_reconcile::{Account, Ceasefire, StepKind, UtteranceId, Voice};
use bestand_text::Span;
use jiff::civil::Weekday;

/// One thing that should be so.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) holds: bool,
    /// What was found, in the words of the ledger.
    pub(crate) found: String,
}

/// More than five reports hold.
const ALL: usize = 10_000;

pub(crate) fn checks(ledger: &Ledger) -> Result<Vec<Check>, LedgerError> {
    let stories = ledger.stories(&Filter::default(), ALL)?;
    let mut checks = Vec::from(of_stories(&stories));
    checks.push(of_copies(ledger, &stories)?);
    let truces: Vec<Ceasefire> =
        ledger.truces(&Filter::default())?.into_iter().flat_map(|of_war| of_war.truces).collect();
    checks.extend(of_the_truce_of_moscow(&truces));
    checks.push(of_the_alleged_breach(&truces));
    checks.push(of_history(&truces));
    checks.extend(of_tolls(ledger)?);
    Ok(checks)
}

fn of_stories(stories: &[KeptStory]) -> [Check; 2] {
    let mut sizes: Vec<usize> = stories.iter().map(|story| story.reports.len()).collect();
    sizes.sort_unstable();
    let alone = sizes.iter().filter(|size| **size == 1).count();
    let found = format!("stories of {sizes:?} reports");
    [
        Check { name: "three stories", holds: sizes.len() == 3, found: found.clone() },
        Check { name: "two stories of one report each", holds: alone == 2, found },
    ]
}

/// Sentences of fewer bytes are said everywhere.
const SENTENCE_BYTES: usize = 40;

/// Two of the reports have whole sentences in common.
fn of_copies(ledger: &Ledger, stories: &[KeptStory]) -> Result<Check, LedgerError> {
    let ids = stories.iter().flat_map(|story| &story.reports);
    let reports: Vec<KeptReport> =
        ids.map(|report| ledger.report(report.id.as_str())).collect::<Result<_, _>>()?;
    let claims = ledger.claims(&Filter::default(), ALL)?;
    let shared = shared(&reports);
    let of = |place: usize| -> BTreeSet<UtteranceId> {
        shared.iter().flat_map(|carriers| utterances(&claims, carriers[place])).collect()
    };
    let (one, other) = (of(0), of(1));
    Ok(Check {
        name: "the sentences that two reports share are utterances with two carriers",
        holds: !one.is_empty() && one == other,
        found: format!(
            "{} sentences; {} and {} utterances claim something, {} of both",
            shared.len(),
            one.len(),
            other.len(),
            one.intersection(&other).count()
        ),
    })
}

/// A sentence of a report.
type Place<'r> = (&'r KeptReport, Span);

/// The sentences that stand in two reports word for word.
fn shared(reports: &[KeptReport]) -> Vec<[Place<'_>; 2]> {
    let mut carriers: BTreeMap<&str, Vec<Place<'_>>> = BTreeMap::new();
    for report in reports {
        for span in report.sentences.iter().filter(|span| span.len() as usize >= SENTENCE_BYTES) {
            carriers.entry(span.slice(&report.text)).or_default().push((report, *span));
        }
    }
    carriers.into_values().filter_map(|carriers| carriers.try_into().ok()).collect()
}

/// The utterances of the claims that stand in this sentence of a report.
fn utterances(claims: &[Kept], (report, sentence): Place<'_>) -> BTreeSet<UtteranceId> {
    let told = claims.iter().map(|kept| &kept.told);
    let inside =
        told.filter(|told| told.carrier.report == report.id && sentence.contains(told.claim.evidence.anchor));
    inside.map(|told| told.utterance.clone()).collect()
}

/// The truce of 10 October 2020.
fn of_the_truce_of_moscow(truces: &[Ceasefire]) -> Vec<Check> {
    let is_meant = |truce: &&Ceasefire| {
        !truce.background && is_of(truce, 2020) && truce.mediators.iter().any(|code| is(&code.value, "RUS"))
    };
    let Some(truce) = truces
        .iter()
        .find(is_meant)
        .or_else(|| truces.iter().find(|truce| !truce.background && is_of(truce, 2020)))
    else {
        let found = format!("{} truces, none of 2020", truces.len());
        return vec![Check { name: "a truce of October 2020", holds: false, found }];
    };
    let mediators: Vec<String> = truce.mediators.iter().map(|code| code.value.to_string()).collect();
    let places: Vec<String> = truce.agreed_at.iter().map(|place| place.value.name.to_string()).collect();
    let purposes: Vec<String> = truce.purposes.iter().map(|purpose| purpose.value.to_string()).collect();
    let moments: Vec<&Interval> = truce.effective.iter().map(|moment| &moment.interval).collect();
    let parties: Vec<String> = truce.parties.iter().map(ToString::to_string).collect();
    vec![
        Check {
            name: "the truce of October 2020 is of ARM and AZE",
            holds: parties == ["ARM", "AZE"],
            found: parties.join(" "),
        },
        Check { name: "RUS mediates", holds: mediators == ["RUS"], found: mediators.join(" ") },
        Check {
            name: "it is agreed in Moscow",
            holds: places.iter().any(|place| place == "Moscow"),
            found: places.join(", "),
        },
        Check {
            name: "it takes effect on a Saturday at 12:00",
            holds: moments.iter().any(|moment| is_saturday_noon(moment)),
            found: moments.iter().map(|moment| told(moment)).collect::<Vec<_>>().join(", "),
        },
        Check {
            name: "it is for an exchange of prisoners",
            holds: truce.purposes.iter().any(|purpose| purpose.value == EventType::PrisonerExchange),
            found: purposes.join(", "),
        },
    ]
}

fn is(code: &ActorCode, word: &str) -> bool {
    code.as_str() == word
}

/// Whether the truce is told of in a year.
fn is_of(truce: &Ceasefire, year: i16) -> bool {
    truce.last_told.is_some_and(|day| day.year() == year)
}

fn is_saturday_noon(moment: &Interval) -> bool {
    let Some(start) = moment.start() else { return false };
    let is_saturday =
        start.date().weekday() == Weekday::Saturday || moment.weekday() == Some(Weekday::Saturday);
    is_saturday && (start.hour(), start.minute()) == (12, 0)
}

fn told(moment: &Interval) -> String {
    let end = |end: Option<jiff::civil::DateTime>| end.map_or("?".to_owned(), |end| end.to_string());
    let weekday = moment.weekday().map_or(String::new(), |day| format!(" {day:?}"));
    format!("{} to {}{weekday}", end(moment.start()), end(moment.end()))
}

fn of_the_alleged_breach(truces: &[Ceasefire]) -> Check {
    let of_2022: Vec<&Ceasefire> =
        truces.iter().filter(|truce| !truce.background && is_of(truce, 2022)).collect();
    let steps = of_2022.iter().flat_map(|truce| &truce.steps);
    let is_alleged = steps.clone().any(|step| step.kind == StepKind::Violated && step.is_alleged());
    let steps: Vec<&str> = steps.map(|step| step.kind.as_str()).collect();
    Check {
        name: "a truce of September 2022 with an alleged breach",
        holds: is_alleged,
        found: format!("{} truces of 2022: {}", of_2022.len(), steps.join(" ")),
    }
}

fn of_history(truces: &[Ceasefire]) -> Check {
    let is_1994 = |truce: &&Ceasefire| {
        let moments =
            truce.steps.iter().flat_map(|step| &step.moments).chain(&truce.declared).chain(&truce.effective);
        moments.filter_map(|moment| moment.interval.start()).any(|start| start.year() == 1994)
    };
    let of_1994: Vec<bool> = truces.iter().filter(is_1994).map(|truce| truce.background).collect();
    Check {
        name: "the truce of 1994 is told as background",
        holds: of_1994 == [true],
        found: format!("truces of 1994, whether background: {of_1994:?}"),
    }
}

/// 26 that came on top of others, and the 89 to which they came.
const NO_SUM: u64 = 26 + 89;

fn of_tolls(ledger: &Ledger) -> Result<[Check; 2], LedgerError> {
    let tolls = ledger.tolls(&Filter::default(), ALL)?;
    let of_stories = tolls.iter().flat_map(|of_war| &of_war.incidents).flat_map(|story| &story.accounts);
    let accounts: Vec<&Account> = tolls.iter().flat_map(|of_war| &of_war.totals).chain(of_stories).collect();
    let levels: BTreeSet<u64> = accounts.iter().flat_map(|account| levels(account)).collect();
    let killed: Vec<&Account> =
        accounts.iter().copied().filter(|account| account.key.outcome == Outcome::Killed).collect();
    let of_own = |code: &str| killed.iter().any(|account| is_of_own(account, code));
    let voices: Vec<String> = killed.iter().map(|account| voices(account)).collect();
    Ok([
        Check {
            name: "26 and 89 are nowhere added up",
            holds: levels.contains(&89) && !levels.contains(&NO_SUM),
            found: format!("levels {levels:?}"),
        },
        Check {
            name: "ARM and AZE each have accounts of their own people, and no figure of the one stands among those of the other",
            holds: of_own("ARM") && of_own("AZE"),
            found: format!("of the killed: {}", voices.join("; ")),
        },
    ])
}

/// Whether an account of a side's people has that side's figures, and none of another side.
fn is_of_own(account: &Account, code: &str) -> bool {
    let is_side = account.key.side.iter().all(|side| is(side, code));
    let sides = account.series.iter().filter_map(|series| match &series.voice {
        Voice::Side(side) => Some(side),
        Voice::Reports | Voice::Named(_) => None,
    });
    let mut sides = sides.peekable();
    is_side && sides.peek().is_some() && sides.all(|side| is(side, code))
}

/// "ARM of ARM".
fn voices(account: &Account) -> String {
    let side: Vec<&str> = account.key.side.iter().map(ActorCode::as_str).collect();
    let side = if side.is_empty() { "side not said".to_owned() } else { side.join(" ") };
    let voice = |voice: &Voice| match voice {
        Voice::Reports => "the outlets".to_owned(),
        Voice::Side(side) => side.to_string(),
        Voice::Named(words) => words.to_string(),
    };
    let voices: Vec<String> = account.series.iter().map(|series| voice(&series.voice)).collect();
    format!("{} on {side}", voices.join(", "))
}

/// All numbers that an account comes to.
fn levels(account: &Account) -> Vec<u64> {
    let points = account.series.iter().flat_map(|series| &series.points);
    let levels = points.flat_map(|point| [Some(point.told()), point.level()]).flatten();
    levels.flat_map(|bounds| [bounds.low, bounds.high]).flatten().collect()
}
