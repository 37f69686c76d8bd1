//! Check: references within one table must differ.

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::reference_repeated::RULE;
use crate::normalise::records::{Action, Records};

pub(crate) const CHECK: Check = Check { rule: &RULE, run };

fn run(records: &Records, out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(u32, &str), &Action> = BTreeMap::new();
    for action in records.actions.iter().filter(|action| !action.reference.is_empty()) {
        let key = (action.origin.layout.number, action.reference.as_str());
        if let Some(first) = seen.get(&key) {
            out.push(
                Diagnostic::new(
                    &RULE,
                    action.origin.place("ref"),
                    format!("reference {} is used twice", action.reference),
                )
                .found(format!("{} here and in row {}", action.reference, first.origin.row_on_sheet() + 1))
                .expected("a reference of its own for each action")
                .effect("both actions are used"),
            );
        } else {
            seen.insert(key, action);
        }
    }
}
