//! Month on month: what became of every action, criterion, risk and recommendation since the council's latest earlier month.
//! Takes a month and the past before it; gives the month its [`Movement`]s, plans against time and diagnostics, and the past
//! that the next month sees.
//! Invariant: the order of files and rows decides nothing; a month against itself has no movement.

mod burn_up;
mod change;
pub mod item;
pub mod known;
mod matching;
mod past;
mod told;
mod trail;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use burn_up::BurnUp;
pub use change::Change;
pub use item::Item;
pub use matching::Matched;
pub use past::{Course, DataMonth, Past};

use crate::diagnostic::Diagnostic;
use crate::month::Month;
use crate::period::Period;
use crate::plan::Plan;
use change::{Keeps, Told, changes};
use trail::Trail;

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
    /// The month that is compared with; `None` where there is none.
    pub previous: Option<Period>,
    pub movements: Vec<Movement>,
    pub burn_up: Option<BurnUp>,
    /// How the actions of the month before stood at its end; `None` where there is none, or it had no actions.
    pub before: Option<Before>,
}

/// The actions of a month at its end, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    pub actions: usize,
    /// Complete or sustained.
    pub complete: usize,
    pub overdue: usize,
}

impl Before {
    fn of(course: &Course, plan: &Plan) -> Option<Self> {
        let as_of = plan.as_of(course.period);
        let actions = || course.items.iter().filter(|item| item.table == "actions");
        Some(Self {
            actions: actions().count(),
            complete: actions().filter(|item| item.is_done()).count(),
            overdue: actions().filter(|item| item.is_overdue(as_of)).count(),
        })
        .filter(|before| before.actions > 0)
    }
}

/// Compares a month with each council's latest earlier one, and takes its records up into the past; what it says of
/// indicators is taken up by [`Past::know`].
pub fn compare(month: &mut Month, past: &mut Past, plan: &Plan) {
    let mut told = told::absent(month, past);
    let unread: BTreeSet<Arc<str>> = month.unread().into_iter().map(Arc::clone).collect();
    let period = month.period;
    let order: BTreeMap<&str, usize> =
        month.trackers.files.iter().enumerate().map(|(at, file)| (&*file.workbook, at)).collect();
    let steps: Vec<(Arc<str>, Course, Moved, Vec<Diagnostic>)> = month
        .councils
        .par_iter()
        .map(|(council, now)| {
            let mut items: Vec<Arc<Item>> = item::items(&now.records, plan).collect();
            // Those of one tracker are in their order already.
            if items.windows(2).any(|pair| !Arc::ptr_eq(&pair[0].workbook, &pair[1].workbook)) {
                items.sort_by_key(|item| order.get(&*item.workbook).copied());
            }
            let before = past.councils.get(council);
            let is_partial = unread.contains(council);
            let gone_on = Course::go_on(before, period, Arc::clone(&now.framework), items);
            let (moved, told) = gone_on.moved(council, before, is_partial, plan);
            (Arc::clone(council), gone_on.course, moved, told)
        })
        .collect();
    for (council, course, moved, more) in steps {
        told.extend(more);
        if let Some(now) = month.councils.get_mut(&council) {
            now.moved = Some(moved);
        }
        past.councils.insert(council, course);
    }
    month.tell(told);
}

/// A course after one more month, and how its records were known again.
struct GoneOn {
    course: Course,
    /// The month before, where it is like for like.
    previous: Option<Period>,
    /// Of each item: where it stood among those before, and how it was known.
    match_of: Vec<Option<(usize, Matched)>>,
}

impl Course {
    /// The course after a month.
    fn go_on(before: Option<&Self>, period: Period, framework: Arc<str>, items: Vec<Arc<Item>>) -> GoneOn {
        // Plans of different frameworks are not like for like: a new course begins.
        let like = before.filter(|before| before.framework == framework);
        let mut match_of: Vec<Option<(usize, Matched)>> = vec![None; items.len()];
        for (then, now, matched) in like.into_iter().flat_map(|before| matching::pairs(&before.items, &items))
        {
            match_of[now] = Some((then, matched));
        }
        let trail = |(now, found): (&Arc<Item>, &Option<(usize, Matched)>)| match (like, found) {
            (Some(before), Some((at, _))) => before.trails[*at].go_on(&before.items[*at], now, period),
            _ => Trail::begin(now, period),
        };
        let trails = items.iter().zip(&match_of).map(trail).collect();
        let is_done = |item: &&Arc<Item>| item.table == "actions" && item.is_done() && item.due.is_some();
        let mut done = like.map(|before| before.done.clone()).unwrap_or_default();
        done.push((period, items.iter().filter(is_done).count()));
        GoneOn {
            previous: like.map(|before| before.period),
            match_of,
            course: Self { period, framework, items, trails, done },
        }
    }
}

impl GoneOn {
    /// What moved in the month, and what is to be told of it.
    fn moved(
        &self,
        council: &Arc<str>,
        before: Option<&Course>,
        unread: bool,
        plan: &Plan,
    ) -> (Moved, Vec<Diagnostic>) {
        let course = &self.course;
        let (mut movements, mut told) = (Vec::new(), Vec::new());
        if let (Some(previous), Some(before)) = (self.previous, before) {
            let step = Step {
                council,
                period: course.period,
                previous,
                then: &before.items,
                now: &course.items,
                plan,
            };
            movements = step.compare(&self.match_of, &course.trails, unread);
            told = step.told(&movements, unread);
        }
        let burn_up = burn_up::of(&course.items, &course.trails, &course.done);
        let before = before.filter(|_| self.previous.is_some()).and_then(|before| Before::of(before, plan));
        (Moved { previous: self.previous, movements, burn_up, before }, told)
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
    /// All changes, in the order of the records of this month, then what vanished.
    fn compare(
        &self,
        match_of: &[Option<(usize, Matched)>],
        trails: &[Trail],
        unread: bool,
    ) -> Vec<Movement> {
        let mut is_there = vec![false; self.then.len()];
        match_of.iter().flatten().for_each(|(then, _)| is_there[*then] = true);
        let tables: BTreeSet<&'static str> = self.now.iter().map(|item| item.table).collect();
        let keeps: BTreeMap<&'static str, Keeps> =
            tables.into_iter().map(|table| (table, Keeps::of(self.then, self.now, table))).collect();
        let mut movements = Vec::new();
        for ((now, found), trail) in self.now.iter().zip(match_of).zip(trails) {
            let Some((at, matched)) = *found else {
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
            for told in changes(then, now, trail, self.period, keeps[now.table]) {
                movements.push(self.movement(told, now, Some(then), Some(matched)));
            }
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
        movements
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
