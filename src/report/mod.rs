//! Benchmarks become files: composed as data, then written by one writer each. Computes no measure.
//! Invariant: an edition's folder is replaced whole or not at all.

pub mod book;
pub mod chart;
pub mod compose;
pub mod docx;
pub mod findings;
mod font;
pub mod frames;
pub mod inspect;
mod manifest;
pub mod markdown;
pub mod page;
mod paint;
pub mod paper;
pub mod picture;
mod publish;
pub mod terminal;
pub mod workbook;

use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;

use crate::audit;
use crate::batch::{Batch, Tally};
use crate::compare::{Benchmark, CouncilPart};
use crate::failure::Failure;
use crate::movement::Moved;
use crate::normalise::origin::Layout;
use crate::normalise::records::{Record, Records};
use crate::period::Period;
use crate::plan::Plan;
use compose::Edition;
use polars::prelude::{DataFrame, PolarsResult};
use publish::{Draft, OutFile};

/// A name as part of a file name: lower case letters and digits, hyphens between.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Checks before any long work that outputs can be written.
///
/// # Errors
/// When they cannot.
pub fn check_place(out: &Path) -> Result<(), Failure> {
    publish::check_place(out)
}

/// Writes one text file, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn write_text(path: &Path, text: &str) -> Result<(), Failure> {
    publish::write_text(path, text)
}

/// Called when a piece of a part is done, with the moment at which it began; pieces run side by side.
pub type Lap<'a> = &'a (dyn Fn(&'static str, Instant) + Sync);

/// Writes all editions.
///
/// # Errors
/// When a file cannot be composed or written; the editions that were there before stay whole.
pub fn write(
    benchmarks: &[Benchmark],
    batch: &Batch,
    plan: &Plan,
    tally: &Tally,
    tick: &(dyn Fn() + Sync),
    lap: Lap<'_>,
) -> Result<(), Failure> {
    for benchmark in benchmarks {
        let edition = Edition { benchmark, batch, plan };
        let draft = Draft::begin(&plan.out, &benchmark.period.to_string())?;
        // The data files have a thread of their own: polars waits for threads of its own pool.
        std::thread::scope(|scope| {
            let data = scope.spawn(|| data(&edition, tally, &draft, lap));
            let (written, painted) = rayon::join(
                || workbooks(&edition, &draft, tick, lap),
                || paint::pictures(&edition, &draft, lap),
            );
            data.join().unwrap_or_else(|_| Err(Failure::Work("the data files cannot be made".to_owned())))?;
            written.and(painted)
        })?;
        draft.publish()?;
    }
    Ok(())
}

fn workbooks(
    edition: &Edition<'_>,
    draft: &Draft,
    tick: &(dyn Fn() + Sync),
    lap: Lap<'_>,
) -> Result<(), Failure> {
    let councils: Vec<Option<&CouncilPart>> =
        std::iter::once(None).chain(edition.benchmark.councils.iter().map(Some)).collect();
    councils.into_par_iter().try_for_each(|part| {
        let started = Instant::now();
        let (name, book) = match part {
            None => ("benchmark".to_owned(), compose::benchmark_book(edition)),
            Some(part) => (slug(&part.name), compose::council_book(edition, part)),
        };
        let bytes = workbook::write(&book).map_err(Failure::Work)?;
        draft.write(&sound(format!("{name}.xlsx"), bytes)?)?;
        if let Some(book) = part.and_then(|part| compose::fix_list(edition, part)) {
            let bytes = workbook::write(&book).map_err(Failure::Work)?;
            draft.write(&sound(format!("{name}-fix-list.xlsx"), bytes)?)?;
        }
        tick();
        lap("workbooks", started);
        Ok(())
    })
}

/// A workbook that keeps every rule of the audit: one that does not is never published.
fn sound(path: String, bytes: Vec<u8>) -> Result<OutFile, Failure> {
    let faults = audit::audit(&bytes)
        .map_err(|why| Failure::Work(format!("`{path}` was not written well ({why})")))?;
    match faults.first() {
        None => Ok(OutFile::new(path, bytes)),
        Some(first) => Err(Failure::Work(format!(
            "`{path}` is not fit to be published: {} (please report it; what was published before is still there)",
            audit::terminal::brief(first, &path).trim_end()
        ))),
    }
}

/// Makes one frame.
type Make<'a> = Box<dyn Fn() -> PolarsResult<DataFrame> + Sync + Send + 'a>;

/// Writes the data files: each frame as .csv and .parquet, and the two JSON files.
fn data(edition: &Edition<'_>, tally: &Tally, draft: &Draft, lap: Lap<'_>) -> Result<(), Failure> {
    let period = edition.benchmark.period;
    let parts = &edition.benchmark.councils;
    let layouts: Vec<&Layout> = edition
        .batch
        .layouts
        .iter()
        .map(|layout| &**layout)
        .filter(|layout| layout.period == period)
        .collect();
    let sheets = compose::sheets(edition, None);
    let moved: Vec<&Moved> = parts.iter().filter_map(|part| part.moved.as_ref()).collect();
    let mut frames: Vec<(&str, Make<'_>)> = vec![
        ("actions", Box::new(|| table(parts, |records| &records.actions))),
        ("assessments", Box::new(|| table(parts, |records| &records.assessments))),
        ("judgements", Box::new(|| table(parts, |records| &records.judgements))),
        ("visits", Box::new(|| table(parts, |records| &records.visits))),
        ("indicators", Box::new(|| table(parts, |records| &records.indicators))),
        ("budget", Box::new(|| table(parts, |records| &records.budget))),
        ("risks", Box::new(|| table(parts, |records| &records.risks))),
        ("recommendations", Box::new(|| table(parts, |records| &records.recommendations))),
        ("measures", Box::new(|| frames::measures(edition.benchmark))),
        ("columns", Box::new(|| frames::columns(&layouts))),
        ("ledger", Box::new(|| frames::ledger(&sheets))),
    ];
    if moved.iter().any(|moved| moved.previous.is_some()) {
        frames.push(("movement", Box::new(|| movements(&moved))));
    }
    if parts.iter().any(|part| !part.picture.standings.is_empty()) {
        frames.push(("official", Box::new(|| frames::official(parts))));
    }
    for (name, make) in frames {
        let started = Instant::now();
        for file in frame_files(name, &make)? {
            draft.write(&file)?;
        }
        lap("data", started);
    }
    let told = compose::diagnostics(edition, None);
    draft.write(&OutFile::new("data/diagnostics.json", manifest::bytes(&manifest::diagnostics(&told))))?;
    draft.write(&OutFile::new("data/run.json", manifest::bytes(&manifest::run(edition, tally))))
}

/// A frame as its two files.
fn frame_files(name: &str, make: &Make<'_>) -> Result<[OutFile; 2], Failure> {
    let fault = |error: polars::error::PolarsError| {
        Failure::Work(format!("data file `{name}` cannot be made ({error})"))
    };
    let mut frame = make().map_err(fault)?;
    Ok([
        OutFile::new(format!("data/{name}.csv"), frames::csv(&frame).map_err(fault)?),
        OutFile::new(format!("data/{name}.parquet"), frames::parquet(&mut frame).map_err(fault)?),
    ])
}

fn movements(moved: &[&Moved]) -> PolarsResult<DataFrame> {
    frames::movements(&moved.iter().flat_map(|moved| &moved.movements).collect::<Vec<_>>())
}

/// Whether the movement of a month in the output folder is no longer what its data files say.
///
/// # Errors
/// When the movement cannot be composed.
pub fn has_moved(out: &Path, period: Period, moved: &[&Moved]) -> Result<bool, Failure> {
    if moved.iter().all(|moved| moved.previous.is_none()) {
        return Ok(false);
    }
    Ok(publish::differ(&out.join(period.to_string()), &movement_files(moved)?))
}

/// Marks the page and the workbooks of a month that cannot be made anew, and then renews its movement: a run that is
/// killed before that finds the difference again.
///
/// # Errors
/// When a file cannot be written.
pub fn outdate(out: &Path, period: Period, moved: &[&Moved]) -> Result<(), Failure> {
    let folder = out.join(period.to_string());
    publish::mark_pages(&folder, &page::outdated())?;
    publish::outdate_workbooks(&folder)?;
    if moved.iter().any(|moved| moved.previous.is_some()) {
        publish::renew(&folder, &movement_files(moved)?)?;
    }
    Ok(())
}

fn movement_files(moved: &[&Moved]) -> Result<[OutFile; 2], Failure> {
    frame_files("movement", &(Box::new(|| movements(moved)) as Make<'_>))
}

fn table<T: Record>(parts: &[CouncilPart], pick: fn(&Records) -> &Vec<T>) -> PolarsResult<DataFrame> {
    let all: Vec<&T> = parts.iter().flat_map(|part| pick(&part.records)).collect();
    frames::records(&all)
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_safe_file_names() {
        assert_eq!(slug("Bath & North East Somerset"), "bath-north-east-somerset");
        assert_eq!(slug("../ Étoile (new)"), "étoile-new");
    }
}
