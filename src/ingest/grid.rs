//! A sheet as its filled cells in reading order. No dense grid: one far-away cell costs one cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::struck::PartlyStruck;
use super::sums::PlainSum;
use crate::diagnostic::{Diagnostic, rules};
use crate::place::Place;
use crate::text::cleaned;
use serde::{Deserialize, Serialize};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing but perhaps a fill.
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    Date(Date),
    /// `#REF!` and its kind: not an empty cell.
    Error(String),
}

/// One cell. Rows and columns count from 0 on the worksheet, whatever the first used cell is.
#[derive(Debug, Clone)]
pub struct Cell {
    pub row: u32,
    pub column: u32,
    pub value: Value,
    /// Fill colour, where the format tells it (.xlsx).
    pub fill: Option<[u8; 3]>,
    /// Is the text struck through, as people close a line?
    pub is_struck: bool,
    /// How often the number is shown divided by a thousand.
    pub thousands: u8,
    /// Places after the point that the number is shown with, where its format fixes them.
    pub decimals: Option<u8>,
    /// Is a day shown as its month?
    pub is_month: bool,
}

impl Cell {
    /// A cell without any format.
    pub fn plain(row: u32, column: u32, value: Value) -> Self {
        Self {
            row,
            column,
            value,
            fill: None,
            is_struck: false,
            thousands: 0,
            decimals: None,
            is_month: false,
        }
    }

    /// The cell as a reader of the sheet sees it: `1.10` where the format has two places.
    pub fn shown(&self) -> String {
        match (&self.value, self.decimals) {
            (Value::Number(number), Some(places)) => format!("{number:.*}", usize::from(places)),
            (value, _) => value.shown(),
        }
    }
}

impl Value {
    /// Nothing, or nothing but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}').is_empty(),
            _ => false,
        }
    }

    /// The value as a reader of the sheet would say it.
    pub fn shown(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Error(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(true) => "TRUE".to_owned(),
            Value::Bool(false) => "FALSE".to_owned(),
            Value::Date(day) => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        }
    }
}

/// A merged region: its top left cell's value stands for all of it. Bounds are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

/// What people wrote in a comment that a newer Excel kept as a note for older programs: the notice stands before it.
fn of_thread(text: &str) -> Option<String> {
    let rest = text.strip_prefix("[Threaded comment]")?;
    // Without the word that ends the notice, all of it is kept: nobody's words are lost.
    Some(rest.split_once("Comment:").map_or(rest, |(_, written)| written).trim().to_owned())
}

#[derive(Debug, Clone)]
pub struct Sheet {
    pub name: Arc<str>,
    pub hidden: bool,
    /// In reading order.
    cells: Vec<Cell>,
    /// Row number, and where its cells start in `cells`.
    starts: Vec<(u32, usize)>,
    /// Merged regions of more than one cell, by first row.
    pub merged: Vec<Region>,
    /// What is hidden or filtered, in words.
    pub concealed: Vec<String>,
    /// Comments and notes on cells, by row and column.
    comments: Vec<((u32, u32), String)>,
    /// Formulas whose result was never stored: their cells are empty to every reader.
    pub uncalculated: Vec<(u32, u32)>,
    /// Formulas that are plain sums, where the format tells its formulas (.xlsx, .ods).
    pub sums: Vec<PlainSum>,
    /// Texts struck out of cells whose other text counts, in reading order.
    pub struck_out: Vec<((u32, u32), String)>,
    /// The number of cells at which reading stopped, when that was over the limit.
    pub too_large: Option<usize>,
}

impl Sheet {
    /// Cells may come in any order; the last of two at one place counts.
    pub fn new(name: &str, hidden: bool, mut cells: Vec<Cell>) -> Self {
        if !cells.is_sorted_by_key(|cell| (cell.row, cell.column)) {
            cells.sort_by_key(|cell| (cell.row, cell.column));
        }
        let mut starts: Vec<(u32, usize)> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if starts.last().is_none_or(|&(row, _)| row != cell.row) {
                starts.push((cell.row, at));
            }
        }
        Self {
            name: Arc::from(name),
            hidden,
            cells,
            starts,
            merged: Vec::new(),
            concealed: Vec::new(),
            comments: Vec::new(),
            uncalculated: Vec::new(),
            sums: Vec::new(),
            struck_out: Vec::new(),
            too_large: None,
        }
    }

    /// Could its fields stand down the side? A few columns, each of which is one record.
    pub fn can_be_turned(&self) -> bool {
        let columns = self.cells.iter().map(|cell| cell.column).max().unwrap_or(0);
        self.starts.len() >= 3 && columns < 200 && self.starts.len() < 5_000
    }

    /// The sheet with rows and columns exchanged, for tables whose fields stand down the side.
    #[must_use]
    pub fn turned(&self) -> Self {
        let turn = |cell: &Cell| Cell { row: cell.column, column: cell.row, ..cell.clone() };
        let mut turned = Self::new(&self.name, self.hidden, self.cells.iter().map(turn).collect());
        let swap = |(row, column): (u32, u32)| (column, row);
        turned.merged = self
            .merged
            .iter()
            .map(|region| Region { first: swap(region.first), last: swap(region.last) })
            .collect();
        turned.merged.sort_by_key(|region| region.first);
        turned.set_comments(self.comments.iter().map(|(at, text)| (swap(*at), text.clone())).collect());
        turned
    }

    /// Colours cells by a rule of the sheet.
    pub(crate) fn fill(&mut self, row: u32, column: u32, rgb: [u8; 3]) {
        if let Some(cell) = self.cell_mut(row, column) {
            cell.fill = Some(rgb);
        }
    }

    fn cell_mut(&mut self, row: u32, column: u32) -> Option<&mut Cell> {
        let at = self.starts.binary_search_by_key(&row, |&(row, _)| row).ok()?;
        let end = self.starts.get(at + 1).map_or(self.cells.len(), |&(_, next)| next);
        self.cells[self.starts[at].1..end].iter_mut().find(|cell| cell.column == column)
    }

    /// Leaves out of cells what is struck out of their texts.
    pub(super) fn leave_out(&mut self, struck: BTreeMap<(u32, u32), PartlyStruck>) {
        for ((row, column), PartlyStruck { kept, out }) in struck {
            if let Some(cell) = self.cell_mut(row, column) {
                cell.value = Value::Text(kept);
                self.struck_out.push(((row, column), out));
            }
        }
    }

    /// Takes out, once for all later stages, what can be neither shown nor stored, and tells of it.
    pub(crate) fn clean(&mut self, workbook: &Arc<str>) -> Option<Diagnostic> {
        let mut first = None;
        let mut cells = 0usize;
        for cell in &mut self.cells {
            if let Value::Text(text) = &mut cell.value
                && let Some(clean) = cleaned(text)
            {
                *text = clean;
                first = first.or(Some((cell.row, cell.column)));
                cells += 1;
            }
        }
        for ((row, column), text) in &mut self.comments {
            if let Some(clean) = cleaned(text) {
                *text = clean;
                first = first.or(Some((*row, *column)));
                cells += 1;
            }
        }
        if let Some(clean) = cleaned(&self.name) {
            self.name = Arc::from(clean.trim());
        }
        let (row, column) = first?;
        let place = Place::cell(workbook, &self.name, row, column);
        let rule = &rules::characters_removed::RULE;
        let found = if cells == 1 { "one cell".to_owned() } else { format!("{cells} cells") };
        Some(
            Diagnostic::new(rule, place, "characters that cannot be shown or stored")
                .found(found)
                .effect("they are taken out; the rest of the text is used"),
        )
    }

    pub fn set_comments(&mut self, mut comments: Vec<((u32, u32), String)>) {
        for (_, text) in &mut comments {
            if let Some(written) = of_thread(text) {
                *text = written;
            }
        }
        comments.retain(|(_, text)| !text.is_empty());
        comments.sort();
        self.comments = comments;
    }

    /// The comments on a row's cells, from left to right.
    pub fn comments_of(&self, row: u32) -> &[((u32, u32), String)] {
        let from = self.comments.partition_point(|((each, _), _)| *each < row);
        let to = self.comments.partition_point(|((each, _), _)| *each <= row);
        &self.comments[from..to]
    }

    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.value.is_blank())
    }

    /// Rows that hold any cell: row number and its cells from left to right.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        self.starts.iter().enumerate().map(|(at, &(row, start))| {
            let end = self.starts.get(at + 1).map_or(self.cells.len(), |&(_, next)| next);
            (row, &self.cells[start..end])
        })
    }

    /// Rows that hold any cell, from a row on.
    pub fn rows_from(&self, from: u32) -> impl Iterator<Item = (u32, &[Cell])> {
        let at = self.starts.partition_point(|&(row, _)| row < from);
        (at..self.starts.len()).map(|at| {
            let (row, start) = self.starts[at];
            let end = self.starts.get(at + 1).map_or(self.cells.len(), |&(_, next)| next);
            (row, &self.cells[start..end])
        })
    }

    /// The cells of one row.
    pub fn row(&self, row: u32) -> &[Cell] {
        let Ok(at) = self.starts.binary_search_by_key(&row, |&(row, _)| row) else {
            return &[];
        };
        let end = self.starts.get(at + 1).map_or(self.cells.len(), |&(_, next)| next);
        &self.cells[self.starts[at].1..end]
    }

    /// The cell at a place, where it holds anything at all.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let cells = self.row(row);
        cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &cells[at])
    }

    /// The cell at a place, or the first cell of the merged region that covers it.
    pub fn cell_or_merged(&self, row: u32, column: u32) -> Option<&Cell> {
        match self.cell(row, column) {
            Some(cell) if !cell.value.is_blank() => Some(cell),
            own => {
                let region = self.region_at(row, column);
                region.and_then(|region| self.cell(region.first.0, region.first.1)).or(own)
            }
        }
    }

    /// The merged region that covers a place.
    pub fn region_at(&self, row: u32, column: u32) -> Option<&Region> {
        self.merged
            .iter()
            .take_while(|region| region.first.0 <= row)
            .find(|region| region.last.0 >= row && (region.first.1..=region.last.1).contains(&column))
    }

    /// Does a row hold no value?
    pub fn is_blank_row(&self, row: u32) -> bool {
        self.row(row).iter().all(|cell| cell.value.is_blank())
    }

    /// Rows that hold a value: row number and its cells from left to right.
    pub fn filled_rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        self.rows().filter(|(_, cells)| cells.iter().any(|cell| !cell.value.is_blank()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_threaded_comment_only_what_people_wrote_is_kept() {
        let notice = "[Threaded comment] Your version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://example.invalid Comment: Ask finance. Reply: Done.";
        let mut sheet = Sheet::new("Plan", false, Vec::new());
        sheet.set_comments(vec![((1, 2), notice.to_owned()), ((2, 2), "Comment: mine".to_owned())]);
        assert_eq!(sheet.comments_of(1), [((1, 2), "Ask finance. Reply: Done.".to_owned())]);
        assert_eq!(sheet.comments_of(2), [((2, 2), "Comment: mine".to_owned())]);
    }
}
