//! Reads the cells of each workbook format with calamine. Turns its values into ours and nothing more.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible};
use jiff::civil::Date;

use super::look::Look;
use super::package::Extras;
use super::{Cell, Refusal, Region, Sheet, Value, biff, conditional, ole, open_document, package};
use crate::diagnostic::rules;
use crate::plan::Limits;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Cells of .xlsx are streamed, with their fills; merges and hidden parts come from the package beside it.
pub(crate) fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    check_sheets(book.sheets_metadata().len(), limits)?;
    let mut package = package::read(bytes, limits);
    let mut sheets = Vec::new();
    let mut text = 0;
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
            let looks: Vec<Look> = reader.styles().iter().map(look_of).collect();
            while let Some((cell, style)) =
                reader.next_cell_with_style_id().map_err(|error| damaged(&error))?
            {
                let (row, column) = cell.get_position();
                let value = of_ref(cell.get_value());
                let look = looks.get(style).copied().unwrap_or_default();
                if value == Value::Empty && look.fill.is_none() {
                    continue;
                }
                if cells.len() >= limits.cells {
                    too_large = Some(limits.cells);
                    cells.clear();
                    break;
                }
                text += text_of(&value);
                if text > limits.text_mib << 20 {
                    return Err(too_much_text(limits));
                }
                cells.push(look.cell(row, column, value));
            }
        }
        let mut sheet = Sheet::new(&meta.name, meta.visible != SheetVisible::Visible, cells);
        sheet.too_large = too_large;
        if let Some(extras) = package.sheets.remove(&meta.name) {
            conditional::apply(&mut sheet, &extras.rules, &package.fills);
            add(&mut sheet, extras);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Cells of .xlsb are streamed too.
pub(crate) fn xlsb(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    check_sheets(book.sheets_metadata().len(), limits)?;
    let mut sheets = Vec::new();
    let mut text = 0;
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let mut cells = Vec::new();
        let mut too_large = None;
        let mut reader = book.worksheet_cells_reader(&meta.name).map_err(|error| damaged(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            let value = of_ref(cell.get_value());
            if value == Value::Empty {
                continue;
            }
            if cells.len() >= limits.cells {
                too_large = Some(limits.cells);
                cells.clear();
                break;
            }
            text += text_of(&value);
            if text > limits.text_mib << 20 {
                return Err(too_much_text(limits));
            }
            cells.push(Cell::plain(row, column, value));
        }
        let mut sheet = Sheet::new(&meta.name, meta.visible != SheetVisible::Visible, cells);
        sheet.too_large = too_large;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// An .xls workbook, of which calamine sees only what has been checked.
pub(crate) fn xls(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let (container, stream) = ole::cleaned(bytes, limits)?;
    let mut book = calamine::Xls::new(Cursor::new(container.as_slice())).map_err(|error| match error {
        calamine::XlsError::Password => password(),
        error => damaged(&error),
    })?;
    let mut told = biff::read(&stream);
    ranges(&mut book, limits, |book, name| {
        let mut told = told.remove(name).unwrap_or_default();
        let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        told.extras.merged =
            merges.into_iter().map(|region| Region { first: region.start, last: region.end }).collect();
        told.extras.merged.sort_by_key(|region| region.first);
        (told.looks, told.extras)
    })
}

pub(crate) fn ods(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut told = open_document::read(&mut archive, limits)?;
    let tight = open_document::tightened(&mut archive, limits);
    let bytes = tight.as_deref().unwrap_or(bytes);
    let mut book = calamine::Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => password(),
        error => damaged(&error),
    })?;
    ranges(&mut book, limits, |_, name| {
        let told = told.remove(name).unwrap_or_default();
        (told.looks, told.extras)
    })
}

fn password() -> Refusal {
    Refusal::new(
        &rules::file_password::RULE,
        "the workbook is protected by a password",
        "an encrypted workbook",
    )
}

fn check_sheets(count: usize, limits: &Limits) -> Result<(), Refusal> {
    if count <= limits.sheets {
        return Ok(());
    }
    let found = format!("{count} sheets, the limit is {}", limits.sheets);
    Err(Refusal::new(&rules::file_too_large::RULE, "the workbook has too many sheets", found))
}

fn too_much_text(limits: &Limits) -> Refusal {
    let found = format!("more than {} MiB of text in its cells", limits.text_mib);
    Refusal::new(&rules::file_too_large::RULE, "the workbook holds too much text", found)
}

/// How much text a value holds.
fn text_of(value: &Value) -> usize {
    if let Value::Text(text) = value { text.len() } else { 0 }
}

/// Gives a sheet what the package says beside its cells.
fn add(sheet: &mut Sheet, extras: Extras) {
    sheet.merged = extras.merged;
    sheet.concealed = extras.concealed;
    sheet.uncalculated = extras.uncalculated;
    sheet.set_comments(extras.comments);
}

/// The sheets of a format that calamine reads whole. Its ranges start at the first used cell: converted here, once.
fn ranges<'a, B: Reader<Bytes<'a>>>(
    book: &mut B,
    limits: &Limits,
    mut told: impl FnMut(&mut B, &str) -> (HashMap<(u32, u32), Look>, Extras),
) -> Result<Vec<Sheet>, Refusal> {
    check_sheets(book.sheets_metadata().len(), limits)?;
    let mut sheets = Vec::new();
    let mut text = 0;
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&meta.name).map_err(|error| damaged(&error))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let (mut looks, extras) = told(book, &meta.name);
        let mut cells = Vec::new();
        let mut too_large = None;
        for (row, column, value) in range.used_cells() {
            if cells.len() >= limits.cells {
                too_large = Some(limits.cells);
                cells.clear();
                break;
            }
            let (row, column, value) = (top + row as u32, left + column as u32, of_data(value));
            text += text_of(&value);
            if text > limits.text_mib << 20 {
                return Err(too_much_text(limits));
            }
            let look = looks.remove(&(row, column)).unwrap_or_default();
            cells.push(look.cell(row, column, value));
        }
        if too_large.is_none() {
            // What is left are empty cells that only look like something.
            let empty = looks.into_iter().filter(|(_, look)| look.fill.is_some());
            cells.extend(empty.map(|((row, column), look)| look.cell(row, column, Value::Empty)));
        }
        let mut sheet = Sheet::new(&meta.name, meta.visible != SheetVisible::Visible, cells);
        sheet.too_large = too_large;
        add(&mut sheet, extras);
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

/// How the cells of a style look.
fn look_of(style: &calamine::Style) -> Look {
    let rgb = |colour: calamine::Color| [colour.red, colour.green, colour.blue];
    let fill = style.fill.as_ref().filter(|fill| fill.is_visible());
    let font = style.font.as_ref();
    Look {
        fill: fill.and_then(calamine::Fill::get_color).map(rgb),
        is_struck: font.is_some_and(calamine::Font::has_strikethrough),
        mark: font.and_then(|font| font.color).map(rgb),
    }
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
