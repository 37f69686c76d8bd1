//! Peers: the rank and quartile of each council in the batch, and its neighbours' median.

use std::sync::Arc;

use super::measure::{
    Better, Family, Formula, Group, GroupKind, Measure, MeasureSpec, Polarity, Unit, Verdict, measures,
};
use super::statistics::{median, quartile, ranks};
use super::{CouncilPart, spec as measure_spec};
use crate::plan::Plan;

const MEASURES: &[MeasureSpec] = measures! {
    "peers.value", "Value", Own, Neither,
        "the council's own value of the measure" => Formula::Other;
    "peers.rank", "Rank (1 is best)", Rank, LowerIsBetter,
        "rank among the councils with the measure, 1 for the best; ties take the lowest rank; the quartile A to D is in the note"
        => Formula::Other;
    "peers.median", "Median of all", Own, Neither,
        "median of all councils with the measure" => Formula::Other;
    "peers.neighbours", "Median of neighbours", Own, Neither,
        "median of the neighbours named in batch.toml" => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "peers",
    title: "Peers",
    question: "Where does each council stand among the others?",
    group: "Measure",
    measures: MEASURES,
    rows: None,
    // Peers need all councils at once: see `rank`.
    measure: |_| Vec::new(),
};

/// The measures that councils are ranked by: those with a polarity, over a whole council.
pub(super) const RANKED: [&str; 8] = [
    "standards.effective",
    "timescales.met-april",
    "timescales.met-july",
    "overrating.share",
    "actions.complete",
    "actions.overdue",
    "actions.without-evidence",
    "visits.without-response",
];

/// Adds the peer measures to every council. None under the number of councils that the plan asks for.
pub(super) fn rank(councils: &mut [CouncilPart], plan: &Plan) {
    for id in RANKED {
        let Some(ranked) = measure_spec(id) else { continue };
        let values: Vec<(usize, f64)> = councils
            .iter()
            .enumerate()
            .filter_map(|(at, part)| {
                let found =
                    part.measures.iter().find(|measure| measure.id == id && measure.group.is_whole())?;
                Some((at, found.value?))
            })
            .collect();
        if values.len() < plan.config.thresholds.peers {
            continue;
        }
        let numbers: Vec<f64> = values.iter().map(|(_, value)| *value).collect();
        let ranks = ranks(&numbers, ranked.polarity == Polarity::HigherIsBetter);
        let middle = median(&numbers);
        let named: Vec<(Arc<str>, f64)> =
            values.iter().map(|(at, value)| (Arc::clone(&councils[*at].name), *value)).collect();
        for ((at, value), rank) in values.iter().zip(ranks) {
            let part = &mut councils[*at];
            let near: Vec<f64> = plan
                .councils
                .neighbours(&part.name)
                .iter()
                .filter_map(|name| named.iter().find(|(other, _)| other == name).map(|(_, value)| *value))
                .collect();
            let make = |spec: &'static MeasureSpec, unit, value, note: String| Measure {
                id: spec.id,
                council: Arc::clone(&part.name),
                group: Group::new(GroupKind::Measure, ranked.title),
                value,
                numerator: None,
                denominator: Some(numbers.len() as i64),
                unit,
                national: None,
                verdict: Verdict::None,
                better: Better::None,
                few: false,
                is_confidential: false,
                note,
            };
            let note = format!("quartile {} of {} councils", quartile(rank, numbers.len()), numbers.len());
            let mut added = vec![
                make(FAMILY.spec("peers.value"), ranked.unit, Some(*value), String::new()),
                make(FAMILY.spec("peers.rank"), Unit::Rank, Some(rank as f64), note),
                make(FAMILY.spec("peers.median"), ranked.unit, middle, String::new()),
            ];
            if let Some(value) = median(&near) {
                added.push(make(
                    FAMILY.spec("peers.neighbours"),
                    ranked.unit,
                    Some(value),
                    format!("{} neighbours", near.len()),
                ));
            }
            part.measures.extend(added);
        }
    }
}
