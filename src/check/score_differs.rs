//! Check: a risk score must be likelihood times severity.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::score_differs::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for risk in &records.risks {
        let (Some(stated), Some(likelihood), Some(severity)) =
            (risk.stated_score, risk.likelihood, risk.severity)
        else {
            continue;
        };
        if (stated - likelihood * severity).abs() > 0.01 {
            out.push(
                Diagnostic::new(
                    &RULE,
                    risk.origin.place("score"),
                    "the score is not likelihood times severity",
                )
                .found(stated.to_string())
                .expected(format!("{} ({likelihood} times {severity})", likelihood * severity))
                .effect("our own product was used"),
            );
        }
    }
}
