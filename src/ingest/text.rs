//! Reads .csv files: encoding, separator and rows. Values stay text; what they mean is `normalise`'s work.

use super::workbook::of_text;
use super::{Cell, Refusal, Sheet};
use crate::diagnostic::rules;

/// A .csv file as one sheet, named after the file.
pub(crate) fn csv(bytes: &[u8], workbook: &str) -> Result<Sheet, Refusal> {
    let text = decode(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut cells = Vec::new();
    let mut record = csv::StringRecord::new();
    // The row that Excel would show: one a record, and one for each empty line, which the reader passes over.
    let mut row = 0u32;
    loop {
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
            if !field.is_empty() {
                cells.push(Cell::plain(row, column as u32, of_text(field)));
            }
        }
        row += 1;
    }
    let stem = workbook.rsplit('/').next().unwrap_or(workbook);
    let name = stem.rsplit_once('.').map_or(stem, |(name, _)| name);
    Ok(Sheet::new(name, false, cells))
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

    #[test]
    fn rows_keep_the_numbers_that_excel_shows() {
        let sheet = csv("Title\n\n\na,\"two\nlines\"\nb,c\n".as_bytes(), "x/plan.csv").expect("it is read");
        let rows: Vec<u32> = sheet.rows().map(|(row, _)| row).collect();
        assert_eq!(rows, [0, 3, 4]);
        assert_eq!(&*sheet.name, "plan");
    }

    #[test]
    fn old_encodings_and_semicolons_are_read() {
        let sheet = csv(b"Action;Lead\nClimbi\xe9 audit;\xa3\n", "a.csv").expect("it is read");
        assert_eq!(sheet.cell(1, 0).map(|cell| cell.value.shown()), Some("Climbié audit".to_owned()));
        assert_eq!(sheet.cell(1, 1).map(|cell| cell.value.shown()), Some("£".to_owned()));
    }
}
