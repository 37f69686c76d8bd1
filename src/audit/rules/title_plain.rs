//! `title-plain`: the title in A1 looks like any other text.

use crate::audit::Say;
use crate::audit::finished::{Cell, Finished};
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "title-plain",
    about: "the title in A1 looks like any other text",
    cure: "make it bold, or larger than the text (16 points)",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        let plain = |cell: &&Cell| {
            let font = &book.format(cell).font;
            !cell.text().is_empty() && !font.is_bold && font.size < 14.0
        };
        if sheet.cell(0, 0).as_ref().is_some_and(plain) {
            say.cell(sheet, (0, 0), "neither bold nor large");
        }
    }
}
