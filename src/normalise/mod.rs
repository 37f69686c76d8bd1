//! A [`Tracker`] becomes records: which council and month, which tables, which fields, which values.
//! Takes values and gives values; opens nothing. Trouble is collected and never stops a tracker.
//! Invariant: every filled row of every sheet is in the ledger once.

mod account;
mod amounts;
mod columns;
mod doubt;
mod entry;
mod identity;
mod meanings;
pub mod origin;
pub mod reading;
pub mod records;
pub mod row;
mod sheet;
mod tell;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::failure::Failure;
use crate::ingest::{Sheet, Tracker, Value};
use crate::ledger::{FileAccount, SheetAccount};
use crate::national::{self, Pack};
use crate::period::{LIKELY_YEARS, Period};
use crate::place::{Place, parse_a1};
use crate::plan::Plan;
use crate::recognise::{View, recognise};
use crate::value;
use crate::value::status::{Status, StatusFrom};
use origin::Layout;
use records::Records;
use row::MappedValues;
use sheet::SheetReader;

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
            let place =
                format!("batch.toml, tracker `{}`, sheet `{}`", rule.file.get_ref(), table.sheet.get_ref());
            let Some(spec) = plan.tables.table(&table.table) else {
                let tables = known(plan.tables.all.iter().map(|spec| spec.id).collect());
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
            for (field, mapped) in &table.fields {
                if spec.fields.iter().all(|each| each.name != field) {
                    let fields = known(spec.fields.iter().map(|field| field.name).collect());
                    return Err(Failure::Settings(format!(
                        "{place}: there is no field `{field}` (known: {fields})"
                    )));
                }
                let letters = mapped.column();
                if parse_a1(&format!("{letters}1")).is_none() {
                    return Err(Failure::Settings(format!(
                        "{place}: `{letters}` is no column (write letters, such as D)"
                    )));
                }
            }
        }
    }
    for name in plan.config.status_order.iter().flatten() {
        if StatusFrom::ALL.iter().all(|from| from.text() != name) {
            let channels = known(StatusFrom::ALL.iter().map(|from| from.text()).collect());
            return Err(Failure::Settings(format!(
                "batch.toml, status_order: there is no channel `{name}` (known: {channels})"
            )));
        }
    }
    for rule in &plan.config.trackers {
        for field in rule.values.keys() {
            if plan.tables.all.iter().all(|spec| spec.field(field).is_none()) {
                return Err(Failure::Settings(format!(
                    "batch.toml, tracker `{}`, values: no record table has a field `{field}`",
                    rule.file.get_ref()
                )));
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

/// Normalises one tracker.
pub fn normalise(mut tracker: Tracker, plan: &Plan) -> Normalised {
    let mut out = Normalised {
        file: FileAccount {
            workbook: Arc::clone(&tracker.workbook),
            inside: Arc::clone(&tracker.inside),
            path: std::mem::take(&mut tracker.path),
            sha256: std::mem::take(&mut tracker.sha256),
            bytes: tracker.bytes,
            council: Arc::from(""),
            period: None,
            left_out: tracker.left_out.take(),
            is_copy: false,
        },
        sheets: Vec::new(),
        records: Records::default(),
        layouts: Vec::new(),
        diagnostics: std::mem::take(&mut tracker.diagnostics),
    };
    let (council, guessed) = identity::council(&tracker, plan);
    let period = identity::period(&tracker, plan);
    out.diagnostics.extend(guessed);
    out.file.council = council.clone().unwrap_or_else(|| Arc::from(""));
    out.file.period = period;
    if out.file.left_out.is_some() {
        // Its name may still tell whose tracker of which month is missing.
        return out;
    }
    let (council, period) = match (council, period) {
        (Some(council), Some(period)) => (council, period),
        (council, period) => {
            let told = unknown(&tracker, council.is_none());
            let message = told.message.clone();
            out.diagnostics.push(told);
            if !plan.inspecting {
                out.file.left_out = Some(message);
                out.sheets = tracker.sheets.iter().map(|sheet| unread_account(&tracker, sheet)).collect();
                return out;
            }
            (council.unwrap_or_else(|| Arc::from("")), period.unwrap_or_else(|| newest_month(&tracker)))
        }
    };
    let views: Vec<Vec<View>> = recognise(&tracker, period, plan);
    let pack = choose_pack(&tracker, &views, period, plan);
    let stale = stale_sheets(&tracker, &views, period);
    let framework: Arc<str> = Arc::from(pack.map_or("", |pack| pack.id.as_str()));
    let status_order = status_order(plan);
    let values = mapped_values(&tracker, plan);
    let mut number = 0;
    let has_tables = views.iter().flatten().any(|view| !view.layout.tables.is_empty());
    for (at, (sheet, views)) in tracker.sheets.iter().zip(&views).enumerate() {
        let reader = SheetReader {
            plan,
            has_fills: tracker.has_fills,
            has_tables,
            pack,
            council: &council,
            period,
            framework: &framework,
            workbook: &tracker.workbook,
            status_order: &status_order,
            values: &values,
            sheet,
        };
        out.sheets.push(reader.read(
            views,
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

/// A tracker whose council or month nothing tells.
fn unknown(tracker: &Tracker, council: bool) -> Diagnostic {
    let (rule, message, expected) = if council {
        (
            &rules::council_unknown::RULE,
            "the council is not known",
            "a council's name in the folder, file name or title",
        )
    } else {
        (&rules::period_unknown::RULE, "the month is not known", "a month in the folder, file name or title")
    };
    Diagnostic::new(rule, Place::workbook(&tracker.workbook), message)
        .expected(expected)
        .effect("the whole file is left out")
}

/// The month of the newest date of a tracker that nothing else tells the month of. Good enough to look at it.
fn newest_month(tracker: &Tracker) -> Period {
    let cells = tracker.sheets.iter().flat_map(Sheet::rows).flat_map(|(_, cells)| cells);
    let days = cells.filter_map(|cell| if let Value::Date(day) = cell.value { Some(day) } else { None });
    let likely = days.filter(|day| LIKELY_YEARS.contains(&day.year()));
    likely.max().and_then(Period::of).unwrap_or(Period { year: 2010, month: 1 })
}

/// Which channel of a status counts before which.
fn status_order(plan: &Plan) -> Vec<StatusFrom> {
    match &plan.config.status_order {
        None => StatusFrom::ALL.to_vec(),
        Some(names) => names
            .iter()
            .filter_map(|name| StatusFrom::ALL.into_iter().find(|from| from.text() == name))
            .collect(),
    }
}

/// What batch.toml says of the values of this tracker.
fn mapped_values(tracker: &Tracker, plan: &Plan) -> MappedValues {
    let of_field = |texts: &BTreeMap<String, String>| {
        texts.iter().map(|(found, meant)| (value::plain(found), Value::Text(meant.clone()))).collect()
    };
    plan.tracker_rule(&tracker.inside)
        .map(|rule| rule.values.iter().map(|(field, texts)| (field.clone(), of_field(texts))).collect())
        .unwrap_or_default()
}

fn unread_account(tracker: &Tracker, sheet: &Sheet) -> SheetAccount {
    let rows = sheet.filled_rows().count();
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
    views: &[Vec<View>],
    period: Period,
    plan: &'a Plan,
) -> Option<&'a Pack> {
    let rule = plan.tracker_rule(&tracker.inside);
    let named = plan
        .findings
        .as_ref()
        .or_else(|| rule.and_then(|rule| rule.framework.as_ref()))
        .or(plan.config.framework.as_ref());
    if let Some(name) = named {
        return plan.pack(name);
    }
    let mut hits: Vec<(usize, &Pack)> =
        plan.packs.iter().filter(|pack| pack.is_framework()).map(|pack| (0, pack)).collect();
    let each = tracker
        .sheets
        .iter()
        .zip(views)
        .flat_map(|(sheet, views)| views.iter().map(move |view| (sheet, view)));
    for (sheet, view) in each {
        let sheet = view.sheet(sheet);
        for table in &view.layout.tables {
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
fn stale_sheets(tracker: &Tracker, views: &[Vec<View>], period: Period) -> Vec<bool> {
    let month = |at: usize| {
        let sheet = &tracker.sheets[at];
        identity::split_month(&sheet.name).1.or_else(|| {
            let header = views[at].first()?.layout.tables.first()?.header_row;
            sheet
                .rows()
                .take_while(|(row, _)| *row < header)
                .flat_map(|(_, cells)| cells)
                .find_map(|cell| identity::period_of_title(&cell.value))
        })
    };
    let months: Vec<Option<Period>> = (0..views.len()).map(month).collect();
    (0..views.len())
        .map(|at| {
            let Some(own) = months[at].filter(|own| *own < period) else { return false };
            let tables = |at: usize| views[at].iter().flat_map(|view| &view.layout.tables);
            tables(at).next().is_some()
                && tables(at).all(|table| {
                    (0..views.len()).any(|other| {
                        other != at
                            && months[other].is_none_or(|month| month > own)
                            && tables(other).any(|each| each.spec == table.spec)
                    })
                })
        })
        .collect()
}
