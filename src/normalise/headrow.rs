//! Where a table's header stands: one row, or up to four that make one header together.

use super::found::{Found, best};
use super::header::{HeaderCell, header_text};
use super::matching::is_header_like;
use super::origin::{ColumnUse, How};
use super::yearless;
use crate::ingest::{Cell, Sheet, Value};

/// The most rows that one header takes.
const HIGHEST: u32 = 4;
/// A header is looked for no further right than this from its first cell.
const WIDEST: u32 = 400;
/// Rows at the top of a sheet where a header may hold no known word.
const TOP: u32 = 60;
/// The most columns that one group's name stands for.
const WIDEST_GROUP: u32 = 12;
/// A text longer than this is no header; a single one may carry guidance.
const LONG: usize = 120;

/// Rows that were found to be a header: the tables they head, and how many rows they take.
pub(crate) struct HeadRows {
    pub(crate) tables: Vec<Found>,
    pub(crate) height: u32,
}

/// The header that stands at a row. `open` are the tables that the row may still belong to.
pub(crate) fn header_at(
    sheet: &Sheet,
    row: u32,
    cells: &[Cell],
    open: &[&Found],
    least: u8,
) -> Option<HeadRows> {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.value.is_blank()).collect();
    let hits =
        filled.iter().filter(|cell| matches!(&cell.value, Value::Text(text) if is_header_like(text))).count();
    // Inside a table only known headers start another; above, any row of short texts may be one.
    let stands_apart = row.checked_sub(1).is_some_and(|above| sheet.is_blank_row(above));
    let is_candidate = if open.is_empty() {
        // Far down a sheet only a known header is worth a closer look: a list of a million names is none.
        filled.len() >= 2 && (hits > 0 || row < TOP || stands_apart)
    } else {
        hits >= 2 && (hits * 2 >= filled.len() || stands_apart)
    };
    if !is_candidate || !looks_like_header(&filled, open.is_empty()) {
        return None;
    }
    let mut chosen: Option<(Vec<Found>, usize, u32)> = None;
    for height in 1..=HIGHEST {
        let lowest = sheet.row(row + height - 1);
        if height > 1 && sheet.is_blank_row(row + height - 1) {
            // A blank row inside a header, if it goes on below.
            continue;
        }
        if height > 1 && !goes_on(sheet, row + height - 1, open.is_empty()) {
            break;
        }
        let Some((tables, score)) = tables_of(row + height - 1, &stacked(sheet, row, height), least) else {
            continue;
        };
        let says_which = height > 1 && is_qualifiers(lowest);
        if chosen.as_ref().is_none_or(|(_, known, _)| score > *known || says_which) {
            chosen = Some((tables, score, height));
        }
    }
    let (tables, score, height) = chosen?;
    // A row that adds nothing to the header below it is a title.
    let next = (row + 1..row + height).find(|&row| !sheet.is_blank_row(row));
    if let Some(next) = next {
        let end = row + height;
        if tables_of(end - 1, &stacked(sheet, next, end - next), least)
            .is_some_and(|(_, below)| below >= score)
        {
            return None;
        }
    }
    // A record whose words happen to be headers.
    let is_record = open
        .iter()
        .any(|table| table.header_row + 1 == row && tables.iter().all(|new| new.columns.len() < 3));
    // Inside a table, another one has to be known by its headers and not by guesses.
    let is_guess = !open.is_empty()
        && tables.iter().all(|new| {
            let known = |column: &&ColumnUse| column.how > How::Guessed && column.span.is_none();
            new.columns.iter().filter(known).count() < 2
        });
    let is_empty = tables.iter().any(|table| table.labels.is_some() && !has_values_below(sheet, table));
    (!is_record && !is_guess && !is_empty).then_some(HeadRows { tables, height })
}

/// `Actual | Actual | Forecast`: a row of a header that says which of its values have happened.
fn is_qualifiers(cells: &[Cell]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.value.is_blank()).peekable();
    filled.peek().is_some()
        && filled.all(|cell| {
            let text = crate::text::plain(&cell.value.shown());
            matches!(
                text.as_str(),
                "actual" | "forecast" | "target" | "plan" | "planned" | "outturn" | "total" | "budget"
            )
        })
}

/// Where only months across speak for a header, names and numbers have to follow at once.
fn has_values_below(sheet: &Sheet, table: &Found) -> bool {
    let Some((_, last_label)) = table.labels else { return false };
    let below = sheet.filled_rows().filter(|(row, _)| *row > table.header_row);
    below.take(3).any(|(_, cells)| {
        let is_name = |cell: &Cell| cell.column <= last_label && matches!(cell.value, Value::Text(_));
        let is_number = |cell: &Cell| cell.column > last_label && matches!(cell.value, Value::Number(_));
        cells.iter().any(is_name) && cells.iter().any(is_number)
    })
}

/// Headers are texts, short ones mostly; numbers and flags are what stands below them. Dates may be months across.
fn looks_like_header(filled: &[&Cell], is_free: bool) -> bool {
    let mut texts = 0;
    let mut long = 0;
    let mut dates = 0;
    for cell in filled {
        match &cell.value {
            Value::Text(text) if text.len() > LONG => long += 1,
            Value::Text(_) => texts += 1,
            // Months across are the first or last days of months.
            Value::Date(day) if is_free && (day.day() == 1 || day.last_of_month() == *day) => texts += 1,
            Value::Date(_) => dates += 1,
            _ => {}
        }
    }
    let others = filled.len() - texts - long - dates;
    // One other date or two are a record's; three or more stand across.
    let are_across = dates == 0 || dates >= 3;
    texts > 0 && long * 3 <= filled.len() && others * 4 <= filled.len() && are_across
}

/// Does a row continue the header above it? Short texts and months, no numbers.
fn goes_on(sheet: &Sheet, row: u32, is_free: bool) -> bool {
    let cells = sheet.row(row);
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.value.is_blank()).collect();
    let short = |cell: &&Cell| match &cell.value {
        Value::Text(text) => text.len() <= 60,
        Value::Date(_) => true,
        _ => false,
    };
    !filled.is_empty() && filled.iter().all(short) && looks_like_header(&filled, is_free)
}

/// The header cells of rows that are taken together, column by column, top to bottom.
fn stacked(sheet: &Sheet, row: u32, height: u32) -> Vec<HeaderCell> {
    let rows = row..row + height;
    let left = rows.clone().filter_map(|row| sheet.row(row).first()).map(|cell| cell.column).min();
    let last = rows.clone().filter_map(|row| sheet.row(row).last()).map(|cell| cell.column).max();
    let (Some(first), Some(last)) = (left, last) else { return Vec::new() };
    let mut cells: Vec<HeaderCell> = (first..=last.min(first + WIDEST))
        .filter_map(|column| {
            // A header that is merged over several columns stands over the first of them.
            let bottom = row + height - 1;
            let is_covered = sheet.region_at(bottom, column).is_some_and(|region| region.first.1 < column);
            if is_covered {
                return None;
            }
            let mut values: Vec<&Value> = Vec::new();
            for row in rows.clone() {
                let own = sheet
                    .cell_or_merged(row, column)
                    .map(|cell| &cell.value)
                    .filter(|value| !value.is_blank());
                // A group's name stands over its first column and means those beside it.
                let value =
                    own.or_else(|| if row < bottom { group_of(sheet, row, column, bottom) } else { None });
                if let Some(value) = value.filter(|value| !value.is_blank() && values.last() != Some(value)) {
                    values.push(value);
                }
            }
            HeaderCell::new(column, &values)
        })
        .collect();
    yearless::date_spans(sheet, row, &mut cells);
    cells
}

/// The name of the group that a column of an upper header row belongs to: the nearest one on its left, where the row
/// holds several, and where the columns between have headers of their own below.
fn group_of(sheet: &Sheet, row: u32, column: u32, bottom: u32) -> Option<&Value> {
    let filled = |row: u32, column: u32| sheet.cell(row, column).filter(|cell| !cell.value.is_blank());
    filled(bottom, column)?;
    let left = (column.saturating_sub(WIDEST_GROUP)..column).rev().find_map(|column| filled(row, column))?;
    sheet.row(row).iter().filter(|cell| !cell.value.is_blank()).nth(1)?;
    let goes_on = (left.column..column).all(|between| filled(bottom, between).is_some());
    let is_merged =
        || sheet.region_at(row, left.column).is_some_and(|region| region.first == (row, left.column));
    (goes_on && !is_merged()).then_some(&left.value)
}

/// The header cells of one row.
pub(crate) fn one_row(sheet: &Sheet, row: u32) -> Vec<HeaderCell> {
    stacked(sheet, row, 1)
}

/// The header cells whose last row is known: of the heights that it may have, the one that shows most of the headers
/// that are expected.
pub(crate) fn ending_at(sheet: &Sheet, row: u32, expected: &[&str]) -> Vec<HeaderCell> {
    let heights = (1..=HIGHEST.min(row + 1)).rev();
    let shown = heights.map(|height| stacked(sheet, row + 1 - height, height));
    let hits = |cells: &Vec<HeaderCell>| {
        cells.iter().filter(|cell| expected.iter().any(|header| is_same_header(header, &cell.shown))).count()
    };
    shown.max_by_key(hits).unwrap_or_default()
}

/// Two header texts that differ in nothing but case, marks and spaces.
pub(crate) fn is_same_header(a: &str, b: &str) -> bool {
    header_text(a).words == header_text(b).words
}

/// The best table of header cells; or several side by side, parted by columns without a header.
fn tables_of(header_row: u32, cells: &[HeaderCell], least: u8) -> Option<(Vec<Found>, usize)> {
    let groups: Vec<&[HeaderCell]> = cells.chunk_by(|a, b| b.column == a.column + 1).collect();
    if groups.len() > 1 {
        let parts: Vec<(Found, usize)> =
            groups.iter().filter_map(|group| best(header_row, group, least)).collect();
        if parts.len() > 1 {
            let score = parts.iter().map(|part| part.1).sum();
            return Some((parts.into_iter().map(|part| part.0).collect(), score));
        }
    }
    best(header_row, cells, least).map(|(found, score)| (vec![found], score))
}
