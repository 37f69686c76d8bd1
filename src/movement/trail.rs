//! The course of one record over the months in which it was seen.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::item::Item;
use crate::period::Period;

/// What earlier months leave behind for later ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Trail {
    /// How often its due date was moved to a later day.
    pub(super) slips: u32,
    /// The due date with which it was first seen.
    pub(super) first_due: Option<Date>,
    /// The first month since which nothing changed.
    pub(super) unchanged_since: Period,
    /// The first month since which it is complete without evidence.
    pub(super) without_evidence_since: Option<Period>,
}

impl Trail {
    /// The course of a record that is seen for the first time.
    pub(super) fn begin(item: &Item, period: Period) -> Self {
        Self {
            slips: 0,
            first_due: item.due,
            unchanged_since: period,
            without_evidence_since: lacks_evidence(item).then_some(period),
        }
    }

    /// The course after one more month.
    pub(super) fn go_on(&self, then: &Item, now: &Item, period: Period) -> Self {
        let has_slipped = matches!((then.due, now.due), (Some(was), Some(is)) if is > was);
        Self {
            slips: self.slips + u32::from(has_slipped),
            first_due: self.first_due.or(now.due),
            unchanged_since: if now.is_same_as(then) { self.unchanged_since } else { period },
            without_evidence_since: lacks_evidence(now)
                .then(|| self.without_evidence_since.unwrap_or(period)),
        }
    }
}

fn lacks_evidence(item: &Item) -> bool {
    item.table == "actions" && item.is_done() && item.evidence.is_empty()
}
