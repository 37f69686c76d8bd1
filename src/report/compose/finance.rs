//! The sheets that finance checks: lines with their cells of origin, live sums over them, and the reconciliation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Edition;
use super::trace::Trace;
use crate::check::reconcile::{Cause, reconcile};
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
const RECOMMENDATIONS: usize = 2;
const FUNDING: usize = 3;
const YEAR: usize = 4;

pub(super) fn tables(edition: &Edition<'_>, part: &CouncilPart) -> Vec<Table> {
    if part.records.budget.is_empty() {
        return Vec::new();
    }
    let table = lines(edition, part);
    let lines = Lines { table: &table, part };
    let mut out = vec![sums(&lines)];
    out.extend(totals(edition, &lines));
    out.insert(0, table);
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
    let trace = Trace::new(edition);
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
            cells.push(match line.variance.pence {
                None => NOT_AVAILABLE,
                Some(pence) if !line.shares_its_budget() => Cell::Sum {
                    formula: format!("={}{sheet_row}-{}{sheet_row}", column(0), column(spent)),
                    pence,
                },
                // A budget merged over several lines is set against all of them.
                Some(pence) => Cell::Pounds(pence),
            });
            let words: Vec<&str> = AMOUNTS
                .iter()
                .map(|(_, pick)| pick(line).text.as_str())
                .filter(|text| !text.is_empty())
                .collect();
            cells.push(if words.is_empty() { NOT_APPLICABLE } else { Cell::text(words.join("; ")) });
            cells.push(Cell::text(&*line.origin.layout.workbook));
            cells.push(trace.field(&line.origin, "budget"));
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
    Cell::text_or(text, NOT_AVAILABLE)
}

/// What lines are grouped by: its name, and the column of the sheet of lines that holds the group.
struct Grouping {
    by: &'static str,
    column: usize,
}

const GROUPINGS: [Grouping; 3] = [
    Grouping { by: "Standard", column: STANDARD },
    Grouping { by: "Funding", column: FUNDING },
    Grouping { by: "Year", column: YEAR },
];

/// The rows of the sheet of lines, as a formula sees them.
struct Lines<'a> {
    table: &'a Table,
    part: &'a CouncilPart,
}

impl Lines<'_> {
    /// Row on the sheet of a line, from 1.
    fn row(&self, at: usize) -> u32 {
        self.table.first_row() + 1 + at as u32
    }

    /// All cells of a column.
    fn range(&self, column: usize) -> String {
        self.part_of(column, 0, self.table.rows.len().saturating_sub(1))
    }

    fn part_of(&self, column: usize, first: usize, last: usize) -> String {
        let letters = column_letters(column as u32);
        format!("'{LINES}'!${letters}${}:${letters}${}", self.row(first), self.row(last))
    }

    /// The text of a line in a column of words, as the sheet shows it.
    fn text(&self, at: usize, column: usize) -> Cow<'_, str> {
        match &self.table.rows[at][column] {
            Cell::Text(text) => Cell::written(text),
            Cell::Shorthand(text) => Cow::Borrowed(*text),
            _ => Cow::Borrowed(""),
        }
    }

    /// The sum of a column's amounts in the lines whose words in another column are exactly these. SUMIFS would make no
    /// difference between capital and small letters, and take `*`, `?`, `<` and `>` for more than signs.
    fn sum_where(&self, column: usize, amounts: usize, words: &str) -> String {
        format!("=SUMPRODUCT(--EXACT({},{words}),{})", self.range(column), self.range(amounts))
    }
}

/// What stands above the table of sums; its header is the row after them.
const SUMS_NOTES: [&str; 2] = [
    "[x] not given, [z] not applicable. Each grouping ends with a check: all lines less its groups, zero when it is right.",
    "A line that names several recommendations counts in full under each: those sums do not add up to all lines.",
];
/// The first row of values of the table of sums, from 1: below its title, what it is about, its notes and its header.
const FIRST_SUM: usize = 2 + SUMS_NOTES.len() + 2;
/// Column of the first amount on the sheet of sums.
const FIRST_SUM_AMOUNT: usize = 3;

/// Live sums over the lines: all of them, then by each grouping with a check that its groups are all.
fn sums(lines: &Lines<'_>) -> Table {
    let all: Vec<&BudgetLine> = lines.part.records.budget.iter().collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let total = |amounts: usize| format!("=SUM({})", lines.range(amounts));
    rows.push(sum_row("All", "All lines", &all, total, NOT_APPLICABLE));
    for grouping in &GROUPINGS {
        group_sums(lines, grouping, &mut rows);
    }
    recommendation_sums(lines, &mut rows);
    let mut columns =
        vec![Column::new("Grouped by", 18.0), Column::new("Group", 44.0), Column::new("Lines", 10.0)];
    columns.extend(AMOUNTS.iter().map(|(name, _)| Column::new(*name, 20.0)));
    columns.push(Column::new("Actions and money", 40.0));
    Table {
        sheet: "Budget sums".to_owned(),
        title: "Sums of the budget lines".to_owned(),
        about: "Sums by standard, funding, year and recommendation, as formulas over the sheet Budget lines."
            .to_owned(),
        notes: SUMS_NOTES.map(str::to_owned).to_vec(),
        columns,
        rows,
    }
}

/// A row of sums over some lines; `formula` gives that of a column of amounts.
fn sum_row(
    by: &str,
    group: &str,
    inside: &[&BudgetLine],
    formula: impl Fn(usize) -> String,
    what: Cell,
) -> Vec<Cell> {
    let mut row = vec![Cell::text(by), Cell::text(group), Cell::Count(inside.len() as i64)];
    for (offset, (_, pick)) in AMOUNTS.iter().enumerate() {
        let given: Vec<i64> = inside.iter().filter_map(|line| pick(line).pence).collect();
        row.push(if given.is_empty() {
            NOT_AVAILABLE
        } else {
            Cell::Sum { formula: formula(FIRST_AMOUNT + offset), pence: given.iter().sum() }
        });
    }
    row.push(what);
    row
}

/// The sums of one grouping and their check; nothing where no line names a group.
fn group_sums(lines: &Lines<'_>, grouping: &Grouping, rows: &mut Vec<Vec<Cell>>) {
    let all = &lines.part.records.budget;
    let mut names: Vec<Cow<'_, str>> = (0..all.len()).map(|at| lines.text(at, grouping.column)).collect();
    names.sort_unstable();
    names.dedup();
    if grouping.column != STANDARD && names == ["[x]"] {
        return;
    }
    let first = FIRST_SUM + rows.len();
    for name in &names {
        let inside: Vec<&BudgetLine> = all
            .iter()
            .enumerate()
            .filter(|(line, _)| lines.text(*line, grouping.column) == *name)
            .map(|(_, line)| line)
            .collect();
        let is_blank = name == "[x]";
        // The sheet's own row, so that the label that is summed for stands beside the sum.
        let own = FIRST_SUM + rows.len();
        let formula = |amounts: usize| {
            let words = if is_blank { "\"[x]\"".to_owned() } else { format!("B{own}") };
            lines.sum_where(grouping.column, amounts, &words)
        };
        let shown = if is_blank { "not given" } else { name };
        rows.push(sum_row(grouping.by, shown, &inside, formula, NOT_APPLICABLE));
    }
    let last = FIRST_SUM + rows.len() - 1;
    let mut check =
        vec![Cell::text(grouping.by), Cell::text("Check: all lines less these groups"), NOT_APPLICABLE];
    check.extend(AMOUNTS.iter().enumerate().map(|(offset, (_, pick))| {
        if all.iter().all(|line| pick(line).pence.is_none()) {
            return NOT_APPLICABLE;
        }
        let letters = column_letters((FIRST_SUM_AMOUNT + offset) as u32);
        let formula = format!("={letters}{FIRST_SUM}-SUM({letters}{first}:{letters}{last})");
        Cell::Sum { formula, pence: 0 }
    }));
    check.push(NOT_APPLICABLE);
    rows.push(check);
}

/// Money and actions of each recommendation; nothing where no line names one: then nothing can be said.
fn recommendation_sums(lines: &Lines<'_>, rows: &mut Vec<Vec<Cell>>) {
    let records = &lines.part.records;
    let mut numbers: BTreeMap<u16, (Vec<&BudgetLine>, usize)> = BTreeMap::new();
    for line in &records.budget {
        for number in &line.recommendations {
            numbers.entry(*number).or_default().0.push(line);
        }
    }
    if numbers.is_empty() {
        return;
    }
    for number in records.actions.iter().flat_map(|action| &action.recommendations) {
        numbers.entry(*number).or_default().1 += 1;
    }
    for (number, (own, actions)) in numbers {
        let has_money = own.iter().any(|line| line.budget.pence.is_some());
        let has_words = own.iter().any(|line| !line.budget.text.is_empty());
        let what = match (actions > 0, has_money, has_words) {
            (true, true, _) => "actions and money",
            (true, false, true) => "actions, and a statement instead of money",
            (true, false, false) => "actions, but no money",
            (false, true, _) => "money, but no actions",
            (false, false, _) => "a line without money, and no actions",
        };
        let what = format!("{}: {what}", crate::wording::count(actions, "action"));
        // `6; 7` names 6: the numbers of a line and the one that is looked for, each between semicolons.
        let formula = |amounts: usize| {
            let (named, amounts) = (lines.range(RECOMMENDATIONS), lines.range(amounts));
            format!("=SUMPRODUCT(--ISNUMBER(FIND(\"; {number};\",\"; \"&{named}&\";\")),{amounts})")
        };
        rows.push(sum_row("Recommendation", &number.to_string(), &own, formula, Cell::text(what)));
    }
}

/// Stated totals beside our own sums of the lines above them.
fn totals(edition: &Edition<'_>, lines: &Lines<'_>) -> Option<Table> {
    let trace = Trace::new(edition);
    let found = reconcile(&lines.part.records);
    let rows: Vec<Vec<Cell>> = found
        .into_iter()
        .enumerate()
        .map(|(at, found)| {
            // The row on this sheet, from 1.
            let own = 5 + at;
            let offset = AMOUNTS.iter().position(|(name, _)| name.eq_ignore_ascii_case(found.field));
            let ours = match (found.lines, offset) {
                (Some((first, last)), Some(offset)) => Cell::Sum {
                    formula: format!("=SUM({})", lines.part_of(FIRST_AMOUNT + offset, first, last)),
                    pence: found.ours,
                },
                _ => Cell::Pounds(found.ours),
            };
            let looks = match &found.cause {
                None => NOT_APPLICABLE,
                Some(Cause::Twice { what, cell }) => Cell::text(format!("{what} in {cell} counted twice")),
                Some(Cause::LeftOut { what, cell }) => Cell::text(format!("{what} in {cell} left out")),
                Some(Cause::Sign { what, cell }) => Cell::text(format!("the sign of {what} in {cell}")),
                Some(Cause::Rounding) => Cell::text("parts of a penny in the lines"),
                Some(Cause::Thousands) => Cell::text("pounds beside thousands"),
                Some(Cause::LineInThousands { what, cell }) => {
                    Cell::text(format!("{what} in {cell} is in thousands"))
                }
            };
            vec![
                Cell::text(&found.total.label),
                Cell::text(found.field),
                Cell::Pounds(found.stated),
                ours,
                Cell::Sum { formula: format!("=C{own}-D{own}"), pence: found.stated - found.ours },
                looks,
                Cell::text(&*found.total.origin.layout.workbook),
                trace.field(&found.total.origin, found.field),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        sheet: "Stated totals".to_owned(),
        title: "Stated totals against our own sums".to_owned(),
        about: "Each total that a tracker states, our sum of its lines (a formula over the sheet Budget lines), and the difference.".to_owned(),
        notes: vec!["[z] nothing to explain, or no explanation. An explanation is a likeness of numbers, not a proof.".to_owned()],
        columns: vec![
            Column::new("Total", 34.0),
            Column::new("Amount", 14.0),
            Column::new("Stated", 18.0),
            Column::new("Ours", 18.0),
            Column::new("Difference", 18.0),
            Column::new("What it looks like", 40.0),
            Column::new("Workbook", 40.0),
            Column::new("Cell", 24.0),
        ],
        rows,
    })
}
