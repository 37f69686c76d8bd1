//! What months leave behind for those after them: of every council its latest month, the courses of its records up to there,
//! and the values of its indicators. It is all that has to be in memory of months that are done.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::item::Item;
use super::known::Known;
use super::trail::Trail;
use crate::month::Month;
use crate::normalise::reading::Reading;
use crate::period::Period;

/// The past of all councils, up to a month.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Past {
    pub councils: BTreeMap<Arc<str>, Course>,
    /// By council.
    pub known: BTreeMap<Arc<str>, Known>,
}

/// The latest month of one council, and how it came to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Course {
    pub period: Period,
    /// Id of the national pack that its trackers follow.
    pub framework: Arc<str>,
    /// Shared with the movements that speak of them.
    pub items: Vec<Arc<Item>>,
    /// Of each item.
    pub(super) trails: Vec<Trail>,
    /// Actions with a due date that were done by the end of each month that was read.
    pub(super) done: Vec<(Period, usize)>,
}

/// A month as its data files tell it: frameworks and items by council, and values of indicators.
#[derive(Debug, Default)]
pub struct DataMonth {
    pub councils: BTreeMap<Arc<str>, (Arc<str>, Vec<Arc<Item>>)>,
    pub readings: Vec<(Arc<str>, Reading)>,
}

impl Past {
    /// A name that stands for each council's latest tracker.
    pub fn trackers(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        self.councils
            .iter()
            .map(|(council, course)| (council, course.items.first().map_or(council, |item| &item.workbook)))
    }

    /// Takes up what a month's trackers say of indicators.
    pub fn know(&mut self, month: &Month) {
        for (council, now) in &month.councils {
            let known = self.known.entry(Arc::clone(council)).or_default();
            now.records.indicators.iter().for_each(|indicator| known.follow(indicator));
        }
    }

    /// Goes on by a month of which only the data files are left.
    pub fn follow(&mut self, period: Period, month: DataMonth) {
        for (council, (framework, items)) in month.councils {
            let course = Course::go_on(self.councils.get(&council), period, framework, items).course;
            self.councils.insert(council, course);
        }
        for (council, reading) in month.readings {
            self.known.entry(council).or_default().add(reading);
        }
    }
}
