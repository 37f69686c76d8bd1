//! `title-missing`: cell A1 holds no title.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "title-missing",
    about: "cell A1 holds no title",
    cure: "write into A1 what the sheet holds",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| sheet.text(0, 0).trim().is_empty()) {
        say.cell(sheet, (0, 0), "no text");
    }
}
