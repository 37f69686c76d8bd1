//! `table-name`: a table has the name that the program gave it.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "table-name",
    about: "a table has the name that the program gave it",
    cure: "give it a name that says what it holds: Table Design, Table Name",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in &sheet.tables {
            let digits = table.name.trim_start_matches("Table").trim_start_matches('_');
            if table.name.starts_with("Table") && digits.chars().all(|c| c.is_ascii_digit()) {
                say.cell(sheet, table.first, format!("`{}`", table.name));
            }
        }
    }
}
