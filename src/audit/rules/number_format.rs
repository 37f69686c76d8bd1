//! `number-format`: numbers are hard to read as they are shown.

use crate::audit::Say;
use crate::audit::finished::{Finished, Format, Value};
use crate::audit::rules::Rule;
use crate::text::plain;

pub const RULE: Rule = Rule {
    id: "number-format",
    about: "numbers are hard to read as they are shown",
    cure: "show a comma for thousands and the same few decimal places in a column",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in &sheet.tables {
            for column in table.columns() {
                let is_year = plain(sheet.text(table.first.0, column)).contains("year");
                for row in table.body() {
                    let Some(cell) = sheet.cell(row, column) else { continue };
                    let Value::Number(number) = cell.value else { continue };
                    let Format { number: format, is_date, .. } = book.format(cell);
                    let is_general = format.is_empty() || format == "General";
                    let long = (number * 100.0 - (number * 100.0).round()).abs() > 1e-6;
                    if is_general && long {
                        say.cell(sheet, (row, column), format!("{number}: all its decimal places"));
                    } else if number.abs() >= 1000.0 && !is_year && !is_date && !format.contains(',') {
                        say.cell(sheet, (row, column), format!("{number}: no comma for thousands"));
                    }
                }
            }
        }
    }
}
