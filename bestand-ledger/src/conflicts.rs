//! Which wars are told of, and which is meant?

use bestand_claim::ActorCode;
use bestand_reconcile::{Dyad, DyadRecord, War, wars};
use jiff::civil::Date;
use rusqlite::Connection;

use crate::days::day_of;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;

/// A war with the rows of its pairs of foes.
#[derive(Debug, Clone)]
pub struct KeptWar {
    /// The war.
    pub war: War,
    /// Reports that tell of its pairs as foes; a report that tells of two pairs counts for both. Not counted as of a day.
    pub reports: Option<u64>,
    pub(crate) dyads: Vec<i64>,
}

impl Ledger {
    /// The wars that are told of, the one most told of first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn wars(&self) -> Result<Vec<KeptWar>, LedgerError> {
        self.named(kept_wars(&self.connection, None))
    }

    /// The wars that are meant by an id (`w-ARM--AZE`) or by the codes of some of their actors ("ARM AZE", "m23").
    ///
    /// # Errors
    /// When no war is meant, or the ledger cannot be read.
    pub fn wars_meant(&self, by: &str) -> Result<Vec<KeptWar>, LedgerError> {
        let all = self.wars()?;
        let codes: Vec<&str> =
            by.split([' ', ',']).flat_map(|part| part.split("--")).filter(|code| !code.is_empty()).collect();
        let has = |war: &War, code: &str| {
            war.dyads.iter().flat_map(Dyad::parties).any(|party| party.as_str().eq_ignore_ascii_case(code))
        };
        let meant: Vec<KeptWar> = all
            .into_iter()
            .filter(|kept| {
                kept.war.id.to_string() == by
                    || (!codes.is_empty() && codes.iter().all(|code| has(&kept.war, code)))
            })
            .collect();
        if meant.is_empty() {
            return self.named(Err(Kind::NotFound { what: "conflict", id: by.to_owned() }));
        }
        Ok(meant)
    }
}

/// The wars; as of a day those that had begun, up to that day.
pub(crate) fn kept_wars(connection: &Connection, as_of: Option<Date>) -> Result<Vec<KeptWar>, Kind> {
    let mut records = records(connection)?;
    if let Some(as_of) = as_of {
        records.retain(|(_, record)| record.first_day.is_some_and(|first| first <= as_of));
        records.iter_mut().for_each(|(_, record)| record.last_day = record.last_day.min(Some(as_of)));
    }
    let plain: Vec<DyadRecord> = records.iter().map(|(_, record)| record.clone()).collect();
    let row = |dyad: &Dyad| records.iter().find(|(_, record)| record.dyad == *dyad);
    let kept = |war: War| {
        let rows: Vec<&(i64, DyadRecord)> = war.dyads.iter().filter_map(row).collect();
        KeptWar {
            reports: as_of.is_none().then(|| rows.iter().map(|(_, record)| record.reports).sum()),
            dyads: rows.iter().map(|(row, _)| *row).collect(),
            war,
        }
    };
    Ok(wars(&plain).into_iter().map(kept).collect())
}

fn records(connection: &Connection) -> Result<Vec<(i64, DyadRecord)>, Kind> {
    let query = "select id, one, other, reports, weight, fighting, first_day, last_day, latitude, longitude, places from dyad where reports > 0 order by one, other";
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query([])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let unfit = |error| Kind::Row { table: "dyad", id, error };
        let (one, other): (String, String) = (row.get(1)?, row.get(2)?);
        let dyad = Dyad::new(ActorCode::new(&one).map_err(unfit)?, ActorCode::new(&other).map_err(unfit)?);
        let Some(dyad) = dyad else { continue };
        let number = |number: i64| u64::try_from(number).unwrap_or(0);
        let day = |number: Option<i64>| number.and_then(day_of);
        records.push((
            id,
            DyadRecord {
                dyad,
                reports: number(row.get(3)?),
                weight: number(row.get(4)?),
                fighting: number(row.get(5)?),
                first_day: day(row.get(6)?),
                last_day: day(row.get(7)?),
                latitude_sum: row.get(8)?,
                longitude_sum: row.get(9)?,
                place_weight: number(row.get(10)?),
            },
        ));
    }
    Ok(records)
}
