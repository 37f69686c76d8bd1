//! Reads the tables of one sheet into records, and accounts for every row of it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::layout::{Found, SheetLayout};
use super::origin::{How, Layout};
use super::records::{self, Records};
use super::row::{Context, Row, filled_down};
use super::value::plain;
use super::value::status::{self, Key};
use crate::diagnostic::{Diagnostic, rules};
use crate::ingest::{Sheet, Value};
use crate::ledger::{Reason, SheetAccount};
use crate::national::Pack;
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;

/// Reads the tables of one sheet.
pub(super) struct SheetReader<'a> {
    pub(super) plan: &'a Plan,
    pub(super) has_fills: bool,
    pub(super) pack: Option<&'a Pack>,
    pub(super) council: &'a Arc<str>,
    pub(super) period: Period,
    pub(super) framework: &'a Arc<str>,
    pub(super) workbook: &'a Arc<str>,
    pub(super) sheet: &'a Sheet,
}

impl SheetReader<'_> {
    pub(super) fn read(
        &self,
        found: &SheetLayout,
        stale: bool,
        number: &mut u32,
        records: &mut Records,
        layouts: &mut Vec<Arc<Layout>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> SheetAccount {
        let mut account = SheetAccount {
            workbook: Arc::clone(self.workbook),
            council: Arc::clone(self.council),
            period: Some(self.period),
            sheet: Arc::clone(&self.sheet.name),
            rows: self.sheet.filled_rows(),
            used: 0,
            set_aside: BTreeMap::new(),
            not_recognised: found.not_recognised.len(),
            concealed: self.sheet.concealed.clone(),
            tables: Vec::new(),
        };
        if self.sheet.hidden {
            account.concealed.insert(0, "the sheet is hidden".to_owned());
        }
        if stale {
            account.not_recognised = 0;
            account.set_aside.insert(Reason::EarlierMonth, account.rows);
            let place = Place::sheet(self.workbook, &self.sheet.name);
            diagnostics.push(
                Diagnostic::new(&rules::sheet_stale::RULE, place, "the sheet holds an earlier month")
                    .found(&*self.sheet.name)
                    .effect(format!("set aside: another sheet has {}", self.period.in_words())),
            );
            return account;
        }
        for (_, reason) in &found.set_aside {
            *account.set_aside.entry(*reason).or_insert(0) += 1;
        }
        self.tell_rows(found, diagnostics);
        let mut key: Key = found.texts.iter().flat_map(|(_, text)| status::parse_key(text)).collect();
        for (word, meaning) in &self.plan.config.words.status {
            if let Some(status) = status::of_word(meaning, &Key::new()) {
                key.insert(plain(word), status);
            }
        }
        let pence = scale(found);
        let mut used_rows: Vec<u32> = Vec::new();
        for table in &found.tables {
            *number += 1;
            account.tables.push(format!("{} ({} rows)", table.spec.id, table.records.len()));
            used_rows.extend(&table.records);
            layouts.push(self.table(table, *number, &key, pence, records, diagnostics));
        }
        used_rows.sort_unstable();
        used_rows.dedup();
        account.used = used_rows.len();
        account
    }

    /// Rows and sheets that were left out.
    fn tell_rows(&self, found: &SheetLayout, diagnostics: &mut Vec<Diagnostic>) {
        if self.sheet.too_large.is_some() || self.sheet.is_empty() {
            return;
        }
        let place = Place::sheet(self.workbook, &self.sheet.name);
        let wide_rows = self
            .sheet
            .rows()
            .filter(|(_, cells)| cells.iter().filter(|cell| !cell.value.is_blank()).count() >= 3);
        if found.tables.is_empty() && found.set_aside.is_empty() {
            let (rule, message) = if wide_rows.count() >= 3 {
                (&rules::sheet_not_understood::RULE, "no record table was recognised on this sheet")
            } else {
                (&rules::sheet_not_used::RULE, "the sheet holds no table")
            };
            diagnostics.push(
                Diagnostic::new(rule, place, message)
                    .found(format!("{} rows", found.not_recognised.len()))
                    .expected("a row of headers such as Action, Lead, Due date, Status")
                    .effect("the sheet is not used"),
            );
        } else {
            for &row in &found.not_recognised {
                let place = Place::row(self.workbook, &self.sheet.name, row);
                diagnostics.push(
                    Diagnostic::new(
                        &rules::sheet_not_understood::RULE,
                        place,
                        "a row that belongs to no table",
                    )
                    .found(
                        self.sheet
                            .row(row)
                            .iter()
                            .map(|cell| cell.value.shown())
                            .collect::<Vec<_>>()
                            .join(" | "),
                    )
                    .expected("a row below a header")
                    .effect("the row is left out"),
                );
            }
        }
        for &(row, reason) in &found.set_aside {
            if reason == Reason::WithoutKey {
                let place = Place::row(self.workbook, &self.sheet.name, row);
                let shown: Vec<String> = self.sheet.row(row).iter().map(|cell| cell.value.shown()).collect();
                let table = found.tables.iter().rfind(|table| table.header_row < row);
                let (record, key) =
                    table.map_or(("record", ""), |table| (table.spec.record, table.spec.key[0]));
                diagnostics.push(
                    Diagnostic::new(
                        &rules::row_without_key::RULE,
                        place,
                        format!("a row without its {}", key.replace('_', " ")),
                    )
                    .found(shown.join(" | "))
                    .expected(format!("a {record}"))
                    .effect("the row is left out"),
                );
            }
        }
    }

    fn table(
        &self,
        table: &Found,
        number: u32,
        key: &Key,
        scale: i64,
        records: &mut Records,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Layout> {
        let layout = Arc::new(Layout {
            council: Arc::clone(self.council),
            period: self.period,
            framework: Arc::clone(self.framework),
            workbook: Arc::clone(self.workbook),
            sheet: Arc::clone(&self.sheet.name),
            number,
            table: table.spec.id,
            columns: table.columns.clone(),
            unused: table.unused.clone(),
            header_row: table.header_row,
        });
        for column in layout.columns.iter().filter(|column| column.how == How::Guessed) {
            let place = Place::cell(self.workbook, &self.sheet.name, table.header_row, column.column);
            diagnostics.push(
                Diagnostic::new(
                    &rules::header_guessed::RULE,
                    place,
                    format!("`{}` was taken for {}", column.header, column.field.replace('_', " ")),
                )
                .found(column.header.clone())
                .effect(format!("the column is used as {}", column.field)),
            );
        }
        self.tell_fills(table, diagnostics);
        let context = Context {
            sheet: self.sheet,
            layout: Arc::clone(&layout),
            pack: self.pack,
            key,
            scale,
            fractions: self.has_fractions(table),
            filled_down: filled_down(self.sheet, table, "standard").into_iter().collect::<HashMap<_, _>>(),
            record: table.spec.record,
            standards: RefCell::default(),
        };
        let mut headings = table.headings.iter().peekable();
        let mut heading = None;
        for &row in &table.records {
            while headings.peek().is_some_and(|(at, _)| *at < row) {
                heading = headings.next().map(|(_, text)| text.clone());
            }
            let mut reader = Row { context: &context, row, heading: heading.clone(), diagnostics };
            (table.spec.read)(&mut reader, records);
        }
        if table.spec.id == records::budget::SPEC.id {
            for &row in &table.totals {
                let mut reader = Row { context: &context, row, heading: None, diagnostics };
                records::budget::read_total(&mut reader, records);
            }
        }
        layout
    }

    /// Empty status cells of a format whose colours cannot be read.
    fn tell_fills(&self, table: &Found, diagnostics: &mut Vec<Diagnostic>) {
        let Some(column) =
            table.columns.iter().find(|column| column.field == "status").filter(|_| !self.has_fills)
        else {
            return;
        };
        let empty = |row: &&u32| {
            self.sheet.cell_or_merged(**row, column.column).is_none_or(|cell| cell.value.is_blank())
        };
        for &row in table.records.iter().filter(empty) {
            let place = Place::cell(self.workbook, &self.sheet.name, row, column.column);
            diagnostics.push(
                Diagnostic::new(
                    &rules::fills_not_read::RULE,
                    place,
                    format!("`{}` is empty, and its colour cannot be read", column.header),
                )
                .expected("a status word")
                .effect(format!("the status of the {} is unknown", table.spec.record)),
            );
        }
    }

    /// Are the percentages of a table kept as fractions of one?
    fn has_fractions(&self, table: &Found) -> bool {
        let Some(column) = table.columns.iter().find(|column| column.field == "percent") else {
            return false;
        };
        let numbers: Vec<f64> = table
            .records
            .iter()
            .filter_map(|&row| match self.sheet.cell(row, column.column)?.value {
                Value::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        numbers.iter().any(|number| *number > 0.0) && numbers.iter().all(|number| *number <= 1.0)
    }
}

/// Pence that a bare number is worth: titles may say that all figures are in thousands.
fn scale(found: &SheetLayout) -> i64 {
    let first = found.tables.first().map_or(0, |table| table.header_row);
    let thousands = found.texts.iter().any(|(row, text)| *row < first && says_thousands(text));
    if thousands { 100_000 } else { 100 }
}

/// "All figures in £000", "£'000", "in thousands".
fn says_thousands(text: &str) -> bool {
    let text = text.to_lowercase().replace(['’', '‘', '\''], "").replace("£ ", "£");
    text.contains("£000") || text.contains("£k") || (text.contains("figures") && text.contains("thousand"))
}
