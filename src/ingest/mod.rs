//! Files become [`Tracker`]s: finding them, telling what they are, and reading their cells.
//! Alone opens trackers and alone names calamine. Knows nothing of record tables.
//! Invariant: a file that cannot be read becomes diagnostics, never an `Err` or a panic.

mod biff;
mod conditional;
mod extras;
mod find;
mod format;
mod grid;
mod html;
mod kind;
mod look;
mod mhtml;
mod ole;
mod open_document;
mod open_styles;
mod package;
mod spreadsheet_ml;
mod struck;
mod sums;
mod text;
mod tokens;
mod workbook;
mod xlsb;

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

pub use find::{InputFile, find};
pub use grid::{Cell, Region, Sheet, Value};
pub use sums::PlainSum;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::guard;
use crate::place::Place;
use crate::plan::Limits;
use crate::sha256;
use kind::Kind;

/// One workbook that a council keeps, as read.
#[derive(Debug)]
pub struct Tracker {
    pub workbook: Arc<str>,
    /// Its path inside the input folder.
    pub inside: Arc<str>,
    /// The name of that folder.
    pub root: Option<String>,
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

/// The bytes of a file. Pipes and devices are not opened, and no more is read than the limit allows.
#[expect(clippy::disallowed_methods, reason = "the one place where a tracker's bytes are read")]
fn read_whole(file: &InputFile, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let unreadable = |error: std::io::Error| {
        Refusal::new(&rules::file_not_read::RULE, "the file cannot be opened", error.to_string())
    };
    let too_large = |bytes: u64| {
        let found = format!("{} MiB, the limit is {} MiB", bytes >> 20, limits.file_mib);
        Refusal::new(&rules::file_too_large::RULE, "the file is too large", found)
    };
    let most = limits.file_mib << 20;
    let stamp = || file.path.metadata().and_then(|data| Ok((data.len(), data.modified()?)));
    let data = file.path.metadata().map_err(unreadable)?;
    if !data.is_file() {
        let found = "a pipe, a device or the like";
        return Err(Refusal::new(&rules::file_not_read::RULE, "the file is not a file on a disk", found));
    }
    if data.len() > most {
        return Err(too_large(data.len()));
    }
    let before = stamp().map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(data.len() as usize + 1);
    let open = std::fs::File::open(&file.path).map_err(unreadable)?;
    open.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(too_large(bytes.len() as u64));
    }
    let after = stamp().map_err(unreadable)?;
    if before != after || after.0 != bytes.len() as u64 {
        let found = "somebody, or a program, is writing to it";
        return Err(Refusal::new(&rules::file_changed::RULE, "the file changed while it was read", found));
    }
    Ok(bytes)
}

/// A file whose bytes are read, and not yet its cells.
pub struct Opened<'a> {
    file: &'a InputFile,
    limits: &'a Limits,
    bytes: Result<Vec<u8>, Refusal>,
    sha256: String,
}

impl<'a> Opened<'a> {
    pub fn new(file: &'a InputFile, limits: &'a Limits) -> Self {
        let bytes = read_whole(file, limits);
        let sha256 = bytes.as_ref().map_or_else(|_| String::new(), |bytes| sha256::hex([bytes.as_slice()]));
        Self { file, limits, bytes, sha256 }
    }

    /// SHA-256 of the bytes; empty where they cannot be read.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Reads the cells, whatever the file is.
    pub fn read(self) -> Tracker {
        let Self { file, limits, bytes, sha256 } = self;
        let mut tracker = Tracker {
            workbook: Arc::clone(&file.name),
            inside: Arc::clone(&file.inside),
            root: file.root.clone(),
            path: file.path.clone(),
            sha256,
            bytes: bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            sheets: Vec::new(),
            has_fills: true,
            left_out: None,
            diagnostics: Vec::new(),
        };
        // A fault inside a format's parser costs this file, not the batch.
        let result = bytes.and_then(|bytes| {
            guard::caught(|| open(&bytes, &mut tracker, limits)).unwrap_or_else(|_| {
                let found = "its parts contradict each other";
                Err(Refusal::new(&rules::file_not_read::RULE, "the workbook is damaged", found))
            })
        });
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
}

/// Reads one file, whatever it is.
pub fn read(file: &InputFile, limits: &Limits) -> Tracker {
    Opened::new(file, limits).read()
}

fn open(bytes: &[u8], tracker: &mut Tracker, limits: &Limits) -> Result<(), Refusal> {
    let kind = kind::detect(bytes, limits)?;
    tracker.has_fills = kind != Kind::Text;
    let mut sheets = match kind {
        Kind::Xlsx => workbook::xlsx(bytes, limits)?,
        Kind::Xlsb => workbook::xlsb(bytes, limits)?,
        Kind::Xls => workbook::xls(bytes, limits)?,
        Kind::Ods => workbook::ods(bytes, limits)?,
        Kind::Html => html::read(bytes, limits)?,
        Kind::Mhtml => mhtml::read(bytes, limits)?,
        Kind::SpreadsheetMl => spreadsheet_ml::read(bytes, limits)?,
        Kind::Text => {
            let read = text::csv(bytes, &tracker.workbook, limits)?;
            tracker.diagnostics.extend(read.open_quotes);
            vec![read.sheet]
        }
    };
    for sheet in &mut sheets {
        tracker.diagnostics.extend(sheet.clean(&tracker.workbook));
    }
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
