//! What makes two claims one and the same? An id hashed from everything that is claimed, and from where it stands.
//!
//! The rule and the reader's version stay out of it: a claim that a better reader reads the same way keeps its id.
//! An id begins as that of its report: a store that knows its reports finds a claim without an index of all claims.

use bestand_text::Span;

use crate::error::Fault;
use crate::{
    ActorCode, Anchor, Channel, Claim, ClaimError, Coordinates, Count, Event, Evidence, Happening, Interval,
    Place, Sides, Speaker, Toll, When, Where,
};

const DIGEST_BYTES: usize = 16;
/// So many bytes of an id are the first of its report's.
const REPORT_BYTES: usize = 2;

/// The id of a claim, `c-` and 32 hexadecimal digits, the first four as in its report's id: "c-5f1c03a9…" stands in "r-5f1ce2b7…".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId([u8; DIGEST_BYTES]);

impl ClaimId {
    /// The id of a claim: the first digits of its report's id, and a BLAKE3 hash of its fields in a fixed order, cut to fill 128 bits.
    #[must_use]
    pub fn of(claim: &Claim) -> Self {
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
            rule: _,
            reader: _,
        } = claim;
        let mut digest = Digest::new();
        digest.evidence(evidence);
        digest.happening(happening);
        digest.option(speaker.as_ref(), Digest::speaker);
        digest.option(channel.as_ref(), Digest::channel);
        digest.text(standing.as_str());
        digest.text(modality.as_str());
        digest.number(u64::from(*background));
        digest.when(when);
        digest.place(place);
        let mut bytes = digest.finish();
        bytes[..REPORT_BYTES].copy_from_slice(&evidence.report.number().to_be_bytes()[..REPORT_BYTES]);
        Self(bytes)
    }

    /// How the id of the claim's report begins: "r-5f1c".
    #[must_use]
    pub fn report_start(&self) -> String {
        self.0[..REPORT_BYTES].iter().fold("r-".to_owned(), |start, byte| start + &format!("{byte:02x}"))
    }

    /// The bytes of the hash.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 16] {
        self.0
    }

    /// The id with these bytes, as a store kept them.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads an id as it was written.
    ///
    /// # Errors
    /// When it is not `c-` and 32 lower-case hexadecimal digits.
    pub fn parse(id: &str) -> Result<Self, ClaimError> {
        let fault = || ClaimError::from(Fault::ClaimId { id: id.to_owned() });
        let digits = id.strip_prefix("c-").ok_or_else(fault)?;
        if digits.len() != 2 * DIGEST_BYTES
            || !digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        {
            return Err(fault());
        }
        let mut bytes = [0; DIGEST_BYTES];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).map_err(|_| fault())?;
        }
        Ok(Self(bytes))
    }
}

impl std::fmt::Display for ClaimId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("c-")?;
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

struct Digest(blake3::Hasher);

impl Digest {
    fn new() -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"bestand claim 1");
        Self(hasher)
    }

    fn finish(&self) -> [u8; DIGEST_BYTES] {
        let mut bytes = [0; DIGEST_BYTES];
        bytes.copy_from_slice(&self.0.finalize().as_bytes()[..DIGEST_BYTES]);
        bytes
    }

    fn number(&mut self, number: u64) {
        self.0.update(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.update(text.as_bytes());
    }

    fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.number(u64::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    fn span(&mut self, span: Span) {
        self.number(u64::from(span.start));
        self.number(u64::from(span.end));
    }

    fn evidence(&mut self, evidence: &Evidence) {
        let Evidence { report, sentence, span, anchor } = evidence;
        self.text(report.as_str());
        self.number(u64::from(sentence.0));
        self.span(*span);
        self.span(*anchor);
    }

    fn happening(&mut self, happening: &Happening) {
        self.text(happening.kind().as_str());
        match happening {
            Happening::Toll(Toll { outcome, count, victims, side, perpetrator, scope }) => {
                self.text(outcome.as_str());
                self.count(count);
                self.text(victims.as_str());
                self.sides(side);
                self.sides(perpetrator);
                self.text(scope.as_str());
            }
            Happening::Event(Event { event_type, actor, target }) => {
                self.text(event_type.as_str());
                self.sides(actor);
                self.sides(target);
            }
        }
    }

    fn count(&mut self, count: &Count) {
        self.option(count.low(), Self::number);
        self.option(count.high(), Self::number);
        self.text(count.hedge().as_str());
        self.option(count.span(), Self::span);
    }

    fn sides(&mut self, sides: &Sides) {
        self.number(sides.len() as u64);
        sides.iter().map(ActorCode::as_str).for_each(|code| self.text(code));
    }

    fn speaker(&mut self, speaker: &Speaker) {
        self.text(speaker.text());
        self.option(speaker.side().map(ActorCode::as_str), Self::text);
        self.span(speaker.span());
    }

    fn channel(&mut self, channel: &Channel) {
        self.text(channel.text());
        self.span(channel.span());
    }

    fn when(&mut self, when: &When) {
        match when {
            When::Stated { interval, span } => {
                self.text("stated");
                self.interval(interval);
                self.span(*span);
            }
            When::Inferred { interval, from } => {
                self.text("inferred");
                self.interval(interval);
                match from {
                    Anchor::Words(span) => {
                        self.text("words");
                        self.span(*span);
                    }
                    Anchor::Name(span) => {
                        self.text("name");
                        self.span(*span);
                    }
                    Anchor::Publication => self.text("publication"),
                }
            }
            When::Unstated => self.text("unstated"),
        }
    }

    fn interval(&mut self, interval: &Interval) {
        self.option(interval.start(), |digest, start| digest.text(&start.to_string()));
        self.option(interval.end(), |digest, end| digest.text(&end.to_string()));
        self.text(interval.precision().as_str());
        self.option(interval.weekday(), |digest, weekday| {
            digest.number(u64::from(weekday.to_monday_one_offset().unsigned_abs()));
        });
        self.option(interval.zone(), |digest, zone| digest.text(&zone.to_string()));
    }

    fn place(&mut self, place: &Where) {
        match place {
            Where::Stated(Place { id, name, coordinates, precision, span }) => {
                self.text(id.as_str());
                self.text(name);
                self.coordinates(*coordinates);
                self.text(precision.as_str());
                self.span(*span);
            }
            Where::Unstated => self.text("unstated"),
        }
    }

    fn coordinates(&mut self, coordinates: Coordinates) {
        self.number(coordinates.latitude().to_bits());
        self.number(coordinates.longitude().to_bits());
    }
}

#[cfg(test)]
mod tests {
    use bestand_text::{ReportId, SentenceIndex, Span};

    use super::ClaimId;
    use crate::{
        Claim, Count, Evidence, Happening, Hedge, Modality, Outcome, ReaderVersion, RuleId, Scope, Sides,
        Speaker, Standing, Toll, Victims, When, Where,
    };

    fn claim() -> Claim {
        let toll = Toll {
            outcome: Outcome::Killed,
            count: Count::new(Some(350), Some(350), Hedge::Exact, Span::new(21, 24)).expect("in order"),
            victims: Victims::Military,
            side: Sides::none(),
            perpetrator: Sides::none(),
            scope: Scope::Total,
        };
        Claim {
            happening: Happening::Toll(toll),
            speaker: None,
            channel: None,
            standing: Standing::Asserted,
            modality: Modality::Happened,
            background: false,
            when: When::Unstated,
            place: Where::Unstated,
            evidence: Evidence {
                report: ReportId::of("Volgens Armenië zijn 350 militairen gesneuveld."),
                sentence: SentenceIndex(0),
                span: Span::new(0, 48),
                anchor: Span::new(21, 48),
            },
            rule: RuleId::new("toll.die").expect("a rule"),
            reader: ReaderVersion::new("0.1.0+nl-3").expect("a version"),
        }
    }

    fn check(same: bool, change: impl FnOnce(&mut Claim)) {
        let mut other = claim();
        change(&mut other);
        assert_eq!(claim().id() == other.id(), same, "{other:?}");
    }

    #[test]
    fn the_same_claim_has_the_same_id_and_any_other_field_another() {
        check(true, |_| ());
        check(false, |claim| claim.background = true);
        check(false, |claim| claim.standing = Standing::Denied);
        check(false, |claim| claim.evidence.sentence = SentenceIndex(1));
        check(false, |claim| {
            claim.speaker = Some(Speaker::new("Armenië", None, Span::new(8, 16)).expect("words"));
        });
    }

    #[test]
    fn a_better_reader_keeps_the_ids_of_what_it_reads_the_same_way() {
        check(true, |claim| claim.reader = ReaderVersion::new("0.2.0+nl-4").expect("a version"));
        check(true, |claim| claim.rule = RuleId::new("toll.die-new").expect("a rule"));
    }

    #[test]
    fn an_id_begins_as_that_of_its_report() {
        let claim = claim();
        let (id, report) = (claim.id(), claim.evidence.report.as_str());
        assert_eq!(id.report_start(), report[..6]);
        assert_eq!(id.to_string()[2..6], report[2..6]);
    }

    #[test]
    fn an_id_reads_back_as_written() {
        let id = claim().id();
        assert_eq!(ClaimId::parse(&id.to_string()), Ok(id));
        for wrong in
            ["", "c-", "c-12", "r-00000000000000000000000000000000", "c-0000000000000000000000000000000G"]
        {
            assert!(ClaimId::parse(wrong).is_err(), "{wrong}");
        }
    }
}
