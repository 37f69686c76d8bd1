//! Stated totals beside our own sums of the lines above them. Used by the check and by the finance sheets alike.

use std::sync::Arc;

use crate::normalise::records::{BudgetLine, Records, StatedTotal};
use crate::normalise::row::Amount;
use crate::text::words;

/// One amount of one stated total, in pence.
#[derive(Debug)]
pub struct Reconciled<'a> {
    pub total: &'a StatedTotal,
    /// Field name, as in the data files.
    pub field: &'static str,
    pub stated: i64,
    /// The sum of the lines that the total is about.
    pub ours: i64,
}

type Field = (&'static str, fn(&StatedTotal) -> &Amount, fn(&BudgetLine) -> &Amount);

const FIELDS: [Field; 4] = [
    ("budget", |total| &total.budget, |line| &line.budget),
    ("actual", |total| &total.actual, |line| &line.actual),
    ("committed", |total| &total.committed, |line| &line.committed),
    ("forecast", |total| &total.forecast, |line| &line.forecast),
];

/// Every amount of every stated total. A total is about all lines above it, or about those since the total before;
/// where its amount fits neither, its label decides: a subtotal is about the lines since the total before.
pub fn reconcile(records: &Records) -> Vec<Reconciled<'_>> {
    let mut out = Vec::new();
    for total in &records.stated_totals {
        let at = &total.origin;
        let above = |layout, row| Arc::ptr_eq(layout, &at.layout) && row < at.row;
        let lines: Vec<&BudgetLine> =
            records.budget.iter().filter(|line| above(&line.origin.layout, line.origin.row)).collect();
        let before =
            records.stated_totals.iter().filter(|other| above(&other.origin.layout, other.origin.row));
        let group_start = before.map(|other| other.origin.row).max();
        for (field, of_total, of_line) in FIELDS {
            let Some(stated) = of_total(total).pence else { continue };
            let all: i64 = lines.iter().filter_map(|line| of_line(line).pence).sum();
            let since = lines.iter().filter(|line| group_start.is_none_or(|row| line.origin.row > row));
            let group: i64 = since.filter_map(|line| of_line(line).pence).sum();
            let is_sub = words(&total.label).starts_with("sub");
            let ours = if stated == group || (is_sub && stated != all) { group } else { all };
            out.push(Reconciled { total, field, stated, ours });
        }
    }
    out
}
