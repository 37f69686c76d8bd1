//! Movement: what became of the actions since the month before; of criteria, risks and recommendations too.

use super::counts::rows;
use super::measure::{Family, GroupKind, Grouping, Measure, MeasureSpec, count, mean, measures};
use super::scope::Scope;
use crate::frame::MOVEMENT;

const MEASURES: &[MeasureSpec] = measures! {
    "movement.new", "New", Count, Neither,
        "records that the month before did not have" => count("change = 'new'");
    "movement.vanished", "No longer listed", Count, LowerIsBetter,
        "records of the month before that are no longer there" => count("change = 'vanished'");
    "movement.vanished-overdue", "No longer listed, and overdue", Count, LowerIsBetter,
        "open actions that were overdue at the end of the month before and are no longer there"
        => count("change = 'vanished' AND overdue");
    "movement.completed", "Completed", Count, HigherIsBetter,
        "complete or sustained now, and not the month before" => count("change = 'completed'");
    "movement.reopened", "Reopened", Count, LowerIsBetter,
        "complete or sustained the month before, and open now" => count("change = 'reopened'");
    "movement.no-longer-needed", "No longer needed", Count, Neither,
        "no longer needed now, and not the month before" => count("change = 'no longer needed'");
    "movement.slipped", "Slipped", Count, LowerIsBetter,
        "a due date in both months, now later" => count("change = 'slipped'");
    "movement.slipped-days", "Mean days slipped", Days, LowerIsBetter,
        "mean days between the two due dates, of those that slipped" => mean("days", "change = 'slipped'");
    "movement.slipped-again", "Slipped again", Count, LowerIsBetter,
        "slipped this month, and in an earlier month that was read too"
        => count("change = 'slipped' AND times_slipped > 1");
    "movement.brought-forward", "Brought forward", Count, Neither,
        "a due date in both months, now earlier" => count("change = 'brought forward'");
    "movement.due-removed", "Due date removed", Count, LowerIsBetter,
        "open, with a due date the month before and none now" => count("change = 'due date removed'");
    "movement.state-removed", "Status or rating removed", Count, LowerIsBetter,
        "a status, rating or score the month before and an empty cell now"
        => count("change = 'status or rating removed'");
    "movement.not-readable", "Can no longer be read", Count, LowerIsBetter,
        "a due date, status, rating, lead or evidence the month before, and now something that cannot be read: counted nowhere else"
        => count("change = 'can no longer be read'");
    "movement.due-added", "Due date added", Count, HigherIsBetter,
        "open, without a due date the month before and with one now" => count("change = 'due date added'");
    "movement.worse", "Worse", Count, LowerIsBetter,
        "status nearer to off track, a worse grade or a higher risk score than the month before"
        => count("change = 'worse'");
    "movement.better", "Better", Count, HigherIsBetter,
        "status nearer to on track, a better grade or a lower risk score than the month before"
        => count("change = 'better'");
    "movement.lead-changed", "Lead changed", Count, Neither,
        "another lead or owner than the month before" => count("change = 'lead changed'");
    "movement.evidence-added", "Evidence added", Count, HigherIsBetter,
        "evidence now, and none the month before" => count("change = 'evidence added'");
    "movement.evidence-lost", "Evidence lost", Count, LowerIsBetter,
        "no evidence now, and some the month before" => count("change = 'evidence lost'");
    "movement.still-without-evidence", "Still complete without evidence", Count, LowerIsBetter,
        "complete without evidence for more than a month" => count("change = 'still complete without evidence'");
    "movement.no-change", "No change for three months", Count, LowerIsBetter,
        "open, and nothing about it changed for three months or longer"
        => count("change = 'no change for three months'");
    "movement.text-edited", "Text edited", Count, Neither,
        "what the record is about is worded differently" => count("change = 'text edited'");
};

pub(super) const FAMILY: Family = Family {
    id: "movement",
    title: "Movement",
    question: "What moved since the month before, and what quietly disappeared?",
    group: "Standard or table",
    measures: MEASURES,
    rows: Some(rows(MOVEMENT, "TRUE", &[ACTIONS, STANDARD, TABLE])),
    measure,
};

/// The actions are the whole; the other tables stand beside them.
const ACTIONS: Grouping = Grouping { filter: "records = 'actions'", ..Grouping::WHOLE };
const STANDARD: Grouping =
    Grouping { filter: "records = 'actions' AND standard_name IS NOT NULL", ..Grouping::STANDARD };
const TABLE: Grouping = Grouping {
    kind: GroupKind::Table,
    by: "records",
    filter: "records <> 'actions'",
    of_all: true,
    frame: None,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let compared: Vec<_> = scope.moved.iter().filter(|moved| moved.previous.is_some()).collect();
    let Some(first) = compared.first() else { return Vec::new() };
    let previous = first.previous.filter(|_| compared.iter().all(|moved| moved.previous == first.previous));
    let note = match previous {
        Some(previous) => format!("compared with {}", previous.in_words()),
        None => "each compared with its latest earlier month".to_owned(),
    };
    let mut groups = scope.whole_and_standards(&FAMILY);
    groups.extend(scope.counted_of(&FAMILY, GroupKind::Table));
    let all = groups.iter().flat_map(|counted| scope.measures(&FAMILY, counted));
    all.map(|one| if one.group.is_whole() { one.note(note.as_str()) } else { one }).collect()
}
