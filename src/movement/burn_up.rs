//! Plan against time: how many actions were to be done by each month, by their first and by their present due dates, and how
//! many were done.

use std::sync::Arc;

use jiff::civil::Date;

use super::item::Item;
use super::trail::Trail;
use crate::period::Period;

/// The actions of one council as months go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BurnUp {
    /// From the first due date or month to the last, without a gap.
    pub months: Vec<Period>,
    /// To be done by the end of each month by the due dates with which the actions were first seen.
    pub first_planned: Vec<usize>,
    /// By the due dates as they stand now.
    pub planned: Vec<usize>,
    /// Those with a due date that were done by the end of each month that was read.
    pub done: Vec<(Period, usize)>,
    /// All actions now.
    pub total: usize,
    /// Actions that have a due date.
    pub dated: usize,
}

/// Longer plans are shown from the first month that was read on.
const MOST_MONTHS: usize = 48;

pub(super) fn of(items: &[Arc<Item>], trails: &[Trail], done: &[(Period, usize)]) -> Option<BurnUp> {
    let actions: Vec<(&Arc<Item>, &Trail)> =
        items.iter().zip(trails).filter(|(item, _)| item.table == "actions").collect();
    let month = |day: Option<Date>| day.and_then(Period::of);
    let due = actions.iter().filter_map(|(item, _)| month(item.due));
    let first_due = actions.iter().filter_map(|(_, trail)| month(trail.first_due));
    let read = done.iter().map(|(period, _)| *period);
    let first = due.clone().chain(first_due.clone()).chain(read.clone()).min()?;
    let last = due.clone().chain(first_due.clone()).chain(read.clone()).max()?;
    let dated = due.clone().count();
    if dated == 0 {
        return None;
    }
    let mut months: Vec<Period> = std::iter::successors(Some(first), |month| month.next())
        .take_while(|month| *month <= last)
        .take(600)
        .collect();
    if months.len() > MOST_MONTHS {
        // What is due far from now flattens everything: the months around those that were read.
        let from = read.min()?;
        let start = months.iter().position(|month| *month >= from)?.saturating_sub(MOST_MONTHS / 4);
        months = months.into_iter().skip(start).take(MOST_MONTHS).collect();
    }
    let by = |dues: Vec<Period>| -> Vec<usize> {
        months.iter().map(|month| dues.iter().filter(|due| *due <= month).count()).collect()
    };
    Some(BurnUp {
        first_planned: by(first_due.collect()),
        planned: by(due.collect()),
        done: done.to_vec(),
        total: actions.len(),
        dated,
        months,
    })
}
