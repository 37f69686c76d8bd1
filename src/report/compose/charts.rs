//! The charts of an edition, as data: which measures each shows, its words and its source line.

use std::sync::Arc;

use super::Edition;
use super::status::{STATUS_GROUPS, status_rows};
use super::words::share;
use crate::check::pounds;
use crate::compare::{ALL_COUNCILS, CouncilPart, Group, GroupKind, Measure};
use crate::report::chart::{Bar, Bars, Chart, Grouped, Kind, Stacked};

/// The measures that one set of charts is drawn from.
pub(super) struct Set<'a> {
    pub(super) edition: &'a Edition<'a>,
    pub(super) council: Option<&'a CouncilPart>,
    pub(super) measures: &'a [Measure],
    /// Start of the file names.
    pub(super) prefix: String,
    pub(super) who: Arc<str>,
}

/// Charts over all councils.
pub fn of_all(edition: &Edition<'_>) -> Vec<Chart> {
    let set = Set {
        edition,
        council: None,
        measures: &edition.benchmark.measures,
        prefix: edition.names.prefix(None).to_owned(),
        who: Arc::from(ALL_COUNCILS),
    };
    let mut charts: Vec<Chart> = set.common();
    charts.extend([set.movement(), set.burn_up()].into_iter().flatten());
    charts.extend(set.overdue_funnel());
    charts.extend(set.timescales());
    charts.extend(set.recommendations());
    let title = "criteria self-rated very effective or satisfactory, councils ranked";
    charts.extend(set.peers(
        "standards.effective",
        "peers-self-rating",
        title,
        "% of criteria rated so; the national band counts councils",
    ));
    charts.extend(set.peers(
        "actions.overdue",
        "peers-overdue",
        "actions overdue, councils ranked",
        "% of actions",
    ));
    charts
}

/// Charts of one council.
pub fn of_council(edition: &Edition<'_>, part: &CouncilPart) -> Vec<Chart> {
    let set = Set {
        edition,
        council: Some(part),
        measures: &part.measures,
        prefix: edition.names.prefix(Some(&part.name)).to_owned(),
        who: Arc::clone(&part.name),
    };
    if edition.is_large() {
        set.main()
    } else {
        let mut charts = set.common();
        charts.extend([set.movement(), set.burn_up(), set.indicators(), set.profile()].into_iter().flatten());
        charts.extend(set.national());
        charts
    }
}

impl Set<'_> {
    /// What each council gets in a very large batch: the others would double the time of a run.
    fn main(&self) -> Vec<Chart> {
        [self.standards(), self.ratings(), self.status(), self.health()].into_iter().flatten().collect()
    }

    fn common(&self) -> Vec<Chart> {
        [
            self.standards(),
            self.ratings(),
            self.overrating(),
            self.grid(),
            self.status(),
            self.health(),
            self.areas(),
            self.budget(),
            self.visits(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn of<'b>(&'b self, id: &'b str) -> impl Iterator<Item = &'b Measure> + 'b {
        self.measures.iter().filter(move |measure| measure.id == id)
    }

    pub(super) fn find(&self, id: &str, group: &Group) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id && measure.group == *group)
    }

    pub(super) fn whole(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id && measure.group.is_whole())
    }

    pub(super) fn chart(
        &self,
        name: &str,
        title: &str,
        rows: &[(String, String)],
        kind: Kind,
    ) -> Option<Chart> {
        if rows.is_empty() {
            return None;
        }
        let words: Vec<String> = rows.iter().map(|(label, text)| format!("{label}: {text}")).collect();
        Some(Chart {
            name: format!("{}-{name}", self.prefix),
            title: format!("{}: {title}", self.who),
            alt: format!("{}.", words.join("; ")),
            source: self.edition.source(self.council.map(|part| &*part.name)),
            kind,
        })
    }

    /// Bars of shares, each over the band that its measure was held against.
    fn shares(&self, id: &str, name: &str, title: &str, axis: &str, keep_whole: bool) -> Option<Chart> {
        let measures: Vec<&Measure> = self
            .of(id)
            .filter(|measure| (keep_whole || !measure.group.is_whole()) && measure.value.is_some())
            .collect();
        let rows: Vec<Bar> = measures
            .iter()
            .map(|measure| Bar {
                label: measure.group.shown(),
                value: measure.value,
                text: share(measure),
                band: measure.national.as_ref().and_then(|national| national.low.zip(national.high)),
                few: measure.few,
            })
            .collect();
        let band = measures
            .iter()
            .filter_map(|measure| measure.national.as_ref())
            .find(|national| national.low.is_some());
        let band = band.map(|national| format!("National findings: {}", national.figure));
        let words: Vec<(String, String)> =
            rows.iter().map(|row| (row.label.clone(), row.text.clone())).collect();
        self.chart(name, title, &words, Kind::Bars(Bars { rows, end: 100.0, axis: axis.to_owned(), band }))
    }

    fn standards(&self) -> Option<Chart> {
        let title = "criteria self-rated very effective or satisfactory, against the national band";
        self.shares(
            "standards.effective",
            "standards",
            title,
            "% of criteria rated so; the national band counts councils rating themselves so",
            false,
        )
    }

    fn timescales(&self) -> Option<Chart> {
        let title = "criteria met by 30 April 2003, against the national figure";
        self.shares(
            "timescales.met-april",
            "timescales",
            title,
            "% of criteria met by 30 April 2003, planned or done",
            true,
        )
    }

    fn recommendations(&self) -> Option<Chart> {
        let title = "recommendations covered by an action, by service";
        self.shares(
            "recommendations.covered",
            "recommendations",
            title,
            "% of the recommendations named by an action",
            true,
        )
    }

    fn grouped(
        &self,
        ids: &[(&str, &str)],
        name: &str,
        title: &str,
        axis: &str,
        text: impl Fn(&Measure) -> String,
    ) -> Option<Chart> {
        // A series that no tracker keeps is left out, not shown as nought.
        let ids: Vec<(&str, &str)> =
            ids.iter().copied().filter(|(id, _)| self.of(id).any(|one| one.value.is_some())).collect();
        let (first, _) = ids.first()?;
        let groups: Vec<&Group> = self
            .of(first)
            .map(|measure| &measure.group)
            .filter(|group| matches!(group.kind, GroupKind::Standard | GroupKind::NoStandard))
            .collect();
        let mut rows = Vec::new();
        let mut texts = Vec::new();
        for group in groups {
            let measures: Vec<Option<&Measure>> = ids.iter().map(|(id, _)| self.find(id, group)).collect();
            if measures.iter().any(|measure| measure.and_then(|measure| measure.value).is_some()) {
                rows.push((
                    group.name.to_string(),
                    measures.iter().map(|measure| measure.and_then(|measure| measure.value)).collect(),
                ));
                texts.push(
                    measures
                        .iter()
                        .map(|measure| measure.map_or_else(String::new, &text))
                        .collect::<Vec<String>>(),
                );
            }
        }
        let words: Vec<(String, String)> = rows
            .iter()
            .zip(&texts)
            .map(|((label, _), texts): (&(String, Vec<_>), _)| {
                let each: Vec<String> =
                    ids.iter().zip(texts).map(|((_, series), text)| format!("{series} {text}")).collect();
                (label.clone(), each.join(", "))
            })
            .collect();
        let series = ids.iter().map(|(_, series)| (*series).to_owned()).collect();
        self.chart(name, title, &words, Kind::Grouped(Grouped { series, rows, axis: axis.to_owned(), texts }))
    }

    /// All councils on a slope, where each standard has many criteria; one council's few in bars.
    fn ratings(&self) -> Option<Chart> {
        if self.council.is_none() {
            return self.ratings_slope();
        }
        self.grouped(
            &[
                ("overrating.self-effective", "Council's own rating"),
                ("overrating.ssi-effective", "SSI's rating"),
            ],
            "self-against-ssi",
            "criteria rated very effective or satisfactory, by the council and by SSI",
            "% rated very effective or satisfactory, of the criteria with both ratings",
            share,
        )
    }

    fn health(&self) -> Option<Chart> {
        self.grouped(
            &[("actions.overdue", "Overdue"), ("actions.without-evidence", "Without evidence")],
            "overdue-and-evidence",
            "actions overdue and actions without evidence, by standard",
            "% of actions",
            share,
        )
    }

    fn budget(&self) -> Option<Chart> {
        self.grouped(
            &[("budget.budget", "Budget"), ("budget.actual", "Actual"), ("budget.forecast", "Forecast")],
            "budget",
            "budget, actual and forecast by standard",
            "£",
            |measure| measure.numerator.map_or_else(String::new, pounds),
        )
    }

    fn status(&self) -> Option<Chart> {
        let rows = status_rows(self.measures);
        let words: Vec<(String, String)> = rows
            .iter()
            .map(|(label, parts)| {
                let each: Vec<String> = STATUS_GROUPS
                    .iter()
                    .zip(parts)
                    .map(|((name, _), part)| format!("{name} {part}"))
                    .collect();
                (label.clone(), each.join(", "))
            })
            .collect();
        let series = STATUS_GROUPS.iter().map(|(name, _)| (*name).to_owned()).collect();
        self.chart(
            "actions-by-status",
            "actions by status and standard",
            &words,
            Kind::Stacked(Stacked { series, rows, axis: "Actions".to_owned() }),
        )
    }

    fn areas(&self) -> Option<Chart> {
        if self.council.is_none() {
            let title = "councils with an action in each area that the national findings name";
            return self.shares(
                "areas.councils",
                "areas",
                title,
                "% of councils with a plan; an action can be in more than one area",
                false,
            );
        }
        let rows: Vec<Bar> = self
            .of("areas.actions")
            .map(|measure| Bar {
                label: measure.group.name.to_string(),
                value: measure.value,
                text: match measure.numerator {
                    Some(0) | None => "none recognised".to_owned(),
                    Some(number) => number.to_string(),
                },
                band: None,
                few: false,
            })
            .collect();
        self.counts(
            rows,
            "areas",
            "actions in each area that the national findings name",
            "Actions; an action can be in more than one area",
        )
    }

    fn visits(&self) -> Option<Chart> {
        let rows: Vec<Bar> = self
            .of("visits.count")
            .filter(|measure| matches!(measure.group.kind, GroupKind::Team | GroupKind::Council))
            .map(|measure| {
                let open = self
                    .find("visits.without-response", &measure.group)
                    .and_then(|open| open.numerator)
                    .unwrap_or(0);
                let visits = measure.numerator.unwrap_or(0);
                let text =
                    if open == 0 { visits.to_string() } else { format!("{visits}, {open} without response") };
                Bar {
                    label: measure.group.name.to_string(),
                    value: measure.value,
                    text,
                    band: None,
                    few: false,
                }
            })
            .collect();
        let title = if self.council.is_some() {
            "entries in the visit log, by team"
        } else {
            "entries in the visit log, by council"
        };
        self.counts(rows, "visits", title, "Entries in the log")
    }

    pub(super) fn counts(&self, rows: Vec<Bar>, name: &str, title: &str, axis: &str) -> Option<Chart> {
        let end = rows.iter().filter_map(|row| row.value).fold(1.0, f64::max);
        let words: Vec<(String, String)> =
            rows.iter().map(|row| (row.label.clone(), row.text.clone())).collect();
        self.chart(name, title, &words, Kind::Bars(Bars { rows, end, axis: axis.to_owned(), band: None }))
    }
}
