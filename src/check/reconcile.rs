//! Stated totals beside our own sums of the lines above them, and what a difference looks like. Used by the checks and by the
//! finance sheets alike.

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
    /// Those lines: first and last position among the records' lines, where they follow one another.
    pub lines: Option<(usize, usize)>,
    /// Where stated and ours differ, what the difference looks like.
    pub cause: Option<Cause>,
}

/// What a difference looks like. Each is a likeness of numbers, not a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The total holds this line, or these subtotals, twice: what it is, and its cell.
    Twice { what: String, cell: String },
    /// The total leaves this line out.
    LeftOut { what: String, cell: String },
    /// The sign of this line's amount is the other one.
    Sign { what: String, cell: String },
    /// One of the two is in pounds, the other in thousands.
    Thousands,
    /// Lines hold parts of a penny, which whole pence leave out.
    Rounding,
    /// This line is in thousands, the others in pounds.
    LineInThousands { what: String, cell: String },
}

type Field = (&'static str, fn(&StatedTotal) -> &Amount, fn(&BudgetLine) -> &Amount);

const FIELDS: [Field; 5] = [
    ("budget", |total| &total.budget, |line| &line.budget),
    ("actual", |total| &total.actual, |line| &line.actual),
    ("committed", |total| &total.committed, |line| &line.committed),
    ("forecast", |total| &total.forecast, |line| &line.forecast),
    ("variance", |total| &total.variance, |line| &line.stated_variance),
];

/// The words of a total's name that are no name of a group.
const TOTAL_WORDS: [&str; 9] = ["total", "totals", "subtotal", "sub", "grand", "sum", "for", "of", "the"];

/// The group that a total's name speaks of: "Total Core", "Subtotal for 2003/04"; `None` where it names none.
fn group_of(label: &str) -> Option<String> {
    let label = words(label);
    let name: Vec<&str> = label.split(' ').filter(|word| !TOTAL_WORDS.contains(word)).collect();
    Some(name.join(" ")).filter(|name| !name.is_empty())
}

/// Is a group this line's funding, year or standard?
fn is_of_group(group: &str, line: &BudgetLine) -> bool {
    [&line.funding, &line.year, &line.standard_text].iter().any(|own| words(own) == group)
}

/// Every amount of every stated total. A total is about all lines above it, or about those since the total before;
/// where its amount fits neither, its label decides: a subtotal is about the lines since the total before.
pub fn reconcile(records: &Records) -> Vec<Reconciled<'_>> {
    let mut out = Vec::new();
    for total in &records.stated_totals {
        let at = &total.origin;
        let above = |layout, row| Arc::ptr_eq(layout, &at.layout) && row < at.row;
        let of_table: Vec<(usize, &BudgetLine)> = records
            .budget
            .iter()
            .enumerate()
            .filter(|(_, line)| Arc::ptr_eq(&line.origin.layout, &at.layout))
            .collect();
        let mut lines: Vec<(usize, &BudgetLine)> =
            of_table.iter().copied().filter(|(_, line)| line.origin.row < at.row).collect();
        if lines.is_empty() {
            // A total that stands above its lines.
            lines = of_table;
        }
        let before: Vec<&StatedTotal> = records
            .stated_totals
            .iter()
            .filter(|other| above(&other.origin.layout, other.origin.row))
            .collect();
        let since = |row: Option<u32>| -> Vec<(usize, &BudgetLine)> {
            lines.iter().copied().filter(|(_, line)| row.is_none_or(|row| line.origin.row > row)).collect()
        };
        let group = since(before.iter().map(|other| other.origin.row).max());
        let named: Vec<(usize, &BudgetLine)> = group_of(&total.label).map_or_else(Vec::new, |group| {
            lines.iter().copied().filter(|(_, line)| is_of_group(&group, line)).collect()
        });
        for (field, of_total, of_line) in FIELDS {
            let Some(stated) = of_total(total).pence else { continue };
            let sum = |lines: &[(usize, &BudgetLine)]| -> i64 {
                lines.iter().filter_map(|(_, line)| of_line(line).pence).sum()
            };
            if field == "variance" && lines.iter().any(|(_, line)| of_line(line).pence.is_none()) {
                // Variances of some lines only: their sum says nothing.
                continue;
            }
            let is_sub = words(&total.label).starts_with("sub");
            // Of the sums that a total may be, the one that it is; else the one that its name speaks of.
            let nested = || {
                before.iter().map(|other| since(Some(other.origin.row))).find(|lines| sum(lines) == stated)
            };
            let own = if stated == sum(&group) && !group.is_empty() {
                group.clone()
            } else if stated == sum(&lines) {
                lines.clone()
            } else if !named.is_empty() {
                named.clone()
            } else if let Some(nested) = nested().filter(|lines| !lines.is_empty()) {
                nested
            } else if is_sub {
                group.clone()
            } else {
                lines.clone()
            };
            let own = &own;
            let ours = sum(own);
            let parts = own.iter().filter(|(_, line)| of_line(line).rounded).count() as i64;
            let cause = if stated == ours {
                None
            } else if (stated - ours).abs() * 2 <= parts + 1 && parts > 0 {
                Some(Cause::Rounding)
            } else {
                let subtotals: Vec<(&StatedTotal, i64)> =
                    before.iter().filter_map(|total| Some((*total, of_total(total).pence?))).collect();
                let amounts: Vec<(&BudgetLine, i64)> =
                    own.iter().filter_map(|(_, line)| Some((*line, of_line(line).pence?))).collect();
                cause(field, stated, ours, &amounts, &subtotals)
            };
            // Only lines that follow one another are a range.
            let ends = own
                .first()
                .zip(own.last())
                .map(|(first, last)| (first.0, last.0))
                .filter(|(first, last)| last - first + 1 == own.len());
            out.push(Reconciled { total, field, stated, ours, lines: ends, cause });
        }
    }
    out
}

fn cause(
    field: &str,
    stated: i64,
    ours: i64,
    lines: &[(&BudgetLine, i64)],
    subtotals: &[(&StatedTotal, i64)],
) -> Option<Cause> {
    if ours != 0 && (stated == ours.saturating_mul(1000) || ours == stated.saturating_mul(1000)) {
        return Some(Cause::Thousands);
    }
    let difference = stated - ours;
    let mut causes = Vec::new();
    let all_subtotals: i64 = subtotals.iter().map(|(_, amount)| amount).sum();
    if difference == all_subtotals && subtotals.len() > 1 {
        let cells: Vec<String> = subtotals.iter().map(|(total, _)| total.origin.cell(field)).collect();
        causes.push(Cause::Twice { what: "its subtotals".to_owned(), cell: cells.join(", ") });
    }
    causes.extend(subtotals.iter().filter(|(_, amount)| *amount == difference).map(|(total, _)| {
        Cause::Twice { what: format!("`{}`", total.label.trim()), cell: total.origin.cell(field) }
    }));
    for (line, amount) in lines.iter().filter(|(_, amount)| *amount != 0) {
        let (what, cell) = (format!("`{}`", line.line.trim()), line.origin.cell(field));
        if *amount == difference {
            causes.push(Cause::Twice { what, cell });
        } else if *amount == -difference {
            causes.push(Cause::LeftOut { what, cell });
        } else if amount.saturating_mul(-2) == difference {
            causes.push(Cause::Sign { what, cell });
        } else if amount.saturating_mul(999) == difference {
            causes.push(Cause::LineInThousands { what, cell });
        }
    }
    // Where several fit, none is worth naming.
    causes.pop().filter(|_| causes.is_empty())
}
