//! Charts of time: changes since the month before, the plan against time, indicators month by month.

use super::charts::{LEAST_ROWS, MOST_ROWS, Says, cut_to};
use super::points::{MOSTLY_DATED, sign};
use super::view::View;
use crate::compare::Better;
use crate::compare::series::Series;
use crate::movement::BurnUp;
use crate::period::Period;
use crate::report::chart::{Chart, Diverging, Kind, Line, Lines, Mark, Panel, Panels, Stroke};
use crate::text::capital;
use crate::value::status::Status;
use crate::wording::{plural, with_unit};

/// Changes that are each other's opposite: what they are about, the worse way and the better.
const CHANGES: [(&str, &str, &str); 6] = [
    ("Reopened or completed", "movement.reopened", "movement.completed"),
    ("Status worse or better", "movement.worse", "movement.better"),
    ("Due date later or earlier", "movement.slipped", "movement.brought-forward"),
    ("Due date removed or added", "movement.due-removed", "movement.due-added"),
    ("Evidence lost or added", "movement.evidence-lost", "movement.evidence-added"),
    ("Removed while overdue", "movement.vanished-overdue", ""),
];

/// `Apr 04`.
fn short(month: Period) -> String {
    let words = month.in_words();
    format!("{} {:02}", words.get(..3).unwrap_or_default(), month.year % 100)
}

impl View<'_> {
    /// What became of the actions since the month before: worse to the left, better to the right.
    pub(super) fn movement(&self) -> Option<Chart> {
        self.whole("movement.completed")?;
        let count = |id: &str| self.whole(id).and_then(|one| one.numerator).unwrap_or(0);
        let rows: Vec<(String, [i64; 2])> = CHANGES
            .iter()
            .map(|(label, worse, better)| ((*label).to_owned(), [count(worse), count(better)]))
            .filter(|(_, parts)| parts.iter().sum::<i64>() > 0)
            .collect();
        if rows.len() < LEAST_ROWS {
            return None;
        }
        let sum = |side: usize| rows.iter().map(|(_, parts)| parts[side]).sum::<i64>();
        let (worse, better) = (sum(0), sum(1));
        let title = match better.cmp(&worse) {
            std::cmp::Ordering::Greater => {
                format!("More changed for the better ({better}) than for the worse ({worse})")
            }
            std::cmp::Ordering::Less => {
                format!("More changed for the worse ({worse}) than for the better ({better})")
            }
            std::cmp::Ordering::Equal => {
                format!("As much changed for the better as for the worse ({better})")
            }
        };
        let shown = format!("Changes of actions {}", self.since());
        let sides = ["For the worse", "For the better"].map(str::to_owned);
        let diverging =
            Diverging { sides, rows, axis: "Actions; one action can change in several ways".to_owned() };
        Some(self.chart(
            Says::new("movement", "Diverging bar chart", title, shown).rows("Change"),
            Kind::Diverging(diverging),
        ))
    }

    /// Actions to be done and done by the end of each month, of those with a due date; the gap between the two plans is what
    /// slipped.
    pub(super) fn burn_up(&self) -> Option<Chart> {
        let all: Vec<&BurnUp> =
            self.parts().iter().filter_map(|part| part.moved.as_ref()?.burn_up.as_ref()).collect();
        let total: usize = all.iter().map(|one| one.total).sum();
        let dated: usize = all.iter().map(|one| one.dated).sum();
        let read = all.iter().map(|one| one.done.len()).max().unwrap_or(0);
        // Of a plan without dates, or of one month, it would say nothing.
        if (dated as f64) < MOSTLY_DATED * total as f64 || read < 2 {
            return None;
        }
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
            label: "To be done, by today's due dates".to_owned(),
            values: planned(|one| &one.planned),
            stroke: Stroke::Full,
        }];
        if is_changed {
            lines.insert(
                0,
                Line {
                    label: "To be done, by the first due dates".to_owned(),
                    values: planned(|one| &one.first_planned),
                    stroke: Stroke::Dashed,
                },
            );
        }
        let at_now = months.iter().position(|month| *month == now)?;
        let (is_done, was_due) = self.done_of_due();
        lines.push(Line {
            label: "Complete or sustained".to_owned(),
            values: months.iter().map(|month| done(*month)).collect(),
            stroke: Stroke::Marked,
        });
        let title = format!("{is_done} of the {was_due} actions due by now are complete");
        let shown = format!("Actions to be done and complete by month, of the {dated} with a due date");
        let lines = Lines {
            months: months.iter().map(|month| short(*month)).collect(),
            lines,
            axis: "Actions".to_owned(),
            now: Some((at_now, "this month".to_owned())),
            breaks: Vec::new(),
        };
        Some(self.chart(Says::new("burn-up", "Line chart", title, shown).rows("Month"), Kind::Lines(lines)))
    }

    /// Of the actions due by the reporting date, those that are complete; what is no longer needed is due to nobody.
    fn done_of_due(&self) -> (usize, usize) {
        let as_of = self.edition.benchmark.as_of;
        let due = || {
            self.actions().filter(move |action| {
                action.status != Status::NoLongerNeeded
                    && action.due.last_possible().is_some_and(|due| due <= as_of)
            })
        };
        (due().filter(|action| action.status.is_done()).count(), due().count())
    }

    /// Each indicator over all months that are known; those of concern first.
    pub(super) fn indicators(&self) -> Option<Chart> {
        let series = &self.council?.series;
        let mut shown: Vec<&Series> = series.iter().filter(|one| one.points.len() >= 3).collect();
        if shown.is_empty() {
            return None;
        }
        let of = |wanted: Better| {
            shown.iter().filter(|one| one.variation().is_some_and(|(_, better)| better == wanted)).count()
        };
        let (worse, better) = (of(Better::Worse), of(Better::Better));
        let title = match (worse, better) {
            (0, 0) => "No indicator shows special cause variation with a known good way".to_owned(),
            (0, better) => format!(
                "{} special cause improvement, none concern",
                plural(better, "indicator shows", "indicators show")
            ),
            (worse, 0) => format!(
                "{} special cause concern, none improvement",
                plural(worse, "indicator shows", "indicators show")
            ),
            (worse, better) => format!(
                "{} special cause concern, {better} improvement",
                plural(worse, "indicator shows", "indicators show")
            ),
        };
        shown.sort_by_key(|one| match one.variation() {
            Some((_, Better::Worse)) => 0,
            Some((_, Better::Better)) => 1,
            Some(_) => 2,
            None => 3,
        });
        let all = shown.len();
        shown.truncate(MOST_ROWS);
        let panels: Vec<Panel> = shown.into_iter().map(|one| panel(one, series)).collect();
        let says = Says::new(
            "indicators",
            "Small XmR charts",
            title,
            "Indicators month by month, with mean, process limits and target",
        )
        .rows("Indicator");
        let cut = panels.len();
        Some(cut_to(cut, all, self.chart(says, Kind::Panels(Panels { panels }))))
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
    let hidden = series.confidential.map(|month| format!("{} is confidential. ", month.in_words()));
    let latest = hidden.or_else(|| {
        series.latest().map(|(month, value)| {
            format!("{} in {}. ", with_unit(value, sign(&series.unit), 0), month.in_words())
        })
    });
    let assurance = series.assurance().map_or_else(String::new, |words| format!(" {}.", capital(words)));
    Panel {
        title: series.label(all),
        words: format!("{}{}.{assurance}", latest.unwrap_or_default(), capital(&series.in_words())),
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
