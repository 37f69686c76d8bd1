//! `note-unused`: a note is explained that nothing refers to.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::{Rule, notes};

pub const RULE: Rule = Rule {
    id: "note-unused",
    about: "a note is explained that nothing refers to",
    cure: "put its mark where it is meant, or delete it",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    let (defined, used) = notes(book);
    for (sheet, cell, mark) in defined {
        if used.iter().all(|(.., known)| *known != mark) {
            say.cell(sheet, (cell.row, cell.column), format!("[{mark}]"));
        }
    }
}
