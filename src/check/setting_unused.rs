//! Check: what batch.toml names and no tracker has. A slip there makes a setting do nothing, without a word.

use std::collections::BTreeSet;
use std::sync::Arc;

use toml::Spanned;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::setting_unused::RULE;
use crate::ledger::{FileAccount, SheetAccount};
use crate::normalise::records::{Indicator, Records};
use crate::place::Place;
use crate::plan::{Disclosure, Plan};
use crate::text::words;

/// Looks over all trackers of a batch.
pub fn across(
    files: &[FileAccount],
    sheets: &[SheetAccount],
    records: &[Records],
    plan: &Plan,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut say = |entry: &Spanned<String>, message: String, expected: &str, effect: &str| {
        let place = Place::workbook(&Arc::from(plan.line_of(entry)));
        told.push(Diagnostic::new(&RULE, place, message).expected(expected).effect(effect));
    };
    for (at, rule) in plan.config.trackers.iter().enumerate() {
        let own: Vec<&FileAccount> =
            files.iter().filter(|file| plan.tracker_rule_at(&file.inside) == Some(at)).collect();
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
        let names: BTreeSet<String> = sheets
            .iter()
            .filter(|sheet| own.iter().any(|file| file.workbook == sheet.workbook))
            .map(|sheet| sheet.sheet.to_ascii_lowercase())
            .collect();
        // Trackers that could not be read tell no sheets.
        let are_read = own.iter().all(|file| file.left_out.is_none());
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
    let indicators: Vec<&Indicator> = records.iter().flat_map(|records| &records.indicators).collect();
    let names: BTreeSet<String> = indicators.iter().map(|indicator| words(&indicator.indicator)).collect();
    for entry in plan.config.disclosure.about_people.iter().filter(|_| !names.is_empty()) {
        if !names.iter().any(|name| Disclosure::means(entry.get_ref(), name)) {
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
