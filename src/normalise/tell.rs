//! How a row tells what is wrong with one of its cells: the diagnostic, with the cells around it.

use super::origin::Shape;
use super::row::Row;
use crate::diagnostic::{Diagnostic, Excerpt, Rule, rules};
use crate::place::column_letters;
use crate::text::one_line;

impl Row<'_> {
    /// Says that something is wrong with a field of this row.
    pub fn tell(
        &mut self,
        rule: &'static Rule,
        column: u32,
        message: String,
        found: &str,
        expected: &str,
        effect: &str,
    ) {
        let layout = &self.context.layout;
        let mut told = Diagnostic::new(rule, layout.place(self.row, column), message)
            .found(found)
            .expected(expected)
            .effect(effect);
        told.council = layout.council.to_string();
        told.excerpt = self.excerpt(column);
        self.diagnostics.push(told);
    }

    pub(super) fn tell_field(
        &mut self,
        rule: &'static Rule,
        field: &str,
        what: &str,
        found: &str,
        expected: &str,
        effect: &str,
    ) {
        if let Some(used) = self.context.layout.column(field) {
            let (column, header) = (used.column, one_line(&used.header));
            self.tell(rule, column, format!("`{header}` {what}"), found, expected, effect);
        }
    }

    fn excerpt(&self, marked: u32) -> Option<Box<Excerpt>> {
        let layout = &self.context.layout;
        if matches!(layout.shape, Shape::Cards(_)) {
            // A card shows its label beside the value.
            return None;
        }
        let at = layout.columns.iter().position(|column| column.column == marked)?;
        let named = ["action", "line", "issue", "criterion_text", "domain", "indicator", "risk", "text"];
        let label = layout.columns.iter().position(|column| named.contains(&column.field));
        let mut shown: Vec<usize> = label.into_iter().chain([at.saturating_sub(1), at]).collect();
        shown.sort_unstable();
        shown.dedup();
        Some(Box::new(Excerpt {
            headers: shown
                .iter()
                .map(|&at| (column_letters(layout.columns[at].column), layout.columns[at].header.clone()))
                .collect(),
            row: self.row + 1,
            cells: shown.iter().map(|&at| self.at(layout.columns[at].column).shown()).collect(),
            marked: shown.iter().position(|&each| each == at).unwrap_or(0),
        }))
    }

    pub(super) fn error_cell(&mut self, column: u32, error: &str) {
        let effect = format!("the {} is used without this value", self.context.record);
        let message = format!("`{}` holds an error", self.header(column));
        self.tell(&rules::cell_error::RULE, column, message, error, "a value", &effect);
    }

    pub(super) fn header(&self, column: u32) -> String {
        let used = self.context.layout.columns.iter().find(|used| used.column == column);
        used.map_or_else(String::new, |used| one_line(&used.header))
    }
}
