//! `page-margin-text`: a printed page has a text in its header or footer.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "page-margin-text",
    about: "a printed page has a text in its header or footer",
    cure: "write it above the table: readers of screens do not reach headers and footers",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| sheet.has_margin_text) {
        say.sheet(sheet, "a header or footer");
    }
}
