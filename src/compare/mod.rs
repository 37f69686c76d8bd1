//! Records become measures: what a council's figures are and where they stand against the national findings.
//! Takes records and packs, gives a [`Benchmark`] for each period; opens nothing and lays nothing out.
//! Invariant: nothing is compared that is not like for like, and the refusal names why.

mod actions;
mod areas;
mod budget;
pub mod control;
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
use rayon::prelude::*;

use crate::batch::Batch;
use crate::movement::Moved;
use crate::normalise::reading::Reading;
use crate::normalise::records::Records;
use crate::period::Period;
use crate::plan::Plan;
pub use actions::status_measure;
pub use judgements::{CAPACITY, GROUPS as GRID_GROUPS, SERVED, grade_of, group as grid_group};
pub use measure::{Better, Family, Measure, MeasureSpec, Polarity, Unit, Verdict};
use published::Picture;
pub use scope::{ALL_COUNCILS, Scope};
use series::{Known, Series};

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

/// Everything known of one period.
#[derive(Debug)]
pub struct Benchmark {
    pub period: Period,
    /// The day on which lateness is judged.
    pub as_of: Date,
    /// By name.
    pub councils: Vec<CouncilPart>,
    /// Measures over all councils together.
    pub measures: Vec<Measure>,
    /// The framework of most of the councils.
    pub framework: Arc<str>,
}

/// The benchmarks of all periods, earliest first. Takes the records out of the batch.
pub fn compare(batch: &mut Batch, plan: &Plan) -> Vec<Benchmark> {
    let mut parts: BTreeMap<Period, BTreeMap<Arc<str>, (Arc<str>, Records)>> = BTreeMap::new();
    for (file, records) in batch.files.iter().zip(std::mem::take(&mut batch.records)) {
        let Some(period) = file.period.filter(|_| file.left_out.is_none()) else { continue };
        let (_, all) = parts.entry(period).or_default().entry(Arc::clone(&file.council)).or_default();
        all.append(records);
    }
    for layout in &batch.layouts {
        if let Some((framework, _)) =
            parts.get_mut(&layout.period).and_then(|councils| councils.get_mut(&layout.council))
            && framework.is_empty()
        {
            *framework = Arc::clone(&layout.framework);
        }
    }
    // Months after those of the batch stay: their data files are renewed.
    let (own, later): (Vec<Moved>, Vec<Moved>) =
        std::mem::take(&mut batch.moved).into_iter().partition(|moved| parts.contains_key(&moved.period));
    batch.moved = later;
    let mut moved: BTreeMap<(Period, Arc<str>), Moved> =
        own.into_iter().map(|moved| ((moved.period, Arc::clone(&moved.council)), moved)).collect();
    let mut earlier = std::mem::take(&mut batch.readings);
    let mut known: BTreeMap<Arc<str>, Known> = BTreeMap::new();
    parts
        .into_iter()
        .map(|(period, councils)| {
            let councils = councils
                .into_iter()
                .map(|(name, (framework, records))| CouncilPart {
                    series: {
                        let known = known.entry(Arc::clone(&name)).or_default();
                        // What earlier months said, then this month's trackers: the latest word on a month counts.
                        let past = earlier.entry(Arc::clone(&name)).or_default();
                        past.sort_by_key(|(said_in, _)| *said_in);
                        let until = past.partition_point(|(said_in, _)| *said_in < period);
                        past.drain(..until).for_each(|(_, reading)| known.add(reading));
                        for indicator in &records.indicators {
                            match Reading::of(indicator) {
                                Some(reading) => known.add(reading),
                                None if indicator.is_confidential => known.conceal(indicator),
                                None => {}
                            }
                        }
                        known.series(period, plan)
                    },
                    illustrative: plan.councils.is_illustrative(&name),
                    moved: moved.remove(&(period, Arc::clone(&name))),
                    name,
                    framework,
                    records,
                    picture: Picture::default(),
                    measures: Vec::new(),
                })
                .collect();
            benchmark(period, councils, plan)
        })
        .collect()
}

fn benchmark(period: Period, mut councils: Vec<CouncilPart>, plan: &Plan) -> Benchmark {
    let as_of = plan.as_of(period);
    for part in &mut councils {
        part.picture = published::picture(&part.name, period, &part.records.indicators, plan);
    }
    let framework = most_common(councils.iter().map(|part| &part.framework));
    let scope_of = |name: &Arc<str>, framework: &str, of: &[CouncilPart]| -> Vec<Measure> {
        let scope = Scope {
            name: Arc::clone(name),
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
    Benchmark { period, as_of, councils, measures, framework }
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
