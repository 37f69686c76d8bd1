//! The data files of a month: which frames there are, each as .csv and .parquet.

use std::time::Instant;

use polars::prelude::{DataFrame, PolarsResult};

use super::compose;
use super::frames;
use super::publish::OutFile;
use super::work::Work;
use crate::compare::CouncilPart;
use crate::failure::Failure;
use crate::movement::Moved;
use crate::normalise::origin::Layout;
use crate::normalise::records::{Record, Records};

/// Makes one frame.
type Make<'a> = Box<dyn Fn() -> PolarsResult<DataFrame> + Sync + Send + 'a>;

/// Writes the data files of a month.
///
/// # Errors
/// When one cannot be written.
pub(super) fn write(work: &Work<'_>) -> Result<(), Failure> {
    let edition = work.edition;
    let period = edition.benchmark.period;
    let parts = &edition.benchmark.councils;
    let layouts: Vec<&Layout> = edition
        .benchmark
        .trackers
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
        let csv = edition.names.placed(&format!("data/{name}.csv"));
        let parquet = edition.names.placed(&format!("data/{name}.parquet"));
        work.files(None, &csv, || pair(csv.clone(), parquet, &make))?;
        (work.lap)("data", started);
    }
    Ok(())
}

/// A frame as its two files.
fn pair(csv: String, parquet: String, make: &Make<'_>) -> Result<Vec<OutFile>, String> {
    let fault = |error: polars::error::PolarsError| format!("the data cannot be made ({error})");
    let mut frame = make().map_err(fault)?;
    Ok(vec![
        OutFile::new(csv, frames::csv(&frame).map_err(fault)?),
        OutFile::new(parquet, frames::parquet(&mut frame).map_err(fault)?),
    ])
}

fn movements(moved: &[&Moved]) -> PolarsResult<DataFrame> {
    frames::movements(&moved.iter().flat_map(|moved| &moved.movements).collect::<Vec<_>>())
}

fn table<T: Record>(parts: &[CouncilPart], pick: fn(&Records) -> &Vec<T>) -> PolarsResult<DataFrame> {
    let all: Vec<&T> = parts.iter().flat_map(|part| pick(&part.records)).collect();
    frames::records(&all)
}
