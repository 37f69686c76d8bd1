//! The charts of an edition, as data: which measures each shows, its words and its source line.

use std::sync::Arc;

use super::Edition;
use super::words::share;
use crate::check::pounds;
use crate::compare::{ALL_COUNCILS, CouncilPart, GRID_GROUPS, Measure, grid_group, status_measure};
use crate::normalise::value::status::Status;
use crate::report::book::{Cell, Column, Table};
use crate::report::chart::{Bar, Bars, Chart, Grid, Grouped, Kind, Stacked};
use crate::report::slug;

/// More councils than this are shown by the best and the worst of them.
const PEERS_SHOWN: usize = 40;

/// Statuses together as charts show them: at most four colours can be told apart.
const STATUS_GROUPS: [(&str, &[Status]); 4] = [
    ("Complete or sustained", &[Status::Complete, Status::Sustained]),
    ("On track", &[Status::OnTrack]),
    ("At risk or off track", &[Status::AtRisk, Status::OffTrack]),
    (
        "Not started, unknown or no longer needed",
        &[Status::NotStarted, Status::Unknown, Status::NoLongerNeeded],
    ),
];

/// The sheet that holds them.
pub(super) const STATUS_SHEET: &str = "Actions by status";

/// Number of actions in each group of statuses, by standard; all in one row where there are no standards.
fn status_rows(measures: &[Measure]) -> Vec<(String, Vec<i64>)> {
    let totals: Vec<&str> = measures
        .iter()
        .filter(|measure| measure.id == "actions.total" && !measure.group.starts_with("lead: "))
        .map(|measure| &*measure.group)
        .collect();
    let count = |statuses: &[Status], group: &str| -> i64 {
        let ids: Vec<&str> = statuses.iter().map(|status| status_measure(*status)).collect();
        let inside = measures.iter().filter(|measure| &*measure.group == group && ids.contains(&measure.id));
        inside.filter_map(|measure| measure.numerator).sum()
    };
    totals
        .iter()
        .filter(|group| !group.is_empty() || totals.len() == 1)
        .map(|group| {
            let label = if group.is_empty() { "All actions" } else { group };
            (label.to_owned(), STATUS_GROUPS.iter().map(|(_, statuses)| count(statuses, group)).collect())
        })
        .filter(|(_, parts): &(String, Vec<i64>)| parts.iter().sum::<i64>() > 0)
        .collect()
}

/// The figures of the chart of statuses as a table, for the native chart and for those who prefer numbers.
pub(super) fn status_table(measures: &[Measure]) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = status_rows(measures)
        .into_iter()
        .map(|(label, parts)| {
            let total = parts.iter().sum();
            std::iter::once(Cell::text(label))
                .chain(parts.into_iter().chain([total]).map(Cell::Count))
                .collect()
        })
        .collect();
    let mut columns = vec![Column::new("Standard", 44.0)];
    columns.extend(STATUS_GROUPS.iter().map(|(name, _)| Column::new(*name, 18.0)));
    columns.push(Column::new("All", 12.0));
    (!rows.is_empty()).then(|| Table {
        sheet: STATUS_SHEET.to_owned(),
        title: STATUS_SHEET.to_owned(),
        about: "Number of actions by status and standard; statuses are put together as the chart shows them."
            .to_owned(),
        notes: Vec::new(),
        columns,
        rows,
    })
}

/// The measures that one set of charts is drawn from.
struct Set<'a> {
    edition: &'a Edition<'a>,
    council: Option<&'a CouncilPart>,
    measures: &'a [Measure],
    /// Start of the file names.
    prefix: String,
    who: Arc<str>,
}

/// Charts over all councils.
pub fn of_all(edition: &Edition<'_>) -> Vec<Chart> {
    let set = Set {
        edition,
        council: None,
        measures: &edition.benchmark.measures,
        prefix: "all".to_owned(),
        who: Arc::from(ALL_COUNCILS),
    };
    let mut charts: Vec<Chart> = set.common();
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
        prefix: slug(&part.name),
        who: Arc::clone(&part.name),
    };
    if edition.benchmark.councils.len() > edition.plan.config.thresholds.all_charts {
        set.main()
    } else {
        set.common()
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

    fn find(&self, id: &str, group: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id && &*measure.group == group)
    }

    fn chart(&self, name: &str, title: &str, rows: &[(String, String)], kind: Kind) -> Option<Chart> {
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
            .filter(|measure| (keep_whole || !measure.group.is_empty()) && measure.value.is_some())
            .collect();
        let rows: Vec<Bar> = measures
            .iter()
            .map(|measure| Bar {
                label: if measure.group.is_empty() { "All".to_owned() } else { measure.group.to_string() },
                value: measure.value,
                text: share(measure),
                band: measure.national.as_ref().and_then(|national| national.low.zip(national.high)),
                marked: false,
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
        let groups: Vec<&str> = self
            .of(first)
            .map(|measure| &*measure.group)
            .filter(|group| group.starts_with(|c: char| c.is_ascii_digit()) || *group == "no standard")
            .collect();
        let mut rows = Vec::new();
        let mut texts = Vec::new();
        for group in groups {
            let measures: Vec<Option<&Measure>> = ids.iter().map(|(id, _)| self.find(id, group)).collect();
            if measures.iter().any(|measure| measure.and_then(|measure| measure.value).is_some()) {
                rows.push((
                    group.to_owned(),
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

    fn ratings(&self) -> Option<Chart> {
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
                label: measure.group.to_string(),
                value: measure.value,
                text: match measure.numerator {
                    Some(0) | None => "none recognised".to_owned(),
                    Some(number) => number.to_string(),
                },
                band: None,
                marked: false,
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
            .filter_map(|measure| Some((measure, measure.group.strip_prefix("team: ")?)))
            .map(|(measure, team)| {
                let open = self
                    .find("visits.without-response", &measure.group)
                    .and_then(|open| open.numerator)
                    .unwrap_or(0);
                let visits = measure.numerator.unwrap_or(0);
                let text =
                    if open == 0 { visits.to_string() } else { format!("{visits}, {open} without response") };
                Bar { label: team.to_owned(), value: measure.value, text, band: None, marked: false }
            })
            .collect();
        let title = if self.council.is_some() {
            "entries in the visit log, by team"
        } else {
            "entries in the visit log, by council"
        };
        self.counts(rows, "visits", title, "Entries in the log")
    }

    fn counts(&self, rows: Vec<Bar>, name: &str, title: &str, axis: &str) -> Option<Chart> {
        let end = rows.iter().filter_map(|row| row.value).fold(1.0, f64::max);
        let words: Vec<(String, String)> =
            rows.iter().map(|row| (row.label.clone(), row.text.clone())).collect();
        self.chart(name, title, &words, Kind::Bars(Bars { rows, end, axis: axis.to_owned(), band: None }))
    }

    fn peers(&self, id: &str, name: &str, title: &str, axis: &str) -> Option<Chart> {
        let councils = &self.edition.benchmark.councils;
        let mut measures: Vec<(&str, &Measure)> = councils
            .iter()
            .filter_map(|part| {
                let found =
                    part.measures.iter().find(|measure| measure.id == id && measure.group.is_empty())?;
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
                marked: false,
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
    fn without(&self, missing: &[&str], chart: Option<Chart>) -> Option<Chart> {
        let mut chart = chart?;
        if self.council.is_none() && !missing.is_empty() {
            let who =
                if missing.len() <= 3 { missing.join(", ") } else { format!("{} councils", missing.len()) };
            chart.source = format!("{} No figure for {who}.", chart.source);
        }
        Some(chart)
    }

    /// SSI's grid: how many councils stand where, or the place of one council.
    fn grid(&self) -> Option<Chart> {
        const SERVED: [&str; 4] = ["well", "most", "some", "no"];
        const CAPACITY: [&str; 4] = ["poor", "uncertain", "promising", "excellent"];
        let place = |part: &CouncilPart| {
            let grade = |start: &str| {
                part.records
                    .judgements
                    .iter()
                    .find(|judgement| judgement.domain.starts_with(start))
                    .map(|judgement| judgement.grade.clone())
            };
            let row = SERVED.iter().position(|name| Some(*name) == grade("How well").as_deref())?;
            let column = CAPACITY.iter().position(|name| Some(*name) == grade("What is").as_deref())?;
            Some((row, column))
        };
        let mut counts = [[0usize; 4]; 4];
        for (row, column) in self.edition.benchmark.councils.iter().filter_map(place) {
            counts[row][column] += 1;
        }
        let total: usize = counts.iter().flatten().sum();
        let marked = match self.council {
            Some(part) => Some(place(part)?),
            None => None,
        };
        if total == 0 || &*self.edition.benchmark.framework != "ssi-2003" {
            return None;
        }
        let cells: Vec<Vec<(String, usize)>> = SERVED
            .iter()
            .enumerate()
            .map(|(row, served)| {
                CAPACITY
                    .iter()
                    .enumerate()
                    .map(|(column, capacity)| {
                        let count = counts[row][column];
                        let here = marked == Some((row, column));
                        let text = match (count, here, self.council.is_some()) {
                            (_, true, _) => "the council".to_owned(),
                            (0, ..) | (_, _, true) => String::new(),
                            (1, ..) => "1 council".to_owned(),
                            _ => format!("{count} councils"),
                        };
                        (text, grid_group(served, capacity).unwrap_or(3))
                    })
                    .collect()
            })
            .collect();
        let whole = self.edition.benchmark.measures.iter().filter(|measure| measure.id == "judgements.group");
        let whole: Vec<&Measure> = whole.collect();
        let groups: Vec<String> = GRID_GROUPS
            .iter()
            .map(|name| {
                let found = whole.iter().find(|measure| &*measure.group == *name);
                let national = found
                    .and_then(|measure| measure.national.as_ref())
                    .map_or("not published", |national| &national.figure);
                let here = match found {
                    Some(measure) if total > 1 => format!(", in this batch {}", share(measure)),
                    _ => String::new(),
                };
                format!("{name}: nationally {national}{here}")
            })
            .collect();
        let words: Vec<(String, String)> = match (self.council, marked) {
            (Some(_), Some((row, column))) => vec![
                ("Children served".to_owned(), SERVED[row].to_owned()),
                ("Capacity".to_owned(), CAPACITY[column].to_owned()),
                ("Groups".to_owned(), groups.join("; ")),
            ],
            _ => vec![("Councils by group".to_owned(), groups.join("; "))],
        };
        let capital = |names: [&str; 4]| names.map(|name| name[..1].to_uppercase() + &name[1..]).to_vec();
        let grid = Grid {
            columns: capital(CAPACITY),
            rows: capital(SERVED),
            column_title: "What is the council's capacity to improve?".to_owned(),
            row_title: "How well are children being served?".to_owned(),
            cells,
            marked,
            groups,
        };
        let missing: Vec<&str> = self
            .edition
            .benchmark
            .councils
            .iter()
            .filter(|part| place(part).is_none())
            .map(|part| &*part.name)
            .collect();
        self.without(
            &missing,
            self.chart("ssi-grid", "place in SSI's grid, with the national shares", &words, Kind::Grid(grid)),
        )
    }
}
