//! `note-undefined`: a note is referred to that is nowhere explained.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::{Rule, notes};

pub const RULE: Rule = Rule {
    id: "note-undefined",
    about: "a note is referred to that is nowhere explained",
    cure: "explain it on the sheet of notes or above its table, or delete its mark",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    let (defined, used) = notes(book);
    for (sheet, cell, mark) in used {
        if defined.iter().all(|(.., known)| *known != mark) {
            say.cell(sheet, (cell.row, cell.column), format!("[{mark}]"));
        }
    }
}
