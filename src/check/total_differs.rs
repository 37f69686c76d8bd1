//! Check: stated totals must be the sum of their lines.

use std::sync::Arc;

use super::{Check, pounds};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::total_differs::RULE;
use crate::normalise::records::{BudgetLine, Records, StatedTotal};
use crate::normalise::row::Amount;
use crate::normalise::value::words;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for total in &records.stated_totals {
        let at = &total.origin;
        let lines = records
            .budget
            .iter()
            .filter(|line| Arc::ptr_eq(&line.origin.layout, &at.layout) && line.origin.row < at.row);
        let group_start = records
            .stated_totals
            .iter()
            .filter(|other| Arc::ptr_eq(&other.origin.layout, &at.layout) && other.origin.row < at.row)
            .map(|other| other.origin.row)
            .max();
        for (field, stated, ours) in
            FIELDS.iter().map(|(field, of_total, of_line)| (*field, of_total(total), *of_line))
        {
            let Some(stated) = stated.pence else { continue };
            let sum = |from: Option<u32>| -> i64 {
                lines
                    .clone()
                    .filter(|line| from.is_none_or(|row| line.origin.row > row))
                    .filter_map(|line| ours(line).pence)
                    .sum()
            };
            let (all, group) = (sum(None), sum(group_start));
            if stated == all || stated == group {
                continue;
            }
            let sub = words(&total.label).starts_with("sub");
            let own = if sub { group } else { all };
            out.push(
                Diagnostic::new(
                    &RULE,
                    at.place(field),
                    format!("`{}` is not the sum of its lines", total.label.trim()),
                )
                .found(pounds(stated))
                .expected(format!("{}, a difference of {}", pounds(own), pounds(stated - own)))
                .effect("our own sum of the lines was used"),
            );
        }
    }
}

type Field = (&'static str, fn(&StatedTotal) -> &Amount, fn(&BudgetLine) -> &Amount);

const FIELDS: [Field; 4] = [
    ("budget", |total| &total.budget, |line| &line.budget),
    ("actual", |total| &total.actual, |line| &line.actual),
    ("committed", |total| &total.committed, |line| &line.committed),
    ("forecast", |total| &total.forecast, |line| &line.forecast),
];
