//! `contents-incomplete`: a sheet is not linked from the contents.

use crate::audit::Say;
use crate::audit::finished::{Finished, Sheet};
use crate::audit::rules::{Rule, sheet_of};

pub const RULE: Rule = Rule {
    id: "contents-incomplete",
    about: "a sheet is not linked from the contents",
    cure: "add it to the sheet of contents with a link",
    is_must: false,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    // A workbook of one or two sheets needs no contents.
    if book.of_cells().count() < 3 {
        return;
    }
    let linked = |sheet: &Sheet| -> Vec<String> {
        let inside = sheet.links.iter().filter(|link| link.target.is_none());
        inside.filter_map(|link| link.location.as_deref().map(sheet_of)).collect()
    };
    let Some((contents, linked)) = book
        .of_cells()
        .take(3)
        .map(|sheet| (sheet, linked(sheet)))
        .min_by_key(|(_, linked)| std::cmp::Reverse(linked.len()))
    else {
        return;
    };
    for (at, sheet) in book.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.is_hidden) {
        if at > 0 && sheet.name != contents.name && !linked.contains(&sheet.name) {
            say.sheet(sheet, format!("not linked from `{}`", contents.name));
        }
    }
}
