//! Check: an action that is complete must have evidence.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::complete_without_evidence::RULE;
use crate::normalise::records::Records;
use crate::value::blank::Blank;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    // A plan without a column for evidence is told by the measure, not row by row.
    let kept = records.actions.iter().filter(|action| action.origin.layout.column("evidence").is_some());
    for action in kept.filter(|action| action.status.is_done() && action.evidence.text.is_empty()) {
        let place = action.origin.place("evidence");
        out.push(
            Diagnostic::new(&RULE, place, "complete, but no evidence is given")
                .found(action.evidence.blank.map_or("", Blank::text))
                .expected("what shows that the action is done")
                .effect("counted as complete without evidence"),
        );
    }
}
