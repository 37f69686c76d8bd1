//! A sheet becomes a layout: which block is which record table, which column which field, what each row is, how sure all that is.
//! Words and contents together. Takes values and gives values; cannot fail.
//!
//! `walk` goes down a sheet; `likely` picks rows that could be headers, `headrows` reads them; `head` reads one header with
//! `words`, in each of its `readings`, and `time`; `contents` says what a column's cells are, `cell` what one of them is; `roles`
//! which of several columns counts; `series` what stands across; `assign` deals the columns to the fields, `enough` says whether
//! they make a table, `beside` what becomes of the others, `position` those without a telling header, `choices` those of which one
//! is marked; `sure` gives the percentage; `cards` makes tables of cards, `shape` tells where their cells stand; `rows` and
//! `totals` tell what a row is, `subtotals` which lines sum up those below them.

mod assign;
mod beside;
mod block;
mod cards;
mod cell;
mod choices;
pub mod column;
mod contents;
mod enough;
pub(crate) mod found;
mod head;
mod headrows;
mod likely;
mod memory;
mod position;
mod readings;
mod roles;
mod rows;
mod series;
pub mod shape;
mod subtotals;
mod sure;
#[cfg(test)]
mod tests;
mod time;
mod totals;
mod walk;
mod words;
mod years;

use std::collections::HashSet;
use std::sync::Arc;

use crate::ingest::{Cell, Sheet, Tracker};
use crate::ledger::Reason;
use crate::period::Period;
use crate::plan::{Plan, TableRule};
use crate::tables::{Field, Kind, Table, Tables};
use crate::text::words as plain_words;
use block::Context;
use column::How;
use found::Found;
use shape::Shape;
pub(crate) use walk::SheetLayout;

/// Rows at the top of a sheet whose texts may be titles.
const TITLE_ROWS: u32 = 8;
/// Fewer names of fields than this down the side are no table.
const FIELDS_DOWN: usize = 3;

/// One way in which a sheet is read: its layout there, and how that lies on the sheet.
pub(crate) struct View {
    pub(crate) layout: SheetLayout,
    pub(crate) shape: Shape,
    /// The sheet as its tables are read, where that is not as it stands.
    recast: Option<Sheet>,
}

impl View {
    fn as_it_stands(layout: SheetLayout) -> Self {
        Self { layout, shape: Shape::Rows, recast: None }
    }

    /// The sheet as its tables are read.
    pub(crate) fn sheet<'a>(&'a self, own: &'a Sheet) -> &'a Sheet {
        self.recast.as_ref().unwrap_or(own)
    }
}

/// How well the words of a header name a field of a table, from 0 to 1.
pub(crate) fn score_of(header: &str, table: &Table, field: &Field, tables: &Tables) -> f32 {
    let is_it = |named: &&words::Named| {
        tables.all[named.table] == *table && table.fields[named.field].name == field.name
    };
    words::named(header, tables).iter().find(is_it).map_or(0.0, |named| named.score)
}

/// How well cells fit a kind of field, from -1 (they refuse it) to 1.
pub(crate) fn fit(cells: &[&Cell], kind: Kind, period: Period) -> f32 {
    contents::profile(cells.iter().map(|cell| Some(*cell)), period).fit(kind)
}

/// How well the words of a header name any field of a table.
pub(crate) fn score(header: &str, table: &Table, tables: &Tables) -> f32 {
    table.fields.iter().map(|field| score_of(header, table, field, tables)).fold(0.0, f32::max)
}

/// The views of a tracker's sheets: of each sheet as it stands or recast, and a second one where a card stands above a table.
pub(crate) fn recognise(tracker: &Tracker, period: Period, plan: &Plan) -> Vec<Vec<View>> {
    let no_rules = Vec::new();
    let rules = plan.tracker_rule(&tracker.inside).map_or(&no_rules, |rule| &rule.tables);
    tracker.sheets.iter().map(|sheet| of_sheet(sheet, rules, period, plan)).collect()
}

fn of_sheet(sheet: &Sheet, rules: &[TableRule], period: Period, plan: &Plan) -> Vec<View> {
    let titles = titles(sheet);
    let least = plan.config.thresholds.header_confidence;
    let context = Context { tables: plan.tables, titles: &titles, period, least };
    let is_fixed = rules.iter().any(|rule| rule.sheet.get_ref().eq_ignore_ascii_case(&sheet.name));
    if !is_fixed
        && let Some(view) = cards::several(sheet, &context).and_then(|found| of_cards(sheet, found, &context))
    {
        return vec![view];
    }
    let layout = walk::read(sheet, rules, &context);
    if is_fixed {
        return vec![View::as_it_stands(layout)];
    }
    if let Some(first) = layout.tables.iter().map(|table| table.header_row).min() {
        let above =
            cards::single(sheet, 0..first, &context).and_then(|found| of_cards(sheet, found, &context));
        return std::iter::once(View::as_it_stands(layout)).chain(above).collect();
    }
    if layout.set_aside.is_empty() {
        if let Some(view) = sideways(sheet, &context) {
            return vec![view];
        }
        let card =
            cards::single(sheet, 0..u32::MAX, &context).and_then(|found| of_cards(sheet, found, &context));
        if let Some(view) = card {
            return vec![view];
        }
    }
    vec![View::as_it_stands(layout)]
}

/// The sheet with rows and columns exchanged, where its fields stand down the side.
fn sideways(sheet: &Sheet, context: &Context<'_>) -> Option<View> {
    if !sheet.can_be_turned() {
        return None;
    }
    let turned = sheet.turned();
    let mut layout = walk::read(&turned, &[], context);
    // A line above the fields that has nothing beside it is a title.
    let first =
        sheet.filled_rows().find(|(_, cells)| walk::single(cells).is_none()).map_or(0, |(row, _)| row);
    for table in &mut layout.tables {
        table.columns.retain(|column| column.column >= first);
        table.doubts.retain(|doubt| doubt.column >= first);
    }
    // Words down the side are often labels: only known headers are taken for fields.
    let labels = sheet.filled_rows().filter(|(row, _)| *row >= first).count();
    let is_table = |table: &Found| {
        table.known() >= FIELDS_DOWN && table.columns.len() * 5 >= labels * 2 && !table.records.is_empty()
    };
    layout.tables.iter().any(is_table).then_some(View { layout, shape: Shape::Columns, recast: Some(turned) })
}

/// Cards that make a table: what it is about has a label of its own.
fn of_cards(sheet: &Sheet, found: cards::Found, context: &Context<'_>) -> Option<View> {
    let mut layout = walk::read(&found.sheet, &[], context);
    let is_about = |table: &Found| {
        let key = table.columns.iter().find(|column| column.field == table.spec.key[0]);
        key.is_some_and(|column| column.how > How::Guessed) && table.header_row == 0
    };
    let is_table =
        |table: &Found| is_about(table) && table.known() >= FIELDS_DOWN && !table.records.is_empty();
    if layout.tables.len() != 1 || !layout.tables.iter().all(is_table) {
        return None;
    }
    // What is not on a card is a title or a note.
    let taken: HashSet<u32> = (0..=found.count as u32).flat_map(|card| found.cards.rows_of(card)).collect();
    let others = sheet.filled_rows().map(|(row, _)| row).filter(|row| !taken.contains(row));
    layout.set_aside = others.map(|row| (row, Reason::Note)).collect();
    layout.not_recognised.clear();
    layout.texts = sheet
        .filled_rows()
        .filter_map(|(row, cells)| Some((row, walk::single(cells)?.value.shown())))
        .collect();
    Some(View { layout, shape: Shape::Cards(Arc::new(found.cards)), recast: Some(found.sheet) })
}

/// The words of a sheet's name and of the lines at its top, with a space around each.
fn titles(sheet: &Sheet) -> String {
    let mut texts = vec![plain_words(&sheet.name)];
    for (_, cells) in sheet.rows().take_while(|(row, _)| *row < TITLE_ROWS) {
        let mut filled = cells.iter().filter(|cell| !cell.value.is_blank());
        if let (Some(cell), true) = (filled.next(), filled.nth(1).is_none()) {
            texts.push(plain_words(&cell.value.shown()));
        }
    }
    format!(" {} ", texts.join(" "))
}
