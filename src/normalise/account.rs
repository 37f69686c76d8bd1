//! What became of every filled row of a sheet: used, set aside for a reason, or not recognised.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ingest::Sheet;
use crate::ledger::{Reason, SheetAccount};
use crate::recognise::{SheetLayout, View};

/// The account of one sheet, without the tracker that it is of.
pub(super) fn of(sheet: &Sheet, views: &[View]) -> SheetAccount {
    let mut concealed = sheet.concealed.clone();
    if sheet.hidden {
        concealed.insert(0, "the sheet is hidden".to_owned());
    }
    let mut account = SheetAccount {
        workbook: Arc::from(""),
        council: Arc::from(""),
        period: None,
        sheet: Arc::clone(&sheet.name),
        rows: sheet.filled_rows().count(),
        used: 0,
        set_aside: BTreeMap::new(),
        not_recognised: 0,
        concealed,
        tables: Vec::new(),
    };
    let tables = || views.iter().flat_map(|view| view.layout.tables.iter().map(move |table| (view, table)));
    account.tables =
        tables().map(|(_, table)| format!("{} ({} rows)", table.spec.id, table.records.len())).collect();
    if let Some(view) = views.iter().find(|view| view.shape.is_columns()) {
        turned(sheet, &view.layout, &mut account);
        return account;
    }
    let mut used: BTreeSet<u32> = BTreeSet::new();
    for (view, table) in tables() {
        let rows = table.records.iter().chain(table.continued.iter().map(|(row, _)| row));
        used.extend(rows.flat_map(|row| view.shape.rows_on_sheet(*row)));
    }
    account.used = used.len();
    // What one view sets aside another may use: a card above a table is a title to the table.
    let Some(first) = views.first() else { return account };
    for (_, reason) in first.layout.set_aside.iter().filter(|(row, _)| !used.contains(row)) {
        *account.set_aside.entry(*reason).or_insert(0) += 1;
    }
    account.not_recognised = first.layout.not_recognised.iter().filter(|row| !used.contains(row)).count();
    account
}

/// Where fields stand down the side, a row of the sheet is a field: used, or one that the table does not have.
fn turned(sheet: &Sheet, found: &SheetLayout, account: &mut SheetAccount) {
    for (row, _) in sheet.filled_rows() {
        let is_used = found.tables.iter().any(|table| table.columns.iter().any(|used| used.column == row));
        let is_inside = found.tables.iter().any(|table| (table.span.0..=table.span.1).contains(&row));
        let reason = match (is_used, is_inside) {
            (true, _) => {
                account.used += 1;
                continue;
            }
            (false, true) => Reason::FieldNotUsed,
            (false, false) => Reason::Note,
        };
        *account.set_aside.entry(reason).or_insert(0) += 1;
    }
}
