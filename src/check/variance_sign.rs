//! Check: which sign this tracker gives an overspend. Nothing is wrong with either; readers should know.

use std::sync::Arc;

use super::Check;
use super::variance_differs::{Basis, habit};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::variance_sign::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let (basis, sign, pairs) = habit(records);
    let fits =
        |sign: i64| pairs.iter().filter(|(_, stated, ours)| *stated == sign * ours && *ours != 0).count();
    if (sign > 0 && basis == Basis::Forecast) || fits(sign) == 0 {
        return;
    }
    let Some((first, ..)) = pairs.first() else { return };
    let layout = Arc::clone(&first.origin.layout);
    let Some(used) = layout.column("variance") else { return };
    if basis == Basis::Actual && sign > 0 && layout.column("forecast").is_none() {
        return;
    }
    let rule = if sign > 0 {
        format!("budget minus {}", basis.text())
    } else {
        format!("{} minus budget", basis.text())
    };
    out.push(
        Diagnostic::new(
            &RULE,
            layout.place(layout.header_row, used.column),
            format!("variances are {rule} here"),
        )
        .found(format!("{} variances fit that, {} the other way", fits(sign), fits(-sign)))
        .effect("the outputs write budget minus forecast, where there is one, else minus actual"),
    );
}
