//! `header-repeated`: two columns of a table have the same header.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;
use crate::text::plain;

pub const RULE: Rule = Rule {
    id: "header-repeated",
    about: "two columns of a table have the same header",
    cure: "make each header say what its column alone holds",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for table in sheet.tables.iter().filter(|table| table.has_header) {
            let mut seen: Vec<String> = Vec::new();
            for column in table.columns() {
                let text = plain(sheet.text(table.first.0, column));
                if !text.is_empty() && seen.contains(&text) {
                    say.cell(
                        sheet,
                        (table.first.0, column),
                        format!("`{}` again", sheet.text(table.first.0, column)),
                    );
                }
                seen.push(text);
            }
        }
    }
}
