//! How does one claim look to everybody outside?

use bestand_claim::{
    ActorCode, Channel, Claim, Count, Event, Evidence, Happening, Place, Sides, Speaker, Toll, Where,
};
use bestand_text::Span;
use serde::{Deserialize, Serialize};

use super::time::TimeRecord;
use super::wire_span;

/// One claim as everybody outside sees it, "Volgens Armenië zijn 350 Armeense militairen gesneuveld"; the field names and
/// their order are those of the JSON.
///
/// Spans are `[start, end]` in UTF-8 bytes of the report's text; the words of the closed lists are those of the annotation
/// guide. What only a toll or only an event has is null, or empty, in the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The claim's id, a hash of what it says and where: `c-5f1c…`.
    pub id: String,
    /// `toll` or `event`.
    pub kind: String,
    /// The outcome of a toll, `killed`, or the type of an event, `mediation`.
    #[serde(rename = "type")]
    pub type_word: String,
    /// How many people, in a toll.
    pub count: Option<CountRecord>,
    /// Which people, in a toll: `military`.
    pub victims: Option<String>,
    /// Whose people, in a toll: `ARM` for "Armeense militairen".
    pub side: Vec<String>,
    /// Who did it, in a toll: `AZE` for "door Azerbeidzjaanse beschietingen".
    pub perpetrator: Vec<String>,
    /// Who does it, in an event.
    pub actor: Vec<String>,
    /// To whom, in an event.
    pub target: Vec<String>,
    /// Who is reported to say so; null where the outlet says it in its own voice.
    pub speaker: Option<SpeakerRecord>,
    /// Through whom the words came: "AFP".
    pub channel: Option<ChannelRecord>,
    /// How the speaker stands to it: `asserted`.
    pub standing: String,
    /// Whether it is told as fact, plan, wish or guess: `happened`.
    pub modality: String,
    /// What the count covers, in a toll: `total`.
    pub scope: Option<String>,
    /// Whether it belongs to an earlier war or happening told as history.
    pub background: bool,
    /// When it happened; null where the report does not say.
    pub when: Option<TimeRecord>,
    /// Where it happened; null where the report does not say.
    #[serde(rename = "where")]
    pub place: Option<PlaceRecord>,
    /// On which words it rests.
    pub evidence: EvidenceRecord,
    /// The shortest words that carry the number or name the happening: "350 Armeense militairen gesneuveld".
    pub anchor: [u32; 2],
    /// The rule that read it: `toll.die`.
    pub rule: String,
    /// The reader that read it: `0.1.0+nl-3`.
    pub reader: String,
}

/// How many people: "zeker 350" is 350 to null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountRecord {
    /// The least that the words allow; null where they leave it open.
    pub low: Option<u64>,
    /// The most that the words allow; null where they leave it open.
    pub high: Option<u64>,
    /// How the words bind the number: `at_least`.
    pub hedge: String,
    /// The words of the number: "zeker 350"; null where no word gives one.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<[u32; 2]>,
}

/// Who is reported to say so: "Armenië", for `ARM`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeakerRecord {
    /// The speaker's words in the report.
    pub text: String,
    /// For whom it speaks; null for an independent body.
    pub side: Option<String>,
    /// Where its words stand.
    pub span: [u32; 2],
}

/// Through whom the words came: "persbureau AFP".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelRecord {
    /// The channel's words in the report.
    pub text: String,
    /// Where its words stand.
    pub span: [u32; 2],
}

/// Where it happened: Gyumri for "Gjoemri".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceRecord {
    /// Its key in the gazetteer: `geonames:616052`.
    pub id: String,
    /// Its usual name there.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// How large a stretch of land the name covers: `settlement`.
    pub precision: String,
    /// The report's own words.
    pub text: String,
    /// Where they stand.
    pub span: [u32; 2],
}

/// On which words a claim rests: "Volgens Armenië zijn 350 Armeense militairen gesneuveld".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRecord {
    /// The report's id, a hash of its text: `r-9a…`.
    pub report: String,
    /// Which sentence of the report, counted from 0.
    pub sentence: u32,
    /// Where the clause stands.
    pub span: [u32; 2],
    /// The clause.
    pub text: String,
}

impl Record {
    /// A claim with the words that it points to in its report's text.
    #[must_use]
    pub fn of(claim: &Claim, text: &str) -> Record {
        let Claim {
            happening,
            speaker,
            channel,
            standing,
            modality,
            background,
            when,
            place,
            evidence,
            rule,
            reader,
        } = claim;
        let told = Told::of(happening, text);
        let Evidence { report: _, sentence: _, span: _, anchor } = evidence;
        Record {
            id: claim.id().to_string(),
            kind: happening.kind().to_string(),
            type_word: happening.type_word().to_owned(),
            count: told.count,
            victims: told.victims,
            side: told.side,
            perpetrator: told.perpetrator,
            actor: told.actor,
            target: told.target,
            speaker: speaker.as_ref().map(SpeakerRecord::of),
            channel: channel.as_ref().map(ChannelRecord::of),
            standing: standing.to_string(),
            modality: modality.to_string(),
            scope: told.scope,
            background: *background,
            when: TimeRecord::of(when, text),
            place: PlaceRecord::of(place, text),
            evidence: EvidenceRecord::of(evidence, text),
            anchor: wire_span(*anchor),
            rule: rule.to_string(),
            reader: reader.as_str().to_owned(),
        }
    }

    /// The record as one line of JSON, without the end of the line.
    ///
    /// # Panics
    /// Never: every key is text and every number finite.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every key is text")
    }
}

/// What tolls and events do not share.
#[derive(Default)]
struct Told {
    count: Option<CountRecord>,
    victims: Option<String>,
    side: Vec<String>,
    perpetrator: Vec<String>,
    actor: Vec<String>,
    target: Vec<String>,
    scope: Option<String>,
}

impl Told {
    fn of(happening: &Happening, text: &str) -> Told {
        match happening {
            Happening::Toll(Toll { outcome: _, count, victims, side, perpetrator, scope }) => Told {
                count: Some(CountRecord::of(count, text)),
                victims: Some(victims.to_string()),
                side: codes(side),
                perpetrator: codes(perpetrator),
                scope: Some(scope.to_string()),
                ..Told::default()
            },
            Happening::Event(Event { event_type: _, actor, target }) => {
                Told { actor: codes(actor), target: codes(target), ..Told::default() }
            }
        }
    }
}

fn codes(sides: &Sides) -> Vec<String> {
    sides.iter().map(ActorCode::to_string).collect()
}

impl CountRecord {
    fn of(count: &Count, text: &str) -> CountRecord {
        CountRecord {
            low: count.low(),
            high: count.high(),
            hedge: count.hedge().to_string(),
            text: count.span().map(|span| words(span, text)),
            span: count.span().map(wire_span),
        }
    }
}

impl SpeakerRecord {
    fn of(speaker: &Speaker) -> SpeakerRecord {
        SpeakerRecord {
            text: speaker.text().to_owned(),
            side: speaker.side().map(ActorCode::to_string),
            span: wire_span(speaker.span()),
        }
    }
}

impl ChannelRecord {
    fn of(channel: &Channel) -> ChannelRecord {
        ChannelRecord { text: channel.text().to_owned(), span: wire_span(channel.span()) }
    }
}

impl PlaceRecord {
    fn of(place: &Where, text: &str) -> Option<PlaceRecord> {
        let Where::Stated(Place { id, name, coordinates, precision, span }) = place else { return None };
        Some(PlaceRecord {
            id: id.as_str().to_owned(),
            name: name.to_string(),
            lat: coordinates.latitude(),
            lon: coordinates.longitude(),
            precision: precision.to_string(),
            text: words(*span, text),
            span: wire_span(*span),
        })
    }
}

impl EvidenceRecord {
    fn of(evidence: &Evidence, text: &str) -> EvidenceRecord {
        let Evidence { report, sentence, span, anchor: _ } = evidence;
        EvidenceRecord {
            report: report.to_string(),
            sentence: sentence.0,
            span: wire_span(*span),
            text: words(*span, text),
        }
    }
}

pub(super) fn words(span: Span, text: &str) -> String {
    span.slice(text).to_owned()
}

#[cfg(test)]
mod tests;
