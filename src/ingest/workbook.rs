//! Reads the cells of each workbook format with calamine. Turns its values into ours and nothing more.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible};
use jiff::civil::Date;

use super::{Cell, Refusal, Region, Sheet, Value, package};
use crate::diagnostic::rules;
use crate::plan::Limits;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Cells of .xlsx are streamed, with their fills; merges and hidden parts come from the package beside it.
pub(crate) fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let extras = package::read(bytes);
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let mut cells = Vec::new();
        let mut too_large = None;
        {
            let mut reader = match book.worksheet_cells_reader(&meta.name) {
                Ok(reader) => reader,
                Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(damaged(&error)),
            };
            let fills: Vec<Option<[u8; 3]>> = reader.styles().iter().map(fill_of).collect();
            while let Some((cell, style)) =
                reader.next_cell_with_style_id().map_err(|error| damaged(&error))?
            {
                let (row, column) = cell.get_position();
                let value = of_ref(cell.get_value());
                let fill = fills.get(style).copied().flatten();
                if value == Value::Empty && fill.is_none() {
                    continue;
                }
                if cells.len() >= limits.cells {
                    too_large = Some(limits.cells);
                    cells.clear();
                    break;
                }
                cells.push(Cell { row, column, value, fill });
            }
        }
        let mut sheet = Sheet::new(&meta.name, meta.visible != SheetVisible::Visible, cells);
        sheet.too_large = too_large;
        if let Some(extra) = extras.get(&meta.name) {
            sheet.merged.clone_from(&extra.merged);
            sheet.concealed.clone_from(&extra.concealed);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

pub(crate) fn xlsb(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    ranges(&mut book, limits, |_, _| Vec::new())
}

pub(crate) fn xls(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Refusal::new(
            &rules::file_password::RULE,
            "the workbook is protected by a password",
            "an encrypted workbook",
        ),
        error => damaged(&error),
    })?;
    ranges(&mut book, limits, |book, name| book.merge_cells_by_sheet_name(name).unwrap_or_default())
}

pub(crate) fn ods(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => Refusal::new(
            &rules::file_password::RULE,
            "the workbook is protected by a password",
            "an encrypted workbook",
        ),
        error => damaged(&error),
    })?;
    ranges(&mut book, limits, |_, _| Vec::new())
}

/// The sheets of a format that calamine reads whole. Its ranges start at the first used cell: converted here, once.
fn ranges<'a, B: Reader<Bytes<'a>>>(
    book: &mut B,
    limits: &Limits,
    merges: impl Fn(&mut B, &str) -> Vec<calamine::Dimensions>,
) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&meta.name).map_err(|error| damaged(&error))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut cells = Vec::new();
        let mut too_large = None;
        for (row, column, value) in range.used_cells() {
            if cells.len() >= limits.cells {
                too_large = Some(limits.cells);
                cells.clear();
                break;
            }
            cells.push(Cell {
                row: top + row as u32,
                column: left + column as u32,
                value: of_data(value),
                fill: None,
            });
        }
        let mut sheet = Sheet::new(&meta.name, meta.visible != SheetVisible::Visible, cells);
        sheet.too_large = too_large;
        sheet.merged = merges(book, &meta.name)
            .into_iter()
            .map(|region| Region { first: region.start, last: region.end })
            .collect();
        sheet.merged.sort_by_key(|region| region.first);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn damaged(error: &dyn std::fmt::Debug) -> Refusal {
    let mut cause = format!("{error:?}");
    if let Some((at, _)) = cause.char_indices().nth(200) {
        cause.truncate(at);
    }
    Refusal::new(&rules::file_not_read::RULE, "the workbook is cut short or damaged", cause)
}

fn fill_of(style: &calamine::Style) -> Option<[u8; 3]> {
    let fill = style.fill.as_ref().filter(|fill| fill.is_visible())?;
    let colour = fill.get_color()?;
    Some([colour.red, colour.green, colour.blue])
}

fn of_ref(value: &DataRef<'_>) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) => of_text(text),
        DataRef::SharedString(text) => of_text(text),
        DataRef::Bool(flag) => Value::Bool(*flag),
        DataRef::DateTime(date) => of_date(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => of_iso(text),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

fn of_data(value: &Data) -> Value {
    match value {
        Data::Empty => Value::Empty,
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::String(text) => of_text(text),
        Data::Bool(flag) => Value::Bool(*flag),
        Data::DateTime(date) => of_date(date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => of_iso(text),
        Data::Error(error) => Value::Error(error.to_string()),
    }
}

pub(super) fn of_text(text: &str) -> Value {
    match text.trim() {
        "" => Value::Empty,
        // An error that was pasted as text is an error still.
        "#REF!" | "#N/A" | "#DIV/0!" | "#VALUE!" | "#NAME?" | "#NUM!" | "#NULL!" => {
            Value::Error(text.trim().to_owned())
        }
        _ => Value::Text(text.to_owned()),
    }
}

/// A serial date of either epoch. Durations and serials outside of Excel's years stay numbers.
fn of_date(date: &ExcelDateTime) -> Value {
    let serial = date.as_f64();
    if date.is_duration() || !(1.0..2_958_466.0).contains(&serial) {
        return Value::Number(serial);
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Date::new(year as i16, month as i8, day as i8).map_or(Value::Number(serial), Value::Date)
}

/// ISO dates of .ods: `2004-04-30` or `2004-04-30T00:00:00`.
fn of_iso(text: &str) -> Value {
    let day = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    day.map_or_else(|| of_text(text), Value::Date)
}
