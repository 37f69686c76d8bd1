//! Charts of what moves: changes since the month before, plan against time, indicators in time.

use super::charts::Set;
use crate::compare::Better;
use crate::compare::series::Series;
use crate::movement::BurnUp;
use crate::period::Period;
use crate::report::chart::{Bar, Chart, Kind, Line, Lines, Mark, Panel, Panels, Stroke};

/// Changes worth a bar, and what they are called.
const CHANGES: [(&str, &str); 12] = [
    ("movement.completed", "Completed"),
    ("movement.better", "Better"),
    ("movement.new", "New"),
    ("movement.brought-forward", "Brought forward"),
    ("movement.slipped", "Slipped"),
    ("movement.due-removed", "Due date removed"),
    ("movement.worse", "Worse"),
    ("movement.reopened", "Reopened"),
    ("movement.evidence-lost", "Evidence lost"),
    ("movement.no-change", "No change for three months"),
    ("movement.vanished", "Vanished"),
    ("movement.vanished-overdue", "Vanished while overdue"),
];

/// `Apr 04`.
fn short(month: Period) -> String {
    let words = month.in_words();
    format!("{} {:02}", words.get(..3).unwrap_or_default(), month.year % 100)
}

impl Set<'_> {
    /// What became of the actions since the month before.
    pub(super) fn movement(&self) -> Option<Chart> {
        let number = |id: &str| self.whole(id).and_then(|measure| measure.numerator);
        let rows: Vec<Bar> = CHANGES
            .iter()
            .filter_map(|(id, label)| {
                let count = number(id)?;
                let text = match self.whole("movement.slipped-days").and_then(|measure| measure.value) {
                    Some(days) if *id == "movement.slipped" => {
                        format!("{count}, by {days:.0} days on average")
                    }
                    _ => count.to_string(),
                };
                Some(Bar {
                    label: (*label).to_owned(),
                    value: Some(count as f64),
                    text,
                    band: None,
                    few: false,
                })
            })
            .collect();
        self.counts(rows, "movement", "what moved since the month before", "Actions")
    }

    /// Actions to be done and done by the end of each month; the gap between the two plans is what slipped.
    pub(super) fn burn_up(&self) -> Option<Chart> {
        let parts = self.council.map_or(self.edition.benchmark.councils.as_slice(), std::slice::from_ref);
        let all: Vec<&BurnUp> =
            parts.iter().filter_map(|part| part.moved.as_ref()?.burn_up.as_ref()).collect();
        let first = all.iter().filter_map(|one| one.months.first()).min().copied()?;
        let last = all.iter().filter_map(|one| one.months.last()).max().copied()?;
        let months: Vec<Period> = std::iter::successors(Some(first), |month| month.next())
            .take_while(|month| *month <= last)
            .collect();
        let planned = |pick: fn(&BurnUp) -> &Vec<usize>| -> Vec<Option<f64>> {
            let at = |one: &BurnUp, month: Period| {
                let until = one.months.partition_point(|each| *each <= month);
                until.checked_sub(1).map_or(0, |last| pick(one)[last])
            };
            months
                .iter()
                .map(|month| Some(all.iter().map(|one| at(one, *month)).sum::<usize>() as f64))
                .collect()
        };
        let now = self.edition.benchmark.period;
        let done = |month: Period| -> Option<f64> {
            // Only where every council was read is there a sum.
            let each: Option<Vec<usize>> = all
                .iter()
                .map(|one| one.done.iter().find(|(read, _)| *read == month).map(|(_, count)| *count))
                .collect();
            each.map(|each| each.into_iter().sum::<usize>() as f64)
        };
        let is_changed = all.iter().any(|one| one.first_planned != one.planned);
        let mut lines = vec![Line {
            label: "To be done, by the due dates of now".to_owned(),
            values: planned(|one| &one.planned),
            stroke: Stroke::Full,
        }];
        if is_changed {
            lines.insert(
                0,
                Line {
                    label: "To be done, by the due dates first seen".to_owned(),
                    values: planned(|one| &one.first_planned),
                    stroke: Stroke::Dashed,
                },
            );
        }
        lines.push(Line {
            label: "Complete or sustained".to_owned(),
            values: months.iter().map(|month| done(*month)).collect(),
            stroke: Stroke::Marked,
        });
        let at_now = months.iter().position(|month| *month == now);
        let total: usize = all.iter().map(|one| one.total).sum();
        let dated: usize = all.iter().map(|one| one.dated).sum();
        let words: Vec<(String, String)> = lines
            .iter()
            .map(|line| {
                let value = at_now.and_then(|at| line.values[at]);
                (
                    line.label.clone(),
                    value.map_or_else(
                        || "no figure".to_owned(),
                        |value| format!("{value:.0} in {}", now.in_words()),
                    ),
                )
            })
            .chain([("Actions".to_owned(), format!("{total}, of which {dated} have a due date"))])
            .collect();
        let lines = Lines {
            months: months.iter().map(|month| short(*month)).collect(),
            lines,
            axis: "Actions".to_owned(),
            now: at_now.map(|at| (at, "this month".to_owned())),
            breaks: Vec::new(),
        };
        self.chart("burn-up", "actions to be done and done, by month", &words, Kind::Lines(lines))
    }

    /// Each indicator over all months that are known.
    pub(super) fn indicators(&self) -> Option<Chart> {
        let series = &self.council?.series;
        let panels: Vec<Panel> =
            series.iter().filter(|one| one.points.len() >= 3).map(|one| panel(one, series)).collect();
        let words: Vec<(String, String)> =
            panels.iter().map(|panel| (panel.title.clone(), panel.words.clone())).collect();
        self.chart("indicators", "indicators in time", &words, Kind::Panels(Panels { panels }))
    }
}

fn panel(series: &Series, all: &[Series]) -> Panel {
    let control = series.control.as_ref();
    let mark = |at: usize, value: f64| match control.filter(|control| control.signals[at].is_some()) {
        None => Mark::Plain,
        Some(control) => match series.better(value, control.mean) {
            Better::Better => Mark::Good,
            Better::Worse => Mark::Bad,
            Better::Similar | Better::None => Mark::Open,
        },
    };
    let unit = match series.unit.as_str() {
        "" | "number" | "Number" | "no" => String::new(),
        "%" => " %".to_owned(),
        unit => format!(" {unit}"),
    };
    let hidden = series.confidential.map(|month| format!("{} is confidential; ", month.in_words()));
    let latest = hidden.or_else(|| {
        series.latest().map(|(month, value)| {
            format!("Latest {}{unit} in {}; ", crate::report::chart::number(value), month.in_words())
        })
    });
    let latest = latest.unwrap_or_default();
    Panel {
        title: series.label(all),
        words: format!("{latest}{}", series.in_words()),
        points: series
            .points
            .iter()
            .enumerate()
            .map(|(at, (month, value))| (short(*month), *value, mark(at, *value)))
            .collect(),
        mean: control.map(|control| control.mean),
        limits: control.map(|control| (control.lower, control.upper)),
        target: series.target,
    }
}
