//! `line-blank`: a blank row or column parts the sheet.

use std::collections::BTreeSet;

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;
use crate::place::column_letters;

pub const RULE: Rule = Rule {
    id: "line-blank",
    about: "a blank row or column parts the sheet",
    cure: "delete it, and use the height of a row or the width of a column for space",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        let rows: BTreeSet<u32> = sheet.filled().map(|cell| cell.row).collect();
        let columns: BTreeSet<u32> = sheet.filled().map(|cell| cell.column).collect();
        for row in missing(&rows) {
            say.area(sheet, &format!("row {}", row + 1), "blank");
        }
        for column in missing(&columns) {
            say.area(sheet, &format!("column {}", column_letters(column)), "blank");
        }
    }
}

/// Numbers below the last of them that are not there.
fn missing(used: &BTreeSet<u32>) -> impl Iterator<Item = u32> {
    (0..used.last().copied().unwrap_or(0)).filter(|number| !used.contains(number))
}
