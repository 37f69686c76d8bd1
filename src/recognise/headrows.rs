//! Where a table's header stands: one row, or up to four that make one header together.

use super::assign::{self, best};
use super::block::{Block, Context};
use super::column::ColumnUse;
use super::found::{Found, is_same_header};
use super::head::Head;
use super::likely::{is_bare, is_guidance, looks_like_header, recurs};
use super::roles::PLAIN;
use super::walk::single;
use super::{contents, time, words, years};
use crate::ingest::{Cell, Sheet, Value};
use crate::tables::{Kind, Table, Tables};
use crate::value::blank::Blank;

/// The most rows that one header takes.
const HIGHEST: u32 = 4;
/// A header is looked for no further right than this from its first cell.
const WIDEST: u32 = 400;
/// The most columns that one group's name stands for.
const WIDEST_GROUP: u32 = 14;
/// What one more column that is understood is worth, where a header may have several heights.
const USED: f32 = 0.15;
/// How much less a header may say for what a row adds that cannot be a record.
const PART: f32 = 1.5;

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
    context: &Context<'_>,
) -> Option<HeadRows> {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.value.is_blank()).collect();
    let is_group = filled.len() == 1;
    let mut chosen: Option<(Vec<Found>, f32, u32)> = None;
    for height in 1..=HIGHEST {
        let lowest = sheet.row(row + height - 1);
        if height > 1 && sheet.is_blank_row(row + height - 1) {
            // A blank row inside a header, if it goes on below.
            continue;
        }
        if height > 1 && (!goes_on(sheet, row + height - 1, open.is_empty()) || is_heading(&filled, lowest)) {
            break;
        }
        let heads = stacked(sheet, row, height, context);
        if is_monotonous(&heads, context.tables) {
            continue;
        }
        let Some((tables, score)) = tables_of(sheet, row + height - 1, &heads, context) else {
            continue;
        };
        // A header that explains more columns is the whole of it.
        let score = score + explained(&tables);
        // A row that cannot be a record of the header above it is a part of the header: "£000" under "Budget".
        let goes_with = |(known, least, _): &(Vec<Found>, f32, u32)| {
            score >= least - PART
                && is_same_table(known, &tables)
                && !known.iter().any(|table| can_be_record(lowest, table, context))
        };
        let says_which = height > 1 && (is_qualifiers(lowest) || chosen.as_ref().is_some_and(goes_with));
        if chosen.as_ref().is_none_or(|(_, known, _)| score > *known || says_which) {
            chosen = Some((tables, score, height));
        }
    }
    let (tables, score, height) = chosen?;
    // A row that adds nothing to the header below it is a title.
    let next = (row + 1..row + height).find(|&row| !sheet.is_blank_row(row));
    let is_part = is_group || (height > 1 && says_more(&filled, context.tables));
    if let Some(next) = next.filter(|_| !is_part) {
        let end = row + height;
        if tables_of(sheet, end - 1, &stacked(sheet, next, end - next, context), context)
            .is_some_and(|(below, total)| total + explained(&below) >= score)
        {
            return None;
        }
    }
    // A record whose words happen to be headers.
    let is_record = open
        .iter()
        .any(|table| table.header_row + 1 == row && tables.iter().all(|new| new.columns.len() < 3));
    // Inside a table, another one has to be known by its headers and not by guesses; most of a row that could be a record of it
    // has to be headers.
    let could_be_record = height == 1 && open.iter().any(|table| can_be_record(cells, table, context));
    let known: usize = tables.iter().map(Found::known).sum();
    let is_guess = !open.is_empty()
        && (tables.iter().all(|new| new.known() < 2) || (could_be_record && known * 2 < filled.len()));
    let is_empty = tables.iter().any(|table| table.labels.is_some() && !has_values_below(sheet, table));
    (!is_record && !is_guess && !is_empty).then_some(HeadRows { tables, height })
}

/// The only text of a row, below the first of several headers: it heads the rows that follow, and is no part of the header.
fn is_heading(header: &[&Cell], below: &[Cell]) -> bool {
    header.len() >= 3
        && single(below).is_some_and(|cell| header.first().is_some_and(|first| first.column == cell.column))
}

/// What the columns are worth that a header explains.
fn explained(tables: &[Found]) -> f32 {
    USED * tables.iter().map(|table| table.columns.len()).sum::<usize>() as f32
}

fn is_same_table(known: &[Found], new: &[Found]) -> bool {
    known.len() == new.len() && known.iter().zip(new).all(|(a, b)| a.spec == b.spec)
}

/// Could a row be a record of the table above it? Texts under two amounts or days, or under the only one, are none.
fn can_be_record(cells: &[Cell], table: &Found, context: &Context<'_>) -> bool {
    let (mut fits, mut refuses) = (0, 0);
    for cell in cells.iter().filter(|cell| !cell.value.is_blank()) {
        let Some(kind) = table.kind_at(cell.column) else { continue };
        let is_of_values = matches!(
            kind,
            Kind::Money
                | Kind::Number
                | Kind::Percent
                | Kind::Day
                | Kind::Level
                | Kind::Score
                | Kind::Status
                | Kind::Year
                | Kind::References
        );
        match &cell.value {
            Value::Text(text) if is_of_values => {
                let is_value = contents::is_value(cell, kind, context.period) || Blank::of(text).is_some();
                if is_value { fits += 1 } else { refuses += 1 }
            }
            Value::Text(_) => {}
            _ => fits += 1,
        }
    }
    fits > 0 || refuses == 0
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

/// Does every cell of an upper row say something of the columns below it: a time, a field, before or after controls?
fn says_more(filled: &[&Cell], tables: &Tables) -> bool {
    let says = |cell: &&Cell| {
        let text = cell.value.shown();
        let words = tables.vocabulary.words(&text);
        !time::found_in(&text).0.is_empty()
            || words::best(&text, tables) >= 0.6
            || words.iter().any(|word| !tables.vocabulary.qualifiers(word).is_empty())
    };
    filled.len() >= 2 && filled.iter().all(says)
}

/// Does a row continue the header above it? Short texts and months, no numbers.
fn goes_on(sheet: &Sheet, row: u32, is_free: bool) -> bool {
    let cells = sheet.row(row);
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.value.is_blank()).collect();
    if is_guidance(&filled) {
        return false;
    }
    let short = |cell: &&Cell| match &cell.value {
        Value::Text(text) => text.len() <= 60,
        Value::Date(_) => true,
        _ => false,
    };
    !filled.is_empty()
        && filled.iter().all(short)
        && looks_like_header(&filled, is_free)
        && (is_qualifiers(cells) || !recurs(sheet, row, &filled))
}

/// Does one text head three columns or more? Those are values, but for several headers that come again equally often: levels
/// before controls, after them, and aimed at.
fn is_monotonous(heads: &[Head], tables: &Tables) -> bool {
    let mut texts: Vec<&str> =
        heads.iter().map(|head| head.shown.as_str()).filter(|text| text.chars().count() > 3).collect();
    texts.sort_unstable();
    let again: Vec<&[&str]> = texts.chunk_by(|a, b| a == b).filter(|same| same.len() >= 3).collect();
    let is_of_blocks = again.len() >= 2
        && again.iter().all(|same| same.len() == again[0].len() && words::best(same[0], tables) >= PLAIN);
    !again.is_empty() && !is_of_blocks
}

/// The header cells of rows that are taken together, column by column, top to bottom.
fn stacked(sheet: &Sheet, row: u32, height: u32, context: &Context<'_>) -> Vec<Head> {
    let rows = row..row + height;
    let left = rows.clone().filter_map(|row| sheet.row(row).first()).map(|cell| cell.column).min();
    let last = rows.clone().filter_map(|row| sheet.row(row).last()).map(|cell| cell.column).max();
    let (Some(first), Some(last)) = (left, last) else { return Vec::new() };
    let bottom = row + height - 1;
    let mut heads: Vec<Head> = (first..=last.min(first + WIDEST))
        .filter_map(|column| {
            // A header that is merged over several columns stands over the first of them.
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
            Head::new(column, &values, context.tables)
        })
        .collect();
    years::above(sheet, row, &mut heads);
    heads
}

/// The name of the group that a column of an upper header row belongs to: the nearest one on its left, where the row
/// holds several, and where the columns between have headers of their own below.
fn group_of(sheet: &Sheet, row: u32, column: u32, bottom: u32) -> Option<&Value> {
    let filled = |row: u32, column: u32| sheet.cell(row, column).filter(|cell| !cell.value.is_blank());
    filled(bottom, column)?;
    let left = (column.saturating_sub(WIDEST_GROUP)..column).rev().find_map(|column| filled(row, column))?;
    let is_alone = sheet.row(row).iter().filter(|cell| !cell.value.is_blank()).nth(1).is_none();
    if is_alone {
        // A title stands at the left; a group's name over months or single words.
        let first = sheet.row(bottom).iter().find(|cell| !cell.value.is_blank())?;
        let is_bare = |column: u32| filled(bottom, column).is_some_and(|cell| is_bare(&cell.value));
        if left.column <= first.column || !(left.column..=column).all(is_bare) {
            return None;
        }
    }
    let goes_on = (left.column..column).all(|between| filled(bottom, between).is_some());
    let is_merged =
        || sheet.region_at(row, left.column).is_some_and(|region| region.first == (row, left.column));
    (goes_on && !is_merged()).then_some(&left.value)
}

/// The header cells whose last row is known: of the heights that it may have, the one that shows most of the headers
/// that are expected.
pub(crate) fn ending_at(sheet: &Sheet, row: u32, expected: &[&str], context: &Context<'_>) -> Vec<Head> {
    let heights = (1..=HIGHEST.min(row + 1)).rev();
    let shown = heights.map(|height| stacked(sheet, row + 1 - height, height, context));
    let hits = |heads: &Vec<Head>| {
        let is_shown =
            |header: &&&str| heads.iter().any(|head| is_same_header(header, &head.shown, context.tables));
        expected.iter().filter(is_shown).count()
    };
    shown.max_by_key(hits).unwrap_or_default()
}

/// What a header row that batch.toml fixes holds beside the fields that it names.
pub(crate) fn recognised(
    sheet: &Sheet,
    row: u32,
    heads: &[Head],
    table: &Table,
    context: &Context<'_>,
) -> Vec<ColumnUse> {
    let block = Block::new(sheet, row, heads.to_vec(), context);
    assign::columns_of(&block, table)
}

/// The table that a row comes nearest to, where it heads none: its fields found.
pub(crate) fn nearest(
    sheet: &Sheet,
    row: u32,
    context: &Context<'_>,
) -> Option<(&'static Table, Vec<&'static str>)> {
    assign::nearest(&Block::new(sheet, row, stacked(sheet, row, 1, context), context))
}

/// Does a column stand in the same group of header cells as the first of its table?
fn is_inside(found: &Found, column: &ColumnUse, group: &[Head]) -> bool {
    let holds = |at: u32| group.iter().any(|head| head.column == at);
    holds(column.column)
        && found.columns.iter().any(|other| other.column != column.column && holds(other.column))
}

/// The best table of header cells; or several side by side, parted by columns without a header.
fn tables_of(
    sheet: &Sheet,
    header_row: u32,
    heads: &[Head],
    context: &Context<'_>,
) -> Option<(Vec<Found>, f32)> {
    let whole = |heads: &[Head]| -> Option<(Found, f32)> {
        let block = Block::new(sheet, header_row, heads.to_vec(), context);
        let choice = best(&block)?;
        let total = choice.total;
        Some((Found::of(choice, header_row, &block.heads), total))
    };
    let groups: Vec<&[Head]> = heads.chunk_by(|a, b| b.column == a.column + 1).collect();
    if groups.len() > 1 {
        let parts: Vec<(Found, f32)> = groups.iter().filter_map(|group| whole(group)).collect();
        // Each of them says what it is about; a column without a header in between parts nothing.
        let is_whole = |(found, _): &(Found, f32)| {
            let key = found.columns.iter().find(|column| column.field == found.spec.key[0]);
            key.is_some_and(|column| {
                !column.header.is_empty() && groups.iter().any(|group| is_inside(found, column, group))
            })
        };
        if parts.len() > 1 && parts.iter().all(is_whole) {
            let score = parts.iter().map(|part| part.1).sum();
            return Some((parts.into_iter().map(|part| part.0).collect(), score));
        }
    }
    whole(heads).map(|(found, score)| (vec![found], score))
}
