//! `note-unused`: a note is explained that nothing refers to.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::{Rule, definitions, used};

pub const RULE: Rule = Rule {
    id: "note-unused",
    about: "a note is explained that nothing refers to",
    cure: "put its mark where it is meant, or delete it",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    let used: Vec<String> = used(book).into_iter().map(|(.., mark)| mark).collect();
    for (sheet, cell, mark) in definitions(book) {
        if !used.contains(&mark) {
            say.cell(sheet, (cell.row, cell.column), format!("[{mark}]"));
        }
    }
}
