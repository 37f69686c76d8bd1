//! A block of a sheet while it is recognised: header cells, and what the cells below each of them are.

use super::contents::{Profile, profile};
use super::head::Head;
use super::totals::amount_of;
use super::words;
use crate::ingest::{Cell, Sheet, Value};
use crate::period::Period;
use crate::tables::Tables;

/// Rows below a header that are looked at.
const SAMPLE: usize = 24;
/// Blank rows that end a block.
const GAP: u32 = 3;
/// A block is looked at no further right than this from its first column.
const WIDEST: u32 = 400;

/// What a block is made of.
pub(crate) struct Block<'a> {
    pub(crate) tables: &'static Tables,
    /// By column; some have no words of their own.
    pub(crate) heads: Vec<Head>,
    pub(crate) profiles: Vec<Profile>,
    /// The number in each of the rows that were looked at, by column.
    pub(crate) figures: Vec<Vec<Option<f64>>>,
    /// Words of the sheet's name and of the titles above, with a space around each.
    pub(crate) titles: &'a str,
    /// The tracker's month.
    pub(crate) period: Period,
    /// How sure a column has to be to be used, in percent.
    pub(crate) least: u8,
}

impl<'a> Block<'a> {
    /// The block below a header. Columns without a header that hold something stand among the others.
    pub(crate) fn new(sheet: &Sheet, header_row: u32, heads: Vec<Head>, context: &Context<'a>) -> Self {
        let rows = sample(sheet, header_row, &heads, context.tables);
        let mut heads = heads;
        for column in headless(&rows, &heads) {
            heads.push(Head::blank(column));
        }
        heads.sort_by_key(|head| head.column);
        let cell = |row: &[Cell], column: u32| -> Option<Cell> {
            row.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| row[at].clone())
        };
        let profiles = heads
            .iter()
            .map(|head| {
                let cells: Vec<Option<Cell>> = rows.iter().map(|(_, row)| cell(row, head.column)).collect();
                profile(cells.iter().map(Option::as_ref), context.period)
            })
            .collect();
        let figure = |row: &[Cell], column: u32| {
            row.binary_search_by_key(&column, |cell| cell.column)
                .ok()
                .and_then(|at| figure_of(&row[at].value))
        };
        let figures =
            heads.iter().map(|head| rows.iter().map(|(_, row)| figure(row, head.column)).collect()).collect();
        Self {
            tables: context.tables,
            heads,
            profiles,
            figures,
            titles: context.titles,
            period: context.period,
            least: context.least,
        }
    }

    /// Does any column hold something?
    pub(crate) fn is_filled(&self) -> bool {
        self.profiles.iter().any(|profile| !profile.is_blank())
    }
}

/// The number that a cell holds, typed as one or as text. A sentence, or a word such as nil, is none.
fn figure_of(value: &Value) -> Option<f64> {
    match value {
        Value::Text(text) if text.len() > 24 || !text.contains(|c: char| c.is_ascii_digit()) => None,
        value => amount_of(value),
    }
}

/// What all blocks of a sheet share.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) tables: &'static Tables,
    pub(crate) titles: &'a str,
    pub(crate) period: Period,
    pub(crate) least: u8,
}

/// The rows that tell what the columns hold: of several cells, as records are.
fn sample<'s>(sheet: &'s Sheet, header_row: u32, heads: &[Head], tables: &Tables) -> Vec<(u32, &'s [Cell])> {
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Vec::new() };
    let inside = |cell: &&Cell| (first.column.saturating_sub(2)..=last.column + 1).contains(&cell.column);
    let mut found = Vec::new();
    let mut before = header_row;
    let mut is_apart = false;
    for (row, cells) in sheet.rows_from(header_row + 1) {
        if row > before + GAP + 1 || found.len() >= SAMPLE {
            break;
        }
        let filled =
            cells.iter().filter(inside).filter(|cell| !cell.value.is_blank() || cell.fill.is_some()).count();
        // What stands below the header of another table belongs to that one.
        is_apart |= row > before + 1 || filled == 1;
        if is_apart && filled >= 2 && !found.is_empty() && names_fields(cells, tables) {
            break;
        }
        is_apart &= filled < 2;
        if filled > 0 {
            before = row;
        }
        // A heading or a note on a line of its own tells nothing of columns.
        if filled >= 2 || heads.len() < 2 {
            found.push((row, cells));
        }
    }
    found
}

/// Are most cells of a row names of fields?
fn names_fields(cells: &[Cell], tables: &Tables) -> bool {
    let filled = || cells.iter().filter(|cell| !cell.value.is_blank());
    let is_name = |cell: &&Cell| matches!(&cell.value, Value::Text(text) if words::best(text, tables) >= 0.8);
    filled().filter(is_name).count() * 2 > filled().count()
}

/// Columns that hold something below a header and have none of their own: among its columns, or right before them.
fn headless(rows: &[(u32, &[Cell])], heads: &[Head]) -> Vec<u32> {
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Vec::new() };
    let from = first.column.saturating_sub(2);
    let to = last.column.min(first.column + WIDEST);
    let mut found: Vec<u32> = rows
        .iter()
        .flat_map(|(_, cells)| cells.iter())
        .filter(|cell| (from..=to).contains(&cell.column) && !cell.value.is_blank())
        .map(|cell| cell.column)
        .filter(|column| heads.iter().all(|head| head.column != *column))
        .collect();
    found.sort_unstable();
    // Once is a remark in the margin.
    let times = |column: u32| {
        rows.iter()
            .filter(|(_, cells)| {
                cells.iter().any(|cell| cell.column == column && !matches!(cell.value, Value::Empty))
            })
            .count()
    };
    found.dedup();
    found.retain(|column| times(*column) >= 2.min(rows.len()));
    found
}
