//! Lists: actions to chase, where each field comes from, and the national findings.

use super::Edition;
use super::trace::Trace;
use crate::compare::CouncilPart;
use crate::normalise::origin::How;
use crate::normalise::records::Action;
use crate::report::book::{Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};
use crate::text::one_line;

/// Why an action needs attention, in words.
fn reasons(action: &Action, as_of: jiff::civil::Date) -> Vec<&'static str> {
    let mut why = Vec::new();
    // What a tracker does not keep cannot be chased.
    let keeps = |field: &str| action.origin.layout.column(field).is_some();
    if action.is_overdue(as_of) {
        why.push("overdue");
    }
    if action.status.is_open() && keeps("due") && action.due.day.is_none() {
        why.push("no due date");
    }
    if action.status.is_open() && keeps("lead") && action.lead.text.is_empty() {
        why.push("no lead");
    }
    if action.status.is_done() && keeps("evidence") && action.evidence.text.is_empty() {
        why.push("complete without evidence");
    }
    why
}

/// Actions that somebody has to follow up, the latest first.
pub(super) fn chase(edition: &Edition<'_>, part: &CouncilPart) -> Option<Table> {
    let as_of = edition.benchmark.as_of;
    let mut late: Vec<(i64, &Action, Vec<&str>)> = part
        .records
        .actions
        .iter()
        .filter_map(|action| {
            let why = reasons(action, as_of);
            let days = action.due.last_possible().map_or(0, |due| i64::from((as_of - due).get_days()));
            (!why.is_empty()).then_some((if why.contains(&"overdue") { days } else { 0 }, action, why))
        })
        .collect();
    if late.is_empty() {
        return None;
    }
    late.sort_by_key(|(days, ..)| std::cmp::Reverse(*days));
    let said = |text: &str| Cell::text_or(text, NOT_AVAILABLE);
    let trace = Trace::new(edition);
    let rows = late
        .into_iter()
        .map(|(days, action, why)| {
            vec![
                said(&action.reference),
                action.standard.map_or(NOT_AVAILABLE, |standard| Cell::Count(i64::from(standard))),
                Cell::text(&action.action),
                said(&action.lead.text),
                action.due.day.map_or_else(|| said(&action.due.text), Cell::Day),
                if days > 0 { Cell::Count(days) } else { NOT_APPLICABLE },
                Cell::text(action.status.text()),
                Cell::text(why.join("; ")),
                Cell::text(&*action.origin.layout.workbook),
                trace.field(&action.origin, "action"),
            ]
        })
        .collect();
    Some(Table {
        sheet: "Actions to chase".to_owned(),
        title: "Actions to chase".to_owned(),
        about: "Open actions that are overdue or without lead or due date, and actions that are complete without evidence; the latest first.".to_owned(),
        notes: vec!["[x] not given in the tracker, [z] not applicable. Links open the tracker at the cell.".to_owned()],
        columns: vec![
            Column::new("Ref", 12.0),
            Column::new("Standard", 12.0),
            Column::new("Action", 60.0),
            Column::new("Lead", 26.0),
            Column::new("Due", 16.0),
            Column::new("Days late", 12.0),
            Column::new("Status", 16.0),
            Column::new("Why it is here", 30.0),
            Column::new("Workbook", 36.0),
            Column::new("Cell", 24.0),
        ],
        rows,
    })
}

/// Which column of which sheet each field was read from, and how its header was known.
pub(super) fn sources(edition: &Edition<'_>, part: &CouncilPart) -> Table {
    let period = edition.benchmark.period;
    let layouts = edition
        .benchmark
        .trackers
        .layouts
        .iter()
        .filter(|layout| layout.council == part.name && layout.period == period);
    let trace = Trace::new(edition);
    let trace = &trace;
    let rows = layouts
        .flat_map(|layout| {
            layout.columns.iter().map(move |column| {
                vec![
                    Cell::text(layout.table),
                    Cell::text(match column.span {
                        Some(span) => format!("{} ({})", column.field, span.text()),
                        None => column.field.to_owned(),
                    }),
                    Cell::text(&*layout.workbook),
                    Cell::text(&*layout.sheet),
                    {
                        let cell = layout.cell_at(layout.header_row, column.column);
                        trace.link(&layout.workbook, &layout.sheet, &cell, cell.clone())
                    },
                    Cell::text(one_line(&column.header)),
                    Cell::text(match column.how {
                        How::Guessed => format!("guessed, {}% sure", column.confidence),
                        known => known.text().to_owned(),
                    }),
                ]
            })
        })
        .collect();
    Table {
        sheet: "Sources".to_owned(),
        title: "Sources".to_owned(),
        about: "Where each field was read: workbook, sheet and the cell of its header; its values stand below it.".to_owned(),
        notes: vec!["How known: exact name, synonym, guessed from a header that is like a known one, or config (batch.toml).".to_owned()],
        columns: vec![
            Column::new("Table", 18.0),
            Column::new("Field", 24.0),
            Column::new("Workbook", 44.0),
            Column::new("Sheet", 26.0),
            Column::new("Header cell", 12.0),
            Column::new("Header", 34.0),
            Column::new("How known", 12.0),
        ],
        rows,
    }
}

/// Every published figure of the packs that the councils of this edition follow.
pub(super) fn findings(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Option<Table> {
    let mut ids: Vec<&str> = edition.benchmark.councils.iter().map(|part| &*part.framework).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut rows = Vec::new();
    for pack in ids.iter().filter_map(|id| edition.plan.pack(id)) {
        for finding in &pack.findings {
            let bound = |value: Option<f64>| value.map_or(NOT_AVAILABLE, Cell::Number);
            rows.push(vec![
                Cell::text(&pack.id),
                Cell::text(&finding.id),
                Cell::text(&finding.says),
                Cell::text(finding.figure()),
                Cell::text(finding.kind.text()),
                bound(finding.low),
                bound(finding.high),
                Cell::text(&finding.unit),
                Cell::text(&finding.source),
                if finding.notes.is_empty() { NOT_APPLICABLE } else { Cell::text(finding.notes.join(" ")) },
            ]);
        }
    }
    for [pack, id, says, source, notes] in super::national::sources(part) {
        rows.push(vec![
            Cell::Text(pack),
            Cell::Text(id),
            Cell::Text(says),
            Cell::text("see the sheets of published figures"),
            Cell::text("exact"),
            NOT_APPLICABLE,
            NOT_APPLICABLE,
            NOT_APPLICABLE,
            Cell::Text(source),
            Cell::text_or(&notes, NOT_APPLICABLE),
        ]);
    }
    (!rows.is_empty()).then(|| Table {
        sheet: "National findings".to_owned(),
        title: "National findings".to_owned(),
        about:
            "Every published figure that councils are compared with, its source and what to know about it."
                .to_owned(),
        notes: vec![
            "Published words are kept as bounds. [x] no bound was published, [z] no note.".to_owned(),
        ],
        columns: vec![
            Column::new("Pack", 14.0),
            Column::new("Id", 30.0),
            Column::new("What it says", 60.0),
            Column::new("Figure", 22.0),
            Column::new("Kind", 14.0),
            Column::new("Lowest", 10.0),
            Column::new("Highest", 10.0),
            Column::new("Unit", 18.0),
            Column::new("Source", 46.0),
            Column::new("Notes", 70.0),
        ],
        rows,
    })
}
