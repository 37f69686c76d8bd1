//! Actions by status and standard, as charts show them.

use crate::compare::{Group, GroupKind, Measure, status_measure};
use crate::report::chart::Texture;
use crate::value::status::Status;

/// Statuses together, as charts and tables show them.
pub(super) struct StatusGroup {
    pub(super) name: &'static str,
    pub(super) statuses: &'static [Status],
    pub(super) texture: Texture,
}

/// No stated status is a group of its own: nobody knows how those actions are.
pub(super) const STATUS_GROUPS: [StatusGroup; 6] = [
    StatusGroup {
        name: "Complete or sustained",
        statuses: &[Status::Complete, Status::Sustained],
        texture: Texture::Done,
    },
    StatusGroup { name: "On track", statuses: &[Status::OnTrack], texture: Texture::Going },
    StatusGroup {
        name: "At risk or off track",
        statuses: &[Status::AtRisk, Status::OffTrack],
        texture: Texture::Trouble,
    },
    StatusGroup { name: "Not started", statuses: &[Status::NotStarted], texture: Texture::Waiting },
    StatusGroup { name: "No longer needed", statuses: &[Status::NoLongerNeeded], texture: Texture::Closed },
    StatusGroup { name: "No stated status", statuses: &[Status::Unknown], texture: Texture::Unknown },
];

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
            (label.to_owned(), STATUS_GROUPS.iter().map(|each| count(each.statuses, group)).collect())
        })
        .filter(|(_, parts): &(String, Vec<i64>)| parts.iter().sum::<i64>() > 0)
        .collect()
}
