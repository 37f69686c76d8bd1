//! Where records come from: one layout for each table found, one row number for each record.

use std::sync::Arc;

use jiff::civil::Date;

use super::value::date::Precision;
use crate::ingest::Value;
use crate::period::Period;
use crate::place::{Place, a1};

/// How a column was taken for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The header is like a known one.
    Guessed,
    /// The header is one of the known synonyms.
    Synonym,
    /// The header is the field's own name.
    Exact,
    /// batch.toml says so.
    Config,
}

impl How {
    pub fn text(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Synonym => "synonym",
            How::Guessed => "guessed",
            How::Config => "config",
        }
    }
}

/// One column of a table found on a sheet.
#[derive(Debug, Clone)]
pub struct ColumnUse {
    pub field: &'static str,
    pub column: u32,
    pub header: String,
    pub how: How,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// What one unit of a bare number is worth, in pence, where the header says it.
    pub scale: Option<i64>,
    /// The month or other stretch of time that stands in the header of a wide column.
    pub span: Option<Span>,
    /// The column that holds where this one is empty (the due date beside a revised one).
    pub instead: Option<u32>,
    /// Columns that stand for one value each, chosen by a mark: `Red | Amber | Green` with a cross in one of them.
    pub choices: Option<Choices>,
}

/// Columns of which one is marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Each column and the value that its header stands for.
    pub each: Vec<(u32, Value)>,
    /// What is read where several are marked: all headers, which is no value.
    pub several: Value,
}

/// A stretch of time: its last day and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub day: Date,
    pub precision: Precision,
}

impl Span {
    /// `2003-05` for a month, `quarter to 2003-06-30` for others.
    pub fn text(self) -> String {
        match self.precision {
            Precision::Month => format!("{:04}-{:02}", self.day.year(), self.day.month()),
            Precision::Day => self.day.to_string(),
            other => format!("{} to {}", other.text(), self.day),
        }
    }

    /// `May 2003`, `quarter to 30 Jun 2003`.
    pub fn in_words(self) -> String {
        let day = crate::period::day_in_words(self.day);
        match (self.precision, Period::of(self.day)) {
            (Precision::Month, Some(month)) => month.in_words(),
            (Precision::Day, _) => day,
            (other, _) => format!("{} to {day}", other.text()),
        }
    }
}

/// A column that may hold a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub field: &'static str,
    pub column: u32,
    pub header: String,
    pub confidence: u8,
    /// Another column names the field better; else the guess is not good enough.
    pub beside: bool,
}

/// A table found on a sheet. Shared by all its records.
#[derive(Debug, Clone)]
pub struct Layout {
    pub council: Arc<str>,
    pub period: Period,
    /// Id of the national pack that the tracker follows; empty when none does.
    pub framework: Arc<str>,
    pub workbook: Arc<str>,
    pub sheet: Arc<str>,
    /// Tables of a workbook are counted from 1.
    pub number: u32,
    pub table: &'static str,
    pub columns: Vec<ColumnUse>,
    /// Columns that were not used: number and header.
    pub unused: Vec<(u32, String)>,
    /// Those of them that may hold a field.
    pub doubts: Vec<Doubt>,
    /// Do the fields stand down the side? Rows are then the sheet's columns, and columns its rows.
    pub sideways: bool,
    /// Last header row, from 0.
    pub header_row: u32,
}

impl Layout {
    /// A row and column of this table as the sheet has them.
    pub fn on_sheet(&self, row: u32, column: u32) -> (u32, u32) {
        if self.sideways { (column, row) } else { (row, column) }
    }

    /// The cell of a row and column of this table.
    pub fn place(&self, row: u32, column: u32) -> Place {
        let (row, column) = self.on_sheet(row, column);
        Place::cell(&self.workbook, &self.sheet, row, column)
    }

    /// `D14`, as the sheet has it.
    pub fn cell_at(&self, row: u32, column: u32) -> String {
        let (row, column) = self.on_sheet(row, column);
        a1(row, column)
    }

    pub fn column(&self, field: &str) -> Option<&ColumnUse> {
        self.columns.iter().find(|column| column.field == field && column.span.is_none())
    }
}

/// The row of one record.
#[derive(Debug, Clone)]
pub struct Origin {
    pub layout: Arc<Layout>,
    /// From 0.
    pub row: u32,
    /// The column of the value itself, where a row holds several records (wide months).
    pub column: Option<u32>,
    /// Comments and notes on the cells of the row: `F12: see minutes`.
    pub remarks: Option<Arc<str>>,
}

impl Origin {
    pub fn council(&self) -> &Arc<str> {
        &self.layout.council
    }

    /// The cell of a field, or the row when the field has no column.
    pub fn place(&self, field: &str) -> Place {
        let layout = &self.layout;
        match self.layout.column(field).map(|column| column.column).or(self.column) {
            Some(column) => layout.place(self.row, column),
            None => Place::row(&layout.workbook, &layout.sheet, self.row),
        }
    }

    /// `'Action plan'!D14`: workbook apart, because tables show it in a column of its own.
    pub fn cell(&self, field: &str) -> String {
        let column = self.layout.column(field).map(|column| column.column).or(self.column);
        let cell = column
            .map_or_else(|| format!("row {}", self.row + 1), |column| self.layout.cell_at(self.row, column));
        format!("'{}'!{cell}", self.layout.sheet)
    }
}
