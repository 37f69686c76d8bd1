//! `date-unclear`: a date can be read as day and month or as month and day.

use crate::audit::Say;
use crate::audit::finished::{Finished, Value};
use crate::audit::rules::Rule;
use crate::text::is_numeric_date;

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
