//! `about-missing`: a sheet with a table does not say below its title what it holds.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "about-missing",
    about: "a sheet with a table does not say below its title what it holds",
    cure: "write into A2 what the table is about, its source and its notes",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| !sheet.tables.is_empty()) {
        let is_table = sheet.table_at(1, 0).is_some();
        if is_table || sheet.text(1, 0).trim().is_empty() {
            say.cell(sheet, (1, 0), if is_table { "the table begins here" } else { "no text" });
        }
    }
}
