//! Councils ranked by a measure, as a chart.

use super::charts::Set;
use super::words::share;
use crate::compare::Measure;
use crate::report::chart::{Bar, Bars, Chart, Kind};

/// More councils than this are shown by the best and the worst of them.
const PEERS_SHOWN: usize = 40;

impl Set<'_> {
    pub(super) fn peers(&self, id: &str, name: &str, title: &str, axis: &str) -> Option<Chart> {
        let councils = &self.edition.benchmark.councils;
        let mut measures: Vec<(&str, &Measure)> = councils
            .iter()
            .filter_map(|part| {
                let found =
                    part.measures.iter().find(|measure| measure.id == id && measure.group.is_whole())?;
                found.value.map(|_| (&*part.name, found))
            })
            .collect();
        if measures.len() < self.edition.plan.config.thresholds.peers {
            return None;
        }
        let higher = crate::compare::spec(id)
            .is_some_and(|spec| spec.polarity == crate::compare::Polarity::HigherIsBetter);
        measures.sort_by(|(a_name, a), (b_name, b)| {
            let order = a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0));
            (if higher { order.reverse() } else { order }).then(a_name.cmp(b_name))
        });
        let all = measures.len();
        let missing: Vec<&str> = councils
            .iter()
            .map(|part| &*part.name)
            .filter(|name| !measures.iter().any(|(known, _)| known == name))
            .collect();
        // Ties share the lowest rank, as on the sheet Peers.
        let values: Vec<f64> = measures.iter().filter_map(|(_, measure)| measure.value).collect();
        let ranks = crate::compare::statistics::ranks(&values, higher);
        let shown: Vec<(usize, (&str, &Measure))> = measures
            .into_iter()
            .enumerate()
            .filter(|(at, _)| all <= PEERS_SHOWN || *at < PEERS_SHOWN / 2 || *at >= all - PEERS_SHOWN / 2)
            .collect();
        let title = if all > PEERS_SHOWN {
            format!("{title}: the first and last {} of {all}", PEERS_SHOWN / 2)
        } else {
            title.to_owned()
        };
        let rows: Vec<Bar> = shown
            .into_iter()
            .map(|(at, (council, measure))| Bar {
                label: format!("{}  {council}", ranks[at]),
                value: measure.value,
                text: share(measure),
                band: measure.national.as_ref().and_then(|national| national.low.zip(national.high)),
                few: measure.few,
            })
            .collect();
        let end = if higher { 100.0 } else { rows.iter().filter_map(|row| row.value).fold(1.0, f64::max) };
        let words: Vec<(String, String)> =
            rows.iter().map(|row| (row.label.clone(), row.text.clone())).collect();
        let band = rows
            .iter()
            .find_map(|row| row.band)
            .map(|(low, high)| format!("National findings: {low} to {high} %"));
        self.without(
            &missing,
            self.chart(name, &title, &words, Kind::Bars(Bars { rows, end, axis: axis.to_owned(), band })),
        )
    }

    /// Says which councils a chart over all of them has no figure for.
    pub(super) fn without(&self, missing: &[&str], chart: Option<Chart>) -> Option<Chart> {
        let mut chart = chart?;
        if self.council.is_none() && !missing.is_empty() {
            let who =
                if missing.len() <= 3 { missing.join(", ") } else { format!("{} councils", missing.len()) };
            chart.source = format!("{} No figure for {who}.", chart.source);
        }
        Some(chart)
    }
}
