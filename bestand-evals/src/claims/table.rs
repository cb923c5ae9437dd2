//! How are the figures shown to people, to programs and as a sheet?

use std::fmt::{self, Write as _};

use serde_json::{Map, Value, json};

use super::fields::{Field, Kind};
use super::record::{Codes, Told};
use super::scoring::{Agreement, Count, Detail, Figures, Matches, Rows, Shares};

/// Writes the figures as a table, then its notes and the reports that are asked for.
pub(super) fn write(output: &mut String, figures: &Figures<'_>, shown: &[String]) -> fmt::Result {
    let kind = figures.kind;
    writeln!(output, "{}: {} reports", kind.name().to_uppercase(), figures.details.len())?;
    writeln!(output, "  {:<22}{:>6}{:>6}   core P     R    F1   full P     R    F1", "", "gold", "pred")?;
    write_row(output, "all", &figures.all)?;
    for (name, rows) in figures.rows() {
        writeln!(output, "  by {name}")?;
        for (key, count) in in_order(rows) {
            write_row(output, &format!("  {key}"), count)?;
        }
    }
    write_agreement(output, figures)?;
    for note in &figures.notes {
        writeln!(output, "  note: {note}")?;
    }
    for report in shown {
        match figures.details.iter().find(|detail| detail.report == report) {
            Some(detail) => write_detail(output, kind, detail)?,
            None => writeln!(output, "  {report}: not in the gold file")?,
        }
    }
    Ok(())
}

/// The figures as the guide's script gives them with `--json`.
pub(super) fn json(figures: &Figures<'_>) -> Value {
    let accuracy = |field: Field| (field.name().to_owned(), json!(figures.accuracy(field).map(rounded)));
    let placed = figures.matched().count();
    let other = figures.matched().filter(|pair| pair.agreement == Agreement::OtherValue).count();
    let by: Map<String, Value> = figures
        .rows()
        .into_iter()
        .map(|(name, rows)| {
            let rows: Map<String, Value> =
                rows.iter().map(|(key, count)| (key.clone(), row(count))).collect();
            (name.to_owned(), Value::Object(rows))
        })
        .collect();
    json!({
        "kind": figures.kind.name(),
        "reports": figures.details.len(),
        "all": row(&figures.all),
        "placed": placed,
        "placed_with_another_value": other,
        "range_accuracy_over_placed": figures.kind.core().iter().copied().map(accuracy).collect::<Map<_, _>>(),
        "field_accuracy_over_core": figures.kind.beyond_core().map(accuracy).collect::<Map<_, _>>(),
        "by": by,
        "notes": figures.notes,
    })
}

/// The first line of a sheet of figures for each report.
pub(super) const SHEET_HEAD: &str = "report,kind,gold,predicted,core_tp,full_tp\n";

/// Writes a line for each report.
pub(super) fn write_sheet(output: &mut String, figures: &Figures<'_>) -> fmt::Result {
    let kind = figures.kind.name();
    for detail in &figures.details {
        let matched = detail.matched.len();
        let (gold, predicted) = (matched + detail.missed.len(), matched + detail.spurious.len());
        let core = detail.matches(&[Agreement::Core, Agreement::Full]);
        let full = detail.matches(&[Agreement::Full]);
        writeln!(output, "{},{kind},{gold},{predicted},{core},{full}", quoted(detail.report))?;
    }
    Ok(())
}

/// A share with four digits, as figures are kept, compared and shown.
pub(super) fn rounded(share: f64) -> f64 {
    format!("{share:.4}").parse().expect("a number that was just written")
}

/// A cell of a sheet.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn row(count: &Count) -> Value {
    let level = |matches: Matches| {
        let Shares { precision, recall, f1 } = count.shares(matches);
        json!({
            "tp": matches.gold, "precision": rounded(precision), "recall": rounded(recall), "f1": rounded(f1),
        })
    };
    json!({
        "gold": count.gold, "pred": count.predicted, "core": level(count.core), "full": level(count.full),
    })
}

fn write_row(output: &mut String, name: &str, count: &Count) -> fmt::Result {
    write!(output, "  {name:<22}{:>6}{:>6}", count.gold, count.predicted)?;
    for matches in [count.core, count.full] {
        let Shares { precision, recall, f1 } = count.shares(matches);
        let [precision, recall, f1] = [precision, recall, f1].map(rounded);
        write!(output, "   {precision:.3} {recall:.3} {f1:.3}")?;
    }
    writeln!(output)
}

/// The commonest in the gold first.
fn in_order(rows: &Rows) -> Vec<(&String, &Count)> {
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(count.gold));
    rows
}

fn write_agreement(output: &mut String, figures: &Figures<'_>) -> fmt::Result {
    let kind = figures.kind;
    let accuracies = |fields: Vec<Field>| {
        let shown = fields
            .into_iter()
            .filter_map(|field| Some(format!("{} {:.3}", field.name(), rounded(figures.accuracy(field)?))));
        shown.collect::<Vec<_>>().join(", ")
    };
    write!(output, "  evidence and {} match: {}", kind.type_name(), figures.matched().count())?;
    if kind == Kind::Tolls {
        let other = figures.matched().filter(|pair| pair.agreement == Agreement::OtherValue).count();
        write!(output, " ({other} of them with another value; {})", accuracies(kind.core().to_vec()))?;
    }
    writeln!(output, "\n  agreement over core matches: {}", accuracies(kind.beyond_core().collect()))
}

fn write_detail(output: &mut String, kind: Kind, detail: &Detail<'_>) -> fmt::Result {
    writeln!(output, "  {}", detail.report)?;
    for pair in &detail.matched {
        let how = match pair.agreement {
            Agreement::OtherValue => "value",
            Agreement::Core => "core",
            Agreement::Full => "full",
        };
        writeln!(output, "    {how:<8} {}", brief(kind, pair.gold))?;
        if !pair.differs_in.is_empty() {
            let fields: Vec<&str> = pair.differs_in.iter().map(|field| field.name()).collect();
            writeln!(output, "      differs in {}: {}", fields.join(", "), brief(kind, pair.predicted))?;
        }
    }
    for (name, claims) in [("missed", &detail.missed), ("spurious", &detail.spurious)] {
        for told in claims {
            writeln!(output, "    {name:<8} {}", brief(kind, told))?;
        }
    }
    Ok(())
}

/// A claim in one line.
fn brief(kind: Kind, told: &Told) -> String {
    let word = |field: Field| field.word(told).unwrap_or("-").to_owned();
    let end = |end: Option<i64>| end.map_or_else(String::new, |end| end.to_string());
    let mut parts = vec![
        format!("{:?}", told.evidence.as_deref().unwrap_or_default()),
        kind.type_of(told).unwrap_or("-").to_owned(),
    ];
    match kind {
        Kind::Tolls => parts.extend([
            format!("{}..{}", end(told.low), end(told.high)),
            word(Field::Victims),
            codes(told.side.as_ref()),
            speaker(told),
            word(Field::Standing),
            word(Field::Scope),
        ]),
        Kind::Events => parts.extend([
            format!("{}>{}", codes(told.actor.as_ref()), codes(told.target.as_ref())),
            speaker(told),
            word(Field::Modality),
        ]),
    }
    if told.background == Some(true) {
        parts.push("background".to_owned());
    }
    parts.join(" ")
}

fn codes(codes: Option<&Codes>) -> String {
    let codes = codes.map_or(&[][..], Codes::as_slice);
    if codes.is_empty() { "-".to_owned() } else { codes.join("+") }
}

fn speaker(told: &Told) -> String {
    let Some(who) = &told.speaker else { return "-".to_owned() };
    format!("{:?}/{}", who.text.as_deref().unwrap_or_default(), who.side.as_deref().unwrap_or("-"))
}
