//! `shorthand-unexplained`: a shorthand in brackets is nowhere explained.

use crate::audit::Say;
use crate::audit::finished::{Cell, Finished};
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "shorthand-unexplained",
    about: "a shorthand in brackets is nowhere explained",
    cure: "explain it on the cover, on the sheet of notes or above the table",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    // Explained is what stands in brackets outside of tables, or in a table of notes.
    let explained: Vec<String> = book
        .of_cells()
        .flat_map(|sheet| {
            let about = sheet.is_about;
            sheet
                .filled()
                .filter(|cell| cell.text().contains('['))
                .filter(move |cell| about || sheet.table_at(cell.row, cell.column).is_none())
        })
        .flat_map(|cell| shorthands(cell.text()))
        .collect();
    for sheet in book.of_cells().filter(|sheet| !sheet.is_about) {
        let has_mark =
            |cell: &&Cell| cell.text().contains('[') && sheet.table_at(cell.row, cell.column).is_some();
        for cell in sheet.filled().filter(has_mark) {
            let text = cell.text().trim();
            for found in shorthands(text).filter(|found| text.ends_with(&format!("[{found}]"))) {
                if !explained.contains(&found) {
                    say.cell(sheet, (cell.row, cell.column), format!("[{found}]"));
                }
            }
        }
    }
}

/// One to four small letters in brackets: `[x]`, `[low]`.
fn shorthands(text: &str) -> impl Iterator<Item = String> {
    text.split('[').skip(1).filter_map(|rest| {
        let inside = rest.split_once(']')?.0;
        let is_one = (1..=4).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_lowercase());
        is_one.then(|| inside.to_owned())
    })
}
