//! How do the claims of a report look to people?

use bestand_claim::{Claim, Doubt};
use bestand_desk::ReportRead;
use bestand_ledger::{Kept, Page as KeptPage};
use bestand_reconcile::Carrier;
use bestand_text::{Page, Span};

use crate::phrase;
use crate::talk::harmless;
use crate::terminal::Look;
use crate::wrap::{CLOSE, OPEN, columns, wrapped};

const BOLD: &str = "1";
const DIM: &str = "2";
const TOLL: &str = "1;31";
const EVENT: &str = "1;36";

/// The report's name, date and language, and a block for each claim:
///
/// ```text
/// killed: at least 26 soldiers or fighters of ARM                     c-5f1c03a9
///   says   het leger (ARM); asserted
///   Volgens het leger zijn [zeker 26 militairen gedood].
/// ```
pub(crate) fn claims(read: &ReportRead<'_>, look: Look) -> String {
    let mut table = heading(read, look);
    for claim in &read.reading.claims {
        table.push('\n');
        table.push_str(&block(claim, read, look));
    }
    table
}

/// The doubts of a report, one line of reason and one of its words each.
pub(crate) fn doubts(doubts: &[&Doubt], page: &Page, look: Look) -> String {
    let mut table = String::new();
    for doubt in doubts {
        let at = painted(DIM, &format!("bytes {}", doubt.span), look);
        table.push_str(&format!("\nin doubt: {}  {at}\n", phrase::doubt(doubt)));
        let sentence = page
            .sentence_at(doubt.span.start)
            .map_or(doubt.span, |index| page.sentences()[index.index()].span);
        table.push_str(&wrapped(&marked(page.text(), sentence, doubt.span), 2, look));
    }
    table
}

fn heading(read: &ReportRead<'_>, look: Look) -> String {
    let source = read.report.source();
    let date = source.published.map_or("no date".to_owned(), |date| date.to_string());
    let count = match read.reading.claims.len() {
        0 => "no claims".to_owned(),
        1 => "1 claim".to_owned(),
        count => format!("{count} claims"),
    };
    let title = source.title.as_deref().map_or(String::new(), |title| format!("{}\n", harmless(title)));
    let outlet = source.outlet.as_deref().map_or(String::new(), |outlet| format!(", {}", harmless(outlet)));
    let name = painted(BOLD, &harmless(&read.name()), look);
    format!("{name}{outlet}, {date}, {}, {count}\n{title}", read.pack.name())
}

/// The claim in a line, who says so, when and where, and the sentence with its evidence marked.
pub(crate) fn block(claim: &Claim, read: &ReportRead<'_>, look: Look) -> String {
    let page = read.report.page();
    let anchor = claim.evidence.anchor;
    let sentence =
        page.sentence_at(anchor.start).map_or(anchor, |index| page.sentences()[index.index()].span);
    claim_block(claim, &claim.id().to_string(), page.text(), sentence, None, look)
}

/// A claim of a ledger, as [`block`] shows it, with the report that carries it.
pub(crate) fn kept(kept: &Kept, page: &KeptPage, look: Look) -> String {
    let claim = &kept.told.claim;
    claim_block(
        claim,
        &kept.told.id.to_string(),
        &page.text,
        page.sentence_of(kept),
        Some(source(&kept.told.carrier)),
        look,
    )
}

/// A claim of a ledger in one line, without its words: "killed: 4 soldiers or fighters of ARM; Jerevan (ARM); asserted".
pub(crate) fn line(kept: &Kept) -> String {
    let claim = &kept.told.claim;
    format!(
        "{}; {}  {}",
        phrase::headline(&claim.happening),
        phrase::saying(claim),
        short(&kept.told.id.to_string())
    )
}

/// Who carries a claim: "Omroep Laagland, 2023-05-11".
pub(crate) fn source(carrier: &Carrier) -> String {
    let outlet = outlet(carrier.outlet.as_deref());
    let date = carrier.published.map_or("no date".to_owned(), |date| date.to_string());
    harmless(&format!("{outlet}, {date}"))
}

/// The name of an outlet, where it has one.
pub(crate) fn outlet(name: Option<&str>) -> &str {
    name.unwrap_or("unnamed outlet")
}

/// A bold line with something small at its right end.
pub(crate) fn titled(title: &str, right: &str, look: Look) -> String {
    let room = look.width.saturating_sub(columns(right) + 2);
    let title = shortened(title, room);
    let gap = look.width.saturating_sub(columns(&title) + columns(right)).max(2);
    format!("{}{:gap$}{}", painted(BOLD, &title, look), "", painted(DIM, right, look))
}

/// As much of a text as fits into so many columns.
pub(crate) fn shortened(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if columns(&short) + 2 > room {
            break;
        }
        short.push(letter);
    }
    short + "…"
}

/// The beginning of an id, enough to ask for it.
pub(crate) fn short(id: &str) -> String {
    id.chars().take(ID_LETTERS).collect()
}

fn claim_block(
    claim: &Claim,
    id: &str,
    text: &str,
    sentence: Span,
    source: Option<String>,
    look: Look,
) -> String {
    let mut block = headline(claim, id, look);
    let lines = [
        ("says", Some(phrase::saying(claim))),
        ("when", phrase::time(&claim.when, text)),
        ("where", phrase::place(&claim.place, text)),
        ("in", source),
    ];
    for (label, line) in lines {
        if let Some(line) = line {
            block.push_str(&labelled(label, &line, look));
        }
    }
    block.push_str(&wrapped(&marked(text, sentence, claim.evidence.anchor), 2, look));
    block
}

/// A line of a block, with what it is about before it: "  says   het leger (ARM); asserted".
pub(crate) fn labelled(label: &str, line: &str, look: Look) -> String {
    let label = format!("{label:LABEL$}");
    let wrapped = wrapped(&harmless(line), LABEL + 2, look);
    format!("  {}{}", painted(DIM, &label, look), wrapped.trim_start())
}

/// The columns of the labels.
const LABEL: usize = 8;
/// So many letters of an id are enough to ask for a claim.
const ID_LETTERS: usize = 10;

fn headline(claim: &Claim, id: &str, look: Look) -> String {
    let said = phrase::headline(&claim.happening);
    let id = short(id);
    let gap = look.width.saturating_sub(columns(&said) + ID_LETTERS).max(2);
    let (kind, rest) = said.split_at(said.find(':').unwrap_or(said.len()));
    let colour = match claim.happening {
        bestand_claim::Happening::Toll(_) => TOLL,
        bestand_claim::Happening::Event(_) => EVENT,
    };
    format!("{}{rest}{:gap$}{}\n", painted(colour, kind, look), "", painted(DIM, &id, look))
}

/// So many bytes of a sentence are shown before and after what is marked.
const AROUND: usize = 400;

/// The sentence around a span, the span marked; of a long one only what stands near.
pub(crate) fn marked(text: &str, sentence: Span, span: Span) -> String {
    let before = Span::new(sentence.start, span.start).slice(text);
    let after = Span::new(span.end, sentence.end).slice(text);
    let shown = [end_of(before), start_of(span.slice(text)), start_of(after)];
    let [before, inside, after] = shown.map(|part| harmless(&part));
    format!("{before}{OPEN}{inside}{CLOSE}{after}")
}

/// The last words of a long stretch, after "… ".
fn end_of(text: &str) -> String {
    if text.len() <= AROUND {
        return text.to_owned();
    }
    let tail = &text[text.ceil_char_boundary(text.len() - AROUND)..];
    let whole = tail.find(char::is_whitespace).map_or(tail, |blank| &tail[blank..]);
    format!("…{whole}")
}

/// The first words of a long stretch, before " …".
fn start_of(text: &str) -> String {
    if text.len() <= AROUND {
        return text.to_owned();
    }
    let head = &text[..text.floor_char_boundary(AROUND)];
    let whole = head.rfind(char::is_whitespace).map_or(head, |blank| &head[..blank]);
    format!("{whole} …")
}

pub(crate) fn painted(code: &str, text: &str, look: Look) -> String {
    if look.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}
