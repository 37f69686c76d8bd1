//! Reads the tables of one sheet into records, and accounts for every row of it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::account;
use super::columns::{dates, filled_down, has_fractions, number_columns, status_scale};
use super::doubt::Doubts;
use super::origin::Layout;
use super::records::{self, Record, Records};
use super::row::{Context, MappedValues, Row};
use crate::diagnostic::{Diagnostic, rules};
use crate::ingest::{PlainSum, Sheet, Value};
use crate::ledger::{Reason, SheetAccount};
use crate::national::Pack;
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;
use crate::recognise::found::Found;
use crate::recognise::shape::Shape;
use crate::recognise::{SheetLayout, View};
use crate::text::one_line;
use crate::value::date::Order;
use crate::value::plain;
use crate::value::status::{self, Key, StatusFrom};

/// Reads the tables of one sheet.
pub(super) struct SheetReader<'a> {
    pub(super) plan: &'a Plan,
    pub(super) has_fills: bool,
    /// Was a table recognised on any sheet of the workbook?
    pub(super) has_tables: bool,
    pub(super) pack: Option<&'a Pack>,
    pub(super) council: &'a Arc<str>,
    pub(super) period: Period,
    pub(super) framework: &'a Arc<str>,
    pub(super) workbook: &'a Arc<str>,
    pub(super) status_order: &'a [StatusFrom],
    pub(super) values: &'a MappedValues,
    /// As the tracker has it.
    pub(super) sheet: &'a Sheet,
}

/// Fields that lists of other things hardly have.
const OF_TRACKERS: [&str; 16] = [
    "action",
    "lead",
    "due",
    "status",
    "completed",
    "risk",
    "likelihood",
    "severity",
    "mitigation",
    "budget",
    "actual",
    "forecast",
    "indicator",
    "target",
    "self_rating",
    "grade",
];
/// Fields that are often written once for a group of rows.
const FILLED_DOWN: [&str; 4] = ["standard", "area", "team", "indicator"];

/// What all tables of one view share.
struct OfView<'a> {
    /// As its tables are read.
    sheet: &'a Sheet,
    key: &'a Key,
    scale: i64,
    shape: &'a Shape,
}

impl SheetReader<'_> {
    /// Reads all tables of the sheet, in every view of it.
    pub(super) fn read(
        &self,
        views: &[View],
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
            ..account::of(self.sheet, views)
        };
        if stale {
            account.not_recognised = 0;
            account.used = 0;
            account.tables.clear();
            account.set_aside = BTreeMap::from([(Reason::EarlierMonth, account.rows)]);
            let place = Place::sheet(self.workbook, &self.sheet.name);
            diagnostics.push(
                Diagnostic::new(&rules::sheet_stale::RULE, place, "the sheet holds an earlier month")
                    .found(&*self.sheet.name)
                    .effect(format!("set aside: another sheet has {}", self.period.in_words())),
            );
            return account;
        }
        for (at, view) in views.iter().enumerate() {
            let found = &view.layout;
            if at == 0 {
                self.tell_rows(found, diagnostics);
            }
            let mut key: Key = found.texts.iter().flat_map(|(_, text)| status::parse_key(text)).collect();
            for (word, meaning) in &self.plan.config.words.status {
                if let Some(status) = status::of_word(meaning, &Key::new()) {
                    key.insert(plain(word), status);
                }
            }
            let of_view =
                OfView { sheet: view.sheet(self.sheet), key: &key, scale: scale(found), shape: &view.shape };
            for table in &found.tables {
                *number += 1;
                layouts.push(self.table(table, *number, &of_view, records, diagnostics));
            }
        }
        account
    }

    /// Rows and sheets that were left out.
    fn tell_rows(&self, found: &SheetLayout, diagnostics: &mut Vec<Diagnostic>) {
        if self.sheet.too_large.is_some() || self.sheet.is_empty() {
            return;
        }
        for &(row, column) in &self.sheet.uncalculated {
            let place = Place::cell(self.workbook, &self.sheet.name, row, column);
            diagnostics.push(
                Diagnostic::new(
                    &rules::formula_not_calculated::RULE,
                    place,
                    "a formula without a stored result",
                )
                .expected("the result that Excel stores beside a formula")
                .effect("the cell is read as empty"),
            );
        }
        for ((row, column), out) in &self.sheet.struck_out {
            let place = Place::cell(self.workbook, &self.sheet.name, *row, *column);
            let rule = &rules::text_struck_out::RULE;
            diagnostics.push(
                Diagnostic::new(rule, place, "part of the text is struck through")
                    .found(one_line(out))
                    .effect("it is left out; the rest of the cell is used"),
            );
        }
        diagnostics.extend(self.sheet.sums.iter().filter_map(|sum| self.stored_sum(sum)));
        if found.tables.is_empty() && found.set_aside.is_empty() {
            diagnostics.push(self.not_understood(found));
            return;
        }
        for &row in &found.not_recognised {
            let place = Place::row(self.workbook, &self.sheet.name, row);
            let texts = self.sheet.row(row).iter().map(|cell| cell.value.shown());
            diagnostics.push(
                Diagnostic::new(&rules::sheet_not_understood::RULE, place, "a row that belongs to no table")
                    .found(texts.collect::<Vec<_>>().join(" | "))
                    .expected("a row below a header")
                    .effect("the row is left out"),
            );
        }
    }

    /// A plain sum whose stored result is not the sum of its cells: they were changed and the workbook not calculated anew.
    fn stored_sum(&self, sum: &PlainSum) -> Option<Diagnostic> {
        let Some(Value::Number(stored)) = self.sheet.cell(sum.cell.0, sum.cell.1).map(|cell| &cell.value)
        else {
            return None;
        };
        let stored = *stored;
        let mut ours = 0.0;
        for &((top, left), (bottom, right)) in &sum.areas {
            for row in top..=bottom {
                for cell in self.sheet.row(row).iter().filter(|cell| (left..=right).contains(&cell.column)) {
                    match &cell.value {
                        Value::Number(number) => ours += number,
                        // A date or a truth adds what no reader of the sheet sees.
                        Value::Date(_) | Value::Bool(_) | Value::Error(_) => return None,
                        Value::Empty | Value::Text(_) => {}
                    }
                }
            }
        }
        let is_near = |a: f64, b: f64| (a - b).abs() < 0.004;
        // A percentage beside plain numbers is the same figure written in two ways.
        if is_near(stored, ours) || is_near(stored, ours * 100.0) || is_near(stored * 100.0, ours) {
            return None;
        }
        let short = |number: f64| (number * 1e6).round() / 1e6;
        let place = Place::cell(self.workbook, &self.sheet.name, sum.cell.0, sum.cell.1);
        Some(
            Diagnostic::new(
                &rules::formula_result_differs::RULE,
                place,
                format!("the stored result of {} is not the sum of its cells", sum.formula),
            )
            .found(stored.to_string())
            .expected(format!("{}, a difference of {}", short(ours), short(stored - ours)))
            .effect("the stored result was read"),
        )
    }

    /// A sheet without any table: what comes nearest to one, and what it lacks.
    fn not_understood(&self, found: &SheetLayout) -> Diagnostic {
        let is_wide =
            |cells: &[crate::ingest::Cell]| cells.iter().filter(|cell| !cell.value.is_blank()).count() >= 3;
        let wide_rows = self.sheet.rows().filter(|(_, cells)| is_wide(cells)).count();
        let rows = format!("{} rows", found.not_recognised.len());
        // Two fields that only trackers have, or three of any. A workbook of which nothing is used was given as a tracker all the same.
        let looks_like_a_tracker = |fields: &[&str]| {
            fields.len() >= 3
                || (fields.len() == 2
                    && wide_rows >= 3
                    && fields.iter().all(|field| OF_TRACKERS.contains(field)))
        };
        let is_lost = !self.has_tables && wide_rows >= 3;
        let nearest = found.nearest.as_ref().filter(|(.., fields)| is_lost || looks_like_a_tracker(fields));
        let message = "no record table was recognised on this sheet";
        let Some((row, spec, fields)) = nearest else {
            let (rule, what) = match (is_lost, wide_rows) {
                (true, _) => (&rules::sheet_not_understood::RULE, message),
                (false, 0..3) => (&rules::sheet_not_used::RULE, "the sheet holds no table"),
                (false, _) => (&rules::sheet_not_used::RULE, "the sheet holds a table, but no tracker's"),
            };
            return Diagnostic::new(rule, Place::sheet(self.workbook, &self.sheet.name), what)
                .found(rows)
                .expected("a row of headers such as Action, Lead, Due date, Status")
                .effect("the sheet is not used");
        };
        let named =
            |names: &[&str]| names.iter().map(|name| name.replace('_', " ")).collect::<Vec<_>>().join(", ");
        let lacks: Vec<&str> =
            spec.recognised_by().into_iter().filter(|name| !fields.contains(name)).collect();
        let place = Place::row(self.workbook, &self.sheet.name, *row);
        let effect = format!(
            "the sheet is not used; to use it, put its columns into batch.toml: sheet \"{}\", table \"{}\", header_row {}",
            self.sheet.name,
            spec.id,
            row + 1
        );
        Diagnostic::new(&rules::sheet_not_understood::RULE, place, message)
            .found(format!("{rows}; nearest to {}: {}", spec.id, named(fields)))
            .expected(format!("also {}", named(&lacks)))
            .effect(effect)
    }

    fn table(
        &self,
        table: &Found,
        number: u32,
        view: &OfView<'_>,
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
            doubts: table.doubts.clone(),
            second: table.second,
            shape: view.shape.clone(),
            header_row: table.header_row,
        });
        let dates = dates(view.sheet, table);
        Doubts { sheet: view.sheet, table, layout: &layout, diagnostics: &mut *diagnostics }.tell(&dates);
        self.tell_fills(table, view.sheet, &layout, diagnostics);
        let mut continued: HashMap<u32, Vec<u32>> = HashMap::new();
        for &(row, record) in &table.continued {
            continued.entry(record).or_default().push(row);
        }
        let month_first = dates.iter().filter(|column| column.order() == Order::MonthFirst);
        let context = Context {
            sheet: view.sheet,
            layout: Arc::clone(&layout),
            pack: self.pack,
            packs: &self.plan.packs,
            key: view.key,
            status_order: self.status_order,
            values: self.values,
            scale: view.scale,
            number_columns: number_columns(view.sheet, table),
            fractions: has_fractions(view.sheet, table, "percent"),
            status_scale: status_scale(view.sheet, table),
            filled_down: FILLED_DOWN
                .iter()
                .filter_map(|field| filled_down(view.sheet, table, field))
                .collect(),
            orders: month_first.map(|column| (column.column, Order::MonthFirst)).collect(),
            continued,
            labels: table.labels,
            record: table.spec.record,
            standards: RefCell::default(),
        };
        let read = records::reader(table.spec.id);
        let mut headings = table.headings.iter().peekable();
        let mut heading = None;
        for &row in &table.records {
            while headings.peek().is_some_and(|(at, _)| *at < row) {
                heading = headings.next().map(|(_, text)| text.clone());
            }
            let mut reader = Row { context: &context, row, heading: heading.clone(), diagnostics };
            if let Some(read) = read {
                read(&mut reader, records);
            }
        }
        if table.spec.id == records::BudgetLine::TABLE {
            for &row in &table.totals {
                let mut reader = Row { context: &context, row, heading: None, diagnostics };
                records::budget::read_total(&mut reader, records);
            }
        }
        layout
    }

    /// Empty status cells of a format whose colours cannot be read.
    fn tell_fills(&self, table: &Found, sheet: &Sheet, layout: &Layout, diagnostics: &mut Vec<Diagnostic>) {
        let Some(column) =
            table.columns.iter().find(|column| column.field == "status").filter(|_| !self.has_fills)
        else {
            return;
        };
        let empty =
            |row: &&u32| sheet.cell_or_merged(**row, column.column).is_none_or(|cell| cell.value.is_blank());
        for &row in table.records.iter().filter(empty) {
            let place = layout.place(row, column.column);
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
}

/// Pence that a bare number is worth: titles may say that all figures are in thousands.
fn scale(found: &SheetLayout) -> i64 {
    let first = found.tables.first().map_or(0, |table| table.header_row);
    let said = found.texts.iter().filter(|(row, _)| *row < first).find_map(|(_, text)| unit_of_title(text));
    said.unwrap_or(100)
}

/// What a bare number is worth in pence by a title: "All figures in £000", "in thousands", "(£m)", "£ millions".
fn unit_of_title(text: &str) -> Option<i64> {
    let text = text.to_lowercase().replace(['’', '‘', '\''], "").replace("£ ", "£");
    let speaks_of_figures = text.contains("figures") || text.contains("amounts");
    if text.contains("£000") || text.contains("£k") || (speaks_of_figures && text.contains("thousand")) {
        return Some(100_000);
    }
    let millions = ["£m)", "£million", "in £m", "£ m)"];
    let is_millions = millions.iter().any(|unit| text.contains(unit))
        || text.ends_with("£m")
        || (speaks_of_figures && text.contains("million"));
    is_millions.then_some(100_000_000)
}
