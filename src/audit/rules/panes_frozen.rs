//! `panes-frozen`: panes are frozen or split.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "panes-frozen",
    about: "panes are frozen or split",
    cure: "take it off: View, Freeze Panes",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        if let Some(state) = &sheet.panes {
            say.sheet(
                sheet,
                format!("panes are {}", if state.starts_with("frozen") { "frozen" } else { "split" }),
            );
        }
    }
}
