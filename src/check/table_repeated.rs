//! Check: the same actions on two sheets of one council and month: last month's sheet under another name, or two versions.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::table_repeated::RULE;
use crate::normalise::origin::Layout;
use crate::normalise::records::Action;
use crate::place::Place;
use crate::text::{plain, words};

/// Fewer actions in common may be chance.
const LEAST: usize = 3;

/// One sheet's actions, by reference and text.
struct Sheet<'a> {
    layout: &'a Arc<Layout>,
    actions: BTreeSet<(String, String)>,
}

/// Sheets most of whose actions stand on an earlier one too.
pub fn across<'a>(actions: impl Iterator<Item = &'a Action>) -> Vec<Diagnostic> {
    let mut sheets: Vec<Sheet<'a>> = Vec::new();
    for action in actions {
        let layout = &action.origin.layout;
        let key = (plain(&action.reference), words(&action.action));
        match sheets.iter_mut().find(|sheet| Arc::ptr_eq(sheet.layout, layout)) {
            Some(sheet) => {
                sheet.actions.insert(key);
            }
            None => sheets.push(Sheet { layout, actions: BTreeSet::from([key]) }),
        }
    }
    let mut told = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let common = |other: &Sheet<'_>| sheet.actions.intersection(&other.actions).count();
        let is_copy = |other: &&Sheet<'_>| {
            let smaller = sheet.actions.len().min(other.actions.len());
            common(other) >= LEAST && common(other) * 10 >= smaller * 6
        };
        let Some(other) = sheets[..at].iter().find(is_copy) else { continue };
        let (layout, first) = (sheet.layout, other.layout);
        let mut diagnostic = Diagnostic::new(
            &RULE,
            Place::sheet(&layout.workbook, &layout.sheet),
            "most actions of this sheet stand on another one too",
        )
        .found(format!(
            "{} of {} actions are on {} '{}'",
            common(other),
            sheet.actions.len(),
            first.workbook,
            first.sheet
        ))
        .expected("each action once")
        .effect("both sheets are used, and their actions counted twice");
        diagnostic.council = layout.council.to_string();
        told.push(diagnostic);
    }
    told
}
