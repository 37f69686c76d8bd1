//! A [`Tracker`] becomes records: which council and month, which tables, which fields, which values.
//! Takes values and gives values; opens nothing. Trouble is collected and never stops a tracker.
//! Invariant: every filled row of every sheet is in the ledger once.

mod field;
mod header;
mod identity;
mod layout;
pub mod origin;
pub mod records;
pub mod row;
pub mod value;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::ingest::{Sheet, Tracker, Value};
use crate::ledger::{FileAccount, Reason, SheetAccount};
use crate::national::{self, Pack};
use crate::period::Period;
use crate::place::{Place, parse_a1};
use crate::plan::Plan;
use layout::{Found, SheetLayout};
use origin::{How, Layout};
use records::{Records, TABLES};
use row::{Context, Row, filled_down};
use value::status::{Key, Status};

pub use field::TableSpec;

/// One tracker, normalised.
#[derive(Debug)]
pub struct Normalised {
    pub file: FileAccount,
    pub sheets: Vec<SheetAccount>,
    pub records: Records,
    /// Every table found, with its columns.
    pub layouts: Vec<Arc<Layout>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Do the tables, fields and statuses that batch.toml names exist?
///
/// # Errors
/// Names the entry, and what is known instead.
pub fn check_settings(plan: &Plan) -> Result<(), Failure> {
    let known = |names: Vec<&str>| names.join(", ");
    for rule in &plan.config.trackers {
        for table in rule.tables.iter().filter(|table| table.table != "none") {
            let place = format!("batch.toml, tracker `{}`, sheet `{}`", rule.file, table.sheet);
            let Some(spec) = TABLES.iter().find(|spec| spec.id == table.table) else {
                let tables = known(TABLES.iter().map(|spec| spec.id).collect());
                return Err(Failure::Settings(format!(
                    "{place}: there is no table `{}` (known: {tables}, none)",
                    table.table
                )));
            };
            if table.header_row.is_none() {
                return Err(Failure::Settings(format!(
                    "{place}: header_row is missing (the row number of the headers)"
                )));
            }
            for (field, letters) in &table.fields {
                if spec.fields.iter().all(|each| each.name != field) {
                    let fields = known(spec.fields.iter().map(|field| field.name).collect());
                    return Err(Failure::Settings(format!(
                        "{place}: there is no field `{field}` (known: {fields})"
                    )));
                }
                if parse_a1(&format!("{letters}1")).is_none() {
                    return Err(Failure::Settings(format!(
                        "{place}: `{letters}` is no column (write letters, such as D)"
                    )));
                }
            }
        }
    }
    for (word, meaning) in &plan.config.words.status {
        if Status::ALL.iter().all(|status| status.text() != meaning) {
            let statuses = known(Status::ALL.iter().map(|status| status.text()).collect());
            return Err(Failure::Settings(format!(
                "batch.toml, words.status `{word}`: there is no status `{meaning}` (known: {statuses})"
            )));
        }
    }
    Ok(())
}

/// Normalises one tracker. `root` is the name of the folder that was read.
pub fn normalise(mut tracker: Tracker, root: Option<&str>, plan: &Plan) -> Normalised {
    let mut out = Normalised {
        file: FileAccount {
            workbook: Arc::clone(&tracker.workbook),
            sha256: std::mem::take(&mut tracker.sha256),
            bytes: tracker.bytes,
            council: Arc::from(""),
            period: None,
            left_out: tracker.left_out.take(),
        },
        sheets: Vec::new(),
        records: Records::default(),
        layouts: Vec::new(),
        diagnostics: std::mem::take(&mut tracker.diagnostics),
    };
    if out.file.left_out.is_some() {
        return out;
    }
    let council = identity::council(&tracker, root, plan);
    let period = identity::period(&tracker, root, plan);
    out.file.council = council.clone().unwrap_or_else(|| Arc::from(""));
    out.file.period = period;
    let (Some(council), Some(period)) = (council, period) else {
        let place = Place::workbook(&tracker.workbook);
        let (rule, message, expected) = if out.file.council.is_empty() {
            (
                &rules::council_unknown::RULE,
                "the council is not known",
                "a council's name in the folder, file name or title",
            )
        } else {
            (
                &rules::period_unknown::RULE,
                "the month is not known",
                "a month in the folder, file name or title",
            )
        };
        out.file.left_out = Some(message.to_owned());
        out.sheets = tracker.sheets.iter().map(|sheet| unread_account(&tracker, sheet)).collect();
        out.diagnostics.push(
            Diagnostic::new(rule, place, message).expected(expected).effect("the whole file is left out"),
        );
        return out;
    };
    let no_rules = Vec::new();
    let rules_of_tables = plan.tracker_rule(&tracker.workbook).map_or(&no_rules, |rule| &rule.tables);
    let layouts: Vec<SheetLayout> =
        tracker.sheets.iter().map(|sheet| layout::read(sheet, rules_of_tables)).collect();
    let pack = choose_pack(&tracker, &layouts, period, plan);
    let stale = stale_sheets(&tracker, &layouts, period);
    let framework: Arc<str> = Arc::from(pack.map_or("", |pack| pack.id.as_str()));
    let mut number = 0;
    for (at, (sheet, found)) in tracker.sheets.iter().zip(layouts).enumerate() {
        let reader = SheetReader {
            plan,
            has_fills: tracker.has_fills,
            pack,
            council: &council,
            period,
            framework: &framework,
            workbook: &tracker.workbook,
            sheet,
        };
        out.sheets.push(reader.read(
            found,
            stale[at],
            &mut number,
            &mut out.records,
            &mut out.layouts,
            &mut out.diagnostics,
        ));
    }
    for diagnostic in &mut out.diagnostics {
        diagnostic.council = council.to_string();
    }
    out
}

fn unread_account(tracker: &Tracker, sheet: &Sheet) -> SheetAccount {
    let rows = sheet.filled_rows();
    SheetAccount {
        workbook: Arc::clone(&tracker.workbook),
        council: Arc::from(""),
        period: None,
        sheet: Arc::clone(&sheet.name),
        rows,
        used: 0,
        set_aside: BTreeMap::new(),
        not_recognised: rows,
        concealed: sheet.concealed.clone(),
        tables: Vec::new(),
    }
}

/// The national pack that a tracker follows: what was asked for, else its own words, else its month.
fn choose_pack<'a>(
    tracker: &Tracker,
    layouts: &[SheetLayout],
    period: Period,
    plan: &'a Plan,
) -> Option<&'a Pack> {
    let rule = plan.tracker_rule(&tracker.workbook);
    let named = plan
        .findings
        .as_ref()
        .or_else(|| rule.and_then(|rule| rule.framework.as_ref()))
        .or(plan.config.framework.as_ref());
    if let Some(name) = named {
        return plan.pack(name);
    }
    let mut hits: Vec<(usize, &Pack)> = plan.packs.iter().map(|pack| (0, pack)).collect();
    for (sheet, layout) in tracker.sheets.iter().zip(layouts) {
        for table in &layout.tables {
            for column in
                table.columns.iter().filter(|column| column.field == "standard" || column.field == "domain")
            {
                let cells = table.records.iter().take(60).filter_map(|&row| sheet.cell(row, column.column));
                let texts: Vec<&str> = cells
                    .filter_map(
                        |cell| if let Value::Text(text) = &cell.value { Some(text.as_str()) } else { None },
                    )
                    .collect();
                for (count, pack) in &mut hits {
                    *count += texts.iter().filter(|text| speaks(pack, column.field, text)).count();
                }
            }
        }
    }
    let most = hits.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let by_period = national::by_period(&plan.packs, period);
    // Where two packs fit alike, the month decides.
    let fitting: Vec<&Pack> =
        hits.iter().filter(|(count, _)| most > 0 && *count == most).map(|(_, pack)| *pack).collect();
    match fitting.as_slice() {
        [] => by_period,
        [only] => Some(only),
        several => several
            .iter()
            .find(|pack| by_period.is_some_and(|fit| fit.id == pack.id))
            .or(several.first())
            .copied(),
    }
}

/// Does a text name a standard or domain of this pack in its own words?
fn speaks(pack: &Pack, field: &str, text: &str) -> bool {
    if field == "domain" {
        return value::scale::domain(text, pack).is_some();
    }
    text.chars().any(char::is_alphabetic) && value::standard::exact(text, pack).is_some()
}

/// Sheets that hold an earlier month of a table that another sheet has for the tracker's own month.
fn stale_sheets(tracker: &Tracker, layouts: &[SheetLayout], period: Period) -> Vec<bool> {
    let month = |at: usize| {
        let sheet = &tracker.sheets[at];
        identity::split_month(&sheet.name).1.or_else(|| {
            let header = layouts[at].tables.first()?.header_row;
            sheet
                .rows()
                .take_while(|(row, _)| *row < header)
                .flat_map(|(_, cells)| cells)
                .find_map(|cell| identity::period_of_title(&cell.value))
        })
    };
    let months: Vec<Option<Period>> = (0..layouts.len()).map(month).collect();
    (0..layouts.len())
        .map(|at| {
            let Some(own) = months[at].filter(|own| *own < period) else { return false };
            let tables = &layouts[at].tables;
            !tables.is_empty()
                && tables.iter().all(|table| {
                    (0..layouts.len()).any(|other| {
                        other != at
                            && months[other].is_none_or(|month| month > own)
                            && layouts[other].tables.iter().any(|each| each.spec == table.spec)
                    })
                })
        })
        .collect()
}

/// Reads the tables of one sheet.
struct SheetReader<'a> {
    plan: &'a Plan,
    has_fills: bool,
    pack: Option<&'a Pack>,
    council: &'a Arc<str>,
    period: Period,
    framework: &'a Arc<str>,
    workbook: &'a Arc<str>,
    sheet: &'a Sheet,
}

impl SheetReader<'_> {
    fn read(
        &self,
        found: SheetLayout,
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
        self.tell_rows(&found, diagnostics);
        let mut key: Key = found.texts.iter().flat_map(|(_, text)| value::status::parse_key(text)).collect();
        for (word, meaning) in &self.plan.config.words.status {
            if let Some(status) = value::status::of_word(meaning, &Key::new()) {
                key.insert(value::plain(word), status);
            }
        }
        let scale = self.scale(&found);
        let mut used_rows: Vec<u32> = Vec::new();
        for table in &found.tables {
            *number += 1;
            account.tables.push(format!("{} ({} rows)", table.spec.id, table.records.len()));
            used_rows.extend(&table.records);
            layouts.push(self.table(table, *number, &key, scale, records, diagnostics));
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

    /// Pence that a bare number is worth: titles may say that all figures are in thousands.
    fn scale(&self, found: &SheetLayout) -> i64 {
        let first = found.tables.first().map_or(0, |table| table.header_row);
        let thousands = found.texts.iter().any(|(row, text)| *row < first && text.contains("£000"));
        if thousands { 100_000 } else { 100 }
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
