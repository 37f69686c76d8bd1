//! `cursor-not-at-home`: the cursor does not stand in A1.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "cursor-not-at-home",
    about: "the cursor does not stand in A1",
    cure: "go to A1 on each sheet (Ctrl and Home) before saving",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| !sheet.cursor.is_empty() && sheet.cursor != "A1") {
        say.sheet(sheet, format!("the cursor stands in {}", sheet.cursor));
    }
}
