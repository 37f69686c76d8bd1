//! `header-blank`: a column of a table has no header.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "header-blank",
    about: "a column of a table has no header",
    cure: "write into the header what the column holds",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in &sheet.tables {
            if !table.has_header {
                say.cell(sheet, table.first, format!("{} has no header row", table.name));
                continue;
            }
            for column in table.columns() {
                let text = sheet.text(table.first.0, column).trim();
                // What a program writes into a header that was left empty.
                let is_filler = text
                    .strip_prefix("Column")
                    .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()));
                if text.is_empty() || is_filler {
                    say.cell(
                        sheet,
                        (table.first.0, column),
                        if text.is_empty() { "no text".to_owned() } else { format!("`{text}`") },
                    );
                }
            }
        }
    }
}
