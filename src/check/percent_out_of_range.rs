//! Check: a percentage below 0 or above 100: mostly a slip, or a number of another unit. It is used as it stands.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::percent_out_of_range::RULE;
use crate::normalise::records::Records;

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    for indicator in records.indicators.iter().filter(|indicator| is_percent(&indicator.unit)) {
        let Some(value) = indicator.value.filter(|value| !(0.0..=100.0).contains(value)) else { continue };
        out.push(
            Diagnostic::new(&RULE, indicator.origin.place("value"), "a percentage is below 0 or above 100")
                .found(format!("{value} {} of `{}`", indicator.unit, indicator.indicator))
                .expected("0 to 100")
                .effect("the value is used as it stands"),
        );
    }
}

/// Is this the unit of a share? Points and changes in percent may be anything.
fn is_percent(unit: &str) -> bool {
    matches!(unit.trim().to_lowercase().as_str(), "%" | "percent" | "per cent" | "percentage")
}
