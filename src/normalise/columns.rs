//! What a column says as a whole: fractions or percentages, day or month first, groups that are filled down.

use std::collections::HashMap;

use crate::ingest::{Sheet, Value};
use crate::recognise::found::Found;
use crate::value::date::{Order, order_of};

fn values<'a>(sheet: &'a Sheet, table: &'a Found, column: u32) -> impl Iterator<Item = &'a Value> {
    table.records.iter().filter_map(move |&row| Some(&sheet.cell(row, column)?.value))
}

/// Are the numbers of a field kept as fractions of one?
pub(super) fn has_fractions(sheet: &Sheet, table: &Found, field: &str) -> bool {
    let Some(column) = table.column(field) else { return false };
    let mut numbers = values(sheet, table, column).filter_map(|value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    });
    let mut some = false;
    numbers.all(|number| {
        some |= number > 0.0;
        (0.0..=1.0).contains(&number)
    }) && some
}

/// The columns of amounts of a budget that hold numbers.
pub(super) fn number_columns(sheet: &Sheet, table: &Found) -> Vec<u32> {
    let amounts = ["budget", "actual", "committed", "forecast", "variance"];
    let columns = table.columns.iter().filter(|used| amounts.contains(&used.field)).map(|used| used.column);
    columns
        .filter(|&column| values(sheet, table, column).any(|value| matches!(value, Value::Number(_))))
        .collect()
}

/// What a number in the status column is worth in percent, where they are percentages or fractions of one; `None` where
/// they are codes.
pub(super) fn status_scale(sheet: &Sheet, table: &Found) -> Option<f64> {
    if has_fractions(sheet, table, "status") {
        return Some(100.0);
    }
    let numbers = values(sheet, table, table.column("status")?).filter_map(|value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    });
    let (mut most, mut least) = (0.0, 0.0);
    for number in numbers {
        most = f64::max(most, number);
        least = f64::min(least, number);
    }
    // 1 to 5 are codes of some scale.
    (least >= 0.0 && most > 5.0 && most <= 100.0).then_some(1.0)
}

/// What the dates of one column say of their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DateColumn {
    pub(super) column: u32,
    /// Texts whose day, or month, can only stand first.
    pub(super) day_first: usize,
    pub(super) month_first: usize,
    /// Texts that could be either.
    pub(super) doubtful: usize,
    /// Cells that are dates, and those of them whose day could be a month.
    pub(super) dates: usize,
    pub(super) low_dates: usize,
}

impl DateColumn {
    /// The order in which doubtful texts are read: the column's own majority.
    pub(super) fn order(&self) -> Order {
        if self.month_first > self.day_first { Order::MonthFirst } else { Order::DayFirst }
    }

    /// Days over 12 stayed text and days up to 12 became dates: day and month of those dates were exchanged.
    pub(super) fn looks_swapped(&self) -> bool {
        self.day_first >= 2 && self.doubtful == 0 && self.dates >= 2 && self.low_dates == self.dates
    }
}

/// The columns of dates of a table.
pub(super) fn dates(sheet: &Sheet, table: &Found) -> Vec<DateColumn> {
    let fields = ["due", "completed", "review", "met", "date", "visit_date"];
    let columns = table.columns.iter().filter(|used| used.span.is_none() && fields.contains(&used.field));
    columns
        .map(|used| {
            let mut found = DateColumn { column: used.column, ..DateColumn::default() };
            for value in values(sheet, table, used.column) {
                match value {
                    Value::Text(text) => match order_of(text) {
                        Some(Some(Order::DayFirst)) => found.day_first += 1,
                        Some(Some(Order::MonthFirst)) => found.month_first += 1,
                        Some(None) => found.doubtful += 1,
                        None => {}
                    },
                    Value::Date(day) => {
                        found.dates += 1;
                        found.low_dates += usize::from(day.day() <= 12);
                    }
                    _ => {}
                }
            }
            found
        })
        .collect()
}

/// Rows of a column whose empty cells repeat the one above: only where groups are plainly written that way,
/// the first row filled, no two neighbouring rows filled alike. Gives each empty row the row whose value it takes.
pub(super) fn filled_down(sheet: &Sheet, table: &Found, field: &str) -> Option<(u32, HashMap<u32, u32>)> {
    let column = table.column(field)?;
    let mut taken = HashMap::new();
    let mut filled = 0;
    let mut last: Option<(u32, String)> = None;
    for &row in &table.records {
        let value = sheet
            .cell_or_merged(row, column)
            .map(|cell| cell.value.shown())
            .filter(|text| !text.trim().is_empty());
        match (value, &last) {
            (Some(text), Some((_, before))) if text == *before => return None,
            (Some(text), _) => {
                filled += 1;
                last = Some((row, text));
            }
            (None, Some((from, _))) => {
                taken.insert(row, *from);
            }
            (None, None) => return None,
        }
    }
    // A single cell left empty is a gap, and few among many are gaps too: neither makes groups.
    (taken.len() >= 2 && taken.len() * 4 >= filled).then_some((column, taken))
}
