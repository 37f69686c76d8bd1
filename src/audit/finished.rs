//! A finished workbook as its package says it: what a reader of the file, or of the screen, gets. Holds no judgement.

use std::sync::Arc;

/// The workbook as a whole.
#[derive(Debug, Default)]
pub struct Finished {
    pub properties: Properties,
    pub formats: Vec<Format>,
    pub sheets: Vec<Sheet>,
    /// Which sheet opens first, from 0.
    pub active: usize,
}

/// What the document says of itself.
#[derive(Debug, Default)]
pub struct Properties {
    pub title: String,
    pub author: String,
    pub language: String,
}

/// How cells look that share a style.
#[derive(Debug, Clone, Default)]
pub struct Format {
    pub font: Font,
    /// The colour behind the text; `None` for none.
    pub fill: Option<[u8; 3]>,
    /// The code of the number format, `General` where there is none.
    pub number: String,
    /// Does it show a day?
    pub is_date: bool,
    pub wraps: bool,
    /// Turned or stacked instead of horizontal.
    pub is_turned: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Font {
    pub name: String,
    /// In points.
    pub size: f64,
    pub is_bold: bool,
    pub is_italic: bool,
    /// Raised above the line, as footnote marks are.
    pub is_raised: bool,
    /// `None` for the usual black.
    pub colour: Option<[u8; 3]>,
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what a file says of a sheet, yes or no")]
pub struct Sheet {
    pub name: String,
    /// A sheet that explains others: cover, notes.
    pub is_about: bool,
    /// A sheet that is one chart.
    pub is_chart: bool,
    pub is_hidden: bool,
    /// Cells that hold something or look like something, by row, then column.
    pub cells: Vec<Cell>,
    /// Where each row begins among them; one more at the end.
    pub starts: Vec<usize>,
    /// As `A2:A5`.
    pub merged: Vec<String>,
    /// Numbers of hidden rows, from 0.
    pub hidden_rows: Vec<u32>,
    /// First and last of hidden columns, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// First and last column, from 0, and their width in characters.
    pub widths: Vec<(u32, u32, f64)>,
    pub default_width: f64,
    /// Cells under a filter, as `A4:D9`.
    pub filters: Vec<String>,
    /// Does a page have a text above or below it when printed?
    pub has_margin_text: bool,
    /// In percent.
    pub zoom: u32,
    /// `frozen` or `split`.
    pub panes: Option<String>,
    /// Where the cursor stands.
    pub cursor: String,
    pub tables: Vec<Table>,
    pub links: Vec<Link>,
    pub pictures: Vec<Picture>,
}

#[derive(Debug, Clone)]
pub struct Cell {
    pub row: u32,
    pub column: u32,
    /// Place in the workbook's formats.
    pub format: usize,
    pub value: Value,
    /// A part of its text is raised above the line.
    pub is_raised: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Empty,
    /// Never blank: a text of spaces is `Empty`.
    Text(Arc<str>),
    Number(f64),
    /// True, false, or an error such as `#REF!`.
    Other(String),
}

/// A marked-up table.
#[derive(Debug, Default)]
pub struct Table {
    pub name: String,
    /// First and last cell, from 0.
    pub first: (u32, u32),
    pub last: (u32, u32),
    pub has_header: bool,
}

impl Table {
    /// Does the table hold this cell?
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }

    /// Rows of values, from 0.
    pub fn body(&self) -> std::ops::RangeInclusive<u32> {
        self.first.0 + u32::from(self.has_header)..=self.last.0
    }

    pub fn columns(&self) -> std::ops::RangeInclusive<u32> {
        self.first.1..=self.last.1
    }
}

#[derive(Debug)]
pub struct Link {
    pub row: u32,
    pub column: u32,
    /// A file or address outside of the workbook.
    pub target: Option<String>,
    /// A place, in this workbook where there is no target: `'Action plan'!A1`.
    pub location: Option<String>,
}

/// A chart, image or drawn shape.
#[derive(Debug)]
pub struct Picture {
    pub what: &'static str,
    /// Its alternative text.
    pub alt: String,
    /// The cell at its upper left corner; `None` on a chart's own sheet.
    pub at: Option<(u32, u32)>,
}

impl Sheet {
    /// Puts the cells in order, so that they are found at once.
    pub(super) fn settle(&mut self) {
        if !self.cells.is_sorted_by_key(|cell| (cell.row, cell.column)) {
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
        }
        self.starts.clear();
        for (at, cell) in self.cells.iter().enumerate() {
            while self.starts.len() <= cell.row as usize {
                self.starts.push(at);
            }
        }
        self.starts.push(self.cells.len());
    }

    /// The cell there, if the file says anything of it.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let own = self.row(row);
        // Rows are mostly full from column A on.
        match own.get(column as usize) {
            Some(cell) if cell.column == column => Some(cell),
            _ => own.get(own.binary_search_by_key(&column, |cell| cell.column).ok()?),
        }
    }

    /// The cells of a row.
    pub fn row(&self, row: u32) -> &[Cell] {
        let start = self.starts.get(row as usize).copied();
        let end = self.starts.get(row as usize + 1).copied();
        start.zip(end).and_then(|(start, end)| self.cells.get(start..end)).unwrap_or_default()
    }

    /// The text there; empty where there is none.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.cell(row, column).map_or("", Cell::text)
    }

    /// Cells that hold something.
    pub fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.is_empty())
    }

    /// The table that holds a cell.
    pub fn table_at(&self, row: u32, column: u32) -> Option<&Table> {
        self.tables.iter().find(|table| table.holds(row, column))
    }

    /// Width of a column in characters.
    pub fn width(&self, column: u32) -> f64 {
        let own = self.widths.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        own.map_or(self.default_width, |(.., width)| *width)
    }
}

impl Value {
    pub(super) fn of_text(text: &Arc<str>) -> Self {
        if text.trim_start().is_empty() { Value::Empty } else { Value::Text(Arc::clone(text)) }
    }
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        matches!(self.value, Value::Empty)
    }

    /// Its text; empty for anything else.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = &self.value { text } else { "" }
    }
}

impl Finished {
    /// How a cell looks.
    pub fn format(&self, cell: &Cell) -> &Format {
        const PLAIN: &Format = &Format {
            font: Font {
                name: String::new(),
                size: 11.0,
                is_bold: false,
                is_italic: false,
                is_raised: false,
                colour: None,
            },
            fill: None,
            number: String::new(),
            is_date: false,
            wraps: false,
            is_turned: false,
        };
        self.formats.get(cell.format).unwrap_or(PLAIN)
    }

    /// Sheets of cells that are not hidden: hidden ones are told once, as hidden.
    pub fn of_cells(&self) -> impl Iterator<Item = &Sheet> {
        self.sheets.iter().filter(|sheet| !sheet.is_chart && !sheet.is_hidden)
    }
}
