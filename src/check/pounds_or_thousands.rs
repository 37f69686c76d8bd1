//! Check: the amounts of one line must be in one unit.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::pounds_or_thousands::RULE;
use crate::normalise::records::{BudgetLine, Records};
use crate::wording::pounds;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

/// A budget of this many times its forecast, or the other way round, is in another unit: 1,000 with some room for what was
/// really spent.
const FROM: i64 = 500;
const TO: i64 = 2_000;

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for line in &records.budget {
        let Some((field, spent)) = spent(line) else { continue };
        let Some(budget) = line.budget.pence.filter(|budget| *budget > 0) else { continue };
        let times = (budget / spent).max(spent / budget);
        if (FROM..=TO).contains(&times) {
            out.push(
                Diagnostic::new(
                    &RULE,
                    line.origin.place("budget"),
                    format!("budget and {field} of `{}` are not in the same unit", line.line.trim()),
                )
                .found(format!("{} beside {} in {}", pounds(budget), pounds(spent), line.origin.cell(field)))
                .expected("both in pounds, or both in thousands")
                .effect("both were read as they stand"),
            );
        }
    }
}

/// The forecast, else what was spent.
fn spent(line: &BudgetLine) -> Option<(&'static str, i64)> {
    let forecast = line.forecast.pence.map(|pence| ("forecast", pence));
    forecast.or(line.actual.pence.map(|pence| ("actual", pence))).filter(|(_, pence)| *pence > 0)
}
