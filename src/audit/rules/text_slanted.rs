//! `text-slanted`: a text is in italics, or turned out of the horizontal.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "text-slanted",
    about: "a text is in italics, or turned out of the horizontal",
    cure: "use bold where something has to stand out, and horizontal text",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let format = book.format(cell);
            if format.font.is_italic || format.is_turned {
                let how = if format.is_turned { "turned" } else { "in italics" };
                say.cell(sheet, (cell.row, cell.column), how);
            }
        }
    }
}
