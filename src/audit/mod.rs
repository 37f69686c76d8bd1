//! Finished workbooks against the Analysis Function's rules for statistics in spreadsheets. Reads the file as anybody gets
//! it, never our own description of it. Knows no tracker, no measure and no writer.

pub mod finished;
mod read;
pub mod rules;
pub mod terminal;

use std::path::Path;

use finished::{Finished, Sheet};
use rules::Rule;

use crate::place::a1;

/// A rule that is broken on a sheet, and where.
#[derive(Clone)]
pub struct Fault {
    pub rule: &'static Rule,
    /// Empty where the workbook as a whole is meant.
    pub sheet: String,
    /// Cells, rows or areas, as people name them; empty where the sheet as a whole is meant.
    pub places: Vec<String>,
    /// What was found at the first of them.
    pub found: String,
}

/// Takes down where a rule is broken; places on one sheet come together.
pub(crate) struct Say<'a> {
    rule: &'static Rule,
    told: &'a mut Vec<Fault>,
}

impl Say<'_> {
    fn cell(&mut self, sheet: &Sheet, (row, column): (u32, u32), found: impl Into<String>) {
        self.area(sheet, &a1(row, column), found);
    }

    fn area(&mut self, sheet: &Sheet, place: &str, found: impl Into<String>) {
        match self.told.last_mut() {
            Some(last) if last.rule.id == self.rule.id && last.sheet == sheet.name => {
                last.places.push(place.to_owned());
            }
            _ => self.push(sheet.name.clone(), vec![place.to_owned()], found.into()),
        }
    }

    fn sheet(&mut self, sheet: &Sheet, found: impl Into<String>) {
        self.push(sheet.name.clone(), Vec::new(), found.into());
    }

    fn book(&mut self, found: impl Into<String>) {
        self.push(String::new(), Vec::new(), found.into());
    }

    fn push(&mut self, sheet: String, places: Vec<String>, found: String) {
        self.told.push(Fault { rule: self.rule, sheet, places, found });
    }
}

/// Every broken rule of a file; or why it cannot be read, in words.
///
/// # Errors
/// When the file cannot be opened, or is no .xlsx workbook.
#[expect(clippy::disallowed_methods, reason = "finished workbooks are read here")]
pub fn file(path: &Path) -> Result<Vec<Fault>, String> {
    audit(&std::fs::read(path).map_err(|error| error.to_string())?)
}

/// Every broken rule of a workbook; or why it cannot be read, in words.
///
/// # Errors
/// When the bytes are no .xlsx workbook.
pub fn audit(bytes: &[u8]) -> Result<Vec<Fault>, String> {
    let book: Finished = read::read(bytes)?;
    let mut told = Vec::new();
    for rule in rules::ALL {
        (rule.find)(&book, &mut Say { rule, told: &mut told });
    }
    Ok(told)
}
