//! Charts become pictures, and pages and papers that show them.

use std::time::Instant;

use rayon::prelude::*;

use super::chart::{self, Chart, Drawn};
use super::compose::paper::paper;
use super::compose::{Edition, charts};
use super::publish::{Draft, OutFile};
use super::{Lap, docx, markdown, page, picture, slug};
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
/// When one cannot be drawn or written.
pub(super) fn pictures(edition: &Edition<'_>, draft: &Draft, lap: Lap<'_>) -> Result<(), Failure> {
    let councils = &edition.benchmark.councils;
    let only = match councils.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let of_page = match only {
        Some(part) => charts::of_council(edition, part),
        None => charts::of_all(edition),
    };
    // In a very large batch pictures have their plain size, and no council gets a paper.
    let is_large = edition.is_large();
    let scale = if is_large { 1.0 } else { SHARP };
    let index = || {
        let painted = paint(edition, of_page, scale, draft, lap)?;
        write_page(edition, only, &painted, "index", draft, lap)?;
        write_paper(edition, only, &painted, "report", draft, lap)
    };
    if only.is_some() {
        return index();
    }
    let of_council = |part: &CouncilPart| {
        let painted = paint(edition, charts::of_council(edition, part), scale, draft, lap)?;
        let name = slug(&part.name);
        write_page(edition, Some(part), &painted, &name, draft, lap)?;
        if is_large {
            return Ok(());
        }
        write_paper(edition, Some(part), &painted, &format!("{name}-report"), draft, lap)
    };
    // The charts over all councils are the longest: beside them the others fill the time.
    let (first, others) = rayon::join(index, || councils.par_iter().try_for_each(of_council));
    first.and(others)
}

fn paint(
    edition: &Edition<'_>,
    charts: Vec<Chart>,
    scale: f32,
    draft: &Draft,
    lap: Lap<'_>,
) -> Result<Vec<Painted>, Failure> {
    if !edition.plan.charts {
        return Ok(charts.into_iter().map(|chart| Painted { chart, drawn: None, png: None }).collect());
    }
    let one = |chart: Chart| {
        let started = Instant::now();
        let drawn = chart::draw(&chart).map_err(Failure::Work)?;
        let (png, size) = picture::png(&drawn.svg, scale).map_err(Failure::Work)?;
        draft.write(&OutFile::new(format!("charts/{}.svg", chart.name), drawn.svg.clone().into_bytes()))?;
        draft.write(&OutFile::new(format!("charts/{}.png", chart.name), png.clone()))?;
        lap("charts", started);
        Ok(Painted { chart, drawn: Some(drawn), png: Some((png, size)) })
    };
    charts.into_par_iter().map(one).collect()
}

fn write_page(
    edition: &Edition<'_>,
    part: Option<&CouncilPart>,
    painted: &[Painted],
    name: &str,
    draft: &Draft,
    lap: Lap<'_>,
) -> Result<(), Failure> {
    let started = Instant::now();
    let page = page::page(edition, part, painted);
    draft.write(&OutFile::new(format!("{name}.html"), page.into_bytes()))?;
    lap("pages", started);
    Ok(())
}

fn write_paper(
    edition: &Edition<'_>,
    part: Option<&CouncilPart>,
    painted: &[Painted],
    name: &str,
    draft: &Draft,
    lap: Lap<'_>,
) -> Result<(), Failure> {
    let started = Instant::now();
    let paper = paper(edition, part, painted);
    draft.write(&OutFile::new(format!("{name}.md"), markdown::write(&paper).into_bytes()))?;
    let bytes = docx::write(&paper).map_err(Failure::Work)?;
    draft.write(&OutFile::new(format!("{name}.docx"), bytes))?;
    lap("papers", started);
    Ok(())
}
