//! Check: a budget below zero is income, or a slip.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::budget_negative::RULE;
use crate::normalise::records::Records;
use crate::text::words;
use crate::wording::pounds;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

/// Words that make a negative budget what it should be.
const INCOME: [&str; 9] =
    ["income", "grant", "contribution", "recharge", "saving", "savings", "fees", "receipts", "funding"];

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for line in &records.budget {
        let Some(budget) = line.budget.pence.filter(|budget| *budget < 0) else { continue };
        let name = words(&line.line);
        if name.split(' ').any(|word| INCOME.iter().any(|income| word.starts_with(income))) {
            continue;
        }
        out.push(
            Diagnostic::new(
                &RULE,
                line.origin.place("budget"),
                format!("the budget of `{}` is below zero", line.line.trim()),
            )
            .found(pounds(budget))
            .expected("an amount above zero, or a line that says it is income")
            .effect("it was used as it stands"),
        );
    }
}
