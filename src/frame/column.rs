//! Columns of frames from values: empty texts are nothing, days are dates.

use jiff::civil::{Date, date};
use polars::prelude::*;

pub(crate) fn text<'a>(name: &str, values: impl Iterator<Item = &'a str>) -> Column {
    let values: Vec<Option<&str>> = values.map(|value| (!value.is_empty()).then_some(value)).collect();
    Column::new(name.into(), values)
}

pub(crate) fn days(name: &str, values: impl Iterator<Item = Option<Date>>) -> PolarsResult<Column> {
    let epoch = date(1970, 1, 1);
    let values: Vec<Option<i32>> = values.map(|day| day.map(|day| (day - epoch).get_days())).collect();
    Column::new(name.into(), values).cast(&DataType::Date)
}

/// Numbers of a list as `6;7`.
pub(crate) fn list(numbers: &[u16]) -> String {
    numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(";")
}
