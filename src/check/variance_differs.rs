//! Check: stated variances must follow from their amounts.

use super::{Check, pounds};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::variance_differs::RULE;
use crate::normalise::records::{BudgetLine, Records};

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let stated = |line: &BudgetLine| {
        let keeps_forecast = line.origin.layout.column("forecast").is_some();
        let spent = if keeps_forecast { line.forecast.pence } else { line.actual.pence }?;
        // "Within existing resources" adds nothing, so that the whole forecast is variance.
        Some((line.stated_variance.pence?, line.budget.pence.unwrap_or(0) - spent))
    };
    let pairs: Vec<(&BudgetLine, i64, i64)> = records
        .budget
        .iter()
        .filter_map(|line| stated(line).map(|(stated, ours)| (line, stated, ours)))
        .collect();
    // Some trackers write the overspend as positive: the sign that fits more lines is the tracker's own.
    let fits = |sign: i64| pairs.iter().filter(|(_, stated, ours)| *stated == sign * ours).count();
    let sign = if fits(-1) > fits(1) { -1 } else { 1 };
    for (line, stated, ours) in pairs.iter().filter(|(_, stated, ours)| *stated != sign * ours) {
        let rule =
            if sign > 0 { "budget minus forecast" } else { "forecast minus budget, as in most lines here" };
        out.push(
            Diagnostic::new(
                &RULE,
                line.origin.place("variance"),
                format!("the variance of `{}` does not follow from its amounts", line.line),
            )
            .found(pounds(*stated))
            .expected(format!("{} ({rule})", pounds(sign * ours)))
            .effect("our own variance, budget minus forecast, was used"),
        );
    }
}
