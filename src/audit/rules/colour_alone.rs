//! `colour-alone`: a colour says something that no word says.

use std::collections::BTreeMap;

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "colour-alone",
    about: "a colour says something that no word says",
    cure: "write the meaning of the colour into the cell as a word",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    if book.formats.iter().all(|format| format.fill.is_none()) {
        return;
    }
    for sheet in book.of_cells() {
        for table in &sheet.tables {
            for column in table.columns() {
                let mut fills: BTreeMap<&str, Option<[u8; 3]>> = BTreeMap::new();
                for row in table.body() {
                    let Some(cell) = sheet.cell(row, column) else { continue };
                    let fill = book.format(cell).fill.filter(|fill| *fill != [255; 3]);
                    // A coloured cell without a word, or the same word in two colours.
                    if cell.is_empty() {
                        if fill.is_some() {
                            say.cell(sheet, (row, column), "a colour and no word");
                        }
                    } else if !cell.text().is_empty() && *fills.entry(cell.text()).or_insert(fill) != fill {
                        say.cell(
                            sheet,
                            (row, column),
                            format!("`{}` in another colour than above", cell.text()),
                        );
                    }
                }
            }
        }
    }
}
