//! One row of a table while it is read: its cells, and what they say as text. Dates, amounts and meanings are read from
//! here in `amounts` and `meanings`; these three are the only places where values meet diagnostics.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

pub use super::entry::{Amount, NOT_A_DATE, Said, When};
use super::origin::{Layout, Origin};
use crate::diagnostic::Diagnostic;
use crate::ingest::{Sheet, Value};
use crate::national::Pack;
use crate::period::Period;
use crate::text::one_line;
use crate::value::blank::Blank;
use crate::value::date::Order;
use crate::value::plain;
use crate::value::status::{Key, StatusFrom};

/// What batch.toml says of values: by field, the plain text found and what it stands for.
pub(crate) type MappedValues = HashMap<String, HashMap<String, Value>>;

/// What all rows of a table share.
pub struct Context<'a> {
    pub sheet: &'a Sheet,
    pub layout: Arc<Layout>,
    pub pack: Option<&'a Pack>,
    /// All packs: a judgement of another year follows another framework.
    pub packs: &'a [Pack],
    pub key: &'a Key,
    /// Which channel of a status counts before which.
    pub status_order: &'a [StatusFrom],
    pub(crate) values: &'a MappedValues,
    /// Pence a bare number is worth where the column's header does not say it.
    pub scale: i64,
    /// Columns of amounts that hold numbers: an amount that is text there is left out by every sum.
    pub number_columns: Vec<u32>,
    /// Percentages kept as fractions of one.
    pub fractions: bool,
    /// What a number in the status column is worth in percent.
    pub status_scale: Option<f64>,
    /// Columns whose empty cells repeat the cell above (first rows of groups filled, the others left empty).
    pub filled_down: HashMap<u32, HashMap<u32, u32>>,
    /// Columns of dates whose month stands first.
    pub orders: HashMap<u32, Order>,
    /// Rows that go on with a record, by the record's row.
    pub continued: HashMap<u32, Vec<u32>>,
    /// The columns that name a record together, where the header leaves them without a name.
    pub labels: Option<(u32, u32)>,
    /// What one record is called.
    pub record: &'static str,
    /// Standards already looked up: most rows repeat the text of the row above.
    pub standards: RefCell<HashMap<String, Option<(u8, bool)>>>,
}

/// One row of a table, while it is read.
pub struct Row<'a> {
    pub context: &'a Context<'a>,
    pub row: u32,
    /// The standard named on a line of its own above.
    pub heading: Option<String>,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

static EMPTY: Value = Value::Empty;

impl<'a> Row<'a> {
    pub fn origin(&self) -> Origin {
        let comments = self.context.sheet.comments_of(self.row);
        let remarks = (!comments.is_empty()).then(|| {
            let said = comments.iter().map(|((_, column), text)| {
                format!("{}: {text}", self.context.layout.cell_at(self.row, *column))
            });
            Arc::from(said.collect::<Vec<_>>().join("; "))
        });
        Origin { layout: Arc::clone(&self.context.layout), row: self.row, column: None, remarks }
    }

    pub fn period(&self) -> Period {
        self.context.layout.period
    }

    pub(super) fn column(&self, field: &str) -> Option<u32> {
        self.context.layout.column(field).map(|column| column.column)
    }

    pub(crate) fn at(&self, column: u32) -> &'a Value {
        let row = self
            .context
            .filled_down
            .get(&column)
            .and_then(|rows| rows.get(&self.row))
            .copied()
            .unwrap_or(self.row);
        let value = self.context.sheet.cell_or_merged(row, column).map_or(&EMPTY, |cell| &cell.value);
        if let Some(chosen) = self.chosen(column) {
            return chosen;
        }
        let used = || self.context.layout.columns.iter().find(|used| used.column == column);
        if let Some(used) = used().filter(|used| !used.instead.is_empty() && is_no_answer(value)) {
            let others = used.instead.iter().map(|&other| self.context.sheet.cell_or_merged(self.row, other));
            let held =
                others.map(|cell| cell.map_or(&EMPTY, |cell| &cell.value)).find(|value| !is_no_answer(value));
            return held.unwrap_or(value);
        }
        if !self.context.values.is_empty()
            && let Some(mapped) = used().and_then(|used| self.context.values.get(used.field))
        {
            return mapped.get(&plain(&value.shown())).unwrap_or(value);
        }
        value
    }

    /// What the one marked cell of several columns stands for.
    fn chosen(&self, column: u32) -> Option<&'a Value> {
        let context = self.context;
        let choices = context.layout.columns.iter().find(|used| used.column == column)?.choices.as_ref()?;
        let is_marked = |column: u32| {
            let cell = context.sheet.cell_or_merged(self.row, column);
            cell.is_some_and(|cell| !cell.value.is_blank() && Blank::of(&cell.value.shown()).is_none())
        };
        let mut marked = choices.each.iter().filter(|(column, _)| is_marked(*column));
        Some(match (marked.next(), marked.next()) {
            (None, _) => &EMPTY,
            (Some((_, value)), None) => value,
            (Some(_), Some(_)) => &choices.several,
        })
    }

    /// The cell itself: an amount in a merged cell stands in the first row of its region and counts once.
    pub(super) fn own(&self, column: u32) -> &'a Value {
        self.context.sheet.cell(self.row, column).map_or(&EMPTY, |cell| &cell.value)
    }

    pub(super) fn value(&self, field: &str) -> &'a Value {
        self.column(field).map_or(&EMPTY, |column| self.at(column))
    }

    /// The cell above that a "see above" means.
    pub(super) fn above(&self, column: u32) -> &'a Value {
        let sheet = self.context.sheet;
        (self.context.layout.header_row + 1..self.row)
            .rev()
            .filter_map(|row| sheet.cell_or_merged(row, column))
            .map(|cell| &cell.value)
            .find(|value| {
                !value.is_blank()
                    && !matches!(value, Value::Text(text) if Blank::of(text) == Some(Blank::AsAbove))
            })
            .unwrap_or(&EMPTY)
    }

    pub fn said(&mut self, field: &str) -> Said {
        let Some(column) = self.column(field) else {
            return Said { text: String::new(), blank: Some(Blank::Empty) };
        };
        let mut said = self.said_in(column);
        for &row in self.context.continued.get(&self.row).into_iter().flatten() {
            let more = self.context.sheet.cell(row, column).map(|cell| tidy(&cell.value.shown()));
            if let Some(more) = more.filter(|more| !more.is_empty()) {
                said.text = if said.text.is_empty() { more } else { format!("{}; {more}", said.text) };
                said.blank = None;
            }
        }
        said
    }

    fn said_in(&mut self, column: u32) -> Said {
        let empty = |blank| Said { text: String::new(), blank: Some(blank) };
        match self.at(column) {
            Value::Empty => empty(Blank::Empty),
            Value::Error(error) => {
                self.error_cell(column, error);
                empty(Blank::Error)
            }
            Value::Text(text) => match Blank::of(text) {
                Some(Blank::AsAbove) => match self.above(column) {
                    Value::Empty | Value::Error(_) => empty(Blank::AsAbove),
                    above => match Blank::of(&above.shown()) {
                        Some(blank) => empty(blank),
                        None => Said { text: tidy(&above.shown()), blank: None },
                    },
                },
                Some(blank) => empty(blank),
                None => Said { text: tidy(text), blank: None },
            },
            other => Said { text: other.shown(), blank: None },
        }
    }

    /// The name of a record: its field, or the texts of several columns whose group names are filled down.
    pub fn label(&mut self, field: &str) -> String {
        let Some((first, last)) = self.context.labels else { return self.text(field) };
        let sheet = self.context.sheet;
        let text_at = |row: u32, column: u32| match sheet.cell_or_merged(row, column).map(|cell| &cell.value)
        {
            Some(Value::Text(text)) if !text.trim().is_empty() => Some(tidy(text)),
            _ => None,
        };
        let start = (first..=last).find(|&column| text_at(self.row, column).is_some()).unwrap_or(last);
        let group = (first..start).filter_map(|column| {
            (self.context.layout.header_row + 1..self.row).rev().find_map(|row| text_at(row, column))
        });
        let own = (start..=last).filter_map(|column| text_at(self.row, column));
        group.chain(own).map(|text| one_line(&text)).collect::<Vec<_>>().join(", ")
    }

    /// A reference or number of the record, with the zeros that its format shows: `1.10`.
    pub fn id(&mut self, field: &str) -> String {
        let own = self.column(field).and_then(|column| self.context.sheet.cell_or_merged(self.row, column));
        match own.filter(|cell| cell.decimals.is_some() && matches!(cell.value, Value::Number(_))) {
            Some(cell) => cell.shown(),
            None => self.text(field),
        }
    }

    /// The text of a field, empty for every kind of blank.
    pub fn text(&mut self, field: &str) -> String {
        self.said(field).text
    }
}

/// Nothing, a typed blank, or words that leave what stood before as it was.
fn is_no_answer(value: &Value) -> bool {
    let Value::Text(text) = value else { return value.is_blank() };
    let plain = plain(text);
    Blank::of(text).is_some()
        || matches!(
            plain.as_str(),
            "no change" | "unchanged" | "same" | "as original" | "as before" | "original" | "not revised"
        )
}

/// Text without white space around and non-breaking spaces inside; line breaks stay.
pub(super) fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\u{a0}') { text.replace('\u{a0}', " ").trim().to_owned() } else { text.to_owned() }
}
