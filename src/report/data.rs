//! The data files of a month: which frames there are, each as .csv and .parquet.

use std::time::Instant;

use polars::prelude::{DataFrame, PolarsError, PolarsResult};

use super::compose;
use super::frames;
use super::publish::OutFile;
use super::work::Work;
use crate::failure::Failure;
use crate::frame::{Frames, files};
use crate::normalise::origin::Layout;

/// Makes one frame.
type Make<'a> = Box<dyn FnOnce() -> PolarsResult<DataFrame> + 'a>;

/// Writes the data files of a month.
///
/// # Errors
/// When one cannot be written.
pub(super) fn write(work: &Work<'_>, tables: Frames) -> Result<(), Failure> {
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
    let mut frames: Vec<(&str, Make<'_>)> = tables
        .into_iter()
        .map(|(name, frame)| -> (&str, Make<'_>) { (name, Box::new(|| Ok(frame))) })
        .collect();
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
        let Some(mut frame) = work.made(None, &csv, || make().map_err(|error| refused(&error))) else {
            continue;
        };
        // One after the other: both of a large table at once are most of what a month takes.
        work.files(None, &csv, || {
            Ok(vec![OutFile::new(csv.clone(), files::csv(&frame).map_err(|error| refused(&error))?)])
        })?;
        work.files(None, &parquet, || {
            Ok(vec![OutFile::new(
                parquet.clone(),
                files::parquet(&mut frame).map_err(|error| refused(&error))?,
            )])
        })?;
        (work.lap)("data", started);
    }
    Ok(())
}

fn refused(error: &PolarsError) -> String {
    format!("the data cannot be made ({error})")
}
