//! Cards and forms: labels with their values beside them, one record a card. They are read as a table whose columns are the labels.

use std::collections::HashSet;
use std::ops::Range;

use super::block::Context;
use super::shape::Cards;
use super::words;
use crate::ingest::{Cell, Sheet, Value};
use crate::value::status;

/// A label is no longer than this.
const LONGEST_LABEL: usize = 90;
/// How plainly a label has to name a field of some table.
const LIKE_A_LABEL: f32 = 0.75;
/// Fewer labels that name fields than these are no card.
const FEWEST: usize = 3;
/// Cells of a column that are looked at for labels.
const LOOKED_AT: usize = 60;
/// Rows of more cells than this, on average, are a table's.
const WIDEST: usize = 5;
/// A sheet of more rows than this is a list.
const MOST_ROWS: usize = 3_000;

/// One label with its value.
struct Pair {
    row: u32,
    label: (u32, String),
    value: Option<Cell>,
    is_known: bool,
}

/// Cards as a sheet of their own, and where their cells stand.
pub(crate) struct Found {
    pub(crate) sheet: Sheet,
    pub(crate) cards: Cards,
    pub(crate) count: usize,
}

/// The cards among rows of a sheet, if it holds several.
pub(crate) fn several(sheet: &Sheet, context: &Context<'_>) -> Option<Found> {
    let cards = cards(sheet, 0..u32::MAX, context)?;
    let known = |card: &Vec<Pair>| card.iter().filter(|pair| pair.is_known).count();
    let labels =
        |card: &Vec<Pair>| -> HashSet<String> { card.iter().map(|pair| plain(&pair.label.1)).collect() };
    let first = labels(cards.first()?);
    let alike = cards
        .iter()
        .filter(|card| labels(card).intersection(&first).count() >= FEWEST && known(card) >= FEWEST)
        .count();
    (alike >= 2 && alike * 2 >= cards.len()).then(|| as_table(sheet, &cards))
}

/// The one card or form among rows of a sheet.
pub(crate) fn single(sheet: &Sheet, rows: Range<u32>, context: &Context<'_>) -> Option<Found> {
    let cards = cards(sheet, rows, context)?;
    let [card] = cards.as_slice() else { return None };
    let filled = card.iter().filter(|pair| pair.is_known && pair.value.is_some()).count();
    (filled >= FEWEST && filled * 2 >= card.len()).then(|| as_table(sheet, &cards))
}

fn plain(text: &str) -> String {
    crate::text::words(text)
}

fn cards(sheet: &Sheet, rows: Range<u32>, context: &Context<'_>) -> Option<Vec<Vec<Pair>>> {
    let filled: Vec<(u32, Vec<&Cell>)> = sheet
        .filled_rows()
        .filter(|(row, _)| rows.contains(row))
        .take(MOST_ROWS + 1)
        .map(|(row, cells)| (row, cells.iter().filter(|cell| !cell.value.is_blank()).collect()))
        .collect();
    if filled.len() < FEWEST || filled.len() > MOST_ROWS {
        return None;
    }
    // A label and its value, a few times in a row; a table has more.
    let cells: usize = filled.iter().map(|(_, cells)| cells.len()).sum();
    if cells > filled.len() * WIDEST {
        return None;
    }
    let columns = label_columns(&filled, context);
    columns.first()?;
    let rows: Vec<Vec<Pair>> =
        filled.iter().map(|(row, cells)| pairs_of(*row, cells, &columns, context)).collect();
    // Cards that stand side by side have their labels beside one another again; a wide card has others.
    let is_again = |pairs: &&Vec<Pair>| {
        let labels: HashSet<String> = pairs.iter().map(|pair| plain(&pair.label.1)).collect();
        labels.len() < pairs.len()
    };
    if columns.len() >= 2 && rows.iter().filter(is_again).count() >= FEWEST {
        let mut beside: Vec<Vec<Pair>> = (0..columns.len()).map(|_| Vec::new()).collect();
        for pair in rows.into_iter().flatten() {
            if let Some(at) = columns.iter().position(|column| *column == pair.label.0) {
                beside[at].push(pair);
            }
        }
        let mut found: Vec<Vec<Pair>> =
            beside.into_iter().flat_map(|pairs| parted(pairs.into_iter().map(|pair| vec![pair]))).collect();
        found.sort_by_key(|card| card.first().map(|pair| (pair.row, pair.label.0)));
        return Some(found);
    }
    let first = columns[0];
    Some(parted(rows.into_iter().filter(|pairs| pairs.first().is_some_and(|pair| pair.label.0 == first))))
}

/// Cards that stand below one another: a label that was there before begins the next one.
fn parted(rows: impl Iterator<Item = Vec<Pair>>) -> Vec<Vec<Pair>> {
    let mut found: Vec<Vec<Pair>> = vec![Vec::new()];
    let mut seen: HashSet<String> = HashSet::new();
    for pairs in rows {
        if pairs.iter().any(|pair| seen.contains(&plain(&pair.label.1))) {
            seen.clear();
            found.push(Vec::new());
        }
        seen.extend(pairs.iter().map(|pair| plain(&pair.label.1)));
        if let Some(card) = found.last_mut() {
            card.extend(pairs);
        }
    }
    found
}

/// The columns whose texts are labels: most of them name fields, and what stands beside them does not.
fn label_columns(filled: &[(u32, Vec<&Cell>)], context: &Context<'_>) -> Vec<u32> {
    let mut columns: Vec<u32> =
        filled.iter().flat_map(|(_, cells)| cells.iter().map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut found: Vec<u32> = Vec::new();
    for column in columns.into_iter().take(12) {
        // Values stand right of labels.
        if found.last().is_some_and(|last| last + 1 == column) {
            continue;
        }
        let cells: Vec<&Cell> = filled
            .iter()
            .filter_map(|(_, cells)| cells.iter().find(|cell| cell.column == column).copied())
            .collect();
        // The first of them tell: a list is long.
        let cells = &cells[..cells.len().min(LOOKED_AT)];
        let labels = cells.iter().filter(|cell| is_label(cell, context)).count();
        // In the first column a heading or a title may stand among them.
        let least = if found.is_empty() { FEWEST } else { 2 };
        if labels >= least && labels * 5 >= cells.len() * 2 {
            found.push(column);
        }
    }
    found
}

fn is_label(cell: &Cell, context: &Context<'_>) -> bool {
    let Value::Text(text) = &cell.value else { return false };
    // "At risk" and "Done" are values; "No." is a number.
    let is_status = || {
        status::of_word(text, &status::Key::new()).is_some()
            && text.chars().filter(|c| c.is_alphabetic()).count() > 3
    };
    let is_name = || words::best(text, context.tables) >= LIKE_A_LABEL && !is_status();
    text.len() <= LONGEST_LABEL && (text.trim_end().ends_with(':') || is_name())
}

/// The pairs of one row: each label with the first value between it and the next label.
fn pairs_of(row: u32, cells: &[&Cell], columns: &[u32], context: &Context<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    for (at, &column) in columns.iter().enumerate() {
        let end = columns.get(at + 1).copied().unwrap_or(u32::MAX);
        let Some(label) = cells.iter().find(|cell| cell.column == column) else { continue };
        let Value::Text(text) = &label.value else { continue };
        let value = cells.iter().find(|cell| cell.column > column && cell.column < end);
        let others = cells.iter().filter(|cell| cell.column > column && cell.column < end).count();
        let is_known = is_label(label, context);
        // A title, a note, or a row of a table.
        if text.len() > LONGEST_LABEL || others > 1 || (value.is_none() && !is_known) {
            continue;
        }
        found.push(Pair {
            row,
            label: (column, text.clone()),
            value: value.map(|cell| (*cell).clone()),
            is_known,
        });
    }
    found
}

/// A sheet whose first row holds the labels, and whose other rows hold the values of one card each.
fn as_table(sheet: &Sheet, cards: &[Vec<Pair>]) -> Found {
    let mut labels: Vec<String> = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut map = Cards::default();
    for (card, pairs) in cards.iter().filter(|pairs| !pairs.is_empty()).enumerate() {
        let row = card as u32 + 1;
        for pair in pairs {
            let name = plain(&pair.label.1);
            let column = labels.iter().position(|label| *label == name).unwrap_or_else(|| {
                labels.push(name);
                labels.len() - 1
            }) as u32;
            map.add(0, column, (pair.row, pair.label.0));
            if cells.iter().all(|cell| (cell.row, cell.column) != (0, column)) {
                let text = pair.label.1.trim().trim_end_matches(':').to_owned();
                cells.push(Cell::plain(0, column, Value::Text(text)));
            }
            // Without a value it is the label that tells where one is missing.
            let place = pair.value.as_ref().map_or((pair.row, pair.label.0), |cell| (cell.row, cell.column));
            map.add(row, column, place);
            if let Some(value) = &pair.value {
                cells.push(Cell { row, column, ..value.clone() });
            }
        }
    }
    let count = cards.iter().filter(|pairs| !pairs.is_empty()).count();
    Found { sheet: Sheet::new(&sheet.name, sheet.hidden, cells), cards: map, count }
}
