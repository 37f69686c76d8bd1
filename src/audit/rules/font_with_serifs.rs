//! `font-with-serifs`: a font has serifs, or is not known to have none.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "font-with-serifs",
    about: "a font has serifs, or is not known to have none",
    cure: "use Arial, or another plain font",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for cell in sheet.filled() {
            let name = &book.format(cell).font.name;
            if !SANS.iter().any(|known| name.starts_with(known)) {
                say.cell(sheet, (cell.row, cell.column), format!("`{name}`"));
            }
        }
    }
}

/// Beginnings of the names of fonts without serifs that spreadsheets come with.
const SANS: [&str; 17] = [
    "Aptos",
    "Arial",
    "Bahnschrift",
    "Calibri",
    "Carlito",
    "Corbel",
    "DejaVu Sans",
    "Franklin Gothic",
    "Gill Sans",
    "GDS Transport",
    "Helvetica",
    "Liberation Sans",
    "Noto Sans",
    "Open Sans",
    "Segoe UI",
    "Tahoma",
    "Verdana",
];
