//! Whether a row is worth a closer look as a header: its cells are short texts of which enough name fields, and no record's.

use super::block::Context;
use super::found::Found;
use super::{contents, time, words};
use crate::ingest::{Cell, Sheet, Value};
use crate::tables::{Kind, Tables};

/// Rows at the top of a sheet where a header may hold no known word.
const TOP: u32 = 60;
/// A text longer than this is no header; a single one may carry guidance.
const LONG: usize = 120;
/// A text longer than this is no header of a table inside of another one.
const SENTENCE: usize = 60;
/// Rows below a header in which its words would come again, were it a record.
const BELOW: usize = 20;
/// A cell that names a field so plainly may be a header.
const LIKE_A_HEADER: f32 = 0.8;

/// Is a row worth a closer look? `open` are the tables that it may still belong to.
pub(crate) fn may_be_header(
    sheet: &Sheet,
    row: u32,
    cells: &[Cell],
    open: &[&Found],
    context: &Context<'_>,
) -> bool {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.value.is_blank()).collect();
    let is_group = filled.len() == 1 && is_lone_group(sheet, row, filled[0]);
    if (filled.len() < 2 && !is_group)
        || holds_days(&filled, open)
        || !looks_like_header(&filled, open.is_empty())
    {
        return false;
    }
    if open.iter().any(|table| row == table.header_row + 1) && is_guidance(&filled) {
        return false;
    }
    // Inside a table only known headers start another; above, any row of short texts may be one.
    let stands_apart = row.checked_sub(1).is_some_and(|above| sheet.is_blank_row(above));
    let needed = match (is_group || open.is_empty(), stands_apart) {
        (true, _) => 0,
        (false, true) => 2,
        (false, false) => filled.len().div_ceil(2).max(2),
    };
    let hits = known_headers(&filled, needed, context.tables);
    let is_candidate = if is_group {
        true
    } else if open.is_empty() {
        // Far down a sheet only a known header is worth a closer look: a list of a million names is none.
        hits > 0 || row < TOP || stands_apart
    } else {
        hits >= needed
    };
    if !is_candidate || holds_values(&filled, open, context) || has_times_above(sheet, row, &filled) {
        return false;
    }
    hits * 2 >= filled.len() || !recurs(sheet, row, &filled)
}

/// Does a row tell how to fill in the columns: "Choose how likely it is", "Describe the risk"?
pub(super) fn is_guidance(filled: &[&Cell]) -> bool {
    const TELL: [&str; 14] = [
        "choose", "select", "say", "enter", "describe", "please", "state", "give", "list", "insert", "type",
        "write", "tick", "pick",
    ];
    let tells = |cell: &&&Cell| {
        matches!(&cell.value, Value::Text(text) if {
            let first = text.split_whitespace().next().unwrap_or_default();
            text.contains(' ') && TELL.iter().any(|word| word.eq_ignore_ascii_case(first))
        })
    };
    filled.iter().filter(tells).count() * 2 >= filled.len()
}

/// How many cells could be headers; fewer than are there, where those that are needed cannot be reached.
fn known_headers(filled: &[&Cell], needed: usize, tables: &Tables) -> usize {
    let mut hits = 0;
    for (at, cell) in filled.iter().enumerate() {
        if hits + filled.len() - at < needed {
            break;
        }
        let Value::Text(text) = &cell.value else { continue };
        // Inside a table a sentence is a record's.
        let is_short = needed == 0 || text.len() <= SENTENCE;
        hits += usize::from(is_short && is_header_like(text, tables) || is_time(text));
    }
    hits
}

/// Does a row hold a day where the table above has days? It is then a record: most are told by that.
fn holds_days(filled: &[&Cell], open: &[&Found]) -> bool {
    let mut days = filled.iter().filter(|cell| matches!(cell.value, Value::Date(_)));
    days.any(|cell| open.iter().any(|table| table.kind_at(cell.column) == Some(Kind::Day)))
}

/// Does a row hold texts that its columns' fields hold, a status under "Status" or "4.2" under "Ref", and is therefore no header
/// of another table?
fn holds_values(filled: &[&Cell], open: &[&Found], context: &Context<'_>) -> bool {
    let is_value = |table: &Found, cell: &Cell| {
        let (Value::Text(text), Some(kind)) = (&cell.value, table.kind_at(cell.column)) else { return false };
        // "Complete" is a header, and a value below "Status".
        let is_header = kind != Kind::Status && words::is_named_alone(text, table.spec);
        !is_header && !text.trim_end().ends_with('?') && contents::is_value(cell, kind, context.period)
    };
    open.iter().any(|table| filled.iter().any(|cell| is_value(table, cell)))
}

/// Do times stand right above at least two cells of a row? The header then begins there, and the row alone says too little.
fn has_times_above(sheet: &Sheet, row: u32, filled: &[&Cell]) -> bool {
    let Some(above) = row.checked_sub(1) else { return false };
    let is_time_above = |cell: &&&Cell| {
        let over = sheet.cell_or_merged(above, cell.column);
        over.is_some_and(|over| matches!(&over.value, Value::Text(text) if is_time(text)))
    };
    filled.iter().filter(is_time_above).count() >= 2
}

/// Headers are texts, short ones mostly; numbers and flags are what stands below them. Dates may be months across.
pub(super) fn looks_like_header(filled: &[&Cell], is_free: bool) -> bool {
    let mut texts = 0;
    let mut long = 0;
    let mut dates = 0;
    for cell in filled {
        match &cell.value {
            Value::Text(text) if text.len() > LONG => long += 1,
            Value::Text(text) if is_whole_day(text) => dates += 1,
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

/// `12/02/2024`: a day, and nothing else.
fn is_whole_day(text: &str) -> bool {
    if text.len() > 24 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (time, rest) = time::found_in(text);
    time.day.is_some() && rest.is_empty()
}

/// Do cells of a row come again below, in their columns? It is then a record; a header that is repeated comes again as a whole.
pub(super) fn recurs(sheet: &Sheet, row: u32, filled: &[&Cell]) -> bool {
    let again = |cells: &[Cell]| {
        let is_same = |cell: &&&Cell| {
            cells
                .binary_search_by_key(&cell.column, |other| other.column)
                .is_ok_and(|at| cells[at].value == cell.value)
        };
        filled.iter().filter(is_same).count()
    };
    let below = sheet
        .rows_from(row + 1)
        .take(BELOW)
        .map(|(_, cells)| again(cells))
        .filter(|count| *count < filled.len());
    below.max().unwrap_or(0) * 3 > filled.len()
}

/// `Q3 2023/24`, `Financial year 2024 to 2025`: a time, and nothing else; a whole day may be a cell.
fn is_time(text: &str) -> bool {
    let (time, rest) = time::found_in(text);
    !time.is_empty()
        && time.day.is_none()
        && rest.split_whitespace().all(|word| matches!(word.to_lowercase().as_str(), "financial" | "year"))
}

/// Does a text name a field so plainly that it may be a header?
fn is_header_like(text: &str, tables: &Tables) -> bool {
    text.len() <= LONG
        && text.trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '%' | '#' | '£'))
        && words::best(text, tables) >= LIKE_A_HEADER
}

/// The only text of a row, above months or single words: a group's name, and no title, which stands at the left.
fn is_lone_group(sheet: &Sheet, row: u32, cell: &Cell) -> bool {
    let below: Vec<&Cell> = sheet.row(row + 1).iter().filter(|cell| !cell.value.is_blank()).collect();
    let over = below.iter().filter(|each| each.column >= cell.column).take_while(|each| is_bare(&each.value));
    below.first().is_some_and(|first| first.column < cell.column)
        && over.count() >= 2
        && looks_like_header(&below, true)
}

/// A month, or one short word: `Q3`, `L`, `Impact`.
pub(super) fn is_bare(value: &Value) -> bool {
    let text = value.shown();
    let (time, rest) = time::found_in(&text);
    (!time.is_empty() && rest.is_empty()) || (text.chars().count() <= 12 && !text.trim().contains(' '))
}
