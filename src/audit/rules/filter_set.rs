//! `filter-set`: a filter is set on a table.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "filter-set",
    about: "a filter is set on a table",
    cure: "take it off: Data, Filter",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for area in &sheet.filters {
            say.area(sheet, area, "a filter");
        }
    }
}
