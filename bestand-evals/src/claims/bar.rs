//! What must a figure reach?

use std::str::FromStr;

use super::scoring::Figures;
use super::table::rounded;
use crate::failure::Failure;

/// A figure and what its F1 must reach: `tolls.nl.core=0.85`, or `events.full=0.4` over all languages.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    name: String,
    kind: String,
    row: Option<String>,
    is_full: bool,
    at_least: f64,
}

impl FromStr for Bar {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("'{text}' is no figure with a bar (write tolls.nl.core=0.85 or events.full=0.4)");
        let (name, bar) = text.split_once('=').ok_or_else(wrong)?;
        let (kind, row, level) = match name.split('.').collect::<Vec<_>>()[..] {
            [kind, level] => (kind, None, level),
            [kind, row, level] => (kind, Some(row.to_owned()), level),
            _ => return Err(wrong()),
        };
        if !["tolls", "events"].contains(&kind) || !["core", "full"].contains(&level) {
            return Err(wrong());
        }
        let at_least = bar.parse().map_err(|_| wrong())?;
        Ok(Self { name: name.to_owned(), kind: kind.to_owned(), row, is_full: level == "full", at_least })
    }
}

impl Bar {
    /// What is to be said if the figure is below the bar.
    pub(super) fn miss(&self, all: &[Figures<'_>]) -> Result<Option<String>, Failure> {
        let unknown = || Failure::said(format!("there is no figure {} in this run", self.name));
        let figures = all.iter().find(|figures| figures.kind.name() == self.kind).ok_or_else(unknown)?;
        let count = match &self.row {
            None => &figures.all,
            Some(row) => figures.rows().iter().find_map(|(_, rows)| rows.get(row)).ok_or_else(unknown)?,
        };
        let f1 = rounded(count.shares(if self.is_full { count.full } else { count.core }).f1);
        let Self { name, at_least, .. } = self;
        Ok((f1 < *at_least).then(|| format!("{name} is {f1:.4}, at least {at_least} was asked")))
    }
}
