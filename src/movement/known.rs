//! Indicators in time: what is known of each over all months that were read; those of later trackers count.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::normalise::reading::Reading;
use crate::normalise::records::Indicator;
use crate::period::Period;
use crate::text::words;

/// All readings of one council up to a month.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Known(BTreeMap<(String, String), Values>);

/// What is known of one indicator.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Values {
    /// As the latest tracker spells them.
    pub name: String,
    pub unit: String,
    pub points: BTreeMap<Period, f64>,
    /// Months whose value must not be shown.
    pub confidential: BTreeSet<Period>,
    pub target: Option<f64>,
}

/// A name as it is compared: without its number, its unit in brackets, capitals and marks.
fn key(name: &str) -> String {
    let bare = name.split('(').next().filter(|start| !start.trim().is_empty()).unwrap_or(name);
    let bare =
        words(bare.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '%')));
    if bare.is_empty() { words(name) } else { bare }
}

impl Known {
    /// What a month's tracker says of an indicator.
    pub fn follow(&mut self, indicator: &Indicator) {
        match Reading::of(indicator) {
            Some(reading) => self.add(reading),
            None if indicator.is_confidential => self.conceal(indicator),
            None => {}
        }
    }

    /// One value that a month said.
    pub fn add(&mut self, reading: Reading) {
        let values = self.0.entry((key(&reading.name), words(&reading.unit))).or_default();
        values.points.insert(reading.month, reading.value);
        values.target = reading.target.or(values.target);
        (values.name, values.unit) = (reading.name, reading.unit);
    }

    /// A month whose value is confidential: what earlier months said of it goes too.
    fn conceal(&mut self, indicator: &Indicator) {
        let Some(month) = indicator.date.day.and_then(Period::of) else { return };
        let name = Reading::name(&indicator.indicator, &indicator.team);
        let values = self.0.entry((key(&name), words(&indicator.unit))).or_default();
        values.points.remove(&month);
        values.confidential.insert(month);
        (values.name, values.unit) = (name, indicator.unit.clone());
    }

    /// Keeps only the values that may be known: name, unit and value are asked.
    pub fn retain(&mut self, may_be_known: impl Fn(&str, &str, f64) -> bool) {
        for values in self.0.values_mut() {
            let (name, unit) = (&values.name, &values.unit);
            values.points.retain(|_, value| may_be_known(name, unit, *value));
        }
    }

    pub fn indicators(&self) -> impl Iterator<Item = &Values> {
        self.0.values()
    }
}
