//! Finds the tables of a sheet: header rows, columns, and which rows below belong to them.
//! Reads no values; says of every filled row what it is.

use super::field::TableSpec;
use super::header::{HeaderCell, Match, header_text, is_header_like, match_table, month_of, score};
use super::origin::{ColumnUse, How};
use super::records::TABLES;
use super::totals::is_total;
use crate::ingest::{Cell, Sheet, Value};
use crate::ledger::Reason;
use crate::period::Period;
use crate::place::parse_a1;
use crate::plan::TableRule;

/// Blank rows inside a table whose columns go on.
const GAP: u32 = 3;

/// A table found on a sheet.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) spec: &'static TableSpec,
    pub(crate) header_row: u32,
    pub(crate) columns: Vec<ColumnUse>,
    /// Columns whose header names no field.
    pub(crate) unused: Vec<(u32, String)>,
    /// First and last column of the table.
    pub(crate) span: (u32, u32),
    /// Rows that hold records.
    pub(crate) records: Vec<u32>,
    /// Rows that state a total.
    pub(crate) totals: Vec<u32>,
    /// A standard's name on a line of its own, and the row from which it holds.
    pub(crate) headings: Vec<(u32, String)>,
}

impl Found {
    /// A table whose rows are still to be looked at.
    fn new(
        spec: &'static TableSpec,
        header_row: u32,
        columns: Vec<ColumnUse>,
        unused: Vec<(u32, String)>,
        span: (u32, u32),
    ) -> Self {
        let (records, totals, headings) = (Vec::new(), Vec::new(), Vec::new());
        Self { spec, header_row, columns, unused, span, records, totals, headings }
    }
}

/// What became of the filled rows of a sheet.
#[derive(Debug, Default)]
pub(crate) struct SheetLayout {
    pub(crate) tables: Vec<Found>,
    /// Filled rows that are no records, and why.
    pub(crate) set_aside: Vec<(u32, Reason)>,
    pub(crate) not_recognised: Vec<u32>,
    /// Texts above, between and below the tables.
    pub(crate) texts: Vec<(u32, String)>,
}

/// Reads the layout of a sheet, with what batch.toml fixes of it.
pub(crate) fn read(sheet: &Sheet, rules: &[TableRule]) -> SheetLayout {
    let mut layout = SheetLayout::default();
    let fixed: Vec<&TableRule> =
        rules.iter().filter(|rule| rule.sheet.eq_ignore_ascii_case(&sheet.name)).collect();
    let left_out = fixed.iter().any(|rule| rule.table == "none");
    // Tables that rows may still belong to, as positions in `layout.tables`, and the last filled row seen in them.
    let mut open: Vec<usize> = Vec::new();
    let mut last_row = 0u32;
    let mut skip_until = 0u32;
    let rows: Vec<(u32, &[Cell])> =
        sheet.rows().filter(|(_, cells)| cells.iter().any(|cell| !cell.value.is_blank())).collect();
    for &(row, cells) in &rows {
        if row < skip_until {
            layout.set_aside.push((row, Reason::Header));
            continue;
        }
        let single = cells.iter().filter(|cell| !cell.value.is_blank()).count() == 1;
        if single && let Some(cell) = cells.iter().find(|cell| !cell.value.is_blank()) {
            layout.texts.push((row, cell.value.shown()));
        }
        if left_out {
            layout.set_aside.push((row, Reason::Note));
            continue;
        }
        let header = match fixed.iter().find(|rule| rule.header_row.is_some()) {
            Some(_) => {
                let here = fixed.iter().filter(|rule| rule.header_row == Some(row + 1));
                let found: Vec<Found> = here.filter_map(|rule| fixed_table(sheet, row, rule)).collect();
                (!found.is_empty()).then_some((found, 1))
            }
            None => header_at(sheet, row, cells, &open, &layout.tables),
        };
        match header {
            Some((found, height)) => {
                if found.iter().all(|new| open.iter().any(|&at| repeats(&layout.tables[at], new))) {
                    layout.set_aside.push((row, Reason::Header));
                    skip_until = row + height;
                    last_row = row + height - 1;
                    continue;
                }
                open = (layout.tables.len()..layout.tables.len() + found.len()).collect();
                layout.tables.extend(found);
                layout.set_aside.push((row, Reason::Header));
                skip_until = row + height;
                last_row = row + height - 1;
            }
            None if open.is_empty() => {
                if layout.tables.is_empty() {
                    layout.not_recognised.push(row);
                } else if single {
                    layout.set_aside.push((row, Reason::Note));
                } else {
                    layout.not_recognised.push(row);
                }
            }
            None => {
                if row > last_row + GAP + 1 {
                    open.clear();
                    if single {
                        layout.set_aside.push((row, Reason::Note));
                    } else {
                        layout.not_recognised.push(row);
                    }
                    continue;
                }
                let is_record = row_of_tables(sheet, row, cells, &mut layout, &open);
                if is_record || !single {
                    last_row = row;
                }
            }
        }
    }
    // Rows above the first table are its titles; without a table they stay not recognised.
    if let Some(first) = layout.tables.iter().map(|table| table.header_row).min() {
        let above: Vec<u32> = layout.not_recognised.iter().copied().filter(|&row| row < first).collect();
        // Three rows of three values are a table that was not understood, not titles.
        let wide = |row: &&u32| sheet.row(**row).iter().filter(|cell| !cell.value.is_blank()).count() >= 3;
        let is_table = above.iter().filter(wide).count() >= 3;
        let is_title = |row: &u32| *row < first && !(is_table && wide(&row));
        let (titles, rest): (Vec<u32>, Vec<u32>) =
            layout.not_recognised.iter().partition(|row| is_title(row));
        layout.set_aside.extend(titles.into_iter().map(|row| (row, Reason::Title)));
        layout.not_recognised = rest;
    }
    layout
}

fn repeats(table: &Found, new: &Found) -> bool {
    table.spec == new.spec
        && table.columns.iter().all(|column| new.columns.iter().any(|other| other.header == column.header))
}

/// Puts a row below a header into the open tables. Returns whether it is a record of any.
fn row_of_tables(sheet: &Sheet, row: u32, cells: &[Cell], layout: &mut SheetLayout, open: &[usize]) -> bool {
    let mut reason = None;
    let mut is_record = false;
    for &at in open {
        let table = &mut layout.tables[at];
        let filled: Vec<&Cell> = cells
            .iter()
            .filter(|cell| (table.span.0..=table.span.1).contains(&cell.column) && !cell.value.is_blank())
            .collect();
        if filled.is_empty() {
            continue;
        }
        match kind_of_row(sheet, row, &filled, table) {
            RowKind::Record => {
                table.records.push(row);
                is_record = true;
            }
            RowKind::Total => {
                table.totals.push(row);
                reason = Some(Reason::Total);
            }
            RowKind::Text(text) => {
                table.headings.push((row, text));
                reason = reason.or(Some(Reason::Note));
            }
            RowKind::WithoutKey => reason = reason.or(Some(Reason::WithoutKey)),
        }
    }
    if !is_record {
        match reason {
            Some(reason) => layout.set_aside.push((row, reason)),
            // Values only outside of every table's columns: a remark in the margin.
            None if cells.iter().filter(|cell| !cell.value.is_blank()).count() == 1 => {
                layout.set_aside.push((row, Reason::Note));
            }
            None => layout.not_recognised.push(row),
        }
    }
    is_record
}

enum RowKind {
    Record,
    Total,
    Text(String),
    WithoutKey,
}

fn kind_of_row(sheet: &Sheet, row: u32, filled: &[&Cell], table: &Found) -> RowKind {
    let own = |field: &str| {
        let column =
            table.columns.iter().find(|column| column.field == field && column.month.is_none())?.column;
        filled.iter().find(|cell| cell.column == column)
    };
    let first = filled[0];
    let is_key = |cell: &Cell| {
        table
            .columns
            .iter()
            .any(|column| column.column == cell.column && table.spec.key.contains(&column.field))
    };
    if filled.len() == 1
        && (first.column == table.span.0 || !is_key(first))
        && matches!(first.value, Value::Text(_))
    {
        return RowKind::Text(first.value.shown());
    }
    let label = table.spec.key.iter().find_map(|field| own(field)).map_or(first, |cell| cell);
    if let Value::Text(text) = &label.value
        && is_total(sheet, row, text, label.column, filled, table)
    {
        return RowKind::Total;
    }
    let has_key = table.spec.key.iter().any(|field| {
        let column = table.columns.iter().find(|column| column.field == *field && column.month.is_none());
        column
            .and_then(|column| sheet.cell_or_merged(row, column.column))
            .is_some_and(|cell| !cell.value.is_blank())
    });
    if has_key { RowKind::Record } else { RowKind::WithoutKey }
}

/// The tables whose header stands at a row, and how many rows the header takes.
fn header_at(
    sheet: &Sheet,
    row: u32,
    cells: &[Cell],
    open: &[usize],
    tables: &[Found],
) -> Option<(Vec<Found>, u32)> {
    let hits =
        cells.iter().filter(|cell| matches!(&cell.value, Value::Text(text) if is_header_like(text))).count();
    // Inside a table only a row of headers starts another; above, two words are worth a closer look.
    if hits < 2 && !(hits == 1 && open.is_empty()) {
        return None;
    }
    if hits < 2 && cells.iter().filter(|cell| !cell.value.is_blank()).count() < 2 {
        return None;
    }
    let one = best(row, &one_row(sheet, row), 1);
    let two = two_rows(sheet, row).and_then(|cells| best(row, &cells, 2));
    let chosen = match (one, two) {
        (Some(one), Some(two)) if two.1 > one.1 => (two.0, 2),
        (Some(one), _) => (one.0, 1),
        (None, Some(two)) => (two.0, 2),
        (None, None) => return None,
    };
    // A record whose words happen to be headers: it would have to name a table's fields in other columns.
    let inside = open
        .iter()
        .any(|&at| tables[at].header_row + 1 == row && chosen.0.iter().all(|new| new.columns.len() < 3));
    (!inside).then_some(chosen)
}

fn one_row(sheet: &Sheet, row: u32) -> Vec<HeaderCell> {
    let (first, last) = width(sheet, row);
    (first..=last)
        .filter_map(|column| {
            let cell = sheet.cell_or_merged(row, column)?;
            header_cell(column, &cell.value, None)
        })
        .collect()
}

/// Header cells of a row and the one below together; `None` when the lower row does not look like a header.
fn two_rows(sheet: &Sheet, row: u32) -> Option<Vec<HeaderCell>> {
    let lower = sheet.row(row + 1);
    let short = |cell: &Cell| match &cell.value {
        Value::Text(text) => text.len() <= 40,
        Value::Date(_) | Value::Empty => true,
        _ => false,
    };
    if !lower.iter().any(|cell| !cell.value.is_blank()) || !lower.iter().all(short) {
        return None;
    }
    let (a, b) = (width(sheet, row), width(sheet, row + 1));
    let cells = (a.0.min(b.0)..=a.1.max(b.1)).filter_map(|column| {
        let upper =
            sheet.cell_or_merged(row, column).map(|cell| &cell.value).filter(|value| !value.is_blank());
        let lower = sheet.cell(row + 1, column).map(|cell| &cell.value).filter(|value| !value.is_blank());
        match (upper, lower) {
            (upper, Some(lower)) => header_cell(column, lower, upper),
            (Some(upper), None) => header_cell(column, upper, None),
            (None, None) => None,
        }
    });
    Some(cells.collect())
}

fn width(sheet: &Sheet, row: u32) -> (u32, u32) {
    let cells = sheet.row(row);
    match (cells.first(), cells.last()) {
        (Some(first), Some(last)) => (first.column, last.column.min(first.column + 400)),
        _ => (1, 0),
    }
}

fn header_cell(column: u32, value: &Value, above: Option<&Value>) -> Option<HeaderCell> {
    match value {
        Value::Text(text) => {
            let mut readings = vec![(header_text(text), above.is_none())];
            let mut shown = text.clone();
            if let Some(Value::Text(upper)) = above {
                shown = format!("{upper} {text}");
                readings.push((header_text(&shown), false));
            }
            Some(HeaderCell { column, shown, readings, month: month_of(text.trim()) })
        }
        Value::Date(day) => Some(HeaderCell {
            column,
            shown: value.shown(),
            readings: Vec::new(),
            month: Period::of(*day).filter(|_| day.day() == 1 || day.last_of_month() == *day),
        }),
        _ => None,
    }
}

/// The best table of header cells; or several side by side, parted by columns without a header.
fn best(row: u32, cells: &[HeaderCell], height: u32) -> Option<(Vec<Found>, usize)> {
    let mut groups: Vec<&[HeaderCell]> = Vec::new();
    let mut start = 0;
    for at in 1..=cells.len() {
        if at == cells.len() || cells[at].column > cells[at - 1].column + 1 {
            groups.push(&cells[start..at]);
            start = at;
        }
    }
    let header_row = row + height - 1;
    if groups.len() > 1 {
        let parts: Vec<(Found, usize)> =
            groups.iter().filter_map(|group| one_table(header_row, group)).collect();
        if parts.len() > 1 {
            let score = parts.iter().map(|part| part.1).sum();
            return Some((parts.into_iter().map(|part| part.0).collect(), score));
        }
    }
    one_table(header_row, cells).map(|(found, score)| (vec![found], score))
}

fn one_table(header_row: u32, cells: &[HeaderCell]) -> Option<(Found, usize)> {
    let months = cells.iter().filter(|cell| cell.month.is_some()).count();
    let mut best: Option<(usize, &'static TableSpec, Vec<Match>)> = None;
    for (at, &spec) in TABLES.iter().enumerate() {
        let matches = match_table(at, cells);
        if let Some(score) = score(spec, &matches, if spec.wide { months } else { 0 })
            && best.as_ref().is_none_or(|(known, ..)| score > *known)
        {
            best = Some((score, spec, matches));
        }
    }
    let (score, spec, matches) = best?;
    let mut columns: Vec<ColumnUse> = matches
        .iter()
        .map(|each| ColumnUse {
            field: spec.fields[each.field].name,
            column: cells[each.cell].column,
            header: cells[each.cell].shown.clone(),
            how: each.how,
            scale: each.scale,
            month: None,
        })
        .collect();
    if spec.wide {
        let taken: Vec<u32> = columns.iter().map(|column| column.column).collect();
        columns.extend(month_columns(cells, &taken));
        columns.sort_by_key(|column| column.column);
    }
    let span = (cells.first()?.column, cells.last()?.column);
    let unused = unused(cells, &columns);
    Some((Found::new(spec, header_row, columns, unused, span), score))
}

/// Columns headed by a month, one value each.
fn month_columns(cells: &[HeaderCell], taken: &[u32]) -> Vec<ColumnUse> {
    let free = cells.iter().filter(|cell| !taken.contains(&cell.column));
    free.filter_map(|cell| {
        let month = Some(cell.month?);
        Some(ColumnUse {
            field: "value",
            column: cell.column,
            header: cell.shown.clone(),
            how: How::Exact,
            scale: None,
            month,
        })
    })
    .collect()
}

/// Headers of a table that no field was found for.
fn unused(cells: &[HeaderCell], columns: &[ColumnUse]) -> Vec<(u32, String)> {
    let free = cells.iter().filter(|cell| columns.iter().all(|column| column.column != cell.column));
    free.map(|cell| (cell.column, cell.shown.clone())).collect()
}

/// A table whose header row, and perhaps fields, batch.toml fixes.
fn fixed_table(sheet: &Sheet, row: u32, rule: &TableRule) -> Option<Found> {
    let spec = TABLES.iter().find(|spec| spec.id == rule.table)?;
    let table = TABLES.iter().position(|each| each == spec)?;
    let cells = one_row(sheet, row);
    let mut columns: Vec<ColumnUse> = Vec::new();
    for (name, letters) in &rule.fields {
        let field = spec.fields.iter().find(|field| field.name == name)?.name;
        let column = parse_a1(&format!("{letters}1"))?.1;
        let header = cells
            .iter()
            .find(|cell| cell.column == column)
            .map(|cell| cell.shown.clone())
            .unwrap_or_default();
        let scale = header_text(&header).scale;
        columns.push(ColumnUse { field, column, header, how: How::Config, scale, month: None });
    }
    for each in match_table(table, &cells) {
        let (field, cell) = (spec.fields[each.field].name, &cells[each.cell]);
        if columns.iter().all(|known| known.field != field && known.column != cell.column) {
            let header = cell.shown.clone();
            columns.push(ColumnUse {
                field,
                column: cell.column,
                header,
                how: each.how,
                scale: each.scale,
                month: None,
            });
        }
    }
    if spec.wide {
        let taken: Vec<u32> = columns.iter().map(|column| column.column).collect();
        columns.extend(month_columns(&cells, &taken));
    }
    columns.sort_by_key(|column| column.column);
    let span = (
        columns.first()?.column.min(cells.first().map_or(u32::MAX, |cell| cell.column)),
        columns.last()?.column.max(cells.last().map_or(0, |cell| cell.column)),
    );
    let unused = unused(&cells, &columns);
    Some(Found::new(spec, row, columns, unused, span))
}
