//! `table-second`: a sheet holds more than one table.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "table-second",
    about: "a sheet holds more than one table",
    cure: "move each table to a sheet of its own",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in sheet.tables.iter().skip(1) {
            say.cell(sheet, table.first, format!("a further table, {}", table.name));
        }
    }
}
