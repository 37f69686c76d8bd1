//! Benchmarks become files: composed as data, then written by one writer each. Computes no measure.
//! Invariant: a month's folder is replaced whole or not at all, and what people made in it stays.
//! Invariant: a file that cannot be made, or a rule that a workbook breaks, keeps nothing else back.

pub mod book;
pub mod chart;
pub mod compose;
mod data;
pub mod docx;
pub mod findings;
mod font;
pub mod frames;
pub mod inspect;
mod made_of;
pub mod markdown;
pub mod measures;
pub mod names;
pub mod page;
mod paint;
pub mod paper;
pub mod picture;
mod publish;
pub mod terminal;
mod work;
pub mod workbook;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use crate::compare::{Benchmark, CouncilPart};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::frame::Frames;
use crate::guard;
use crate::manifest::Manifest;
use crate::period::Period;
use crate::plan::Plan;
use compose::Edition;
pub use made_of::MadeFrom;
use names::Names;
use publish::{Draft, OutFile};
pub use publish::{Kept, Place};
use work::Work;

/// What writing gave, beside the files.
#[derive(Debug, Default)]
pub struct Written {
    /// Months that were put in their place.
    pub periods: Vec<Period>,
    /// Files that somebody edited, and that stay as they are.
    pub kept: Vec<Kept>,
    /// Faults of our own.
    pub faults: Vec<Diagnostic>,
    /// Months that could not be written: what was there before is whole.
    pub failed: Vec<(Period, Failure)>,
}

impl Written {
    /// Adds what writing further months gave.
    pub fn add(&mut self, more: Self) {
        self.periods.extend(more.periods);
        self.kept.extend(more.kept);
        self.faults.extend(more.faults);
        self.failed.extend(more.failed);
    }
}

/// Refuses, before anything is read, an output folder that is, holds or lies in what is read.
///
/// # Errors
/// Names both and the way out.
pub fn check_apart(plan: &Plan) -> Result<(), Failure> {
    publish::check_apart(&plan.out, &plan.inputs)
}

/// Refuses, before anything is read, weights of rules that there are not.
///
/// # Errors
/// Names the rule, and those that there are.
pub fn check_settings(plan: &Plan) -> Result<(), Failure> {
    for (id, weight) in &plan.config.importance.0 {
        let place = "batch.toml, importance";
        if compose::points::rules().all(|rule| rule.id != id) {
            let known: Vec<&str> = compose::points::rules().map(|rule| rule.id).collect();
            return Err(Failure::Settings(format!(
                "{place}: there is no rule `{id}` (known: {})",
                known.join(", ")
            )));
        }
        if !(0.0..=10.0).contains(weight) {
            return Err(Failure::Settings(format!("{place}: the weight of `{id}` is not 0 to 10")));
        }
    }
    Ok(())
}

/// Takes the output folder for this run, before any long work, and mends what an interrupted run left in it.
///
/// # Errors
/// When it cannot be written to, another run holds it, or something in it is somebody else's.
pub fn claim(plan: &Plan) -> Result<(Place, Vec<Kept>), Failure> {
    Place::claim(&plan.out, &plan.inputs)
}

/// Refuses, before any long work, to write a text over a file of somebody else.
///
/// # Errors
/// When there is one.
pub fn check_text(path: &Path) -> Result<(), Failure> {
    publish::check_text(path)
}

/// Writes one text file, whole or not at all, and never over what somebody else wrote.
///
/// # Errors
/// When it cannot be written.
pub fn write_text(path: &Path, text: &str) -> Result<(), Failure> {
    publish::write_text(path, text)
}

/// Called when a piece of a part is done, with the moment at which it began; pieces run side by side.
pub type Lap<'a> = &'a (dyn Fn(&'static str, Instant) + Sync);

/// Writes a month; it is put in its place whole, or not at all. Each frame is let go of when its data files are written.
pub fn write(
    benchmark: &Benchmark,
    frames: Frames,
    plan: &Plan,
    made_from: MadeFrom<'_>,
    tick: &(dyn Fn() + Sync),
    lap: Lap<'_>,
) -> Written {
    let mut written = Written::default();
    let one = guard::caught(|| month(benchmark, frames, plan, made_from, tick, lap));
    match one.map_err(Failure::Work).and_then(|done| done) {
        Ok((kept, faults)) => {
            written.periods.push(benchmark.period);
            written.kept.extend(kept);
            written.faults.extend(faults);
        }
        Err(failure) => written.failed.push((benchmark.period, failure)),
    }
    written
}

fn month(
    benchmark: &Benchmark,
    frames: Frames,
    plan: &Plan,
    made_from: MadeFrom<'_>,
    tick: &(dyn Fn() + Sync),
    lap: Lap<'_>,
) -> Result<(Vec<Kept>, Vec<Diagnostic>), Failure> {
    let draft = Draft::begin(&plan.out, &benchmark.period.to_string())?;
    let councils: Vec<Arc<str>> = benchmark.councils.iter().map(|part| Arc::clone(&part.name)).collect();
    let has_papers = !plan.is_large(councils.len());
    let names = draft.names(Names::new(&councils, has_papers));
    let edition = Edition { benchmark, plan, names };
    let work = Work::new(&edition, &draft, lap);
    // The data files have a thread of their own: polars waits for threads of its own pool.
    std::thread::scope(|scope| {
        let data = scope.spawn(|| data::write(&work, frames));
        let (books, pictures) = rayon::join(|| workbooks(&work, tick), || paint::pictures(&work));
        data.join().unwrap_or_else(|_| Err(Failure::Work("the data files cannot be made".to_owned())))?;
        books.and(pictures)
    })?;
    let faults = work.faults();
    let told = made_of::diagnostics(compose::diagnostics(&edition, None).into_iter().chain(&faults));
    draft.write(&OutFile::new(edition.names.placed("data/diagnostics.json"), told))?;
    let manifest = made_of::manifest(&edition, made_from, draft.outputs());
    Ok((draft.publish(&manifest)?, faults))
}

/// Is every file of a month as this program wrote it, and none missing?
pub fn is_whole(folder: &Path, manifest: &Manifest) -> bool {
    publish::is_whole(folder, manifest)
}

fn workbooks(work: &Work<'_>, tick: &(dyn Fn() + Sync)) -> Result<(), Failure> {
    let edition = work.edition;
    let mut councils: Vec<Option<&CouncilPart>> = edition.benchmark.councils.iter().map(Some).collect();
    // The largest workbook begins when the data files are mostly done (both at once are most of what a month takes), and early
    // enough to be done with the others.
    councils.insert(councils.len() / 3, None);
    councils.into_par_iter().try_for_each(|part| {
        let started = Instant::now();
        let path = edition.names.workbook(part.map(|part| &*part.name));
        book(work, part, &path, || match part {
            None => Some(compose::benchmark_book(edition)),
            Some(part) => Some(compose::council_book(edition, part)),
        })?;
        if let Some(part) = part {
            book(work, Some(part), &edition.names.fix_list(&part.name), || compose::fix_list(edition, part))?;
        }
        tick();
        (work.lap)("workbooks", started);
        Ok(())
    })
}

/// Composes, writes and audits one workbook; `None` composed is none wanted.
fn book(
    work: &Work<'_>,
    part: Option<&CouncilPart>,
    path: &str,
    compose: impl Fn() -> Option<book::Book>,
) -> Result<(), Failure> {
    work.files(part, path, || {
        let Some(book) = compose() else { return Ok(Vec::new()) };
        let mut bytes = workbook::write(book)?;
        let broken = work::audited(&bytes)?;
        if let Some(mut book) = (!broken.is_empty()).then(&compose).flatten() {
            book.cover.extend(work::cover_lines(&broken));
            bytes = workbook::write(book)?;
            work.broken(part, path, &broken);
        }
        Ok(vec![OutFile::new(path, bytes)])
    })
}
