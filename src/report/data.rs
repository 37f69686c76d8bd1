//! The data files of a month: which frames there are, each as .csv and .parquet.

use std::time::Instant;

use polars::prelude::{DataFrame, PolarsResult};

use super::compose;
use super::frames;
use super::publish::OutFile;
use super::work::Work;
use crate::failure::Failure;
use crate::frame::files;
use crate::normalise::origin::Layout;

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
    let tables = edition.benchmark.frames.iter();
    let mut frames: Vec<(&str, Make<'_>)> =
        tables.map(|(name, frame)| -> (&str, Make<'_>) { (name, Box::new(|| Ok(frame.clone()))) }).collect();
    frames.push(("measures", Box::new(|| frames::measures(edition.benchmark))));
    frames.push(("columns", Box::new(|| frames::columns(&layouts))));
    frames.push(("ledger", Box::new(|| frames::ledger(&sheets))));
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
        OutFile::new(csv, files::csv(&frame).map_err(fault)?),
        OutFile::new(parquet, files::parquet(&mut frame).map_err(fault)?),
    ])
}
