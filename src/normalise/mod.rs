//! A [`Tracker`] becomes records: which council and month, which tables, which fields, which values.
//! Takes values and gives values; opens nothing. Trouble is collected and never stops a tracker.
//! Invariant: every filled row of every sheet is in the ledger once.

mod entry;
mod field;
mod header;
mod identity;
mod layout;
pub mod origin;
pub mod records;
pub mod row;
mod sheet;
mod tell;
mod totals;
pub mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::ingest::{Sheet, Tracker, Value};
use crate::ledger::{FileAccount, SheetAccount};
use crate::national::{self, Pack};
use crate::period::Period;
use crate::place::{Place, parse_a1};
use crate::plan::Plan;
use layout::SheetLayout;
use origin::Layout;
use records::{Records, TABLES};
use sheet::SheetReader;
use value::status::Status;

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
            &found,
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
