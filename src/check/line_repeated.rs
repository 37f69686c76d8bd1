//! Check: the same budget line in two places, within a tracker or in two trackers of a council.

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::line_repeated::RULE;
use crate::normalise::records::{BudgetLine, Records};
use crate::text::words;
use crate::wording::pounds;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    repeated(
        records.budget.iter(),
        |first, line| first.origin.layout.workbook == line.origin.layout.workbook,
        out,
    );
}

/// Lines that stand in two trackers of one council and month. Two trackers kept on different days differ in what was spent.
pub fn across<'a>(lines: impl Iterator<Item = &'a BudgetLine>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    repeated(lines, |first, line| first.origin.layout.workbook != line.origin.layout.workbook, &mut out);
    out
}

/// Tells each line that has the name, the standard, the funding and the budget of one before it.
fn repeated<'a>(
    lines: impl Iterator<Item = &'a BudgetLine>,
    concerns: impl Fn(&BudgetLine, &BudgetLine) -> bool,
    out: &mut Vec<Diagnostic>,
) {
    type Key = (String, Option<u8>, String, String, Vec<u16>, i64);
    let mut seen: BTreeMap<Key, &BudgetLine> = BTreeMap::new();
    for line in lines {
        // Lines of the same name without an amount are headings of some kind, not money counted twice.
        let Some(budget) = line.budget.pence.filter(|pence| *pence != 0) else { continue };
        let key = (
            words(&line.line),
            line.standard,
            words(&line.funding),
            line.year.clone(),
            line.recommendations.clone(),
            budget,
        );
        match seen.get(&key) {
            Some(first) if concerns(first, line) => {
                let other = format!("{} {}", first.origin.layout.workbook, first.origin.cell("budget"));
                let mut told = Diagnostic::new(
                    &RULE,
                    line.origin.place("budget"),
                    format!("`{}` stands here and in another place", line.line.trim()),
                )
                .found(format!("{}, as in {other}", pounds(budget)))
                .expected("each line once")
                .effect("both lines are counted");
                told.council = line.origin.council().to_string();
                out.push(told);
            }
            Some(_) => {}
            None => {
                seen.insert(key, line);
            }
        }
    }
}
