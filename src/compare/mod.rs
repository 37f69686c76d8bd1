//! Records become measures: what a council's figures are and where they stand against the national findings.
//! Takes records and packs, gives a [`Benchmark`] for each period; opens nothing and lays nothing out.
//! Invariant: nothing is compared that is not like for like, and the refusal names why.

mod actions;
mod areas;
mod budget;
pub mod control;
mod counts;
mod distribution;
mod indicators;
mod judgements;
pub mod measure;
mod movement;
mod official;
mod overrating;
mod peers;
pub mod published;
mod recommendations;
mod risks;
mod scope;
pub mod series;
mod sql;
mod standards;
pub mod standing;
pub mod statistics;
mod timescales;
mod travel;
mod verdict;
mod visits;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use polars::prelude::PolarsResult;
use rayon::prelude::*;

use crate::frame::Frames;
use crate::month::{CouncilMonth, Month, Trackers};
use crate::movement::{Moved, Past};
use crate::normalise::records::Records;
use crate::period::Period;
use crate::plan::Plan;
pub use actions::status_measure;
use counts::Counts;
pub use judgements::{CAPACITY, GROUPS as GRID_GROUPS, SERVED, grade_of, group as grid_group};
pub use measure::{Better, Family, Formula, Group, GroupKind, Measure, MeasureSpec, Polarity, Unit, Verdict};
use published::Picture;
pub use risks::BANDS as RISK_BANDS;
pub use scope::{ALL_COUNCILS, Scope};
use series::Series;
pub use sql::script;

/// Every measure family. A new one is a file and a line here.
pub const FAMILIES: &[&Family] = &[
    &judgements::FAMILY,
    &standards::FAMILY,
    &timescales::FAMILY,
    &overrating::FAMILY,
    &areas::FAMILY,
    &recommendations::FAMILY,
    &actions::FAMILY,
    &movement::FAMILY,
    &visits::FAMILY,
    &indicators::FAMILY,
    &risks::FAMILY,
    &budget::FAMILY,
    &peers::FAMILY,
    &distribution::FAMILY,
    &official::FAMILY,
];

/// One council in one period.
#[derive(Debug)]
pub struct CouncilPart {
    pub name: Arc<str>,
    /// Id of the national pack that its trackers follow; empty when none does.
    pub framework: Arc<str>,
    /// Invented, for samples and training.
    pub illustrative: bool,
    pub records: Records,
    /// Its indicators in time.
    pub series: Vec<Series>,
    /// What moved since its latest earlier month.
    pub moved: Option<Moved>,
    /// What is published around it today.
    pub picture: Picture,
    pub measures: Vec<Measure>,
}

impl CouncilPart {
    /// The measure of an id over everything.
    pub fn whole(&self, id: &str) -> Option<&Measure> {
        measure::whole(&self.measures, id)
    }
}

/// Everything known of one period.
#[derive(Debug)]
pub struct Benchmark {
    pub period: Period,
    /// The day on which lateness is judged.
    pub as_of: Date,
    /// What was read for it.
    pub trackers: Trackers,
    /// By name.
    pub councils: Vec<CouncilPart>,
    /// Measures over all councils together.
    pub measures: Vec<Measure>,
    /// The framework of most of the councils.
    pub framework: Arc<str>,
}

/// The benchmark of a month, and the frames that it was counted from: its record tables and what moved, as the data files have
/// them.
///
/// # Errors
/// When polars refuses.
pub fn compare(month: Month, past: &Past, plan: &Plan) -> PolarsResult<(Benchmark, Frames)> {
    let frames = Frames::of(&month, plan)?;
    let counts = Counts::of(&frames)?;
    let Month { period, trackers, councils } = month;
    let council = |(name, month): (Arc<str>, CouncilMonth)| CouncilPart {
        series: past.known.get(&name).map(|known| series::series(known, period, plan)).unwrap_or_default(),
        illustrative: plan.councils.is_illustrative(&name),
        picture: published::picture(&name, period, &month.records.indicators, plan),
        moved: month.moved,
        name,
        framework: month.framework,
        records: month.records,
        measures: Vec::new(),
    };
    let councils = councils.into_iter().map(council).collect();
    Ok((benchmark(period, trackers, councils, &counts, plan), frames))
}

fn benchmark(
    period: Period,
    trackers: Trackers,
    mut councils: Vec<CouncilPart>,
    counts: &Counts,
    plan: &Plan,
) -> Benchmark {
    let as_of = plan.as_of(period);
    let framework = most_common(councils.iter().map(|part| &part.framework));
    let scope_of = |name: &Arc<str>, framework: &str, of: &[CouncilPart]| -> Vec<Measure> {
        let scope = Scope {
            name: Arc::clone(name),
            counts,
            parts: of.iter().map(|part| &part.records).collect(),
            moved: of.iter().filter_map(|part| part.moved.as_ref()).collect(),
            series: if let [only] = of { &only.series } else { &[] },
            picture: if let [only] = of {
                Some(&only.picture).filter(|_| &**name != ALL_COUNCILS)
            } else {
                None
            },
            pack: plan.pack(framework),
            period,
            as_of,
            plan,
        };
        FAMILIES.iter().flat_map(|family| (family.measure)(&scope)).collect()
    };
    let of_councils: Vec<Vec<Measure>> = councils
        .par_iter()
        .map(|part| scope_of(&part.name, &part.framework, std::slice::from_ref(part)))
        .collect();
    let measures = scope_of(&Arc::from(ALL_COUNCILS), &framework, &councils);
    for (part, measures) in councils.iter_mut().zip(of_councils) {
        part.measures = measures;
    }
    peers::rank(&mut councils, plan);
    Benchmark { period, as_of, trackers, councils, measures, framework }
}

impl Benchmark {
    /// The month that one council, or each of them, is compared with; `None` where there is none, or it is not the same.
    pub fn previous(&self, part: Option<&CouncilPart>) -> Option<Period> {
        let previous = |part: &CouncilPart| part.moved.as_ref().and_then(|moved| moved.previous);
        if let Some(part) = part {
            return previous(part);
        }
        let mut all = self.councils.iter().filter_map(previous);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }
}

fn most_common<'a>(names: impl Iterator<Item = &'a Arc<str>>) -> Arc<str> {
    let mut counts: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or_else(|| Arc::from(""), |(name, _)| Arc::clone(name))
}

/// The specification of a measure, by its id.
pub fn spec(id: &str) -> Option<&'static MeasureSpec> {
    FAMILIES.iter().flat_map(|family| family.measures).find(|spec| spec.id == id)
}
