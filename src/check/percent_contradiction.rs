//! Check: percentage and status of an action must agree.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::percent_contradiction::RULE;
use crate::normalise::records::Records;
use crate::value::status::Status;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for action in &records.actions {
        let Some(percent) = action.percent else { continue };
        let wrong = (action.status.is_done() && percent < 100.0)
            || (action.status.is_open() && action.status != Status::Unknown && percent >= 100.0)
            || !(0.0..=100.0).contains(&percent);
        if wrong {
            out.push(
                Diagnostic::new(
                    &RULE,
                    action.origin.place("percent"),
                    "percentage and status contradict each other",
                )
                .found(format!("{percent}%, {}", action.status.text()))
                .expected("100% when complete, less when not")
                .effect("the status was used"),
            );
        }
    }
}
