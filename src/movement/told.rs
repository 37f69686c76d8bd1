//! What is told of a month beside its movement: what is missing, and what vanished while it was overdue.

use std::sync::Arc;

use super::{Movement, Past, Step, has};
use crate::diagnostic::{Diagnostic, rules};
use crate::month::Month;
use crate::place::Place;
use crate::wording::short_day;

/// Councils that sent nothing for a month for which most of those of the month before did.
pub(super) fn absent(month: &Month, past: &Past) -> Vec<Diagnostic> {
    let period = month.period;
    let Some(before) = period.before() else { return Vec::new() };
    let unread = month.unread();
    let known = past.councils.iter().filter(|(_, course)| course.period == before);
    let (there, missing): (Vec<_>, Vec<_>) =
        known.partition(|(council, _)| month.councils.contains_key(*council) || unread.contains(council));
    if there.len() < missing.len() {
        return Vec::new();
    }
    let told = |(council, course): (&Arc<str>, &super::Course)| {
        let workbook = course.items.first().map_or(council, |item| &item.workbook);
        let mut diagnostic = Diagnostic::new(
            &rules::month_missing::RULE,
            Place::workbook(workbook),
            format!("{council} has no tracker for {}", period.in_words()),
        )
        .found(format!("its latest is that of {}", before.in_words()))
        .expected("a tracker of each month")
        .effect("the council is not in that month's benchmark");
        diagnostic.council = council.to_string();
        diagnostic
    };
    missing.into_iter().map(told).collect()
}

impl Step<'_> {
    /// What has to be put right, or known, before the movement is believed.
    pub(super) fn told(&self, movements: &[Movement], unread: bool) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        let workbook = self.now.first().or(self.then.first()).map(|item| Arc::clone(&item.workbook));
        let here = || Place::workbook(workbook.as_ref().unwrap_or(self.council));
        let gap = self.period.months_since(self.previous);
        if gap > 1 {
            told.push(
                Diagnostic::new(&rules::month_missing::RULE, here(), "the month before is missing")
                    .found(format!("the latest earlier month is {}", self.previous.in_words()))
                    .expected("a tracker of each month")
                    .effect(format!("changes are those of {gap} months")),
            );
        }
        if unread {
            told.push(
                Diagnostic::new(
                    &rules::movement_incomplete::RULE,
                    here(),
                    "a tracker of this month was not read",
                )
                .found("records of other trackers only")
                .expected("all trackers of the month")
                .effect("what is no longer listed since the month before is not reported"),
            );
        }
        let mut tables: Vec<&str> = self.then.iter().map(|item| item.table).collect();
        tables.dedup();
        for table in tables.into_iter().filter(|table| !has(self.now, table) && !unread) {
            let count = self.then.iter().filter(|item| item.table == table).count();
            told.push(
                Diagnostic::new(
                    &rules::table_vanished::RULE,
                    here(),
                    format!("no {table} are left in this month"),
                )
                .found(format!("{count} {table} in {}, none now", self.previous.in_words()))
                .expected(format!("a table of {table}"))
                .effect("what became of them is not reported"),
            );
        }
        for movement in movements.iter().filter(|movement| movement.overdue) {
            let item = &movement.item;
            let due = item.due.map_or_else(String::new, |due| format!(", due {}", short_day(due)));
            let name = if item.reference.is_empty() {
                format!("the action `{}`", crate::text::one_line(&item.text))
            } else {
                format!("action {}", item.reference)
            };
            told.push(
                Diagnostic::new(
                    &rules::action_vanished_overdue::RULE,
                    here(),
                    format!("{name} is no longer listed, and was overdue"),
                )
                .found(format!(
                    "in {}: {}{due} ({} '{}' row {})",
                    self.previous.in_words(),
                    movement.was,
                    item.workbook,
                    item.sheet,
                    item.row + 1
                ))
                .expected("the action, with what became of it")
                .effect("it is counted as no longer listed"),
            );
        }
        for diagnostic in &mut told {
            diagnostic.council = self.council.to_string();
        }
        told
    }
}
