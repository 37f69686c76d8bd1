//! Earlier months as the data files of the output folder keep them. Workbooks are never read back: they are for people.
//! Invariant: what cannot be read is told and left out; it never stops the run.
#![expect(clippy::disallowed_methods, reason = "the data files of earlier runs are read here")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::{DataFrame, PolarsResult, SerReader};
use polars_io::prelude::ParquetReader;

use crate::guard;
use crate::manifest::Manifest;
use crate::movement::DataMonth;
use crate::movement::item::{Item, State, Unread, grade, last_day};
use crate::normalise::reading::Reading;
use crate::normalise::row::NOT_A_DATE;
use crate::period::Period;
use crate::plan::Plan;
use crate::value::blank::Blank;
use crate::value::date::Precision;
use crate::value::status::Status;

/// The version of the data files' layout. It stands in every .parquet file and in `run.json`.
pub const DATA_VERSION: u32 = 4;
/// The oldest layout that can still be read: version 2 had no movement, and version 3 fewer columns, but the same record tables.
pub const OLDEST: u32 = 2;
/// The name under which a .parquet file keeps its version.
pub const VERSION_KEY: &str = "council-benchmark.data-version";

/// A record table's file, and the columns that make an item of its rows.
struct Source {
    table: &'static str,
    reference: &'static str,
    text: &'static str,
    lead: Option<&'static str>,
    due: Option<&'static str>,
    state: &'static str,
}

const SOURCES: [Source; 4] = [
    Source {
        table: "actions",
        reference: "ref",
        text: "action",
        lead: Some("lead"),
        due: Some("due"),
        state: "status",
    },
    Source {
        table: "assessments",
        reference: "criterion",
        text: "criterion_text",
        lead: None,
        due: Some("met"),
        state: "self_rating",
    },
    Source {
        table: "risks",
        reference: "ref",
        text: "risk",
        lead: Some("owner"),
        due: Some("due"),
        state: "score",
    },
    Source {
        table: "recommendations",
        reference: "number",
        text: "text",
        lead: None,
        due: None,
        state: "status",
    },
];

/// The months that an output folder holds.
pub fn editions(out: &Path) -> BTreeSet<Period> {
    let Ok(entries) = fs::read_dir(out) else { return BTreeSet::new() };
    entries
        .filter_map(|entry| Period::parse(entry.ok()?.file_name().to_str()?))
        .filter(|period| Manifest::of(&out.join(period.to_string())).is_some())
        .collect()
}

/// A month as its data files tell it.
///
/// # Errors
/// Why it cannot be read, in words.
pub fn month(folder: &Path, plan: &Plan) -> Result<DataMonth, String> {
    let manifest = Manifest::of(folder);
    let stated = manifest.as_ref().map(|manifest| manifest.data_version);
    let mut month = DataMonth::default();
    let table = |name: &str| -> Result<DataFrame, String> {
        let path = format!("data/{name}.parquet");
        let path = manifest.as_ref().map_or_else(|| path.clone(), |manifest| manifest.path_of(&path));
        let (frame, version) = frame(&folder.join(path))?;
        match version.or(stated) {
            Some(version) if (OLDEST..=DATA_VERSION).contains(&version) => Ok(frame),
            Some(version) => Err(format!("data files of version {version}")),
            None => Err("data files that do not say their version".to_owned()),
        }
    };
    let unlike = |name: &str, error: polars::error::PolarsError| {
        format!("data/{name}.parquet is not as this program writes it ({error})")
    };
    month.readings = readings(&table("indicators")?).map_err(|error| unlike("indicators", error))?;
    for source in &SOURCES {
        let items =
            items(&table(source.table)?, source, plan).map_err(|error| unlike(source.table, error))?;
        for (council, framework, item) in items {
            let (own, items) = month.councils.entry(council).or_default();
            if own.is_empty() {
                *own = framework;
            }
            items.push(Arc::new(item));
        }
    }
    Ok(month)
}

/// A data file and the version that it states.
fn frame(path: &PathBuf) -> Result<(DataFrame, Option<u32>), String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let damaged = || format!("{} is damaged", path.display());
    // A fault inside the reader of a damaged file costs this month, not the run.
    let read = guard::caught(|| -> PolarsResult<(DataFrame, Option<u32>)> {
        let mut reader = ParquetReader::new(Cursor::new(bytes));
        let stated = reader.get_metadata()?.key_value_metadata().as_ref().and_then(|pairs| {
            let pair = pairs.iter().find(|pair| pair.key == VERSION_KEY)?;
            pair.value.as_ref()?.parse().ok()
        });
        Ok((reader.finish()?, stated))
    });
    read.map_err(|_| damaged())?.map_err(|_| damaged())
}

/// The texts of a column; empty where there is none.
fn texts(frame: &DataFrame, name: &str) -> PolarsResult<Vec<String>> {
    let column = frame.column(name)?;
    // A column without any value has no type of its own.
    Ok(match column.str() {
        Ok(texts) => texts.iter().map(|text| text.unwrap_or_default().to_owned()).collect(),
        Err(_) if column.null_count() == column.len() => vec![String::new(); column.len()],
        Err(error) => return Err(error),
    })
}

fn numbers(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<f64>>> {
    Ok(frame.column(name)?.f64()?.iter().collect())
}

fn days(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<jiff::civil::Date>>> {
    Ok(frame.column(name)?.date()?.physical().iter().map(|days| days.and_then(day)).collect())
}

/// The values of indicators, each with its council.
fn readings(frame: &DataFrame) -> PolarsResult<Vec<(Arc<str>, Reading)>> {
    let (councils, names) = (texts(frame, "council")?, texts(frame, "indicator")?);
    let (teams, units) = (texts(frame, "team")?, texts(frame, "unit")?);
    let (values, targets) = (numbers(frame, "value")?, numbers(frame, "target")?);
    let days = days(frame, "date")?;
    let reading = |at: usize| {
        let reading = Reading {
            name: Reading::name(&names[at], &teams[at]),
            unit: units[at].clone(),
            month: days[at].and_then(Period::of)?,
            value: values[at]?,
            target: targets[at],
        };
        Some((Arc::from(councils[at].as_str()), reading))
    };
    Ok((0..frame.height()).filter_map(reading).collect())
}

/// The rows of a record table as items, each with its council and framework.
fn items(frame: &DataFrame, source: &Source, plan: &Plan) -> PolarsResult<Vec<(Arc<str>, Arc<str>, Item)>> {
    let texts = |name: &str| texts(frame, name);
    let optional = |name: Option<&str>| -> PolarsResult<Vec<String>> {
        name.map_or_else(|| Ok(vec![String::new(); frame.height()]), texts)
    };
    let is_actions = source.table == "actions";
    let days = source.due.map_or_else(|| Ok(vec![None; frame.height()]), |name| days(frame, name))?;
    let precisions = optional(source.due.map(|name| format!("{name}_precision")).as_deref())?;
    let (councils, workbooks, sheets) = (texts("council")?, texts("workbook")?, texts("sheet")?);
    let frameworks = texts("framework")?;
    let rows: Vec<Option<u32>> = frame.column("row")?.u32()?.iter().collect();
    let standards: Vec<Option<i64>> = match frame.column("standard") {
        Ok(column) => column.i64()?.iter().collect(),
        Err(_) => vec![None; frame.height()],
    };
    let numbers =
        |name: &str| -> PolarsResult<Vec<Option<f64>>> { Ok(frame.column(name)?.f64()?.iter().collect()) };
    let percents = if is_actions { numbers("percent")? } else { vec![None; frame.height()] };
    let states: Vec<String> =
        if source.state == "score" { vec![String::new(); frame.height()] } else { texts(source.state)? };
    let scores = if source.state == "score" { numbers("score")? } else { vec![None; frame.height()] };
    let references = texts(source.reference)?;
    let subjects = texts(source.text)?;
    let leads = optional(source.lead)?;
    let blanks = |name: Option<&str>| -> PolarsResult<Vec<bool>> {
        let kinds = optional(name.map(|name| format!("{name}_blank")).as_deref())?;
        Ok(kinds.iter().map(|kind| kind == Blank::Error.text()).collect())
    };
    let lead_errors = blanks(source.lead)?;
    let evidence_errors = blanks(is_actions.then_some("evidence"))?;
    let due_texts = optional(source.due.map(|name| format!("{name}_text")).as_deref())?;
    let due_kinds = optional(source.due.map(|name| format!("{name}_kind")).as_deref())?;
    let state_texts = optional(match source.state {
        "status" if is_actions => Some("status_text"),
        "self_rating" => Some("self_rating"),
        _ => None,
    })?;
    let progress = optional(is_actions.then_some("progress"))?;
    let evidence = optional(is_actions.then_some("evidence"))?;
    let item = |at: usize| -> (Arc<str>, Arc<str>, Item) {
        let due = days[at];
        let state = match source.state {
            "score" => State::Score(scores[at].map(|score| score.round() as i64)),
            "self_rating" => grade(&states[at], plan.pack(&frameworks[at])),
            _ => State::Status(Status::of_name(&states[at]).unwrap_or(Status::Unknown)),
        };
        let place = Item::empty(
            source.table,
            Arc::from(workbooks[at].as_str()),
            Arc::from(sheets[at].as_str()),
            rows[at].unwrap_or(1).saturating_sub(1),
        );
        let item = Item {
            reference: references[at].clone(),
            text: subjects[at].clone(),
            standard: standards[at].and_then(|number| u8::try_from(number).ok()),
            lead: leads[at].clone(),
            due,
            due_last: last_day(due, Precision::of_name(&precisions[at])),
            due_text: if due.is_some() { String::new() } else { due_texts[at].clone() },
            unread: Unread {
                due: due_kinds[at] == NOT_A_DATE,
                state: state.is_blank() && !state_texts[at].is_empty(),
                lead: lead_errors[at],
                evidence: evidence_errors[at],
            },
            state,
            percent: percents[at].map(|percent| percent.round() as i64),
            progress: progress[at].clone(),
            evidence: evidence[at].clone(),
            ..place
        };
        (Arc::from(councils[at].as_str()), Arc::from(frameworks[at].as_str()), item)
    };
    Ok((0..frame.height()).map(item).collect())
}

/// The day that lies so many days after 1 January 1970.
fn day(days: i32) -> Option<jiff::civil::Date> {
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
