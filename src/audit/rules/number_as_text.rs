//! `number-as-text`: a number of a table is kept as text.

use crate::audit::Say;
use crate::audit::finished::{Finished, Value};
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "number-as-text",
    about: "a number of a table is kept as text",
    cure: "turn it into a number, so that it can be calculated with",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in &sheet.tables {
            for column in table.columns() {
                let (mut numbers, mut texts) = (0, Vec::new());
                for row in table.body() {
                    match sheet.cell(row, column) {
                        Some(cell) if matches!(cell.value, Value::Number(_)) => numbers += 1,
                        Some(cell) if is_number(cell.text()) => texts.push(cell),
                        _ => {}
                    }
                }
                // Among numbers a text is a slip; a column of texts may hold references.
                for cell in texts.into_iter().filter(|_| numbers > 0) {
                    say.cell(sheet, (cell.row, cell.column), format!("`{}`", cell.text()));
                }
            }
        }
    }
}

/// Is a text a number as people write it?
pub(crate) fn is_number(text: &str) -> bool {
    if text.len() > 24 || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = text.trim().trim_start_matches(['£', '-', '+']).trim_end_matches('%').replace(',', "");
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok()
}
