//! One month: everything that its trackers say, owned in one place and passed from stage to stage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::ledger::{FileAccount, SheetAccount};
use crate::movement::Moved;
pub use crate::movement::Past;
use crate::normalise::origin::Layout;
use crate::normalise::records::Records;
use crate::period::Period;
use crate::store::{Body, Head};

/// What became of trackers: their accounts, the tables found in them, and what is to be told.
#[derive(Debug, Default)]
pub struct Trackers {
    /// In the order of their names.
    pub files: Vec<FileAccount>,
    pub sheets: Vec<SheetAccount>,
    pub layouts: Vec<Arc<Layout>>,
    /// Folded, in the order of the trackers.
    pub diagnostics: Vec<Diagnostic>,
}

/// A month of one council, as its trackers say it.
#[derive(Debug, Default)]
pub struct CouncilMonth {
    /// Id of the national pack that its trackers follow; empty when none does.
    pub framework: Arc<str>,
    pub records: Records,
    /// What moved since its latest earlier month.
    pub moved: Option<Moved>,
}

/// One month of all councils.
#[derive(Debug)]
pub struct Month {
    pub period: Period,
    pub trackers: Trackers,
    /// By name: councils of which anything was read.
    pub councils: BTreeMap<Arc<str>, CouncilMonth>,
}

impl Month {
    /// Puts the trackers of a month together: each with its tables and records, in the order of their names. Trackers whose
    /// month nothing tells belong to every month.
    pub fn new(period: Period, trackers: impl IntoIterator<Item = (Head, Body)>) -> Self {
        let mut month = Self { period, trackers: Trackers::default(), councils: BTreeMap::new() };
        let mut told = Vec::new();
        for (Head { file, sheets, diagnostics }, Body { layouts, records }) in trackers {
            if file.left_out.is_none() && file.period == Some(period) {
                let council = month.councils.entry(Arc::clone(&file.council)).or_default();
                if let (true, Some(layout)) = (council.framework.is_empty(), layouts.first()) {
                    council.framework = Arc::clone(&layout.framework);
                }
                if council.records.count() == 0 {
                    council.records = records;
                } else {
                    council.records.append(records);
                }
            }
            month.trackers.files.push(file);
            month.trackers.sheets.extend(sheets);
            month.trackers.layouts.extend(layouts);
            told.extend(diagnostics);
        }
        month.trackers.diagnostics = diagnostic::fold(told);
        month
    }

    /// Adds diagnostics in their places.
    pub fn tell(&mut self, more: Vec<Diagnostic>) {
        self.trackers.tell(more);
    }

    /// The first tracker of each council.
    pub fn first_trackers(&self) -> BTreeMap<&Arc<str>, &Arc<str>> {
        let mut first = BTreeMap::new();
        for file in self.trackers.files.iter().filter(|file| self.is_read(file)) {
            first.entry(&file.council).or_insert(&file.workbook);
        }
        first
    }

    /// Councils of which a tracker of the month could not be read; a copy of another tracker is none.
    pub fn unread(&self) -> BTreeSet<&Arc<str>> {
        let own = self.trackers.files.iter().filter(|file| file.period == Some(self.period));
        own.filter(|file| file.left_out.is_some() && !file.is_copy).map(|file| &file.council).collect()
    }

    fn is_read(&self, file: &FileAccount) -> bool {
        file.left_out.is_none() && file.period == Some(self.period)
    }
}

impl Trackers {
    /// Adds diagnostics in their places.
    pub fn tell(&mut self, more: Vec<Diagnostic>) {
        if !more.is_empty() {
            let known = std::mem::take(&mut self.diagnostics);
            self.diagnostics = diagnostic::fold(known.into_iter().chain(more).collect());
        }
    }

    pub fn tally(&self) -> Tally {
        Tally::of(self.files.iter(), self.sheets.iter(), &self.diagnostics)
    }
}

/// The figures of the last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub trackers: usize,
    pub clean: usize,
    pub with_errors: usize,
    pub not_read: usize,
    pub used: usize,
    pub set_aside: usize,
    pub not_recognised: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Faults of the program's own in what it wrote.
    pub own_faults: usize,
}

impl Tally {
    /// Counts trackers, rows and diagnostics.
    pub fn of<'a>(
        files: impl Iterator<Item = &'a FileAccount>,
        sheets: impl Iterator<Item = &'a SheetAccount>,
        diagnostics: &[Diagnostic],
    ) -> Self {
        let mut tally = Self::default();
        let errors = diagnostics.iter().filter(|each| each.rule.severity == Severity::Error);
        let in_error: BTreeSet<&str> = errors.map(|each| &*each.place.workbook).collect();
        for file in files {
            tally.trackers += 1;
            *if file.left_out.is_some() {
                &mut tally.not_read
            } else if in_error.contains(&*file.workbook) {
                &mut tally.with_errors
            } else {
                &mut tally.clean
            } += 1;
        }
        for sheet in sheets {
            tally.used += sheet.used;
            tally.set_aside += sheet.set_aside_total();
            tally.not_recognised += sheet.not_recognised;
        }
        for each in diagnostics {
            *match each.rule.severity {
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Note => &mut tally.notes,
            } += 1;
        }
        tally
    }
}
