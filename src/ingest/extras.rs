//! What a workbook says of a sheet beside its values: the form in which every format tells it.

use std::collections::{BTreeMap, HashMap};

use super::conditional::{self, FillRule};
use super::look::Look;
use super::struck::PartlyStruck;
use super::sums::PlainSum;
use super::{Region, Sheet};
use crate::place::column_letters;

/// What is told of one sheet beside its values.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// How cells look, where the reader of values does not tell it.
    pub(super) looks: HashMap<(u32, u32), Look>,
    /// Regions of more than one cell.
    pub(super) merged: Vec<Region>,
    /// `hidden rows 4 to 9`, `a filter is set`, ...
    pub(super) concealed: Vec<String>,
    pub(super) comments: Vec<((u32, u32), String)>,
    pub(super) uncalculated: Vec<(u32, u32)>,
    pub(super) sums: Vec<PlainSum>,
    pub(super) partly_struck: BTreeMap<(u32, u32), PartlyStruck>,
    pub(super) rules: Vec<FillRule>,
}

fn range(what: &str, first: &str, last: &str) -> String {
    if first == last { format!("hidden {what} {first}") } else { format!("hidden {what}s {first} to {last}") }
}

impl Extras {
    /// Hidden columns, first and last, as ranges in words; neighbours are one range.
    pub(super) fn conceal_columns(&mut self, columns: &[(u32, u32)]) {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for &(first, last) in columns {
            match runs.last_mut() {
                Some((_, end)) if *end + 1 == first => *end = last,
                _ => runs.push((first, last)),
            }
        }
        self.concealed.extend(
            runs.iter().map(|(first, last)| range("column", &column_letters(*first), &column_letters(*last))),
        );
    }

    /// Hidden rows, in order, as ranges in words.
    pub(super) fn conceal_rows(&mut self, rows: &[u32]) {
        for run in rows.chunk_by(|a, b| a + 1 == *b) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                self.concealed.push(range("row", &(first + 1).to_string(), &(last + 1).to_string()));
            }
        }
    }

    /// A filter hides the rows that do not suit it in this column of its range, counted from 1.
    pub(super) fn filtered(&mut self, number: u32) {
        self.concealed.push(format!("the filter's column {number} hides rows"));
    }

    /// Gives the sheet all this, except for the looks, which its cells have already.
    pub(super) fn give(mut self, sheet: &mut Sheet) {
        self.rules.sort_by_key(FillRule::priority);
        conditional::apply(sheet, &self.rules);
        self.merged.sort_by_key(|region| region.first);
        sheet.merged = self.merged;
        sheet.concealed = self.concealed;
        sheet.uncalculated = self.uncalculated;
        sheet.sums = self.sums;
        sheet.leave_out(self.partly_struck);
        sheet.set_comments(self.comments);
    }
}
