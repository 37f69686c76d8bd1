//! Reads the cells of each workbook format with calamine. Turns its values into ours and nothing more.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible};
use jiff::civil::Date;

use super::extras::Extras;
use super::format::NumberFormat;
use super::look::Look;
use super::{Cell, Refusal, Region, Sheet, Value, biff, ole, open_document, package, xlsb};
use crate::diagnostic::rules;
use crate::plan::Limits;

type Bytes<'a> = Cursor<&'a [u8]>;

/// The cells of a workbook's sheets as they are read, under its limits.
pub(super) struct Collector<'a> {
    limits: &'a Limits,
    /// Text of all sheets so far.
    text: usize,
    cells: Vec<Cell>,
    too_large: bool,
}

impl<'a> Collector<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, text: 0, cells: Vec::new(), too_large: false }
    }

    /// Takes a cell that says something; false when the sheet holds too many, and is left out.
    pub(super) fn take(&mut self, cell: Cell) -> Result<bool, Refusal> {
        if cell.value == Value::Empty && cell.fill.is_none() {
            return Ok(true);
        }
        if self.cells.len() >= self.limits.cells {
            self.too_large = true;
            self.cells.clear();
            return Ok(false);
        }
        if let Value::Text(text) = &cell.value {
            self.text += text.len();
        }
        if self.text > self.limits.text_mib << 20 {
            let found = format!("more than {} MiB of text in its cells", self.limits.text_mib);
            return Err(Refusal::new(
                &rules::file_too_large::RULE,
                "the workbook holds too much text",
                found,
            ));
        }
        self.cells.push(cell);
        Ok(true)
    }

    /// The sheet that was read, with what is told beside its values.
    fn sheet(&mut self, meta: &calamine::Sheet, extras: Extras) -> Sheet {
        let mut sheet = self.sheet_named(&meta.name, meta.visible != SheetVisible::Visible);
        extras.give(&mut sheet);
        sheet
    }

    /// The sheet that was read, with its values alone.
    pub(super) fn sheet_named(&mut self, name: &str, hidden: bool) -> Sheet {
        let mut sheet = Sheet::new(name, hidden, std::mem::take(&mut self.cells));
        sheet.too_large = std::mem::take(&mut self.too_large).then_some(self.limits.cells);
        sheet
    }
}

/// The sheets of a workbook that hold cells, unless there are too many.
fn worksheets<'a, B: Reader<Bytes<'a>>>(book: &B, limits: &Limits) -> Result<Vec<calamine::Sheet>, Refusal> {
    let sheets = book.sheets_metadata();
    if sheets.len() > limits.sheets {
        let found = format!("{} sheets, the limit is {}", sheets.len(), limits.sheets);
        return Err(Refusal::new(&rules::file_too_large::RULE, "the workbook has too many sheets", found));
    }
    Ok(sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect())
}

/// Cells of .xlsx are streamed, with their fills; merges and hidden parts come from the package beside it.
pub(crate) fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let worksheets = worksheets(&book, limits)?;
    let mut told = package::read(bytes, limits);
    let mut sheets = Vec::new();
    let mut collector = Collector::new(limits);
    for meta in worksheets {
        let mut reader = match book.worksheet_cells_reader(&meta.name) {
            Ok(reader) => reader,
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(damaged(&error)),
        };
        let plain = Look::default();
        let looks: Vec<Look> = reader.styles().iter().map(look_of).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            let look = looks.get(style).unwrap_or(&plain);
            if !collector.take(look.cell(row, column, of_ref(cell.get_value())))? {
                break;
            }
        }
        sheets.push(collector.sheet(&meta, told.remove(&meta.name).unwrap_or_default()));
    }
    Ok(sheets)
}

/// Cells of .xlsb are streamed too.
pub(crate) fn xlsb(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let worksheets = worksheets(&book, limits)?;
    let mut told = xlsb::read(bytes, limits);
    let mut sheets = Vec::new();
    let mut collector = Collector::new(limits);
    for meta in worksheets {
        let mut extras = told.remove(&meta.name).unwrap_or_default();
        let mut looks = std::mem::take(&mut extras.looks);
        let mut reader = book.worksheet_cells_reader(&meta.name).map_err(|error| damaged(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            let look = looks.remove(&(row, column)).unwrap_or_default();
            if !collector.take(look.cell(row, column, of_ref(cell.get_value())))? {
                break;
            }
        }
        take_looks(&mut collector, looks)?;
        sheets.push(collector.sheet(&meta, extras));
    }
    Ok(sheets)
}

/// Takes the cells that only look like something.
fn take_looks(collector: &mut Collector<'_>, looks: HashMap<(u32, u32), Look>) -> Result<(), Refusal> {
    let mut cells: Vec<Cell> =
        looks.into_iter().map(|((row, column), look)| look.cell(row, column, Value::Empty)).collect();
    cells.sort_unstable_by_key(|cell| (cell.row, cell.column));
    for cell in cells {
        if collector.too_large || !collector.take(cell)? {
            break;
        }
    }
    Ok(())
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
        let mut extras = told.remove(name).unwrap_or_default();
        let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        extras.merged =
            merges.into_iter().map(|region| Region { first: region.start, last: region.end }).collect();
        extras
    })
}

pub(crate) fn ods(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let content =
        crate::office::part(&mut archive, "content.xml", limits.unpacked_bytes()).unwrap_or_default();
    let mut told = open_document::read(&mut archive, &content, limits)?;
    let tight = open_document::tightened(&mut archive, &content);
    drop(content);
    let bytes = tight.as_deref().unwrap_or(bytes);
    let mut book = calamine::Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => password(),
        error => damaged(&error),
    })?;
    ranges(&mut book, limits, |_, name| told.remove(name).unwrap_or_default())
}

fn password() -> Refusal {
    Refusal::new(
        &rules::file_password::RULE,
        "the workbook is protected by a password",
        "an encrypted workbook",
    )
}

/// The sheets of a format that calamine reads whole. Its ranges start at the first used cell: converted here, once.
fn ranges<'a, B: Reader<Bytes<'a>>>(
    book: &mut B,
    limits: &Limits,
    mut told: impl FnMut(&mut B, &str) -> Extras,
) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = Vec::new();
    let mut collector = Collector::new(limits);
    for meta in worksheets(book, limits)? {
        let range = book.worksheet_range(&meta.name).map_err(|error| damaged(&error))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut extras = told(book, &meta.name);
        let mut looks = std::mem::take(&mut extras.looks);
        for (row, column, value) in range.used_cells() {
            let (row, column) = (top + row as u32, left + column as u32);
            let look = looks.remove(&(row, column)).unwrap_or_default();
            if !collector.take(look.cell(row, column, of_data(value)))? {
                break;
            }
        }
        take_looks(&mut collector, looks)?;
        sheets.push(collector.sheet(&meta, extras));
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
        format: (style.number_format.as_ref())
            .map(|format| NumberFormat::of(&format.format_code))
            .unwrap_or_default(),
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
