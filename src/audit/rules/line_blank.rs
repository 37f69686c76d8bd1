//! `line-blank`: a blank row or column parts the sheet.

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
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for cell in sheet.filled() {
            mark(&mut rows, cell.row);
            mark(&mut columns, cell.column);
        }
        for row in missing(&rows) {
            say.area(sheet, &format!("row {}", row + 1), "blank");
        }
        for column in missing(&columns) {
            say.area(sheet, &format!("column {}", column_letters(column)), "blank");
        }
    }
}

/// No sheet has more rows than this, and none has as many columns.
const MOST: u32 = 1 << 20;

fn mark(used: &mut Vec<bool>, number: u32) {
    let at = number.min(MOST) as usize;
    if used.len() <= at {
        used.resize(at + 1, false);
    }
    used[at] = true;
}

/// Numbers below the last of them that are not there.
fn missing(used: &[bool]) -> impl Iterator<Item = u32> {
    used.iter().zip(0..).filter(|(used, _)| !**used).map(|(_, number)| number)
}
