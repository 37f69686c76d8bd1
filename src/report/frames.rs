//! Records, columns, measures and ledger as polars frames, and the frames as .csv and .parquet bytes.
//! Columns are built directly from the records. Dates are days; money is whole pence in columns ending in `_pence`.

use jiff::civil::{Date, date};
use polars::prelude::*;

use crate::compare::standing::{AreaFigure, Standing};
use crate::compare::{Benchmark, CouncilPart};
use crate::history::{DATA_VERSION, VERSION_KEY};
use crate::ledger::SheetAccount;
use crate::movement::{Matched, Movement};
use crate::national::series::Published;
use crate::normalise::origin::{Layout, Shape, Span};
use crate::normalise::records::{Column as Field, Record};
use crate::place::column_letters;
use crate::value::date::Precision;

fn text<'a>(name: &str, values: impl Iterator<Item = &'a str>) -> Column {
    let values: Vec<Option<&str>> = values.map(|value| (!value.is_empty()).then_some(value)).collect();
    Column::new(name.into(), values)
}

fn days(name: &str, values: impl Iterator<Item = Option<Date>>) -> PolarsResult<Column> {
    let epoch = date(1970, 1, 1);
    let values: Vec<Option<i32>> = values.map(|day| day.map(|day| (day - epoch).get_days())).collect();
    Column::new(name.into(), values).cast(&DataType::Date)
}

/// Numbers of a list as `6;7`.
fn list(numbers: &[u16]) -> String {
    numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(";")
}

/// The frame of one record table: origin, then fields.
///
/// # Errors
/// When polars refuses.
pub fn records<T: Record>(records: &[&T]) -> PolarsResult<DataFrame> {
    let origins = || records.iter().map(|record| record.origin());
    let mut columns = vec![
        text("council", origins().map(|origin| &*origin.layout.council)),
        Column::new(
            "period".into(),
            origins().map(|origin| origin.layout.period.to_string()).collect::<Vec<_>>(),
        ),
        text("framework", origins().map(|origin| &*origin.layout.framework)),
        text("workbook", origins().map(|origin| &*origin.layout.workbook)),
        text("sheet", origins().map(|origin| &*origin.layout.sheet)),
        Column::new("table".into(), origins().map(|origin| origin.layout.number).collect::<Vec<u32>>()),
        // Where fields stand down the side, the record is a column.
        Column::new("row".into(), origins().map(|origin| origin.row_on_sheet() + 1).collect::<Vec<u32>>()),
        text("remarks", origins().map(|origin| origin.remarks.as_deref().unwrap_or_default())),
    ];
    let each = || records.iter().copied();
    for field in T::columns() {
        match field {
            Field::Text(name, get) => columns.push(text(name, each().map(get))),
            Field::Said(name, get) => {
                columns.push(text(name, each().map(|record| get(record).text.as_str())));
                columns.push(text(
                    &format!("{name}_blank"),
                    each().map(|record| get(record).blank.map_or("", |blank| blank.text())),
                ));
            }
            Field::Number(name, get) => {
                columns.push(Column::new(name.into(), each().map(get).collect::<Vec<Option<f64>>>()));
            }
            Field::Whole(name, get) => {
                columns.push(Column::new(name.into(), each().map(get).collect::<Vec<Option<i64>>>()));
            }
            Field::When(name, get) => {
                columns.push(days(name, each().map(|record| get(record).day))?);
                let precision = each().map(|record| get(record).precision.map_or("", Precision::text));
                columns.push(text(&format!("{name}_precision"), precision));
                columns.push(text(&format!("{name}_kind"), each().map(|record| get(record).kind)));
                columns.push(text(&format!("{name}_text"), each().map(|record| get(record).text.as_str())));
            }
            Field::Money(name, get) => {
                let pence: Vec<Option<i64>> = each().map(|record| get(record).pence).collect();
                columns.push(Column::new(format!("{name}_pence").into(), pence));
                columns.push(text(&format!("{name}_text"), each().map(|record| get(record).text.as_str())));
            }
            Field::List(name, get) => {
                let texts: Vec<String> = each().map(|record| list(get(record))).collect();
                columns.push(text(name, texts.iter().map(String::as_str)));
            }
        }
    }
    DataFrame::new(records.len(), columns)
}

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
        text("group", each().map(|measure| &*measure.group)),
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

/// What moved: one row for each change.
///
/// # Errors
/// When polars refuses.
pub fn movements(movements: &[&Movement]) -> PolarsResult<DataFrame> {
    let each = || movements.iter().copied();
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

/// A frame as .csv. Text that a spreadsheet would take for a formula is kept as text by a leading apostrophe.
///
/// # Errors
/// When polars refuses.
pub fn csv(frame: &DataFrame) -> PolarsResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut safe = frame.clone();
    for at in 0..safe.width() {
        let column = &safe.columns()[at];
        if column.dtype() == &DataType::String {
            let texts = column.str()?;
            if texts.iter().flatten().any(is_formula_like) {
                let name = column.name().clone();
                let cured: StringChunked = texts
                    .iter()
                    .map(|text| {
                        text.map(
                            |text| if is_formula_like(text) { format!("'{text}") } else { text.to_owned() },
                        )
                    })
                    .collect();
                safe.replace_column(at, cured.with_name(name).into_column())?;
            }
        }
    }
    CsvWriter::new(&mut bytes).finish(&mut safe)?;
    Ok(bytes)
}

/// Would Excel run this text when it opens the .csv file?
fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// A frame as .parquet.
///
/// # Errors
/// When polars refuses.
pub fn parquet(frame: &mut DataFrame) -> PolarsResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let version = KeyValueMetadata::from_static(vec![(VERSION_KEY.to_owned(), DATA_VERSION.to_string())]);
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Snappy)
        .with_key_value_metadata(Some(version))
        .set_parallel(false)
        .finish(frame)?;
    Ok(bytes)
}
