//! Why was this claimed?

use bestand_claim::{Claim, Doubt};
use bestand_desk::{Batch, ReportRead};
use bestand_reader::{Pack, Packs};
use bestand_rules::Rule;
use bestand_syntax::Drawing;
use bestand_text::{SentenceIndex, Span};
use std::io::{self, Write};

use crate::arguments::ExplainArguments;
use crate::inputs;
use crate::outcome::{Outcome, Stop};
use crate::table::{block, doubts, labelled};
use crate::talk::{harmless, say};
use crate::terminal::Look;

/// Draws the tree of a sentence, and shows of each claim in it the rule, the evidence and the words of each field.
pub(crate) fn run(
    packs: &Packs,
    asked: &ExplainArguments,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let tongue = inputs::tongue(packs, asked.language.as_deref())?;
    let mut has_failed = false;
    let mut places = Vec::new();
    for read in Batch::readings(packs, inputs::open(&asked.input), tongue) {
        match read {
            Ok(read) if is_asked(&read, asked.report.as_deref()) => places.extend(Place::of(read, asked)?),
            Ok(_) => {}
            Err(failure) => {
                say(failure);
                has_failed = true;
            }
        }
    }
    let place = match places.len() {
        0 => return Ok(nothing(asked, has_failed)),
        1 => places.remove(0),
        _ => return Err(several(&places, asked)),
    };
    place.write(Look::of_output(), results)?;
    Ok(match place.claims().next() {
        _ if has_failed => Outcome::Failed,
        Some(_) => Outcome::Found,
        None => Outcome::Nothing,
    })
}

fn is_asked(read: &ReportRead<'_>, report: Option<&str>) -> bool {
    report.is_none_or(|asked| {
        let line = read.origin.line.map(|line| line.to_string());
        read.id.as_deref() == Some(asked)
            || line.as_deref() == Some(asked)
            || read.report.id().as_str() == asked
    })
}

fn nothing(asked: &ExplainArguments, has_failed: bool) -> Outcome {
    if has_failed {
        return Outcome::Failed;
    }
    let file = asked.input.display();
    match (&asked.place.claim, &asked.report) {
        (Some(id), _) => {
            say(format_args!("{file}: no claim has the id '{id}' ('bestand read {file}' lists the claims)"));
        }
        (None, Some(report)) => say(format_args!("{file}: no report is called '{report}'")),
        (None, None) => say(format_args!("{file}: there is no report in it")),
    }
    Outcome::Nothing
}

fn several(places: &[Place<'_>], asked: &ExplainArguments) -> Stop {
    let file = asked.input.display();
    match &asked.place.claim {
        Some(id) => {
            let ids: Vec<String> =
                places.iter().filter_map(|place| Some(place.only.as_ref()?.id().to_string())).collect();
            Stop::failed(format_args!("{file}: several ids begin with '{id}': {}", ids.join(", ")))
        }
        None => Stop::failed(format_args!(
            "{file}: it holds several reports (say which with --report, by id or line)"
        )),
    }
}

/// A sentence of a report, and the claim in it that was asked for, if one was.
struct Place<'p> {
    read: ReportRead<'p>,
    sentence: SentenceIndex,
    only: Option<Claim>,
}

impl<'p> Place<'p> {
    /// What was asked for, if it is in this report.
    fn of(read: ReportRead<'p>, asked: &ExplainArguments) -> Result<Option<Place<'p>>, Stop> {
        if let Some(start) = &asked.place.claim {
            let mut fitting =
                read.reading.claims.iter().filter(|claim| claim.id().to_string().starts_with(start.as_str()));
            let (first, second) = (fitting.next().cloned(), fitting.next());
            if second.is_some() {
                return Err(Stop::failed(format_args!("several ids begin with '{start}': write more of it")));
            }
            return Ok(first.map(|claim| Place {
                read,
                sentence: claim.evidence.sentence,
                only: Some(claim),
            }));
        }
        let sentence = sentence_at(&read, asked.place.at.unwrap_or(0)).map_err(Stop::failed)?;
        Ok(Some(Place { read, sentence, only: None }))
    }

    fn span(&self) -> Span {
        self.read.report.page().sentences()[self.sentence.index()].span
    }

    fn claims(&self) -> impl Iterator<Item = &Claim> {
        let all = self.read.reading.claims.iter();
        all.filter(|claim| match &self.only {
            Some(only) => *claim == only,
            None => claim.evidence.sentence == self.sentence,
        })
    }

    fn doubts(&self) -> Vec<&Doubt> {
        self.read.reading.doubts.iter().filter(|doubt| doubt.span.overlaps(self.span())).collect()
    }

    fn write(&self, look: Look, results: &mut impl Write) -> io::Result<()> {
        let (page, pack) = (self.read.report.page(), self.read.pack);
        let sentence = &page.sentences()[self.sentence.index()];
        let name = harmless(&self.read.name());
        writeln!(results, "{name}, sentence {} at bytes {}\n", self.sentence.0, sentence.span)?;
        for tree in pack.trees(page, [sentence]) {
            let drawing = Drawing::new(&tree).to_string();
            let is_harmless = harmless(&drawing) == drawing;
            let drawing = Drawing::new(&tree).in_colour(look.colour && is_harmless).to_string();
            write!(results, "{}", if is_harmless { drawing } else { harmless(&drawing) })?;
        }
        for claim in self.claims() {
            writeln!(results)?;
            write!(results, "{}{}", block(claim, &self.read, look), self.fields(claim, look))?;
        }
        let doubts_here = self.doubts();
        if self.claims().next().is_none() && doubts_here.is_empty() {
            writeln!(results, "\nno claims and no doubts in this sentence")?;
        }
        write!(results, "{}", doubts(&doubts_here, page, look))
    }

    /// The rule, and each field with the words it came from.
    fn fields(&self, claim: &Claim, look: Look) -> String {
        let text = self.read.report.page().text();
        let record = bestand_desk::Record::of(claim, text);
        let at = |span: Span| format!("\"{}\" at bytes {span}", span.slice(text));
        let mut lines = vec![
            ("rule", rule_line(self.read.pack, claim)),
            ("proof", proof_line(self.read.pack, claim)),
            ("id", Some(record.id)),
            ("words", Some(at(claim.evidence.anchor))),
            ("clause", Some(at(claim.evidence.span))),
        ];
        if let Some(count) = record.count {
            let words = count.text.map_or("no words of its own".to_owned(), |words| format!("\"{words}\""));
            let end = |end: Option<u64>| end.map_or("open".to_owned(), |end| end.to_string());
            let ends = format!("{} to {}, {}, from {words}", end(count.low), end(count.high), count.hedge);
            lines.push(("count", Some(ends)));
        }
        lines.push(("speaker", claim.speaker.as_ref().map(|speaker| at(speaker.span()))));
        lines.push(("channel", claim.channel.as_ref().map(|channel| at(channel.span()))));
        lines.push((
            "when",
            record.when.and_then(|time| Some(format!("{} from \"{}\"", time.precision, time.text?))),
        ));
        lines.push(("where", record.place.map(|place| format!("{} from \"{}\"", place.id, place.text))));
        let lines = lines.into_iter().filter_map(|(label, line)| Some(labelled(label, &line?, look)));
        lines.collect()
    }
}

/// The sentence at a byte, or the next where it stands on a blank.
fn sentence_at(read: &ReportRead<'_>, byte: u32) -> Result<SentenceIndex, String> {
    let page = read.report.page();
    let length = page.text().len();
    if byte as usize >= length {
        return Err(format!("{}: byte {byte} is beyond the text, which has {length} bytes", read.name()));
    }
    let next = || (0..).zip(page.sentences()).find(|(_, sentence)| sentence.span.start > byte);
    let found = page.sentence_at(byte).or_else(|| next().map(|(index, _)| SentenceIndex(index)));
    found.ok_or_else(|| format!("{}: no sentence stands at or after byte {byte}", read.name()))
}

fn rule_of<'p>(pack: &'p Pack, claim: &Claim) -> Option<&'p Rule> {
    pack.rules().rules().find(|rule| rule.name() == claim.rule.as_str())
}

/// "toll.die, packs/ud/tolls.rule:12".
fn rule_line(pack: &Pack, claim: &Claim) -> Option<String> {
    Some(match rule_of(pack, claim) {
        Some(rule) => format!("{}, {}:{}", rule.name(), rule.file(), rule.line()),
        None => format!("{}, of the reader itself", claim.rule),
    })
}

/// A sentence in the report's language that the rule must read.
fn proof_line(pack: &Pack, claim: &Claim) -> Option<String> {
    let mut proofs = rule_of(pack, claim)?.proofs().iter();
    let proof = proofs.find(|proof| proof.must_match() && proof.language() == pack.code())?;
    Some(format!("as in \"{}\"", proof.sentence()))
}
