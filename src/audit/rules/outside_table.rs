//! `outside-table`: something stands below or beside the table.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "outside-table",
    about: "something stands below or beside the table",
    cure: "move notes and totals above the table, into it, or to a sheet of notes",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        let Some(table) = sheet.tables.first() else { continue };
        let beyond = sheet
            .filled()
            .filter(|cell| cell.row >= table.first.0 && sheet.table_at(cell.row, cell.column).is_none());
        for cell in beyond {
            say.cell(sheet, (cell.row, cell.column), "outside the table");
        }
    }
}
