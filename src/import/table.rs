//! A published table: one header row and the rows below it, by column name.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Rule};
use crate::ingest::{Sheet, Value};
use crate::place::Place;

#[derive(Debug)]
pub(super) struct Table {
    file: Arc<str>,
    sheet: Sheet,
    header: u32,
    /// Names in lower case, and their columns.
    pub columns: Vec<(String, u32)>,
}

impl Table {
    pub(super) fn new(file: Arc<str>, sheet: Sheet) -> Option<Self> {
        let (header, cells) = sheet.rows().next()?;
        let columns: Vec<(String, u32)> = cells
            .iter()
            .filter(|cell| !cell.value.is_blank())
            .map(|cell| (cell.value.shown().trim().to_lowercase(), cell.column))
            .collect();
        Some(Self { file, sheet, header, columns })
    }

    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// The column of the first of these names that is there.
    pub(super) fn column(&self, names: &[&str]) -> Option<u32> {
        names
            .iter()
            .find_map(|name| self.columns.iter().find(|(known, _)| known == name))
            .map(|(_, column)| *column)
    }

    /// Row numbers below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> {
        self.sheet.rows().map(|(row, _)| row).filter(|row| *row > self.header)
    }

    /// A cell's text; empty where there is none.
    pub(super) fn text(&self, row: u32, column: Option<u32>) -> String {
        let Some(cell) = column.and_then(|column| self.sheet.cell(row, column)) else { return String::new() };
        match &cell.value {
            Value::Date(day) => day.to_string(),
            other => other.shown().trim().to_owned(),
        }
    }

    pub(super) fn trouble(
        &self,
        rule: &'static Rule,
        row: u32,
        column: Option<u32>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let place = match column {
            Some(column) => Place::cell(&self.file, &self.sheet.name, row, column),
            None => Place::row(&self.file, &self.sheet.name, row),
        };
        Diagnostic::new(rule, place, message)
    }

    pub(super) fn whole(&self, rule: &'static Rule, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Place::sheet(&self.file, &self.sheet.name), message)
    }
}
