//! Charts of shares: two sides of one rating, and councils against what chance alone would give.

use super::charts::Set;
use super::words::share;
use crate::compare::{GroupKind, Measure};
use crate::report::chart::{Chart, Diverging, Funnel, Kind, Point, Slope, SlopeRow};

/// Fewer councils make no funnel.
const LEAST: usize = 5;

impl Set<'_> {
    /// Standards of the framework, by number and name.
    fn standards_of<'b>(&'b self, id: &'b str) -> impl Iterator<Item = &'b Measure> + 'b {
        self.measures
            .iter()
            .filter(move |measure| measure.id == id && measure.group.kind == GroupKind::Standard)
    }

    /// From the council's own rating to the inspectorate's, a line for each standard.
    pub(super) fn ratings_slope(&self) -> Option<Chart> {
        let rows: Vec<SlopeRow> = self
            .standards_of("overrating.self-effective")
            .filter_map(|own| {
                let other = self.find("overrating.ssi-effective", &own.group)?;
                Some(SlopeRow {
                    label: own.group.name.to_string(),
                    values: [own.value?, other.value?],
                    texts: [share(own), share(other)],
                })
            })
            .collect();
        let sides = ["Council's own rating", "SSI's rating"].map(str::to_owned);
        let words: Vec<(String, String)> = rows
            .iter()
            .map(|row| {
                let each = sides.iter().zip(&row.texts).map(|(side, text)| format!("{side} {text}"));
                (row.label.clone(), each.collect::<Vec<_>>().join(", "))
            })
            .collect();
        let shown = || rows.iter().flat_map(|row| row.values);
        let start = (shown().fold(100.0, f64::min) / 10.0).floor() * 10.0;
        let end = (shown().fold(0.0, f64::max) / 10.0).ceil() * 10.0;
        self.chart(
            "self-against-ssi",
            "criteria rated very effective or satisfactory, from the council's own rating to SSI's",
            &words,
            Kind::Slope(Slope {
                sides,
                rows,
                start,
                end,
                axis: format!(
                    "% of the criteria with both ratings, from {start:.0} to {end:.0}; orange lines fall"
                ),
            }),
        )
    }

    /// Criteria that the council rates worse, and those that it rates better, than the inspectorate did.
    pub(super) fn overrating(&self) -> Option<Chart> {
        let rows: Vec<(String, [i64; 2])> = self
            .standards_of("overrating.share")
            .filter(|measure| measure.denominator.is_some_and(|whole| whole > 0))
            .filter_map(|over| {
                let under = self.find("overrating.underrated", &over.group)?;
                Some((over.group.name.to_string(), [under.numerator?, over.numerator?]))
            })
            .collect();
        let words: Vec<(String, String)> = rows
            .iter()
            .map(|(label, [under, over])| {
                (label.clone(), format!("{under} rated worse, {over} rated better"))
            })
            .collect();
        self.chart(
            "over-and-under-rating",
            "criteria that the council rates worse and better than SSI did",
            &words,
            Kind::Diverging(Diverging {
                sides: ["Rated worse than by SSI", "Rated better than by SSI"].map(str::to_owned),
                rows,
                axis: "Criteria with both ratings; those rated the same are left out".to_owned(),
            }),
        )
    }

    /// The councils' overdue shares against their numbers of actions, with the limits of chance.
    pub(super) fn overdue_funnel(&self) -> Option<Chart> {
        let whole = self.whole("actions.overdue")?;
        let mean = whole.value?;
        let councils = &self.edition.benchmark.councils;
        let points: Vec<Point> = councils
            .iter()
            .filter_map(|part| {
                let one = part.measures.iter().find(|one| one.id == whole.id && one.group.is_whole())?;
                Some(Point {
                    label: part.name.to_string(),
                    n: one.denominator.filter(|whole| *whole > 0)? as f64,
                    share: one.value?,
                })
            })
            .collect();
        if points.len() < LEAST {
            return None;
        }
        let outside: Vec<&Point> = points.iter().filter(|point| point.is_outside(mean)).collect();
        let names = if outside.is_empty() {
            "none".to_owned()
        } else {
            let each = outside.iter().map(|point| format!("{} ({:.0} %)", point.label, point.share));
            each.collect::<Vec<_>>().join(", ")
        };
        let words = [
            ("All councils together".to_owned(), share(whole)),
            (format!("Outside of the limits of chance, of {} councils", points.len()), names),
        ];
        self.chart(
            "overdue-funnel",
            "actions overdue against the number of actions, with the limits of chance",
            &words,
            Kind::Funnel(Funnel {
                points,
                mean,
                axes: ["% of actions overdue".to_owned(), "Number of actions".to_owned()],
            }),
        )
    }
}
