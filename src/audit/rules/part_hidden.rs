//! `part-hidden`: a row, column or sheet is hidden.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;
use crate::place::column_letters;

pub const RULE: Rule = Rule {
    id: "part-hidden",
    about: "a row, column or sheet is hidden",
    cure: "show it, or delete it if nobody should read it",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in &book.sheets {
        if sheet.is_hidden {
            say.sheet(sheet, "the sheet is hidden");
        }
        for &row in &sheet.hidden_rows {
            say.area(sheet, &format!("row {}", row + 1), "hidden");
        }
        for &(first, _) in &sheet.hidden_columns {
            say.area(sheet, &format!("column {}", column_letters(first)), "hidden");
        }
    }
}
