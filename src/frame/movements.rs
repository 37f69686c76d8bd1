//! What moved in a month as a frame.

use polars::prelude::*;

use super::column::text;
use crate::movement::{Matched, Movement};
use crate::plan::Plan;

/// What the records of a table are, beside the actions.
fn shown(table: &str) -> &str {
    match table {
        "assessments" => "criteria",
        "recommendations" => "recommendations in the register",
        other => other,
    }
}

/// What moved: one row for each change.
///
/// # Errors
/// When polars refuses.
pub(super) fn movements(movements: &[(&str, &Movement)], plan: &Plan) -> PolarsResult<DataFrame> {
    let each = || movements.iter().map(|(_, movement)| *movement);
    let standard = |(framework, movement): &(&str, &Movement)| {
        Some(plan.pack(framework)?.standard(movement.item.standard?)?.in_words())
    };
    let strings = |get: &dyn Fn(&Movement) -> String| each().map(get).collect::<Vec<String>>();
    let numbers = |name: &str, get: &dyn Fn(&Movement) -> Option<i64>| {
        Column::new(name.into(), each().map(get).collect::<Vec<Option<i64>>>())
    };
    let periods = strings(&|movement| movement.period.to_string());
    let previous = strings(&|movement| movement.previous.to_string());
    let matched = strings(&|movement| movement.matched.map_or_else(String::new, Matched::text));
    let before = || each().map(|movement| movement.before.as_ref());
    let columns = vec![
        text("council", each().map(|movement| &*movement.council)),
        text("period", periods.iter().map(String::as_str)),
        text("previous_period", previous.iter().map(String::as_str)),
        text("table", each().map(|movement| movement.item.table)),
        text("ref", each().map(|movement| movement.item.reference.as_str())),
        text("change", each().map(|movement| movement.change.text())),
        text("was", each().map(|movement| movement.was.as_str())),
        text("now", each().map(|movement| movement.now.as_str())),
        numbers("days", &|movement| movement.days),
        numbers("times_slipped", &|movement| movement.times.map(i64::from)),
        Column::new("overdue".into(), each().map(|movement| movement.overdue).collect::<Vec<bool>>()),
        text("matched", matched.iter().map(String::as_str)),
        numbers("standard", &|movement| movement.item.standard.map(i64::from)),
        Column::new("standard_name".into(), movements.iter().map(standard).collect::<Vec<Option<String>>>()),
        text("records", each().map(|movement| shown(movement.item.table))),
        text("text", each().map(|movement| movement.item.text.as_str())),
        // Of what vanished, where it was.
        text("workbook", each().map(|movement| &*movement.item.workbook)),
        text("sheet", each().map(|movement| &*movement.item.sheet)),
        numbers("row", &|movement| Some(i64::from(movement.item.row) + 1)),
        text("previous_workbook", before().map(|item| item.map_or("", |item| &*item.workbook))),
        text("previous_sheet", before().map(|item| item.map_or("", |item| &*item.sheet))),
        numbers("previous_row", &|movement| movement.before.as_ref().map(|item| i64::from(item.row) + 1)),
    ];
    DataFrame::new(movements.len(), columns)
}
