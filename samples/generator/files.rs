//! Turns a picture of a workbook into .xlsx or .csv bytes and writes them. The only part that touches files.
#![allow(clippy::disallowed_methods, reason = "writing the sample files is what this part is for")]

use std::error::Error;
use std::fs;
use std::path::Path;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
};

use crate::sheet::{Book, Cell, Fill, Sheet, Value};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Writes `bytes` to `path`, making the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, bytes)?)
}

/// The workbook as .xlsx, with fixed properties so that two runs give the same bytes.
pub(crate) fn xlsx(book: &Book) -> Outcome<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2004, 4, 1)?;
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_author("council-benchmark samples")
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    for sheet in &book.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        worksheet.set_hidden(sheet.hidden);
        worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        fill_sheet(worksheet, sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill_sheet(worksheet: &mut Worksheet, sheet: &Sheet) -> Outcome<()> {
    for (column, width) in widths(sheet).into_iter().enumerate() {
        worksheet.set_column_width(u16::try_from(column)?, width)?;
    }
    for column in &sheet.hidden_columns {
        worksheet.set_column_hidden(u16::try_from(*column)?)?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        let table = cells.len() > 1;
        if table {
            worksheet.set_row_height(u32::try_from(row)?, 13.5 * lines(cells))?;
        }
        for (column, cell) in cells.iter().enumerate() {
            put(worksheet, u32::try_from(row)?, u16::try_from(column)?, cell, table)?;
        }
    }
    for &(top, left, bottom, right) in &sheet.merges {
        let cell = sheet.rows.get(top).and_then(|cells| cells.get(left)).cloned().unwrap_or_default();
        let words = if let Value::Text(words) = &cell.value { words.as_str() } else { "" };
        let (top, left) = (u32::try_from(top)?, u16::try_from(left)?);
        let format = format_of(&cell, true).set_align(FormatAlign::Top);
        worksheet.merge_range(top, left, u32::try_from(bottom)?, u16::try_from(right)?, words, &format)?;
    }
    if let Some((top, left, bottom, right)) = sheet.filter {
        worksheet.autofilter(
            u32::try_from(top)?,
            u16::try_from(left)?,
            u32::try_from(bottom)?,
            u16::try_from(right)?,
        )?;
    }
    Ok(())
}

fn put(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, table: bool) -> Outcome<()> {
    let format = format_of(cell, table);
    match &cell.value {
        Value::Empty if table => worksheet.write_blank(row, column, &format)?,
        Value::Empty => worksheet,
        Value::Text(words) => worksheet.write_string_with_format(row, column, words, &format)?,
        Value::Number(amount) => worksheet.write_number_with_format(row, column, *amount, &format)?,
        Value::Money(amount) => {
            worksheet.write_number_with_format(row, column, *amount, &format.set_num_format("#,##0.00"))?
        }
        Value::Day(on) => worksheet.write_number_with_format(
            row,
            column,
            f64::from(on.0),
            &format.set_num_format("dd/mm/yyyy"),
        )?,
        Value::Month(on) => worksheet.write_number_with_format(
            row,
            column,
            f64::from(on.0),
            &format.set_num_format("mmm-yy"),
        )?,
        Value::Formula { text, result } => {
            let formula = Formula::new(text).set_result(result.to_string());
            worksheet.write_formula_with_format(row, column, formula, &format.set_num_format("#,##0.00"))?
        }
        Value::Score { text, result } => {
            let formula = Formula::new(text).set_result(result.to_string());
            worksheet.write_formula_with_format(row, column, formula, &format)?
        }
    };
    Ok(())
}

fn format_of(cell: &Cell, table: bool) -> Format {
    let mut format = Format::new().set_font_name("Arial").set_font_size(10);
    if cell.bold {
        format = format.set_bold();
    }
    if table {
        format = format.set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    }
    let colour = match cell.fill {
        Fill::None => return format,
        Fill::Red => 0x00FF_0000,
        Fill::Amber => 0x00FF_C000,
        Fill::Yellow => 0x00FF_FF00,
        Fill::Green => 0x0000_B050,
        Fill::Blue => 0x0000_B0F0,
        Fill::Head => 0x00D9_D9D9,
        Fill::Band => 0x00F2_F2F2,
    };
    format.set_background_color(Color::RGB(colour))
}

/// How many lines the longest text of a row takes when it wraps.
fn lines(cells: &[Cell]) -> f64 {
    let letters = cells
        .iter()
        .map(|cell| if let Value::Text(words) = &cell.value { words.chars().count() } else { 0 })
        .max();
    u32::try_from(1 + letters.unwrap_or(0) / 44).map_or(1.0, f64::from)
}

/// Column widths that show most of the text: by the longest cell of the table rows, between 8 and 48.
fn widths(sheet: &Sheet) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for cells in sheet.rows.iter().filter(|cells| cells.len() > 1) {
        for (column, cell) in cells.iter().enumerate() {
            let width = match &cell.value {
                Value::Text(words) => {
                    u32::try_from(words.chars().count()).map_or(48.0, f64::from).clamp(8.0, 48.0)
                }
                Value::Empty => 8.0,
                _ => 12.0,
            };
            match widths.get_mut(column) {
                Some(known) => *known = known.max(width),
                None => widths.push(width),
            }
        }
    }
    widths
}

/// A sheet as comma-separated text with Windows line ends, as spreadsheet programs save it.
pub(crate) fn csv(sheet: &Sheet) -> String {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for cells in &sheet.rows {
        let fields: Vec<String> =
            (0..width).map(|column| cells.get(column).map(csv_field).unwrap_or_default()).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// Text in Western Europe's Windows encoding, as a spreadsheet program of 2004 saved it; "?" for what it does not hold.
pub(crate) fn windows(words: &str) -> Vec<u8> {
    words.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}

fn csv_field(cell: &Cell) -> String {
    let plain = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(words) => words.clone(),
        Value::Number(amount) | Value::Money(amount) | Value::Formula { result: amount, .. } => {
            amount.to_string()
        }
        Value::Score { result, .. } => result.to_string(),
        Value::Day(on) => on.slashed(),
        Value::Month(on) => on.short_month(),
    };
    if plain.contains([',', '"', '\n']) { format!("\"{}\"", plain.replace('"', "\"\"")) } else { plain }
}
