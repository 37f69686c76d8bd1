//! `shape-floating`: a text box or shape floats over the cells.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "shape-floating",
    about: "a text box or shape floats over the cells",
    cure: "write its text into a cell above the table",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for picture in sheet.pictures.iter().filter(|picture| picture.what == "shape") {
            say.cell(sheet, picture.at.unwrap_or_default(), "a shape");
        }
    }
}
