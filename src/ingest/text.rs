//! Reads .csv files: encoding, separator and rows. Values stay text; what they mean is `normalise`'s work.

use std::sync::Arc;

use super::workbook::{Collector, of_text};
use super::{Cell, Refusal, Sheet};
use crate::diagnostic::{Diagnostic, rules};
use crate::place::Place;
use crate::plan::Limits;

/// A .csv file as it was read.
pub(crate) struct Csv {
    /// The one sheet, named after the file.
    pub(crate) sheet: Sheet,
    /// Quotation marks that are never closed.
    pub(crate) open_quotes: Vec<Diagnostic>,
}

/// Stands for a quotation mark that is only a sign of a text, while the file is parted into cells. No text has it.
const LONE: &str = "\u{e0ff}";

/// Reads a .csv file, under the limits of cells and text.
pub(crate) fn csv(bytes: &[u8], workbook: &Arc<str>, limits: &Limits) -> Result<Csv, Refusal> {
    let text = decode(bytes);
    let delimiter = separator(&text);
    let lone = lone_quotes(text.as_bytes(), delimiter);
    let mut marked = String::with_capacity(text.len() + lone.len() * 2);
    let mut from = 0;
    for &at in &lone {
        marked.push_str(&text[from..at]);
        marked.push_str(LONE);
        from = at + 1;
    }
    marked.push_str(&text[from..]);
    let stem = workbook.rsplit('/').next().unwrap_or(workbook);
    let name: Arc<str> = Arc::from(stem.rsplit_once('.').map_or(stem, |(name, _)| name));
    let mut open_quotes = Vec::new();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(marked.as_bytes());
    let mut cells = Collector::new(limits);
    let mut record = csv::StringRecord::new();
    // The row that Excel would show: one a record, and one for each empty line, which the reader passes over.
    let mut row = 0u32;
    'file: loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                return Err(Refusal::new(
                    &rules::file_not_read::RULE,
                    "the .csv file cannot be read",
                    error.to_string(),
                ));
            }
        }
        let lines = reader.position().line() - record.position().map_or(0, csv::Position::line);
        let breaks: usize = record.iter().map(|field| field.matches('\n').count()).sum();
        row += lines.saturating_sub(breaks as u64 + 1) as u32;
        for (column, field) in record.iter().enumerate() {
            let value = if field.contains(LONE) {
                open_quotes.push(open_quote(workbook, &name, row, column as u32, field));
                of_text(&field.replace(LONE, "\""))
            } else {
                of_text(field)
            };
            if !field.is_empty() && !cells.take(Cell::plain(row, column as u32, value))? {
                break 'file;
            }
        }
        row += 1;
    }
    Ok(Csv { sheet: cells.sheet_named(&name, false), open_quotes })
}

fn open_quote(workbook: &Arc<str>, sheet: &Arc<str>, row: u32, column: u32, field: &str) -> Diagnostic {
    let shown: String = field.replace(LONE, "\"").chars().take(60).collect();
    let place = Place::cell(workbook, sheet, row, column);
    Diagnostic::new(&rules::csv_quote_open::RULE, place, "a quotation mark is never closed")
        .found(shown)
        .expected("a second quotation mark before the next comma")
        .effect("the line is read by itself, and the mark is part of its text; without that it would swallow the lines below")
}

/// Where quotation marks begin a field that goes on over lines and is never closed: the file ends in it, what closes it
/// begins another field, or the lines inside are records themselves.
fn lone_quotes(text: &[u8], delimiter: u8) -> Vec<usize> {
    let per_line = text.split(|&byte| byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    let per_line = per_line.map_or(0, |line| count(line, delimiter));
    let mut found = Vec::new();
    let mut at = 0;
    let mut is_start = true;
    while at < text.len() {
        if !(is_start && text[at] == b'"') {
            is_start = text[at] == delimiter || text[at] == b'\n';
            at += 1;
            continue;
        }
        let end = closing(text, at + 1);
        let inside = &text[at + 1..end.unwrap_or(text.len())];
        let spans = inside.contains(&b'\n');
        let closes = end.is_some_and(|end| {
            text.get(end + 1).is_none_or(|&next| next == delimiter || next == b'\n' || next == b'\r')
        });
        if spans && (!closes || holds_records(inside, delimiter, per_line)) {
            found.push(at);
            at += 1;
        } else {
            at = end.map_or(text.len(), |end| end + 1);
        }
        is_start = false;
    }
    found
}

/// The next quotation mark that is not doubled.
fn closing(text: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + text[from..].iter().position(|&byte| byte == b'"')?;
        if text.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        from = at + 2;
    }
}

/// Are there two whole lines or more inside, each with as many separators as the file's first line?
fn holds_records(inside: &[u8], delimiter: u8, per_line: usize) -> bool {
    let lines: Vec<&[u8]> = inside.split(|&byte| byte == b'\n').collect();
    let whole = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    per_line >= 2 && whole.len() >= 2 && whole.iter().all(|line| count(line, delimiter) >= per_line)
}

fn count(line: &[u8], delimiter: u8) -> usize {
    line.split(|&byte| byte == delimiter).count() - 1
}

fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        // `decode` follows the byte order mark, whichever of the two it is.
        Err(_) if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => {
            encoding_rs::UTF_16LE.decode(bytes).0.into_owned()
        }
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

/// The separator that occurs most in the first lines.
fn separator(text: &str) -> u8 {
    let head: String = text.lines().take(20).collect();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|&mark| (head.bytes().filter(|&byte| byte == mark).count(), mark == b','))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: &str) -> Csv {
        csv(bytes, &Arc::from(name), &Limits::default()).expect("it is read")
    }

    #[test]
    fn rows_keep_the_numbers_that_excel_shows() {
        let sheet = read("Title\n\n\na,\"two\nlines\"\nb,c\n".as_bytes(), "x/plan.csv").sheet;
        let rows: Vec<u32> = sheet.rows().map(|(row, _)| row).collect();
        assert_eq!(rows, [0, 3, 4]);
        assert_eq!(&*sheet.name, "plan");
    }

    #[test]
    fn old_encodings_and_semicolons_are_read() {
        let sheet = read(b"Action;Lead\nClimbi\xe9 audit;\xa3\n", "a.csv").sheet;
        assert_eq!(sheet.cell(1, 0).map(|cell| cell.value.shown()), Some("Climbié audit".to_owned()));
        assert_eq!(sheet.cell(1, 1).map(|cell| cell.value.shown()), Some("£".to_owned()));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_swallows_no_line() {
        let open =
            "Ref,Action,Lead\n1,\"Agree the form,A\n2,Publish,B\n3,\"Train, then test\",C\n4,Close,D\n";
        let Csv { sheet, open_quotes } = read(open.as_bytes(), "a.csv");
        assert_eq!(sheet.rows().count(), 5);
        assert_eq!(sheet.cell(1, 1).map(|cell| cell.value.shown()), Some("\"Agree the form".to_owned()));
        assert_eq!(sheet.cell(3, 1).map(|cell| cell.value.shown()), Some("Train, then test".to_owned()));
        assert_eq!(open_quotes.len(), 1);
        // To the end of the file, and up to a mark that ends a text.
        for text in
            ["Ref,Action\n1,\"Agree\n2,Publish\n", "Ref,Action,Lead\n1,\"Agree,A\n2,Do,B\n3,Do,C\n4,12\",D\n"]
        {
            let Csv { sheet, open_quotes } = read(text.as_bytes(), "a.csv");
            assert_eq!(sheet.rows().count(), text.lines().count(), "{text}");
            assert_eq!(open_quotes.len(), 1, "{text}");
        }
    }

    #[test]
    fn texts_of_several_lines_stay_whole() {
        let text = "Ref,Action,Lead\n1,\"Agree the form, with police,\nhealth, housing, and schools\nand say \"\"so\"\"\",A\n2,b,c\n";
        let Csv { sheet, open_quotes } = read(text.as_bytes(), "a.csv");
        assert!(open_quotes.is_empty());
        assert_eq!(sheet.rows().count(), 3);
        assert_eq!(sheet.cell(1, 2).map(|cell| cell.value.shown()), Some("A".to_owned()));
    }

    #[test]
    fn a_file_of_too_many_cells_is_left_out_early() {
        let limits = Limits { cells: 100, ..Limits::default() };
        let text = "a,b,c,d,e\n".repeat(1_000);
        let read = csv(text.as_bytes(), &Arc::from("a.csv"), &limits).expect("it is read");
        assert_eq!(read.sheet.too_large, Some(100));
    }
}
