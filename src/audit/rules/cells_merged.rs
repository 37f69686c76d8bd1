//! `cells-merged`: cells are merged or split.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "cells-merged",
    about: "cells are merged or split",
    cure: "unmerge them and write the text into each cell, or above the table",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for area in &sheet.merged {
            say.area(sheet, area, "merged");
        }
    }
}
