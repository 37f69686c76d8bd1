//! Check: a budget line needs an amount, or words for one.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::line_without_amount::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for line in &records.budget {
        let amounts = [&line.budget, &line.actual, &line.committed, &line.forecast];
        if amounts.iter().all(|amount| amount.pence.is_none() && amount.text.is_empty()) {
            out.push(
                Diagnostic::new(
                    &RULE,
                    line.origin.place("budget"),
                    format!("`{}` has no amount", line.line.trim()),
                )
                .found("nothing")
                .expected("an amount, or words for one")
                .effect("the line is used and adds nothing"),
            );
        }
    }
}
