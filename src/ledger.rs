//! The account of every sheet: each row that holds anything was used, set aside (why) or not recognised (why).
//! Invariant: rows = used + set aside + not recognised, for every sheet of every file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::period::Period;

/// Why a row is not a record. The texts are what the ledger shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    Title,
    Header,
    Heading,
    Total,
    Note,
    EarlierMonth,
    Guidance,
    Example,
    Template,
    FieldNotUsed,
    LeftOut,
    WithoutKey,
    NoTable,
}

impl Reason {
    pub fn text(self) -> &'static str {
        match self {
            Reason::Title => "title rows",
            Reason::Header => "header rows",
            Reason::Heading => "section headings",
            Reason::Total => "totals",
            Reason::Note => "notes",
            Reason::EarlierMonth => "an earlier month's sheet",
            Reason::Guidance => "guidance below the header",
            Reason::Example => "examples of how to fill in the form",
            Reason::Template => "rows of a form that nobody has filled in",
            Reason::FieldNotUsed => "fields that the record table does not have",
            Reason::LeftOut => "left out by batch.toml",
            Reason::WithoutKey => "rows without the field that the table is about",
            Reason::NoTable => "no record table on this sheet",
        }
    }
}

/// One sheet's account. Rows are those that hold at least one value.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SheetAccount {
    pub workbook: Arc<str>,
    pub council: Arc<str>,
    pub period: Option<Period>,
    pub sheet: Arc<str>,
    pub rows: usize,
    pub used: usize,
    /// Rows set aside, by reason.
    pub set_aside: BTreeMap<Reason, usize>,
    pub not_recognised: usize,
    /// What is hidden or filtered on the sheet, in words; empty when nothing is.
    pub concealed: Vec<String>,
    /// The record tables found, in words.
    pub tables: Vec<String>,
}

impl SheetAccount {
    pub fn set_aside_total(&self) -> usize {
        self.set_aside.values().sum()
    }

    /// Do the rows add up? Tested for every sheet that is ever read.
    pub fn adds_up(&self) -> bool {
        self.rows == self.used + self.set_aside_total() + self.not_recognised
    }

    /// `title rows: 3; header rows: 1`, and why rows were not recognised.
    pub fn reasons(&self) -> String {
        let mut parts: Vec<String> =
            self.set_aside.iter().map(|(reason, count)| format!("{}: {count}", reason.text())).collect();
        if self.not_recognised > 0 {
            parts.push(format!("{} not recognised: {}", self.not_recognised, Reason::NoTable.text()));
        }
        parts.join("; ")
    }
}

/// What became of one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FileAccount {
    pub workbook: Arc<str>,
    /// Its path inside the input folder, by which batch.toml names it.
    pub inside: Arc<str>,
    /// Where it was read from.
    pub path: PathBuf,
    pub sha256: String,
    pub bytes: u64,
    pub council: Arc<str>,
    pub period: Option<Period>,
    /// Why the file was left out; `None` when it was read.
    pub left_out: Option<String>,
    /// Left out because another file has the same bytes.
    pub is_copy: bool,
}
