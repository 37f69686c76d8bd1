//! `text-not-wrapped`: a text of a table is wider than its column and not wrapped.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "text-not-wrapped",
    about: "a text of a table is wider than its column and not wrapped",
    cure: "wrap the text, or widen the column",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        let cut =
            sheet.filled().filter(|cell| sheet.table_at(cell.row, cell.column).is_some()).filter(|cell| {
                let format = book.format(cell);
                // A character of the font against one of the width's: Arial 12 against Calibri 11.
                let wide = cell.text().chars().count() as f64 * format.font.size / 11.0 * 0.9;
                !format.wraps && wide > sheet.width(cell.column) + 1.0
            });
        for cell in cut {
            say.cell(
                sheet,
                (cell.row, cell.column),
                format!(
                    "{} characters in a column of {:.0}",
                    cell.text().chars().count(),
                    sheet.width(cell.column)
                ),
            );
        }
    }
}
