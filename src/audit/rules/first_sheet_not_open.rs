//! `first-sheet-not-open`: the workbook does not open at its first sheet.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "first-sheet-not-open",
    about: "the workbook does not open at its first sheet",
    cure: "go to the first sheet before saving",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    if let Some(sheet) = book.sheets.get(book.active).filter(|_| book.active > 0) {
        say.sheet(sheet, "the workbook opens here");
    }
}
