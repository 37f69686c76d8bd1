//! `table-missing`: figures stand side by side without being marked up as a table.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "table-missing",
    about: "figures stand side by side without being marked up as a table",
    cure: "select them with their header and use Insert, Table",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    for sheet in book.of_cells().filter(|sheet| sheet.tables.is_empty()) {
        // Two neighbours in each of two rows that follow each other: nothing else looks like this.
        let pairs: Vec<(u32, u32)> = sheet
            .filled()
            .filter(|cell| sheet.cell(cell.row, cell.column + 1).is_some_and(|next| !next.is_empty()))
            .map(|cell| (cell.row, cell.column))
            .collect();
        let block = pairs.iter().find(|(row, column)| pairs.binary_search(&(row + 1, *column)).is_ok());
        if let Some(&at) = block {
            say.cell(sheet, at, "cells side by side, and no table on the sheet");
        }
    }
}
