//! Files become [`Tracker`]s: finding them, telling what they are, and reading their cells.
//! Alone opens trackers and alone names calamine. Knows nothing of record tables.
//! Invariant: a file that cannot be read becomes diagnostics, never an `Err` or a panic.

mod biff;
mod conditional;
mod extras;
mod find;
mod grid;
mod kind;
mod look;
mod ole;
mod open_document;
mod open_styles;
mod package;
mod sums;
mod text;
mod tokens;
mod workbook;
mod xlsb;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

pub use find::{InputFile, find};
pub use grid::{Cell, Region, Sheet, Value};
pub use sums::PlainSum;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::place::Place;
use crate::plan::Limits;
use crate::sha256;
use kind::Kind;

/// One workbook that a council keeps, as read.
#[derive(Debug)]
pub struct Tracker {
    pub workbook: Arc<str>,
    /// Where it was read from.
    pub path: PathBuf,
    pub sha256: String,
    pub bytes: u64,
    pub sheets: Vec<Sheet>,
    /// Can the format's fill colours be read? A .csv file has none.
    pub has_fills: bool,
    /// Why nothing was read; the diagnostic says it in full.
    pub left_out: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a file is left out.
#[derive(Debug)]
pub(crate) struct Refusal {
    rule: &'static Rule,
    message: String,
    found: String,
}

impl Refusal {
    pub(crate) fn new(rule: &'static Rule, message: impl Into<String>, found: impl Into<String>) -> Self {
        Self { rule, message: message.into(), found: found.into() }
    }
}

thread_local! {
    static READING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Is this thread inside a format's parser? Its faults are told as diagnostics.
pub fn is_reading() -> bool {
    READING.get()
}

/// The bytes of a file, and whether it was changed meanwhile.
#[expect(clippy::disallowed_methods, reason = "the one place where a tracker's bytes are read")]
fn read_whole(file: &InputFile) -> std::io::Result<(Vec<u8>, bool)> {
    let stamp = || file.path.metadata().and_then(|data| Ok((data.len(), data.modified()?)));
    let before = stamp()?;
    let bytes = std::fs::read(&file.path)?;
    let after = stamp()?;
    let changed = before != after || after.0 != bytes.len() as u64;
    Ok((bytes, changed))
}

/// Reads one file, whatever it is.
pub fn read(file: &InputFile, limits: &Limits) -> Tracker {
    let mut tracker = Tracker {
        workbook: Arc::clone(&file.name),
        path: file.path.clone(),
        sha256: String::new(),
        bytes: file.bytes,
        sheets: Vec::new(),
        has_fills: true,
        left_out: None,
        diagnostics: Vec::new(),
    };
    let result = if file.bytes > limits.file_mib << 20 {
        let found = format!("{} MiB, the limit is {} MiB", file.bytes >> 20, limits.file_mib);
        Err(Refusal::new(&rules::file_too_large::RULE, "the file is too large", found))
    } else {
        match read_whole(file) {
            Ok((_, true)) => Err(Refusal::new(
                &rules::file_changed::RULE,
                "the file changed while it was read",
                "somebody, or a program, is writing to it",
            )),
            Ok((bytes, false)) => {
                tracker.sha256 = sha256::hex([bytes.as_slice()]);
                tracker.bytes = bytes.len() as u64;
                // A fault inside a format's parser costs this file, not the batch.
                READING.set(true);
                let opened = catch_unwind(AssertUnwindSafe(|| open(&bytes, &mut tracker, limits)));
                READING.set(false);
                opened.unwrap_or_else(|_| {
                    Err(Refusal::new(
                        &rules::file_not_read::RULE,
                        "the workbook is damaged",
                        "its parts contradict each other",
                    ))
                })
            }
            Err(error) => {
                Err(Refusal::new(&rules::file_not_read::RULE, "the file cannot be opened", error.to_string()))
            }
        }
    };
    if let Err(refusal) = result {
        tracker.sheets.clear();
        tracker.left_out = Some(refusal.message.clone());
        let place = Place::workbook(&tracker.workbook);
        tracker.diagnostics.push(
            Diagnostic::new(refusal.rule, place, refusal.message)
                .found(refusal.found)
                .expected("a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or a .csv file")
                .effect("the whole file is left out"),
        );
    }
    tracker
}

fn open(bytes: &[u8], tracker: &mut Tracker, limits: &Limits) -> Result<(), Refusal> {
    let kind = kind::detect(bytes, limits)?;
    tracker.has_fills = kind != Kind::Text;
    let sheets = match kind {
        Kind::Xlsx => workbook::xlsx(bytes, limits)?,
        Kind::Xlsb => workbook::xlsb(bytes, limits)?,
        Kind::Xls => workbook::xls(bytes, limits)?,
        Kind::Ods => workbook::ods(bytes, limits)?,
        Kind::Text => vec![text::csv(bytes, &tracker.workbook)?],
    };
    if sheets.iter().all(|sheet| sheet.is_empty() && sheet.too_large.is_none()) {
        return Err(Refusal::new(
            &rules::file_empty::RULE,
            "the workbook is empty",
            "no cell of any sheet holds a value",
        ));
    }
    for sheet in &sheets {
        let place = Place::sheet(&tracker.workbook, &sheet.name);
        if let Some(cells) = sheet.too_large {
            tracker.diagnostics.push(
                Diagnostic::new(&rules::sheet_too_large::RULE, place, "the sheet has too many cells")
                    .found(format!("more than {cells} cells"))
                    .expected(format!("at most {} cells", limits.cells))
                    .effect("the sheet is left out"),
            );
        } else if sheet.hidden && !sheet.is_empty() {
            tracker.diagnostics.push(
                Diagnostic::new(&rules::sheet_hidden::RULE, place, "the sheet is hidden")
                    .effect("it is used like any other"),
            );
        }
    }
    tracker.sheets = sheets;
    Ok(())
}
