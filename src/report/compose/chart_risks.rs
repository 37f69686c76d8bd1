//! Risks by likelihood and severity, as registers draw them.

use super::charts::{LEAST_ROWS, Says};
use super::view::View;
use crate::compare::RISK_BANDS;
use crate::normalise::records::Risk;
use crate::report::chart::{Chart, Grid, Kind};
use crate::wording::{are, count};

/// Levels of likelihood, and of severity.
const LEVELS: usize = 5;
/// The scores from which the bands of the risk measures begin, lowest first.
const BEGIN: [usize; RISK_BANDS.len()] = [0, 6, 15];

/// A level as its place, from 0; `None` where it is not one of the five.
fn place(level: Option<f64>) -> Option<usize> {
    let level = level.filter(|level| level.fract() == 0.0 && (1.0..=LEVELS as f64).contains(level))?;
    Some(level as usize - 1)
}

/// The band of a place.
fn band(likelihood: usize, severity: usize) -> usize {
    let score = (likelihood + 1) * (severity + 1);
    BEGIN.iter().rposition(|least| score >= *least).unwrap_or(0)
}

/// The names of the bands, lowest first.
fn names() -> impl Iterator<Item = &'static str> {
    RISK_BANDS.into_iter().rev()
}

impl View<'_> {
    /// How many risks stand at each likelihood and severity.
    pub(super) fn risk_map(&self) -> Option<Chart> {
        let risks: Vec<&Risk> = self.parts().iter().flat_map(|part| &part.records.risks).collect();
        let mut counts = [[0usize; LEVELS]; LEVELS];
        for risk in &risks {
            if let (Some(likelihood), Some(severity)) = (place(risk.likelihood), place(risk.severity)) {
                counts[severity][likelihood] += 1;
            }
        }
        let shown: usize = counts.iter().flatten().sum();
        if shown < LEAST_ROWS {
            return None;
        }
        let mut in_bands = [0usize; BEGIN.len()];
        let mut cells: Vec<Vec<(String, usize)>> = Vec::with_capacity(LEVELS);
        // The most severe stand at the top.
        for severity in (0..LEVELS).rev() {
            let row = (0..LEVELS).map(|likelihood| {
                let risks = counts[severity][likelihood];
                let band = band(likelihood, severity);
                in_bands[band] += risks;
                (if risks == 0 { String::new() } else { risks.to_string() }, band)
            });
            cells.push(row.collect());
        }
        let grid = Grid {
            columns: (1..=LEVELS).map(|level| level.to_string()).collect(),
            rows: (1..=LEVELS).rev().map(|level| level.to_string()).collect(),
            column_title: "Likelihood".to_owned(),
            row_title: "Severity".to_owned(),
            cells,
            marked: None,
            groups: names()
                .zip(in_bands)
                .map(|(name, risks)| format!("{name}: {}", count(risks, "risk")))
                .collect(),
        };
        let both: usize = counts.iter().skip(3).flat_map(|row| row.iter().skip(3)).sum();
        let title = match both {
            0 => "No risk is both likely and severe (4 or 5 of each)".to_owned(),
            both => format!("{} {} both likely and severe (4 or 5 of each)", count(both, "risk"), are(both)),
        };
        let says =
            Says::new("risk-map", "Grid", title, "Risks by likelihood and severity, 1 to 5").rows("Severity");
        let mut chart = self.chart(says, Kind::Grid(grid));
        let missing = risks.len() - shown;
        if missing > 0 {
            chart.source =
                format!("{} Not shown: {} without both levels.", chart.source, count(missing, "risk"));
        }
        Some(chart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_the_map_is_of_the_band_of_its_score() {
        for (likelihood, severity, name) in [
            (1, 1, "Low (1 to 5)"),
            (1, 5, "Low (1 to 5)"),
            (2, 3, "Medium (6 to 14)"),
            (3, 4, "Medium (6 to 14)"),
            (3, 5, "High (15 to 25)"),
            (5, 5, "High (15 to 25)"),
        ] {
            assert_eq!(
                names().nth(band(likelihood - 1, severity - 1)),
                Some(name),
                "{likelihood} x {severity}"
            );
        }
    }

    #[test]
    fn only_whole_levels_from_one_to_five_have_a_place() {
        assert_eq!(
            [1.0, 5.0, 0.0, 6.0, 2.5].map(|level| place(Some(level))),
            [Some(0), Some(4), None, None, None]
        );
        assert_eq!(place(None), None);
    }
}
