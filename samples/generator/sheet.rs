//! A plain picture of a workbook (cells, merges, fills), made before any file format is thought of.

use crate::day::Day;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Value {
    #[default]
    Empty,
    Text(String),
    /// Shown as typed.
    Number(f64),
    /// Shown with thousands commas and two decimals.
    Money(f64),
    Day(Day),
    /// Shown as "Mar-04".
    Month(Day),
    Formula {
        text: String,
        result: f64,
    },
    /// A formula shown as a whole number.
    Score {
        text: String,
        result: i32,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fill {
    #[default]
    None,
    Red,
    Amber,
    Yellow,
    Green,
    Blue,
    /// Header rows.
    Head,
    /// Standards, themes and totals.
    Band,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) fill: Fill,
    pub(crate) bold: bool,
}

impl Cell {
    pub(crate) fn filled(mut self, fill: Fill) -> Self {
        self.fill = fill;
        self
    }

    pub(crate) fn bold(mut self) -> Self {
        self.bold = true;
        self
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, ..Self::default() }
    }
}

/// A text cell; empty text is an empty cell.
pub(crate) fn text(words: impl Into<String>) -> Cell {
    let words = words.into();
    if words.is_empty() { Cell::default() } else { Value::Text(words).into() }
}

pub(crate) fn number(amount: f64) -> Cell {
    Value::Number(amount).into()
}

pub(crate) fn whole(amount: i32) -> Cell {
    number(f64::from(amount))
}

pub(crate) fn day(on: Day) -> Cell {
    Value::Day(on).into()
}

/// First row, first column, last row, last column, all counted from nought.
pub(crate) type Region = (usize, usize, usize, usize);

#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) merges: Vec<Region>,
    pub(crate) hidden: bool,
    pub(crate) hidden_columns: Vec<usize>,
    pub(crate) filter: Option<Region>,
}

impl Sheet {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// A row with one bold cell in column A.
    pub(crate) fn title(&mut self, words: impl Into<String>) {
        self.rows.push(vec![text(words).bold()]);
    }

    /// A row with one plain cell in column A.
    pub(crate) fn note(&mut self, words: impl Into<String>) {
        self.rows.push(vec![text(words)]);
    }

    pub(crate) fn blank(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(crate) fn head(&mut self, headers: &[&str]) {
        self.rows.push(headers.iter().map(|words| text(*words).filled(Fill::Head).bold()).collect());
    }

    /// A row of texts.
    pub(crate) fn texts(&mut self, cells: &[&str]) {
        self.rows.push(cells.iter().map(|words| text(*words)).collect());
    }

    /// Merges runs of equal texts down `column` from row `first` on, keeping the text once.
    pub(crate) fn merge_down(&mut self, column: usize, first: usize) {
        let mut start = first;
        while start < self.rows.len() {
            let value = self.value(start, column);
            let mut end = start;
            while value != Value::Empty && end + 1 < self.rows.len() && self.value(end + 1, column) == value {
                end += 1;
            }
            if end > start {
                self.merges.push((start, column, end, column));
                for row in self.rows.iter_mut().take(end + 1).skip(start + 1) {
                    if let Some(cell) = row.get_mut(column) {
                        cell.value = Value::Empty;
                    }
                }
            }
            start = end + 1;
        }
    }

    fn value(&self, row: usize, column: usize) -> Value {
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .map(|cell| cell.value.clone())
            .unwrap_or_default()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Book {
    pub(crate) title: String,
    pub(crate) sheets: Vec<Sheet>,
}
