//! How does a claim lie in the table of claims, and how does it come out again?

use bestand_claim::{
    ActorCode, Anchor, Channel, Claim, ClaimError, Coordinates, Count, Event, EventType, Evidence, Happening,
    Hedge, Interval, Kind as ClaimKind, Modality, Outcome, Place, PlaceId, PlacePrecision, Precision,
    ReaderVersion, RuleId, Scope, Sides, Speaker, Standing, Toll, Victims, When, Where, Zone,
};
use bestand_text::{ReportId, SentenceIndex, Span};
use jiff::civil::{DateTime, Weekday};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::error::Kind;
use crate::names::{Names, Pair, Table};

/// The columns of a claim and of the names it points to, in the order in which [`claim_of`] takes them.
pub(crate) const COLUMNS: &str = include_str!("sql/claim_columns.sql");
/// The tables that those columns come from, joined to `claim`.
pub(crate) const TABLES: &str = include_str!("sql/claim_tables.sql");
const INSERT: &str = include_str!("sql/claim_insert.sql");
const PLACE_INSERT: &str = include_str!("sql/place_insert.sql");

/// Appends a claim; one that is there already stays as it is. Gives its row.
pub(crate) fn append(
    connection: &Connection,
    names: &mut Names,
    report: i64,
    claim: &Claim,
) -> Result<i64, Kind> {
    let Claim {
        happening,
        speaker,
        channel,
        standing,
        modality,
        background,
        when,
        place,
        evidence: Evidence { report: _, sentence, span, anchor },
        rule,
        reader,
    } = claim;
    let told = Told::of(happening);
    let time = Time::of(when);
    let (place_row, place_span) = match place {
        Where::Stated(place) => (Some(place_id(connection, place)?), Some(place.span)),
        Where::Unstated => (None, None),
    };
    let speaker_row = match speaker {
        Some(speaker) => {
            let side = speaker.side().map_or("", ActorCode::as_str);
            Some(names.pair(connection, Pair::Speaker, speaker.text(), side)?)
        }
        None => None,
    };
    let (rule, reader) = (
        names.id(connection, Table::Rule, &rule.to_string())?,
        names.id(connection, Table::Reader, reader.as_str())?,
    );
    let start = |span: Option<Span>| span.map(|span| span.start);
    let end = |span: Option<Span>| span.map(|span| span.end);
    let id = connection.prepare_cached(INSERT)?.query_row(
        named_params! {
            ":hash": claim.id().bytes(), ":report": report, ":sentence": sentence.0,
            ":clause_start": span.start, ":clause_end": span.end,
            ":anchor_start": anchor.start, ":anchor_end": anchor.end,
            ":kind": happening.kind().as_str(), ":type": happening.type_word(),
            ":low": told.count.and_then(|count| signed(count.low())),
            ":high": told.count.and_then(|count| signed(count.high())),
            ":hedge": told.count.map(|count| count.hedge().as_str()),
            ":count_start": start(told.count.and_then(Count::span)),
            ":count_end": end(told.count.and_then(Count::span)),
            ":victims": told.victims, ":scope": told.scope,
            ":side": told.side.map(codes), ":perpetrator": told.perpetrator.map(codes),
            ":actor": told.actor.map(codes), ":target": told.target.map(codes),
            ":speaker": speaker_row,
            ":speaker_start": speaker.as_ref().map(|speaker| speaker.span().start),
            ":speaker_end": speaker.as_ref().map(|speaker| speaker.span().end),
            ":channel": channel.as_ref().map(Channel::text),
            ":channel_start": channel.as_ref().map(|channel| channel.span().start),
            ":channel_end": channel.as_ref().map(|channel| channel.span().end),
            ":standing": standing.as_str(), ":modality": modality.as_str(), ":background": background,
            ":when_basis": time.basis, ":when_from": time.from, ":when_to": time.to,
            ":when_precision": time.precision, ":when_weekday": time.weekday, ":when_zone": time.zone,
            ":when_start": start(time.span), ":when_end": end(time.span),
            ":place": place_row, ":place_start": start(place_span), ":place_end": end(place_span),
            ":rule": rule, ":reader": reader,
        },
        |row| row.get(0),
    )?;
    Ok(id)
}

/// SQLite's whole numbers are signed; no war has this many dead.
fn signed(number: Option<u64>) -> Option<i64> {
    number.map(|number| i64::try_from(number).unwrap_or(i64::MAX))
}

/// "ARM AZE": codes hold no blanks.
fn codes(sides: &Sides) -> String {
    sides.iter().map(ActorCode::as_str).collect::<Vec<_>>().join(" ")
}

/// The row of a place, which is made where there is none.
fn place_id(connection: &Connection, place: &Place) -> Result<i64, Kind> {
    let Place { id, name, coordinates, precision, span: _ } = place;
    let found = connection
        .prepare_cached("select id from place where key = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    if let Some(row) = found {
        return Ok(row);
    }
    let (latitude, longitude) = coordinates.microdegrees();
    Ok(connection.prepare_cached(PLACE_INSERT)?.insert(named_params! {
        ":key": id.as_str(), ":name": name, ":latitude": latitude, ":longitude": longitude,
        ":precision": precision.as_str(),
    })?)
}

/// What tolls and events do not share.
#[derive(Default)]
struct Told<'c> {
    count: Option<&'c Count>,
    victims: Option<&'static str>,
    scope: Option<&'static str>,
    side: Option<&'c Sides>,
    perpetrator: Option<&'c Sides>,
    actor: Option<&'c Sides>,
    target: Option<&'c Sides>,
}

impl<'c> Told<'c> {
    fn of(happening: &'c Happening) -> Told<'c> {
        match happening {
            Happening::Toll(Toll { outcome: _, count, victims, side, perpetrator, scope }) => Told {
                count: Some(count),
                victims: Some(victims.as_str()),
                scope: Some(scope.as_str()),
                side: Some(side),
                perpetrator: Some(perpetrator),
                ..Told::default()
            },
            Happening::Event(Event { event_type: _, actor, target }) => {
                Told { actor: Some(actor), target: Some(target), ..Told::default() }
            }
        }
    }
}

const STATED: &str = "stated";
const FROM_WORDS: &str = "words";
const FROM_NAME: &str = "name";
const FROM_PUBLICATION: &str = "publication";

/// A time as columns.
#[derive(Default)]
struct Time {
    basis: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    precision: Option<&'static str>,
    weekday: Option<i8>,
    zone: Option<String>,
    span: Option<Span>,
}

impl Time {
    fn of(when: &When) -> Time {
        let (interval, basis, span) = match when {
            When::Unstated => return Time::default(),
            When::Stated { interval, span } => (interval, STATED, Some(*span)),
            When::Inferred { interval, from: Anchor::Words(span) } => (interval, FROM_WORDS, Some(*span)),
            When::Inferred { interval, from: Anchor::Name(span) } => (interval, FROM_NAME, Some(*span)),
            When::Inferred { interval, from: Anchor::Publication } => (interval, FROM_PUBLICATION, None),
        };
        Time {
            basis: Some(basis),
            from: interval.start().map(|moment| moment.to_string()),
            to: interval.end().map(|moment| moment.to_string()),
            precision: Some(interval.precision().as_str()),
            weekday: interval.weekday().map(Weekday::to_monday_one_offset),
            zone: interval.zone().map(Zone::to_string),
            span,
        }
    }
}

/// Takes the columns of a row one after the other, in the order of [`COLUMNS`].
pub(crate) struct Columns<'r, 's> {
    row: &'r Row<'s>,
    next: usize,
}

impl<'r, 's> Columns<'r, 's> {
    pub(crate) fn new(row: &'r Row<'s>) -> Columns<'r, 's> {
        Columns { row, next: 0 }
    }

    pub(crate) fn take<T: rusqlite::types::FromSql>(&mut self) -> Result<T, Kind> {
        self.next += 1;
        Ok(self.row.get(self.next - 1)?)
    }

    fn span(&mut self) -> Result<Option<Span>, Kind> {
        let (start, end): (Option<u32>, Option<u32>) = (self.take()?, self.take()?);
        Ok(start.zip(end).map(|(start, end)| Span::new(start, end)))
    }

    /// An optional word of a closed vocabulary.
    fn word<T>(
        &mut self,
        parse: impl Fn(&str) -> Result<T, ClaimError>,
    ) -> Result<Result<Option<T>, ClaimError>, Kind> {
        let word: Option<String> = self.take()?;
        Ok(word.as_deref().map(parse).transpose())
    }
}

/// The claim in a row of [`COLUMNS`].
///
/// # Errors
/// When a column holds what no claim may hold.
pub(crate) fn claim_of(columns: &mut Columns<'_, '_>) -> Result<Claim, Kind> {
    let id: i64 = columns.take()?;
    let unfit = |error: ClaimError| Kind::Row { table: "claim", id, error };
    let lacks = |what: &str| Kind::Unfit { table: "claim", id, what: format!("{what} is missing") };

    let report: String = columns.take()?;
    let report = ReportId::parse(&report).ok_or_else(|| lacks("a report's id"))?;
    let sentence = SentenceIndex(columns.take()?);
    let span = columns.span()?.ok_or_else(|| lacks("the clause"))?;
    let anchor = columns.span()?.ok_or_else(|| lacks("the evidence"))?;
    let kind: String = columns.take()?;
    let type_word: String = columns.take()?;
    let (low, high): (Option<i64>, Option<i64>) = (columns.take()?, columns.take()?);
    let hedge = columns.word(Hedge::parse)?.map_err(unfit)?;
    let count_span = columns.span()?;
    let victims = columns.word(Victims::parse)?.map_err(unfit)?;
    let scope = columns.word(Scope::parse)?.map_err(unfit)?;
    let sides = [columns.take()?, columns.take()?, columns.take()?, columns.take()?];
    let [side, perpetrator, actor, target] =
        sides.map(|codes: Option<String>| sides_of(codes.as_deref().unwrap_or("")));
    let happening = match ClaimKind::parse(&kind).map_err(unfit)? {
        ClaimKind::Toll => Happening::Toll(Toll {
            outcome: Outcome::parse(&type_word).map_err(unfit)?,
            count: match count_span {
                Some(span) => {
                    let unsigned = |end: Option<i64>| end.and_then(|end| u64::try_from(end).ok());
                    let hedge = hedge.ok_or_else(|| lacks("the hedge"))?;
                    Count::new(unsigned(low), unsigned(high), hedge, span).map_err(unfit)?
                }
                None => Count::unstated(),
            },
            victims: victims.ok_or_else(|| lacks("the victims"))?,
            side: side.map_err(unfit)?,
            perpetrator: perpetrator.map_err(unfit)?,
            scope: scope.ok_or_else(|| lacks("the scope"))?,
        }),
        ClaimKind::Event => Happening::Event(Event {
            event_type: EventType::parse(&type_word).map_err(unfit)?,
            actor: actor.map_err(unfit)?,
            target: target.map_err(unfit)?,
        }),
    };
    let (speaker, speaker_side): (Option<String>, Option<String>) = (columns.take()?, columns.take()?);
    let speaker = match (speaker, columns.span()?) {
        (Some(text), Some(span)) => {
            let side = speaker_side.filter(|side| !side.is_empty());
            let side = side.map(|side| ActorCode::new(&side)).transpose().map_err(unfit)?;
            Some(Speaker::new(&text, side, span).map_err(unfit)?)
        }
        _ => None,
    };
    let channel: Option<String> = columns.take()?;
    let channel = match (channel, columns.span()?) {
        (Some(text), Some(span)) => Some(Channel::new(&text, span).map_err(unfit)?),
        _ => None,
    };
    let standing = columns.word(Standing::parse)?.map_err(unfit)?.ok_or_else(|| lacks("the standing"))?;
    let modality = columns.word(Modality::parse)?.map_err(unfit)?.ok_or_else(|| lacks("the modality"))?;
    let background = columns.take()?;
    let when = when_of(columns, id)?;
    let place = place_of(columns, id)?;
    let rule: String = columns.take()?;
    let reader: String = columns.take()?;
    Ok(Claim {
        happening,
        speaker,
        channel,
        standing,
        modality,
        background,
        when,
        place,
        evidence: Evidence { report, sentence, span, anchor },
        rule: RuleId::new(&rule).map_err(unfit)?,
        reader: ReaderVersion::new(&reader).map_err(unfit)?,
    })
}

/// The actors in "ARM AZE".
pub(crate) fn sides_of(codes: &str) -> Result<Sides, ClaimError> {
    codes.split_whitespace().map(ActorCode::new).collect()
}

fn when_of(columns: &mut Columns<'_, '_>, id: i64) -> Result<When, Kind> {
    let unfit = |error: ClaimError| Kind::Row { table: "claim", id, error };
    let basis: Option<String> = columns.take()?;
    let (from, to): (Option<String>, Option<String>) = (columns.take()?, columns.take()?);
    let precision = columns.word(Precision::parse)?.map_err(unfit)?;
    let weekday: Option<i8> = columns.take()?;
    let zone = columns.word(Zone::parse)?.map_err(unfit)?;
    let span = columns.span()?;
    let (Some(basis), Some(precision)) = (basis, precision) else { return Ok(When::Unstated) };
    let moment = |text: Option<String>| {
        let unreadable =
            |text: &str| Kind::Unfit { table: "claim", id, what: format!("'{text}' is no moment") };
        text.map(|text| text.parse::<DateTime>().map_err(|_| unreadable(&text))).transpose()
    };
    let mut interval = Interval::new(moment(from)?, moment(to)?, precision).map_err(unfit)?;
    if let Some(weekday) = weekday.and_then(|number| Weekday::from_monday_one_offset(number).ok()) {
        interval = interval.on(weekday);
    }
    if let Some(zone) = zone {
        interval = interval.by(zone);
    }
    Ok(match (basis.as_str(), span) {
        (STATED, Some(span)) => When::Stated { interval, span },
        (FROM_WORDS, Some(span)) => When::Inferred { interval, from: Anchor::Words(span) },
        (FROM_NAME, Some(span)) => When::Inferred { interval, from: Anchor::Name(span) },
        (FROM_PUBLICATION, _) => When::Inferred { interval, from: Anchor::Publication },
        _ => {
            return Err(Kind::Unfit { table: "claim", id, what: format!("'{basis}' is no basis of a time") });
        }
    })
}

fn place_of(columns: &mut Columns<'_, '_>, id: i64) -> Result<Where, Kind> {
    let unfit = |error: ClaimError| Kind::Row { table: "place", id, error };
    let (key, name): (Option<String>, Option<String>) = (columns.take()?, columns.take()?);
    let (latitude, longitude): (Option<i32>, Option<i32>) = (columns.take()?, columns.take()?);
    let precision = columns.word(PlacePrecision::parse)?.map_err(unfit)?;
    let span = columns.span()?;
    let (Some(key), Some(name), Some(latitude), Some(longitude), Some(precision), Some(span)) =
        (key, name, latitude, longitude, precision, span)
    else {
        return Ok(Where::Unstated);
    };
    let degrees = |micro: i32| f64::from(micro) / 1e6;
    Ok(Where::Stated(Place {
        id: PlaceId::new(&key).map_err(unfit)?,
        name: name.into(),
        coordinates: Coordinates::new(degrees(latitude), degrees(longitude)).map_err(unfit)?,
        precision,
        span,
    }))
}
