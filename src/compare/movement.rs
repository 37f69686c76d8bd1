//! Movement: what became of the actions since the month before; of criteria, risks and recommendations too.

use super::counts::rows;
use super::measure::{
    Family, Formula, GroupKind, Grouping, Measure, MeasureSpec, Polarity, Unit, count, spec,
};
use super::scope::Scope;
use crate::frame::MOVEMENT;

const MEASURES: &[MeasureSpec] = &[
    count(
        "movement.new",
        "New",
        Polarity::Neither,
        "records that the month before did not have",
        "change = 'new'",
    ),
    count(
        "movement.vanished",
        "Vanished",
        Polarity::LowerIsBetter,
        "records of the month before that are no longer there",
        "change = 'vanished'",
    ),
    count(
        "movement.vanished-overdue",
        "Vanished while overdue",
        Polarity::LowerIsBetter,
        "open actions that were overdue at the end of the month before and are no longer there",
        "change = 'vanished' AND overdue",
    ),
    count(
        "movement.completed",
        "Completed",
        Polarity::HigherIsBetter,
        "complete or sustained now, and not the month before",
        "change = 'completed'",
    ),
    count(
        "movement.reopened",
        "Reopened",
        Polarity::LowerIsBetter,
        "complete or sustained the month before, and open now",
        "change = 'reopened'",
    ),
    count(
        "movement.no-longer-needed",
        "No longer needed",
        Polarity::Neither,
        "no longer needed now, and not the month before",
        "change = 'no longer needed'",
    ),
    count(
        "movement.slipped",
        "Slipped",
        Polarity::LowerIsBetter,
        "a due date in both months, now later",
        "change = 'slipped'",
    ),
    spec(
        "movement.slipped-days",
        "Mean days slipped",
        Unit::Days,
        Polarity::LowerIsBetter,
        "mean days between the two due dates, of those that slipped",
    )
    .counts(Formula::Mean { of: "days", part: "change = 'slipped'" }),
    count(
        "movement.slipped-again",
        "Slipped again",
        Polarity::LowerIsBetter,
        "slipped this month, and in an earlier month that was read too",
        "change = 'slipped' AND times_slipped > 1",
    ),
    count(
        "movement.brought-forward",
        "Brought forward",
        Polarity::Neither,
        "a due date in both months, now earlier",
        "change = 'brought forward'",
    ),
    count(
        "movement.due-removed",
        "Due date removed",
        Polarity::LowerIsBetter,
        "open, with a due date the month before and none now",
        "change = 'due date removed'",
    ),
    count(
        "movement.state-removed",
        "Status or rating removed",
        Polarity::LowerIsBetter,
        "a status, rating or score the month before and an empty cell now",
        "change = 'status or rating removed'",
    ),
    count(
        "movement.not-readable",
        "Can no longer be read",
        Polarity::LowerIsBetter,
        "a due date, status, rating, lead or evidence the month before, and now something that cannot be read: counted nowhere else",
        "change = 'can no longer be read'",
    ),
    count(
        "movement.due-added",
        "Due date added",
        Polarity::HigherIsBetter,
        "open, without a due date the month before and with one now",
        "change = 'due date added'",
    ),
    count(
        "movement.worse",
        "Worse",
        Polarity::LowerIsBetter,
        "status nearer to off track, a worse grade or a higher risk score than the month before",
        "change = 'worse'",
    ),
    count(
        "movement.better",
        "Better",
        Polarity::HigherIsBetter,
        "status nearer to on track, a better grade or a lower risk score than the month before",
        "change = 'better'",
    ),
    count(
        "movement.lead-changed",
        "Lead changed",
        Polarity::Neither,
        "another lead or owner than the month before",
        "change = 'lead changed'",
    ),
    count(
        "movement.evidence-added",
        "Evidence added",
        Polarity::HigherIsBetter,
        "evidence now, and none the month before",
        "change = 'evidence added'",
    ),
    count(
        "movement.evidence-lost",
        "Evidence lost",
        Polarity::LowerIsBetter,
        "no evidence now, and some the month before",
        "change = 'evidence lost'",
    ),
    count(
        "movement.still-without-evidence",
        "Still complete without evidence",
        Polarity::LowerIsBetter,
        "complete without evidence for more than a month",
        "change = 'still complete without evidence'",
    ),
    count(
        "movement.no-change",
        "No change for three months",
        Polarity::LowerIsBetter,
        "open, and nothing about it changed for three months or longer",
        "change = 'no change for three months'",
    ),
    count(
        "movement.text-edited",
        "Text edited",
        Polarity::Neither,
        "what the record is about is worded differently",
        "change = 'text edited'",
    ),
];

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
