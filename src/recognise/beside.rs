//! Columns whose words name a field that another column holds: those that stand in for it where it is empty, and those that are
//! told of.

use super::assign::{Deal, LEAST};
use super::column::{ColumnUse, Doubt, DoubtWhy};
use super::sure;
use crate::tables::Kind;
use crate::tables::words::Qualifier;

impl Deal<'_, '_> {
    /// Where a revised date is empty, the one that it would have revised still holds: the last of them before it.
    pub(super) fn instead(&self, columns: &mut [ColumnUse]) {
        let Some(due) = self.table.at("due") else { return };
        let taken: Vec<u32> = columns.iter().map(|column| column.column).collect();
        let Some(column) = columns.iter_mut().find(|column| column.field == "due") else { return };
        let Some(at) = self.block.heads.iter().position(|head| head.column == column.column) else { return };
        if !self.block.heads[at].has(Qualifier::Revised) {
            return;
        }
        let other = (0..self.block.heads.len())
            .filter(|&other| other != at && !taken.contains(&self.block.heads[other].column));
        let mut others: Vec<usize> = other
            .filter(|&other| {
                self.words[other][due] >= 0.6 && self.block.profiles[other].fit(Kind::Day) > -0.3
            })
            .collect();
        others.sort_by_key(|&other| {
            (!self.block.heads[other].has(Qualifier::Revised), std::cmp::Reverse(other))
        });
        column.instead = others.into_iter().map(|other| self.block.heads[other].column).collect();
    }

    /// Columns whose words name a field that they are not read as, and why.
    pub(super) fn beside(&self, columns: &[ColumnUse], told: &[Doubt]) -> Vec<Doubt> {
        let mut found = Vec::new();
        for (at, head) in self.block.heads.iter().enumerate() {
            let is_used = columns.iter().any(|column| column.reads(head.column));
            if is_used || told.iter().any(|doubt| doubt.column == head.column) {
                continue;
            }
            let words = &self.words[at];
            let Some(field) = (0..words.len()).max_by(|a, b| words[*a].total_cmp(&words[*b])) else {
                continue;
            };
            if words[field] < LEAST {
                // A rating of an earlier month was put aside on purpose.
                continue;
            }
            let spec = &self.table.fields[field];
            let has_other = columns.iter().any(|column| column.field == spec.name);
            let fit = self.block.profiles[at].fit(spec.kind);
            let why = match (has_other, fit < -0.5) {
                (true, _) if !head.time.is_empty() => DoubtWhy::Earlier,
                (true, _) => DoubtWhy::Beside,
                (false, true) => DoubtWhy::Refused,
                (false, false) => DoubtWhy::Unsure,
            };
            found.push(Doubt {
                field: spec.name,
                column: head.column,
                header: head.shown.clone(),
                confidence: sure::percent(words[field], fit).min(self.block.least.saturating_sub(1).max(1)),
                why,
            });
        }
        found
    }
}
