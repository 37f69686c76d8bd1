//! Reading a whole batch: find, read, normalise and check every tracker, several at once, in a fixed order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::check;
use crate::check::published::Tables;
use crate::diagnostic::{self, Diagnostic, Severity, rules};
use crate::failure::Failure;
use crate::guard;
use crate::ingest::{self, InputFile};
use crate::ledger::{FileAccount, SheetAccount};
use crate::movement::{self, History, Moved};
use crate::normalise::origin::Layout;
use crate::normalise::reading::Reading;
use crate::normalise::records::Records;
use crate::normalise::{self, Normalised};
use crate::period::Period;
use crate::place::Place;
use crate::plan::Plan;

/// All trackers of a batch. Parts are in the order of the file names.
#[derive(Debug, Default)]
pub struct Batch {
    pub files: Vec<FileAccount>,
    pub sheets: Vec<SheetAccount>,
    pub layouts: Vec<Arc<Layout>>,
    /// Records by tracker, in the order of `files`.
    pub records: Vec<Records>,
    /// What moved since the month before, by council and month.
    pub moved: Vec<Moved>,
    /// Values of indicators in earlier months' data files, by council.
    pub readings: BTreeMap<Arc<str>, Vec<(Period, Reading)>>,
    /// Folded, in the order of the trackers.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads, normalises and checks all trackers. `tick` is called after each of them.
///
/// # Errors
/// When there is nothing to read.
pub fn read(plan: &Plan, files: &[InputFile], mut notes: Vec<Diagnostic>, tick: &(dyn Fn() + Sync)) -> Batch {
    let done: Vec<Normalised> = files
        .par_iter()
        .map(|file| {
            let done = guard::caught(|| {
                let mut one = normalise::normalise(ingest::read(file, &plan.config.limits), plan);
                let found = check::check(&one.records, &one.file.council);
                one.diagnostics.extend(found);
                one.records.shrink_to_fit();
                one
            });
            tick();
            done.unwrap_or_else(|why| not_processed(file, why))
        })
        .collect();
    let mut batch = Batch::default();
    let mut seen: BTreeMap<(Arc<str>, Option<Period>, String), Arc<str>> = BTreeMap::new();
    for mut one in done {
        let key = (Arc::clone(&one.file.council), one.file.period, one.file.sha256.clone());
        match seen.get(&key).filter(|_| one.file.left_out.is_none()) {
            Some(first) => leave_out_copy(&mut one, first),
            None => {
                seen.insert(key, Arc::clone(&one.file.workbook));
            }
        }
        batch.files.push(one.file);
        batch.sheets.extend(one.sheets);
        batch.layouts.extend(one.layouts);
        batch.records.push(one.records);
        notes.extend(one.diagnostics);
    }
    notes.extend(across_trackers(&batch, plan));
    batch.diagnostics = diagnostic::fold(notes);
    batch
}

/// A tracker at which the program itself failed: it costs this tracker, and the fault is ours.
fn not_processed(file: &InputFile, why: String) -> Normalised {
    let message = "the program failed at this tracker";
    let told = Diagnostic::new(&rules::tracker_not_processed::RULE, Place::workbook(&file.name), message)
        .found(why)
        .effect("the whole file is left out");
    Normalised {
        file: FileAccount {
            workbook: Arc::clone(&file.name),
            inside: Arc::clone(&file.inside),
            path: file.path.clone(),
            sha256: String::new(),
            bytes: 0,
            council: Arc::from(""),
            period: None,
            left_out: Some(message.to_owned()),
            is_copy: false,
        },
        sheets: Vec::new(),
        records: Records::default(),
        layouts: Vec::new(),
        diagnostics: vec![told],
    }
}

/// What can only be seen across the sheets and trackers of a council and month.
fn across_trackers(batch: &Batch, plan: &Plan) -> Vec<Diagnostic> {
    let mut parts: BTreeMap<(&Arc<str>, Period), (Place, Vec<&Records>)> = BTreeMap::new();
    for (file, records) in batch.files.iter().zip(&batch.records).filter(|(file, _)| file.left_out.is_none())
    {
        if let Some(period) = file.period {
            let first = || (Place::workbook(&file.workbook), Vec::new());
            parts.entry((&file.council, period)).or_insert_with(first).1.push(records);
        }
    }
    let mut told = Vec::new();
    let mut of_months: BTreeMap<Period, Tables<'_>> = BTreeMap::new();
    for ((council, period), (place, records)) in parts {
        let tables = of_months.entry(period).or_insert_with(|| Tables::of(plan, period));
        told.extend(check::published::across(council, period, &records, tables, &place, plan));
        told.extend(check::line_repeated::across(records.iter().flat_map(|records| &records.budget)));
        told.extend(check::table_repeated::across(records.iter().flat_map(|records| &records.actions)));
    }
    told.extend(check::council_alike::across(&batch.files, plan));
    told.extend(check::setting_unused::across(&batch.files, &batch.sheets, &batch.records, plan));
    told
}

/// A copy would double every figure of its council.
fn leave_out_copy(one: &mut Normalised, first: &str) {
    let place = Place::workbook(&one.file.workbook);
    let mut told = Diagnostic::new(&rules::tracker_repeated::RULE, place, "the file is a copy of another")
        .found(format!("the same bytes as {first}"))
        .expected("each tracker once")
        .effect("the whole file is left out");
    told.council = one.file.council.to_string();
    one.file.left_out = Some(format!("a copy of {first}"));
    one.file.is_copy = true;
    one.sheets.clear();
    one.layouts.clear();
    one.records = Records::default();
    one.diagnostics = vec![told];
}

/// Finds the trackers of a plan.
///
/// # Errors
/// Settings that name what does not exist, a folder that cannot be listed, or a batch without any tracker.
pub fn find(plan: &Plan) -> Result<(Vec<InputFile>, Vec<Diagnostic>), Failure> {
    normalise::check_settings(plan)?;
    ingest::find(plan)
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

impl Batch {
    /// The months of which anything was read.
    pub fn periods(&self) -> BTreeSet<Period> {
        self.files.iter().filter(|file| file.left_out.is_none()).filter_map(|file| file.period).collect()
    }

    /// Compares each month with the one before it.
    pub fn compare_months(&mut self, mut history: History, plan: &Plan) {
        self.readings = std::mem::take(&mut history.readings);
        let outcome = movement::compare(self, history, plan);
        self.moved = outcome.moved;
        self.tell(outcome.diagnostics);
    }

    /// The councils of a month of which anything was read.
    pub fn councils(&self, period: Period) -> BTreeSet<&str> {
        let own = self.files.iter().filter(|file| file.left_out.is_none() && file.period == Some(period));
        own.map(|file| &*file.council).collect()
    }

    /// Adds diagnostics in their places.
    pub fn tell(&mut self, more: Vec<Diagnostic>) {
        if !more.is_empty() {
            let known = std::mem::take(&mut self.diagnostics);
            self.diagnostics = diagnostic::fold(known.into_iter().chain(more).collect());
        }
    }

    pub fn tally(&self) -> Tally {
        let mut tally = Tally { trackers: self.files.len(), ..Tally::default() };
        for file in &self.files {
            let has_error = self
                .diagnostics
                .iter()
                .any(|each| each.rule.severity == Severity::Error && each.place.workbook == file.workbook);
            if file.left_out.is_some() {
                tally.not_read += 1;
            } else if has_error {
                tally.with_errors += 1;
            } else {
                tally.clean += 1;
            }
        }
        for sheet in &self.sheets {
            tally.used += sheet.used;
            tally.set_aside += sheet.set_aside_total();
            tally.not_recognised += sheet.not_recognised;
        }
        for each in &self.diagnostics {
            *match each.rule.severity {
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Note => &mut tally.notes,
            } += 1;
        }
        tally
    }
}
