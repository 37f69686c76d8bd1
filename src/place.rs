//! Where a value stands: workbook, sheet and cell, and the A1 text of cells. Holds no values itself.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A cell or a whole row of one sheet of one tracker. Rows and columns count from 0, as spreadsheets do inside.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Path of the tracker inside the input folder, with `/` between folders.
    pub workbook: Arc<str>,
    /// Sheet name, or empty when the whole workbook is meant.
    pub sheet: Arc<str>,
    pub row: Option<u32>,
    pub column: Option<u32>,
}

impl Place {
    pub fn workbook(workbook: &Arc<str>) -> Self {
        Self { workbook: Arc::clone(workbook), sheet: Arc::from(""), row: None, column: None }
    }

    pub fn sheet(workbook: &Arc<str>, sheet: &Arc<str>) -> Self {
        Self { sheet: Arc::clone(sheet), ..Self::workbook(workbook) }
    }

    pub fn row(workbook: &Arc<str>, sheet: &Arc<str>, row: u32) -> Self {
        Self { row: Some(row), ..Self::sheet(workbook, sheet) }
    }

    pub fn cell(workbook: &Arc<str>, sheet: &Arc<str>, row: u32, column: u32) -> Self {
        Self { column: Some(column), ..Self::row(workbook, sheet, row) }
    }

    /// `D14` for a cell, `row 14` for a row, empty for a sheet or workbook.
    pub fn cell_text(&self) -> String {
        match (self.row, self.column) {
            (Some(row), Some(column)) => a1(row, column),
            (Some(row), None) => format!("row {}", row + 1),
            _ => String::new(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.workbook)?;
        if !self.sheet.is_empty() {
            write!(f, "  '{}'", self.sheet)?;
        }
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, "!{}", a1(row, column)),
            (Some(row), None) => write!(f, " row {}", row + 1),
            _ => Ok(()),
        }
    }
}

/// `A`, `B`, ... `Z`, `AA`, ... for column 0, 1, ...
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// `D14` for row 13, column 3.
pub fn a1(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), row + 1)
}

/// Row and column of `D14` or `$D$14`; `None` when the text is no cell address.
pub fn parse_a1(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(split);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0u32;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_letters_count_like_a_spreadsheet() {
        let known = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ];
        for (column, letters) in known {
            assert_eq!(column_letters(column), letters);
            assert_eq!(parse_a1(&format!("{letters}7")), Some((6, column)));
        }
    }

    #[test]
    fn text_that_is_no_cell_is_refused() {
        for text in ["", "A", "7", "A0", "ABCD1", "A-1", "é1"] {
            assert_eq!(parse_a1(text), None, "{text}");
        }
    }
}
