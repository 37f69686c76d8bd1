//! Where records come from: one layout for each table found, one row number for each record.

use std::sync::Arc;

use crate::period::Period;
use crate::place::{Place, a1};

/// How a column was taken for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The header contains a known one as whole words.
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
    /// What one unit of a bare number is worth, in pence, where the header says it.
    pub scale: Option<i64>,
    /// The month that stands in the header of a wide column.
    pub month: Option<Period>,
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
    /// Last header row, from 0.
    pub header_row: u32,
}

impl Layout {
    pub fn column(&self, field: &str) -> Option<&ColumnUse> {
        self.columns.iter().find(|column| column.field == field && column.month.is_none())
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
}

impl Origin {
    pub fn council(&self) -> &Arc<str> {
        &self.layout.council
    }

    /// The cell of a field, or the row when the field has no column.
    pub fn place(&self, field: &str) -> Place {
        let layout = &self.layout;
        match self.layout.column(field).map(|column| column.column).or(self.column) {
            Some(column) => Place::cell(&layout.workbook, &layout.sheet, self.row, column),
            None => Place::row(&layout.workbook, &layout.sheet, self.row),
        }
    }

    /// `'Action plan'!D14`: workbook apart, because tables show it in a column of its own.
    pub fn cell(&self, field: &str) -> String {
        let column = self.layout.column(field).map(|column| column.column).or(self.column);
        let cell = column.map_or_else(|| format!("row {}", self.row + 1), |column| a1(self.row, column));
        format!("'{}'!{cell}", self.layout.sheet)
    }
}
