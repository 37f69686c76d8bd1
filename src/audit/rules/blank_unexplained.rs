//! `blank-unexplained`: a cell of a table is blank, and nothing says why.

use crate::audit::Say;
use crate::audit::finished::{Cell, Finished};
use crate::audit::rules::Rule;
use crate::text::plain;

pub const RULE: Rule = Rule {
    id: "blank-unexplained",
    about: "a cell of a table is blank, and nothing says why",
    cure: "write a shorthand such as [x] or [z] that the cover explains, or say above the table what blank cells mean",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        let Some(top) = sheet.tables.first().map(|table| table.first.0) else { continue };
        if sheet.filled().any(|cell| cell.row < top && plain(cell.text()).contains("blank")) {
            continue;
        }
        for table in &sheet.tables {
            for row in table.body() {
                for column in table.columns() {
                    if sheet.cell(row, column).is_none_or(Cell::is_empty) {
                        say.cell(sheet, (row, column), "blank");
                    }
                }
            }
        }
    }
}
