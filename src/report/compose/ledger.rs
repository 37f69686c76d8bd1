//! What was read and what was not: data quality, the ledger, and what is hidden in the trackers.

use std::collections::BTreeMap;

use super::Edition;
use crate::compare::CouncilPart;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::ledger::{FileAccount, SheetAccount};
use crate::report::book::{Cell, Column, NOT_APPLICABLE, Table};

/// Does a file belong to this edition? A file whose month is not known belongs to every one.
fn belongs(edition: &Edition<'_>, part: Option<&CouncilPart>, file: &FileAccount) -> bool {
    match part {
        Some(part) => file.period == Some(edition.benchmark.period) && file.council == part.name,
        None => file.period.is_none_or(|period| period == edition.benchmark.period),
    }
}

/// The diagnostics of an edition: of the month, or of one council's files.
pub(crate) fn diagnostics<'a>(edition: &Edition<'a>, part: Option<&CouncilPart>) -> Vec<&'a Diagnostic> {
    let all = edition.benchmark.trackers.diagnostics.iter();
    if part.is_none() {
        return all.collect();
    }
    let files: std::collections::BTreeSet<&str> = edition
        .benchmark
        .trackers
        .files
        .iter()
        .filter(|file| belongs(edition, part, file))
        .map(|file| &*file.workbook)
        .collect();
    all.filter(|each| files.contains(&*each.place.workbook)).collect()
}

/// How often each rule was told of, by its id.
pub(crate) fn by_rule(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Vec<(&'static Rule, usize)> {
    let mut rules: BTreeMap<&str, (&'static Rule, usize)> = BTreeMap::new();
    for each in diagnostics(edition, part) {
        rules.entry(each.rule.id).or_insert((each.rule, 0)).1 += each.count();
    }
    rules.into_values().collect()
}

/// The sheets of an edition's files.
pub(crate) fn sheets<'a>(edition: &Edition<'a>, part: Option<&CouncilPart>) -> Vec<&'a SheetAccount> {
    let own = |sheet: &&SheetAccount| match part {
        Some(part) => sheet.period == Some(edition.benchmark.period) && sheet.council == part.name,
        None => sheet.period.is_none_or(|period| period == edition.benchmark.period),
    };
    edition.benchmark.trackers.sheets.iter().filter(own).collect()
}

/// The files of an edition that were not read.
pub(super) fn left_out<'a>(
    edition: &'a Edition<'a>,
    part: Option<&'a CouncilPart>,
) -> impl Iterator<Item = &'a FileAccount> + 'a {
    let files = edition.benchmark.trackers.files.iter();
    files.filter(move |file| belongs(edition, part, file) && file.left_out.is_some())
}

pub(super) fn said(text: &str) -> Cell {
    Cell::text_or(text, NOT_APPLICABLE)
}

pub(super) fn quality(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Table {
    let mut told = diagnostics(edition, part);
    told.sort_by_key(|each| std::cmp::Reverse(each.rule.severity));
    let mut rows: Vec<Vec<Cell>> = told
        .into_iter()
        .filter(|each| each.rule.severity > Severity::Note || part.is_some())
        .map(|each| {
            vec![
                Cell::text(each.rule.severity.to_string()),
                Cell::text(&*each.place.workbook),
                said(&each.place.sheet),
                said(&each.cells()),
                Cell::text(&each.message),
                said(&each.found),
                said(&each.expected),
                said(&each.effect),
                Cell::text(each.rule.help),
                Cell::text(each.rule.id),
            ]
        })
        .collect();
    let mut about =
        "What could not be read or does not agree, for the trackers' owners to put right.".to_owned();
    if rows.is_empty() {
        "Nothing was found that has to be put right.".clone_into(&mut about);
        rows.push(vec![NOT_APPLICABLE; 10]);
    }
    Table {
        sheet: "Data quality".to_owned(),
        title: "Data quality".to_owned(),
        about,
        notes: vec!["[z] not applicable.".to_owned()],
        columns: vec![
            Column::new("Severity", 12.0),
            Column::new("Workbook", 40.0),
            Column::new("Sheet", 24.0),
            Column::new("Cells", 18.0),
            Column::new("What is wrong", 44.0),
            Column::new("Found", 28.0),
            Column::new("Expected", 28.0),
            Column::new("What became of it", 34.0),
            Column::new("How to put it right", 50.0),
            Column::new("Id", 26.0),
        ],
        rows,
    }
}

pub(super) fn ledger(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Table {
    let mut rows: Vec<Vec<Cell>> = sheets(edition, part)
        .into_iter()
        .map(|sheet| {
            vec![
                Cell::text(&*sheet.workbook),
                Cell::text(&*sheet.sheet),
                said(&sheet.tables.join("; ")),
                Cell::Count(sheet.rows as i64),
                Cell::Count(sheet.used as i64),
                Cell::Count(sheet.set_aside_total() as i64),
                Cell::Count(sheet.not_recognised as i64),
                said(&sheet.reasons()),
                said(&sheet.concealed.join("; ")),
            ]
        })
        .collect();
    for file in left_out(edition, part) {
        let reason = file.left_out.clone().unwrap_or_default();
        let mut row = vec![Cell::text(&*file.workbook), Cell::text("whole file"), NOT_APPLICABLE];
        row.extend([
            NOT_APPLICABLE,
            NOT_APPLICABLE,
            NOT_APPLICABLE,
            NOT_APPLICABLE,
            Cell::text(format!("not read: {reason}")),
            NOT_APPLICABLE,
        ]);
        rows.push(row);
    }
    Table {
        sheet: "Ledger".to_owned(),
        title: "Ledger".to_owned(),
        about:
            "Every sheet of every tracker: rows are used, set aside or not recognised, and the three add up."
                .to_owned(),
        notes: vec![
            "Rows are those that hold a value. Hidden sheets, rows and columns are read like everything else. [z] not applicable."
                .to_owned(),
        ],
        columns: vec![
            Column::new("Workbook", 46.0),
            Column::new("Sheet", 30.0),
            Column::new("Tables found", 34.0),
            Column::new("Rows", 10.0),
            Column::new("Used", 10.0),
            Column::new("Set aside", 12.0),
            Column::new("Not recognised", 14.0),
            Column::new("Why", 60.0),
            Column::new("What is hidden", 40.0),
        ],
        rows,
    }
}
