//! The fix list of a council: what its trackers' owners have to put right, cell by cell, in the order of the sheets.

use super::Edition;
use super::ledger::{diagnostics, said};
use super::trace::Trace;
use crate::compare::CouncilPart;
use crate::diagnostic::{Diagnostic, Severity};
use crate::place::a1;
use crate::report::book::{Book, Cell, Column, CoverLine, Table};
use crate::wording::plural;

/// One cell, row, sheet or file with one trouble.
struct Entry<'a> {
    told: &'a Diagnostic,
    row: Option<u32>,
    column: Option<u32>,
    found: &'a str,
}

/// The fix list of a council; `None` when there is nothing to put right.
pub fn fix_list(edition: &Edition<'_>, part: &CouncilPart) -> Option<Book> {
    let told = diagnostics(edition, Some(part));
    let (notes, to_fix): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        told.into_iter().partition(|each| each.rule.severity == Severity::Note);
    if to_fix.is_empty() {
        return None;
    }
    let period = edition.benchmark.period.in_words();
    let mut tables = vec![table(
        edition,
        &to_fix,
        "Fix list",
        "What has to be put right, in the order of the sheets. The link opens the tracker at the cell.",
    )];
    if !notes.is_empty() {
        let about = "What was guessed or is only to know: nothing has to be done if it is right.";
        tables.push(table(edition, &notes, "To know", about));
    }
    let entries = tables[0].rows.len();
    Some(Book {
        title: format!("{}: fix list, {period}", part.name),
        author: edition.author(),
        cover: [
            ("To put right", format!("{} to put right in the trackers of {} for {period}.", plural(entries, "thing", "things"), part.name)),
            ("How to work", "Work down the sheet Fix list: correct each cell in the tracker, save it, and run the batch again. What is put right is not on the next list.".to_owned()),
            ("Severity", "An error left a row, sheet or file out. After a warning the row is used, but a value of it is not, or is doubtful.".to_owned()),
            ("Shorthand", "[x] not available, [z] not applicable.".to_owned()),
        ]
        .map(|(about, says)| CoverLine { about: about.to_owned(), says })
        .to_vec(),
        tables,
        day: edition.day(),
    })
}

/// One line for each cell.
fn table(edition: &Edition<'_>, told: &[&Diagnostic], sheet: &str, about: &str) -> Table {
    let mut entries: Vec<Entry<'_>> = told.iter().flat_map(|each| entries(each)).collect();
    let order = |entry: &Entry<'_>| {
        let place = &entry.told.place;
        let files = &edition.benchmark.trackers.files;
        let file = files.iter().position(|file| file.workbook == place.workbook);
        let own = |at: usize| {
            edition.benchmark.trackers.sheets[at].workbook == place.workbook
                && edition.benchmark.trackers.sheets[at].sheet == place.sheet
        };
        // Sheets in the order of the tracker; what concerns the whole file stands first.
        let of_sheet = (0..edition.benchmark.trackers.sheets.len()).find(|&at| own(at));
        (file, of_sheet, entry.row, entry.column)
    };
    entries.sort_by_cached_key(order);
    let trace = Trace::new(edition);
    let rows = entries.iter().map(|entry| row(&trace, entry)).collect();
    Table {
        sheet: sheet.to_owned(),
        title: sheet.to_owned(),
        about: about.to_owned(),
        notes: vec![
            "[z] not applicable. The links work while this file and the trackers stay where they are."
                .to_owned(),
        ],
        columns: vec![
            Column::new("Workbook", 24.0),
            Column::new("Sheet", 16.0),
            Column::new("Cell", 10.0),
            Column::new("What is wrong", 28.0),
            Column::new("What it says", 22.0),
            Column::new("What it should say", 24.0),
            Column::new("What became of it", 24.0),
            Column::new("How to put it right", 32.0),
            Column::new("Severity", 10.0),
            Column::new("Id", 20.0),
        ],
        rows,
    }
}

fn entries(told: &Diagnostic) -> Vec<Entry<'_>> {
    let first = Entry { told, row: told.place.row, column: told.place.column, found: &told.found };
    let more = told.more.iter().map(|more| Entry {
        told,
        row: Some(more.row),
        column: Some(more.column),
        found: &more.found,
    });
    std::iter::once(first).chain(more).collect()
}

fn row(trace: &Trace<'_>, entry: &Entry<'_>) -> Vec<Cell> {
    let told = entry.told;
    vec![
        Cell::text(&*told.place.workbook),
        said(&told.place.sheet),
        link(trace, entry),
        Cell::text(&told.message),
        said(entry.found),
        said(&told.expected),
        said(&told.effect),
        Cell::text(told.rule.help),
        Cell::text(told.rule.severity.to_string()),
        Cell::text(told.rule.id),
    ]
}

/// A link that opens the tracker at the cell, or at the row's first cell.
fn link(trace: &Trace<'_>, entry: &Entry<'_>) -> Cell {
    let place = &entry.told.place;
    let (text, cell) = match (entry.row, entry.column) {
        (Some(row), Some(column)) => (a1(row, column), a1(row, column)),
        (Some(row), None) => (format!("row {}", row + 1), a1(row, 0)),
        _ => ("open".to_owned(), "A1".to_owned()),
    };
    trace.link(&place.workbook, &place.sheet, &cell, text)
}
