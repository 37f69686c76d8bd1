//! A workbook as data: a cover and tables. The writer lays it out and decides nothing.

use jiff::civil::Date;

use crate::audit::rules::number_as_text::is_number;
use crate::text::is_numeric_date;

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Always written as text: it can never become a formula.
    Text(String),
    Count(i64),
    /// One decimal.
    Number(f64),
    /// 0 to 100, one decimal.
    Percent(f64),
    /// Exact pence, shown in pounds.
    Pounds(i64),
    Day(Date),
    /// A live formula and its value in pence.
    Sum {
        formula: String,
        pence: i64,
    },
    /// A link to a sheet of the same workbook.
    Link {
        text: String,
        sheet: String,
    },
    /// A link to another file, perhaps at a cell: `../plan.xlsx#'Action plan'!D14`.
    File {
        text: String,
        target: String,
    },
    /// A blank that says why: `[x]` not available, `[z]` not applicable.
    Shorthand(&'static str),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// A text as the workbook holds it: never blank, never longer than a cell can be, never to be taken for our own words.
    pub fn written(text: &str) -> std::borrow::Cow<'_, str> {
        if text.trim().is_empty() {
            return NOT_AVAILABLE_TEXT.into();
        }
        // Excel counts in UTF-16.
        if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
            return Self::quoted(text);
        }
        let mut units = 0;
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= LONGEST
        };
        let cut =
            format!("{} ... (cut: the cell holds more)", text.chars().take_while(fits).collect::<String>());
        Self::quoted(&cut).into_owned().into()
    }

    /// A text among numbers: one that looks like a number stands in quotation marks too.
    pub fn among_numbers(text: &str) -> std::borrow::Cow<'_, str> {
        if is_number(text) { format!("“{text}”").into() } else { Self::written(text) }
    }

    /// A tracker's words that could be taken for our own stand in quotation marks: a date in figures, a sign alone, a
    /// shorthand or a note's mark.
    pub fn quoted(text: &str) -> std::borrow::Cow<'_, str> {
        let plain = text.trim();
        if plain.starts_with('“') && plain.ends_with('”') {
            return text.into();
        }
        let is_sign =
            !plain.is_empty() && plain.chars().all(|c| c.is_ascii_punctuation() || c == '–' || c == '—');
        let has_mark = plain.ends_with(']')
            || (plain.contains('[') && plain.to_lowercase().contains("[note"))
            || plain.contains(['¹', '⁴', '⁵', '†', '‡']);
        let is_unit = ["%", "£", "&"].contains(&plain);
        if (is_sign || is_numeric_date(plain) || has_mark) && !is_unit {
            format!("“{text}”").into()
        } else {
            text.into()
        }
    }

    /// The text, or where there is none the shorthand that says why.
    pub fn text_or(text: &str, blank: Cell) -> Self {
        if text.is_empty() { blank } else { Cell::text(text) }
    }
}

/// A cell of a workbook holds little more: 32,767 in all.
const LONGEST: usize = 32_000;

const NOT_AVAILABLE_TEXT: &str = "[x]";
/// Not available: the trackers do not say.
pub const NOT_AVAILABLE: Cell = Cell::Shorthand(NOT_AVAILABLE_TEXT);
/// A title or line around a table: a mark of a note in a council's or file's name is none of this workbook's.
pub fn unmarked(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(['¹', '⁴', '⁵', '†', '‡']) {
        let lowered = |c: char| match c {
            '¹' => "(1)".to_owned(),
            '⁴' => "(4)".to_owned(),
            '⁵' => "(5)".to_owned(),
            '†' | '‡' => String::new(),
            c => c.to_string(),
        };
        return unmarked(&text.chars().map(lowered).collect::<String>()).into_owned().into();
    }
    if text.to_lowercase().contains("[note") {
        text.replace('[', "(").replace(']', ")").into()
    } else {
        text.into()
    }
}

/// Confidential: a small count of people, or one that would give it back.
pub const CONFIDENTIAL: Cell = Cell::Shorthand("[c]");
/// Not applicable: there is nothing to say.
pub const NOT_APPLICABLE: Cell = Cell::Shorthand("[z]");

#[derive(Debug, Clone)]
pub struct Column {
    pub header: String,
    /// In characters.
    pub width: f64,
}

impl Column {
    pub fn new(header: impl Into<String>, width: f64) -> Self {
        Self { header: header.into(), width }
    }
}

/// One table on a sheet of its own.
#[derive(Debug, Clone)]
pub struct Table {
    /// At most 31 characters, unique in the workbook.
    pub sheet: String,
    /// Goes into A1.
    pub title: String,
    /// What the sheet holds; A2, and the contents.
    pub about: String,
    /// Further lines above the table.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Row of the headers on the sheet, from 0.
    pub fn header_row(&self) -> u32 {
        2 + self.notes.len() as u32
    }

    /// First row of values on the sheet, from 0.
    pub fn first_row(&self) -> u32 {
        self.header_row() + 1
    }

    pub fn column(&self, header: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.header == header)
    }
}

/// A line of the cover.
#[derive(Debug, Clone)]
pub struct CoverLine {
    /// A word for what it is about.
    pub about: String,
    pub says: String,
}

/// A workbook: a cover that leads to each sheet, then the tables.
#[derive(Debug, Clone)]
pub struct Book {
    pub title: String,
    /// Whom the figures are from and whom to ask.
    pub author: String,
    /// What the cover says, above the links to the sheets.
    pub cover: Vec<CoverLine>,
    pub tables: Vec<Table>,
    /// The day that document properties give, so that the same inputs give the same bytes.
    pub day: Date,
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn only_words_that_could_be_ours_stand_in_quotation_marks() {
        for text in ["30/04/2003", "03.06.04", "-", "..", "see [x]", "[Note 3] applies", "Plan†"] {
            assert_eq!(Cell::quoted(text), format!("“{text}”"));
        }
        for text in [
            "2003-12",
            "1.1",
            "1.2.10",
            "4",
            "%",
            "£",
            "Agree the form",
            "A (draft) plan",
            "2004-04-30 plan.xlsx",
        ] {
            assert_eq!(Cell::quoted(text), text);
        }
    }
}
