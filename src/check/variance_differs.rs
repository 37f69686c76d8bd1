//! Check: stated variances must follow from their amounts.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::variance_differs::RULE;
use crate::normalise::records::{BudgetLine, Records};
use crate::wording::pounds;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

/// What a tracker takes off the budget for its variance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    Forecast,
    Actual,
    ActualAndCommitted,
}

impl Basis {
    const ALL: [Basis; 3] = [Basis::Forecast, Basis::Actual, Basis::ActualAndCommitted];

    pub(super) fn text(self) -> &'static str {
        match self {
            Basis::Forecast => "forecast",
            Basis::Actual => "actual",
            Basis::ActualAndCommitted => "actual and committed",
        }
    }

    /// The field whose cell is named.
    fn field(self) -> &'static str {
        if self == Basis::Forecast { "forecast" } else { "actual" }
    }

    fn spent(self, line: &BudgetLine) -> Option<i64> {
        match self {
            Basis::Forecast => line.forecast.pence,
            Basis::Actual => line.actual.pence,
            Basis::ActualAndCommitted => Some(line.actual.pence? + line.committed.pence.unwrap_or(0)),
        }
    }
}

/// The lines that state a variance: what they state, and what follows from their amounts by a basis.
fn pairs(records: &Records, basis: Basis) -> Vec<(&BudgetLine, i64, i64)> {
    let stated = |line: &BudgetLine| {
        // "Within existing resources" adds nothing, so that the whole forecast is variance.
        let says = line.budget.pence.is_some() || !line.budget.text.is_empty();
        (says && !line.shares_its_budget()).then_some(())?;
        Some((line.stated_variance.pence?, line.budget.pence.unwrap_or(0) - basis.spent(line)?))
    };
    records.budget.iter().filter_map(|line| stated(line).map(|(stated, ours)| (line, stated, ours))).collect()
}

/// How this tracker works out its variances: the basis and the sign that fit most lines, and those lines. Some trackers write
/// the overspend as positive, some take off what was spent and not the forecast.
pub(super) fn habit(records: &Records) -> (Basis, i64, Vec<(&BudgetLine, i64, i64)>) {
    let mut best: Option<(usize, Basis, i64, Vec<(&BudgetLine, i64, i64)>)> = None;
    for basis in Basis::ALL {
        let pairs = pairs(records, basis);
        for sign in [1, -1] {
            let fits = pairs.iter().filter(|(_, stated, ours)| *stated == sign * ours).count();
            if best.as_ref().is_none_or(|(known, ..)| fits > *known) && !pairs.is_empty() {
                best = Some((fits, basis, sign, pairs.clone()));
            }
        }
    }
    best.map_or((Basis::Forecast, 1, Vec::new()), |(_, basis, sign, pairs)| (basis, sign, pairs))
}

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let (basis, sign, pairs) = habit(records);
    for (line, stated, ours) in pairs.iter().filter(|(_, stated, ours)| *stated != sign * ours) {
        let field = basis.field();
        let (budget, other) = (line.origin.cell("budget"), line.origin.cell(field));
        let rule = if sign > 0 {
            format!("budget {budget} minus {} {other}", basis.text())
        } else {
            format!("{} {other} minus budget {budget}, as in most lines here", basis.text())
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
