//! The rows of a table by their filters: each combination of filter values is a group of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::statistics::Where;
use super::table::Table;

/// Filters stand at this value unless another is asked for.
pub(super) const TOTAL: &str = "Total";

pub(super) struct Groups {
    /// Names of the filters, in the order of the columns.
    pub filters: Vec<String>,
    /// By the values of the filters: places in the list of rows.
    pub rows: BTreeMap<Vec<String>, Vec<usize>>,
    /// The identifier of times of most rows.
    pub identifier: String,
}

impl Groups {
    pub(super) fn new(table: &Table, filters: &[(String, u32)], places: &[(u32, Where)]) -> Self {
        let mut rows: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        let mut identifiers: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, (row, place)) in places.iter().enumerate() {
            let values = filters.iter().map(|(_, column)| table.text(*row, Some(*column))).collect();
            rows.entry(values).or_default().push(at);
            *identifiers.entry(&place.identifier).or_default() += 1;
        }
        let identifier = identifiers.into_iter().max_by_key(|(_, count)| *count).map_or("", |(name, _)| name);
        Self {
            filters: filters.iter().map(|(name, _)| name.clone()).collect(),
            identifier: identifier.to_owned(),
            rows,
        }
    }

    /// The values that a filter has, by its place.
    pub(super) fn values(&self, at: usize) -> BTreeSet<&str> {
        self.rows.keys().map(|values| values[at].as_str()).collect()
    }

    /// The values of a group that tell it from others: not those of filters that always stand alike, nor totals.
    pub(super) fn telling<'a>(&self, group: &'a [String]) -> Vec<&'a str> {
        (0..self.filters.len())
            .filter(|at| self.values(*at).len() > 1)
            .map(|at| group[at].as_str())
            .filter(|value| *value != TOTAL && !value.is_empty())
            .collect()
    }
}
