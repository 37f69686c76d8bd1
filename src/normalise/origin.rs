//! Where records come from: one layout for each table found, one row number for each record.

use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

use crate::interned::Name;
use crate::period::Period;
use crate::place::{Place, a1};
pub use crate::recognise::column::{Choices, ColumnUse, Doubt, DoubtWhy, How, Series, Span};
pub use crate::recognise::shape::Shape;

/// A table found on a sheet. Shared by all its records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Layout {
    pub council: Arc<str>,
    pub period: Period,
    /// Id of the national pack that the tracker follows; empty when none does.
    pub framework: Arc<str>,
    pub workbook: Arc<str>,
    pub sheet: Arc<str>,
    /// Tables of a workbook are counted from 1.
    pub number: u32,
    #[serde(with = "crate::interned")]
    pub table: Name,
    pub columns: Vec<ColumnUse>,
    /// Columns that were not used: number and header.
    pub unused: Vec<(u32, String)>,
    /// Those of them that may hold a field.
    pub doubts: Vec<Doubt>,
    /// The record table that came second, and how near it came, in percent.
    #[serde(with = "crate::interned::with_percent")]
    pub second: Option<(Name, u8)>,
    /// How its rows and columns lie on the sheet.
    pub shape: Shape,
    /// Last header row, from 0.
    pub header_row: u32,
}

/// What stands in for the layout of a record until it is put back.
static NONE: LazyLock<Arc<Layout>> = LazyLock::new(|| {
    let none: Arc<str> = Arc::from("");
    Arc::new(Layout {
        council: Arc::clone(&none),
        period: Period { year: 0, month: 1 },
        framework: Arc::clone(&none),
        workbook: Arc::clone(&none),
        sheet: none,
        number: 0,
        table: "",
        columns: Vec::new(),
        unused: Vec::new(),
        doubts: Vec::new(),
        second: None,
        shape: Shape::Rows,
        header_row: 0,
    })
});

impl Layout {
    fn none() -> Arc<Self> {
        Arc::clone(&NONE)
    }

    /// A row and column of this table as the sheet has them.
    pub fn on_sheet(&self, row: u32, column: u32) -> (u32, u32) {
        self.shape.on_sheet(row, column)
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
        self.columns.iter().find(|column| column.field == field && !column.is_across())
    }
}

/// The row of one record.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Origin {
    /// Kept once for all records of a table, beside them.
    #[serde(skip, default = "Layout::none")]
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

    /// Does its table have the field? Where it has not, nothing is missing from it.
    pub fn keeps(&self, field: &str) -> bool {
        self.layout.column(field).is_some()
    }

    /// The row of the sheet that stands for it, from 0: its own, or the first of its card. A column where records stand across.
    pub fn row_on_sheet(&self) -> u32 {
        self.layout.shape.record_on_sheet(self.row)
    }

    /// The cell of a field, or the row when the field has no column.
    pub fn place(&self, field: &str) -> Place {
        let layout = &self.layout;
        match self.layout.column(field).map(|column| column.column).or(self.column) {
            Some(column) => layout.place(self.row, column),
            None => Place::row(&layout.workbook, &layout.sheet, self.row_on_sheet()),
        }
    }

    /// `'Action plan'!D14`: workbook apart, because tables show it in a column of its own.
    pub fn cell(&self, field: &str) -> String {
        let column = self.layout.column(field).map(|column| column.column).or(self.column);
        let cell = column.map_or_else(
            || format!("row {}", self.row_on_sheet() + 1),
            |column| self.layout.cell_at(self.row, column),
        );
        format!("'{}'!{cell}", self.layout.sheet)
    }
}
