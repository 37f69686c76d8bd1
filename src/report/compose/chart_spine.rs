//! Spine charts: a council's measures among the councils of the batch, and its official statistics among all authorities.

use super::charts::{LEAST_ROWS, Says};
use super::view::View;
use crate::compare::standing::{Role, Standing};
use crate::compare::statistics::{median, quantile};
use crate::compare::{CouncilPart, Polarity, spec};
use crate::national::GoodWay;
use crate::report::chart::{Chart, Kind, Spine, SpineRow};
use crate::wording::{percent, plural};

/// Shares whose place among the councils leaders ask for.
const MEASURES: [&str; 6] = [
    "standards.effective",
    "actions.complete",
    "actions.overdue",
    "actions.without-due",
    "actions.complete-without-evidence",
    "visits.without-response",
];

impl View<'_> {
    /// The council among those of the batch.
    pub(super) fn peers_spine(&self) -> Option<Chart> {
        let own = self.council?;
        let councils = &self.edition.benchmark.councils;
        let rows: Vec<SpineRow> = MEASURES.iter().filter_map(|id| self.peers_row(id)).collect();
        if rows.len() < LEAST_ROWS {
            return None;
        }
        let worse = rows.iter().filter(|row| is_worse(row)).count();
        let title = format!(
            "{} is worse than the median council in {worse} of {}",
            own.name,
            plural(rows.len(), "measure", "measures")
        );
        let says = Says::new(
            "peers-spine",
            "Spine chart",
            title,
            format!(
                "Main measures among the {} councils of this report, each on its own scale",
                councils.len()
            ),
        )
        .rows("Measure");
        let spine =
            Spine { who: own.name.to_string(), own: "council".to_owned(), middle: "median".to_owned(), rows };
        Some(self.chart(says, Kind::Spine(spine)))
    }

    fn peers_row(&self, id: &str) -> Option<SpineRow> {
        let value_of = |part: &CouncilPart| part.whole(id).and_then(|one| one.value);
        let own = self.whole(id)?;
        let value = own.value.filter(|_| !own.few)?;
        let all: Vec<f64> = self.edition.benchmark.councils.iter().filter_map(value_of).collect();
        if all.len() < self.edition.plan.config.thresholds.peers {
            return None;
        }
        let spec = spec(id)?;
        let low = all.iter().copied().fold(f64::INFINITY, f64::min);
        let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let is_higher = spec.polarity == Polarity::HigherIsBetter;
        let (worst, best) = if is_higher { (low, high) } else { (high, low) };
        let middle = median(&all)?;
        let (lower, upper) = (quantile(&all, 0.25)?, quantile(&all, 0.75)?);
        let near: Vec<f64> = self
            .edition
            .plan
            .config
            .councils
            .get(&*self.who)
            .map_or(&[][..], |council| council.neighbours.as_slice())
            .iter()
            .filter_map(|name| {
                let found = self.edition.benchmark.councils.iter().find(|part| *part.name == **name)?;
                value_of(found)
            })
            .collect();
        Some(SpineRow {
            label: spec.title.to_owned(),
            value,
            text: percent(value),
            worst,
            best,
            middle,
            middle_text: format!("median {}", percent(middle)),
            quarter: if is_higher { [lower, upper] } else { [upper, lower] },
            neighbours: if near.len() >= 2 { median(&near) } else { None },
            region: None,
        })
    }

    /// The council's official statistics among all authorities, England at the spine.
    pub(super) fn official_spine(&self) -> Option<Chart> {
        let part = self.council?;
        let rows: Vec<SpineRow> = part.picture.standings.iter().filter_map(official_row).collect();
        if rows.len() < LEAST_ROWS {
            return None;
        }
        let worse = rows.iter().filter(|row| is_worse(row)).count();
        let title = format!(
            "{} is worse than England in {worse} of {}",
            part.name,
            plural(rows.len(), "statistic", "statistics")
        );
        let says = Says::new(
            "statistics-spine",
            "Spine chart",
            title,
            "Official statistics among all authorities of England, each on its own scale, at its latest time",
        )
        .rows("Statistic");
        let spine = Spine {
            who: part.name.to_string(),
            own: "council".to_owned(),
            middle: "England".to_owned(),
            rows,
        };
        let mut sources: Vec<&str> = part.picture.standings.iter().map(|one| one.source.as_str()).collect();
        sources.dedup();
        let source = format!("Source: {}.", sources.join("; "));
        let when = self.edition.benchmark.period.in_words();
        Some(self.chart_of(says, &when, source, Kind::Spine(spine)))
    }
}

/// Is the council on the worse side of the spine?
fn is_worse(row: &SpineRow) -> bool {
    (row.value < row.middle) == (row.best > row.worst) && (row.value - row.middle).abs() > 1e-9
}

fn official_row(standing: &Standing) -> Option<SpineRow> {
    let good = standing.good.filter(|_| !standing.is_count())?;
    let (value, england) = (standing.value(Role::Council)?, standing.value(Role::England)?);
    let ((low, high), (lower, upper)) = (standing.range?, standing.quartiles?);
    let is_higher = good == GoodWay::Higher;
    Some(SpineRow {
        label: standing.title.clone(),
        value,
        text: standing.shown(value),
        worst: if is_higher { low } else { high },
        best: if is_higher { high } else { low },
        middle: england,
        middle_text: standing.shown(england),
        quarter: if is_higher { [lower, upper] } else { [upper, lower] },
        neighbours: standing.neighbours.map(|(value, _)| value),
        region: standing.value(Role::Region),
    })
}
