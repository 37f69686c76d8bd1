//! The charts of an edition, as data: which there are, and what every chart has. A chart that shows nothing, or what a sentence
//! says as well, is left out.

use super::Edition;
use super::view::{View, bare};
use crate::compare::{CouncilPart, Measure};
use crate::report::chart::{Chart, Kind, LONGEST_ALT};
use crate::text::{lowered, thousands};
use crate::wording::{percent, shortened};

/// Fewer rows than this are a sentence.
pub(super) const LEAST_ROWS: usize = 3;
/// More councils than this are shown by the first and the last of them.
pub(super) const MOST_COUNCILS: usize = 40;
/// Of more indicators or teams than these the first are shown: a picture of thousands takes gigabytes, and nobody reads it.
pub(super) const MOST_ROWS: usize = 40;

/// Charts over all councils.
pub fn of_all(edition: &Edition<'_>) -> Vec<Chart> {
    let view = View::new(edition, None);
    [
        view.standards(),
        view.council_standards(),
        view.ratings(),
        view.grid(),
        view.status(),
        view.timeline(),
        view.council_gaps(),
        view.overdue_funnel(),
        view.areas(),
        view.budget(),
        view.visits(),
        view.movement(),
        view.burn_up(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Charts of one council.
pub fn of_council(edition: &Edition<'_>, part: &CouncilPart) -> Vec<Chart> {
    let view = View::new(edition, Some(part));
    // In a very large batch the others would double the time of a run.
    let main = [view.standards(), view.ratings(), view.status(), view.gaps()];
    if edition.is_large() {
        return main.into_iter().flatten().collect();
    }
    let mut charts: Vec<Chart> = main
        .into_iter()
        .chain([
            view.peers_spine(),
            view.grid(),
            view.timeline(),
            view.areas(),
            view.risk_map(),
            view.budget(),
            view.visits(),
            view.movement(),
            view.burn_up(),
            view.indicators(),
            view.profile(),
            view.official_spine(),
        ])
        .flatten()
        .collect();
    charts.extend(view.national());
    charts
}

/// What a chart says beside its marks.
pub(super) struct Says {
    /// End of the file's name.
    pub(super) name: String,
    /// The finding.
    pub(super) title: String,
    /// `Bar chart`.
    pub(super) what: &'static str,
    /// What is shown and in which unit.
    pub(super) shown: String,
    /// The highest and the lowest, for the alternative text.
    pub(super) extremes: String,
    /// What a row of its table is: `Council`.
    pub(super) rows: &'static str,
}

impl Says {
    pub(super) fn new(
        name: impl Into<String>,
        what: &'static str,
        title: impl Into<String>,
        shown: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            what,
            shown: shown.into(),
            extremes: String::new(),
            rows: "Standard",
        }
    }

    pub(super) fn rows(mut self, rows: &'static str) -> Self {
        self.rows = rows;
        self
    }

    pub(super) fn extremes(mut self, extremes: impl Into<String>) -> Self {
        self.extremes = extremes.into();
        self
    }
}

impl View<'_> {
    /// A chart of trackers' figures.
    pub(super) fn chart(&self, says: Says, kind: Kind) -> Chart {
        let source = self.edition.source(self.council.map(|part| &*part.name));
        let when = self.edition.benchmark.period.in_words();
        self.chart_of(says, &when, source, kind)
    }

    /// A chart with a time and a source of its own.
    pub(super) fn chart_of(&self, says: Says, when: &str, source: String, kind: Kind) -> Chart {
        let subtitle = format!("{}. {}, {when}.", says.shown, self.who);
        let whole = format!("{} of {} {}. {}", says.what, lowered(&subtitle), says.title, says.extremes);
        Chart {
            name: format!("{}-{}", self.prefix, says.name),
            alt: shortened(whole.trim(), LONGEST_ALT),
            title: says.title,
            subtitle,
            rows: says.rows,
            source,
            kind,
        }
    }

    /// Says which councils a chart over all of them has no figure for.
    pub(super) fn without(&self, missing: &[&str], mut chart: Chart) -> Chart {
        if self.council.is_none() && !missing.is_empty() {
            let who =
                if missing.len() <= 3 { missing.join(", ") } else { format!("{} councils", missing.len()) };
            chart.source = format!("{} No figure for {who}.", chart.source);
        }
        chart
    }
}

/// Says how many rows a chart has left out.
pub(super) fn cut_to(shown: usize, all: usize, mut chart: Chart) -> Chart {
    if shown < all {
        let all = thousands(all as u64);
        chart.source =
            format!("{} The first {shown} of {all} are shown; the workbook has all.", chart.source);
    }
    chart
}

/// `Highest Referral (86%), lowest Governance (47%).`, for the alternative text.
pub(super) fn extremes<'a>(measures: impl Iterator<Item = (&'a str, &'a Measure)>) -> String {
    let mut all: Vec<(f64, &str, String)> =
        measures.filter_map(|(name, one)| Some((one.value?, name, percent(one.value?)))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    match (all.first(), all.last()) {
        (Some(low), Some(high)) if all.len() > 1 => {
            format!("Highest is {} ({}), lowest {} ({}).", bare(high.1), high.2, bare(low.1), low.2)
        }
        _ => String::new(),
    }
}
