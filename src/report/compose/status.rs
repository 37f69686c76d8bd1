//! Actions by status and standard, as charts and a table of their own show them.

use crate::compare::{Group, GroupKind, Measure, status_measure};
use crate::report::book::{Cell, Column, Table};
use crate::value::status::Status;

/// Statuses together as charts show them: at most four colours can be told apart.
pub(super) const STATUS_GROUPS: [(&str, &[Status]); 4] = [
    ("Complete or sustained", &[Status::Complete, Status::Sustained]),
    ("On track", &[Status::OnTrack]),
    ("At risk or off track", &[Status::AtRisk, Status::OffTrack]),
    (
        "Not started, unknown or no longer needed",
        &[Status::NotStarted, Status::Unknown, Status::NoLongerNeeded],
    ),
];

/// The sheet that holds them.
pub(super) const STATUS_SHEET: &str = "Actions by status";

/// Number of actions in each group of statuses, by standard; all in one row where there are no standards.
pub(super) fn status_rows(measures: &[Measure]) -> Vec<(String, Vec<i64>)> {
    let totals: Vec<&Group> = measures
        .iter()
        .filter(|measure| measure.id == "actions.total" && measure.group.kind != GroupKind::Lead)
        .map(|measure| &measure.group)
        .collect();
    let count = |statuses: &[Status], group: &Group| -> i64 {
        let ids: Vec<&str> = statuses.iter().map(|status| status_measure(*status)).collect();
        let inside = measures.iter().filter(|measure| measure.group == *group && ids.contains(&measure.id));
        inside.filter_map(|measure| measure.numerator).sum()
    };
    totals
        .iter()
        .filter(|group| !group.is_whole() || totals.len() == 1)
        .map(|group| {
            let label = if group.is_whole() { "All actions" } else { &*group.name };
            (label.to_owned(), STATUS_GROUPS.iter().map(|(_, statuses)| count(statuses, group)).collect())
        })
        .filter(|(_, parts): &(String, Vec<i64>)| parts.iter().sum::<i64>() > 0)
        .collect()
}

/// The figures of the chart of statuses as a table, for the native chart and for those who prefer numbers.
pub(super) fn status_table(measures: &[Measure]) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = status_rows(measures)
        .into_iter()
        .map(|(label, parts)| {
            let total = parts.iter().sum();
            std::iter::once(Cell::text(label))
                .chain(parts.into_iter().chain([total]).map(Cell::Count))
                .collect()
        })
        .collect();
    let mut columns = vec![Column::new("Standard", 44.0)];
    columns.extend(STATUS_GROUPS.iter().map(|(name, _)| Column::new(*name, 18.0)));
    columns.push(Column::new("All", 12.0));
    (!rows.is_empty()).then(|| Table {
        sheet: STATUS_SHEET.to_owned(),
        title: STATUS_SHEET.to_owned(),
        about: "Number of actions by status and standard; statuses are put together as the chart shows them."
            .to_owned(),
        notes: Vec::new(),
        columns,
        rows,
    })
}
