//! Check: which sign this tracker gives an overspend. Nothing is wrong with either; readers should know.

use std::sync::Arc;

use super::Check;
use super::variance_differs::{pairs, sign};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::variance_sign::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let pairs = pairs(records);
    let says = |stated: i64, ours: i64| stated == -ours && ours != 0;
    let Some((first, ..)) = pairs.iter().find(|(_, stated, ours)| says(*stated, *ours)) else { return };
    if sign(&pairs) > 0 {
        return;
    }
    let layout = Arc::clone(&first.origin.layout);
    let Some(used) = layout.column("variance") else { return };
    let fits = pairs.iter().filter(|(_, stated, ours)| says(*stated, *ours)).count();
    let others = pairs.iter().filter(|(_, stated, ours)| stated == ours && *ours != 0).count();
    out.push(
        Diagnostic::new(
            &RULE,
            layout.place(layout.header_row, used.column),
            "variances are forecast minus budget here",
        )
        .found(format!("{fits} variances fit that, {others} the other way"))
        .effect("the outputs write budget minus forecast"),
    );
}
