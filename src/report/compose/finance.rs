//! The sheets that finance checks: lines with their cells of origin, live sums over them, and the reconciliation.

use super::Edition;
use crate::check::reconcile::reconcile;
use crate::compare::CouncilPart;
use crate::normalise::records::BudgetLine;
use crate::normalise::row::Amount;
use crate::place::column_letters;
use crate::report::book::{Cell, Column, NOT_APPLICABLE, NOT_AVAILABLE, Table};

const LINES: &str = "Budget lines";
const AMOUNTS: [(&str, fn(&BudgetLine) -> &Amount); 4] = [
    ("Budget", |line| &line.budget),
    ("Actual", |line| &line.actual),
    ("Committed", |line| &line.committed),
    ("Forecast", |line| &line.forecast),
];
/// Column of the first amount on the sheet of lines.
const FIRST_AMOUNT: usize = 5;
const STANDARD: usize = 1;

pub(super) fn tables(edition: &Edition<'_>, part: &CouncilPart) -> Vec<Table> {
    if part.records.budget.is_empty() {
        return Vec::new();
    }
    let lines = lines(edition, part);
    let mut out = vec![sums(edition, part, &lines)];
    out.extend(totals(part));
    out.push(lines);
    out
}

fn standard_name(edition: &Edition<'_>, part: &CouncilPart, number: Option<u8>) -> String {
    let pack = edition.plan.pack(&part.framework);
    number
        .and_then(|number| pack?.standard(number))
        .map_or_else(|| "no standard".to_owned(), |standard| format!("{} {}", standard.number, standard.name))
}

fn money(amount: &Amount) -> Cell {
    amount.pence.map_or(NOT_AVAILABLE, Cell::Pounds)
}

fn lines(edition: &Edition<'_>, part: &CouncilPart) -> Table {
    let mut columns = vec![
        Column::new("Line", 40.0),
        Column::new("Standard", 34.0),
        Column::new("Recommendations", 16.0),
        Column::new("Funding", 24.0),
        Column::new("Year", 12.0),
    ];
    columns.extend(AMOUNTS.iter().map(|(name, _)| Column::new(*name, 18.0)));
    columns.extend([
        Column::new("Variance (budget minus forecast)", 18.0),
        Column::new("In words", 26.0),
        Column::new("Workbook", 36.0),
        Column::new("Cell of the budget", 24.0),
    ]);
    let notes = vec![
        "An amount given in words, such as within existing resources, is [x] here and adds nothing."
            .to_owned(),
    ];
    let first = 2 + notes.len() + 1;
    let rows = part
        .records
        .budget
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let recommendations: Vec<String> = line.recommendations.iter().map(u16::to_string).collect();
            let mut cells = vec![
                Cell::text(&line.line),
                Cell::text(standard_name(edition, part, line.standard)),
                if recommendations.is_empty() {
                    NOT_APPLICABLE
                } else {
                    Cell::text(recommendations.join("; "))
                },
                said(&line.funding),
                said(&line.year),
            ];
            cells.extend(AMOUNTS.iter().map(|(_, pick)| money(pick(line))));
            let sheet_row = first + at + 1;
            let column = |offset: usize| column_letters((FIRST_AMOUNT + offset) as u32);
            let spent = if line.forecast.pence.is_some() { 3 } else { 1 };
            cells.push(line.variance.pence.map_or(NOT_AVAILABLE, |pence| Cell::Sum {
                formula: format!("={}{sheet_row}-{}{sheet_row}", column(0), column(spent)),
                pence,
            }));
            let words: Vec<&str> = AMOUNTS
                .iter()
                .map(|(_, pick)| pick(line).text.as_str())
                .filter(|text| !text.is_empty())
                .collect();
            cells.push(if words.is_empty() { NOT_APPLICABLE } else { Cell::text(words.join("; ")) });
            cells.push(Cell::text(&*line.origin.layout.workbook));
            cells.push(Cell::text(line.origin.cell("budget")));
            cells
        })
        .collect();
    Table {
        sheet: LINES.to_owned(),
        title: "Budget lines".to_owned(),
        about: "Every budget line of the trackers, without totals, and the cell that it comes from."
            .to_owned(),
        notes,
        columns,
        rows,
    }
}

fn said(text: &str) -> Cell {
    if text.is_empty() { NOT_AVAILABLE } else { Cell::text(text) }
}

/// Live sums over the lines: all of them, then by standard.
fn sums(edition: &Edition<'_>, part: &CouncilPart, lines: &Table) -> Table {
    let first = lines.first_row() + 1;
    let last = lines.first_row() + lines.rows.len() as u32;
    let range = |column: usize| {
        let letters = column_letters(column as u32);
        format!("'{LINES}'!${letters}${first}:${letters}${last}")
    };
    let mut names: Vec<String> =
        part.records.budget.iter().map(|line| standard_name(edition, part, line.standard)).collect();
    names.sort();
    names.dedup();
    let mut rows = Vec::new();
    for (at, name) in std::iter::once(None).chain(names.iter().map(Some)).enumerate() {
        let inside =
            |line: &&BudgetLine| name.is_none_or(|name| standard_name(edition, part, line.standard) == *name);
        let mut row = vec![Cell::text(name.map_or("All lines", String::as_str))];
        row.push(Cell::Count(part.records.budget.iter().filter(inside).count() as i64));
        for (offset, (_, pick)) in AMOUNTS.iter().enumerate() {
            let given: Vec<i64> =
                part.records.budget.iter().filter(inside).filter_map(|line| pick(line).pence).collect();
            if given.is_empty() {
                row.push(NOT_AVAILABLE);
                continue;
            }
            let pence = given.iter().sum();
            let amounts = range(FIRST_AMOUNT + offset);
            // The sheet's own row, so that the label that is summed for stands beside the sum.
            let own = 4 + at;
            let formula = match name {
                None => format!("=SUM({amounts})"),
                Some(_) => format!("=SUMIFS({amounts},{},A{own})", range(STANDARD)),
            };
            row.push(Cell::Sum { formula, pence });
        }
        rows.push(row);
    }
    let mut columns = vec![Column::new("Standard", 44.0), Column::new("Lines", 10.0)];
    columns.extend(AMOUNTS.iter().map(|(name, _)| Column::new(*name, 20.0)));
    Table {
        sheet: "Budget sums".to_owned(),
        title: "Budget sums".to_owned(),
        about: "Sums of the budget lines, as formulas over the sheet Budget lines.".to_owned(),
        notes: Vec::new(),
        columns,
        rows,
    }
}

/// Stated totals beside our own sums of the lines above them.
fn totals(part: &CouncilPart) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = reconcile(&part.records)
        .into_iter()
        .map(|found| {
            vec![
                Cell::text(&found.total.label),
                Cell::text(found.field),
                Cell::Pounds(found.stated),
                Cell::Pounds(found.ours),
                Cell::Pounds(found.stated - found.ours),
                Cell::text(&*found.total.origin.layout.workbook),
                Cell::text(found.total.origin.cell(found.field)),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        sheet: "Stated totals".to_owned(),
        title: "Stated totals against our own sums".to_owned(),
        about: "Each total that a tracker states, our sum of its lines, and the difference.".to_owned(),
        notes: Vec::new(),
        columns: vec![
            Column::new("Total", 34.0),
            Column::new("Amount", 14.0),
            Column::new("Stated", 18.0),
            Column::new("Ours", 18.0),
            Column::new("Difference", 18.0),
            Column::new("Workbook", 40.0),
            Column::new("Cell", 24.0),
        ],
        rows,
    })
}
