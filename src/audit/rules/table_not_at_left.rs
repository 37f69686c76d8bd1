//! `table-not-at-left`: a table does not begin in column A.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;
use crate::place::column_letters;

pub const RULE: Rule = Rule {
    id: "table-not-at-left",
    about: "a table does not begin in column A",
    cure: "move it to column A: readers of screens begin there",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in sheet.tables.iter().filter(|table| table.first.1 > 0) {
            say.cell(
                sheet,
                table.first,
                format!("{} begins in column {}", table.name, column_letters(table.first.1)),
            );
        }
    }
}
