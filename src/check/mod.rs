//! Checks of records against themselves: one check a file, one id, one line in [`CHECKS`].
//! Works on one tracker at a time, but for what can only be seen across trackers, and changes nothing.

mod budget_negative;
mod complete_without_date;
mod complete_without_evidence;
pub mod council_alike;
pub mod line_repeated;
mod line_without_amount;
mod percent_contradiction;
mod percent_out_of_range;
mod pounds_or_thousands;
pub mod published;
pub mod reconcile;
mod reference_repeated;
mod score_differs;
pub mod setting_unused;
pub mod table_repeated;
mod total_differs;
mod variance_differs;
mod variance_sign;
mod years_mixed;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Rule};
use crate::month::Month;
use crate::normalise::records::Records;
use crate::place::Place;
use crate::plan::Plan;

/// One check of the records of a tracker.
pub struct Check {
    pub rule: &'static Rule,
    pub(crate) run: fn(&Records, &mut Vec<Diagnostic>),
}

/// All checks.
pub const CHECKS: &[Check] = &[
    complete_without_evidence::CHECK,
    complete_without_date::CHECK,
    percent_contradiction::CHECK,
    percent_out_of_range::CHECK,
    reference_repeated::CHECK,
    total_differs::CHECK,
    variance_differs::CHECK,
    score_differs::CHECK,
    pounds_or_thousands::CHECK,
    line_without_amount::CHECK,
    budget_negative::CHECK,
    years_mixed::CHECK,
    line_repeated::CHECK,
    variance_sign::CHECK,
];

/// Runs all checks on the records of one tracker.
pub fn check(records: &Records, council: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in CHECKS {
        (check.run)(records, &mut found);
    }
    for diagnostic in &mut found {
        council.clone_into(&mut diagnostic.council);
    }
    found
}

/// What can only be seen across the trackers of a council, and across councils: looked at in a whole month. `earlier` has the
/// councils of the months before it, each with a tracker.
pub fn across<'a>(
    month: &'a Month,
    earlier: impl Iterator<Item = (&'a Arc<str>, &'a Arc<str>)>,
    plan: &Plan,
) -> Vec<Diagnostic> {
    let tables = published::Tables::of(plan, month.period);
    let first = month.first_trackers();
    let mut told = Vec::new();
    for (council, now) in &month.councils {
        let place = Place::workbook(first.get(council).copied().unwrap_or(council));
        told.extend(published::across(council, month.period, &now.records, &tables, &place, plan));
        told.extend(line_repeated::across(now.records.budget.iter()));
        told.extend(table_repeated::across(now.records.actions.iter()));
    }
    told.extend(council_alike::across(month, earlier, plan));
    told
}
