//! Check: what batch.toml names and no tracker has. A slip there makes a setting do nothing, without a word.

use std::collections::BTreeSet;
use std::sync::Arc;

use toml::Spanned;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::setting_unused::RULE;
use crate::ledger::{FileAccount, SheetAccount};
use crate::place::Place;
use crate::plan::{Disclosure, Plan};

/// Looks over all trackers of a batch: their accounts, and the names of their indicators where these are asked for.
pub fn across(
    trackers: &[(&FileAccount, &[SheetAccount])],
    indicators: &BTreeSet<String>,
    plan: &Plan,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut say = |entry: &Spanned<String>, message: String, expected: &str, effect: &str| {
        let place = Place::workbook(&Arc::from(plan.line_of(entry)));
        told.push(Diagnostic::new(&RULE, place, message).expected(expected).effect(effect));
    };
    for (at, rule) in plan.config.trackers.iter().enumerate() {
        let own = trackers.iter().copied().filter(|(file, _)| plan.tracker_rule_at(&file.inside) == Some(at));
        let own: Vec<(&FileAccount, &[SheetAccount])> = own.collect();
        if own.is_empty() {
            let message =
                format!("no tracker fits `{}`, or an entry above it takes them all", rule.file.get_ref());
            say(
                &rule.file,
                message,
                "a pattern of a tracker's path inside the input folder",
                "the entry does nothing",
            );
            continue;
        }
        let sheets = own.iter().flat_map(|(_, sheets)| *sheets);
        let names: BTreeSet<String> = sheets.map(|sheet| sheet.sheet.to_ascii_lowercase()).collect();
        // Trackers that could not be read tell no sheets.
        let are_read = own.iter().all(|(file, _)| file.left_out.is_none());
        for table in rule.tables.iter().filter(|_| are_read) {
            if !names.contains(&table.sheet.get_ref().to_ascii_lowercase()) {
                let message = format!(
                    "no tracker that fits `{}` has a sheet `{}`",
                    rule.file.get_ref(),
                    table.sheet.get_ref()
                );
                say(&table.sheet, message, "a sheet's name", "the entry does nothing");
            }
        }
    }
    for entry in plan.config.disclosure.about_people.iter().filter(|_| !indicators.is_empty()) {
        if !indicators.iter().any(|name| Disclosure::means(entry.get_ref(), name)) {
            let message = format!("no indicator is called `{}`, nor begins so", entry.get_ref());
            say(
                entry,
                message,
                "an indicator's name, or the words it begins with",
                "no count is hidden because of it",
            );
        }
    }
    told
}
