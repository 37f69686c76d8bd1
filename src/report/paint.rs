//! Charts become pictures, and pages and papers that show them.

use std::time::Instant;

use rayon::prelude::*;

use super::chart::{self, Chart, Drawn};
use super::compose::charts;
use super::compose::paper::paper;
use super::publish::OutFile;
use super::work::Work;
use super::{docx, markdown, page, picture};
use crate::compare::CouncilPart;
use crate::failure::Failure;

/// A chart with its pictures; none where charts are left out.
pub(crate) struct Painted {
    pub(crate) chart: Chart,
    pub(crate) drawn: Option<Drawn>,
    /// The picture for slides and papers, and its size in pixels.
    pub(crate) png: Option<(Vec<u8>, (u32, u32))>,
}

/// The pictures whose charts' names end so, in the order of the names; a name of several ends (`-neighbours|-trend`) takes all of
/// them in the order in which they were drawn.
pub(crate) fn of_names<'a>(pictures: &'a [Painted], names: &[&str]) -> Vec<&'a Painted> {
    let ends_so =
        |painted: &&Painted, name: &str| name.split('|').any(|end| painted.chart.name.ends_with(end));
    names.iter().flat_map(|name| pictures.iter().filter(move |painted| ends_so(painted, name))).collect()
}

/// Pictures are twice the size of the drawing, so that they are sharp on slides.
const SHARP: f32 = 2.0;

/// Draws and writes the charts, and the pages and papers that show them.
///
/// # Errors
/// When one cannot be written.
pub(super) fn pictures(work: &Work<'_>) -> Result<(), Failure> {
    let edition = work.edition;
    let councils = &edition.benchmark.councils;
    let only = match councils.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let index = || {
        let charts = match only {
            Some(part) => work.made(Some(part), "charts", || Ok(charts::of_council(edition, part))),
            None => work.made(None, "charts", || Ok(charts::of_all(edition))),
        };
        let painted = paint(work, only, charts.unwrap_or_default())?;
        pages(work, only, &painted)
    };
    if only.is_some() {
        return index();
    }
    let of_council = |part: &CouncilPart| {
        let charts = work.made(Some(part), "charts", || Ok(charts::of_council(edition, part)));
        let painted = paint(work, Some(part), charts.unwrap_or_default())?;
        pages(work, Some(part), &painted)
    };
    // The charts over all councils are the longest: beside them the others fill the time.
    let (first, others) = rayon::join(index, || councils.par_iter().try_for_each(of_council));
    first.and(others)
}

fn paint(work: &Work<'_>, part: Option<&CouncilPart>, charts: Vec<Chart>) -> Result<Vec<Painted>, Failure> {
    let edition = work.edition;
    if !edition.plan.charts {
        return Ok(charts.into_iter().map(|chart| Painted { chart, drawn: None, png: None }).collect());
    }
    // In a very large batch pictures have their plain size.
    let scale = if edition.is_large() { 1.0 } else { SHARP };
    let one = |chart: Chart| {
        let started = Instant::now();
        let (svg, png) = (edition.names.chart(&chart.name, "svg"), edition.names.chart(&chart.name, "png"));
        let made = work.made(part, &svg, || {
            let drawn = chart::draw(&chart)?;
            let picture = picture::png(&drawn.file, scale)?;
            Ok((drawn, picture))
        });
        // Its figures stand on the page all the same.
        let Some((drawn, picture)) = made else { return Ok(Painted { chart, drawn: None, png: None }) };
        work.draft.write(&OutFile::new(svg, drawn.file.clone().into_bytes()))?;
        work.draft.write(&OutFile::new(png, picture.0.clone()))?;
        (work.lap)("charts", started);
        Ok(Painted { chart, drawn: Some(drawn), png: Some(picture) })
    };
    charts.into_par_iter().map(one).collect()
}

/// The page and the paper of a council, or of the whole month.
fn pages(work: &Work<'_>, part: Option<&CouncilPart>, painted: &[Painted]) -> Result<(), Failure> {
    let (edition, council) = (work.edition, part.map(|part| &*part.name));
    let started = Instant::now();
    let path = edition.names.page(council);
    work.files(part, &path, || {
        let page = page::page(edition, part, painted);
        Ok(vec![OutFile::new(path.clone(), page.into_bytes())])
    })?;
    (work.lap)("pages", started);
    let names = edition.names.paper(council, "md").zip(edition.names.paper(council, "docx"));
    let Some((text, docx_path)) = names else { return Ok(()) };
    let started = Instant::now();
    let paper = work.made(part, &text, || Ok(paper(edition, part, painted)));
    let Some(paper) = paper else { return Ok(()) };
    work.files(part, &text, || Ok(vec![OutFile::new(text.clone(), markdown::write(&paper).into_bytes())]))?;
    work.files(part, &docx_path, || Ok(vec![OutFile::new(docx_path.clone(), docx::write(&paper)?)]))?;
    (work.lap)("papers", started);
    Ok(())
}
