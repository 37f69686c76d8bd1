//! `font-small`: a text is smaller than 12 points.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "font-small",
    about: "a text is smaller than 12 points",
    cure: "use 12 points or more",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let size = book.format(cell).font.size;
            if size < 12.0 {
                say.cell(sheet, (cell.row, cell.column), format!("{size} points"));
            }
        }
    }
}
