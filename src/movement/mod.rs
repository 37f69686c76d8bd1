//! Month on month: what became of every action, criterion, risk and recommendation since the council's latest earlier month.
//! Takes the records of a batch and what is known of months before it; gives [`Movement`]s, plans against time, diagnostics.
//! Invariant: the order of files and rows decides nothing; a month against itself has no movement.

mod burn_up;
mod change;
pub mod item;
mod matching;
mod told;
mod trail;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use burn_up::BurnUp;
pub use change::Change;
pub use item::Item;
pub use matching::Matched;

use crate::batch::Batch;
use crate::diagnostic::Diagnostic;
use crate::normalise::reading::Reading;
use crate::period::Period;
use crate::plan::Plan;
use change::{Keeps, Told, changes};
use trail::Trail;

/// One month of one council.
#[derive(Debug, Default)]
pub struct Month {
    /// Id of the national pack that its trackers follow.
    pub framework: Arc<str>,
    /// Shared with the movements that speak of them.
    pub items: Vec<Arc<Item>>,
}

/// The months of one council.
pub type Months = BTreeMap<Period, Month>;

/// What is known of months outside the batch, by council.
#[derive(Debug, Default)]
pub struct History {
    pub councils: BTreeMap<Arc<str>, Months>,
    /// Values of indicators, by council, with the month whose tracker said so.
    pub readings: BTreeMap<Arc<str>, Vec<(Period, Reading)>>,
}

/// One change of one record from one month to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    pub council: Arc<str>,
    pub period: Period,
    pub previous: Period,
    pub change: Change,
    pub was: String,
    pub now: String,
    /// Days between two due dates; negative when brought forward.
    pub days: Option<i64>,
    /// How often the due date has slipped so far.
    pub times: Option<u32>,
    /// How the record was known again; `None` where there is nothing to know it by (new, vanished).
    pub matched: Option<Matched>,
    /// Vanished while it was overdue.
    pub overdue: bool,
    /// The record as it is now; as it was, where it vanished.
    pub item: Arc<Item>,
    /// The record as it was, where it is still there.
    pub before: Option<Arc<Item>>,
}

/// What moved in one council and month.
#[derive(Debug, Clone)]
pub struct Moved {
    pub council: Arc<str>,
    pub period: Period,
    /// The month that is compared with; `None` where there is none.
    pub previous: Option<Period>,
    pub movements: Vec<Movement>,
    pub burn_up: Option<BurnUp>,
}

/// Everything that moved, and what is to be told of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// By council and month. Months after those of the batch are there too: they are compared with one that is new.
    pub moved: Vec<Moved>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Compares every month of the batch with the council's latest earlier one, and later months with those of the batch.
pub fn compare(batch: &Batch, history: History, plan: &Plan) -> Outcome {
    let mut councils: BTreeMap<Arc<str>, Course> = BTreeMap::new();
    for (file, records) in batch.files.iter().zip(&batch.records) {
        let Some(period) = file.period else { continue };
        let course = councils.entry(Arc::clone(&file.council)).or_default();
        if file.left_out.is_some() {
            if !file.is_copy {
                course.unread.insert(period);
            }
            continue;
        }
        course.own.insert(period);
        let framework = batch
            .layouts
            .iter()
            .find(|layout| layout.workbook == file.workbook)
            .map_or_else(|| Arc::from(""), |layout| Arc::clone(&layout.framework));
        let month = course.months.entry(period).or_default();
        month.items.extend(item::items(records, plan.pack(&framework)));
        if month.framework.is_empty() {
            month.framework = framework;
        }
    }
    let periods: BTreeSet<Period> = councils.values().flat_map(|course| course.own.iter().copied()).collect();
    for (council, months) in history.councils {
        let course = councils.entry(council).or_default();
        // A month of the batch is replaced whole.
        course.months.extend(months.into_iter().filter(|(period, _)| !periods.contains(period)));
    }
    let first = periods.first().copied();
    let outcomes: Vec<Outcome> =
        councils.par_iter().map(|(council, course)| course.moved(council, first, plan)).collect();
    let mut all = Outcome { moved: Vec::new(), diagnostics: told::absent(&councils, &periods) };
    for outcome in outcomes {
        all.moved.extend(outcome.moved);
        all.diagnostics.extend(outcome.diagnostics);
    }
    all
}

/// The months of one council.
#[derive(Default)]
struct Course {
    months: Months,
    /// Months of the batch; the others are history.
    own: BTreeSet<Period>,
    /// Months of which a tracker could not be read.
    unread: BTreeSet<Period>,
}

impl Course {
    fn moved(&self, council: &Arc<str>, first: Option<Period>, plan: &Plan) -> Outcome {
        let mut outcome = Outcome::default();
        let mut last: Option<(Period, &Month, Vec<Trail>)> = None;
        let mut done: Vec<(Period, usize)> = Vec::new();
        for (&period, month) in &self.months {
            let (mut movements, mut previous, mut trails) = (Vec::new(), None, Vec::new());
            // Plans of different frameworks are not like for like: a new course begins.
            if let Some((before, then, courses)) =
                last.as_ref().filter(|(_, then, _)| then.framework == month.framework)
            {
                previous = Some(*before);
                let step =
                    Step { council, period, previous: *before, then: &then.items, now: &month.items, plan };
                let unread = self.unread.contains(&period);
                (movements, trails) = step.compare(courses, unread);
                if self.own.contains(&period) {
                    outcome.diagnostics.extend(step.told(&movements, unread));
                }
            } else {
                done.clear();
                trails.extend(month.items.iter().map(|item| Trail::begin(item, period)));
            }
            let is_done = |item: &&Arc<Item>| item.table == "actions" && item.is_done();
            done.push((period, month.items.iter().filter(is_done).count()));
            // Months before the batch stay as they were written.
            if first.is_some_and(|first| period >= first) {
                let burn_up = burn_up::of(&month.items, &trails, &done);
                let council = Arc::clone(council);
                outcome.moved.push(Moved { council, period, previous, movements, burn_up });
            }
            last = Some((period, month, trails));
        }
        outcome
    }
}

fn has(items: &[Arc<Item>], table: &str) -> bool {
    items.iter().any(|item| item.table == table)
}

/// Two months of one council.
struct Step<'a> {
    council: &'a Arc<str>,
    period: Period,
    previous: Period,
    then: &'a [Arc<Item>],
    now: &'a [Arc<Item>],
    plan: &'a Plan,
}

impl Step<'_> {
    /// All changes, in the order of the records of this month, then what vanished; and the courses up to this month.
    fn compare(&self, courses: &[Trail], unread: bool) -> (Vec<Movement>, Vec<Trail>) {
        let mut match_of: Vec<Option<(usize, Matched)>> = vec![None; self.now.len()];
        let mut is_there = vec![false; self.then.len()];
        for (then, now, matched) in matching::pairs(self.then, self.now) {
            match_of[now] = Some((then, matched));
            is_there[then] = true;
        }
        let tables: BTreeSet<&'static str> = self.now.iter().map(|item| item.table).collect();
        let keeps: BTreeMap<&'static str, Keeps> =
            tables.into_iter().map(|table| (table, Keeps::of(self.then, self.now, table))).collect();
        let mut movements = Vec::new();
        let mut trails = Vec::with_capacity(self.now.len());
        for (now, found) in self.now.iter().zip(match_of) {
            let Some((at, matched)) = found else {
                trails.push(Trail::begin(now, self.period));
                // A table that was not kept before is not a list of new records.
                if has(self.then, now.table) {
                    movements.push(self.movement(
                        Told::new(Change::New, "", now.state.text()),
                        now,
                        None,
                        None,
                    ));
                }
                continue;
            };
            let then = &self.then[at];
            let trail = courses[at].go_on(then, now, self.period);
            for told in changes(then, now, &trail, self.period, keeps[now.table]) {
                movements.push(self.movement(told, now, Some(then), Some(matched)));
            }
            trails.push(trail);
        }
        // A row that stood there twice has not vanished with its double.
        let has_twin = |gone: &Item| {
            self.then.iter().zip(&is_there).any(|(item, is_there)| {
                *is_there
                    && item.table == gone.table
                    && item.reference == gone.reference
                    && item.text == gone.text
            })
        };
        for (then, _) in self.then.iter().zip(&is_there).filter(|(_, is_there)| !**is_there) {
            if has(self.now, then.table) && !unread {
                let told = Told::new(Change::Vanished, then.state.text(), "");
                let mut movement = self.movement(told, then, None, None);
                movement.overdue = then.is_overdue(self.plan.as_of(self.previous)) && !has_twin(then);
                movements.push(movement);
            }
        }
        (movements, trails)
    }

    fn movement(
        &self,
        told: Told,
        item: &Arc<Item>,
        before: Option<&Arc<Item>>,
        matched: Option<Matched>,
    ) -> Movement {
        Movement {
            council: Arc::clone(self.council),
            period: self.period,
            previous: self.previous,
            change: told.change,
            was: told.was,
            now: told.now,
            days: told.days,
            times: told.times,
            matched,
            overdue: false,
            item: Arc::clone(item),
            before: before.cloned(),
        }
    }
}
