//! Writes a [`Book`] as .xlsx by the conventions of the Analysis Function. Alone names `rust_xlsxwriter`.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline, Formula, Table as XlsxTable,
    TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::book::{Book, Cell, Column, CoverLine, NOT_APPLICABLE, Table, unmarked};
use crate::audit::rules::number_cut::characters;

struct Formats {
    title: Format,
    plain: Format,
    header: Format,
    text: Format,
    /// Text among numbers. It differs from the default, which a column's own format would replace.
    words: Format,
    /// A shorthand among numbers: it stands where they do.
    shorthand: Format,
    count: NumberFormat,
    number: NumberFormat,
    pounds: NumberFormat,
    day: NumberFormat,
    link: Format,
}

/// A format of numbers, and how it is written.
struct NumberFormat {
    xlsx: Format,
    code: &'static str,
    is_date: bool,
}

impl Formats {
    fn new() -> Self {
        let base = || Format::new().set_font_name("Arial").set_font_size(12).set_align(FormatAlign::Top);
        let right = |code: &'static str| NumberFormat {
            xlsx: base().set_num_format(code).set_align(FormatAlign::Right),
            code,
            is_date: code.contains('y'),
        };
        Self {
            title: base().set_font_size(16).set_bold(),
            plain: base(),
            header: base().set_bold().set_text_wrap(),
            text: base().set_text_wrap(),
            words: base().set_text_wrap().set_align(FormatAlign::Left),
            shorthand: base().set_text_wrap().set_align(FormatAlign::Right),
            count: right("#,##0_-"),
            number: right("#,##0.0_-"),
            pounds: right("£#,##0.00_-;-£#,##0.00_-"),
            day: right("d mmm yyyy"),
            link: base()
                .set_text_wrap()
                .set_font_color(Color::RGB(0x0B_5A_A6))
                .set_underline(FormatUnderline::Single),
        }
    }
}

impl Formats {
    /// The format of a column of such cells; `None` for text, which is the default.
    fn of_column(&self, cell: &Cell) -> Option<&NumberFormat> {
        match cell {
            _ if is_beyond(cell) => None,
            Cell::Count(_) => Some(&self.count),
            Cell::Number(_) | Cell::Percent(_) => Some(&self.number),
            Cell::Pounds(_) | Cell::Sum { .. } => Some(&self.pounds),
            Cell::Day(_) => Some(&self.day),
            Cell::Text(_) | Cell::Link { .. } | Cell::File { .. } | Cell::Shorthand(_) => None,
        }
    }
}

/// The bytes of the workbook. Each table is let go of when it is written: the library keeps its cells until the end.
///
/// # Errors
/// When the library refuses, in words.
pub fn write(book: Book) -> Result<Vec<u8>, String> {
    let title = book.title.clone();
    build(book).map_err(|error| format!("workbook `{title}` cannot be written ({error})"))
}

fn build(book: Book) -> Result<Vec<u8>, XlsxError> {
    let mut out = Workbook::new();
    let formats = Formats::new();
    // The default carries font and wrapping, so that most cells need no format of their own.
    out.set_default_format(&formats.text, 20, 64)?;
    // Level 1 is a third of the work of the usual 6, and files stay small.
    out.set_zip_compression_level(1);
    let day = ExcelDateTime::from_ymd(book.day.year() as u16, book.day.month() as u8, book.day.day() as u8)?;
    out.set_properties(
        &DocProperties::new()
            .set_title(&book.title)
            .set_author(&book.author)
            .set_subject("Benchmark of council trackers against national inspectorate findings")
            .set_comment("Language: en-GB")
            .set_creation_datetime(&day),
    );
    write_table(out.add_worksheet(), &cover(&book), &formats)?;
    for table in book.tables {
        write_table(out.add_worksheet(), &table, &formats)?;
    }
    out.save_to_buffer()
}

fn set_up(sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    // The title is larger than the text.
    sheet.set_row_height(0, 24)?;
    Ok(())
}

/// The first sheet: what the workbook is, and a link to each of its sheets.
fn cover(book: &Book) -> Table {
    let said = |line: &CoverLine| vec![Cell::text(&line.about), Cell::text(&line.says)];
    let link = |table: &Table| {
        vec![Cell::Link { text: table.sheet.clone(), sheet: table.sheet.clone() }, Cell::text(&table.about)]
    };
    Table {
        sheet: "Cover".to_owned(),
        title: book.title.clone(),
        about: "What this workbook is, and its sheets with links.".to_owned(),
        notes: Vec::new(),
        columns: vec![Column::new("Subject or sheet", 34.0), Column::new("What it says or holds", 100.0)],
        rows: book.cover.iter().map(said).chain(book.tables.iter().map(link)).collect(),
    }
}

fn write_table(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    set_up(sheet, &table.sheet)?;
    sheet.write_string_with_format(0, 0, unmarked(&table.title), &formats.title)?;
    sheet.write_string_with_format(1, 0, unmarked(&table.about), &formats.plain)?;
    for (at, note) in table.notes.iter().enumerate() {
        sheet.write_string_with_format(at as u32 + 2, 0, unmarked(note), &formats.plain)?;
    }
    let header = table.header_row();
    let mut kinds: Vec<Option<&NumberFormat>> = Vec::with_capacity(table.columns.len());
    for (at, column) in table.columns.iter().enumerate() {
        let cells = || table.rows.iter().filter_map(|row| row.get(at));
        sheet.set_column_width(at as u16, width(column.width, cells(), formats))?;
        // Numbers take their column's format.
        let kind = cells().find_map(|cell| formats.of_column(cell));
        if let Some(format) = kind {
            sheet.set_column_format(at as u16, &format.xlsx)?;
        }
        kinds.push(kind);
    }
    // Row by row, as the library keeps them.
    for (row, cells) in table.rows.iter().enumerate() {
        for (at, (cell, &kind)) in cells.iter().zip(&kinds).enumerate() {
            let own = match (cell, kind) {
                (Cell::Text(_), Some(_)) => Some(&formats.words),
                (Cell::Shorthand(_), Some(_)) => Some(&formats.shorthand),
                (_, Some(_)) if is_beyond(cell) => Some(&formats.words),
                _ => {
                    let own = formats.of_column(cell);
                    own.filter(|own| kind.is_none_or(|kind| !std::ptr::eq(*own, kind))).map(|own| &own.xlsx)
                }
            };
            let spot = Spot {
                row: header + 1 + row as u32,
                column: at as u16,
                own,
                is_among_numbers: kind.is_some(),
            };
            write_cell(sheet, spot, cell, formats)?;
        }
    }
    // A table needs a row: where there is nothing to list, it says that nothing applies.
    for at in (0..table.columns.len()).filter(|_| table.rows.is_empty()) {
        let spot = Spot { row: header + 1, column: at as u16, own: None, is_among_numbers: false };
        write_cell(sheet, spot, &NOT_APPLICABLE, formats)?;
    }
    heights(sheet, table)?;
    let columns: Vec<TableColumn> = table
        .columns
        .iter()
        .map(|column| TableColumn::new().set_header(&column.header).set_header_format(&formats.header))
        .collect();
    let last_row = header + table.rows.len().max(1) as u32;
    let xlsx = XlsxTable::new()
        .set_name(table_name(&table.sheet))
        .set_columns(&columns)
        .set_autofilter(false)
        .set_banded_rows(false)
        .set_style(TableStyle::Light1)
        .set_alt_text(&table.about)
        .set_alt_text_title(&table.title);
    sheet.add_table(header, 0, last_row, table.columns.len() as u16 - 1, &xlsx)?;
    sheet.set_repeat_rows(header, header)?;
    // A wide table takes several pages side by side: on one its print would be too small to read.
    let wide: f64 = table.columns.iter().map(|column| column.width).sum();
    let pages = (wide / PAGE).ceil().clamp(1.0, 9.0) as u16;
    if pages > 1 {
        sheet.set_print_fit_to_pages(pages, 0);
        let named = u16::from(table.columns.first().is_some_and(|column| column.header == "Council"));
        sheet.set_repeat_columns(0, named)?;
    }
    Ok(())
}

/// The name of a table, by which people find it: that of its sheet, in the signs that such a name may have.
fn table_name(sheet: &str) -> String {
    sheet.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// Characters of a table that a landscape page holds at about seven tenths of its size.
const PAGE: f64 = 220.0;

/// Points that a line of text takes.
const LINE: f64 = 15.75;

/// Gives rows with wrapped text the height that it needs: `LibreOffice` does not work it out by itself.
fn heights(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let lines = |text: &str, width: f64| -> u32 {
        // Characters of Arial 12 that fit a column's width, on the safe side; a header's are bold.
        let room = (width * 0.86).max(4.0);
        text.split('\n').map(|line| (line.chars().count() as f64 / room).ceil().max(1.0) as u32).sum()
    };
    let header =
        table.columns.iter().map(|column| lines(&column.header, column.width * 0.8)).max().unwrap_or(1);
    if header > 1 {
        sheet.set_row_height(table.header_row(), f64::from(header) * LINE)?;
    }
    for (at, row) in table.rows.iter().enumerate() {
        let tallest = row
            .iter()
            .zip(&table.columns)
            .filter_map(
                |(cell, column)| {
                    if let Cell::Text(text) = cell { Some(lines(text, column.width)) } else { None }
                },
            )
            .max()
            .unwrap_or(1);
        if tallest > 1 {
            sheet.set_row_height(table.first_row() + at as u32, f64::from(tallest.min(25)) * LINE)?;
        }
    }
    Ok(())
}

/// The value of a cell that is a number, as it is written.
fn number_of(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Count(value) => Some(*value as f64),
        Cell::Number(value) | Cell::Percent(value) => Some(*value),
        Cell::Pounds(pence) | Cell::Sum { pence, .. } => Some(*pence as f64 / 100.0),
        // Every day is as wide as another.
        Cell::Day(_) => Some(40_000.0),
        _ => None,
    }
}

/// Numbers of more digits than Excel keeps are written as they were found, and none that is no number.
fn is_beyond(cell: &Cell) -> bool {
    !matches!(cell, Cell::Sum { .. })
        && number_of(cell).is_some_and(|value| !value.is_finite() || value.abs() >= 1e15)
}

/// A column as wide as was asked for, or as its widest number needs: a number that does not fit is shown as ####.
fn width<'a>(asked: f64, cells: impl Iterator<Item = &'a Cell>, formats: &Formats) -> f64 {
    let needed = cells.filter_map(|cell| {
        let (value, format) = (number_of(cell)?, formats.of_column(cell)?);
        // A character of Arial 12 against one of the width's.
        Some((characters(value, format.code, format.is_date) as f64 * 12.0 / 11.0).ceil() + 1.0)
    });
    needed.fold(asked, f64::max)
}

/// Where a cell stands, and how.
#[derive(Clone, Copy)]
struct Spot<'a> {
    row: u32,
    column: u16,
    /// Its format, where it differs from its column's.
    own: Option<&'a Format>,
    is_among_numbers: bool,
}

/// Longer links are refused by Excel.
const LONGEST_LINK: usize = 2_000;

fn write_cell(
    sheet: &mut Worksheet,
    spot: Spot<'_>,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let Spot { row, column, own, is_among_numbers } = spot;
    let number = |sheet: &mut Worksheet, value: f64| match own {
        Some(format) => sheet.write_number_with_format(row, column, value, format).map(|_| ()),
        None => sheet.write_number(row, column, value).map(|_| ()),
    };
    let string = |sheet: &mut Worksheet, text: &str| match own {
        Some(format) => sheet.write_string_with_format(row, column, text, format).map(|_| ()),
        None => sheet.write_string(row, column, text).map(|_| ()),
    };
    let text = |sheet: &mut Worksheet, text: &str| {
        string(sheet, &if is_among_numbers { Cell::among_numbers(text) } else { Cell::written(text) })
    };
    match cell {
        Cell::Text(words) => text(sheet, words),
        Cell::Shorthand(text) => string(sheet, text),
        _ if is_beyond(cell) => {
            let shown = number_of(cell).map_or_else(String::new, |value| format!("“{value:e}”"));
            string(sheet, &shown)
        }
        Cell::Count(value) => number(sheet, *value as f64),
        Cell::Number(value) | Cell::Percent(value) => number(sheet, *value),
        Cell::Pounds(pence) => number(sheet, *pence as f64 / 100.0),
        Cell::Day(day) => {
            match ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8) {
                // Looking up a format for each cell takes longer than the cell: its column has it.
                Ok(value) if own.is_none() && is_among_numbers => {
                    sheet.write_datetime(row, column, &value).map(|_| ())
                }
                Ok(value) => {
                    sheet.write_datetime_with_format(row, column, &value, &formats.day.xlsx).map(|_| ())
                }
                // Excel counts from 1900.
                Err(_) => text(sheet, &crate::wording::short_day(*day)),
            }
        }
        Cell::Sum { formula, pence } => {
            let value = Formula::new(formula).set_result((*pence as f64 / 100.0).to_string());
            sheet.write_formula_with_format(row, column, value, &formats.pounds.xlsx).map(|_| ())
        }
        Cell::File { text: words, target } if target.len() > LONGEST_LINK => text(sheet, words),
        Cell::File { text, target } => {
            let url = Url::new(format!("file:///{target}")).set_text(Cell::written(text));
            sheet.write_url_with_format(row, column, url, &formats.link).map(|_| ())
        }
        Cell::Link { text, sheet: target } => {
            let url = Url::new(format!("internal:'{}'!A1", target.replace('\'', "''"))).set_text(text);
            sheet.write_url_with_format(row, column, url, &formats.link).map(|_| ())
        }
    }
}
