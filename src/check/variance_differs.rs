//! Check: stated variances must follow from their amounts.

use super::{Check, pounds};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::variance_differs::RULE;
use crate::normalise::records::{BudgetLine, Records};

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

/// The lines that state a variance: what they state, and budget minus forecast (else minus actual).
pub(super) fn pairs(records: &Records) -> Vec<(&BudgetLine, i64, i64)> {
    let stated = |line: &BudgetLine| {
        let (_, spent) = spent(line);
        // "Within existing resources" adds nothing, so that the whole forecast is variance.
        Some((line.stated_variance.pence?, line.budget.pence.unwrap_or(0) - spent?))
    };
    records.budget.iter().filter_map(|line| stated(line).map(|(stated, ours)| (line, stated, ours))).collect()
}

/// What is taken off the budget: the forecast where the tracker keeps one, else what was spent.
fn spent(line: &BudgetLine) -> (&'static str, Option<i64>) {
    let keeps_forecast = line.origin.layout.column("forecast").is_some();
    if keeps_forecast { ("forecast", line.forecast.pence) } else { ("actual", line.actual.pence) }
}

/// Some trackers write the overspend as positive: the sign that fits more lines is the tracker's own.
pub(super) fn sign(pairs: &[(&BudgetLine, i64, i64)]) -> i64 {
    let fits = |sign: i64| pairs.iter().filter(|(_, stated, ours)| *stated == sign * ours).count();
    if fits(-1) > fits(1) { -1 } else { 1 }
}

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let pairs = pairs(records);
    let sign = sign(&pairs);
    for (line, stated, ours) in pairs.iter().filter(|(_, stated, ours)| *stated != sign * ours) {
        let (field, _) = spent(line);
        let (budget, other) = (line.origin.cell("budget"), line.origin.cell(field));
        let rule = if sign > 0 {
            format!("budget {budget} minus {field} {other}")
        } else {
            format!("{field} {other} minus budget {budget}, as in most lines here")
        };
        let difference = pounds(stated - sign * ours);
        out.push(
            Diagnostic::new(
                &RULE,
                line.origin.place("variance"),
                format!("the variance of `{}` does not follow from its amounts", line.line),
            )
            .found(pounds(*stated))
            .expected(format!("{} ({rule}), a difference of {difference}", pounds(sign * ours)))
            .effect("our own variance, budget minus forecast, was used"),
        );
    }
}
