//! Check: an action that is complete should say when.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::complete_without_date::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let kept = records.actions.iter().filter(|action| action.origin.layout.column("completed").is_some());
    for action in kept.filter(|action| action.status.is_done() && action.completed.day.is_none()) {
        out.push(
            Diagnostic::new(
                &RULE,
                action.origin.place("completed"),
                "complete, but no date of completion is given",
            )
            .found(action.completed.kind)
            .expected("the day on which it was completed")
            .effect("counted as complete"),
        );
    }
}
