//! What moved since the month before, record by record.

use crate::compare::CouncilPart;
use crate::movement::{Change, Item, Matched, Movement};
use crate::report::book::{Cell, Column, NOT_APPLICABLE, Table};
use crate::report::compose::Edition;
use crate::report::compose::trace::Trace;
use crate::text::one_line;

/// Most urgent first: what a chief officer asks about.
const ORDER: [Change; 19] = [
    Change::Vanished,
    Change::Reopened,
    Change::DueRemoved,
    Change::StateRemoved,
    Change::NotReadable,
    Change::Slipped,
    Change::Worse,
    Change::EvidenceLost,
    Change::StillWithoutEvidence,
    Change::NoChange,
    Change::Completed,
    Change::Better,
    Change::BroughtForward,
    Change::DueAdded,
    Change::EvidenceAdded,
    Change::NoLongerNeeded,
    Change::New,
    Change::LeadChanged,
    Change::TextEdited,
];

fn place(change: Change) -> usize {
    ORDER.iter().position(|each| *each == change).unwrap_or(ORDER.len())
}

fn said(text: &str) -> Cell {
    Cell::text_or(&one_line(text), NOT_APPLICABLE)
}

/// Where a record stands, with a link to its row; the workbook is named only where there are several.
fn place_of(trace: &Trace<'_>, item: &Item, books: &[&str]) -> Cell {
    let row = format!("'{}' row {}", item.sheet, item.row + 1);
    let text = if books.len() > 1 { format!("{} {row}", item.workbook) } else { row };
    trace.link(&item.workbook, &item.sheet, &format!("A{}", item.row + 1), text)
}

/// The workbooks of some records.
fn books<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<&'a str> {
    let mut books: Vec<&str> = items.map(|item| &*item.workbook).collect();
    books.sort_unstable();
    books.dedup();
    books
}

/// This month's record of a change, and that of the month before.
fn sides(movement: &Movement) -> (Option<&Item>, Option<&Item>) {
    match movement.change {
        Change::Vanished => (None, Some(&movement.item)),
        _ => (Some(&movement.item), movement.before.as_deref()),
    }
}

fn list(books: &[&str]) -> String {
    if books.is_empty() { "no workbook".to_owned() } else { books.join(", ") }
}

/// Every change of a council's records; `None` where there is no month to compare with.
pub(super) fn table(edition: &Edition<'_>, part: &CouncilPart) -> Option<Table> {
    let moved = part.moved.as_ref()?;
    let previous = moved.previous?;
    let mut movements: Vec<&Movement> = moved.movements.iter().collect();
    movements.sort_by_key(|movement| (!movement.overdue, place(movement.change), movement.item.table));
    let books_now = books(movements.iter().filter_map(|movement| sides(movement).0));
    let books_then = books(movements.iter().filter_map(|movement| sides(movement).1));
    let trace = Trace::new(edition);
    let rows = movements
        .into_iter()
        .map(|movement| {
            let change = if movement.overdue {
                "removed while overdue".to_owned()
            } else {
                movement.change.in_words().to_owned()
            };
            let (now, then) = sides(movement);
            vec![
                Cell::text(change),
                Cell::text(movement.item.table),
                said(&movement.item.reference),
                said(&movement.item.text),
                said(&movement.item.lead),
                said(&movement.was),
                said(&movement.now),
                movement.days.map_or(NOT_APPLICABLE, Cell::Count),
                movement.times.map_or(NOT_APPLICABLE, |times| Cell::Count(i64::from(times))),
                said(&movement.matched.map_or_else(String::new, Matched::text)),
                now.map_or(NOT_APPLICABLE, |item| place_of(&trace, item, &books_now)),
                then.map_or(NOT_APPLICABLE, |item| place_of(&trace, item, &books_then)),
            ]
        })
        .collect();
    Some(Table {
        sheet: "Changes".to_owned(),
        title: format!("Changes between {} and {}", previous.in_words(), edition.benchmark.period.in_words()),
        about: "Each change of an action, criterion, risk or recommendation since the month before; what needs asking about comes first.".to_owned(),
        notes: vec![
            "[z] not applicable. A record is known again by its reference; where that changed or is missing, by its text, which is a guess and marked so.".to_owned(),
            format!("Rows now are those of {}; rows then those of {}.", list(&books_now), list(&books_then)),
        ],
        columns: vec![
            Column::new("Change", 20.0),
            Column::new("Table", 17.0),
            Column::new("Ref", 9.0),
            Column::new("Record", 44.0),
            Column::new("Lead", 20.0),
            Column::new("Was", 22.0),
            Column::new("Now", 22.0),
            Column::new("Days later", 8.0),
            Column::new("Times slipped", 9.0),
            Column::new("Known again", 14.0),
            Column::new("Row now", 24.0),
            Column::new("Row then", 24.0),
        ],
        rows,
    })
}
