//! `link-broken`: a link leads to a sheet that is not there.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::{Rule, sheet_of};

pub const RULE: Rule = Rule {
    id: "link-broken",
    about: "a link leads to a sheet that is not there",
    cure: "correct or delete the link",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells() {
        for link in sheet.links.iter().filter(|link| link.target.is_none()) {
            let place = link.location.as_deref().unwrap_or_default();
            let target = sheet_of(place);
            if place.contains('!') && book.sheets.iter().all(|sheet| sheet.name != target) {
                say.cell(sheet, (link.row, link.column), format!("`{place}`"));
            }
        }
    }
}
