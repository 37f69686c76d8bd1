//! `picture-among-cells`: a chart or image floats over the cells of a table.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "picture-among-cells",
    about: "a chart or image floats over the cells of a table",
    cure: "move it to a sheet of its own",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| !sheet.tables.is_empty()) {
        for picture in sheet.pictures.iter().filter(|picture| picture.what != "shape") {
            say.cell(
                sheet,
                picture.at.unwrap_or_default(),
                format!("{} on the sheet of a table", picture.what),
            );
        }
    }
}
