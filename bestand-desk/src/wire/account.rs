//! How do rival figures look to a program?

use bestand_ledger::KeptWar;
use bestand_reconcile::{
    Account, AccountKey, Because, Bounds, Coverage, Estimate, Figure, Phase, Point, Policy, Role, Series,
    Support, War, estimate,
};
use serde::Serialize;

/// All that is said of how many people of one kind something happened to, one line an account.
#[derive(Debug, Clone, Serialize)]
pub struct AccountRecord {
    /// The conflict's id: `w-ARM--AZE`; null where no two foes are told of.
    pub conflict: Option<String>,
    /// The story's first report, where one happening is counted.
    pub story: Option<String>,
    /// `total` of a conflict, or `incident`.
    pub coverage: String,
    /// What happened to them: `killed`.
    pub outcome: String,
    /// Which people: `civilian`.
    pub victims: String,
    /// Whose people; empty where the words do not say.
    pub side: Vec<String>,
    /// Whether it is told as history.
    pub background: bool,
    /// The day or the years that set it apart: `2020-10-09`, `1991..1994`.
    pub occasion: String,
    /// The town where it was, where happenings of this kind were in several.
    pub town: Option<String>,
    /// The stretch of fighting that a running total belongs to.
    pub phase: Option<[String; 2]>,
    /// The numbers under the policy that was asked for.
    pub estimate: EstimateRecord,
    /// What each voice says.
    pub series: Vec<SeriesRecord>,
    /// Accounts that may count some of the same people, and are never added to it.
    pub beside: Vec<String>,
}

/// Low, best and high, and what each rests on.
#[derive(Debug, Clone, Serialize)]
pub struct EstimateRecord {
    /// The rule: `ucdp`, `careful` or `all`.
    pub policy: String,
    /// The least; null where it is open.
    pub low: Option<u64>,
    /// The best; null where the policy names none.
    pub best: Option<u64>,
    /// The most; null where it is open.
    pub high: Option<u64>,
    /// Why each number is there.
    pub because: Vec<BecauseRecord>,
}

/// Why a number stands there.
#[derive(Debug, Clone, Serialize)]
pub struct BecauseRecord {
    /// `low`, `best` or `high`.
    pub end: String,
    /// The rule's code.
    pub reason: String,
    /// Whose figure it is.
    pub voice: String,
    /// The claims that it rests on.
    pub claims: Vec<String>,
}

/// What one voice says, in the order in which it appeared.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesRecord {
    /// `reports` for the outlets' own voice, `side:AZE`, or `named:` and the speaker's words.
    pub voice: String,
    /// How it stands to the people counted: `own`, `independent`, `opponent` …
    pub standpoint: String,
    /// Its figures.
    pub points: Vec<PointRecord>,
}

/// One figure of a voice.
#[derive(Debug, Clone, Serialize)]
pub struct PointRecord {
    /// The least that the words allow.
    pub low: Option<u64>,
    /// The most that the words allow.
    pub high: Option<u64>,
    /// How the words bind the number.
    pub hedge: String,
    /// How the voice stands to it.
    pub standing: String,
    /// Whether it is told as fact.
    pub modality: String,
    /// `level`, `on_top`, `within`, `alone` or `shown`.
    pub role: String,
    /// What an addition makes together with the figure before it.
    pub sum: Option<[Option<u64>; 2]>,
    /// By which day it had first appeared.
    pub first_day: Option<String>,
    /// By which day it had last appeared.
    pub last_day: Option<String>,
    /// Who carries it.
    pub support: SupportRecord,
    /// The claims that say so.
    pub claims: Vec<String>,
}

/// "7 outlets, 2 origins".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SupportRecord {
    /// Reports that carry it.
    pub reports: usize,
    /// Outlets that carry it.
    pub outlets: usize,
    /// Utterances and agencies that these go back to.
    pub origins: usize,
}

impl AccountRecord {
    /// An account of a war or of a story, with its numbers under a policy.
    #[must_use]
    pub fn of(
        account: &Account,
        policy: Policy,
        war: Option<&KeptWar>,
        story: Option<&str>,
    ) -> AccountRecord {
        let Account { key, phase, town, series, beside } = account;
        let AccountKey { outcome, victims, side, coverage, background, occasion } = key;
        AccountRecord {
            conflict: war.map(|KeptWar { war: War { id, .. }, .. }| id.to_string()),
            story: story.map(str::to_owned),
            coverage: match coverage {
                Coverage::Total => "total",
                Coverage::Incident => "incident",
            }
            .to_owned(),
            outcome: outcome.to_string(),
            victims: victims.to_string(),
            side: side.iter().map(ToString::to_string).collect(),
            background: *background,
            occasion: occasion.to_string(),
            town: town.as_ref().map(|town| town.name.to_string()),
            phase: phase.map(|Phase { first_day, last_day }| [first_day.to_string(), last_day.to_string()]),
            estimate: EstimateRecord::of(&estimate(account, policy)),
            series: series.iter().map(SeriesRecord::of).collect(),
            beside: beside.iter().map(ToString::to_string).collect(),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl EstimateRecord {
    fn of(estimate: &Estimate) -> EstimateRecord {
        let Estimate { policy, low, best, high, because } = estimate;
        let because = because.iter().map(|Because { end, reason, voice, claims }| BecauseRecord {
            end: end.as_str().to_owned(),
            reason: reason.as_str().to_owned(),
            voice: voice.to_string(),
            claims: claims.iter().map(ToString::to_string).collect(),
        });
        EstimateRecord {
            policy: policy.as_str().to_owned(),
            low: *low,
            best: *best,
            high: *high,
            because: because.collect(),
        }
    }
}

impl SeriesRecord {
    fn of(series: &Series) -> SeriesRecord {
        let Series { voice, standpoint, points } = series;
        SeriesRecord {
            voice: voice.to_string(),
            standpoint: standpoint.as_str().to_owned(),
            points: points.iter().map(PointRecord::of).collect(),
        }
    }
}

impl PointRecord {
    fn of(point: &Point) -> PointRecord {
        let Point { figure, role } = point;
        let Figure { low, high, hedge, standing, modality, first_day, last_day, support, claims, .. } =
            figure;
        let (role, sum) = match role {
            Role::Level => ("level", None),
            Role::OnTop { base: _, sum: Bounds { low, high } } => ("on_top", Some([*low, *high])),
            Role::Within { .. } => ("within", None),
            Role::Alone => ("alone", None),
            Role::Shown => ("shown", None),
        };
        PointRecord {
            low: *low,
            high: *high,
            hedge: hedge.to_string(),
            standing: standing.to_string(),
            modality: modality.to_string(),
            role: role.to_owned(),
            sum,
            first_day: first_day.map(|day| day.to_string()),
            last_day: last_day.map(|day| day.to_string()),
            support: SupportRecord::of(*support),
            claims: claims.iter().map(ToString::to_string).collect(),
        }
    }
}

impl SupportRecord {
    pub(super) fn of(support: Support) -> SupportRecord {
        let Support { reports, outlets, origins } = support;
        SupportRecord { reports, outlets, origins }
    }
}
