//! Disclosure control: small counts of people and names of staff are taken out of the records before anything is made of
//! them, so that no output can give them back. Decides by batch.toml; changes nothing where it says nothing.
//! Invariant: runs after the checks and before movement; later stages see only what may be shown.

mod names;
mod small;
mod solve;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::month::{Month, Past};
use crate::plan::{Names, Plan};

/// What stands where something is confidential.
pub const CONFIDENTIAL: &str = "[c]";

/// Sheet of a tracker, by the names of both.
type SheetName = (Arc<str>, Arc<str>);

/// Cells whose words must not be told: by sheet, rows (`None` for all of them) and columns.
#[derive(Debug, Default)]
struct Secrets(BTreeMap<SheetName, Vec<(Option<u32>, u32)>>);

impl Secrets {
    fn add(&mut self, workbook: &Arc<str>, sheet: &Arc<str>, row: Option<u32>, column: u32) {
        self.0.entry((Arc::clone(workbook), Arc::clone(sheet))).or_default().push((row, column));
    }

    fn hold(&self, sheet: &SheetName, row: Option<u32>, column: Option<u32>) -> bool {
        let Some(column) = column else { return false };
        let is_meant = |(own, other): &(Option<u32>, u32)| {
            *other == column && (own.is_none() || row.is_none() || *own == row)
        };
        self.0.get(sheet).is_some_and(|cells| cells.iter().any(is_meant))
    }
}

/// Takes out what batch.toml says is confidential, from a month, its past and its diagnostics.
pub fn control(month: &mut Month, past: &mut Past, plan: &Plan) {
    let rules = &plan.config.disclosure;
    let mut secrets = Secrets::default();
    if rules.threshold > 0 {
        small::conceal(month, past, rules, &mut secrets);
        let unmarked = small::unmarked(month, rules);
        month.tell(unmarked);
    }
    if rules.names != Names::Keep {
        names::conceal(month, past, rules.names, &mut secrets);
    }
    if !secrets.0.is_empty() {
        month.trackers.diagnostics.iter_mut().for_each(|told| scrub(told, &secrets));
    }
}

/// A diagnostic shows the cells around the trouble: not those that are confidential.
fn scrub(told: &mut Diagnostic, secrets: &Secrets) {
    let sheet = (Arc::clone(&told.place.workbook), Arc::clone(&told.place.sheet));
    if !secrets.0.contains_key(&sheet) {
        return;
    }
    if secrets.hold(&sheet, told.place.row, told.place.column) {
        CONFIDENTIAL.clone_into(&mut told.found);
    }
    for more in &mut told.more {
        if secrets.hold(&sheet, Some(more.row), Some(more.column)) {
            CONFIDENTIAL.clone_into(&mut more.found);
        }
    }
    if let Some(excerpt) = &mut told.excerpt {
        let row = excerpt.row.checked_sub(1);
        for ((letters, _), cell) in excerpt.headers.iter().zip(&mut excerpt.cells) {
            let column = crate::place::parse_a1(&format!("{letters}1")).map(|(_, column)| column);
            if secrets.hold(&sheet, row, column) {
                CONFIDENTIAL.clone_into(cell);
            }
        }
    }
}
