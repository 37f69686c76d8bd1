//! Charts of actions: how they stand, what they lack, what was due when, and which councils are late beyond chance.

use std::collections::BTreeMap;

use super::chart_ratings::cut;
use super::charts::{LEAST_ROWS, MOST_COUNCILS, Says};
use super::facts::share;
use super::status::{STATUS_GROUPS, status_rows};
use super::view::{View, bare};
use crate::compare::{Group, GroupKind, Measure};
use crate::national::Standard;
use crate::period::{MONTHS, Period};
use crate::report::chart::{Chart, Funnel, Heat, HeatCell, HeatRow, Kind, Point, Stacked, Timeline, Within};
use crate::wording::{have, percent, plural};

/// What actions can lack or be, and over a column.
const GAPS: [(&str, &str); 4] = [
    ("actions.overdue", "Overdue"),
    ("actions.without-due", "No due date"),
    ("actions.without-lead", "No named lead"),
    ("actions.complete-without-evidence", "Completed without evidence"),
];
/// A share from which a gap is marked, in percent.
const MUCH: f64 = 40.0;
/// Fewer councils make no funnel.
const LEAST_COUNCILS: usize = 5;
/// At most so many times stand side by side.
const MOST_TIMES: usize = 10;

impl View<'_> {
    pub(super) fn status(&self) -> Option<Chart> {
        let rows = status_rows(self.measures);
        let (done, total) = self.counts("actions.complete")?;
        if rows.is_empty() {
            return None;
        }
        let of = |parts: &[i64]| parts.iter().sum::<i64>().max(1);
        // Of small groups a share says little, and to skip them would be unfair: then no group is named.
        let is_fair = rows.len() > 1 && rows.iter().all(|(_, parts)| !self.is_few(of(parts) as usize));
        let lowest = rows.iter().min_by(|(_, a), (_, b)| (a[0] * of(b)).cmp(&(b[0] * of(a))));
        let whole = self.share_of(done, total, "actions");
        let title = match lowest.filter(|_| is_fair) {
            Some((label, parts)) => {
                format!("{whole} are complete; fewest in {} ({} of {})", bare(label), parts[0], of(parts))
            }
            None => format!("{whole} are complete"),
        };
        let says = Says::new(
            "actions-by-status",
            "Stacked bar chart",
            title,
            "Actions by status and standard, in % of each standard's actions",
        );
        let series = STATUS_GROUPS.iter().map(|group| (group.name.to_owned(), group.texture)).collect();
        Some(self.chart(
            says,
            Kind::Stacked(Stacked { series, rows, axis: "% of actions; the numbers are actions".to_owned() }),
        ))
    }

    /// What the actions of each standard lack.
    pub(super) fn gaps(&self) -> Option<Chart> {
        let groups: Vec<&Group> = self
            .of("actions.total")
            .map(|one| &one.group)
            .filter(|group| matches!(group.kind, GroupKind::Standard | GroupKind::NoStandard))
            .collect();
        let rows: Vec<(String, Vec<Option<&Measure>>)> = groups
            .into_iter()
            .map(|group| {
                let cells = GAPS.iter().map(|(id, _)| self.find(id, group).filter(|one| one.value.is_some()));
                (group.name.to_string(), cells.collect())
            })
            .collect();
        let shown = "What actions lack by standard, in % of the standard's actions";
        self.gap_chart(("gaps-by-standard", "Standard"), &rows, shown)
    }

    /// What the actions of each council lack.
    pub(super) fn council_gaps(&self) -> Option<Chart> {
        let mut rows: Vec<(String, Vec<Option<&Measure>>)> = self
            .parts()
            .iter()
            .map(|part| {
                let cells = GAPS.iter().map(|(id, _)| part.whole(id).filter(|one| one.value.is_some()));
                (part.name.to_string(), cells.collect::<Vec<_>>())
            })
            .filter(|(_, cells)| cells.iter().any(Option::is_some))
            .collect();
        if rows.len() < LEAST_ROWS {
            return None;
        }
        // Most overdue first.
        let late = |cells: &[Option<&Measure>]| cells[0].and_then(|one| one.value).unwrap_or(-1.0);
        rows.sort_by(|(a_name, a), (b_name, b)| late(b).total_cmp(&late(a)).then(a_name.cmp(b_name)));
        let all = rows.len();
        let ends = if all > MOST_COUNCILS {
            format!("; the first and last {} of {all} councils", MOST_COUNCILS / 2)
        } else {
            String::new()
        };
        let shown = format!("What actions lack by council, in % of the council's actions{ends}");
        self.gap_chart(("gaps-by-council", "Council"), &cut(rows), &shown)
    }

    fn gap_chart(
        &self,
        (name, rows_are): (&str, &'static str),
        rows: &[(String, Vec<Option<&Measure>>)],
        shown: &str,
    ) -> Option<Chart> {
        let kept: Vec<usize> =
            (0..GAPS.len()).filter(|at| rows.iter().any(|(_, cells)| cells[*at].is_some())).collect();
        let most = rows
            .iter()
            .flat_map(|(label, cells)| kept.iter().filter_map(move |at| Some((label, *at, cells[*at]?))))
            .filter(|(.., one)| !one.few && one.numerator.is_some_and(|number| number > 0))
            .max_by(|a, b| a.2.value.unwrap_or(0.0).total_cmp(&b.2.value.unwrap_or(0.0)));
        if rows.len() < LEAST_ROWS || kept.is_empty() {
            return None;
        }
        // Nothing lacking is a sentence, and small numbers are no shares.
        let most = most?;
        let (label, at, one) = most;
        let what = match GAPS[at].0 {
            "actions.overdue" => "actions are overdue",
            "actions.without-due" => "actions have no due date",
            "actions.without-lead" => "actions have no named lead",
            _ => "completed actions have no evidence",
        };
        // Only where no small group was passed over is it the widest.
        let is_fair = rows.iter().flat_map(|(_, cells)| cells.iter().flatten()).all(|one| !one.few);
        let widest = if is_fair { ", the widest gap" } else { "" };
        let title = format!("{}: {} of {what}{widest}", bare(label), share(one));
        let cell = |found: Option<&Measure>| match found {
            None => HeatCell { text: "–".to_owned(), share: None, is_marked: false },
            Some(one) => HeatCell {
                text: if one.few { share(one) } else { percent(one.value.unwrap_or(0.0)) },
                share: one.value.filter(|_| !one.few),
                is_marked: !one.few && one.value.is_some_and(|value| value >= MUCH),
            },
        };
        let heat_rows: Vec<HeatRow> = rows
            .iter()
            .map(|(label, cells)| HeatRow {
                label: label.clone(),
                cells: kept.iter().map(|at| cell(cells[*at])).collect(),
                is_bold: false,
            })
            .collect();
        let marked = heat_rows.iter().flat_map(|row| &row.cells).any(|cell| cell.is_marked);
        let heat = Heat {
            columns: kept.iter().map(|at| GAPS[*at].1.to_owned()).collect(),
            rows: heat_rows,
            marked: marked.then(|| format!("{MUCH:.0}% or more")),
        };
        Some(self.chart(Says::new(name, "Heatmap", title, shown).rows(rows_are), Kind::Heat(heat)))
    }

    /// What was due when, by standard, and what became of it.
    pub(super) fn timeline(&self) -> Option<Chart> {
        let as_of = self.edition.benchmark.as_of;
        let pack = self.pack();
        let mut dated: Vec<(Period, Option<u8>, usize)> = Vec::new();
        for action in self.actions() {
            let Some(due) = action.due.last_possible() else { continue };
            let Some(month) = Period::of(due) else { continue };
            let part = if action.status.is_done() {
                0
            } else if action.is_overdue(as_of) {
                1
            } else if action.status.is_open() {
                2
            } else {
                continue;
            };
            dated.push((month, action.standard, part));
        }
        if dated.len() < LEAST_ROWS {
            return None;
        }
        let months: Vec<Period> = dated.iter().map(|(month, ..)| *month).collect();
        let (times, now) = Times::over(&months, self.edition.benchmark.period)?;
        let mut rows: BTreeMap<Option<u8>, Vec<[usize; 3]>> = BTreeMap::new();
        for (month, standard, part) in &dated {
            let row = rows.entry(*standard).or_insert_with(|| vec![[0; 3]; times.names.len()]);
            row[times.at(*month)][*part] += 1;
        }
        let late = dated.iter().filter(|(.., part)| *part == 1).count();
        let soon = dated
            .iter()
            .filter(|(month, _, part)| *part == 2 && month.months_since(self.edition.benchmark.period) <= 3)
            .count();
        let overdue = if late == 0 {
            "No action is overdue".to_owned()
        } else {
            plural(late, "action is overdue", "actions are overdue")
        };
        let title = format!(
            "{overdue}; {} in the next three months",
            plural(soon, "more falls due", "more fall due")
        );
        let name = |standard: &Option<u8>| match standard {
            None => "No standard".to_owned(),
            Some(number) => pack
                .and_then(|pack| pack.standard(*number))
                .map_or_else(|| format!("Standard {number}"), Standard::in_words),
        };
        let all_in_one = rows.len() == 1;
        let shown_rows: Vec<(String, Vec<[usize; 3]>)> = rows
            .iter()
            .map(|(standard, cells)| {
                let label =
                    if all_in_one && standard.is_none() { "All actions".to_owned() } else { name(standard) };
                (label, cells.clone())
            })
            .collect();
        let says = Says::new(
            "timeline",
            "Timeline",
            title,
            "Actions by the time at which they are due, and what became of them",
        );
        Some(self.chart(says, Kind::Timeline(Timeline { times: times.names, now, rows: shown_rows })))
    }

    /// The councils' overdue shares against their numbers of actions, with the limits of chance; only where a council lies outside
    /// them. That none does is a sentence.
    pub(super) fn overdue_funnel(&self) -> Option<Chart> {
        let (mean, points) = self.overdue_points()?;
        let outside = |is_high: bool| -> Vec<&str> {
            let is_meant = |point: &&Point| point.place(mean) == (Within::Outside { is_high });
            points.iter().filter(is_meant).map(|point| point.label.as_str()).collect()
        };
        let (high, low) = (outside(true), outside(false));
        let (who, what) = match (high.as_slice(), low.as_slice()) {
            ([], []) => return None,
            ([], low) => (low, "fewer"),
            (high, _) => (high, "more"),
        };
        let verb = have(who.len());
        let named = if who.len() > 2 { format!("{} councils", who.len()) } else { who.join(" and ") };
        let title = format!("{named} {verb} {what} overdue actions than chance could explain");
        let whole = self.whole("actions.overdue").map_or_else(String::new, share);
        let shown = format!("Overdue actions in % against the number of actions; all together {whole}");
        let says = Says::new("overdue-funnel", "Funnel chart", title, shown).rows("Council");
        let axes = ["% of actions overdue".to_owned(), "Number of actions".to_owned()];
        Some(self.chart(says, Kind::Funnel(Funnel { points, mean, axes })))
    }

    /// The share of all together, and each council's share; `None` of too few councils.
    fn overdue_points(&self) -> Option<(f64, Vec<Point>)> {
        let whole = self.whole("actions.overdue")?;
        let points: Vec<Point> = self
            .parts()
            .iter()
            .filter_map(|part| {
                let one = part.whole(whole.id)?;
                Some(Point {
                    label: part.name.to_string(),
                    n: one.denominator.filter(|whole| *whole > 0)? as f64,
                    share: one.value?,
                })
            })
            .collect();
        (points.len() >= LEAST_COUNCILS).then_some((whole.value?, points))
    }

    /// Are there enough councils, and none outside the limits of chance?
    pub(super) fn is_overdue_by_chance(&self) -> bool {
        let found = self.overdue_points();
        found.is_some_and(|(mean, points)| points.iter().all(|point| !point.is_outside(mean)))
    }
}

/// Months or longer times side by side.
struct Times {
    names: Vec<String>,
    first: Period,
    /// Months of one time.
    long: i32,
    /// Before the first and after the last time are one more each.
    has_before: bool,
}

impl Times {
    /// The times that hold some months, and which of them is the first after the reported month.
    fn over(months: &[Period], now: Period) -> Option<(Self, Option<usize>)> {
        // Times far off would leave no room for those around the report.
        let near = |month: &Period| (-24..=24).contains(&month.months_since(now));
        let first = months.iter().copied().filter(near).min()?.min(now);
        let last = months.iter().copied().filter(near).max()?.max(now);
        let span = last.months_since(first) + 1;
        let long =
            [1, 3, 6].into_iter().find(|long| (span + long - 1) / long <= MOST_TIMES as i32 - 2).unwrap_or(6);
        // The report's month ends a time, so that what is overdue and what is to come stand apart.
        let before = now.months_since(first);
        let back = (before / long + 1) * long - 1;
        let start = (0..back).try_fold(now, |month, _| month.before())?;
        let count = (last.months_since(start) + long) / long;
        let has_before = months.iter().any(|month| *month < start);
        let has_after = months.iter().any(|month| month.months_since(start) >= count * long);
        let mut names = Vec::new();
        if has_before {
            names.push("Before".to_owned());
        }
        let mut from = start;
        for _ in 0..count {
            let to = (1..long).try_fold(from, |month, _| month.next())?;
            names.push(named(from, to));
            from = to.next()?;
        }
        if has_after {
            names.push("Later".to_owned());
        }
        let passed = (now.months_since(start) + 1) / long + i32::from(has_before);
        let at = usize::try_from(passed).ok().filter(|at| *at < names.len());
        Some((Self { names, first: start, long, has_before }, at))
    }

    fn at(&self, month: Period) -> usize {
        let since = month.months_since(self.first);
        if since < 0 {
            return 0;
        }
        let at = usize::try_from(since / self.long).unwrap_or(0) + usize::from(self.has_before);
        at.min(self.names.len() - 1)
    }
}

/// `Apr 2004`, `Jan to Mar 2004`.
fn named(from: Period, to: Period) -> String {
    let short = |month: Period| &MONTHS[(month.month - 1) as usize][..3];
    if from == to {
        format!("{} {}", short(from), from.year)
    } else if from.year == to.year {
        format!("{} to {} {}", short(from), short(to), to.year)
    } else {
        format!("{} {} to {} {}", short(from), from.year, short(to), to.year)
    }
}
