//! What was measured and published, which columns were read and what became of each row, as frames.

use polars::prelude::*;

use crate::compare::standing::{AreaFigure, Standing};
use crate::compare::{Benchmark, CouncilPart};
use crate::frame::column::text;
use crate::ledger::SheetAccount;
use crate::national::series::Published;
use crate::normalise::origin::{Layout, Shape, Span};
use crate::place::column_letters;

/// The frame `official`: every published figure around a council at the time that is compared, as published.
///
/// # Errors
/// When polars refuses.
pub fn official(parts: &[CouncilPart]) -> PolarsResult<DataFrame> {
    let all: Vec<(&CouncilPart, &Standing, &AreaFigure)> = parts
        .iter()
        .flat_map(|part| part.picture.standings.iter().map(move |standing| (part, standing)))
        .flat_map(|(part, standing)| standing.areas.iter().map(move |area| (part, standing, area)))
        .collect();
    let each = || all.iter().copied();
    let number = |name: &str, get: fn(&Published) -> Option<f64>| {
        let values: Vec<Option<f64>> =
            each().map(|(.., area)| area.published.as_ref().and_then(get)).collect();
        Column::new(name.into(), values)
    };
    let columns = vec![
        text("council", each().map(|(part, ..)| &*part.name)),
        text("pack", each().map(|(_, standing, _)| standing.pack.as_str())),
        text("series", each().map(|(_, standing, _)| standing.id.as_str())),
        text("title", each().map(|(_, standing, _)| standing.title.as_str())),
        text("unit", each().map(|(_, standing, _)| standing.unit.as_str())),
        text("time", each().map(|(_, standing, _)| standing.time.as_str())),
        text("area", each().map(|(.., area)| area.area.as_str())),
        text("area_name", each().map(|(.., area)| area.name.as_str())),
        text("who", each().map(|(.., area)| area.role.text())),
        number("value", |published| published.figure.value()),
        text(
            "shorthand",
            each().map(|(.., area)| if area.value().is_some() { "" } else { area.shorthand() }),
        ),
        number("numerator", |published| published.numerator),
        number("denominator", |published| published.denominator),
        text("note", each().map(|(.., area)| area.note.as_str())),
        text("source", each().map(|(_, standing, _)| standing.source.as_str())),
    ];
    DataFrame::new(all.len(), columns)
}

/// The tidy frame `measures`: one row for each measure, council and group.
///
/// # Errors
/// When polars refuses.
pub fn measures(benchmark: &Benchmark) -> PolarsResult<DataFrame> {
    let all: Vec<_> =
        benchmark.measures.iter().chain(benchmark.councils.iter().flat_map(|part| &part.measures)).collect();
    let each = || all.iter().copied();
    let period = benchmark.period.to_string();
    let verdicts: Vec<String> = each().map(|measure| measure.verdict.text()).collect();
    let national = || each().map(|measure| measure.national.as_ref());
    let columns = vec![
        text("measure", each().map(|measure| measure.id)),
        text("council", each().map(|measure| &*measure.council)),
        text("period", each().map(|_| period.as_str())),
        text("group_kind", each().map(|measure| measure.group.kind.text())),
        text("group", each().map(|measure| &*measure.group.name)),
        Column::new("value".into(), each().map(|measure| measure.value).collect::<Vec<Option<f64>>>()),
        Column::new(
            "numerator".into(),
            each().map(|measure| measure.numerator).collect::<Vec<Option<i64>>>(),
        ),
        Column::new(
            "denominator".into(),
            each().map(|measure| measure.denominator).collect::<Vec<Option<i64>>>(),
        ),
        text("unit", each().map(|measure| measure.unit.text())),
        text(
            "national_finding",
            national().map(|national| national.map_or("", |national| national.finding.as_str())),
        ),
        Column::new(
            "national_low".into(),
            national().map(|national| national.and_then(|national| national.low)).collect::<Vec<_>>(),
        ),
        Column::new(
            "national_high".into(),
            national().map(|national| national.and_then(|national| national.high)).collect::<Vec<_>>(),
        ),
        text(
            "national_kind",
            national().map(|national| national.map_or("", |national| national.kind.text())),
        ),
        text("verdict", verdicts.iter().map(String::as_str)),
        text("better", each().map(|measure| measure.better.text())),
        Column::new("few".into(), each().map(|measure| measure.few).collect::<Vec<bool>>()),
        text("note", each().map(|measure| measure.note.as_str())),
    ];
    DataFrame::new(all.len(), columns)
}

/// Which column of which sheet each field was read from.
///
/// # Errors
/// When polars refuses.
pub fn columns(layouts: &[&Layout]) -> PolarsResult<DataFrame> {
    let all: Vec<_> = layouts
        .iter()
        .flat_map(|layout| layout.columns.iter().map(move |column| (*layout, column)))
        .collect();
    let each = || all.iter();
    let letters: Vec<String> = each()
        .map(|(layout, column)| match layout.shape {
            Shape::Columns => format!("row {}", column.column + 1),
            Shape::Rows => column_letters(column.column),
            Shape::Cards(_) => layout.cell_at(layout.header_row, column.column),
        })
        .collect();
    let spans: Vec<String> =
        each().map(|(_, column)| column.span.map_or_else(String::new, Span::text)).collect();
    let cells: Vec<String> =
        each().map(|(layout, column)| layout.cell_at(layout.header_row, column.column)).collect();
    let confidence: Vec<u32> = each().map(|(_, column)| u32::from(column.confidence)).collect();
    let columns = vec![
        text("council", each().map(|(layout, _)| &*layout.council)),
        text("workbook", each().map(|(layout, _)| &*layout.workbook)),
        text("sheet", each().map(|(layout, _)| &*layout.sheet)),
        Column::new("table".into(), each().map(|(layout, _)| layout.number).collect::<Vec<u32>>()),
        text("record_table", each().map(|(layout, _)| layout.table)),
        text("field", each().map(|(_, column)| column.field)),
        text("column", letters.iter().map(String::as_str)),
        text("header", each().map(|(_, column)| column.header.as_str())),
        Column::new(
            "header_row".into(),
            each()
                .map(|(layout, _)| layout.shape.record_on_sheet(layout.header_row) + 1)
                .collect::<Vec<u32>>(),
        ),
        text("header_cell", cells.iter().map(String::as_str)),
        text("month", spans.iter().map(String::as_str)),
        text("how", each().map(|(_, column)| column.how.text())),
        Column::new("confidence".into(), confidence),
    ];
    DataFrame::new(all.len(), columns)
}

/// The account of every sheet.
///
/// # Errors
/// When polars refuses.
pub fn ledger(sheets: &[&SheetAccount]) -> PolarsResult<DataFrame> {
    let each = || sheets.iter();
    let number = |name: &str, values: Vec<u32>| Column::new(name.into(), values);
    let reasons: Vec<String> = each().map(|sheet| sheet.reasons()).collect();
    let columns = vec![
        text("workbook", each().map(|sheet| &*sheet.workbook)),
        text("sheet", each().map(|sheet| &*sheet.sheet)),
        number("rows", each().map(|sheet| sheet.rows as u32).collect()),
        number("used", each().map(|sheet| sheet.used as u32).collect()),
        number("set_aside", each().map(|sheet| sheet.set_aside_total() as u32).collect()),
        number("not_recognised", each().map(|sheet| sheet.not_recognised as u32).collect()),
        text("reason", reasons.iter().map(String::as_str)),
    ];
    DataFrame::new(sheets.len(), columns)
}
