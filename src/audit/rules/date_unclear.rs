//! `date-unclear`: a date can be read as day and month or as month and day.

use crate::audit::Say;
use crate::audit::finished::{Finished, Value};
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "date-unclear",
    about: "a date can be read as day and month or as month and day",
    cure: "show dates as `1 Feb 2010`",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let format = book.format(cell);
            let by_format = matches!(cell.value, Value::Number(_))
                && format.is_date
                && !format.number.contains("mmm")
                && format.number.contains('d');
            if by_format {
                say.cell(sheet, (cell.row, cell.column), format!("the format `{}`", format.number));
            } else if is_numeric_date(cell.text()) {
                say.cell(sheet, (cell.row, cell.column), format!("`{}` as text", cell.text()));
            }
        }
    }
}

/// `01/02/2010` or `1.2.10`; a date with the year first is clear.
fn is_numeric_date(text: &str) -> bool {
    if text.len() > 12 || !text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    ['/', '.', '-'].iter().any(|mark| {
        let parts: Vec<&str> = text.trim().split(*mark).collect();
        let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        matches!(parts.as_slice(), [day, month, year] if digits(day, 2) && digits(month, 2) && digits(year, 4) && year.len() != 3
            && day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)) && month.parse::<u8>().is_ok_and(|month| (1..=31).contains(&month)))
    })
}
