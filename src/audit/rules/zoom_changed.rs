//! `zoom-changed`: a sheet is not shown in its own size.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "zoom-changed",
    about: "a sheet is not shown in its own size",
    cure: "set the zoom to 100%",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| sheet.zoom != 100) {
        say.sheet(sheet, format!("{}%", sheet.zoom));
    }
}
