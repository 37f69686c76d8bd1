//! Trouble found in a tracker: what, where, what was expected, what became of it and how to put it right.
//! A diagnostic is data and never an `Err`; what it looks like on a screen is the report's business.

pub mod rules;

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::place::{Place, a1};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to know; nothing is wrong with the figures.
    Note,
    /// The row is in use, but a value of it is not, or is doubtful.
    Warning,
    /// A row, sheet or file was left out.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// One kind of trouble. Each has a file of its own in [`rules`].
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: &'static str,
    pub severity: Severity,
    /// What is wrong, for the README's table.
    pub about: &'static str,
    /// How the tracker's owner puts it right.
    pub help: &'static str,
}

/// A few cells of the row around the trouble, as the tracker shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// Column letters and header of each shown column.
    pub headers: Vec<(String, String)>,
    /// Row number, from 1.
    pub row: u32,
    pub cells: Vec<String>,
    /// Which of the cells is meant.
    pub marked: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    #[serde(with = "rules::by_id")]
    pub rule: &'static Rule,
    pub place: Place,
    /// The council concerned, where it is known.
    pub council: String,
    pub message: String,
    pub found: String,
    pub expected: String,
    /// What became of the row.
    pub effect: String,
    pub excerpt: Option<Box<Excerpt>>,
    /// Further cells with the same trouble, after folding.
    pub more: Vec<More>,
}

/// A further cell with the same trouble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct More {
    pub row: u32,
    pub column: u32,
    pub found: String,
}

impl Diagnostic {
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            place,
            council: String::new(),
            message: message.into(),
            found: String::new(),
            expected: String::new(),
            effect: String::new(),
            excerpt: None,
            more: Vec::new(),
        }
    }

    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = found.into();
        self
    }

    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    #[must_use]
    pub fn effect(mut self, effect: impl Into<String>) -> Self {
        self.effect = effect.into();
        self
    }

    /// How many cells or rows this diagnostic stands for.
    pub fn count(&self) -> usize {
        1 + self.more.len()
    }

    /// The cells concerned as ranges: `D14, D18 to D21`.
    pub fn cells(&self) -> String {
        let (Some(row), Some(column)) = (self.place.row, self.place.column) else {
            return self.place.cell_text();
        };
        let mut runs: Vec<((u32, u32), (u32, u32))> = vec![((row, column), (row, column))];
        for &More { row, column, .. } in &self.more {
            match runs.last_mut() {
                Some((_, last)) if last.1 == column && last.0 + 1 == row => *last = (row, column),
                _ => runs.push(((row, column), (row, column))),
            }
        }
        let text = |(from, to): &((u32, u32), (u32, u32))| {
            if from == to {
                a1(from.0, from.1)
            } else {
                format!("{} to {}", a1(from.0, from.1), a1(to.0, to.1))
            }
        };
        runs.iter().map(text).collect::<Vec<_>>().join(", ")
    }
}

/// Folds repeats (same rule, sheet, column and message) into the first, and puts all in the order of the trackers.
pub fn fold(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    all.sort_by(|a, b| {
        let key =
            |d: &Diagnostic| (d.place.workbook.clone(), d.place.sheet.clone(), d.place.column, d.rule.id);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message)).then(a.place.row.cmp(&b.place.row))
    });
    let mut folded: Vec<Diagnostic> = Vec::with_capacity(all.len());
    for next in all {
        let same = folded.last().is_some_and(|last| {
            last.rule == next.rule
                && last.message == next.message
                && last.place.workbook == next.place.workbook
                && last.place.sheet == next.place.sheet
                && last.place.column == next.place.column
                && last.place.column.is_some()
        });
        match (folded.last_mut(), next.place.row, next.place.column) {
            (Some(last), Some(row), Some(column)) if same => {
                last.more.push(More { row, column, found: next.found });
                // What was folded before stays folded.
                last.more.extend(next.more);
            }
            _ => folded.push(next),
        }
    }
    folded.sort_by(|a, b| {
        let key =
            |d: &Diagnostic| (d.place.workbook.clone(), d.place.sheet.clone(), d.place.row, d.place.column);
        key(a).cmp(&key(b)).then(a.rule.id.cmp(b.rule.id))
    });
    folded
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn at(row: u32) -> Diagnostic {
        let place = Place::cell(&Arc::from("a.xlsx"), &Arc::from("Plan"), row, 3);
        Diagnostic::new(&rules::date_not_read::RULE, place, "`Due` is not a date")
    }

    #[test]
    fn repeats_in_one_column_fold_into_a_range() {
        let folded = fold(vec![at(20), at(13), at(18), at(19), at(30)]);
        assert_eq!(folded.len(), 1);
        assert_eq!(folded[0].count(), 5);
        assert_eq!(folded[0].cells(), "D14, D19 to D21, D31");
        // Folded again beside others, no cell is lost.
        let again = fold(folded.into_iter().chain(fold(vec![at(40), at(41)])).collect());
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].cells(), "D14, D19 to D21, D31, D41 to D42");
    }
}
